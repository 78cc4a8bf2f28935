/** The general report's heads and first page say what the figures say, and its words fit the round's plans. */
import { describe, expect, it } from 'vitest';
import { datasetOf } from '../../rules/dataset-from-text.ts';
import { generalText } from './a-general-report.ts';

const round = {
  year: 2015,
  indicators: `
    code | name     | plans          | base | targets
    W01  | 甲检查率 | women          | 60.0 | own >= 90
    W02  | 乙检查率 | women          | 80.0 | own >= 90
    W03  | 丙检查率 | women          | 80.0 | own >= 90
    W04  | 丁检查率 | women          | 95.0 | own >= 90
    C01  | 戊检查率 | children       | 95.0 | own >= 90
    C02  | 己检查率 | children       | 80.0 | own >= 90`,
  figures: `
    code | area     | 2013 | 2014 | 2015
    W01  | own      | 60.0 | 60.5 | 60.6
    W02  | own      | 80.0 | 91.0 | 85.0
    W03  | own      | 80.0 | 88.0 | 92.0
    W04  | own      | 95.0 | 96.0 | 97.0
    C01  | own      | 95.0 | 95.2 | 96.0
    C02  | own      | 80.0 | 85.0 | 88.0
    W01  | province |      |      | 70.0
    W03  | province |      |      | 90.0`,
}; // prettier-ignore

describe('The first page', () => {
  const text = generalText(round);

  it('names what is severe with its unit, what was lost, and counts what was won', () => {
    const first = text.split('一、规划目标进展及达标情况')[0] ?? '';
    expect(first).toMatch(/列红色预警1项次：卫生局的甲检查率。/u);
    expect(first).toContain('由达标转为未达标的有乙检查率；本年新达标1项次。');
    expect(first).toContain('可与全省平均水平比较的2项次中，优于1项次、不及1项次。');
    expect(first).not.toContain('目录');
  });

  it('has heads that conclude, and where there is no news the count', () => {
    expect(text).toContain(
      '（一）妇女与健康：乙检查率由达标转为未达标，甲检查率列红色预警，丙检查率本年新达标。4项指标',
    );
    expect(text).toContain('（二）儿童与健康：2项指标达标1项、未达标1项。');
    expect(text).not.toContain('差距最大');
  });

  it('names every unmet indicator in part one, and one or two that stay met with their figures', () => {
    const part = /一、规划目标进展及达标情况[\s\S]*?二、年度/u.exec(text)?.[0] ?? '';
    for (const name of ['甲检查率', '乙检查率', '己检查率']) expect(part).toContain(name);
    expect(part).toContain('丙检查率（92.0%）本年新达标。此外，丁检查率（97.0%）达标。');
  });
});

describe('A count of which part rests on no news', () => {
  it('is not told in a head', () => {
    const text = generalText({
      ...round,
      figures: `
        code | area | 2013 | 2014 | 2015
        W03  | own  | 80.0 | 89.9 | 90.0
        W04  | own  | 95.0 | 96.0 | 97.0`,
    }); // prettier-ignore
    expect(text).toMatch(/（一）妇女与健康：4项指标/u);
  });
});

describe('Plans that are called 纲要, of a nation', () => {
  it('are called so, and no province is spoken of', () => {
    const made = datasetOf({ ...round, areas: 'world 全国 average' });
    const plan = (title: string) => ({ ...made.round.plans.women, title });
    const own = { ...made.round, plans: { women: plan('中国妇女发展纲要'), children: plan('中国儿童发展纲要') } };
    const text = generalText({ ...round, areas: 'world 全国 average' }, { round: own });
    expect(text).toContain('分别简称《妇女纲要》《儿童纲要》');
    expect(text).toContain('两个纲要共有');
    expect(text).not.toMatch(/规划》|两个规划|全省/u);
    expect(text).toContain('三、与全国和有关地区比较');
  });
});

describe('What is nearly met by the year of its own target, while the plan goes on', () => {
  it('is not said to be short of it among the others', () => {
    const text = generalText({
      year: 2018, base: 2013, target: 2020,
      indicators: `
        code | name     | base | targets
        W01  | 甲检查率 | 80.0 | own >= 90 @2018
        W02  | 乙检查率 | 80.0 | own >= 90`,
      figures: `
        code | area | 2013 | 2016 | 2017 | 2018
        W01  | own  | 80.0 | 86.0 | 88.0 | 89.5
        W02  | own  | 80.0 | 91.0 | 92.0 | 93.0`,
    }); // prettier-ignore
    expect(text).toContain('基本达标');
    expect(text).not.toMatch(/甲检查率[^。]*尚未达标，级别正常/u);
  });
});

it('names the largest gap to the province, though its target is met', () => {
  const codes = Array.from({ length: 9 }, (_, at) => `W0${at + 1}`);
  const text = generalText({
    year: 2015,
    indicators: `code | name | base | targets\n${codes.map((code) => `${code} | ${code}率 | 60.0 | own >= ${code === 'W09' ? 70 : 99}`).join('\n')}`,
    figures: `code | area | 2014 | 2015\n${codes.map((code) => `${code} | own | 79.0 | 80.0\n${code} | province | | ${code === 'W09' ? 95 : 81}`).join('\n')}`,
  });
  expect(text).toMatch(/W09率虽已达标，仍低于全省平均水平15\.0个百分点/u);
});
