import { describe, expect, test } from 'vitest';
import { gridOf } from './grid-from-text.ts';
import { figures, read, said, told } from './reading-round.ts';

const plain = `
2015年妇女儿童监测统计年报表
填报单位：卫生局
代码 | 指标名称         | 计量单位 | 2014年 | 2015年 | 变化说明
W02  | 孕产妇死亡率     | 1/10万   | 9.7    | 8.51   | 加强了危重孕产妇救治
W05  | 孕产妇系统管理率 | %        | 93.1   | 94     |
     | 其中：城市       | %        | 95.2   | 96     |
     | 农村             | %        | 91     | 92.5   |
C01  | 婴儿死亡率       | ‰        | 3.4    | 3.1    |
`;

const expected = [
  'C01 own 2014 3.4',
  'C01 own 2015 3.1',
  'W02 own 2014 9.7',
  'W02 own 2015 8.51',
  'W05 own 2014 93.1',
  'W05 own 2014 农村 91',
  'W05 own 2014 城市 95.2',
  'W05 own 2015 94',
  'W05 own 2015 农村 92.5',
  'W05 own 2015 城市 96',
];

describe('one dataset in many layouts', () => {
  const layouts: Readonly<Record<string, string>> = {
    'with codes, titles and 其中 rows': plain,
    'without codes, with serial numbers': `
序号 | 指标名称 | 单位 | 上年 | 本年
1 | 孕产妇死亡率 | 1/10万 | 9.70 | 8.51
2 | 孕产妇系统保健管理率 | % | 93.1 | 94
  | #城市 | | 95.2 | 96
  | #农村 | | 91 | 92.5
3 | 婴儿死亡率 | ‰ | 3.4 | 3.1
`,
    'with columns shuffled': `
2015 | 备注 | 指标 | 2014 | 计量单位 | 代码
8.51 | | 孕产妇死亡率 | 9.7 | 1/10万 | W02
94 | | 孕产妇系统管理率 | 93.1 | % | W05
96 | | 其中:城市 | 95.2 | |
92.5 | | 　　农村 | 91 | |
3.1 | | 婴儿死亡率 | 3.4 | ‰ | C01
`,
    'with a merged head of two rows': `
鹤山市妇女儿童发展规划监测统计年报表 | < | < | < | <
指标名称 | 计量单位 | 年度数据 | < | 备注
^ | ^ | 二〇一四年 | 二○一五年 | ^
孕产妇死亡率（1/10万） | | 9.7 | 8.51
孕产妇系统管理率(%) | | 93.1 | 94
城镇 | | 95.2 | 96
乡村 | | 91 | 92.5
婴儿死亡率【‰】 | | 3.4 | 3.1
`,
    'in full width, traditional characters and text figures': `
指　标　名　称 | 計量單位 | ２０１４年 | ２０１５年度
孕產婦死亡率 | １／１０万 | '９．７０ | '8.51①
孕產婦系統管理率 | ％ | '93.1% | '９４％
其中：城市 | ％ | 95.2% | 96%
農村 | ％ | 91% | 92.5%
嬰兒死亡率 | ‰ | '3.4 | 3.1^{1}
`,
    'with years in date cells and 甲乙 below the head': `
指标名称 | 计量单位 | @2014-12-31 | @2015-12-31
甲 | 乙 | 1 | 2
一、妇女 | | |
孕产妇死亡率 | 十万分之一 | 9.7 | 8.51
孕产妇系统管理率 | 百分比 | 93.1 | 94
城市 | 百分比 | 95.2 | 96
农村 | 百分比 | 91 | 92.5
二、儿童 | | |
婴儿死亡率 | 千分比 | 3.4 | 3.1
注：2015年数据为年报数
单位负责人：张三 | | 填表人：李四 | 报出日期：2016年5月19日
`,
    'with a column for the groups': `
指标名称 | 分组 | 计量单位 | 2014年 | 2015年
孕产妇死亡率 | | 1/10万 | 9.7 | 8.51
孕产妇系统管理率 | 合计 | % | 93.1 | 94
^ | 城市 | ^ | 95.2 | 96
^ | 农村 | ^ | 91 | 92.5
婴儿死亡率 | | ‰ | 3.4 | 3.1
`,
    'with the groups in a second column under 指标名称': `
指标名称 | < | 计量单位 | 2014年 | 2015年
孕产妇死亡率 | < | 1/10万 | 9.7 | 8.51
孕产妇系统管理率 | 合计 | % | 93.1 | 94
^ | 城市 | % | 95.2 | 96
^ | 农村 | % | 91 | 92.5
婴儿死亡率 | < | ‰ | 3.4 | 3.1
`,
    'one row a year': `
年份 | 指标名称 | 计量单位 | 数值
2014 | 孕产妇死亡率 | 1/10万 | 9.7
2015 | 孕产妇死亡率 | 1/10万 | 8.51
2014年 | 孕产妇系统管理率 | % | 93.1
2014年 | 其中：城市 | % | 95.2
2014年 | 其中：农村 | % | 91
2015年 | 孕产妇系统管理率 | % | 94
2015年 | 其中：城市 | % | 96
2015年 | 其中：农村 | % | 92.5
2014 | 婴儿死亡率 | ‰ | 3.4
2015 | 婴儿死亡率 | ‰ | 3.1
`,
  };

  for (const [layout, text] of Object.entries(layouts)) {
    test(layout, () => {
      expect(figures(read('workbooks/卫生局.xlsx', gridOf('年报表', text)))).toEqual(expected);
    });
  }
});

describe('a sheet with its places', () => {
  test('every figure has its cell, its unit and the row’s explanation for this year', () => {
    const reading = read('workbooks/甲.xlsx', gridOf('年报表', plain));
    expect(reading.unit).toBe('卫生局');
    expect(
      reading.observations
        .filter((one) => one.indicator === 'W02')
        .map((one) => [said(one), one.origin, one.unit, one.explanation]),
    ).toEqual([
      ['W02 own 2014 9.7', { kind: 'cell', file: 'workbooks/甲.xlsx', sheet: '年报表', cell: 'D4' }, '卫生局', null],
      [
        'W02 own 2015 8.51',
        { kind: 'cell', file: 'workbooks/甲.xlsx', sheet: '年报表', cell: 'E4' },
        '卫生局',
        '加强了危重孕产妇救治',
      ],
    ]);
    expect(told(reading)).toEqual([]);
  });
});

test('“…” is a figure too small to show, save where the table says that it stands for none', () => {
  const table = `
代码 | 指标名称     | 计量单位 | 2014年 | 2015年
W02  | 孕产妇死亡率 | 1/10万   | …      | 8.51
`;
  const legend = '“…”表示数据不详或未报送，“—”表示不适用或不能计算。';
  expect(figures(read('history/预警情况表.xlsx', gridOf('全部指标', table)))).toContain('W02 own 2014 … (too-small)');
  expect(figures(read('history/预警情况表.xlsx', gridOf('全部指标', `${table}${legend}\n`)))).toContain(
    'W02 own 2014 (missing)',
  );
});
