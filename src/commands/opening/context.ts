/** What every command is given: where to write, and where to say how it ended. */
import type { CommandContext } from '@stricli/core';

/** 0 done · 1 done, with 强制性 findings, conflicts or withheld documents · 2 could not run. */
export type ExitCode = 0 | 1 | 2;

export interface FuerContext extends CommandContext {
  readonly process: {
    readonly stdout: { readonly write: (text: string) => void };
    readonly stderr: { readonly write: (text: string) => void; readonly isTTY?: boolean };
  };
  /** Somebody sits at the terminal and can be asked. */
  readonly interactive: boolean;
  readonly end: (code: ExitCode) => void;
}

/** Results go to stdout, a line at a time. */
export function print(context: FuerContext, text: string): void {
  context.process.stdout.write(`${text}\n`);
}

export function printJson(context: FuerContext, value: unknown): void {
  print(context, JSON.stringify(value, null, 2));
}

/** What went wrong goes to stderr. */
export function complain(context: FuerContext, text: string): void {
  context.process.stderr.write(`${text}\n`);
}

/** What is being done, on one line that the next one replaces; nothing where nobody looks on. */
export function progress(context: FuerContext, text: string): void {
  if (context.process.stderr.isTTY === true) context.process.stderr.write(`\r\u001b[K${text}`);
}

/** Clears the line of progress before something else is said. */
export function progressDone(context: FuerContext): void {
  progress(context, '');
}
