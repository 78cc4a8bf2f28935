import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Grid } from '../../src/dataset/tables/grid.ts';
import { gridOf } from './grid-from-text.ts';
import { figures, read, told } from './reading-round.ts';

const sheet = (text: string) => read('workbooks/卫生局.xlsx', gridOf('表', text));

describe('areas and years', () => {
  test('areas over years, merged; an area that the round does not know is left aside and said', () => {
    const reading = sheet(`
指标名称 | 单位 | 全省 | < | 江门市 | < | 佛山市 | < | 我市 | <
^ | ^ | 2014年 | 2015年 | 2014年 | 2015年 | 2014年 | 2015年 | 2014年 | 2015年
婴儿死亡率 | ‰ | 3 | 3.1 | 4 | 4.1 | 5 | 5.1 | 6 | 6.1
`);
    expect(figures(reading)).toEqual([
      'C01 own 2014 6',
      'C01 own 2015 6.1',
      'C01 province 2014 3',
      'C01 province 2015 3.1',
      'C01 upper 2014 4',
      'C01 upper 2015 4.1',
    ]);
    expect(told(reading)).toEqual(['unknown-column G2', 'unknown-column H2']);
  });

  test('groups that nobody merged reach to the next one', () => {
    const reading = sheet(`
 | | 全省 | | 江门市 | |
指标名称 | 单位 | 2014年 | 2015年 | 2014年 | 2015年 | 备注
婴儿死亡率 | ‰ | 3 | 3.1 | 4 | 4.1 | 按年报
`);
    expect(figures(reading)).toEqual([
      'C01 province 2014 3',
      'C01 province 2015 3.1',
      'C01 upper 2014 4',
      'C01 upper 2015 4.1',
    ]);
  });

  test('a group of a foreign area alone never becomes ours, in whatever row it stands', () => {
    const reading = sheet(`
妇女儿童指标 | | | 佛山市 | <
指标名称 | 单位 | 2015年 | 2014年 | 2015年
婴儿死亡率 | ‰ | 6.1 | 5 | 5.1
`);
    expect(figures(reading)).toEqual(['C01 own 2015 6.1']);
  });

  test('years beside groups of years, with blank heads under the single ones', () => {
    const reading = sheet(`
 | | 2014年 | 2015年 | 全省 | <
指标名称 | 单位 | | | 2014年 | 2015年
婴儿死亡率 | ‰ | 6 | 6.1 | 3 | 3.1
`);
    expect(figures(reading)).toEqual([
      'C01 own 2014 6',
      'C01 own 2015 6.1',
      'C01 province 2014 3',
      'C01 province 2015 3.1',
    ]);
  });

  test('areas in the head of single columns: without a year, this year’s', () => {
    const reading = sheet(`
指标名称 | 2015年 | 全省2015年 | 江门市 | 2014年开平 | 广东省平均（2014年） | 2015年（女）
婴儿死亡率 | 6.1 | 3.1 | 4.1 | 5 | 3 | 5.9
`);
    expect(figures(reading)).toEqual([
      'C01 own 2015 6.1',
      'C01 own 2015 女 5.9',
      'C01 peer-1 2014 5',
      'C01 province 2014 3',
      'C01 province 2015 3.1',
      'C01 upper 2015 4.1',
    ]);
  });

  test('parts of the figure as columns under the year', () => {
    const reading = sheet(`
指标名称 | 2015年 | < | < | 2014年 | <
^ | 合计 | 男 | 女 | 合计 | 其中：女
高中阶段毛入学率 | 128.5 | 129 | 128 | 127 | 126
`);
    expect(figures(reading)).toEqual([
      'C27 own 2014 127',
      'C27 own 2014 女 126',
      'C27 own 2015 128.5',
      'C27 own 2015 女 128',
      'C27 own 2015 男 129',
    ]);
  });

  test('a sheet called 全省 in a unit’s own workbook is not the city’s', () => {
    const reading = read(
      'workbooks/卫生局.xlsx',
      gridOf('全省', '\n指标名称 | 2015年\n婴儿死亡率 | 3\n'),
      gridOf('本市', '\n指标名称 | 2015年\n婴儿死亡率 | 4\n'),
    );
    expect(figures(reading)).toEqual(['C01 own 2015 4', 'C01 province 2015 3']);
  });

  test('a title in the head, a slanted corner and a span over the years are no columns', () => {
    expect(
      figures(
        sheet(`
主要指标 | < | < | <
指标名称\\年份 | 单位 | 2014—2015年 | <
^ | ^ | 2014年 | 2015年
婴儿死亡率 | ‰ | 3 | 3.1
`),
      ),
    ).toEqual(['C01 own 2014 3', 'C01 own 2015 3.1']);
  });

  test('a written-out year goes before 本年', () => {
    expect(
      figures(
        sheet(`
指标名称 | 本年（2014年） | 前年
婴儿死亡率 | 3 | 4
`),
      ),
    ).toEqual(['C01 own 2013 4', 'C01 own 2014 3']);
  });
});

