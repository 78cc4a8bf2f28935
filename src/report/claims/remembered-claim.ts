/**
 * A claim as documents and runs remember it: one text, read back with the care that anything from outside needs. Documents
 * of other versions of the program may claim what this one does not know: such a claim is none here.
 */
import { z } from 'zod';
import { planIds } from '../../indicators/plan-id.ts';
import { targetSets } from '../../indicators/target-definition.ts';
import type { Condition, Family } from '../../rules/sets.ts';
import { isCondition } from '../../rules/sets.ts';
import type { Claim } from './claim.ts';
import { isSaying } from './dictionary-keys.ts';

/** Equal for equal claims. */
export function claimRecord({ kind, is, of, area, year, method, where, among, holds }: Claim): string {
  const subjects = of.map(({ indicator, plan, set }) => [indicator, plan, set]);
  return JSON.stringify({ is: [kind, is], of: subjects, area, year, method, where, among, holds });
}

const condition = z.custom<Condition>((text) => typeof text === 'string' && isCondition(text));
const family = z.union([
  z.enum(['counted', 'uncounted', 'qualitative', 'background', 'told']),
  z.templateLiteral(['set/', z.enum(targetSets)]),
]) satisfies z.ZodType<Family>;

const recordSchema = z.strictObject({
  is: z.tuple([z.string(), z.string()]),
  of: z.array(z.tuple([z.string(), z.enum(planIds), z.enum(targetSets).nullable()])),
  area: z.string().optional(),
  year: z.number().optional(),
  method: z.string().optional(),
  where: z.string().optional(),
  among: z
    .strictObject({
      plans: z.array(z.enum(planIds)),
      unit: z.string().nullable(),
      of: family,
      where: z.array(condition),
      without: z.array(condition),
    })
    .optional(),
  holds: condition.optional(),
});

/** null for a text that this version of the program would not have written. */
export function readClaimRecord(text: string): Claim | null {
  const parsed = recordSchema.safeParse(jsonOf(text));
  if (!parsed.success) return null;
  const {
    is: [kind, is],
    of,
    ...details
  } = parsed.data;
  if (!isSaying(kind, is)) return null;
  // What `isSaying` has seen belongs together.
  return { kind, is, of: of.map(([indicator, plan, set]) => ({ indicator, plan, set })), ...details } as Claim;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
