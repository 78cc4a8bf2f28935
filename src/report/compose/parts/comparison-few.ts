/** Up to four indicators: each is compared with all areas in one sentence. */
import { sideOf } from '../verdict-words.ts';
import { saySide } from '../verdict-words.ts';
import { about } from '../../claims/claim.ts';
import type { AreaComparison, Assessment } from '../../../rules/assessment.ts';
import { nameOf } from '../../patterns/name-marks.ts';
import type { Sentence } from '../../paragraphs.ts';
import { following, sentence } from '../../paragraphs.ts';
import { isOneSize, sayDifferences, withMeasure } from '../../figure-words.ts';
import { figure, names, together } from '../../composer.ts';
import { extentOf } from '../extent.ts';
import { inLots } from '../lots.ts';
import { allEqual, areaPhrase, placeInFull, placeShort, sized } from './comparison-sides.ts';
import type { PlanView } from '../plan-view.ts';
import { choiceOf } from '../plan-view.ts';

export function eachWithAllAreas(view: PlanView, compared: readonly Assessment[]): readonly Sentence[] {
  const firstRanked = compared.find((one) => one.rank.verdict === 'known' && allEqual(one) === null);
  return compared.flatMap((one) => {
    // That all have the same figure has been said of each of them.
    const place = allEqual(one) !== null ? '' : one === firstRanked ? placeInFull(view, one) : placeShort(view, one);
    const slots = { 年: sharedOlderYear(one), 位次: place, 缺列: names(areasWithout(view, one, compared)) };
    const runs = inRuns(one).flatMap((run) => (namesFigures(view) ? inLots(run, mostWithFigures) : [run]));
    const said = (list: typeof runs): readonly string[] =>
      list.map((run, position) => runClause(view, one, run, list[position - 1]));
    // An earlier year is told behind this one, in a sentence of its own: the place is this year's.
    const isNow = ([first]: readonly AreaComparison[]): boolean => first?.year === one.year;
    const now = runs.some(isNow) ? runs.filter(isNow) : runs;
    const clauses = said(now);
    const [first = '', ...others] = clauses;
    const older = runs.filter((run) => !now.includes(run));
    const say = (指标: string, 比较列: string, rest: typeof slots): string =>
      view.voice.phrase('比较·其他', choiceOf(view, one), { 指标, 比较列, ...rest });
    const { code } = one.indicator;
    const whole = say(nameOf(one.indicator), clauses.join('，'), slots);
    const behind =
      older.length === 0
        ? []
        : [following(say('该指标', said(older).join('，'), { ...slots, 年: '', 位次: '', 缺列: '' }), code)];
    if (others.length === 0 || view.voice.marks.plain(whole).length <= longestSentence)
      return [sentence(whole, code), ...behind];
    return [
      sentence(say(nameOf(one.indicator), first, { ...slots, 位次: '', 缺列: '' }), code),
      following(say('该指标', others.join('，'), { ...slots, 年: '' }), code),
      ...behind,
    ];
  });
}

/** No table has them: each area's figure stands behind its name. */
function namesFigures(view: PlanView): boolean {
  return extentOf(view).comparison === 'none';
}

const mostWithFigures = 3;

/** Longer than this it is told in two. */
const longestSentence = 90;

/** The year, where all areas are compared at the same earlier one. */
function sharedOlderYear(one: Assessment): string {
  const years = [...new Set(one.comparison.map((comparison) => comparison.year))];
  return years.length === 1 && years[0] !== one.year ? String(years[0]) : '';
}

/** Areas that are told together: the same word, the same year; the latest year first. */
function inRuns(one: Assessment): readonly (readonly AreaComparison[])[] {
  const runs: AreaComparison[][] = [];
  for (const comparison of one.comparison) {
    const run = runs.find(([first]) => first !== undefined && alike(one, first, comparison));
    if (run === undefined) runs.push([comparison]);
    else run.push(comparison);
  }
  return runs.toSorted(([a], [b]) => (b?.year ?? 0) - (a?.year ?? 0));
}

function alike(one: Assessment, a: AreaComparison, b: AreaComparison): boolean {
  if (a.year !== b.year || a.difference.value.isZero() !== b.difference.value.isZero()) return false;
  return sideOf(one, a) === sideOf(one, b);
}

/** With its year where it is an earlier one, and where the clause before it was of another. */
function runClause(
  view: PlanView,
  one: Assessment,
  run: readonly AreaComparison[],
  before: readonly AreaComparison[] | undefined,
): string {
  const [first] = run;
  const told = before?.[0]?.year ?? one.year;
  if (first === undefined) return '';
  const differences = run.map((comparison) => sized(one, comparison));
  return view.voice.phrase(
    '比较·几地',
    choiceOf(view, one),
    {
      高低: runSide(view, one, run),
      对象列: together(run.map((comparison) => areaWithFigure(view, one, comparison))),
      差列: sayDifferences(view.voice, differences),
      同差: isOneSize(differences) && !first.difference.value.isZero(),
      几地: run.length > 1,
      相同: first.difference.value.isZero(),
      年: first.year === told || sharedOlderYear(one) !== '' ? '' : String(first.year),
    },
    {
      ...about(one),
      area: run.map((comparison) => comparison.area).join(','),
      // 均 is said of the areas, all of one indicator.
      but: { 'quantity/all': about(one, one) },
    },
  );
}

/** 全省平均水平, and where no table shows it, its figure: 全省平均水平（34.2%）. */
function areaWithFigure(view: PlanView, one: Assessment, comparison: AreaComparison): string {
  const area = areaPhrase({ name: comparison.areaName, role: comparison.role });
  if (!namesFigures(view)) return area;
  const { printed, year, origins } = comparison.figure;
  const id = { kind: 'value', indicator: one.indicator.code, area: comparison.area, year, dimension: null } as const;
  return `${area}（${withMeasure(one.indicator, figure(view.voice, printed, id, origins))}）`;
}

/** The side is the same with every area of the run. */
function runSide({ voice }: PlanView, one: Assessment, run: readonly AreaComparison[]): string {
  const [first] = run;
  if (first === undefined || first.difference.value.isZero()) return '';
  const area = run.map((comparison) => comparison.area).join(',');
  return saySide(voice, [one], { ...first, area });
}

/** Areas that others of these indicators are compared with, and this one is not. */
function areasWithout(view: PlanView, one: Assessment, compared: readonly Assessment[]): readonly string[] {
  const present = new Set(compared.flatMap((other) => other.comparison.map((comparison) => comparison.area)));
  return view.facts.round.areas
    .filter((area) => present.has(area.id) && !one.comparison.some((comparison) => comparison.area === area.id))
    .map((area) => area.name);
}
