/**
 * Every indicator of the samples stands where its figures were made to stand: verdicts and warning levels were worked
 * out by hand from the method when the figures were written (columns `intended` of the CSV files), not taken from output.
 */
import { describe, expect, test } from 'vitest';
import { warningLevels } from '../../src/rules/assessment.ts';
import { field, readFigures } from './figures-source.ts';
import { heshan, heshanFigures, outline, outlineIntended } from './places.ts';
import { judgedBy, sampleRound } from './sample-round.ts';

describe('the Heshan sample', () => {
  const { dataset, assessments } = sampleRound(heshan);
  const judged = judgedBy('own', assessments);
  const intended = readFigures(heshanFigures).filter((row) => field(row, 'intended level') !== '');

  test.each(
    intended.map((row) => [field(row, 'code'), field(row, 'intended attainment'), field(row, 'intended level')]),
  )('%s is %s and %s in every plan that has it', (code, attainment, level) => {
    const found = judged.filter((one) => one.indicator.code === code);
    expect(found.map((one) => one.plan)).toEqual(found[0]?.indicator.plans);
    for (const one of found) expect([one.attainment, one.warning.level]).toEqual([attainment, level]);
  });

  test('every indicator with a target of the city has an intention written down', () => {
    const written = new Set(intended.map((row) => field(row, 'code')));
    const own = judged.filter((one) => one.targetSet === 'own').map((one) => one.indicator.code);
    expect(own.filter((code) => !written.has(code))).toEqual([]);
  });

  test('every warning level occurs', () => {
    const levels = new Set(judged.map((one) => one.warning.level));
    expect(warningLevels.filter((level) => !levels.has(level))).toEqual([]);
  });

  test('every kind of target occurs', () => {
    const kinds = new Set(assessments.map((one) => one.target.kind));
    for (const kind of [
      'threshold',
      'relative',
      'range',
      'all-of',
      'trend',
      'existence',
      'qualitative',
      'none',
    ] as const) {
      expect(kinds).toContain(kind);
    }
  });

  test('nothing is left open: every document can be packed', () => {
    const open = dataset.findings.filter((one) => one.level !== '提示性');
    expect(open.map((one) => [one.level, one.code, one.indicator])).toEqual([]);
  });

  test('the conflict over rural tap water is settled by the decision, the revision of the health records explained', () => {
    const codes = dataset.findings.map((one) => `${one.code} ${one.indicator ?? ''}`);
    expect(codes).toContain('conflict-decided W49');
    expect(codes).toContain('revision-explained W10a');
    expect(dataset.revisions.map((one) => [one.indicator, one.before.value, one.after.value])).toEqual([
      ['W10a', '88.6', '87.9'],
    ]);
  });

  test('the workbooks carry on a row that the register lacks', () => {
    expect(dataset.foreignRows.map((row) => row.name)).toEqual(['查出妇女病率']);
  });
});

describe('the national outline sample', () => {
  const { assessments } = sampleRound(outline);
  const judged = judgedBy('national', assessments);

  test.each(
    readFigures(outlineIntended).map((row) => [
      field(row, 'code'),
      field(row, 'intended attainment'),
      field(row, 'intended level'),
    ]),
  )('%s is %s and %s', (code, attainment, level) => {
    const found = judged.filter((one) => one.indicator.code === code);
    expect(found.map((one) => [one.attainment, one.warning.level])).toEqual([[attainment, level]]);
  });
});
