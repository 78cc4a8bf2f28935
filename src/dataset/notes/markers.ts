/** List numbers as people type them before a line: 一、 （一） 1、 （1） ① •; and how deep each stands by custom. */

export interface Marker {
  /** As written, with the space behind it. */
  readonly written: string;
  /** 0 for 一、, 1 （一）, 2 1、, 3 （1）, 4 ①, 5 for dots and dashes: a larger one stands inside a smaller one. */
  readonly rank: number;
}

const grammar: readonly (readonly [rank: number, pattern: RegExp])[] = [
  [0, /^第?[一二三四五六七八九十]{1,3}\s*[、.．:：]\s*/],
  [0, /^第[一二三四五六七八九十]{1,3}(?:部分|章|篇)?[、.．:：，,\s]\s*/],
  [1, /^[(（][一二三四五六七八九十]{1,3}[)）]\s*[、.．]?\s*/],
  // 1.2025年6月底前 and 3、2014年6月底前 are in a list, 1.5亿元 is not.
  [2, /^[0-9０-９]{1,3}\s*(?:[、]|[.．](?![0-9０-９])|[.．](?=(?:19|20)\d{2}年|\d{1,2}(?:周)?岁))\s*/],
  [3, /^[(（]?[0-9０-９]{1,3}[)）]\s*[、.．]?\s*/],
  [4, /^[\u2460-\u24ff]\s*[、.．]?\s*/],
  // A bullet of Word pasted as plain text is a private-use character.
  [5, /^[•·●○■□◆◇★☆▪▫◦➢➤✓√❖\uf020-\uf0ff]\s*/],
  [5, /^[-–*]\s*(?![-–*\d０-９\s])/],
];

/** The number a line begins with; null where it has none, or nothing else. */
export function markerOf(text: string): Marker | null {
  for (const [rank, pattern] of grammar) {
    const match = pattern.exec(text);
    if (match !== null && match[0].length < text.length) return { written: match[0], rank };
  }
  return null;
}

/** Marks of real lists (Markdown, Word) stand inside every typed number, and inside each other by depth. */
export function listRank(depth: number): number {
  return 20 + depth;
}

/** 一是, 二是 …: which point of an enumeration inside an item a line begins with; null for none. */
export function innerPointAt(text: string): number | null {
  const match = /^([一二三四五六七八九十]{1,3})是/.exec(text);
  return match?.[1] === undefined ? null : chineseNumber(match[1]);
}

/** 缺编。 of 一是缺编。 */
export function withoutInnerPoint(text: string): string {
  return text.replace(/^[一二三四五六七八九十]{1,3}是[，,：:]?\s*/, '');
}

/** 三 → 3, 十 → 10, 十二 → 12, 二十 → 20. Up to 99. */
export function chineseNumber(words: string): number | null {
  const digits = '一二三四五六七八九';
  const ten = words.indexOf('十');
  if (ten === -1) return words.length === 1 && digits.includes(words) ? digits.indexOf(words) + 1 : null;
  const tens = ten === 0 ? 1 : digits.indexOf(words.slice(0, ten)) + 1;
  const rest = words.slice(ten + 1);
  const ones = rest === '' ? 0 : digits.indexOf(rest) + 1;
  if (tens === 0 || (rest !== '' && ones === 0)) return null;
  return tens * 10 + ones;
}
