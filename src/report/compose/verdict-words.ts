/**
 * What verdicts, levels, outlooks, sides and directions are called in a document: the dictionary's words, each with the claim
 * that it makes of its indicators. The words themselves stand in report-templates/words.yaml.
 */

import { isFalling } from '../directions.ts';
import { judgedBy } from '../figure-id.ts';

import type { AreaComparison, Assessment, PooledCases, WarningLevel, WarningReason } from '../../rules/assessment.ts';
import { hasYearlyFigures, movesOffElections } from '../../rules/special-cases.ts';
import { isNewlyLost, mannerOf } from '../../rules/series/counts.ts';
import type { Says } from '../claims/claim.ts';
import type { WordForm } from '../claims/words.ts';
import type { Voice } from '../composer.ts';
import { claimWord, judged } from '../composer.ts';
import { countWord, printedRatio } from '../numbers.ts';
import type { PlanView } from './plan-view.ts';
import { isBaseOutdated } from './uncounted.ts';

/** 提前达标, 保持达标, 达标, 基本达标, 未达标, 由达标转未达标, 无数据: of several that share a verdict. */
export function sayAttainment(
  voice: Voice,
  one: Assessment,
  form: WordForm = 'word',
  others: readonly Assessment[] = [one],
): string {
  const is = mannerOf(one);
  const said = form === 'sentence' && is === 'met' ? formOfMet(others) : form;
  return judged(voice, { kind: 'attainment', is, of: others.map(judgedBy) }, said);
}

/** 按期达标 claims that the day has come, and that the base is known; before it a direction is only as it should be. */
function formOfMet(members: readonly Assessment[]): WordForm {
  const isDue = members.every((one) => one.target.kind === 'none' || one.year >= one.target.year);
  if (isDue && members.every((one) => one.base.verdict === 'known' && !isBaseOutdated(one))) return 'sentence';
  return !isDue && members.every((one) => one.target.kind === 'trend') ? 'direction' : 'word';
}

/** A class of verdicts, in front of its count: 达标, 未达标. */
export function sayVerdict(voice: Voice, is: Says['attainment'], members: readonly Assessment[]): string {
  return judged(voice, { kind: 'attainment', is, of: members.map(judgedBy) });
}

/** 红色预警, in counts 红色: of all that stand at that level. */
export function sayLevel(
  voice: Voice,
  level: WarningLevel,
  members: readonly Assessment[],
  form: WordForm = 'word',
): string {
  return judged(voice, { kind: 'level', is: level, of: members.map(judgedBy) }, form);
}

/** 属小样本, 只在换届年变动 …: what kind of indicator it is that nothing is reckoned of. */
export function saySpecial(voice: Voice, is: Says['special'], members: readonly Assessment[]): string {
  return judged(voice, { kind: 'special', is, of: members.map(judgedBy) }, 'sentence');
}

/** Of what is said to move with elections or censuses alone; figures that moved in other years deny the 只. */
export function specialPolicy(one: Assessment): 'elected' | 'elected-mostly' | 'census' | 'census-mostly' {
  if (one.indicator.trendPolicy === 'election') return movesOffElections(one) ? 'elected-mostly' : 'elected';
  return hasYearlyFigures(one) ? 'census-mostly' : 'census';
}

/** Last year's level: as its table was issued, else as it would have been judged; null where it was not. */
export function levelLastYear(one: Assessment): WarningLevel | null {
  return one.warning.issued?.level ?? one.path.find((step) => step.year === one.year - 1)?.level ?? null;
}

/** Nobody issued last year's level: it is judged now, on the figures of then. */
export function isRecomputed(one: Assessment): boolean {
  const isTold = one.warning.since !== null && one.warning.since !== 'unchanged';
  return isTold && one.warning.issued === null && levelLastYear(one) !== null;
}

