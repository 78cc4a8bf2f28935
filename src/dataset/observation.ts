/** One figure of one indicator, area, year and dimension, with the cell it was read from. */
import type { Decimal } from '../indicators/decimals.ts';
import type { Origin } from '../provenance.ts';

/** After SDMX OBS_STATUS; the contract's list. */
export const statuses = [
  'normal', 'revised', 'provisional', 'too-small', 'not-applicable', 'not-collected', 'not-carried-out',
  'missing', 'unreadable', 'refused', 'conflict',
] as const; // prettier-ignore
export type ObservationStatus = (typeof statuses)[number];

/** The round's own area; other areas have the ids of round.yaml. */
export const ownArea = 'own';

export interface Observation {
  /** The register's code. */
  readonly indicator: string;
  readonly area: string;
  readonly year: number;
  /** 女 男 城市 农村 …; null is the total. */
  readonly dimension: string | null;
  /** Exact figure in the register's measure; null where none could be read or the status forbids its use. */
  readonly value: Decimal | null;
  /** The unit's word where the indicator is qualitative or yes-no. */
  readonly word: string | null;
  readonly status: ObservationStatus;
  readonly origin: Origin;
  /** Who reported it; null for reference and history tables of no single unit. */
  readonly unit: string | null;
  /** In which kind of file it stood: this round's tables, figures of other areas, last years' tables, decisions, plan. */
  readonly source: 'workbook' | 'reference' | 'history' | 'decision';
  /** 变化说明 written in the same row, for the row's current figure. */
  readonly explanation: string | null;
}

/** A figure that may be used, with all cells that agree on it. */
export interface Figure {
  readonly value: Decimal;
  readonly word: string | null;
  readonly status: 'normal' | 'revised' | 'provisional';
  readonly origins: readonly Origin[];
}

/** Why there is no figure to use. */
export type Absence =
  | { readonly verdict: 'not-reported' }
  | { readonly verdict: 'marked'; readonly status: ObservationStatus; readonly origins: readonly Origin[] }
  | { readonly verdict: 'conflict'; readonly origins: readonly Origin[] };

export type FigureLookup = { readonly verdict: 'figure'; readonly figure: Figure } | Absence;
