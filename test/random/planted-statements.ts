/**
 * Results such as officials state of an indicator, made of its figures: one that is so, and the same made untrue. Worded
 * here from the figures alone, knowing nothing of the program's grammar.
 */
import type { Assessment } from '../../src/rules/assessment.ts';
import type { Dice } from './dice.ts';

export interface Stated {
  readonly text: string;
  readonly isSo: boolean;
}

/** The facts of one indicator as plain numbers; null where the round lacks them. */
interface Facts {
  readonly name: string;
  readonly measure: string;
  readonly decimals: number;
  readonly year: number;
  readonly now: number;
  readonly before: number | null;
  readonly base: { readonly year: number; readonly value: number } | null;
  readonly attainment: Assessment['attainment'];
  readonly beside: readonly { readonly area: string; readonly value: number }[];
}

type Way = (facts: Facts, dice: Dice) => readonly [so: string, notSo: string | null] | null;

export function statedOf(one: Assessment, dice: Dice): readonly Stated[] {
  const facts = factsOf(one);
  if (facts === null) return [];
  return ways.flatMap((way, at) => {
    const pair = way(facts, dice.fork(at));
    if (pair === null) return [];
    const [so, notSo] = pair;
    return [{ text: so, isSo: true }, ...(notSo === null ? [] : [{ text: notSo, isSo: false }])];
  });
}

function factsOf({
  indicator,
  year,
  current,
  change,
  base,
  attainment,
  besideAreas,
  target,
}: Assessment): Facts | null {
  if (current.verdict === 'unknown' || current.carried || points[indicator.measure] === undefined) return null;
  if (target.kind === 'all-of' || indicator.scale === 'yes-no' || indicator.scale === 'text') return null;
  const compared = change.difference.verdict === 'known' && change.previous.verdict === 'known';
  return {
    name: indicator.name,
    measure: indicator.measure,
    decimals: indicator.decimals,
    year,
    now: current.figure.rounded.toNumber(),
    before: compared && change.previous.verdict === 'known' ? change.previous.figure.rounded.toNumber() : null,
    base:
      base.verdict === 'known' && change.sinceBase.verdict === 'known'
        ? { year: base.figure.year, value: base.figure.rounded.toNumber() }
        : null,
    attainment,
    beside: besideAreas.comparison
      .filter((other) => other.year === year && other.role !== 'peer')
      .map(({ areaName, figure }) => ({ area: areaName, value: figure.rounded.toNumber() })),
  };
}

const points: Readonly<Record<string, string>> = {
  '%': '个百分点',
  '‰': '个千分点',
  '1/10万': '个十万分点',
  岁: '岁',
  年: '年',
  件: '件',
  '张/千人': '张',
};
const written: Readonly<Record<string, string>> = {
  '%': '%',
  '‰': '‰',
  '1/10万': '/10万',
  岁: '岁',
  年: '年',
  件: '件',
  '张/千人': '张',
};

function figure(value: number, { measure, decimals }: Facts): string {
  return `${value.toFixed(decimals)}${written[measure] ?? ''}`;
}

function step({ decimals, now }: Facts): number {
  return Math.max(10 ** -decimals * 3, Math.abs(now) * 0.04);
}

function word(by: number): string {
  return by > 0 ? '提高' : '下降';
}

