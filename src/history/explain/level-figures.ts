/** Figures of where an indicator stands: gaps, changes, comparisons, what the target asks. From printed figures. */
import { gapShare, lackingHeads, nearerEndOf } from '../../report/derived-figures.ts';
import type { FigureId } from '../../report/figure-id.ts';
import type { Assessment } from '../../rules/assessment.ts';
import type { Telling } from './explanation.ts';
import { comparablePoints } from './explanation.ts';
import type { JudgedContext, Tellers } from './judged-context.ts';
import { inFigures, unsaid } from './judged-context.ts';
import type { Sum } from './sum.ts';
import { inPercent, minus, number, over, times } from './sum.ts';
import { asPrinted, computedLimit, goalOf, limitAsPrinted, limitAsRead } from './terms.ts';

type Kind =
  | 'change' | 'since-base' | 'wrong-run' | 'difference' | 'gap' | 'gap-share' | 'inside' | 'lacking' | 'target'
  | 'condition' | 'condition-gap'; // prettier-ignore

export const levelFigures: Tellers<Kind, JudgedContext> = {
  change: (id, { one }) => {
    const { previous, difference } = one.change;
    const what = `${id.year}年比上年的变化`;
    const rule = '比上年的变化：本年值减上年值，先各自取整再相减';
    if (difference.verdict === 'unknown' || previous.verdict === 'unknown') return unsaid(what, rule);
    return subtraction(
      one,
      what,
      rule,
      difference.difference.value.toFixed(),
      current(one),
      asPrinted(previous.figure, '上年值', one),
    );
  },
  'since-base': (_, { one }) => {
    const { sinceBase } = one.change;
    const rule = '比基期的变化：本年值减基期值，先各自取整再相减';
    if (sinceBase.verdict === 'unknown' || one.base.verdict === 'unknown') return unsaid('比基期的变化', rule);
    return subtraction(
      one,
      '比基期的变化',
      rule,
      sinceBase.difference.value.toFixed(),
      current(one),
      asPrinted(one.base.figure, '基期值', one),
    );
  },
  'wrong-run': (_, { one, knowledge }) => {
    const rule = '连续几年不利变化的首尾之差，先各自取整再相减';
    const points = comparablePoints(one, knowledge.dataset);
    const [start, last] = [points.at(-1 - one.change.wrongRun), points.at(-1)];
    const { wrongRunTotal } = one.change;
    if (wrongRunTotal.verdict === 'unknown' || start === undefined || last === undefined)
      return unsaid('连续不利变化的合计', rule);
    const exact = wrongRunTotal.difference.value.toFixed();
    return subtraction(
      one,
      '连续不利变化的合计',
      rule,
      exact,
      asPrinted(last, '本年值', one),
      asPrinted(start, '起点的值', one),
    );
  },
  difference: (id, { one }) => {
    const found = one.comparison.find(({ area, year }) => area === id.area && year === id.year);
    const rule = '本市值减对方值，同一年、先各自取整再相减';
    if (found === undefined) return unsaid(`${id.year}年与${id.area}之差`, rule);
    const { own, figure, areaName, difference } = found;
    const sum = [asPrinted(own, '本市值', one), asPrinted(figure, `${areaName}值`, one)] as const;
    return subtraction(one, `${id.year}年与${areaName}之差`, rule, difference.value.toFixed(), ...sum);
  },
  gap: (_, { one, knowledge }) => {
    const rule = '与目标的差距：本年值减目标值（区间目标减较近的一端，区间内为0），先各自取整再相减';
    if (one.gap.verdict === 'unknown' || one.current.verdict === 'unknown') return unsaid('与目标的差距', rule);
    const goal = goalOf(one.target, one.current.figure);
    const exact = one.gap.difference.value.toFixed();
    if (goal === null) return { what: '与目标的差距', rule, exact, rounding: inFigures(one) };
    return subtraction(
      one,
      '与目标的差距',
      rule,
      exact,
      current(one),
      limitAsPrinted(goal.limit, one, knowledge.dataset),
    );
  },
  'gap-share': (_, { one, knowledge }) => {
    const rule = '与目标的差距÷目标值（不计正负号），化为百分数';
    const found = gapShare(one);
    if (found === null || one.current.verdict === 'unknown') return unsaid('差距占目标值的比例', rule);
    const limit = limitAsPrinted(found.limit, one, knowledge.dataset);
    const size = found.limit.rounded.isNegative() ? minus(number('0', '不计正负号'), limit) : limit;
    const apart = one.current.figure.rounded.greaterThan(found.limit.rounded)
      ? minus(current(one), limit)
      : minus(limit, current(one));
    const sum = inPercent(over(apart, size));
    return { what: '差距占目标值的比例', rule, sum, exact: found.percent.toFixed(), rounding: oneDecimal };
  },
  inside: (_, { one, knowledge }) => {
    const rule = '区间内的值与较近一端的距离，先各自取整再相减';
    const near = nearerEndOf(one);
    if (near === null) return unsaid('与区间较近一端的距离', rule);
    const limit = limitAsPrinted(near.limit, one, knowledge.dataset);
    const [from, to] = near.end === 'low' ? [current(one), limit] : [limit, current(one)];
    return subtraction(one, '与区间较近一端的距离', rule, near.distance.toFixed(), from, to);
  },
  lacking: (_, { one, knowledge }) => {
    const rule = '目标值×分母÷100，进位取整，减分子';
    const lacking = lackingHeads(one);
    if (lacking === null || one.parts.verdict === 'unknown') return unsaid('到目标值还缺的数量', rule);
    const { numerator, denominator, origins } = one.parts;
    const limit = 'limit' in one.target ? limitAsRead(one.target.limit, one, knowledge.dataset) : number('0', '目标值');
    const wanted = over(times(limit, number(denominator.toFixed(), '分母', { origins })), number('100', '化百分数'));
    const sum = minus({ kind: 'raised', of: wanted }, number(numerator.toFixed(), '分子', { origins }));
    return { what: '到目标值还缺的数量', rule, sum, exact: lacking.toFixed(), rounding: '取整数，进位' };
  },
  target: (id, context) => targetTelling(id, context),
  condition: (id, { one }) => {
    const found = conditionOf(id, one);
    const rule = '单元格里的数字，按登记册的计量单位换算';
    if (found?.current.verdict !== 'known') return unsaid(`${id.where} ${id.year}年`, rule);
    return {
      what: `${id.where} ${id.year}年`,
      rule,
      exact: found.current.figure.exact.toFixed(),
      rounding: inFigures(one),
    };
  },
  'condition-gap': (id, { one, knowledge }) => {
    const what = `${id.where}与要求的差距`;
    const rule = '分项值减分项的要求，先各自取整再相减';
    const found = conditionOf(id, one);
    if (found?.current.verdict !== 'known' || found.gap.verdict === 'unknown') return unsaid(what, rule);
    const value = asPrinted(found.current.figure, `${id.where}值`, one);
    return subtraction(
      one,
      what,
      rule,
      found.gap.difference.value.toFixed(),
      value,
      limitAsPrinted(found.limit, one, knowledge.dataset),
    );
  },
};

