import { describe, expect, test } from 'vitest';
import type { CellContent, Grid } from '../../src/dataset/tables/grid.ts';
import { gridOf, numberContent } from './grid-from-text.ts';
import { figures, read, told } from './reading-round.ts';

const sheet = (text: string) => read('workbooks/卫生局.xlsx', gridOf('表', text));
/** One row: an indicator, its measure in the table, its figure of this year. */
const row = (name: string, measure: string, figure: string) => {
  const reading = sheet(`\n指标名称 | 计量单位 | 2015年\n${name} | ${measure} | ${figure}\n`);
  return [...figures(reading), ...told(reading)];
};
/** The same with a cell that cannot be written as text. */
const cell = (name: string, measure: string, content: CellContent) => {
  const grid = gridOf('表', `\n指标名称 | 计量单位 | 2015年\n${name} | ${measure} | 1\n`);
  const cells = grid.cells.map((one) => (one.row === 2 && one.column === 3 ? { ...one, content } : one));
  const reading = read('workbooks/卫生局.xlsx', { ...grid, cells });
  return [...figures(reading), ...told(reading)];
};

describe('the measure of a row', () => {
  test.each([
    ['九年义务教育巩固率', '%', '94.5', ['C25 own 2015 94.5']],
    ['九年义务教育巩固率', '', '94.5%', ['C25 own 2015 94.5']],
    ['九年义务教育巩固率', '—', '94.5', ['C25 own 2015 94.5']],
    ['九年义务教育巩固率（%）', '', "'94.5％", ['C25 own 2015 94.5']],
    ['婴儿死亡率', '%', '3.1', ['C01 own 2015 (refused)', 'measure-mismatch B2']],
    ['婴儿死亡率（%）', '', '3.1', ['C01 own 2015 (refused)', 'measure-mismatch A2']],
    ['婴儿死亡率', '‰', '0.31%', ['C01 own 2015 (refused)', 'measure-mismatch C2']],
    ['婴儿死亡率', '%', '', ['C01 own 2015 (missing)']],
    ['女性参加养老保险人数', '万人', '1.25', ['W40 own 2015 12500']],
    ['女性参加养老保险人数', '人', "'1.25万", ['W40 own 2015 12500']],
    ['女性参加养老保险人数', '万人', "'12,500人", ['W40 own 2015 12500']],
    ['女性参加养老保险人数', '人次', '12500', ['W40 own 2015 (refused)', 'measure-mismatch B2']],
    ['人均地区生产总值', '亿元', '0.0005', ['B01 own 2015 50000']],
    ['人均公园绿地面积', '㎡/人', '12.5', ['W54 own 2015 12.5']],
    ['人均公园绿地面积', '平方米', '12.5', ['W54 own 2015 12.5']],
    ['九年义务教育巩固率', '百分比（%）', '94.5', ['C25 own 2015 94.5']],
    ['女性参加养老保险人数', '人（万）', '1.25', ['W40 own 2015 (refused)', 'measure-mismatch B2']],
    ['城市公共厕所男女厕位比', '', "'1:1.5", ['W51 own 2015 1.5']],
  ])('%s in %s: %s', (name, measure, figure, expected) => {
    expect(row(name, measure, figure)).toEqual(expected);
  });

  test('the parts of a row share its measure and its refusal, which is said once', () => {
    const reading = sheet(`
指标名称 | 计量单位 | 2014年 | 2015年
女性参加养老保险人数 | 万人 | 1.2 | 1.3
其中：城市 | | 1 | 1.1
婴儿死亡率 | % | 3 | 3.1
其中：女 | | 2 | 2.1
`);
    expect(figures(reading)).toEqual([
      'C01 own 2014 (refused)',
      'C01 own 2014 女 (refused)',
      'C01 own 2015 (refused)',
      'C01 own 2015 女 (refused)',
      'W40 own 2014 12000',
      'W40 own 2014 城市 10000',
      'W40 own 2015 13000',
      'W40 own 2015 城市 11000',
    ]);
    expect(told(reading)).toEqual(['measure-mismatch B4']);
  });

  test('a format that shows thousands without saying so is read only where the measure says them', () => {
    const shown = numberContent('12345', { kind: 'scaled', scaleExponent: 4, code: '0!.0,' });
    expect(cell('女性参加养老保险人数', '万人', shown)).toEqual(['W40 own 2015 12345']);
    expect(cell('女性参加养老保险人数', '人', shown)).toEqual(['W40 own 2015 (unreadable)', 'unreadable-figure C2']);
  });
});

