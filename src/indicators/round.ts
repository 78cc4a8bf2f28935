/** round.yaml: the area, the year, the plans, the units that owe something, the areas to compare with, settings. */
import { z } from 'zod';
import type { Outcome } from '../diagnostics.ts';
import type { Located } from './yaml/yaml.ts';
import type { SourceText } from './yaml/document.ts';
import { readYaml } from './yaml/yaml.ts';
import type { PlanId } from './plan-id.ts';
import { planIds, planWord } from './plan-id.ts';
import { yearText } from './yaml/written-values.ts';
import { recipientSchema, submitSchema, titleNamesKept, titlesSchema } from './handing-in.ts';
import { settingsSchema } from './settings.ts';

const writtenDate = /^\d{4}([-/])\d\d?\1\d\d?$/;

/** 2016-05-25 or 2016/5/25; given on as the first. */
export const dateText = z
  .string()
  .regex(writtenDate, '应为日期，如 2016-05-25')
  .refine((date) => !writtenDate.test(date) || isRealDate(date), '没有这一天，日期写法如 2016-05-25')
  .transform((date) => date.replaceAll('/', '-').replace(/-(\d)(?=-|$)/g, '-0$1'));

function isRealDate(date: string): boolean {
  const [year = 0, month = 0, day = 0] = date.split(/[-/]/).map(Number);
  const real = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 && real.getUTCMonth() === month - 1 && real.getUTCDate() === day;
}

const planSchema = z
  .strictObject({
    title: z.string(),
    base: yearText,
    target: yearText,
    /** The target set that the reports count. */
    judge: z.enum(['own', 'upper', 'province', 'national']).default('own'),
  })
  .refine((plan) => plan.base < plan.target, { message: '目标年须晚于基期年', path: ['target'] });

/** Of blanks and invisible characters alone nobody could be called. */
const shownName = z.string().refine((name) => plainName(name) !== '', '名称是空的，请写明');

const unitSchema = z.strictObject({
  name: shownName,
  /** The full official name, printed in titles and under the signature. Default: the area's name + the unit's. */
  title: z.string().optional(),
  /** key: owes both reports; member: owes figures only. */
  role: z.enum(['key', 'member']),
  aliases: z.array(z.string()).default([]),
  contact: z.strictObject({ name: z.string().optional(), phone: z.string().optional() }).optional(),
});

export const areaRoles = ['average', 'upper', 'peer'] as const;

const areaSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/, '应为小写字母、数字和短横线，如 peer-1')
    .refine((id) => id !== 'own', 'own 已用于本地区'),
  name: shownName,
  role: z.enum(areaRoles),
  aliases: z.array(z.string()).default([]),
  /** The folder of that area's own round, from this one's: its settled figures stand beside those of reference/. */
  round: z.string().min(1).optional(),
});

/** 红头 and 版记 of a formal document (GB/T 9704-2012, 7.2 and 7.4); what is not given is not printed. */
const letterheadSchema = z.strictObject({
  /** 发文机关标志, as 鹤山市统计局文件. */
  mark: z.string().min(1).max(40),
  /** 发文字号, as 鹤统〔2016〕3号. */
  number: z.string().optional(),
  /** 签发人, of what goes to a higher office. */
  signer: z.string().optional(),
  /** 抄送 */
  copyTo: z.string().optional(),
  /** 印发机关 */
  issuer: z.string().optional(),
  /** 印发日期 */
  issued: dateText.optional(),
});

export type Letterhead = z.output<typeof letterheadSchema>;

/** What a plan's reports are: of a year, of the plan's first half, or of the whole plan at its end. */
export const stages = ['annual', 'midterm', 'final'] as const;
export type Stage = (typeof stages)[number];

