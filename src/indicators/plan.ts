/** plan.yaml: the city's own plan over the register, by code: base, own targets, milestones, units, breaks, omissions. */
import { z } from 'zod';
import type { Outcome } from '../diagnostics.ts';
import { unitsSchema } from './definition.ts';
import { targetSchema } from './target-definition.ts';
import { figureText, planId, yearText } from './yaml/written-values.ts';
import type { Located } from './yaml/yaml.ts';
import type { SourceText } from './yaml/document.ts';
import { readYaml } from './yaml/yaml.ts';

const base = z.strictObject({ year: yearText.optional(), value: figureText });
const milestones = z.record(z.string().regex(/^(19|20)\d\d$/, '应为四位年份'), figureText);

const asksForReason = '应写明为什么不列，如 omit: 本市规划未列';
// true and yes say that it is left out, not why.
const reason = z.string().regex(/\p{Script=Han}/u, asksForReason);

const planEntry = z.strictObject({
  base: z.union([base, z.partialRecord(planId, base)]).optional(),
  targets: z.array(targetSchema).default([]),
  milestones: z.union([milestones, z.partialRecord(planId, milestones)]).optional(),
  units: unitsSchema.optional(),
  breaks: z.array(yearText).default([]),
  partial: z.array(yearText).default([]),
  /** Why the city's plan leaves the indicator out. */
  omit: z
    .union([reason, z.partialRecord(planId, reason).refine((by) => Object.keys(by).length > 0, asksForReason)], {
      error: asksForReason,
    })
    .optional(),
});

export const planSchema = z.record(z.string(), planEntry);

export type CityPlan = z.output<typeof planSchema>;
export type PlanEntry = CityPlan[string];
export type WrittenBase = z.output<typeof base>;
export type WrittenMilestones = z.output<typeof milestones>;

export function parsePlan(source: SourceText): Outcome<Located<CityPlan>> {
  return readYaml(source, planSchema);
}
