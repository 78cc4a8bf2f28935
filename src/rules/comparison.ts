/** Part three: the own figure beside other areas' figures of the same year, and its place among own area and peers. */
import { ownArea } from '../dataset/observation.ts';
import type { Indicator } from '../indicators/definition.ts';
import type { Area } from '../indicators/round.ts';
import type { Aim } from './target/aim.ts';
import { aimOf, compareBy } from './target/aim.ts';
import type { AreaComparison, Assessment, JudgedTarget, Maybe, PrintedFigure, Rank } from './assessment.ts';
import { known, unknown } from './maybe.ts';
import type { CurrentFigure } from './series/own-series.ts';
import { differenceOf, isWorded, printedFigure } from './printed-figure.ts';
import type { Subject } from './target/subject.ts';

/**
 * In the round's order of areas; areas without a comparable figure are left out. Both figures are of the own figure's
 * year (of a carried figure: the year it is from), else of their latest common year within `comparisonLag`.
 */
export function comparisonOf(
  subject: Subject,
  target: JudgedTarget,
  current: CurrentFigure,
): readonly AreaComparison[] {
  if (current.verdict === 'unknown' || isWorded(subject.indicator)) return [];
  const aim = aimOf(subject.indicator, target);
  const ownFigures = ownFiguresWithinLag(subject, current.figure);
  return subject.dataset.round.areas.flatMap((area) => {
    const pair = latestCommon(subject, area, ownFigures);
    if (pair === null) return [];
    return [
      {
        area: area.id,
        areaName: area.name,
        role: area.role,
        year: pair.own.year,
        own: pair.own,
        figure: pair.other,
        difference: differenceOf(subject.indicator, pair.own, pair.other),
        better: isBetter(aim, pair.own, pair.other),
      },
    ];
  });
}

/** Latest first. */
function ownFiguresWithinLag(subject: Subject, latest: PrintedFigure): readonly PrintedFigure[] {
  const oldest = latest.year - subject.settings.comparisonLag;
  const older = subject.total.points.filter((point) => point.year < latest.year && point.year >= oldest);
  return [latest, ...older.toReversed()];
}

function latestCommon(
  subject: Subject,
  area: Area,
  ownFigures: readonly PrintedFigure[],
): { readonly own: PrintedFigure; readonly other: PrintedFigure } | null {
  for (const own of ownFigures) {
    const other = areaFigure(subject, area.id, own.year);
    if (other !== null) return { own, other };
  }
  return null;
}

function areaFigure(subject: Subject, area: string, year: number): PrintedFigure | null {
  if (area === ownArea) return null;
  const found = subject.dataset.figure(subject.indicator.code, area, year);
  if (found.verdict !== 'figure') return null;
  return printedFigure(subject.indicator, found.figure.value, year, found.figure.origins);
}

function isBetter(aim: Aim, own: PrintedFigure, other: PrintedFigure): boolean | null {
  const order = compareBy(aim, own.rounded, other.rounded);
  return order === 0 ? null : order > 0;
}

/** A total grows with its area: beside another area's it says how large the areas are, not how well they do. */
function isTotal({ scale, measure, name }: Indicator): boolean {
  if (scale === 'count') return true;
  return scale === 'money' && /^[万亿]?元$/.test(measure) && !name.includes('均');
}

/** What documents compare and rank: not totals. */
export function comparedInDocuments(
  indicator: Indicator,
  beside: Pick<Assessment['besideAreas'], 'comparison' | 'rank'>,
): Pick<Assessment, 'comparison' | 'rank'> {
  return isTotal(indicator) ? { comparison: [], rank: unknown('total') } : beside;
}

/** Best first, among own area and peers with a figure of the own figure's year; from three areas on. */
export function rankOf(subject: Subject, target: JudgedTarget, current: CurrentFigure): Maybe<{ readonly rank: Rank }> {
  if (current.verdict === 'unknown') return current;
  const aim = aimOf(subject.indicator, target);
  if (aim.kind === 'none' || isWorded(subject.indicator)) return unknown('no-direction');
  const own = current.figure;
  const peers = subject.dataset.round.areas.flatMap((area) => {
    const figure = area.role === 'peer' ? areaFigure(subject, area.id, own.year) : null;
    return figure === null ? [] : [{ area, figure }];
  });
  if (peers.length < 2) return unknown('few-areas');
  const ahead = peers.filter(({ figure }) => compareBy(aim, figure.rounded, own.rounded) > 0);
  const level = peers.filter(({ figure }) => compareBy(aim, figure.rounded, own.rounded) === 0);
  return known({
    rank: {
      position: ahead.length + 1,
      of: peers.length + 1,
      shared: level.length > 0,
      areaNames: [subject.dataset.round.area.name, ...peers.map(({ area }) => area.name)],
    },
  });
}
