/** What verdicts, levels, methods, outlooks and the grounds of a level are called. */
import type { Assessment, Outlook, PooledCases, WarningLevel, WarningReason } from '../../rules/assessment.ts';
import { countWord, printedRatio } from '../numbers.ts';
import type { PlanView } from './plan-view.ts';

/** 提前达标, 保持达标, 达标, 基本达标, 未达标, 由达标转未达标, 无数据 */
export function attainmentWord(one: Assessment): string {
  switch (one.attainment) {
    case 'met-kept':
      return '保持达标';
    case 'met-early':
      return '提前达标';
    case 'met':
      return '达标';
    case 'nearly-met':
      return '基本达标';
    case 'not-met':
      return '未达标';
    case 'regressed':
      return '由达标转未达标';
    case 'no-data':
      return '无数据';
    case 'not-applicable':
      return '不作判断';
  }
}

/** The same in a sentence: 由达标转为未达标. */
export function saidAttainment(one: Assessment): string {
  return one.attainment === 'regressed' ? '由达标转为未达标' : attainmentWord(one);
}

export const levelWord = {
  grey: '无法判断',
  green: '正常',
  blue: '关注',
  yellow: '黄色预警',
  orange: '橙色预警',
  red: '红色预警',
} as const satisfies Record<WarningLevel, string>;

/** 红色 in counts and lists. */
export const levelShort = {
  grey: '无法判断',
  green: '正常',
  blue: '关注',
  yellow: '黄色',
  orange: '橙色',
  red: '红色',
} as const satisfies Record<WarningLevel, string>;

/** Red to blue: what a report's text and its table of watched indicators name. */
export function isWatched(one: Assessment): boolean {
  return one.warning.level !== 'green' && one.warning.level !== 'grey' && one.attainment !== 'not-applicable';
}

export const warned = ['red', 'orange', 'yellow', 'blue'] as const;

export function methodWord(method: string): string {
  return (
    {
      combined: '综合法',
      drift: '算术平均法',
      arithmetic: '年均增量法',
      geometric: '年均增长速度法',
      'last-change': '上年增量法',
      'last-value': '不变法',
      ols: '线性趋势法',
      'theil-sen': '中位斜率法',
    }[method] ?? method
  );
}

const outlookWords = {
  expected: '预期可达标',
  tight: '达标余地不足',
  possible: '经努力可望达标',
  difficult: '达标有难度',
  hard: '达标困难',
  strict: '推算可达标、从严预警',
} as const satisfies Record<Outlook, string>;

export function outlookWord(outlook: Outlook): string {
  return outlookWords[outlook];
}

export function reasonWords(view: PlanView, one: Assessment, reason: WarningReason): string | null {
  const { settings } = view.facts.round;
  switch (reason) {
    case 'moving-away':
      return '变化方向与目标相反';
    case 'deadline-missed':
      return '目标期限已到仍未达标';
    case 'out-of-reach':
      return '预测区间达不到目标';
    case 'needs-multiple':
      return one.pace.multiplier.verdict === 'known'
        ? `所需速度超过近年的${printedRatio(settings.redMultiplier)}倍`
        : '近年没有进展而剩余时间不多';
    case 'far-behind':
      return one.target.kind === 'trend' ? '没有按要求变化' : '进度明显落后于时间进度';
    case 'regressed':
      return '由达标转为未达标';
    case 'slipping-behind':
      return '进度略慢且比上年变差';
    case 'slightly-behind':
      return '进度略慢于时间进度';
    case 'unlikely':
      return '按期达标的可能性小';
    case 'forecast-slips':
      return '预测下年将不再达标';
    case 'two-wrong-changes':
      return '最近两次变化均与要求方向相反';
    case 'nearly-met':
      return '尚属基本达标';
    case 'uncertain':
      return '按期达标的把握不足';
    case 'method-sensitive':
      return '各种测算方法结论不一';
    case 'pace-unknown':
      return '尚未达标且进度无法测算';
    case 'small-count':
      return '属小样本';
    case 'small-count-above':
      return one.pooled.verdict === 'known' ? casesTogether(one.pooled.pooled) : '多年合计例数高于目标水平';
    case 'not-measured-since-base':
      return '基期以来尚无新数据';
    case 'not-existing':
      return '尚未达到建成要求';
    case 'nearly-met-losing':
      return '虽基本达标，但进度落后或方向相反';
    case 'nearly-met-deadline':
      return '目标期限已到，基本达标不计入达标';
    case 'not-achieved':
      return '尚未实现';
    case 'no-data':
      return '本年无数据';
    case 'target-not-computable':
      return '缺少计算目标所需的基期值';
    case 'no-direction':
      return null;
  }
}

/** 近三年（2013—2015年）合计7例，高于目标水平，已超出偶然波动 */
function casesTogether({ years, cases }: PooledCases): string {
  const [first, last] = [years[0], years.at(-1)];
  const span = first === last ? `${last}年` : `近${countWord(years.length)}年（${first}—${last}年）合计`;
  return `${span}${cases.toFixed()}例，高于目标水平，已超出偶然波动`;
}

export function sinceWord(one: Assessment): string | null {
  switch (one.warning.since) {
    case 'new':
      return '新增';
    case 'raised':
      return '升级';
    case 'lowered':
      return '降级';
    case 'lifted':
      return '解除';
    case 'unchanged':
    case null:
      return null;
  }
}
