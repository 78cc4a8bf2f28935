/** Strengths and gaps against one area: what can share a sentence, and that sentence. */
import { saySide } from '../verdict-words.ts';
import { judgedBy } from '../../figure-id.ts';
import type { About } from '../../claims/claim.ts';
import { about } from '../../claims/claim.ts';
import type { Area } from '../../../indicators/round.ts';
import type { AreaComparison, Assessment } from '../../../rules/assessment.ts';
import { isMet, isNotMet } from '../../../rules/series/counts.ts';
import { nameOf } from '../../patterns/name-marks.ts';
import { countWord, placeNames } from '../../numbers.ts';
import type { Sentence } from '../../paragraphs.ts';
import { following, sentence } from '../../paragraphs.ts';
import type { SizedDifference } from '../../figure-words.ts';
import {
  areaDifferenceId, isOneSize, sayAreaDifference, sayDifferences, sayFigure, sayGap, withMeasure,
} from '../../figure-words.ts'; // prettier-ignore
import { claimWord, figure, judged, names } from '../../composer.ts';

import type { PlanView } from '../plan-view.ts';
import { choiceOf, isJudgedHere } from '../plan-view.ts';
import type { Kind } from '../counted-kinds.ts';

/** An indicator with its comparison with one area. */
export interface Compared {
  readonly one: Assessment;
  readonly with: AreaComparison;
}

/** The province (the first average), else the first area of the round. */
export function mainArea(view: PlanView): Area | null {
  const { areas } = view.facts.round;
  return areas.find((area) => area.role === 'average') ?? areas[0] ?? null;
}

/** The main area, or where nothing can be compared with that, the first one of which there are figures. */
export function mainAreaOfUnit(view: PlanView): Area | null {
  const main = mainArea(view);
  const told = [...view.judged, ...view.background];
  const isCompared = (area: Area) => told.some((one) => one.comparison.some((found) => found.area === area.id));
  return main === null || isCompared(main) ? main : (view.facts.round.areas.find(isCompared) ?? main);
}

/** 全省平均水平, 江门市 */
export function areaPhrase(area: Pick<Area, 'name' | 'role'>): string {
  if (area.role !== 'average') return area.name;
  return `${area.name.replace(/平均(?:水平|值|数)?$/u, '')}平均水平`;
}

export function comparedWithMain(view: PlanView, assessments: readonly Assessment[]): readonly Compared[] {
  const main = mainArea(view);
  return main === null ? [] : comparedWith(assessments, main.id);
}

export function comparedWith(assessments: readonly Assessment[], area: string): readonly Compared[] {
  return assessments.flatMap((one) =>
    one.comparison.filter((comparison) => comparison.area === area).map((comparison) => ({ one, with: comparison })),
  );
}

/** Better, equal, worse, and what is different and neither: without a direction, or as far from a range on the other side. */
export function comparedKinds(list: readonly Compared[], id: string): readonly Kind[] {
  const those = (holds: (comparison: AreaComparison) => boolean) =>
    list.filter(({ with: comparison }) => holds(comparison)).map(({ one }) => one);
  const compared = list[0]?.with.area;
  const area = compared === undefined ? {} : { area: compared };
  const isEqual = (comparison: AreaComparison): boolean => comparison.difference.value.isZero();
  return [
    { kind: '优于', members: those(({ better }) => better === true), what: 'better', within: [id], ...area },
    { kind: '相同', members: those(isEqual), what: 'equal', within: [id], ...area },
    { kind: '不及', members: those(({ better }) => better === false), what: 'worse', within: [id], ...area },
    {
      kind: '不分',
      members: those((one) => one.better === null && !isEqual(one)),
      what: 'neither',
      within: [id],
      ...area,
    },
  ];
}

const mostTogether = 4;

/**
 * Compared indicators that can share a sentence: same measure, same word (高于 or 低于), all met or none; at most four,
 * largest first. What is met and yet behind is not mixed with what is not met. On the worse side the unmet lead.
 */
export function sideGroups(view: PlanView, side: Side, list: readonly Compared[]): readonly (readonly Compared[])[] {
  const groups = new Map<string, Compared[]>();
  for (const compared of list.toSorted(
    (a, b) => sizeOf(b) - sizeOf(a) || a.one.indicator.order - b.one.indicator.order,
  )) {
    const key = `${hasRange(compared.one) ? compared.one.indicator.code : compared.one.indicator.measure}|${higherOrLower(compared.with)}|${standing(view, side, compared.one)}`;
    groups.set(key, [...(groups.get(key) ?? []), compared]);
  }
  const rank = ([first]: readonly Compared[]): number => (first === undefined ? 0 : standing(view, side, first.one));
  return [...groups.values()]
    .toSorted((a, b) => rank(a) - rank(b) || b.length - a.length)
    .flatMap((group) => chunks(group, mostTogether));
}

