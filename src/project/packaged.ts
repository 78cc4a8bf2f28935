/** What comes with the program: the register, the report templates, its version. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { SourceText } from '../indicators/yaml/document.ts';
import { readBytes } from './folder-files.ts';
import { recogniseYaml } from './settings/known-yaml.ts';
import { programFolders } from './program-folders.ts';

export interface Packaged {
  readonly register: string;
  readonly templates: string;
  readonly version: string;
}

/** Found above the program file: `src/…` run as it is, `dist/…` bundled, or one file beside the register. */
export function packaged(): Packaged {
  const root = programFolders()
    .flatMap(upwards)
    .find((folder) => existsSync(join(folder, registerName)));
  if (root === undefined) throw new Error(`${registerName} is missing beside the program`);
  return { register: join(root, registerName), templates: join(root, templatesName), version: versionIn(root) };
}

export const registerName = 'indicators.yaml';
export const templatesName = 'report-templates';

function upwards(folder: string): readonly string[] {
  return [folder, dirname(folder), dirname(dirname(folder))];
}

const packageSchema = z.object({ version: z.string() });

function versionIn(root: string): string {
  const reading = readBytes(join(root, 'package.json'), 1024 * 1024);
  if (reading.verdict !== 'read') return 'unversioned';
  const parsed = packageSchema.safeParse(JSON.parse(Buffer.from(reading.bytes).toString('utf8')));
  return parsed.success ? parsed.data.version : 'unversioned';
}

/** The register that comes with the program, as text. */
export function packagedRegister(): SourceText {
  return packagedText(packaged().register, registerName);
}

/** One of the report templates that come with the program, as text: `words.yaml`. */
export function packagedTemplate(name: string): SourceText {
  return packagedText(join(packaged().templates, name), `${templatesName}/${name}`);
}

function packagedText(path: string, file: string): SourceText {
  const reading = readBytes(path, 8 * 1024 * 1024);
  if (reading.verdict !== 'read') throw new Error(`${file} beside the program cannot be read`);
  const text = Buffer.from(reading.bytes).toString('utf8');
  recogniseYaml(text);
  return { file, text };
}
