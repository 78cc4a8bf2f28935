/** What `check --json` prints: the contract's names and order. */
import type { Diagnostic, Level } from '../diagnostics.ts';
import { levels } from '../diagnostics.ts';
import { formatOrigin } from '../provenance.ts';
import type { Round } from '../indicators/round.ts';
import { acceptanceLines } from './settling/accepted-findings.ts';
import type { Dataset } from './dataset.ts';
import type { Observation, ObservationStatus } from './observation.ts';
import { isUsable } from './agreement.ts';

export interface FindingJson {
  readonly level: Level;
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly origin: string | null;
  readonly related: readonly string[];
  readonly unit: string | null;
  readonly indicator: string | null;
  /** The lines that let it stand, for decisions.yaml; null where it cannot be accepted. */
  readonly accept: string | null;
}

export interface ObservationJson {
  readonly origin: string;
  readonly indicator: string;
  readonly area: string;
  readonly year: number;
  readonly dimension: string | null;
  /** As read, in the register's measure; the unit's word where there is no number; null where nothing may be used. */
  readonly value: string | null;
  readonly status: ObservationStatus;
}

export interface CheckJson {
  readonly findings: readonly FindingJson[];
  readonly figures: readonly ObservationJson[];
}

export function checkJson(dataset: Dataset): CheckJson {
  return {
    findings: byUnit(dataset.findings, dataset.round).map(findingJson),
    figures: observationsJson(dataset.observations),
  };
}

export function observationsJson(observations: readonly Observation[]): readonly ObservationJson[] {
  return observations.map((cell) => ({
    origin: formatOrigin(cell.origin),
    indicator: cell.indicator,
    area: cell.area,
    year: cell.year,
    dimension: cell.dimension,
    value: cell.value?.toFixed() ?? (hasWord(cell) ? cell.word : null),
    status: cell.status,
  }));
}

/** A mark's word (未统计) is no value. */
function hasWord(cell: Observation): boolean {
  return isUsable(cell) || cell.status === 'conflict';
}

export function findingJson(one: Diagnostic): FindingJson {
  return {
    level: one.level,
    code: one.code,
    message: one.message,
    hint: one.hint,
    origin: one.origin === null ? null : formatOrigin(one.origin),
    related: one.related.map(formatOrigin),
    unit: one.unit,
    indicator: one.indicator,
    accept: acceptanceLines(one),
  };
}

/** Units in the round's order, worst first within a unit; what concerns no unit comes last. */
export function byUnit(findings: readonly Diagnostic[], round: Round): readonly Diagnostic[] {
  const order = round.units.map((unit) => unit.name);
  const place = (one: Diagnostic): number => {
    if (one.unit === null) return order.length + 1;
    const position = order.indexOf(one.unit);
    return position === -1 ? order.length : position;
  };
  return findings.toSorted((a, b) => place(a) - place(b) || levels.indexOf(a.level) - levels.indexOf(b.level));
}