const oneDecimal = '保留1位小数';

function subtraction(one: Assessment, what: string, rule: string, exact: string, from: Sum, less: Sum): Telling {
  return { what, rule, sum: minus(from, less), exact, rounding: inFigures(one) };
}

function current(one: Assessment): Sum {
  return one.current.verdict === 'known' ? asPrinted(one.current.figure, '本年值', one) : number('0', '本年值');
}

function targetTelling(id: Extract<FigureId, { readonly kind: 'target' }>, { one, knowledge }: JudgedContext): Telling {
  const { target } = one;
  const words = target.kind === 'none' ? '无' : target.text;
  const rule = `规划原文“${words}”`;
  const what = { text: '目标', limit: '目标值', low: '目标下限', high: '目标上限' }[id.part];
  if (id.part === 'text') return { what, rule };
  if (id.part === 'limit') {
    if (!('limit' in target)) return unsaid(what, rule);
    const sum = computedLimit(target.limit, one, knowledge.dataset);
    const more = sum === null ? '' : '：基数×（1＋增减幅度）';
    return { what, rule: `${rule}${more}`, sum, exact: target.limit.exact.toFixed(), rounding: inFigures(one) };
  }
  if (target.kind !== 'range') return unsaid(what, rule);
  const limit = target[id.part];
  const sum = computedLimit(limit, one, knowledge.dataset);
  return { what, rule, sum, exact: limit.exact.toFixed(), rounding: inFigures(one) };
}

/** Ids of earlier versions do not tell an upper requirement from a lower one. */
function conditionOf(id: Extract<FigureId, { readonly kind: 'condition' | 'condition-gap' }>, { target }: Assessment) {
  const those = target.kind === 'all-of' ? target.conditions.filter(({ where }) => where === id.where) : [];
  return those.find(({ comparison }) => comparison === id.comparison) ?? those[0];
}
