/**
 * Nothing that a document must hold is lost by shortening it: of every judged indicator its verdict, figure, target and level
 * stand in a row of the document, of every comparison each area's figure, and every note item of a unit in its own report.
 */
import { describe, expect, it } from 'vitest';
import { firstSentence } from '../../src/dataset/notes/sentences.ts';
import type { Report } from '../../src/report/model.ts';
import { plainText } from '../../src/report/model.ts';
import type { Assessment } from '../../src/rules/assessment.ts';
import { blockInlines } from '../../src/report/printed-blocks.ts';
import { judgedDocuments } from './claims/judged-documents.ts';

const { documents, facts, words } = judgedDocuments('samples/heshan-2015');
const reports = documents.flatMap(({ path, content }) =>
  'sections' in content && (content.kind === 'unit' || content.kind === 'general') ? [{ path, report: content }] : [],
);

function rowsOf(report: Report): ReadonlyMap<string, string> {
  return new Map(
    report.sections.flatMap((section) =>
      section.blocks.flatMap((block) =>
        block.kind === 'table'
          ? block.rows.map((row) => [`${row.id}`, row.cells.map((cell) => plainText(cell)).join('|')] as const)
          : [],
      ),
    ),
  );
}

function toldOf(report: Report): readonly Assessment[] {
  return facts.assessments.filter(
    (one) =>
      (report.plan === null || one.plan === report.plan) &&
      (report.kind === 'general' || (report.unit !== null && one.units.includes(report.unit))) &&
      one.targetSet === facts.round.plans[one.plan].judge &&
      one.target.kind !== 'qualitative',
  );
}

function textOf(report: Report): string {
  return blockInlines(report)
    .map(({ inlines }) => plainText(inlines))
    .join('\n');
}

/** What of an indicator stands in none of the rows about it. */
function lackingOf(one: Assessment, rows: ReadonlyMap<string, string>, sentences: string): readonly string[] {
  const { code } = one.indicator;
  const about = [...rows].filter(([id]) => id.endsWith(`/${one.plan}/${code}`)).map(([, text]) => text);
  const wanted = [
    one.indicator.name,
    words.say('attainment', one.attainment),
    words.say('level', one.warning.level),
    ...(one.current.verdict === 'known' && one.word === null ? [one.current.figure.printed] : []),
    ...(one.target.kind === 'none' ? [] : [one.target.text]),
    // A report on one indicator names each area's figure in its sentence: 开平市（96.5%）.
    ...one.comparison.map(({ figure }) => figure.printed).filter((text) => !sentences.includes(`（${text}`)),
  ];
  return wanted
    .filter((text) => !about.some((row) => row.includes(text)))
    .map((text) => `${code}/${one.plan}: ${text}`);
}

describe('Every document', () => {
  it.each(reports)('$path holds every verdict, figure, target, level and area’s figure', ({ report }) => {
    const rows = rowsOf(report);
    const told = toldOf(report);
    const sentences = told.length === 1 ? textOf(report) : '';
    expect(told.flatMap((one) => lackingOf(one, rows, sentences))).toEqual([]);
  });

  it.each(reports.filter(({ report }) => report.kind === 'unit'))(
    '$path holds every word of the unit’s notes',
    ({ report }) => {
      const { unit, plan } = report;
      if (unit === null || plan === null) throw new Error('a unit report has both');
      const policy = facts.plans[plan].policies.get(unit);
      const text = blockInlines(report)
        .map(({ inlines }) => plainText(inlines))
        .join('\n');
      const items = [
      ...(policy?.practices ?? []), ...(policy?.cases ?? []), ...(policy?.results ?? []), ...(policy?.problems ?? []), ...(policy?.proposals ?? []),
    ]; // prettier-ignore
      const bare = (words: string): string => words.trim().replace(/[。，,、]$/u, '');
      expect(items.filter((item) => !text.includes(bare(item.text))).map((item) => item.text)).toEqual([]);
    },
  );

  it('the general report holds every item of the units, in its text or in an annex, by its first sentence at least', () => {
    const general = reports.find(({ report }) => report.kind === 'general');
    const text = general === undefined ? '' : textOf(general.report);
    const units = facts.round.units.filter(({ role }) => role === 'key').map(({ name }) => name);
    const items = (['women', 'children'] as const).flatMap((plan) =>
      units.flatMap((unit) => {
        const policy = facts.plans[plan].policies.get(unit);
        if (policy === undefined) return [];
        // A 摘要 stands for what the unit did and brought about; proposals are asked for where the level is severe.
        const done = policy.summary.length > 0 ? policy.summary : [...policy.practices, ...policy.results];
        const severe = facts.assessments
          .filter((one) => one.plan === plan && (one.warning.level === 'red' || one.warning.level === 'orange'))
          .map((one) => one.indicator.code);
        const proposals = policy.proposals.filter((item) => item.indicators.some((code) => severe.includes(code)));
        return [...done, ...policy.cases, ...policy.problems, ...proposals];
      }),
    );
    expect(items.length).toBeGreaterThan(70);
    const bare = (words: string): string =>
      firstSentence(words)
        .trim()
        .replace(/[。，,、；]$/u, '');
    expect(items.filter((item) => !text.includes(bare(item.text))).map((item) => item.text)).toEqual([]);
  });

  it('has its five parts', () => {
    for (const { report } of reports) {
      const headings = report.sections.flatMap((section) =>
        section.blocks.flatMap((block) =>
          block.kind === 'heading' && block.level === 1 ? [plainText(block.inlines)] : [],
        ),
      );
      expect(
        headings.map((text) => text[0]),
        report.id,
      ).toEqual(['一', '二', '三', '四', '五']);
    }
  });
});
