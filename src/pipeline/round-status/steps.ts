/** The round step by step, as the notice orders it: what is due by when, how much of it is done, and what is open. */
import { lastDay } from '../../dataset/deadline.ts';
import { planWord } from '../../indicators/plan-id.ts';
import type { Round } from '../../indicators/round.ts';
import type { ActedOn } from '../../rules/warning/mechanism.ts';
import { isSerious } from '../../rules/urgency.ts';
import { isGiven } from '../../rules/warning/mechanism.ts';
import type { UnitStatus } from './unit-status.ts';
import { daysBetween } from './days.ts';
import type { DocumentCourse } from './hand-overs.ts';

export interface RoundSteps {
  readonly tables: StepState & { readonly owed: number; readonly complete: number; readonly open: readonly string[] };
  readonly reports: StepState & Courses;
  readonly general: StepState & Courses;
  readonly inspection: StepState & Mechanism;
}

interface StepState {
  readonly due: string | null;
  readonly daysLeft: number | null;
}

interface Courses {
  readonly documents: number;
  readonly final: number;
  readonly sent: number;
  readonly received: number;
  readonly signed: number;
  /** Not sent yet, by file name. */
  readonly open: readonly string[];
}

interface Mechanism {
  readonly warned: number;
  /** By step: the names of the indicators that still lack it. */
  readonly lacking: Readonly<Record<'notice' | 'meeting' | 'actions' | 'deadline' | 'result', readonly string[]>>;
  /** Results whose deadline is still to come. */
  readonly notYet: readonly string[];
}

export function stepsOf(
  { round, today }: { readonly round: Round; readonly today: string },
  units: readonly UnitStatus[],
  courses: readonly DocumentCourse[],
  mechanism: readonly ActedOn[],
): RoundSteps {
  const owing = units.filter(({ tables }) => tables.state !== 'not-owed');
  const open = owing.filter(({ tables }) => tables.state !== 'in').map(({ unit }) => unit);
  const state = (due: string | undefined): StepState => ({ due: due ?? null, daysLeft: daysBetween(today, due) });
  return {
    tables: { ...state(round.due.tables), owed: owing.length, complete: owing.length - open.length, open },
    reports: { ...state(round.due.reports), ...counted(courses, ['unit']) },
    general: { ...state(round.due.general), ...counted(courses, ['general']) },
    inspection: { ...state(round.due.inspection), ...mechanismState(mechanism, today, round) },
  };
}

/** Of an indicator of both plans, with the plan. */
function nameAmong({ assessment: { indicator, plan } }: ActedOn, all: readonly ActedOn[]): string {
  const isTwice = all.filter(({ assessment }) => assessment.indicator.code === indicator.code).length > 1;
  return isTwice ? `${indicator.short}（${planWord[plan]}）` : indicator.short;
}

function counted(courses: readonly DocumentCourse[], kinds: readonly DocumentCourse['kind'][]): Courses {
  const own = courses.filter(({ kind }) => kinds.includes(kind));
  return {
    documents: own.length,
    final: own.filter(({ verdict }) => verdict === 'final').length,
    sent: own.filter(({ sent }) => sent !== null).length,
    received: own.filter(({ sent }) => isGiven(sent?.receipt)).length,
    signed: own.filter(({ signed }) => signed !== null).length,
    open: own.filter(({ sent }) => sent === null).map(({ path }) => path),
  };
}

function mechanismState(mechanism: readonly ActedOn[], today: string, round: Round): Mechanism {
  const serious = mechanism.filter(({ assessment }) => isSerious(assessment));
  // 2016年5月27日发出… had not happened on 20 May.
  const done = (words: string | null | undefined): boolean => {
    if (!isGiven(words)) return false;
    const day = lastDay(words ?? '', round.year + 1);
    return day === null || day <= today;
  };
  const without = (has: (one: ActedOn) => boolean): readonly string[] =>
    serious.filter((one) => !has(one)).map((one) => nameAmong(one, serious));
  return {
    warned: serious.length,
    lacking: {
      notice: without(({ entry }) => done(entry?.notice)),
      meeting: without(({ entry }) => done(entry?.meeting)),
      actions: without(({ entry }) => (entry?.actions.length ?? 0) > 0),
      deadline: without(({ entry }) => isGiven(entry?.deadline)),
      result: without(({ result }) => result !== 'asked'),
    },
    notYet: without(({ result }) => result !== 'not-yet'),
  };
}
