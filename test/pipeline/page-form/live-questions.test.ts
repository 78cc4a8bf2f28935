/** A page form that is written again when figures are there already asks about what its unit types, not about what the Bureau has. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { composeForms } from '../../../src/pipeline/forms.ts';
import { configurationOf, judgeForm } from '../../../src/pipeline/page-form/judged-form.ts';
import { questionNow } from '../../../src/pipeline/page-form/live-questions.ts';
import { slicesOf } from '../../../src/pipeline/page-form/page-forms.ts';
import { sliceFrom, sliceText } from '../../../src/pipeline/page-form/slice-text.ts';
import type { FormSlice } from '../../../src/pipeline/page-form/slice.ts';
import type { Typed } from '../../../src/pipeline/page-form/typed.ts';
import { datasetOf, readSources } from '../../../src/pipeline/pipeline.ts';
import { readConfiguration } from '../../../src/pipeline/read/configuration.ts';
import { openRound } from '../../../src/project/project.ts';
import { plainText } from '../../../src/report/model.ts';

const heshan = fileURLToPath(new URL('../../../samples/heshan-2015', import.meta.url));

/** All slices as they are written when every unit has handed in. */
function writtenAgain(): readonly FormSlice[] {
  const opening = openRound(heshan);
  if (opening.verdict !== 'opened') throw new Error(opening.message);
  const { files } = opening.project;
  const reading = readConfiguration(files);
  if (reading.verdict !== 'ok') throw new Error('the sample cannot be read');
  const configuration = reading.value;
  const sources = readSources(configuration, files);
  const dataset = datasetOf(configuration, sources);
  const forms = composeForms(configuration, dataset, []);
  return slicesOf({ configuration, files, sources, dataset, program: '0.0.0', forms }).map((slice) =>
    sliceFrom(sliceText(slice)),
  );
}

/** Each question about a cause, as the page shows it. */
function asked(slice: FormSlice, typed: Typed): readonly (readonly [code: string, laid: string, now: string])[] {
  const judged = judgeForm(slice, configurationOf(slice), typed);
  return (slice.notes?.sections ?? []).flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      const code = /^ask\/(?:women|children)\/原因分析\/(.+)$/.exec(block.id)?.[1];
      if (code === undefined || block.kind !== 'paragraph') return [];
      const laid = plainText(block.inlines);
      return [[code, laid, questionNow({ id: block.id, laid }, slice, typed, judged)] as const];
    }),
  );
}

describe('A question about a cause in a form that was written again', { timeout: 120_000 }, () => {
  const slices = writtenAgain();
  const nothing: Typed = { cells: {}, answers: {} };

  it('names no figure of this year that its unit has not typed', () => {
    const laid = slices.flatMap((slice) => asked(slice, nothing));
    expect(laid.filter(([, words]) => words.includes('2015年为')).length).toBeGreaterThan(3);
    expect(laid.filter(([, , now]) => now.includes('2015年为'))).toEqual([]);
  });

  it('names the figure that is typed, and asks for nothing where that is as the target wants it', () => {
    const slice = slices.find((one) => asked(one, nothing).some(([code]) => code === 'C27'));
    if (slice === undefined) throw new Error('C27 is asked about nowhere');
    const typedAs = (value: string): string =>
      asked(slice, { cells: { 'C27#current': value }, answers: {} }).find(([code]) => code === 'C27')?.[2] ?? '';
    expect(typedAs('91.2')).toMatch(/^（请写原因：2015年为91\.2%，未达到“.+”的目标，主要原因是什么）$/);
    expect(typedAs('99.9')).toMatch(/^（请留空：2015年为99\.9%，达到“.+”的目标，不用写原因）$/);
    expect(typedAs('')).not.toContain('2015年为');
  });
});
