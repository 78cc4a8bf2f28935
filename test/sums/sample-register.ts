/** What round.yaml, plan.yaml and the register say of a round by hand, as the slow judgements take it. Reads YAML alone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Condition, PlanId, Rule, TrueIndicator, TrueTarget, Truth } from '../random/truth.ts';
import { periodOf, planIds } from '../random/truth.ts';

type Entry = Readonly<Record<string, unknown>>;

export type Frame = Omit<Truth, 'figures'>;

export function frameOf(folder: string, register: string): Frame {
  const round = read(join(folder, 'round.yaml'));
  const plans = round['plans'] as Truth['plans'];
  const area = entry(round['area']);
  const areas = entries(round['areas']).map((one) => ({ aliases: [], ...one })) as unknown as Truth['areas'];
  const units = entries(round['units']).map((one) => ({ aliases: [], ...one })) as unknown as Truth['units'];
  return {
    seed: Number(round['year']),
    stages: {},
    area: { code: text(area['code']), name: text(area['name']) ?? '', self: text(area['self']) ?? '' },
    province: areas.find(({ role }) => role === 'average')?.name ?? '',
    year: Number(round['year']),
    plans,
    units,
    areas,
    compiler: text(round['compiler']) ?? '',
    settings: Object.fromEntries(Object.entries(entry(round['settings'])).map(([id, value]) => [id, String(value)])),
    indicators: indicatorsOf(read(register), read(join(folder, 'plan.yaml')), plans).map((one) => ({
      ...one,
      units: one.units.map((name) => units.find(({ aliases }) => aliases.includes(name))?.name ?? name),
    })),
    notes: [],
  };
}

function read(path: string): Entry {
  return entry(parse(readFileSync(path, 'utf8')));
}

function entry(value: unknown): Entry {
  return typeof value === 'object' && value !== null ? (value as Entry) : {};
}

function entries(value: unknown): readonly Entry[] {
  return Array.isArray(value) ? value.map(entry) : [];
}

function text(value: unknown): string | null {
  return value === undefined || value === null ? null : String(value);
}

/** The entries of the plans' period; those of other decades have the same names with another measure. */
function indicatorsOf(register: Entry, plan: Entry, plans: Truth['plans']): readonly TrueIndicator[] {
  const periods = new Set(planIds.map((id) => periodOf(plans[id].target)));
  const written = new Set(Object.keys(plan));
  return entries(register['indicators'])
    .filter((one) => {
      const isOfPeriod =
        one['periods'] === undefined || (one['periods'] as string[]).some((id) => periods.has(id as never));
      return isOfPeriod && (one['confirmed'] !== false || written.has(String(one['code'])));
    })
    .map((one) => indicatorOf(one, entry(plan[String(one['code'])]), plans));
}

function indicatorOf(one: Entry, plan: Entry, plans: Truth['plans']): TrueIndicator {
  const ids = (one['plans'] ?? []) as readonly PlanId[];
  const years = (value: unknown) => (Array.isArray(value) ? value.map(Number) : []);
  const bounds = (one['bounds'] ?? [null, null]) as readonly unknown[];
  return {
    code: String(one['code']),
    name: String(one['name']),
    short: text(one['short']) ?? String(one['name']),
    aliases: (one['aliases'] ?? []) as readonly string[],
    plans: ids,
    domain: domainOf(one['domain'], ids, plans),
    measure: text(one['measure']) ?? '',
    scale: one['scale'] as TrueIndicator['scale'],
    decimals: Number(one['decimals'] ?? 0),
    direction: one['direction'] as TrueIndicator['direction'],
    bounds: [text(bounds[0]), text(bounds[1])],
    policy: (one['trendPolicy'] ?? 'yearly') as TrueIndicator['policy'],
    units: (plan['units'] ?? one['units'] ?? []) as readonly string[],
    numerator: text(one['numerator']),
    denominator: text(one['denominator']),
    cases: text(one['cases']),
    jump: null,
    targets: [...entries(one['targets']).map((each) => targetOf(each, 'indicators.yaml')), ...entries(plan['targets']).map((each) => targetOf(each, 'plan.yaml'))], // prettier-ignore
    planBase: byPlan(plan['base'], ids, (base, id) => ({
      year: Number(entry(base)['year'] ?? plans[id].base),
      value: String(entry(base)['value']),
    })),
    milestones: byPlan(plan['milestones'], ids, (found) =>
      Object.fromEntries(Object.entries(entry(found)).map(([year, value]) => [Number(year), String(value)])),
    ),
    breaks: years(plan['breaks']),
    omitted: [],
    partial: years(plan['partial']),
    advice: one['advice'] !== undefined,
  };
}

function byPlan<Value>(
  written: unknown,
  ids: readonly PlanId[],
  read: (value: unknown, id: PlanId) => Value,
): Readonly<Partial<Record<PlanId, Value>>> {
  if (written === undefined) return {};
  const named = entry(written);
  const of = (id: PlanId) => ('women' in named || 'children' in named ? named[id] : written);
  return Object.fromEntries(ids.flatMap((id) => (of(id) === undefined ? [] : [[id, read(of(id), id)]])));
}

/** Written once, by plan, or by period and then by either. */
function domainOf(written: unknown, ids: readonly PlanId[], plans: Truth['plans']): TrueIndicator['domain'] {
  const of = (id: PlanId): unknown => {
    if (typeof written === 'string') return written;
    const named = entry(written);
    const found = named[id] ?? named[periodOf(plans[id].target)];
    return typeof found === 'object' ? (entry(found)[id] ?? entry(found)[periodOf(plans[id].target)]) : found;
  };
  return Object.fromEntries(ids.map((id) => [id, text(of(id)) ?? '']));
}

function targetOf(one: Entry, file: TrueTarget['file']): TrueTarget {
  return {
    set: one['set'] as TrueTarget['set'],
    rule: ruleOf(one),
    year: one['year'] === undefined ? null : Number(one['year']),
    text: text(one['text']),
    plan: (one['plan'] as PlanId | undefined) ?? null,
    of: text(one['of']),
    confirmed: one['confirmed'] !== false,
    source: text(one['source']),
    file,
  };
}

const sides = ['atLeast', 'atMost', 'above', 'below'] as const;

function ruleOf(one: Entry): Rule {
  const keep = one['keep'] === true ? ({ keep: true } as const) : {};
  const side = sides.find((each) => each in one);
  if (side !== undefined) return { kind: side, limit: String(one[side]), ...keep };
  if (Array.isArray(one['between'])) {
    const [from, to] = one['between'].map(String);
    return { kind: 'between', from: from ?? '', to: to ?? '', ...keep };
  }
  if ('around' in one) {
    const around = entry(one['around']);
    return { kind: 'around', value: String(around['value']), tolerance: String(around['tolerance']) };
  }
  if ('fromBase' in one) {
    const from = entry(one['fromBase']);
    return { kind: 'fromBase', year: Number(from['year']), value: text(from['value']), by: String(from['by']) };
  }
  if ('allOf' in one) return { kind: 'allOf', conditions: entries(one['allOf']).map(conditionOf) };
  if ('trend' in one) return { kind: 'trend', way: one['trend'] as 'increase' | 'decrease' };
  if ('exists' in one) return { kind: 'exists' };
  return { kind: 'qualitative', criterion: text(entry(one['qualitative'])['criterion']) ?? '' };
}

function conditionOf(one: Entry): Condition {
  const side = sides.find((each) => each in one) ?? 'atLeast';
  return { where: String(one['where']), kind: side, limit: String(one[side]) };
}
