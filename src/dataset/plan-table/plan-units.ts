/** Who leads and who helps, as a plan's table names them, by the round's own names. */
import type { Indicator } from '../../indicators/definition.ts';
import { nearestOffice } from '../../indicators/nearest.ts';
import type { Round } from '../../indicators/round.ts';
import { findUnit } from '../../indicators/round.ts';

export interface AnsweringUnits {
  readonly lead: readonly string[];
  readonly with: readonly string[];
}

export interface UnknownUnit {
  readonly name: string;
  readonly nearest: string | null;
}

/** `units` null where the table names none, or the very ones that answer already; one that the round lacks is written too. */
export function answeringUnits(
  lead: string,
  partners: string,
  indicator: Indicator,
  round: Round,
): { readonly units: AnsweringUnits | null; readonly unknown: readonly UnknownUnit[] } {
  const [leading, helping] = [named(lead, round), named(partners, round)];
  const units = {
    lead: leading.known,
    with: helping.known.filter((name) => !leading.known.includes(name)),
  };
  const same = sameNames(units.lead, indicator.units) && sameNames(units.with, indicator.partners);
  return {
    units: units.lead.length === 0 || same ? null : units,
    unknown: [...leading.unknown, ...helping.unknown],
  };
}

function named(written: string, round: Round) {
  const names = written
    .split(/[、，,；;\s/]+/)
    .map((name) => name.replace(/[（(].*[)）]$/, ''))
    .filter((name) => name !== '' && name !== '等' && !/^[-—]+$/.test(name));
  const found = names.map((name) => ({ name, unit: unitNamed(name, round) }));
  return {
    known: [...new Set(found.map(({ name, unit }) => unit ?? ownName(name)))],
    unknown: found
      .filter(({ unit }) => unit === null)
      .map(({ name }) => ({
        name: ownName(name),
        nearest: nearestOffice(
          ownName(name),
          round.units.map((unit) => unit.name),
        ),
      })),
  };
}

/** 市教育局 and 云和市教育局 are the round's 教育局. */
function unitNamed(name: string, round: Round): string | null {
  const found = findUnit(round, name) ?? findUnit(round, ownName(name));
  return found?.unit.name ?? null;
}

function ownName(name: string): string {
  return name.replace(/^(?:中共)?[市县区旗州省]委?(?=..)/, '');
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name) => b.includes(name));
}
