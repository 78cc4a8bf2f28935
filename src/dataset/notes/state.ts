/** How a unit judges a qualitative goal: one of three words, written or ticked, and what it gives as evidence. */
import { foldLetter } from '../../indicators/letter-forms.ts';
import type { GoalState } from '../../indicators/goal-state.ts';
import { goalStates } from '../../indicators/goal-state.ts';

export interface GoalJudgement {
  readonly state: GoalState;
  /** The person's words behind the state's word, to the character; '' where nothing stands there. */
  readonly evidence: string;
}

/**
 * Reads 已实现 / 推进中 / 未启动 in an item. null where none of the words stands there, two different ones do, 没有 or 未 stands
 * before one, or boxes are to be ticked and not exactly one is.
 */
export function goalJudgement(text: string): GoalJudgement | null {
  // Letter for letter, so that a place in the folded text is the place in the person's.
  const folded = Array.from({ length: text.length }, (_, index) => foldLetter(text.charAt(index))).join('');
  const ticked = tickedState(folded);
  if (ticked !== 'no boxes') return ticked === null ? null : judgement(text, ticked.state, ticked.end);
  const found = placesOf(folded);
  const [first] = found;
  if (first === undefined || new Set(found.map(({ state }) => state)).size > 1) return null;
  if (found.some(({ at }) => isDenied(folded.slice(0, at)))) return null;
  return judgement(text, first.state, first.at + first.state.length);
}

function judgement(text: string, state: GoalState, end: number): GoalJudgement {
  return { state, evidence: text.slice(end).replace(/^[\s：:，,。、；;]+/, '') };
}

function placesOf(folded: string): readonly { readonly state: GoalState; readonly at: number }[] {
  const words = new RegExp(goalStates.join('|'), 'g');
  return [...folded.matchAll(words)].flatMap((match) => {
    const state = goalStates.find((each) => each === match[0]);
    return state === undefined ? [] : [{ state, at: match.index }];
  });
}

/** 没有一项, 尚未, 未完全, 是否 in the clause before the word. 未成年人 and 未来 deny nothing, 尚未启动 is the word itself. */
function isDenied(before: string): boolean {
  const clause = /[^。；;，,：:！!？?\n]*$/.exec(before)?.[0] ?? '';
  return /没有?|未(?!成年|来|婚|保|检|满)|不(?!断|仅|但|只|少|同)|无法|难以|是否|能否|非(?!常|公|遗|营)/.test(
    clause.replace(/尚$/, ''),
  );
}

/** Empty: (), [ ], □; ticked: (√), [x], ☑. Behind the brackets of a sentence stand words, never one of these alone. */
const box = /[([【［（]\s*(?<mark>[√✓✔vx☑☒■●×✗✘]?)\s*[)\]】］）]|(?<sign>[□☐▢◻○☑☒🗹✓✔√■●×✗✘])/u;
const tick = /^[√✓✔vx☑☒🗹■●]$/u;

interface Ticked {
  readonly state: GoalState;
  readonly end: number;
}

/** The state whose box is ticked; null where not exactly one is, or it cannot be told whose box one is. */
function tickedState(folded: string): Ticked | null | 'no boxes' {
  const tokens = tokensOf(folded);
  const boxes = tokens.filter((token) => token.kind === 'box');
  const words = tokens.filter((token) => token.kind === 'word');
  if (boxes.length === 0 || words.length === 0) return 'no boxes';
  const first = tokens[0];
  // Either every box stands before its word, or every one behind it.
  const alternate = tokens.every(
    (token, index) => token.kind === (index % 2 === 0 ? first?.kind : first?.kind === 'box' ? 'word' : 'box'),
  );
  if (!alternate || boxes.length !== words.length || new Set(words.map(({ state }) => state)).size < words.length)
    return null;
  const ticked = boxes.flatMap((each, index) => (each.ticked ? [index] : []));
  const state = words[ticked[0] ?? -1]?.state;
  if (ticked.length !== 1 || state === undefined || state === null) return null;
  return { state, end: tokens.at(-1)?.end ?? folded.length };
}

interface Token {
  readonly kind: 'box' | 'word';
  readonly state: GoalState | null;
  readonly ticked: boolean;
  readonly end: number;
}

/** Boxes count only where they touch one of the words: （） elsewhere in the sentence is the person's own. */
function tokensOf(folded: string): readonly Token[] {
  const pattern = new RegExp(`(?<word>${goalStates.join('|')})|${box.source}`, 'gu');
  const all = [...folded.matchAll(pattern)].map((match) => {
    const state = goalStates.find((each) => each === match.groups?.['word']) ?? null;
    const mark = (match.groups?.['mark'] ?? match.groups?.['sign'] ?? '').trim();
    return {
      kind: state === null ? ('box' as const) : ('word' as const),
      state,
      ticked: tick.test(mark),
      at: match.index,
      end: match.index + match[0].length,
    };
  });
  return all.filter((token, index) => {
    if (token.kind === 'word') return true;
    const touches = (other: (typeof all)[number] | undefined, gap: string): boolean =>
      other?.kind === 'word' && /^\s*$/.test(gap);
    const before = all[index - 1];
    const after = all[index + 1];
    return touches(after, folded.slice(token.end, after?.at)) || touches(before, folded.slice(before?.end, token.at));
  });
}
