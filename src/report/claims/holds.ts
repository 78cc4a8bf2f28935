/**
 * Whether a claim is so: each kind of claim against the judgements it speaks of. Written for the proofreader alone; composers
 * decide what to say by other ways, so that a slip there does not excuse itself here.
 */
import { decimal } from '../../indicators/decimals.ts';
import type { PlanId } from '../../indicators/plan-id.ts';
import type { AreaComparison, Assessment, Attainment, PathYear } from '../../rules/assessment.ts';
import { isMet, mannerOf } from '../../rules/series/counts.ts';
import type { Judged as Judgements } from '../../rules/sets.ts';
import { holds as conditionHolds, isNewlyMet, membersOf } from '../../rules/sets.ts';
import type { Claim, ClaimKind, ClaimOf } from './claim.ts';
import { closedMost, firstOf } from './first-of-set.ts';

export interface ClaimFacts extends Judgements {
  readonly targetYears: Readonly<Record<PlanId, number>>;
}

/** A claim about several holds when it holds of each; one about an indicator that nobody judged does not hold. */
export function claimHolds(claim: Claim, facts: ClaimFacts): boolean {
  const subjects = claim.of.map(({ indicator, plan, set }) =>
    facts.assessments.find((one) => one.indicator.code === indicator && one.plan === plan && one.targetSet === set),
  );
  if (subjects.includes(undefined)) return false;
  const members = subjects.filter((one) => one !== undefined);
  return test(claim, members, facts);
}

/** The table is keyed by the claim's own kind, which is what makes the call sound. */
function test<K extends ClaimKind>(claim: ClaimOf<K>, members: readonly Assessment[], facts: ClaimFacts): boolean {
  return tests[claim.kind](claim, members, facts);
}

type Test<K extends ClaimKind> = (claim: ClaimOf<K>, members: readonly Assessment[], facts: ClaimFacts) => boolean;

export const each =
  <K extends ClaimKind>(holdsOf: (claim: ClaimOf<K>, one: Assessment) => boolean): Test<K> =>
  (claim, members) =>
    members.every((one) => holdsOf(claim, one));

