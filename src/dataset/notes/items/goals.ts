/** What a unit says of its qualitative goals outside the heading 定性目标: C91 已实现：…; …母婴室…，已实现。 */
import type { GoalState } from '../../../indicators/goal-state.ts';
import { goalStates } from '../../../indicators/goal-state.ts';
import { foldName } from '../../../indicators/letter-forms.ts';
import type { Mention, NameIndex } from '../indicators.ts';
import { mentionsIn } from '../indicators.ts';
import { sentencesOf } from '../sentences.ts';
import { goalJudgement } from '../state.ts';

export interface GoalTold {
  readonly code: string;
  readonly state: GoalState;
}

const states = goalStates.join('|');

/** The state closes a clause, or opens what is said of it: 已实现5个镇全覆盖 and 推进中的项目 judge nothing. */
const asVerdict = new RegExp(`(?:${states})(?=[\\s。；;，,：:！!（(”"]|$)`, 'u');

/** What is still to come, or asked for, is no state. */
const notYet = /将|力争|争取|拟|预计|计划|确保|要求|目标是|是否|能否/u;

/**
 * The goal that an item is about as a whole: nothing but the goal's code or name stands before the state. Such an item is
 * what 定性目标 asks for, wherever it stands.
 */
export function goalOfItem(text: string, named: readonly string[], names: NameIndex): GoalTold | null {
  const goals = new Set(names.goals.map(({ code }) => code));
  const mentions = mentionsIn(text, names);
  const codes = new Set([...named, ...mentions.flatMap((one) => one.codes)]);
  const [code, ...others] = [...codes].filter((each) => goals.has(each));
  const told = goalJudgement(text);
  if (told === null || !asVerdict.test(text)) return null;
  const before = (new RegExp(`^[\\s\\S]*?(?=${states}|[□☐☑☒√✓✔])`, 'u').exec(text)?.[0] ?? '').replace(/(?:尚|已经|现|目前)$/u, '');
  if (code !== undefined && others.length === 0) return isNameOf(before, code, mentions, names) ? { code, state: told.state } : null;
  const loose = code === undefined && before.trim() !== '' && !/[。；;]/u.test(before) ? goalMeant(before, mentions, names) : null;
  return loose !== null && isPartOf(before, loose, names) ? { code: loose, state: told.state } : null;
} // prettier-ignore

/** Only the goal's name or code, whole or in part, and marks. */
function isNameOf(before: string, code: string, mentions: readonly Mention[], names: NameIndex): boolean {
  const bare = foldName(
    mentions.filter((one) => one.end <= before.length).reduceRight((text, one) => text.slice(0, one.start) + text.slice(one.end), before),
  ).replaceAll(/[\p{P}\p{S}]/gu, '');
  return bare === '' || isPartOf(bare, code, names) || isPartOf(before, code, names);
} // prettier-ignore

function isPartOf(before: string, code: string, names: NameIndex): boolean {
  const bare = foldName(before).replaceAll(/[\p{P}\p{S}]/gu, '');
  return goalWords(code, names).some((letters) => letters.replaceAll(/[\p{P}\p{S}]/gu, '').includes(bare));
}

/** The states told sentence by sentence among other words, which stay where they are. */
export function goalsToldIn(text: string, named: readonly string[], names: NameIndex): readonly GoalTold[] {
  const sentences = sentencesOf(text);
  return sentences.flatMap((sentence): readonly GoalTold[] => {
    if (!asVerdict.test(sentence) || notYet.test(sentence)) return [];
    const told = goalJudgement(sentence);
    if (told === null) return [];
    // 已实现。 as a sentence is of what the item has told.
    const isBare = foldName(sentence).replaceAll(/[\p{P}\p{S}]/gu, '') === told.state;
    const words = isBare ? text : sentence;
    const code = goalMeant(words, mentionsIn(words, names), names, named);
    return code === null ? [] : [{ code, state: told.state }];
  });
}

/** By code or name, else by its words, where one goal of the unit has more of them than any other, and at least two. */
function goalMeant(
  text: string,
  mentions: readonly Mention[],
  names: NameIndex,
  named: readonly string[] = [],
): string | null {
  const goals = new Set(names.goals.map(({ code }) => code));
  const spoken = [...new Set(mentions.flatMap((one) => one.codes))];
  const [only, ...others] = spoken.filter((code) => goals.has(code));
  if (only !== undefined) return others.length === 0 ? only : null;
  // A figure's name beside the state: it is the figure's target that is spoken of.
  if (spoken.length > 0) return null;
  const own = names.own === undefined ? goals : new Set(names.own.map(({ code }) => code).filter((code) => goals.has(code)));
  const letters = foldName(text);
  const scored = [...own]
    .map((code) => ({ code, score: [...wordsOf(code, names)].filter((word) => letters.includes(word)).length }))
    .toSorted((a, b) => b.score - a.score);
  const [best, next] = scored;
  if (best !== undefined && best.score >= fewestWords && best.score > (next?.score ?? 0)) return best.code;
  const [tagged, ...more] = named.filter((code) => goals.has(code));
  return tagged !== undefined && more.length === 0 && named.length === 1 ? tagged : null;
} // prettier-ignore

const fewestWords = 2;

/** Every two letters of a goal's names that stand for its matter. */
function wordsOf(code: string, names: NameIndex): ReadonlySet<string> {
  return new Set(
    goalWords(code, names).flatMap((letters) =>
      Array.from({ length: Math.max(0, letters.length - 1) }, (_, at) => letters.slice(at, at + 2)).filter(
        (word) => /^\p{Script=Han}{2}$/u.test(word) && !ofEverything.test(word),
      ),
    ),
  );
}

const ofEverything =
  /建立|机制|制度|工作|建设|发展|妇女|儿童|女性|实现|全[市县区]|[和与的、]|运行|管理|服务|纳入|规划|政策|措施|城市|社区|部门|落实/u;

function goalWords(code: string, names: NameIndex): readonly string[] {
  const spelled = (names.own ?? []).filter((one) => one.code === code).map(({ letters }) => letters);
  return [...spelled, ...names.goals.filter((one) => one.code === code).map(({ letters }) => letters)];
}
