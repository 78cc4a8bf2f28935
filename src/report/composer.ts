/** What every composer speaks with: the patterns, the marks of this report, the round. */
import type { Round } from '../indicators/round.ts';
import type { Origin } from '../provenance.ts';
import { sayOrigin } from '../provenance.ts';
import type { NoteDoubts } from '../rules/note-doubts.ts';
import { doubtsIn, noDoubts } from '../rules/note-doubts.ts';
import type { Marks } from './patterns/inline-marks.ts';
import type { WordForm, Words } from './claims/words.ts';
import { declaredFor, isRequest } from './claims/declared-claims.ts';
import type { Piece } from './claims/claimed.ts';
import { claimed } from './claims/claimed.ts';
import type { About, Claim, ClaimKind, ClaimOf } from './claims/claim.ts';
import type { FigureId } from './figure-id.ts';
import { figureIdText } from './figure-id.ts';
import type { Inline } from './model.ts';
import type { Pattern, Phrase } from './patterns/patterns.ts';
import type { SituationId, Slots } from './patterns/situations.ts';

export interface Voice {
  readonly phrase: Phrase;
  /** The same for a situation that is only known when the sentence is made. */
  readonly phraseAbout: <S extends SituationId>(
    situation: S,
    choice: number,
    slots: Slots<S>,
    subjects: About,
  ) => string;
  readonly words: Words;
  readonly marks: Marks;
  readonly round: Round;
  /** 妇幼 reports call the plan 《规划》; the general report 《妇女规划》《儿童规划》. */
  readonly planName: string;
  /** What becomes of a person's words that the data contradict. */
  readonly doubted: Doubted;
}

/** `beside`: the words stand, and the question behind them; `instead`: the question takes their place. */
export interface Doubted {
  readonly doubts: NoteDoubts;
  readonly asks: 'beside' | 'instead';
}

const nothingDoubted: Doubted = { doubts: noDoubts, asks: 'beside' };

/** 纲要 where the round's plans are called so, else 规划. */
export function planKind({ plans }: Round): '规划' | '纲要' {
  return [plans.women, plans.children].every(({ title }) => title.includes('纲要')) ? '纲要' : '规划';
}

/** A voice for one report: its patterns' judging words are marked as claims as they are said. */
export function voiceOf(
  { pattern, words }: { readonly pattern: Pattern; readonly words: Words },
  marks: Marks,
  round: Round,
  planName: string,
  doubted: Doubted = nothingDoubted,
): Voice {
  const word = planKind(round);
  // What a pattern calls 规划 is what the round's own plans are called.
  const ownWord = (pieces: readonly Piece[]): readonly Piece[] =>
    word === '规划'
      ? pieces
      : pieces.map((piece) => (piece.own ? { ...piece, text: piece.text.replaceAll('规划', word) } : piece));
  const said = <S extends SituationId>(situation: S, choice: number, slots: Slots<S>, subjects?: About): string =>
    claimed(
      ownWord(pattern(situation, choice, slots)),
      isRequest(situation) ? null : declaredFor(situation),
      subjects,
      words,
      marks,
    );
  return {
    phrase: (situation, choice, slots, ...[subjects]) => said(situation, choice, slots, subjects),
    phraseAbout: said,
    words,
    marks,
    round,
    planName,
    doubted,
  };
}

/** A word of the dictionary as a mark that remembers what it states of whom. */
export function judged<K extends ClaimKind>(voice: Voice, claim: ClaimOf<K>, form: WordForm = 'word'): string {
  return claimWord(voice, voice.words.say(claim.kind, claim.is, form), claim);
}

/** A word that the dictionary reads and does not list by itself: 第2位, 两. */
export function claimWord<K extends ClaimKind>(voice: Voice, text: string, claim: ClaimOf<K>): string {
  return voice.marks.mark({ kind: 'claim', text, claim: claim as Claim });
}

/** A number as a mark that remembers its id and origins. */
export function figure(voice: Voice, text: string, id: FigureId, origins: readonly Origin[]): string {
  return voice.marks.mark(figureInline(text, id, origins));
}

/** The same as a piece of a cell. */
export function figureInline(text: string, id: FigureId, origins: readonly Origin[]): Inline {
  return { kind: 'figure', text, figure: figureIdText(id), origins };
}

