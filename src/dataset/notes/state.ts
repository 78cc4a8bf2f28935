/** How a unit judges a qualitative goal: one of three words, and what it gives as evidence. */
import { foldLetter } from '../../indicators/letter-forms.ts';
import type { GoalState } from './notes.ts';
import { goalStates } from './notes.ts';

export interface GoalJudgement {
  readonly state: GoalState;
  /** The person's words behind the state's word, to the character; '' where nothing stands there. */
  readonly evidence: string;
}

/** Reads 已实现 / 推进中 / 未启动 in an item; null where none of the words stands there, or two different ones do. */
export function goalJudgement(text: string): GoalJudgement | null {
  const folded = Array.from({ length: text.length }, (_, index) => foldLetter(text.charAt(index))).join('');
  const found = goalStates
    .map((state) => ({ state, at: folded.indexOf(state) }))
    .filter(({ at }) => at !== -1)
    .toSorted((a, b) => a.at - b.at);
  const [first, second] = found;
  if (first === undefined) return null;
  const end = first.at + first.state.length;
  // 已实现：… names the state as such; anything else that holds two of the words does not say which one holds.
  if (second !== undefined && !/^\s*[：:，,。（(；;]/.test(folded.slice(end))) return null;
  return { state: first.state, evidence: text.slice(end).replace(/^[\s：:，,。、；;]+/, '') };
}
