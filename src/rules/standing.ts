/**
 * Where an indicator stands, seen from one year with the data up to then: level, pace, forecast and warning. The
 * reporting year's standing is the assessment; those of the years before tell how the warning came about.
 */
import { aimOf } from './aim.ts';
import type {
  Attainment, Change, Forecast, JudgedCondition, JudgedTarget, MethodProjection, Outlook, Pace, Reason,
} from './assessment.ts'; // prettier-ignore
import { changeOf } from './change.ts';
import type { Ground } from './forecast.ts';
import { forecastsOf, groundOf } from './forecast.ts';
import { allFlags, isMethodSensitive, projectionsOf } from './method-check.ts';
import type { Comparable, CurrentFigure } from './own-series.ts';
import { comparableUpTo, currentFigure } from './own-series.ts';
import { paceOf, paceOfConditions, type PaceQuestion } from './pace.ts';
import { attainmentOf } from './progress.ts';
import type { Subject } from './subject.ts';
import { isSmallCount } from './subject.ts';
import { judgedTarget } from './target.ts';
import { unknown } from './maybe.ts';
import { outlookOf, warningOf, type Warned } from './warning.ts';

export interface Standing {
  readonly year: number;
  readonly target: JudgedTarget;
  readonly current: CurrentFigure;
  readonly comparable: Comparable;
  readonly attainment: Attainment;
  readonly change: Change;
  readonly pace: Pace;
  /** null where no forecast can be made. */
  readonly ground: Ground | null;
  readonly forecasts: readonly Forecast[];
  readonly noForecast: Reason | null;
  readonly projections: readonly MethodProjection[];
  readonly warning: Warned;
  readonly outlook: Outlook | null;
}

export function standingOf(subject: Subject, year: number): Standing {
  const target = judgedTarget(subject, year);
  const current = currentOf(subject, target, year);
  const comparable = comparableUpTo(subject.total, year);
  const attainment = attainmentOf(subject, target, current, year);
  const change = changeOf(subject, target, current, year);
  const steadyPace = paceAsOf(subject, target, current, comparable, year);
  const ground = groundOf(subject, target, current, comparable, steadyPace);
  const forecasts = ground.verdict === 'known' ? forecastsOf(ground.ground) : [];
  const projections = ground.verdict === 'known' ? projectionsOf(ground.ground, steadyPace, forecasts) : [];
  const met = attainment === 'met-kept' || attainment === 'met-early' || attainment === 'met';
  const sensitive = isMethodSensitive(steadyPace, met, projections, subject.settings);
  const pace = { ...steadyPace, flags: allFlags(steadyPace, sensitive, forecasts) };
  const question = {
    target,
    targetYear: subject.targetYear,
    baseYear: subject.total.baseYear,
    year,
    decimals: subject.indicator.decimals,
    aim: aimOf(subject.indicator, target),
    hasFigure: current.verdict === 'known',
    attainment,
    change,
    pace,
    forecasts,
    settings: subject.settings,
  };
  const warning = warningOf(question);
  return {
    year,
    target,
    current,
    comparable,
    attainment,
    change,
    pace,
    ground: ground.verdict === 'known' ? ground.ground : null,
    forecasts,
    noForecast: whyNone(ground, forecasts),
    projections,
    warning,
    outlook: outlookOf(question, warning.level),
  };
}

/** Conditions may be reported without a total row: then there is no figure of the whole, and no blank either. */
function currentOf(subject: Subject, target: JudgedTarget, year: number): CurrentFigure {
  const current = currentFigure(subject.total, year);
  if (current.verdict === 'known' || target.kind !== 'all-of') return current;
  return target.conditions.some((condition) => condition.current.verdict === 'known') ? unknown('no-total') : current;
}

function paceAsOf(
  subject: Subject,
  target: JudgedTarget,
  current: CurrentFigure,
  comparable: Comparable,
  year: number,
): Pace {
  const { points, base, cut } = comparable;
  const question: PaceQuestion = {
    indicator: subject.indicator,
    target,
    targetYear: subject.targetYear,
    current,
    base,
    points,
    cut,
    smallCount:
      current.verdict === 'known'
        ? isSmallCount(subject, current.figure.year)
        : target.kind === 'all-of' && isSmallCount(subject, year),
    settings: subject.settings,
  };
  if (target.kind !== 'all-of') return paceOf(question);
  const paces = target.conditions.map((condition) => paceOf(onCondition(subject, question, target, condition, year)));
  return paceOfConditions(question, target.conditions, paces);
}

function onCondition(
  subject: Subject,
  question: PaceQuestion,
  target: Extract<JudgedTarget, { readonly kind: 'all-of' }>,
  condition: JudgedCondition,
  year: number,
): PaceQuestion {
  const { comparison, limit, current, base } = condition;
  const { points, cut } = comparableUpTo(subject.dimension(condition.where), year);
  const { set, year: due, text, origins } = target;
  return {
    ...question,
    target: { kind: 'threshold', comparison, limit, set, year: due, text, origins },
    current,
    base,
    points,
    cut,
  };
}

function whyNone(ground: ReturnType<typeof groundOf>, forecasts: readonly Forecast[]): Reason | null {
  if (ground.verdict === 'unknown') return ground.because;
  return forecasts.length > 0 ? null : 'no-trend';
}
