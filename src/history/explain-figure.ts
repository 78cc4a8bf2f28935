/** How a printed figure came about: its rule, the sum with its numbers, what it was before rounding. */
import type { Dataset } from '../dataset/dataset.ts';
import { ownArea } from '../dataset/observation.ts';
import { printed } from '../indicators/decimals.ts';
import type { PlanId } from '../indicators/plan-id.ts';
import { planIds, planWord } from '../indicators/plan-id.ts';
import { formatOrigin } from '../provenance.ts';
import type { FigureId } from '../report/figure-id.ts';
import type { Meant } from '../report/figure-id-reading.ts';
import { earlierText, parseFigureId } from '../report/figure-id-reading.ts';
import type { Assessment, Maybe } from '../rules/assessment.ts';

export interface Knowledge {
  readonly dataset: Dataset;
  readonly assessments: readonly Assessment[];
}

export interface FigureExplanation {
  /** 九年义务教育巩固率 2015年 */
  readonly name: string;
  readonly rule: string;
  /** With the numbers in it; empty where the figure was read as it stands. */
  readonly formula: string;
  /** Before rounding; empty where there is no such number. */
  readonly exact: string;
  readonly rounding: string;
}

/** By the figure's id, as it stands in the record of a run: `C25/change/2015`. */
export function explainFigure(text: string, plan: PlanId | null, knowledge: Knowledge): FigureExplanation {
  const figure = parseFigureId(text, meantBy(plan, knowledge));
  if (figure === null) return said(text, '见出处');
  const id = earlierText(figure);
  const [head = '', kind = '', ...rest] = id.split('/');
  if (head === 'count' || head === 'rate') return explainCount(id);
  if (head === 'settings') return said(`设置项 ${kind}`, '按 round.yaml 的设置，没有写的用程序的默认值');
  const indicator = knowledge.dataset.indicators.find(({ code }) => code === head);
  const one = assessmentOf(figure, knowledge);
  if (indicator === undefined) return said(id, '见出处');
  const context: Context = { one, indicator, rest, knowledge };
  const known = oneOf[kind]?.(context);
  if (known !== undefined) return known;
  const areaName = kind.replace(/-difference$/, '');
  if (kind.endsWith('-difference')) return differenceFrom(areaName, context);
  return readFigure(kind, context);
}

interface Context {
  readonly one: Assessment | undefined;
  readonly indicator: Dataset['indicators'][number];
  readonly rest: readonly string[];
  readonly knowledge: Knowledge;
}

/** Ids of earlier versions are of the document's plan and of the target set that its reports count. */
export function meantBy(plan: PlanId | null, { assessments, dataset }: Knowledge): Meant {
  return (code) => {
    const own = assessments.filter(({ indicator }) => indicator.code === code);
    const ofPlan = own.some((one) => one.plan === plan) ? own.filter((one) => one.plan === plan) : own;
    const judged = ofPlan.find((one) => one.targetSet === dataset.round.plans[one.plan].judge) ?? ofPlan[0];
    return judged === undefined ? { plan: plan ?? 'women', set: null } : { plan: judged.plan, set: judged.targetSet };
  };
}

function assessmentOf(id: FigureId, { assessments }: Knowledge): Assessment | undefined {
  if (!('indicator' in id)) return undefined;
  return assessments.find(
    ({ indicator, plan, targetSet }) =>
      indicator.code === id.indicator &&
      (!('plan' in id) || plan === id.plan) &&
      (!('set' in id) || targetSet === id.set),
  );
}

function said(name: string, rule: string, more: Partial<FigureExplanation> = {}): FigureExplanation {
  return { name, rule, formula: '', exact: '', rounding: '', ...more };
}

