/** Every judgement of a round: one assessment an indicator, plan and target set, in register order. */
import type { Dataset } from '../dataset/dataset.ts';
import type { ObservationStatus } from '../dataset/observation.ts';
import { ownArea } from '../dataset/observation.ts';
import { mergeOrigins } from '../provenance.ts';
import type { Assessment } from './assessment.ts';
import { comparedInDocuments, comparisonOf, rankOf } from './comparison.ts';
import { changeOf } from './change.ts';
import { forecastsOf, whyNoAnswer } from './forecast.ts';
import { lackingOf } from './lacking.ts';
import { known, unknown } from './maybe.ts';
import { allFlags, isMethodSensitive, projectionsOf } from './shown/method-check.ts';
import { printedSpeeds } from './pace/printed-speeds.ts';
import { recentPace } from './pace/recent-pace.ts';
import { levelBefore, pathOf, standingsUpTo, warningSince } from './pace/path.ts';
import { isMetNow } from './attainment.ts';
import { gapOf } from './progress.ts';
import { standingOf, type Standing } from './target/judged-year.ts';
import type { Subject } from './target/subject.ts';
import { everySubject, supportFigure } from './target/subject.ts';

/** Pure, and total: whatever the figures are, what cannot be judged says why. Support series without plans are left out. */
export function assess(dataset: Dataset): readonly Assessment[] {
  return everySubject(dataset).map(assessmentOf);
}

function assessmentOf(subject: Subject): Assessment {
  const { indicator, plan, dataset } = subject;
  const { year } = dataset.round;
  const standings = standingsUpTo(subject, year);
  const now = standings.get(year) ?? standingOf(subject, year);
  const { target, current, ground, attainment } = now;
  const forecast = ground === null ? [] : forecastsOf(ground);
  const sensitive = isMethodSensitive(now.pace, isMetNow(attainment), ground, subject.settings);
  const gap = gapOf(subject, target, current);
  const parts = partsOf(subject, now);
  const before = levelBefore(subject, standings, now);
  const besideAreas = {
    comparison: comparisonOf(subject, target, current),
    rank: rankOf(subject, target, current),
  };
  return {
    indicator,
    plan,
    domain: indicator.domain[plan] ?? '',
    units: indicator.units,
    targetSet: subject.target?.definition.set ?? null,
    target,
    year,
    current,
    word: current.verdict === 'known' ? current.figure.word : null,
    older: olderFigure(subject, now),
    absence: absenceOf(subject, now),
    base: subject.total.base === null ? unknown('no-base') : known({ figure: subject.total.base }),
    attainment,
    gap,
    change: changeOf(subject, target, current, year),
    ...comparedInDocuments(indicator, besideAreas),
    besideAreas,
    pace: { ...now.pace, flags: allFlags(now.pace, sensitive, forecast) },
    speeds: printedSpeeds({ decimals: indicator.decimals, year, target }, now.pace, gap),
    recent: recentPace(subject, now.comparable.points, now.pace),
    path: pathOf(subject, standings, now),
    forecast,
    noForecast: now.noGround ?? (forecast.length === 0 ? whyNoAnswer(subject) : null),
    methods: ground === null ? [] : projectionsOf(ground, now.pace),
    warning: { ...now.warning, since: warningSince(before, now.warning.level), issued: before.issued },
    outlook: now.outlook,
    cases: casesOf(subject, now),
    pooled: now.pooled,
    parts,
    lacking: lackingOf(subject, target, parts),
    revision: revisionOf(subject),
  };
}

/** Shown with its year and judged by nobody: also one from before a break. */
function olderFigure(subject: Subject, now: Standing): Assessment['older'] {
  if (now.current.verdict === 'known') return unknown('no-data');
  const older = subject.total.points.filter((point) => point.year < now.year).at(-1);
  return older === undefined ? unknown('no-data') : known({ figure: older });
}

function absenceOf(subject: Subject, { current, year }: Standing): Assessment['absence'] {
  if (current.verdict === 'known' || current.because === 'no-total') return null;
  const found = subject.total.lookup(year);
  switch (found.verdict) {
    case 'figure':
      return null;
    case 'not-reported':
      return { kind: 'not-reported', origins: [] };
    case 'conflict':
      return { kind: 'conflict', origins: found.origins };
    case 'marked':
      return { kind: kindOfMark(found.status), origins: found.origins };
  }
}

function kindOfMark(status: ObservationStatus): NonNullable<Assessment['absence']>['kind'] {
  switch (status) {
    case 'unreadable':
    case 'refused':
      return 'unreadable';
    case 'conflict':
      return 'conflict';
    default:
      return 'marked';
  }
}

function casesOf(subject: Subject, { current, year }: Standing): Assessment['cases'] {
  const { cases, denominator } = subject.indicator;
  const of = current.verdict === 'known' ? current.figure.year : year;
  const found = supportFigure(subject, cases, of);
  if (found === null) return unknown('no-data');
  const whole = supportFigure(subject, denominator, of);
  const before = supportFigure(subject, cases, of - 1);
  return known({
    count: found.value,
    previous: before?.value ?? null,
    denominator: whole?.value ?? null,
    origins: mergeOrigins([found.origins, whole?.origins ?? []]),
    previousOrigins: before?.origins ?? [],
  });
}

function partsOf(subject: Subject, { current, year }: Standing): Assessment['parts'] {
  const of = current.verdict === 'known' ? current.figure.year : year;
  const numerator = supportFigure(subject, subject.indicator.numerator, of);
  const denominator = supportFigure(subject, subject.indicator.denominator, of);
  if (numerator === null || denominator === null) return unknown('no-parts');
  return known({
    numerator: numerator.value,
    denominator: denominator.value,
    origins: mergeOrigins([numerator.origins, denominator.origins]),
  });
}

/** Of last year's figure of the own area. */
function revisionOf(subject: Subject): Assessment['revision'] {
  const { revisions, round } = subject.dataset;
  const found = revisions.find(
    ({ indicator, area, year }) => indicator === subject.indicator.code && area === ownArea && year === round.year - 1,
  );
  if (found === undefined) return null;
  const { before, after, year } = found;
  return { before: before.value, after: after.value, year, origins: [before.origin, after.origin] };
}