describe('figures that cannot be', () => {
  test.each([
    ['九年义务教育巩固率', '%', '195.4', ['C25 own 2015 (refused)', 'out-of-bounds C2']],
    ['高中阶段毛入学率', '%', '128.75', ['C27 own 2015 128.75']],
    ['九年义务教育巩固率', '%', '9540%', ['C25 own 2015 (refused)', 'out-of-bounds C2']],
    ['婴儿死亡率', '‰', "'约3", ['C01 own 2015 (unreadable)', 'unreadable-figure C2']],
    ['婴儿死亡率', '‰', '#DIV/0!', ['C01 own 2015 (unreadable)', 'unreadable-figure C2']],
    ['婴儿死亡率', '‰', '=D2/E2', ['C01 own 2015 (unreadable)', 'unreadable-figure C2']],
    ['婴儿死亡率', '‰', '@1900-01-03', ['C01 own 2015 (unreadable)', 'unreadable-figure C2']],
    ['婴儿死亡率', '‰', '0', ['C01 own 2015 0']],
    ['婴儿死亡率', '‰', '', ['C01 own 2015 (missing)']],
  ])('%s: %s%s', (name, measure, figure, expected) => {
    expect(row(name, measure, figure.replace(/^(=.*)$/, '$1'))).toEqual(expected);
  });
});

describe('marks by meaning', () => {
  test.each([
    ['婴儿死亡率', '…', ['C01 own 2015 … (too-small)', 'missing-mark C2']],
    ['婴儿死亡率', '—', ['C01 own 2015 — (not-applicable)', 'missing-mark C2']],
    ['婴儿死亡率', '无', ['C01 own 2015 无 (not-applicable)', 'missing-mark C2']],
    ['婴儿死亡率', '未统计', ['C01 own 2015 未统计 (not-collected)', 'missing-mark C2']],
    ['婴儿死亡率', '缺', ['C01 own 2015 缺 (missing)', 'missing-mark C2']],
    ['婴儿死亡率', '-1', ['C01 own 2015 -1 (not-collected)', 'missing-mark C2']],
    ['婴儿死亡率', '-2', ['C01 own 2015 -2 (not-carried-out)', 'missing-mark C2']],
    ['婴儿死亡率', '-3', ['C01 own 2015 (refused)', 'out-of-bounds C2']],
    ['人口自然增长率', '-1', ['B02 own 2015 -1']],
    ['人口自然增长率', '-2', ['B02 own 2015 -2']],
    ['儿童福利机构', '无', ['C36 own 2015 0']],
    ['儿童福利机构', '有', ['C36 own 2015 1']],
    ['儿童福利机构', '√', ['C36 own 2015 1']],
    ['儿童福利机构', '2', ['C36 own 2015 1']],
    ['儿童福利机构', '0', ['C36 own 2015 0']],
    ['儿童福利机构', "'有（1所）", ['C36 own 2015 1']],
    ['儿童福利机构', '—', ['C36 own 2015 — (not-applicable)', 'missing-mark C2']],
    ['儿童福利机构', '筹备中', ['C36 own 2015 (unreadable)', 'unreadable-figure C2']],
    ['未成年人保护联席会议', '推进中', ['C50 own 2015 推进中']],
  ])('%s %s', (name, figure, expected) => {
    expect(row(name, '', figure)).toEqual(expected);
  });

  test('yes and no keep their word beside the figure', () => {
    const reading = sheet('\n指标名称 | 2015年\n儿童福利机构 | 有\n');
    expect(reading.observations.map((one) => [one.value?.toFixed(), one.word])).toEqual([['1', '是']]);
  });

  test('a mark over merged years holds for each of them; a figure over merged places for none but its own', () => {
    const reading = sheet(`
指标名称 | 2014年 | 2015年
婴儿死亡率 | 未统计 | <
新生儿死亡率 | 2.1 | <
`);
    expect(figures(reading)).toEqual([
      'C01 own 2014 未统计 (not-collected)',
      'C01 own 2015 未统计 (not-collected)',
      'C03 own 2014 2.1',
      'C03 own 2015 (unreadable)',
    ]);
  });
});

