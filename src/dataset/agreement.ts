/** What a cell says, compared across cells: two cells agree when they say the same figure or the same word. */
import { achievedState } from '../indicators/goal-state.ts';
import type { Decimal } from '../indicators/decimals.ts';
import { decimal, printed } from '../indicators/decimals.ts';
import type { Origin } from '../provenance.ts';
import type { Observation } from './observation.ts';

interface Said {
  readonly value: Decimal | null;
  readonly word: string | null;
}

const yes: readonly string[] = ['是', '有'];
const no: readonly string[] = ['否', '无', '没有'];

/**
 * What a cell says, as printed to `decimals`: the same for 95.4 and 95.40, for 有 and 是, and for a formula's 95.4283
 * and the 95.43 that was typed from it; never for a figure and a word of judgement.
 */
export function sayingOf(said: Said, decimals: number): string {
  if (said.value !== null) return `figure ${printed(said.value, decimals)}`;
  const word = said.word ?? '';
  if (yes.includes(word)) return `figure ${printed(decimal(1), decimals)}`;
  if (no.includes(word)) return `figure ${printed(decimal(0), decimals)}`;
  return `word ${word}`;
}

export function agree(one: Said, other: Said, decimals: number): boolean {
  return sayingOf(one, decimals) === sayingOf(other, decimals);
}

/** The number to reckon with: 1 for 是, 有 and 已实现, 0 for other words. */
export function numberOf(said: Said): Decimal {
  if (said.value !== null) return said.value;
  return decimal(said.word !== null && (yes.includes(said.word) || said.word === achievedState) ? 1 : 0);
}

/** Holds a figure or a word that may be used. */
export function isUsable(cell: Observation): boolean {
  return (
    (cell.status === 'normal' || cell.status === 'revised' || cell.status === 'provisional') &&
    (cell.value !== null || cell.word !== null)
  );
}

/** The file a person wrote; for an edited document, the document. */
export function fileOf(origin: Origin): string {
  switch (origin.kind) {
    case 'cell':
    case 'sheet':
    case 'line':
    case 'file':
      return origin.file;
    case 'block':
      return origin.document;
    case 'setting':
      return origin.id;
  }
}

/** A place as a person may have typed it: backslashes, spaces around it and Unicode forms aside. */
export function plainPlace(place: string): string {
  return place.trim().replaceAll('\\', '/').replace(/^\.\//, '').normalize('NFC');
}

/** In order of first appearance. */
export function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
