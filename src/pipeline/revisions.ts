/** Reports with their differences from what was issued as Word revisions. */
import type { RunManifest } from '../history/manifest.ts';
import type { Round } from '../indicators/round.ts';
import type { RoundDocument } from './documents.ts';
import { dateOf } from './merge-edits.ts';

export type Revise = (document: RoundDocument, bytes: Uint8Array) => Uint8Array;

/** Documents that were not issued, and workbooks, stay as they are. */
export async function revisingAgainst(issued: RunManifest, round: Round): Promise<Revise> {
  const { trackChanges } = await import('../formats/docx/merge/track-changes.ts');
  return ({ path, content }, bytes) => {
    const record = issued.documents.find((one) => one.path === path);
    if (record === undefined || 'sheets' in content) return bytes;
    return trackChanges(bytes, record.blocks, { author: '妇儿', date: dateOf(round, content.kind) });
  };
}
