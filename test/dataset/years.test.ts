import { describe, expect, test } from 'vitest';
import { yearInHeading, yearOfContent, yearsInTitle } from '../../src/dataset/tables/heads/years.ts';
import { numberContent, numberFormat } from './grid-from-text.ts';

describe('years in headings', () => {
  test.each([
    ['2015年', 2015],
    ['2015', 2015],
    ['２０１５ 年', 2015],
    ['二〇一五年', 2015],
    ['贰零壹伍年', 2015],
    ['貳〇壹肆年度', 2014],
    ['二○一五', 2015],
    ['二零一五年度', 2015],
    ['一九九九年', 1999],
    ['2015年度', 2015],
    ['2015年末', 2015],
    ['2015年底', 2015],
    ['2015学年', 2015],
    ['2015年1-12月', 2015],
    ['2015年1—12月', 2015],
    ['2015年12月31日', 2015],
    ['2015-12-31', 2015],
    ['2015.12', 2015],
    ['15年', 2015],
  ])('%s is %d', (text, year) => {
    expect(yearInHeading(text)).toEqual({ mention: { kind: 'year', year }, rest: '' });
  });

  test.each([
    ['本年', 0],
    ['本年度', 0],
    ['今年', 0],
    ['报告期', 0],
    ['上年', -1],
    ['去年', -1],
    ['上年度', -1],
    ['前年', -2],
  ])('%s is %d from the table’s year', (text, offset) => {
    expect(yearInHeading(text)).toEqual({ mention: { kind: 'relative', offset }, rest: '' });
  });

  test.each(['2015年上半年', '2015年6月', '2014-2015学年', '2013—2015年', '2015年第三季度'])(
    '%s is not wholly a year',
    (text) => {
      expect(yearInHeading(text)?.rest).not.toBe('');
    },
  );

  test.each(['指标', '十二五', '12015', '201', '3岁以下', '10万', '截至2015年底', '截止2015年'])(
    '%s names none',
    (text) => {
      expect(yearInHeading(text)).toBeNull();
    },
  );
});

describe('years in header cells that are no text', () => {
  test.each([
    [numberContent('2015'), 2015],
    [numberContent('2015', { kind: 'number', literal: '年' }), 2015],
    [numberContent('95.6'), null],
    [numberContent('15'), null],
    [{ kind: 'date', iso: '2015-12-31', format: numberFormat({ kind: 'date', code: 'yyyy/m/d' }) } as const, 2015],
    [{ kind: 'date', iso: '2015-01-01', format: numberFormat({ kind: 'date', code: 'yyyy/m/d' }) } as const, 2015],
    [{ kind: 'date', iso: '2015-06-01', format: numberFormat({ kind: 'date', code: 'yyyy"年"' }) } as const, 2015],
    [{ kind: 'date', iso: '2015-06-30', format: numberFormat({ kind: 'date', code: 'yyyy/m/d' }) } as const, null],
  ])('case %#', (content, year) => {
    expect(yearOfContent(content)).toBe(year);
  });
});

describe('years that titles name', () => {
  test.each([
    ['鹤山市2015年妇女儿童监测统计年报表', [2015]],
    ['二〇一五年度年报表', [2015]],
    ['年度：2014', [2014]],
    ['卫生局-三表-2015', [2015]],
    ['鹤山市妇女发展规划（2014—2016年）监测预警情况表', []],
    ['鹤山市妇女发展规划（2014-2016年）2015年监测预警情况表', [2015]],
    ['填报日期：2016年5月19日', []],
    ['粤统〔2013〕12号', []],
    ['妇女儿童指标表', []],
  ])('%s', (title, years) => {
    expect(yearsInTitle(title)).toEqual(years);
  });
});
