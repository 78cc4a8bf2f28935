/**
 * 男+女=合计, 城市+农村=合计: counts add up to half a last digit a part, and no part of a count is more than the whole. Rates
 * are neither added nor averaged: a rate lies between those of its parts.
 */
import type { Diagnostic } from '../../diagnostics.ts';
import { finding, listed } from '../../diagnostics.ts';
import { decimal, Decimal } from '../../indicators/decimals.ts';
import type { Indicator } from '../../indicators/definition.ts';
import type { FigureKey } from '../figure-index.ts';
import type { Figure } from '../observation.ts';
import { sayFigure, sayIndicator, sayOrigins, sayPlace } from '../wording.ts';
import type { AuditFacts } from './facts.ts';
import { dimensionsRead, firstOrigin, halfDigit, isOfThisRound, unitOf, yearsRead } from './facts.ts';

/** Dimensions that divide the whole without rest. */
export const divisions = [
  ['男', '女'],
  ['城市', '农村'],
] as const;

interface Part {
  readonly dimension: string;
  readonly figure: Figure;
}

export function brokenSums(facts: AuditFacts): readonly Diagnostic[] {
  return facts.indicators.flatMap((indicator) => {
    const additive = indicator.scale === 'count';
    if (!additive && !isMean(indicator)) return [];
    const half = halfDigit(facts, indicator);
    return yearsRead(facts, indicator).flatMap(({ area, year }) => {
      const key: FigureKey = { indicator: indicator.code, area, year, dimension: null };
      const total = facts.figure(indicator.code, area, year);
      if (total.verdict !== 'figure') return [];
      return divisionsOf(indicator, facts, area, year).flatMap((names) => {
        const parts = names.flatMap((dimension): readonly Part[] => {
          const lookup = facts.figure(indicator.code, area, year, dimension);
          return lookup.verdict === 'figure' ? [{ dimension, figure: lookup.figure }] : [];
        });
        if (parts.length === 0 || !isOfThisRound(facts, [total.figure, ...parts.map((part) => part.figure)])) return [];
        const problem = additive
          ? sumProblem(total.figure, parts, half, indicator)
          : betweenProblem(total.figure, parts, half, indicator);
        return problem === null ? [] : [report(facts, indicator, key, total.figure, parts, problem)];
      });
    });
  });
}

/** The divisions that leave no rest, then every other part (流动人口, 残疾人) by itself: what else there is, nobody says. */
function divisionsOf(
  indicator: Indicator,
  facts: AuditFacts,
  area: string,
  year: number,
): readonly (readonly string[])[] {
  const divided: readonly string[] = divisions.flat();
  const others = dimensionsRead(facts, indicator).flatMap((key) =>
    key.area === area && key.year === year && key.dimension !== null && !divided.includes(key.dimension)
      ? [[key.dimension]]
      : [],
  );
  return [...divisions, ...others];
}

/** The whole's figure is a weighted mean of its parts' figures. */
export function isMean(indicator: Indicator): boolean {
  return (
    indicator.scale === 'rate' ||
    indicator.scale === 'percent' ||
    (indicator.scale === 'real' && ['岁', '年'].includes(indicator.measure))
  );
}

function sumProblem(total: Figure, parts: readonly Part[], half: Decimal, indicator: Indicator): string | null {
  const sum = parts.reduce((before, part) => before.plus(part.figure.value), decimal(0));
  const [first, second] = parts;
  if (first === undefined) return null;
  if (second === undefined) {
    // Of one part alone, only that it cannot be more than the whole.
    return first.figure.value.greaterThan(total.value.plus(half.times(2)))
      ? `“${first.dimension}”大于合计 ${sayFigure(total.value, indicator)}`
      : null;
  }
  if (sum.minus(total.value).abs().lessThanOrEqualTo(half.times(parts.length))) return null;
  return `${listed(parts.map((part) => part.dimension))}相加为 ${sayFigure(sum, indicator)}，与合计 ${sayFigure(total.value, indicator)} 不符`;
}

function betweenProblem(total: Figure, parts: readonly Part[], half: Decimal, indicator: Indicator): string | null {
  if (parts.length < 2) return null;
  const values = parts.map((part) => part.figure.value);
  const low = Decimal.min(...values);
  const high = Decimal.max(...values);
  if (total.value.greaterThanOrEqualTo(low.minus(half)) && total.value.lessThanOrEqualTo(high.plus(half))) return null;
  // 构成比: shares of one whole add up to it instead.
  if (
    Decimal.sum(...values)
      .minus(total.value)
      .abs()
      .lessThanOrEqualTo(half.times(2))
  )
    return null;
  return `合计 ${sayFigure(total.value, indicator)} 不在各组之间`;
}

function report(
  facts: AuditFacts,
  indicator: Indicator,
  key: FigureKey,
  total: Figure,
  parts: readonly Part[],
  problem: string,
): Diagnostic {
  const told = parts.map(
    (part) => `${part.dimension} ${sayFigure(part.figure.value, indicator)}（${sayOrigins(part.figure.origins)}）`,
  );
  return finding('broken-sum', {
    message: `${sayIndicator(indicator)}${sayPlace(key, facts.round)}${problem}：合计在 ${sayOrigins(total.origins)}，${listed(told)}。`,
    hint: indicator.scale === 'count' ? '分组之和应等于合计，请核对后改正。' : '合计应在各组的数字之间，请核对后改正。',
    origin: firstOrigin(total),
    related: parts.flatMap((part) => part.figure.origins),
    unit: unitOf(facts, indicator, key),
    indicator: indicator.code,
  });
}
