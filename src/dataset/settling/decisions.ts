/** decisions.yaml: what the Bureau decided about figures and findings, each with its reason, by whom, and when. */
import { goalStates } from '../../indicators/goal-state.ts';
import { z } from 'zod';
import type { Outcome } from '../../diagnostics.ts';
import { ok } from '../../diagnostics.ts';
import type { Decimal } from '../../indicators/decimals.ts';
import { decimal } from '../../indicators/decimals.ts';
import { yearText } from '../../indicators/yaml/written-values.ts';
import { dateText } from '../../indicators/round.ts';
import type { SourceText } from '../../indicators/yaml/document.ts';
import { readYaml } from '../../indicators/yaml/yaml.ts';
import type { Origin } from '../../provenance.ts';
import { dimensionOf } from '../tables/rows/dimensions.ts';

/** A number, or the unit's word of a yes-no or qualitative indicator. */
interface DecidedValue {
  readonly value: Decimal | null;
  readonly word: string | null;
}

interface Decided {
  readonly reason: string;
  readonly by: string;
  readonly date: string;
  /** The line of decisions.yaml. */
  readonly origin: Origin;
}

/** Of several figures for one thing, this one, in that cell. */
export interface Choice extends Decided {
  readonly kind: 'choose';
  readonly indicator: string;
  readonly year: number;
  readonly area: string | null;
  readonly dimension: string | null;
  readonly decided: DecidedValue;
  /** As formatOrigin writes it. */
  readonly from: string;
}

/** This figure, whatever was read. */
export interface Correction extends Decided {
  readonly kind: 'correct';
  readonly indicator: string;
  readonly year: number;
  readonly area: string;
  readonly dimension: string | null;
  readonly decided: DecidedValue;
}

/** The finding of this code at this place is known and can stay. */
export interface Acceptance extends Decided {
  readonly kind: 'accept';
  readonly finding: string;
  /** As formatOrigin writes it; the unit's name or the indicator's code where the finding has no place. */
  readonly at: string;
  /** Told apart where several indicators have the finding at one place. */
  readonly indicator: string | null;
  /** The file as it was: the first 8 digits of its SHA-256; null where the finding is of no file's content. */
  readonly content: string | null;
  /** false: the words that the finding is about stay out of the general report, which says that something was left out. */
  readonly print: boolean;
}

/** The whole first workbook is replaced by the second. */
export interface Replacement extends Decided {
  readonly kind: 'supersede';
  readonly workbook: string;
  readonly with: string;
}

export type Decision = Choice | Correction | Acceptance | Replacement;

const words = ['是', '否', '有', '无', ...goalStates] as const;

const decidedValue = z
  .union([z.string(), z.number()])
  .refine(
    (text) => /^[+-]?\d+(\.\d+)?$/.test(String(text).trim()) || words.some((word) => word === String(text).trim()),
    `应为数字（如 95.4，不带单位），或 ${words.join('、')}`,
  )
  .transform((text): DecidedValue => {
    const plain = String(text).trim();
    return words.some((word) => word === plain) ? { value: null, word: plain } : { value: decimal(plain), word: null };
  });

const decisionKinds = ['choose', 'correct', 'accept', 'supersede'] as const;

const decisionSchema = z
  .strictObject({
    choose: z
      .strictObject({
        indicator: z.string(),
        year: yearText,
        area: z.string().optional(),
        dimension: z.string().optional(),
        value: decidedValue,
        from: z.string({ error: '应写明选用的单元格，如 "workbooks/教育局.xlsx!年报表!E12"' }),
      })
      .optional(),
    correct: z
      .strictObject({
        indicator: z.string(),
        year: yearText,
        area: z.string().default('own'),
        dimension: z.string().optional(),
        value: decidedValue,
      })
      .optional(),
    accept: z
      .strictObject({
        finding: z.string(),
        at: z.string(),
        indicator: z.string().optional(),
        content: z
          .string()
          .regex(/^[\da-f]{8}$/i, { error: '应为检查结果里给出的 8 位内容号' })
          .optional(),
        print: z.boolean({ error: '应为 true 或 false；false 表示该条不印进总报告' }).default(true),
      })
      .optional(),
    supersede: z.strictObject({ workbook: z.string(), with: z.string() }).optional(),
    reason: z.string({ error: '每项决定须写明理由（reason）' }),
    by: z.string({ error: '每项决定须写明由谁决定（by）' }),
    date: dateText,
  })
  .superRefine((entry, context) => {
    const named = decisionKinds.filter((kind) => entry[kind] !== undefined);
    if (named.length === 1) return;
    context.addIssue({
      code: 'custom',
      message:
        named.length === 0
          ? `须写明一种决定（${decisionKinds.join('、')} 之一）`
          : `一项只能写一种决定，现有 ${named.join('、')}，请分成几项`,
    });
  });

/** A file of comments alone is a round without decisions. */
const decisionsSchema = z
  .array(decisionSchema)
  .nullish()
  .transform((entries) => entries ?? []);

export function parseDecisions(source: SourceText): Outcome<readonly Decision[]> {
  const reading = readYaml({ ...source, text: levelled(source.text) }, decisionsSchema);
  if (reading.verdict === 'failed') return reading;
  const { value, locate } = reading.value;
  return ok(value.flatMap((entry, position) => decisionsOf(entry, (kind) => locate([position, kind]))));
}

/** Decisions are pasted from messages that stand at different depths: each is moved to the margin, its lines with it. */
function levelled(text: string): string {
  let depth = 0;
  return text
    .split('\n')
    .map((line) => {
      const [, lead] = /^( *)- (?:choose|correct|accept|supersede):/.exec(line) ?? [];
      if (lead !== undefined) depth = lead.length;
      else if (/^\S/.test(line)) depth = 0;
      return line.startsWith(' '.repeat(depth)) ? line.slice(depth) : line;
    })
    .join('\n');
}

type DecisionEntry = z.output<typeof decisionSchema>;

/** One decision; the schema has seen to it that there is exactly one. */
function decisionsOf(entry: DecisionEntry, at: (kind: (typeof decisionKinds)[number]) => Origin): readonly Decision[] {
  const { choose, correct, accept, supersede, reason, by, date } = entry;
  const found: Decision[] = [];
  if (choose !== undefined) {
    const { indicator, year, value: decided, from } = choose;
    const [area, dimension] = [choose.area ?? null, dimensionNamedBy(choose.dimension)];
    found.push({
      kind: 'choose',
      indicator,
      year,
      area,
      dimension,
      decided,
      from,
      reason,
      by,
      date,
      origin: at('choose'),
    });
  }
  if (correct !== undefined) {
    const { indicator, year, area, value: decided } = correct;
    const dimension = dimensionNamedBy(correct.dimension);
    found.push({ kind: 'correct', indicator, year, area, dimension, decided, reason, by, date, origin: at('correct') });
  }
  if (accept !== undefined) {
    found.push({
      kind: 'accept',
      ...accept,
      indicator: accept.indicator ?? null,
      content: accept.content?.toLowerCase() ?? null,
      reason,
      by,
      date,
      origin: at('accept'),
    });
  }
  if (supersede !== undefined) {
    found.push({ kind: 'supersede', ...supersede, reason, by, date, origin: at('supersede') });
  }
  return found;
}

/** As the tables' rows are read: 女性 is 女, 合计 is the total. */
function dimensionNamedBy(written: string | undefined): string | null {
  return written === undefined ? null : dimensionOf(written);
}
