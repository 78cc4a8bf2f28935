/**
 * The file system inside an old Office file (MS-CFB), read strictly: every stream's chain is whole, no sector belongs to
 * two of them. The libraries behind it are more lenient, and would read on in another stream.
 */
import { damaged } from '../package/refusals.ts';
import type { KindWords } from '../package/rules.ts';

/** Streams by name, wherever they stand in the tree. Throws a Refusal. */
export function readStreams(bytes: Uint8Array, words: KindWords): ReadonlyMap<string, Uint8Array> {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const broken = (why: string): never => {
    throw damaged(words, why);
  };
  if (bytes.length < 1536) broken('文件太短');
  const major = file.getUint16(26, true);
  const shift = file.getUint16(30, true);
  if (!((major === 3 && shift === 9) || (major === 4 && shift === 12))) broken('文件头不对');
  if (file.getUint16(28, true) !== 0xfffe || file.getUint16(32, true) !== 6 || file.getUint32(56, true) !== 4096)
    broken('文件头不对');
  const size = 1 << shift;
  const sectors = Math.ceil((bytes.length - size) / size);
  const owned = new Set<number>();
  const sector = (number: number): Uint8Array => {
    if (number >= sectors) broken('内部的链指到文件外面');
    return bytes.subarray((number + 1) * size, (number + 2) * size);
  };
  const own = (number: number): number => {
    if (owned.has(number)) broken('内部的链互相交叉');
    owned.add(number);
    return number;
  };

  const table = tableOf(file, size, sector, own, broken);
  const chain = (start: number): readonly number[] => {
    const found: number[] = [];
    for (let next = start; next !== endOfChain; next = table[next] ?? broken('内部的链断了')) {
      if (next >= sectors) broken('内部的链指到文件外面');
      found.push(own(next));
    }
    return found;
  };
  const join = (numbers: readonly number[]): Uint8Array => {
    const joined = new Uint8Array(numbers.length * size);
    for (const [place, number] of numbers.entries()) joined.set(sector(number), place * size);
    return joined;
  };

  const directory = join(chain(file.getUint32(48, true)));
  const entries = entriesOf(directory, broken);
  const root = entries.find(({ type }) => type === 5) ?? broken('没有目录');
  const miniStart = file.getUint32(60, true);
  const miniTable = numbersOf(miniStart === endOfChain ? new Uint8Array() : join(chain(miniStart)));
  const miniStream = root.size === 0 ? new Uint8Array() : join(chain(root.start));
  const ownedMini = new Set<number>();
  const miniChain = (start: number): readonly number[] => {
    const found: number[] = [];
    for (let next = start; next !== endOfChain; next = miniTable[next] ?? broken('内部的链断了')) {
      if (ownedMini.has(next) || (next + 1) * 64 > miniStream.length) broken('内部的链互相交叉');
      ownedMini.add(next);
      found.push(next);
    }
    return found;
  };
  const streams = new Map<string, Uint8Array>();
  for (const { name, type, start, size: length } of entries) {
    if (type !== 2) continue;
    const isSmall = length < 4096;
    const numbers = length === 0 ? [] : isSmall ? miniChain(start) : chain(start);
    const unit = isSmall ? 64 : size;
    if (numbers.length < Math.ceil(length / unit)) broken('内部的链断了');
    const content = isSmall ? joinMini(miniStream, numbers) : join(numbers);
    if (!streams.has(name)) streams.set(name, content.subarray(0, length));
  }
  return streams;
}

const endOfChain = 0xff_ff_ff_fe;
const noSector = 0xff_ff_ff_ff;

/** Which sector follows which: the table's own sectors are listed in the header, and further on in a chain of lists. */
function tableOf(
  file: DataView,
  size: number,
  sector: (number: number) => Uint8Array,
  own: (number: number) => number,
  broken: (why: string) => never,
): readonly number[] {
  const many = file.getUint32(44, true);
  const places: number[] = [];
  for (let at = 76; at < 512; at += 4) places.push(file.getUint32(at, true));
  let list = file.getUint32(68, true);
  while (list !== endOfChain && list !== noSector) {
    const numbers = numbersOf(sector(own(list)));
    places.push(...numbers.slice(0, -1));
    list = numbers.at(-1) ?? endOfChain;
    if (places.length > many + 2 * size) broken('目录表不对');
  }
  const used = places.filter((place) => place !== noSector);
  if (used.length !== many) broken('目录表不对');
  return used.flatMap((place) => numbersOf(sector(own(place))));
}

function numbersOf(bytes: Uint8Array): readonly number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, place) => view.getUint32(place * 4, true));
}

interface Entry {
  readonly name: string;
  /** 1 storage, 2 stream, 5 root. */
  readonly type: number;
  readonly start: number;
  readonly size: number;
}

function entriesOf(directory: Uint8Array, broken: (why: string) => never): readonly Entry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const entries: Entry[] = [];
  for (let at = 0; at + 128 <= directory.length; at += 128) {
    const type = view.getUint8(at + 66);
    if (type === 0) continue;
    const length = view.getUint16(at + 64, true);
    if (![1, 2, 5].includes(type) || length > 64 || length < 2 || length % 2 === 1) broken('目录不对');
    const name = new TextDecoder('utf-16le').decode(directory.subarray(at, at + length - 2));
    entries.push({ name, type, start: view.getUint32(at + 116, true), size: view.getUint32(at + 120, true) });
  }
  return entries;
}

function joinMini(stream: Uint8Array, numbers: readonly number[]): Uint8Array {
  const joined = new Uint8Array(numbers.length * 64);
  for (const [place, number] of numbers.entries())
    joined.set(stream.subarray(number * 64, number * 64 + 64), place * 64);
  return joined;
}
