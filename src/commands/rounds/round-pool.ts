/** Several rounds at once, one a thread, no more threads than the machine has processors. What breaks breaks alone. */
import { availableParallelism } from 'node:os';
import { Tinypool } from 'tinypool';
import { roundWorkerFile } from '../../project/rounds/round-worker-file.ts';
import type { RoundAnswer } from './round-worker.ts';

export interface RoundPool {
  readonly answer: (words: readonly string[]) => Promise<RoundAnswer>;
  readonly end: () => Promise<void>;
}

/** `alone`: answers a command line in this thread, where there is no program file to start others with. */
export function roundPool(rounds: number, alone: RoundPool['answer']): RoundPool {
  const filename = roundWorkerFile();
  if (filename === null) return oneByOne(alone);
  const threads = Math.max(1, Math.min(rounds, availableParallelism()));
  const pool = new Tinypool({
    filename,
    name: 'answerApart',
    runtime: 'worker_threads',
    minThreads: threads,
    maxThreads: threads,
    // A round that needs more than this is refused by itself, and its thread is replaced.
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  });
  return {
    answer: (words) => (pool.run([...words]) as Promise<RoundAnswer>).catch(broken),
    end: () => pool.destroy(),
  };
}

function oneByOne(alone: RoundPool['answer']): RoundPool {
  let last: Promise<unknown> = Promise.resolve();
  return {
    answer: (words) => {
      const own = last.then(() => alone(words)).catch(broken);
      last = own;
      return own;
    },
    end: () => Promise.resolve(),
  };
}

function broken(error: unknown): RoundAnswer {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const said = error instanceof Error ? error.message : String(error);
  const complaint =
    code === 'ERR_WORKER_OUT_OF_MEMORY'
      ? '这一轮的材料太大，内存不够，没有做完。\n请移走与本轮无关的大文件，或单独生成这一轮。'
      : `程序在这一轮上出错了：${said}`;
  return { code: 2, said: '', complaint };
}
