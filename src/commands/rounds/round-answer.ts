/** What a command line on one round was answered, apart from the terminal. */
import type { ExitCode } from '../opening/context.ts';

export interface RoundAnswer {
  readonly code: ExitCode;
  readonly said: string;
  readonly complaint: string;
}

/** Answers a command line, its words kept: `run` writes them as to a terminal. */
export async function answerKept(
  run: (streams: { readonly stdout: Sink; readonly stderr: Sink }) => Promise<ExitCode>,
): Promise<RoundAnswer> {
  const said: string[] = [];
  const complaint: string[] = [];
  const code = await run({
    stdout: { write: (text) => void said.push(text) },
    stderr: { write: (text) => void complaint.push(text) },
  });
  return { code, said: said.join(''), complaint: complaint.join('').trim() };
}

interface Sink {
  readonly write: (text: string) => void;
}
