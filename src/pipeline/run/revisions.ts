/** Reports with their differences from what was issued as Word revisions. */
import type { RunManifest } from '../../history/manifest.ts';
import type { Round } from '../../indicators/round.ts';
import type { RoundDocument } from '../documents.ts';
import { revisingOf } from './merge-edits.ts';

type Revise = (document: RoundDocument, bytes: Uint8Array) => Uint8Array;

/** Documents that were not issued, and workbooks, stay as they are; all of them where nothing is compared with. */
export async function revisingAgainst(issued: RunManifest | null, round: Round): Promise<Revise> {
  if (issued === null) return (_document, bytes) => bytes;
  const { trackChanges } = await import('../../formats/docx/revisions/track-changes.ts');
  return ({ path, content }, bytes) => {
    const record = issued.documents.find((one) => one.path === path);
    if (record === undefined || 'sheets' in content) return bytes;
    return trackChanges(bytes, record.blocks, revisingOf(content.kind, round));
  };
}
