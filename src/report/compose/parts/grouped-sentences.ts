/**
 * Like with like: two or three indicators of one verdict, direction, measure and 领域, all with or all without last
 * year's figure, are told in one sentence (分别为…). Special cases (small numbers, ranges, conditions, elections, breaks,
 * revisions, explanations) always stand alone, since a grouped sentence would hide what is special about them.
 */
import { isFalling } from '../../directions.ts';
import { directionOf } from '../../directions.ts';
import { sayDirection } from '../../directions.ts';
import { verbKey } from '../../directions.ts';
import { sayAttainment } from '../verdict-words.ts';
import { about } from '../../claims/claim.ts';
import type { Assessment } from '../../../rules/assessment.ts';
import { isMet, isNewlyMet, mannerOf } from '../../../rules/series/counts.ts';
import { isSlight } from '../../numbers.ts';
import { judgedBy } from '../../figure-id.ts';
import type { SizedDifference } from '../../figure-words.ts';
import { changeId, isOneSize, sayDifferences, sayTarget, sayValue } from '../../figure-words.ts';
import { names, together } from '../../composer.ts';
import { attainmentSentence, saysItself } from './attainment-sentences.ts';
import type { PlanView } from '../plan-view.ts';
import { choiceOf, policyFor } from '../plan-view.ts';
import { exceedsHundred, isSmall, stopsThisYear } from '../../../rules/special-cases.ts';

const atMostTogether = 3;

/** Groups in register order of their first member; a group of one is told alone. */
export function likeWithLike(view: PlanView, assessments: readonly Assessment[]): readonly (readonly Assessment[])[] {
  // Of the whole plan each has its own story.
  if (view.stage === 'final') return assessments.map((one) => [one]);
  const groups: Assessment[][] = [];
  const open = new Map<string, Assessment[]>();
  for (const one of assessments) {
    const key = isSpecial(view, one) ? null : likeness(one);
    const group = key === null ? undefined : open.get(key);
    if (group !== undefined && group.length < atMostTogether) {
      group.push(one);
      continue;
    }
    const fresh = [one];
    groups.push(fresh);
    if (key !== null) open.set(key, fresh);
  }
  return groups;
}

export function attainmentSentenceOf(view: PlanView, group: readonly Assessment[]): string {
  const [first, ...others] = group;
  if (first === undefined) return '';
  if (others.length === 0) return attainmentSentence(view, first);
  if (first.target.kind === 'trend') return trendGroup(view, first, group);
  return isMet(first) ? metGroup(view, first, group) : notMetGroup(view, first, group);
}

/** The key under which indicators may share a sentence; null for what always stands alone. */
function likeness(one: Assessment): string {
  return [
    mannerOf(one), isNewlyMet(one), one.target.kind, isFalling(one) ? 'falling' : 'rising', one.indicator.measure, one.domain, changeKind(one),
    one.target.kind === 'trend' ? `${one.target.toward}/${sinceBaseSense(one)}` : '',
  ].join('|'); // prettier-ignore
}

/** Verbs are shared in a grouped sentence, so the direction of the change is part of the likeness. */
function changeKind(one: Assessment): string {
  if (one.change.difference.verdict === 'unknown') return 'none';
  const { value } = one.change.difference.difference;
  if (value.isZero()) return 'level';
  return verbKey(one.indicator, value);
}

/** The base year and the verb of the change since: both are shared in a sentence on directions. */
function sinceBaseSense(one: Assessment): string {
  const { sinceBase } = one.change;
  if (sinceBase.verdict === 'unknown' || one.base.verdict === 'unknown') return one.indicator.code;
  return `${one.base.figure.year}/${verbKey(one.indicator, sinceBase.difference.value)}`;
}

/** Kinds of target that several indicators can be told of in one sentence. */
const sharesSentence = {
  threshold: true,
  relative: true,
  trend: true,
  range: false,
  'all-of': false,
  existence: false,
  qualitative: false,
  'not-computable': false,
  none: false,
} as const satisfies Record<Assessment['target']['kind'], boolean>;

function isSpecial(view: PlanView, one: Assessment): boolean {
  const policy = policyFor(view, one);
  return (
    !sharesSentence[one.target.kind] ||
    (one.attainment !== 'met-early' &&
      one.attainment !== 'met-kept' &&
      one.attainment !== 'met' &&
      one.attainment !== 'not-met') ||
    (isMet(one) && (one.change.sense === 'worse' || stopsThisYear(one))) ||
    isSmall(one) ||
    one.revision !== null ||
    one.change.comparability === 'none' ||
    one.change.comparability === 'partial' ||
    one.indicator.trendPolicy !== 'yearly' ||
    (one.change.difference.verdict === 'known' &&
      one.change.previous.verdict === 'known' &&
      !one.change.difference.difference.value.isZero() &&
      isSlight(one.indicator, one.change.difference.difference.value, one.change.previous.figure.rounded)) ||
    exceedsHundred(one) ||
    (one.target.kind !== 'none' && one.target.kind !== 'trend' && saysItself(one.target.text)) ||
    policy?.explanations.has(one.indicator.code) === true
  );
}

