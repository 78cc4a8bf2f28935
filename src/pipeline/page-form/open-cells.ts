/**
 * The open cells of a unit's table, each under a name that does not hang on its place: what was typed into one edition of
 * the form is found again in the next.
 */
import type { LaidCell, LaidSheet } from '../../report/sheet-model.ts';
import { columns, headRow } from '../../report/compose/forms/form-frame.ts';

export const fields = ['name', 'measure', 'base', 'previous', 'current', 'explanation', 'remark', 'said'] as const;
export type Field = (typeof fields)[number];

export interface OpenCell {
  /** `W02#current`, `W02/城市#previous`, `另报1#name`, `回执：填表人#said`. */
  readonly key: string;
  /** `W02`, `W02/城市`, `另报1`, `回执：填表人`. */
  readonly row: string;
  readonly field: Field;
  readonly cell: LaidCell;
}

export function openCells(sheet: LaidSheet): readonly OpenCell[] {
  const keys = rowKeys(sheet);
  const spare = spareNames(sheet, keys);
  return sheet.cells
    .filter(({ open }) => open)
    .flatMap((cell): readonly OpenCell[] => {
      const row = keys.get(cell.row) ?? spare.get(cell.row);
      const field = fieldOf(cell.column);
      if (row !== undefined) return field === null ? [] : [{ key: `${row}#${field}`, row, field, cell }];
      const label = labelOf(cell, sheet);
      return label === null ? [] : [{ key: `${label}#said`, row: label, field: 'said', cell }];
    });
}

/** By row of the sheet, what its hidden column calls it. */
export function rowKeys(sheet: LaidSheet): ReadonlyMap<number, string> {
  const column = sheet.cells.find((cell) => cell.row === headRow && textOf(cell) === '审核：行')?.column;
  return new Map(
    sheet.cells
      .filter((cell) => cell.row > headRow && cell.column === column && textOf(cell) !== '')
      .map((cell) => [cell.row, textOf(cell)]),
  );
}

export function textOf({ content }: LaidCell): string {
  return content.kind === 'text' || content.kind === 'number' ? content.text : '';
}

/** Rows whose name is open too: 本单位另报的指标. */
function spareNames(sheet: LaidSheet, keys: ReadonlyMap<number, string>): ReadonlyMap<number, string> {
  const rows = sheet.cells
    .filter((cell) => cell.open && cell.column === columns.name && cell.row > headRow && !keys.has(cell.row))
    .map(({ row }) => row)
    .toSorted((a, b) => a - b);
  return new Map(rows.map((row, position) => [row, `另报${position + 1}`]));
}

function fieldOf(column: number): Field | null {
  return fields.find((field) => field !== 'said' && columns[field] === column) ?? null;
}

/** What stands to the left of the cell, as 填表人：. */
function labelOf({ row, column }: LaidCell, sheet: LaidSheet): string | null {
  const labels = sheet.cells
    .filter((cell) => cell.row === row && cell.column < column && textOf(cell).endsWith('：'))
    .toSorted((a, b) => b.column - a.column);
  const [nearest] = labels;
  return nearest === undefined ? null : `回执：${textOf(nearest).slice(0, -1)}`;
}
