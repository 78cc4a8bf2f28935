/** A rate and the numerator and denominator it is said to come from: they must agree to half a last digit. */
import type { Diagnostic } from '../../diagnostics.ts';
import { finding } from '../../diagnostics.ts';
import type { Decimal } from '../../indicators/decimals.ts';
import { decimal, rounded } from '../../indicators/decimals.ts';
import type { Indicator } from '../../indicators/definition.ts';
import { rateFactor } from '../../indicators/rate-factor.ts';
import { mergeOrigins } from '../../provenance.ts';
import type { Figure } from '../observation.ts';
import { sayFigure, sayIndicator, sayOrigins, sayPlace } from '../wording.ts';
import type { AuditFacts } from './facts.ts';
import { dimensionsRead, firstOrigin, halfDigit, isOfThisRound, unitOf } from './facts.ts';

export function rateMismatches(facts: AuditFacts): readonly Diagnostic[] {
  const byCode = new Map(facts.indicators.map((indicator) => [indicator.code, indicator]));
  return facts.indicators.flatMap((rate) => {
    const numerator = byCode.get(rate.numerator ?? '');
    const denominator = byCode.get(rate.denominator ?? '');
    if (numerator === undefined || denominator === undefined) return [];
    const factor = rateFactor(rate, numerator, denominator);
    return factor === null ? [] : mismatchesOf(rate, numerator, denominator, factor, facts);
  });
}

function mismatchesOf(
  rate: Indicator,
  numerator: Indicator,
  denominator: Indicator,
  factor: Decimal,
  facts: AuditFacts,
): readonly Diagnostic[] {
  const half = halfDigit(facts, rate);
  return dimensionsRead(facts, rate).flatMap((key) => {
    const given = facts.figure(rate.code, key.area, key.year, key.dimension);
    const top = facts.figure(numerator.code, key.area, key.year, key.dimension);
    const bottom = facts.figure(denominator.code, key.area, key.year, key.dimension);
    if (given.verdict !== 'figure' || top.verdict !== 'figure' || bottom.verdict !== 'figure') return [];
    if (!isOfThisRound(facts, [given.figure, top.figure, bottom.figure])) return [];
    const [low, middle, high] = quotients(top.figure, bottom.figure, factor);
    if (low === undefined || middle === undefined || high === undefined) return [];
    const value = given.figure.value;
    if (value.greaterThanOrEqualTo(low.minus(half)) && value.lessThanOrEqualTo(high.plus(half))) return [];
    return [
      finding('rate-mismatch', {
        message: `${sayIndicator(rate)}${sayPlace(key, facts.round)}填报 ${sayFigure(value, rate)}（${sayOrigins(given.figure.origins)}），但按${numerator.name} ${sayFigure(top.figure.value, numerator)}（${sayOrigins(top.figure.origins)}）÷ ${denominator.name} ${sayFigure(bottom.figure.value, denominator)}（${sayOrigins(bottom.figure.origins)}）计算为 ${sayFigure(rounded(middle, rate.decimals), rate)}。`,
        hint: '请核对比率、分子、分母三个数字及其统计口径，改正有误的一个。',
        origin: firstOrigin(given.figure),
        related: mergeOrigins([top.figure.origins, bottom.figure.origins]),
        unit: unitOf(facts, rate, key),
        indicator: rate.code,
      }),
    ];
  });
}

/** The lowest, the plain and the highest quotient that numerator and denominator allow as they are written. */
function quotients(top: Figure, bottom: Figure, factor: Decimal): readonly Decimal[] {
  const [topSlack, bottomSlack] = [slack(top.value), slack(bottom.value)];
  if (bottom.value.minus(bottomSlack).lessThanOrEqualTo(0)) return [];
  const quotient = (over: Decimal, under: Decimal): Decimal => over.dividedBy(under).times(factor);
  return [
    quotient(top.value.minus(topSlack), bottom.value.plus(bottomSlack)),
    quotient(top.value, bottom.value),
    quotient(top.value.plus(topSlack), bottom.value.minus(bottomSlack)),
  ];
}

/**
 * Half a last digit of a count as written. Whole counts are exact, save large round ones: 496300人 was 49.63万人 in the
 * table, and its last digit is a hundred.
 */
function slack(value: Decimal): Decimal {
  const places = value.decimalPlaces();
  if (places > 0) return decimal('0.5').times(decimal(10).pow(-places));
  const zeros = /0*$/.exec(value.toFixed())?.[0].length ?? 0;
  return value.abs().greaterThanOrEqualTo(10_000) && zeros >= 2 ? decimal(10).pow(zeros).times('0.5') : decimal(0);
}
