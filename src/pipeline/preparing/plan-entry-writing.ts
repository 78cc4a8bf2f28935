/** One entry of plan.yaml changed as a form asks: read as `fuer plan` reads a table, written where it stands, comments kept. */
import type { PlanProposal } from '../../dataset/plan-table/read-plan-table.ts';
import { readPlanTable } from '../../dataset/plan-table/read-plan-table.ts';
import type { Indicator } from '../../indicators/definition.ts';
import type { PlanId } from '../../indicators/plan-id.ts';
import { limitSaid } from '../../indicators/target-phrases/limit-said.ts';
import type { YamlEdit, YamlValue } from '../../indicators/yaml/editing.ts';
import { editYaml, readPlainYaml } from '../../indicators/yaml/editing.ts';
import type { RoundFiles } from '../read/round-files.ts';
import type { PlanFields, PlanLine } from './plan-entries.ts';
import { aroundSaid, planLinesOf } from './plan-entries.ts';
import type { Plain } from './plain-values.ts';
import { plainOf, recordOf } from './plain-values.ts';
import { targetWritten, withLine } from './plan-lines.ts';
import type { Ground } from './plan-table.ts';
import { groundOf } from './plan-table.ts';

export interface PlanEntryOrder {
  readonly code: string;
  /** Of which plan; null: of all that the indicator is in. */
  readonly plan: PlanId | null;
  readonly fields: PlanFields;
}

export type PlanEntryWriting =
  | {
      readonly verdict: 'read';
      /** plan.yaml with the entry in it. */
      readonly text: string;
      /** What its target is read as; null where it sets none. */
      readonly understood: string | null;
      /** Words of the target that set no limit. */
      readonly besides: readonly string[];
    }
  | { readonly verdict: 'refused'; readonly message: string };

export function withPlanEntry(files: RoundFiles, order: PlanEntryOrder): PlanEntryWriting {
  const ground = groundOf(files);
  const lines = planLinesOf(files);
  if (ground.verdict === 'failed' || lines.verdict === 'failed')
    return refused([...ground.findings, ...lines.findings].map(({ message }) => message).join('\n'));
  const indicator = ground.value.indicators.find(({ code }) => code === order.code);
  const line =
    lines.value.find(({ code, plan }) => code === order.code && (plan === order.plan || plan === null)) ??
    lines.value.find(({ code }) => code === order.code);
  if (indicator === undefined || line === undefined) return refused('登记册里没有这项指标。');
  const scope = indicator.plans.length > 1 ? order.plan : null;
  const before = files.plan?.text ?? '';
  const read = targetOf(order.fields.target, line, scope, { ground: ground.value, indicator });
  if (read.verdict === 'refused') return read;
  const target = withTolerance(read, order.fields.tolerance.trim(), line, {
    indicator,
    there: () => ownTarget(recordOf(recordOf(readPlainYaml(before))?.[indicator.code]) ?? {}, scope),
  });
  if (target.verdict === 'refused') return target;
  const changed = changes(order.fields, line, target);
  if ('message' in changed) return refused(changed.message);
  const text = written(before, indicator, scope, changed.parts);
  if (text === null)
    return refused(`plan.yaml 里 ${indicator.code} 一条的写法比较特别，没有改；请用记事本打开，照说明改。`);
  const { understood, besides } = target;
  return { verdict: 'read', text: commentKept(text, indicator, line.understood, understood), understood, besides };
}

function refused(message: string): { readonly verdict: 'refused'; readonly message: string } {
  return { verdict: 'refused', message };
}

type Target =
  | {
      readonly verdict: 'read';
      /** undefined: as it was; null: none any more. */
      readonly value: Plain | null | undefined;
      readonly understood: string | null;
      readonly besides: readonly string[];
      readonly milestones: PlanProposal['milestones'];
    }
  | { readonly verdict: 'refused'; readonly message: string };

interface Place {
  readonly ground: Ground;
  readonly indicator: Indicator;
}

function targetOf(typed: string, line: PlanLine, scope: PlanId | null, { ground, indicator }: Place): Target {
  const words = typed.trim();
  const none = { verdict: 'read', besides: [], milestones: new Map() } as const;
  if (words === line.target) return { ...none, value: undefined, understood: line.understood };
  if (words === '') return { ...none, value: null, understood: null };
  const plan = scope ?? indicator.plans[0] ?? 'women';
  const rows = [
    ['代码', '指标名称', '目标值'],
    [indicator.code, indicator.name, words],
  ];
  const table = readPlanTable(rows, {
    round: ground.round,
    indicators: ground.indicators,
    plan,
    placeOf: () => indicator.origin,
  });
  const proposal = table?.proposals[0];
  if (proposal === undefined) {
    const why = table?.findings[0];
    return refused(why === undefined ? `“${words}”没有读成目标。` : `${why.message}${why.hint}`);
  }
  const { requirement, text, besides, milestones } = proposal;
  const value = requirement === null ? null : plainOf(targetWritten(requirement, text, scope));
  const understood = requirement === null ? null : limitSaid(requirement, indicator);
  return { verdict: 'read', value, understood, besides, milestones };
}

