/** What a document that a person edited says, block by block, in the place of what the program wrote. */
import { readCarried } from '../../formats/docx/merge/returned/returned-document.ts';
import { titleBlock } from '../../history/document-memory.ts';
import { shortHash, type RecordedBlock, type RecordedDocument } from '../../history/manifest.ts';

/** The record of a document under its own name whose file has these bytes; as it was where nobody edited it. */
export function asItStands(record: RecordedDocument, bytesOf: () => Uint8Array | null): RecordedDocument {
  const isEdited = record.files.some(({ path, edited }) => path === record.path && edited === true);
  const bytes = isEdited && record.path.endsWith('.docx') ? bytesOf() : null;
  if (bytes === null) return record;
  const reading = readCarried(bytes);
  if (reading.verdict === 'refused' || reading.content.memory === null) return record;
  const { blocks, added } = reading.content;
  const written = new Map<string, RecordedBlock[]>();
  for (const block of record.blocks) written.set(block.id, [...(written.get(block.id) ?? []), block]);
  const standing = blocks.flatMap(({ id, before, now }): readonly RecordedBlock[] => {
    const own = written.get(id)?.shift();
    if (id === titleBlock || own === undefined) return [];
    const typed = added.filter(({ after }) => after === id).map(({ text }) => typedBlock(own, text));
    if (now === null) return typed;
    if (now === before) return [own, ...typed];
    // Of a caption the rest are notes under its table.
    const text = own.text.startsWith(before) ? now + own.text.slice(before.length) : now;
    return [{ ...own, text, fingerprint: shortHash(text), claims: [] }, ...typed];
  });
  return { ...record, blocks: standing };
}

/** A paragraph of a person's own, known again by its words. */
function typedBlock({ id, section }: RecordedBlock, text: string): RecordedBlock {
  const name = shortHash(text);
  return { id: `${id}/typed/${name}`, section, text, fingerprint: name, figures: [] };
}
