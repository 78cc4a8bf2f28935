/** What every check of the audit looks at: settled figures, and what goes with them. */
import type { Decimal } from '../../indicators/decimals.ts';
import { decimal } from '../../indicators/decimals.ts';
import type { Indicator } from '../../indicators/definition.ts';
import type { Round } from '../../indicators/round.ts';
import type { Origin } from '../../provenance.ts';
import type { Explanation } from '../dataset.ts';
import type { FigureKey, Figures } from '../figure-index.ts';
import { keyText } from '../figure-index.ts';
import type { UnitNote } from '../notes/notes.ts';
import type { Figure, Observation } from '../observation.ts';
import { fileOf, grouped } from '../agreement.ts';
import type { StatedFigure } from '../tables/reading.ts';
import { responsibleUnits } from '../wording.ts';

export interface AuditFacts extends Figures {
  readonly round: Round;
  /** With bases filled in, in register order. */
  readonly indicators: readonly Indicator[];
  /** All cells, with the status they are left with. */
  readonly observations: readonly Observation[];
  readonly stated: readonly StatedFigure[];
  readonly notes: readonly UnitNote[];
  readonly explanations: readonly Explanation[];
  /** Codes with a 变化说明 for this year. */
  readonly explained: ReadonlySet<string>;
  /**
   * Units that handed in a workbook of this year, readable or not; those whose workbooks hold earlier years alone; those with
   * a note that could not be read.
   */
  readonly handedIn: Readonly<Record<'tables' | 'earlierAlone' | 'unreadNotes', ReadonlySet<string>>>;
  readonly historyFiles: ReadonlySet<string>;
  /** Sheets of this round's tables that have a column of years which nobody can read. */
  readonly unclearHeads: readonly { readonly file: string; readonly sheet: string; readonly unit: string | null }[];
}

/** Last years' tables are not sent back: what concerns them alone is past. */
export function isOfThisRound(facts: AuditFacts, figures: readonly Figure[]): boolean {
  return figures.some((figure) => figure.origins.some((origin) => !facts.historyFiles.has(fileOf(origin))));
}

/** The unit whose cell it is, else the one that answers for the indicator. */
export function unitOf(facts: AuditFacts, indicator: Indicator, key: FigureKey): string | null {
  const cell = observationsOf(facts, key.indicator).find(
    (one) => one.area === key.area && one.year === key.year && one.dimension === key.dimension && one.unit !== null,
  );
  return cell?.unit ?? responsibleUnits(indicator, facts.round)[0] ?? null;
}

export function firstOrigin(figure: Figure): Origin | null {
  return figure.origins[0] ?? null;
}

/**
 * Half a last digit of the figures of one indicator. The register says how many decimals are printed; where every
 * figure of the indicator was written with fewer, the last digit is that of the longest one written.
 */
export function halfDigit(facts: AuditFacts, indicator: Indicator): Decimal {
  const written = observationsOf(facts, indicator.code).map((cell) => cell.value?.decimalPlaces() ?? 0);
  const places = Math.min(indicator.decimals, Math.max(0, ...written));
  return decimal('0.5').times(decimal(10).pow(-places));
}

/** Each indicator, area and year of which any cell is known. */
export function yearsRead(facts: AuditFacts, indicator: Indicator): readonly { area: string; year: number }[] {
  const seen = new Map<string, { area: string; year: number }>();
  for (const cell of observationsOf(facts, indicator.code)) {
    seen.set(`${cell.area} ${cell.year}`, { area: cell.area, year: cell.year });
  }
  return [...seen.values()];
}

/** Each area, year and dimension of which the indicator has any cell. */
export function dimensionsRead(facts: AuditFacts, indicator: Indicator): readonly FigureKey[] {
  const seen = new Map<string, FigureKey>();
  for (const cell of observationsOf(facts, indicator.code)) seen.set(keyText(cell), cell);
  return [...seen.values()];
}

/** The cells of one indicator, in their order. */
function observationsOf({ observations }: AuditFacts, code: string): readonly Observation[] {
  let byIndicator = cellsByIndicator.get(observations);
  if (byIndicator === undefined) {
    byIndicator = grouped(observations, ({ indicator }) => indicator);
    cellsByIndicator.set(observations, byIndicator);
  }
  return byIndicator.get(code) ?? [];
}

const cellsByIndicator = new WeakMap<AuditFacts['observations'], ReadonlyMap<string, readonly Observation[]>>();
