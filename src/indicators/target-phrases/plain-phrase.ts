/** A target phrase in one writing: half-width, without spaces, shares and Chinese numbers as figures. */
import { chineseNumber } from '../target-words.ts';

const numeral = '[零一二两三四五六七八九十百千万点]+|\\d+(?:\\.\\d+)?';

/** 百分之九十五 → 95%, 十万分之十二 → 12/10万, 九成 → 90%, 三分之一 → 1/3, 45%—55% → 45%-55%. */
export function plainPhrase(phrase: string): string {
  return phrase
    .normalize('NFKC')
    .replace(/[\s\p{Cf}“”"'‘’「」]/gu, '')
    .replace(/>=|=>|≧/g, '≥')
    .replace(/<=|=<|≦/g, '≤')
    .replace(/[‐-―−─~〜～]/g, '-')
    .replace(new RegExp(`(百|千|十万|10万|万)分之(${numeral})`, 'g'), (whole, of: string, number: string) =>
      withNumber(whole, number, (figure) => figure + (shareSigns[of] ?? '')),
    )
    .replace(new RegExp(`(${numeral})成(?=以|左|[,。;]|$)`, 'g'), (whole, number: string) =>
      withNumber(whole, number, (figure) => `${figure}0%`),
    )
    .replace(/([二三四五六七八九十])分之([一二三四五六七八九])/g, (whole, bottom: string, top: string) =>
      withNumber(whole, bottom, (below) => withNumber(whole, top, (above) => `${above}/${below}`)),
    )
    .replace(/(\d)1\/10万/g, '$1/10万')
    .replace(/(\d)(?:人|例)?\/(?:10|十)万(?:人)?/g, '$1/10万')
    .replace(/。$/, '');
}

const shareSigns: Readonly<Record<string, string>> = { 百: '%', 千: '‰', 十万: '/10万', '10万': '/10万', 万: '/万' };

function withNumber(whole: string, written: string, say: (figure: string) => string): string {
  const number = chineseNumber(written);
  return number === null ? whole : say(number.toFixed());
}
