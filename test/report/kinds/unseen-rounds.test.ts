/** What first readers of rounds of other cities found untrue or misleading, each by its kind. */
import { describe, expect, it } from 'vitest';
import { noteVerdicts } from '../../../src/rules/note-verdicts.ts';
import { assess } from '../../../src/rules/assess.ts';
import { targetYearForecastColumn } from '../../../src/report/indicator-columns.ts';
import { fullTitle } from '../../../src/indicators/round.ts';
import { datasetOf } from '../../rules/dataset-from-text.ts';
import { generalText, item, written } from './a-general-report.ts';
import { unitText } from './a-unit-report.ts';

describe('A run the wrong way', () => {
  const falling = (figures: string) =>
    unitText({ year: 2015, indicators: 'code | name | base | targets\nW01 | 甲检查率 | 90.0 | own >= 95', figures });

  it('is of years where each has its figure, the one it starts from included', () => {
    expect(falling('code | area | 2013 | 2014 | 2015\nW01 | own | 90.0 | 89.0 | 88.0')).toContain('已连续两年下降');
  });

  it('is of times where a year is missing between', () => {
    const text = falling('code | area | 2010 | 2013 | 2014 | 2015\nW01 | own | 91.0 | 90.0 | 89.0 | 88.0');
    expect(text).toContain('已连续三次下降');
    expect(text).not.toContain('连续三年');
  });
});

describe('What was lost in an earlier year', () => {
  const text = generalText({
    year: 2015,
    indicators: 'code | name | base | targets\nW01 | 甲检查率 | 91.0 | own >= 90\nW02 | 乙检查率 | 91.0 | own >= 90',
    figures: 'code | area | 2013 | 2014 | 2015\nW01 | own | 91.0 | 80.0 | 81.0\nW02 | own | 91.0 | 92.0 | 80.0',
  });

  it('is no turn of this one, in the first paragraph and in the heads', () => {
    expect(text).toContain('由达标转为未达标的有乙检查率');
    expect(text).not.toMatch(/甲检查率(?:、乙检查率)?由达标转为未达标|甲检查率、乙检查率由达标/u);
    expect(text).toContain(
      '甲检查率为81.0%，比上年提高1.0个百分点，距“90%以上”的目标仍差9.0个百分点，由此前达标转为未达标',
    );
  });
});

describe('An indicator that is nearly met and does not move', () => {
  const text = unitText({
    year: 2017, base: 2010, target: 2020,
    indicators: 'code | name | base | targets\nW01 | 甲入学率 | 99.4 | own >= 100\nW02 | 乙入学率 | 80.0 | own >= 90',
    figures: 'code | area | 2010 | 2015 | 2016 | 2017\nW01 | own | 99.4 | 99.4 | 99.4 | 99.4\nW02 | own | 80.0 | 85.0 | 88.0 | 91.0',
  }); // prettier-ignore

  it('has one ground, which says what it does', () => {
    expect(text).toContain('虽基本达标，但近年没有进展');
    expect(text).not.toMatch(/方向相反|尚属基本达标/u);
  });

  it('has an outlook that does not promise more than its figure', () => {
    expect(text).toMatch(/距目标尚差0\.6个百分点，经努力可望基本达标|与目标尚差0\.6个百分点，经努力可望基本达标/u);
  });
});

describe('Areas compared at different years', () => {
  it('each clause has the year of its own, this year and its place first', () => {
    const text = unitText({
      year: 2015,
      indicators: 'code | name | base | targets\nW01 | 甲检查率 | 80.0 | own >= 90',
      figures: `code | area | 2013 | 2014 | 2015
        W01 | own | 80.0 | 82.0 | 84.0
        W01 | province | | 81.0 |
        W01 | upper | | | 84.0
        W01 | peer-1 | | | 83.0
        W01 | peer-2 | | | 85.0`,
    });
    expect(text).toMatch(
      /甲检查率与江门市（84\.0%）相同[^。]*第2位。该指标2014年高于全省平均水平（81\.0%）1\.0个百分点。/u,
    );
  });
});

