/**
 * ledger.yaml: how the warning mechanism (预警机制) was carried out, indicator by indicator; and which documents were sent,
 * received and signed.
 */
import { z } from 'zod';
import type { Diagnostic, Outcome } from '../diagnostics.ts';
import { failed, finding, ok } from '../diagnostics.ts';
import type { Indicator } from '../indicators/definition.ts';
import { nearestName } from '../indicators/nearest.ts';
import type { PlanId } from '../indicators/plan-id.ts';
import { planIds, planWord } from '../indicators/plan-id.ts';
import type { Located } from '../indicators/yaml/yaml.ts';
import type { SourceText } from '../indicators/yaml/document.ts';
import { readYaml } from '../indicators/yaml/yaml.ts';
import { dateText } from '../indicators/round.ts';
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
  /** 责任人 */
  readonly person: string | null;
  readonly result: string | null;
  readonly origin: Origin;
}

/** What became of a document that was sent out or signed; null is what nobody wrote down. */
export interface HandOver {
  /** As people write it: the file's name, with or without ending, or a shorter name that only one document has. */
  readonly document: string;
  /** The number of its round of issue, or a word of the office's own. */
  readonly version: string | null;
  /** 公文交换系统, 邮箱 … */
  readonly how: string | null;
  readonly date: string | null;
  readonly by: string | null;
  /** 回执: that it arrived, and how that is known. */
  readonly receipt: string | null;
  readonly origin: Origin;
}

export interface Ledger {
  readonly entries: readonly LedgerEntry[];
  readonly sent: readonly HandOver[];
  readonly signed: readonly HandOver[];
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

const entrySchema = z.strictObject({
  indicator: z.string({ error: '应写明指标代码' }),
  plan: planName,
  notice: words,
  meeting: words,
  lead: words,
  with: several,
  actions: several,
  deadline: words,
  person: words,
  result: words,
});

const handOverSchema = z.strictObject({
  document: z.string({ error: '应写明是哪一份文件' }).min(1),
  version: words,
  how: words,
  date: dateText.optional(),
  by: words,
  receipt: words,
});

/** One document, or a list of them. */
const listOfHandOvers = z.union([z.array(handOverSchema), handOverSchema.transform((one) => [one])]);
const handOvers = listOfHandOvers.optional().transform((list) => list ?? []);

/** One of the two has to be there: anything else is an entry, and is told what an entry lacks. */
const handOverItems = [
  z.strictObject({ sent: listOfHandOvers, signed: handOvers }),
  z.strictObject({ sent: handOvers, signed: listOfHandOvers }),
] as const;

const handOverLists = { sent: handOvers, signed: handOvers } as const;

/** A list of warnings, in which `sent:` and `signed:` may stand as entries; or those two beside the list, as `warnings`. */
const ledgerSchema = z
  .union([
    z.array(z.union([entrySchema, ...handOverItems])),
    z.strictObject({ ...handOverLists, warnings: z.array(entrySchema).optional() }),
  ])
  .nullish()
  .transform((written) => written ?? []);

type Written = z.output<typeof ledgerSchema>;
type Path = readonly PropertyKey[];

/** Every entry with its line; a code the register lacks, or one of the other plan, is a mistake there. */
export function parseLedger(
  source: SourceText,
  indicators: readonly Pick<Indicator, 'code' | 'name' | 'plans'>[],
): Outcome<Ledger> {
  const reading = readYaml(source, ledgerSchema);
  if (reading.verdict === 'failed') return reading;
  const { value, locate } = reading.value;
  const warnings = warningsIn(value);
  const mistakes = warnings.flatMap(({ entry, path }) => mistakesOf(entry, path, indicators, locate));
  if (mistakes.length > 0) return failed(mistakes);
  return ok({
    entries: warnings.map(({ entry, path }) => ({
      indicator: entry.indicator,
      plan: entry.plan,
      notice: entry.notice ?? null,
      meeting: entry.meeting ?? null,
      lead: entry.lead ?? null,
      with: entry.with,
      actions: entry.actions,
      deadline: entry.deadline ?? null,
      person: entry.person ?? null,
      result: entry.result ?? null,
      origin: locate([...path, 'indicator']),
    })),
    sent: handOversIn(value, 'sent', locate),
    signed: handOversIn(value, 'signed', locate),
  });
}

function warningsIn(
  written: Written,
): readonly { readonly entry: z.output<typeof entrySchema>; readonly path: Path }[] {
  if (!Array.isArray(written))
    return (written.warnings ?? []).map((entry, position) => ({ entry, path: ['warnings', position] }));
  return written.flatMap((entry, position) => ('indicator' in entry ? [{ entry, path: [position] }] : []));
}

function handOversIn(
  written: Written,
  what: 'sent' | 'signed',
  locate: Located<Written>['locate'],
): readonly HandOver[] {
  const lists = Array.isArray(written)
    ? written.flatMap((item, position) =>
        'indicator' in item ? [] : [{ list: item[what], path: [position, what] as Path }],
      )
    : [{ list: written[what], path: [what] as Path }];
  return lists.flatMap(({ list, path }) =>
    list.map(({ document, version, how, date, by, receipt }, position) => ({
      document,
      version: version ?? null,
      how: how ?? null,
      date: date ?? null,
      by: by ?? null,
      receipt: receipt ?? null,
      origin: locate([...path, position]),
    })),
  );
}

function mistakesOf(
  entry: z.output<typeof entrySchema>,
  path: Path,
  indicators: readonly Pick<Indicator, 'code' | 'name' | 'plans'>[],
  locate: Located<Written>['locate'],
): readonly Diagnostic[] {
  const indicator = indicators.find((one) => one.code === entry.indicator);
  if (indicator === undefined) {
    const near = nearestName(entry.indicator, indicators.map((one) => one.code)); // prettier-ignore
    return [
      finding('invalid-configuration', {
        message: `台账中的代码“${entry.indicator}”在指标登记册里没有。`,
        hint: near === null ? '请核对代码。' : `是否应为“${near}”？`,
        origin: locate([...path, 'indicator']),
      }),
    ];
  }
  if (indicator.plans.includes(entry.plan)) return [];
  return [
    finding('invalid-configuration', {
      message: `“${indicator.name}”（${indicator.code}）不属于${planWord[entry.plan]}发展规划。`,
      hint: '请核对 plan 一项。',
      origin: locate([...path, 'plan']),
    }),
  ];
}
