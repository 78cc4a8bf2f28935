/** The files in a zip that somebody dropped: read under the same guards as the packages of Office. */
import type { Guarded } from './problem.ts';
import { guarded } from './problem.ts';
import { openPackage } from './package.ts';
import type { PackageRules } from './rules.ts';
import { workbookRules } from './rules.ts';

export interface ZippedFile {
  /** As it stands in the archive, with its folders; names of Chinese Windows are read as it wrote them. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

const archiveRules: PackageRules = {
  limits: { ...workbookRules.limits, entries: 2_000 },
  words: { noun: '压缩包', programs: '解压程序', extension: '.zip' },
};

/** Folders are left out. A name that leads out of the archive, and whatever is packed to do harm, is refused. */
export function unzipped(bytes: Uint8Array): Guarded<readonly ZippedFile[]> {
  return guarded(() => {
    const parts = openPackage(bytes, archiveRules);
    return parts.names
      .filter((name) => !name.endsWith('/'))
      .map((name) => ({ name: asWritten(name), bytes: parts.get(name) ?? new Uint8Array() }));
  });
}

/** What is no UTF-8 came as single bytes: GBK, as Windows in China packs. */
function asWritten(name: string): string {
  if (![...name].every((character) => character.charCodeAt(0) < 256)) return name;
  if (![...name].some((character) => character.charCodeAt(0) > 127)) return name;
  const bytes = Uint8Array.from([...name], (character) => character.charCodeAt(0));
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  } catch {
    return name;
  }
}
