/** What a closing report says of one indicator: where it came from and where it ended, and in which years it stood otherwise. */
import { isBaseOutdated } from '../uncounted.ts';
import { about } from '../../claims/claim.ts';
import type { Assessment, Attainment, PathYear } from '../../../rules/assessment.ts';
import { isMet, isNotMet } from '../../../rules/series/counts.ts';
import { reaches } from '../../../rules/target/target-test.ts';
import { names, judged } from '../../composer.ts';
import { judgedBy } from '../../figure-id.ts';
import { countOf, namesOrSome } from '../counted-kinds.ts';
import type { Say, SingleSlots } from '../parts/range-sentences.ts';
import type { PlanView } from '../plan-view.ts';
import { quantitative } from '../plan-view.ts';
import { sayAttainment } from '../verdict-words.ts';

/** Of a threshold, whatever happened on the way: the years on the path that stood otherwise than the end are named. */
export function wholePlanSentence(view: PlanView, one: Assessment, slots: SingleSlots, say: Say): string {
  switch (one.attainment) {
    case 'met-early':
    case 'met':
      return say('终期·达标', { ...slots, 判定: sayAttainment(view.voice, one, 'sentence'), 起年: metSince(one) });
    case 'met-kept':
      return say('终期·保持', { ...slots, 其间列: otherwise(view, one) });
    case 'regressed':
      return say('终期·转未达标', { ...slots, ...lastMet(view, one) });
    case 'not-met':
      return say('终期·未达标', slots);
    case 'nearly-met':
    case 'no-data':
    case 'not-applicable':
      return '';
  }
}

function wasMet(attainment: Attainment): boolean {
  return attainment === 'met' || attainment === 'met-early' || attainment === 'met-kept';
}

/** Years before the reporting year, latest first, as they were judged. */
function earlierYears(one: Assessment): readonly (PathYear & { readonly attainment: Attainment })[] {
  return one.path
    .flatMap((step) =>
      step.year < one.year && step.attainment !== null ? [{ ...step, attainment: step.attainment }] : [],
    )
    .toReversed();
}

/** The year from which on every year was met; '' where that is the reporting year itself, or a year between has no verdict. */
function metSince(one: Assessment): string {
  const years = earlierYears(one);
  const until = years.findIndex(({ attainment }) => !wasMet(attainment));
  const run = until === -1 ? years : years.slice(0, until);
  const first = run.at(-1);
  const before = years[run.length];
  // Where the year before has no figure nobody knows since when.
  return first === undefined || before?.attainment === 'no-data' ? '' : String(first.year);
}

/** 2012、2014年未达标、2015年基本达标: of what was met at the base and is met at the end. */
function otherwise({ voice }: PlanView, one: Assessment): string {
  const missed = earlierYears(one).filter(
    ({ attainment }) => attainment === 'not-met' || attainment === 'nearly-met' || attainment === 'regressed',
  );
  return names(
    (['unmet', 'nearly-met'] as const).flatMap((is) => {
      const years = missed
        .filter(({ attainment }) => (attainment === 'nearly-met') === (is === 'nearly-met'))
        .map(({ year }) => year)
        .toReversed();
      const last = years.at(-1);
      if (last === undefined) return [];
      return [`${years.join('、')}年${judged(voice, { kind: 'attainment', is, of: [judgedBy(one)], year: last })}`];
    }),
  );
}

/** The latest year that it was still met; '' where it was met at the base alone. */
function lastMet({ voice }: PlanView, one: Assessment): { readonly 曾达标年: string; readonly 判定: string } {
  const met = earlierYears(one).find(({ attainment }) => wasMet(attainment));
  return {
    曾达标年: met === undefined ? '' : String(met.year),
    判定:
      met === undefined
        ? ''
        : judged(voice, { kind: 'attainment', is: 'reached', of: [judgedBy(one)], year: met.year }),
  };
}