export function sayLevelBefore(voice: Voice, level: WarningLevel, members: readonly Assessment[]): string {
  return judged(voice, { kind: 'level-before', is: level, of: members.map(judgedBy) });
}

export function sayOutlook(voice: Voice, outlook: Says['outlook'], members: readonly Assessment[]): string {
  return judged(voice, { kind: 'outlook', is: outlook, of: members.map(judgedBy) });
}

/** 优于 where lower is better, so that 低于 is never read as bad; else as the figures stand, 高于 or 低于: 不及…2.4 would mislead. */
export function sideOf(one: Assessment, { better, difference }: AreaComparison): 'better' | 'higher' | 'lower' {
  if (isFalling(one) && better === true) return 'better';
  return difference.value.isNegative() ? 'lower' : 'higher';
}

/** 高于, 优于 …: where indicators stand to an area, of all that share the word. */
export function saySide(voice: Voice, members: readonly Assessment[], comparison: AreaComparison): string {
  const [first] = members;
  if (first === undefined) return '';
  const is = sideOf(first, comparison);
  return judged(voice, { kind: 'area', is, of: members.map(judgedBy), area: comparison.area });
}

/** 两, of 连续两年: so many years on end the wrong way. */
export function sayRun(voice: Voice, one: Assessment): string {
  const { wrongRun } = one.change;
  return wrongRun < 2
    ? ''
    : claimWord(voice, countWord(wrongRun), { kind: 'run', is: `${wrongRun}`, of: [judgedBy(one)] });
}

/** Red to blue: what a report's text and its table of watched indicators name. */
export function isWatched(one: Assessment): boolean {
  return one.warning.level !== 'green' && one.warning.level !== 'grey' && one.attainment !== 'not-applicable';
}

export const warned = ['red', 'orange', 'yellow', 'blue'] as const;

/** The ground of a level in words; null where nothing need be said. */
export function sayGround(
  view: PlanView,
  one: Assessment,
  reason: WarningReason,
  sharing: readonly Assessment[] = [one],
): string | null {
  if (reason === 'no-direction') return null;
  const is = groundOf(one, reason);
  const word = view.voice.words
    .say('ground', is)
    .replace('{倍数}', printedRatio(view.facts.round.settings.redMultiplier));
  const said = claimWord(view.voice, word, { kind: 'ground', is, of: sharing.map(judgedBy) });
  return reason === 'small-count-above' && one.pooled.verdict === 'known'
    ? casesTogether(one.pooled.pooled) + said
    : said;
}

/** Some grounds read otherwise of some indicators: a direction is behind no schedule, a speed of nothing has no multiple. */
export function groundOf(one: Assessment, reason: Exclude<WarningReason, 'no-direction'>): Says['ground'] {
  if (reason === 'needs-multiple' && one.pace.multiplier.verdict === 'unknown') return 'needs-multiple-of-nothing';
  if (reason === 'nearly-met-losing') {
    if (one.pace.class === 'moving-away') return 'nearly-met-losing-away';
    const { achievedPerYear } = one.pace;
    return achievedPerYear.verdict === 'known' && achievedPerYear.value === 0 ? 'nearly-met-losing-still' : reason;
  }
  if (reason === 'regressed' && !isNewlyLost(one)) return 'regressed-earlier';
  if (reason === 'far-behind' || reason === 'slightly-behind') {
    if (one.target.kind !== 'trend' && one.pace.flags.includes('non-monotone')) return `${reason}-unsteady`;
    if (one.pace.byShares) return `${reason}-by-shares`;
  }
  return reason === 'far-behind' && one.target.kind === 'trend' ? 'far-behind-trend' : reason;
}

/** 近三年（2013—2015年）合计7例， */
function casesTogether({ years, cases }: PooledCases): string {
  const [first, last] = [years[0], years.at(-1)];
  const span = first === last ? `${last}年` : `近${countWord(years.length)}年（${first}—${last}年）合计`;
  return `${span}${cases.toFixed()}例，`;
}
