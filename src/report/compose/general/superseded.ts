/**
 * What of the units' words gives way in the text of the general report, and stands in its annex: proposals on indicators of
 * which a meeting has agreed what is done, since the decision says it again.
 */
import type { NoteItem } from '../../../dataset/notes/notes.ts';
import { planWord } from '../../../indicators/plan-id.ts';
import type { Assessment } from '../../../rules/assessment.ts';
import { isSerious } from '../../../rules/urgency.ts';
import { unmetAtTheEnd } from '../closing/carried-over.ts';
import { isAgreed } from './agreed-measures.ts';
import { byStage, counted } from './general-view.ts';
import type { GeneralView } from './general-view.ts';

/** What part five goes through unit by unit: red and orange, and of plans that are over what was not met. */
export function answeredOneByOne(general: GeneralView): readonly Assessment[] {
  const known = answered.get(general);
  if (known !== undefined) return known;
  const { open, over } = byStage(general);
  const all = [...open.views.flatMap(counted).filter((one) => isSerious(one)), ...over.views.flatMap(unmetAtTheEnd)];
  answered.set(general, all);
  return all;
}

/** Asked for at every item of every unit. */
const answered = new WeakMap<GeneralView, readonly Assessment[]>();

/** All that the proposal is about and part five answers has been agreed on. */
export function isSuperseded(general: GeneralView, item: NoteItem): boolean {
  const about = answeredOneByOne(general).filter((one) => item.indicators.includes(one.indicator.code));
  return about.length > 0 && about.every((one) => isAgreed(general, one));
}

/** Each once, with the plan it is of; '' where it is of all that are told of. */
export function supersededProposals(
  general: GeneralView,
): readonly { readonly unit: string; readonly plan: string; readonly item: NoteItem }[] {
  return general.facts.round.units.flatMap(({ name: unit }) => {
    const proposals = new Set(general.views.flatMap((view) => view.policies.get(unit)?.proposals ?? []));
    return [...proposals]
      .filter((item) => isSuperseded(general, item))
      .map((item) => {
        const plans = general.views.filter((view) => item.plans.includes(view.plan));
        return { unit, item, plan: plans.length === 1 && general.both ? planWord[plans[0]?.plan ?? 'women'] : '' };
      });
  });
}
