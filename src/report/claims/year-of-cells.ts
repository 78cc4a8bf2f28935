/**
 * The year claim of tables and charts: what stands under a year is a figure of that year, or says which year it is of, as
 * 79.86（2010）. A column that names no year is of the document's, or of the row's: 村委会成员女性比例（2014年）.
 */
import { parseFigureId } from '../figure-id-reading.ts';
import type { Block, Inline, Report } from '../model.ts';
import { plainText } from '../model.ts';
import type { WorkbookModel } from '../workbook-model.ts';

/** A figure under a year that is not its own. */
export interface Misdated {
  readonly block: string;
  readonly word: string;
  readonly around: string;
}

export function misdated(content: Report | WorkbookModel): readonly Misdated[] {
  if ('sheets' in content) return content.sheets.flatMap((sheet) => inRows({ ...sheet, year: content.year }));
  return content.sections.flatMap(({ blocks }) => blocks.flatMap((block) => inBlock(block, content.year)));
}

function inBlock(block: Block, year: number): readonly Misdated[] {
  switch (block.kind) {
    case 'table':
      return inRows({ ...block, year });
    case 'chart':
      return block.chart.series.flatMap(({ name, figures }) =>
        (figures ?? []).flatMap((figure, position): readonly Misdated[] => {
          const named = yearNamed([block.chart.categories[position] ?? '']);
          const own = figure === null ? null : yearOf(figure);
          if (named === null || own === null || own === named) return [];
          return [{ block: block.id, word: String(own), around: `${name}${named}` }];
        }),
      );
    case 'heading':
    case 'paragraph':
    case 'contents':
    case 'page-break':
      return [];
  }
}

interface Rows {
  readonly columns: readonly { readonly heading: readonly string[] }[];
  readonly rows: readonly { readonly id: string; readonly cells: readonly (readonly Inline[])[] }[];
  readonly year: number;
}

function inRows({ columns, rows, year }: Rows): readonly Misdated[] {
  return rows.flatMap(({ id, cells }) => {
    const expected = yearOfRow(cells) ?? year;
    return cells.flatMap((inlines, position) => {
      const heading = columns[position]?.heading ?? [];
      return inlines.flatMap((inline): readonly Misdated[] => {
        if (inline.kind !== 'figure' || isOfItsYear(inline, heading, expected)) return [];
        return [{ block: id, word: inline.text, around: `${heading.join('')}：${plainText(inlines)}` }];
      });
    });
  });
}

/** A year in brackets at the end of words of a row's own. */
function yearOfRow(cells: Rows['rows'][number]['cells']): number | null {
  for (const inlines of cells) {
    if (inlines.some(({ kind }) => kind !== 'text')) continue;
    const said = /（(\d{4})年）$/u.exec(plainText(inlines))?.[1];
    if (said !== undefined) return Number(said);
  }
  return null;
}

type FigureInline = Extract<Inline, { readonly kind: 'figure' }>;

function isOfItsYear({ figure, text }: FigureInline, heading: readonly string[], year: number): boolean {
  const own = yearOf(figure);
  if (own === null) return true;
  const said = /（(\d{4})）$/u.exec(text)?.[1];
  if (said !== undefined) return Number(said) === own;
  const named = yearNamed(heading);
  if (named !== null) return own === named;
  // 基期值 is of the base, whose year the table's notes give where it is another; a forecast is of a year to come.
  return own === year || heading.some((line) => line.includes('基期')) || figure.includes('/forecast/');
}

/** null for what has no year of its own: a gap, a speed, a count. */
function yearOf(figure: string): number | null {
  const id = parseFigureId(figure);
  if (id === null || id.kind === 'change' || id.kind === 'difference') return null;
  return 'year' in id ? id.year : null;
}

/** 2015年, 基期2013年, 2016年预测; 目标值（2016年） is of the target, which has no year of its own. */
function yearNamed(lines: readonly string[]): number | null {
  const found = /(?<!\d)((?:19|20)\d\d)(?=年|$)/u.exec(lines.join('\n'))?.[1];
  return found === undefined ? null : Number(found);
}
