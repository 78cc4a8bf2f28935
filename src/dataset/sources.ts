/** What the readers found in a round's folder: what a dataset is built from. */
import type { Diagnostic } from '../diagnostics.ts';
import type { Indicator } from '../indicators/definition.ts';
import type { Round } from '../indicators/round.ts';
import type { Decision } from './settling/decisions.ts';
import type { PlaceNote, UnitNote } from './notes/notes.ts';
import type { EarlierPromise } from './promises.ts';
import type { TableReading } from './tables/reading.ts';

/** One file of tables, and what was read from it. */
export interface TableFile {
  /** Its place in the round, as origins name it: `workbooks/教育局.xlsx`. */
  readonly file: string;
  readonly reading: TableReading;
}

export interface RoundSources {
  readonly round: Round;
  /** The register with the city's plan laid over it. */
  readonly indicators: readonly Indicator[];
  readonly workbooks: readonly TableFile[];
  /** Figures of other areas, from whoever publishes them. */
  readonly reference: readonly TableFile[];
  /** Last years' tables. */
  readonly history: readonly TableFile[];
  readonly notes: readonly UnitNote[];
  /** What offices below the units wrote; none where it is left out. */
  readonly placeNotes?: readonly PlaceNote[];
  readonly decisions: readonly Decision[];
  /** What units promised the year before; none where it is left out. */
  readonly promises?: readonly EarlierPromise[];
  /** What the readers noticed, beyond what stands in the table readings themselves. */
  readonly readingFindings: readonly Diagnostic[];
}
