/** Several rounds at once, one a thread, no more threads than the machine has processors. What breaks breaks alone. */
import { availableParallelism } from 'node:os';
import { Tinypool } from 'tinypool';
import { roundWorkerFile } from '../../project/rounds/round-worker-file.ts';

export interface RoundPool<Order, Answer> {
  readonly answer: (order: Order) => Promise<PoolAnswer<Answer>>;
  readonly end: () => Promise<void>;
}

export type PoolAnswer<Answer> =
  | { readonly verdict: 'answered'; readonly answer: Answer }
  /** The program broke on this round: in words. */
  | { readonly verdict: 'broken'; readonly complaint: string };

/**
 * `name`: the function of `round-worker.ts` that answers. `here`: the same in this thread, one after the other, where the
 * program runs from its sources and there is no file to start threads with.
 */
export function roundPool<Order, Answer>(
  rounds: number,
  name: string,
  here: (order: Order) => Promise<Answer>,
): RoundPool<Order, Answer> {
  const filename = roundWorkerFile();
  if (filename === null) return oneByOne(here);
  const threads = Math.max(1, Math.min(rounds, availableParallelism()));
  const pool = new Tinypool({
    filename,
    name,
    runtime: 'worker_threads',
    minThreads: threads,
    maxThreads: threads,
    // A thread that waits for its next round must not sleep where messages cannot wake it.
    useAtomics: false,
    // A round that needs more than this is refused by itself, and its thread is replaced.
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  });
  return {
    answer: (order) => (pool.run(order) as Promise<Answer>).then(answered, broken),
    end: () => pool.destroy(),
  };
}

function oneByOne<Order, Answer>(here: (order: Order) => Promise<Answer>): RoundPool<Order, Answer> {
  let last: Promise<unknown> = Promise.resolve();
  return {
    answer: (order) => {
      const own = last.then(() => here(order)).then(answered, broken);
      last = own;
      return own;
    },
    end: () => Promise.resolve(),
  };
}

function answered<Answer>(answer: Answer): PoolAnswer<Answer> {
  return { verdict: 'answered', answer };
}

function broken(error: unknown): PoolAnswer<never> {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const said = error instanceof Error ? error.message : String(error);
  return {
    verdict: 'broken',
    complaint:
      code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? '这一轮的材料太大，内存不够，没有做完。\n请移走与本轮无关的大文件，或单独运行这一轮。'
        : `程序在这一轮上出错了：${said}`,
  };
}
