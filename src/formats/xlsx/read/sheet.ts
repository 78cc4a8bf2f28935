import type { Grid, GridRange } from '../../../dataset/tables/grid.ts';
import type { PackageParts } from '../../package/package.ts';
import { damaged, tooLarge } from '../../package/refusals.ts';
import type { KindWords } from '../../package/rules.ts';
import type { XmlAttributes } from '../../package/xml.ts';
import { isAt, readPart } from '../../package/xml.ts';
import type { CellContext } from './cell-content.ts';
import { lastColumn, readRange } from './cell-place.ts';
import { readComments } from './comments.ts';
import { applyMerges } from './merges.ts';
import type { ReadingNotice } from './reading.ts';
import { wholeNumber } from './rich-text.ts';
import type { CellBudget } from './sheet-cells.ts';
import { CellCollector, isZero } from './sheet-cells.ts';
import type { SheetEntry } from './workbook-part.ts';
import { isTrue } from './workbook-part.ts';

export interface SheetReading {
  readonly grid: Grid;
  readonly notices: readonly ReadingNotice[];
}

const root = 's:worksheet';
const column = [root, 's:cols', 's:col'];
const mergedArea = [root, 's:mergeCells', 's:mergeCell'];
const manyMerges = 100_000;

/** Reads one sheet from its part. Throws a Refusal. */
export function readSheet(
  parts: PackageParts,
  sheet: SheetEntry & { readonly part: string },
  cells: CellContext,
  budget: CellBudget,
): SheetReading {
  const { words } = cells;
  const { name, visibility, part } = sheet;
  const hiddenColumns: boolean[] = [];
  const merges: GridRange[] = [];
  let columnSettings = 0;
  let hasSheetData = false;
  const collector = new CellCollector({
    ...cells,
    sheet: name,
    budget,
    isColumnHidden: (index) => hiddenColumns[index] === true,
    comments: readComments(parts, part),
  });

  const isRead = readPart(parts, part, {
    open: (path, attributes) => {
      if (path[0] !== root) throw damaged(words, `工作表“${name}”的内容不是工作表`);
      if (path[1] === 's:sheetData') {
        if (path.length > 2) return collector.open(path, attributes);
        if (hasSheetData) throw damaged(words, `工作表“${name}”有两份内容`);
        hasSheetData = true;
      } else if (isAt(path, column)) {
        if (hasSheetData) throw damaged(words, `工作表“${name}”的列设置放错了位置`);
        columnSettings += 1;
        if (columnSettings > lastColumn) throw damaged(words, `工作表“${name}”的列设置太多`);
        hideColumns(hiddenColumns, attributes, words);
      } else if (isAt(path, mergedArea)) {
        if (merges.length >= manyMerges) throw tooLarge(words, `工作表“${name}”里的合并单元格太多`);
        merges.push(mergeOf(attributes, words));
      }
    },
    text: (path, text) => {
      if (path[1] === 's:sheetData') collector.add(path, text);
    },
    close: (path) => {
      if (path[1] === 's:sheetData') collector.close(path);
    },
  });
  if (!isRead) throw damaged(words, `工作表“${name}”的内容不在文件里`);
  const merged = applyMerges(name, collector.finish(), merges, words);
  return { grid: { name, visibility, cells: merged.cells, merges: merged.merges }, notices: merged.notices };
}

function hideColumns(hidden: boolean[], attributes: XmlAttributes, words: KindWords): void {
  if (!isTrue(attributes.get('hidden')) && !isZero(attributes.get('width'))) return;
  const from = wholeNumber(attributes.get('min') ?? '', lastColumn, '列号', words);
  // Some programs write 16385 for "to the end".
  const to = Math.min(wholeNumber(attributes.get('max') ?? '', lastColumn + 1, '列号', words), lastColumn);
  for (let index = from; index <= to; index += 1) hidden[index] = true;
}

function mergeOf(attributes: XmlAttributes, words: KindWords): GridRange {
  const text = attributes.get('ref') ?? '';
  const range = readRange(text);
  if (range === undefined) throw damaged(words, `合并单元格的位置“${text.slice(0, 20)}”不对`);
  return range;
}
