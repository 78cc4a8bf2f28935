/** Figures of the pace: from exact figures, as the pace is. */
import { progressAgainstSchedule } from '../../report/derived-figures.ts';
import type { Speed } from '../../report/figure-id.ts';
import { figureIdText, judgedBy } from '../../report/figure-id.ts';
import { printedRatio } from '../../report/numbers.ts';
import type { Assessment, PrintedFigure } from '../../rules/assessment.ts';
import type { JudgedContext, Tellers } from './judged-context.ts';
import { inFigures, unsaid } from './judged-context.ts';
import type { Sum } from './sum.ts';
import { inPercent, minus, number, one as unity, over, plus, power, times, yearsBetween } from './sum.ts';
import { asPrinted, asRead, goalOf, limitAsPrinted, limitAsRead, statisticText } from './terms.ts';

type Kind = 'progress' | 'schedule' | 'behind' | 'multiplier' | 'speed' | 'ratio' | 'planned' | 'milestone';

export const paceFigures: Tellers<Kind, JudgedContext> = {
  progress: (_, context) => {
    const rule = '完成进度：（本年值－基期值）÷（目标值－基期值），用未取整的值';
    const terms = termsOf(context);
    const found = progressAgainstSchedule(context.one);
    if (terms === null || found === null) return unsaid('完成进度', rule);
    const { current, base, limit } = terms;
    const sum = inPercent(over(minus(current, base), minus(limit, base)));
    return { what: '完成进度', rule, sum, exact: statisticText(found.done), rounding: oneDecimal };
  },
  schedule: (_, context) => {
    const rule = '时间进度：已过年数÷规划期年数';
    const terms = termsOf(context);
    const { schedule } = context.one.pace;
    if (terms === null || schedule.verdict === 'unknown') return unsaid('时间进度', rule);
    const sum = inPercent(over(terms.passed, terms.planned));
    return { what: '时间进度', rule, sum, exact: statisticText(schedule.value * 100), rounding: oneDecimal };
  },
  behind: (_, { one }) => {
    const rule = '完成进度与时间进度之差，先各自取整再相减（不写正负号）';
    const found = progressAgainstSchedule(one);
    if (found === null) return unsaid('与时间进度之差', rule);
    const done = shown(one, '完成进度', found.done, 'progress');
    const due = shown(one, '时间进度', found.due, 'schedule');
    const sum = found.done < found.due ? minus(due, done) : minus(done, due);
    return { what: '与时间进度之差', rule, sum, exact: found.apart.toFixed(), rounding: oneDecimal };
  },
  multiplier: (_, { one }) => {
    const rule = '所需倍数：今后年均需变化÷年均实际变化，两个速度均取印出的数；超过10倍的只说10倍以上';
    const { needed, achieved, multiplier } = one.speeds;
    if (multiplier.verdict === 'unknown' || needed.verdict === 'unknown' || achieved.verdict === 'unknown') {
      return unsaid('所需倍数', rule);
    }
    const most = number(multiplier.printed, '最多说到的倍数');
    const quotient = over(speed(one, 'needed', needed.printed), speed(one, 'achieved', achieved.printed));
    const sum: Sum = multiplier.isLarge ? { kind: 'bounded', word: '取小', of: quotient, bound: most } : quotient;
    const exact = multiplier.isLarge ? multiplier.printed : multiplier.value.toFixed();
    return { what: '所需倍数', rule, sum, exact, rounding: oneDecimal };
  },
  speed: (id, context) => {
    switch (id.which) {
      case 'achieved':
        return achievedTelling(context);
      case 'needed':
        return neededTelling(context);
      case 'recent':
        return recentTelling(context);
    }
  },
  ratio: (id, context) => {
    const geometric = id.method === 'geometric';
    const what = `进度达标率（${geometric ? '按增减速度' : '按增减量'}）`;
    const rule = geometric
      ? '至今年均增减速度÷规划期所需年均增减速度，用未取整的值'
      : '至今年均变化÷规划期所需年均变化，用未取整的值';
    const terms = termsOf(context);
    const ratio = geometric ? context.one.pace.ratioGeometric : context.one.pace.ratioArithmetic;
    if (terms === null || ratio.verdict === 'unknown') return unsaid(what, rule);
    const { current, base, limit, passed, planned } = terms;
    const sum = geometric
      ? over(growth(current, base, passed), growth(limit, base, planned))
      : over(over(minus(current, base), passed), over(minus(limit, base), planned));
    return { what, rule, sum: inPercent(sum), exact: statisticText(ratio.value * 100), rounding: oneDecimal };
  },
  planned: (id, context) => plannedTelling(id.year, context),
  milestone: (id, { one }) => {
    const step = one.path.find(({ year }) => year === id.year);
    const rule = 'plan.yaml 写明的年度目标';
    if (step?.planned.verdict !== 'known') return unsaid(`${id.year}年计划值`, rule);
    return { what: `${id.year}年计划值`, rule, exact: step.planned.limit.exact.toFixed(), rounding: inFigures(one) };
  },
};

const oneDecimal = '保留1位小数，四舍五入；恰为整数时不写小数';
const finer = '比指标多留1位小数，末位为0时省去；文字里不写正负号';

interface Terms {
  readonly current: Sum;
  readonly base: Sum;
  /** The target's number on the base's side. */
  readonly limit: Sum;
  readonly passed: Sum;
  readonly planned: Sum;
  /** A year, since the base. */
  readonly achieved: Sum;
}

