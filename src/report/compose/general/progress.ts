/** The general report's part one: a chapter a 领域, its verdict in a sentence first, then met, nearly, not met by name, no data. */
import { achievedState } from '../../../indicators/goal-state.ts';
import { judged } from '../../composer.ts';
import { judgedBy } from '../../figure-id.ts';
import { sayLevel, sayVerdict } from '../verdict-words.ts';
import { sayValue } from '../../figure-words.ts';
import { casesOf } from './summary.ts';
import type { Attainment } from '../../../rules/assessment.ts';
import { sayAttainment } from '../verdict-words.ts';
import { about } from '../../claims/claim.ts';
import { planWord } from '../../../indicators/plan-id.ts';
import type { Assessment } from '../../../rules/assessment.ts';
import { isMet, isNotMet } from '../../../rules/series/counts.ts';
import { speaksOfGap } from '../../../rules/note-doubts.ts';
import { isSmall, lacksParts, stopsThisYear } from '../../../rules/special-cases.ts';
import { inOrderOfUrgency } from '../../../rules/urgency.ts';
import type { Block } from '../../model.ts';
import { nameOf } from '../../patterns/name-marks.ts';
import type { Sentence } from '../../paragraphs.ts';
import { following, paragraphs, sentence } from '../../paragraphs.ts';
import type { Voice } from '../../composer.ts';
import { names, sentenceOfWords } from '../../composer.ts';
import { remarks, withGrossRateRemark } from '../parts/figure-remarks.ts';
import { attainmentSentence } from '../parts/attainment-sentences.ts';
import type { DomainGroup, PlanView } from '../plan-view.ts';
import { groupByDomain, policyFor, qualitative } from '../plan-view.ts';
import type { GeneralView } from './general-view.ts';
import { annexMark, annexesBackground, hasGoalsAnnex, sayState } from './annexes.ts';
import { counted } from './general-view.ts';
import { countOf } from '../counted-kinds.ts';
import { attainmentSentenceOf, likeWithLike, notMetGroup } from '../parts/grouped-sentences.ts';

import { countsList, isNewlyLost, isNewlyMet } from '../parts/opening.ts';
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
          domainBlocks(general, view, group, told, annexMark(general, view, 'warning')),
        ),
        ...backgroundBlocks(view, annexMark(general, view, 'warning')),
      ];
    }),
    定性目标: goals(general),
    // They would draw the table of the overview again.
    达标情况图: [],
  };
}

/** A plan of which nothing can be judged. */
function nothingJudged(view: PlanView): readonly Block[] {
  const text = view.voice.phrase('总·无指标', 0, { 规划简称: view.voice.planName });
  return paragraphs(view.voice, `progress/${view.plan}/none`, [sentence(text)]);
}

/** `told` are the codes of indicators whose figures an earlier plan's chapters have given. */
function domainBlocks(
  general: GeneralView,
  view: PlanView,
  group: DomainGroup,
  told: ReadonlySet<string>,
  annex: string,
): readonly Block[] {
  const { voice } = view;
  const id = `progress/${view.plan}/${group.domain}`;
  const news = view.stage === 'final' ? conclusionAtTheEnd(general, view, group) : conclusion(general, view, group);
  const tally = verdict(view, group);
  // Without news the count is the conclusion, and is not told twice.
  const lead = voice.phrase('总·领域题', 0, {
    类别: planWord[view.plan],
    领域: group.domain,
    领域全称: `${planWord[view.plan]}${group.domain.startsWith('参与') ? '' : '与'}${group.domain}`,
    结论: news === '' ? tally.replace(/。$/u, '') : news,
  });
  const fresh = group.assessments.filter((one) => !told.has(one.indicator.code));
  const shared = group.assessments.filter((one) => told.has(one.indicator.code));
  const met = fresh.filter(isMet);
  const newly = met.filter(isNewlyMet);
  // What turned, falls or is of few cases is told; of the others the annex tells.
  const named = met.filter((one) => !isNewlyMet(one) && isTold(view, one));
  const rest = met.filter((one) => !newly.includes(one) && !named.includes(one));
  const nearly = fresh.filter((one) => one.attainment === 'nearly-met');
  const unmet = fresh.filter(isNotMet);
  const missing = fresh.filter((one) => one.attainment === 'no-data');
  return [
    ...headed(voice, id, lead, [
      ...(news === '' ? [] : [sentence(tally)]),
      ...newlyMet(general, view, newly),
      ...grouped(view, named),
      ...restOfMet(general, view, rest, {
        domain: group.domain,
        annex,
        isBehindOthers: newly.length + named.length > 0,
        isAll: rest.length === group.assessments.length,
        isSharedToo: shared.some(isMet),
      }),
    ]),
    ...paragraphs(voice, `${id}/nearly`, grouped(view, nearly)),
    ...paragraphs(voice, `${id}/not-met`, unmetSentences(view, unmet)),
    ...paragraphs(voice, `${id}/no-data`, missingSentences(view, missing)),
    ...paragraphs(voice, `${id}/shared`, sharedSentences(view, shared)),
  ];
}