const ways: readonly Way[] = [
  // a bound
  (facts, dice) => {
    const under = facts.now - step(facts);
    const over = facts.now + step(facts);
    if (under <= 0) return null;
    const verb = dice.one(['保持在', '稳定在', '达到', '维持在', '始终高于'] as const);
    if (verb === '始终高于') return null;
    return [`${facts.name}${verb}${figure(under, facts)}以上。`, `${facts.name}${verb}${figure(over, facts)}以上。`];
  },
  (facts, dice) => {
    const [under, over] = [facts.now - step(facts), facts.now + step(facts)];
    if (under <= 0) return null;
    const verb = dice.one(['控制在', '稳定控制在', '降至', '下降到'] as const);
    return [
      `全年工作有序推进，${facts.name}${verb}${figure(over, facts)}${dice.one(['以内', '以下'])}。`,
      `全年工作有序推进，${facts.name}${verb}${figure(under, facts)}${dice.one(['以内', '以下'])}。`,
    ];
  },
  (facts, dice) => {
    const [under, over] = [facts.now - step(facts), facts.now + step(facts)];
    if (under <= 0) return null;
    const verb = dice.one(['超过', '高于', '突破', '不低于'] as const);
    return [
      `${facts.year}年，${facts.name}${verb}${figure(under, facts)}。`,
      `${facts.year}年，${facts.name}${verb}${figure(over, facts)}。`,
    ];
  },
  (facts, dice) => {
    const [under, over] = [facts.now - step(facts), facts.now + step(facts)];
    if (under <= 0) return null;
    const verb = dice.one(['低于', '不足', '不超过', '未超过'] as const);
    return [`${facts.name}${verb}${figure(over, facts)}。`, `${facts.name}${verb}${figure(under, facts)}。`];
  },
  // a change
  (facts, dice) => {
    if (facts.before === null || facts.now === facts.before) return null;
    const by = facts.now - facts.before;
    const size = `${Math.abs(by).toFixed(facts.decimals)}${points[facts.measure] ?? ''}`;
    const since = dice.one(['比上年', '较上年', '同比', '比去年', '与上年相比', `比${facts.year - 1}年`] as const);
    return [`${facts.name}${since}${word(by)}${size}。`, `${facts.name}${since}${word(-by)}${size}。`];
  },
  (facts, dice) => {
    if (facts.before === null || facts.now === facts.before) return null;
    const by = facts.now - facts.before;
    const wrong = Math.abs(by) + 3 * 10 ** -facts.decimals;
    const text = (size: number): string =>
      `${facts.name}为${figure(facts.now, facts)}，${dice.fork('a').one(['比', '较'])}上年${word(by)}${size.toFixed(facts.decimals)}${points[facts.measure] ?? ''}。`;
    return [text(Math.abs(by)), text(wrong)];
  },
  (facts, dice) => {
    if (facts.base === null || facts.now === facts.base.value) return null;
    const by = facts.now - facts.base.value;
    const size = `${Math.abs(by).toFixed(facts.decimals)}${points[facts.measure] ?? ''}`;
    const since = dice.one([`比${facts.base.year}年`, `较基期${facts.base.year}年`, '比基期', '较规划基期'] as const);
    return [`${facts.name}${since}${word(by)}${size}。`, `${facts.name}${since}${word(-by)}${size}。`];
  },
  (facts, dice) => {
    if (facts.before === null || Math.abs(facts.now - facts.before) < step(facts)) return null;
    const by = facts.now - facts.before;
    const how = dice.one(['明显', '大幅', '有所', '持续'] as const);
    if (facts.base === null || (facts.now - facts.base.value) * by <= 0) return null;
    return [`${facts.name}${how}${word(by)}。`, `${facts.name}${how}${word(-by)}。`];
  },
  (facts) => {
    if (facts.before === null || Math.abs(facts.now - facts.before) < step(facts)) return null;
    const by = facts.now - facts.before;
    return [`${facts.name}比上年有所${word(by)}。`, `${facts.name}${figure(facts.now, facts)}，与上年持平。`];
  },
  (facts) => {
    if (facts.before === null || facts.now === facts.before) return null;
    const by = facts.now - facts.before;
    return [
      `${facts.name}由上年的${figure(facts.before, facts)}${word(by)}到${figure(facts.now, facts)}。`,
      `${facts.name}由上年的${figure(facts.before + step(facts), facts)}${word(by)}到${figure(facts.now, facts)}。`,
    ];
  },
  // a goal
  (facts, dice) => {
    const met = facts.attainment === 'met' || facts.attainment === 'met-early' || facts.attainment === 'met-kept';
    const notMet = facts.attainment === 'not-met' || facts.attainment === 'regressed';
    if (!met && !notMet) return null;
    const reached = dice.one(['已达标', '达到规划目标', '提前完成规划目标', '实现《规划》确定的目标', '圆满完成规划目标任务', '达到了规划要求'] as const); // prettier-ignore
    const missed = dice.one([
      '未达标',
      '尚未达到规划目标',
      '没有完成规划目标',
      '距规划目标仍有差距',
      '未能实现规划目标',
    ] as const);
    const lead = dice.chance(0.5) ? `${facts.name}` : `${facts.name}为${figure(facts.now, facts)}，`;
    const [so, notSo] = met ? [reached, missed] : [missed, reached];
    return [`${lead}${so}。`, `${lead}${notSo}。`];
  },
  // other areas
  (facts, dice) => {
    const other = facts.beside[0];
    if (other === undefined || Math.abs(other.value - facts.now) < step(facts)) return null;
    const is = facts.now > other.value ? '高于' : '低于';
    const not = facts.now > other.value ? '低于' : '高于';
    const area = other.area.includes('平均') ? other.area : `${other.area}${dice.one(['平均水平', '平均'])}`;
    return [`${facts.name}${is}${area}。`, `${facts.name}${not}${area}。`];
  },
  (facts, dice) => {
    const other = facts.beside[0];
    if (other === undefined || Math.abs(other.value - facts.now) < step(facts)) return null;
    const by = facts.now - other.value;
    const size = `${Math.abs(by).toFixed(facts.decimals)}${points[facts.measure] ?? ''}`;
    const area = dice.one([other.area, other.area.includes('平均') ? other.area : `${other.area}平均水平`] as const);
    const lead = dice.one([`${facts.name}为${figure(facts.now, facts)}，`, facts.name] as const);
    return [`${lead}比${area}${by > 0 ? '高' : '低'}${size}。`, `${lead}比${area}${by > 0 ? '低' : '高'}${size}。`];
  },
  (facts, dice) => {
    const other = facts.beside[0];
    if (other === undefined || Math.abs(other.value - facts.now) < step(facts)) return null;
    const apart = Math.abs(facts.now - other.value);
    const text = (size: number): string =>
      `${facts.name}与${other.area}${dice.fork('b').one(['的差距为', '相差'] as const)}${size.toFixed(facts.decimals)}${points[facts.measure] ?? ''}。`;
    return [text(apart), text(apart + 3 * 10 ** -facts.decimals)];
  },
  (facts, dice) => {
    if (facts.before === null || Math.abs(facts.now - facts.before) < step(facts)) return null;
    const rose = facts.now > facts.before;
    const text = (up: boolean): string =>
      dice
        .fork('c')
        .one([
          `${facts.name}比去年又${up ? '高' : '低'}了。`,
          `${facts.name}比上年${up ? '升' : '降'}了一点。`,
          `${facts.name}为${figure(facts.now, facts)}，${up ? '高于' : '低于'}上年。`,
        ] as const);
    return [text(rose), text(!rose)];
  },
  // a range
  (facts, dice) => {
    const [under, over] = [facts.now - step(facts), facts.now + step(facts)];
    if (under <= 0) return null;
    const verb = dice.one(['处于', '保持在', '稳定在'] as const);
    const text = (low: number, high: number): string =>
      `${facts.name}${verb}${figure(low, facts)}—${figure(high, facts)}之间。`;
    return [text(under, over), text(over, over + step(facts))];
  },
  // what is hoped for, asked for, or of others: so however the figures are
  (facts, dice) => {
    const far = figure(facts.now + step(facts) * 3, facts);
    const text = dice.one([
      `力争${facts.name}达到${far}以上。`,
      `到${facts.year + 1}年，${facts.name}达到${far}以上。`,
      `规划要求${facts.name}达到${far}以上。`,
      `全国${facts.name}达到${far}以上。`,
      `城关镇${facts.name}达到${far}以上。`,
      `实验小学${facts.name}达到${far}以上。`,
      `龙口镇开展专项行动，${facts.name}达到${far}以上。`,
      `过去一个时期${facts.name}提升工程投入增加${dice.whole(2, 30)}万元。`,
      `围绕${facts.name}开展督导，督导次数比上年增加${dice.whole(2, 30)}次。`,
      `上半年${facts.name}达到${far}以上。`,
      `确保${facts.name}达到规划目标。`,
    ] as const);
    return [text, null];
  },
];
