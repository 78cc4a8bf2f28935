import type { Bytes } from './bytes.ts';
import { decodeEntryName, partKey, refusalOfName, shown } from './entry-name.ts';
import { damaged, hostile, passwordProtected, tooLarge, truncated } from './refusals.ts';
import type { KindWords, PackageLimits, PackageRules } from './rules.ts';

/** One entry of the zip archive's central directory. Formats: APPNOTE.TXT 6.3, sections 4.3 and 4.5. */
export interface DirectoryEntry {
  readonly name: string;
  /** The name as it stands in the file, to be compared with the local header. */
  readonly rawName: Uint8Array;
  readonly flags: number;
  readonly method: 'stored' | 'deflated';
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  readonly localOffset: number;
}

export interface Directory {
  readonly entries: readonly DirectoryEntry[];
  /** Where the central directory starts: everything else ends before. */
  readonly start: number;
}

export const encryptionFlags = 0x2041;
const full16 = 0xffff;
export const full32 = 0xffffffff;

const endSignature = 0x06054b50;
const endSize = 22;
const locatorSignature = 0x07064b50;
const locatorSize = 20;
const end64Signature = 0x06064b50;
const end64Size = 56;
const centralSignature = 0x02014b50;
const centralSize = 46;

/** Reads the central directory and refuses what does not fit together or goes beyond the limits. */
export function readDirectory(bytes: Bytes, rules: PackageRules): Directory {
  const end = findEnd(bytes, rules.words);
  if (end.count > rules.limits.entries) throw tooLarge(rules.words, `内部部件超过 ${rules.limits.entries} 个`);
  const entries: DirectoryEntry[] = [];
  let offset = end.start;
  for (let index = 0; index < end.count; index += 1) {
    const { entry, next } = readEntry(bytes, offset, end.limit, rules.words);
    if (entry !== undefined) entries.push(entry);
    offset = next;
  }
  if (offset !== end.limit) throw damaged(rules.words, '内部目录与登记的长度不符');
  refuseDuplicates(entries, rules.words);
  refuseBombs(entries, rules.limits, rules.words);
  return { entries, start: end.start };
}

interface DirectoryEnd {
  readonly count: number;
  readonly start: number;
  /** Where the central directory ends, exclusive. */
  readonly limit: number;
}

/** What the end record says, short or long. */
interface EndRecord extends DirectoryEnd {
  readonly disk: number;
  readonly startDisk: number;
  readonly countHere: number;
  readonly size: number;
}

function findEnd(bytes: Bytes, words: KindWords): DirectoryEnd {
  const last = bytes.all.length - endSize;
  let seen = false;
  for (let offset = last; offset >= Math.max(0, last - full16); offset -= 1) {
    if (bytes.u32(offset) !== endSignature) continue;
    seen = true;
    if (offset + endSize + bytes.u16(offset + 20) === bytes.all.length) return readEnd(bytes, offset, words);
  }
  throw seen ? damaged(words, '结尾处的内部目录不完整，或后面多出了别的内容') : truncated();
}

function readEnd(bytes: Bytes, offset: number, words: KindWords): DirectoryEnd {
  const short: EndRecord = {
    disk: bytes.u16(offset + 4),
    startDisk: bytes.u16(offset + 6),
    countHere: bytes.u16(offset + 8),
    count: bytes.u16(offset + 10),
    size: bytes.u32(offset + 12),
    start: bytes.u32(offset + 16),
    limit: offset,
  };
  const isLong =
    short.count === full16 || short.countHere === full16 || short.size === full32 || short.start === full32;
  const end = isLong ? readLongEnd(bytes, offset, words) : short;
  const isWhole = end.disk === 0 && end.startDisk === 0 && end.countHere === end.count;
  // A zip64 record may stand between the directory and its end even when it is not needed.
  const limit = isLong ? end.limit : (longEndBefore(bytes, offset) ?? offset);
  if (!isWhole || end.start + end.size !== limit) throw damaged(words, '结尾处的内部目录前后不一致');
  return { count: end.count, start: end.start, limit };
}

function longEndBefore(bytes: Bytes, offset: number): number | undefined {
  const locator = offset - locatorSize;
  if (!bytes.has(locator, locatorSize) || bytes.u32(locator) !== locatorSignature) return undefined;
  const start = bytes.u64(locator + 8);
  if (!bytes.has(start, end64Size) || bytes.u32(start) !== end64Signature) return undefined;
  return start + 12 + bytes.u64(start + 4) === locator ? start : undefined;
}

function readLongEnd(bytes: Bytes, offset: number, words: KindWords): EndRecord {
  const start = longEndBefore(bytes, offset);
  if (start === undefined) throw damaged(words, '结尾处的内部目录不完整');
  return {
    disk: bytes.u32(start + 16),
    startDisk: bytes.u32(start + 20),
    countHere: bytes.u64(start + 24),
    count: bytes.u64(start + 32),
    size: bytes.u64(start + 40),
    start: bytes.u64(start + 48),
    limit: start,
  };
}

