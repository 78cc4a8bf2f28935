/** What is told before the name: 没有发生一例孕产妇死亡, 已建成2所儿童福利机构; and behind it that something is there. */
import { compiled } from '../compiled.ts';
import { decimal } from '../../../indicators/decimals.ts';
import { figureInWords, numberInWords } from '../../../dataset/audit/chinese-figures.ts';
import type { Clause } from '../clauses.ts';
import type { Said } from '../statement.ts';
import { noneBefore, spanIn } from './prose-words.ts';

/** Places count from where the clause's words begin: what stands before the name is below nought. */
export function toldBefore({ before, words, subjects, goesOn }: Clause, measure: string): Said | null {
  const [subject] = subjects;
  if (goesOn || subject === undefined || subjects.length > 1) return null;
  const named = subject.end - subject.start;
  return noneIn(before, words, named) ?? (/^\s*(?:[,。;、!)]|$)/u.test(words) ? stockIn(before, measure, named) : null);
}

function noneIn(before: string, words: string, named: number): Said | null {
  const found = noneBefore.exec(before);
  const behind = /^(?:死亡|发病|病例|患者|个案|感染)*(?:病例|个案|事件|现象|报告|情况|发生)?(?=[,。;、!)]|$|的)/u.exec(
    words,
  );
  if (found === null || behind === null) return null;
  return {
    saying: { kind: 'bound', comparison: '<=', value: decimal(0), places: 0, years: spanIn(found.groups?.['run']) },
    start: -(named + found[0].length),
    end: behind[0].length,
  };
}

function stockIn(before: string, measure: string, named: number): Said | null {
  const found = compiled(
    `(?:(?<has>现有|共有|拥有|目前有|建有|累计建成|共建成)|(?:已|已经|全部)?建成)了?(?<count>\\d+|${numberInWords})[所个家处座间]$`,
    'u',
  ).exec(before);
  const written = found?.groups?.['count'] ?? '';
  const count = /^\d+$/u.test(written) ? decimal(written) : figureInWords(written);
  if (found === null || count === null || measure !== '个') return null;
  // 建成4个 may be those of this year: never more than there are.
  const comparison = found.groups?.['has'] === undefined ? '>=' : 'equal';
  return {
    saying: { kind: 'bound', comparison, value: count, places: 0, years: null },
    start: -(named + found[0].length),
    end: 0,
  };
}

/** 中心已于2016年建成投入使用, 场所建成3个 */
export function existsIn(clause: string, measure: string): Said | null {
  const missing =
    /^(?:中心|场所|站|设施)?(?:至今|目前|尚|仍|还|一直)*(?:没有|未能?)(?:建成|建立|设立|成立|投入使用|启用)/u.exec(
      clause,
    );
  if (missing !== null) return { saying: { kind: 'exists', isThere: false }, start: 0, end: missing[0].length };
  const has = /^(?:已经?|现|共|目前|全市)*有(?<count>\d+)[个所家处座间](?=[,。;、!)]|$)/u.exec(clause);
  if (has !== null && measure === '个')
    return { saying: { kind: 'bound', comparison: 'equal', value: decimal(has.groups?.['count'] ?? '0'), places: 0, years: null }, start: 0, end: has[0].length }; // prettier-ignore
  const found =
    /^(?:中心|场所|站|设施)?(?:也|均|都|已经?|早|于|全面|顺利|\d{4}年(?:\d{1,2}月)?[底末]?|去年|今年|本年)*(?<word>(?:建成|建立|设立|成立)(?:了?(?<count>\d+)[个所家处座间](?=[,。;、!)]|$))?(?:并?投入使用|启用|运行)?|投入使用|启用|挂牌(?:成立)?)(?!的?(?:目标|要求|条件|标准|比例|面积|率))/u.exec(
      clause,
    );
  if (found === null) return null;
  const at = found[0].length - (found.groups?.['word']?.length ?? 0);
  const count = found.groups?.['count'];
  if (count !== undefined && measure === '个')
    return {
      saying: { kind: 'bound', comparison: '>=', value: decimal(count), places: 0, years: null },
      start: at,
      end: found[0].length,
    };
  return { saying: { kind: 'exists', isThere: true }, start: at, end: found[0].length };
}
