/** The plan periods (2011—2020, 2021—2030) that the register knows, with the official order of 领域 in each. */
import { z } from 'zod';
import type { PlanId } from './plan-id.ts';
import { yearText } from './yaml/written-values.ts';

export const periodId = z.string().regex(/^(19|20)\d\d-(19|20)\d\d$/, '应为规划期，如 2021-2030');

export const periodSchema = z
  .strictObject({
    id: periodId,
    from: yearText,
    to: yearText,
    /** In the order in which every document lists them. */
    domains: z.strictObject({ women: z.array(z.string()).min(1), children: z.array(z.string()).min(1) }),
  })
  .refine(({ from, to }) => from <= to, { message: '起始年不能晚于终止年', path: ['to'] });

export type Period = z.output<typeof periodSchema>;

/** The period that a plan with this target year belongs to; null where none holds the year. */
export function periodOf(periods: readonly Period[], targetYear: number): Period | null {
  return periods.find(({ from, to }) => from <= targetYear && targetYear <= to) ?? null;
}

/**
 * The period whose 领域 and indicators a plan with this target year has: the one that holds it; for a plan later than all of
 * them the last one, until the register lists its own. null for a year before or between them.
 */
export function periodFollowed(periods: readonly Period[], targetYear: number): Period | null {
  const last = periods.toSorted((a, b) => a.to - b.to).at(-1);
  return periodOf(periods, targetYear) ?? (last !== undefined && last.to < targetYear ? last : null);
}

/** Every 领域 of a plan, in whichever period. */
export function domainsOf(periods: readonly Period[], plan: PlanId): readonly string[] {
  return [...new Set(periods.flatMap(({ domains }) => domains[plan]))];
}