interface RestOfMet {
  readonly domain: string;
  readonly annex: string;
  readonly isBehindOthers: boolean;
  /** They are all of the 领域. */
  readonly isAll: boolean;
  /** Others that are met are shared with the other plan, and told of by themselves. */
  readonly isSharedToo: boolean;
}

/** Met as before: one or two by name and figure, more by their number. */
function restOfMet(
  general: GeneralView,
  view: PlanView,
  rest: readonly Assessment[],
  { domain, annex, isBehindOthers, isAll, isSharedToo }: RestOfMet,
): readonly Sentence[] {
  if (rest.length === 0) return [];
  const 其余 = isBehindOthers ? '其余' : '';
  const text =
    rest.length <= mostInHead
      ? view.voice.phrase(
          '总·其余点名',
          0,
          {
            指标列: names(rest.map((one) => named(general, view, one))),
            全部: isAll,
            其余,
            多项: rest.length > 1,
          },
          about(...rest),
        )
      : view.voice.phrase(
          '总·其余达标',
          0,
          {
            项数: countOf(view, rest, 'met', domain, 'rest'),
            附件: annex,
            其余,
            全部: isAll,
            另有共有: isSharedToo,
          },
          about(...rest),
        );
  return [sentence(text, ...(rest.length <= mostInHead ? rest.map((one) => one.indicator.code) : []))];
}

