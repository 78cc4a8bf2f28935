/** Years in any writing: 2015年, 2015, 二〇一五年, 2015年度, 2015年末, 本年, 上年, 去年, a date in a header. */
import type { CellContent } from '../grid.ts';
import { narrow } from '../rows/plain-name.ts';

/** A year named outright, or by its distance from the table's year (本年 0, 上年 −1). */
export type YearMention =
  { readonly kind: 'year'; readonly year: number } | { readonly kind: 'relative'; readonly offset: number };

export function resolveYear(mention: YearMention, current: number): number {
  return mention.kind === 'year' ? mention.year : current + mention.offset;
}

const chineseDigits = new Map([...'〇○◯零0一1二2三3四4五5六6七7八8九9'].map((digit) => [digit, digitOf(digit)]));

function digitOf(letter: string): string {
  const place = '〇一二三四五六七八九'.indexOf(letter);
  if (place >= 0) return String(place);
  return /\d/.test(letter) ? letter : '0';
}

/** The letters of cheques, 貳零壹伍, as the everyday ones. */
const everyday: ReadonlyMap<string, string> = new Map(
  ['壹一', '贰二', '貳二', '叁三', '叄三', '肆四', '伍五', '陆六', '陸六', '柒七', '捌八', '玖九'].map(
    ([cheque = '', plain = '']) => [cheque, plain],
  ),
);

/** 二〇一五 → 2015, 贰零壹伍 likewise, in one width, without spaces; everything else as it stands. */
export function withArabicYears(text: string): string {
  return narrow(text)
    .replace(/\s/g, '')
    .replace(/(?:壹玖|[贰貳][〇○零])[〇○零壹贰貳叁叄肆伍陆陸柒捌玖]{2}/g, (year) =>
      [...year].map((letter) => everyday.get(letter) ?? letter).join(''),
    )
    .replace(
      /(?<![〇○◯零一二三四五六七八九十百])(?:一九|二[〇○◯零Oo0])[〇○◯零Oo0-9一二三四五六七八九]{2}(?![〇○◯零一二三四五六七八九十])/g,
      (year) => [...year].map((letter) => chineseDigits.get(letter) ?? '0').join(''),
    );
}

const named =
  /(?:截[至止-]|至|到)?(?<!\d)((?:19|20)\d\d)(?!\d)(?:[-./]12(?:[-./]31)?|年?(?:1|01)[-—~至]12月份?|年12月(?:份|底|末|31日)?|学年度?|年度|年[末底终]|年全年|年)?/;
const relatives: readonly (readonly [RegExp, number])[] = [
  [/上一?年度?[末底终]?|去年[末底]?|前一年/, -1],
  [/前年/, -2],
  [/本年度?[末底终]?|今年[末底]?|当年[末底]?|报告[期年]/, 0],
];

/** The first year a heading names and what is left of the heading without it; null when it names none. */
export function yearInHeading(text: string): { readonly mention: YearMention; readonly rest: string } | null {
  const plain = withArabicYears(text);
  const short = /^['’]?(\d\d)年(?:度|末|底)?$/.exec(plain);
  if (short !== null && Number(short[1]) <= 50) {
    return { mention: { kind: 'year', year: 2000 + Number(short[1]) }, rest: '' };
  }
  const hit = named.exec(plain);
  // 截至 counts up to a day: the year's own figure or all the years' together, nobody can tell.
  if (hit !== null && /^(?:截|至|到)/.test(hit[0])) return null;
  if (hit !== null) {
    return { mention: { kind: 'year', year: Number(hit[1]) }, rest: without(plain, hit) };
  }
  for (const [word, offset] of relatives) {
    const found = word.exec(plain);
    if (found !== null) return { mention: { kind: 'relative', offset }, rest: without(plain, found) };
  }
  return null;
}

/** The year of a header cell that is not text: 2015 as a number, 2015-12-31 as a date. Half-years are no years. */
export function yearOfContent(content: CellContent): number | null {
  if (content.kind === 'number') {
    return /^(?:19|20)\d\d$/.test(content.text) && content.format.kind !== 'percent' ? Number(content.text) : null;
  }
  if (content.kind !== 'date') return null;
  const day = /^((?:19|20)\d\d)-(\d\d)-(\d\d)/.exec(content.iso);
  if (day === null) return null;
  const wholeYear = day[2] === '12' || (day[2] === '01' && day[3] === '01');
  const showsYearOnly = !/[md月日]/i.test(content.format.code.replace(/\[[^\]]*\]/g, ''));
  return wholeYear || showsYearOnly ? Number(day[1]) : null;
}

const longestTitle = 500;

/**
 * The years that a title or file name names for its figures. Spans of a plan (2014—2016年), days (2016年5月19日)
 * and numbers of documents (〔2014〕12号) name none.
 */
export function yearsInTitle(text: string): readonly number[] {
  const plain = withArabicYears(text.slice(0, longestTitle))
    .replace(/(?:19|20)\d\d年?[-‐-―−─~～〜至到](?:(?:19|20)\d\d|\d\d)年?/g, '')
    .replace(/[〔[(（【](?:19|20)\d\d[〕\])）】](?:第?\d+号)/g, '')
    .replace(/(?:19|20)\d\d[年./-]\d{1,2}(?:[月./-]\d{0,2}日?)?/g, '')
    .replace(/(?:19|20)\d\d年[一二三四五六七八九十]{1,2}月/g, '');
  return [...plain.matchAll(/(?<!\d)((?:19|20)\d\d)(?:年|(?!\d))/g)].map((hit) => Number(hit[1]));
}

function without(text: string, hit: RegExpExecArray): string {
  return text.slice(0, hit.index) + text.slice(hit.index + hit[0].length);
}
