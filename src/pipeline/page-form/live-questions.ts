/** Questions of a page form that name a figure: they name the one that its unit typed, never one that came another way. */
import { ask, causeQuestion, causeQuestionId, isQuestionOf } from '../../report/compose/forms/note-form.ts';
import { plainText } from '../../report/model.ts';
import type { Assessment } from '../../rules/assessment.ts';
import type { JudgedForm } from './judged-form.ts';
import type { FormSlice } from './slice.ts';
import type { Typed } from './typed.ts';

/** `laid`: the question as the form was laid out, from what was known then. */
export function questionNow(
  { id, laid }: { readonly id: string; readonly laid: string },
  { mark }: Pick<FormSlice, 'mark'>,
  typed: Typed,
  judged: Pick<JudgedForm, 'facts'>,
): string {
  const one = assessmentAsked(id, judged);
  if (one === undefined) return laid;
  const isTyped = (typed.cells[`${one.indicator.code}#current`] ?? '').trim() !== '';
  if (isTyped) return asText(causeQuestion(one));
  // This year's figure, before the unit has said it: the Bureau had it from elsewhere.
  return isQuestionOf(mark.year, laid) ? asText(causeQuestion(null)) : laid;
}

/** In its brackets, as every question of a form. */
function asText(words: string): string {
  const block = ask('question', words);
  return block.kind === 'paragraph' ? plainText(block.inlines) : words;
}

function assessmentAsked(id: string, { facts }: Pick<JudgedForm, 'facts'>): Assessment | undefined {
  const { assessments, round } = facts;
  return assessments.find(
    (one) => causeQuestionId(one.plan, one.indicator.code) === id && one.targetSet === round.plans[one.plan].judge,
  );
}