export type Side = 'better' | 'worse';

/** Which of two is better is told by how far each is from the range: how far they are from one another tells nothing of it. */
function hasRange({ target }: Assessment): boolean {
  return target.kind === 'range';
}

/** 出生人口性别比（109.5）偏离目标区间2.5，不及全省平均水平（105.3）。 */
function besideRange(view: PlanView, side: Side, { one, with: comparison }: Compared, target: string): string {
  const { own, figure: other, area } = comparison;
  const isNow = one.current.verdict === 'known' && own.year === one.current.figure.year;
  const isInside = one.gap.verdict === 'known' && one.gap.difference.value.isZero();
  const otherId = { kind: 'value', indicator: one.indicator.code, area, year: other.year, dimension: null } as const;
  return view.voice.phrase('比较·区间', choiceOf(view, one), {
    指标: nameOf(one.indicator),
    本地值: sayFigure(view.voice, one, own),
    在内: isNow && isInside,
    偏离: isNow && !isInside ? sayGap(view.voice, one) : '',
    优劣: judged(view.voice, { kind: 'area', is: side, of: [judgedBy(one)], area }),
    对象: target,
    对方值: withMeasure(one.indicator, figure(view.voice, other.printed, otherId, other.origins)),
    位次: placeShort(view, one),
  });
}

/** 0 for what is as one expects on its side, 1 for what is met and yet behind, or not met and yet ahead. */
function standing(view: PlanView, side: Side, one: Assessment): number {
  return Number(isJudgedHere(view, one) && (side === 'worse' ? isMet(one) : isNotMet(one)));
}

function chunks<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, index * size + size),
  );
}

function sizeOf(compared: Compared): number {
  return compared.with.difference.value.abs().toNumber();
}

/** By the sign alone. */
function higherOrLower(comparison: AreaComparison): 'higher' | 'lower' {
  return comparison.difference.value.isNegative() ? 'lower' : 'higher';
}

export function sideSentence(view: PlanView, side: Side, group: readonly Compared[], target: string): Sentence {
  const [first, second] = group;
  if (first === undefined) return sentence('');
  const codes = group.map(({ one }) => one.indicator.code);
  const text = second === undefined ? alone(view, side, first, target) : together(view, side, first, group, target);
  return sentence(text, ...codes);
}

function alone(view: PlanView, side: Side, compared: Compared, target: string): string {
  const { one, with: comparison } = compared;
  if (hasRange(one)) return besideRange(view, side, compared, target);
  const choice = choiceOf(view, one);
  const slots = {
    指标: nameOf(one.indicator),
    高低: saySide(view.voice, [one], comparison),
    对象: target,
    差: sayAreaDifference(view.voice, one, comparison),
    位次: placeShort(view, one),
  };
  if (side === 'better') {
    const isLast = one.rank.verdict === 'known' && one.rank.rank.position === one.rank.rank.of;
    return view.voice.phrase(
      '优势·一项',
      choice,
      { ...slots, 落后: isLast, 未达标: standing(view, side, one) === 1 },
      about(one),
    );
  }
  return view.voice.phrase(
    '差距·一项',
    choice,
    {
      ...slots,
      已达标: standing(view, side, one) === 1,
      领先: one.rank.verdict === 'known' && one.rank.rank.position === 1,
    },
    about(one),
  );
}

function together(view: PlanView, side: Side, first: Compared, group: readonly Compared[], target: string): string {
  const choice = choiceOf(view, first.one);
  const differences = group.map(({ one, with: comparison }) => sized(one, comparison));
  const slots = {
    指标列: names(group.map(({ one }) => nameOf(one.indicator))),
    高低: saySide(
      view.voice,
      group.map(({ one }) => one),
      first.with,
    ),
    对象: target,
    差列: sayDifferences(view.voice, differences),
    同差: isOneSize(differences),
  };
  if (side === 'better')
    return view.voice.phrase(
      '优势·组',
      choice,
      {
        ...slots,
        首位列: endsOfRank(group, 'first'),
        均未达标: standing(view, side, first.one) === 1,
        市数: areasRanked(group),
      },
      { ...about(...group.map(({ one }) => one)), but: { 'rank/1': about(...atEndOfRank(group, 'first')) } },
    );
  return view.voice.phrase(
    '差距·组',
    choice,
    {
      ...slots,
      末位列: endsOfRank(group, 'last'),
      均已达标: standing(view, side, first.one) === 1,
      市数: areasRanked(group),
    },
    { ...about(...group.map(({ one }) => one)), but: { 'rank/last': about(...atEndOfRank(group, 'last')) } },
  );
}

