/** The warning mechanism (预警机制) as the ledger has it: every red and orange warning, and what is still to be done about it. */
import { lastDay } from '../../dataset/deadline.ts';
import type { LedgerEntry } from '../../dataset/ledger.ts';
import type { Round } from '../../indicators/round.ts';
import type { Assessment } from '../assessment.ts';
import type { RoundFacts } from '../round-facts.ts';
import { inOrderOfUrgency, isSerious } from '../urgency.ts';

export interface ActedOn {
  readonly assessment: Assessment;
  /** undefined: the ledger has no line for it. */
  readonly entry: LedgerEntry | undefined;
  /**
   * given: the office wrote one · asked: the deadline is past · not-yet: it is still to come · no-deadline: nobody knows
   * when it is to be asked for.
   */
  readonly result: 'given' | 'asked' | 'not-yet' | 'no-deadline';
  /** A meeting of this round agreed on measures. */
  readonly agreed: boolean;
}

/** As the inspection finds it: on its day, else on the day of the general report. */
export function mechanismAtInspection(
  facts: Pick<RoundFacts, 'assessments' | 'round'>,
  ledger: readonly LedgerEntry[],
): readonly ActedOn[] {
  const { due, dates } = facts.round;
  return mechanismOf(facts, ledger, due.inspection ?? dates.general ?? due.general ?? null);
}

/** What the ledger tells of, most urgent first; `asOf` is the day on which it is looked at, null where none is known. */
export function mechanismOf(
  { assessments, round }: Pick<RoundFacts, 'assessments' | 'round'>,
  ledger: readonly LedgerEntry[],
  asOf: string | null,
): readonly ActedOn[] {
  const told = assessments.filter(
    (one) => one.targetSet === round.plans[one.plan].judge && (isSerious(one) || entryFor(one, ledger) !== undefined),
  );
  return inOrderOfUrgency(told).map((assessment) => {
    const entry = entryFor(assessment, ledger);
    return { assessment, entry, result: resultOf(entry, asOf, round.year + 1), agreed: isAgreed(entry, round) };
  });
}

export function isGiven(text: string | null | undefined): boolean {
  return text !== null && text !== undefined && text.trim() !== '';
}

function entryFor(one: Assessment, ledger: readonly LedgerEntry[]): LedgerEntry | undefined {
  return ledger.find((entry) => entry.indicator === one.indicator.code && entry.plan === one.plan);
}

/**
 * Measures with a meeting that was held after the reporting year and not after the day of the general report: what last
 * year's round handed on, and proposals that no meeting has looked at, were not agreed.
 */
function isAgreed(entry: LedgerEntry | undefined, { year, dates, due }: Round): boolean {
  if (entry === undefined || entry.actions.length === 0 || !isGiven(entry.meeting)) return false;
  const until = dates.general ?? due.general ?? null;
  const day = lastDay(entry.meeting ?? '', year + 1);
  return day === null || (day > `${year}-12-31` && (until === null || day <= until));
}

/** Nothing is asked for before the day on which it was promised. */
function resultOf(entry: LedgerEntry | undefined, asOf: string | null, year: number): ActedOn['result'] {
  if (isGiven(entry?.result)) return 'given';
  if (entry === undefined || entry.deadline === null || entry.deadline.trim() === '') return 'no-deadline';
  const day = lastDay(entry.deadline, year);
  if (day === null || asOf === null) return 'asked';
  return day < asOf ? 'asked' : 'not-yet';
}
