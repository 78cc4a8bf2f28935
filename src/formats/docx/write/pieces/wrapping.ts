/** How words wrap in a narrow column: Chinese between any two characters, letters and digits only between tokens. */

/** What no line may be broken inside of, one width a piece, in characters of the text's size. */
export type Pieces = readonly number[];

/**
 * The pieces of one line of text, in the widths of the fonts that stand in for 宋体 where it is missing. `whole`: a number
 * and the bracket behind it, 64.0（2014）, are one, because LibreOffice knows no break there and tears the number.
 */
export function piecesOf(text: string, whole = false): Pieces {
  const pieces: number[] = [];
  let open = false;
  let token = false;
  for (let position = 0; position < text.length; position += 1) {
    const unit = text.charCodeAt(position);
    const inToken = unit > 0x20 && unit < 0x7f;
    const width = unit < 0x80 ? (asciiWidths[unit] ?? 0) : 1;
    const character = text[position] ?? '';
    const joins =
      open || (inToken && token) || closing.includes(character) || (whole && token && opening.includes(character));
    const last = pieces.length - 1;
    if (joins && last >= 0) pieces[last] = (pieces[last] ?? 0) + width;
    else pieces.push(width);
    open = opening.includes(character);
    token = inToken;
  }
  return pieces;
}

const opening = '（“‘《〈【［(';
const closing = '）”’》〉】］)，。；：、！？％‰%';

/** Of each ASCII character: half a character in 宋体, and up to this much in the fonts that stand in where it is missing. */
export const asciiWidths: readonly number[] = Array.from({ length: 0x80 }, (_, unit) => {
  const character = String.fromCharCode(unit);
  if ('.,:;-/()'.includes(character)) return 0.4;
  return '+%'.includes(character) ? 0.9 : 0.64;
});

/** At least 1; a piece wider than the column takes as many lines as it is broken into. */
export function lineCount(pieces: Pieces, width: number): number {
  let lines = 1;
  let used = 0;
  for (const piece of pieces) {
    if (used > 0 && used + piece > width + hair) {
      lines += 1;
      used = 0;
    }
    used += piece;
    if (used > width + hair) {
      const more = Math.ceil((used - hair) / width) - 1;
      lines += more;
      used -= more * width;
    }
  }
  return lines;
}

const hair = 1e-6;

/** The narrowest columns that hold the words in 1, 2, … lines, `most` at most; to a quarter of a character. */
export function narrowestWidths(pieces: Pieces, most: number): readonly number[] {
  let whole = 0;
  let widest = 0;
  for (const piece of pieces) {
    whole += piece;
    if (piece > widest) widest = piece;
  }
  const widths: number[] = [];
  for (let lines = 1; lines <= most; lines += 1) {
    let width = Math.max(widest, Math.ceil((4 * whole) / lines - hair) / 4);
    while (lineCount(pieces, width) > lines) width += 0.25;
    widths.push(width);
    if (width <= widest) break;
  }
  return widths;
}
