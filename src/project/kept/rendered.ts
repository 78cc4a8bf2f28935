/**
 * Which bytes the program made of which document: where the same document is to be made again and its file lies in out/ as
 * it was written, the file is read instead. The list bears the desk's seal and the program's mark, the file is hashed: what
 * is torn, forged, edited or of another program is made anew.
 */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from '../../history/manifest.ts';
import type { RenderedBefore } from '../../pipeline/render/render-round.ts';
import { writeWhole } from '../atomic-write.ts';
import type { OutFolder } from '../out-folder.ts';
import { programMark } from './answer.ts';
import { isSealed, sealOf } from './seal.ts';

/** By a document's name: the key of what it was made of, and the hash of its bytes. */
type MadeBytes = Readonly<Record<string, readonly [key: string, hash: string]>>;

export interface RenderedKept extends RenderedBefore {
  /** Writes down what was learnt, for the next run. */
  readonly keep: () => void;
}

/** null where the program has no mark: run from its sources, it may be another one each time. */
export function renderedBefore(out: OutFolder, program = programMark()): RenderedKept | null {
  if (program === null) return null;
  const maker = [program, process.version, process.versions.zlib, process.platform, process.arch].join(' ');
  const known = knownOf(out, maker);
  const learnt = new Map(Object.entries(known));
  return {
    find: (path, key) => {
      const made = known[path];
      if (made?.[0] !== key) return null;
      const bytes = bytesOf(join(out.folder, path));
      return bytes !== null && hashOf(bytes) === made[1] ? bytes : null;
    },
    learn: (path, key, bytes) => {
      learnt.set(path, [key, hashOf(bytes)]);
    },
    keep: () => {
      const content = JSON.stringify({ maker, documents: Object.fromEntries(learnt) });
      const seal = sealOf(content);
      if (seal !== null) writeWhole(renderedFile(out), `${seal}\n${content}`);
    },
  };
}

export function renderedFile({ state }: Pick<OutFolder, 'state'>): string {
  return join(state, 'kept', 'rendered');
}

function knownOf(out: OutFolder, maker: string): MadeBytes {
  try {
    const text = readFileSync(renderedFile(out), 'utf8');
    const end = text.indexOf('\n');
    const content = text.slice(end + 1);
    if (!isSealed(content, text.slice(0, end))) return {};
    // What bears the seal was written by this program in this form.
    const kept = JSON.parse(content) as { readonly maker: string; readonly documents: MadeBytes };
    return kept.maker === maker ? kept.documents : {};
  } catch {
    return {};
  }
}

function bytesOf(path: string): Uint8Array | null {
  try {
    return statSync(path).isFile() ? readFileSync(path) : null;
  } catch {
    return null;
  }
}