describe('Words of units on what the data judge', () => {
  const round = {
    year: 2015,
    indicators: 'code | name | base | targets\nW01 | 甲死亡率 | 20.0 | own >= 90\nW02 | 乙处理率 | 80.0 | own >= 90',
    figures: 'code | area | 2013 | 2014 | 2015\nW01 | own | 20.0 | 21.0 | 22.0\nW02 | own | 80.0 | 81.0 | 80.3',
  };
  const quoted = (text: string) => {
    const dataset = datasetOf({ ...round, notes: [written('卫生局', item('主要成效', text))] });
    return noteVerdicts(dataset, assess(dataset), (is) => is).map((one) => one.quoted);
  };

  it.each([
    ['甲死亡率控制在规划目标以内。', '控制在规划目标以内'],
    ['甲死亡率达到了规划要求。', '达到了规划要求'],
    ['乙处理率有所下降，较上年下降3个百分点左右。', '较上年下降3个百分点左右'],
    ['乙处理率同比提高0.7个百分点。', '同比提高0.7个百分点'],
    ['乙处理率同比下降三点五个百分点。', '同比下降三点五个百分点'],
    ['乙处理率近年逐年提高。', '逐年提高'],
    ['甲死亡率持续下降。', '持续下降'],
    ['乙处理率80.3%，与上年持平。', '与上年持平'],
    ['甲死亡率22.0，乙处理率80.3%，均比上年提高。', '比上年提高'],
    ['甲死亡率22.0，比上年提高1.0个百分点，完成规划目标。', '完成规划目标'],
    ['乙处理率稳中有升。', '稳中有升'],
    ['乙处理率连续两年提高。', '连续两年提高'],
  ])('%s is contradicted', (text, words) => {
    expect(quoted(text)).toEqual([words]);
  });

  it.each(['乙处理率比上年下降0.7个百分点。', '乙处理率比上年下降近0.8个百分点。', '力争乙处理率达到规划目标。', '乙处理率未达到规划要求。', '甲死亡率连续两年提高。', '农村乙处理率比上年提高。', '乙处理率连续一年下降。'])(
    '%s is not',
    (text) => {
      expect(quoted(text)).toEqual([]);
    },
  ); // prettier-ignore
});

describe('同上 alone', () => {
  it('is no cause: the question is asked', () => {
    const text = unitText({
      year: 2015,
      indicators: 'code | name | base | targets\nW01 | 甲检查率 | 80.0 | own >= 90',
      figures: 'code | area | 2013 | 2014 | 2015\nW01 | own | 80.0 | 80.0 | 80.1',
      notes: [written('卫生局', item('原因分析', '同上', { indicators: ['W01'] }))],
    });
    expect(text).not.toContain('同上');
    expect(text).toContain('【待补充：甲检查率达标困难的主要原因');
  });
});

describe('典型做法 and 下年计划', () => {
  it('stand under their own names', () => {
    const text = unitText({
      year: 2015,
      indicators: 'code | name | base | targets\nW01 | 甲检查率 | 80.0 | own >= 90',
      figures: 'code | area | 2013 | 2014 | 2015\nW01 | own | 80.0 | 85.0 | 91.0',
      notes: [
        written('卫生局', item('典型做法', '长坪村办起儿童之家。'), item('下年计划', '继续办好。', { future: true })),
      ],
    });
    expect(text).toContain('典型做法。长坪村办起儿童之家。');
    expect(text).toContain('下年工作打算：');
  });
});

describe('An office whose name begins with its area’s rank', () => {
  const { round } = datasetOf({ year: 2015, indicators: 'code | name\nW01 | 甲检查率', figures: 'code | area' });
  const unit = (name: string) => fullTitle(round, { name, role: 'key', aliases: [] });

  it.each([
    ['市委组织部', '鹤山市委组织部'],
    ['市妇联', '鹤山市妇联'],
    ['市政局', '鹤山市市政局'],
    ['市场监督管理局', '鹤山市市场监督管理局'],
    ['教育局', '鹤山市教育局'],
  ])('%s is %s in titles', (name, title) => {
    expect(unit(name)).toBe(title);
  });
});

describe('What the text declines to forecast', () => {
  it('stands in the tables, and the text says that it is the text which declines', () => {
    const round = {
      year: 2013, base: 2010, target: 2020,
      indicators: 'code | name | base | targets\nW01 | 甲检查率 | 31.5 | own >= 80',
      figures: 'code | area | 2010 | 2011 | 2012 | 2013\nW01 | own | 31.5 | 52.0 | 33.0 | 44.7',
    };
    const [one] = assess(datasetOf(round));
    if (one === undefined) throw new Error('nothing judged');
    expect(one.forecast.at(-1)?.unsaid).toBe('wide-interval');
    expect(targetYearForecastColumn(2020).cell(one, 0)).toMatchObject([{ text: '61.9' }]);
    expect(unitText(round)).toContain('2020年预测区间过宽，文中不作预测');
  }); // prettier-ignore
});

