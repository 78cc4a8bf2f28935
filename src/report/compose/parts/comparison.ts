/** Part three: the same indicators of the province, the upper city and peers; counts first, then strengths, then gaps. */
import { judgedBy } from '../../figure-id.ts';
import { about } from '../../claims/claim.ts';
import type { Assessment } from '../../../rules/assessment.ts';
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
import { tableIds } from '../table-ids.ts';

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
      rest.length === 0 && everything.length > 0
        ? totalsLeftOut(view, everything)
        : [sentence(view.voice.phrase('比较·无', 0, { 一项: rest.length === 1 }, about(...rest)))];
    return { 比较总述: paragraphs(view.voice, 'comparison/none', nothing), 优势: [], 差距: [], 少项比较: [] };
  }
  if (few) {
    const said = [...eachWithAllAreas(view, compared), ...notComparable(view, everything)];
    return { 比较总述: [], 优势: [], 差距: [], 少项比较: paragraphs(view.voice, 'comparison/all', said) };
  }
  const main = mainAreaOfUnit(view);
  const tellable = main === null ? [] : comparedWith(everything, main.id).filter(({ one }) => !isSmall(one));
  return {
    比较总述: paragraphs(view.voice, 'comparison/overview', overviewSentences(view, everything, compared)),
    优势: sideBlocks(view, 'better', tellable),
    差距: sideBlocks(view, 'worse', tellable),
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
  const first = view.voice.phrase(
    '比较总述',
    0,
    {
      总数: countOf(view, everything, 'all'),
      监测数: countOrNone(view, view.background, 'background'),
      可比数: countOf(view, compared, 'compared'),
      均可比: compared.length === everything.length,
      地区列: names(areas.map((area) => area.name)),
      各地齐全: compared.every((one) => one.comparison.length === areas.length),
      比较年: years.size === 1 ? String([...years][0]) : '',
      表: view.voice.marks.mark({ kind: 'reference', text: '表', to: tableIds.comparison }),
    },
    about(...everything),
  );
  const main = mainAreaOfUnit(view);
  const upper = view.facts.round.areas.filter((area) => area.role === 'upper' && area.id !== main?.id);
  const counts = [
    ...(main === null ? [] : [tally(view, comparedWith(everything, main.id), compared, areaPhrase(main), 'main')]),
    ...upper.map((area) => tally(view, comparedWith(everything, area.id), compared, area.name, area.id)),
    placesClause(view, everything, compared),
  ].filter((clause) => clause !== '');
  return [
    sentence(first),
    ...(counts.length === 0 ? [] : [sentence(`${counts.join('；')}。`), ...smallSentences(view, everything)]),
    ...olderYearSentences(view, everything),
    ...notComparable(view, everything),
  ];
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

/** 在鹤山、开平、台山3市中，居第1位1项、第2位6项. Places among different numbers of areas are not counted together. */
function placesClause(view: PlanView, everything: readonly Assessment[], compared: readonly Assessment[]): string {
  const ranked = everything.flatMap((one) => (one.rank.verdict === 'known' ? [{ one, rank: one.rank.rank }] : []));
  const of = Math.max(0, ...ranked.map(({ rank }) => rank.of));
  const same = ranked.filter(({ rank }) => rank.of === of);
  const lead = same[0];
  if (lead === undefined) return '';
  const places = Array.from({ length: of }, (_, index) => index + 1).flatMap((place) => {
    const members = same.filter(({ rank }) => rank.position === place).map(({ one }) => one);
    return members.length === 0
      ? []
      : [`${placeWord(view, place, members)}${countOf(view, members, 'rank', String(place))}项`];
  });
  const told = same.map(({ one }) => one);
  const { names: cities, counted } = placeNames(lead.rank.areaNames);
  return view.voice.phrase('比较·位次', 0, {
    地区列: names(cities),
    市数: `${of}${counted}`,
    排位数: told.length === compared.length ? '' : countOf(view, told, 'ranked'),
    位次列: names(places),
  });
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
        地区列: names([...new Set(told.map(({ comparison }) => comparison.areaName))]),
        比较年: String(year),
      }),
    );
  });
}

/** Counted like the others, but no strength and no gap is made of a few cases. */
function smallSentences(view: PlanView, everything: readonly Assessment[]): readonly Sentence[] {
  const small = everything.filter((one) => isSmall(one) && one.comparison.length > 0);
  if (small.length === 0) return [];
  const slots = { 指标列: names(small.map((one) => nameOf(one.indicator))) };
  return [
    following(view.voice.phrase('比较·小样本', 0, slots, about(...small)), ...small.map((one) => one.indicator.code)),
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
function sideBlocks(view: PlanView, side: Side, tellable: readonly Compared[]): readonly Block[] {
  const main = mainAreaOfUnit(view);
  if (main === null) return [];
  const { voice } = view;
  const lead = voice.phrase(side === 'better' ? '标题·优势' : '标题·差距', 0, {});
  const list = tellable.filter(({ with: comparison }) => comparison.better === (side === 'better'));
  if (list.length === 0) {
    const none = voice.phrase(
      side === 'better' ? '优势·无' : '差距·无',
      0,
      { 对象: areaPhrase(main) },
      {
        of: [],
        area: main.id,
        among: setIn(view, 'told', [`compared/${main.id}`]),
        holds: side === 'better' ? `better-than/${main.id}` : `worse-than/${main.id}`,
      },
    );
    return paragraphs(voice, `comparison/${side}`, [sentence(none)], lead);
  }
  const said = sideGroups(side, list).flatMap((group, position) => {
    const [, second] = group;
    // With one in the group its sentence has said where it stands.
    const more = side === 'worse' && position === 0 && second !== undefined;
    return [sideSentence(view, side, group, areaPhrase(main)), ...(more ? widestAgainstUpper(view, group) : [])];
  });
  return paragraphs(voice, `comparison/${side}`, said, lead);
}
