/**
 * Sets of assessments that documents count, name or say something of all of. One statement for who counts and who
 * checks the count: composers take the members of a set from here, the proofreader counts them again.
 */
import type { PlanId } from '../indicators/plan-id.ts';
import type { TargetSet } from '../indicators/target-definition.ts';
import type { Assessment, WarningLevel } from './assessment.ts';
import { isMet, isNotMet } from './series/counts.ts';

/**
 * Which assessments a set is taken from:
 * `counted` quantitative, under the set that reports count, with a target that can be computed;
 * `uncounted` the same whose target cannot be computed; `qualitative` 定性目标; `background` watched without a target;
 * `told` counted, uncounted and background together: what part three compares.
 */
export type Family = 'counted' | 'uncounted' | 'qualitative' | 'background' | 'told' | `set/${TargetSet}`;

/** What holds of one assessment. */
export type Condition =
  | 'met' | 'met-early' | 'met-kept' | 'met-on-time' | 'nearly-met' | 'not-met' | 'regressed' | 'no-data' | 'reported'
  | 'comparable' | 'better' | 'worse' | 'level' | 'neither' | 'newly-met' | 'lost' | 'slipping'
  | 'compared' | 'ranked' | 'serious' | 'small-count' | 'elected' | 'census'
  | `domain/${string}` | `level/${WarningLevel}` | `unit/${string}` | `state/${string}`
  | `compared/${string}` | `better-than/${string}` | `equal-to/${string}` | `worse-than/${string}` | `neither-to/${string}`
  | `rank/${number}/${number}`; // prettier-ignore

export interface AssessmentSet {
  readonly plans: readonly PlanId[];
  /** The unit whose indicators are meant; null for all. */
  readonly unit: string | null;
  readonly of: Family;
  /** All of them hold. */
  readonly where: readonly Condition[];
  /** None of them holds: what the sentence says it leaves out. */
  readonly without: readonly Condition[];
}

/** All assessments of a round, with the target set that each plan's reports count. */
export interface Judged {
  readonly assessments: readonly Assessment[];
  readonly judge: Readonly<Record<PlanId, TargetSet>>;
}

export function membersOf(set: AssessmentSet, judged: Judged): readonly Assessment[] {
  return familyOf(set, judged).filter(
    (one) => set.where.every((each) => holds(each, one)) && !set.without.some((each) => holds(each, one)),
  );
}

function familyOf(set: AssessmentSet, { assessments, judge }: Judged): readonly Assessment[] {
  return set.plans.flatMap((plan) => {
    const own = assessments.filter((one) => one.plan === plan && (set.unit === null || one.units.includes(set.unit)));
    const counting = own.filter((one) => one.targetSet === judge[plan]);
    const quantitative = counting.filter((one) => one.target.kind !== 'qualitative');
    const codes = new Set(counting.map((one) => one.indicator.code));
    const background = onePerIndicator(own.filter((one) => !codes.has(one.indicator.code)));
    switch (set.of) {
      case 'counted':
        return quantitative.filter((one) => one.attainment !== 'not-applicable');
      case 'uncounted':
        return quantitative.filter((one) => one.attainment === 'not-applicable');
      case 'qualitative':
        return counting.filter((one) => one.target.kind === 'qualitative');
      case 'background':
        return background;
      case 'told':
        return [...quantitative, ...background];
      default:
        return own.filter(
          (one) =>
            `set/${one.targetSet}` === set.of && one.attainment !== 'no-data' && one.attainment !== 'not-applicable',
        );
    }
  });
}

function onePerIndicator(assessments: readonly Assessment[]): readonly Assessment[] {
  const seen = new Set<string>();
  return assessments.filter((one) => {
    if (seen.has(one.indicator.code)) return false;
    seen.add(one.indicator.code);
    return true;
  });
}

/** Whether a condition holds of one assessment. */
export function holds(condition: Condition, one: Assessment): boolean {
  const [head = '', ...rest] = condition.split('/');
  const about = rest.join('/');
  return of[head as keyof typeof of](one, about);
}