describe('按期达标', () => {
  const ofYear = (year: number, base: string) =>
    unitText({
      year, base: 2013, target: 2016,
      indicators: `code | name | base | targets\nW01 | 甲检查率 | ${base} | own >= 90`,
      figures: `code | area | ${year - 1} | ${year}\nW01 | own | 91.0 | 92.0`,
    }); // prettier-ignore

  it('claims that the base is known and that the day has come', () => {
    expect(ofYear(2016, '80.0')).toContain('按期达标');
    expect(ofYear(2016, '')).not.toContain('按期达标');
    expect(ofYear(2015, '')).not.toMatch(/按期达标|提前达标|保持达标/u);
  });

  it('is no word for a direction before that', () => {
    const text = unitText({
      year: 2015,
      indicators: 'code | name | base | targets\nW01 | 甲检查率 | 80.0 | own trend increase',
      figures: 'code | area | 2013 | 2014 | 2015\nW01 | own | 80.0 | 81.0 | 82.0',
    });
    expect(text).toContain('即甲检查率，方向符合要求');
  });
});

describe('What is carried on or had no figure last year', () => {
  it('is set against the base', () => {
    const text = unitText({
      year: 2013, base: 2010, target: 2020,
      indicators: 'code | name | base | targets\nW01 | 甲比例 | 2.2 | own >= 10',
      figures: 'code | area | 2010 | 2013\nW01 | own | 2.2 | 1.1',
    }); // prettier-ignore
    expect(text).toContain('比基期2010年下降1.1个百分点');
  });
});

describe('A cause that names no indicator', () => {
  it('is about the only one that the unit answers for', () => {
    const text = unitText({
      year: 2015,
      indicators: 'code | name | base | targets\nW01 | 甲检查率 | 80.0 | own >= 90',
      figures: 'code | area | 2013 | 2014 | 2015\nW01 | own | 80.0 | 80.0 | 80.1',
      notes: [written('卫生局', item('原因分析', '设备停修两个月。'))],
    });
    expect(text).toContain('设备停修两个月。');
    expect(text).not.toContain('达标困难的主要原因');
  });
});

describe('Plans that are called 纲要', () => {
  it('say so where both plans share an indicator', () => {
    const round = {
      year: 2015,
      indicators: 'code | name | plans | base | targets\nW01 | 甲检查率 | women children | 80.0 | own >= 90',
      figures: 'code | area | 2013 | 2014 | 2015\nW01 | own | 80.0 | 81.0 | 82.0',
    };
    const dataset = datasetOf(round);
    const titled = (title: string) => ({ ...dataset.round.plans.women, title });
    const plans = {
      women: titled('某县妇女发展纲要（2014—2016年）'),
      children: titled('某县儿童发展纲要（2014—2016年）'),
    };
    const text = generalText(round, { round: { ...dataset.round, plans } });
    expect(text).toContain('数值与《妇女纲要》相同');
    expect(text).toContain('一、纲要目标进展');
    expect(text).not.toContain('规划');
  });
});

describe('A target of several conditions, of which the parts were not reported', () => {
  const round = (parts: string) => ({
    year: 2015,
    indicators: `code | name | base | targets
      W01 | 甲管理率 | 91.2 | own all 城市>=95 农村>=92
      W02 | 乙检查率 | 91.0 | own >= 90`,
    figures: `code | area | 2013 | 2014 | 2015
      W02 | own | 91.0 | 92.0 | 93.0
      ${parts}`,
  });
  const unit = unitText(round('W01 | own | 91.2 | 92.5 | 93.8'));
  const general = generalText(round('W01 | own | 91.2 | 92.5 | 93.8'));

  it('is told with the figure that there is, and with those that are missing', () => {
    const told =
      '甲管理率为93.8%，比上年提高1.3个百分点，但城市无数据、农村无数据，不能按“城市95%以上，农村92%以上”判断，不计入达标数。';
    expect(unit).toContain(told);
    expect(general).toContain(told);
    expect(unit).toContain('【待补充：甲管理率2015年城市、农村的数字');
  });

  it('is nowhere said to be without figures of the year', () => {
    for (const text of [unit, general]) {
      expect(text).not.toMatch(/甲管理率2015年(?:均)?无数据/u);
      expect(text).not.toMatch(/缺少年度数据|无数据指标1项/u);
      expect(text).toContain('缺少判断所需的数据');
    }
  });

  it('is told with the part that was reported where there is no total', () => {
    const text = unitText(round('W01/城市 | own | | | 96.0'));
    expect(text).toContain('甲管理率城市为96.0%、农村无数据，不能按');
    expect(text).toContain('【待补充：甲管理率2015年农村的数字');
  });

  it('without any figure is without figures, as before', () => {
    const text = unitText(round('W01 | own | 91.2 | 92.5 | 未统计'));
    expect(text).toMatch(/甲管理率2015年无数据，不作达标判断/u);
    expect(text).toContain('1项指标缺少年度数据');
  });
});

