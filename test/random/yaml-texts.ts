/** The YAML files of a random round, as a person would write them. */
import { stringify } from 'yaml';
import type { Dice } from './dice.ts';
import type { Frame } from './frame.ts';
import type { Grown } from './indicators.ts';
import type { Overlaid } from './overlay.ts';
import type { RandomDecision } from './settled.ts';
import type { PlanBase, Rule, TrueIndicator, TrueTarget, Truth } from './truth.ts';
import { planIds } from './truth.ts';

export function roundYaml(frame: Frame, plans: Truth['plans'], register: string): string {
  const next = frame.year + 1;
  return yamlOf({
    area: {
      ...(frame.area.code === null ? {} : { code: frame.area.code }),
      name: frame.area.name,
      self: frame.area.self,
    },
    year: frame.year,
    register,
    plans: Object.fromEntries(planIds.map((id) => [id, { ...plans[id] }])),
    compiler: frame.compiler,
    recipient: { units: `${frame.area.name}妇儿工委办公室`, general: '上级妇儿工委办公室' },
    units: frame.units.map(({ name, title, role, aliases }) => ({
      name,
      title,
      role,
      ...(aliases.length === 0 ? {} : { aliases }),
    })),
    areas: frame.areas.map(({ id, name, role, aliases }) => ({
      id,
      name,
      role,
      ...(aliases.length === 0 ? {} : { aliases }),
    })),
    due: { tables: `${next}-05-19`, reports: `${next}-05-25`, general: `${next}-06-10` },
    ...(Object.keys(frame.stages).length === 0 ? {} : { stage: frame.stages }),
    header: '演示数据·非官方文件',
    ...(Object.keys(frame.settings).length === 0 ? {} : { settings: frame.settings }),
  });
}

/** A whole register of the round's own. */
export function registerYaml(entries: readonly TrueIndicator[], newForms: boolean): string {
  return yamlOf({ indicators: entries.map((entry) => registerEntry(entry, newForms)) });
}

/** Of what stands in the register only that which is meant otherwise. */
export function overlayYaml(overlay: readonly Overlaid[], newForms: boolean): string {
  return yamlOf({
    indicators: overlay.map(({ indicator, before, after }) => {
      const whole = { ...registerEntry(indicator, newForms), ...(after === null ? {} : { after }) };
      if (before === null) return whole;
      const [meant, had] = [spelled(indicator, newForms), spelled(before, newForms)];
      const changed = Object.entries(meant).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(had[key]));
      return { code: indicator.code, ...Object.fromEntries(changed.filter(([key]) => key !== 'targets')), ...overlaidTargets(indicator, before, newForms) };
    }),
  }); // prettier-ignore
}

/** With what a whole entry leaves to its defaults: an overlay that does not say it would leave the register's. */
function spelled(one: TrueIndicator, newForms: boolean): Readonly<Record<string, unknown>> {
  return { ...registerEntry(one, newForms), short: one.short, aliases: one.aliases };
}

/** A requirement that is another replaces the register's whole; where it is the same, only words are added. */
function overlaidTargets(meant: TrueIndicator, before: TrueIndicator, newForms: boolean): object {
  const targets = meant.targets.flatMap((target, at) => {
    const had = before.targets[at];
    if (target.file !== 'indicators.yaml' || had === undefined || had === target) return [];
    if (JSON.stringify(had.rule) !== JSON.stringify(target.rule) || target.text === null)
      return [targetEntry(target, newForms)];
    const { set, of, year, text, source, confirmed } = targetEntry(target, newForms) as Record<string, unknown>;
    const said = { set, of, year, text, source, confirmed };
    return [Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))];
  });
  return targets.length === 0 ? {} : { targets };
}

function registerEntry(one: TrueIndicator, newForms: boolean): object {
  const targets = one.targets.filter((target) => target.file === 'indicators.yaml');
  return {
    code: one.code,
    name: one.name,
    ...(one.short === one.name ? {} : { short: one.short }),
    ...(one.aliases.length === 0 ? {} : { aliases: one.aliases }),
    ...(isSupport(one) ? {} : { plans: [...one.plans, ...one.omitted], domain: one.domain }),
    measure: one.measure,
    decimals: one.decimals,
    direction: one.direction,
    bounds: one.bounds.map((edge) => (edge === null ? null : Number(edge))),
    scale: one.scale,
    ...(targets.length === 0 ? {} : { targets: targets.map((target) => targetEntry(target, newForms)) }),
    ...(isSupport(one) ? {} : { units: one.units }),
    ...(one.numerator === null ? {} : { numerator: one.numerator, denominator: one.denominator }),
    ...(one.cases === null ? {} : { cases: one.cases }),
    ...(one.policy === 'yearly' ? {} : { trendPolicy: one.policy }),
    ...(one.jump === null ? {} : { audit: { jump: one.jump } }),
    ...(one.advice
      ? {
          advice: {
            hard: [`围绕${one.short}倒排任务，逐月通报`],
            behind: [`加快补齐${one.short}的短板`],
            kept: [`巩固${one.short}已有成果`],
          },
        }
      : {}),
  };
}

function isSupport({ plans, omitted }: TrueIndicator): boolean {
  return plans.length + omitted.length === 0;
}

