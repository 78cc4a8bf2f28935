/**
 * A claim: what a word or clause of a document states as judged, of whom. It stands beside its printed word as a figure's
 * id stands beside its digits, so that the word can be read back and held against the judgement.
 */
import type {
  Assessment,
  Attainment,
  Outlook,
  PaceClass,
  WarningLevel,
  WarningReason,
} from '../../rules/assessment.ts';
import type { AssessmentSet, Condition } from '../../rules/sets.ts';
import { setText } from '../../rules/sets.ts';
import type { Judged } from '../figure-id.ts';
import { judgedBy } from '../figure-id.ts';

/** What each kind of claim can say. */
export interface Says {
  /**
   * 达标情况: a verdict; `reached` any way of having met, `unmet` not met or lost, `short` those and nearly met;
   * `newly-met` reached, and not so last year; `gained` reached, and not so at the base.
   */
  readonly attainment:
    Attainment | 'reached' | 'unmet' | 'short' | 'newly-met' | 'gained' | 'newly-nearly' | 'slipped-nearly';
  /** Where the figure stands to the target's limit, by size. `within`: not beyond it on the wrong side; `away`: not reached. */
  readonly side: 'above' | 'below' | 'equal' | 'within' | 'away';
  /** 预警等级, this year's and last year's. */
  readonly level: WarningLevel;
  readonly 'level-before': WarningLevel;
  readonly since: 'new' | 'raised' | 'lowered' | 'lifted';
  /** 完成进度 against 时间进度; speed so far against the speed needed. */
  readonly pace: 'ahead' | 'even' | 'behind' | 'slightly-behind' | 'far-behind' | 'against' | 'still' | 'faster';
  /** `expected-nearly`, `possible-nearly`: to be counted as nearly met, and short of the target itself. */
  readonly outlook: Outlook | 'expected-nearly' | 'possible-nearly';
  /** Whether a forecast (of `year`, by `method`) reaches the target. */
  readonly forecast: 'reaches' | 'just' | 'short';
  /** Against another area, by size or by worth; `unknown`: that area has no figure to compare with. */
  readonly area: 'unknown' | 'higher' | 'lower' | 'equal' | 'better' | 'worse' | 'neither';
  /** 第2位, 首位, 末位; `shared` beside it for 并列. */
  readonly rank: `${number}` | 'first' | 'last';
  readonly 'rank-shared': 'shared';
  /** Against last year, the base, over a run of years, and what is still to be done. */
  readonly change: 'up' | 'down' | 'level' | 'better' | 'worse';
  readonly 'since-base': 'up' | 'down' | 'level' | 'against';
  readonly 'yearly-change': 'up' | 'down';
  readonly needed: 'up' | 'down';
  /** So many years on end the wrong way. */
  readonly run: `${number}`;
  readonly comparability: 'none' | 'partial';
  /** Why a level is what it is; some grounds read otherwise of some indicators. */
  readonly ground:
    | Exclude<WarningReason, 'no-direction'>
    | 'far-behind-trend'
    | 'regressed-earlier'
    | `${'slightly-behind' | 'far-behind'}-${'unsteady' | 'by-shares'}`
    | 'needs-multiple-of-nothing'
    | 'nearly-met-losing-away'
    | 'nearly-met-losing-still';
  readonly 'pace-class': PaceClass;
  /** What a method of projection is called: names, judges nothing. */
  readonly method: MethodName;
  /** Against the year's planned value. */
  readonly path: 'behind';
  /** Of a figure inside its range: above which of its ends it stands nearer. */
  readonly 'nearer-end': 'low' | 'high';
  /** One condition of several (`where`) that its figure does not meet, by size; or that has no figure. */
  readonly condition: 'above' | 'below' | 'equal' | 'no-data';
  /** 属小样本, 沿用换届数据 … */
  readonly special:
    | 'small-count'
    | 'elected'
    | 'elected-mostly'
    | 'census'
    | 'census-mostly'
    | 'overshot'
    | 'one-point'
    | 'trend-only'
    | 'no-cases';
  /** The word in front of a count of a set: 达标（6项）. */
  readonly counted: Condition;
  /** 均, 全部, 没有: of a set or of those just named. */
  readonly quantity: 'all' | 'none';
  /** 最大, 居前: first of a set by an order. */
  readonly first: 'widest-gap' | 'widest-behind' | 'least-room' | 'most-closed' | 'hardest';
}

export type ClaimKind = keyof Says;

export type MethodName =
  'combined' | 'drift' | 'arithmetic' | 'geometric' | 'last-change' | 'last-value' | 'ols' | 'theil-sen';

/** What some kinds need to know besides their subjects. */
interface Details {
  readonly area?: string;
  readonly year?: number;
  readonly method?: string;
  /** The condition's place: 农村. */
  readonly where?: string;
  /** The set that is counted, or spoken of all of. */
  readonly among?: AssessmentSet;
  /** What is said to hold of all or none of the set. */
  readonly holds?: Condition;
}

export type ClaimOf<K extends ClaimKind> = {
  readonly kind: K;
  readonly is: Says[K];
  /** Of each of these it is said; empty where it is said of a set. */
  readonly of: readonly Judged[];
} & Details;

export type Claim = { readonly [K in ClaimKind]: ClaimOf<K> }[ClaimKind];

/** What a pattern's literal words may say, as the vocabulary declares it: `attainment/met-early`. */
export type Declared = { readonly [K in ClaimKind]: `${K}/${Says[K]}` }[ClaimKind];

/** Of whom and what a sentence speaks: what the claims of its literal words are about. */
export interface About extends Details {
  readonly of: readonly Judged[];
  /** Where one of the sentence's words is about others than the rest of it. */
  readonly but?: Readonly<Partial<Record<Declared, About>>>;
}

export function about(...assessments: readonly Assessment[]): About {
  return { of: assessments.map(judgedBy) };
}

/** The claim of a declared saying about a sentence's subjects. */
export function claimOf(declared: Declared, whole: About): Claim {
  const { of, but: _, ...details } = whole.but?.[declared] ?? whole;
  const at = declared.indexOf('/');
  // The two halves of a declared saying belong together by its type.
  return { kind: declared.slice(0, at), is: declared.slice(at + 1), of, ...details } as Claim;
}

/** One text a claim: `level|red|W02/women/own`, for records, sorting and comparing. */
export function claimText(claim: Claim): string {
  return [`${claim.kind}|${claim.is}`, claimSubject(claim)].join('|');
}

/** Of whom: equal for two claims that cannot both hold unless they say the same. */
export function claimSubject({ of, area, year, method, where, among, holds }: Claim): string {
  const subjects = of.map(({ indicator, plan, set }) => `${indicator}/${plan}/${set ?? ''}`).join(',');
  return [
    subjects,
    area ?? '',
    year ?? '',
    method ?? '',
    where ?? '',
    among === undefined ? '' : setText(among),
    holds ?? '',
  ].join('|');
}
