/** What became of files that a command wrote into a folder, said and as JSON. */
import type { KeptFolder } from '../../project/kept-folder.ts';
import { plainWords } from '../opening/terminal.ts';

export interface PlacedFile {
  readonly path: string;
  readonly state: 'written' | 'unchanged' | 'beside';
}

/** `folder` as people see it. */
export function placementJson({ placements }: KeptFolder, folder: string): readonly PlacedFile[] {
  return placements.map(({ file, state, obstacle }) => ({
    path: `${folder}/${file}`,
    state: obstacle === null ? state : 'beside',
  }));
}

export function placementLines({ placements, removals }: KeptFolder, folder: string): readonly string[] {
  const unchanged = placements.filter(({ state, obstacle }) => state === 'unchanged' && obstacle === null);
  return [
    ...placements.flatMap(({ path, file, state, obstacle }) => {
      if (obstacle === 'edited') return [`  ${folder}/${path} 有人改过，没有覆盖；新的一份写在 ${folder}/${file}。`];
      if (obstacle === 'held') return [`  ${folder}/${path} 正被占用，不能替换；新的一份写在 ${folder}/${file}。`];
      return state === 'written' ? [`  写出 ${folder}/${file}`] : [];
    }),
    ...(unchanged.length === 0 ? [] : [`  未变 ${unchanged.length} 份`]),
    ...removals.map(({ path, outcome }) =>
      outcome === 'removed'
        ? `  移走 ${folder}/${path}（不再需要，旧件存在 .fuer）`
        : `  ${folder}/${path} 已不再需要，但${outcome === 'edited' ? '有人改过' : '正被占用'}，没有移走。`,
    ),
  ].map(plainWords);
}
