import type { Grid } from '../../../dataset/tables/grid.ts';
import { readCsv } from '../../csv.ts';
import { findMainPart } from '../../package/main-part.ts';
import { openPackage } from '../../package/package.ts';
import { Refusal, at, guarded } from '../../package/problem.ts';
import { workbookRules } from '../../package/rules.ts';
import type { CellContext } from './cell-content.ts';
import type { ReadingNotice, WorkbookReading } from './reading.ts';
import { readSharedStrings } from './shared-strings.ts';
import { cellBudget } from './sheet-cells.ts';
import { readSheet } from './sheet.ts';
import { readCellStyles } from './styles.ts';
import type { SheetEntry } from './workbook-part.ts';
import { readWorkbookPart } from './workbook-part.ts';

const manyCells = 1_000_000;

/**
 * Reads a workbook (.xlsx, .xlsm, .csv) that a person handed in, without trusting it.
 * What a file holds is decided by its content; the name `file` decides only between .csv and the rest.
 */
export function readWorkbook(file: string, bytes: Uint8Array): WorkbookReading {
  if (isLockFile(file)) return { verdict: 'refused', problem: lockFile };
  if (/\.csv$/i.test(file)) return readCsv(file, bytes);
  const reading = guarded(() => readPackagedWorkbook(bytes));
  if (reading.verdict === 'refused') return reading;
  const { grids, notices } = reading.content;
  return { verdict: 'read', workbook: { file, grids }, notices };
}

function readPackagedWorkbook(bytes: Uint8Array): { grids: readonly Grid[]; notices: readonly ReadingNotice[] } {
  const parts = openPackage(bytes, workbookRules);
  const { words } = workbookRules;
  const { sheets, dateSystem, sharedStrings, styles } = readWorkbookPart(parts, findMainPart(parts, 'workbook').name);
  const context: CellContext = {
    strings: readSharedStrings(parts, sharedStrings),
    styles: readCellStyles(parts, styles),
    dateSystem,
    words,
  };
  const budget = cellBudget(manyCells, context);
  const readings = sheets
    .filter(hasCells)
    .map((sheet) => at({ sheet: sheet.name }, () => readSheet(parts, sheet, context, budget)));
  return {
    grids: readings.map(({ grid }) => grid),
    notices: [
      ...macroNotices(parts.names),
      ...sheets.filter((sheet) => !hasCells(sheet)).map(sheetWithoutCells),
      ...readings.flatMap(({ notices }) => notices),
    ],
  };
}

function hasCells(sheet: SheetEntry): sheet is SheetEntry & { readonly part: string } {
  return sheet.part !== undefined;
}

function macroNotices(names: readonly string[]): readonly ReadingNotice[] {
  if (!names.some((name) => /(^|\/)vbaProject\.bin$/i.test(name))) return [];
  return [{ code: 'macros-ignored', message: '文件带有宏，宏没有运行，只读取了单元格里的内容。' }];
}

function sheetWithoutCells({ name }: SheetEntry): ReadingNotice {
  return {
    code: 'sheet-without-cells',
    message: `“${name}”是图表或宏表，没有单元格，没有读取。`,
    place: { sheet: name },
  };
}

/** Excel leaves ~$卫生局.xlsx beside a workbook that is open. */
function isLockFile(file: string): boolean {
  return /(^|[\\/])~\$[^\\/]*$/.test(file);
}

const lockFile = new Refusal({
  code: 'lock-file',
  message: '这是工作簿打开时留下的临时文件，不是工作簿。',
  hint: '请关闭正在打开的工作簿，这个文件会自动消失；也可以直接删除它。',
}).problem;
