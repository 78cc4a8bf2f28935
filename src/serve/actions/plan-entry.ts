/** 设置: plan.yaml entry by entry, and the round's own indicators.yaml: shown as forms, written where they stand. */
import { z } from 'zod';
import { mistakesText } from '../../commands/texts/findings-text.ts';
import { planId } from '../../indicators/yaml/written-values.ts';
import { editYaml } from '../../indicators/yaml/editing.ts';
import { ownIndicatorsOf, withoutOwnIndicator, withOwnIndicator } from '../../pipeline/preparing/own-indicators.ts';
import type { OwnIndicatorsView } from '../../pipeline/preparing/own-indicators.ts';
import type { PlanLine } from '../../pipeline/preparing/plan-entries.ts';
import { planLinesOf } from '../../pipeline/preparing/plan-entries.ts';
import { withPlanEntry } from '../../pipeline/preparing/plan-entry-writing.ts';
import { openRound } from '../../project/project.ts';
import { ownText, saveOwnText } from '../../project/workbench/own-files.ts';

export interface PlanView {
  readonly lines: readonly PlanLine[];
  readonly own: OwnIndicatorsView;
}

export function planView(folder: string): PlanView | { readonly message: string } {
  const opening = openRound(folder);
  if (opening.verdict === 'not-a-round') return { message: opening.message };
  const { files } = opening.project;
  const lines = planLinesOf(files);
  if (lines.verdict === 'failed') return { message: mistakesText(lines.findings) };
  return { lines: lines.value, own: ownIndicatorsOf(files) };
}

const words = z.string().max(1000);

export const planEntryRequest = z.strictObject({
  code: z.string().max(20),
  plan: planId.nullable(),
  fields: z.strictObject({
    target: words,
    tolerance: words,
    base: words,
    baseYear: words,
    milestones: words,
    lead: words,
    partners: words,
    breaks: words,
    partial: words,
    omit: words,
  }),
  write: z.boolean(),
});

export interface PlanEntryAnswer {
  readonly understood: string | null;
  readonly besides: readonly string[];
  readonly written: boolean;
}

export function savePlanEntry(
  folder: string,
  { write, ...order }: z.output<typeof planEntryRequest>,
): PlanEntryAnswer | { readonly message: string } {
  const opening = openRound(folder);
  if (opening.verdict === 'not-a-round') return { message: opening.message };
  const before = ownText(folder, 'plan.yaml');
  const writing = withPlanEntry(opening.project.files, order);
  if (writing.verdict === 'refused') return writing;
  const { text, understood, besides } = writing;
  if (!write || text === before) return { understood, besides, written: false };
  return saved(folder, 'plan.yaml', before, text) ?? { understood, besides, written: true };
}

export const ownIndicatorRequest = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('remove'), code: z.string().max(20) }),
  z.strictObject({
    what: z.literal('add'),
    indicator: z.strictObject({
      name: z.string().trim().min(1, '请写指标名称。').max(80),
      measure: z.string().trim().min(1, '请写计量单位。').max(20),
      decimals: z.string().regex(/^\d$/, '小数位数请写 0 到 9。'),
      direction: z.enum(['increase', 'decrease', 'range', 'none']),
      scale: z.enum(['rate', 'percent', 'count', 'money', 'real', 'yes-no', 'text']),
      plans: z.array(planId).min(1, '请选哪个规划。'),
      after: z.string().min(1, '请选排在哪项之后。').max(20),
      units: words,
      meaning: words,
    }),
  }),
]);

export function saveOwnIndicator(
  folder: string,
  request: z.output<typeof ownIndicatorRequest>,
): { readonly code: string } | { readonly message: string } {
  const opening = openRound(folder);
  if (opening.verdict === 'not-a-round') return { message: opening.message };
  const { files } = opening.project;
  const writing =
    request.what === 'add' ? withOwnIndicator(files, request.indicator) : withoutOwnIndicator(files, request.code);
  if (writing.verdict === 'failed') return { message: mistakesText(writing.findings) };
  // What plan.yaml says of it would name nothing any more.
  const plan = ownText(folder, 'plan.yaml');
  const { code } = writing.value;
  const isPlanned = new RegExp(`^${code}:`, 'm').test(plan ?? '');
  const without =
    request.what === 'remove' && isPlanned ? editYaml(plan ?? '', [{ kind: 'remove', path: [code] }]) : plan;
  if (without === null && plan !== null) return { message: `请先在 plan.yaml 里删去 ${code} 一条。` };
  const troubled = without === null || without === plan ? null : saved(folder, 'plan.yaml', plan, without);
  if (troubled !== null) return troubled;
  const before = ownText(folder, 'indicators.yaml');
  return saved(folder, 'indicators.yaml', before, writing.value.text) ?? { code };
}

/** null where it was written. */
function saved(folder: string, file: string, before: string | null, text: string): { readonly message: string } | null {
  switch (saveOwnText(folder, file, before, text)) {
    case 'written':
      return null;
    case 'changed':
      return { message: `${file} 刚被别处改过，没有写入，请再试一次。` };
    case 'held':
      return { message: `${file} 正被其他程序打开，没有写入，请关闭后再试。` };
  }
}