describe('columns that are no figures of a year', () => {
  test('what is worked out, forecast or planned is not read; target and base are stated', () => {
    const reading = sheet(`
序号 | 指标名称 | 计量单位 | 目标值（2016年） | 基期值（2013年） | 2013年（基期） | 2014年 | 2015年 | 比上年增减 | 与目标差距 | 达标情况 | 2016年预测 | 2015年计划 | 下年需达速度 | 预警等级 | 原因说明及措施 | 责任单位
1 | 婴儿死亡率 | ‰ | '6‰以下 | 3.3 | 3.3 | 3.2 | 3.1 | -0.1 | -2.9 | 已达标 | 3 | 3 | 0 | 绿 | 加强了救治 | 卫生局
2 | 孕产妇死亡率 | 1/10万 | '15/10万以下 | 12.1 | 12.1 | 9.7 | 8.51 | -1.19 | -6.49 | 已达标 | 7 | 15 | 0 | 绿 | 无 | 卫生局
`);
    expect(figures(reading)).toEqual([
      'C01 own 2013 3.3',
      'C01 own 2013 3.3',
      'C01 own 2014 3.2',
      'C01 own 2015 3.1',
      'W02 own 2013 12.1',
      'W02 own 2013 12.1',
      'W02 own 2014 9.7',
      'W02 own 2015 8.51',
    ]);
    expect(reading.stated.map((one) => [one.indicator, one.text, one.value?.toFixed()])).toEqual([
      ['C01', '6‰以下', '6'],
      ['W02', '15/10万以下', '15'],
    ]);
    expect(
      reading.observations
        .filter((one) => one.explanation !== null)
        .map((one) => [one.indicator, one.year, one.explanation]),
    ).toEqual([['C01', 2015, '加强了救治']]);
    expect(told(reading)).toEqual([]);
  });

  test.each([
    ['95%以上', '95'],
    ['≥95', '95'],
    ['不低于95％', '95'],
    ['95左右', '95'],
    ['103～107', null],
    ['逐步提高', null],
    ['比2013年下降1/6', null],
  ])('the number in the target %s is %s', (text, value) => {
    const [stated] = sheet(`\n指标名称 | 2015年 | 目标值\n九年义务教育巩固率 | 94 | '${text}\n`).stated;
    expect([stated?.text, stated?.value?.toFixed() ?? null]).toEqual([text, value]);
  });

  test('another set’s target and another year’s are not the plan’s', () => {
    const reading = sheet('\n指标名称 | 2015年 | 省目标值 | 2015年目标值 | 目标值\n婴儿死亡率 | 3 | 4 | 5 | 6\n');
    expect(reading.stated.map((one) => one.text)).toEqual(['6']);
  });

  test('numerator and denominator are figures of their own codes, in the register’s measure', () => {
    const reading = sheet(`
指标名称 | 计量单位 | 2015年 | < | <
^ | ^ | 分子 | 分母 | 数值
孕产妇死亡率 | 1/10万 | 1 | '1.1752万 | 8.51
婴儿死亡率 | ‰ | 3 | 1000 | 3
`);
    expect(figures(reading)).toEqual(['B11 own 2015 11752', 'C01 own 2015 3', 'W02 own 2015 8.51', 'W02N own 2015 1']);
  });
});

