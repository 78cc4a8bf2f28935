/**
 * The warning level: every row of the table that holds gives its reason, and the worst of them the level. Cut points
 * are settings; all comparisons with them are made in decimals.
 */
import { decimal, fromFloat } from '../indicators/decimals.ts';
import type { Settings } from '../indicators/settings.ts';
import type { Aim } from './target/aim.ts';
import type {
  Attainment, JudgedTarget, Outlook, Pace, WarningLevel, WarningReason,
} from './assessment.ts'; // prettier-ignore
import type { Ground } from './forecast.ts';
import { chanceOf, reachesIn, reachesTarget } from './forecast.ts';
import { isMetNow } from './progress.ts';
import { signOf } from './target/target-test.ts';

export interface WarningQuestion {
  readonly target: JudgedTarget;
  readonly targetYear: number;
  /** The plan's base year: what part of the time has passed is counted from it. */
  readonly baseYear: number;
  readonly year: number;
  readonly aim: Aim;
  readonly hasFigure: boolean;
  readonly attainment: Attainment;
  /** Successive latest changes the wrong way. */
  readonly wrongRun: number;
  readonly pace: Pace;
  /** The methods differ on an indicator that is on schedule. */
  readonly methodSensitive: boolean;
  /** null where no forecast can be made. */
  readonly ground: Ground | null;
  readonly settings: Settings;
}

export interface Warned {
  readonly level: WarningLevel;
  /** All that hold, worst first. */
  readonly reasons: readonly WarningReason[];
}

interface Row {
  readonly level: Exclude<WarningLevel, 'grey' | 'green'>;
  readonly reason: WarningReason;
}

export function warningOf(question: WarningQuestion): Warned {
  const grey = reasonsForGrey(question);
  if (grey.length > 0) return { level: 'grey', reasons: grey };
  const rows = rowsThatHold(question);
  return question.pace.flags.includes('small-count') ? cappedForSmallCount(rows) : worstOf(rows);
}

function reasonsForGrey(question: WarningQuestion): readonly WarningReason[] {
  const { target, attainment, aim } = question;
  const noData =
    target.kind === 'none' || target.kind === 'not-computable' ? !question.hasFigure : attainment === 'no-data';
  return [
    ...(noData ? (['no-data'] as const) : []),
    ...(target.kind === 'not-computable' ? (['target-not-computable'] as const) : []),
    ...(target.kind === 'none' && aim.kind === 'none' ? (['no-direction'] as const) : []),
  ];
}

/** Severity falls from red to blue; within a level the table's order. */
const severity = { red: 0, orange: 1, yellow: 2, blue: 3 } as const satisfies Record<Row['level'], number>;

function worstOf(rows: readonly Row[]): Warned {
  const ordered = rows.toSorted((a, b) => severity[a.level] - severity[b.level]);
  return { level: ordered[0]?.level ?? 'green', reasons: ordered.map((row) => row.reason) };
}

/** A handful of cases says nothing of a trend: blue at most, and that first. */
function cappedForSmallCount(rows: readonly Row[]): Warned {
  const { level, reasons } = worstOf(rows);
  return level === 'green' ? { level, reasons } : { level: 'blue', reasons: ['small-count', ...reasons] };
}

function rowsThatHold(question: WarningQuestion): readonly Row[] {
  switch (question.target.kind) {
    case 'none':
      return rowsByDirection(question);
    case 'qualitative':
      return isMetNow(question.attainment) ? [] : [{ level: 'blue', reason: 'not-achieved' }];
    case 'existence':
      return rowsByLevel(question, rowsOfNotExisting);
    case 'threshold':
    case 'relative':
    case 'range':
    case 'all-of':
    case 'trend':
    case 'not-computable':
      return rowsByLevel(question, rowsOfNotMet);
  }
}

function rowsByLevel(
  question: WarningQuestion,
  rowsOfMissed: (question: WarningQuestion) => readonly Row[],
): readonly Row[] {
  if (isMetNow(question.attainment)) return rowsOfMet(question);
  return question.attainment === 'nearly-met' ? rowsOfNearlyMet(question) : rowsOfMissed(question);
}

/** A direction without a target: green, until it runs the wrong way twice. */
function rowsByDirection({ wrongRun }: WarningQuestion): readonly Row[] {
  return when(wrongRun >= 2, 'blue', 'two-wrong-changes');
}

function rowsOfMet(question: WarningQuestion): readonly Row[] {
  const { ground, year } = question;
  return [
    ...when(ground !== null && reachesIn(ground, year + 1) === false, 'blue', 'forecast-slips'),
    ...when(question.wrongRun >= 2, 'blue', 'two-wrong-changes'),
  ];
}

function rowsOfNearlyMet(question: WarningQuestion): readonly Row[] {
  const { pace, settings } = question;
  const losing = pace.class === 'moving-away' || pace.class === 'far-behind';
  return [
    ...when(losing, 'yellow', 'nearly-met-losing'),
    ...when(isDue(question) && !settings.nearlyMetCounts, 'yellow', 'nearly-met-deadline'),
    { level: 'blue', reason: 'nearly-met' },
    ...rowsOfDoubt(question),
  ];
}

