/**
 * What became of last year's proposals and problems, as each unit says itself: an answer belongs to the promise that the
 * form's question above it quotes, else to the one whose indicator or words it names, else, where one promise and one
 * answer are left, to that one. Nothing is guessed from an answer's words: done is what begins with 已办结.
 */
import type { Dataset } from '../../dataset/dataset.ts';
import type { NoteItem } from '../../dataset/notes/notes.ts';
import type { AnswerState, EarlierPromise } from '../../dataset/promises.ts';
import { answerStateOf, quotedPromise } from '../../dataset/promises.ts';
import { onlyRefers } from '../../dataset/notes/heads/references.ts';

export interface UnitPromises {
  readonly unit: string;
  readonly promises: readonly AnsweredPromise[];
  /** Answers of which nobody can tell to which promise they belong. */
  readonly loose: readonly NoteItem[];
}

export interface AnsweredPromise {
  readonly promise: EarlierPromise;
  /** Its words, short enough to be quoted in a sentence. */
  readonly quoted: string;
  readonly answers: readonly NoteItem[];
  /** unsaid: the answer does not begin with one of the words, or two answers differ; unanswered: there is none. */
  readonly state: AnswerState | 'unsaid' | 'unanswered';
}

export function promisesKept({ round, notes, promises = [] }: Dataset): readonly UnitPromises[] {
  return round.units.flatMap(({ name, aliases }): readonly UnitPromises[] => {
    const own = promises.filter(({ unit }) => unit === name || aliases.includes(unit));
    if (own.length === 0) return [];
    const answers = notes
      .filter(({ unit, general }) => unit === name && !general)
      .flatMap(({ items }) => items)
      .filter(({ section, text }) => section === '上年建议办理情况' && !onlyRefers(text));
    return [{ unit: name, ...paired(own, answers) }];
  });
}

function paired(own: readonly EarlierPromise[], answers: readonly NoteItem[]): Omit<UnitPromises, 'unit'> {
  const of = new Map<EarlierPromise, NoteItem[]>(own.map((promise) => [promise, []]));
  const left = answers.filter((answer) => {
    const promise = promiseNamedBy(answer, own);
    if (promise !== null) of.get(promise)?.push(answer);
    return promise === null;
  });
  const [open, ...others] = own.filter((promise) => of.get(promise)?.length === 0);
  const isPair = left.length === 1 && open !== undefined && others.length === 0;
  if (isPair) of.get(open)?.push(...left);
  return {
    promises: own.map((promise) => {
      const given = of.get(promise) ?? [];
      return {
        promise,
        quoted: quotedPromise(promise.text).replace(/[。；;.]$/u, ''),
        answers: given,
        state: stateOf(given),
      };
    }),
    loose: isPair ? [] : left,
  };
}

function promiseNamedBy(answer: NoteItem, own: readonly EarlierPromise[]): EarlierPromise | null {
  const byPlan = own.filter(({ plans }) => plans.some((plan) => answer.plans.includes(plan)));
  if (answer.asked !== undefined) return byPlan.find(({ text }) => quotedPromise(text) === answer.asked) ?? null;
  const quoted = byPlan.filter(({ text }) => answer.text.includes(text.trim().replace(/[。；;.，,]$/u, '')));
  const about = byPlan.filter(({ indicator }) => indicator !== null && answer.indicators.includes(indicator));
  const [named, ...others] = quoted.length > 0 ? quoted : about;
  return others.length === 0 ? (named ?? null) : null;
}

function stateOf(answers: readonly NoteItem[]): AnsweredPromise['state'] {
  if (answers.length === 0) return 'unanswered';
  const [state, ...others] = new Set(answers.map(({ text }) => answerStateOf(text)));
  return others.length === 0 ? (state ?? 'unsaid') : 'unsaid';
}
