/** Phrases that measure from a year: 以2010年为基数下降1/6, 比2020年下降20%, 较基期下降三分之一. */
import { decimal } from '../decimals.ts';
import type { PhraseReading, PhraseSubject } from './phrase-reading.ts';
import { unclear } from './phrase-reading.ts';

const from = '(?:以|比|较|在|与)((?:19|20)\\d\\d年|基期|基年)(?:为(?:基数|基准|基础|基期)|的?基础上?|相比|水平)?,?';
const verb = '(?:再|要)?(提高|提升|增加|增长|上升|降低|下降|减少|缩小)';
const pattern = new RegExp(`^${from}${verb}(\\d+)(?:/(\\d+)|%)(?:以上|左右)?$`);

export function speaksOfShare(plain: string): boolean {
  return (
    new RegExp(`^${from}`).test(plain) ||
    /^(?:提高|提升|增加|增长|上升|降低|下降|减少|缩小)\d/.test(plain) ||
    /(?:下降|降低|减少|缩小|压减|提高|增长|增加)(?:幅度)?(?:一半|\d+\/\d+(?![\d万]))/.test(plain)
  );
}

export function readShare(plain: string, { base, measure, direction }: PhraseSubject): PhraseReading {
  const match = pattern.exec(plain);
  if (match === null) return unclear('写了升降多少，但看不出从哪一年起、降到多少还是降了多少');
  const [, since = '', move = '', top = '', bottom] = match;
  const sinks = /降低|下降|减少|缩小/.test(move);
  if (bottom === undefined && measure === '%')
    return unclear('指标本身是百分数，升降百分之几可以是比例，也可以是百分点');
  if (plain.endsWith('左右')) return unclear('写的是大约升降多少');
  if (direction !== 'increase' && direction !== 'decrease') return unclear('这个指标没有好坏方向');
  if (direction !== (sinks ? 'decrease' : 'increase'))
    return unclear(`写的是“${move}”，登记册里这个指标${direction === 'increase' ? '越高越好' : '越低越好'}`);
  const share = decimal(top).dividedBy(decimal(bottom ?? 100));
  const year = since.endsWith('年') && !since.startsWith('基') ? Number(since.slice(0, 4)) : base;
  const by = sinks ? share.negated() : share;
  return {
    verdict: 'target',
    requirement: { kind: 'relative', from: { year, value: null }, by },
    milestones: new Map(),
    besides: [],
  };
}