describe('whose row it is', () => {
  test('an unknown row is carried as it stands, with the name it may have meant; figures under a slip of a name want an answer', () => {
    const reading = sheet(`
序号 | 指标名称 | 计量单位 | 2014年 | 2015年 | 备注
1 | 婴儿死亡律 | ‰ | 3 | 96.5% | 见附件
2 | 托育机构数 | 个 | 3 | 4 |
 | 其中：公办 | 个 | 1 | 2 |
`);
    expect(figures(reading)).toEqual([]);
    expect(reading.findings.map((one) => [one.code, one.hint.split('？')[0]?.slice(0, 15)])).toEqual([
      ['nearly-known-name', '如就是C01“婴儿死亡率”，请'],
      ['unknown-indicator', '如是登记册里的指标，请填上代码'],
    ]);
    expect(
      reading.foreignRows.map((one) => [
        one.unit,
        one.name,
        one.measure,
        one.cells.map(({ heading, text }) => `${heading}=${text}`),
      ]),
    ).toEqual([
      ['卫生局', '婴儿死亡律', '‰', ['2014年=3', '2015年=96.5%', '备注=见附件']],
      ['卫生局', '托育机构数', '个', ['2014年=3', '2015年=4']],
      ['卫生局', '托育机构数（其中：公办）', '个', ['2014年=1', '2015年=2']],
    ]);
  });

  test('a name of two indicators is resolved by code, plan or measure, and else asked about', () => {
    const table = '\n指标名称 | 2015年\n农村饮水 | 90\n';
    expect(told(sheet(table))).toEqual(['unknown-indicator A2']);
    expect(told(sheet('\n指标名称 | 2015年\n农村卫生厕所普及率 | 90\n其中：女 | 91\n'))).toEqual([
      'ambiguous-indicator A2',
    ]);
    expect(figures(sheet('\n妇女发展规划监测表\n指标名称 | 2015年\n农村卫生厕所普及率 | 90\n'))).toEqual([
      'W60 own 2015 90',
    ]);
    expect(figures(sheet('\n代码 | 指标名称 | 2015年\nC60 | 农村卫生厕所普及率 | 90\n'))).toEqual(['C60 own 2015 90']);
    expect(figures(sheet('\n指标名称 | 2015年\n农村自来水普及率 | 90\n'))).toEqual(['W49 own 2015 90']);
    expect(figures(sheet('\n儿童发展规划监测表\n指标名称 | 2015年\n农村自来水普及率 | 90\n'))).toEqual([
      'C43 own 2015 90',
    ]);
    expect(figures(sheet('\n指标名称 | 2015年\n二、儿童发展规划 |\n农村自来水普及率 | 90\n'))).toEqual([
      'C43 own 2015 90',
    ]);
  });

  test('a code decides, and a name that says otherwise is told', () => {
    const reading = sheet(
      '\n代码 | 指标名称 | 2015年\nC03 | 婴儿死亡率 | 2\nＣ０１ | 婴儿死亡率 | 3\nW99 | 婴儿死亡率 | 4\nC01 | | 5\n',
    );
    expect(figures(reading)).toEqual(['C01 own 2015 3', 'C01 own 2015 4', 'C01 own 2015 5', 'C03 own 2015 2']);
    expect(told(reading)).toEqual(['ambiguous-indicator A2']);
  });

  test('a part may be an indicator of its own, and its own parts follow the row above it', () => {
    expect(
      figures(
        sheet(`
指标名称 | 2015年
婴儿死亡率 | 3
其中：新生儿死亡率 | 2
女 | 1.9
高中阶段毛入学率 | 128
女 | 127
高中阶段毛入学率（女） | 127
孕产妇系统管理率（农村） | 92
城市孕产妇系统管理率 | 96
（其中：女） | 95
1.男（%） | 97
`),
      ),
    ).toEqual([
      'C01 own 2015 3',
      'C03 own 2015 2',
      'C03 own 2015 女 1.9',
      'C27 own 2015 128',
      'C27 own 2015 女 127',
      'W05 own 2015 农村 92',
      'W05 own 2015 城市 96',
      'W05 own 2015 女 95',
      'W05 own 2015 男 97',
      'W19 own 2015 127',
    ]);
  });

  test('a code in a part’s row repeats the indicator’s or names one of its own', () => {
    expect(
      figures(
        sheet(
          '\n代码 | 指标名称 | 2015年\nW05 | 孕产妇系统管理率 | 94\nW05 | 其中：城市 | 96\nC27 | 高中阶段毛入学率 | 128\nW19 | 其中：女 | 127\n',
        ),
      ),
    ).toEqual(['C27 own 2015 128', 'W05 own 2015 94', 'W05 own 2015 城市 96', 'W19 own 2015 127']);
  });

  test('合计 below an indicator is its figure, and the blank above it none', () => {
    expect(figures(sheet('\n指标名称 | 2015年\n孕产妇系统管理率 |\n合计 | 94\n城市 | 96\n婴儿死亡率 |\n'))).toEqual([
      'C01 own 2015 (missing)',
      'W05 own 2015 94',
      'W05 own 2015 城市 96',
    ]);
  });

  test('names in other brackets, dashes and numbers are the same names', () => {
    expect(
      figures(
        sheet(
          '\n指标名称 | 2015年\n1.0-6个月婴儿纯母乳喂养率 | 50\n（二）0至6个月嬰兒純母乳餵養率＊ | 51\n③ 高中阶段毛入学率【女】 | 52\nC25九年义务教育巩固率： | 53\n',
        ),
      ),
    ).toEqual(['C10 own 2015 50', 'C10 own 2015 51', 'C25 own 2015 53', 'W19 own 2015 52']);
  });

  test('figures without a name are said', () => {
    expect(told(sheet('\n指标名称 | 2014年 | 2015年\n婴儿死亡率 | 3 | 3\n | 4 | 5\n | | 单位：%\n'))).toEqual([
      'unknown-indicator B3',
    ]);
  });
});

