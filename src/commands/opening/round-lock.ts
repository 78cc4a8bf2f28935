/** One at a time: what writes a round's documents, or must find them all of one run. */
import type { LockVerdict } from '../../project/lock.ts';
import { takeLock } from '../../project/lock.ts';
import type { Project } from '../../project/project.ts';
import { now, stateFolder } from '../../project/project.ts';

export type RoundLock =
  | Extract<LockVerdict, { verdict: 'held' }>
  | { readonly verdict: 'busy'; /** Who works on it, and what to do. */ readonly message: string };

export function lockRound(project: Project): RoundLock {
  const lock = takeLock(stateFolder(project), now());
  if (lock.verdict === 'held') return lock;
  const who = lock.pid === 0 ? '' : `（进程 ${lock.pid}，计算机 ${lock.host}）`;
  return {
    verdict: 'busy',
    message: `另一个 fuer build 正在生成这一轮的文件${who}，请等它结束。\n如果确实没有在运行，请删去 ${lock.file} 再试。`,
  };
}
