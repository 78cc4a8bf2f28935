/** One round on a thread of its own: a command line answered as if it were typed, or what the level above wants to know. */
import { keptAnswer } from '../../project/kept/answer.ts';
import { runFuer } from '../application.ts';
import { countyApart } from './county-answer.ts';
import type { RoundAnswer } from './round-answer.ts';
import { answerKept } from './round-answer.ts';

export function answerApart(words: readonly string[]): Promise<RoundAnswer> {
  const kept = keptAnswer(words);
  if (kept !== null) return Promise.resolve({ code: kept.code, said: kept.said, complaint: '' });
  return answerKept((streams) => runFuer(words, streams));
}

export { countyApart };