describe('what is said of a sheet', () => {
  const table = '\n代码 | 指标名称 | 上年 | 本年\n1 | 婴儿死亡率 | 3 | 3.1\n2 | 新生儿死亡率 | 2 | 2.1\n';

  test('serial numbers under 代码 are said once', () => {
    expect(told(sheet(table))).toEqual(['serial-for-code A2']);
  });

  test('a hidden sheet and hidden rows are read, and said at the sheet', () => {
    const hidden = read('workbooks/卫生局.xlsx', gridOf('底表', '\n指标名称 | 2015年\n婴儿死亡率 | 3\n', 'hidden'));
    expect([...figures(hidden), ...told(hidden)]).toEqual(['C01 own 2015 3', 'hidden-sheet 底表']);
    const rows = sheet('\n指标名称 | 2015年\n(隐)婴儿死亡率 | 3\n');
    expect([...figures(rows), ...told(rows)]).toEqual(['C01 own 2015 3', 'hidden-sheet 表']);
  });

  test('a hidden sheet without a table is said too', () => {
    const reading = read(
      'workbooks/卫生局.xlsx',
      gridOf('表', '\n指标名称 | 2015年\n婴儿死亡率 | 3\n'),
      gridOf('选项', '\n是\n否\n', 'veryHidden'),
    );
    expect(told(reading)).toEqual(['sheet-without-table 选项']);
  });

  test('a title of another year is told, and 本年 stays this round’s year', () => {
    const reading = sheet(
      '\n制表机关：广东省统计局 | 粤统〔2013〕12号\n鹤山市2014年妇女儿童年报表\n指标名称 | 上年 | 本年\n婴儿死亡率 | 3 | 3.1\n',
    );
    expect([...figures(reading), ...told(reading)]).toEqual([
      'C01 own 2014 3',
      'C01 own 2015 3.1',
      'other-title-year A2',
    ]);
  });

  test('another year in a sheet’s name is told at the sheet; a plan’s span and this year’s title are none', () => {
    const named = read('workbooks/卫生局.xlsx', gridOf('2014年', '\n指标名称 | 本年\n婴儿死亡率 | 3\n'));
    expect(told(named)).toEqual(['other-title-year 2014年']);
    expect(told(sheet('\n鹤山市儿童发展规划（2014—2016年）2015年监测表\n指标名称 | 本年\n婴儿死亡率 | 3\n'))).toEqual(
      [],
    );
    expect(told(sheet('\n年度：2014 |\n指标名称 | 本年\n婴儿死亡率 | 3\n'))).toEqual(['other-title-year A1']);
  });

  test('a file without tables', () => {
    const reading = sheet('\n工作总结\n指标名称 | 计量单位\n');
    expect([reading.tablesFound, ...told(reading)]).toEqual([0, 'no-table-found file']);
  });

  test('a heading of a year that is not wholly understood is said', () => {
    expect(told(sheet('\n指标名称 | 2015年 | 2015年上半年 | 2013—2015年平均\n婴儿死亡率 | 3 | 2 | 4\n'))).toEqual([
      'unclear-head C1',
      'unclear-head D1',
    ]);
  });
});

