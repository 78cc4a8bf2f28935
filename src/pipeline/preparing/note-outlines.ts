/** Outlines of notes follow the units of round.yaml: a unit that was renamed or added after `init` gets its own. */
import type { Register } from '../../indicators/register/register-entry.ts';
import type { Round } from '../../indicators/round.ts';
import { findUnit } from '../../indicators/round.ts';
import { safeNamePart } from '../file-names.ts';
import { noteForms } from '../new-round.ts';
import { isOutline } from '../read/outlines.ts';
import type { RoundFile } from '../read/round-files.ts';
import { unitNameOf } from '../read/table-files.ts';

export interface OutlineChanges {
  /** By place in the round: `notes/卫生健康局.md`. */
  readonly write: readonly (readonly [file: string, text: string])[];
  /** Outlines that nobody filled in, of units that the round no longer calls so. */
  readonly remove: readonly string[];
}

const none: OutlineChanges = { write: [], remove: [] };

/** Nothing where the office uses no outlines; a file with a single word of a person stays. */
export function outlineChanges(notes: readonly RoundFile[], round: Round, register: Register): OutlineChanges {
  const outlines = notes.filter(isOutline);
  if (outlines.length === 0) return none;
  const remove = outlines
    .map(({ file }) => file)
    .filter((file) => !round.units.some(({ name }) => safeNamePart(name) === stemOf(file)));
  const left = notes.filter(({ file }) => !remove.includes(file));
  const having = new Set(left.map(({ file }) => findUnit(round, unitNameOf(file, round) ?? '')?.unit.name));
  const missing = round.units
    .filter(({ name, role }) => role === 'key' && !having.has(name))
    .map(({ name }) => safeNamePart(name));
  return {
    write: noteForms(register, round).filter(([file]) => missing.includes(stemOf(file))),
    remove,
  };
}

function stemOf(file: string): string {
  return file.replace(/^notes\//u, '').replace(/\.md$/u, '');
}
