/** Phrases that name a direction and no number: 逐步提高, 不断缩小, 在现有基础上逐步增加. */
import type { PhraseReading, PhraseSubject } from './phrase-reading.ts';
import { unclear } from './phrase-reading.ts';

const adverbs = '(?:逐步|不断|持续|进一步|稳步|明显|显著|逐年|有所|得到|实现|水平|总体|大幅|较大幅度|继续|在现有基础上|在原有基础上|较基期|比基期|保持)*'; // prettier-ignore
const rising = '提高|提升|上升|增加|增长|延长|扩大|升高|改善';
const falling = '降低|下降|减少|缩小|减小|缩短';
const pattern = new RegExp(`^(?:控制并)?${adverbs}(?:(${rising})|(${falling}|控制))$`);

export function isTrend(words: string): boolean {
  return pattern.test(words);
}

/** 控制 alone means to hold down what is better lower. */
export function trendOf(clauses: readonly string[], { direction }: PhraseSubject): PhraseReading {
  const [only, ...others] = clauses;
  const match = only === undefined || others.length > 0 ? null : pattern.exec(only);
  if (match === null) return unclear('没有写数，也不是“提高”“降低”这样的要求');
  const toward = match[1] === undefined ? 'decrease' : 'increase';
  if (only === '得到控制' || direction === 'none' || direction === 'range')
    return unclear('只写了升降，看不出怎样算达到');
  if (direction !== toward)
    return unclear(`写的是“${only ?? ''}”，登记册里这个指标${direction === 'increase' ? '越高越好' : '越低越好'}`);
  return { verdict: 'target', requirement: { kind: 'trend', toward }, milestones: new Map(), besides: [] };
}