describe('sheets without a table', () => {
  const table = gridOf('年报表', '\n指标名称 | 2015年\n婴儿死亡率 | 3\n');

  test.each<[string, Parameters<typeof gridOf>[2], string, readonly string[]]>([
    ['with figures', 'visible', '甲率 | 92 | 93.5', ['no-table-found 补充']],
    ['with figures, hidden', 'hidden', '丙率 | 99', ['no-table-found 补充']],
    ['with words alone', 'visible', '联系人：张三', ['sheet-without-table 补充']],
  ])('%s are said beside one with a table', (_, visibility, text, expected) => {
    const reading = read('workbooks/卫生局.xlsx', table, gridOf('补充', `\n${text}\n`, visibility));
    expect(told(reading)).toEqual(expected);
    expect(reading.findings[0]?.message).toContain(`开头是“${text.split(' | ').join(' ')}”`);
  });

  test('a guide is said too, whatever numbers its points; an empty sheet has nothing to say', () => {
    const guide = gridOf('填报说明', '\n1 | 请于5月底前报送。\n');
    expect(told(read('workbooks/卫生局.xlsx', table, guide, gridOf('Sheet2', '')))).toEqual([
      'sheet-without-table 填报说明',
    ]);
  });

  test('a 回执 sheet is read as whom to ring and not said, unless something else stands there', () => {
    const receipt = (more: string) =>
      gridOf('回执', `\n回执\n单位负责人 | 陈局长\n填表人：小何\n联系电话： | 0750-8881234${more}\n电子邮箱：\n`);
    const reading = read('workbooks/卫生局.xlsx', table, receipt(''));
    expect(told(reading)).toEqual([]);
    expect(reading.contact).toEqual({ head: '陈局长', filler: '小何', phone: '0750-8881234', mail: null });
    expect(told(read('workbooks/卫生局.xlsx', table, receipt(' | 婴儿死亡率应为3.1')))).toEqual([
      'sheet-without-table 回执',
    ]);
  });

  test('the foot of a table says whom to ring; a column of names does not', () => {
    expect(sheet('\n指标名称 | 2015年\n婴儿死亡率 | 3\n填表人： | | 联系电话：0750-1\n').contact).toEqual({
      head: null,
      filler: null,
      phone: '0750-1',
      mail: null,
    });
    expect(sheet('\n指标名称 | 2015年 | 联系人\n婴儿死亡率 | 3 | 张三\n').contact).toBeUndefined();
  });

  test('the guide that came with the form is not said, unless somebody wrote into it', () => {
    const guide = (more: string) => gridOf('填表说明', `\n填表说明\n1. | 请于5月底前报送。\n2. | 只填数。${more}\n`);
    expect(told(read('workbooks/卫生局.xlsx', table, guide('')))).toEqual([]);
    expect(told(read('workbooks/卫生局.xlsx', table, guide(' | 婴儿死亡率应为3.1')))).toEqual([
      'sheet-without-table 填表说明',
    ]);
  });
});

