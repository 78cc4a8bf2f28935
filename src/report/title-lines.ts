/**
 * A title over several lines: GB/T 9704-2012 asks that each line end where the sense does, and that they be set as a
 * trapezium or a lozenge. Left to a word processor, the last line of a long title is one character.
 */

/** The title with line breaks where it is longer than a line; as it stands where it already has some, or none would help. */
export function titleLines(title: string): string {
  if (title.includes('\n') || widthOf(title) <= lineWidth) return title;
  const best = bestOf(title, sense, 0) ?? bestOf(title, withinName, 0) ?? bestOf(title, sense, 1);
  return best === null ? title : [...evenParts(best[0] ?? ''), ...best.slice(1)].join('\n');
}

/** `free`: so many lines at the beginning may be longer than a line is. */
function bestOf(title: string, ends: RegExp, free: 0 | 1): readonly string[] | null {
  const places = placesIn(title, ends);
  const possible = [1, 2, 3].flatMap((breaks) => choices(places, breaks)).map((at) => linesAt(title, at));
  const fitting = possible.filter((lines) => lines.slice(free).every((line) => widthOf(line) <= lineWidth));
  return (
    fitting.toSorted((one, other) => printed(one) - printed(other) || unevenness(one) - unevenness(other))[0] ?? null
  );
}

/** A first line that is too long, an office's long name, has no sense to go by: lines of a length, as few as can be. */
function evenParts(line: string): readonly string[] {
  const count = Math.ceil(widthOf(line) / lineWidth);
  let perLine = Math.ceil(widthOf(line) / count);
  let lines = filled(line, perLine);
  while (lines.length > count && perLine + 0.5 <= lineWidth) lines = filled(line, (perLine += 0.5));
  return lines;
}

function filled(line: string, perLine: number): readonly string[] {
  const lines: string[] = [];
  for (const [piece] of line.matchAll(unbroken)) {
    const last = lines.at(-1);
    if (last === undefined || widthOf(last + piece.trimEnd()) > perLine) lines.push(piece);
    else lines[lines.length - 1] = last + piece;
  }
  return lines;
}

/** What no line ends inside of: a word or number of ASCII, a character, with the marks that hold on to it. */
const unbroken = /[（《“]*(?:[!-~]+ ?|[^])[）》”，、。]*/gu;

function printed(lines: readonly string[]): number {
  return lines.length - 1 + Math.ceil(widthOf(lines[0] ?? '') / lineWidth);
}

/** In characters of 22 pt on 156 mm, less half a one for fonts and programs that set Latin letters apart. */
const lineWidth = 19.5;

/** Where the sense lets a line end: before 《, 关于 and the year reported on, behind a bracket that closes a name or its years. */
const sense = /(?=《|关于|(?<!\d)(?:19|20)\d\d年度|(?:中期|终期)监测)|(?<=》|年）(?!》))/g;

/** A plan's name that is longer than a line ends one behind the area's name or before its years. */
const withinName = new RegExp(`${sense.source}|(?=妇女(?:儿童)?发展|(?<!妇女)儿童发展|（(?:19|20)\\d\\d[—-])`, 'g');

function placesIn(title: string, ends: RegExp): readonly number[] {
  const places = [...title.matchAll(ends)].map(({ index }) => index);
  return places.filter((place) => place > 0 && place < title.length).slice(0, mostPlaces);
}

/** A title has five; the ways to pick three of them grow with the cube. */
const mostPlaces = 20;

/** Every way to pick that many of the places, in order. */
function choices(places: readonly number[], count: number): readonly (readonly number[])[] {
  if (count === 0) return [[]];
  return places.flatMap((place, index) =>
    choices(places.slice(index + 1), count - 1).map((others) => [place, ...others]),
  );
}

function linesAt(title: string, places: readonly number[]): readonly string[] {
  return [0, ...places].map((start, index) => title.slice(start, places[index]));
}

/** How far the lines are from one another in length, and a character more where the middle one is not the longest of three. */
function unevenness(lines: readonly string[]): number {
  const widths = lines.map(widthOf);
  const spread = Math.max(...widths) - Math.min(...widths);
  const middle = widths.slice(1, -1);
  return middle.length > 0 && Math.max(...middle) < Math.max(...widths) ? spread + 1 : spread;
}

/** Letters and digits of ASCII are half as wide as a Chinese character. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += character < '\u0080' ? 0.5 : 1;
  return width;
}
