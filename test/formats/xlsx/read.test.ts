import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { cellAt } from '../../../src/dataset/tables/grid-lookup.ts';
import { readWorkbook } from '../../../src/formats/xlsx/read/read.ts';
import {
  contentTypes,
  relationships,
  sharedStrings,
  sheetData,
  styles,
  workbookFile,
  workbookParts,
  worksheet,
  zipped,
} from '../package-files.ts';
import { zipOf } from '../package/zip-files.ts';
import { contentsOf, gridsOf, problemOf, read } from './readings.ts';

const general = { kind: 'general', code: 'General', scaleExponent: 0, literal: '' };

async function written(build: (workbook: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  build(workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function text(words: string, superscript = ''): object {
  return { kind: 'text', text: words, superscript };
}

describe('a workbook as people make it', () => {
  it('gives titles, figures, percents, dates, notes and merges', async () => {
    const bytes = await written((workbook) => {
      const sheet = workbook.addWorksheet('年报表');
      sheet.getCell('A1').value = '重点监测统计年报表';
      sheet.mergeCells('A1:C1');
      sheet.getCell('A2').value = '孕产妇死亡率';
      sheet.getCell('B2').value = 8.51;
      sheet.getCell('C2').value = 0.956;
      sheet.getCell('C2').numFmt = '0.0%';
      sheet.getCell('C2').note = '含流动人口';
      sheet.getCell('A3').value = new Date(Date.UTC(2016, 4, 19));
      sheet.getCell('A3').numFmt = 'yyyy"年"m"月"d"日"';
    });
    const [grid] = gridsOf(bytes);
    expect(grid?.name).toBe('年报表');
    expect(grid?.merges).toEqual([{ top: 1, left: 1, bottom: 1, right: 3 }]);
    expect(contentsOf(bytes)).toEqual({
      A1: text('重点监测统计年报表'),
      A2: text('孕产妇死亡率'),
      B2: { kind: 'number', text: '8.51', format: general },
      C2: {
        kind: 'number',
        text: '0.956',
        format: { kind: 'percent', code: '0.0%', scaleExponent: 0, literal: '' },
        shown: '95.6%',
      },
      A3: {
        kind: 'date',
        iso: '2016-05-19',
        format: { kind: 'date', code: 'yyyy"年"m"月"d"日"', scaleExponent: 0, literal: '年月日' },
      },
    });
    expect(grid?.cells.find(({ row, column }) => row === 2 && column === 3)?.comment).toBe('含流动人口');
  });

  it('tells hidden sheets, rows and columns', async () => {
    const bytes = await written((workbook) => {
      const shown = workbook.addWorksheet('年报表');
      shown.getCell('A1').value = 1;
      shown.getCell('B1').value = 2;
      shown.getCell('A2').value = 3;
      shown.getColumn(2).hidden = true;
      shown.getRow(2).hidden = true;
      workbook.addWorksheet('底稿', { state: 'hidden' }).getCell('A1').value = 4;
      workbook.addWorksheet('参数', { state: 'veryHidden' });
    });
    const grids = gridsOf(bytes);
    expect(grids.map(({ name, visibility }) => [name, visibility])).toEqual([
      ['年报表', 'visible'],
      ['底稿', 'hidden'],
      ['参数', 'veryHidden'],
    ]);
    expect(grids[0]?.cells.map(({ hidden }) => hidden)).toEqual([false, true, true]);
  });

  it('keeps a raised footnote mark apart from the figure before it', async () => {
    const bytes = await written((workbook) => {
      workbook.addWorksheet('年报表').getCell('A1').value = {
        richText: [{ text: '95.6' }, { font: { vertAlign: 'superscript' }, text: '1' }, { text: '（预计）' }],
      };
    });
    expect(contentsOf(bytes)['A1']).toEqual(text('95.6（预计）', '1'));
  });

  it('says that macros were not run', () => {
    const bytes = workbookFile(sheetData('<row><c><v>1</v></c></row>'), { 'xl/vbaProject.bin': 'macros' });
    expect(read(readWorkbook('卫生局.xlsm', bytes)).notices.map(({ code }) => code)).toEqual(['macros-ignored']);
  });
});

describe('formulas', () => {
  it('give their stored result, also when it is 0, empty or false', () => {
    const bytes = workbookFile(
      sheetData(
        '<row r="1"><c r="A1"><f>B1-C1</f><v>0</v></c><c r="B1" t="str"><f>IF(1,"")</f><v></v></c>' +
          '<c r="C1" t="b"><f>FALSE()</f><v>0</v></c><c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c>' +
          '<c r="E1" t="str"><f>"a"</f><v>合格</v></c></row>',
      ),
    );
    expect(contentsOf(bytes)).toEqual({
      A1: { kind: 'number', text: '0', format: general },
      B1: text(''),
      C1: { kind: 'boolean', value: false },
      D1: { kind: 'error', code: '#DIV/0!' },
      E1: text('合格'),
    });
    expect(gridsOf(bytes)[0]?.cells.every(({ hasFormula }) => hasFormula)).toBe(true);
  });

  it('without a stored result are told as such, with the formula', () => {
    const bytes = workbookFile(
      sheetData(
        '<row r="1"><c r="A1"><f>SUM(B1:C1)</f></c><c r="B1"><f t="shared" si="0" ref="B1:C1">A1*2</f><v/></c>' +
          '<c r="C1"><f t="shared" si="0"/></c></row>',
      ),
    );
    expect(contentsOf(bytes)).toEqual({
      A1: { kind: 'formula-without-result', formula: 'SUM(B1:C1)' },
      B1: { kind: 'formula-without-result', formula: 'A1*2' },
      C1: { kind: 'formula-without-result', formula: 'A1*2' },
    });
  });
});

describe('unusual workbooks that Excel and WPS open', () => {
  it('have no shared strings, no styles, no dimension, and no positions', () => {
    const bytes = workbookFile(
      sheetData('<row><c t="inlineStr"><is><t>指标</t></is></c><c><v>1</v></c></row><row/><row><c><v>2</v></c></row>'),
    );
    expect(Object.keys(contentsOf(bytes))).toEqual(['A1', 'B1', 'A3']);
  });

  it('name the row only at its cells, or leave out some names', () => {
    const bytes = workbookFile(
      sheetData(
        '<row><c r="B5"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row><row r="9"><c><v>4</v></c></row>',
      ),
    );
    expect(Object.keys(contentsOf(bytes))).toEqual(['B5', 'C5', 'A6', 'A9']);
  });

  it('are in the strict dialect, with prefixes, under other names', () => {
    const strict = 'http://purl.oclc.org/ooxml';
    const bytes = zipped({
      '[Content_Types].xml': contentTypes.replace('/xl/workbook.xml', '/Content/Book.XML'),
      '_rels/.rels': `<p:Relationships xmlns:p="http://schemas.openxmlformats.org/package/2006/relationships"><p:Relationship Id="x" Type="${strict}/officeDocument/relationships/officeDocument" Target="/content/book.xml"/></p:Relationships>`,
      'Content/book.xml': `<x:workbook xmlns:x="${strict}/spreadsheetml/main" xmlns:q="${strict}/officeDocument/relationships" conformance="strict"><x:sheets><x:sheet name="年报表" q:id="甲"/></x:sheets></x:workbook>`,
      'content/_rels/book.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="甲" Type="${strict}/officeDocument/relationships/worksheet" Target="../%E8%A1%A8/one.xml"/></Relationships>`,
      '%e8%a1%a8/one.xml': `<x:worksheet xmlns:x="${strict}/spreadsheetml/main"><x:sheetData><x:row r="1"><x:c r="A1" t="d"><x:v>2015-12-31T00:00:00</x:v></x:c><x:c r="B1"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
    });
    expect(contentsOf(bytes)).toEqual({
      A1: { kind: 'date', iso: '2015-12-31', format: general },
      B1: { kind: 'number', text: '7', format: general },
    });
  });

  it('are written in UTF-16', () => {
    const sheet = Buffer.from(`\ufeff${sheetData('<row><c><v>5</v></c></row>')}`, 'utf16le');
    const bytes = workbookFile('', { 'xl/worksheets/sheet1.xml': sheet });
    expect(Object.keys(contentsOf(bytes))).toEqual(['A1']);
  });

  it('hold rows out of order', () => {
    const bytes = workbookFile(
      sheetData('<row r="3"><c r="A3"><v>3</v></c></row><row r="1"><c r="B1"><v>1</v></c></row>'),
    );
    expect(Object.keys(contentsOf(bytes))).toEqual(['B1', 'A3']);
  });

  it('leave a chart sheet beside the tables, which is told and skipped', () => {
    const bytes = workbookFile(sheetData(''), {
      'xl/_rels/workbook.xml.rels': relationships(['rId1', 'chartsheet', 'chartsheets/sheet1.xml']),
    });
    const reading = read(readWorkbook('卫生局.xlsx', bytes));
    expect(reading.workbook.grids).toEqual([]);
    expect(reading.notices).toMatchObject([{ code: 'sheet-without-cells', place: { sheet: '年报表' } }]);
  });
});

describe('texts', () => {
  it('join their runs, without phonetic ones, and resolve escapes', () => {
    const bytes = workbookFile(
      sheetData('<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="s"><v>3</v></c></row>'),
      {
        'xl/sharedStrings.xml': sharedStrings(
          '<si><r><t>指标</t></r><r><rPr><vertAlign val="subscript"/></rPr><t>2</t></r><r><t>名称</t></r><rPh sb="0" eb="1"><t>ming</t></rPh></si>' +
            '<si><t>a_x000D_\n_x005F_x0041_ &lt;&#20061;&gt;</t></si>' +
            '<si><r><rPr><vertAlign val="superscript"/></rPr><t>①</t></r></si><si/>',
        ),
      },
    );
    expect(contentsOf(bytes)).toEqual({
      A1: { ...text('指标2名称'), lowered: '2' },
      B1: text('a\r\n_x0041_ <九>'),
      C1: text('', '①'),
    });
  });
});

describe('figures', () => {
  it('keep format and stored value apart', () => {
    const bytes = workbookFile(
      sheetData(
        '<row><c s="0"><v>0.95599999999999996</v></c><c s="1"><v>12345678</v></c><c s="2"><v>8.51</v></c>' +
          '<c s="3"><v>2015</v></c><c s="4"><v>95.6</v></c></row>',
      ),
      { 'xl/styles.xml': styles('0.0%', '#,##0,', '0.00"‰"', '0"年"', '@') },
    );
    const cells = Object.values(contentsOf(bytes));
    const figures = cells.map((cell) =>
      cell.kind === 'number' ? [cell.text, cell.format.kind, cell.format.literal] : cell,
    );
    expect(figures).toEqual([
      ['0.956', 'percent', ''],
      ['12345678', 'scaled', ''],
      ['8.51', 'permille', '‰'],
      ['2015', 'number', '年'],
      ['95.6', 'text', ''],
    ]);
  });

  it('are dates by the calendar of the workbook', () => {
    const more = { 'xl/styles.xml': styles('yyyy"年"') };
    const later = workbookFile(sheetData('<row><c s="0"><v>42369</v></c></row>'), more);
    expect(contentsOf(later)['A1']).toMatchObject({ kind: 'date', iso: '2015-12-31' });
    const earlier = workbookFile(sheetData('<row><c s="0"><v>40907</v></c></row>'), {
      ...more,
      'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr date1904="1"/><sheets><sheet name="年报表" r:id="rId1"/></sheets></workbook>`,
    });
    expect(contentsOf(earlier)['A1']).toMatchObject({ kind: 'date', iso: '2015-12-31' });
  });

  it('that no calendar holds stay figures', () => {
    const bytes = workbookFile(sheetData('<row><c s="0"><v>-1</v></c></row>'), { 'xl/styles.xml': styles('yyyy/m/d') });
    expect(contentsOf(bytes)['A1']).toMatchObject({ kind: 'number', text: '-1', format: { kind: 'date' } });
  });
});

describe('merged cells', () => {
  const bytes = workbookFile(
    worksheet(
      '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="D1"><v>4</v></c></row></sheetData>' +
        '<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="B2:C3"/><mergeCell ref="E5:F5"/></mergeCells>',
    ),
  );

  it('point from every covered cell to the anchor', () => {
    const [grid] = gridsOf(bytes);
    if (grid === undefined) return expect.fail('no grid');
    expect(cellAt(grid, 1, 1)).toMatchObject({ kind: 'cell', cell: { content: { text: '1' } } });
    expect(cellAt(grid, 2, 2)).toMatchObject({ kind: 'covered', anchor: { row: 1, column: 1 } });
    expect(cellAt(grid, 5, 6)).toEqual({ kind: 'covered', merge: { top: 5, left: 5, bottom: 5, right: 6 } });
    expect(cellAt(grid, 1, 4)).toMatchObject({ kind: 'cell' });
    expect(cellAt(grid, 3, 3)).toEqual({ kind: 'blank' });
  });

  it('tell of what they cover and of an overlap', () => {
    const { notices } = read(readWorkbook('卫生局.xlsx', bytes));
    expect(notices.map(({ code, place }) => [code, place?.cell])).toEqual([
      ['overlapping-merge', 'B2'],
      ['covered-content', 'B1'],
    ]);
  });
});

describe('a cell that contradicts itself is unreadable, and costs its neighbours nothing', () => {
  it.each([
    ['a number that is none', '<c r="E4"><v>9五</v></c>', /数读不出/],
    ['a number beyond all bounds', '<c r="E4"><v>1e999</v></c>', /数读不出/],
    ['a text that does not exist', '<c r="E4" t="s"><v>7</v></c>', /文字编号/],
    ['a type that does not exist', '<c r="E4" t="x"><v>7</v></c>', /类型“x”/],
    ['a second value', '<c r="E4"><v>7</v><v>8</v></c>', /两份内容/],
    ['a truth value that is none', '<c r="E4" t="b"><v>2</v></c>', /真假值/],
    ['a day that does not exist', '<c r="E4" t="d"><v>2015-02-29</v></c>', /日期/],
    ['a time of no day that is none', '<c r="E4" t="d"><v>25:30:00</v></c>', /日期/],
    ['a figure beside a text', '<c r="E4"><is><t>7</t></is><v>8</v></c>', /两种内容/],
    ['the same cell twice', '<c r="E4"><v>1</v></c><c r="E4"><v>2</v></c>', /两份内容/],
    ['a text too long', `<c r="E4" t="inlineStr"><is><t>${'九'.repeat(32_768)}</t></is></c>`, /32767/],
    ['a formula’s text too long', `<c r="E4" t="str"><f>B1</f><v>${'九'.repeat(32_768)}</v></c>`, /32767/],
  ])('%s', (_, cell, because) => {
    const contents = contentsOf(workbookFile(sheetData(`<row r="4"><c r="D4"><v>95.6</v></c>${cell}</row>`)));
    expect(contents['D4']).toMatchObject({ kind: 'number', text: '95.6' });
    expect(contents['E4']).toMatchObject({ kind: 'unreadable', because: expect.stringMatching(because) });
  });

  it('a shared text too long, which only those that hold it feel', () => {
    const bytes = workbookFile(sheetData('<row r="1"><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>'), {
      'xl/sharedStrings.xml': sharedStrings(`<si><t>${'九'.repeat(32_768)}</t></si><si><t>指标</t></si>`),
    });
    expect(contentsOf(bytes)).toMatchObject({ A1: { kind: 'unreadable' }, B1: { text: '指标' } });
  });
});

describe('what every spreadsheet program puts up with (F19)', () => {
  it.each([
    ['an empty style', '<c r="A1" s=""><v>1</v></c>', 'number'],
    ['an empty type', '<c r="A1" t=""><v>1</v></c>', 'number'],
    ['a style beyond the list', '<c r="A1" s="9"><v>1</v></c>', 'number'],
    ['a time of no day', '<c r="A1" t="d"><v>10:10:10</v></c>', 'date'],
    ['an inline text kept as a value', '<c r="A1" t="inlineStr"><v>年份</v></c>', 'text'],
    ['an inline text with an empty value', '<c r="A1"><is><t>年份</t></is><v/></c>', 'text'],
  ])('%s', (_, cell, kind) => {
    const bytes = workbookFile(sheetData(`<row r="1">${cell}</row>`), { 'xl/styles.xml': styles('0.0%') });
    expect(contentsOf(bytes)['A1']).toMatchObject({ kind });
  });

  it('a styles part that is announced and not there', () => {
    const bytes = zipped({
      ...workbookParts(sheetData('<row><c s="1"><v>1</v></c></row>')),
      'xl/_rels/workbook.xml.rels': relationships(
        ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
        ['rId3', 'styles', 'styles.xml'],
      ),
    });
    expect(contentsOf(bytes)['A1']).toMatchObject({ kind: 'number', text: '1' });
  });

  it('part names with backslashes', () => {
    const parts = workbookParts(sheetData('<row><c><v>95.6</v></c></row>'));
    const entries = Object.entries(parts).map(([name, content]) => ({
      name: name.replaceAll('/', '\\'),
      content: String(content),
    }));
    expect(contentsOf(zipOf(entries))['A1']).toMatchObject({ text: '95.6' });
  });
});

describe('places that cannot be are refused', () => {
  it.each([
    ['a cell of another row', '<row r="4"><c r="E5"><v>1</v></c></row>'],
    ['a cell of no sheet', '<row r="4"><c r="XFE4"><v>1</v></c></row>'],
    ['a row of no sheet', '<row r="1048577"><c><v>1</v></c></row>'],
  ])('%s', (_, rows) => {
    expect(problemOf(workbookFile(sheetData(rows)))).toMatchObject({ code: 'damaged', place: { sheet: '年报表' } });
  });
});
