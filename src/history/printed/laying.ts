/** Where each part of a report stands on paper, and what stands between the parts. */
import type { PrintedText } from './pages.ts';
import type { BlockPart } from './parts-of-blocks.ts';

/** The parts, one behind the other, with the place of each of their letters on paper. */
interface Beside {
  readonly parts: readonly BlockPart[];
  /** Where each part begins in the letters of all. */
  readonly starts: readonly number[];
  readonly places: Int32Array;
}

/** A part's place on paper; null where none of it is there. */
export interface Laid {
  readonly from: number;
  readonly to: number;
}

export interface Gap extends Laid {
  /** The part before it; -1 before the first. */
  readonly after: number;
}

export interface Laying {
  readonly laid: readonly (Laid | null)[];
  readonly gaps: readonly Gap[];
}

export function startsOf(parts: readonly BlockPart[]): readonly number[] {
  let at = 0;
  return parts.map(({ plain }) => (at += plain.length) - plain.length);
}

/** Words between two parts belong to the one that lacks its end or its beginning, or that they directly join. */
export function withGaps(
  parts: readonly BlockPart[],
  starts: readonly number[],
  places: Int32Array,
  printed: PrintedText,
): Laying {
  const laid: (Laid | null)[] = parts.map(({ plain }, number) => standing(plain, starts[number] ?? 0, places));
  const gaps: Gap[] = [];
  const known = laid.flatMap((place, number) => (place === null ? [] : [number]));
  let end = 0;
  for (const [order, number] of [...known, parts.length].entries()) {
    const before = order === 0 ? -1 : (known[order - 1] ?? -1);
    const next = laid[number] ?? null;
    let [from, to] = [end, next?.from ?? printed.text.length];
    const between = lacking(before, number, { parts, starts, places });
    const [only] = between;
    if (from < to && between.length > 0 && only !== undefined) {
      // As many strange stretches as parts that lack something: each has its own, else the first has all of it.
      const stretches = apart(from, to, printed);
      const fits = stretches.length === between.length;
      for (const [position, part] of (fits ? between : [only]).entries()) {
        const stretch = fits ? stretches[position] : { from, to };
        if (stretch !== undefined) laid[part] = joinedTo(laid[part] ?? null, stretch);
      }
      from = to;
    }
    const joinedEnd = before < 0 ? from : joinedFrom(from, to, printed);
    if (joinedEnd > from) laid[before] = joinedTo(laid[before] ?? null, { from, to: joinedEnd });
    from = joinedEnd;
    const joinedStart = next === null ? to : joinedBefore(from, to, printed);
    if (joinedStart < to) laid[number] = joinedTo(next, { from: joinedStart, to });
    to = joinedStart;
    // Inside of a row or of a paragraph nothing stands by itself: a cell's second line.
    if (from < to && before >= 0 && parts[before]?.block === parts[number]?.block) {
      laid[before] = joinedTo(laid[before] ?? null, { from, to });
      from = to;
    }
    if (from < to) gaps.push({ from, to, after: before });
    end = next?.to ?? end;
  }
  return { laid, gaps };
}

/** How far words directly join what stands before them. */
function joinedFrom(from: number, to: number, { isJoined }: PrintedText): number {
  let end = from;
  while (end < to && isJoined(end)) end += 1;
  return end;
}

/** From where on words are directly joined to what stands behind them. */
function joinedBefore(from: number, to: number, { isJoined }: PrintedText): number {
  let start = to;
  while (start > from && isJoined(start)) start -= 1;
  return start;
}

function standing(plain: string, start: number, places: Int32Array): Laid | null {
  let [from, to] = [-1, -1];
  for (let at = start; at < start + plain.length; at += 1) {
    const place = places[at] ?? -1;
    if (place === -1) continue;
    if (from === -1) from = place;
    to = place + 1;
  }
  return from === -1 ? null : { from, to };
}

/** The parts from `before` to `next` that lack their end, all of themselves, or their beginning. */
function lacking(
  before: number,
  next: number,
  { parts, starts, places }: Pick<Beside, 'parts' | 'starts' | 'places'>,
): readonly number[] {
  const lacks = (number: number, end: 'first' | 'last'): boolean => {
    const [part, start] = [parts[number], starts[number] ?? 0];
    if (part === undefined || part.plain === '') return false;
    return (places[end === 'first' ? start : start + part.plain.length - 1] ?? -1) === -1;
  };
  const numbers = Array.from({ length: Math.max(0, next - before - 1) }, (_, step) => before + 1 + step);
  return [
    ...(lacks(before, 'last') ? [before] : []),
    ...numbers.filter((number) => lacks(number, 'first')),
    ...(lacks(next, 'first') ? [next] : []),
  ];
}

function joinedTo(place: Laid | null, { from, to }: Laid): Laid {
  return place === null ? { from, to } : { from: Math.min(place.from, from), to: Math.max(place.to, to) };
}

/** What is not printed in one line. */
function apart(from: number, to: number, { isJoined }: PrintedText): readonly Laid[] {
  const stretches: Laid[] = [];
  let start = from;
  for (let at = from + 1; at <= to; at += 1) {
    if (at < to && isJoined(at)) continue;
    stretches.push({ from: start, to: at });
    start = at;
  }
  return stretches;
}

/** A part that stands word for word where the order of the pages did not expect it: nothing is missing of it. */
export function movedParts({ laid, gaps }: Laying, parts: readonly BlockPart[], { text }: PrintedText): Laying {
  const free = [...gaps];
  const found = laid.map((place, number): Laid | null => {
    const plain = parts[number]?.plain ?? '';
    if (plain.length < 4 || (place !== null && text.slice(place.from, place.to) === plain)) return place;
    const gap = free.findIndex(({ from, to }) => text.slice(from, to).includes(plain));
    const home = free[gap];
    if (home === undefined) return place;
    const from = text.indexOf(plain, home.from);
    const to = from + plain.length;
    free.splice(
      gap,
      1,
      ...[
        { ...home, to: from },
        { ...home, from: to },
      ].filter((rest) => rest.from < rest.to),
    );
    return { from, to };
  });
  return { laid: found, gaps: free };
}