function targetEntry(target: TrueTarget, newForms: boolean): object {
  return {
    set: target.set,
    ...(newForms && target.of !== null ? { of: target.of } : {}),
    ...(newForms && target.plan !== null ? { plan: target.plan } : {}),
    ...(target.year === null ? {} : { year: target.year }),
    ...ruleEntry(target.rule),
    ...(target.text === null ? {} : { text: target.text }),
    ...(target.source === null ? {} : { source: target.source }),
    ...(newForms && !target.confirmed ? { confirmed: false } : {}),
  };
}

function ruleEntry(rule: Rule): object {
  switch (rule.kind) {
    case 'atLeast':
    case 'atMost':
    case 'above':
    case 'below':
      return rule.keep === true ? { keep: { [rule.kind]: Number(rule.limit) } } : { [rule.kind]: Number(rule.limit) };
    case 'between': {
      const between = [Number(rule.from), Number(rule.to)];
      return rule.keep === true ? { keep: { between } } : { between };
    }
    case 'around':
      return { around: { value: Number(rule.value), tolerance: Number(rule.tolerance) } };
    case 'fromBase':
      return {
        fromBase: { year: rule.year, ...(rule.value === null ? {} : { value: Number(rule.value) }), by: rule.by },
      };
    case 'allOf':
      return { allOf: rule.conditions.map(({ where, kind, limit }) => ({ where, [kind]: Number(limit) })) };
    case 'trend':
      return { trend: rule.way };
    case 'exists':
      return { exists: true };
    case 'qualitative':
      return { qualitative: { criterion: rule.criterion } };
  }
}

export function planYaml(grown: readonly Grown[], newForms: boolean): string {
  const entries = grown.flatMap(({ indicator }) => {
    const entry = planEntry(indicator, newForms);
    return Object.keys(entry).length === 0 ? [] : [[indicator.code, entry] as const];
  });
  return entries.length === 0 ? '# 本市规划没有自定的目标\n' : yamlOf(Object.fromEntries(entries));
}

function planEntry(one: TrueIndicator, newForms: boolean): object {
  const reason = '本市规划未列';
  if (isSupport(one)) return {};
  if (one.plans.length === 0) return { omit: reason };
  const targets = one.targets.filter((target) => target.file === 'plan.yaml');
  const [first] = one.plans;
  const numbers = ({ year, value }: PlanBase) => ({ year, value: Number(value) });
  const written = Object.entries(one.planBase);
  const whole = written.find(([, base]) => base.forBoth === true || one.plans.length === 1)?.[1];
  const byPlan = Object.fromEntries(written.map(([plan, base]) => [plan, numbers(base)]));
  const base = whole !== undefined ? numbers(whole) : written.length === 0 ? null : byPlan;
  const milestones = first === undefined ? undefined : one.milestones[first];
  return {
    ...(base === null ? {} : { base }),
    ...(targets.length === 0 ? {} : { targets: targets.map((target) => targetEntry(target, newForms)) }),
    ...(milestones === undefined || Object.keys(milestones).length === 0
      ? {}
      : { milestones: Object.fromEntries(Object.entries(milestones).map(([year, value]) => [year, Number(value)])) }),
    ...(one.breaks.length === 0 ? {} : { breaks: one.breaks }),
    ...(one.partial.length === 0 ? {} : { partial: one.partial }),
    ...(one.omitted.length === 0 ? {} : { omit: Object.fromEntries(one.omitted.map((plan) => [plan, reason])) }),
  };
}

export function decisionsYaml(decisions: readonly RandomDecision[], frame: Frame): string | null {
  if (decisions.length === 0) return null;
  return yamlOf(
    decisions.map((one) => ({
      ...(one.kind === 'choose'
        ? { choose: { indicator: one.indicator, year: one.year, value: Number(one.value), from: one.from } }
        : one.kind === 'correct'
          ? { correct: { indicator: one.indicator, year: one.year, value: Number(one.value) } }
          : { accept: { finding: one.finding, at: one.from } }),
      reason: '经与单位核对台账后确定',
      by: `${frame.area.name}统计局`,
      date: `${frame.year + 1}-05-20`,
    })),
  );
}

export function ledgerYaml(dice: Dice, frame: Frame, grown: readonly Grown[]): string | null {
  const named = grown.filter(({ indicator }) => indicator.plans.length > 0 && dice.fork(indicator.code).chance(0.15));
  if (named.length === 0) return null;
  return yamlOf(
    named.map(({ indicator }) => {
      const own = dice.fork(`ledger ${indicator.code}`);
      return {
        indicator: indicator.code,
        plan: indicator.plans[0],
        notice: `${frame.year + 1}年5月${own.whole(20, 30)}日发出预警通知`,
        ...(own.chance(0.5) ? { meeting: `${frame.year + 1}年6月${own.whole(1, 9)}日召开专题会商会` } : {}),
        lead: indicator.units[0],
        ...(own.chance(0.5) ? { actions: ['逐镇核对名册', '按月通报进度'] } : {}),
        deadline: `${frame.year + 1}年${own.whole(6, 12)}月`,
        ...(own.chance(0.4) ? { result: '已完成入户核对，方案待审定' } : {}),
      };
    }),
  );
}

function yamlOf(value: unknown): string {
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
}
