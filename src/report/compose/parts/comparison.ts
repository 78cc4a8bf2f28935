/** Part three: the same indicators of the province, the upper city and peers; counts first, then strengths, then gaps. */
import { judgedBy } from '../../figure-id.ts';
import { about } from '../../claims/claim.ts';
import type { AreaComparison, Assessment, Rank } from '../../../rules/assessment.ts';
import type { Block } from '../../model.ts';
import { nameOf } from '../../patterns/name-marks.ts';
import { placeNames } from '../../numbers.ts';
import type { Sentence } from '../../paragraphs.ts';
import { following, paragraphs, sentence } from '../../paragraphs.ts';
import { claimWord, names } from '../../composer.ts';
import type { Compared, Side } from './comparison-sides.ts';
import {
  areaPhrase,
  comparedKinds,
  comparedWith,
  mainAreaOfUnit,
  sideGroups,
  sideSentence,
  widestAgainstUpper,
} from './comparison-sides.ts';
import { eachWithAllAreas } from './comparison-few.ts';
import type { PlanView } from '../plan-view.ts';
import { quantitative, setIn } from '../plan-view.ts';
import { allOfOneKind, countOf, countOrNone, kindsList, namesOrSome } from '../counted-kinds.ts';
import { isSmall } from '../../../rules/special-cases.ts';
import { extentOf } from '../extent.ts';
import { tableIds } from '../table-ids.ts';
import { annexReference } from '../unit-annexes.ts';

export interface ComparisonPieces {
  readonly 比较总述: readonly Block[];
  readonly 优势: readonly Block[];
  readonly 差距: readonly Block[];
  readonly 少项比较: readonly Block[];
}

export function comparisonPieces(view: PlanView, few: boolean): ComparisonPieces {
  const everything = [...quantitative(view), ...view.background];
  const compared = everything.filter((one) => one.comparison.length > 0);
  if (compared.length === 0) {
    const rest = everything.filter((one) => !isTotal(one));
    const nothing =
      rest.length < everything.length
        ? notComparable(view, everything)
        : [sentence(view.voice.phrase('比较·无', 0, { 一项: rest.length === 1 }, about(...rest)))];
    return { 比较总述: paragraphs(view.voice, 'comparison/none', nothing), 优势: [], 差距: [], 少项比较: [] };
  }
  if (few) {
    const said = [...eachWithAllAreas(view, compared), ...notComparable(view, everything)];
    return { 比较总述: [], 优势: [], 差距: [], 少项比较: paragraphs(view.voice, 'comparison/all', said) };
  }
  const main = mainAreaOfUnit(view);
  const withMain = main === null ? [] : comparedWith(everything, main.id);
  const tellable = withMain.filter(({ one }) => !isSmall(one));
  const small = withMain.filter(({ one }) => isSmall(one));
  return {
    比较总述: paragraphs(view.voice, 'comparison/overview', overviewSentences(view, everything, compared)),
    优势: sideBlocks(view, 'better', tellable, small),
    差距: sideBlocks(view, 'worse', tellable, small),
    少项比较: [],
  };
}

/** What can be compared; then one sentence of counts: against the main area, the upper city, and the places. */
function overviewSentences(
  view: PlanView,
  everything: readonly Assessment[],
  compared: readonly Assessment[],
): readonly Sentence[] {
  const areas = view.facts.round.areas.filter((area) =>
    compared.some((one) => one.comparison.some((comparison) => comparison.area === area.id)),
  );
  const years = new Set(compared.flatMap((one) => one.comparison.map((comparison) => comparison.year)));
  // The counts of part one leave them out; whoever adds up must know.
  const uncounted = quantitative(view).filter((one) => one.attainment === 'not-applicable');
  const first = view.voice.phrase(
    '比较总述',
    0,
    {
      总数: countOf(view, everything, 'all'),
      监测数: countOrNone(view, view.background, 'background'),
      无法判断数: countOrNone(view, uncounted, 'not-computable'),
      可比数: countOf(view, compared, 'compared'),
      均可比: compared.length === everything.length,
      地区列: names(areas.map((area) => area.name)),
      各地齐全: compared.every((one) => one.comparison.length === areas.length),
      比较年: years.size === 1 ? String([...years][0]) : '',
      表: comparisonReference(view),
    },
    { ...about(...everything), but: { 'attainment/not-applicable': about(...uncounted) } },
  );
  const main = mainAreaOfUnit(view);
  const upper = view.facts.round.areas.filter((area) => area.role === 'upper' && area.id !== main?.id);
  const counts = [
    ...(main === null ? [] : [tally(view, comparedWith(everything, main.id), compared, areaPhrase(main), 'main')]),
    ...upper.map((area) => tally(view, comparedWith(everything, area.id), compared, area.name, area.id)),
  ].filter((clause) => clause !== '');
  const places = placesClauses(view, everything, compared).filter((clause) => clause !== '');
  const told = [...(counts.length === 0 ? [] : [counts.join('；')]), ...places];
  return [
    sentence(first),
    ...told.map((clause) => sentence(`${clause}。`)),
    ...(told.length === 0 ? [] : smallSentences(view, everything)),
    ...olderYearSentences(view, everything),
    ...notComparable(view, everything),
  ];
}

