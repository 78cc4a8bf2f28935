/** What was noticed at reading, without what decisions have made past. */
import type { Diagnostic } from '../../diagnostics.ts';
import type { Origin } from '../../provenance.ts';
import { formatOrigin } from '../../provenance.ts';
import { keyText } from '../figure-index.ts';
import type { Observation } from '../observation.ts';
import { fileOf, grouped } from '../agreement.ts';
import type { Ruling } from './decisions-matched.ts';

/**
 * Each finding once, without those in superseded workbooks and those on refused cells whose figure the Bureau has
 * decided. `rulings` is by keyText.
 */
export function withoutSettled(
  findings: readonly Diagnostic[],
  read: readonly Observation[],
  rulings: ReadonlyMap<string, Ruling>,
  supersededFiles: ReadonlySet<string>,
): readonly Diagnostic[] {
  const unusable = grouped(
    read.filter((cell) => cell.status === 'refused' || cell.status === 'unreadable'),
    ({ origin }) => sheetOf(origin),
  );
  return once(findings).filter((one) => {
    if (one.origin !== null && supersededFiles.has(fileOf(one.origin))) return false;
    if (one.level !== '强制性') return true;
    const concerned = cellsRefused(unusable, one);
    return concerned.length === 0 || !concerned.every((cell) => rulings.has(keyText(cell)));
  });
}

/** Readers may hand a finding over both with the table and with the round. */
function once(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  const keyOf = (one: Diagnostic): string =>
    `${one.code}\u0000${one.origin === null ? '' : formatOrigin(one.origin)}\u0000${one.message}`;
  return [...grouped(findings, keyOf).values()].flatMap((same) => same[0] ?? []);
}

/** '' for what stands in no sheet. */
function sheetOf(origin: Origin): string {
  return origin.kind === 'cell' ? `${origin.file}\u0000${origin.sheet}` : '';
}

/** A finding refuses its own cell; one on a row's measure all of the indicator's figures in the sheet. */
function cellsRefused(
  unusable: ReadonlyMap<string, readonly Observation[]>,
  { origin, code, indicator }: Diagnostic,
): readonly Observation[] {
  if (origin?.kind !== 'cell') return [];
  const ofSheet = unusable.get(sheetOf(origin)) ?? [];
  const exact = ofSheet.filter((cell) => cell.origin.kind === 'cell' && cell.origin.cell === origin.cell);
  return exact.length > 0 || code !== 'measure-mismatch'
    ? exact
    : ofSheet.filter((cell) => cell.indicator === indicator);
}
