/**
 * The warning level: every row of the table that holds gives its reason, and the worst of them the level. Cut points
 * are settings; all comparisons with them are made in decimals.
 */
import { decimal, fromFloat } from '../../indicators/decimals.ts';
import type { Settings } from '../../indicators/settings.ts';
import type { Aim } from '../target/aim.ts';
import type {
  Attainment, JudgedTarget, Pace, WarningLevel, WarningReason,
} from '../assessment.ts'; // prettier-ignore
import type { Ground } from '../forecast.ts';
import { chanceOf, reachesIn, wouldCount } from '../forecast.ts';
import { isMetNow } from '../attainment.ts';
import { signOf } from '../target/target-test.ts';

export interface WarningQuestion {
  readonly target: JudgedTarget;
  /** It has a target that contradicts itself. */
  readonly contradicted: boolean;
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
  /** Of a handful of cases: those of several years lie above the target by more than chance. */
  readonly pooledAbove: boolean;
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
  return question.pace.flags.includes('small-count') ? warnedOfFewCases(question, rows) : worstOf(rows);
}

function reasonsForGrey(question: WarningQuestion): readonly WarningReason[] {
  const { target, attainment, aim } = question;
  const noData =
    target.kind === 'none' || target.kind === 'not-computable' ? !question.hasFigure : attainment === 'no-data';
  return [
    ...(noData ? (['no-data'] as const) : []),
    ...(target.kind === 'not-computable' ? (['target-not-computable'] as const) : []),
    ...(question.contradicted ? (['target-contradiction'] as const) : []),
    ...(target.kind === 'trend' && attainment === 'not-applicable' ? (['not-measured-since-base'] as const) : []),
    ...(target.kind === 'none' && aim.kind === 'none' ? (['no-direction'] as const) : []),
  ];
}

/** Severity falls from red to blue; within a level the table's order. */
const severity = { red: 0, orange: 1, yellow: 2, blue: 3 } as const satisfies Record<Row['level'], number>;

function worstOf(rows: readonly Row[]): Warned {
  const ordered = rows.toSorted((a, b) => severity[a.level] - severity[b.level]);
  return { level: ordered[0]?.level ?? 'green', reasons: ordered.map((row) => row.reason) };
}

/**
 * A handful of cases says nothing of a trend: blue at most, and that first, unless the cases of several years lie above the
 * target. Once the plan is over what was not met by a handful of cases cannot be judged.
 */
function warnedOfFewCases(question: WarningQuestion, rows: readonly Row[]): Warned {
  const { level, reasons } = worstOf(rows);
  if (level === 'green') return { level, reasons };
  const missed = question.attainment === 'not-met' || question.attainment === 'regressed';
  if (missed && question.pooledAbove) return { level: 'orange', reasons: ['small-count-above', ...reasons] };
  if (!isDue(question)) return { level: 'blue', reasons: ['small-count', ...reasons] };
  return missed ? { level: 'grey', reasons: ['small-count', ...reasons] } : { level, reasons };
}