/** A person's words as a mark, to the character. */
export function words(voice: Voice, text: string, origin: Origin): string {
  return voice.marks.mark({ kind: 'words', text, origin });
}

/** A person's words as a whole sentence: where the person set no full stop, or a comma, one of ours follows. */
export function sentenceOfWords(voice: Voice, written: string, origin: Origin): string {
  const text = written.replace(/[，,、]\s*$/u, '');
  if (doubtsIn(voice.doubted.doubts, text, origin).length === 0) return wholeSentence(voice, text, origin);
  return voice.doubted.asks === 'instead' ? askedInstead(voice, text, origin) : askedBehind(voice, text, origin);
}

/** Of several paragraphs the doubted ones alone give way. */
function askedInstead(voice: Voice, text: string, origin: Origin): string {
  return text
    .split(/(?=\n)/u)
    .map((line) => {
      const doubts = doubtsIn(voice.doubted.doubts, line, origin);
      if (doubts.length === 0) return words(voice, line, origin);
      return (line.startsWith('\n') ? words(voice, '\n', origin) : '') + verification(voice, doubts, origin);
    })
    .join('');
}

/** Right behind the sentence that says what is in doubt. */
function askedBehind(voice: Voice, text: string, origin: Origin): string {
  const sentences = text.split(/(?<=[。！？!?；;][”’」』）)》】]*)(?![。！？!?；;”’」』）)》】])|(?=\n)/u);
  const asked = sentences.map((sentence) => doubtsIn(voice.doubted.doubts, sentence, origin));
  // Words that run over a full stop are asked about at the end.
  if (asked.every((doubts) => doubts.length === 0)) {
    const doubts = doubtsIn(voice.doubted.doubts, text, origin);
    return wholeSentence(voice, text, origin) + verification(voice, doubts, origin);
  }
  let unasked = '';
  const said = sentences.map((sentence, place) => {
    const doubts = asked[place] ?? [];
    const isLast = place === sentences.length - 1;
    const told = unasked + sentence;
    unasked = doubts.length === 0 && !isLast ? told : '';
    if (doubts.length === 0) return isLast ? wholeSentence(voice, told, origin) : '';
    const shown =
      isLast || (sentences[place + 1] ?? '').startsWith('\n')
        ? wholeSentence(voice, told, origin)
        : words(voice, told, origin);
    return shown + verification(voice, doubts, origin);
  });
  return said.join('');
}

function wholeSentence(voice: Voice, text: string, origin: Origin): string {
  return /[。！？；…!?.;：:]["”』」）)]?\s*$|[。！？；][（(][^（()）]{1,30}[）)]\s*$/u.test(text)
    ? words(voice, text, origin)
    : `${words(voice, text, origin)}。`;
}

/** 【待补充：…】 as a sentence of its own; `way` is one of `ways.ts`. */
export function placeholder(voice: Voice, text: string, way: string): string {
  return voice.marks.mark({ kind: 'placeholder', text: `【待补充：${text}】`, way });
}

/** 【待核实：…】: a person's words that the data contradict, with the ways out. */
function verification(voice: Voice, doubts: readonly string[], origin: Origin): string {
  const where = sayOrigin(origin);
  const quoted = doubts.map((words) => `“${words}”`).join('');
  const text =
    voice.doubted.asks === 'instead'
      ? `【待核实：单位原文${quoted}与数据不符，见${where}】`
      : `【待核实：上文${quoted}与数据不符】`;
  const way = `由责任单位补正 ${where} 或报表中有误的一处；说的不是同一回事的，由${voice.round.compiler}在 decisions.yaml 用 accept 写明理由，照原文印出；来不及核实的，accept 里加 print: false，总报告不印该条并写明未采用。`;
  return voice.marks.mark({ kind: 'placeholder', text, way });
}

/** 甲、乙、丙 */
export function names(list: readonly string[]): string {
  return list.join('、');
}

/** 甲和乙; 甲、乙和丙 */
export function together(list: readonly string[]): string {
  if (list.length < 2) return list.join('');
  return `${list.slice(0, -1).join('、')}和${list.at(-1) ?? ''}`;
}
