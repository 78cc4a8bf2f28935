/** What is said of a printed figure, and what the telling of it starts from. */
import type { Words } from '../../report/claims/words.ts';
import type { Dataset } from '../../dataset/dataset.ts';
import type { PlanId } from '../../indicators/plan-id.ts';
import type { FigureId } from '../../report/figure-id.ts';
import type { Assessment } from '../../rules/assessment.ts';
import type { OwnFigure } from '../../rules/printed-figure.ts';
import type { Subject } from '../../rules/target/subject.ts';
import { everySubject } from '../../rules/target/subject.ts';
import type { Operand, Sum } from './sum.ts';
import { operandsOf, shortened, sumText } from './sum.ts';

export interface Knowledge {
  readonly dataset: Dataset;
  readonly assessments: readonly Assessment[];
  /** What verdicts, levels and methods are called. */
  readonly words: Words;
}

/** Where a figure is printed: counts and rates are of the document's own indicators. */
export interface Printing {
  readonly plan: PlanId | null;
  /** null for what tells of all units. */
  readonly unit: string | null;
}

export interface FigureExplanation {
  /** 九年义务教育巩固率 2015年 */
  readonly name: string;
  readonly rule: string;
  /** With the numbers in it and its result; empty where the figure was read as it stands. */
  readonly formula: string;
  /** The numbers of the sum that come from somewhere. */
  readonly operands: readonly Operand[];
  /** Before rounding; empty where there is no such number. */
  readonly exact: string;
  readonly rounding: string;
}

/** What a figure is called and how it is made; the sum with its result where there is one. */
export interface Telling {
  readonly what: string;
  readonly rule: string;
  readonly sum?: Sum | null;
  /** What the sum gives: the very fact that is printed. */
  readonly exact?: string;
  /** Numbers behind a figure that has no sum of one line. */
  readonly from?: readonly Operand[];
  readonly rounding?: string;
}

export function explained(
  subject: string,
  { what, rule, sum = null, exact = '', from = [], rounding = '' }: Telling,
): FigureExplanation {
  return {
    name: [subject, what].filter((word) => word !== '').join(' '),
    rule,
    formula: sum === null ? '' : sumText(sum, shortened(exact)),
    operands: sum === null ? from : operandsOf(sum),
    exact: shortened(exact),
    rounding,
  };
}

/** The judgement that an id names; undefined where the data of today have none. */
export function assessmentOf(
  id: Extract<FigureId, { readonly plan: PlanId; readonly indicator: string }>,
  { assessments }: Knowledge,
): Assessment | undefined {
  return assessments.find(
    ({ indicator, plan, targetSet }) =>
      indicator.code === id.indicator && plan === id.plan && (!('set' in id) || targetSet === id.set),
  );
}

/** The own figures, with the plan's base, that may be compared with the reporting year's. */
export function comparablePoints(one: Assessment, dataset: Dataset): readonly OwnFigure[] {
  const key = subjectKey(one.indicator.code, one.plan, one.targetSet);
  return subjectsIn(dataset).get(key)?.total.comparableIn(one.year).points ?? [];
}

/** Looked up for thousands of figures of one round. */
const subjects = new WeakMap<Dataset, ReadonlyMap<string, Subject>>();

function subjectsIn(dataset: Dataset): ReadonlyMap<string, Subject> {
  const known = subjects.get(dataset);
  if (known !== undefined) return known;
  const made = new Map(
    everySubject(dataset).map((subject) => {
      const { indicator, plan, target } = subject;
      return [subjectKey(indicator.code, plan, target?.definition.set ?? null), subject];
    }),
  );
  subjects.set(dataset, made);
  return made;
}

function subjectKey(indicator: string, plan: PlanId, set: Assessment['targetSet']): string {
  return `${indicator}|${plan}|${set ?? ''}`;
}