const roundObject = z.strictObject({
  area: z.strictObject({ code: z.string().optional(), name: shownName, self: z.string().default('我市') }),
  year: yearText,
  register: z.string().optional(),
  plans: z.strictObject({ women: planSchema, children: planSchema }),
  compiler: z.string(),
  recipient: recipientSchema.default({}),
  submit: submitSchema.default({}),
  titles: titlesSchema.default({}),
  units: z.array(unitSchema).min(1),
  areas: z.array(areaSchema).default([]),
  due: z
    .strictObject({
      tables: dateText.optional(),
      reports: dateText.optional(),
      general: dateText.optional(),
      /** When the upper level looks at how the warning mechanism was carried out. */
      inspection: dateText.optional(),
    })
    .default({}),
  /** By unit: the day on which its tables came. */
  received: z.record(z.string(), dateText).default({}),
  dates: z.strictObject({ reports: dateText.optional(), general: dateText.optional() }).default({}),
  templates: z.string().optional(),
  /** By unit name; `general` is the general report's. */
  letterhead: z
    .strictObject({ general: letterheadSchema.optional(), units: z.record(z.string(), letterheadSchema).default({}) })
    .optional(),
  header: z.string().optional(),
  /** 送审稿, 报批稿 …: printed above the signatures with a mark of the data; not given, nothing is printed there. */
  version: z.string().min(1).max(40).optional(),
  /** Default: final once the reporting year is the plan's target year. */
  stage: z.strictObject({ women: z.enum(stages).optional(), children: z.enum(stages).optional() }).default({}),
  settings: settingsSchema.prefault({}),
});

export const roundSchema = roundObject.superRefine(({ stage, plans, year }, context) => {
  for (const plan of planIds) {
    const isOver = year >= plans[plan].target;
    const wrong =
      stage[plan] === 'final' && !isOver
        ? `${planWord[plan]}规划的目标年是${plans[plan].target}年，${year}年还不能写终期监测评估报告`
        : stage[plan] === 'midterm' && isOver
          ? `${planWord[plan]}规划的目标年${plans[plan].target}年已到，不再写中期监测评估报告`
          : null;
    if (wrong !== null) context.addIssue({ code: 'custom', path: ['stage', plan], message: wrong });
  }
});

export function stageOf({ stage, plans, year }: Round, plan: PlanId): Stage {
  return stage[plan] ?? (year >= plans[plan].target ? 'final' : 'annual');
}

export type Round = z.output<typeof roundSchema>;
export type PlanSpan = z.output<typeof planSchema>;
export type Unit = z.output<typeof unitSchema>;
export type Area = z.output<typeof areaSchema>;

export function parseRound(source: SourceText): Outcome<Located<Round>> {
  return readYaml({ ...source, text: titleNamesKept(source.text) }, roundSchema);
}

/** What a report of this kind is headed with; undefined for plain paper. */
export function letterheadOf({ letterhead }: Round, kind: string, unit: string): Letterhead | undefined {
  if (kind === 'general') return letterhead?.general;
  return kind === 'unit' ? letterhead?.units[unit] : undefined;
}

/** 鹤山市教育局: the name in titles and signatures. */
export function fullTitle(round: Round, unit: Unit): string {
  return unit.title ?? titleOf(round.area.name, unit.name);
}

/** 青溪市 and 市委组织部 are 青溪市委组织部, 怀川县 and 县妇联 怀川县妇联: the rank is said once. */
function titleOf(area: string, unit: string): string {
  const rank = /[市县区州盟旗省]$/u.exec(area)?.[0];
  // 市场监督管理局, 市政局 and 市容局 begin with a word of their own.
  const saysRank = rank !== undefined && unit.startsWith(rank) && !/^(?:市(?:场|政(?!府)|容|民)|[县区]域)/u.test(unit);
  return `${area}${saysRank ? unit.slice(rank.length) : unit}`;
}

/** The day on which the unit's tables came; null where round.yaml has none. */
export function receivedOn(round: Round, unit: string): string | null {
  const found = Object.entries(round.received).find(([name]) => findUnit(round, name)?.unit.name === unit);
  return found?.[1] ?? null;
}

/** Names compare without spaces, in one width, without the area's name in front. */
export function findUnit(round: Round, name: string): { readonly unit: Unit; readonly byAlias: boolean } | null {
  const wanted = plainName(name);
  const direct = round.units.find(
    (unit) => plainName(unit.name) === wanted || plainName(fullTitle(round, unit)) === wanted,
  );
  if (direct !== undefined) return { unit: direct, byAlias: false };
  const renamed = round.units.find((unit) => unit.aliases.some((alias) => plainName(alias) === wanted));
  return renamed === undefined ? null : { unit: renamed, byAlias: true };
}

function plainName(name: string): string {
  return name.normalize('NFKC').replace(/[\s\u200b-\u200f\u202a-\u202e]/g, '');
}
