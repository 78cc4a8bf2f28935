/** Templates as staff edit them: a changed pattern changes its sentences and nothing else; a slip is told at its place. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formatOrigin } from '../../src/provenance.ts';
import { composeReports } from '../../src/report/compose/reports.ts';
import { inlinesOf } from '../../src/report/compose/numbering-and-names.ts';
import { plainText } from '../../src/report/model.ts';
import { readPhrases } from '../../src/report/patterns/patterns.ts';
import type { Templates } from '../../src/report/patterns/templates.ts';
import { roundFacts } from '../../src/rules/round-facts.ts';
import { sampleRound } from '../samples/sample-round.ts';
import { vocabularyText } from '../templates/vocabulary-text.ts';
import { packagedTemplates, templateFiles, templatesWith } from './templates-on-disk.ts';

test('report-templates/README.md lists the vocabulary as it is', () => {
  const written = readFileSync(new URL('../../report-templates/README.md', import.meta.url), 'utf8');
  expect(written).toBe(vocabularyText());
});

/** Every block's words, by report and block. */
function blocksOf(templates: Templates): ReadonlyMap<string, string> {
  const { dataset, assessments } = sampleRound('samples/heshan-2015');
  const reports = composeReports({
    facts: roundFacts(dataset, assessments),
    templates,
    ledger: [],
    splitGeneral: false,
  });
  return new Map(
    reports.flatMap((report) =>
      report.sections.flatMap((section) =>
        section.blocks.map(
          (block, position) => [`${report.id} ${section.id} ${position}`, plainText(inlinesOf(block))] as const,
        ),
      ),
    ),
  );
}

describe('a pattern edited as a clerk would', () => {
  test('changes the sentences that use it, and no other word of any report', () => {
    const edited = templatesWith('phrases.yaml', '属基本达标', '视为基本达标');
    if (edited.verdict !== 'ok') throw new Error(edited.findings.map((one) => one.message).join());
    const before = blocksOf(packagedTemplates());
    const after = blocksOf(edited.value);
    expect([...after.keys()]).toEqual([...before.keys()]);
    const changed = [...before].filter(([place, text]) => after.get(place) !== text);
    expect(changed.length).toBeGreaterThan(0);
    for (const [place, text] of changed) {
      expect(after.get(place)).toBe(text.replaceAll('属基本达标', '视为基本达标'));
    }
  });
});

/** A file with only the given entries; what else is missing is told besides. */
function mistakesIn(text: string): readonly string[] {
  return readPhrases({ file: 'phrases.yaml', text }, packagedTemplates().words).findings.map(
    (one) => `${one.origin === null ? '' : formatOrigin(one.origin)} ${one.message}${one.hint}`,
  );
}

describe('a slip in a template is told before any figure is read', () => {
  test.each([
    [
      'a name that does not exist, with the nearest right one',
      '提前达标: "{{指标}}为{{本年直}}。"',
      'phrases.yaml:1:17 名称“本年直”不存在。是否应为“本年值”？',
    ],
    ['a name inside a condition', '提前达标: "{{#if 比上月}}x{{/if}}"', '名称“比上月”不存在。是否应为“比上年”？'],
    [
      'a situation that does not exist',
      '提前达标了: "x"',
      'phrases.yaml:1:8 情形“提前达标了”不存在。是否应为“提前达标”？',
    ],
    ['braces that are not closed', '提前达标: "{{指标}"', '句式写法有误'],
    ['an if without its end', '提前达标: "{{#if 比上年}}x"', '句式写法有误'],
    [
      'a condition that would be printed',
      '毛率: "{{指标}}{{多项}}为毛率。"',
      'phrases.yaml:1:12 名称“多项”是条件，不能印出。请写成 {{#if 多项}}',
    ],
    ['a helper nobody knows', '提前达标: "{{#each 指标}}x{{/each}}"', '名称“each”不存在'],
    ['a situation that was taken out', '提前达标: "x"', '缺少情形“保持达标”的句式'],
  ])('%s', (_, text, told) => {
    expect(mistakesIn(`${text}\n`).join('\n')).toContain(told);
  });

  test('in a section’s outline at its own line', () => {
    const outcome = templatesWith('unit-report/policy.hbs', '{{主要成效}}', '{{主要成果}}');
    expect(
      outcome.findings.map((one) => `${one.origin === null ? '' : formatOrigin(one.origin)} ${one.message}${one.hint}`),
    ).toEqual(['report-templates/unit-report/policy.hbs:2:3 名称“主要成果”不存在。是否应为“主要成效”？']);
  });

  test('every file of the packaged templates is read', () => {
    expect([...templateFiles().keys()].toSorted()).toEqual([
      'general-report/comparison.hbs',
      'general-report/forecast-final.hbs',
      'general-report/forecast.hbs',
      'general-report/outline-final.yaml',
      'general-report/outline-midterm.yaml',
      'general-report/outline.yaml',
      'general-report/overview.hbs',
      'general-report/policy.hbs',
      'general-report/progress.hbs',
      'general-report/recommendations.hbs',
      'papers/notice.hbs',
      'papers/scheme.hbs',
      'papers/warning-notice.hbs',
      'phrases.yaml',
      'unit-report/comparison.hbs',
      'unit-report/forecast-final.hbs',
      'unit-report/forecast.hbs',
      'unit-report/outline-final.yaml',
      'unit-report/outline-midterm.yaml',
      'unit-report/outline.yaml',
      'unit-report/policy.hbs',
      'unit-report/progress.hbs',
      'unit-report/recommendations.hbs',
      'words.yaml',
    ]);
  });
});
