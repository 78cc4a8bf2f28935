/** Node's Buffer, as far as the program asks for it, in a browser: bytes that know texts and little-endian numbers. */
export type Encoding = 'utf8' | 'utf-8' | 'latin1' | 'base64' | 'utf16le';

export class Buffer extends Uint8Array<ArrayBuffer> {
  static override from(content: unknown, first?: unknown, second?: unknown): Buffer {
    if (typeof content === 'string') return Buffer.copied(bytesOf(content, isEncoding(first) ? first : 'utf8'));
    if (content instanceof ArrayBuffer) {
      const offset = typeof first === 'number' ? first : 0;
      return new Buffer(content, offset, typeof second === 'number' ? second : content.byteLength - offset);
    }
    if (content instanceof Uint8Array) return Buffer.copied(content);
    return Buffer.copied(Uint8Array.from(content as ArrayLike<number>));
  }

  /** A copy. */
  private static copied(bytes: Uint8Array): Buffer {
    const copy = new Buffer(new ArrayBuffer(bytes.length));
    copy.set(bytes);
    return copy;
  }

  static alloc(length: number): Buffer {
    return new Buffer(new ArrayBuffer(length));
  }

  static allocUnsafe(length: number): Buffer {
    return new Buffer(new ArrayBuffer(length));
  }

  static byteLength(text: string): number {
    return encoder.encode(text).length;
  }

  static compare(one: Uint8Array, other: Uint8Array): number {
    const shorter = Math.min(one.length, other.length);
    for (let at = 0; at < shorter; at += 1) {
      const difference = (one[at] ?? 0) - (other[at] ?? 0);
      if (difference !== 0) return Math.sign(difference);
    }
    return Math.sign(one.length - other.length);
  }

  /** How many bytes were written. */
  write(text: string, at: number): number {
    return encoder.encodeInto(text, this.subarray(at)).written;
  }

  writeUInt16LE(value: number, at: number): void {
    new DataView(this.buffer, this.byteOffset).setUint16(at, value, true);
  }

  writeUInt32LE(value: number, at: number): void {
    new DataView(this.buffer, this.byteOffset).setUint32(at, value, true);
  }

  copy(target: Uint8Array, at: number): void {
    target.set(this, at);
  }

  override toString(encoding: Encoding = 'utf8'): string {
    switch (encoding) {
      case 'latin1':
        return lettersOf(this);
      case 'base64':
        return btoa(lettersOf(this));
      case 'utf16le':
        return new TextDecoder('utf-16le').decode(this);
      case 'utf8':
      case 'utf-8':
        return new TextDecoder('utf-8', { ignoreBOM: true }).decode(this);
    }
  }

  override includes(wanted: number | Uint8Array, from = 0): boolean {
    if (typeof wanted === 'number') return super.includes(wanted, from);
    const [first] = wanted;
    if (first === undefined) return true;
    for (let at = this.indexOf(first, from); at !== -1; at = this.indexOf(first, at + 1)) {
      if (wanted.every((byte, position) => this[at + position] === byte)) return true;
    }
    return false;
  }
}

const encoder = new TextEncoder();
const encodings: readonly unknown[] = ['utf8', 'utf-8', 'latin1', 'base64', 'utf16le'] satisfies readonly Encoding[];

function isEncoding(given: unknown): given is Encoding {
  return encodings.includes(given);
}

function bytesOf(text: string, encoding: Encoding): Uint8Array {
  switch (encoding) {
    case 'utf8':
    case 'utf-8':
      return encoder.encode(text);
    case 'latin1':
      return Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 0xff);
    case 'base64':
      return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    case 'utf16le': {
      const bytes = new Uint8Array(2 * text.length);
      const view = new DataView(bytes.buffer);
      for (let at = 0; at < text.length; at += 1) view.setUint16(2 * at, text.charCodeAt(at), true);
      return bytes;
    }
  }
}

/** A letter a byte; in pieces, since a call takes only so many arguments. */
function lettersOf(bytes: Uint8Array): string {
  let letters = '';
  for (let at = 0; at < bytes.length; at += 8192) letters += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return letters;
}