const tests: { readonly [K in ClaimKind]: Test<K> } = {
  attainment: each(({ is, year }, one) => {
    const step = year === undefined ? null : stepOf(one, year);
    if (is === 'no-data' && step !== null)
      return (step?.attainment ?? 'no-data') === 'no-data' || step?.actual.verdict === 'unknown';
    const verdict = step === null ? one.attainment : step?.attainment;
    if (verdict === undefined || verdict === null) return false;
    if (is === 'reached') return isReached(verdict);
    if (is === 'unmet') return verdict === 'not-met' || verdict === 'regressed';
    if (is === 'short') return verdict === 'not-met' || verdict === 'regressed' || verdict === 'nearly-met';
    if (is === 'newly-met') return isNewlyMet(one);
    const before = stepOf(one, one.year - 1)?.attainment;
    if (is === 'newly-nearly') return verdict === 'nearly-met' && (before === 'not-met' || before === 'regressed');
    if (is === 'slipped-nearly')
      return verdict === 'nearly-met' && before !== undefined && before !== null && isReached(before);
    if (is === 'gained') {
      const parts = one.target.kind === 'all-of' ? one.target.conditions : [one];
      return (verdict === 'met' || verdict === 'met-early') && parts.some(({ base }) => base.verdict === 'known');
    }
    if (is === 'no-data') return verdict === 'no-data' || one.current.verdict === 'unknown';
    // Reached again, after years that fell short.
    if (is === 'met' && step === null) return mannerOf(one) === 'met';
    return verdict === is;
  }),
  side: each(({ is }, one) => {
    if (one.gap.verdict === 'unknown') return is === 'away' ? !isMet(one) : isMet(one);
    const gap = one.gap.difference.value;
    switch (is) {
      case 'above':
        return gap.isPositive() && !gap.isZero();
      case 'below':
        return gap.isNegative() && !gap.isZero();
      case 'equal':
        return gap.isZero();
      case 'within':
        return isMet(one);
      case 'away':
        return !isMet(one);
    }
  }),
  level: each(({ is, year }, one) => (year === undefined ? one.warning.level : stepOf(one, year)?.level) === is),
  // As it was issued, or as this year's method has it.
  'level-before': each(({ is }, one) =>
    [one.warning.issued?.level, one.warning.issued?.recomputed, stepOf(one, one.year - 1)?.level].includes(is),
  ),
  since: each(({ is }, one) => one.warning.since === is),
  pace: each(({ is }, one) => {
    const { progress, schedule, achievedPerYear, neededPerYear } = one.pace;
    const ahead = progress.verdict === 'known' && schedule.verdict === 'known' ? progress.value - schedule.value : null;
    switch (is) {
      case 'ahead':
        return ahead !== null && ahead > 0;
      case 'even':
        return ahead !== null && Math.abs(ahead) < 0.0005;
      case 'behind':
        return ahead !== null && ahead < 0;
      case 'slightly-behind':
      case 'far-behind':
        return one.pace.class === is;
      case 'against':
        return (
          one.pace.class === 'moving-away' ||
          (achievedPerYear.verdict === 'known' &&
            neededPerYear.verdict === 'known' &&
            achievedPerYear.value * neededPerYear.value < 0)
        );
      case 'still':
        return achievedPerYear.verdict === 'known' && achievedPerYear.value === 0;
      case 'faster':
        return (
          achievedPerYear.verdict === 'known' &&
          neededPerYear.verdict === 'known' &&
          Math.abs(neededPerYear.value) <= Math.abs(achievedPerYear.value) * 1.05
        );
    }
  }),
  outlook: each(({ is, year }, one) => {
    const last = one.forecast.at(-1);
    // The outlook is of the target's year, which is forecast last.
    if (year !== undefined && year !== last?.year) return false;
    const onlyNearly = last?.counted === true && last.reachesTarget === false;
    if (is === 'expected-nearly') return one.outlook === 'expected' && onlyNearly;
    if (is === 'possible-nearly') return one.outlook === 'possible' && onlyNearly;
    // 可达标 is not said beside a figure short of the target.
    return one.outlook === is && !((is === 'expected' || is === 'possible') && onlyNearly);
  }),
  forecast: each(({ is, year, method }, one) => {
    const reached =
      method === undefined
        ? one.forecast.filter((forecast) => forecast.year === year).map((forecast) => forecast.reachesTarget)
        : one.methods
            .filter((each) => each.year === year && method.split(',').includes(each.method))
            .map((each) => each.reachesTarget);
    return reached.length > 0 && reached.every((does) => does === (is !== 'short'));
  }),
  area: (claim, members) =>
    // 不分优劣 is said of changes too, which have no area.
    (claim.is === 'neither' && claim.area === undefined && members.every(changedAside)) ||
    members.every((one) =>
      (claim.area ?? '').split(',').every((area) => {
        const found = one.comparison.find((comparison) => comparison.area === area);
        if (claim.is === 'unknown') return found === undefined;
        return found !== undefined && stands(claim.is, found);
      }),
    ),
  rank: each(({ is }, one) => {
    if (one.rank.verdict === 'unknown') return false;
    const { position, of } = one.rank.rank;
    return position === (is === 'first' ? 1 : is === 'last' ? of : Number(is));
  }),
  'rank-shared': each((_, one) => one.rank.verdict === 'known' && one.rank.rank.shared),
  change: each(({ is }, one) => {
    const { difference, sense } = one.change;
    if (difference.verdict === 'unknown') return false;
    if (is === 'better' || is === 'worse') return sense === is;
    const sign = signOf(difference.difference.value);
    return is === 'level' ? sign === 0 : sign === (is === 'up' ? 1 : -1);
  }),
  'since-base': each(({ is }, one) => {
    const { sinceBase } = one.change;
    const { base, current } = one;
    if (base.verdict === 'unknown' || current.verdict === 'unknown') return false;
    // A carried figure is no change of this year, and is set beside the base all the same.
    const sign = signOf(
      sinceBase.verdict === 'known' ? sinceBase.difference.value : current.figure.rounded.minus(base.figure.rounded),
    );
    if (is === 'level') return sign === 0;
    if (is === 'against') return sign !== 0 && sign !== wantedSign(one);
    return sign === (is === 'up' ? 1 : -1);
  }),
  'yearly-change': each(
    ({ is }, { pace: { achievedPerYear } }) =>
      achievedPerYear.verdict === 'known' && Math.sign(achievedPerYear.value) === (is === 'up' ? 1 : -1),
  ),
  needed: each(({ is }, one) => {
    if (one.gap.verdict === 'unknown' || one.gap.difference.value.isZero()) return true;
    return signOf(one.gap.difference.value) === (is === 'up' ? -1 : 1);
  }),
  run: each(({ is }, one) => one.change.wrongRun === Number(is)),
  comparability: each(({ is }, one) =>
    is === 'none' ? one.indicator.breaks.some((year) => year <= one.year) : one.indicator.partial.length > 0,
  ),
  path: each((_, one) => stepOf(one, one.year)?.onPath === false),
  ground: each(({ is }, one) => {
    const { reasons } = one.warning;
    switch (is) {
      case 'far-behind-trend':
        return reasons.includes('far-behind');
      case 'regressed':
        return reasons.includes(is) && conditionHolds('lost', one);
      case 'regressed-earlier':
        return reasons.includes('regressed') && !conditionHolds('lost', one);
      case 'slightly-behind-unsteady':
        return reasons.includes('slightly-behind') && one.pace.flags.includes('non-monotone');
      case 'far-behind-unsteady':
        return reasons.includes('far-behind') && one.pace.flags.includes('non-monotone');
      case 'slightly-behind-by-shares':
        return reasons.includes('slightly-behind') && one.pace.method === 'geometric';
      case 'far-behind-by-shares':
        return reasons.includes('far-behind') && one.pace.method === 'geometric';
      case 'needs-multiple-of-nothing':
        return reasons.includes('needs-multiple');
      case 'nearly-met-losing-away':
        return reasons.includes('nearly-met-losing') && one.pace.class === 'moving-away';
      case 'nearly-met-losing-still':
        return reasons.includes('nearly-met-losing') && isStill(one);
      case 'nearly-met-losing':
        return reasons.includes(is) && one.pace.class !== 'moving-away' && !isStill(one);
      default:
        return reasons.includes(is);
    }
  }),
  'pace-class': each(({ is }, one) => one.pace.class === is),
  method: () => true,
  'nearer-end': each(({ is }, one) => {
    const { target, current } = one;
    if (target.kind !== 'range' || current.verdict === 'unknown') return false;
    const [low, high] = [target.low, target.high].map(({ rounded }) => current.figure.rounded.minus(rounded).abs());
    if (low === undefined || high === undefined) return false;
    return is === 'low' ? low.lessThanOrEqualTo(high) : high.lessThan(low);
  }),
  condition: each(({ is, where }, { target }) => {
    if (target.kind !== 'all-of') return false;
    const signs = { above: 1, below: -1, equal: 0 } as const;
    return target.conditions.some((one) => {
      if (one.where !== where) return false;
      if (is === 'no-data') return one.current.verdict === 'unknown';
      return one.met === false && one.gap.verdict === 'known' && signOf(one.gap.difference.value) === signs[is];
    });
  }),
  special: each(({ is }, one) => {
    switch (is) {
      case 'small-count':
        return conditionHolds('small-count', one);
      case 'no-cases':
        return one.cases.verdict === 'known' && (one.cases.count.isZero() || one.cases.previous?.isZero() === true);
      case 'elected':
      case 'elected-mostly':
        return one.indicator.trendPolicy === 'election';
      case 'census':
      case 'census-mostly':
        return one.indicator.trendPolicy === 'census';
      case 'overshot':
        return one.pace.flags.includes('overshot');
      case 'one-point':
        return one.noForecast === 'one-point' || one.pace.because === 'one-point';
      case 'trend-only':
        return one.target.kind === 'trend';
    }
  }),
  counted: ({ is }, members) => members.length > 0 && members.every((one) => conditionHolds(is, one)),
  quantity: ({ is, among, holds }, members, facts) => {
    const set = among === undefined ? null : membersOf(among, facts);
    if (is === 'none') return set !== null && holds !== undefined && !set.some((one) => conditionHolds(holds, one));
    if (members.length < 2) return false;
    return set === null || (set.length === members.length && set.every((one) => members.includes(one)));
  },
  first: ({ is, among }, members, facts) =>
    is === 'most-closed'
      ? closedMost(members, among === undefined ? members : membersOf(among, facts))
      : firstOf(is, members),
};

