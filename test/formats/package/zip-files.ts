import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of a hand-made zip file. What is left out is as it should be; the rest is as the test wants it. */
export interface Entry {
  readonly name: string;
  readonly content: string;
  readonly latin1?: boolean;
  readonly stored?: boolean;
  /** The compressed bytes, whatever the content says. */
  readonly packed?: Uint8Array;
  readonly descriptor?: '32' | '64' | 'signed-32' | 'signed-64' | 'missing';
  /** Sizes in extra fields of 64 bits. */
  readonly long?: boolean;
  readonly flags?: number;
  readonly method?: number;
  readonly crc?: number;
  readonly size?: number;
  readonly attributes?: number;
  readonly localName?: string;
  readonly localMethod?: number;
  readonly localSize?: number;
  readonly localOffset?: number;
  /** Points the directory to another entry's header and writes none. */
  readonly sharesDataOf?: number;
}

export interface ZipEnd {
  readonly comment?: string;
  readonly long?: boolean;
}

export function crcOf(text: string): number {
  return crc32(text);
}

/** Zip files as APPNOTE.TXT describes them, and as it does not. */
export function zipOf(entries: readonly Entry[], end: ZipEnd = {}): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  const offsets: number[] = [];
  for (const entry of entries) {
    const offset = entry.sharesDataOf === undefined ? lengthOf(locals) : (offsets[entry.sharesDataOf] ?? 0);
    offsets.push(offset);
    const raw = rawEntry(entry);
    if (entry.sharesDataOf === undefined && entry.localOffset === undefined) locals.push(localOf(entry, raw));
    centrals.push(centralOf(entry, raw, entry.localOffset ?? offset));
  }
  const directory = Buffer.concat(centrals);
  return Buffer.concat([...locals, directory, endOf(entries.length, directory.length, lengthOf(locals), end)]);
}

interface RawEntry {
  readonly packed: Uint8Array;
  readonly crc: number;
  readonly size: number;
  readonly method: number;
}

function rawEntry(entry: Entry): RawEntry {
  const content = Buffer.from(entry.content, entry.latin1 === true ? 'latin1' : 'utf8');
  const packed = entry.packed ?? (entry.stored === true ? content : deflateRawSync(content));
  return { packed, crc: crc32(content), size: content.length, method: entry.stored === true ? 0 : 8 };
}

function localOf(entry: Entry, raw: RawEntry): Buffer {
  const name = Buffer.from(entry.localName ?? entry.name);
  const isOpen = entry.descriptor !== undefined;
  const size = entry.localSize ?? entry.size ?? raw.size;
  const extra = entry.long === true ? longField([size, raw.packed.length]) : Buffer.alloc(0);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE((entry.flags ?? 0) | (isOpen ? 8 : 0), 6);
  header.writeUInt16LE(entry.localMethod ?? entry.method ?? raw.method, 8);
  header.writeUInt32LE(isOpen ? 0 : (entry.crc ?? raw.crc), 14);
  header.writeUInt32LE(isOpen ? 0 : entry.long === true ? 0xffffffff : raw.packed.length, 18);
  header.writeUInt32LE(isOpen ? 0 : entry.long === true ? 0xffffffff : size, 22);
  header.writeUInt16LE(name.length, 26);
  header.writeUInt16LE(extra.length, 28);
  return Buffer.concat([header, name, extra, raw.packed, descriptorOf(entry, raw)]);
}

function descriptorOf(entry: Entry, raw: RawEntry): Buffer {
  if (entry.descriptor === undefined || entry.descriptor === 'missing') return Buffer.alloc(0);
  const isLong = entry.descriptor.endsWith('64');
  const sizes = Buffer.alloc(isLong ? 16 : 8);
  for (const [index, size] of [raw.packed.length, raw.size].entries()) {
    if (isLong) sizes.writeBigUInt64LE(BigInt(size), index * 8);
    else sizes.writeUInt32LE(size, index * 4);
  }
  const crc = Buffer.alloc(4);
  crc.writeUInt32LE(raw.crc, 0);
  const signature = entry.descriptor.startsWith('signed') ? Buffer.from([0x50, 0x4b, 0x07, 0x08]) : Buffer.alloc(0);
  return Buffer.concat([signature, crc, sizes]);
}

function centralOf(entry: Entry, raw: RawEntry, offset: number): Buffer {
  const name = Buffer.from(entry.name);
  const size = entry.size ?? raw.size;
  const extra = entry.long === true ? longField([size, raw.packed.length]) : Buffer.alloc(0);
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(0x0314, 4);
  header.writeUInt16LE(20, 6);
  header.writeUInt16LE((entry.flags ?? 0) | (entry.descriptor === undefined ? 0 : 8), 8);
  header.writeUInt16LE(entry.method ?? raw.method, 10);
  header.writeUInt32LE(entry.crc ?? raw.crc, 16);
  header.writeUInt32LE(entry.long === true ? 0xffffffff : raw.packed.length, 20);
  header.writeUInt32LE(entry.long === true ? 0xffffffff : size, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt16LE(extra.length, 30);
  header.writeUInt32LE(entry.attributes ?? 0, 38);
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, name, extra]);
}

function endOf(count: number, size: number, start: number, { comment = '', long = false }: ZipEnd): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(long ? 0xffff : count, 8);
  record.writeUInt16LE(long ? 0xffff : count, 10);
  record.writeUInt32LE(long ? 0xffffffff : size, 12);
  record.writeUInt32LE(long ? 0xffffffff : start, 16);
  record.writeUInt16LE(comment.length, 20);
  return Buffer.concat([long ? longEndOf(count, size, start) : Buffer.alloc(0), record, Buffer.from(comment)]);
}

function longEndOf(count: number, size: number, start: number): Buffer {
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  for (const [index, value] of [count, count, size, start].entries()) {
    record.writeBigUInt64LE(BigInt(value), 24 + index * 8);
  }
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(start + size), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([record, locator]);
}

function longField(sizes: readonly number[]): Buffer {
  const field = Buffer.alloc(4 + sizes.length * 8);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(sizes.length * 8, 2);
  for (const [index, size] of sizes.entries()) field.writeBigUInt64LE(BigInt(size), 4 + index * 8);
  return field;
}

function lengthOf(pieces: readonly Buffer[]): number {
  return pieces.reduce((sum, piece) => sum + piece.length, 0);
}
