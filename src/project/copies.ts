/**
 * Copies of documents for other eyes, in folders of their own within out/: `html/`, `pdf/`. They are made anew from the
 * document each time they are asked for; one whose document has moved on is taken away, so that nobody sends it.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from '../history/manifest.ts';
import { removeWhole, writeWhole } from './atomic-write.ts';
import { readBytes } from './folder-files.ts';
import type { OutFolder } from './out-folder.ts';

export const copyKinds = ['html', 'pdf'] as const;
export type CopyKind = (typeof copyKinds)[number];

/** 教育局-妇女发展规划-2015.docx → html/教育局-妇女发展规划-2015.html */
export function copyName(kind: CopyKind, path: string): string {
  return `${kind}/${path.replace(/\.\w+$/, '')}.${kind}`;
}

/** Writes one copy; `held`: another program has the old one open. */
export function placeCopy(
  out: OutFolder,
  kind: CopyKind,
  path: string,
  content: Uint8Array | string,
): 'written' | 'unchanged' | 'held' {
  const file = join(out.folder, copyName(kind, path));
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const there = readBytes(file, bytes.length);
  if (there.verdict === 'read' && Buffer.compare(there.bytes, bytes) === 0) return 'unchanged';
  return writeWhole(file, bytes).verdict;
}

/**
 * What a PDF shows of its document as it lies there now. Not by their times, which copying a folder or taking a file back
 * from a colleague turns round: ours carries its document's mark. `foreign`: somebody else made it.
 */
export type PdfState = 'none' | 'current' | 'outdated' | 'foreign';

export function pdfState(out: OutFolder, path: string, file: string): PdfState {
  const pdf = readBytes(join(out.folder, copyName('pdf', path)), largestCopy);
  if (pdf.verdict !== 'read') return hasCopy(out, 'pdf', path) ? 'foreign' : 'none';
  const bytes = Buffer.from(pdf.bytes);
  if (!bytes.includes(madeByUs)) return 'foreign';
  const document = readDocument(out, file);
  return document !== null && bytes.includes(`<${pdfMark(document)}>`) ? 'current' : 'outdated';
}

/** By which a PDF is told to be of this document: 32 hexadecimal digits. */
export function pdfMark(document: Uint8Array): string {
  return hashOf(document).slice(0, 32).toUpperCase();
}

/** Whoever else makes a PDF writes when. */
const madeByUs = '/CreationDate(D:0000';

function hasCopy(out: OutFolder, kind: CopyKind, path: string): boolean {
  return statSync(join(out.folder, copyName(kind, path)), { throwIfNoEntry: false })?.isFile() === true;
}

/** A document as it lies in out/ now, with what people wrote into it; null where it cannot be read. */
export function readDocument(out: OutFolder, file: string): Uint8Array | null {
  const reading = readBytes(join(out.folder, file), largestCopy);
  return reading.verdict === 'read' ? reading.bytes : null;
}

const largestCopy = 256 * 1024 * 1024;

/** Takes away the copies of these documents; gives the names of those that were there. */
export function dropCopies(out: OutFolder, kind: CopyKind, paths: readonly string[]): readonly string[] {
  return paths
    .filter((path) => hasCopy(out, kind, path))
    .map((path) => copyName(kind, path))
    .filter((name) => removeWhole(join(out.folder, name)).verdict === 'written');
}
