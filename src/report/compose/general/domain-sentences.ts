/** Sentences of a chapter of part one: like with like, what is not met, what has no data. */
import { about } from '../../claims/claim.ts';
import type { Assessment } from '../../../rules/assessment.ts';
import { speaksOfGap } from '../../../rules/note-doubts.ts';
import { lacksParts } from '../../../rules/special-cases.ts';
import { nameOf } from '../../patterns/name-marks.ts';
import type { Sentence } from '../../paragraphs.ts';
import { following, sentence } from '../../paragraphs.ts';
import { names, sentenceOfWords } from '../../composer.ts';
import { remarks, withGrossRateRemark } from '../parts/figure-remarks.ts';
import { attainmentSentence } from '../parts/attainment-sentences.ts';
import type { PlanView } from '../plan-view.ts';
import { policyFor } from '../plan-view.ts';
import { counted } from './general-view.ts';
import { attainmentSentenceOf, likeWithLike, notMetGroup } from '../parts/grouped-sentences.ts';

export function grouped(view: PlanView, list: readonly Assessment[]): readonly Sentence[] {
  const told = likeWithLike(view, list).flatMap((group): readonly Sentence[] => [
    sentence(attainmentSentenceOf(view, group), ...group.map((one) => one.indicator.code)),
    ...group.flatMap((one) => remarks(view, one, group.length === 1 ? '该指标' : nameOf(one.indicator))),
  ]);
  return withGrossRateRemark(view, list, told);
}

/** Not met: like with like, pace left to part four. */
export function unmetSentences(view: PlanView, unmet: readonly Assessment[]): readonly Sentence[] {
  return likeWithLike(view, unmet).flatMap((group): readonly Sentence[] => {
    const [first, second] = group;
    if (first === undefined) return [];
    const text =
      second === undefined
        ? attainmentSentence(view, gapAlone(first, improvesOften(view)))
        : notMetGroup(view, first, group);
    return [
      sentence(text, ...group.map((one) => one.indicator.code)),
      ...group.flatMap((one) => remarks(view, one, group.length === 1 ? '该指标' : nameOf(one.indicator))),
    ];
  });
}

/** Pace is part four's to tell; where many got better without being met, what a reader is to see is the gap. */
function gapAlone(one: Assessment, withoutImprovement: boolean): Assessment {
  const pace = { ...one.pace, progress: { verdict: 'unknown', because: 'no-data' } as const };
  if (!withoutImprovement || one.attainment !== 'not-met' || one.change.sense !== 'better') return { ...one, pace };
  return { ...one, pace, change: { ...one.change, difference: { verdict: 'unknown', because: 'no-data' } } };
}

/** The annex has each change. */
function improvesOften(view: PlanView): boolean {
  const improved = counted(view).filter((one) => one.attainment === 'not-met' && one.change.sense === 'better');
  return improved.length > mostImproved;
}

const mostImproved = 6;

/** Those of which nothing else is known in one sentence; the others each with the last figure and the unit's word on it. */
export function missingSentences(view: PlanView, missing: readonly Assessment[]): readonly Sentence[] {
  const bare = missing.filter(
    (one) =>
      one.older.verdict === 'unknown' &&
      !lacksParts(one) &&
      one.absence?.kind !== 'conflict' &&
      wordOn(view, one) === null,
  );
  const told = bare.length > 1 ? missing.filter((one) => !bare.includes(one)) : missing;
  const together =
    bare.length > 1
      ? [
          sentence(
            view.voice.phrase(
              '无数据·组',
              0,
              {
                指标列: names(bare.map((one) => one.indicator.name)),
                年份: String(view.facts.round.year),
              },
              about(...bare),
            ),
            ...bare.map((one) => one.indicator.code),
          ),
        ]
      : [];
  return [...together, ...told.flatMap((one) => missingAlone(view, one))];
}

function missingAlone(view: PlanView, one: Assessment): readonly Sentence[] {
  const { code } = one.indicator;
  const said = wordOn(view, one);
  const fact = sentence(attainmentSentence(view, one), code);
  if (said === null) return [fact];
  const words = sentenceOfWords(view.voice, said.text, said.origin);
  return [fact, following(view.voice.phrase('总·单位说明', 0, { 单位: said.unit }) + words, code)];
}

/** The unit's own explanation, else its first word on the cause. */
function wordOn(view: PlanView, one: Assessment) {
  const policy = policyFor(view, one);
  const { code } = one.indicator;
  const said = [policy?.explanations.get(code), ...(policy?.causes.get(code) ?? [])].find(
    (words) => words !== undefined && speaksOfGap(words.text),
  );
  return said === undefined || policy === undefined
    ? null
    : { unit: policy.unit, text: said.text, origin: said.origin };
}
