/**
 * One writing for names that people write in many: full-width letters, spaces, kinds of brackets and dashes,
 * traditional characters, footnote marks. Two names are the same when their plain forms are.
 */
import { foldLetter } from '../../../indicators/letter-forms.ts';

/** No name is longer; what is written further on is left out of comparisons. */
const longestName = 1000;

/** For comparing names of indicators, areas, units and columns. Never printed. */
export function plainName(text: string): string {
  const known = plainNames.get(text);
  if (known !== undefined) return known;
  const plain = plainFormOf(text);
  if (plainNames.size >= mostRemembered) plainNames.clear();
  // A cell may hold a whole book; a name does not.
  if (text.length <= 200) plainNames.set(text, plain);
  return plain;
}

/** The same few names are asked for thousands of times a round: working them out was a seventh of all reading. */
const plainNames = new Map<string, string>();
const mostRemembered = 20_000;

function plainFormOf(text: string): string {
  return withoutFootnotes(text.slice(0, longestName))
    .normalize('NFKC')
    .replace(/[\s\p{Cf}"“”'‘’《》〈〉<>·・•]/gu, '')
    .replace(/./gu, foldLetter)
    .replace(/[‐-―−─〜至]/g, '-')
    .replace(/[，、;；]/g, ',')
    .replace(/：/g, ':')
    .replace(/\(\)/g, '')
    .replace(/[:,.。]+$/, '');
}

/** Half-width forms for full-width ones and plain spaces; nothing else is changed, a ① or a ² stays what it is. */
export function narrow(text: string): string {
  return narrowed.test(text) ? text.trim() : widened(text);
}

/** Nothing in it has another form: Chinese characters, plain letters and signs. */
const narrowed = /^[\u0020-\u007e\u4e00-\u9fff]*$/;

function widened(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00a0\u2000-\u200a\u202f\t\r\n]/g, ' ')
    .replace(/\p{Cf}/gu, '')
    .trim();
}

/** One footnote mark at the end of a text. */
const trailingMark = new RegExp(
  `(?:${[
    '[①-⑳㉑-㉟㊱-㊿❶-❿⓪-⓿⑴-⒇ⓐ-ⓩ]',
    '[⁰¹²³⁴-⁹₀-₉ᵃᵇᶜ]',
    '[*＊※†‡★☆▲△◆]',
    '[\\[［〔【]\\s*(?:注?\\s*[\\d０-９]{1,2}|注[一二三四五六七八九]?|[a-zａ-ｚ])\\s*[\\]］〕】]',
    '[（(]\\s*注\\s*[\\d０-９一二三四五六七八九①-⑳]*\\s*[)）]',
    '注[\\d０-９]{0,2}',
  ].join('|')})\\s*$`,
  'u',
);
const leadingMarks = /^(?:\s*[①-⑳㉑-㉟*＊※†‡★☆▲△◆])+\s*/u;
/** Longer than any one mark; only so much of the end is looked at, so that a hostile text costs no time. */
const longestMark = 16;

/** Without footnote marks at its edges: 95.6①, 95.6*, 95.6［注1］. A text of marks alone is left as it is. */
export function withoutFootnotes(text: string): string {
  let bare = text;
  for (let end = bare.slice(-longestMark); trailingMark.test(end); end = bare.slice(-longestMark)) {
    const mark = trailingMark.exec(end)?.[0] ?? '';
    bare = bare.slice(0, bare.length - mark.length).trimEnd();
  }
  bare = bare.replace(leadingMarks, '');
  return bare.trim() === '' ? text : bare;
}
