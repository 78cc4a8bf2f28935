/** 新生儿 ≤ 婴儿 ≤ 5岁以下, 管理数 ≤ 应管数: a figure that cannot be above another one, but is. */
import type { Diagnostic } from '../../diagnostics.ts';
import { finding } from '../../diagnostics.ts';
import { decimal } from '../../indicators/decimals.ts';
import type { Indicator } from '../../indicators/definition.ts';
import { sayFigure, sayIndicator, sayOrigins, sayPlace } from '../wording.ts';
import type { AuditFacts } from './facts.ts';
import { dimensionsRead, firstOrigin, halfDigit, isOfThisRound, unitOf } from './facts.ts';

export function brokenOrders(facts: AuditFacts): readonly Diagnostic[] {
  const byCode = new Map(facts.indicators.map((indicator) => [indicator.code, indicator]));
  return facts.indicators.flatMap((lower) =>
    lower.notAbove.flatMap((code) => {
      const upper = byCode.get(code);
      return upper === undefined ? [] : ordersBroken(lower, upper, facts);
    }),
  );
}

function ordersBroken(lower: Indicator, upper: Indicator, facts: AuditFacts): readonly Diagnostic[] {
  const [below, above] = [halfDigit(facts, lower), halfDigit(facts, upper)];
  // Rounding to one number of decimals never turns an order around; rounding to different ones can, by half a digit each.
  const tolerance = below.equals(above) ? decimal(0) : below.plus(above);
  return dimensionsRead(facts, lower).flatMap((key) => {
    const low = facts.figure(lower.code, key.area, key.year, key.dimension);
    const high = facts.figure(upper.code, key.area, key.year, key.dimension);
    if (low.verdict !== 'figure' || high.verdict !== 'figure') return [];
    if (!isOfThisRound(facts, [low.figure, high.figure])) return [];
    if (low.figure.value.lessThanOrEqualTo(high.figure.value.plus(tolerance))) return [];
    return [
      finding('broken-order', {
        message: `${sayPlace(key, facts.round)}${sayIndicator(lower)} ${sayFigure(low.figure.value, lower)}（${sayOrigins(low.figure.origins)}）高于${sayIndicator(upper)} ${sayFigure(high.figure.value, upper)}（${sayOrigins(high.figure.origins)}），不合逻辑。`,
        hint: '前者不应高于后者，请核对两处数字，改正后重报。',
        origin: firstOrigin(low.figure),
        related: high.figure.origins,
        unit: unitOf(facts, lower, key),
        indicator: lower.code,
      }),
    ];
  });
}
