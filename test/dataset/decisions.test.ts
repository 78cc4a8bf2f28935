import { describe, expect, it } from 'vitest';
import { parseDecisions } from '../../src/dataset/settling/decisions.ts';
import { formatOrigin } from '../../src/provenance.ts';

const read = (text: string) => parseDecisions({ file: 'decisions.yaml', text });
const reasons = 'reason: 教育局来电更正, by: 张三, date: 2016-05-20';

describe('decisions.yaml', () => {
  it('is a list of choose, correct, accept and supersede, each with its line', () => {
    const outcome = read(`# 2016年5月
- choose: {indicator: C25, year: 2015, value: 95.40, from: "workbooks/教育局.xlsx!年报表!E12"}
  reason: 教育局来电更正
  by: 张三
  date: 2016-05-20
- correct:
    indicator: W02
    year: 2014
    dimension: 女性
    value: 9.7
  reason: 录入有误
  by: 张三
  date: 2016-05-21
- {accept: {finding: large-change, at: "workbooks/卫生局.xlsx!年报表!E12"}, ${reasons}}
- {supersede: {workbook: workbooks/教育局.xlsx, with: workbooks/教育局-更正.xlsx}, ${reasons}}
`);
    if (outcome.verdict !== 'ok') throw new Error(outcome.findings.map((one) => one.message).join());
    const said = outcome.value.map((one) => `${one.kind} ${one.by} ${one.date} ${formatOrigin(one.origin)}`);
    expect(said).toEqual([
      'choose 张三 2016-05-20 decisions.yaml:2:3',
      'correct 张三 2016-05-21 decisions.yaml:6:3',
      'accept 张三 2016-05-20 decisions.yaml:14:4',
      'supersede 张三 2016-05-20 decisions.yaml:15:4',
    ]);
    const [chosen, corrected] = outcome.value;
    expect(chosen?.kind === 'choose' && chosen.decided.value?.toFixed()).toBe('95.4');
    expect(corrected).toMatchObject({ area: 'own', dimension: '女', year: 2014 });
  });

  it('may be empty, or comments alone', () => {
    expect(read('')).toMatchObject({ verdict: 'ok', value: [] });
    expect(read('# 还没有决定\n')).toMatchObject({ verdict: 'ok', value: [] });
  });

  it('takes a word for indicators that are answered in words', () => {
    const outcome = read(`- {correct: {indicator: C36, year: 2015, value: 有}, ${reasons}}`);
    expect(outcome).toMatchObject({ verdict: 'ok', value: [{ decided: { value: null, word: '有' } }] });
  });

  it.each([
    [`- {${reasons}}`, '1:3', '须写明一种决定'],
    [
      `- {accept: {finding: blank, at: C25}, supersede: {workbook: a.xlsx, with: b.xlsx}, ${reasons}}`,
      '1:3',
      '一项只能写一种决定',
    ],
    ['- accept: {finding: blank, at: C25}\n  reason:\n  by: 张三\n  date: 2016-05-20', '2:10', '每项决定须写明理由'],
    ['- accept: {finding: blank, at: C25}\n  reason: 无数据\n  by: 张三\n  date: 5月20日', '4:9', '应为日期'],
    [`- {correct: {indicator: C25, year: 2015, value: 95.4%}, ${reasons}}`, '1:49', '应为数字'],
    [`- {correct: {indicator: C25, year: 15, value: 95.4}, ${reasons}}`, '1:36', '应为四位年份'],
    [`- {accpet: {finding: blank, at: C25}, ${reasons}}`, '1:4', 'accpet'],
    [`- {choose: {indicator: C25, year: 2015, value: 95.4}, ${reasons}}`, '1:4', '应写明选用的单元格'],
  ])('says what is wrong in %s at line and column', (text, place, why) => {
    const outcome = read(text);
    expect(outcome.verdict).toBe('failed');
    const [first] = outcome.findings;
    expect(first?.message).toContain(why);
    expect(first?.origin && formatOrigin(first.origin)).toBe(`decisions.yaml:${place}`);
  });
});
