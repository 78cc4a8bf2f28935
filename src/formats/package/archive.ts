/**
 * Zip archives that depend on nothing but their parts: no clock, no time zone. Parts that many documents share are
 * compressed once and kept.
 */
import { crc32, deflateRawSync } from 'node:zlib';

/** A part as it lies in the archive. */
export interface PackedPart {
  readonly path: string;
  readonly size: number;
  readonly checksum: number;
  /** As it was given, or deflated. */
  readonly method: 'stored' | 'deflated';
  readonly content: Uint8Array;
  /** A program, for systems that ask. */
  readonly executable?: boolean;
}

/** `effort` 3 takes less than half the time of 6 and a seventh more room: right for a document, not for a download. */
export function packPart(path: string, content: Uint8Array | string, effort: 3 | 6 = 3): PackedPart {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  const measured = { path, size: bytes.length, checksum: crc32(bytes) };
  if (bytes.length < worthDeflating) return { ...measured, method: 'stored', content: bytes };
  const memory = bytes.length < 4096 ? forSmall : {};
  return { ...measured, method: 'deflated', content: deflateRawSync(bytes, { level: effort, ...memory }) };
}

/** In bytes: compressing less than this costs more time than all else that is done with it, and saves some hundred bytes. */
const worthDeflating = 1024;

// For a small part, getting the usual quarter of a megabyte of memory costs more than compressing.
const forSmall = { windowBits: 12, memLevel: 4 } as const;

/** `packPart` for parts that come in a few forms only, document after document: each is compressed once and kept. */
export function packOften(path: string, text: string): PackedPart {
  const known = packed.get(path);
  if (known?.text === text) return known.part;
  const part = packPart(path, text);
  packed.set(path, { text, part });
  return part;
}

const packed = new Map<string, { readonly text: string; readonly part: PackedPart }>();

/** A part made of many texts, set one behind the other without being joined to a string first. */
export function packTexts(path: string, texts: readonly string[]): PackedPart {
  let characters = 0;
  for (const text of texts) characters += text.length;
  // No character takes more than three bytes: measuring the texts first would be a second walk over all of them.
  if (scratch.length < 3 * characters) scratch = Buffer.allocUnsafe(3 * characters);
  let end = 0;
  for (const text of texts) end += scratch.write(text, end);
  const bytes = scratch.subarray(0, end);
  return packPart(path, end < worthDeflating ? Uint8Array.from(bytes) : bytes);
}

/** Kept from document to document: fresh memory of that size is slower than what is written into it. */
let scratch = Buffer.allocUnsafe(0);

/** The archive of these parts, in this order. */
export function joinParts(parts: readonly PackedPart[]): Uint8Array {
  const names = parts.map((part) => Buffer.from(part.path, 'utf8'));
  const bodies = parts.reduce(
    (sum, part, position) => sum + 30 + (names[position]?.length ?? 0) + part.content.length,
    0,
  );
  const directory = names.reduce((sum, name) => sum + 46 + name.length, 0);
  const archive = Buffer.alloc(bodies + directory + 22);
  let body = 0;
  let entry = bodies;
  for (const [position, part] of parts.entries()) {
    const name = names[position] ?? Buffer.alloc(0);
    archive.writeUInt32LE(0x04034b50, body);
    writeHeader(archive, body + 4, part, name);
    name.copy(archive, body + 30);
    archive.set(part.content, body + 30 + name.length);

    archive.writeUInt32LE(0x02014b50, entry);
    const plain = part.executable !== true && isAscii(part, name);
    archive.writeUInt16LE(plain ? 20 : madeOnUnix, entry + 4);
    writeHeader(archive, entry + 6, part, name);
    if (!plain) archive.writeUInt32LE(part.executable === true ? mayRun : mayRead, entry + 38);
    archive.writeUInt32LE(body, entry + 42);
    name.copy(archive, entry + 46);

    body += 30 + name.length + part.content.length;
    entry += 46 + name.length;
  }
  archive.writeUInt32LE(0x06054b50, entry);
  archive.writeUInt16LE(parts.length, entry + 8);
  archive.writeUInt16LE(parts.length, entry + 10);
  archive.writeUInt32LE(directory, entry + 12);
  archive.writeUInt32LE(bodies, entry + 16);
  return archive;
}

/** 1 January 1980, 00:00: the first moment the format knows. */
const firstDate = 0x0021;

/**
 * Version 2.0 on a system that knows permissions: for programs, and for names that are not ASCII, which some unpackers
 * take for an old code page of Windows otherwise.
 */
const madeOnUnix = (3 << 8) | 20;
const mayRead = 0o100644 * 0x1_0000;
const mayRun = 0o100755 * 0x1_0000;

/** Set where a name is not ASCII: it is UTF-8. */
const unicodeNames = 0x0800;

/** The 26 bytes that a part's own header and its entry in the directory share. */
function writeHeader(archive: Buffer, offset: number, part: PackedPart, name: Buffer): void {
  archive.writeUInt16LE(20, offset); // version 2.0
  archive.writeUInt16LE(isAscii(part, name) ? 0 : unicodeNames, offset + 2);
  archive.writeUInt16LE(part.method === 'deflated' ? 8 : 0, offset + 4);
  archive.writeUInt16LE(0, offset + 6);
  archive.writeUInt16LE(firstDate, offset + 8);
  archive.writeUInt32LE(part.checksum, offset + 10);
  archive.writeUInt32LE(part.content.length, offset + 14);
  archive.writeUInt32LE(part.size, offset + 18);
  archive.writeUInt16LE(name.length, offset + 22);
}

/** As many bytes as characters. */
function isAscii(part: PackedPart, name: Buffer): boolean {
  return name.length === part.path.length;
}