describe('Background that nobody has figures of', () => {
  it('is named together, whether the table says so or is silent', () => {
    const text = unitText({
      year: 2015,
      indicators: `code | name | base | targets
        W01 | 甲检查率 | 91.0 | own >= 90
        W02 | 乙检查率 |  |
        W03 | 丙检查率 |  |
        W04 | 丁检查率 |  |`,
      figures: `code | area | 2014 | 2015
        W01 | own | 92.0 | 93.0
        W02 | own | 未统计 | 未统计
        W03 | own | | `,
    });
    expect(text).toContain('乙检查率、丙检查率、丁检查率缺少2015年数据。');
  });
});

describe('What was met at the base, missed on the way and is met again', () => {
  const text = unitText({
    year: 2015, base: 2010, target: 2018,
    indicators: 'code | name | base | targets\nW01 | 甲检查率 | 95.0 | own >= 90\nW02 | 乙检查率 | 95.0 | own >= 90',
    figures: 'code | area | 2010 | 2013 | 2014 | 2015\nW01 | own | 95.0 | 88.0 | 95.0 | 96.0\nW02 | own | 95.0 | 95.5 | 95.6 | 96.0',
  }); // prettier-ignore

  it('is not told as kept', () => {
    expect(text).not.toMatch(/甲检查率[^。]*保持达标/u);
    expect(text).toMatch(/乙检查率[^。]*保持达标|保持达标[^。]*乙检查率/u);
  });
});

describe('An indicator that only another set asks for', () => {
  // So many that they are told by sides: few are told one by one, and nothing is said of their targets.
  const codes = [...'子丑寅卯辰巳午未戊己庚辛'];
  const row = (at: number, text: string): string => `W${String(at + 1).padStart(2, '0')} | ${text}`;
  const text = unitText({
    year: 2015,
    indicators: `code | name | base | targets
      ${codes.map((name, at) => row(at, `${name}检查率 | 80.0 | ${at < 8 ? 'own >= 90' : at < 10 ? 'province >= 80' : 'province >= 99'}`)).join('\n')}`,
    figures: `code | area | 2013 | 2014 | 2015
      ${codes.map((_, at) => row(at, 'own | 80.0 | 85.0 | 91.0')).join('\n')}
      ${codes.map((_, at) => row(at, `province | | | ${at < 10 ? 95.0 + at / 10 : 90.0 - at / 10}`)).join('\n')}
      ${['upper', 'peer-1', 'peer-2'].flatMap((area) => codes.map((_, at) => row(at, `${area} | | | 90.5`))).join('\n')}`,
  });

  it('is neither met nor unmet where the report compares it', () => {
    const compared = text.split('\n').filter((line) => line.includes('全省平均水平'));
    expect(compared.join()).toMatch(/[戊己]检查率/u);
    expect(compared.join()).not.toMatch(/[戊己庚辛]检查率[^。]*(?:已达标|尚未达标)/u);
  });
});

describe('Progress of a range', () => {
  it('is measured to its nearer end, beside that of limits', () => {
    const text = unitText({
      year: 2015, base: 2010, target: 2020,
      indicators: `code | name | direction | measure | scale | base | targets
        W01 | 甲比 | decrease | 女=100 | real | 112.0 | own 103..107
        W02 | 乙检查率 | increase | % | percent | 50.0 | own >= 90
        W03 | 丙检查率 | increase | % | percent | 50.0 | own >= 90
        W04 | 丁检查率 | increase | % | percent | 50.0 | own >= 90`,
      figures: `code | area | 2010 | 2014 | 2015
        W01 | own | 112.0 | 110.0 | 107.5
        W02 | own | 50.0 | 60.0 | 62.0
        W03 | own | 50.0 | 60.0 | 63.0
        W04 | own | 50.0 | 60.0 | 64.0`,
    }); // prettier-ignore
    expect(text).toMatch(/进展居前的[^。]*是甲比/u);
  });
});
