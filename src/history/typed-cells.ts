/**
 * Words that people typed into a workbook of ours: in its columns for reasons, explanations and measures, cell by cell. Rows
 * are known by their names, columns by their headings, wherever somebody moved them to.
 */
import type { CellContent, Grid } from '../dataset/tables/grid.ts';
import type { SheetModel, WorkbookModel } from '../report/workbook-model.ts';
import type { RecordedBlock } from './manifest.ts';

export interface TypedCell {
  readonly sheet: string;
  /** The row's id: `warning/women/W02`. */
  readonly row: string;
  /** Of the row's indicator, as the table has it. */
  readonly name: string;
  readonly heading: string;
  readonly text: string;
  /** What the program writes there now, and whether it is what it wrote before. */
  readonly written: string;
  readonly isAsBefore: boolean;
}

/** `earlier` are the rows of the versions that the program wrote before: what stands in one of them nobody typed. */
export function typedCells(
  edited: readonly Grid[],
  { sheets }: WorkbookModel,
  earlier: readonly (readonly RecordedBlock[])[],
): readonly TypedCell[] {
  const versions = earlier.map((blocks) => new Map(blocks.map(({ id, text }) => [id, text.split('\t')])));
  return sheets.flatMap((sheet) => {
    const grid = edited.find(({ name }) => name === sheet.name);
    if (grid === undefined) return [];
    return wordCells(grid, sheet).flatMap(({ row, name, column, text }): readonly TypedCell[] => {
      const written = writtenIn(sheet, row, column);
      const before = versions.flatMap((rows) => rows.get(row)?.[column] ?? []);
      if (isSame(text, '') || [written, ...before].some((one) => isSame(text, one))) return [];
      const heading = sheet.columns[column]?.heading.join('') ?? '';
      const isAsBefore = before.length === 0 || before.some((one) => isSame(one, written));
      return [{ sheet: sheet.name, row, name, heading, text, written, isAsBefore }];
    });
  });
}

export interface WordCell {
  readonly row: string;
  readonly name: string;
  /** Among the sheet's columns, from 0. */
  readonly column: number;
  readonly text: string;
  readonly place: { readonly row: number; readonly column: number };
}

/** Every cell of the columns for words, blank ones too, with the row that it belongs to. */
export function wordCells(grid: Grid, sheet: SheetModel): readonly WordCell[] {
  const texts = new Map(grid.cells.map(({ row, column, content }) => [`${row}:${column}`, textOf(content)]));
  const heads = headings(grid, sheet);
  if (heads === null) return [];
  const { below, nameColumn, words } = heads;
  const ids = rowIds(sheet);
  const last = Math.max(0, ...grid.cells.map(({ row }) => row));
  let lead = '';
  const seen = new Set<string>();
  return Array.from({ length: Math.max(0, last - below) }, (_, index) => below + 1 + index).flatMap(
    (row): readonly WordCell[] => {
      const name = plain(texts.get(`${row}:${nameColumn}`) ?? '');
      if (name === '') return [];
      if (!isPart(name)) lead = name;
      const key = keyOf(name, lead);
      const id = ids.get(key);
      // A second row of one name is a person's own.
      if (id === undefined || seen.has(key)) return [];
      seen.add(key);
      return words.map(({ column, at }) => ({
        row: id,
        name,
        column,
        text: texts.get(`${row}:${at}`) ?? '',
        place: { row, column: at },
      }));
    },
  );
}

function headings(grid: Grid, { columns }: SheetModel) {
  const nameHeading = columns
    .map(({ heading }) => plain(heading.at(-1) ?? ''))
    .find((head) => /^指标(?:名称)?$/.test(head));
  const wordColumns = columns.flatMap(({ heading }, column) => {
    const head = plain(heading.at(-1) ?? '');
    return /说明|原因|备注|措施/.test(head) ? [{ column, head }] : [];
  });
  const named = grid.cells.find(({ content }) => plain(textOf(content)) === nameHeading);
  if (nameHeading === undefined || named === undefined) return null;
  const words = wordColumns.flatMap(({ column, head }) => {
    const cell = grid.cells.find(
      ({ row, content }) => Math.abs(row - named.row) < 3 && plain(textOf(content)) === head,
    );
    return cell === undefined ? [] : [{ column, at: cell.column }];
  });
  return { below: named.row, nameColumn: named.column, words };
}

/** Rows by their names; 其中：女 by the row above it as well. Names that stand twice tell nothing. */
function rowIds({ columns, rows }: SheetModel): ReadonlyMap<string, string> {
  const nameColumn = columns.findIndex(({ heading }) => /^指标(?:名称)?$/.test(plain(heading.at(-1) ?? '')));
  const [ids, twice] = [new Map<string, string>(), new Set<string>()];
  let lead = '';
  for (const { id, cells, group } of rows) {
    if (group === true) continue;
    const name = plain((cells[nameColumn] ?? []).map(({ text }) => text).join(''));
    if (!isPart(name)) lead = name;
    const key = keyOf(name, lead);
    if (ids.has(key)) twice.add(key);
    ids.set(key, id);
  }
  return new Map([...ids].filter(([key]) => !twice.has(key)));
}

function writtenIn({ rows }: SheetModel, row: string, column: number): string {
  const cells = rows.find(({ id }) => id === row)?.cells[column] ?? [];
  return cells.map(({ text }) => text).join('');
}

function isPart(name: string): boolean {
  return name.startsWith('其中');
}

function keyOf(name: string, lead: string): string {
  return isPart(name) ? `${lead}/${name}` : name;
}

function textOf(content: CellContent): string {
  return 'text' in content ? content.text : '';
}

function plain(text: string): string {
  return text.replaceAll(/\s/g, '');
}

function isSame(one: string, other: string): boolean {
  return plain(one) === plain(other);
}
