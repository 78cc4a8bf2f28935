/** Damages of old files, as disks, mails and half copies make them; each from a number, so that it can be made again. */

export const damages = ['cut', 'zeroed', 'noise', 'moved', 'doubled', 'bits', 'byte'] as const;
export type Damage = (typeof damages)[number];

export function damaged(whole: Uint8Array, damage: Damage, seed: number): Uint8Array {
  const random = numbersFrom(seed);
  const place = (below: number): number => Math.floor(random() * below);
  const bytes = Uint8Array.from(whole);
  const sector = 512;
  const sectors = Math.floor(bytes.length / sector);
  switch (damage) {
    case 'cut':
      return bytes.slice(0, place(bytes.length));
    case 'zeroed':
      return bytes.fill(0, ...stretch(place(bytes.length), 1 + place(2048)));
    case 'noise': {
      const at = place(bytes.length);
      for (let index = at; index < Math.min(bytes.length, at + 64); index += 1) bytes[index] = place(256);
      return bytes;
    }
    case 'moved': {
      const [one, other] = [place(sectors) * sector, place(sectors) * sector];
      const held = bytes.slice(one, one + sector);
      bytes.copyWithin(one, other, other + sector);
      bytes.set(held, other);
      return bytes;
    }
    case 'doubled': {
      const [one, other] = [place(sectors) * sector, place(sectors) * sector];
      return bytes.copyWithin(one, other, other + sector);
    }
    case 'bits': {
      const at = place(bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << place(8));
      return bytes;
    }
    case 'byte':
      bytes[place(bytes.length)] = place(256);
      return bytes;
  }
}

function stretch(from: number, length: number): [number, number] {
  return [from, from + length];
}

/** mulberry32. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
