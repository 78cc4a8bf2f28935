/** The notice and the table of responsibilities, against what the sample's notice orders. */
import { beforeAll, describe, expect, it } from 'vitest';
import { judgeRound, readDataset } from '../../../src/pipeline/pipeline.ts';
import type { Configuration } from '../../../src/pipeline/read/configuration.ts';
import { readConfiguration } from '../../../src/pipeline/read/configuration.ts';
import { openRound } from '../../../src/project/project.ts';
import { composeNotice } from '../../../src/report/compose/papers/notice.ts';
import { composeResponsibilityWorkbook } from '../../../src/report/compose/workbooks/responsibility-workbook.ts';
import type { Block, Report } from '../../../src/report/model.ts';
import { plainText } from '../../../src/report/model.ts';
import { inlinesOf } from '../../../src/report/compose/numbering-and-names.ts';
import type { RoundFacts } from '../../../src/rules/round-facts.ts';

const opening = openRound('samples/heshan-2015');
let facts: RoundFacts;
let configuration: Configuration;

beforeAll(() => {
  if (opening.verdict !== 'opened') throw new Error(opening.message);
  const read = readConfiguration(opening.project.files);
  if (read.verdict === 'failed') throw new Error('the sample has mistakes');
  configuration = read.value;
  facts = judgeRound(readDataset(configuration, opening.project.files));
});

const noticeWith = (change: Partial<Configuration['round']>): Report =>
  composeNotice({ ...facts, round: { ...facts.round, ...change } }, configuration.templates);

function textOf({ sections }: Report): string {
  return sections.flatMap(({ blocks }) => blocks.map((block) => plainText(inlinesOf(block)))).join('\n');
}

describe('The notice', () => {
  it('says what the real one orders: every title, unit, day, office, way and number of copies', () => {
    const text = textOf(noticeWith({}));
    const clauses = [
      '由领导负责',
      '指定专人',
      '按时组织好数据收集、报送、评估和预警工作',
      '目标责任分解表（附件2）',
      '明确职责、人员、经费和督促检查、协调配合的办法',
      '全面盘点',
      '分年度逐项分析，分列预警情况表',
      '掌握其变化趋势，明确主攻方向',
      '及时召开会议研究，制定推进的措施和方案',
      '于2016年5月19日前把以下三张表报市妇儿工委办公室',
      '广东省妇女儿童发展规划重点监测统计年报表（鹤山市2015年报表）',
      '《鹤山市妇女发展规划（2014—2016年）》主要定量指标统计监测预警情况表（2015年度）',
      '《鹤山市儿童发展规划（2014—2016年）》主要定量指标统计监测预警情况表（2015年度）',
      '对照上年报表，对有变化的数据附变化说明，查找差距和可能存在的问题',
      '统计局、教育局、组织部、卫生局、劳动保障局、妇联、民政局、计生局、环保局、市政局、体育局等11个重点单位',
      '于2016年5月25日前就两个规划各写一份评估报告，共两份，报市妇儿工委办公室，纸质件一份，电子版通过公文交换系统或邮箱报送',
      '一式两份，于2016年6月10日前报江门市妇儿工委办公室',
      '2016年6月15日，上级将检查预警机制的执行情况',
      '与全省和有关地区的同类指标比较',
      '下年达标需要的速度',
      '附件：1. 2015年度监测评估工作计划',
      '2. 妇女儿童发展规划目标责任分解表（2015年度）',
      '3. 2015年度监测评估工作回执',
    ];
    for (const clause of clauses) expect(text).toContain(clause);
    expect(text).not.toContain('【待补充');
  });

  it('says no day, no copies and no way that the round does not say, and asks for the office', () => {
    const notice = noticeWith({ due: {}, submit: {}, titles: {}, recipient: {} });
    const text = textOf(notice);
    expect(text).not.toMatch(/\d月|一式|通过|undefined|null/u);
    expect(text).toContain('各成员单位要按规定时间把以下三张表报【待补充：收件单位】：');
    expect(notice.draft).toBe(true);
  });

  it('names for every target who leads and who helps', () => {
    const annex = noticeWith({}).sections.find(({ id }) => id === 'annex-2');
    const table = annex?.blocks.find((block): block is Extract<Block, { kind: 'table' }> => block.kind === 'table');
    const judged = facts.assessments.filter(({ targetSet }) => targetSet === 'own');
    expect(table?.rows.filter(({ group }) => group !== true)).toHaveLength(judged.length);
    for (const row of table?.rows.filter(({ group }) => group !== true) ?? [])
      expect(plainText(row.cells[4] ?? [])).not.toBe('');
  });
});

describe('The table of responsibilities', () => {
  it('has a sheet a unit, with what it leads and what it helps with', () => {
    const [lead] = facts.assessments.filter(({ indicator }) => indicator.code === 'C28');
    if (lead === undefined) throw new Error('no C28');
    const helped = facts.assessments.map((one) =>
      one === lead ? { ...one, indicator: { ...one.indicator, partners: ['司法局'] } } : one,
    );
    const workbook = composeResponsibilityWorkbook({ ...facts, assessments: helped }, configuration.templates);
    expect(workbook.sheets.map(({ name }) => name)).toEqual(facts.round.units.map(({ name }) => name));
    const rowsOf = (unit: string) =>
      workbook.sheets
        .find(({ name }) => name === unit)
        ?.rows.map(({ cells }) => cells.map(plainText).join('｜'))
        .filter((row) => row.includes('适龄残疾儿童')) ?? [];
    expect(rowsOf('教育局')).toEqual([expect.stringMatching(/｜95%以上｜2016年｜.*｜牵头｜教育局｜司法局｜$/u)]);
    expect(rowsOf('司法局')).toEqual([expect.stringMatching(/｜配合｜教育局｜司法局｜$/u)]);
    expect(rowsOf('财政局')).toEqual([]);
    // The unit’s sheets and this year’s judgements are one.
    const all = workbook.sheets.flatMap(({ rows }) =>
      rows.filter(({ cells }) => plainText(cells[11] ?? []) === '牵头'),
    );
    expect(all).toHaveLength(
      helped.filter(({ targetSet }) => targetSet === 'own').flatMap(({ units }) => units).length,
    );
  });
});
