/** The general report's part one: a chapter a 领域, its verdict in a sentence first, then met, nearly, not met by name, no data. */
import { judged } from '../../composer.ts';
import { judgedBy } from '../../figure-id.ts';
import { sayVerdict } from '../verdict-words.ts';
import type { Attainment } from '../../../rules/assessment.ts';
import { sayAttainment } from '../verdict-words.ts';
import { about } from '../../claims/claim.ts';
import { planWord } from '../../../indicators/plan-id.ts';
import type { Assessment } from '../../../rules/assessment.ts';
import { isMet, isNotMet } from '../../../rules/series/counts.ts';
import { speaksOfGap } from '../../../rules/note-doubts.ts';
import { hasLimit } from '../../../rules/target/target-test.ts';
import type { Block, Inline } from '../../model.ts';
import { nameOf } from '../../patterns/name-marks.ts';
import type { Sentence } from '../../paragraphs.ts';
import { following, paragraphs, sentence } from '../../paragraphs.ts';
import { names, sentenceOfWords } from '../../composer.ts';
import { remarks, withGrossRateRemark } from '../parts/figure-remarks.ts';
import { attainmentSentence } from '../parts/attainment-sentences.ts';
import type { DomainGroup, PlanView } from '../plan-view.ts';
import { groupByDomain, policyFor, qualitative } from '../plan-view.ts';
import { domainCharts } from '../parts/charts.ts';
import type { GeneralView } from './general-view.ts';
import { annexMark, counted } from './general-view.ts';
import { countOf } from '../counted-kinds.ts';
import { attainmentSentenceOf, likeWithLike, notMetGroup } from '../parts/grouped-sentences.ts';

import { countsList, isNewlyMet } from '../parts/opening.ts';
import { qualitativeSentences } from '../parts/progress.ts';

export function generalProgress(general: GeneralView): Readonly<Record<string, readonly Block[]>> {
  return {
    各领域进展: general.views.flatMap((view, position) => {
      const told = new Set(
        general.views.slice(0, position).flatMap((earlier) => counted(earlier).map((one) => one.indicator.code)),
      );
      return [
        ...(counted(view).length === 0 ? nothingJudged(view) : []),
        ...groupByDomain(counted(view)).flatMap((group) =>
          domainBlocks(view, group, told, annexMark(general, view, 'warning')),
        ),
        ...backgroundBlocks(view),
      ];
    }),
    定性目标: general.views.flatMap((view) => qualitativeBlocks(general, view)),
    达标情况图: domainCharts(general.voice, general.views),
  };
}

/** A plan of which nothing can be judged. */
function nothingJudged(view: PlanView): readonly Block[] {
  const text = view.voice.phrase('总·无指标', 0, { 规划简称: view.voice.planName });
  return paragraphs(view.voice, `progress/${view.plan}/none`, [sentence(text)]);
}

/** Up to this many met indicators of a 领域 are told each; of more, the first three, and the rest counted. */
const allTold = 4;
const firstTold = 3;

/** `told` are the codes of indicators whose figures an earlier plan's chapters have given. */
function domainBlocks(view: PlanView, group: DomainGroup, told: ReadonlySet<string>, annex: string): readonly Block[] {
  const { voice } = view;
  const id = `progress/${view.plan}/${group.domain}`;
  const lead = voice.phrase('总·领域题', 0, { 类别: planWord[view.plan], 领域: group.domain });
  const head: Block = {
    kind: 'paragraph',
    id,
    lead: voice.marks.inlines(lead),
    inlines: strong(voice.marks.inlines(verdict(view, group))),
  };
  const fresh = group.assessments.filter((one) => !told.has(one.indicator.code));
  const shared = group.assessments.filter((one) => told.has(one.indicator.code));
  const met = inOrderOfNews(fresh.filter(isMet));
  const named = met.length <= allTold ? met : met.slice(0, firstTold);
  const rest = met.slice(named.length);
  const nearly = fresh.filter((one) => one.attainment === 'nearly-met');
  const unmet = fresh.filter(isNotMet);
  const missing = fresh.filter((one) => one.attainment === 'no-data');
  return [
    head,
    ...paragraphs(voice, `${id}/met`, [
      ...grouped(view, named),
      ...(rest.length === 0
        ? []
        : [
            following(
              voice.phrase(
                '总·其余达标',
                0,
                { 项数: countOf(view, rest, 'met', group.domain, 'rest'), 附件: annex },
                about(...rest),
              ),
            ),
          ]),
    ]),
    ...paragraphs(voice, `${id}/nearly`, grouped(view, nearly)),
    ...paragraphs(voice, `${id}/not-met`, unmetSentences(view, unmet)),
    ...paragraphs(voice, `${id}/no-data`, missingSentences(view, missing)),
    ...paragraphs(voice, `${id}/shared`, sharedSentences(view, shared)),
  ];
}

