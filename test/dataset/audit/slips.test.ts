import { describe, expect, test } from 'vitest';
import { cell, datasetOf, findingsOf, indicatorsOf, workbook } from '../a-round.ts';

const register = (measure: string, scale: string) => `
indicators:
  - {code: C25, name: 九年义务教育巩固率, plans: [children], domain: 教育, measure: "${measure}", decimals: 2, direction: increase, scale: ${scale}, units: [教育局]}
`;

const told = (measure: string, scale: string, previous: string, current: string): readonly string[] =>
  findingsOf(
    datasetOf({
      indicators: indicatorsOf(register(measure, scale), '{}'),
      workbooks: [workbook('教育局', [cell('D4', 'C25', 2014, previous), cell('E4', 'C25', 2015, current)])],
    }),
    'hundredth-of-last-year',
    'count-with-fraction',
  ).map(({ code, message, hint }) => `${code}: ${message}${hint}`);

describe('a hundredth of last year’s figure', () => {
  test('is asked about, with the figure that may be meant', () => {
    expect(told('%', 'percent', '95.2', '0.956')).toEqual([
      'hundredth-of-last-year: “九年义务教育巩固率”（C25）我市2015年填 0.956%，上年为 95.2%，约为上年的百分之一。是否应为 95.6%？可能漏了百分号或小数点错位，请核对后改正。',
    ]);
  });

  test.each([
    ['%', 'percent', '95.2', '95.6'],
    ['%', 'percent', '95.2', '0.2'],
    ['%', 'percent', '0.9', '0.8'],
    ['%', 'percent', '95.2', '0'],
    ['平方米/人', 'real', '95.2', '0.956'],
  ])('%s %s: %s then %s is none', (measure, scale, previous, current) => {
    expect(told(measure, scale, previous, current)).toEqual([]);
  });
});

describe('a count', () => {
  test('with a fraction is asked about', () => {
    expect(told('人', 'count', '120', '12.5')).toEqual([
      'count-with-fraction: “九年义务教育巩固率”（C25）我市2015年填 12.5人，这是计数的指标，不应有小数。请核对是否把计量单位（如万人）或别的指标的数填在这里，改正后重新报送。',
    ]);
  });

  test('without one is not', () => {
    expect(told('人', 'count', '120', '125')).toEqual([]);
  });
});
