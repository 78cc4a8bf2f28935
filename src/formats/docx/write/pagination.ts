/**
 * On which page each block of a report is expected, for the numbers in a list of contents. The standard's grid makes
 * text predictable, 28 characters a line and 22 lines a page; tables and charts are estimated from their words and
 * sizes. Nothing else relies on it, and whoever renews the field gets the true number.
 */
import { plainText, type Block, type BlockId, type Inline, type Report } from '../../../report/model.ts';
import { chartHeight } from './charts.ts';
import { cellSideMargins, fitTable } from './pieces/column-widths.ts';
import { mergeHeadings } from './pieces/headings.ts';
import { charactersOnLine, landscape, linePitch, portrait, titleLine, typeAreaHeight, typeAreaWidth } from './look.ts';
import { orientations } from './orientations.ts';
import { widthInCharacters } from './pieces/paragraphs.ts';
import type { Orientation } from './sections.ts';

/** Pages by block, counted from 1. */
export function estimatePages(report: Report): ReadonlyMap<BlockId, number> {
  const blocks = report.sections.flatMap((section) => section.blocks);
  const turned = orientations(blocks);
  const pages = new Map<BlockId, number>();
  let sheet = startOn(1, 'portrait');
  let kept: readonly Block[] = [];

  sheet = fill(sheet, titleLines(report.title), 0);
  for (const [position, block] of blocks.entries()) {
    const orientation = turned[position] ?? 'portrait';
    if (orientation !== sheet.orientation) sheet = startOn(sheet.page + 1, orientation);
    if (beginsPage(block) && sheet.used > 0) sheet = startOn(sheet.page + 1, orientation);
    // A heading waits for what follows it, so that it does not stand alone at the foot of a page.
    if (block.kind === 'heading') {
      kept = [...kept, block];
      continue;
    }
    const group = [...kept, block];
    const pieces = group.map((each) => piecesOf(each, orientation));
    const together = sum(pieces.slice(0, -1).flatMap((each) => each.heights)) + (pieces.at(-1)?.heights[0] ?? 0);
    if (sheet.used > 0 && sheet.used + together > sheet.height) sheet = startOn(sheet.page + 1, orientation);
    for (const [index, each] of group.entries()) {
      const { heights, again } = pieces[index] ?? nothing;
      const first = heights[0] ?? 0;
      const begins = sheet.used > 0 && sheet.used + first > sheet.height + tolerance ? sheet.page + 1 : sheet.page;
      pages.set(each.id, begins);
      sheet = fill(sheet, heights, again);
    }
    kept = [];
  }
  for (const heading of kept) pages.set(heading.id, sheet.page);
  return pages;
}

interface Sheet {
  readonly page: number;
  readonly orientation: Orientation;
  /** In twips, like all heights here. */
  readonly height: number;
  readonly used: number;
}

const tolerance = 1;

function startOn(page: number, orientation: Orientation): Sheet {
  return { page, orientation, height: typeAreaHeight(papers[orientation]), used: 0 };
}

const papers = { portrait, landscape } as const satisfies Record<Orientation, unknown>;

/** Heights of what a block is made of; none of them is broken. */
interface Pieces {
  readonly heights: readonly number[];
  /** What comes again at the top of every further page: a table's headings. */
  readonly again: number;
}

const nothing: Pieces = { heights: [], again: 0 };

function fill(sheet: Sheet, heights: readonly number[], again: number): Sheet {
  let { page, used } = sheet;
  for (const [index, height] of heights.entries()) {
    if (used > 0 && used + height > sheet.height + tolerance) {
      page += 1;
      used = index === 0 ? 0 : again;
    }
    used += height;
  }
  return { ...sheet, page, used };
}

function beginsPage(block: Block): boolean {
  return block.kind === 'page-break' || (block.kind === 'paragraph' && block.role === 'annex-mark');
}

