/** What a mid-term report says beside a year's: what the plan has brought so far, and who will not get there at this pace. */
import type { PaceClass } from '../../../rules/assessment.ts';
import { isNotMet } from '../../../rules/series/counts.ts';
import { about } from '../../claims/claim.ts';
import { judged, names } from '../../composer.ts';
import { judgedBy } from '../../figure-id.ts';
import { countOf, countOrNone } from '../counted-kinds.ts';
import type { PlanView } from '../plan-view.ts';
import { quantitative } from '../plan-view.ts';
import { gained } from './whole-plan.ts';

/** 《规划》实施以来，由未达标转为达标的有6项；未达标的5项中，按时间进度衡量，进度正常2项、进度略慢3项。 '' at another stage. */
export function halfTimeSentence(view: PlanView): string {
  if (view.stage !== 'midterm') return '';
  const counted = quantitative(view).filter((one) => one.attainment !== 'not-applicable');
  const reached = gained(counted);
  const unmet = counted.filter(isNotMet);
  if (reached.length + unmet.length === 0) return '';
  const paces = classes.flatMap((is) => {
    const members = unmet.filter((one) => one.pace.class === is);
    if (members.length === 0) return [];
    const word = judged(view.voice, { kind: 'pace-class', is, of: members.map(judgedBy) });
    return [`${word}${countOf(view, members, 'not-met', 'pace', is)}项`];
  });
  return view.voice.phrase(
    '中期·进度',
    0,
    {
      规划简称: view.voice.planName,
      转达标: countOrNone(view, reached, 'met', 'whole-plan', 'gained'),
      未达标: countOrNone(view, unmet, 'not-met'),
      进度列: names(paces),
    },
    { ...about(...reached), but: { 'counted/not-met': about(...unmet) } },
  );
}

const classes = [
  'on-schedule',
  'slightly-behind',
  'far-behind',
  'moving-away',
  'maintain',
  'not-assessable',
] as const satisfies readonly PaceClass[];