/** 左右 with how far it may be: what is typed beside the target's words, which are printed as the plan has them. */
function withTolerance(
  target: Extract<Target, { verdict: 'read' }>,
  typed: string,
  line: PlanLine,
  { indicator, there }: { readonly indicator: Indicator; readonly there: () => Plain | null },
): Target {
  const own = target.value === undefined ? there() : target.value;
  const around = recordOf(own?.['around']);
  const value = around?.['value'];
  if (own === null || around === null || typeof value !== 'string')
    return typed === '' ? target : refused('目标不是“左右”的，不写允许上下多少。');
  if (typed === line.tolerance && target.value === undefined) return target;
  if (typed !== '' && !/^\d+(\.\d+)?$/.test(typed)) return refused('允许上下多少只写数，如 5。');
  const laid = typed === '' ? { value } : { value, tolerance: typed };
  return { ...target, value: { ...own, around: laid }, understood: aroundSaid(value, typed, indicator) };
}

/** The city's own target as plan.yaml has it. */
function ownTarget(entry: Plain, scope: PlanId | null): Plain | null {
  const list = entry['targets'];
  const all = Array.isArray(list) ? list.flatMap((one: YamlValue) => recordsOf(one)) : [];
  const own = all.find((one) => isOwnOf(one, scope));
  return own === undefined ? null : scope === null ? own : { ...own, plan: scope };
}

function isOwnOf(one: Plain, scope: PlanId | null): boolean {
  return one['set'] === 'own' && (scope === null || one['plan'] === undefined || one['plan'] === scope);
}

/** A part of an entry as plain YAML has it. */

/** What changes; null takes it away. */
interface Parts {
  readonly target?: Plain | null;
  readonly base?: Plain | null;
  readonly milestones?: Plain | null;
  readonly units?: YamlValue | null;
  readonly breaks?: YamlValue | null;
  readonly partial?: YamlValue | null;
  readonly omit?: string | null;
}

type ReadTarget = Extract<Target, { verdict: 'read' }>;

function changes(
  fields: PlanFields,
  line: PlanLine,
  target: ReadTarget,
): { readonly parts: Parts } | { readonly message: string } {
  const isOther = (field: keyof PlanFields): boolean => fields[field].trim() !== line[field];
  const planned = yearsAndFigures(fields.milestones);
  if (planned === null) return { message: `分年度计划“${fields.milestones}”没有读懂，请写成“2014年70、2015年78”。` };
  const milestones = new Map([...target.milestones].map(([year, value]) => [String(year), value.toFixed()]));
  for (const [year, value] of planned) milestones.set(year, value);
  const leads = namesIn(fields.lead);
  const partners = namesIn(fields.partners);
  if (leads.length !== 1 && partners.length > 0) return { message: '写了配合单位的，牵头单位请写一家。' };
  const years = [fields.breaks, fields.partial].map((words) => namesIn(words.replaceAll('年', '')));
  if (years.flat().some((year) => !/^(19|20)\d\d$/.test(year))) return { message: '年份请写四位数，如 2014、2016。' };
  const [breaks = [], partial = []] = years;
  const baseYear = fields.baseYear.trim().replace(/年$/, '');
  const base = fields.base.trim();
  if (base === '' && baseYear !== '') return { message: '写了基期年的，请写基期值。' };
  return {
    parts: {
      ...(target.value === undefined ? {} : { target: target.value }),
      ...(isOther('base') || isOther('baseYear')
        ? { base: base === '' ? null : { ...(baseYear === '' ? {} : { year: baseYear }), value: base } }
        : {}),
      ...(isOther('milestones') || target.milestones.size > 0
        ? { milestones: milestones.size === 0 ? null : Object.fromEntries(milestones) }
        : {}),
      ...(isOther('lead') || isOther('partners')
        ? {
            units: leads.length === 0 ? null : partners.length === 0 ? leads : { lead: leads[0] ?? '', with: partners },
          }
        : {}),
      ...(isOther('breaks') ? { breaks: breaks.length === 0 ? null : breaks } : {}),
      ...(isOther('partial') ? { partial: partial.length === 0 ? null : partial } : {}),
      ...(isOther('omit') ? { omit: fields.omit.trim() === '' ? null : fields.omit.trim() } : {}),
    },
  };
}

