/** What is shown of a file that waits to be put into the round. */
import type { SourceFolder } from '../../../pipeline/read/round-files.ts';

export interface IntakeView {
  readonly items: readonly IntakeItem[];
}

export interface IntakeItem {
  readonly id: string;
  readonly name: string;
  /** `out`: one of this round's own reports that came back. */
  readonly folder: SourceFolder | 'out';
  readonly unit: string | null;
  readonly size: number;
  /** What was found in it, a line each. */
  readonly found: readonly string[];
  /** Why it cannot be used; null where it can. */
  readonly refused: string | null;
  readonly isOld: boolean;
  /** The file it would take the place of; null where it is new. */
  readonly replaces: string | null;
  /** What it would take the place of is a form that nobody filled in. */
  readonly replacesForm: boolean;
  /** Byte for byte what lies in the round already. */
  readonly isSame: boolean;
  readonly differences: readonly FigureDifference[];
  readonly placed: boolean;
}

export interface FigureDifference {
  readonly indicator: string;
  readonly name: string;
  readonly year: number;
  readonly before: string;
  readonly after: string;
}
