/** Where a cell of a sheet stands, as origins name it. */
import type { Origin } from '../../provenance.ts';
import { cellName } from './grid.ts';

/** A sheet of a file. */
export interface SheetPlace {
  readonly file: string;
  readonly sheet: string;
}

export function originAt(
  { file, sheet }: SheetPlace,
  { row, column }: { readonly row: number; readonly column: number },
): Origin {
  return { kind: 'cell', file, sheet, cell: cellName(row, column) };
}