function rowsThatHold(question: WarningQuestion): readonly Row[] {
  const { target, attainment } = question;
  if (target.kind !== 'none' && isDue(question)) return rowsAtTheEnd(question);
  switch (target.kind) {
    case 'none':
      return rowsByDirection(question);
    case 'qualitative':
      return isMetNow(attainment) ? [] : [{ level: 'blue', reason: 'not-achieved' }];
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

/** The plan is over: what is counted as met is green, the rest has missed its target. */
function rowsAtTheEnd({ attainment, target, settings }: WarningQuestion): readonly Row[] {
  if (isMetNow(attainment)) return [];
  if (attainment === 'nearly-met') {
    return settings.nearlyMetCounts
      ? []
      : [
          { level: 'yellow', reason: 'nearly-met-deadline' },
          { level: 'blue', reason: 'nearly-met' },
        ];
  }
  return [
    { level: 'red', reason: 'deadline-missed' },
    ...when(target.kind === 'existence', 'red', 'not-existing'),
    ...when(attainment === 'regressed', 'orange', 'regressed'),
    ...when(target.kind === 'qualitative', 'blue', 'not-achieved'),
  ];
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

/** A row of its own: the rows of what is not met add nothing to it. */
function rowsOfNearlyMet({ pace }: WarningQuestion): readonly Row[] {
  const losing = pace.class === 'moving-away' || pace.class === 'far-behind';
  return [...when(losing, 'yellow', 'nearly-met-losing'), { level: 'blue', reason: 'nearly-met' }];
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
  return [{ level, reason: 'not-existing' }, ...when(question.attainment === 'regressed', 'orange', 'regressed')];
}

function rowsOfNotMet(question: WarningQuestion): readonly Row[] {
  const { pace, settings, wrongRun } = question;
  return [
    ...when(pace.class === 'moving-away', 'red', 'moving-away'),
    ...when(isOutOfReach(question), 'red', 'out-of-reach'),
    ...when(exceeds(pace, settings.redMultiplier) && isLate(question), 'red', 'needs-multiple'),
    ...when(pace.class === 'far-behind', 'orange', 'far-behind'),
    ...when(question.attainment === 'regressed', 'orange', 'regressed'),
    ...when(
      pace.class === 'slightly-behind' && wrongRun >= 1 && exceeds(pace, settings.orangeMultiplier),
      'orange',
      'slipping-behind',
    ),
    ...when(pace.class === 'slightly-behind', levelOfSlightlyBehind(question), 'slightly-behind'),
    ...when(pace.class === 'on-schedule' && isBelow(question, settings.yellowProbability), 'yellow', 'unlikely'),
    ...rowsOfDoubt(question),
    ...when(isPaceUnknown(question), 'blue', 'pace-unknown'),
  ];
}

/** Yellow, save where the settings let what is likely to be met all the same only be watched. */
function levelOfSlightlyBehind(question: WarningQuestion): 'yellow' | 'blue' {
  const { yellowBelow } = question.settings;
  if (yellowBelow.greaterThanOrEqualTo(1)) return 'yellow';
  const chance = question.ground === null ? null : chanceOf(question.ground);
  const isLikely = chance?.verdict === 'known' && fromFloat(chance.value).greaterThanOrEqualTo(yellowBelow);
  return isLikely ? 'blue' : 'yellow';
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

/** Few years are left, and even the favourable end of the interval, as printed, misses what is counted in 达标率. */
function isOutOfReach({ target, targetYear, year, ground, settings }: WarningQuestion): boolean {
  const left = targetYear - year;
  if (left <= 0 || left > settings.redYearsLeft || ground === null) return false;
  const atTarget = ground.trend.forecastIn(targetYear);
  if (atTarget === null) return false;
  const { lower, upper } = atTarget;
  switch (target.kind) {
    case 'range':
      return isBesideRange(ground, target, lower, upper);
    case 'threshold':
    case 'relative':
      return wouldCount(ground, signOf(target.comparison) > 0 ? upper : lower) === false;
    case 'all-of':
    case 'trend':
    case 'existence':
    case 'qualitative':
    case 'not-computable':
    case 'none':
      return false;
  }
}

/** Both ends miss it on the same side: what is wider than the range holds it. */
function isBesideRange(ground: Ground, range: RangeTarget, lower: number, upper: number): boolean {
  if (wouldCount(ground, lower) !== false || wouldCount(ground, upper) !== false) return false;
  return range.low.exact.greaterThan(fromFloat(upper)) || range.high.exact.lessThan(fromFloat(lower));
}

type RangeTarget = Extract<JudgedTarget, { readonly kind: 'range' }>;

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

/** Of a level that was left, 由达标转未达标 says more. */
function isPaceUnknown({ pace, attainment }: WarningQuestion): boolean {
  return pace.class === 'not-assessable' || (pace.class === 'maintain' && attainment !== 'regressed');
}