const oneOf: Readonly<Record<string, (context: Context) => FigureExplanation>> = {
  change: (context) => {
    const [now, before] = [currentOf(context), maybeFigure(context.one?.change.previous)];
    const difference = maybeDifference(context.one?.change.difference);
    return computed(context, '比上年的变化：本年值减上年值，先各自取整再相减', `${now} － ${before}`, difference);
  },
  'since-base': (context) =>
    computed(
      context,
      '比基期的变化：本年值减基期值，先各自取整再相减',
      `${currentOf(context)} － ${maybeFigure(context.one?.base)}`,
      maybeDifference(context.one?.change.sinceBase),
    ),
  gap: (context) =>
    computed(
      context,
      '与目标的差距：本年值减目标值（区间目标减较近的一端）',
      `${currentOf(context)} － ${targetOf(context)}`,
      maybeDifference(context.one?.gap),
    ),
  target: ({ one, indicator }) =>
    said(`${indicator.name} 目标`, `规划原文“${one?.target.kind === 'none' ? '无' : (one?.target.text ?? '无')}”`),
  planned: (context) =>
    said(nameOf(context, '规划路径值'), '从基期值到目标值逐年应达到的数（有年度目标的用年度目标）', rounded(context)),
  milestone: (context) => said(nameOf(context, '年度目标'), 'plan.yaml 写明的年度目标'),
  forecast: (context) => {
    const [year = '', which = 'value'] = context.rest;
    const found = context.one?.forecast.find((each) => String(each.year) === year);
    const words = { value: '预测值', lower: '预测区间下限', upper: '预测区间上限' }[which] ?? '预测值';
    const exact =
      found === undefined
        ? ''
        : String(which === 'lower' ? found.lower : which === 'upper' ? found.upper : found.value);
    return said(
      `${context.indicator.name} ${year}年${words}`,
      found === undefined
        ? '预测'
        : `预测方法 ${found.method}，用${found.points}年的数据，区间水平${found.level * 100}%`,
      { formula: seriesOf(context), exact, ...rounded(context) },
    );
  },
  projection: (context) =>
    said(nameOf(context, `按${context.rest[0] ?? ''}法的预测值`), '同一数列换一种方法预测，供对照', {
      formula: seriesOf(context),
      ...rounded(context),
    }),
  pace: (context) => {
    const achieved = context.rest[0] === 'achieved';
    const { one } = context;
    const span = one?.pace.span ?? null;
    const years = span === null ? '年数' : `${span.to - span.from}年`;
    return said(
      nameOf(context, achieved ? '年均实际变化' : '今后年均需变化'),
      achieved ? '（本年值－基期值）÷年数' : '（目标值－本年值）÷剩余年数',
      {
        formula: achieved
          ? `（${currentOf(context)} － ${maybeFigure(one?.base)}）÷ ${years}`
          : `（${targetOf(context)} － ${currentOf(context)}）÷ ${one === undefined || one.target.kind === 'none' ? '' : one.target.year - one.year}年`,
        exact: maybeNumber(achieved ? one?.pace.achievedPerYear : one?.pace.neededPerYear),
        rounding: '比指标多留1位小数，末位为0时省去',
      },
    );
  },
  progress: (context) =>
    said(nameOf(context, '完成进度'), '（本年值－基期值）÷（目标值－基期值）', {
      formula: `（${currentOf(context)} － ${maybeFigure(context.one?.base)}）÷（${targetOf(context)} － ${maybeFigure(context.one?.base)}）`,
      exact: maybeNumber(context.one?.pace.progress),
      rounding: '化为百分数，保留1位小数',
    }),
  schedule: (context) =>
    said(nameOf(context, '时间进度'), '已过年数÷规划期年数', {
      exact: maybeNumber(context.one?.pace.schedule),
      rounding: '化为百分数，保留1位小数',
    }),
  'gap-share': (context) =>
    said(nameOf(context, '差距占目标值的比例'), '与目标的差距÷目标值', { rounding: '化为百分数，保留1位小数' }),
  'forecast-gap': (context) =>
    said(nameOf(context, '预测值与目标的差距'), '预测值减目标值，先各自取整再相减', rounded(context)),
  'favourable-gap': (context) =>
    said(nameOf(context, '预测区间有利一端与目标的差距'), '有利一端减目标值，先各自取整再相减', rounded(context)),
  'wrong-run': (context) =>
    said(nameOf(context, '连续不利变化的合计'), '连续几年不利变化的首尾之差，先各自取整再相减', rounded(context)),
  lacking: (context) =>
    said(nameOf(context, '达标所缺的数量'), '按目标值和分母推算还差多少', { rounding: '取整数，进位' }),
  behind: (context) =>
    said(nameOf(context, '落后幅度'), '时间进度减完成进度，先各自取整再相减', { rounding: '保留1位小数' }),
  multiplier: (context) =>
    said(nameOf(context, '所需倍数'), '今后年均需变化÷年均实际变化，两个速度均取印出的数', {
      exact: context.one?.speeds.multiplier.verdict === 'known' ? context.one.speeds.multiplier.value.toFixed() : '',
      rounding: '保留1位小数',
    }),
  ratio: (context) =>
    said(
      nameOf(context, `进度比（${context.rest[0] === 'geometric' ? '年均增长速度法' : '算术平均法'}）`),
      '实际速度÷按期达标所需速度',
      {
        exact: maybeNumber(
          context.rest[0] === 'geometric' ? context.one?.pace.ratioGeometric : context.one?.pace.ratioArithmetic,
        ),
        rounding: '化为百分数，保留1位小数',
      },
    ),
};

