/** Everything known about a round after reading: definitions, figures, notes, decisions. Rules read only this. */
import type { Diagnostic } from '../diagnostics.ts';
import type { Indicator } from '../indicators/definition.ts';
import type { PlanId } from '../indicators/plan-id.ts';
import type { Round } from '../indicators/round.ts';
import type { Origin } from '../provenance.ts';
import type { PlaceNote, UnitNote } from './notes/notes.ts';
import type { FormContact } from './tables/heads/form-contact.ts';
import type { EarlierPromise } from './promises.ts';
import type { FigureLookup, Observation } from './observation.ts';

/** A 变化说明 for the year's figure: the workbook's goes before the note's. */
export interface Explanation {
  readonly indicator: string;
  readonly unit: string;
  readonly text: string;
  readonly origin: Origin;
}

/** Last year's figure as it stood in last year's table, and as it stands in this year's. */
export interface Revision {
  readonly indicator: string;
  readonly area: string;
  readonly year: number;
  readonly before: { readonly value: string; readonly origin: Origin };
  readonly after: { readonly value: string; readonly origin: Origin };
}

/** A row of the annual table whose indicator the register lacks: carried on, never dropped. */
export interface ForeignRow {
  readonly unit: string;
  readonly name: string;
  readonly measure: string | null;
  readonly cells: readonly { readonly heading: string; readonly text: string; readonly origin: Origin }[];
}

/** The warning level that an issued table of a past year gave, whatever method it was judged by. */
export interface IssuedLevel {
  readonly indicator: string;
  readonly plan: PlanId;
  readonly year: number;
  readonly level: 'grey' | 'green' | 'blue' | 'yellow' | 'orange' | 'red';
  readonly origin: Origin;
}

/** A figure that the Bureau chose or corrected: by whom and when, at the line of decisions.yaml that the figure names. */
export interface DecidedFigure {
  readonly by: string;
  readonly date: string;
  readonly origin: Origin;
}

export interface Dataset {
  readonly round: Round;
  /** In register order. */
  readonly indicators: readonly Indicator[];
  /** Every figure read, usable or not, in reading order. */
  readonly observations: readonly Observation[];
  readonly notes: readonly UnitNote[];
  /** What offices below the units wrote; none where it is left out. */
  readonly placeNotes?: readonly PlaceNote[];
  /** What units promised the year before; none where it is left out. */
  readonly promises?: readonly EarlierPromise[];
  readonly explanations: readonly Explanation[];
  readonly revisions: readonly Revision[];
  readonly foreignRows: readonly ForeignRow[];
  readonly issuedLevels: readonly IssuedLevel[];
  /** None where it is left out. */
  readonly decided?: readonly DecidedFigure[];
  /** Units from which a table was read, and units from which a note was read. */
  readonly received: { readonly tables: ReadonlySet<string>; readonly notes: ReadonlySet<string> };
  /** By unit, who filled in its workbook, as it says itself; none where it is left out. */
  readonly contacts?: ReadonlyMap<string, FormContact>;
  readonly findings: readonly Diagnostic[];
  /** The figure to use for indicator, area, year, dimension, after decisions and history; or why there is none. */
  readonly figure: (indicator: string, area: string, year: number, dimension?: string | null) => FigureLookup;
  /** All years for which `figure` finds one, ascending. */
  readonly years: (indicator: string, area: string, dimension?: string | null) => readonly number[];
}
