/** The file as little-endian numbers, so that the header readers look like the zip specification. */
export class Bytes {
  readonly view: DataView;
  readonly all: Uint8Array;

  constructor(all: Uint8Array) {
    this.all = all;
    this.view = new DataView(all.buffer, all.byteOffset, all.byteLength);
  }

  has(offset: number, length: number): boolean {
    return offset >= 0 && length >= 0 && offset + length <= this.all.length;
  }

  u16(offset: number): number {
    return this.view.getUint16(offset, true);
  }

  u32(offset: number): number {
    return this.view.getUint32(offset, true);
  }

  /** Infinity for what no file can hold. */
  u64(offset: number): number {
    const value = this.view.getBigUint64(offset, true);
    return value > BigInt(Number.MAX_SAFE_INTEGER) ? Infinity : Number(value);
  }

  slice(offset: number, length: number): Uint8Array {
    return this.all.subarray(offset, offset + length);
  }
}
