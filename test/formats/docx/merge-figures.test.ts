/** Figures of sentences that the data put into another order, in a paragraph that a person edited. */
import { describe, expect, it } from 'vitest';
import { mergeDocument } from '../../../src/formats/docx/merge/merge-document.ts';
import { readCarried } from '../../../src/formats/docx/merge/returned/returned-document.ts';
import { edited, linesOf, replaced, written } from './edited.ts';
import { figure, heading, paragraph, report, text } from './reports.ts';

const sewage = (gap: string) => [
  text('污水处理率已达标，仍低于全省平均水平'),
  figure(gap, 'W54/province-difference'),
  text('个百分点。'),
];
const green = (gap: string) => [
  text('人均公园绿地面积已达标，仍低于全省平均水平'),
  figure(gap, 'W52a/province-difference'),
  text('平方米。'),
];
const lead = text('环境领域各项指标均已达标。');

const of = (...pieces: readonly (ReturnType<typeof text> | ReturnType<typeof figure>)[]) =>
  written(report([heading('comparison', 1, '三、与全省比较'), paragraph('comparison/province', [lead, ...pieces])]));

/** The province's sewage figure was put right: its gap is the larger one now, and its sentence comes first. */
const [before, after] = await Promise.all([
  of(...green('1.54'), ...sewage('1.3')),
  of(...sewage('1.6'), ...green('1.54')),
]);
const names = ['污水处理率', '人均公园绿地面积'];

function merged(change: (xml: string) => string): { readonly text: string; readonly altered: readonly string[] } {
  const merge = mergeDocument({
    edited: edited(before, change),
    fresh: after,
    earlier: { all: () => [] },
    date: null,
    names,
  });
  if (merge.verdict === 'refused' || merge.content.verdict !== 'merged') throw new Error('not merged');
  const carried = readCarried(merge.content.bytes);
  if (carried.verdict === 'refused') throw new Error(carried.problem.message);
  return {
    text: linesOf(merge.content.bytes).join('\n'),
    altered: carried.content.blocks.flatMap(({ figures }) =>
      figures.filter((one) => one.now !== one.before).map(({ id, now }) => `${id}: ${now ?? ''}`),
    ),
  };
}

describe('Two sentences that the data turned round', () => {
  it.each([
    ['in the sentence whose figure changed', '污水处理率已达标', '污水处理率虽然已达标'],
    ['in the other one', '人均公园绿地面积已达标', '人均公园绿地面积虽然已达标'],
    ['in both', '已达标，仍低于', '已达标，但仍低于'],
  ])('never lend each other a figure when a person wrote %s', (_, old, now) => {
    const { text: words } = merged((xml) => xml.replaceAll(old, now));
    expect(words).toContain(now);
    // Whatever stands behind a name is that name's own, today's or as it was.
    for (const [, gap] of words.matchAll(/污水处理率[^。]*平均水平([\d.]+)/g)) expect(['1.3', '1.6']).toContain(gap);
    for (const [, gap] of words.matchAll(/人均公园绿地面积[^。]*平均水平([\d.]+)/g)) expect(gap).toBe('1.54');
    expect(words).not.toMatch(/平均水平1\.54个百分点|平均水平1\.[36]平方米/);
    expect([words.split('污水处理率').length, words.split('人均公园绿地面积').length]).toEqual([2, 2]);
  });

  it('have each figure in its own bookmark when a person wrote in the sentence before them', () => {
    const { text: words, altered } = merged((xml) => replaced(xml, '均已达标。', '均已达标，形势向好。'));
    expect(words).toContain('形势向好');
    expect(words).toContain('1.6个百分点');
    expect(words).toContain('1.54平方米');
    expect(altered).toEqual([]);
  });
});
