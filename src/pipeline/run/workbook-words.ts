/** What people typed into the columns for words of a workbook in out/, laid into the new one that goes beside it. */
import { withWordsInCells } from '../../formats/xlsx/write/fill-cells.ts';
import { readWorkbook } from '../../formats/xlsx/read/read.ts';
import type { RecordedBlock } from '../../history/manifest.ts';
import { typedCells, wordCells, type TypedCell } from '../../history/typed-cells.ts';
import type { WorkbookModel } from '../../report/workbook-model.ts';

/** Nothing where the file cannot be read. */
export function typedInto(
  path: string,
  edited: Uint8Array,
  model: WorkbookModel,
  earlier: readonly (readonly RecordedBlock[])[],
): readonly TypedCell[] {
  const reading = readWorkbook(path, edited);
  return reading.verdict === 'refused' ? [] : typedCells(reading.workbook.grids, model, earlier);
}

export interface CarriedWords {
  readonly bytes: Uint8Array;
  /** Chinese, whole sentences: what was carried, and what was not. */
  readonly said: string;
}

export function withTypedWords(
  path: string,
  fresh: Uint8Array,
  model: WorkbookModel,
  typed: readonly TypedCell[],
): CarriedWords {
  const reading = readWorkbook(path, fresh);
  const grids = reading.verdict === 'refused' ? [] : reading.workbook.grids;
  const fillings = typed.flatMap((one) => {
    // The data have other words there by now: both are to be looked at.
    if (!one.isAsBefore) return [];
    const sheet = model.sheets.find(({ name }) => name === one.sheet);
    const grid = grids.find(({ name }) => name === one.sheet);
    const cell =
      sheet === undefined || grid === undefined
        ? undefined
        : wordCells(grid, sheet).find(
            ({ row, column }) => row === one.row && sheet.columns[column]?.heading.join('') === one.heading,
          );
    return cell === undefined ? [] : [{ sheet: one.sheet, ...cell.place, text: one.text }];
  });
  const left = typed.filter(({ isAsBefore }) => !isAsBefore);
  const columns = [...new Set(typed.map(({ heading }) => heading))].join('、');
  const said = [
    ...(fillings.length === 0 ? [] : [`“${columns}”一栏里写的${fillings.length}处文字已带进新的一份。`]),
    ...(left.length === 0
      ? []
      : [`${left.map(({ name }) => name).join('、')}的说明有人写过，材料里也改了，新的一份按材料写，请核对。`]),
  ].join('');
  return { bytes: fillings.length === 0 ? fresh : withWordsInCells(fresh, fillings), said };
}
