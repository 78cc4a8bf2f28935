/** Reads how a plan words one target: 下降到12/10万以下, 城市95%以上，农村87%以上, 以2010年为基数下降1/6, 保持在50%左右. */
import type { Decimal } from '../decimals.ts';
import type { Comparison } from '../target-definition.ts';
import type { PhraseReading, PhraseRequirement, PhraseSubject } from './phrase-reading.ts';
import { unclear } from './phrase-reading.ts';
import { plainPhrase } from './plain-phrase.ts';
import { readQuantity } from './quantity.ts';
import { readShare, speaksOfShare } from './relative-phrase.ts';
import { isTrend, trendOf } from './trend-phrase.ts';

export function readTargetPhrase(phrase: string, subject: PhraseSubject): PhraseReading {
  const plain = plainPhrase(phrase);
  if (setsNone(plain)) return { verdict: 'none' };
  if (subject.scale === 'text') return understood({ kind: 'qualitative', criterion: phrase.trim() }, new Map(), []);
  if (subject.scale === 'yes-no') return existenceOf(plain);
  if (subject.scale === 'count' && oneOfThem.test(plain)) return understood({ kind: 'existence' }, new Map(), []);
  const blocked = blocking.find(([words]) => words.test(plain));
  if (blocked !== undefined) return unclear(blocked[1]);
  if (speaksOfShare(plain)) return readShare(plain, subject);
  const clauses = clausesOf(plain);
  if (clauses.every(({ words }) => !/\d/.test(words)) && !/全覆盖|全部|所有|百分百|零/.test(plain))
    return trendOf(clauses.map(({ words }) => words), subject); // prettier-ignore
  return limitsOf(clauses, subject);
}

function understood(
  requirement: PhraseRequirement,
  milestones: ReadonlyMap<number, Decimal>,
  besides: readonly string[],
): PhraseReading {
  return { verdict: 'target', requirement, milestones, besides };
}

function setsNone(plain: string): boolean {
  return /^(?:[-/]*|无|\(?(?:监测(?:类)?指标|统计指标|不设目标|无目标(?:值)?|无数值目标)(?:[,，].*)?\)?)$/.test(plain);
}

/** Words with which a phrase cannot be one limit, and why. */
const blocking: readonly (readonly [RegExp, string])[] = [
  [
    /每(?:个|一)?(?:县|市|区|乡|镇|街道|社区|村)/,
    '写的是每个县（市、区、乡镇）都要有，看总数要先知道有几个；有几个就写 atLeast: 几，只有一个的写 exists: true',
  ],
  [/或/, '写了“或”，两种要求任选其一'],
  [/每年|年均|逐年.*\d|上一?年/, '写的是每年的变化'],
  [/平均水平|平均值|全省水平|全国水平|同期|高于(?:全|省|本)|低于(?:全|省|本)/, '与别处的水平相比，没有数'],
  [
    /(?:提高|提升|增加|增长|上升|扩大|降低|下降|减少|缩小|压减)\d+(?:\.\d+)?(?:个)?(?:百分点|千分点)/,
    '写的是变化的点数',
  ],
  [/翻番|倍/, '写的是倍数'],
  [/基本/, '“基本”没有说到多少'],
];

/** 至少1所: that there is one, not that there should be more. */
const oneOfThem =
  /^(?:都|均|要|应|须)?(?:至少|不少于|不低于)?(?:建|设|有|建有|建成|设立|达到)?(?:至少|不少于|不低于)?[1一](?:所|个|家|处|座)(?:以上)?$/;

function existenceOf(plain: string): PhraseReading {
  if (/[未没无不]/.test(plain)) return unclear('是/否指标，写有否定的词');
  const asks = /有|建|设|实现|达到|完成|覆盖|是|健全|成立|开展|配备|1/.test(plain) || /至少\d/.test(plain);
  return asks ? understood({ kind: 'existence' }, new Map(), []) : unclear('没有写要有什么');
}

interface Clause {
  /** The year it names; null for none. */
  readonly year: number | null;
  /** 城市, 农村 …; null for the whole. */
  readonly where: string | null;
  readonly words: string;
}

