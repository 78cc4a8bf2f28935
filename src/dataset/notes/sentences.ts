/** How a person's text falls into sentences and points. Slices only: nothing is trimmed away inside, nothing is added. */
import { chineseNumber } from './markers.ts';
import { goalStates } from '../../indicators/goal-state.ts';
import { goalJudgement } from './state.ts';

const closers = '”’」』）)》】';

/** Sentences with their own full stop and closing quotes; ； and a new paragraph end one too. */
export function sentencesOf(text: string): readonly string[] {
  return split(text, '。！？!?；;\n');
}

/** The sentence in which a place of the text lies, without its stop. */
export function sentenceAt(text: string, place: number): string {
  const start = Math.max(...Array.from('。！？!?；;\n', (stop) => text.lastIndexOf(stop, Math.max(0, place)))) + 1;
  return (/^[^。！？!?；;\n]*/u.exec(text.slice(start))?.[0] ?? '').trim();
}

/**
 * Up to and including the first 。！？ (with the closing quotes behind it); a paragraph without any is one sentence. One that
 * opens an enumeration goes on to the first sentence of its last point: 一是 alone says too little.
 */
export function firstSentence(text: string): string {
  const first = firstSaid(text);
  const points = innerPoints(text);
  const [opening, last] = [points[0], points.at(-1)];
  if (opening === undefined || last === undefined || text.indexOf(opening) >= first.length) return first;
  return text.slice(0, text.lastIndexOf(last) + firstStop(last).length).trim();
}

/** 加强领导。 is a title: the sentence behind it says what was done. A title on a line of its own is left above it. */
function firstSaid(text: string): string {
  const first = firstStop(text);
  const next = firstStop(text.slice(text.indexOf(first) + first.length));
  const isShort = first.length <= longestTitle && !/\d/u.test(first);
  if (isShort && /\p{L}$/u.test(first) && next !== '') return next;
  const isTitle = isShort && first.endsWith('。');
  return isTitle && next !== '' && next.length <= longestBehindTitle
    ? text.slice(0, text.indexOf(next, text.indexOf(first) + first.length) + next.length).trim()
    : first;
}

const longestTitle = 14;
const longestBehindTitle = 160;

function firstStop(text: string): string {
  return split(text, '。！？\n')[0] ?? text;
}

function split(text: string, stops: string): readonly string[] {
  const sentences: string[] = [];
  let start = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (!stops.includes(text.charAt(index))) continue;
    let end = index + 1;
    while (end < text.length && (closers.includes(text.charAt(end)) || isStopRun(text, end, stops))) end += 1;
    push(sentences, text.slice(start, end));
    start = end;
    index = end - 1;
  }
  push(sentences, text.slice(start));
  return sentences;
}

/** ……！！ and ？！ are one stop. */
function isStopRun(text: string, index: number, stops: string): boolean {
  const letter = text.charAt(index);
  return letter !== '\n' && stops.includes(letter) && text.charAt(index - 1) !== '\n';
}

function push(sentences: string[], slice: string): void {
  const sentence = slice.trim();
  if (sentence !== '') sentences.push(sentence);
}

/**
 * The points of an enumeration inside a text, each from its 一是 to before the next one's 二是, to the character; [] where
 * the text has no 一是 with a 二是 after it. Words before 一是 belong to no point.
 */
export function innerPoints(text: string): readonly string[] {
  const starts: number[] = [];
  for (const match of text.matchAll(/(?<=^|[。；;！？!?，,、:：\s])([一二三四五六七八九十]{1,3})是/g)) {
    if (chineseNumber(match[1] ?? '') === starts.length + 1) starts.push(match.index);
  }
  if (starts.length < 2) return [];
  return starts.map((start, index) => text.slice(start, starts[index + 1] ?? text.length).trimEnd());
}

/**
 * 各校签订责任书 of 学校安全：☑已实现 ☐推进中 ☐未启动 各校签订责任书, of 学校安全：已实现，各校签订责任书: the goal's name and its
 * state have just been said. The whole text where it tells no state, or more before it.
 */
export function evidenceIn(text: string, goal: string, code = ''): string {
  const judged = goalJudgement(text);
  if (judged === null) return text;
  const before = new RegExp(`^[^□☐☑☒√✓✔]*?(?=[□☐☑☒√✓✔]|${goalStates.join('|')})`, 'u').exec(text)?.[0] ?? '';
  const bare = before.replaceAll(/[\s\p{P}]|尚$/gu, '').replace(code, '');
  return goal.replaceAll(/[\s\p{P}]/gu, '').includes(bare) ? judged.evidence : text;
}
