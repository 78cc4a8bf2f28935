/** Every kind of saying that words.yaml lists, with the keys it must have: a new saying does not compile until it stands here. */
import { knownKeys } from '../../indicators/known-keys.ts';
import { isCondition } from '../../rules/sets.ts';
import type { ClaimKind, Says } from './claim.ts';

/** Kinds whose words are listed; a rank's number is read as a number, a count's word through the condition it counts. */
type Listed = Exclude<ClaimKind, 'counted' | 'run'>;

type KeysOf<K extends Listed> = Readonly<Record<K extends 'rank' ? 'first' | 'last' : Says[K], true>>;

const table: { readonly [K in Listed]: KeysOf<K> } = {
  attainment: {
    'met-kept': true, 'met-early': true, met: true, 'nearly-met': true, 'not-met': true, regressed: true,
    'no-data': true, 'not-applicable': true, reached: true, unmet: true, short: true, 'newly-met': true,
    gained: true, 'newly-nearly': true, 'slipped-nearly': true,
  },
  side: { above: true, below: true, equal: true, within: true, away: true },
  level: { red: true, orange: true, yellow: true, blue: true, green: true, grey: true },
  'level-before': { red: true, orange: true, yellow: true, blue: true, green: true, grey: true },
  since: { new: true, raised: true, lowered: true, lifted: true },
  pace: {
    ahead: true, even: true, behind: true, 'slightly-behind': true, 'far-behind': true, against: true, still: true,
    faster: true,
  },
  outlook: { expected: true, 'expected-nearly': true, 'possible-nearly': true, tight: true, possible: true, difficult: true, hard: true, strict: true },
  forecast: { reaches: true, just: true, short: true },
  area: { higher: true, lower: true, equal: true, better: true, worse: true, neither: true, unknown: true },
  rank: { first: true, last: true },
  'rank-shared': { shared: true },
  change: { up: true, down: true, level: true, better: true, worse: true },
  'since-base': { up: true, down: true, level: true, against: true },
  'yearly-change': { up: true, down: true },
  needed: { up: true, down: true },
  comparability: { none: true, partial: true },
  path: { behind: true },
  ground: {
    'no-data': true, 'target-not-computable': true, 'target-contradiction': true, 'moving-away': true, 'deadline-missed': true, 'out-of-reach': true,
    'needs-multiple': true, 'needs-multiple-of-nothing': true, 'far-behind': true, 'far-behind-trend': true, regressed: true, 'regressed-earlier': true,
    'slipping-behind': true, 'slightly-behind': true, unlikely: true, 'forecast-slips': true, 'two-wrong-changes': true,
    'nearly-met': true, uncertain: true, 'method-sensitive': true, 'pace-unknown': true, 'small-count': true,
    'not-existing': true, 'nearly-met-losing': true, 'nearly-met-losing-away': true, 'nearly-met-losing-still': true, 'nearly-met-deadline': true, 'not-achieved': true, 'small-count-above': true,
    'not-measured-since-base': true, 'slightly-behind-unsteady': true, 'far-behind-unsteady': true,
    'slightly-behind-by-shares': true, 'far-behind-by-shares': true,
  },
  'pace-class': {
    'on-schedule': true, 'slightly-behind': true, 'far-behind': true, 'moving-away': true, maintain: true,
    'not-assessable': true,
  },
  method: {
    combined: true, drift: true, arithmetic: true, geometric: true, 'last-change': true, 'last-value': true, ols: true,
    'theil-sen': true,
  },
  special: { 'small-count': true, elected: true, 'elected-mostly': true, census: true, 'census-mostly': true, overshot: true, 'one-point': true, 'trend-only': true, 'no-cases': true },
  'nearer-end': { low: true, high: true },
  condition: { above: true, below: true, equal: true, 'no-data': true },
  quantity: { all: true, none: true },
  first: { 'widest-gap': true, 'widest-behind': true, 'least-room': true, 'most-closed': true, hardest: true },
}; // prettier-ignore

export const listedKinds = knownKeys(table);

export function dictionaryKeys(kind: Listed): readonly string[] {
  return Object.keys(table[kind]);
}

/** Whether the two make a saying, of a listed kind or of the kinds that are read as numbers and conditions. */
export function isSaying(kind: string, is: string): boolean {
  if (kind === 'counted') return isCondition(is);
  if (kind === 'run' || (kind === 'rank' && /^[0-9]+$/.test(is))) return /^[0-9]+$/.test(is);
  const listed = listedKinds.find((each) => each === kind);
  return listed !== undefined && dictionaryKeys(listed).includes(is);
}