/** As it was read from cells, after decisions. */
function readFigure(area: string, context: Context): FigureExplanation {
  const { indicator, rest, knowledge } = context;
  const [year = '', dimension] = rest;
  const place = area === 'own' ? ownArea : area;
  const lookup = knowledge.dataset.figure(indicator.code, place, Number(year), dimension ?? null);
  const areaName = knowledge.dataset.round.areas.find(({ id }) => id === place)?.name ?? '';
  const name = `${indicator.name}${areaName === '' ? '' : ` ${areaName}`} ${year}年${dimension ?? ''}`;
  if (!/^\d{4}$/.test(year)) return said(`${indicator.name} ${[area, ...rest].join(' ')}`, '由同名的数字算出，见出处');
  if (lookup.verdict !== 'figure') {
    const base = context.one?.base;
    if (base?.verdict === 'known' && String(base.figure.year) === year) {
      return said(name, '基期值', { exact: base.figure.exact.toFixed(), ...rounded(context) });
    }
    return said(name, '没有可用的数字');
  }
  const { value, word, origins, status } = lookup.figure;
  const rule =
    status === 'normal'
      ? '单元格里的数字，按登记册的计量单位换算'
      : `单元格里的数字（${status === 'revised' ? '修订数' : '初步数'}）`;
  return said(name, origins.length > 1 ? `${rule}；${origins.length}处一致` : rule, {
    exact: word ?? value.toFixed(),
    ...rounded(context),
  });
}

function differenceFrom(area: string, context: Context): FigureExplanation {
  const year = Number(context.rest[0] ?? '');
  const found = context.one?.comparison.find(
    (each) => each.area === area && (each.year === year || context.rest[0] === undefined),
  );
  return computed(
    context,
    '本市值减对方值，同一年、先各自取整再相减',
    found === undefined ? '' : `${found.own.printed} － ${found.figure.printed}（${found.areaName}）`,
    found?.difference.value.toFixed() ?? '',
  );
}

function explainCount(id: string): FigureExplanation {
  const [head, scope = '', ...rest] = id.split('/');
  const plan = planIds.find((each) => each === scope);
  const whose = plan === undefined ? (scope === 'all' ? '两个规划' : '') : `${planWord[plan]}规划`;
  if (head === 'rate') {
    return said(`${whose}达标率`, '达标项数÷应判断的指标数（是否含基本达标按设置）', {
      rounding: '化为百分数，保留1位小数；恰为整数时不写小数',
    });
  }
  return said(`${whose}项数（${rest.join('/')}）`, '逐项判定后计数；出处是各项指标的单元格');
}

function computed(context: Context, rule: string, formula: string, exact: string): FigureExplanation {
  const year = context.rest[0] ?? '';
  return said(`${context.indicator.name}${/^\d{4}$/.test(year) ? ` ${year}年` : ''}`, rule, {
    formula: exact === '' ? formula : `${formula} ＝ ${exact}`,
    exact,
    ...rounded(context),
  });
}

function rounded({ indicator }: Context): Pick<FigureExplanation, 'rounding'> {
  return { rounding: indicator.decimals === 0 ? '取整数，四舍五入' : `保留${indicator.decimals}位小数，四舍五入` };
}

function nameOf({ indicator, rest }: Context, what: string): string {
  const year = rest.find((word) => /^\d{4}$/.test(word));
  return `${indicator.name}${year === undefined ? '' : ` ${year}年`} ${what}`;
}

function currentOf({ one }: Context): string {
  return one?.current.verdict === 'known' ? one.current.figure.printed : '无数据';
}

function targetOf({ one }: Context): string {
  const target = one?.target;
  if (target === undefined || target.kind === 'none') return '无目标';
  return 'limit' in target ? target.limit.printed : target.text;
}

/** The years that a forecast starts from. */
function seriesOf({ indicator, knowledge }: Context): string {
  const { dataset } = knowledge;
  return dataset
    .years(indicator.code, ownArea)
    .flatMap((year) => {
      const lookup = dataset.figure(indicator.code, ownArea, year);
      return lookup.verdict === 'figure' ? [`${year}年${printed(lookup.figure.value, indicator.decimals)}`] : [];
    })
    .join('、');
}

function maybeFigure(maybe: Maybe<{ readonly figure: { readonly printed: string } }> | undefined): string {
  return maybe?.verdict === 'known' ? maybe.figure.printed : '无';
}

function maybeDifference(maybe: Assessment['gap'] | undefined): string {
  return maybe?.verdict === 'known' ? maybe.difference.value.toFixed() : '';
}

function maybeNumber(maybe: Maybe<{ readonly value: number }> | undefined): string {
  return maybe?.verdict === 'known' ? String(maybe.value) : '';
}

/** The cells of an indicator, one line a figure: year, value, cell, what became of it. */
export function cellsOf(
  code: string,
  { dataset }: Knowledge,
): readonly { readonly what: string; readonly value: string; readonly origin: string; readonly status: string }[] {
  return dataset.observations
    .filter(({ indicator }) => indicator === code)
    .map(({ area, year, dimension, value, word, status, origin }) => ({
      what: `${area === ownArea ? '本市' : (dataset.round.areas.find(({ id }) => id === area)?.name ?? area)}${year}年${dimension ?? ''}`,
      value: value?.toFixed() ?? word ?? '无',
      origin: formatOrigin(origin),
      status,
    }));
}
