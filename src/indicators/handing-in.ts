/** To whom the round's papers go, in how many copies, by which ways, and under which exact titles; as the notice says it. */
import { z } from 'zod';
import type { PlanId } from './plan-id.ts';
import { wholeText } from './yaml/written-values.ts';

/** What is handed in: the units' tables, their reports, the general report. */
export type HandedIn = 'tables' | 'units' | 'general';

const contactSchema = z.strictObject({
  name: z.string().optional(),
  phone: z.string().optional(),
  email: z.string().optional(),
});

export const recipientSchema = z.strictObject({
  /** Default: who gets the units' reports. */
  tables: z.string().optional(),
  units: z.string().optional(),
  general: z.string().optional(),
  /** Whom the units ring and write to. */
  contact: contactSchema.optional(),
});

const waysSchema = z
  .union([z.string().transform((one) => [one]), z.array(z.string())])
  .optional()
  .transform((ways) => ways ?? []);

const submittedSchema = z.strictObject({
  /** Copies on paper; what the notice does not say is not said. */
  paper: wholeText.optional(),
  /** 公文交换系统, 邮箱 … */
  by: waysSchema,
});

export const submitSchema = z.strictObject({
  tables: submittedSchema.optional(),
  units: submittedSchema.optional(),
  general: submittedSchema.optional(),
});

/** Names in double braces, as reports' templates have them: 规划全称, 地区, 年份. */
const titleNames = ['规划全称', '地区', '年份'] as const;

/** Braces in a title without quotes would be YAML's own: they are held as these while it is read. */
const [opening, closing] = ['\uF8D0', '\uF8D1'];

/** round.yaml's text as it may be read as YAML, every character in its place. */
export function titleNamesKept(text: string): string {
  return text.replace(/^.*\b(?:titles|annual|warning)[ \t]*:.*$/gmu, (line) =>
    line.replace(/\{\{([^{}\n]*)\}\}/gu, `${opening}${opening}$1${closing}${closing}`),
  );
}

/** A title as it was written, from text that was held so. */
export function asTitle(held: string): string {
  return held.replaceAll(opening, '{').replaceAll(closing, '}');
}

const titleText = z
  .string()
  .min(1)
  .transform(asTitle)
  .superRefine((title, context) => {
    for (const [, name = ''] of title.matchAll(/\{\{\s*(.*?)\s*\}\}/gu))
      if (!titleNames.some((known) => known === name))
        context.addIssue({
          code: 'custom',
          message: `表名里没有“{{${name}}}”这个名称，可用：${titleNames.map((known) => `{{${known}}}`).join('、')}`,
        });
  });

export const titlesSchema = z.strictObject({ annual: titleText.optional(), warning: titleText.optional() });

/** What of a round.yaml these questions are asked of. */
interface HandingIn {
  readonly recipient: z.output<typeof recipientSchema>;
  readonly submit: z.output<typeof submitSchema>;
}

interface Titled {
  readonly titles: z.output<typeof titlesSchema>;
  readonly area: { readonly name: string };
  readonly year: number;
  readonly plans: Readonly<Record<PlanId, { readonly title: string }>>;
}

/** The office that gets it; null where round.yaml names none. */
export function recipientOf({ recipient }: Pick<HandingIn, 'recipient'>, what: HandedIn): string | null {
  const named = what === 'tables' ? (recipient.tables ?? recipient.units) : recipient[what];
  const plain = named?.trim() ?? '';
  return plain === '' ? null : plain;
}

/** Where its name is written in round.yaml. */
export function recipientField({ recipient }: Pick<HandingIn, 'recipient'>, what: HandedIn): string {
  return `recipient.${what === 'tables' && recipient.tables === undefined ? 'units' : what}`;
}

/** Copies on paper; null where the notice does not say. */
export function paperCopies({ submit }: Pick<HandingIn, 'submit'>, what: HandedIn): number | null {
  return submit[what]?.paper ?? null;
}

/** 公文交换系统, 邮箱 …, in the order of round.yaml. */
export function waysOf({ submit }: Pick<HandingIn, 'submit'>, what: HandedIn): readonly string[] {
  return submit[what]?.by ?? [];
}

/** 一式两份; '' where the notice does not say or asks for one. */
export function copiesText(round: Pick<HandingIn, 'submit'>, what: HandedIn): string {
  const copies = paperCopies(round, what);
  if (copies === null || copies < 2) return '';
  return `一式${['两', '三', '四', '五', '六', '七', '八', '九', '十'][copies - 2] ?? String(copies)}份`;
}

/** 重点监测统计年报表, by its exact title. */
export function annualTitle(round: Titled): string {
  const title = round.titles.annual ?? '{{地区}}{{年份}}年妇女儿童发展规划重点监测统计年报表';
  return filled(title, round, '');
}

/** A plan's 主要定量指标统计监测预警情况表, by its exact title. */
export function warningTitle(round: Titled, plan: PlanId): string {
  const title = round.titles.warning ?? '《{{规划全称}}》主要定量指标统计监测预警情况表';
  return filled(title, round, round.plans[plan].title);
}

function filled(title: string, round: Titled, plan: string): string {
  const words = { 规划全称: plan, 地区: round.area.name, 年份: String(round.year) } as const;
  return title.replace(/\{\{\s*(.*?)\s*\}\}/gu, (whole, name: string) => {
    const known = titleNames.find((one) => one === name);
    return known === undefined ? whole : words[known];
  });
}