function isReached(verdict: Attainment): boolean {
  return verdict === 'met' || verdict === 'met-early' || verdict === 'met-kept';
}

function stepOf(one: Assessment, year: number): PathYear | undefined {
  return one.path.find((step) => step.year === year);
}

function stands(is: Exclude<ClaimOf<'area'>['is'], 'unknown'>, { difference, better }: AreaComparison): boolean {
  const sign = signOf(difference.value);
  switch (is) {
    case 'higher':
      return sign === 1;
    case 'lower':
      return sign === -1;
    case 'equal':
      return sign === 0;
    case 'better':
      return better === true;
    case 'worse':
      return better === false;
    case 'neither':
      return better === null && sign !== 0;
  }
}

function changedAside({ change }: Assessment): boolean {
  return change.difference.verdict === 'known' && (change.sense === 'none' || change.sense === 'equal');
}

function signOf(value: ReturnType<typeof decimal>): -1 | 0 | 1 {
  if (value.isZero()) return 0;
  return value.isNegative() ? -1 : 1;
}

function wantedSign(one: Assessment): number {
  if (one.target.kind === 'trend') return one.target.toward === 'increase' ? 1 : -1;
  return one.indicator.direction === 'decrease' ? -1 : 1;
}

function isStill({ pace: { achievedPerYear } }: Assessment): boolean {
  return achievedPerYear.verdict === 'known' && achievedPerYear.value === 0;
}