/** Shared by both plans: the verdicts under this plan in one sentence, without the figures once more. */
function sharedSentences(view: PlanView, shared: readonly Assessment[]): readonly Sentence[] {
  if (shared.length === 0) return [];
  const groups = new Map<Attainment, Assessment[]>();
  for (const one of shared) groups.set(one.attainment, [...(groups.get(one.attainment) ?? []), one]);
  const verdicts = [...groups.values()].map((list) =>
    view.voice.phrase(
      '总·已述判定',
      0,
      {
        指标列: names(list.map((one) => nameOf(one.indicator))),
        判定: list[0] === undefined ? '' : sayAttainment(view.voice, list[0], 'sentence', list),
        多项: list.length > 1,
      },
      about(...list),
    ),
  );
  return [
    sentence(
      view.voice.phrase('总·已述', 0, {
        项数: countOf(view, shared, 'shared'),
        判定列: verdicts.join('，'),
        一项: shared.length === 1,
        全部: verdicts.length === 1,
      }),
      ...shared.map((one) => one.indicator.code),
    ),
  ];
}

function strong(inlines: readonly Inline[]): readonly Inline[] {
  return inlines.map((inline) =>
    inline.kind === 'text' || inline.kind === 'claim' ? { ...inline, strong: true } : inline,
  );
}

/** 8项指标达标5项、未达标3项，婚前医学检查率与目标差距最大。 */
function verdict(view: PlanView, group: DomainGroup): string {
  const unmet = group.assessments.filter(isNotMet);
  const widest = unmet.length > 1 ? widestGap(unmet) : undefined;
  return view.voice.phrase(
    '总·领域总括',
    0,
    {
      项数: countOf(view, group.assessments, 'domain', group.domain),
      计数: countsList(view, group.assessments, group.domain),
      均: sharedVerdict(view, group.assessments),
      最大差距: widest?.indicator.name ?? '',
    },
    about(...(widest === undefined ? [] : [widest, ...unmet.filter((one) => one !== widest)])),
  );
}

/** 全部达标, 均未达标, of a single one 未达标; '' where the verdicts differ. */
function sharedVerdict({ voice }: PlanView, assessments: readonly Assessment[]): string {
  const classes = [
    ['reached', isMet],
    ['unmet', isNotMet],
    ['nearly-met', ({ attainment }: Assessment) => attainment === 'nearly-met'],
    ['no-data', ({ attainment }: Assessment) => attainment === 'no-data'],
  ] as const;
  const shared = classes.find(([, holds]) => assessments.every(holds))?.[0];
  if (shared === undefined) return '';
  const all = judged(
    voice,
    { kind: 'quantity', is: 'all', of: assessments.map(judgedBy) },
    shared === 'reached' ? 'sentence' : 'word',
  );
  return `${assessments.length === 1 ? '' : all}${sayVerdict(voice, shared, assessments)}`;
}

function widestGap(unmet: readonly Assessment[]): Assessment | undefined {
  const shares = unmet.flatMap((one) => {
    if (one.gap.verdict === 'unknown' || !hasLimit(one.target)) return [];
    const limit = one.target.limit.rounded;
    return limit.isZero() ? [] : [{ one, share: one.gap.difference.value.abs().dividedBy(limit.abs()).toNumber() }];
  });
  // Only where every unmet indicator can be measured so is one of them the widest.
  return shares.length < unmet.length ? undefined : shares.toSorted((a, b) => b.share - a.share)[0]?.one;
}

