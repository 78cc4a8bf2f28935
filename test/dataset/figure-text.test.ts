import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FigureReading } from '../../src/dataset/tables/rows/figure-text.ts';
import { readFigure, readFigureText } from '../../src/dataset/tables/rows/figure-text.ts';
import { decimal } from '../../src/indicators/decimals.ts';
import { numberContent, numberFormat, textContent } from './grid-from-text.ts';

/** `95.6`, `95.6 %`, `12000 人 (provisional)`, `mark missing`, `unreadable`. */
function shortOf(reading: FigureReading): string {
  switch (reading.kind) {
    case 'figure': {
      const measure =
        reading.measure === null
          ? ''
          : ` ${reading.measure.factor.equals(1) ? '' : `×${reading.measure.factor.toFixed()} `}${reading.measure.base}`;
      return `${reading.value.toFixed()}${measure.trimEnd()}${reading.status === 'normal' ? '' : ` (${reading.status})`}`;
    }
    case 'mark':
      return `mark ${reading.status}`;
    case 'shortened':
      return `shortened ${reading.stored.toFixed()} by ${reading.exponent}`;
    default:
      return reading.kind;
  }
}

describe('figures written as text', () => {
  test.each([
    ['95.6', '95.6'],
    ['９５．６％', '95.6 %'],
    ['95.6%', '95.6 %'],
    ['百分之95.6', '95.6 %'],
    ['7.7‰', '7.7 ‰'],
    ['1,234', '1234'],
    ['1，234', '1234'],
    ['12,345,678.9', '12345678.9'],
    ['1 234 567', '1234567'],
    ['95.6①', '95.6'],
    ['95.6 ⑵', '95.6'],
    ['95.6¹', '95.6'],
    ['95.6*', '95.6'],
    ['＊95.6', '95.6'],
    ['95.6［注1］', '95.6'],
    ['95.6[1]', '95.6'],
    ['95.6（注）', '95.6'],
    ['95.6%①', '95.6 %'],
    ['95.6（初步数）', '95.6 (provisional)'],
    ['95.6%（修订）', '95.6 % (revised)'],
    ['95.6%（百分之）', '95.6 %'],
    ['￥3,250,000.00', '3250000 元'],
    ['¥ 360万', '360 ×10000 元'],
    ['15/10万', '15 1/10万'],
    ['15／10万', '15 1/10万'],
    ['8.51/100000', '8.51 1/10万'],
    ['1.2万', '1.2 ×10000'],
    ['1.2万人', '1.2 ×10000 人'],
    ['3.5亿元', '3.5 ×100000000 元'],
    ['11.5年', '11.5 年'],
    ['12.5㎡/人', '12.5 平方米/人'],
    ['12.5m²/人', '12.5 平方米/人'],
    ['1:1.5', '1.5 比'],
    ['110.5:100', '110.5 女=100'],
    ['-1.2', '-1.2'],
    ['－1.2', '-1.2'],
    ['−1.2', '-1.2'],
    ['+1.2', '1.2'],
    ['.5', '0.5'],
    ['1.5e3', '1500'],
    ["'95.6", '95.6'],
    ['0', '0'],
    ['０', '0'],
    ['0.00', '0'],
    ['\u3000 95.6 \u200b', '95.6'],
  ])('%s is %s', (text, expected) => {
    expect(shortOf(readFigureText(text))).toBe(expected);
  });

  test.each([
    '约95.6',
    '95.6以上',
    '≥95',
    '<0.1',
    '95左右',
    '95.6-96.0',
    '95～97',
    '1,23,456',
    '95,6',
    '95。6',
    '95. 6',
    '9 5.6',
    '95½',
    '½',
    '95.6.1',
    '9O',
    'l0',
    '95.',
    '007',
    '九十五',
    '3/4',
    '2:1',
    '(95.6)',
    '95.6（城市）',
    '95.6％（2014年）',
    '$3,000',
    // Shown as 8.51.
    '\u202e15.8',
    '8.\u202e15\u202c',
    '95.6个百分点',
    '1.2 3.4',
    '零',
    '*',
    '①',
  ])('%s is no exact figure, and is not guessed', (text) => {
    expect(readFigureText(text).kind).toBe('unreadable');
  });

  test.each([
    ['…', 'mark too-small'],
    ['未統計', 'mark not-collected'],
    ['無', 'none'],
    ['……', 'mark too-small'],
    ['...', 'mark too-small'],
    ['—', 'mark not-applicable'],
    ['——', 'mark not-applicable'],
    ['-', 'mark not-applicable'],
    ['－', 'mark not-applicable'],
    ['/', 'mark not-applicable'],
    ['／', 'mark not-applicable'],
    ['N/A', 'mark not-applicable'],
    ['不适用', 'mark not-applicable'],
    ['无此项', 'mark not-applicable'],
    ['未统计', 'mark not-collected'],
    ['（未统计）', 'mark not-collected'],
    ['未 统 计', 'mark not-collected'],
    ['未开展', 'mark not-carried-out'],
    ['缺', 'mark missing'],
    ['待定', 'mark missing'],
    ['暂缺①', 'mark missing'],
    ['无', 'none'],
    ['', 'blank'],
    ['\u3000', 'blank'],
  ])('%s stands for %s', (text, expected) => {
    expect(shortOf(readFigureText(text))).toBe(expected);
  });
});

