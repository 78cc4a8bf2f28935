/** The register as it was read: periods, and entries that know where each of their parts stands. */
import type { Origin } from '../../provenance.ts';
import type { IndicatorEntry } from '../definition.ts';
import type { Period } from '../period.ts';

export interface Register {
  readonly periods: readonly Period[];
  /** In the order in which they stand. */
  readonly entries: readonly RegisterEntry[];
}

export interface RegisterEntry {
  readonly entry: IndicatorEntry;
  /** The place of a part of the entry. */
  readonly at: (...path: readonly PropertyKey[]) => Origin;
}
