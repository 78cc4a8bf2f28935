/** ledger.yaml: how the warning mechanism (预警机制) was carried out, indicator by indicator. */
import { z } from 'zod';
import type { Outcome } from '../diagnostics.ts';
import { failed, finding, ok } from '../diagnostics.ts';
import type { Indicator } from '../indicators/definition.ts';
import { nearestName } from '../indicators/nearest.ts';
import type { PlanId } from '../indicators/plan-id.ts';
import { planIds, planWord } from '../indicators/plan-id.ts';
import type { SourceText } from '../indicators/yaml.ts';
import { readYaml } from '../indicators/yaml.ts';
import type { Origin } from '../provenance.ts';

/** The words are printed as they stand; null is what the office has not filled in yet. */
export interface LedgerEntry {
  readonly indicator: string;
  readonly plan: PlanId;
  /** The notice sent: date, number or title. */
  readonly notice: string | null;
  readonly meeting: string | null;
  /** The unit that leads. */
  readonly lead: string | null;
  readonly with: readonly string[];
  readonly actions: readonly string[];
  readonly deadline: string | null;
  readonly result: string | null;
  readonly origin: Origin;
}

const planName = z
  .enum(['women', 'children', planWord.women, planWord.children], { error: '应为 women（妇女）或 children（儿童）' })
  .transform((name): PlanId => planIds.find((id) => id === name || planWord[id] === name) ?? 'women');

const words = z.union([z.string(), z.number()]).transform(String).optional();
/** One word, or a list of them. */
const several = z
  .union([z.string().transform((one) => [one]), z.array(z.string())])
  .optional()
  .transform((list) => list ?? []);

const ledgerSchema = z
  .array(
    z.strictObject({
      indicator: z.string({ error: '应写明指标代码' }),
      plan: planName,
      notice: words,
      meeting: words,
      lead: words,
      with: several,
      actions: several,
      deadline: words,
      result: words,
    }),
  )
  .nullish()
  .transform((entries) => entries ?? []);

/** Every entry with its line; a code the register lacks, or one of the other plan, is a mistake there. */
export function parseLedger(
  source: SourceText,
  indicators: readonly Pick<Indicator, 'code' | 'name' | 'plans'>[],
): Outcome<readonly LedgerEntry[]> {
  const reading = readYaml(source, ledgerSchema);
  if (reading.verdict === 'failed') return reading;
  const { value, locate } = reading.value;
  const mistakes = value.flatMap((entry, position) => {
    const indicator = indicators.find((one) => one.code === entry.indicator);
    if (indicator === undefined) {
      const near = nearestName(entry.indicator, indicators.map((one) => one.code)); // prettier-ignore
      return [
        finding('invalid-configuration', {
          message: `台账中的代码“${entry.indicator}”在指标登记册里没有。`,
          hint: near === null ? '请核对代码。' : `是否应为“${near}”？`,
          origin: locate([position, 'indicator']),
        }),
      ];
    }
    if (indicator.plans.includes(entry.plan)) return [];
    return [
      finding('invalid-configuration', {
        message: `“${indicator.name}”（${indicator.code}）不属于${planWord[entry.plan]}发展规划。`,
        hint: '请核对 plan 一项。',
        origin: locate([position, 'plan']),
      }),
    ];
  });
  if (mistakes.length > 0) return failed(mistakes);
  return ok(
    value.map((entry, position) => ({
      indicator: entry.indicator,
      plan: entry.plan,
      notice: entry.notice ?? null,
      meeting: entry.meeting ?? null,
      lead: entry.lead ?? null,
      with: entry.with,
      actions: entry.actions,
      deadline: entry.deadline ?? null,
      result: entry.result ?? null,
      origin: locate([position, 'indicator']),
    })),
  );
}
