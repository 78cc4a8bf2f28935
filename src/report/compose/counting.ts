/** Counts of indicators as figures: each remembers every cell that was counted. */
import type { Origin } from '../../provenance.ts';
import { mergeOrigins } from '../../provenance.ts';
import type { Assessment } from '../../rules/assessment.ts';
import { figure } from '../voice.ts';
import type { PlanView } from './context.ts';

/** 3, as the figure `count/women/met`. */
export function countOf(view: PlanView, counted: readonly Assessment[], id: string): string {
  return figure(view.voice, String(counted.length), `count/${view.plan}/${id}`, originsOf(counted));
}

/** The same, or '' where there is nothing to count. */
export function countOrNone(view: PlanView, counted: readonly Assessment[], id: string): string {
  return counted.length === 0 ? '' : countOf(view, counted, id);
}

/** Where each was judged from: its figure, else the cells that hold none, else the register's line that asks for one. */
export function originsOf(assessments: readonly Assessment[]): readonly Origin[] {
  return mergeOrigins(
    assessments.map((one) => {
      if (one.current.verdict === 'known') return one.current.figure.origins;
      const cells = one.absence?.origins ?? [];
      return cells.length > 0 ? cells : [one.indicator.origin];
    }),
  );
}

/** Three names at most, and of more the number of all: 甲、乙、丙等5项. */
export function namesOrSome(
  view: PlanView,
  list: readonly Assessment[],
  id: string,
  name: (one: Assessment) => string,
  most = 3,
): string {
  if (list.length <= most) return list.map(name).join('、');
  return `${list.slice(0, 3).map(name).join('、')}等${countOf(view, list, id)}项`;
}
