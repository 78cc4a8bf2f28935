/** Part three: the same indicators of the province, the upper city and peers; strengths, then gaps, by size and measure. */
import type { AreaComparison, Assessment } from '../../rules/assessment.ts';
import { isMet, isNotMet } from '../../rules/counts.ts';
import type { Block } from '../model.ts';
import type { Sentence } from '../paragraphs.ts';
import { paragraphs, sentence } from '../paragraphs.ts';
import { sayAreaDifference, sayDifferences } from '../say.ts';
import { names } from '../voice.ts';
import { isSmall } from './afterthoughts.ts';
import { isFalling } from './attainment-sentences.ts';
import type { PlanView } from './context.ts';
import { choiceOf, quantitative } from './context.ts';
import { countOf } from './grouped-sentences.ts';
import { tableIds } from './table-ids.ts';

export interface ComparisonPieces {
  readonly 比较总述: readonly Block[];
  readonly 优势: readonly Block[];
  readonly 差距: readonly Block[];
  readonly 少项比较: readonly Block[];
}

/** An indicator with its comparison with one area. */
export interface Compared {
  readonly one: Assessment;
  readonly with: AreaComparison;
}

export function comparisonPieces(view: PlanView, few: boolean): ComparisonPieces {
  const everything = [...quantitative(view), ...view.background];
  if (few) return { 比较总述: [], 优势: [], 差距: [], 少项比较: fewBlocks(view, everything) };
  const main = comparedWithMain(view, everything);
  const tellable = main.filter(({ one }) => !isSmall(one));
  const better = tellable.filter(({ with: comparison }) => comparison.better === true);
  const worse = tellable.filter(({ with: comparison }) => comparison.better === false);
  return {
    比较总述: paragraphs(view.voice, 'comparison/overview', overviewSentences(view, everything, main)),
    优势: sideBlocks(view, 'better', better),
    差距: sideBlocks(view, 'worse', worse),
    少项比较: [],
  };
}

/** The province (the first average), else the first area of the round. */
export function mainArea(
  view: PlanView,
): { readonly id: string; readonly name: string; readonly phrase: string } | null {
  const { areas } = view.dataset.round;
  const main = areas.find((area) => area.role === 'average') ?? areas[0];
  if (main === undefined) return null;
  return { id: main.id, name: main.name, phrase: main.role === 'average' ? `${main.name}平均水平` : main.name };
}

export function comparedWithMain(view: PlanView, assessments: readonly Assessment[]): readonly Compared[] {
  const main = mainArea(view);
  return main === null ? [] : comparedWith(assessments, main.id);
}

function comparedWith(assessments: readonly Assessment[], area: string): readonly Compared[] {
  return assessments.flatMap((one) =>
    one.comparison.filter((comparison) => comparison.area === area).map((comparison) => ({ one, with: comparison })),
  );
}

function overviewSentences(
  view: PlanView,
  everything: readonly Assessment[],
  main: readonly Compared[],
): readonly Sentence[] {
  const target = mainArea(view);
  if (target === null) return [];
  const { voice } = view;
  const comparable = everything.filter((one) => one.comparison.length > 0);
  const counted = (list: readonly Compared[], id: string) =>
    list.length === 0
      ? ''
      : countOf(
          view,
          list.map(({ one }) => one),
          id,
        );
  const years = new Set(main.map(({ with: comparison }) => comparison.year));
  const slots = tally(main);
  const first = voice.phrase('比较总述', 0, {
    总数: countOf(view, everything, 'all'),
    可比数: countOf(view, comparable, 'compared'),
    地区列: names(areasCompared(view, comparable)),
    比较年: years.size === 1 ? String([...years][0]) : '',
    优于: counted(slots.better, 'better/main'),
    相同: counted(slots.equal, 'equal/main'),
    不及: counted(slots.worse, 'worse/main'),
    对象: target.phrase,
    表: comparable.length === 0 ? '' : voice.marks.mark({ kind: 'reference', text: '表', to: tableIds.comparison }),
    对象可比数: counted(main, 'compared/main'),
  });
  const upper = view.dataset.round.areas.filter((area) => area.role === 'upper' && area.id !== target.id);
  const uppers = upper.flatMap((area) => {
    const list = comparedWith(everything, area.id);
    if (list.length === 0) return [];
    const counts = tally(list);
    return [
      sentence(
        voice.phrase('比较·上级', 0, {
          对象: area.name,
          可比数: counted(list, `compared/${area.id}`),
          优于: counted(counts.better, `better/${area.id}`),
          相同: counted(counts.equal, `equal/${area.id}`),
          不及: counted(counts.worse, `worse/${area.id}`),
        }),
      ),
    ];
  });
  return [
    sentence(first),
    ...uppers,
    ...rankSentences(view, everything),
    ...olderYearSentences(view, everything),
    ...notComparable(view, everything),
  ];
}

