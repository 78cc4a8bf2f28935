/** promises.yaml: what the year before proposed, left open or warned of, to be answered by its unit this year. */
import { z } from 'zod';
import type { Outcome } from '../diagnostics.ts';
import { ok } from '../diagnostics.ts';
import type { PlanId } from '../indicators/plan-id.ts';
import { planId } from '../indicators/written-values.ts';
import type { SourceText } from '../indicators/yaml.ts';
import { readYaml } from '../indicators/yaml.ts';

export interface EarlierPromise {
  readonly unit: string;
  readonly plans: readonly PlanId[];
  /** The register's code; null where it is about none in particular. */
  readonly indicator: string | null;
  /** 建议: the unit proposed it; 问题: the unit named it as open. */
  readonly about: '建议' | '问题';
  readonly text: string;
  readonly deadline: string | null;
}

const promisesSchema = z
  .array(
    z.strictObject({
      unit: z.string(),
      plans: z.array(planId).min(1),
      indicator: z.string().optional(),
      about: z.enum(['建议', '问题']).default('建议'),
      text: z.string(),
      deadline: z.string().optional(),
    }),
  )
  .nullish()
  .transform((promises) => promises ?? []);

export function parsePromises(source: SourceText): Outcome<readonly EarlierPromise[]> {
  const reading = readYaml(source, promisesSchema);
  if (reading.verdict === 'failed') return reading;
  return ok(
    reading.value.value.map(({ indicator, deadline, ...promise }) => ({
      ...promise,
      indicator: indicator ?? null,
      deadline: deadline ?? null,
    })),
  );
}
