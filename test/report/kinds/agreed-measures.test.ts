/** Part five of the general report says what meetings agreed, to the character, and who helps. */
import { describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../../../src/dataset/ledger.ts';
import { datasetOf } from '../../rules/dataset-from-text.ts';
import { generalText, item, written } from './a-general-report.ts';

const round = {
  year: 2015,
  indicators: `
    code | name     | plans          | base | targets
    W01  | 甲检查率 | women children | 60.0 | own >= 90
    W02  | 乙检查率 | women          | 95.0 | own >= 90
    C02  | 己检查率 | children       | 60.0 | own >= 90`,
  figures: `
    code | area     | 2013 | 2014 | 2015
    W01  | own      | 60.0 | 60.5 | 60.6
    W02  | own      | 95.0 | 95.5 | 96.0
    C02  | own      | 60.0 | 60.1 | 60.3`,
}; // prettier-ignore

function entry(indicator: string, plan: LedgerEntry['plan'], more: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    indicator, plan, notice: null, meeting: '2016年6月3日召开专题会商会', lead: '卫生局', with: ['民政局', '计生局'],
    actions: ['设免费检查点；', '登记时发放告知单。'], deadline: '2016年8月', person: '张三', result: null,
    origin: { kind: 'line', file: 'ledger.yaml', line: 3 }, ...more,
  }; // prettier-ignore
}

const partFive = (ledger: readonly LedgerEntry[], more = {}): string =>
  generalText(round, more, ledger).split('五、对策建议')[1] ?? '';

describe('Part five of the general report', () => {
  it('has the measures, who leads and helps, by when and who answers; of both plans once', () => {
    const text = partFive([entry('W01', 'women'), entry('W01', 'children')]);
    expect(text.match(/会商议定：/gu)).toHaveLength(1);
    expect(text).toContain(
      '会商议定：甲检查率——设免费检查点；登记时发放告知单（卫生局牵头，民政局、计生局配合；完成时限：2016年8月；责任人：张三）。',
    );
    expect(text.match(/免费检查点/gu)).toHaveLength(1);
  });

  it('says both where the plans’ meetings agreed on different things', () => {
    const text = partFive([entry('W01', 'women'), entry('W01', 'children', { deadline: '2016年9月' })]);
    expect(text.match(/免费检查点/gu)).toHaveLength(2);
  });

  it('keeps measures of several sentences as they were written', () => {
    const text = partFive([entry('C02', 'children', { actions: ['先摸底。再逐校落实。'], with: [], person: null })]);
    expect(text).toContain('会商议定：己检查率——先摸底。再逐校落实。（卫生局牵头；完成时限：2016年8月）');
  });

  it('has what was agreed on an indicator that is not red or orange', () => {
    expect(partFive([entry('W02', 'women')])).toContain('会商议定：乙检查率——设免费检查点');
  });

  it.each([
    ['no meeting was held', { meeting: null }],
    ['the meeting was the last round’s', { meeting: '2015年6月3日召开专题会商会' }],
    ['the meeting came after the report', { meeting: '2016年6月20日召开专题会商会' }],
    ['nothing was agreed', { actions: [] }],
  ])('says nothing where %s', (_, more) => {
    const made = datasetOf(round);
    const own = { ...made.round, dates: { general: '2016-06-08' } };
    expect(partFive([entry('W01', 'women', more)], { round: own })).not.toContain('会商议定');
  });

  it('leaves what a unit proposed to the annex where the meeting has decided, and keeps it where it has not', () => {
    const proposed = item('对策建议', '己检查率要逐校补检。', { plans: ['children'], indicators: ['C02'], deadline: '2016年9月' });
    const notes = [written('卫生局', proposed)];
    const open = partFive([], { notes });
    expect(open).toContain('卫生局建议：己检查率——己检查率要逐校补检（完成时限：2016年9月）。');
    expect(open).not.toContain('原提的建议');
    const decided = partFive([entry('C02', 'children')], { notes });
    expect(decided).toContain('会商议定：己检查率——');
    // Tables are no lines of this text; that the annex has it, the inventory of the sample shows.
    expect(decided).not.toContain('逐校补检');
    expect(decided).toContain('会商已有议定的，各单位原提的建议见附件');
  }); // prettier-ignore

  it('asks the unit for no measure where a meeting agreed on one', () => {
    expect(partFive([])).toContain('【待补充：');
    expect(partFive([entry('C02', 'children')])).not.toMatch(/己检查率[^。]*的措施[^。]*】/u);
  });

  it('names the partners of register and plan where no meeting said who helps', () => {
    const { indicators } = datasetOf(round);
    const helped = indicators.map((one) => (one.code === 'W01' ? { ...one, partners: ['民政局', '残联'] } : one));
    expect(partFive([], { indicators: helped })).toContain('甲检查率由民政局、残联配合。');
    expect(partFive([entry('W01', 'women'), entry('W01', 'children')], { indicators: helped })).not.toContain('残联');
  });
});
