/** One clause with its number and its side: 控制在25%以内, 达到12年, 90%以上的城乡社区建设1所. */
import type { Decimal } from '../decimals.ts';
import { decimal } from '../decimals.ts';
import type { Comparison } from '../target-definition.ts';
import type { PhraseReading, PhraseRequirement, PhraseSubject } from './phrase-reading.ts';

export type QuantityReading =
  { readonly verdict: 'limit'; readonly requirement: PhraseRequirement } | { readonly verdict: 'none' } | Unclear;

type Unclear = Extract<PhraseReading, { readonly verdict: 'unclear' }>;

export function readQuantity(clause: string, subject: PhraseSubject): QuantityReading {
  const { words, strict } = withoutRemarks(clause, subject);
  const range = rangeIn(words, subject);
  if (range !== null) return range;
  if (/^(?:实现|达到|基本实现)?(?:全覆盖|全部|百分百)$|^(?:所有|全部)\p{Script=Han}{1,12}(?:建有|建立|建成|设立|设有|覆盖|配备)$/u.test(words)) return everything(words, subject); // prettier-ignore
  if (/^(?:保持|控制|稳定|下?降)?(?:为|在|到|至)?零$|^(?:实现|保持)?(?:动态)?清零$|^(?:实现|保持)?零发生$/u.test(words)) return nothingLeft(words, subject); // prettier-ignore
  const found = numbersOf(words, subject);
  if (found.verdict === 'unclear') return found;
  const [only, second] = found.numbers;
  if (only === undefined) return { verdict: 'none' };
  if (second !== undefined) return refused(`写了${found.numbers.length}个数，看不出哪一个是限值`);
  return sided(only, words, strict, subject);
}

function refused(why: string): Unclear {
  return { verdict: 'unclear', why };
}

/** （以县为单位） sets nothing, （不含本数） does, （103—107） may be all there is. */
function withoutRemarks(clause: string, { name }: PhraseSubject) {
  const strict = /不含(?:本数|\d)/.test(clause);
  const words = clause
    .replace(/\((?!\d+(?:\.\d+)?%?-)[^()]*\)/g, '')
    .replace(/以[^,;\d]*为单位/, '')
    .replace(name.normalize('NFKC'), '')
    .replace(/^(?:将|要|应|须|力争|争取|确保|逐步|基本|总体|全市|全县|全区|我市)+/, '');
  return { words, strict };
}

function rangeIn(words: string, subject: PhraseSubject): QuantityReading | null {
  const match = /^(.*?)\(?(\d+(?:\.\d+)?)(%|‰)?(?:-|至|到)(\d+(?:\.\d+)?)(%|‰)?\)?(?:之间|以内|范围内?)?$/.exec(words);
  if (match === null) return null;
  const [, before = '', low = '', firstSign, high = '', secondSign = ''] = match;
  if (!/^(?:保持|控制|稳定|维持)?在?(?:正常(?:值|水平|范围)?)?$|^趋向合理$|^达到$/.test(before))
    return refused('看不出这两个数是不是上下限');
  const sign = secondSign === '' ? (firstSign ?? '') : secondSign;
  const wrong = wrongMeasure(sign, subject.measure);
  if (wrong !== null) return refused(wrong);
  const [from, to] = [decimal(low), decimal(high)];
  if (from.greaterThanOrEqualTo(to)) return refused('下限不小于上限');
  return { verdict: 'limit', requirement: { kind: 'range', low: from, high: to, keep: false } };
}

function everything(words: string, { measure, direction }: PhraseSubject): QuantityReading {
  if (measure !== '%' || direction !== 'increase') return refused(`“${words}”没有写到多少`);
  return limit('>=', decimal(100), false);
}

/** 动态清零, 保持为零 */
function nothingLeft(words: string, { direction }: PhraseSubject): QuantityReading {
  return direction === 'decrease' ? limit('<=', decimal(0), false) : refused(`“${words}”没有写到多少`);
}

interface FoundNumber {
  readonly value: Decimal;
  readonly before: string;
  readonly after: string;
}

type NumbersFound = { readonly verdict: 'found'; readonly numbers: readonly FoundNumber[] } | Unclear;

/** Numbers that are in the indicator's measure; ages, years and counts of other things are none. */
function numbersOf(words: string, { measure }: PhraseSubject): NumbersFound {
  const ratio = /1:(\d+(?:\.\d+)?)/.exec(words);
  if (/\d:\d/.test(words)) {
    if (measure !== '比' || ratio === null) return refused('写的是比，程序只认 1:1.5 这样的写法');
    const at = ratio.index;
    return {
      verdict: 'found',
      numbers: [
        { value: decimal(ratio[1] ?? '0'), before: words.slice(0, at), after: words.slice(at + ratio[0].length) },
      ],
    };
  }
  const all = [...words.matchAll(/(\d+(?:\.\d+)?)(%|‰|\/10万|\/万|万|亿)?([\p{Script=Han}]?)/gu)];
  const signed = all.some(([, , sign = '']) => isSign(sign));
  const numbers: FoundNumber[] = [];
  for (const match of all) {
    const [, digits = '', sign = '', counter = ''] = match;
    if (isOfOtherThings(sign, counter, measure, signed)) continue;
    const wrong = wrongMeasure(sign, measure);
    if (wrong !== null) return refused(wrong);
    const tens = sign === '万' ? 10_000 : sign === '亿' ? 100_000_000 : 1;
    numbers.push({
      value: decimal(digits).times(tens),
      before: words.slice(0, match.index),
      after: words.slice(match.index + digits.length + sign.length),
    });
  }
  return { verdict: 'found', numbers };
}

