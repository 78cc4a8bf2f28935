/** One running workbench: the round it has open, what waits in it, and the ways out to the commands and the process. */
import type { FuerContext } from '../commands/opening/context.ts';
import { newIntake } from './actions/intake.ts';
import type { RoundReader } from './round-now.ts';
import { roundReader } from './round-now.ts';

/** A command line run as if it were typed; what it said. */
export type RunCommand = (words: readonly string[]) => Promise<CommandOutcome>;

export interface CommandOutcome {
  /** 0 done, 1 done with open ends, 2 could not run. */
  readonly code: number;
  readonly said: string;
}

export interface Desk {
  /** null until a round is chosen. */
  readonly reader: () => RoundReader | null;
  /** Opens a round's folder; in words why not. */
  readonly open: (folder: string) => string | null;
  readonly intake: ReturnType<typeof newIntake>;
  readonly run: RunCommand;
  /** The computer that works on the round; null where this one may write. */
  readonly readOnly: () => string | null;
  /** Ends the workbench, once the answer is out. */
  readonly end: () => void;
  /** A page is open and alive. */
  readonly seen: () => void;
}

export interface DeskWays {
  readonly again: FuerContext['again'];
  /** Called before a round is taken; in words why it cannot be. */
  readonly taken: (folder: string) => { readonly refused: string } | { readonly readOnly: string | null };
  readonly end: () => void;
  readonly seen: () => void;
}

export function newDesk({ again, taken, end, seen }: DeskWays): Desk {
  let reader: RoundReader | null = null;
  let readOnly: string | null = null;
  const intake = newIntake();
  return {
    reader: () => reader,
    open: (folder) => {
      const verdict = taken(folder);
      if ('refused' in verdict) return verdict.refused;
      ({ readOnly } = verdict);
      if (reader?.folder !== folder) intake.clear();
      reader = roundReader(folder);
      return null;
    },
    intake,
    run: async (words) => {
      const said: string[] = [];
      const write = (text: string): void => void said.push(text);
      const code = await again(words, { stdout: { write }, stderr: { write } });
      return { code, said: said.join('').trim() };
    },
    readOnly: () => readOnly,
    end,
    seen,
  };
}
