/** What the program takes for granted and browsers of 2020 have not yet. Each does what its later namesake does. */
const lacking: readonly (readonly [on: object, name: string, does: (...given: never[]) => unknown])[] = [
  [Array.prototype, 'at', at],
  [String.prototype, 'at', at],
  [Uint8Array.prototype, 'at', at],
  [
    Array.prototype,
    'toSorted',
    function toSorted(this: unknown[], compare?: (one: unknown, other: unknown) => number): unknown[] {
      return Array.prototype.sort.call([...this], compare);
    },
  ],
  [
    Array.prototype,
    'toReversed',
    function toReversed(this: unknown[]): unknown[] {
      return Array.prototype.reverse.call([...this]);
    },
  ],
  [
    Array.prototype,
    'toSpliced',
    function toSpliced(this: unknown[], ...change: [number, number, ...unknown[]]): unknown[] {
      const copy = [...this];
      copy.splice(...change);
      return copy;
    },
  ],
  [
    Array.prototype,
    'with',
    function withOne(this: unknown[], place: number, value: unknown): unknown[] {
      const copy = [...this];
      copy[place < 0 ? copy.length + place : place] = value;
      return copy;
    },
  ],
  [
    Array.prototype,
    'findLast',
    function findLast(this: unknown[], is: (one: unknown, place: number, all: unknown[]) => boolean): unknown {
      for (let place = this.length - 1; place >= 0; place -= 1) if (is(this[place], place, this)) return this[place];
      return undefined;
    },
  ],
  [
    Array.prototype,
    'findLastIndex',
    function findLastIndex(this: unknown[], is: (one: unknown, place: number, all: unknown[]) => boolean): number {
      for (let place = this.length - 1; place >= 0; place -= 1) if (is(this[place], place, this)) return place;
      return -1;
    },
  ],
  [
    String.prototype,
    'replaceAll',
    function replaceAll(this: string, wanted: string | RegExp, by: never): string {
      return typeof wanted === 'string'
        ? this.replace(new RegExp(wanted.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`), 'g'), by)
        : this.replace(wanted, by);
    },
  ],
  [
    Object,
    'hasOwn',
    function hasOwn(one: object, name: string): boolean {
      return Object.prototype.hasOwnProperty.call(one, name);
    },
  ],
];

for (const [on, name, does] of lacking) {
  if (!(name in on)) Object.defineProperty(on, name, { value: does, writable: true, configurable: true });
}

function at(this: { readonly length: number; readonly [place: number]: unknown }, place: number): unknown {
  return this[place < 0 ? this.length + place : place];
}