function isSign(sign: string): boolean {
  return ['%', '‰', '/10万', '/万'].includes(sign);
}

const shares: readonly string[] = ['%', '‰', '1/10万', '1/万'];

function isOfOtherThings(sign: string, counter: string, measure: string, signed: boolean): boolean {
  if (isSign(sign)) return false;
  if (shares.includes(measure)) return signed || /[所个名处家人张岁年月]/.test(counter);
  return counter === '岁' && !/岁/.test(measure);
}

function wrongMeasure(sign: string, measure: string): string | null {
  const wanted: Readonly<Record<string, string>> = { '%': '%', '‰': '‰', '1/10万': '/10万', '1/万': '/万' };
  const own = wanted[measure];
  if (own !== undefined && sign !== '' && sign !== own)
    return `数后面是“${sign}”，登记册里这个指标的计量单位是“${measure}”`;
  return own === undefined && isSign(sign) ? `数后面是“${sign}”，登记册里这个指标的计量单位是“${measure}”` : null;
}

const counters = '(?:个百分点|周岁|平方米|人次|[所个名处家人张岁年元册件户项对间座位]|/千人|/月|/人)?';
const behindNumber = new RegExp(`^${counters}(?:及|\\(含\\))?(以上|以下|以内|之内|之下|之上|左右|上下)?(.*)$`, 'u');
const before: readonly (readonly [RegExp, Comparison | 'around' | 'up' | 'down' | 'neutral'])[] = [
  [/(?:≥|不低于|不少于|不小于|不得低于|不得少于|至少(?:达到|有|为)?)$/, '>='],
  [/(?:≤|不高于|不超过|不大于|不多于|不得高于|不得超过)$/, '<='],
  [/(?:>|高于|大于|多于|超过)$/, '>'],
  [/(?:<|低于|小于|少于)$/, '<'],
  [/(?:约|大约)$/, 'around'],
  [/(?:提高|提升|增加|上升|扩大|增长)(?:到|至|为)$|增至$|升至$/, 'up'],
  [/(?:下降|降低|减少|缩小|压缩|控制)(?:到|至|为|在)$|降(?:到|至)$|减(?:到|至)$|控制在?$/, 'down'],
  [/(?:达到?|为|实现|保持(?:在)?|稳定(?:在)?|稳定保持在|维持在|巩固(?:在)?|有|是|完成|配备|拥有)$|^$/, 'neutral'],
];

function sided(number: FoundNumber, words: string, strict: boolean, subject: PhraseSubject): QuantityReading {
  const told = before.find(([pattern]) => pattern.test(number.before));
  const [, behind = '', rest = ''] = behindNumber.exec(number.after) ?? [];
  if (told === undefined) return refused('数前面的话没有读懂');
  const [pattern, says] = told;
  const lead = number.before.replace(pattern, '');
  if (!isNameOrNothing(lead, subject.name)) return refused(`“${lead}”没有读懂`);
  // 建设1所 counts what the share is of.
  if (/\d|或|差距|增|降|提高/.test(rest.replace(/\d+[所个名处家]/, ''))) return refused(`“${rest}”没有读懂`);
  const keep = /并(?:稳定|持续|长期|一直)?(?:保持|稳定|巩固)/.test(words);
  if (/左右|上下/.test(behind) || says === 'around')
    return { verdict: 'limit', requirement: { kind: 'around', value: number.value, tolerance: null } };
  const side = sideSaid(says, behind, subject.direction);
  if (side === null) return refused('没有写明以上还是以下');
  if (side === 'both') return refused('前后的话方向相反');
  if (!fits(side, subject.direction))
    return refused(`要求${side.startsWith('>') ? '不低于' : '不高于'}某数，登记册里这个指标${subject.direction === 'increase' ? '越高越好' : '越低越好'}`); // prettier-ignore
  return limit(strict ? strictly(side) : side, number.value, keep);
}

function isNameOrNothing(lead: string, name: string): boolean {
  const bare = lead
    .replace(/^达到并(?:稳定)?/, '')
    .replace(/(?:要|应|须|力争|逐步|基本|均|都|达到并|并|一直|稳步)+$/, '');
  return bare === '' || name.normalize('NFKC').includes(bare) || (bare.length >= 3 && name.endsWith(bare.slice(-3)));
}

type Side = Comparison;

function sideSaid(
  says: (typeof before)[number][1],
  behind: string,
  direction: PhraseSubject['direction'],
): Side | 'both' | null {
  const after: Side | null = /以上|之上/.test(behind) ? '>=' : behind === '' ? null : '<=';
  if (says === '>=' || says === '<=' || says === '>' || says === '<') {
    return after === null || after[0] === says[0] ? says : 'both';
  }
  if (after !== null) {
    const against = (says === 'up' && after === '<=') || (says === 'down' && after === '>=');
    return against ? 'both' : after;
  }
  if (says === 'up') return '>=';
  if (says === 'down') return '<=';
  if (direction === 'increase') return '>=';
  return direction === 'decrease' ? '<=' : null;
}

function fits(side: Side, direction: PhraseSubject['direction']): boolean {
  if (direction === 'increase') return side.startsWith('>');
  return direction === 'decrease' ? side.startsWith('<') : true;
}

function strictly(side: Side): Side {
  return side.startsWith('>') ? '>' : '<';
}

function limit(comparison: Comparison, value: Decimal, keep: boolean): QuantityReading {
  return { verdict: 'limit', requirement: { kind: 'threshold', comparison, limit: value, keep } };
}
