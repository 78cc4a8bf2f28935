/**
 * Where an indicator stands, seen from one year with the data up to then: level, pace, forecast and warning. The
 * reporting year's standing is the assessment; those of the years before tell how the warning came about.
 */
import { aimOf } from './aim.ts';
import type { Assessment, Attainment, JudgedCondition, JudgedTarget, Outlook, Pace, Reason } from '../assessment.ts';
import { wrongRunOf } from '../change.ts';
import type { Ground } from '../forecast.ts';
import { groundOf } from '../forecast.ts';
import { isMethodSensitive } from '../shown/method-check.ts';
import type { Comparable, CurrentFigure } from '../series/own-series.ts';
import { currentFigure } from '../series/own-series.ts';
import { paceOf, paceOfConditions, type PaceQuestion } from '../pace/pace.ts';
import { isMetNow } from '../attainment.ts';
import { attainmentOf } from '../progress.ts';
import type { Subject } from './subject.ts';
import { isSmallCount } from './subject.ts';
import { judgedTarget } from './target.ts';
import { unknown } from '../maybe.ts';
import { outlookOf } from '../warning/outlook.ts';
import { isAboveByMoreThanChance, pooledCases } from '../warning/pooled-cases.ts';
import { warningOf, type Warned, type WarningQuestion } from '../warning/warning.ts';

export interface Standing {
  readonly year: number;
  readonly target: JudgedTarget;
  readonly current: CurrentFigure;
  readonly comparable: Comparable;
  readonly attainment: Attainment;
  /** Without what only the forecasts tell of it: that the methods differ, that a bound was met. */
  readonly pace: Pace;
  /** What forecasts rest on; null where none can be made. */
  readonly ground: Ground | null;
  readonly noGround: Reason | null;
  readonly warning: Warned;
  /** Of a handful of cases behind a rate with an upper limit: those of the last years together. */
  readonly pooled: Assessment['pooled'];
  readonly outlook: Outlook | null;
}

export function standingOf(subject: Subject, year: number): Standing {
  const target = judgedTarget(subject, year);
  const current = currentOf(subject, target, year);
  const comparable = subject.total.comparableIn(year);
  const attainment = attainmentOf(subject, target, current, year);
  const pace = paceAsOf(subject, target, current, comparable, year);
  const made = groundOf(subject, { year, target, current, attainment, pace });
  const ground = made.verdict === 'known' ? made.ground : null;
  const aim = aimOf(subject.indicator, target);
  const pooled = pace.flags.includes('small-count') ? pooledCases(subject, target, year) : unknown('not-rare');
  const question: WarningQuestion = {
    target,
    contradicted: subject.indicator.contradicted,
    targetYear: subject.targetYear,
    baseYear: subject.total.baseYear,
    year,
    aim,
    hasFigure: current.verdict === 'known',
    attainment,
    wrongRun: wrongRunOf(subject, aim, current, comparable.points),
    pace,
    methodSensitive:
      pace.class === 'on-schedule' && isMethodSensitive(pace, isMetNow(attainment), ground, subject.settings),
    ground,
    pooledAbove: pooled.verdict === 'known' && isAboveByMoreThanChance(pooled.pooled, subject.settings),
    settings: subject.settings,
  };
  const warning = warningOf(question);
  return {
    year,
    target,
    current,
    comparable,
    attainment,
    pace,
    ground,
    noGround: made.verdict === 'known' ? null : made.because,
    warning,
    pooled,
    outlook: outlookOf(target, attainment, ground, warning.level),
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
  const { points, cut } = subject.dimension(condition.where).comparableIn(year);
  const { set, year: due, text, origins } = target;
  return {
    ...question,
    target: { kind: 'threshold', comparison, limit, keep: false, set, year: due, text, origins },
    current,
    base,
    points,
    cut,
  };
}
