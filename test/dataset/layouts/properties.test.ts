import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFigure } from '../../../src/dataset/tables/rows/figure-text.ts';
import { formatChooser } from '../../../src/formats/xlsx/read/number-format.ts';
import { sheetData, styles, workbookFile } from '../../formats/package-files.ts';
import { contentsOf } from '../../formats/xlsx/readings.ts';
import { readLayout } from './layout-round.ts';
import { drawn } from './layout-text.ts';
import { theFigures } from './one-dataset.ts';
import { drawnWorkbook } from './write-drawn.ts';

/** Rows that move together, each with its figures by column. */
const groups: readonly (readonly (readonly [code: string, name: string, measure: string, key: string])[])[] = [
  [['W01', '妇女常见病筛查率', '%', 'W01']],
  [['W02', '孕产妇死亡率', '1/10万', 'W02']],
  [
    ['W05', '住院分娩率', '%', 'W05'],
    ['', '其中：城市', '%', 'W05城'],
    ['', '农村', '%', 'W05乡'],
  ],
  [['C03', '婴儿死亡率', '‰', 'C03']],
  [['C07', '18岁以下儿童伤害死亡率', '1/10万', 'C07']],
  [['B11', '活产数', '人', 'B11']],
  [['M01', '妇女儿童事业经费', '元', 'M01']],
  [['E01', '设有儿童福利机构', '是/否', 'E01']],
];
const columns = ['代码', '指标名称', '计量单位', '2014年', '2015年', '全省2014年', '全省2015年', '备注'];
const suffixes: Readonly<Record<string, string>> = {
  '2014年': '14',
  '2015年': '15',
  全省2014年: '省14',
  全省2015年: '省15',
};

function cell(column: string, [code, name, measure, key]: readonly [string, string, string, string]): string {
  const suffix = suffixes[column];
  if (suffix !== undefined) return `${key}/${suffix}` in theFigures ? `${key}/${suffix}` : '';
  return { 代码: code, 指标名称: name, 计量单位: measure }[column] ?? '';
}

test('the order of columns, rows and sheets, title rows and the split over tables and sheets change no figure', () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...columns], { minLength: columns.length }),
      fc.shuffledSubarray([...groups], { minLength: groups.length }),
      fc.integer({ min: 1, max: groups.length - 1 }),
      fc.subarray(['妇女儿童发展规划监测表', '填报单位：卫生局', '', '2015年', '（盖章）']),
      fc.constantFrom('same table', 'next table', 'next sheet', 'sheet before'),
      fc.integer({ min: 0, max: 2 }),
      (order, rows, at, titles, split, indent) => {
        const line = (cells: readonly string[]): string => `${' | '.repeat(indent)}${cells.join(' | ')}\n`;
        const head = line(order);
        const body = (part: typeof rows): string =>
          part
            .flat()
            .map((row) => line(order.map((column) => cell(column, row))))
            .join('');
        const above = titles.map((title) => `${title}\n`).join('');
        const [first, second] = [body(rows.slice(0, at)), body(rows.slice(at))];
        const text = {
          'same table': `=== 甲\n${above}${head}${first}${second}`,
          'next table': `=== 甲\n${above}${head}${first}\n\n${above}${head}${second}`,
          'next sheet': `=== 甲\n${above}${head}${first}=== 乙\n${head}${second}`,
          'sheet before': `=== 乙\n${head}${second}=== 甲\n${above}${head}${first}`,
        }[split];
        const reading = readLayout('workbooks/卫生局.xlsx', drawnWorkbook(drawn(text)));
        expect(reading.findings.filter(({ level }) => level === '强制性')).toEqual([]);
        expect(reading.figures).toEqual(theFigures);
      },
    ),
    { numRuns: 60 },
  );
});

/** Up to 12 digits before and 6 behind the point, as figures of any indicator have. */
const printedNumber = fc
  .tuple(
    fc.boolean(),
    fc.integer({ min: 0, max: 999_999_999 }),
    fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 6 }),
  )
  .map(
    ([negative, whole, digits]) => `${negative ? '-' : ''}${whole}${digits.length > 0 ? `.${digits.join('')}` : ''}`,
  );

describe('any printed number reads back as the same decimal', () => {
  const plain = (text: string): string => {
    const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
    return short === '-0' ? '0' : short;
  };
  const read = (text: string): string | undefined => {
    const reading = readFigure({ kind: 'text', text, superscript: '' });
    return reading.kind === 'figure' ? reading.value.toFixed() : undefined;
  };
  const grouped = (text: string): string =>
    text.replace(/^(-?)(\d+)/, (_, sign: string, whole: string) => {
      return sign + whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
    });
  const wide = (text: string): string =>
    text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));

  test('typed plainly, grouped, in full width, with a measure, footnote or spaces', () => {
    fc.assert(
      fc.property(printedNumber, (text) => {
        const writings = [text, grouped(text), wide(text), wide(grouped(text)), `${text}%`, `${text}①`, ` ${text} *`];
        expect(writings.map(read)).toEqual(writings.map(() => plain(text)));
      }),
      { numRuns: 500 },
    );
  });

  test('stored as a number, in a percent format too', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(fc.array(printedNumber, { minLength: 40, maxLength: 40 }), (texts) => {
        // A double holds 15 digits; Excel keeps no more.
        const numbers = texts.map((text) => plain(text.slice(0, 15)));
        const rows = numbers.map((number, index) => {
          const asPercent = Number(number) / 100;
          return `<row r="${index + 1}"><c s="0"><v>${Number(number)}</v></c><c s="1"><v>${asPercent}</v></c></row>`;
        });
        const contents = contentsOf(
          workbookFile(sheetData(rows.join('')), { 'xl/styles.xml': styles('General', '0.0%') }),
        );
        const readBack = (name: string): string | undefined => {
          const reading = readFigure(contents[name] ?? null);
          return reading.kind === 'figure' ? reading.value.toFixed() : undefined;
        };
        expect(numbers.map((_, index) => readBack(`A${index + 1}`))).toEqual(numbers);
        expect(numbers.map((_, index) => readBack(`B${index + 1}`))).toEqual(numbers);
      }),
      { numRuns: 25 },
    );
  });

  test('a format code of any letters chooses some format', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.double(), (code, figure) => {
        expect(formatChooser(code)(figure).format.code).toBe(code);
      }),
      { numRuns: 500 },
    );
  });
});
