import { crc32, inflateRawSync } from 'node:zlib';
import { Bytes } from './bytes.ts';
import type { DirectoryEntry } from './directory.ts';
import { encryptionFlags, findLongField, full32, inMebibytes, readDirectory } from './directory.ts';
import { partKey, shown } from './entry-name.ts';
import type { FileProblem } from './problem.ts';
import { guarded } from './problem.ts';
import { recogniseFile, refusalOfKind } from './recognise.ts';
import { damaged, hostile, tooLarge } from './refusals.ts';
import type { KindWords, PackageRules } from './rules.ts';

/** The parts of an .xlsx or .docx, none of them unpacked until it is asked for. */
export interface PackageParts {
  readonly rules: PackageRules;
  readonly names: readonly string[];
  /** Case does not matter. */
  has(name: string): boolean;
  /**
   * Unpacks one part and compares its length and checksum; undefined where there is none.
   * Throws a Refusal: call it inside `guarded`.
   */
  get(name: string): Uint8Array | undefined;
}

export type PackageReading =
  | { readonly verdict: 'read'; readonly parts: PackageParts }
  | { readonly verdict: 'refused'; readonly problem: FileProblem };

/**
 * Opens a package without trusting it: every header is compared with its twin before anything is unpacked, so that a
 * damaged file cannot be read as another one, and no part can grow beyond the limits.
 */
export function readPackage(file: Uint8Array, rules: PackageRules): PackageReading {
  const reading = guarded(() => openPackage(file, rules));
  return reading.verdict === 'read' ? { verdict: 'read', parts: reading.content } : reading;
}

/** As `readPackage`, for use inside `guarded`: throws a Refusal. */
export function openPackage(file: Uint8Array, rules: PackageRules): PackageParts {
  const refusal = refusalOfKind(recogniseFile(file), rules.words);
  if (refusal !== undefined) throw refusal;
  if (file.length > rules.limits.file) throw tooLarge(rules.words, `超过 ${inMebibytes(rules.limits.file)}`);
  const bytes = new Bytes(file);
  const directory = readDirectory(bytes, rules);
  const located = directory.entries.map((entry) => locate(bytes, entry, directory.start, rules.words));
  refuseOverlaps(located, rules.words);
  return partsOf(bytes, located, rules);
}

interface LocatedEntry {
  readonly entry: DirectoryEntry;
  readonly dataStart: number;
  /** The end of the data and of the descriptor behind it, exclusive. */
  readonly end: number;
}

function partsOf(bytes: Bytes, located: readonly LocatedEntry[], rules: PackageRules): PackageParts {
  const byKey = new Map(located.map((part) => [partKey(part.entry.name), part]));
  let unpacked = 0;
  return {
    rules,
    names: located.map(({ entry }) => entry.name),
    has: (name) => byKey.has(partKey(name)),
    get: (name) => {
      const part = byKey.get(partKey(name));
      if (part === undefined) return undefined;
      unpacked += part.entry.size;
      if (unpacked > rules.limits.total) throw hostile(rules.words, '同样的内容被反复引用');
      return unpack(bytes, part, rules.words);
    },
  };
}

const localSignature = 0x04034b50;
const localSize = 30;