/** 2014年70、2015年：78.5; null where there is anything else. */
function yearsAndFigures(words: string): readonly (readonly [string, string])[] | null {
  const found = namesIn(words).map((part) => /^((?:19|20)\d\d)年?\s*[:：=]?\s*(-?\d+(?:\.\d+)?)$/.exec(part));
  const read = found.flatMap((match): readonly (readonly [string, string])[] =>
    match === null ? [] : [[match[1] ?? '', match[2] ?? '']],
  );
  return read.length === found.length ? read : null;
}

function namesIn(words: string): readonly string[] {
  return words
    .split(/[、，,；;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function written(before: string, indicator: Indicator, scope: PlanId | null, parts: Parts): string | null {
  if (Object.keys(parts).length === 0) return before;
  const { code } = indicator;
  const isThere = recordOf(recordOf(readPlainYaml(before))?.[code]) !== null;
  const begun = isThere ? before : withLine(before, code, `${code}: {} # ${indicator.name}`);
  const entry = recordOf(recordOf(readPlainYaml(begun))?.[code]) ?? {};
  const edits: YamlEdit[] = [];
  const put = (key: string, value: YamlValue | null): void => {
    if (value !== null) edits.push({ kind: 'set', path: [code, key], value });
    else if (entry[key] !== undefined) edits.push({ kind: 'remove', path: [code, key] });
  };
  const ofPlan = (key: string, value: YamlValue | null): void =>
    put(key, scope === null ? value : besideOther(entry[key], value, scope, indicator.plans));
  if (parts.base !== undefined) ofPlan('base', parts.base);
  if (parts.target !== undefined) put('targets', targetsWith(entry['targets'], parts.target, scope, indicator.plans));
  if (parts.milestones !== undefined) ofPlan('milestones', parts.milestones);
  for (const key of ['units', 'breaks', 'partial'] as const) {
    const value = parts[key];
    if (value !== undefined) put(key, value);
  }
  if (parts.omit !== undefined) ofPlan('omit', parts.omit);
  return editYaml(begun, edits);
}

/** What holds for one plan, beside what stays of the other; null where nothing stays. */
function besideOther(
  there: YamlValue | undefined,
  value: YamlValue | null,
  scope: PlanId,
  plans: readonly PlanId[],
): YamlValue | null {
  const record = recordOf(there);
  const isByPlan = record !== null && Object.keys(record).some((key) => key === 'women' || key === 'children');
  const others = plans.flatMap((plan): readonly (readonly [string, YamlValue])[] => {
    if (plan === scope) return [];
    const of = isByPlan ? record[plan] : there;
    return of === undefined ? [] : [[plan, of]];
  });
  const all = Object.fromEntries([...(value === null ? [] : [[scope, value] as const]), ...others]);
  return Object.keys(all).length === 0 ? null : all;
}

/** The city's own target in the place of the one before; what was said of its year and source stays. */
function targetsWith(
  there: YamlValue | undefined,
  target: Plain | null,
  scope: PlanId | null,
  plans: readonly PlanId[],
): YamlValue | null {
  const list: readonly Plain[] = Array.isArray(there)
    ? there.flatMap((one: YamlValue): readonly Plain[] => recordsOf(one))
    : [];
  const isReplaced = (one: Plain): boolean => isOwnOf(one, scope);
  const first = list.find(isReplaced);
  const about = Object.fromEntries(
    Object.entries(first ?? {}).filter(([key]) => ['year', 'period', 'of', 'source', 'confirmed'].includes(key)),
  );
  const kept = list.flatMap((one): readonly Plain[] => {
    if (!isReplaced(one)) return [one];
    // Of both plans until now: the other keeps it.
    const others = scope === null || one['plan'] !== undefined ? [] : plans.filter((plan) => plan !== scope);
    return others.map((plan) => ({ ...one, plan }));
  });
  const all = [...(target === null ? [] : [{ ...target, ...about }]), ...kept];
  return all.length === 0 ? null : all;
}

/** `fuer plan` writes behind an entry what its target was read as: that must not speak of the target before. */
function commentKept(text: string, { code, name }: Indicator, before: string | null, now: string | null): string {
  const [old, next] = [before, now].map((said) => `# ${name}：${said ?? '未设目标'}`);
  return text
    .split('\n')
    .map((line) =>
      old !== undefined && next !== undefined && line.startsWith(`${code}:`) && line.trimEnd().endsWith(old)
        ? line.replace(old, () => next)
        : line,
    )
    .join('\n');
}

function recordsOf(value: unknown): readonly Plain[] {
  const record = recordOf(value);
  return record === null ? [] : [record];
}
