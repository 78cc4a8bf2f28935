/** Keeps the answer of a build, where the next one like it would end the same. */
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { Round } from '../../indicators/round.ts';
import { readRound } from '../../pipeline/read/configuration.ts';
import type { NeighbourRound } from '../../pipeline/read/round-files.ts';
import { writeWhole } from '../atomic-write.ts';
import { packaged } from '../packaged.ts';
import { now } from '../project.ts';
import { answerFile, answerText, outsideMark, programMark } from './answer.ts';
import type { Answer, MarkedPlace } from './answer.ts';
import type { Contents, OutsidePlace } from './standing.ts';
import { sameContents, standingOf } from './standing.ts';

/** What the build did, as far as an answer hangs on it. */
export interface Ended {
  /** What the same command line would be told now; null where it would do something else again. */
  readonly answer: Answer | null;
  /** The files that the build left for its documents, by name within out/, with their hashes. */
  readonly files: ReadonlyMap<string, string>;
  readonly round: Round;
  /** Rounds of other areas that figures were taken from. */
  readonly neighbours: readonly NeighbourRound[];
}

export type Keep = (ended: Ended) => void;

/** Begun before a file is read: what somebody saves while the build is at work was not in it, and no answer is kept. */
export function beginKeeping(words: readonly string[], folder: string, program = programMark()): Keep {
  const place = resolve(folder);
  const begun = now();
  const before = program === null ? null : standingOf(place);
  return ({ answer, files, round, neighbours }) => {
    if (program === null || before === null || answer === null) return;
    const after = standingOf(place);
    const outside = marksOf(outsidePaths(place, round, neighbours), begun);
    if (after === null || outside === null) return;
    const isOther = (name: string): boolean => !files.has(name) && name !== 'run.json';
    const isAsLeft =
      sameContents(before.inputs, after.inputs) &&
      sameContents(only(before.out, isOther), only(after.out, isOther)) &&
      [...files].every(([name, hash]) => after.out.get(name) === hash);
    const text = isAsLeft ? answerText(words, answer, after, outside, program) : null;
    if (text !== null) writeWhole(answerFile(place), text);
  };
}

/** What a build reads that does not lie in the round's folder; of rounds, what they are made of. */
function outsidePaths(place: string, round: Round, neighbours: readonly NeighbourRound[]): readonly OutsidePlace[] {
  const program = packaged();
  const others = round.areas.flatMap(({ id, round: path }) => {
    if (path === undefined) return [];
    const files = neighbours.find(({ area }) => area === id)?.files;
    const reading = files === undefined ? null : readRound(files.round);
    const folder = resolve(place, path);
    return [
      { path: folder, kind: 'round' as const },
      ...(reading?.verdict === 'ok' ? namedIn(reading.value.value, folder) : []),
    ];
  });
  const read = [program.register, program.templates, join(dirname(program.register), 'package.json')];
  return [...read.map((path): OutsidePlace => ({ path, kind: 'files' })), ...namedIn(round, place), ...others].filter(
    ({ path }) => relative(place, path).startsWith('..') || isAbsolute(relative(place, path)),
  );
}

function namedIn({ register, templates }: Round, folder: string): readonly OutsidePlace[] {
  return [register, templates].flatMap((path) =>
    path === undefined ? [] : [{ path: resolve(folder, path), kind: 'files' as const }],
  );
}

/** null where one of them cannot be read, or was saved since `begun`. */
function marksOf(places: readonly OutsidePlace[], begun: number): readonly MarkedPlace[] | null {
  const known = places.flatMap((place) => {
    const mark = outsideMark(place, begun);
    return mark === null ? [] : [{ ...place, mark }];
  });
  return known.length === places.length ? known : null;
}

function only(contents: Contents, isWanted: (name: string) => boolean): Contents {
  return new Map([...contents].filter(([name]) => isWanted(name)));
}