describe('names of rows (F13)', () => {
  const named = (name: string) => {
    const grid = gridOf('表', '\n指标名称 | 2015年\n名称 | 3\n');
    const cells = grid.cells.map((one) =>
      one.row === 2 && one.column === 1
        ? { ...one, content: { kind: 'text', text: name, superscript: '' } as const }
        : one,
    );
    return figures(read('workbooks/卫生局.xlsx', { ...grid, cells }));
  };

  test.each([
    ['a line break before the measure', '婴儿死亡率\n（‰）'],
    ['a line break within', '婴儿\r\n死亡率(‰)'],
    ['a list number glued on', '2．婴儿死亡率（‰）'],
    ['a list number without a point', '12婴儿死亡率'],
    ['spaces and a list number', ' 3、婴 儿 死 亡 率'],
  ])('with %s', (_, name) => {
    expect(named(name)).toEqual(['C01 own 2015 3']);
  });

  test('a number that belongs to the name stays', () => {
    expect(named('0—6个月婴儿纯母乳喂养率')).toEqual(['C10 own 2015 3']);
    expect(named('1.0—6个月婴儿纯母乳喂养率（%）')).toEqual(['C10 own 2015 3']);
  });
});

describe('many rows that the register lacks', () => {
  const table = (count: number) =>
    sheet(
      `\n指标名称 | 计量单位 | 2015年\n${Array.from({ length: count }, (_, row) => `自定统计项${'甲乙丙丁戊己庚辛壬癸'.charAt(row % 10)}${row} | 人 | ${row}`).join('\n')}\n`,
    );

  test('are carried all, and said in one line', () => {
    const reading = table(500);
    expect(reading.foreignRows).toHaveLength(500);
    expect(reading.findings.map(({ code, message }) => [code, message])).toEqual([
      [
        'unknown-indicator',
        '登记册里没有“自定统计项甲0”“自定统计项乙1”“自定统计项丙2”“自定统计项丁3”“自定统计项戊4”等 500 个指标，这些行照原样带入汇总年报表，不参加监测。',
      ],
    ]);
  });

  test('a few are said one by one', () => {
    expect(table(3).findings).toHaveLength(3);
  });
});