/** A folder has no content and becomes no entry. */
function readEntry(
  bytes: Bytes,
  offset: number,
  limit: number,
  words: KindWords,
): { readonly entry?: DirectoryEntry; readonly next: number } {
  if (offset + centralSize > limit || bytes.u32(offset) !== centralSignature) {
    throw damaged(words, '内部目录里有读不出的条目');
  }
  const nameLength = bytes.u16(offset + 28);
  const extraLength = bytes.u16(offset + 30);
  const next = offset + centralSize + nameLength + extraLength + bytes.u16(offset + 32);
  if (next > limit || bytes.u16(offset + 34) !== 0) throw damaged(words, '内部目录里有读不出的条目');

  const rawName = bytes.slice(offset + centralSize, nameLength);
  // Zip programs of old Windows write xl\workbook.xml; every spreadsheet program takes it for what it means.
  const name = decodeEntryName(rawName).replaceAll('\\', '/');
  const refusal = refusalOfName(name, words);
  if (refusal !== undefined) throw refusal;
  const flags = bytes.u16(offset + 8);
  if ((flags & encryptionFlags) !== 0) throw passwordProtected(words);
  refuseLinks(bytes, offset, name, words);

  const sizes = {
    size: bytes.u32(offset + 24),
    compressedSize: bytes.u32(offset + 20),
    localOffset: bytes.u32(offset + 42),
  };
  const long = withLongSizes(sizes, bytes, offset + centralSize + nameLength, extraLength);
  if (long === undefined) throw damaged(words, `部件 ${shown(name)} 的长度没有登记`);
  const isFolder = name.endsWith('/') && long.size === 0;
  const method = methodOf(bytes.u16(offset + 10));
  if (method === undefined) throw damaged(words, `部件 ${shown(name)} 的压缩方法不认识`);
  const entry = { name, rawName, flags, method, crc: bytes.u32(offset + 16), ...long };
  return isFolder ? { next } : { entry, next };
}

function methodOf(code: number): DirectoryEntry['method'] | undefined {
  return code === 0 ? 'stored' : code === 8 ? 'deflated' : undefined;
}

/** Unix keeps the file type in the upper half of the attributes: only plain files and folders belong in a package. */
function refuseLinks(bytes: Bytes, offset: number, name: string, words: KindWords): void {
  const fileType = (bytes.u32(offset + 38) >>> 16) & 0xf000;
  if (fileType !== 0 && fileType !== 0x8000 && fileType !== 0x4000) {
    throw hostile(words, `部件 ${shown(name)} 是指向别处的链接`);
  }
}

interface Sizes {
  readonly size: number;
  readonly compressedSize: number;
  readonly localOffset: number;
}

/** Sizes too long for 32 bits, or written as if they were, stand in extra field 1, in this order. */
function withLongSizes(sizes: Sizes, bytes: Bytes, extraOffset: number, extraLength: number): Sizes | undefined {
  let offset = findLongField(bytes, extraOffset, extraLength);
  const needed = Object.values(sizes).filter((size) => size === full32).length;
  if (needed === 0) return sizes;
  if (offset === undefined || bytes.u16(offset - 2) < needed * 8) return undefined;
  const take = (short: number): number => {
    if (short !== full32 || offset === undefined) return short;
    offset += 8;
    return bytes.u64(offset - 8);
  };
  return { size: take(sizes.size), compressedSize: take(sizes.compressedSize), localOffset: take(sizes.localOffset) };
}

/** Where the content of extra field 1 starts. */
export function findLongField(bytes: Bytes, extraOffset: number, extraLength: number): number | undefined {
  const limit = extraOffset + extraLength;
  for (let offset = extraOffset; offset + 4 <= limit; offset += 4 + bytes.u16(offset + 2)) {
    const length = bytes.u16(offset + 2);
    if (bytes.u16(offset) === 1) return offset + 4 + length <= limit ? offset + 4 : undefined;
  }
  return undefined;
}

function refuseDuplicates(entries: readonly DirectoryEntry[], words: KindWords): void {
  const seen = new Set<string>();
  for (const { name } of entries) {
    const key = partKey(name);
    if (seen.has(key)) throw hostile(words, `部件 ${shown(name)} 有两份`);
    seen.add(key);
  }
}

function refuseBombs(entries: readonly DirectoryEntry[], limits: PackageLimits, words: KindWords): void {
  let total = 0;
  for (const { name, size, compressedSize } of entries) {
    if (size > limits.ratioFrom && size > compressedSize * limits.ratio) {
      throw hostile(words, `部件 ${shown(name)} 解压后会膨胀 ${limits.ratio} 倍以上`);
    }
    if (size > limits.entry) throw tooLarge(words, `部件 ${shown(name)} 解压后超过 ${inMebibytes(limits.entry)}`);
    total += size;
  }
  if (total > limits.total) throw tooLarge(words, `解压后合计超过 ${inMebibytes(limits.total)}`);
}

export function inMebibytes(size: number): string {
  return `${Math.floor(size / 1024 / 1024)} MB`;
}