function metGroup(view: PlanView, first: Assessment, group: readonly Assessment[]): string {
  const situation = isFalling(first) ? '达到·组控制' : '达到·组';
  return view.voice.phrase(
    '达标·组',
    choiceOf(view, first),
    {
      ...listSlots(view, first, group),
      达到目标列: view.voice.phrase(situation, choiceOf(view, first), targetSlots(view, group), about(...group)),
      距目标列: '',
      判定: sayAttainment(view.voice, first, 'word', group),
      新增: isNewlyMet(first),
      ...(isNewlyMet(first) ? { 比上年列: '' } : {}),
    },
    about(...group),
  );
}

export function notMetGroup(view: PlanView, first: Assessment, group: readonly Assessment[]): string {
  const situation = isFalling(first) ? '差距·组降' : '差距·组升';
  return view.voice.phrase(
    '未达标·组',
    choiceOf(view, first),
    {
      ...listSlots(view, first, group),
      达到目标列: '',
      距目标列: view.voice.phrase(situation, choiceOf(view, first), targetSlots(view, group), about(...group)),
    },
    about(...group),
  );
}

function trendGroup(view: PlanView, first: Assessment, group: readonly Assessment[]): string {
  const since = group.flatMap((one) =>
    one.change.sinceBase.verdict === 'known'
      ? [
          {
            indicator: one.indicator,
            difference: one.change.sinceBase.difference,
            id: { kind: 'since-base', ...judgedBy(one) } as const,
          },
        ]
      : [],
  );
  const lead = since[0];
  if (lead === undefined || since.length < group.length)
    return group.map((one) => attainmentSentence(view, one)).join('');
  const { 目标列, 同一目标 } = targetSlots(view, group);
  return view.voice.phrase(
    '趋势·组',
    choiceOf(view, first),
    {
      指标列: names(group.map((one) => one.indicator.name)),
      ...valueSlots(view, group),
      比基期列:
        sayDirection(view.voice, 'since-base', group, directionOf(lead.difference.value)) +
        sayDifferences(view.voice, since),
      同差: isOneSize(since),
      // Those that moved the other way last year are told alone.
      比上年列: '',
      目标列,
      同一目标,
      基期年: first.base.verdict === 'known' ? String(first.base.figure.year) : '',
    },
    about(...group),
  );
}

function listSlots(view: PlanView, first: Assessment, group: readonly Assessment[]) {
  return {
    指标列: names(group.map((one) => one.indicator.name)),
    项数: String(group.length),
    年份: String(first.year),
    ...valueSlots(view, group),
    比上年列: changes(view, first, group),
    目标列: targetSlots(view, group).目标列,
  };
}

/** Values that are printed alike are said once: 均为1600元. */
function valueSlots({ voice }: PlanView, group: readonly Assessment[]) {
  const values = group.map((one) => sayValue(voice, one));
  const isOne = new Set(values.map((text) => voice.marks.plain(text))).size === 1;
  return { 本年值列: isOne ? (values[0] ?? '') : together(values), 同值: isOne };
}

function changes(view: PlanView, first: Assessment, group: readonly Assessment[]): string {
  const list = group.flatMap((one) =>
    one.change.difference.verdict === 'known'
      ? [{ indicator: one.indicator, difference: one.change.difference.difference, id: changeId(one) }]
      : [],
  );
  const lead = list[0];
  if (lead === undefined || list.length < group.length) return '';
  if (list.every((one) => one.difference.value.isZero()))
    return view.voice.phrase('变化·组持平', choiceOf(view, first), {}, about(...group));
  return view.voice.phrase(
    '变化·组',
    choiceOf(view, first),
    {
      升降: sayDirection(view.voice, 'change', group, directionOf(lead.difference.value)),
      变化列: sayDifferences(view.voice, list),
      同差: isOneSize(list),
    },
    about(...group),
  );
}

function targetSlots(view: PlanView, group: readonly Assessment[]) {
  const gaps = group.flatMap((one): readonly SizedDifference[] =>
    one.gap.verdict === 'known'
      ? [{ indicator: one.indicator, difference: one.gap.difference, id: { kind: 'gap', ...judgedBy(one) } }]
      : [],
  );
  const texts = new Set(group.map((one) => (one.target.kind === 'none' ? '' : one.target.text)));
  const first = group[0];
  return {
    目标列:
      texts.size === 1 && first !== undefined
        ? sayTarget(view.voice, first)
        : group.map((one) => sayTarget(view.voice, one)).join(''),
    差距列:
      gaps.length === group.length && gaps.every((one) => !one.difference.value.isZero())
        ? sayDifferences(view.voice, gaps)
        : '',
    同一目标: texts.size === 1,
    同差: gaps.length === group.length && isOneSize(gaps),
  };
}
