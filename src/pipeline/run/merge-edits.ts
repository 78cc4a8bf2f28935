/** How a document's new version goes into the file that a person edited. */
import type { DocumentMemory } from '../../history/document-memory.ts';
import type { RecordedDocument, RunManifest } from '../../history/manifest.ts';
import type { Round } from '../../indicators/round.ts';
import type { RoundDocument } from '../documents.ts';
import type { MadeDocument } from './run.ts';

export type MergeInto = (document: RoundDocument, fresh: Uint8Array) => Pick<MadeDocument, 'merge'>;

/** `before` is the last run's record: what an edited file was made from, where the file has lost its own memory. */
export async function merging(round: Round, before: RunManifest | null): Promise<MergeInto> {
  const { mergeDocument } = await import('../../formats/docx/merge/merge-document.ts');
  return ({ path, content }, fresh) => {
    if ('sheets' in content) return {};
    const record = before?.documents.find((one) => one.path === path);
    const fallback = record === undefined ? null : memoryFrom(record, content.id, round);
    const date = dateOf(round, content.kind);
    return {
      merge: (edited) => {
        const merge = mergeDocument({ edited, fresh, fallback, date });
        if (merge.verdict === 'refused' || merge.content.verdict === 'unknown') return { verdict: 'unmergeable' };
        return merge.content;
      },
    };
  };
}

/** The day printed under the signature: the date of comments and revisions too, since nobody asks the clock. */
export function dateOf({ dates, due }: Round, kind: string): string | null {
  const day = kind === 'general' ? (dates.general ?? due.general) : (dates.reports ?? due.reports);
  return day === undefined ? null : `${day}T00:00:00Z`;
}

function memoryFrom(record: RecordedDocument, report: string, round: Round): DocumentMemory | null {
  const blocks = record.editedFrom?.blocks ?? record.blocks;
  if (blocks.length === 0) return null;
  return { report, area: round.area.name, year: round.year, program: '', content: '', header: '', blocks, remarks: [] };
}