describe('several tables on a sheet', () => {
  test('side by side, with and without a blank column between them', () => {
    const expected = ['C01 own 2014 3', 'C01 own 2015 3.1', 'W02 own 2014 4', 'W02 own 2015 4.1'];
    expect(
      figures(
        sheet(`
序号 | 指标名称 | 2014 | 2015 | | 序号 | 指标名称 | 2014 | 2015
1 | 婴儿死亡率 | 3 | 3.1 | | 1 | 孕产妇死亡率 | 4 | 4.1
`),
      ),
    ).toEqual(expected);
    expect(
      figures(
        sheet(`
序号 | 指标名称 | 2014 | 2015 | 序号 | 指标名称 | 2014 | 2015
1 | 婴儿死亡率 | 3 | 3.1 | 1 | 孕产妇死亡率 | 4 | 4.1
`),
      ),
    ).toEqual(expected);
  });

  test('side by side, one beginning further down than the other', () => {
    expect(
      figures(
        sheet(`
指标名称 | 2014 | 2015 | | |
婴儿死亡率 | 3 | 3.1 | | |
新生儿死亡率 | 2 | 2015 | | 指标名称 | 2015
农村饮水普及率 | 90 | 91 | | 孕产妇死亡率 | 4.1
`),
      ),
    ).toEqual([
      'C01 own 2014 3',
      'C01 own 2015 3.1',
      'C03 own 2014 2',
      'C03 own 2015 (refused)',
      'C43 own 2014 90',
      'C43 own 2015 91',
      'W02 own 2015 4.1',
    ]);
  });

  test('under one another, each with its own title, unit and measure', () => {
    const reading = read(
      'workbooks/汇总.xlsx',
      gridOf(
        '表',
        `
2015年妇女发展规划监测表 | | |
填报单位： | 卫生局 | | 单位：1/10万
指标名称 | 2014 | 2015 | 预警等级
孕产妇死亡率 | 4 | 4.1 | 绿
填表人：张三 | 报出日期：2016年5月19日 | |
儿童发展规划监测表 | | |
填报单位（盖章）：鹤山市教育局（章） | | |（单位：%）
指标名称 | 2014 | 2015 | 预警等级
九年义务教育巩固率 | 94 | 95 | 绿
注：年报数 | 1 | 2 |
`,
      ),
    );
    expect(figures(reading)).toEqual(['C25 own 2014 94', 'C25 own 2015 95', 'W02 own 2014 4', 'W02 own 2015 4.1']);
    expect(reading.observations.map((one) => one.unit)).toEqual(['卫生局', '卫生局', '教育局', '教育局']);
    expect(told(reading)).toEqual([]);
  });

  test('a repeated 指标名称 is read once', () => {
    expect(
      figures(
        sheet(`
指标名称 | 2014年 | 2015年 | 指标名称
婴儿死亡率 | 3 | 3.1 | 婴儿死亡率
`),
      ),
    ).toEqual(['C01 own 2014 3', 'C01 own 2015 3.1']);
  });
});

describe('published tables', () => {
  const published = (...grids: readonly Grid[]) => read('reference/对比.xlsx', ...grids);

  test('the area in the sheet’s name, in the title, in a column of areas', () => {
    const reading = published(
      gridOf('全省', '\n指标名称 | 单位 | 2014年 | 2015年\n婴儿死亡率 | ‰ | 3 | 3.1\n'),
      gridOf('Sheet2', '\n广东省江门市2015年妇女儿童指标\n指标名称 | 2015年\n婴儿死亡率 | 4\n'),
      gridOf(
        'Sheet3',
        '\n地区 | 指标名称 | 2015年\n开平 | 婴儿死亡率 | 5\n恩平市 | 婴儿死亡率 | 7\n鹤山市 | 婴儿死亡率 | 6\n',
      ),
    );
    expect(figures(reading)).toEqual([
      'C01 own 2015 6',
      'C01 peer-1 2015 5',
      'C01 province 2014 3',
      'C01 province 2015 3.1',
      'C01 upper 2015 4',
    ]);
    expect(told(reading)).toEqual(['unknown-column A3']);
    expect(reading.unit).toBeNull();
  });

  test('figures of no said area are left aside, and said', () => {
    const reading = published(gridOf('Sheet1', '\n指标名称 | 2015年\n婴儿死亡率 | 3\n'));
    expect(figures(reading)).toEqual([]);
    expect(told(reading)).toEqual(['unknown-column B1']);
  });

  test('the year of the title holds for columns of areas', () => {
    const reading = published(gridOf('Sheet1', '\n2014年各市主要指标\n指标名称 | 全省 | 开平市\n婴儿死亡率 | 3 | 4\n'));
    expect(figures(reading)).toEqual(['C01 peer-1 2014 4', 'C01 province 2014 3']);
    expect(told(reading)).toEqual(['other-title-year A1']);
  });

  test('areas down, indicators across', () => {
    const reading = published(
      gridOf(
        'Sheet1',
        `
2015年各市妇女儿童指标
地区 | 婴儿死亡率（‰） | 孕产妇死亡率（%） | 别的指标 | 农村饮水普及率
全省 | 3 | 4 | 5 | 90%
开平市 | 3.1 | 4.1 | 5 | —
注：年报数
`,
      ),
    );
    expect(figures(reading)).toEqual([
      'C01 peer-1 2015 3.1',
      'C01 province 2015 3',
      'C43 peer-1 2015 — (not-applicable)',
      'C43 province 2015 90',
      'W02 peer-1 2015 (refused)',
      'W02 province 2015 (refused)',
    ]);
  });

  test('areas down, indicators over years across', () => {
    const reading = published(
      gridOf(
        'Sheet1',
        `
地区 | 婴儿死亡率 | < | 孕产妇死亡率 | <
^ | 2014年 | 2015年 | 2014年 | 2015年
全省 | 3 | 3.1 | 4 | 4.1
`,
      ),
    );
    expect(figures(reading)).toEqual([
      'C01 province 2014 3',
      'C01 province 2015 3.1',
      'W02 province 2014 4',
      'W02 province 2015 4.1',
    ]);
  });
});