/** Has to be there or not: the time that is left decides. */
function rowsOfNotExisting(question: WarningQuestion): readonly Row[] {
  const { year, baseYear, targetYear, settings } = question;
  const planned = targetYear - baseYear;
  const passed = planned <= 0 ? decimal(1) : decimal(year - baseYear).dividedBy(planned);
  const level = passed.lessThanOrEqualTo(settings.existenceYellow)
    ? 'yellow'
    : passed.lessThanOrEqualTo(settings.existenceOrange)
      ? 'orange'
      : 'red';
  return [
    ...when(isDue(question), 'red', 'deadline-missed'),
    { level, reason: 'not-existing' },
    ...when(question.attainment === 'regressed', 'orange', 'regressed'),
  ];
}

function rowsOfNotMet(question: WarningQuestion): readonly Row[] {
  const { pace, settings, wrongRun } = question;
  return [
    ...when(pace.class === 'moving-away', 'red', 'moving-away'),
    ...when(isDue(question), 'red', 'deadline-missed'),
    ...when(isOutOfReach(question), 'red', 'out-of-reach'),
    ...when(exceeds(pace, settings.redMultiplier) && isLate(question), 'red', 'needs-multiple'),
    ...when(pace.class === 'far-behind', 'orange', 'far-behind'),
    ...when(question.attainment === 'regressed', 'orange', 'regressed'),
    ...when(
      pace.class === 'slightly-behind' && wrongRun >= 1 && exceeds(pace, settings.orangeMultiplier),
      'orange',
      'slipping-behind',
    ),
    ...when(pace.class === 'slightly-behind', 'yellow', 'slightly-behind'),
    ...when(pace.class === 'on-schedule' && isBelow(question, settings.yellowProbability), 'yellow', 'unlikely'),
    ...rowsOfDoubt(question),
    ...when(isPaceUnknown(question), 'blue', 'pace-unknown'),
  ];
}

/** On schedule, and still not to be counted on. */
function rowsOfDoubt(question: WarningQuestion): readonly Row[] {
  if (question.pace.class !== 'on-schedule') return [];
  return [
    ...when(isBelow(question, question.settings.blueProbability), 'blue', 'uncertain'),
    ...when(question.methodSensitive, 'blue', 'method-sensitive'),
  ];
}

function when(holds: boolean, level: Row['level'], reason: WarningReason): readonly Row[] {
  return holds ? [{ level, reason }] : [];
}

function isDue({ year, targetYear }: WarningQuestion): boolean {
  return year >= targetYear;
}

/** Few years are left, and even the favourable end of the interval misses. */
function isOutOfReach({ target, targetYear, year, ground, settings }: WarningQuestion): boolean {
  const left = targetYear - year;
  if (left <= 0 || left > settings.redYearsLeft || ground === null) return false;
  const atTarget = ground.trend.forecastIn(targetYear);
  if (atTarget === null) return false;
  const { lower, upper } = atTarget;
  switch (target.kind) {
    case 'range':
      return target.low.exact.greaterThan(fromFloat(upper)) || target.high.exact.lessThan(fromFloat(lower));
    case 'threshold':
    case 'relative': {
      const favourable = signOf(target.comparison) > 0 ? upper : lower;
      return reachesTarget(target, favourable, ground.subject.indicator.decimals) === false;
    }
    case 'all-of':
    case 'trend':
    case 'existence':
    case 'qualitative':
    case 'not-computable':
    case 'none':
      return false;
  }
}

/** μ beyond the cut; without any move so far it is infinite, against the need it is another matter (moving away). */
function exceeds({ multiplier }: Pace, cut: Settings['redMultiplier']): boolean {
  if (multiplier.verdict === 'unknown') return multiplier.because === 'zero-achieved';
  return fromFloat(multiplier.value).greaterThan(cut);
}

/** 1 − τ: what part of the plan's time is left. */
function isLate({ pace, targetYear, year, settings }: WarningQuestion): boolean {
  if (pace.span === null) return false;
  const share = decimal(targetYear - year).dividedBy(targetYear - pace.span.from);
  return share.lessThanOrEqualTo(settings.redTimeLeft);
}

function isBelow({ ground }: WarningQuestion, cut: Settings['blueProbability']): boolean {
  if (ground === null) return false;
  const chance = chanceOf(ground);
  return chance.verdict === 'known' && fromFloat(chance.value).lessThan(cut);
}

/** After the deadline nothing is left to be unknown; of a level that was left, 由达标转未达标 says more. */
function isPaceUnknown(question: WarningQuestion): boolean {
  const { pace, attainment } = question;
  if (isDue(question)) return false;
  return pace.class === 'not-assessable' || (pace.class === 'maintain' && attainment !== 'regressed');
}

/**
 * The outlook of what is not met: 预期可达标 only where the forecast reaches the target. null where there is neither
 * a forecast nor a warning to say it by, for qualitative goals, and after the target year save 达标困难.
 */
export function outlookOf(question: WarningQuestion, level: WarningLevel): Outlook | null {
  const { target, attainment, targetYear, ground } = question;
  const open = attainment === 'not-met' || attainment === 'regressed' || attainment === 'nearly-met';
  if (!open || target.kind === 'qualitative') return null;
  if (level === 'orange' || level === 'red') return 'hard';
  if (level === 'grey' || isDue(question)) return null;
  if (level === 'yellow') return 'possible';
  const reached = ground === null ? null : reachesIn(ground, targetYear);
  if (reached === null) return null;
  return reached ? 'expected' : 'tight';
}
