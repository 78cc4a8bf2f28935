/** What holds of every document of both samples and of the city of 云溪: whose words, whose numbers. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../src/dataset/dataset.ts';
import type { Block, Inline, Report } from '../../src/report/model.ts';
import { checkReportWording } from '../../src/report/patterns/forbidden-words.ts';
import { composedRound } from '../golden/composed.ts';

const folders = ['samples/heshan-2015', 'samples/outline-2018', 'test/golden/yunxi-2015'] as const;

interface Placed {
  readonly report: string;
  readonly block: string;
  readonly inline: Inline;
}

function inlinesOf(block: Block): readonly Inline[] {
  switch (block.kind) {
    case 'heading':
      return block.inlines;
    case 'paragraph':
      return [...(block.lead ?? []), ...block.inlines];
    case 'table':
      return [...block.caption, ...block.rows.flatMap((row) => row.cells.flat()), ...block.notes.flat()];
    case 'chart':
      return block.caption;
    case 'contents':
    case 'page-break':
      return [];
  }
}

function everyInline(reports: readonly Report[]): readonly Placed[] {
  return reports.flatMap((report) =>
    report.sections.flatMap((section) =>
      section.blocks.flatMap((block) =>
        inlinesOf(block).map((inline) => ({ report: report.id, block: block.id, inline })),
      ),
    ),
  );
}

/** Paragraphs and headings; tables number their rows, and the closing carries dates. */
function everyParagraph(reports: readonly Report[]) {
  return reports.flatMap((report) =>
    report.sections
      .filter((section) => section.id !== 'closing')
      .flatMap((section) =>
        section.blocks.flatMap((block) =>
          block.kind === 'paragraph' || block.kind === 'heading'
            ? [{ report: report.id, block: block.id, inlines: inlinesOf(block) }]
            : [],
        ),
      ),
  );
}

describe.each(folders)('in %s', (folder) => {
  const round = composedRound(folder);
  const reports = [...round.reports, ...composedRound(folder, true).reports.filter((one) => one.kind === 'general')];

  it('words are marked as a person’s only where that person wrote them, to the character', () => {
    const texts = sourceTexts(folder, round.dataset);
    const wrong = everyInline(reports).filter(
      ({ inline }) => inline.kind === 'words' && !partsOf(inline).every((part) => texts.of(inline).includes(part)),
    );
    expect(wrong).toEqual([]);
  });

  it('causes stand in notes alone', () => {
    const wrong = everyInline(reports).filter(
      ({ inline }) => inline.kind === 'text' && /由于|因为|得益于|归因|原因是/u.test(inline.text),
    );
    expect(wrong).toEqual([]);
  });

  it('every number comes from somewhere: counts, shares and settings too', () => {
    const wrong = everyInline(reports).filter(({ inline }) => inline.kind === 'figure' && inline.origins.length === 0);
    expect(wrong).toEqual([]);
  });

  it('the program’s own words hold no number but years, places in lists, and fixed wording', () => {
    const names = round.dataset.indicators.flatMap((one) => [one.name, one.short, one.name.replace(/（.*）$/u, '')]);
    const wrong = everyParagraph(reports).flatMap(({ report, block, inlines }) => {
      const text = inlines
        .map((inline) => (inline.kind === 'text' || inline.kind === 'reference' ? inline.text : '□'))
        .join('');
      const left = withoutAllowedNumbers(text, names);
      return /\d/u.test(left) ? [`${report} ${block}: ${left}`] : [];
    });
    expect(wrong).toEqual([]);
  });

  it('the wording passes its own check', () => {
    expect(reports.flatMap((report) => checkReportWording(report, round.dataset.indicators))).toEqual([]);
  });

  it('red and orange indicators have a cause or the question for it, and an answer', () => {
    for (const report of reports.filter((one) => one.kind === 'unit')) {
      const hard = round.assessments.filter(
        (one) =>
          one.plan === report.plan && one.units.includes(report.unit) && report.indicators.has(one.indicator.code) &&
          one.targetSet === round.dataset.round.plans[one.plan].judge &&
          (one.warning.level === 'red' || one.warning.level === 'orange'),
      ); // prettier-ignore
      for (const { indicator } of hard) {
        const told = everyInline([report]);
        const own = (part: string) =>
          told.filter(
            ({ block, inline }) => block.startsWith(part) && block.includes(indicator.code) && isSaidByPeople(inline),
          );
        expect(own('forecast'), `${report.id} ${indicator.name}: cause`).not.toEqual([]);
        expect(own('recommendations'), `${report.id} ${indicator.name}: answer`).not.toEqual([]);
      }
    }
  });
});

/** Paragraphs; of the ledger's lists each entry, since YAML has them one by one. */
function partsOf(inline: Inline): readonly string[] {
  const listed = inline.kind === 'words' && 'file' in inline.origin && inline.origin.file === 'ledger.yaml';
  return inline.text.split(listed ? /[、；]/u : '\n');
}

function isSaidByPeople(inline: Inline): boolean {
  return inline.kind === 'words' || inline.kind === 'placeholder';
}

/** The file that a piece of words claims to come from; of workbooks the explanations in their cells. */
function sourceTexts(folder: string, dataset: Dataset) {
  const explanations = [
    ...dataset.observations.flatMap((one) => one.explanation ?? []),
    ...dataset.explanations.map((one) => one.text),
  ].join('\n');
  const read = new Map<string, string>();
  return {
    of: (inline: Inline): string => {
      if (inline.kind !== 'words') return '';
      if (inline.origin.kind === 'cell') return explanations;
      const file = 'file' in inline.origin ? inline.origin.file : '';
      const known = read.get(file);
      if (known !== undefined) return known;
      const base = file.endsWith('indicators.yaml') && !folder.startsWith('test/') ? '../../' : `../../${folder}/`;
      const text = readFileSync(new URL(`${base}${file.replace(/^(\.\.\/)+/, '')}`, import.meta.url), 'utf8');
      read.set(file, text);
      return text;
    },
  };
}

function withoutAllowedNumbers(text: string, names: readonly string[]): string {
  const named = names.toSorted((a, b) => b.length - a.length).reduce((left, name) => left.replaceAll(name, '□'), text);
  return named
    .replace(/《[^》]*》/gu, '')
    .replace(/\d{4}(—\d{4})?年(度)?/gu, '')
    .replace(/(表|图|附件)\d+/gu, '')
    .replace(/^\d+\. /u, '')
    .replace(/第\d+位/gu, '')
    .replace(/\d+(市|地)/gu, '')
    .replace(/\/10万|1:|1例之差|超过100%|目标值的0\.1%|（1\/10万）/gu, '')
    .replace(/仅有\d(—\d)?年数据|还有\d+年|今后\d+年/gu, '')
    .replace(/1项主要定量指标，即|有数据的1项/gu, '')
    .replace(/超过近年的\d+(\.\d+)?倍/gu, '');
}
