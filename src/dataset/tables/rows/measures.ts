/** Measures as tables write them, what they mean, and when a figure in one may be scaled to another. */
import type { Decimal } from '../../../indicators/decimals.ts';
import { decimal } from '../../../indicators/decimals.ts';
import { narrow, plainName } from './plain-name.ts';

/** `factor` is how many of `base` one of it is: 万人 is 10000 人. A bare 万 (behind a figure) has the base ''. */
export interface Measure {
  readonly base: string;
  readonly factor: Decimal;
}

/** Spellings of measures that are never scaled: a rate in % is not one in ‰, whoever wrote it may have meant either. */
const fixed: Readonly<Record<string, readonly string[]>> = {
  '%': ['%', '﹪', '百分比', '百分率', '百分数', '百分之', '百分之一'],
  '‰': ['‰', '千分比', '千分率', '千分之', '千分之一', '0/00', '1/1000', '1/千', '/千'],
  '1/万': ['1/万', '/万', '万分之', '万分之一', '万分比', '1/10000', '/10000', '‱', '1/1万', '/1万'],
  // prettier-ignore
  '1/10万': [
    '1/10万', '/10万', '十万分之', '十万分之一', '10万分之一', '10万分之', '十万分率', '10万分率', '1/十万', '/十万',
    '1/100000', '/100000', '每10万', '每十万', '人/10万', '例/10万', '1/10万人', '/10万人', '人/10万人',
  ],
  '张/千人': [
    '张/千人',
    '张/每千人',
    '床/千人',
    '每千人张',
    '张每千人',
    '张/千名老人',
    '张/千老人',
    '张/每千名老人',
    '床/千名老人',
    '床/千老人',
  ],
  '平方米/人': ['平方米/人', '平方米/每人', '平米/人', '㎡/人', 'm2/人', 'm²/人', '平方米每人'],
  '元/月': ['元/月', '元每月', '元/每月', '元/人月', '元/人·月', '元/月人', '元/人/月', '元/月/人'],
  '女=100': [
    '女=100',
    '女孩=100',
    '女婴=100',
    '女性=100',
    '以女为100',
    '女为100',
    '以女孩为100',
    '以女性为100',
    '女100',
  ],
  比: ['比', '比值', '1:x', '男:女', '男=1'],
  '是/否': ['是/否', '有/无', '是否', '有无', '是或否', '有或无'],
  定性: ['定性', '文字', '文字描述'],
  岁: ['岁', '周岁'],
  年: ['年'],
};

/** Counting words: the words of a line count the same things, so that a figure stays what it is. */
const counted: readonly (readonly string[])[] = [
  ['人', '名', '位', '例'],
  ['人次', '人·次'],
  ['个', '所', '家', '处', '间', '座'],
  ['件', '起', '宗'],
  ['户'],
  ['张'],
  ['次'],
  ['元', '元人民币', '人民币元'],
  ['平方米', '㎡', 'm2'],
  ['对'],
];

const magnitudes: readonly (readonly [string, number])[] = [
  ['', 0], ['百', 2], ['千', 3], ['万', 4], ['十万', 5], ['百万', 6], ['千万', 7], ['亿', 8], ['十亿', 9], ['百亿', 10],
]; // prettier-ignore

const known = new Map<string, Measure>([
  ...Object.entries(fixed).flatMap(([base, spellings]) =>
    spellings.map((spelling) => [plainMeasure(spelling), { base, factor: decimal(1) }] as const),
  ),
  ...counted.flatMap(([base = '', ...others]) =>
    [base, ...others].flatMap((word) =>
      magnitudes.map(([name, exponent]) => [plainMeasure(name + word), { base, factor: tenTo(exponent) }] as const),
    ),
  ),
  ...magnitudes
    .filter(([name]) => name !== '')
    .map(([name, exponent]) => [name, { base: '', factor: tenTo(exponent) }] as const),
]);

/** The measure that a text writes; null when it is none we know. */
export function knownMeasure(text: string): Measure | null {
  const plain = plainMeasure(text);
  const whole = known.get(plain);
  if (whole !== undefined) return whole;
  // 百分比（%）, 元（人民币）: one measure said twice, or explained; 人（万） is neither.
  const twice = /^([^()]+)\(([^()]+)\)$/.exec(plain);
  const [first, second] = [known.get(twice?.[1] ?? ''), known.get(twice?.[2] ?? '')];
  if (first === undefined) return null;
  return second === undefined || (second.base === first.base && second.factor.equals(first.factor)) ? first : null;
}

/** Like `knownMeasure`; an unknown text is a measure of its own, the same only as itself. */
export function measureOf(text: string): Measure {
  return knownMeasure(text) ?? { base: plainMeasure(text), factor: decimal(1) };
}

/** By how much a figure in one measure is multiplied to be one in the other; null where that is not safe. */
export function scaleBetween(from: Measure, to: Measure): Decimal | null {
  const sameThing = from.base === to.base || (from.base === '' && isCount(to));
  return sameThing ? from.factor.dividedBy(to.factor) : null;
}

export function isCount(measure: Measure): boolean {
  return measure.base === '' || counted.some(([base]) => base === measure.base);
}

function tenTo(exponent: number): Decimal {
  return decimal(10).pow(exponent);
}

function plainMeasure(text: string): string {
  const plain = plainName(narrow(text).replace(/m²|m2|㎡/g, '平方米'))
    .replace(/^(?:计量)?单位:?/, '')
    .replace(/^\((.*)\)$/, '$1');
  return plain.replace(/÷/g, '/').replace(/一百/g, '百');
}
