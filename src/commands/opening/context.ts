/** What every command is given: where to write, and where to say how it ended. */
import type { CommandContext } from '@stricli/core';
import type { Diagnostic } from '../../diagnostics.ts';
import type { Step } from '../../pipeline/pipeline.ts';
import { stepWords } from '../texts/step-words.ts';

/**
 * 0 done · 1 done, with 强制性 findings, conflicts, withheld documents, differences (`verify`), things left out (`issue`,
 * `pack`) · 2 could not run.
 */
export type ExitCode = 0 | 1 | 2;

export interface FuerContext extends CommandContext {
  readonly process: {
    readonly stdout: { readonly write: (text: string) => void };
    readonly stderr: { readonly write: (text: string) => void; readonly isTTY?: boolean };
  };
  /** Somebody sits at the terminal and can be asked. */
  readonly interactive: boolean;
  /** The command line as it was typed. */
  readonly words: readonly string[];
  /** Another command line, with what it writes going elsewhere. */
  readonly again: (words: readonly string[], streams: FuerContext['process']) => Promise<ExitCode>;
  /** For `ending` alone: commands return how they ended. */
  readonly end: (code: ExitCode) => void;
}

/** A command's function as the command line wants it: given its context as `this`, its exit code handed on. */
export function ending<Flags, Arguments extends readonly unknown[]>(
  talk: (context: FuerContext, flags: Flags, ...given: Arguments) => ExitCode | Promise<ExitCode>,
) {
  return async function (this: FuerContext, flags: Flags, ...given: Arguments): Promise<void> {
    this.end(await talk(this, flags, ...given));
  };
}

/** What stands in the way goes to stderr: the command could not run. */
export function refuse(context: FuerContext, message: string): ExitCode {
  progressDone(context);
  complain(context, message);
  return 2;
}

/** Done; with 1 where 强制性 findings are open, or where `lacking` says so. */
export function done(findings: readonly Diagnostic[], lacking = false): 0 | 1 {
  return lacking || findings.some(({ level }) => level === '强制性') ? 1 : 0;
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

/** The steps of the pipeline, as they are taken. */
export function tellingSteps(context: FuerContext): (step: Step) => void {
  return (step) => progress(context, stepWords(step));
}

/** Clears the line of progress before something else is said. */
export function progressDone(context: FuerContext): void {
  progress(context, '');
}
