/** Letters that a person should look at: in a file without checksums a sign that its bytes are no longer the ones written. */

/** Control characters, halves of characters, scripts that no office writes. */
const noWords =
  /[^\P{Cc}\t\n\r]|\p{Cs}|\p{Noncharacter_Code_Point}|\p{Unassigned}|\ufffd|[\u0250-\u036f\u0400-\u1cff\u3004\u3012\u3013\u3020-\u302f\u3040-\u30fa\u30ff-\u312f\ua000-\uabff\uac00-\ud7af\uf900-\ufdff]/u;

/** The 6,763 characters of GB 2312: a changed bit in one of them mostly makes one that is not among them. */
const usual: ReadonlySet<string> = new Set(
  new TextDecoder('gb18030').decode(
    Uint8Array.from(
      Array.from({ length: 72 * 94 }, (_, place) => [0xb0 + Math.floor(place / 94), 0xa1 + (place % 94)]).flat(),
    ),
  ),
);

/** What is odd about a text, with the letter in question; null for nothing. */
export function oddLetters(text: string): string | null {
  if (noWords.test(text)) return '不像文字的内容';
  const rare = Array.from(text.matchAll(/\p{Script=Han}/gu), ([letter]) => letter).find(
    (letter) => !usual.has(letter) && !'〇々〆〻'.includes(letter),
  );
  return rare === undefined ? null : `不常用的字“${rare}”`;
}