function termsOf({ one, knowledge }: JudgedContext): Terms | null {
  if (one.current.verdict === 'unknown' || one.base.verdict === 'unknown' || one.target.kind === 'none') return null;
  const [now, start] = [one.current.figure, one.base.figure];
  const limitFrom = (figure: PrintedFigure): Sum | null => {
    const goal = goalOf(one.target, figure) ?? goalOf(one.target, now);
    return goal === null ? null : limitAsRead(goal.limit, one, knowledge.dataset);
  };
  const current = asRead(now, '本年值');
  const base = asRead(start, '基期值');
  const limit = limitFrom(start) ?? number('0', '目标值');
  const passed = yearsBetween(start.year, now.year);
  return {
    current,
    base,
    limit,
    passed,
    planned: yearsBetween(start.year, one.target.year),
    achieved: over(minus(current, base), passed),
  };
}

function growth(to: Sum, from: Sum, years: Sum): Sum {
  return minus(power(over(to, from), over(unity, years)), unity);
}

/** A ratio as it is printed, which is a figure of its own. */
function shown(one: Assessment, what: string, value: number, kind: 'progress' | 'schedule'): Sum {
  return number(printedRatio(value), what, { rounded: 1, figure: figureIdText({ kind, ...judgedBy(one) }) });
}

/** A yearly speed as it is printed, without its sign. */
function speed(one: Assessment, which: Speed, printed: string): Sum {
  const what = which === 'needed' ? '今后年均需变化' : '年均实际变化';
  return number(printed, what, { figure: figureIdText({ kind: 'speed', ...judgedBy(one), which }) });
}

function achievedTelling(context: JudgedContext) {
  const what = '年均实际变化';
  const rule = '（本年值－基期值）÷年数，用未取整的值';
  const { achievedPerYear } = context.one.pace;
  const terms = termsOf(context);
  if (terms === null || achievedPerYear.verdict === 'unknown') return unsaid(what, rule);
  return { what, rule, sum: terms.achieved, exact: statisticText(achievedPerYear.value), rounding: finer };
}

function recentTelling({ one }: JudgedContext) {
  const what = '近三年年均变化';
  const rule = '（本年值－近三年中最早一年的值）÷年数，用未取整的值';
  if (one.recent.verdict === 'unknown') return unsaid(what, rule);
  const { perYear, first, last } = one.recent.recent;
  const sum = over(
    minus(asRead(last, '本年值'), asRead(first, `${first.year}年值`)),
    yearsBetween(first.year, last.year),
  );
  return { what, rule, sum, exact: statisticText(perYear), rounding: finer };
}

function neededTelling({ one, knowledge }: JudgedContext) {
  const what = '今后年均需变化';
  const { neededPerYear } = one.pace;
  const rule = '（目标值－本年值）÷剩余年数，用未取整的值';
  if (neededPerYear.verdict === 'unknown' || one.current.verdict === 'unknown') return unsaid(what, rule);
  const now = one.current.figure;
  const goal = goalOf(one.target, now);
  if (goal === null || neededPerYear.value === 0) {
    return { what, rule: '已达到目标，不再需要变化', exact: '0', rounding: finer };
  }
  // With one year left what is needed prints as the gap.
  if (goal.target.year - one.year === 1 && one.gap.verdict === 'known') {
    const sum = minus(limitAsPrinted(goal.limit, one, knowledge.dataset), asPrinted(now, '本年值', one));
    const exact = one.gap.difference.value.negated().toFixed();
    return { what, rule: '只剩一年：目标值减本年值，先各自取整再相减', sum, exact, rounding: inFigures(one) };
  }
  const sum = over(
    minus(limitAsRead(goal.limit, one, knowledge.dataset), asRead(now, '本年值')),
    yearsBetween(now.year, goal.target.year),
  );
  return { what, rule, sum, exact: statisticText(neededPerYear.value), rounding: finer };
}

/** The way to the target by equal amounts or by equal shares: the one that gives the planned number. */
function plannedTelling(year: number, context: JudgedContext) {
  const { one, knowledge } = context;
  const what = `${year}年计划值`;
  const step = one.path.find((each) => each.year === year);
  const rule = '从基期值到目标值逐年应达到的数';
  if (step?.planned.verdict !== 'known') return unsaid(what, rule);
  const { limit: planned, milestone } = step.planned;
  const exact = planned.exact.toFixed();
  const rounding = inFigures(one);
  if (milestone) return { what, rule: 'plan.yaml 写明的年度目标', exact, rounding };
  if (one.base.verdict === 'unknown' || one.target.kind === 'none') return unsaid(what, rule);
  const start = one.base.figure;
  const goal = goalOf(one.target, start);
  if (goal === null || goal.limit.exact.equals(planned.exact)) {
    const sum = one.target.kind === 'relative' ? limitAsRead(planned, one, knowledge.dataset) : null;
    return { what, rule: '即目标值', sum: sum?.kind === 'number' ? null : sum, exact, rounding };
  }
  const base = asRead(start, '基期值');
  const limit = limitAsRead(goal.limit, one, knowledge.dataset);
  const share = over(yearsBetween(start.year, year), yearsBetween(start.year, one.target.year));
  const passed = (year - start.year) / (one.target.year - start.year);
  const byAmounts = start.exact.plus(goal.limit.exact.minus(start.exact).times(passed));
  return byAmounts.minus(planned.exact).abs().lessThan(start.exact.abs().times('1e-9'))
    ? { what, rule: `${rule}（每年等量）`, sum: plus(base, times(minus(limit, base), share)), exact, rounding }
    : { what, rule: `${rule}（每年等比）`, sum: times(base, power(over(limit, base), share)), exact, rounding };
}
