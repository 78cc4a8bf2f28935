/** One round on a thread of its own: a command line answered as if it were typed, its words handed back. */
import { keptAnswer } from '../../project/kept/answer.ts';
import { runFuer } from '../application.ts';
import type { ExitCode } from '../opening/context.ts';

export interface RoundAnswer {
  readonly code: ExitCode;
  readonly said: string;
  readonly complaint: string;
}

export async function answerApart(words: readonly string[]): Promise<RoundAnswer> {
  const kept = keptAnswer(words);
  if (kept !== null) return { code: kept.code, said: kept.said, complaint: '' };
  const said: string[] = [];
  const complaint: string[] = [];
  const code = await runFuer(words, {
    stdout: { write: (text) => said.push(text) },
    stderr: { write: (text) => complaint.push(text) },
  });
  return { code, said: said.join(''), complaint: complaint.join('').trim() };
}