/** 《规划》达标指标中，按期达标3项、保持达标5项；未达标指标中，由达标转未达标1项。 '' where there is nothing to part. */
export function wholePlanCounts(view: PlanView): string {
  const counted = quantitative(view).filter((one) => one.attainment !== 'not-applicable');
  const met = counted.filter(isMet);
  const unmet = counted.filter(isNotMet);
  // Of whose base nothing comparable is known it cannot be said whether they were met all along.
  const [known, unknown] = [met.filter(hasBase), met.filter((one) => !hasBase(one))];
  const ways = [
    ...(['met', 'met-kept'] as const).flatMap((attainment) => classOf(view, known, attainment)),
    ...classOf(view, unknown, 'met', 'no-base').map((text) => `${text}（无可比基期值）`),
  ];
  const lost = classOf(view, unmet, 'regressed');
  const said = { 方式: ways.length > 1 ? names(ways) : '', 转: unmet.length > 1 ? names(lost) : '' };
  if (said.方式 + said.转 === '') return '';
  const told = view.voice.phrase(
    '终期·全程',
    0,
    { 规划简称: view.voice.planName, ...said },
    { ...about(...met), but: { 'attainment/unmet': about(...unmet) } },
  );
  return told + nearlyBesides(view, counted);
}

/** Of the general report, where no sentence before has counted them: the rate does. */
function nearlyBesides(view: PlanView, counted: readonly Assessment[]): string {
  const nearly = counted.filter((one) => one.attainment === 'nearly-met');
  if (view.unit !== null || nearly.length === 0) return '';
  const slots = { 规划简称: view.voice.planName, 基本: countOf(view, nearly, 'nearly') };
  return view.voice.phrase('终期·基本', 0, slots, about(...nearly));
}

function hasBase(one: Assessment): boolean {
  const { target, base } = one;
  if (target.kind === 'all-of')
    return knowsBase(one) || target.conditions.every((each) => each.base.verdict === 'known');
  return base.verdict === 'known' && !isBaseOutdated(one);
}

function classOf(
  view: PlanView,
  of: readonly Assessment[],
  attainment: 'met' | 'met-kept' | 'regressed',
  ...within: readonly string[]
): readonly string[] {
  const members = of.filter((one) => one.attainment === attainment);
  const [first] = members;
  if (first === undefined) return [];
  const word = sayAttainment(view.voice, first, attainment === 'met' ? 'sentence' : 'word', members);
  const what = attainment === 'regressed' ? 'not-met' : 'met';
  return [`${word}${countOf(view, members, what, 'whole-plan', attainment, ...within)}项`];
}

/** Not met at the base and met at the end: what the plan's years have brought. */
export function gained(assessments: readonly Assessment[]): readonly Assessment[] {
  return assessments.filter(
    (one) =>
      (one.attainment === 'met' || one.attainment === 'met-early') && one.target.kind !== 'trend' && knowsBase(one),
  );
}

/** Of several conditions one that was missed at the base is enough. */
function knowsBase(one: Assessment): boolean {
  const { target, base } = one;
  if (isBroken(one)) return false;
  if (target.kind !== 'all-of') return base.verdict === 'known';
  return target.conditions.some(
    (each) => each.base.verdict === 'known' && !reaches(each.comparison, each.base.figure.rounded, each.limit.rounded),
  );
}

/** A base from before a break is compared with nothing. */
function isBroken(one: Assessment): boolean {
  const { base } = one;
  return (
    base.verdict === 'known' && one.indicator.breaks.some((first) => first > base.figure.year && first <= one.year)
  );
}

/** A sentence names so many; of more the first, and their number: the annex has the verdict of each. */
const mostGained = 5;

/** 规划期内由未达标转为达标的有…: the sentence of results; '' where none. */
export function gainedSentence(view: PlanView, name: (one: Assessment) => string): string {
  const members = gained(quantitative(view));
  if (members.length === 0) return '';
  return view.voice.phrase(
    '终期·成效',
    0,
    {
      规划简称: view.voice.planName,
      指标列: namesOrSome(view, members, { what: 'met', within: ['whole-plan', 'gained'] }, name, mostGained),
    },
    about(...members),
  );
}
