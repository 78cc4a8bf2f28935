/** node:zlib, as far as the program asks for it, in a browser. */
import { deflateSync, Inflate } from 'fflate';
import { Buffer } from './buffer.ts';

export function deflateRawSync(bytes: Uint8Array, { level = 6 }: { readonly level?: number } = {}): Buffer {
  const effort = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
  return Buffer.from(deflateSync(bytes, { level: effort[level] ?? 6 }));
}

/** Throws where it would grow beyond `maxOutputLength`, before it has. */
export function inflateRawSync(bytes: Uint8Array, { maxOutputLength }: { readonly maxOutputLength: number }): Buffer {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const inflate = new Inflate((piece) => {
    length += piece.length;
    if (length > maxOutputLength) throw new RangeError('unpacks to more than it may');
    pieces.push(piece);
  });
  for (let at = 0; at < bytes.length || at === 0; at += step) {
    inflate.push(bytes.subarray(at, at + step), at + step >= bytes.length);
  }
  const whole = Buffer.alloc(length);
  let end = 0;
  for (const piece of pieces) {
    whole.set(piece, end);
    end += piece.length;
  }
  return whole;
}

/** So much packed at a time: at the worst it unpacks to a thousand times as much. */
const step = 16 * 1024;

/** CRC-32 of ISO 3309, as zip archives have it. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (table[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let one = index;
  for (let bit = 0; bit < 8; bit += 1) one = (one & 1) === 1 ? 0xedb88320 ^ (one >>> 1) : one >>> 1;
  return one >>> 0;
});
