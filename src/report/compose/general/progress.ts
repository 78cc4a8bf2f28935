/** The general report's part one: a chapter a 领域, its verdict in a sentence first, then met, nearly, not met by name, no data. */
import { sayValue } from '../../figure-words.ts';
import { casesOf } from './summary.ts';
import type { Attainment } from '../../../rules/assessment.ts';
import { sayAttainment } from '../verdict-words.ts';
import { about } from '../../claims/claim.ts';
import { planWord } from '../../../indicators/plan-id.ts';
import type { Assessment } from '../../../rules/assessment.ts';
import { isMet, isNewlyMet, isNotMet } from '../../../rules/series/counts.ts';
import { isSmall, stopsThisYear } from '../../../rules/special-cases.ts';
import type { Block } from '../../model.ts';
import { nameOf } from '../../patterns/name-marks.ts';
import type { Sentence } from '../../paragraphs.ts';
import { following, paragraphs, sentence } from '../../paragraphs.ts';
import type { Voice } from '../../composer.ts';
import { names } from '../../composer.ts';
import type { DomainGroup, PlanView } from '../plan-view.ts';
import { groupByDomain } from '../plan-view.ts';
import type { GeneralView } from './general-view.ts';
import { annexMark, annexesBackground } from './annexes.ts';
import { counted } from './general-view.ts';
import { countOf } from '../counted-kinds.ts';
import { inLots } from '../lots.ts';
import { conclusion, conclusionAtTheEnd, mostInHead, verdict } from './domain-heads.ts';
import { grouped, unmetSentences, missingSentences } from './domain-sentences.ts';
import { goals } from './goals.ts';

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
export function named(general: GeneralView, view: PlanView, one: Assessment): string {
  const value = one.target.kind === 'all-of' || one.indicator.scale === 'yes-no' ? '' : sayValue(view.voice, one);
  const few = casesOf(general, one);
  if (value === '') return nameOf(one.indicator) + few;
  return `${nameOf(one.indicator)}（${value}${few === '' ? '' : few.replace('（', '，').replace('）', '')}）`;
}

/** A sentence holds so many with their figures. */
const mostInList = 4;

/** Of few each with its figure; of more the number, and the annex has their rows. */
function backgroundBlocks(view: PlanView, annex: string): readonly Block[] {
  const { background, voice } = view;
  if (background.length === 0) return [];
  const counts = {
    规划简称: voice.planName,
    项数: countOf(view, background, 'background'),
    目标待改: background.some(({ indicator }) => indicator.contradicted),
  };
  const called = background.map((one) => `${nameOf(one.indicator)}（${sayValue(voice, one) || '本年无可用数'}）`);
  const lots = annexesBackground(view) ? [] : inLots(called, mostInList);
  const text = annexesBackground(view)
    ? voice.phrase('总·背景附件', 0, { ...counts, 附件: annex })
    : voice.phrase('总·背景', 0, { ...counts, 指标列: names(lots[0] ?? []) });
  const more = lots.slice(1).map((lot) => following(voice.phrase('总·背景续', 0, { 指标列: names(lot) })));
  return paragraphs(voice, `progress/${view.plan}/background`, [sentence(text), ...more]);
}
