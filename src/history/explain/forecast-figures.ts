/** Figures of what is to come. */
import type { Decimal } from '../../indicators/decimals.ts';
import { decimal } from '../../indicators/decimals.ts';
import { favourablePart, shortOfTarget, toldForecast } from '../../report/derived-figures.ts';
import type { FigureId } from '../../report/figure-id.ts';
import { figureIdText, judgedBy } from '../../report/figure-id.ts';
import { printedStatistic } from '../../report/numbers.ts';
import type { OwnFigure } from '../../rules/printed-figure.ts';
import type { Telling } from './explanation.ts';
import { comparablePoints } from './explanation.ts';
import type { JudgedContext, Tellers } from './judged-context.ts';
import { inFigures, unsaid } from './judged-context.ts';
import type { Operand, Sum } from './sum.ts';
import { minus, number, over, plus, power, times, yearsBetween } from './sum.ts';
import { asRead, limitAsPrinted, statisticText } from './terms.ts';

type Kind = 'forecast' | 'projection' | 'forecast-gap' | 'favourable-gap' | 'projection-gap';

export const forecastFigures: Tellers<Kind, JudgedContext> = {
  forecast: (id, context) => forecastTelling(id, context),
  projection: (id, context) => projectionTelling(id, context),
  'forecast-gap': (_, context) => {
    const forecast = toldForecast(context.one);
    const what = '预测值与目标的差距';
    if (forecast === undefined) return unsaid(what, shortRule);
    return shortTelling(what, context, forecast.value, '预测值', {
      kind: 'forecast',
      ...judgedBy(context.one),
      year: forecast.year,
      part: 'value',
    });
  },
  'favourable-gap': (_, context) => {
    const forecast = toldForecast(context.one);
    const what = '预测区间有利一端与目标的差距';
    if (forecast === undefined) return unsaid(what, shortRule);
    const part = favourablePart(context.one, forecast);
    const id = { kind: 'forecast', ...judgedBy(context.one), year: forecast.year, part } as const;
    return shortTelling(what, context, forecast[part], partWords[part], id);
  },
  'projection-gap': (id, context) => {
    const what = `按${context.knowledge.words.method(id.method)}推算的值与目标的差距`;
    const found = context.one.methods.find(({ method }) => method === id.method);
    if (found?.value.verdict !== 'known') return unsaid(what, shortRule);
    const { method, year } = found;
    const of = { kind: 'projection', ...judgedBy(context.one), method, year } as const;
    return shortTelling(what, context, found.value.value, '推算值', of);
  },
};

const partWords = { value: '预测值', lower: '预测区间下限', upper: '预测区间上限' } as const;
const shortRule = '与目标值之差，先各自取整再相减（不写正负号）';

function shortTelling(
  what: string,
  { one, knowledge }: JudgedContext,
  value: number,
  word: string,
  id: FigureId,
): Telling {
  const short = shortOfTarget(one, value);
  if (short === null) return unsaid(what, shortRule);
  const text = printedStatistic(value, one.indicator.decimals);
  const shown = number(text, word, { rounded: one.indicator.decimals, figure: figureIdText(id) });
  const limit = limitAsPrinted(short.limit, one, knowledge.dataset);
  const sum = decimal(text).lessThan(short.limit.rounded) ? minus(limit, shown) : minus(shown, limit);
  return { what, rule: shortRule, sum, exact: short.distance.toFixed(), rounding: inFigures(one) };
}

function forecastTelling(
  id: Extract<FigureId, { readonly kind: 'forecast' }>,
  { one, knowledge }: JudgedContext,
): Telling {
  const what = `${id.year}年${partWords[id.part]}`;
  const made = one.forecast.find(({ year }) => year === id.year);
  const step = one.path.find(({ year }) => year === id.year)?.forecast;
  const found = made ?? (step?.verdict === 'known' ? step : null);
  if (found === null) return unsaid(what, '预测');
  const { intervalLevel, forecastMethod } = knowledge.dataset.round.settings;
  const points = comparablePoints(one, knowledge.dataset);
  return {
    what,
    rule: `${knowledge.words.method(forecastMethod)}预测，用${points.length}年的数据${id.part === 'value' ? '' : `，区间水平${intervalLevel.times(100).toFixed()}%`}；各年的数见“算式中的数”`,
    from: points.map(operandOf),
    exact: statisticText(found[id.part]),
    rounding: inFigures(one),
  };
}

function operandOf(point: OwnFigure): Operand {
  return { value: point.exact.toFixed(), what: `${point.year}年`, rounded: null, origins: point.origins, figure: null };
}

function projectionTelling(id: Extract<FigureId, { readonly kind: 'projection' }>, context: JudgedContext): Telling {
  const { one, knowledge } = context;
  const what = `按${id.method === 'arithmetic' ? '年均增减量法' : knowledge.words.method(id.method)}推算的${id.year}年值`;
  const found = one.methods.find(({ method, year }) => method === id.method && year === id.year);
  if (found?.value.verdict !== 'known') return unsaid(what, '同一数列换一种方法推算，供对照');
  const points = comparablePoints(one, knowledge.dataset);
  const { rule, sum } = projected(id.method, id.year, context, points);
  const exact = statisticText(found.value.value);
  const rounding = inFigures(one);
  if (sum === null) return { what, rule, from: points.map(operandOf), exact, rounding };
  return { what, rule, sum: bounded(sum, found.value.value, context), exact, rounding };
}

/** The methods that are a sum of one line; the others are told with the figures that they start from. */
function projected(
  method: string,
  year: number,
  { one, knowledge: { words } }: JudgedContext,
  points: readonly OwnFigure[],
): { readonly rule: string; readonly sum: Sum | null } {
  const [first, before, last] = [points[0], points.at(-2), points.at(-1)];
  if (first === undefined || before === undefined || last === undefined)
    return { rule: words.method(method), sum: null };
  const now = asRead(last, '最近一年的值');
  const ahead = yearsBetween(last.year, year);
  if (method === 'last-change') {
    const step = over(minus(now, asRead(before, '前一个值')), yearsBetween(before.year, last.year));
    return { rule: '最近一年的值＋年数×最近一次的年变化', sum: plus(now, times(ahead, step)) };
  }
  if (method === 'geometric') {
    const ratio = power(over(now, asRead(first, '最早一年的值')), over(ahead, yearsBetween(first.year, last.year)));
    return { rule: '最近一年的值×年均增长速度的连乘', sum: times(now, ratio) };
  }
  if (method === 'arithmetic' && one.base.verdict === 'known') {
    const base = one.base.figure;
    const step = over(minus(now, asRead(base, '基期值')), yearsBetween(base.year, last.year));
    return { rule: '最近一年的值＋年数×基期以来的年均变化', sum: plus(now, times(ahead, step)) };
  }
  return { rule: `${words.method(method)}推算，用${points.length}年的数据；各年的数见“算式中的数”`, sum: null };
}

/** What passes a bound is set back to it. */
function bounded(sum: Sum, value: number, { one }: JudgedContext): Sum {
  const [low, high] = one.indicator.bounds;
  if (high !== null && high.equals(value)) return { kind: 'bounded', word: '取小', of: sum, bound: limitOf(high) };
  if (low !== null && low.equals(value)) return { kind: 'bounded', word: '取大', of: sum, bound: limitOf(low) };
  return sum;
}

function limitOf(bound: Decimal): Sum {
  return number(bound.toFixed(), '可能的界限');
}
