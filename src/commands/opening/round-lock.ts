/** One at a time: what writes a round's documents, or must find them all of one run. */
import type { LockVerdict } from '../../project/lock.ts';
import { takeLock } from '../../project/lock.ts';
import type { Project } from '../../project/project.ts';
import type { ExitCode, FuerContext } from './context.ts';
import { refuse } from './context.ts';
import { now, stateFolder } from '../../project/project.ts';

export type RoundLock =
  | Extract<LockVerdict, { verdict: 'held' }>
  | { readonly verdict: 'busy'; /** Who works on it, and what to do. */ readonly message: string };

/** Work on a round's files that nobody else may do at the same time. */
export async function whileLocked(
  context: FuerContext,
  project: Project,
  work: () => ExitCode | Promise<ExitCode>,
): Promise<ExitCode> {
  const lock = lockRound(project);
  if (lock.verdict === 'busy') return refuse(context, lock.message);
  try {
    return await work();
  } finally {
    lock.lock.release();
  }
}

export function lockRound(project: Project): RoundLock {
  const lock = takeLock(stateFolder(project), now());
  if (lock.verdict === 'held') return lock;
  const who = lock.pid === 0 ? '' : `（进程 ${lock.pid}，计算机 ${lock.host}）`;
  return {
    verdict: 'busy',
    message: `另一个 fuer 正在写这一轮的文件${who}，请等它结束。\n如果确实没有在运行，请删去 ${lock.file} 再试。`,
  };
}
