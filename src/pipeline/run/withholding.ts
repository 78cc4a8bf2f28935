/** Which findings hold a document back: those on figures that stand in it, and no others. */
import { indicatorsConcerned } from '../../dataset/indicators-touched.ts';
import { fileOf } from '../../dataset/agreement.ts';
import { responsibleUnits } from '../../dataset/wording.ts';
import type { Diagnostic } from '../../diagnostics.ts';
import type { Indicator } from '../../indicators/definition.ts';
import type { Round } from '../../indicators/round.ts';

/** What a document holds, as far as findings are concerned. */
export interface Holdings {
  /** Its file name, which findings on a place in it name. */
  readonly path: string;
  readonly kind: string;
  readonly unit: string | null;
  /** Codes of the indicators whose figures stand in it. */
  readonly indicators: ReadonlySet<string>;
}

/** The 强制性 findings that concern the document, in order. */
export function obstaclesTo(
  document: Holdings,
  findings: readonly Diagnostic[],
  round: Round,
  indicators: readonly Indicator[],
): readonly Diagnostic[] {
  return findings.filter((one) => one.level === '强制性' && concerns(one, document, round, indicators));
}

function concerns(one: Diagnostic, document: Holdings, round: Round, indicators: readonly Indicator[]): boolean {
  const places = [one.origin, ...one.related].filter((origin) => origin?.kind === 'block');
  if (places.length > 0) return places.some((origin) => origin?.kind === 'block' && origin.document === document.path);
  if (one.indicator !== null) {
    return indicatorsConcerned(one, indicators).some((code) => document.indicators.has(code));
  }
  if (one.unit === null) return false;
  if (isAboutNotes(one)) return document.kind === 'unit' && document.unit === one.unit;
  return indicators.some(
    (indicator) =>
      document.indicators.has(indicator.code) && responsibleUnits(indicator, round).some((unit) => unit === one.unit),
  );
}

/** A note that cannot be read holds no figures: only the unit's own reports lack its words. */
function isAboutNotes(one: Diagnostic): boolean {
  return one.origin !== null && fileOf(one.origin).startsWith('notes/');
}