/** Whether a text names a condition. */
export function isCondition(text: string): text is Condition {
  return Object.hasOwn(of, text.split('/')[0] ?? '');
}

type Test = (one: Assessment, about: string) => boolean;
type Head<C> = C extends `${infer H}/${string}` ? H : C;

const of = {
  met: isMet,
  'met-early': (one) => one.attainment === 'met-early',
  'met-kept': (one) => one.attainment === 'met-kept',
  'met-on-time': (one) => one.attainment === 'met',
  'nearly-met': (one) => one.attainment === 'nearly-met',
  'not-met': isNotMet,
  regressed: (one) => one.attainment === 'regressed',
  'no-data': (one) => one.attainment === 'no-data',
  reported: (one) => one.attainment !== 'no-data',
  comparable: (one) => one.change.difference.verdict === 'known',
  better: (one) => one.change.sense === 'better',
  worse: (one) => one.change.sense === 'worse',
  level: (one, about) =>
    about === ''
      ? one.change.difference.verdict === 'known' && one.change.sense === 'equal'
      : one.warning.level === about,
  neither: (one) => one.change.difference.verdict === 'known' && one.change.sense === 'none',
  'newly-met': isNewlyMet,
  lost: (one) => one.attainment === 'regressed' && wasMetLastYear(one),
  slipping: (one) => isMet(one) && one.change.sense === 'worse' && one.target.kind !== 'trend',
  compared: (one, about) =>
    about === '' ? one.comparison.length > 0 : one.comparison.some(({ area }) => area === about),
  serious: (one) => one.warning.level === 'red' || one.warning.level === 'orange',
  ranked: (one) => one.rank.verdict === 'known',
  'small-count': isSmallCount,
  elected: (one) => one.indicator.trendPolicy === 'election',
  census: (one) => one.indicator.trendPolicy === 'census',
  domain: (one, about) => one.domain === about,
  unit: (one, about) => one.units.includes(about),
  state: (one, about) => (one.word ?? '') === about,
  'better-than': (one, about) => one.comparison.some(({ area, better }) => area === about && better === true),
  'worse-than': (one, about) => one.comparison.some(({ area, better }) => area === about && better === false),
  'equal-to': (one, about) => one.comparison.some(({ area, difference }) => area === about && difference.value.isZero()),
  'neither-to': (one, about) =>
    one.comparison.some(({ area, better, difference }) => area === about && better === null && !difference.value.isZero()),
  rank: (one, about) =>
    one.rank.verdict === 'known' && `${one.rank.rank.position}/${one.rank.rank.of}` === about,
} as const satisfies Record<Head<Condition>, Test>; // prettier-ignore

/** A handful of cases behind a rate: one more or less changes the verdict. */
export function isSmallCount(one: Assessment): boolean {
  return one.pace.flags.includes('small-count') || one.warning.reasons.includes('small-count');
}

/** Met now, and judged otherwise last year; not where last year had no figure. */
export function isNewlyMet(one: Assessment): boolean {
  const last = lastYear(one);
  return isMet(one) && (last === 'not-met' || last === 'nearly-met' || last === 'regressed');
}

export function wasMetLastYear(one: Assessment): boolean {
  const last = lastYear(one);
  return last === 'met' || last === 'met-early' || last === 'met-kept';
}

function lastYear(one: Assessment) {
  return one.path.find((step) => step.year === one.year - 1)?.attainment ?? null;
}

/** `women,children/教育局/counted/met+domain:健康-small-count`: one text a set, for ids. */
export function setText({ plans, unit, of: family, where, without }: AssessmentSet): string {
  const conditions = [...where.toSorted().map((each) => `+${each}`), ...without.toSorted().map((each) => `-${each}`)];
  return `${plans.join(',')}|${unit ?? ''}|${family}${conditions.join('')}`;
}
