/** An old file read, whichever it is. Loads the libraries: for the process that reads, not for the one that uses. */
import { readOldDocument } from './document.ts';
import type { OldContent, OldFileKind } from './reading.ts';
import { convertWorkbook } from './workbook.ts';

export async function oldContent(kind: OldFileKind, bytes: Uint8Array): Promise<OldContent> {
  if (kind === 'workbook') {
    const reading = convertWorkbook(bytes);
    return reading.verdict === 'refused' ? { kind: 'refused', problem: reading.problem } : { kind, ...reading.content };
  }
  const reading = await readOldDocument(bytes);
  return reading.verdict === 'refused' ? { kind: 'refused', problem: reading.problem } : { kind, ...reading.content };
}