/** The head with what follows it in its paragraph; the paragraph is known by the 领域 alone. */
function headed(voice: Voice, id: string, lead: string, sentences: readonly Sentence[]): readonly Block[] {
  return paragraphs(voice, `${id}/met`, sentences, lead).map((block, position) =>
    position === 0 ? { ...block, id } : block,
  );
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

/** What is told of an indicator that is met and was before. */
function isTold(view: PlanView, one: Assessment): boolean {
  // At the end of the plan what it was last year is no news.
  const isSlipping = view.stage !== 'final' && one.change.sense === 'worse' && one.change.noise === null;
  return isSlipping || isSmall(one) || one.revision !== null || (view.stage !== 'final' && stopsThisYear(one));
}

/** 常见病筛查率（83.2%）、建档率（90.4%）均本年新达标。 */
function newlyMet(general: GeneralView, view: PlanView, newly: readonly Assessment[]): readonly Sentence[] {
  if (newly.length === 0) return [];
  const text = view.voice.phrase(
    '总·新达标',
    0,
    {
      指标列: names(newly.map((one) => named(general, view, one))),
      多项: newly.length > 1,
    },
    about(...newly),
  );
  return [sentence(text, ...newly.map((one) => one.indicator.code))];
}

/** With its value, where one value tells it, and its cases where they are few. */
function named(general: GeneralView, view: PlanView, one: Assessment): string {
  const value = one.target.kind === 'all-of' || one.indicator.scale === 'yes-no' ? '' : sayValue(view.voice, one);
  const few = casesOf(general, one);
  if (value === '') return nameOf(one.indicator) + few;
  return `${nameOf(one.indicator)}（${value}${few === '' ? '' : few.replace('（', '，').replace('）', '')}）`;
}

/**
 * What the figures say of a 领域: lost and red first, all named or counted; what is newly met by its number. Never from a
 * carried, partial, conflicting or noise figure; few cases only with their number. '' where there is no news.
 */
function conclusion(general: GeneralView, view: PlanView, group: DomainGroup): string {
  const sure = (holds: (one: Assessment) => boolean) => allSure(group.assessments.filter(holds));
  // What was lost in an earlier year is no news.
  const lost = sure(isNewlyLost);
  const severe = (['red', 'orange'] as const).map((level) => ({
    level,
    members: sure((one) => one.warning.level === level),
  }));
  const worst = severe.find(({ members }) => members.some((one) => !lost.includes(one)));
  const newly = sure(isNewlyMet);
  const list = (members: readonly Assessment[]) => namedInHead(general, members);
  const clauses = [
    lost.length === 0
      ? ''
      : view.voice.phrase(
          '结论·转未达标',
          0,
          { 指标列: list(lost), 项数: countOf(view, lost, 'lost', group.domain) },
          about(...lost),
        ),
    worst === undefined
      ? ''
      : view.voice.phrase('结论·列级', 0, {
          // Of a few those that were lost have just been named.
          指标列: list(worst.members) === '' ? '' : list(worst.members.filter((one) => !lost.includes(one))),
          项数: countOf(view, worst.members, 'level', worst.level, group.domain),
          级别: sayLevel(view.voice, worst.level, worst.members),
          多项: worst.members.length > 1,
        }),
    newlyMetInHead(general, view, group.domain, newly),
  ];
  return clauses.filter((clause) => clause !== '').join('，');
}

/** Of a plan that is over all that were not met, named or counted: the result stands, whatever it was a year ago. */
function conclusionAtTheEnd(general: GeneralView, view: PlanView, { domain, assessments }: DomainGroup): string {
  const unmet = assessments.filter(isNotMet);
  if (unmet.length === 0) return '';
  const slots = { 指标列: namedInHead(general, unmet), 项数: countOf(view, unmet, 'not-met', domain) };
  return view.voice.phrase('结论·期满未达标', 0, slots, about(...unmet));
}

/** '' where they are too many for a head. */
function namedInHead(general: GeneralView, members: readonly Assessment[]): string {
  return members.length > mostInHead
    ? ''
    : names(inOrderOfUrgency(members).map((one) => nameOf(one.indicator) + casesOf(general, one)));
}

function newlyMetInHead(general: GeneralView, view: PlanView, domain: string, newly: readonly Assessment[]): string {
  if (newly.length === 0) return '';
  return view.voice.phrase(
    '结论·新达标',
    0,
    {
      指标列: newly.length === 1 ? namedInHead(general, newly) : '',
      项数: countOf(view, newly, 'newly-met', domain),
    },
    about(...newly),
  );
}

const mostInHead = 2;

/** All of them where each rests on a sure figure, none otherwise: part of a count would be a wrong one. */
function allSure(members: readonly Assessment[]): readonly Assessment[] {
  return members.every(isSure) ? members : [];
}

function isSure(one: Assessment): boolean {
  return (
    one.current.verdict === 'known' &&
    !one.current.carried &&
    one.change.comparability !== 'partial' &&
    (one.change.noise === null ||
      !(one.attainment === 'regressed' || isNewlyMet(one)) ||
      (isSmall(one) && one.cases.verdict === 'known'))
  );
}

/** 8项指标达标5项、未达标3项。 Which gap is widest cannot be said across measures. */
function verdict(view: PlanView, group: DomainGroup): string {
  return view.voice.phrase(
    '总·领域总括',
    0,
    {
      项数: countOf(view, group.assessments, 'domain', group.domain),
      计数: countsList(view, group.assessments, group.domain),
      均: sharedVerdict(view, group.assessments),
      最大差距: '',
    },
    about(),
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
        ? attainmentSentence(view, gapAlone(first, improvesOften(view)))
        : notMetGroup(view, first, group);
    return [
      sentence(text, ...group.map((one) => one.indicator.code)),
      ...group.flatMap((one) => remarks(view, one, group.length === 1 ? '该指标' : nameOf(one.indicator))),
    ];
  });
}