/** The table of this part, or the annex that has its rows. */
function comparisonReference(view: PlanView): string {
  return extentOf(view).comparison === 'annexed'
    ? annexReference(view, 'comparison')
    : view.voice.marks.mark({ kind: 'reference', text: '表', to: tableIds.comparison });
}

/** 与全省平均水平相比，优于4项，不及4项: `all` are those that are compared with any area. */
function tally(
  view: PlanView,
  list: readonly Compared[],
  all: readonly Assessment[],
  area: string,
  id: string,
): string {
  if (list.length === 0) return '';
  const kinds = comparedKinds(list, id);
  const members = list.map(({ one }) => one);
  return view.voice.phrase('比较·计数', 0, {
    对象: area,
    项数: countOf(view, members, 'compared', id),
    各项可比: list.length === all.length,
    计数列: kindsList(view, kinds),
    均: allOfOneKind(view, kinds, area),
  });
}

/** 在鹤山、开平、台山3市中，居第1位1项、第2位6项; places among other areas are counted apart from these. */
function placesClauses(
  view: PlanView,
  everything: readonly Assessment[],
  compared: readonly Assessment[],
): readonly string[] {
  const fields = new Map<string, Ranked[]>();
  for (const one of everything) {
    if (one.rank.verdict === 'unknown') continue;
    const field = one.rank.rank.areaNames.join('、');
    fields.set(field, [...(fields.get(field) ?? []), { one, rank: one.rank.rank }]);
  }
  return [...fields.values()]
    .toSorted((a, b) => (b[0]?.rank.of ?? 0) - (a[0]?.rank.of ?? 0) || b.length - a.length)
    .map((field, position) => placesAmong(view, field, compared, position > 0));
}

interface Ranked {
  readonly one: Assessment;
  readonly rank: Rank;
}

function placesAmong(
  view: PlanView,
  field: readonly Ranked[],
  compared: readonly Assessment[],
  isFewerAreas: boolean,
): string {
  const [lead] = field;
  if (lead === undefined) return '';
  const told = field.map(({ one }) => one);
  const isAlone = told.length === 1;
  const places = Array.from({ length: lead.rank.of }, (_, index) => index + 1).flatMap((place) => {
    const members = field.filter(({ rank }) => rank.position === place).map(({ one }) => one);
    if (members.length === 0) return [];
    const within = [String(place), ...(isFewerAreas ? [lead.rank.areaNames.join('、')] : [])];
    // Of all at one place the number is that of the sentence.
    const isWhole = isAlone || members.length === told.length;
    return [`${placeWord(view, place, members)}${isWhole ? '' : `${countOf(view, members, 'rank', ...within)}项`}`];
  });
  const { names: cities, counted } = placeNames(lead.rank.areaNames);
  return view.voice.phrase(
    '比较·位次',
    0,
    {
      地区列: names(cities),
      市数: `${lead.rank.of}${counted}`,
      排位数:
        told.length === compared.length || isAlone
          ? ''
          : countOf(view, told, 'ranked', ...(isFewerAreas ? cities : [])),
      位次列: names(places),
      同市数: isFewerAreas,
      一律: places.length === 1 && !isAlone,
      指标列: isAlone && compared.length > 1 ? names(told.map((one) => nameOf(one.indicator))) : '',
    },
    about(...told),
  );
}

/** 第2位, of all that stand there. */
function placeWord({ voice }: PlanView, place: number, members: readonly Assessment[]): string {
  return claimWord(voice, `第${place}位`, { kind: 'rank', is: `${place}`, of: members.map(judgedBy) });
}

/** What was compared at an earlier common year: the reader must know that it is not this year's. */
function olderYearSentences(view: PlanView, everything: readonly Assessment[]): readonly Sentence[] {
  const older = everything
    .filter((one) => !(one.current.verdict === 'known' && one.current.carried))
    .flatMap((one) =>
      one.comparison.filter((comparison) => comparison.year < one.year).map((comparison) => ({ one, comparison })),
    );
  const years = [...new Set(older.map(({ comparison }) => comparison.year))];
  return years.map((year) => {
    const told = older.filter(({ comparison }) => comparison.year === year);
    const members = [...new Set(told.map(({ one }) => one))];
    return sentence(
      view.voice.phrase('比较·前年', 0, {
        指标列: namesOrSome(view, members, { what: 'compared', within: [String(year)] }, (one) =>
          nameOf(one.indicator),
        ),
        地区列: sharedAreas(members, told),
        比较年: String(year),
      }),
    );
  });
}