function tally(list: readonly Compared[]) {
  return {
    better: list.filter(({ with: comparison }) => comparison.better === true),
    worse: list.filter(({ with: comparison }) => comparison.better === false),
    equal: list.filter(({ with: comparison }) => comparison.better === null && comparison.difference.value.isZero()),
  };
}

function areasCompared(view: PlanView, comparable: readonly Assessment[]): readonly string[] {
  const present = new Set(comparable.flatMap((one) => one.comparison.map((comparison) => comparison.area)));
  return view.dataset.round.areas.filter((area) => present.has(area.id)).map((area) => area.name);
}

function rankSentences(view: PlanView, everything: readonly Assessment[]): readonly Sentence[] {
  const ranked = everything.flatMap((one) => (one.rank.verdict === 'known' ? [{ one, rank: one.rank.rank }] : []));
  // Places among different numbers of areas are not counted together.
  const of = Math.max(0, ...ranked.map(({ rank }) => rank.of));
  const same = ranked.filter(({ rank }) => rank.of === of);
  const lead = same[0];
  if (lead === undefined) return [];
  const places = Array.from({ length: of }, (_, index) => index + 1).flatMap((place) => {
    const members = same.filter(({ rank }) => rank.position === place);
    return members.length === 0
      ? []
      : [
          `第${place}位${countOf(
            view,
            members.map(({ one }) => one),
            `rank/${place}`,
          )}项`,
        ];
  });
  return [
    sentence(
      view.voice.phrase('比较·位次', 0, {
        地区列: names(lead.rank.areaNames),
        市数: String(of),
        位次列: names(places),
      }),
    ),
  ];
}

/** What was compared at an earlier common year, by area: the reader must know that it is not this year's. */
function olderYearSentences(view: PlanView, everything: readonly Assessment[]): readonly Sentence[] {
  const older = everything
    .filter((one) => !(one.current.verdict === 'known' && one.current.carried))
    .flatMap((one) =>
      one.comparison.filter((comparison) => comparison.year < one.year).map((comparison) => ({ one, comparison })),
    );
  const groups = new Map<string, { readonly names: Set<string>; readonly areas: Set<string>; readonly year: number }>();
  for (const { one, comparison } of older) {
    const key = String(comparison.year);
    const group = groups.get(key) ?? { names: new Set<string>(), areas: new Set<string>(), year: comparison.year };
    group.names.add(one.indicator.short);
    group.areas.add(comparison.areaName);
    groups.set(key, group);
  }
  return [...groups.values()].map((group) => {
    const shown = [...group.names];
    return sentence(
      view.voice.phrase('比较·前年', 0, {
        指标列: names(shown.slice(0, 3)) + (shown.length > 3 ? `等${shown.length}项` : ''),
        地区列: names([...group.areas]),
        比较年: String(group.year),
      }),
    );
  });
}

function notComparable(view: PlanView, everything: readonly Assessment[]): readonly Sentence[] {
  const left = everything.filter((one) => one.comparison.length === 0);
  if (left.length === 0 || left.length === everything.length) return [];
  return [
    sentence(
      view.voice.phrase('比较·不可比', 0, {
        项数: countOf(view, left, 'not-compared'),
        指标列: left.length <= 4 ? names(left.map((one) => one.indicator.short)) : '',
      }),
    ),
  ];
}

const mostNamed = 4;

/** Grouped by measure and by 高于/低于, biggest difference first; the first four are told, the rest pointed at. */
function sideBlocks(view: PlanView, side: 'better' | 'worse', list: readonly Compared[]): readonly Block[] {
  const target = mainArea(view);
  if (target === null) return [];
  const { voice } = view;
  const lead = voice.phrase(side === 'better' ? '标题·优势' : '标题·差距', 0, {});
  if (list.length === 0) {
    return paragraphs(
      voice,
      `comparison/${side}`,
      [sentence(voice.phrase(side === 'better' ? '优势·无' : '差距·无', 0, { 对象: target.phrase }))],
      lead,
    );
  }
  const groups = sideGroups(list);
  const said = groups.map((group) => sideSentence(view, side, group, target.phrase));
  return paragraphs(voice, `comparison/${side}`, said, lead);
}

