/**
 * Part five: what has to be answered, by urgency, and what answers it: the unit's own proposals, else the register's
 * advice, else nothing yet. Facts only; the report says them.
 */
import type { NoteItem } from '../dataset/notes/notes.ts';
import type { Assessment } from './assessment.ts';
import { isMet, isNotMet } from './series/counts.ts';
import type { PolicyFacts } from './policy.ts';
import { inOrderOfUrgency } from './urgency.ts';

/** 倒排工期、全力攻坚 / 增添措施、尽快达标 / 补报数据 / 巩固成效、防止反弹; when the plan is over 转入下一周期 */
export type RequiredAction = 'all-out' | 'speed-up' | 'supply-figures' | 'consolidate' | 'carry-over';

export interface Recommendation {
  readonly action: RequiredAction;
  /** What it answers, worst first. Several only where one answer names them all. */
  readonly answers: readonly Assessment[];
  readonly proposals: readonly NoteItem[];
  /** From the register, where no proposal is there. */
  readonly advice: readonly string[];
  /** As the unit wrote it. */
  readonly deadline: string | null;
  /** What a red or orange indicator still lacks. */
  readonly missing: 'measure' | 'deadline' | null;
}

export interface RecommendationFacts {
  /** By urgency: every red and orange, then yellow, unmet and nearly met, no data, slipping. */
  readonly recommendations: readonly Recommendation[];
  /** The unit's proposals that name no indicator with a finding, in its own order. */
  readonly further: readonly NoteItem[];
}

/** `isOver`: of a closing report, which asks nobody to hurry. */
export function recommend(
  assessments: readonly Assessment[],
  policy: PolicyFacts,
  isOver = false,
): RecommendationFacts {
  const asking = inOrderOfUrgency(assessments).flatMap((one) => {
    const action = isOver ? actionAtTheEnd(one) : requiredAction(one);
    return action === null ? [] : [{ one, action }];
  });
  const used = new Set<NoteItem>();
  const aboutOnly = proposalsAboutOnly(assessments, policy);
  const recommendations: Recommendation[] = [];
  const answered = new Set<Assessment>();
  for (const { one, action } of asking) {
    if (answered.has(one)) continue;
    const names = (item: NoteItem): boolean =>
      (item.indicators.includes(one.indicator.code) || aboutOnly.includes(item)) && !used.has(item);
    const own = policy.proposals.filter(names);
    const proposals = own.length > 0 ? own : policy.sharedProposals.filter(names);
    // An answer that names several indicators of the same urgency is told once, for all of them.
    const together = asking.filter(
      (other) =>
        other.action === action &&
        !answered.has(other.one) &&
        (other.one === one || proposals.some((item) => item.indicators.includes(other.one.indicator.code))),
    );
    for (const item of proposals) used.add(item);
    for (const other of together) answered.add(other.one);
    recommendations.push(
      answerOf(
        action,
        together.map((other) => other.one),
        proposals,
      ),
    );
  }
  return { recommendations, further: policy.proposals.filter((item) => !used.has(item)) };
}

/**
 * What a unit proposes without naming anything, where one indicator is all that it answers for: 逐校动员参保 of 医保参保率. It
 * has to have a word of the name in it; 禁止使用童工 is of another matter.
 */
function proposalsAboutOnly(assessments: readonly Assessment[], policy: PolicyFacts): readonly NoteItem[] {
  const judged = assessments.filter(({ attainment }) => attainment !== 'not-applicable');
  const [only] = judged;
  if (only === undefined || judged.length > 1) return [];
  const words = wordsOf(only.indicator.name);
  return policy.proposals.filter(
    ({ indicators, text }) => indicators.length === 0 && words.some((word) => text.includes(word)),
  );
}

/** Every two letters of a name that stand for its matter. */
function wordsOf(name: string): readonly string[] {
  return Array.from({ length: Math.max(0, name.length - 1) }, (_, at) => name.slice(at, at + 2)).filter(
    (word) => /^\p{Script=Han}{2}$/u.test(word) && !ofEverything.test(word),
  );
}

const ofEverything =
  /儿童|妇女|女性|男性|人口|学生|教师|学校|农村|城市|城镇|社区|人数|比例|比重|达标|覆盖|普及|以上|以下|本市|全市|建立|工作|服务|管理|基本|成员|率|数/u;

function actionAtTheEnd(one: Assessment): RequiredAction | null {
  if (one.attainment === 'no-data') return 'supply-figures';
  return isNotMet(one) ? 'carry-over' : null;
}

export function requiredAction(one: Assessment): RequiredAction | null {
  if (one.attainment === 'not-applicable') return null;
  if (one.attainment === 'no-data') return 'supply-figures';
  if (one.warning.level === 'red' || one.warning.level === 'orange') return 'all-out';
  if (isNotMet(one) || one.attainment === 'nearly-met') return 'speed-up';
  return isMet(one) && one.warning.level === 'blue' ? 'consolidate' : null;
}

function answerOf(
  action: RequiredAction,
  answers: readonly Assessment[],
  proposals: readonly NoteItem[],
): Recommendation {
  const first = answers[0];
  const advice =
    proposals.length > 0 || first === undefined
      ? []
      : action === 'all-out' || action === 'carry-over'
        ? first.indicator.advice.hard
        : action === 'speed-up'
          ? first.indicator.advice.behind
          : action === 'consolidate'
            ? first.indicator.advice.kept
            : [];
  const deadline = proposals.find((item) => item.deadline !== null)?.deadline ?? null;
  return { action, answers, proposals, advice, deadline, missing: missingFrom(action, proposals, advice, deadline) };
}

function missingFrom(
  action: RequiredAction,
  proposals: readonly NoteItem[],
  advice: readonly string[],
  deadline: string | null,
): Recommendation['missing'] {
  if (action !== 'all-out' && action !== 'carry-over') return null;
  if (proposals.length === 0 && advice.length === 0) return 'measure';
  return action === 'all-out' && deadline === null ? 'deadline' : null;
}
