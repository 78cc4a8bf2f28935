import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeReports } from '../../src/report/compose/reports.ts';
import type { Block, Inline, Report } from '../../src/report/model.ts';
import { plainText } from '../../src/report/model.ts';
import { checkReportWording } from '../../src/report/patterns/forbidden-words.ts';
import type { Assessment } from '../../src/rules/assessment.ts';
import { roundFacts } from '../../src/rules/round-facts.ts';
import type { RandomRound } from './random-round.ts';
import { randomRound } from './random-round.ts';
import { packagedTemplates } from './templates-on-disk.ts';

const templates = packagedTemplates();

interface Composed {
  readonly round: RandomRound;
  readonly assessments: readonly Assessment[];
  readonly reports: readonly Report[];
}

/** Always the same rounds; others with FUER_SEED, more with FUER_ROUNDS. */
const composed: readonly Composed[] = fc
  .sample(randomRound, {
    seed: Number(process.env['FUER_SEED'] ?? 20160525),
    numRuns: Number(process.env['FUER_ROUNDS'] ?? 120),
  })
  .map((round) => {
    const facts = roundFacts(round.dataset);
    const { assessments } = facts;
    const reports = [false, true].flatMap((splitGeneral) =>
      composeReports({ facts, templates, ledger: [], splitGeneral }),
    );
    return { round, assessments, reports };
  });

function holds(check: (one: Composed) => void): void {
  for (const one of composed) check(one);
}

interface Paragraph {
  readonly report: string;
  readonly section: string;
  readonly inlines: readonly Inline[];
  readonly text: string;
}

function paragraphs(reports: readonly Report[]): readonly Paragraph[] {
  return reports.flatMap((report) =>
    report.sections.flatMap((section) =>
      section.blocks.flatMap((block): readonly Paragraph[] => {
        const inlines = inlinesOf(block);
        return inlines === null ? [] : [{ report: report.id, section: section.id, inlines, text: plainText(inlines) }];
      }),
    ),
  );
}

function inlinesOf(block: Block): readonly Inline[] | null {
  if (block.kind === 'heading') return block.inlines;
  return block.kind === 'paragraph' ? [...(block.lead ?? []), ...block.inlines] : null;
}