describe('heads that no figure can stand under', () => {
  const under = (heads: string, figuresBelow = '3 | 4') => {
    const reading = sheet(`\n指标名称 | 计量单位 | ${heads}\n婴儿死亡率 | ‰ | ${figuresBelow}\n`);
    return [...figures(reading), ...told(reading)];
  };

  test.each([
    ['占比', '2015年占比'],
    ['截至', '截至2015年'],
    ['截至年末', '截至2015年末'],
    ['截止年底', '截止2015年12月31日'],
    ['本期', '本期'],
    ['同期', '上年同期'],
    ['half a year', '2015年上半年'],
    ['a quarter', '2015年第一季度'],
  ])('%s', (_, head) => {
    expect(under(`2014年 | ${head}`)).toEqual(['C01 own 2014 3', 'unclear-head D1']);
  });

  test('a year far from the plans, typed into a cell that shows days', () => {
    const grid = gridOf('表', '\n指标名称 | 计量单位 | 2014年 | @1905-07-07\n婴儿死亡率 | ‰ | 3 | 4\n');
    const cells = grid.cells.map((one) =>
      one.content.kind === 'date'
        ? { ...one, content: { ...one.content, format: { ...one.content.format, code: 'yyyy"年"' } } }
        : one,
    );
    const reading = read('workbooks/卫生局.xlsx', { ...grid, cells });
    expect([...figures(reading), ...told(reading)]).toEqual(['C01 own 2014 3', 'unclear-head D1']);
    expect(reading.findings[0]?.message).toBe(
      '栏头“1905年”（D1）不在规划的年份和之前十年里（2003—2016年），这一栏没有采用。',
    );
    expect(reading.findings[0]?.hint).toContain('是否应为2015年？');
  });

  test('the ten years before the plans are read, and no year before them', () => {
    expect(under('2003年 | 2002年')).toEqual(['C01 own 2003 3', 'unclear-head D1']);
  });

  test('one year over two columns: one finding that names both', () => {
    expect(under('2015年 | 2015年')).toEqual(['unclear-head C1']);
    const { findings } = sheet('\n指标名称 | 2014年 | 上年 | 2015年\n婴儿死亡率 | 3 | 4 | 5\n');
    expect(findings.map(({ message }) => message)).toEqual([
      'B1“2014年”、C1“上年” 2 栏都是2014年的数，不知以哪一栏为准，都没有采用。',
    ]);
  });

  test('one year of two dimensions, or of figures and bases, is no such thing', () => {
    expect(under('2015年男 | 2015年女')).toEqual(['C01 own 2015 女 4', 'C01 own 2015 男 3']);
    expect(under('2013年 | 基期值', '3 | 3')).toEqual(['C01 own 2013 3', 'C01 own 2013 3']);
  });

  test('a year in a 年份 column likewise', () => {
    const reading = sheet(
      '\n年份 | 指标名称 | 计量单位 | 数值\n1905 | 婴儿死亡率 | ‰ | 3\n2015 | 婴儿死亡率 | ‰ | 4\n',
    );
    expect([...figures(reading), ...told(reading)]).toEqual(['C01 own 2015 4', 'unclear-head A2']);
  });

  test('分子 of an indicator that has none is said, for the column', () => {
    expect(under('2015年 | 2015年分子')).toEqual(['C01 own 2015 3', 'unknown-column D1']);
  });

  test.each([
    ['struck in part', { kind: 'text', text: '2015年', superscript: '', struck: '2014' } as const],
    ['struck as a whole', { kind: 'unseen', text: '2015年', because: 'struck' } as const],
    ['lowered in part', { kind: 'text', text: '2015年1', superscript: '', lowered: '1' } as const],
  ])('letters %s', (_, content) => {
    const grid = gridOf('表', '\n指标名称 | 计量单位 | 2014年 | 2015年\n婴儿死亡率 | ‰ | 3 | 4\n');
    const cells = grid.cells.map((one) => (one.row === 1 && one.column === 4 ? { ...one, content } : one));
    const reading = read('workbooks/卫生局.xlsx', { ...grid, cells });
    expect([...figures(reading), ...told(reading)]).toEqual(['C01 own 2014 3', 'unclear-head D1']);
  });
});