/** Newly met first, then the watched, then register order. */
function inOrderOfNews(met: readonly Assessment[]): readonly Assessment[] {
  const place = (one: Assessment): number => (isNewlyMet(one) ? 0 : one.warning.level === 'blue' ? 1 : 2);
  return met.toSorted((a, b) => place(a) - place(b) || a.indicator.order - b.indicator.order);
}

function grouped(view: PlanView, list: readonly Assessment[]): readonly Sentence[] {
  const told = likeWithLike(view, list).flatMap((group): readonly Sentence[] => [
    sentence(attainmentSentenceOf(view, group), ...group.map((one) => one.indicator.code)),
    ...group.flatMap((one) => remarks(view, one, group.length === 1 ? '该指标' : nameOf(one.indicator))),
  ]);
  return withGrossRateRemark(view, list, told);
}

/** Not met: like with like, pace left to part four. */
function unmetSentences(view: PlanView, unmet: readonly Assessment[]): readonly Sentence[] {
  return likeWithLike(view, unmet).flatMap((group): readonly Sentence[] => {
    const [first, second] = group;
    if (first === undefined) return [];
    const text =
      second === undefined
        ? attainmentSentence(view, { ...first, pace: withoutProgress(first) })
        : notMetGroup(view, first, group);
    return [
      sentence(text, ...group.map((one) => one.indicator.code)),
      ...group.flatMap((one) => remarks(view, one, group.length === 1 ? '该指标' : nameOf(one.indicator))),
    ];
  });
}

function withoutProgress(one: Assessment): Assessment['pace'] {
  return { ...one.pace, progress: { verdict: 'unknown', because: 'no-data' } };
}

/** Those of which nothing else is known in one sentence; the others each with the last figure and the unit's word on it. */
function missingSentences(view: PlanView, missing: readonly Assessment[]): readonly Sentence[] {
  const bare = missing.filter(
    (one) => one.older.verdict === 'unknown' && one.absence?.kind !== 'conflict' && wordOn(view, one) === null,
  );
  const told = bare.length > 1 ? missing.filter((one) => !bare.includes(one)) : missing;
  const together =
    bare.length > 1
      ? [
          sentence(
            view.voice.phrase(
              '无数据·组',
              0,
              {
                指标列: names(bare.map((one) => one.indicator.name)),
                年份: String(view.facts.round.year),
              },
              about(...bare),
            ),
            ...bare.map((one) => one.indicator.code),
          ),
        ]
      : [];
  return [...together, ...told.flatMap((one) => missingAlone(view, one))];
}

function missingAlone(view: PlanView, one: Assessment): readonly Sentence[] {
  const { code } = one.indicator;
  const said = wordOn(view, one);
  const fact = sentence(attainmentSentence(view, one), code);
  if (said === null) return [fact];
  const words = sentenceOfWords(view.voice, said.text, said.origin);
  return [fact, following(view.voice.phrase('总·单位说明', 0, { 单位: said.unit }) + words, code)];
}

/** The unit's own explanation, else its first word on the cause. */
function wordOn(view: PlanView, one: Assessment) {
  const policy = policyFor(view, one);
  const { code } = one.indicator;
  const said = [policy?.explanations.get(code), ...(policy?.causes.get(code) ?? [])].find(
    (words) => words !== undefined && speaksOfGap(words.text),
  );
  return said === undefined || policy === undefined
    ? null
    : { unit: policy.unit, text: said.text, origin: said.origin };
}

function backgroundBlocks(view: PlanView): readonly Block[] {
  if (view.background.length === 0) return [];
  return paragraphs(view.voice, `progress/${view.plan}/background`, [
    sentence(
      view.voice.phrase('总·背景', 0, {
        规划简称: view.voice.planName,
        项数: countOf(view, view.background, 'background'),
      }),
    ),
  ]);
}

function qualitativeBlocks(general: GeneralView, view: PlanView): readonly Block[] {
  const goals = qualitative(view);
  if (goals.length === 0) return [];
  const lead =
    (general.both ? view.voice.planName : '') +
    view.voice.phrase('标题·定性', 0, { 项数: countOf(view, goals, 'qualitative') });
  return goals.flatMap((one, position) =>
    paragraphs(
      view.voice,
      `progress/${view.plan}/qualitative`,
      qualitativeSentences(view, one),
      position === 0 ? lead : undefined,
    ),
  );
}
