/** What the table says of indicators that plan.yaml has already: added where the entry leaves it open, else told. */
import type { PlanProposal } from '../../dataset/plan-table/read-plan-table.ts';
import type { Diagnostic } from '../../diagnostics.ts';
import { finding } from '../../diagnostics.ts';
import type { CityPlan, PlanEntry } from '../../indicators/plan.ts';
import { parsePlan } from '../../indicators/plan.ts';
import type { PlanId } from '../../indicators/plan-id.ts';
import type { PhraseRequirement } from '../../indicators/target-phrases/phrase-reading.ts';
import type { YamlEdit } from '../../indicators/yaml/editing.ts';
import { editYaml } from '../../indicators/yaml/editing.ts';
import { plainOf } from './plain-values.ts';
import { entryParts, targetWritten } from './plan-lines.ts';

/** An indicator of both plans whose entry speaks of the other plan alone gets this plan's target beside it. */
export function withOtherPlan(
  text: string,
  proposals: readonly PlanProposal[],
): { readonly text: string; readonly added: readonly PlanProposal[] } {
  const plan = parsePlan({ file: 'plan.yaml', text });
  if (plan.verdict === 'failed') return { text, added: [] };
  return proposals.reduce<{ readonly text: string; readonly added: readonly PlanProposal[] }>(
    (done, one) => {
      const entry = plan.value.value[one.indicator.code];
      const targets = entry?.targets.filter(({ set }) => set === 'own') ?? [];
      const isOmittedByOther = entry !== undefined && typeof entry.omit === 'object';
      const isOpen =
        (targets.length > 0 || isOmittedByOther) &&
        !isOmittedIn(entry, one.plan) &&
        targets.every((target) => target.plan !== null && target.plan !== one.plan);
      if (one.plan === null || one.requirement === null || !isOpen) return done;
      const next = editYaml(done.text, editsOf(one, one.requirement, targets.length > 0));
      return next === null ? done : { text: next, added: [...done.added, one] };
    },
    { text, added: [] },
  );
}

function isOmittedIn(entry: PlanEntry | undefined, plan: PlanId | null): boolean {
  const omit = entry?.omit;
  return omit !== undefined && (typeof omit === 'string' || plan === null || omit[plan] !== undefined);
}

/** Beside the other plan's target this one's alone; where the other plan omits it, all that the table says. */
function editsOf(one: PlanProposal, requirement: PhraseRequirement, hasTargets: boolean): readonly YamlEdit[] {
  const { code } = one.indicator;
  const target = plainOf(targetWritten(requirement, one.text, one.plan));
  const appended: YamlEdit = { kind: 'append', path: [code, 'targets'], value: target };
  if (hasTargets) return [appended];
  const parts = Object.entries(plainOf(entryParts(one)));
  return [
    ...parts.flatMap(([key, value]): readonly YamlEdit[] =>
      key === 'targets' ? [] : [{ kind: 'set', path: [code, key], value }],
    ),
    appended,
  ];
}

/** Those whose entry has the very target that the table has are told in one line. */
export function keptFindings(kept: readonly PlanProposal[], text: string): readonly Diagnostic[] {
  const lines = text.split('\n');
  const own = parsePlan({ file: 'plan.yaml', text });
  const entries: CityPlan = own.verdict === 'ok' ? own.value.value : {};
  const isSame = ({ indicator: { code }, requirement, text: words, plan }: PlanProposal): boolean =>
    (requirement === null && !isOmittedIn(entries[code], plan)) ||
    (requirement !== null &&
      lines.some((line) => line.startsWith(`${code}:`) && line.includes(targetWritten(requirement, words, plan))));
  const same = kept.filter(isSame);
  const [first] = same;
  return [
    ...(first === undefined
      ? []
      : [
          finding('plan-entry-kept', {
            message: `${same.length}项 plan.yaml 里已经有，目标与表里的一样，没有改动：${same.map(({ indicator }) => indicator.code).join('、')}。`,
            hint: '不必处理。',
            origin: first.origin,
          }),
        ]),
    ...kept
      .filter((one) => !isSame(one))
      .map((one) => keptFinding(one, isOmittedIn(entries[one.indicator.code], one.plan))),
  ];
}

function keptFinding({ indicator, requirement, text, plan, origin }: PlanProposal, isOmitted: boolean): Diagnostic {
  if (isOmitted)
    return finding('plan-entry-kept', {
      message: `“${indicator.name}”（${indicator.code}）plan.yaml 里写了 omit，表里却列着，没有改动。`,
      hint: `规划列了的，请删去 plan.yaml 里 ${indicator.code} 的 omit，再运行一次。`,
      origin,
      indicator: indicator.code,
    });
  return finding('plan-entry-kept', {
    message: `“${indicator.name}”（${indicator.code}）plan.yaml 里已经有，没有改动。`,
    hint:
      requirement === null
        ? '不必处理。'
        : `表里的目标是 ${targetWritten(requirement, text, plan)}；与已有的不同时请自己改。`,
    origin,
    indicator: indicator.code,
  });
}
