/**
 * What the plan's own table does not list of that which the round's units would be asked for. The register holds for any
 * city: whether a plan leaves an indicator out is for people to say, so that this only makes the list and the lines.
 */
import type { Indicator } from '../../indicators/definition.ts';
import { parsePlan } from '../../indicators/plan.ts';
import type { CityPlan, PlanEntry } from '../../indicators/plan.ts';
import type { PlanId } from '../../indicators/plan-id.ts';
import { layPlanOver } from '../../indicators/register/laid-plan.ts';
import type { Register } from '../../indicators/register/register-entry.ts';
import type { Round } from '../../indicators/round.ts';
import { findUnit } from '../../indicators/round.ts';
import type { Located } from '../../indicators/yaml/yaml.ts';
import { editYaml } from '../../indicators/yaml/editing.ts';
import { withLines } from './plan-lines.ts';

export interface Unlisted {
  readonly indicator: Indicator;
  /** The plans whose table does not list it. */
  readonly plans: readonly PlanId[];
  /** Whether no other plan has it. */
  readonly isWhole: boolean;
}

export const omittedBecause = '本市规划未列';

interface Ground {
  readonly round: Located<Round>;
  readonly register: Register;
  /** plan.yaml with what the table said in it. */
  readonly text: string;
  /** Codes that the table names, or may mean. */
  readonly named: ReadonlySet<string>;
  readonly plans: readonly PlanId[];
}

export function unlistedIn({ round, register, text, named, plans }: Ground): readonly Unlisted[] {
  const plan = parsePlan({ file: 'plan.yaml', text });
  if (plan.verdict === 'failed') return [];
  const laid = layPlanOver(register, plan.value, round);
  if (laid.verdict === 'failed') return [];
  return laid.value.flatMap((indicator): readonly Unlisted[] => {
    if (named.has(indicator.code) || indicator.units.every((unit) => findUnit(round.value, unit) === null)) return [];
    const entry = plan.value.value[indicator.code];
    const without = indicator.plans.filter((one) => plans.includes(one) && !speaksOf(entry, one));
    if (without.length === 0) return [];
    return [{ indicator, plans: without, isWhole: without.length === indicator.plans.length && entry === undefined }];
  });
}

/** Somebody wrote of it for this plan: a target, or anything at all beside targets of the other plan. */
function speaksOf(entry: PlanEntry | undefined, plan: PlanId): boolean {
  if (entry === undefined) return false;
  if (entry.targets.length === 0) return entry.omit === undefined;
  return entry.targets.some((target) => target.plan === null || target.plan === plan);
}

/** plan.yaml with a line for each; what stands there already is not touched. */
export function withOmitted(text: string, unlisted: readonly Unlisted[], from: string): string {
  const known = written(text);
  const fresh = unlisted.filter(({ indicator }) => known[indicator.code] === undefined);
  const lines = fresh.map(({ indicator, plans, isWhole }) => ({
    code: indicator.code,
    line: `${indicator.code}: {omit: ${isWhole ? omittedBecause : `{${byPlan(plans)}}`}} # ${indicator.name}`,
  }));
  const added = withLines(text, lines, `# ${from} 没有列的，请逐项核对；规划列了的，删去那一行`);
  return unlisted.reduce((done, { indicator: { code }, plans }) => {
    const entry = known[code];
    if (entry === undefined) return done;
    const before = typeof entry.omit === 'object' ? entry.omit : {};
    const omit = Object.fromEntries([
      ...Object.entries(before).map(([plan, reason]) => [plan, reason ?? omittedBecause] as const),
      ...plans.map((plan) => [plan, omittedBecause] as const),
    ]);
    return editYaml(done, [{ kind: 'set', path: [code, 'omit'], value: omit }]) ?? done;
  }, added);
}

function written(text: string): CityPlan {
  const plan = parsePlan({ file: 'plan.yaml', text });
  return plan.verdict === 'ok' ? plan.value.value : {};
}

function byPlan(plans: readonly PlanId[]): string {
  return plans.map((plan) => `${plan}: ${omittedBecause}`).join(', ');
}
