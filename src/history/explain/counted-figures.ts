/** Counts, rates and settings. */
import type { Words } from '../../report/claims/words.ts';
import { warningLevels } from '../../rules/assessment.ts';
import { planWord } from '../../indicators/plan-id.ts';
import { targetSets, targetSetWord } from '../../indicators/target-definition.ts';
import { settingSources } from '../../indicators/settings.ts';
import type { Counted, FigureId } from '../../report/figure-id.ts';
import { figureIdText } from '../../report/figure-id.ts';
import { attainmentRate, countAttainment } from '../../rules/series/counts.ts';
import type { Knowledge, Printing, Telling } from './explanation.ts';
import { inPercent, number, over, plus } from './sum.ts';

/** By the dictionary where it is a judgement that is counted. */
type Called = string | ((words: Words) => string);

const red = (words: Words): string => words.say('level', 'red', 'short');
const orange = (words: Words): string => words.say('level', 'orange', 'short');
const met = (words: Words): string => words.say('attainment', 'reached');
const nearlyMet = (words: Words): string => words.say('attainment', 'nearly-met');
const notMet = (words: Words): string => words.say('attainment', 'unmet');
const noData = (words: Words): string => words.say('attainment', 'no-data');

const countedWords: Readonly<Record<Counted, Called>> = {
  total: '应判断的指标', met, nearly: nearlyMet, 'not-met': notMet, 'no-data': noData, reported: '有数据',
  'not-computable': (words) => words.say('level', 'grey'), qualitative: '定性目标', background: '未定目标的监测指标', all: '全部指标',
  shared: '两个规划共有的指标', domain: '领域内应判断的指标', domains: '分领域', level: '预警等级',
  serious: (words) => `${red(words)}、${orange(words)}预警`, behind: '进度不足', 'behind-and-unmet': (words) => `既落后又${notMet(words)}`,
  'newly-met': (words) => words.say('attainment', 'newly-met'), lost: (words) => words.say('attainment', 'regressed'),
  comparable: '可与上年比较', better: '较优', worse: '较差', unchanged: (words) => words.say('change', 'level'),
  neither: (words) => words.say('area', 'neither'), equal: (words) => words.say('area', 'equal'), compared: '可比较',
  'not-compared': '未比较', ranked: '排出位次', rank: '居某一位次', set: '对照其他目标',
}; // prettier-ignore

function said(called: Called, words: Words): string {
  return typeof called === 'string' ? called : called(words);
}

type Counting<Kind extends FigureId['kind']> = FigureId & { readonly kind: Kind };

export function countTelling({ scope, what, within }: Counting<'count'>, { dataset, words }: Knowledge): Telling {
  const narrowed = within.map((word) => wordFor(word, dataset.round.areas, words));
  const of = [said(countedWords[what], words), ...narrowed].join(' · ');
  return {
    what: `${scope === 'all' ? '两个规划' : `${planWord[scope]}规划`}项数（${of}）`,
    rule: '逐项判定后计数；出处是所数各项指标的单元格',
  };
}

const narrowWords: Readonly<Record<string, Called>> = {
  met, 'met-early': (words) => words.say('attainment', 'met-early'), 'met-kept': (words) => words.say('attainment', 'met-kept'),
  nearly: nearlyMet, 'not-met': notMet, 'no-data': noData, total: '合计', rest: '其余', listed: '没有逐项写出', level: '预警等级',
  main: '主要对比地区', 'whole-plan': '规划全程', gained: (words) => words.say('attainment', 'gained'),
  regressed: (words) => words.say('attainment', 'regressed'),
}; // prettier-ignore

function wordFor(word: string, areas: Knowledge['dataset']['round']['areas'], words: Words): string {
  const level = warningLevels.find((each) => each === word);
  if (level !== undefined) return words.say('level', level, 'short');
  const area = areas.find(({ id }) => id === word);
  const set = targetSets.find((each) => each === word);
  if (area === undefined && set !== undefined) return `${targetSetWord[set]}目标`;
  return area?.name ?? said(narrowWords[word] ?? word, words);
}

export function rateTelling(
  { plan, strict }: Counting<'rate'>,
  { unit }: Printing,
  { dataset, assessments, words }: Knowledge,
): Telling {
  const { nearlyMetCounts } = dataset.round.settings;
  const counted = assessments.filter(
    (one) =>
      one.plan === plan &&
      one.targetSet === dataset.round.plans[plan].judge &&
      one.target.kind !== 'qualitative' &&
      (unit === null || one.units.includes(unit)),
  );
  const counts = countAttainment(counted);
  const includesNearly = nearlyMetCounts && !strict;
  const rate = attainmentRate(counts, includesNearly);
  const what = `${planWord[plan]}规划达标率${strict ? `（不含${nearlyMet(words)}）` : ''}`;
  const above = includesNearly ? `（${met(words)}项数＋${nearlyMet(words)}项数）` : `${met(words)}项数`;
  const rule = `${above}÷应判断的指标数，${noData(words)}的计入指标数`;
  if (rate === null) return { what, rule };
  const count = (of: Counted, value: number) =>
    number(String(value), `${said(countedWords[of], words)}项数`, {
      figure: figureIdText({ kind: 'count', scope: plan, what: of, within: [] }),
    });
  const reached = count('met', counts.met);
  const top = includesNearly && counts.nearlyMet > 0 ? plus(reached, count('nearly', counts.nearlyMet)) : reached;
  const sum = inPercent(over(top, count('total', counts.total)));
  return { what, rule, sum, exact: rate.toFixed(), rounding: '保留1位小数，四舍五入；恰为整数时不写小数' };
}

export function ledgerTelling({ step }: Counting<'ledger'>): Telling {
  const rule = '台账里的预警指标逐项计数';
  return {
    what:
      step === null
        ? '台账所列预警指标项数'
        : step === 6
          ? '台账里整改结果未到时限的项数'
          : `台账第${step}个环节已办的项数`,
    rule,
  };
}

export function unitsTelling({ dataset }: Knowledge): Telling {
  return { what: '责任单位数', rule: `round.yaml 所列${dataset.round.units.length}个单位中重点单位的个数` };
}

export function settingTelling({ setting }: Counting<'setting'>, { dataset }: Knowledge): Telling {
  const value = dataset.round.settings[setting];
  return {
    what: `设置项：${settingSources[setting].says}`,
    rule: '按 round.yaml 的设置，没有写的用程序的默认值',
    exact: String(value),
  };
}