/** Lines of text, rows of a table, a chart and its caption. */
function piecesOf(block: Block, orientation: Orientation): Pieces {
  switch (block.kind) {
    case 'heading':
      return { heights: lines(2, plainText(block.inlines), orientation), again: 0 };
    case 'paragraph':
      return { heights: paragraphLines(block, orientation), again: 0 };
    case 'table':
      return tableRows(block);
    case 'chart':
      return { heights: [120 + chartHeight(block.chart) + captionHeight(block.caption)], again: 0 };
    case 'contents': {
      const entries = block.entries.flatMap((entry) => lines(0, entry.text, orientation));
      // An empty line below its title, and one below the last entry.
      return { heights: [2 * linePitch, ...entries.slice(0, -1), (entries.at(-1) ?? 0) + linePitch], again: 0 };
    }
    case 'page-break':
      return nothing;
  }
}

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

function titleLines(title: string): readonly number[] {
  const perLine = (charactersOnLine * 16) / 22;
  return [...repeated(lineCount(title, perLine, 0), titleLine), linePitch];
}

function paragraphLines(block: Of<'paragraph'>, orientation: Orientation): readonly number[] {
  const words = plainText(block.lead ?? []) + plainText(block.inlines);
  const role = block.role ?? 'body';
  const indent = role === 'addressee' || role === 'annex-mark' ? 0 : 2;
  const [first = linePitch, ...others] = lines(indent, words, orientation);
  const above = role === 'signature' || role === 'annex-note' ? linePitch : 0;
  return [first + above, ...others];
}

function lines(indent: number, words: string, orientation: Orientation): readonly number[] {
  const perLine = (charactersOnLine * typeAreaWidth(papers[orientation])) / typeAreaWidth(portrait);
  return repeated(lineCount(words, Math.floor(perLine), indent), linePitch);
}

function lineCount(words: string, perLine: number, indent: number): number {
  return words
    .split('\n')
    .reduce(
      (count, line, index) => count + lineCountOf(widthInCharacters(line) + (index === 0 ? indent : 0), perLine),
      0,
    );
}

function lineCountOf(width: number, perLine: number): number {
  return Math.max(1, Math.ceil(width / perLine));
}

/** Single spacing of a Chinese font in Word is 1.3 times its size. */
function singleLine(points: number): number {
  return points * 20 * 1.3;
}

const cellPadding = 56;

function tableRows(block: Of<'table'>): Pieces {
  const { widths, points } = fitTable(block);
  const total = widths.reduce((whole, width) => whole + width, 0);
  const rowHeight = (cells: readonly { readonly words: string; readonly width: number }[]): number => {
    const counts = cells.map(({ words, width }) => lineCount(words, (width - cellSideMargins) / (points * 20), 0));
    return Math.max(1, ...counts) * singleLine(points) + cellPadding;
  };
  const headings = mergeHeadings(block.columns.map((column) => column.heading)).map((row) =>
    rowHeight(
      row.map((cell) => ({
        words: cell.down === 'continued' ? '' : cell.text,
        width: sum(widths.slice(cell.column, cell.column + cell.across)),
      })),
    ),
  );
  const rows = block.rows.map((row) =>
    row.group === true
      ? rowHeight([{ words: plainText(row.cells.flat()), width: total }])
      : rowHeight(widths.map((width, column) => ({ words: plainText(row.cells[column] ?? []), width }))),
  );
  const [first = 0, ...others] = rows;
  const notes = block.notes.map((note) => {
    const count = lineCount(plainText(note), total / 180, 0);
    return count * singleLine(9) + 80;
  });
  // The caption and the headings stay with the first row.
  const top = captionHeight(block.caption) + sum(headings) + first;
  return { heights: [top, ...others, ...(notes.length > 0 ? notes : [120])], again: sum(headings) };
}

function captionHeight(caption: readonly Inline[]): number {
  return lineCount(plainText(caption), 37, 0) * singleLine(12) + 180;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((whole, each) => whole + each, 0);
}

function repeated(count: number, value: number): readonly number[] {
  return Array.from({ length: count }, () => value);
}
