/** A printed report as its pages: the words in the order in which they were printed, with the place of each. */

export interface PrintedPiece {
  readonly text: string;
  /** Left end of the base line, in points from the lower left corner of the page. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Height of the letters, in points. */
  readonly size: number;
}

export interface PrintedPage {
  /** From 1. */
  readonly number: number;
  readonly height: number;
  readonly pieces: readonly PrintedPiece[];
}

/** All letters of a printed report on one string, without spaces and without what runs along. */
export interface PrintedText {
  readonly text: string;
  readonly letters: readonly Letter[];
  /** The page of a letter, by its place in `text`. */
  readonly pageAt: (at: number) => number;
  /** Whether a letter stands directly behind the one before it, on one line. */
  readonly isJoined: (at: number) => boolean;
}

/** Letters of which fonts keep another form: radicals for the characters, ligatures, full-width letters. Spaces go. */
export function plainLetters(text: string): string {
  return text
    .replaceAll(/[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06\uff01-\uff5e\u2f800-\u2fa1f]/gu, (letter) =>
      letter.normalize('NFKC'),
    )
    .replaceAll(/[\s\u00ad\u200b-\u200f\u2028-\u202f\u2060\ufeff\ufffe]/gu, '');
}

/** What runs along on paper and is no paragraph. */
export interface Running {
  /** Words that stand in every page's header. */
  readonly header: string;
  /** The words of each table's headings, which are printed again on every page. */
  readonly heads: readonly (readonly string[])[];
}

export function printedText(pages: readonly PrintedPage[], { header, heads }: Running): PrintedText {
  const running = runningLines(pages, plainLetters(header));
  const letters: Letter[] = [];
  for (const page of pages) {
    let last: PrintedPiece | null = null;
    for (const piece of page.pieces) {
      const text = plainLetters(piece.text);
      if (text === '' || running(page, piece)) continue;
      const isNext = last !== null && continues(last, piece);
      for (let at = 0; at < text.length; at += 1) {
        letters.push({ letter: text.charAt(at), page: page.number, isJoined: at > 0 || isNext });
      }
      last = piece;
    }
  }
  return textOf(withoutHeads(letters, heads));
}

/** One letter, or half of one beyond the first 65,536. */
export interface Letter {
  readonly letter: string;
  readonly page: number;
  readonly isJoined: boolean;
}

export function textOf(letters: readonly Letter[]): PrintedText {
  return {
    text: letters.map(({ letter }) => letter).join(''),
    letters,
    pageAt: (at) => letters[Math.max(0, Math.min(at, letters.length - 1))]?.page ?? 1,
    isJoined: (at) => letters[at]?.isJoined ?? false,
  };
}

/** So many headings one behind the other are a table's head; fewer where it has no more. */
const headLength = 3;

function withoutHeads(letters: readonly Letter[], heads: readonly (readonly string[])[]): readonly Letter[] {
  const text = letters.map(({ letter }) => letter).join('');
  const lists = heads.map((head) => head.map(plainLetters).filter((word) => word !== '').toSorted((a, b) => b.length - a.length)); // prettier-ignore
  const kept: Letter[] = [];
  let isCut = false;
  for (let at = 0; at < letters.length;) {
    const starts = letters[at]?.isJoined === false;
    const end = starts ? Math.max(...lists.map((words) => headEnd(text, at, words)), at) : at;
    const letter = letters[at];
    if (end > at || letter === undefined) {
      at = Math.max(end, at + 1);
      isCut = true;
      continue;
    }
    kept.push(isCut ? { ...letter, isJoined: false } : letter);
    isCut = false;
    at += 1;
  }
  return kept;
}

/**
 * Where a head that begins here ends; the beginning itself where none does. Each of its words once: a row that begins with
 * one of them, 合计, may stand right below.
 */
function headEnd(text: string, from: number, words: readonly string[]): number {
  const left = [...words];
  let at = from;
  for (;;) {
    const place = left.findIndex((one) => text.startsWith(one, at));
    if (place === -1) break;
    at += left[place]?.length ?? 0;
    left.splice(place, 1);
  }
  const found = words.length - left.length;
  return words.length > 1 && found >= Math.min(headLength, words.length) ? at : from;
}

function continues(last: PrintedPiece, next: PrintedPiece): boolean {
  const gap = next.x - (last.x + last.width);
  const size = Math.max(last.size, next.size, 1);
  return Math.abs(last.y - next.y) < size / 2 && gap > -size / 2 && gap < size;
}

/** Page numbers and what stands at one height of most pages, whatever its digits. */
function runningLines(
  pages: readonly PrintedPage[],
  header: string,
): (page: PrintedPage, piece: PrintedPiece) => boolean {
  const turned = new Set(pages.flatMap(turnedNumber));
  const lines = new Map<PrintedPage, ReadonlyMap<number, string>>(pages.map((page) => [page, linesOf(page)]));
  const seen = new Map<string, Set<number>>();
  for (const [page, own] of lines) {
    for (const [y, text] of own) {
      if (!isAtEdge(page, y)) continue;
      const key = lineKey(text);
      seen.set(key, (seen.get(key) ?? new Set()).add(page.number));
    }
  }
  const often = Math.max(2, Math.ceil(pages.length / 3));
  return (page, piece) => {
    if (turned.has(piece)) return true;
    const y = Math.round(piece.y);
    const text = lines.get(page)?.get(y) ?? '';
    if (isAtEdge(page, y, 6) && /^[—–-]\d{1,4}[—–-]$/u.test(text)) return true;
    if (!isAtEdge(page, y)) return false;
    if (/^[—–\-·第]*\d{1,4}[—–\-·页]*(?:共\d{1,4}页)?$/u.test(text)) return true;
    if (header !== '' && (text === header || text.endsWith(header))) return true;
    return (seen.get(lineKey(text))?.size ?? 0) >= often;
  };
}

/** A page number that runs up or down beside a page that lies on its side: letters one above the other. */
function turnedNumber({ pieces }: PrintedPage): readonly PrintedPiece[] {
  const shown = pieces.filter(({ text }) => text.trim() !== '');
  for (const [at, first] of shown.entries()) {
    const run = [first];
    for (const next of shown.slice(at + 1)) {
      const last = run.at(-1) ?? first;
      if (Math.abs(next.x - first.x) > 1 || Math.abs(next.y - last.y) < 2) break;
      run.push(next);
    }
    const text = run.map((piece) => plainLetters(piece.text)).join('');
    if (run.length > 1 && /^[—–-]\d{1,4}[—–-]$/u.test(text)) return run;
  }
  return [];
}

/** Above or below, within this part of a page. */
function isAtEdge({ height }: PrintedPage, y: number, part = 9): boolean {
  return y < height / part || y > height - height / part;
}

function linesOf(page: PrintedPage): ReadonlyMap<number, string> {
  const lines = new Map<number, string>();
  for (const { text, y } of page.pieces) {
    const key = Math.round(y);
    lines.set(key, (lines.get(key) ?? '') + plainLetters(text));
  }
  return lines;
}

function lineKey(text: string): string {
  return text.replaceAll(/\d+/g, '#');
}