/** Compared indicators that can share a sentence: same measure, same word (高于 or 低于); at most four, largest first. */
export function sideGroups(list: readonly Compared[]): readonly (readonly Compared[])[] {
  const groups = new Map<string, Compared[]>();
  for (const compared of list.toSorted(
    (a, b) => sizeOf(b) - sizeOf(a) || a.one.indicator.order - b.one.indicator.order,
  )) {
    const key = `${compared.one.indicator.measure}|${higherOrLower(compared)}`;
    groups.set(key, [...(groups.get(key) ?? []), compared]);
  }
  // The measure that most of them share leads.
  return [...groups.values()].toSorted((a, b) => b.length - a.length).flatMap((group) => chunks(group, mostNamed));
}

function chunks<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, index * size + size),
  );
}

function sizeOf(compared: Compared): number {
  return compared.with.difference.value.abs().toNumber();
}

/** 高于 or 低于 by the sign alone; for indicators where lower is better, the reader is told 优于 or 不及 besides. */
function higherOrLower(compared: Compared): string {
  return compared.with.difference.value.isNegative() ? '低于' : '高于';
}

/** 优于 and 不及 where lower is better, so that 低于 is never read as bad; 高于 and 低于 otherwise. */
function sideWord(side: 'better' | 'worse', compared: Compared): string {
  if (compared.one.indicator.direction === 'range') return side === 'better' ? '优于' : '不及';
  return isFalling(compared.one) ? (side === 'better' ? '优于' : '不及') : higherOrLower(compared);
}

export function sideSentence(
  view: PlanView,
  side: 'better' | 'worse',
  group: readonly Compared[],
  target: string,
): Sentence {
  const [first, second] = group;
  if (first === undefined) return sentence('');
  const codes = group.map(({ one }) => one.indicator.code);
  const choice = choiceOf(view, first.one);
  const word = sideWord(side, first);
  if (second === undefined) {
    const slots = {
      指标: first.one.indicator.short,
      高低: word,
      对象: target,
      差: sayAreaDifference(view.voice, first.one, first.with),
      位次: placeClause(first.one),
    };
    return sentence(
      side === 'better'
        ? view.voice.phrase('优势·一项', choice, { ...slots, 未达标: isNotMet(first.one) ? '是' : '' })
        : view.voice.phrase('差距·一项', choice, { ...slots, 已达标: isMet(first.one) ? '是' : '' }),
      ...codes,
    );
  }
  const slots = {
    指标列: names(group.map(({ one }) => one.indicator.short)),
    高低: word,
    对象: target,
    差列: sayDifferences(
      view.voice,
      group.map(({ one, with: comparison }) => ({
        indicator: one.indicator,
        difference: comparison.difference,
        id: `${comparison.area}-difference/${comparison.year}`,
      })),
    ),
  };
  return sentence(
    side === 'better'
      ? view.voice.phrase('优势·组', choice, {
          ...slots,
          未达标列: names(group.filter(({ one }) => isNotMet(one)).map(({ one }) => one.indicator.short)),
        })
      : view.voice.phrase('差距·组', choice, { ...slots, 均已达标: group.every(({ one }) => isMet(one)) ? '是' : '' }),
    ...codes,
  );
}

/** 居3市第1位, only where a rank can be given. */
export function placeClause(one: Assessment): string {
  if (one.rank.verdict === 'unknown') return '';
  const { position, of, shared } = one.rank.rank;
  return `在${of}市中${shared ? '并列' : '居'}第${position}位`;
}

/** Up to four indicators: each with all areas in one sentence. */
function fewBlocks(view: PlanView, assessments: readonly Assessment[]): readonly Block[] {
  const said = assessments.flatMap((one): readonly Sentence[] => {
    if (one.comparison.length === 0) return [];
    const parts = one.comparison.map((comparison) => {
      const area = view.dataset.round.areas.find((other) => other.id === comparison.area);
      const compared = { one, with: comparison };
      return view.voice.phrase('比较·一地', 0, {
        高低:
          comparison.better === null
            ? higherOrLower(compared)
            : sideWord(comparison.better ? 'better' : 'worse', compared),
        对象: area?.role === 'average' ? `${comparison.areaName}平均水平` : comparison.areaName,
        差: sayAreaDifference(view.voice, one, comparison),
        相同: comparison.difference.value.isZero() ? '是' : '',
        年: comparison.year === one.year ? '' : String(comparison.year),
      });
    });
    return [
      sentence(
        view.voice.phrase('比较·其他', choiceOf(view, one), {
          指标: one.indicator.short,
          比较列: parts.join('，'),
          位次: placeClause(one),
        }),
        one.indicator.code,
      ),
    ];
  });
  return paragraphs(view.voice, 'comparison/all', [...said, ...notComparable(view, assessments)]);
}
