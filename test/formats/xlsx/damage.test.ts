import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { strFromU8, strToU8 } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../src/formats/xlsx/read/read.ts';
import type { WorkbookReading } from '../../../src/formats/xlsx/read/reading.ts';
import { sharedStrings, styles, workbookParts, worksheet, zipped } from '../package-files.ts';

/** Numbers that look random and are the same on every run (mulberry32). */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

function withFlippedBit(bytes: Uint8Array, bit: number): Uint8Array {
  const flipped = bytes.slice();
  flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return flipped;
}

function contentOf(reading: WorkbookReading): string {
  return reading.verdict === 'read' ? JSON.stringify(reading.workbook) : reading.verdict;
}

const parts = workbookParts(
  worksheet(
    '<cols><col min="2" max="2" hidden="1"/></cols><sheetData>' +
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><t>2015年</t></r></is></c></row>' +
      '<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" s="0"><f>C2*2</f><v>0.956</v></c><c r="C2" s="1"><v>42369</v></c></row>' +
      '</sheetData><mergeCells><mergeCell ref="A1:A1"/><mergeCell ref="D1:E2"/></mergeCells>',
  ),
  {
    'xl/sharedStrings.xml': sharedStrings(
      '<si><t>指标名称</t></si><si><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r></si>',
    ),
    'xl/styles.xml': styles('0.0%', 'yyyy"年"'),
  },
);

const savedByLibreOffice = new URL('../../fixtures/layouts/03-xlsx.xlsx', import.meta.url);

describe('one flipped bit anywhere', () => {
  let fromExcel: Uint8Array;
  beforeAll(async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet('年报表').addRows([
      ['代码', '指标名称', '2015年'],
      ['W02', '孕产妇死亡率', 8.51],
    ]);
    fromExcel = new Uint8Array(await workbook.xlsx.writeBuffer());
  });

  it.each([
    ['stored', 1, () => zipped(parts, 0)],
    ['deflated', 2, () => zipped(parts)],
    ['written as a stream', 3, () => fromExcel],
    ['saved by LibreOffice', 5, () => new Uint8Array(readFileSync(savedByLibreOffice))],
  ])('is refused or reads the same (%s)', { timeout: 30_000 }, (_, seed, file) => {
    const bytes = file();
    const whole = contentOf(readWorkbook('卫生局.xlsx', bytes));
    const random = randomNumbers(seed);
    const outcomes = Array.from({ length: 1500 }, () => {
      const bit = random(bytes.length * 8);
      const outcome = contentOf(readWorkbook('卫生局.xlsx', withFlippedBit(bytes, bit)));
      return outcome === 'refused' || outcome === whole ? 'safe' : `bit ${bit}: ${outcome}`;
    });
    expect(outcomes.filter((outcome) => outcome !== 'safe')).toEqual([]);
  });
});

it('a workbook cut off anywhere is refused', () => {
  const bytes = zipped(parts);
  for (let length = 0; length < bytes.length; length += 7) {
    expect(readWorkbook('卫生局.xlsx', bytes.subarray(0, length)).verdict).toBe('refused');
  }
});

describe('a workbook whose XML is anything at all', () => {
  const pieces = [
    '<',
    '>',
    '/>',
    '"',
    '&',
    '&#x0;',
    '&amp;',
    ' ',
    '\u0000',
    '</row>',
    '<row>',
    '<row r="0">',
    '<row r="-1">',
    '<c>',
    '<c r="A0">',
    '<c t="s">',
    '<v>',
    '</v>',
    '<v>1e400</v>',
    '<v>99999999999</v>',
    '<f>',
    '<is>',
    '<t>',
    '_xD800_',
    's="999"',
    't="b"',
    't="d"',
    '0',
    '9'.repeat(400),
    'xmlns=""',
    'xmlns:a="b"',
    '<a:b/>',
    '<![CDATA[',
    ']]>',
    '<!--',
    '<?xml?>',
    '<!DOCTYPE a>',
    'r:id="rId9"',
    '__proto__="x"',
    '<__proto__/>',
    '<mergeCell ref="A1:XFD1048576"/>',
    '<col min="0" max="99999" hidden="1"/>',
    ';;;;@',
    '[',
    '[&gt;1]',
    'formatCode="',
    '../',
    'TargetMode="External"',
  ];

  it('is read or refused, and nothing is thrown', { timeout: 30_000 }, () => {
    const random = randomNumbers(4);
    const names = Object.keys(parts);
    const verdicts = Array.from({ length: 1000 }, () => {
      const name = names[random(names.length)] ?? '';
      const xml = strFromU8(typeof parts[name] === 'string' ? strToU8(parts[name]) : (parts[name] ?? new Uint8Array()));
      const start = random(xml.length);
      const end = random(2) === 0 ? start : Math.min(xml.length, start + random(40));
      const mutated = xml.slice(0, start) + pieces[random(pieces.length)] + xml.slice(end);
      return readWorkbook('卫生局.xlsx', zipped({ ...parts, [name]: mutated }, 0)).verdict;
    });
    expect(new Set(verdicts)).toEqual(new Set(['read', 'refused']));
  });
});