/** Finds the entry's data and refuses a local header that tells another story than the central directory. */
function locate(bytes: Bytes, entry: DirectoryEntry, limit: number, words: KindWords): LocatedEntry {
  const offset = entry.localOffset;
  const conflict = (): Error => damaged(words, `部件 ${shown(entry.name)} 的两处登记不一致`);
  if (!bytes.has(offset, localSize) || offset + localSize > limit || bytes.u32(offset) !== localSignature) {
    throw conflict();
  }
  const nameLength = bytes.u16(offset + 26);
  const extraLength = bytes.u16(offset + 28);
  const dataStart = offset + localSize + nameLength + extraLength;
  const dataEnd = dataStart + entry.compressedSize;
  if (dataEnd > limit) throw conflict();

  const flags = bytes.u16(offset + 6);
  const method = bytes.u16(offset + 8);
  const isSame =
    (flags & encryptionFlags) === (entry.flags & encryptionFlags) &&
    method === (entry.method === 'stored' ? 0 : 8) &&
    Buffer.compare(bytes.slice(offset + localSize, nameLength), entry.rawName) === 0 &&
    (entry.method === 'deflated' || entry.size === entry.compressedSize);
  if (!isSame) throw conflict();

  const sizes = localSizes(bytes, offset, nameLength, extraLength);
  const isComplete =
    sizes.crc === entry.crc && sizes.size === entry.size && sizes.compressedSize === entry.compressedSize;
  const followsData = (flags & 0x0008) !== 0;
  const descriptorEnd = followsData ? endOfDescriptor(bytes, dataEnd, limit, entry) : undefined;
  if (descriptorEnd === undefined) {
    if (!isComplete) throw conflict();
    return { entry, dataStart, end: dataEnd };
  }
  const isOpenOrSame = (local: number, central: number): boolean => local === 0 || local === central;
  const isConsistent =
    isOpenOrSame(sizes.crc, entry.crc) &&
    isOpenOrSame(sizes.size, entry.size) &&
    isOpenOrSame(sizes.compressedSize, entry.compressedSize);
  if (!isConsistent) throw conflict();
  return { entry, dataStart, end: descriptorEnd };
}

/** Sizes left open (all ones without the long field) count as 0, which is how they are left open otherwise. */
function localSizes(
  bytes: Bytes,
  offset: number,
  nameLength: number,
  extraLength: number,
): { readonly crc: number; readonly size: number; readonly compressedSize: number } {
  const crc = bytes.u32(offset + 14);
  const compressedSize = bytes.u32(offset + 18);
  const size = bytes.u32(offset + 22);
  if (size !== full32 && compressedSize !== full32) return { crc, size, compressedSize };
  const long = findLongField(bytes, offset + localSize + nameLength, extraLength);
  if (long === undefined || bytes.u16(long - 2) < 16) return { crc, size: 0, compressedSize: 0 };
  return { crc, size: bytes.u64(long), compressedSize: bytes.u64(long + 8) };
}

/** Checksum and sizes behind the data, with or without a signature, in 32 or 64 bits; undefined where none agrees. */
function endOfDescriptor(bytes: Bytes, start: number, limit: number, entry: DirectoryEntry): number | undefined {
  for (const lead of [4, 0]) {
    for (const width of [4, 8]) {
      const end = start + lead + 4 + 2 * width;
      if (end > limit || (lead === 4 && bytes.u32(start) !== 0x08074b50)) continue;
      const sizeAt = (offset: number): number => (width === 4 ? bytes.u32(offset) : bytes.u64(offset));
      const agrees =
        bytes.u32(start + lead) === entry.crc &&
        sizeAt(start + lead + 4) === entry.compressedSize &&
        sizeAt(start + lead + 4 + width) === entry.size;
      if (agrees) return end;
    }
  }
  return undefined;
}

/** Entries that share data are how a small file unpacks into an endless one. */
function refuseOverlaps(located: readonly LocatedEntry[], words: KindWords): void {
  let end = 0;
  for (const part of located.toSorted((a, b) => a.entry.localOffset - b.entry.localOffset)) {
    if (part.entry.localOffset < end) throw hostile(words, `部件 ${shown(part.entry.name)} 与别的部件重叠`);
    end = part.end;
  }
}

function unpack(bytes: Bytes, { entry, dataStart }: LocatedEntry, words: KindWords): Uint8Array {
  const packed = bytes.slice(dataStart, entry.compressedSize);
  const content = entry.method === 'stored' ? packed : inflate(packed, entry, words);
  if (content.length !== entry.size || crc32(content) !== entry.crc) {
    throw damaged(words, `部件 ${shown(entry.name)} 的内容与校验码不符`);
  }
  return content;
}

function inflate(packed: Uint8Array, entry: DirectoryEntry, words: KindWords): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) });
  } catch (error) {
    throw damaged(words, `部件 ${shown(entry.name)} 解压失败`, error);
  }
}