describe('last years’ tables', () => {
  const table = '\n指标名称 | 本年 | 上年\n婴儿死亡率 | 3 | 3.1\n';
  test('本年 is the title’s year, else the file’s, else the year before this round', () => {
    expect(figures(read('history/卫生局.xlsx', gridOf('表', `\n2012年年报表${table}`)))).toEqual([
      'C01 own 2011 3.1',
      'C01 own 2012 3',
    ]);
    expect(figures(read('history/卫生局2013.xlsx', gridOf('表', table)))).toEqual([
      'C01 own 2012 3.1',
      'C01 own 2013 3',
    ]);
    expect(figures(read('history/卫生局.xlsx', gridOf('表', table)))).toEqual(['C01 own 2013 3.1', 'C01 own 2014 3']);
  });
});

const columns = [
  ['代码', 'W02', '', '', 'C01'],
  ['指标名称', '孕产妇死亡率', '孕产妇系统管理率', '其中：农村', '婴儿死亡率'],
  ['计量单位', '1/10万', '%', '%', '‰'],
  ['2014年', '9.7', '93.1', '91', '3.4'],
  ['本年', '8.51', '94%', "'９２．５", '—'],
  ['全省2015年', '11.56', '95', '', '…'],
  ['目标值', "'15/10万以下", '95', '', '6'],
  ['变化说明', '加强救治', '', '', ''],
];
/** Rows that move together: an indicator with its parts. */
const groups = [[1], [2, 3], [4]];
const expected = [
  'C01 own 2014 3.4',
  'C01 own 2015 — (not-applicable)',
  'C01 province 2015 … (too-small)',
  'W02 own 2014 9.7',
  'W02 own 2015 8.51',
  'W02 province 2015 11.56',
  'W05 own 2014 93.1',
  'W05 own 2014 农村 91',
  'W05 own 2015 94',
  'W05 own 2015 农村 92.5',
  'W05 province 2015 95',
  'W05 province 2015 农村 (missing)',
];

const titles = fc.subarray([
  '鹤山市2015年妇女儿童年报表',
  '填报单位：卫生局',
  '表号：粤妇儿1表',
  '',
  '（2014—2016年）',
]);

test('the order of columns, rows and sheets, and what stands above and below, change nothing that is read', () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(columns, { minLength: columns.length }),
      fc.shuffledSubarray(groups, { minLength: groups.length }),
      titles,
      fc.integer({ min: 0, max: 3 }),
      fc.boolean(),
      (shuffled, rows, above, indent, otherSheetFirst) => {
        const line = (row: number) => ' | '.repeat(indent) + shuffled.map((column) => column[row] ?? '').join(' | ');
        const text = [...above, line(0), ...rows.flat().map(line), '填表人：张三'].map((one) => `${one}\n`).join('');
        const main = gridOf('年报表', `\n${text}`);
        const other = gridOf('说明', '\n本表由卫生局填报\n');
        const reading = read('workbooks/卫生局.xlsx', ...(otherSheetFirst ? [other, main] : [main, other]));
        expect(figures(reading)).toEqual(expected);
        expect(reading.unit).toBe('卫生局');
        expect(reading.stated.map((one) => `${one.indicator} ${one.text}`).toSorted()).toEqual([
          'C01 6',
          'W02 15/10万以下',
          'W05 95',
        ]);
      },
    ),
    { numRuns: 50 },
  );
});

test('a name is known behind a number and a space, and before a measure with a footnote', () => {
  expect(
    figures(
      sheet(`
指标名称 | 2015年
8 婴儿死亡率 | 3
孕产妇死亡率（1/10万）* | 8.51
`),
    ),
  ).toEqual(['C01 own 2015 3', 'W02 own 2015 8.51']);
});

test('平均水平 below an area is the area’s figure; alone it is not understood', () => {
  expect(
    figures(
      sheet(`
指标名称 | 本市 | 全省 | 平均水平
^ | 2015年 | 2015年 | 2015年
^ | 实际值 | 平均水平 | 实际值
婴儿死亡率 | 3 | 4 | 5
`),
    ),
  ).toEqual(['C01 own 2015 3', 'C01 province 2015 4']);
});
