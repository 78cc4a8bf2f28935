import { expect, test } from 'vitest';
import { gridOf } from './grid-from-text.ts';
import { figures, read } from './reading-round.ts';

/** What a figure under this heading is taken for, beside a column of 2014 that makes the sheet a table. */
function under(heading: string): readonly string[] {
  const grid = gridOf('表', `\n指标名称 | ${heading} | 2013年\n孕产妇死亡率 | 8.51 | 12.1\n`);
  return figures(read('workbooks/卫生局.xlsx', grid)).filter((figure) => figure !== 'W02 own 2013 12.1');
}

test.each([
  '2015年上半年', '2015年1—9月', '2015年第三季度', '2015年6月', '2015年1-6月累计', '2014—2015学年', '2014/2015学年', '2013-2015年平均',
  '三年平均', '十二五末', '全国2015年', '国家2015年', '珠三角2015年', '台山市2015年', '2015年区域', '2015年县级', '2015年全省排名', '2015年计划',
  '2015年目标', '2015年预计', '2015年比2014年增减', '较2014年', '2015年同比', '2015年数据来源', '2015年得分', '2020年目标',
])('a figure under %s is not taken for the city’s of the year', (heading) => {
  expect(under(heading)).toEqual([]);
}); // prettier-ignore

test.each([
  ['2015学年', 'W02 own 2015 8.51'],
  ['2015年实绩', 'W02 own 2015 8.51'],
  ['2015年末', 'W02 own 2015 8.51'],
  ['2015年12月31日', 'W02 own 2015 8.51'],
  ['15年', 'W02 own 2015 8.51'],
  ['二Ｏ一五年', 'W02 own 2015 8.51'],
  ['二○15年', 'W02 own 2015 8.51'],
  ['报告期', 'W02 own 2015 8.51'],
  ['去年', 'W02 own 2014 8.51'],
  ['2015年女性', 'W02 own 2015 女 8.51'],
  ['城市2015年', 'W02 own 2015 城市 8.51'],
  ['2015 年 全 省', 'W02 province 2015 8.51'],
  ['2015年广东', 'W02 province 2015 8.51'],
  ['江门2015年', 'W02 upper 2015 8.51'],
  ['2015年全省城市', 'W02 province 2015 城市 8.51'],
  ['2015年‰', 'W02 own 2015 (refused)'],
])('a figure under %s is %s', (heading, figure) => {
  expect(under(heading)).toEqual([figure]);
});