describe('基期值', () => {
  const bases = (head: string, ...rows: readonly string[]) => {
    const reading = sheet(`\n指标名称 | 计量单位 | ${head} | 2014年\n${rows.join('\n')}\n`);
    return [...figures(reading), ...told(reading)];
  };

  test('is a figure of the base year, its parts too', () => {
    expect(bases('基期值', '孕产妇系统管理率 | % | 92 | 93', '其中：城市 | | 94 | 95')).toEqual([
      'W05 own 2013 92',
      'W05 own 2013 城市 94',
      'W05 own 2014 93',
      'W05 own 2014 城市 95',
    ]);
  });

  test('is of the year that its head names', () => {
    expect(bases('基期值（2010年）', '婴儿死亡率 | ‰ | 4.1 | 3')).toEqual(['C01 own 2010 4.1', 'C01 own 2014 3']);
  });

  test.each([
    ['cannot be read', '约9成', ['W05 own 2013 (unreadable)', 'unreadable-figure C2']],
    ['is impossible', '920', ['W05 own 2013 (refused)', 'out-of-bounds C2']],
    ['is in another measure', '50‰', ['W05 own 2013 (refused)', 'measure-mismatch C2']],
    ['is blank', '', []],
  ])('that %s', (_, base, expected) => {
    const [first, ...rest] = expected;
    const whole = first === undefined ? ['W05 own 2014 93'] : [first, 'W05 own 2014 93', ...rest];
    expect(bases('基期值', `孕产妇系统管理率 | % | ${base} | 93`)).toEqual(whole);
  });
});

describe('who filled it in', () => {
  const table = '\n指标名称 | 2015年\n婴儿死亡率 | 3\n';
  const unitOf = (file: string, ...grids: readonly Grid[]) => {
    const reading = read(file, ...grids);
    return [reading.unit, ...told(reading)];
  };

  test.each([
    ['workbooks/卫生局.xlsx', ['卫生局']],
    ['workbooks/鹤山市卫生局.xlsx', ['卫生局']],
    ['workbooks/市教育局.csv', ['教育局']],
    ['workbooks/卫生局-三表-2015（更正）.xlsx', ['卫生局']],
    ['workbooks/2015年鹤山市民政局年报表 最终版.xlsx', ['民政局']],
    ['workbooks/卫生和计划生育局三表.xlsx', ['卫生局', 'renamed-unit file']],
    ['workbooks/水务局.xlsx', [null, 'unknown-unit file']],
    ['workbooks/卫生局教育局.xlsx', [null, 'unknown-unit file']],
  ])('by the file’s name: %s', (file, expected) => {
    expect(unitOf(file, gridOf('表', table))).toEqual(expected);
  });

  test.each([
    ['填报单位：教育局', ['教育局']],
    ['填报单位（盖章）：鹤山市教育局（章）', ['教育局']],
    ['填报单位: | 教育局', ['教育局']],
    ['填报单位 | | 教育局', ['教育局']],
    ['填报单位： | 表号：粤妇儿1表', ['卫生局']],
    ['填報單位：教育局　　　單位：‰', ['教育局']],
    ['单位：教育局', ['教育局']],
    ['单位：‰', ['卫生局']],
    ['填报单位：', ['卫生局']],
    ['填报单位：卫生和计划生育局', ['卫生局', 'renamed-unit A1']],
    ['填报单位：教育居', ['卫生局', 'unknown-unit A1']],
  ])('by the sheet before the file: %s', (head, expected) => {
    expect(unitOf('workbooks/卫生局.xlsx', gridOf('表', `\n${head}${table}`))).toEqual(expected);
  });

  test('a compiled table says it in each row', () => {
    const reading = read(
      'workbooks/统计.xlsx',
      gridOf('表', '\n填报单位 | 指标名称 | 2015年\n卫生局 | 婴儿死亡率 | 3\n教育局 | 九年义务教育巩固率 | 95\n'),
    );
    expect(reading.observations.map((one) => one.unit)).toEqual(['卫生局', '教育局']);
  });
});
