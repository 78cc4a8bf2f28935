/**
 * The packaged register and patterns as they were parsed when the program was bundled: parsing them is a good part of a
 * start. They are known by the hash of their text, so that a file that somebody changed is read as any other; and the list
 * itself by its hash in the program, so that a torn or changed one is not believed.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KnownYaml } from '../../indicators/yaml/yaml.ts';
import { knowYaml } from '../../indicators/yaml/yaml.ts';
import { programFolders } from '../program-folders.ts';

declare const FUER_KNOWN_YAML: string | undefined;

export const knownYamlName = 'known-yaml.json';

/** To be told of a text before it is read. */
export function recogniseYaml(text: string): void {
  if (text.length < worthKnowing) return;
  known ??= listIn(programFolders(), typeof FUER_KNOWN_YAML === 'string' ? FUER_KNOWN_YAML : null);
  const found = known[hashOf(text)];
  if (found !== undefined) knowYaml(text, found);
}

/** In characters. */
const worthKnowing = 1000;

type KnownList = Readonly<Record<string, KnownYaml>>;

let known: KnownList | null = null;

/** `mark`: the hash of the list that belongs to the program; null where the program has none. */
export function listIn(folders: readonly string[], mark: string | null): KnownList {
  if (mark === null) return {};
  for (const folder of folders) {
    try {
      const text = readFileSync(join(folder, knownYamlName), 'utf8');
      // What has this hash was written with the program, in this form.
      if (hashOf(text) === mark) return JSON.parse(text) as KnownList;
    } catch {
      // Not there, or not to be read: everything is parsed.
    }
  }
  return {};
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
