/** Chance from a seed: the same seed and the same label give the same throws, whatever else was thrown before. */

export interface Dice {
  /** From 0 to below 1. */
  readonly real: () => number;
  /** Both ends may come. */
  readonly whole: (from: number, to: number) => number;
  readonly chance: (share: number) => boolean;
  readonly one: <T>(list: readonly [T, ...T[]] | readonly T[]) => T;
  /** The heavier, the more often. */
  readonly weighed: <T>(...choices: readonly (readonly [weight: number, value: T])[]) => T;
  /** In a new order. */
  readonly shuffled: <T>(list: readonly T[]) => readonly T[];
  /** Dice of its own for one part of the round, so that more throws in one part leave the others as they were. */
  readonly fork: (label: string | number) => Dice;
}

export function diceOf(seed: string | number): Dice {
  const next = generator(hashOf(String(seed)));
  const real = (): number => next() / 4294967296;
  const whole = (from: number, to: number): number => from + Math.floor(real() * (to - from + 1));
  const one = <T>(list: readonly T[]): T => {
    const chosen = list[whole(0, list.length - 1)];
    if (chosen === undefined) throw new Error('nothing to choose from');
    return chosen;
  };
  return {
    real,
    whole,
    chance: (share) => real() < share,
    one,
    weighed: (...choices) => {
      let rest = real() * choices.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, value] of choices) {
        rest -= weight;
        if (rest < 0) return value;
      }
      return one(choices)[1];
    },
    shuffled: (list) => {
      const order = [...list];
      for (let last = order.length - 1; last > 0; last -= 1) {
        const other = whole(0, last);
        const [a, b] = [order[last], order[other]];
        if (a === undefined || b === undefined) continue;
        order[last] = b;
        order[other] = a;
      }
      return order;
    },
    fork: (label) => diceOf(`${seed}/${label}`),
  };
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

/** Mulberry32: 32 bits a throw. */
function generator(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}
