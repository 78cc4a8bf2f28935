/** Goals in words, of both plans: told in the text, or counted with an annex. */
import { achievedState } from '../../../indicators/goal-state.ts';
import { judgedBy } from '../../figure-id.ts';
import type { Assessment } from '../../../rules/assessment.ts';
import { isMet } from '../../../rules/series/counts.ts';
import type { Block } from '../../model.ts';
import { paragraphs, sentence } from '../../paragraphs.ts';
import type { PlanView } from '../plan-view.ts';
import { qualitative } from '../plan-view.ts';
import type { GeneralView } from './general-view.ts';
import { annexMark, hasGoalsAnnex, sayState } from './annexes.ts';
import { sayGoal } from '../goal-words.ts';
import { countOf } from '../counted-kinds.ts';
import { qualitativeSentences } from '../parts/beside-the-count.ts';

/** Few are told whole; of more the state of each, and an annex has what was required and what the units say. */
export function goals(general: GeneralView): readonly Block[] {
  if (!hasGoalsAnnex(general)) return general.views.flatMap((view) => qualitativeBlocks(general, view));
  const { voice } = general;
  const annex = annexMark(general, null, 'goals');
  const told = general.views.flatMap((view, position) => {
    const members = qualitative(view);
    if (members.length === 0) return [];
    return [
      sentence(
        voice.phrase('总·定性', 0, {
          规划简称: general.both ? view.voice.planName : '',
          项数: countOf(view, members, 'qualitative'),
          状态列: statesOf(view, members),
          附件: general.views.slice(position + 1).some((later) => qualitative(later).length > 0) ? '' : annex,
        }),
      ),
    ];
  });
  return paragraphs(voice, 'progress/goals', told, voice.phrase('总·定性题', 0, {}));
}

/** 已实现1项；母婴室建设未启动: those that have come about by their number, the others by name. */
function statesOf(view: PlanView, members: readonly Assessment[]): string {
  const { voice } = view;
  const achieved = members.filter(isMet);
  const claim = { kind: 'attainment', is: 'reached', of: achieved.map(judgedBy) } as const;
  const count =
    achieved.length === 0
      ? []
      : [
          `${voice.marks.mark({ kind: 'claim', text: achievedState, claim })}${countOf(view, achieved, 'qualitative', 'met')}项`,
        ];
  const open = members.filter((one) => !isMet(one)).map((one) => sayGoal(voice, one) + sayState(view, one));
  return [...count, ...open].join('；');
}

function qualitativeBlocks(general: GeneralView, view: PlanView): readonly Block[] {
  const goals = qualitative(view);
  if (goals.length === 0) return [];
  const lead =
    (general.both ? view.voice.planName : '') +
    view.voice.phrase('标题·定性', 0, { 项数: countOf(view, goals, 'qualitative') });
  return goals.flatMap((one, position) =>
    paragraphs(
      view.voice,
      `progress/${view.plan}/qualitative`,
      qualitativeSentences(view, one),
      position === 0 ? lead : undefined,
    ),
  );
}
