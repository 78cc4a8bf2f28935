/** What a person sees in a cell: struck and lowered letters, formats that add words, scale or hide. */
import { describe, expect, it } from 'vitest';
import { formatChooser, textShower } from '../../../src/formats/xlsx/read/number-format.ts';
import { sheetData, workbookFile } from '../package-files.ts';
import { contentsOf } from './readings.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const struckFont = `<styleSheet xmlns="${main}"><fonts><font/><font><b/><strike/></font><font><strike val="0"/></font></fonts><cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/></cellXfs></styleSheet>`;

function rich(...runs: readonly string[]): string {
  const written = runs.map((run) => {
    const [, mark = '', text = ''] = /^(~~|_|\^)?(.*)$/.exec(run) ?? [];
    const look =
      mark === '~~'
        ? '<strike/>'
        : mark === '_'
          ? '<vertAlign val="subscript"/>'
          : mark === '^'
            ? '<vertAlign val="superscript"/>'
            : '<b/>';
    return `<r><rPr>${look}</rPr><t xml:space="preserve">${text}</t></r>`;
  });
  return `<c t="inlineStr"><is>${written.join('')}</is></c>`;
}

describe('letters of a cell', () => {
  it.each([
    ['struck before the figure', rich('~~3', '1.8'), { kind: 'text', text: '1.8', superscript: '', struck: '3' }],
    ['struck behind it', rich('93.6', '~~2'), { kind: 'text', text: '93.6', superscript: '', struck: '2' }],
    ['struck blanks', rich('~~ ', '93.6'), { kind: 'text', text: '93.6', superscript: '' }],
    ['wholly struck', rich('~~93', '~~.6'), { kind: 'unseen', text: '93.6', because: 'struck' }],
    [
      'struck but for a raised mark',
      rich('~~93.6', '^1'),
      { kind: 'text', text: '', superscript: '1', struck: '93.6' },
    ],
    ['lowered', rich('93.6', '_1'), { kind: 'text', text: '93.61', superscript: '', lowered: '1' }],
    ['raised', rich('93.6', '^1'), { kind: 'text', text: '93.6', superscript: '1' }],
  ])('%s', (_, cell, expected) => {
    expect(contentsOf(workbookFile(sheetData(`<row>${cell}</row>`)))['A1']).toEqual(expected);
  });

  it('are struck by the font of the cell too', () => {
    const bytes = workbookFile(
      sheetData(
        '<row><c s="1"><v>95.6</v></c><c s="1" t="inlineStr"><is><t>合计</t></is></c><c s="2"><v>95.6</v></c>' +
          '<c s="1" t="inlineStr"><is><t> </t></is></c></row>',
      ),
      { 'xl/styles.xml': struckFont },
    );
    expect(contentsOf(bytes)).toMatchObject({
      A1: { kind: 'unseen', text: '95.6', because: 'struck' },
      B1: { kind: 'unseen', text: '合计', because: 'struck' },
      C1: { kind: 'number', text: '95.6' },
      D1: { kind: 'text', text: ' ' },
    });
  });
});

describe('a figure as its format shows it', () => {
  it.each([
    ['95.6', 'General', '95.6'],
    ['95.6', '@', '95.6'],
    ['95.64', '0.0', '95.6'],
    ['95.65', '0.0', '95.7'],
    ['-95.65', '0.0', '-95.7'],
    ['99.96', '0.0', '100.0'],
    ['0.956', '0.0%', '95.6%'],
    ['0.9561', '0%', '96%'],
    ['0.0004', '0.0%', '0.0%'],
    ['1234567.8', '#,##0.00', '1234567.80'],
    ['95', '0.##', '95'],
    ['0.95', '0.##%', '95%'],
    ['95.5', '0.0#', '95.5'],
    ['0.5', '.00', '.50'],
    ['0.5', '#.#', '.5'],
    ['0', '#', ''],
    ['0', '#,###', ''],
    ['7', '000', '007'],
    ['95.6', '"约"0.0', '约95.6'],
    ['95.6', '0.0"以上"', '95.6以上'],
    ['95.6', '\\<0.0', '<95.6'],
    ['2015', '0"年"', '2015年'],
    ['12345', '#,##0,', '12'],
    ['12345678', '0.0,,"百万"', '12.3百万'],
    ['12345', '0!.0,"万"', '1.2万'],
    ['12345', '0"."0000', '1.2345'],
    ['95.6', '[$￥-804]#,##0.00', '￥95.60'],
    ['95.6', '0.00E+00', '9.56E+1'],
    ['95.5', '# ?/?', '95 1/2'],
    ['95.6', ';;;', ''],
    ['-1.5', '0.00_);(0.00)', '-1.50'],
    ['-1.5', '0.00;[Red]0.00', '-1.50'],
    ['-1.5', '0.00;[红色]\\(0.00\\)', '-1.50'],
    ['-1.5', '0.00;0.00', '1.50'],
    ['-1.5', '0.00;-0.00;"—"', '-1.50'],
    ['0', '0.00;-0.00;"—"', '—'],
    ['1234.5', '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', '1234.50'],
    ['0', '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', '-'],
    ['95.6', '"达标"', '达标'],
  ])('%s under %s is %s', (stored, code, shown) => {
    expect(formatChooser(code)(Number(stored)).show(stored)).toBe(shown);
  });
});

describe('a text under a format', () => {
  it.each([
    ['0.00', '合计'],
    ['0.0;0.0;0.0;@', '合计'],
    [';;;', ''],
    ['"共"@"项"', '共合计项'],
    ['0.0;"共"@', '共合计'],
  ])('%s', (code, shown) => {
    expect(textShower(code)('合计')).toBe(shown);
  });
});