describe('Reports of any round', () => {
  it('have their five parts, each with something to say', () => {
    holds(({ reports }) => {
      for (const report of reports.filter(({ kind }) => kind === 'unit' || kind === 'general')) {
        for (const part of ['progress', 'policy', 'comparison', 'forecast', 'recommendations']) {
          const section = report.sections.find((one) => one.id === part);
          const said = paragraphs([report]).filter((one) => one.section === part && one.text !== '');
          expect(section, `${report.id} ${part}`).toBeDefined();
          expect(said.length, `${report.id} ${part}`).toBeGreaterThan(1);
        }
      }
    });
  });

  it('hold no broken punctuation, no name or mark left unfilled, no word of the machine', () => {
    const broken =
      /为[，、。；]|均为均|分别分别|项指标中，(?:改善|变差|持平)\d+项。|[、，；。：]、|[，；：]。|[、，；。]，|，，|。。|；；|（[，、。；）]|[，、；]）|“”|《》|^[，、；。）]|\{\{|[\uE000-\uF8FF\uFDD0-\uFDEF]|NaN|null|undefined|Infinity|object|−|-\d|—%|\s{2}/u;
    holds(({ reports }) => {
      for (const { report, text } of paragraphs(reports)) {
        expect(broken.exec(text)?.[0] ?? null, `${report}: ${text}`).toBeNull();
      }
    });
  });

  it('end their paragraphs, and never say a sentence about an indicator twice', () => {
    holds(({ round, reports }) => {
      const names = round.dataset.indicators.flatMap((one) => [one.name, one.short]);
      for (const report of reports) {
        const seen = new Set<string>();
        for (const { section, text } of paragraphs([report])) {
          const body =
            ['closing', 'opening', 'overview'].includes(section) ||
            section.startsWith('annex') ||
            /^[一二三四五]、/.test(text);
          if (!body && text !== '') expect(text, report.id).toMatch(/[。】）]$/u);
          for (const one of text.split('。').map((part) => part.trim())) {
            // Two chapters may have the same verdict on the same shared indicators.
            if (one.length < 12 || /^\d+项指标/.test(one) || !names.some((name) => one.includes(name))) continue;
            expect(seen.has(one), `${report.id} says twice: ${one}`).toBe(false);
            seen.add(one);
          }
        }
      }
    });
  });

  it('say up for up and down for down', () => {
    holds(({ assessments, reports }) => {
      const byCode = new Map<string, Assessment>();
      for (const one of assessments) if (!byCode.has(one.indicator.code)) byCode.set(one.indicator.code, one);
      for (const { report, inlines, text } of paragraphs(reports)) {
        for (const said of saidChanges(inlines)) {
          const one = byCode.get(said.code);
          if (one === undefined) continue;
          const sign = signOf(one, said.what);
          if (sign === null) continue;
          expect(verbs.get(said.verb), `${report}: ${said.verb} ${said.code}/${said.what} in ${text}`).toBe(sign);
        }
      }
    });
  });

  it('count what adds up', () => {
    holds(({ reports }) => {
      for (const { report, text } of paragraphs(reports)) {
        for (const [whole, total, parts] of [
          ...text.matchAll(
            /(\d+)项主要定量指标中，((?:达标|基本达标|未达标|无数据)\d+项(?:、(?:基本达标|未达标|无数据)\d+项)*)/gu,
          ),
          ...text.matchAll(/(\d+)项(?:次)?指标中，((?:(?:红色|橙色|黄色|关注|正常|无法判断)\d+项(?:次)?、?)+)/gu),
        ]) {
          const sum = [...(parts ?? '').matchAll(/\d+/g)].reduce((all, [number]) => all + Number(number), 0);
          expect(sum, `${report}: ${whole}`).toBe(Number(total));
        }
      }
    });
  });

  it('answer every red and orange indicator with a proposal, the register’s advice or the question for one', () => {
    holds(({ assessments, reports }) => {
      for (const report of reports.filter((one) => one.kind === 'unit')) {
        const hard = assessments.filter(
          (one) =>
            one.plan === report.plan &&
            one.targetSet === 'own' &&
            one.target.kind !== 'qualitative' &&
            (one.warning.level === 'red' || one.warning.level === 'orange'),
        );
        const part = paragraphs([report]).filter((one) => one.section === 'recommendations');
        const text = part.map((one) => one.text).join('\n');
        for (const { indicator } of hard) {
          const named = text.includes(indicator.name) || text.includes(indicator.short);
          expect(named, `${report.id} ${indicator.name}: ${text}`).toBe(true);
        }
        if (hard.length > 0) {
          expect(
            part.some((one) => one.inlines.some((inline) => inline.kind === 'words' || inline.kind === 'placeholder')),
          ).toBe(true);
        }
      }
    });
  });

  it('give each figure its origins, and only mark as words what was written', () => {
    holds(({ round, reports }) => {
      const written = [...round.words.flatMap((text) => [text, text.replace(/。$/u, '')]), ...deadlines(round)];
      for (const { report, inlines } of paragraphs(reports)) {
        for (const inline of inlines) {
          if (inline.kind === 'figure') expect(inline.origins.length, `${report} ${inline.figure}`).toBeGreaterThan(0);
          if (inline.kind === 'words')
            expect(
              written.some((text) => text.includes(inline.text)),
              inline.text,
            ).toBe(true);
        }
      }
    });
  });

  it('say of everything that is missing who supplies it and where it is written', () => {
    holds(({ reports }) => {
      for (const { report, inlines } of paragraphs(reports)) {
        for (const inline of inlines) {
          if (inline.kind !== 'placeholder') continue;
          expect(inline.way, `${report} ${inline.text}`).toMatch(/^由.+补[充报]，(?:写在|数字填在).+。$/u);
        }
      }
    });
  });

  it('pass their own check of wording', () => {
    holds(({ round, reports }) => {
      for (const report of reports)
        expect(checkReportWording(report, round.dataset.indicators).map((one) => one.message)).toEqual([]);
    });
  });

  it('lose nothing that a unit wrote: all of its work, problems and proposals stand in its reports', () => {
    holds(({ round, reports }) => {
      const told = ['政策措施', '主要做法', '主要成效', '存在问题', '对策建议', '下年计划'];
      for (const report of reports.filter((one) => one.kind === 'unit')) {
        const text = paragraphs([report])
          .map((one) => one.text)
          .join('\n');
        for (const item of round.dataset.notes.flatMap((note) => note.items)) {
          // A deadline may stand before the item's full stop.
          if (told.includes(item.section)) expect(text, item.section).toContain(item.text.replace(/。$/u, ''));
        }
      }
    });
  });
});

function deadlines(round: RandomRound): readonly string[] {
  return round.dataset.notes.flatMap((note) => note.items.flatMap((item) => item.deadline ?? []));
}

const verbs = new Map<string, number>([
  ...['提高', '上升', '增加', '略升', '略增', '高于'].map((verb) => [verb, 1] as const),
  ...['下降', '减少', '略降', '略减', '低于'].map((verb) => [verb, -1] as const),
]);

interface SaidChange {
  readonly code: string;
  readonly what: string;
  readonly verb: string;
}

/** Each figure of a change, with the verb before it; in a list the verb stands before the first. */
function saidChanges(inlines: readonly Inline[]): readonly SaidChange[] {
  const said: SaidChange[] = [];
  let verb = '';
  for (const inline of inlines) {
    if (inline.kind === 'text') {
      const last = [
        ...inline.text.matchAll(/提高|上升|增加|略升|略增|下降|减少|略降|略减|高于|低于|优于|不及|差/gu),
      ].at(-1)?.[0];
      const listed = /^(个|张|元|岁|年|人|百分点|千分点|十万分点|、|和)*$/u.test(
        inline.text.replace(/个(百|千|十万|万)分点/gu, ''),
      );
      if (last !== undefined) verb = last;
      else if (!listed) verb = '';
    }
    if (inline.kind !== 'figure') continue;
    const [code = '', ...rest] = inline.figure.split('/');
    const what = rest.join('/');
    if (/^(change|since-base|wrong-run|[a-z0-9-]+-difference\/)/.test(what) && verbs.has(verb))
      said.push({ code, what, verb });
  }
  return said;
}

/** The sign of the difference that a figure's id names; null where it is zero or another one. */
function signOf(one: Assessment, what: string): number | null {
  const change = one.change;
  if (what.startsWith('change/') && change.difference.verdict === 'known')
    return sign(change.difference.difference.value);
  if (what === 'since-base' && change.sinceBase.verdict === 'known') return sign(change.sinceBase.difference.value);
  if (what === 'wrong-run' && change.wrongRunTotal.verdict === 'known')
    return sign(change.wrongRunTotal.difference.value);
  const area = /^(.+)-difference\/(\d+)$/.exec(what);
  if (area !== null) {
    const comparison = one.comparison.find((candidate) => candidate.area === area[1]);
    return comparison === undefined ? null : sign(comparison.difference.value);
  }
  return null;
}

function sign(value: { readonly isZero: () => boolean; readonly isNegative: () => boolean }): number | null {
  if (value.isZero()) return null;
  return value.isNegative() ? -1 : 1;
}