/** Pace is part four's to tell; where many got better without being met, what a reader is to see is the gap. */
function gapAlone(one: Assessment, withoutImprovement: boolean): Assessment {
  const pace = { ...one.pace, progress: { verdict: 'unknown', because: 'no-data' } as const };
  if (!withoutImprovement || one.attainment !== 'not-met' || one.change.sense !== 'better') return { ...one, pace };
  return { ...one, pace, change: { ...one.change, difference: { verdict: 'unknown', because: 'no-data' } } };
}

/** The annex has each change. */
function improvesOften(view: PlanView): boolean {
  const improved = counted(view).filter((one) => one.attainment === 'not-met' && one.change.sense === 'better');
  return improved.length > mostImproved;
}

const mostImproved = 6;

/** Those of which nothing else is known in one sentence; the others each with the last figure and the unit's word on it. */
function missingSentences(view: PlanView, missing: readonly Assessment[]): readonly Sentence[] {
  const bare = missing.filter(
    (one) =>
      one.older.verdict === 'unknown' &&
      !lacksParts(one) &&
      one.absence?.kind !== 'conflict' &&
      wordOn(view, one) === null,
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

/** Of few each with its figure; of more the number, and the annex has their rows. */
function backgroundBlocks(view: PlanView, annex: string): readonly Block[] {
  const { background, voice } = view;
  if (background.length === 0) return [];
  const counts = {
    规划简称: voice.planName,
    项数: countOf(view, background, 'background'),
    目标待改: background.some(({ indicator }) => indicator.contradicted),
  };
  const text = annexesBackground(view)
    ? voice.phrase('总·背景附件', 0, { ...counts, 附件: annex })
    : voice.phrase('总·背景', 0, {
        ...counts,
        指标列: names(background.map((one) => `${nameOf(one.indicator)}（${sayValue(voice, one) || '本年无可用数'}）`)),
      });
  return paragraphs(voice, `progress/${view.plan}/background`, [sentence(text)]);
}

/** Few are told whole; of more the state of each, and an annex has what was required and what the units say. */
function goals(general: GeneralView): readonly Block[] {
  if (!hasGoalsAnnex(general)) return general.views.flatMap((view) => qualitativeBlocks(general, view));
  const { voice } = general;
  const annex = annexMark(general, null, 'goals');
  const told = general.views.flatMap((view, position) => {
    const members = qualitative(view);
    if (members.length === 0) return [];
    return [
      sentence(
        voice.phrase('总·定性', 0, {
          规划简称: general.both ? view.voice.planName : '',
          项数: countOf(view, members, 'qualitative'),
          状态列: statesOf(view, members),
          附件: general.views.slice(position + 1).some((later) => qualitative(later).length > 0) ? '' : annex,
        }),
      ),
    ];
  });
  return paragraphs(voice, 'progress/goals', told, voice.phrase('总·定性题', 0, {}));
}

/** 已实现1项；母婴室建设未启动: those that have come about by their number, the others by name. */
function statesOf(view: PlanView, members: readonly Assessment[]): string {
  const { voice } = view;
  const achieved = members.filter(isMet);
  const claim = { kind: 'attainment', is: 'reached', of: achieved.map(judgedBy) } as const;
  const count =
    achieved.length === 0
      ? []
      : [
          `${voice.marks.mark({ kind: 'claim', text: achievedState, claim })}${countOf(view, achieved, 'qualitative', 'met')}项`,
        ];
  const open = members.filter((one) => !isMet(one)).map((one) => one.indicator.name + sayState(view, one));
  return [...count, ...open].join('；');
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
