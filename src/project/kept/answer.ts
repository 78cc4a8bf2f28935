/**
 * The early way out: the answer to a command line, kept with everything it hangs on. Where all of that is as it was, byte
 * for byte, the whole way would end where it ended; then the answer is given again. Nothing of it is believed unread: inputs
 * and outputs are hashed each time, and the file itself bears the desk's seal.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isSealed, sealOf } from './seal.ts';
import type { OutsidePlace, Standing } from './standing.ts';
import { canWrite, markOf, outsideOf, standingOf } from './standing.ts';

export interface Answer {
  /** What goes to stdout. */
  readonly said: string;
  readonly code: 0 | 1;
}

interface KeptAnswer extends Answer {
  /** The command line, where it was typed, and by which program it was answered. */
  readonly asked: string;
  /** Of the round's folder. */
  readonly standing: string;
  /** What the round read from outside, with the mark of what lay there. */
  readonly outside: readonly MarkedPlace[];
}

export interface MarkedPlace extends OutsidePlace {
  readonly mark: string;
}

declare const FUER_PROGRAM: string | undefined;

/** Which program this is: of its sources as they were bundled; null where it runs from them, which may change at any time. */
export function programMark(): string | null {
  return typeof FUER_PROGRAM === 'string' ? FUER_PROGRAM : null;
}

/** The answer to a command line that was answered before; null where the whole way has to be gone. */
export function keptAnswer(words: readonly string[], program = programMark()): Answer | null {
  if (program === null || !isBuild(words)) return null;
  const asked = askedMark(words, program);
  for (const folder of foldersIn(words)) {
    const kept = readAnswer(folder);
    if (kept === null || kept.asked !== asked || !canWrite(folder)) continue;
    const standing = standingOf(folder);
    if (standing === null || markOfStanding(standing) !== kept.standing) continue;
    if (!kept.outside.every((place) => outsideMark(place) === place.mark)) continue;
    return { said: kept.said, code: kept.code };
  }
  return null;
}

/** The content of the file that keeps an answer, with its seal; null where none can be set. */
export function answerText(
  words: readonly string[],
  answer: Answer,
  standing: Standing,
  outside: readonly MarkedPlace[],
  program: string,
): string | null {
  const { said, code } = answer;
  const kept: KeptAnswer = {
    asked: askedMark(words, program),
    standing: markOfStanding(standing),
    outside,
    said,
    code,
  };
  const content = JSON.stringify(kept);
  const seal = sealOf(content);
  return seal === null ? null : `${seal}\n${content}`;
}

export function answerFile(round: string): string {
  return join(round, '.fuer', 'kept', 'answer');
}

/** null where it cannot be said, or where something of it was saved since `time` (milliseconds). */
export function outsideMark(place: OutsidePlace, time = Infinity): string | null {
  const contents = outsideOf(place, time);
  return contents === null ? null : markOf(contents);
}

function readAnswer(round: string): KeptAnswer | null {
  try {
    const text = readFileSync(answerFile(round), 'utf8');
    const end = text.indexOf('\n');
    const content = text.slice(end + 1);
    // What bears the seal was written by this program in this form.
    return isSealed(content, text.slice(0, end)) ? (JSON.parse(content) as KeptAnswer) : null;
  } catch {
    return null;
  }
}

function markOfStanding({ inputs, out, runs }: Standing): string {
  return markOf(inputs, out, runs);
}

function isBuild([first]: readonly string[]): boolean {
  return first === 'build' || first === '生成';
}

/** Which of the words names the folder only the command itself can say: an answer is kept in the one that it meant. */
function foldersIn(words: readonly string[]): readonly string[] {
  const named = words.slice(1).filter((word) => !/^[-–—]/.test(word));
  return [...named, '.'].map((word) => resolve(word)).filter((folder) => existsSync(join(folder, 'round.yaml')));
}

function askedMark(words: readonly string[], program: string): string {
  const asked = [program, process.version, process.platform, process.cwd(), ...words];
  return createHash('sha256').update(JSON.stringify(asked)).digest('hex');
}