describe('cells', () => {
  test.each([
    ['a percent format shows a hundred times what is stored', numberContent('0.956', { kind: 'percent' }), '95.6 %'],
    ['a percent format keeps every digit', numberContent('1.2875', { kind: 'percent' }), '128.75 %'],
    ['‰ behind a figure is not scaled', numberContent('7.7', { kind: 'permille' }), '7.7 ‰'],
    ['a % that the format only draws is not scaled', numberContent('95.6', { kind: 'number', literal: '%' }), '95.6 %'],
    [
      'words that a format adds are as if they had been typed',
      { ...numberContent('95.6'), shown: '约95.6' },
      'unreadable',
    ],
    [
      'thousands shown without saying so',
      numberContent('12345', { kind: 'scaled', scaleExponent: 3 }),
      'shortened 12345 by 3',
    ],
    ['万 shown and said', numberContent('12345', { kind: 'scaled', scaleExponent: 4, literal: '万' }), '1.2345 ×10000'],
    ['a superscript is a footnote', textContent('95.6', '1'), '95.6'],
    ['a raised % is a measure', textContent('95.6', '%'), '95.6 %'],
    ['a date', { kind: 'date', iso: '1900-04-04', format: numberFormat({ kind: 'date' }) } as const, 'unreadable'],
    ['an error', { kind: 'error', code: '#DIV/0!' } as const, 'unreadable'],
    [
      'a formula that was never calculated',
      { kind: 'formula-without-result', formula: 'B1/C1' } as const,
      'unreadable',
    ],
    ['a truth value', { kind: 'boolean', value: true } as const, 'unreadable'],
    ['no cell', null, 'blank'],
  ])('%s', (_, content, expected) => {
    expect(shortOf(readFigure(content))).toBe(expected);
  });
});

const figure = fc
  .tuple(fc.bigInt({ min: -999_999_999_999n, max: 999_999_999_999n }), fc.integer({ min: 0, max: 8 }))
  .map(([digits, decimals]) => decimal(String(digits)).dividedBy(decimal(10).pow(decimals)));

const fullWidth = (text: string) =>
  [...text].map((letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join('');
const grouped = (text: string) => text.replace(/^(-?\d+)/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));

test('any printed number reads back as the same decimal, in any of its writings', () => {
  fc.assert(
    fc.property(figure, (value) => {
      const text = value.toFixed();
      for (const writing of [
        text,
        `${text}%`,
        fullWidth(text),
        grouped(text),
        fullWidth(grouped(text)),
        `${text}①`,
        ` ${text}［注2］`,
      ]) {
        const reading = readFigureText(writing);
        expect(reading.kind === 'figure' ? reading.value.toFixed() : `${writing} ${reading.kind}`).toBe(text);
      }
    }),
  );
});

test('a hostile text costs no time', () => {
  const started = performance.now();
  for (const text of [
    '①'.repeat(30_000) + 'x',
    '* '.repeat(15_000) + 'x',
    ' '.repeat(30_000) + '1',
    '1,'.repeat(15_000),
    '（'.repeat(30_000),
  ]) {
    expect(readFigureText(text).kind).toBe('unreadable');
  }
  expect(performance.now() - started).toBeLessThan(1000);
});

test('no text at all makes the reader fail', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(readFigureText(text).kind).toBeTypeOf('string');
    }),
  );
});
