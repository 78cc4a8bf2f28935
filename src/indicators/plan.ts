/** plan.yaml: the city's own plan over the register, by code: base, own targets, milestones, units, breaks. */
import { z } from 'zod';
import type { Outcome } from '../diagnostics.ts';
import { failed, finding, ok } from '../diagnostics.ts';
import type { Indicator, IndicatorTarget } from './definition.ts';
import { targetSchema } from './target-definition.ts';
import { figureText, yearText } from './written-values.ts';
import type { Round } from './round.ts';
import { findUnit } from './round.ts';
import type { Located, SourceText } from './yaml.ts';
import { readYaml } from './yaml.ts';
import { nearestName } from './nearest.ts';

const planEntry = z.strictObject({
  base: z.strictObject({ year: yearText.optional(), value: figureText }).optional(),
  targets: z.array(targetSchema).default([]),
  milestones: z.record(z.string().regex(/^(19|20)\d\d$/, '应为四位年份'), figureText).default({}),
  units: z.array(z.string()).optional(),
  breaks: z.array(yearText).default([]),
  partial: z.array(yearText).default([]),
});

export const planSchema = z.record(z.string(), planEntry);

export type CityPlan = z.output<typeof planSchema>;

export function parsePlan(source: SourceText): Outcome<Located<CityPlan>> {
  return readYaml(source, planSchema);
}

/** The register with the city's plan laid over it; codes the register lacks are mistakes at their line. */
export function layPlanOver(
  register: readonly Indicator[],
  plan: Located<CityPlan>,
  round: Round,
): Outcome<readonly Indicator[]> {
  const codes = register.map((indicator) => indicator.code);
  const mistakes = Object.keys(plan.value)
    .filter((code) => !codes.includes(code))
    .map((code) => {
      const near = nearestName(code, codes);
      return finding('invalid-configuration', {
        message: `plan.yaml 中的代码“${code}”在指标登记册里没有。`,
        hint: near === null ? '请核对代码。' : `是否应为“${near}”？`,
        origin: plan.locate([code]),
      });
    });
  if (mistakes.length > 0) return failed(mistakes);
  return ok(
    register.map((indicator) => {
      const entry = plan.value[indicator.code];
      const laid = entry === undefined ? withPlanYears(indicator, round) : overlay(indicator, entry, plan, round);
      return { ...laid, units: namesNow(laid.units, round) };
    }),
  );
}

/** By the names the round uses: the register's 卫生局 and 计生局 may be one 卫生和计划生育局 by now. */
function namesNow(units: readonly string[], round: Round): readonly string[] {
  return [...new Set(units.map((name) => findUnit(round, name)?.unit.name ?? name))];
}

type PlanEntry = CityPlan[string];

function overlay(indicator: Indicator, entry: PlanEntry, plan: Located<CityPlan>, round: Round): Indicator {
  const at = (...path: readonly PropertyKey[]) => plan.locate([indicator.code, ...path]);
  const span = spanOf(indicator, round);
  const own: readonly IndicatorTarget[] = entry.targets.map((definition, position) => ({
    definition,
    year: definition.year ?? span.target,
    origin: at('targets', position),
  }));
  const ownSets = new Set(own.map((target) => target.definition.set));
  return {
    ...indicator,
    targets: [
      ...own,
      ...withPlanYears(indicator, round).targets.filter((target) => !ownSets.has(target.definition.set)),
    ],
    base:
      entry.base === undefined
        ? indicator.base
        : { year: entry.base.year ?? span.base, value: entry.base.value, origin: at('base', 'value') },
    milestones: new Map(
      Object.entries(entry.milestones).map(([year, value]) => [
        Number(year),
        { value, origin: at('milestones', year) },
      ]),
    ),
    units: entry.units ?? indicator.units,
    breaks: entry.breaks,
    partial: entry.partial,
  };
}

/** A published target without a year is due when the plan is. */
function withPlanYears(indicator: Indicator, round: Round): Indicator {
  const span = spanOf(indicator, round);
  return {
    ...indicator,
    targets: indicator.targets.map((target) => ({ ...target, year: target.definition.year ?? span.target })),
  };
}

function spanOf(indicator: Indicator, round: Round): { readonly base: number; readonly target: number } {
  return round.plans[indicator.plans[0] ?? 'women'];
}
