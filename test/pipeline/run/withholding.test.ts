import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics.ts';
import { finding } from '../../../src/diagnostics.ts';
import { obstaclesTo } from '../../../src/pipeline/run/withholding.ts';
import { parseRound } from '../../../src/indicators/round.ts';
import { indicatorsOf, valueOf } from '../../dataset/a-round.ts';

const indicators = indicatorsOf();
const round = valueOf(
  parseRound({
    file: 'round.yaml',
    text: `
area: {name: 云溪市}
year: 2015
plans:
  women: {title: 妇女规划, base: 2013, target: 2016}
  children: {title: 儿童规划, base: 2013, target: 2016}
compiler: 统计局
units: [{name: 教育局, role: key}, {name: 卫生局, role: key}, {name: 统计局, role: member}]
`,
  }),
).value;

/** The test round: C25 is 教育局's, W02 卫生局's with numerator W02N and denominator B11. */
function withheld(one: Diagnostic, kind: string, unit: string, codes: readonly string[]): boolean {
  const document = { path: `${unit}.docx`, kind, unit, indicators: new Set(codes) };
  return obstaclesTo(document, [one], round, indicators).length > 0;
}

const about = (indicator: string | null, unit: string | null, file = 'workbooks/卫生局.xlsx'): Diagnostic =>
  finding('out-of-bounds', { message: '', hint: '', indicator, unit, origin: { kind: 'file', file } });

describe('A document is withheld', () => {
  it.each([
    ['by a finding on an indicator that stands in it', about('W02', '卫生局'), ['W02'], true],
    ['by a finding on the numerator of one', about('W02N', '卫生局'), ['W02'], true],
    ['by a finding on the denominator of one', about('B11', null), ['W02'], true],
    ['not by a finding on another indicator, be it the same unit’s', about('C25', '卫生局'), ['W02'], false],
    ['by a file of its indicators’ unit that cannot be read', about(null, '卫生局'), ['W02'], true],
    ['not by a file of another unit', about(null, '教育局'), ['W02'], false],
    ['not by what concerns no unit and no indicator', about(null, null), ['W02'], false],
    ['not by a file of its unit where it holds no indicator', about(null, '卫生局'), [], false],
  ] as const)('%s', (_, one, codes, expected) => {
    expect(withheld(one, 'general', '统计局', codes)).toBe(expected);
  });

  it('not by what is only 核实性 or 提示性', () => {
    expect(withheld({ ...about('W02', '卫生局'), level: '核实性' }, 'unit', '卫生局', ['W02'])).toBe(false);
    expect(withheld({ ...about('W02', '卫生局'), level: '提示性' }, 'unit', '卫生局', ['W02'])).toBe(false);
  });

  it('by an unreadable note only where the unit speaks for itself', () => {
    const note = about(null, '卫生局', 'notes/卫生局.docx');
    expect(withheld(note, 'unit', '卫生局', [])).toBe(true);
    expect(withheld(note, 'general', '统计局', ['W02'])).toBe(false);
  });

  it('by a finding at a place in it, or at a place that disagrees with one in it', () => {
    const at = (document: string) => ({ kind: 'block', document, block: 'progress/1' }) as const;
    const found = (origin: string, related: string): Diagnostic => ({
      ...finding('out-of-bounds', { message: '', hint: '', origin: at(origin), unit: '教育局' }),
      related: [at(related)],
    });
    expect(withheld(found('教育局.docx', '总报告.docx'), 'unit', '教育局', [])).toBe(true);
    expect(withheld(found('总报告.docx', '教育局.docx'), 'unit', '教育局', [])).toBe(true);
    expect(withheld(found('总报告.docx', '卫生局.docx'), 'unit', '教育局', ['W02'])).toBe(false);
  });
});
