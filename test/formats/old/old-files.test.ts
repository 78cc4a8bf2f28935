import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { readOldDocument } from '../../../src/formats/old/document.ts';
import { convertWorkbook } from '../../../src/formats/old/workbook.ts';
import { oldNote } from '../../../src/formats/notes-text/old-note.ts';
import { readWorkbook } from '../../../src/formats/xlsx/read/read.ts';

/** Both made by LibreOffice: the table of a unit of the sample, a note with a struck figure and a list number. */
const [xls, doc] = ['sports.xls', 'sports.doc'].map((name) =>
  readFileSync(fileURLToPath(new URL(name, import.meta.url))),
);
const sample = new URL('../../../samples/heshan-2015/workbooks/体育局.xlsx', import.meta.url);

function gridsOf(bytes: Uint8Array): unknown {
  const reading = readWorkbook('a.xlsx', bytes);
  if (reading.verdict === 'refused') throw new Error(reading.problem.message);
  // The codes of formats are spelled by the program that writes them; what they mean is compared.
  return reading.workbook.grids.map((grid) => ({
    ...grid,
    cells: grid.cells.map(({ content, ...cell }) => ({
      ...cell,
      content: 'format' in content ? { ...content, format: content.format.kind } : content,
    })),
  }));
}

function converted(bytes: Uint8Array): { readonly bytes: Uint8Array; readonly oddities: readonly string[] } {
  const reading = convertWorkbook(bytes);
  if (reading.verdict === 'refused') throw new Error(reading.problem.message);
  return reading.content;
}

const refusal = (bytes: Uint8Array): string => {
  const reading = convertWorkbook(bytes);
  return reading.verdict === 'refused' ? reading.problem.message : 'read';
};

describe('an old workbook', () => {
  it('holds the cells of its new twin, one by one, and nothing odd', () => {
    const { bytes, oddities } = converted(xls ?? new Uint8Array());
    expect(gridsOf(bytes)).toEqual(gridsOf(readFileSync(fileURLToPath(sample))));
    expect(oddities).toEqual([]);
  });

  it('says what in it should be looked at: figures of odd length, macros', () => {
    const sheet = utils.aoa_to_sheet([['指标名称', '2015年'], ['甲率', 95.60000000000002]]);
    const workbook = utils.book_new(sheet, '表');
    const written: unknown = write(workbook, { type: 'array', bookType: 'biff8' });
    expect(converted(new Uint8Array(written as ArrayBuffer)).oddities).toEqual(['第1张表有位数异常的数字（如 B2）']);
  });

  it.each([
    // The record's head, and which of its bytes gets a bit that no program sets.
    ['a sheet’s state', [0x85, 0x00], 4, 0x46, '工作表的隐藏标志不对'],
    ['a column', [0x7d, 0x00, 0x0c, 0x00], 8, 0xef, '第1张表的列宽登记不对'],
  ])('names a bit of %s that means nothing', (_, head, place, value, said) => {
    const bytes = Uint8Array.from(xls ?? []);
    // Behind the file's own header; a record's head is four bytes.
    const at = bytes.findIndex((_byte, index) => index >= 512 && head.every((one, offset) => bytes[index + offset] === one));
    bytes[at + 4 + place] = value;
    expect(converted(bytes).oddities).toContain(said);
  });

  it('names a letter that no office writes', () => {
    const written: unknown = write(utils.book_new(utils.aoa_to_sheet([['联系电话〄2015']]), '表'), { type: 'array', bookType: 'biff8' });
    expect(converted(new Uint8Array(written as ArrayBuffer)).oddities).toEqual(['表 A1 有不像文字的内容']);
  });

  it('is refused where it is cut off, crossed, of an older format, or something else', () => {
    const whole = xls ?? new Uint8Array();
    expect(refusal(whole.slice(0, 5000))).toContain('已损坏');
    expect(refusal(whole.slice(0, 300))).toContain('已损坏');
    const biff5: unknown = write(utils.book_new(utils.aoa_to_sheet([[1]]), '表'), { type: 'array', bookType: 'biff5' });
    expect(refusal(new Uint8Array(biff5 as ArrayBuffer))).toContain('Excel 97 以前');
    expect(refusal(doc ?? new Uint8Array())).toContain('Excel 97 以前');
    const longer = Uint8Array.from(whole);
    // The first record of the workbook says that it is longer than a record can be.
    const at = whole.findIndex((_, index) => whole[index] === 0x09 && whole[index + 1] === 0x08 && whole[index + 2] === 0x10);
    longer[at + 3] = 0xff;
    expect(refusal(longer)).toContain('记录不完整');
  });
}); // prettier-ignore

describe('an old document', () => {
  it('says that its formatting is broken, where rows would run into paragraphs', async () => {
    const broken = Uint8Array.from(doc ?? []).fill(0, 6992, 8000);
    const reading = await readOldDocument(broken);
    expect(reading.verdict === 'read' && reading.content.oddities[0]).toBe('格式的登记有破损，段落和表格可能连在一起');
  });

  it("is its paragraphs in the person's own letters, with what of it was not read", async () => {
    const reading = await readOldDocument(doc ?? new Uint8Array());
    if (reading.verdict === 'refused') throw new Error(reading.problem.message);
    const { paragraphs, oddities } = reading.content;
    expect(oddities).toEqual(['有划去的字，划去的会与其他字连在一起读', '有自动编号，编号没有读出']);
    const note = oldNote('notes/体育局.doc', paragraphs);
    expect(note.lines.map(({ text }) => text)).toEqual([
      '主要做法', '1、举办“健身”活动12场，覆盖率≥95%。', '2、新建球场3个。', '3、资助120436人。', '4、编号。', '存在问题', '场地少。',
    ]); // prettier-ignore
    expect(note.remarks).toMatchObject([{ kind: 'table', words: '年份 人数  2015 436' }]);
  });

  it('whose table holds sentences is a form, read cell after cell', () => {
    const note = oldNote('notes/体育局.doc', ['主要做法\t办班3期。\t', '存在问题\t人手少。\t', '以上。']);
    expect(note.lines.map(({ text }) => text)).toEqual(['主要做法', '办班3期。', '存在问题', '人手少。', '以上。']);
    expect(note.remarks).toMatchObject([{ kind: 'layout-table' }]);
  });

  it.each([['cut off', (bytes: Uint8Array) => bytes.slice(0, 6000)], ['a workbook', () => xls ?? new Uint8Array()]])('is refused where it is %s', async (_, made) => {
    expect((await readOldDocument(made(doc ?? new Uint8Array()))).verdict).toBe('refused');
  });
}); // prettier-ignore