/** Of a group, those that stand first or last among the ranked areas. */
function endsOfRank(group: readonly Compared[], end: 'first' | 'last'): string {
  return names(atEndOfRank(group, end).map((one) => nameOf(one.indicator)));
}

function atEndOfRank(group: readonly Compared[], end: 'first' | 'last'): readonly Assessment[] {
  return group.flatMap(({ one }) => {
    if (one.rank.verdict === 'unknown') return [];
    const { position, of, shared } = one.rank.rank;
    return !shared && position === (end === 'first' ? 1 : of) ? [one] : [];
  });
}

/** 3市 */
function areasRanked(group: readonly Compared[]): string {
  const [ranked] = group.flatMap(({ one }) => (one.rank.verdict === 'known' ? [one.rank.rank] : []));
  return ranked === undefined ? '' : `${ranked.of}${placeNames(ranked.areaNames).counted}`;
}

/** The widest gap to the main area against the upper city too: 差距最大的残疾儿童入学率低于澜江市3.09个百分点。 */
export function widestAgainstUpper(view: PlanView, group: readonly Compared[]): readonly Sentence[] {
  const [widest] = group;
  if (widest === undefined || hasRange(widest.one)) return [];
  const { one, with: main } = widest;
  const upper = one.comparison.find(
    (comparison) => comparison.role === 'upper' && comparison.area !== main.area && comparison.better === false,
  );
  if (upper === undefined) return [];
  const text = view.voice.phrase(
    '差距·最大',
    choiceOf(view, one),
    {
      指标: nameOf(one.indicator),
      高低: saySide(view.voice, [one], upper),
      对象: upper.areaName,
      差: sayAreaDifference(view.voice, one, upper),
    },
    { ...about(...group.map((each) => each.one)), area: main.area },
  );
  return [following(text, one.indicator.code)];
}

/** A difference with an area as one of several in a sentence. */
export function sized(one: Assessment, comparison: AreaComparison): SizedDifference {
  return {
    indicator: one.indicator,
    difference: comparison.difference,
    id: areaDifferenceId(one, comparison),
  };
}

/** 居3市第1位, where the places have been named before; '' without a rank. */
export function placeShort(view: PlanView, one: Assessment): string {
  if (one.rank.verdict === 'unknown') return '';
  const { position, of, shared, areaNames } = one.rank.rank;
  return view.voice.phrase(
    '位次·简',
    0,
    {
      市数: `${of}${placeNames(areaNames).counted}`,
      位次: sayPlace(view, one, position),
      并列: shared,
      其他地数: allEqual(one) === null ? '' : `其他${countWord(of - 1)}${placeNames(areaNames).counted}`,
    },
    aboutPlace(one),
  );
}

/** Where every ranked area has the same figure, those areas: a place would say nothing. */
export function allEqual(one: Assessment): readonly string[] | null {
  if (one.rank.verdict === 'unknown') return null;
  const peers = one.comparison.filter(({ role }) => role === 'peer');
  return peers.length === one.rank.rank.of - 1 && peers.every(({ difference }) => difference.value.isZero())
    ? peers.map(({ area }) => area)
    : null;
}

function aboutPlace(one: Assessment): About {
  const equal = allEqual(one);
  return equal === null
    ? about(one)
    : { ...about(one), but: { 'area/equal': { ...about(one), area: equal.join(',') } } };
}

function sayPlace({ voice }: PlanView, one: Assessment, position: number): string {
  return claimWord(voice, String(position), { kind: 'rank', is: `${position}`, of: [judgedBy(one)] });
}

/** 在鹤山、开平、台山3市中居第1位 */
export function placeInFull(view: PlanView, one: Assessment): string {
  if (one.rank.verdict === 'unknown') return '';
  const { position, of, shared, areaNames } = one.rank.rank;
  const { names: cities, counted } = placeNames(areaNames);
  return view.voice.phrase(
    '位次·全',
    0,
    {
      地区列: names(cities),
      市数: `${of}${counted}`,
      位次: sayPlace(view, one, position),
      并列: shared,
      其他地数: allEqual(one) === null ? '' : `其他${countWord(of - 1)}${counted}`,
    },
    aboutPlace(one),
  );
}
