/** Keeps the answer of a build, where the next one like it would end the same. */
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { Round } from '../../indicators/round.ts';
import { writeWhole } from '../atomic-write.ts';
import { packaged } from '../packaged.ts';
import { now } from '../project.ts';
import { answerFile, answerText, outsideMark, programMark } from './answer.ts';
import type { Answer } from './answer.ts';
import type { Contents } from './standing.ts';
import { sameContents, standingOf } from './standing.ts';

/** What the build did, as far as an answer hangs on it. */
export interface Ended {
  /** What the same command line would be told now; null where it would do something else again. */
  readonly answer: Answer | null;
  /** The files that the build left for its documents, by name within out/, with their hashes. */
  readonly files: ReadonlyMap<string, string>;
  readonly round: Round;
}

export type Keep = (ended: Ended) => void;

/** Begun before a file is read: what somebody saves while the build is at work was not in it, and no answer is kept. */
export function beginKeeping(words: readonly string[], folder: string, program = programMark()): Keep {
  const place = resolve(folder);
  const begun = now();
  const before = program === null ? null : standingOf(place);
  return ({ answer, files, round }) => {
    if (program === null || before === null || answer === null) return;
    const after = standingOf(place);
    const outside = marksOf(outsidePaths(place, round), begun);
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

/** What a build reads that does not lie in the round's folder. */
function outsidePaths(place: string, { register, templates }: Round): readonly string[] {
  const program = packaged();
  return [
    program.register,
    program.templates,
    join(dirname(program.register), 'package.json'),
    ...[register, templates].flatMap((path) => (path === undefined ? [] : [resolve(place, path)])),
  ].filter((path) => relative(place, path).startsWith('..') || isAbsolute(relative(place, path)));
}

/** null where one of them cannot be read, or was saved since `begun`. */
function marksOf(paths: readonly string[], begun: number): readonly (readonly [string, string])[] | null {
  const marks = paths.map((path) => [path, outsideMark(path, begun)] as const);
  const known = marks.flatMap(([path, mark]) => (mark === null ? [] : [[path, mark] as const]));
  return known.length === marks.length ? known : null;
}

function only(contents: Contents, isWanted: (name: string) => boolean): Contents {
  return new Map([...contents].filter(([name]) => isWanted(name)));
}
