/** A table as its head shows it: where it stands in the sheet, and what each of its columns holds. */
import type { FigureStatus } from './rows/figure-text.ts';
import type { Grid } from './grid.ts';
import type { ColumnRole } from './heads/headings.ts';
import type { Measure } from './rows/measures.ts';
import type { YearMention } from './heads/years.ts';

/** What the cells below a head are. */
export type ColumnMeaning =
  | { readonly kind: Exclude<ColumnRole, 'value' | 'numerator' | 'denominator' | 'target' | 'base'> }
  | FigureColumn
  | { readonly kind: 'target'; readonly year: YearMention | null; readonly measure: Measure | null }
  /** A head that names a year which cannot be meant, or one that another head names too. */
  | { readonly kind: 'unclear' }
  /** A head that speaks of figures and is not wholly understood: `words` are what is left over. */
  | { readonly kind: 'unknown'; readonly words: string };

export interface FigureColumn {
  readonly kind: 'figure';
  readonly part: 'value' | 'base' | 'numerator' | 'denominator';
  /** null: the year of the row or of the title; under 基期值, the base year of the plan. */
  readonly year: YearMention | null;
  /** null: the table's own. */
  readonly area: string | null;
  readonly dimension: string | null;
  readonly measure: Measure | null;
  readonly status: FigureStatus | null;
}

export interface Column {
  readonly column: number;
  /** The heads from top to bottom, as written. */
  readonly heading: string;
  readonly meaning: ColumnMeaning;
}

export interface TableFrame {
  readonly grid: Grid;
  /** First and last row of the head. */
  readonly top: number;
  readonly bottom: number;
  /** Last row that can belong to the table. */
  readonly end: number;
  readonly left: number;
  readonly right: number;
  readonly columns: readonly Column[];
}
