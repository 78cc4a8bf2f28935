/** Files in out/ under names of people's own: which report each is a copy of, and whether anybody wrote in it. */
import { parseMemory, type DocumentMemory } from '../../../../history/document-memory.ts';
import { openPackage } from '../../../package/package.ts';
import { guarded } from '../../../package/problem.ts';
import { documentRules } from '../../../package/rules.ts';
import { findMemory } from '../../memory-part.ts';
import { propertyNames } from '../../names.ts';
import { customProperties } from '../../read/read.ts';
import type { EarlierVersions } from './origin.ts';
import { readCarried } from './returned-document.ts';

export interface RecognisedCopy {
  readonly isEdited: boolean;
  /** How many versions have been made since the one it comes from; null where that one is not remembered. */
  readonly age: number | null;
}

/** The report that a file says it is; null where it says nothing, or is no document. */
export function reportIn(bytes: Uint8Array): string | null {
  const reading = guarded(() => {
    const parts = openPackage(bytes, documentRules);
    const memory = parseMemory(findMemory(parts)?.text ?? '');
    return memory?.report ?? customProperties(parts).get(propertyNames.report) ?? null;
  });
  return reading.verdict === 'refused' ? null : reading.content;
}

/** What a document remembers of its making; null where it is none of ours, or a save threw that away. */
export function memoryIn(bytes: Uint8Array): DocumentMemory | null {
  const reading = guarded(() => parseMemory(findMemory(openPackage(bytes, documentRules))?.text ?? ''));
  return reading.verdict === 'refused' ? null : reading.content;
}

/** null for a file that is no copy of this report. */
export function recogniseCopy(
  bytes: Uint8Array,
  reports: readonly string[],
  earlier: EarlierVersions,
): RecognisedCopy | null {
  const carried = readCarried(bytes, earlier);
  if (carried.verdict === 'refused' || carried.content.memory === null) return null;
  const { memory, blocks, added } = carried.content;
  if (!reports.includes(memory.report)) return null;
  const isEdited = added.length > 0 || blocks.some(({ before, now }) => now !== before);
  const age = earlier.all().findIndex(({ content }) => content !== '' && content === memory.content);
  return { isEdited, age: age === -1 ? null : age };
}
