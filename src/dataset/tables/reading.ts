/** What the table reader makes of one file: figures, stated targets, rows the register lacks. */
import type { Diagnostic } from '../../diagnostics.ts';
import type { Decimal } from '../../indicators/decimals.ts';
import type { Origin } from '../../provenance.ts';
import type { ForeignRow, IssuedLevel } from '../dataset.ts';
import type { Observation } from '../observation.ts';
import type { FormContact } from './heads/form-contact.ts';

/** A cell of a 目标值 column, in the table's own words. */
export interface StatedFigure {
  /** The register's code. */
  readonly indicator: string;
  readonly text: string;
  /** The number in it, in the register's measure; null where the text is not one number. */
  readonly value: Decimal | null;
  readonly origin: Origin;
  readonly unit: string | null;
}

export interface TableReading {
  /** The round's name of the unit that filled the tables in; null for tables of no single unit. */
  readonly unit: string | null;
  readonly observations: readonly Observation[];
  readonly stated: readonly StatedFigure[];
  readonly foreignRows: readonly ForeignRow[];
  /** Of last years' warning tables. */
  readonly levels: readonly IssuedLevel[];
  readonly findings: readonly Diagnostic[];
  readonly tablesFound: number;
  /** Who filled it in, as its foot says; left out where it says nothing. */
  readonly contact?: FormContact;
}
