/** The unit's table as its page shows it: the rows of the laid-out sheet, each with what is given and what is open. */
import { columns, firstArea, headRow } from '../report/compose/forms/form-frame.ts';
import type { LaidSheet } from '../report/sheet-model.ts';
import type { OpenCell } from '../pipeline/page-form/open-cells.ts';
import { openCells, rowKeys, textOf } from '../pipeline/page-form/open-cells.ts';
import { slice } from './desk.ts';

export type TableLine =
  | { readonly kind: 'group'; readonly title: string }
  | {
      readonly kind: 'row';
      readonly key: string;
      readonly isPart: boolean;
      readonly serial: string;
      readonly name: string;
      readonly measure: string;
      readonly plan: string;
      readonly base: string;
      readonly target: string;
      readonly previous: string;
      readonly areas: readonly { readonly heading: string; readonly text: string }[];
      /** By field, the cells that are open. */
      readonly open: Partial<Readonly<Record<OpenCell['field'], OpenCell>>>;
    };

export const sheet: LaidSheet | null = slice.table?.sheets[0] ?? null;
export const cells: readonly OpenCell[] = sheet === null ? [] : openCells(sheet);
export const receipt: readonly OpenCell[] = cells.filter(({ field }) => field === 'said');
export const spare: readonly string[] = [
  ...new Set(cells.filter(({ row }) => row.startsWith('另报')).map(({ row }) => row)),
];
export const lines: readonly TableLine[] = sheet === null ? [] : linesOf(sheet);
export const rows = lines.flatMap((line) => (line.kind === 'row' ? [line] : []));

function linesOf(laid: LaidSheet): readonly TableLine[] {
  const keys = rowKeys(laid);
  const at = new Map(laid.cells.map((cell) => [`${cell.row}/${cell.column}`, textOf(cell)]));
  const text = (row: number, column: number): string => at.get(`${row}/${column}`) ?? '';
  const last = Math.max(headRow, ...keys.keys());
  const areaColumns = laid.cells
    .filter(({ row, column }) => row === headRow && column >= firstArea)
    .map((cell) => ({ column: cell.column, heading: textOf(cell) }))
    .filter(({ heading }) => heading !== '' && !heading.startsWith('审核：'));
  const found: TableLine[] = [];
  for (let row = headRow + 1; row <= last; row += 1) {
    const key = keys.get(row);
    if (key === undefined) {
      const title = text(row, columns.serial);
      if (title !== '') found.push({ kind: 'group', title });
      continue;
    }
    found.push({
      kind: 'row',
      key,
      isPart: key.includes('/'),
      serial: text(row, columns.serial),
      name: text(row, columns.name),
      measure: text(row, columns.measure),
      plan: text(row, columns.plan),
      base: text(row, columns.base),
      target: text(row, columns.target),
      previous: text(row, columns.previous),
      areas: areaColumns.map(({ column, heading }) => ({
        heading: heading.replace(/（公布数，供对照）$/, ''),
        text: text(row, column),
      })),
      open: Object.fromEntries(cells.filter((one) => one.row === key).map((one) => [one.field, one])),
    });
  }
  return found;
}
