/** Rounds of other areas that a round names: opened as they lie on the disk, and not followed any further. */
import { basename, isAbsolute, resolve } from 'node:path';
import { finding } from '../../diagnostics.ts';
import { readRound } from '../../pipeline/read/configuration.ts';
import type { NeighbourRound, RoundFiles } from '../../pipeline/read/round-files.ts';

/** `open`: the files of the round in a folder; null where there is none. */
export function withNeighbours(
  folder: string,
  files: RoundFiles,
  open: (folder: string) => RoundFiles | null,
): RoundFiles {
  const reading = readRound(files.round);
  if (reading.verdict === 'failed') return files;
  const { value: round, locate } = reading.value;
  const named = round.areas.flatMap(({ id, name, round: path }, position) =>
    path === undefined ? [] : [{ id, name, path, origin: locate(['areas', position, 'round']) }],
  );
  if (named.length === 0) return files;
  const opened = named.map((one) => ({ ...one, files: open(resolve(folder, one.path)) }));
  return {
    ...files,
    neighbours: opened.flatMap(({ id, path, origin, files: theirs }): readonly NeighbourRound[] =>
      theirs === null ? [] : [{ area: id, place: shownPath(path), origin, files: theirs }],
    ),
    findings: [
      ...files.findings,
      ...opened
        .filter((one) => one.files === null)
        .map(({ name, path, origin }) =>
          finding('invalid-configuration', {
            message: `没有找到${name}的一轮“${path}”。`,
            hint: '路径从本轮文件夹算起，里面应有 round.yaml，请核对；没有那一轮的，请删去 round。',
            origin,
          }),
        ),
    ],
  };
}

/** As written, without the folders of this computer. */
function shownPath(path: string): string {
  const plain = path.replaceAll('\\', '/').replace(/\/+$/, '');
  return isAbsolute(path) ? basename(plain) : plain;
}
