/** What the composers of the general report look at: the plans told of in one document, each with its own view. */
import type { Assessment } from '../../../rules/assessment.ts';
import type { RoundFacts } from '../../../rules/round-facts.ts';
import type { ActedOn } from '../../../rules/warning/mechanism.ts';
import type { Voice } from '../../composer.ts';
import { figure } from '../../composer.ts';
import type { Counted } from '../../figure-id.ts';
import type { PlanView } from '../plan-view.ts';
import { quantitative } from '../plan-view.ts';
import { originsOf } from '../counted-kinds.ts';
import { sayLevel } from '../verdict-words.ts';

export interface GeneralView {
  readonly facts: RoundFacts;
  readonly voice: Voice;
  readonly views: readonly PlanView[];
  /** Both plans in one document. */
  readonly both: boolean;
  /** What meetings of this round agreed, most urgent first. */
  readonly agreed: readonly ActedOn[];
  /** Where it looks at some of a document's plans only: what counts are known by. */
  readonly part?: string;
}

/** The plans that go on, and those that are over: a general report treats each plan by its stage. */
export function byStage(general: GeneralView): { readonly open: GeneralView; readonly over: GeneralView } {
  const of = (views: readonly PlanView[], part: string): GeneralView =>
    views.length === general.views.length ? general : { ...general, views, both: views.length > 1, part };
  return {
    open: of(
      general.views.filter((view) => view.stage !== 'final'),
      'open',
    ),
    over: of(
      general.views.filter((view) => view.stage === 'final'),
      'over',
    ),
  };
}

/** What the rates count: quantitative indicators that can be judged. */
export function counted(view: PlanView): readonly Assessment[] {
  return quantitative(view).filter((one) => one.attainment !== 'not-applicable');
}

/** 项次 where both plans are told of, 项 in one plan's own document. */
export function countWord(general: GeneralView): string {
  return general.both ? '项次' : '项';
}

/** A count over both plans, with the origins of all that were counted. */
export function countIn(
  general: GeneralView,
  list: readonly Assessment[],
  what: Counted,
  ...within: readonly string[]
): string {
  const id = {
    kind: 'count',
    scope: 'all',
    what,
    within: general.part === undefined ? within : [...within, 'plans', general.part],
  } as const;
  return figure(general.voice, String(list.length), id, originsOf(list));
}

/** 红色6项次: the levels that occur among `members`, worst first. */
export function levelsList(
  general: GeneralView,
  members: readonly Assessment[],
  what: 'level' | 'not-met',
): readonly string[] {
  return (['red', 'orange', 'yellow', 'blue', 'green', 'grey'] as const).flatMap((level) => {
    const of = members.filter((one) => one.warning.level === level);
    return of.length === 0
      ? []
      : [`${sayLevel(general.voice, level, of, 'short')}${countIn(general, of, what, level)}${countWord(general)}`];
  });
}

/** The view whose plan an assessment belongs to. */
export function viewOf(general: GeneralView, one: Assessment): PlanView {
  const view = general.views.find((candidate) => candidate.plan === one.plan);
  if (view === undefined) throw new Error(`no view for plan ${one.plan}`);
  return view;
}
