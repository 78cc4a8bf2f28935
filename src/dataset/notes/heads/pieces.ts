/**
 * What several goals or indicators have in one paragraph, taken apart: 婚检率：……。妇女病普查率：……, a line of its own or
 * behind a full stop, and one qualitative goal below another.
 */
import type { NameIndex } from '../indicators.ts';
import { goalNamed, mentionsIn } from '../indicators.ts';
import { headNamed } from './loose-names.ts';
import type { Passage } from '../outline.ts';
import { onlyRefers } from './references.ts';
import { namedOrMeant } from './subjects.ts';
import { readTags } from '../tags.ts';
import type { NoteSection } from '../notes.ts';

export interface Piece {
  readonly text: string;
  /** The indicators that its first words name; [] where they name none. */
  readonly named: readonly string[];
  /** 婚检率： at its beginning, with the colon; '' where it has no such head. */
  readonly head: string;
  /** Begins a matter of its own, whatever stands before it. */
  readonly opens: boolean;
}

/** Where each words are about an indicator. */
const byIndicator: readonly NoteSection[] = ['存在问题', '原因分析', '变化说明', '对策建议', '下年计划'];

const name = '[^\\s，。；;：:！？!?（()、和与及]{2,20}(?:[（(][^）)\\n]{1,8}[）)])?';
const headPattern = new RegExp(
  `^(?:[（(]?[\\d一二三四五六七八九十]{1,2}[)）、.．]\\s*)?((${name}(?:[、和与及]${name}){0,5})\\s*(?:[：:]|——)\\s*)(?=\\S)`,
  'u',
);

/** Of one line: the pieces that it holds, the first of which may go on with the line before. */
export function piecesOf(line: string, passage: Passage, names: NameIndex): readonly Piece[] {
  if (passage.section === '定性目标') return goalsIn(line, names);
  if (!byIndicator.includes(passage.section)) return [{ ...plain, text: line }];
  const pieces = joined(
    cutBehindStops(line).map((text): Piece => {
      const [, head = '', words = ''] = headPattern.exec(text) ?? [];
      const named = head === '' ? [] : namedBy(words, passage, names);
      return named.length > 0
        ? { text: text.slice(text.indexOf(head)), named, head, opens: true }
        : // 改厕：… on a line of its own below 婚检：… is another matter, though it names no indicator.
          { ...plain, text, opens: onlyRefers(text) || isTopic(words) };
    }),
  );
  const isPlan = toBeDone.includes(passage.section) && passage.indicators.length === 0;
  return isPlan ? pieces.flatMap((piece) => byMatter(piece, passage, names)) : pieces;
}

const toBeDone: readonly NoteSection[] = ['对策建议', '下年计划'];

interface Part {
  readonly text: string;
  readonly named: readonly string[];
}

/**
 * 把婚检点搬进登记处；对流动孕产妇一人一档，确保孕产妇死亡率…: plans for several indicators in one paragraph are each that
 * indicator's. What is about none goes on with the plan before it.
 */
function byMatter(piece: Piece, { plans }: Passage, names: NameIndex): readonly Piece[] {
  // A tag says what all of it is about.
  const tagged = readTags(piece.text, names).indicators.length > 0;
  if (piece.named.length > 0 || piece.head !== '' || tagged) return [piece];
  const parts = cutBehindStops(piece.text).map((text) => ({ text, named: namedOrMeant(text, names, plans) }));
  const about = new Set(parts.map(({ named }) => named.join()).filter((codes) => codes !== ''));
  const isDated = (text: string): boolean => dated.test(text);
  // 管网改造12公里，污水处理率达到83%；2017年新建游园3个: each with its own date is each a plan.
  const standsApart = ({ text, named }: Part): boolean =>
    named.length === 0 && goesOnElsewhere.test(text)
      ? true
      : named.length === 0 && isDated(text) && parts.some((other) => other.named.length > 0 && isDated(other.text));
  if (about.size < 2 && !parts.some(standsApart)) return [piece];
  return parts
    .reduce<readonly Part[]>((told, part) => {
      const last = told.at(-1);
      const isSame = part.named.length === 0 ? !standsApart(part) : part.named.join() === last?.named.join();
      return last !== undefined && isSame
        ? [...told.slice(0, -1), { ...last, text: last.text + part.text }]
        : [...told, part];
    }, [])
    .map((part, place) => ({
      text: part.text.trimStart(),
      named: part.named,
      head: '',
      opens: place > 0 || piece.opens,
    }));
}

const plain = { named: [], head: '', opens: false } as const;

/** A word for a matter, none that goes on with the one above it. */
function isTopic(words: string): boolean {
  return (
    words !== '' &&
    words.length <= 8 &&
    !/^(?:[一二三四五六七八九十]是|其中|包括|如下|例如|注|备注)|措施|目标|责任|时[限间]|期限|原因|建议|对策|方[式法]|内容|要求|牵头|配合|完成|主要|具体/u.test(
      words,
    )
  );
}

/** Every one of 近视率、肥胖率 must name an indicator. */
function namedBy(words: string, passage: Passage, names: NameIndex): readonly string[] {
  const whole = headNamed(words, names, passage.plans);
  if (whole.length > 0) return whole;
  const parts = words.split(/[、和与及]/u).map((part) => headNamed(part, names, passage.plans));
  return parts.length > 1 && parts.every((codes) => codes.length > 0) ? [...new Set(parts.flat())] : [];
}

/** 再就是争取一个新的活动中心: besides what stands before it. */
const goesOnElsewhere = /^\s*(?:再就是|再一个|再者|另外|此外|还有)/u;

const dated = /\d{1,4}年|\d{1,2}月/u;

function cutBehindStops(line: string): readonly string[] {
  return line.length > longestCut ? [line] : line.split(/(?<=[。；;])(?=\s*\S)/u);
}

/** A chapter on one line is no list of indicators. */
const longestCut = 4000;

/** What begins nothing of its own goes on with the piece before it. */
function joined(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.reduce<readonly Piece[]>((told, piece) => {
    const last = told.at(-1);
    if (last === undefined || (piece.opens && !(piece.named.length === 0 && last.named.length === 0)))
      return [...told, { ...piece, text: piece.text.trimStart() }];
    return [...told.slice(0, -1), { ...last, text: last.text + piece.text }];
  }, []);
}

/** 男女平等国策……：已实现。……首接责任制：推进中。 */
function goalsIn(line: string, names: NameIndex): readonly Piece[] {
  return joined(
    cutBehindStops(line).map((text): Piece => {
      const goal = goalAt(text, names);
      return goal === null ? { ...plain, text } : { ...plain, text, named: [goal], opens: true };
    }),
  ).reduce<readonly Piece[]>((told, piece) => {
    const last = told.at(-1);
    const sameGoal = last !== undefined && piece.named[0] !== undefined && last.named[0] === piece.named[0];
    return sameGoal ? [...told.slice(0, -1), { ...last, text: last.text + piece.text }] : [...told, piece];
  }, []);
}

function goalAt(text: string, names: NameIndex): string | null {
  const bare = text.replace(/^\s*(?:[（(]?[\d一二三四五六七八九十]{1,2}[)）、.．]\s*)?/u, '');
  const first = mentionsIn(bare.slice(0, 80), names).find(({ start }) => start === 0);
  const code = first?.codes.length === 1 ? first.codes[0] : undefined;
  const letters = names.goals.map((goal) => goal.code);
  if (code !== undefined) return letters.includes(code) ? code : null;
  return goalNamed(bare, names);
}