/** The areas with which each of the indicators is so compared; '' where they differ, and each cannot be said of all. */
function sharedAreas(
  members: readonly Assessment[],
  told: readonly { readonly one: Assessment; readonly comparison: AreaComparison }[],
): string {
  const areasOf = (one: Assessment): string =>
    names(told.filter((each) => each.one === one).map(({ comparison }) => comparison.areaName));
  const [first, ...others] = [...new Set(members.map(areasOf))];
  return first === undefined || others.length > 0 ? '' : first;
}

/** Counted like the others, but no strength and no gap is made of a few cases. */
function smallSentences(view: PlanView, everything: readonly Assessment[]): readonly Sentence[] {
  const small = everything.filter((one) => isSmall(one) && one.comparison.length > 0);
  if (small.length === 0) return [];
  const slots = { 指标列: names(small.map((one) => nameOf(one.indicator))) };
  return [
    sentence(view.voice.phrase('比较·小样本', 0, slots, about(...small)), ...small.map((one) => one.indicator.code)),
  ];
}

const mostNamed = 4;

function notComparable(view: PlanView, everything: readonly Assessment[]): readonly Sentence[] {
  const totals = everything.filter(isTotal);
  const left = everything.filter((one) => one.comparison.length === 0 && !isTotal(one));
  return [...totalsLeftOut(view, totals), ...(left.length === 0 ? [] : [withoutFigures(view, left)])];
}

function isTotal({ rank }: Assessment): boolean {
  return rank.verdict === 'unknown' && rank.because === 'total';
}

/** Counts grow with the area: they are not said beside another's. */
function totalsLeftOut(view: PlanView, totals: readonly Assessment[]): readonly Sentence[] {
  if (totals.length === 0) return [];
  const list = names(totals.slice(0, mostNamed).map((one) => nameOf(one.indicator)));
  const text = view.voice.phrase('比较·总量', 0, { 指标列: totals.length > mostNamed ? `${list}等` : list });
  return [sentence(text, ...totals.map((one) => one.indicator.code))];
}

function withoutFigures(view: PlanView, left: readonly Assessment[]): Sentence {
  return sentence(
    view.voice.phrase('比较·不可比', 0, {
      项数: countOf(view, left, 'not-compared'),
      指标列: left.length <= mostNamed ? names(left.map((one) => nameOf(one.indicator))) : '',
    }),
  );
}

/** Grouped by measure and by 高于/低于, biggest difference first. */
function sideBlocks(
  view: PlanView,
  side: Side,
  tellable: readonly Compared[],
  small: readonly Compared[],
): readonly Block[] {
  const main = mainAreaOfUnit(view);
  if (main === null) return [];
  const { voice } = view;
  const lead = voice.phrase(side === 'better' ? '标题·优势' : '标题·差距', 0, {});
  const list = tellable.filter(({ with: comparison }) => comparison.better === (side === 'better'));
  if (list.length === 0) {
    // They have been counted on this side, and none of them is told as a strength or a gap.
    const left = small.filter(({ with: comparison }) => comparison.better === (side === 'better'));
    const none = voice.phrase(
      side === 'better' ? '优势·无' : '差距·无',
      0,
      { 对象: areaPhrase(main), 小样本: names(left.map(({ one }) => nameOf(one.indicator))) },
      {
        of: [],
        area: main.id,
        among: setIn(view, 'told', [`compared/${main.id}`], left.length === 0 ? [] : ['small-count']),
        holds: side === 'better' ? `better-than/${main.id}` : `worse-than/${main.id}`,
        but: { 'special/small-count': about(...left.map(({ one }) => one)) },
      },
    );
    return paragraphs(voice, `comparison/${side}`, [sentence(none)], lead);
  }
  const groups = sideGroups(view, side, list);
  const told = side === 'better' ? worthTelling(groups) : groups;
  const isLeft = told.flat().length < list.length;
  const said = told.flatMap((group, position) => {
    const [, second] = group;
    // With one in the group its sentence has said where it stands.
    const more = side === 'worse' && position === 0 && second !== undefined;
    return [sideSentence(view, side, group, areaPhrase(main)), ...(more ? widestAgainstUpper(view, group) : [])];
  });
  const rest = isLeft ? [following(voice.phrase('比较·其余', 0, { 表列: comparisonReference(view) }))] : [];
  return paragraphs(voice, `comparison/${side}`, [...said, ...rest], lead);
}

const mostStrengths = 2;

/** No strength is made of a difference of one last digit, and not of everything. */
function worthTelling(groups: readonly (readonly Compared[])[]): readonly (readonly Compared[])[] {
  const telling = groups.filter(([widest]) => {
    if (widest === undefined) return false;
    const { value } = widest.with.difference;
    return value
      .abs()
      .times(10 ** widest.one.indicator.decimals)
      .greaterThan(1);
  });
  return (telling.length === 0 ? groups : telling).slice(0, mostStrengths);
}
