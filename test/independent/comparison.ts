/** The other areas' figures of the same year, the differences from printed figures, the own place among peers. */
import { limitOf } from './attainment.ts';
import type { Exact } from './exact.ts';
import { exact, printed, rounded } from './exact.ts';
import { areaFigure, currentAt, pointsUpTo } from './subject.ts';
import type { Subject } from './subject.ts';

export function compareAreas(subject: Subject): readonly object[] {
  const { truth, indicator, settings } = subject;
  const current = currentAt(subject, truth.year);
  if (current === null || indicator.scale === 'yes-no' || indicator.scale === 'text') return [];
  const back = current.carried ? 0 : settings.lag;
  const own = new Map(pointsUpTo(subject, truth.year).map((point) => [point.year, point.value]));
  return truth.areas.flatMap((area) => {
    for (let year = current.year; year >= current.year - back; year -= 1) {
      const [ours, theirs] = [own.get(year), areaFigure(subject, area.id, year)];
      if (ours === undefined || theirs === null) continue;
      const [a, b] = [rounded(ours, indicator.decimals), rounded(theirs, indicator.decimals)];
      const better = betterness(subject, a, b);
      return [
        {
          area: area.id,
          year,
          value: printed(b, indicator.decimals),
          difference: printed(a.minus(b), indicator.decimals),
          better: better === 0 ? null : better > 0,
        },
      ];
    }
    return [];
  });
}

/** Above zero where the first is better; zero where equal or without direction. */
function betterness(subject: Subject, a: Exact, b: Exact): number {
  switch (subject.indicator.direction) {
    case 'increase':
      return a.comparedTo(b);
    case 'decrease':
      return b.comparedTo(a);
    case 'range': {
      // Where the plan asks for one side of it only, that is the side.
      const limit = limitOf(subject);
      if (limit?.kind === 'one-side') return limit.comparison.startsWith('>') ? a.comparedTo(b) : b.comparedTo(a);
      return distance(subject, b).comparedTo(distance(subject, a));
    }
    case 'none':
      return 0;
  }
}

/** From the range as printed; none without one. */
function distance(subject: Subject, value: Exact): Exact {
  const limit = limitOf(subject);
  if (limit?.kind !== 'range') return exact(0);
  const [from, to] = [limit.from, limit.to].map((end) => rounded(end, subject.indicator.decimals)) as [Exact, Exact];
  if (value.lessThan(from)) return from.minus(value);
  return value.greaterThan(to) ? value.minus(to) : exact(0);
}

export function rankOf(subject: Subject): { readonly position: number; readonly of: number } | null {
  const { truth, indicator } = subject;
  const current = currentAt(subject, truth.year);
  if (current === null || indicator.scale === 'yes-no' || indicator.scale === 'text' || indicator.direction === 'none')
    return null;
  if (indicator.direction === 'range' && limitOf(subject) === null) return null;
  const ours = rounded(current.value, indicator.decimals);
  const peers = truth.areas.flatMap((area) => {
    const figure = area.role === 'peer' ? areaFigure(subject, area.id, current.year) : null;
    return figure === null ? [] : [rounded(figure, indicator.decimals)];
  });
  if (peers.length < 2) return null;
  return { position: 1 + peers.filter((theirs) => betterness(subject, theirs, ours) > 0).length, of: peers.length + 1 };
}
