/** The base figure: plan.yaml's, else the tables' figure of the plan's base year, under 基期值 or under the year. */
import type { Indicator } from '../../indicators/definition.ts';
import type { Round } from '../../indicators/round.ts';
import type { Origin } from '../../provenance.ts';
import type { Figures } from '../figure-index.ts';
import { ownArea } from '../observation.ts';

export function fillBases(indicators: readonly Indicator[], figures: Figures, round: Round): readonly Indicator[] {
  return indicators.map((indicator) => {
    if (indicator.base !== null || indicator.plans.length === 0) return indicator;
    const year = baseYear(indicator, round);
    const lookup = figures.figure(indicator.code, ownArea, year);
    const origin: Origin | undefined = lookup.verdict === 'figure' ? lookup.figure.origins[0] : undefined;
    if (lookup.verdict !== 'figure' || origin === undefined || isWordOnly(lookup.figure)) return indicator;
    return { ...indicator, base: { year, value: lookup.figure.value, origin } };
  });
}

/** A word of judgement (推进中) is no base to reckon from. */
function isWordOnly(figure: { readonly word: string | null }): boolean {
  return figure.word !== null && ['已实现', '推进中', '未启动'].includes(figure.word);
}

/** Of the plan that the indicator belongs to; of the first, for one in both. */
function baseYear(indicator: Indicator, round: Round): number {
  return round.plans[indicator.plans[0] ?? 'women'].base;
}
