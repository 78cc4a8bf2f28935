/** What is known of a unit in the course of a round. */
import type { Diagnostic, Level } from '../../diagnostics.ts';
import type { PlanId } from '../../indicators/plan-id.ts';
import type { Unit } from '../../indicators/round.ts';
import type { JudgedDocument } from '../documents.ts';

/** `not-owed`: nothing of the kind is asked of the unit. */
export type HandIn = 'in' | 'part' | 'unreadable' | 'missing' | 'not-owed';

export interface UnitStatus {
  readonly unit: string;
  readonly role: Unit['role'];
  readonly tables: {
    readonly state: HandIn;
    readonly given: number;
    readonly owed: number;
    /** Who helps with what is still lacking, as register and plan name them. */
    readonly partners: readonly string[];
  };
  readonly notes: { readonly state: HandIn; readonly lacking: readonly PlanId[] };
  /** Changes and revisions that ask for words, and how many of them have got them. */
  readonly explanations: { readonly given: number; readonly owed: number };
  readonly findings: Readonly<Record<Level, number>>;
  readonly reports: readonly DocumentStatus[];
  /** The day on which the tables came, as round.yaml has it. */
  readonly received: string | null;
  /** Days from today to the deadline; negative when it is past, null where round.yaml gives none. */
  readonly daysLeft: { readonly tables: number | null; readonly reports: number | null };
  /** Whom to ring; the head of the unit and the mail address as its workbook gives them. */
  readonly contact: {
    readonly name: string | null;
    readonly phone: string | null;
    readonly head: string | null;
    readonly mail: string | null;
  };
  /** To be pasted into a message; null where nothing is to be asked for. */
  readonly reminder: string | null;
}

export interface DocumentStatus {
  readonly path: string;
  readonly verdict: JudgedDocument['verdict'];
  readonly because: readonly Diagnostic[];
}