/** A year, or 城市 and the like, holds for its clause; a year for those after it too. */
function clausesOf(plain: string): readonly Clause[] {
  let year: number | null = null;
  return yearsInFront(plain)
    .replace(/(?<=\d[^,;。]{0,12})[并且](?=(?:逐步|逐年|不断|持续|稳步)(?:提高|提升|上升|增加|降低|下降|减少|缩小)(?:[,;。]|$))/gu, ',')
    .split(/[,;。]|、(?=(?:城市|城镇|农村|乡村|男性|女性)\S*\d)/u)
    .filter((part) => part !== '')
    .map((part) => {
      const [, written, afterYear = part] = /^(?:到|至|力争)?((?:19|20)\d\d)年(?:底|末|时)?(.*)$/.exec(part) ?? [];
      if (written !== undefined) year = Number(written);
      const [, where = null, words = afterYear] =
        /^(?:其中:?)?(城市|城镇|农村|乡村|男性|女性)(?:地区)?((?:要|应|须)?(?:达|不|保持|控制|提高|降|下降|稳定|≥|≤|>|<|\d).*)$/.exec(afterYear) ?? [];
      return { year, where, words };
    });
} // prettier-ignore

/** 60%(2025年)、70%(2030年), 10%以下(2015年12%以下) and 2025年、2030年分别达到60%、70%以上 with each year before its figure. */
function yearsInFront(plain: string): string {
  const year = '(?:到)?((?:19|20)\\d\\d)年(?:底|末|前)?';
  const figure = '(\\d+(?:\\.\\d+)?)(%|‰|/10万|/万)?';
  return plain
    .replace(new RegExp(`^${year}[、和]${year},?(?:要|应)?分别([^\\d,;。]*)${figure}[、和]${figure}([^\\d,;。]*)$`, 'u'),
      (_, first: string, second: string, verb: string, one: string, sign = '', other: string, lastSign = '', after: string) =>
        `${first}年${verb}${one}${String(sign === '' ? lastSign : sign)}${after},${second}年${verb}${other}${String(lastSign)}${after}`)
    .replace(new RegExp(`([^,;。、()]*\\d[^,;。、()]*)\\(${year}\\)[、和]?`, 'gu'), ',$2年$1,')
    .replace(new RegExp(`\\(${year}([^()]*\\d[^()]*)\\)`, 'gu'), ',$1年$2,');
} // prettier-ignore

interface Limit extends Clause {
  readonly requirement: PhraseRequirement;
}

function limitsOf(clauses: readonly Clause[], subject: PhraseSubject): PhraseReading {
  const limits: Limit[] = [];
  const besides: string[] = [];
  for (const clause of clauses) {
    const reading = readQuantity(clause.words, subject);
    if (reading.verdict === 'unclear') return reading;
    if (reading.verdict === 'none') besides.push(clause.words);
    else limits.push({ ...clause, requirement: reading.requirement });
  }
  const contradicting = besides.find((words) => isTrend(words) && limits.length === 0);
  if (contradicting !== undefined) return unclear('没有读出限值');
  const due = limits.filter(({ year }) => year === null || year === subject.target);
  const before = limits.filter(({ year }) => year !== null && year !== subject.target);
  const [only, second] = due;
  if (only === undefined)
    return unclear(limits.length === 0 ? '没有读出限值' : `没有写${subject.target}年的目标`);
  if (second !== undefined) return before.length > 0 ? unclear('写了几个年份的分项目标') : partsOf(due, besides);
  if (only.where !== null) return unclear(`只写了${only.where}的目标`);
  return withMilestones(only.requirement, before, besides, subject);
} // prettier-ignore

/** 城市92%，农村85% */
function partsOf(limits: readonly Limit[], besides: readonly string[]): PhraseReading {
  const conditions = limits.flatMap(({ where, requirement }) =>
    where !== null && requirement.kind === 'threshold'
      ? [{ where, comparison: requirement.comparison, limit: requirement.limit }]
      : [],
  );
  const distinct = new Set(conditions.map(({ where }) => where));
  if (conditions.length < limits.length || distinct.size < limits.length)
    return unclear(`写了${limits.length}个数，看不出哪一个是这个指标的`);
  return understood({ kind: 'all-of', conditions }, new Map(), besides);
}

function withMilestones(
  requirement: PhraseRequirement,
  before: readonly Limit[],
  besides: readonly string[],
  { base, target }: PhraseSubject,
): PhraseReading {
  const milestones = new Map<number, Decimal>();
  for (const { year, where, requirement: planned } of before) {
    const fits = year !== null && year > base && year < target && where === null && planned.kind === 'threshold';
    if (!fits || requirement.kind !== 'threshold' || sideOf(planned.comparison) !== sideOf(requirement.comparison))
      return unclear('几个年份的要求不是一种写法');
    milestones.set(year, planned.limit);
  }
  return understood(requirement, milestones, besides);
}

function sideOf(comparison: Comparison): 'more' | 'less' {
  return comparison.startsWith('>') ? 'more' : 'less';
}
