/**
 * Why a file was not read: one Chinese sentence, and what the person who has the file can do about it.
 * The caller adds the file's name.
 */
export interface FileProblem {
  readonly code: FileProblemCode;
  readonly message: string;
  readonly hint: string;
  readonly place?: FilePlace;
}

export type FileProblemCode =
  | 'empty-file'
  | 'lock-file'
  | 'old-format'
  | 'password'
  | 'truncated'
  | 'not-this-kind'
  | 'damaged'
  | 'too-large'
  | 'hostile'
  | 'unknown-encoding';

/** Where in the file: a sheet and a cell, or a line of a text file. */
export interface FilePlace {
  readonly sheet?: string;
  readonly cell?: string;
  readonly line?: number;
}

/** What came of reading something that may be refused. */
export type Guarded<T> =
  { readonly verdict: 'read'; readonly content: T } | { readonly verdict: 'refused'; readonly problem: FileProblem };

/**
 * Carries a problem out of the depth of a streaming parser, whose callbacks have no other way to stop it.
 * Thrown inside formats/ only; every exported reader turns it back into a verdict with `guarded`.
 */
export class Refusal extends Error {
  readonly problem: FileProblem;

  constructor(problem: FileProblem, cause?: unknown) {
    super(problem.message, { cause });
    this.name = 'Refusal';
    this.problem = problem;
  }
}

/** Runs a reader; a refusal becomes a verdict, anything else that is thrown is a bug and stays thrown. */
export function guarded<T>(read: () => T): Guarded<T> {
  try {
    return { verdict: 'read', content: read() };
  } catch (error) {
    if (error instanceof Refusal) return { verdict: 'refused', problem: error.problem };
    throw error;
  }
}

/** Runs a part of a reader; a refusal that names no place yet gets this one. */
export function at<T>(place: FilePlace, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw placed(error, place);
  }
}

/** A refusal that names no place yet, with this one; anything else as it is. */
export function placed(error: unknown, place: FilePlace): unknown {
  if (!(error instanceof Refusal) || error.problem.place !== undefined) return error;
  return new Refusal({ ...error.problem, place }, error);
}
