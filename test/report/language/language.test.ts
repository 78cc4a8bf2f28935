/**
 * The checker of language is silent on every document of the samples; on random rounds test/random runs it. Each fault it
 * knows is planted once, so that it is seen to find it.
 */
import { describe, expect, it } from 'vitest';
import type { Block, Report } from '../../../src/report/model.ts';
import { composedRound } from '../../golden/composed.ts';
import { languageFinds } from './language.ts';
import { namesOf, sampleFolders } from './names.ts';

function reportOf(...texts: readonly string[]): Report {
  const blocks = texts.map((text, at): Block => ({ kind: 'paragraph', id: `p${at}`, inlines: [{ kind: 'text', text }] }));
  return {
    id: '教育局/children', kind: 'unit', unit: '教育局', plan: 'children', year: 2015, title: '', header: null, draft: false,
    indicators: new Set(), sections: [{ id: 'progress', blocks }],
  };
} // prettier-ignore

function kindsIn(...texts: readonly string[]): readonly string[] {
  return [...new Set(languageFinds(reportOf(...texts), ['巩固率', '毛入学率']).map(({ kind }) => kind))];
}

describe.each(sampleFolders)('The documents of %s', (folder) => {
  it('read as the checker of language asks', () => {
    const { reports, dataset } = composedRound(folder);
    const finds = reports.flatMap((report) =>
      languageFinds(report, namesOf(dataset)).map((find) => ({ ...find, report: report.id })),
    );
    expect(finds).toEqual([]);
  });
});

describe('The checker of language', () => {
  it.each([
    ['句子超过120字', `巩固率为95.4%，${'与上年持平，'.repeat(20)}达标。`],
    ['段落超过180字', '巩固率为95.4%，达标。'.repeat(16)],
    ['同一数值重复列出', '巩固率、毛入学率低于全省平均水平和江门市1.9个百分点和1.9个百分点。'],
    ['同一数值重复列出', '养老保险人数分别高于三地8005人、8005人和8005人。'],
    ['小句之间用顿号', '巩固率比上年下降0.4个百分点、已连续三年下降。'],
    ['变化为零', '巩固率今后每年需下降0.0个百分点。'],
    ['差距为零', '巩固率差距为目标值的0%，在1%以内。'],
    ['一项也说“X项，…X项”', '与全省平均水平可比的1项中，优于1项。'],
    ['越高越好的指标说“反弹”', '巩固率比上年下降0.4个百分点，应防止反弹。'],
    ['是否作数', '青少年校外活动场所为否，尚未达到要求。'],
    ['一个领域也说分布', '未达标的3项分布在健康（3项）领域。'],
    ['空括号', '巩固率（）为95.4%。'],
    ['标点重复', '巩固率为95.4%，，达标。'],
    ['标点重复', '巩固率为95.4%。。'],
    ['括号前后有多余的标点', '巩固率（见表1，）为95.4%。'],
    ['方括号套方括号', '【待补充：【待补充：原因】】'],
    ['半角标点', '巩固率为95.4%,达标。'],
    ['变差不是公文用语', '巩固率未达标且比上年变差，为95.4%。'],
    ['分别用错位置', '巩固率、毛入学率分别距“96%”“98%”的目标仍差0.6个和1个百分点。'],
    ['区间重复', '性别比处于“103—107”（103～107）的目标区间以内。'],
    ['目标原文前重复说', '巩固率高于“稳定在95%以上”的目标0.4个百分点。'],
    ['先判定后数值', '巩固率虽保持达标（95.4%），但比上年下降。'],
    ['全部又说“…项中，…均”', '共有的2项指标中，巩固率、毛入学率均提前达标，数值与《妇女规划》相同。'],
  ])('finds %s', (kind, text) => {
    expect(kindsIn(text)).toContain(kind);
  });

  it('finds a skeleton that stands a seventh time, whatever names and figures fill it', () => {
    const said = Array.from({ length: 7 }, (_, at) => `巩固率为9${at}.4%，比上年提高0.${at + 1}个百分点。`);
    expect(kindsIn(...said.slice(1))).toEqual([]);
    expect(kindsIn(...said)).toEqual(['同一句式超过6次']);
  });

  it('finds a number left out, and a head numbered alone', () => {
    expect(kindsIn('（一）甲。', '（三）乙。')).toEqual(['编号不连续']);
    expect(kindsIn('一、进展', '（一）甲。', '二、措施')).toEqual(['只有一条也编号']);
  });

  it.each([
    '巩固率、毛入学率分别为61.5%、82.1%和96.2%，比上年提高1.8个、1.8个和2.8个百分点。',
    '巩固率比上年下降0.04个百分点，距“96%以上”的目标仍差0.6个百分点（在目标值的1%以内），属基本达标。',
    '青少年校外活动场所填报为“是”。',
    '一是印发计划，二是新建幼儿园。',
  ])('says nothing of %s', (text) => {
    expect(kindsIn(text)).toEqual([]);
  });
});
