/** Texts as Excel can hold them, and the room they take. */
import { cleanText } from '../../clean-text.ts';

/** Excel refuses longer texts. */
const longestCell = 32_000;

export function plain(text: string): string {
  const cleaned = cleanText(text);
  return cleaned.length > longestCell ? `${cleaned.slice(0, longestCell)}…（超过单元格可容纳的长度，以下略）` : cleaned;
}

/** & starts a code in headers. */
export function headerText(text: string): string {
  return cleanText(text).replace(/&/g, '&&').slice(0, 200);
}

/** Excel's limits on sheet names, and one name once. */
export function sheetName(wanted: string, used: Set<string>): string {
  const bare =
    cleanText(wanted)
      .replace(/[\\/?*[\]:']/g, '')
      .slice(0, 28) || '表';
  let name = bare;
  for (let number = 2; used.has(name.toLowerCase()); number += 1) name = `${bare}${number}`;
  used.add(name.toLowerCase());
  return name;
}

/** Excel makes no room for wrapped text by itself; a Chinese character takes the place of two digits. */
export function linesIn(text: string, width: number): number {
  const room = Math.max(4, width - 1);
  return text
    .split('\n')
    .reduce(
      (lines, line) =>
        lines + Math.max(1, Math.ceil([...line].reduce((sum, one) => sum + (one > '\u2e7f' ? 2 : 1), 0) / room)),
      0,
    );
}

/** As many places as were printed; a sign where one was. */
export function numberFormat(text: string): string {
  const places = text.split('.')[1]?.length ?? 0;
  const digits = places === 0 ? '0' : `0.${'0'.repeat(places)}`;
  return text.startsWith('+') ? `+${digits};-${digits};${digits}` : digits;
}
