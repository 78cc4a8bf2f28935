import { describe, expect, it } from 'vitest';
import { parseLedger } from '../../src/dataset/ledger.ts';
import { formatOrigin } from '../../src/provenance.ts';
import { indicatorsOf } from './a-round.ts';

const read = (text: string) => parseLedger({ file: 'ledger.yaml', text }, indicatorsOf());

describe('ledger.yaml', () => {
  it('tells what was done about each warning; what is not filled in is null', () => {
    const outcome = read(`
- indicator: C25
  plan: 儿童
  notice: 2016年3月1日发出预警通知
  lead: 教育局
  with: [民政局, 妇联]
  actions:
    - 逐校核查辍学学生
    - 落实资助
  deadline: 2016-09-30
- {indicator: W02, plan: women, lead: 卫生局, actions: 开展专题评审}
`);
    expect(outcome).toMatchObject({
      verdict: 'ok',
      value: {
        entries: [
          {
            indicator: 'C25',
            plan: 'children',
            notice: '2016年3月1日发出预警通知',
            meeting: null,
            lead: '教育局',
            with: ['民政局', '妇联'],
            actions: ['逐校核查辍学学生', '落实资助'],
            deadline: '2016-09-30',
            result: null,
          },
          { indicator: 'W02', plan: 'women', with: [], actions: ['开展专题评审'] },
        ],
        sent: [],
        signed: [],
      },
    });
  });

  it('may be empty', () => {
    expect(read('')).toMatchObject({ verdict: 'ok', value: { entries: [], sent: [], signed: [] } });
  });

  it('tells of documents in the list, or beside it', () => {
    const documents = { sent: [{ document: '总报告', date: '2016-06-08', receipt: null }], signed: [{ by: '局长' }] };
    expect(
      read(`
- {indicator: C25, plan: children}
- sent: [{document: 总报告, date: 2016-6-8}]
  signed: {document: 总报告, version: 2, by: 局长, date: 2016-06-08}
`),
    ).toMatchObject({ verdict: 'ok', value: { entries: [{ indicator: 'C25' }], ...documents } });
    expect(
      read(`
sent: {document: 总报告, date: 2016-6-31}
`).findings[0]?.message,
    ).toContain('没有这一天');
    expect(
      read(`
warnings: [{indicator: C25, plan: children}]
sent: [{document: 总报告, date: 2016-06-08}]
signed: [{document: 总报告, version: 2, by: 局长, date: 2016-06-08}]
`),
    ).toMatchObject({ verdict: 'ok', value: { entries: [{ indicator: 'C25' }], ...documents } });
  });

  it.each([
    ['- {indicator: C26, plan: children}', '1:15', '没有'],
    ['- {indicator: C25, plan: women}', '1:26', '不属于妇女发展规划'],
    ['- {indicator: C25, plan: 老年}', '1:26', '应为 women（妇女）或 children（儿童）'],
    ['- {indicator: C25, plan: children, dead-line: 2016-09-30}', '1:47', 'dead-line'],
  ])('%s is a mistake at %s', (text, place, why) => {
    const outcome = read(text);
    expect(outcome.verdict).toBe('failed');
    const [first] = outcome.findings;
    expect(first?.message).toContain(why);
    expect(first?.origin && formatOrigin(first.origin)).toBe(`ledger.yaml:${place}`);
  });
});
