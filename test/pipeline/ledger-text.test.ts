/** Minutes in ledger.yaml: blanks are filled, words that stand there stay, comments too. */
import { describe, expect, it } from 'vitest';
import { parseLedger } from '../../src/dataset/ledger.ts';
import { withMinutes } from '../../src/pipeline/meeting/ledger-text.ts';
import type { MinutesEntry } from '../../src/pipeline/meeting/minutes.ts';

const nothing: MinutesEntry = {
  indicator: 'C28',
  plan: 'children',
  notice: '',
  meeting: '',
  lead: '教育局',
  with: [],
  actions: [],
  deadline: '',
  person: '',
  result: '',
};

const agreed: MinutesEntry = {
  ...nothing,
  meeting: '2016年6月6日特教联席会议',
  actions: ['逐人评估: 一人一案', '# 招聘教师'],
  deadline: '2016年8月',
  person: '张三',
};

const known = [
  { code: 'C28', name: '残疾儿童入学率', plans: ['children' as const] },
  { code: 'W16', name: '婚检率', plans: ['women' as const, 'children' as const] },
];

function entriesOf(text: string) {
  const reading = parseLedger({ file: 'ledger.yaml', text }, known);
  if (reading.verdict === 'failed') throw new Error(reading.findings.map(({ message }) => message).join('\n'));
  return reading.value.entries;
}

describe('Minutes', () => {
  it.each(['', '# 台账\n', '[]\n', 'sent: {document: 总报告}\n', '- sent: {document: 总报告}\n'])(
    'begin an entry in %j, to the character',
    (text) => {
      const change = withMinutes(text, [agreed]);
      expect(change.filled).toEqual(['C28（儿童）：会商情况、牵头单位、推进措施、完成时限、责任人']);
      expect(entriesOf(change.text)).toMatchObject([
        {
          indicator: 'C28',
          plan: 'children',
          meeting: '2016年6月6日特教联席会议',
          actions: ['逐人评估: 一人一案', '# 招聘教师'],
          deadline: '2016年8月',
          person: '张三',
          result: null,
        },
      ]);
      if (text.includes('# 台账')) expect(change.text).toContain('# 台账');
      if (text.includes('sent')) expect(change.text).toContain('总报告');
    },
  );

  it('fill blanks of an entry and leave what is written, said', () => {
    const text = '# 说明\n- indicator: C28 # 特教\n  plan: 儿童\n  meeting: 6月3日\n  actions: 逐人评估\n  deadline:\n';
    const change = withMinutes(text, [{ ...agreed, actions: ['逐人评估', '招聘教师'] }]);
    expect(change.kept).toEqual(['C28（儿童）的会商情况']);
    expect(change.text).toContain('# 说明');
    expect(change.text).toContain('# 特教');
    expect(entriesOf(change.text)).toMatchObject([
      { meeting: '6月3日', actions: ['逐人评估', '招聘教师'], deadline: '2016年8月', person: '张三' },
    ]);
  });

  it('that say nothing change nothing, not a byte', () => {
    const text = '- {indicator: C28,   plan: children, meeting: x}\n';
    expect(withMinutes(text, [nothing, { ...nothing, lead: '' }]).text).not.toBe('');
    expect(withMinutes(text, [{ ...nothing, lead: '' }])).toEqual({ text, filled: [], kept: [] });
    expect(withMinutes('', [nothing])).toEqual({ text: '', filled: [], kept: [] });
  });

  it('put twice are put once', () => {
    const once = withMinutes('', [agreed]).text;
    expect(withMinutes(once, [agreed])).toEqual({ text: once, filled: [], kept: [] });
  });
});
