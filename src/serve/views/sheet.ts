/** A sheet as it was read, for looking at a cell in it. */
import type { Grid, GridCell } from '../../dataset/tables/grid.ts';
import { columnName, placeNamed } from '../../dataset/tables/grid.ts';
import { formatOrigin, parseOrigin } from '../../provenance.ts';
import { readWorkbook } from '../../formats/xlsx/read/read.ts';
import type { RoundNow } from '../round-now.ts';

export interface GridView {
  readonly file: string;
  readonly sheet: string;
  readonly sheets: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly GridRow[];
  /** The cell asked for: E12; null where only its sheet is known. */
  readonly marked: string | null;
  /** Rows before the first and after the last of those shown. */
  readonly above: number;
  readonly below: number;
}

export interface GridRow {
  readonly row: number;
  readonly cells: readonly GridCellView[];
}

export interface GridCellView {
  readonly text: string;
  readonly across: number;
  readonly down: number;
  readonly note: string | null;
  readonly hidden: boolean;
  /** Findings or figures stand at it. */
  readonly figure: string | null;
  readonly finding: string | null;
}

/** `place` as an origin is written: a cell, a sheet or a file. null where there is no such sheet. */
export function sheetOf(round: RoundNow, place: string): GridView | null {
  const origin = parseOrigin(place);
  const file = 'file' in origin ? origin.file : '';
  const found = Object.values(round.project.files.folders)
    .flat()
    .find((one) => one.file === file);
  if (found?.kind !== 'read') return null;
  const bytes = found.old?.kind === 'workbook' ? found.old.bytes : found.bytes;
  const reading = readWorkbook(file, bytes);
  if (reading.verdict === 'refused') return null;
  const { grids } = reading.workbook;
  const wanted = origin.kind === 'cell' || origin.kind === 'sheet' ? origin.sheet : undefined;
  const grid = grids.find(({ name }) => name === wanted) ?? grids[0];
  if (grid === undefined) return null;
  const marked = origin.kind === 'cell' ? origin.cell : null;
  return { ...windowOf(grid, file, marked, round), sheets: grids.map(({ name }) => name) };
}

/** A wide or long sheet is shown around the cell. */
function windowOf(grid: Grid, file: string, marked: string | null, round: RoundNow): Omit<GridView, 'sheets'> {
  const lastRow = grid.cells.reduce((most, { row }) => Math.max(most, row), 0);
  const lastColumn = Math.min(
    grid.cells.reduce((most, { column }) => Math.max(most, column), 0),
    mostColumns,
  );
  const at = marked === null ? null : placeNamed(marked);
  const first = Math.max(1, Math.min((at?.row ?? 1) - mostRows / 2, lastRow - mostRows + 1));
  const last = Math.min(lastRow, first + mostRows - 1);
  const marks = marksOn(file, grid.name, round);
  const byPlace = new Map(grid.cells.map((cell) => [`${cell.row} ${cell.column}`, cell]));
  const covered = new Set<string>();
  const rows: GridRow[] = [];
  for (let row = first; row <= last; row += 1) {
    const cells: GridCellView[] = [];
    for (let column = 1; column <= lastColumn; column += 1) {
      if (covered.has(`${row} ${column}`)) continue;
      const merge = grid.merges.find(({ top, left }) => top === row && left === column);
      const across = merge === undefined ? 1 : Math.min(merge.right, lastColumn) - column + 1;
      const down = merge === undefined ? 1 : Math.min(merge.bottom, last) - row + 1;
      for (let below = row; below < row + down; below += 1)
        for (let beside = column; beside < column + across; beside += 1) covered.add(`${below} ${beside}`);
      cells.push(cellView(byPlace.get(`${row} ${column}`), across, down, marks.get(`${columnName(column)}${row}`)));
    }
    rows.push({ row, cells });
  }
  return {
    file,
    sheet: grid.name,
    columns: Array.from({ length: lastColumn }, (_, position) => columnName(position + 1)),
    rows,
    marked,
    above: first - 1,
    below: lastRow - last,
  };
}

const mostRows = 120;
const mostColumns = 60;

interface Marks {
  readonly figure: string | null;
  readonly finding: string | null;
}

function marksOn(file: string, sheet: string, round: RoundNow): ReadonlyMap<string, Marks> {
  const marks = new Map<string, Marks>();
  for (const { origin } of round.prepared.dataset.observations) {
    if (origin.kind === 'cell' && origin.file === file && origin.sheet === sheet)
      marks.set(origin.cell, { figure: formatOrigin(origin), finding: null });
  }
  for (const one of round.findings) {
    for (const origin of [...(one.origin === null ? [] : [one.origin]), ...one.related]) {
      if (origin.kind !== 'cell' || origin.file !== file || origin.sheet !== sheet) continue;
      const before = marks.get(origin.cell);
      if (before?.finding !== undefined && before.finding !== null) continue;
      marks.set(origin.cell, { figure: before?.figure ?? null, finding: `［${one.level}］${one.message}` });
    }
  }
  return marks;
}

function cellView(cell: GridCell | undefined, across: number, down: number, marks: Marks | undefined): GridCellView {
  return {
    text: cell === undefined ? '' : textOf(cell),
    across,
    down,
    note: cell?.comment ?? null,
    hidden: cell?.hidden ?? false,
    figure: marks?.figure ?? null,
    finding: marks?.finding ?? null,
  };
}

function textOf({ content }: GridCell): string {
  switch (content.kind) {
    case 'number':
      return content.shown ?? (content.format.kind === 'percent' ? `${percentOf(content.text)}%` : content.text);
    case 'text':
      return `${content.text}${content.superscript}`;
    case 'unseen':
      return '';
    case 'unreadable':
      return content.text;
    case 'date':
      return content.iso;
    case 'boolean':
      return content.value ? 'TRUE' : 'FALSE';
    case 'error':
      return content.code;
    case 'formula-without-result':
      return `=${content.formula}`;
  }
}

/** 0.956 → 95.6, without the traces of binary arithmetic. */
function percentOf(text: string): string {
  return String(Number((Number(text) * 100).toPrecision(12)));
}
