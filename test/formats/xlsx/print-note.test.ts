import ExcelJS from 'exceljs';
import { expect, it } from 'vitest';
import { writeWorkbook } from '../../../src/formats/xlsx/write/write.ts';
import type { WorkbookModel } from '../../../src/report/workbook-model.ts';

const text = (words: string) => [{ kind: 'text' as const, text: words }];

const model = (header: string | null): WorkbookModel => ({
  id: 'warning/women',
  kind: 'warning-table',
  unit: '统计局',
  plan: 'women',
  year: 2015,
  indicators: new Set(),
  header,
  draft: false,
  sheets: [
    {
      name: '全部指标',
      title: '预警情况表',
      head: [],
      columns: [
        { heading: ['指标名称'], width: 20, align: 'left' },
        { heading: ['2015年'], width: 10, align: 'right' },
      ],
      rows: [{ id: 'W02', cells: [text('孕产妇死亡率'), text('8.51')] }],
      notes: ['演示。'],
      foot: [],
      landscape: true,
      frozenColumns: 1,
    },
  ],
});

async function sheetOf(header: string | null): Promise<ExcelJS.Worksheet | undefined> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await writeWorkbook(model(header))).buffer as ArrayBuffer);
  return workbook.worksheets[0];
}

it('A note for every page stands above the title on the screen, and once on each printed page.', async () => {
  const sheet = await sheetOf('演示数据·非官方文件');
  expect(sheet?.getCell('A1').text).toBe('演示数据·非官方文件');
  expect(sheet?.headerFooter.oddHeader).toContain('演示数据·非官方文件');
  // Title, heading, row and note; the first row is for the screen.
  expect(sheet?.pageSetup.printArea?.replaceAll('$', '')).toBe('A2:B5');
});

it('Without one nothing is left out of print.', async () => {
  expect((await sheetOf(null))?.pageSetup.printArea).toBeUndefined();
});

it('The hidden sheet of origins has nothing to print: what has an area to print is printed, hidden or not.', async () => {
  const said = model('演示数据·非官方文件');
  const [sheet] = said.sheets;
  const workbook = new ExcelJS.Workbook();
  const bytes = await writeWorkbook({
    ...said,
    ...(sheet === undefined ? {} : { origins: { ...sheet, name: '出处' } }),
  });
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
  const [shown, hidden] = workbook.worksheets;
  expect(hidden?.state).toBe('hidden');
  expect([shown?.pageSetup.printArea === undefined, hidden?.pageSetup.printArea]).toEqual([false, undefined]);
});
