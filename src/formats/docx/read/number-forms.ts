/** How Word writes the number of a list: the kinds of ST_NumberFormat (ECMA-376, 17.18.59) that occur in Chinese offices. */

/** null for a kind we do not know, and where a kind has no more signs. */
export function writtenNumber(count: number, format: string): string | null {
  const form = forms[format];
  return form === undefined || count < 0 ? null : form(count);
}

type Form = (count: number) => string | null;

const digits = '〇一二三四五六七八九';
const legalSimplified = '零壹贰叁肆伍陆柒捌玖';
const legalTraditional = '零壹貳參肆伍陸柒捌玖';
const stems = '甲乙丙丁戊己庚辛壬癸';
const branches = '子丑寅卯辰巳午未申酉戌亥';

const chinese = counting(digits, ['', '十', '百', '千'], '零', true);

const forms: Readonly<Record<string, Form>> = {
  decimal: String,
  decimalHalfWidth: String,
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalZero: (count) => String(count).padStart(2, '0'),
  decimalEnclosedCircle: orDecimal(circled),
  decimalEnclosedCircleChinese: orDecimal(circled),
  decimalEnclosedFullstop: orDecimal(oneOf(0x2488, 20)),
  decimalEnclosedParen: orDecimal(oneOf(0x2474, 20)),
  numberInDash: (count) => `- ${count} -`,
  ordinal: (count) => `${count}${ordinalEnding(count)}`,
  upperRoman: roman,
  lowerRoman: (count) => roman(count)?.toLowerCase() ?? null,
  upperLetter: (count) => letters(count, 65),
  lowerLetter: (count) => letters(count, 97),
  hex: (count) => count.toString(16).toUpperCase(),
  chicago: (count) => (count < 1 ? null : ('*†‡§'[(count - 1) % 4] ?? '').repeat(Math.ceil(count / 4))),
  chineseCounting: chinese,
  chineseCountingThousand: chinese,
  japaneseCounting: chinese,
  taiwaneseCounting: chinese,
  taiwaneseCountingThousand: chinese,
  chineseLegalSimplified: counting(legalSimplified, ['', '拾', '佰', '仟'], '零', false),
  ideographLegalTraditional: counting(legalTraditional, ['', '拾', '佰', '仟'], '零', false),
  ideographDigital: digitByDigit(digits),
  japaneseDigitalTenThousand: digitByDigit(digits),
  taiwaneseDigital: digitByDigit('○一二三四五六七八九'),
  ideographEnclosedCircle: orDecimal(oneOf(0x3280, 10)),
  ideographTraditional: orDecimal(signs(stems)),
  ideographZodiac: orDecimal(signs(branches)),
  ideographZodiacTraditional: (count) =>
    count < 1 || count > 60 ? String(count) : `${sign(stems, count)}${sign(branches, count)}`,
};

function fullWidth(count: number): string {
  return String(count).replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

function orDecimal(form: Form): Form {
  return (count) => form(count) ?? String(count);
}

function oneOf(first: number, many: number): Form {
  return (count) => (count >= 1 && count <= many ? String.fromCodePoint(first + count - 1) : null);
}

/** ① to ⑳; Word writes no more of them. */
function circled(count: number): string | null {
  return oneOf(0x2460, 20)(count);
}

function signs(all: string): Form {
  return (count) => (count >= 1 && count <= all.length ? sign(all, count) : null);
}

function sign(all: string, count: number): string {
  return all[(count - 1) % all.length] ?? '';
}

/** 27 is AA, 28 BB: the letter again, as often as the alphabet has been through. */
function letters(count: number, first: number): string | null {
  if (count < 1 || count > 780) return null;
  return String.fromCharCode(first + ((count - 1) % 26)).repeat(Math.ceil(count / 26));
}

function roman(count: number): string | null {
  if (count < 1 || count > 3999) return null;
  const steps = [
    [1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'],
    [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I'],
  ] as const; // prettier-ignore
  let rest = count;
  let written = '';
  for (const [value, letter] of steps) {
    while (rest >= value) {
      written += letter;
      rest -= value;
    }
  }
  return written;
}

function ordinalEnding(count: number): string {
  if ([11, 12, 13].includes(count % 100)) return 'th';
  return { 1: 'st', 2: 'nd', 3: 'rd' }[count % 10] ?? 'th';
}

function digitByDigit(all: string): Form {
  return (count) => String(count).replaceAll(/\d/g, (digit) => all[Number(digit)] ?? digit);
}

/** Up to 9999, which no office passes; 十 without 一 before it where the kind says so (十一, but 壹拾壹). */
function counting(all: string, places: readonly string[], zero: string, bareTen: boolean): Form {
  return (count) => {
    if (count < 1 || count > 9999) return String(count);
    let written = '';
    let gap = false;
    const figures = String(count);
    for (const [index, figure] of Array.from(figures).entries()) {
      if (figure === '0') {
        gap = true;
        continue;
      }
      written += `${gap ? zero : ''}${all[Number(figure)] ?? ''}${places[figures.length - 1 - index] ?? ''}`;
      gap = false;
    }
    return bareTen && count >= 10 && count < 20 ? written.slice(1) : written;
  };
}
