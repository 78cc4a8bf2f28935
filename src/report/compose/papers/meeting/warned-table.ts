/** What a notice and the papers for a meeting say of a warned indicator, in the columns that every table uses. */
import { planWord } from '../../../../indicators/plan-id.ts';
import type { RoundFacts } from '../../../../rules/round-facts.ts';
import type { ActedOn } from '../../../../rules/warning/mechanism.ts';
import { voiceOf } from '../../../composer.ts';
import { textCell } from '../../../indicator-columns.ts';
import type { Inline } from '../../../model.ts';
import { Marks } from '../../../patterns/inline-marks.ts';
import type { Templates } from '../../../patterns/templates.ts';
import type { PlanView } from '../../plan-view.ts';
import { planView } from '../../plan-view.ts';
import { sayGround } from '../../verdict-words.ts';

export function meetingView(facts: RoundFacts, templates: Templates, { assessment }: ActedOn): PlanView {
  const voice = voiceOf(templates, new Marks(), facts.round, `《${planWord[assessment.plan]}规划》`);
  return planView(voice, facts, assessment.plan, null);
}

export function groundsOf(view: PlanView, { assessment }: ActedOn): readonly Inline[] {
  const said = assessment.warning.reasons.flatMap((reason) => sayGround(view, assessment, reason) ?? []).join('；');
  return said === '' ? textCell('—') : view.voice.marks.inlines(said);
}

/** Who leads: as the ledger has it, else as register and plan do. */
export function leadOf({ assessment, entry }: ActedOn): readonly Inline[] {
  if (entry !== undefined && entry.lead !== null && entry.lead !== '')
    return [{ kind: 'words', text: entry.lead, origin: entry.origin }];
  return textCell(assessment.units.join('、'));
}

export function partnersOf({ assessment, entry }: ActedOn): readonly Inline[] {
  if (entry !== undefined && entry.with.length > 0)
    return [{ kind: 'words', text: entry.with.join('、'), origin: entry.origin }];
  return textCell(assessment.indicator.partners.join('、'));
}

/** The leading units of these warnings, each once, in the round's order. */
export function unitsWarned({ round }: RoundFacts, list: readonly ActedOn[]): readonly string[] {
  return round.units
    .map(({ name }) => name)
    .filter((name) => list.some(({ assessment }) => assessment.units.includes(name)));
}
