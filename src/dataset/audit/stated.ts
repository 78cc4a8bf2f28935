/** The tables' figure of the base year, and 目标值 as they state it: plan.yaml holds, a difference is said. */
import type { Diagnostic } from '../../diagnostics.ts';
import { finding } from '../../diagnostics.ts';
import { printed } from '../../indicators/decimals.ts';
import type { BaseFigure, Indicator, IndicatorTarget } from '../../indicators/definition.ts';
import { planIds } from '../../indicators/plan-id.ts';
import { targetText } from '../../indicators/target-text.ts';
import { formatOrigin, sayOrigin } from '../../provenance.ts';
import { ownArea } from '../observation.ts';
import { grouped } from '../agreement.ts';
import type { StatedFigure } from '../tables/reading.ts';
import { sayFigure, sayIndicator, sayOrigins } from '../wording.ts';
import type { AuditFacts } from './facts.ts';
import { unitOf } from './facts.ts';
import { statesTarget } from './target-words.ts';

export function statedDifferences(facts: AuditFacts): readonly Diagnostic[] {
  const byIndicator = grouped(facts.stated, (one) => one.indicator);
  return facts.indicators.flatMap((indicator) => {
    const stated = byIndicator.get(indicator.code) ?? [];
    return [...baseDifferences(indicator, facts), ...targetDifferences(indicator, stated, facts)];
  });
}

/** Two plans that start from one figure differ from the tables once. */
function baseDifferences(indicator: Indicator, facts: AuditFacts): readonly Diagnostic[] {
  const bases = planIds.flatMap((plan) => indicator.base[plan] ?? []);
  return [...grouped(bases, ({ origin }) => formatOrigin(origin)).values()].flatMap(([base]) =>
    base === undefined ? [] : differenceFrom(base, indicator, facts),
  );
}

/** The tables' figure of the base year, under 基期值 or under the year. */
function differenceFrom(base: BaseFigure, indicator: Indicator, facts: AuditFacts): readonly Diagnostic[] {
  const lookup = facts.figure(indicator.code, ownArea, base.year);
  if (lookup.verdict !== 'figure') return [];
  const { value, origins } = lookup.figure;
  const [first] = origins;
  const isSame = printed(value, indicator.decimals) === printed(base.value, indicator.decimals);
  if (first === undefined || isSame) return [];
  return [
    finding('base-differs', {
      message: `${sayIndicator(indicator)}表中的${base.year}年数为 ${sayFigure(value, indicator)}（${sayOrigins(origins)}），与采用的${base.year}年基期值 ${sayFigure(base.value, indicator)}（${sayOrigin(base.origin)}）不同。`,
      hint: '报告按采用的基期值计算；请核对，改正表或 plan.yaml 中有误的一处。',
      origin: first,
      related: [...origins.slice(1), base.origin],
      unit: unitOf(facts, indicator, { indicator: indicator.code, area: ownArea, year: base.year, dimension: null }),
      indicator: indicator.code,
    }),
  ];
}

function targetDifferences(
  indicator: Indicator,
  stated: readonly StatedFigure[],
  facts: AuditFacts,
): readonly Diagnostic[] {
  const targets = targetsHeld(indicator, facts);
  if (targets.length === 0) return [];
  const differing = stated.filter((one) => !targets.some((target) => statesTarget(one, target, indicator)));
  return [...grouped(differing, (one) => one.text.replace(/\s/g, '')).values()].flatMap((same) => {
    const [first] = same;
    const [target] = targets;
    if (first === undefined || target === undefined) return [];
    return [
      finding('target-differs', {
        message: `${sayIndicator(indicator)}表中的目标值写“${first.text.trim()}”（${sayOrigins(same.map((one) => one.origin))}），与规划目标“${targetText(indicator, target.definition)}”（${sayOrigin(target.origin)}）不同。`,
        hint: '报告按规划目标评价；请核对，改正表或 plan.yaml 中有误的一处。',
        origin: first.origin,
        related: [...same.slice(1).map((one) => one.origin), target.origin],
        unit: first.unit,
        indicator: indicator.code,
      }),
    ];
  });
}

/** The set that the indicator's plans are judged by; a table states no other. */
function targetsHeld(indicator: Indicator, { round }: AuditFacts): readonly IndicatorTarget[] {
  return indicator.targets.filter(({ plan, definition }) => round.plans[plan].judge === definition.set);
}
