/** What a table's rows are read with: the round, and what stands around the table on its sheet. */
import type { Round } from '../../indicators/round.ts';
import type { PlanId } from '../../indicators/plan-id.ts';
import type { Origin } from '../../provenance.ts';
import type { AreaNames } from './heads/area-names.ts';
import type { IndicatorNames } from './rows/matching.ts';
import type { Measure } from './rows/measures.ts';

/** This round's tables, figures of other areas, last years' tables as submitted. */
export type TableSource = 'workbook' | 'reference' | 'history';

export interface TableContext {
  readonly file: string;
  readonly source: TableSource;
  readonly round: Round;
  readonly names: IndicatorNames;
  readonly areas: AreaNames;
  /** 本年. */
  readonly year: number;
  /** The year of figure columns that name none; null where nothing tells. */
  readonly yearOfTitle: number | null;
  /** The area of figure columns that name none; null where nothing tells. */
  readonly area: string | null;
  readonly unit: string | null;
  /** The plan that the titles name, when they name one alone. */
  readonly plan: PlanId | null;
  /** 单位：% above the table. */
  readonly measure: WrittenMeasure | null;
}

export interface WrittenMeasure {
  readonly text: string;
  readonly measure: Measure;
  readonly origin: Origin;
}
