/** Which register and which templates a round uses: its own where round.yaml names them, else the program's. */
import { readdirSync, statSync } from 'node:fs';
import { basename, isAbsolute, join, resolve } from 'node:path';
import type { Diagnostic } from '../../diagnostics.ts';
import { finding } from '../../diagnostics.ts';
import type { Round } from '../../indicators/round.ts';
import type { SourceText } from '../../indicators/yaml/document.ts';
import type { Located } from '../../indicators/yaml/yaml.ts';
import { readRound } from '../../pipeline/read/configuration.ts';
import type { RoundFiles } from '../../pipeline/read/round-files.ts';
import type { TemplateFiles } from '../../report/patterns/template-set.ts';
import { inNameOrder } from '../folder-files.ts';
import { registerName, templatesName } from '../packaged.ts';
import { readOwnText, readText } from './own-texts.ts';

type Paths = Pick<Located<Round>, 'locate'> & Pick<Round, 'register' | 'templates'>;

/** A round.yaml with mistakes is reported later; until then the packaged register and templates stand in. */
export function pathsOf(source: SourceText): Paths {
  const reading = readRound(source);
  if (reading.verdict === 'failed') return { locate: () => ({ kind: 'file', file: source.file }) };
  const { value, locate } = reading.value;
  return {
    locate,
    ...(value.register === undefined ? {} : { register: value.register }),
    ...(value.templates === undefined ? {} : { templates: value.templates }),
  };
}

export function registerOf(folder: string, paths: Paths, standard: string, findings: Diagnostic[]): SourceText {
  const path = paths.register === undefined ? standard : resolve(folder, paths.register);
  const label = labelOf(paths.register, registerName);
  if (paths.register !== undefined && statSync(path, { throwIfNoEntry: false })?.isFile() !== true) {
    findings.push(notThere(`没有找到指标登记册“${paths.register}”。`, 'register', paths.locate));
    return { file: label, text: '' };
  }
  return readText(path, label, findings) ?? { file: label, text: '' };
}

/** Not where `register:` names that very file. */
export function overlayOf(folder: string, paths: Paths, findings: Diagnostic[]): SourceText | null {
  const path = join(folder, registerName);
  if (paths.register !== undefined && isSameFile(resolve(folder, paths.register), path)) return null;
  const own = readOwnText(folder, registerName, findings);
  // Comments alone lay nothing over it.
  return own === null || own.text.split('\n').every((line) => /^\s*(?:#.*)?$/.test(line)) ? null : own;
}

function isSameFile(a: string, b: string): boolean {
  const [one, other] = [a, b].map((path) => statSync(path, { throwIfNoEntry: false }));
  return one !== undefined && other !== undefined && one.dev === other.dev && one.ino === other.ino;
}

/** What a round's own folder lacks is the packaged: folders of earlier versions stay usable, a folder of something else is not. */
export function templatesOf(
  folder: string,
  { templates: given, locate }: Paths,
  standard: string,
  findings: Diagnostic[],
): Pick<RoundFiles, 'templates' | 'packagedTemplates'> {
  const names = templateNames(standard);
  const read = (from: string, label: string): TemplateFiles =>
    new Map(
      names.flatMap((name) => {
        const source = readText(join(from, name), `${label}/${name}`, findings);
        return source === null ? [] : [[name, source] as const];
      }),
    );
  const path = given === undefined ? standard : resolve(folder, given);
  if (given === undefined || isSameFile(path, standard)) {
    return { templates: read(standard, labelOf(given, templatesName)), packagedTemplates: null };
  }
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  const own = isFolder ? read(path, labelOf(given, templatesName)) : new Map<string, SourceText>();
  if (!isFolder) findings.push(notThere(`没有找到模板文件夹“${given}”。`, 'templates', locate));
  else if (own.size === 0) findings.push(notThere(`文件夹“${given}”里没有报告模板。`, 'templates', locate));
  const packaged = read(standard, `程序自带的${templatesName}`);
  return own.size === 0
    ? { templates: packaged, packagedTemplates: null }
    : { templates: own, packagedTemplates: packaged };
}

/** `phrases.yaml`, `unit-report/progress.hbs`: the templates folder and the folders in it. */
function templateNames(path: string, inside = ''): readonly string[] {
  const entries = readdirSync(join(path, inside), { withFileTypes: true });
  const names = entries
    .filter((entry) => !entry.name.startsWith('.'))
    .flatMap((entry) => {
      const name = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (entry.isDirectory()) return inside === '' ? templateNames(path, name) : [];
      return /\.(yaml|hbs)$/.test(entry.name) ? [name] : [];
    });
  return inNameOrder(names, (name) => name);
}

/** As written in round.yaml, without the folders of this computer. */
function labelOf(written: string | undefined, standard: string): string {
  if (written === undefined) return standard;
  return isAbsolute(written) ? basename(written) : written.replaceAll('\\', '/').replace(/\/+$/, '');
}

function notThere(message: string, field: 'register' | 'templates', locate: Paths['locate']): Diagnostic {
  const hint = `路径从本轮文件夹算起，请核对；要用程序自带的，请删去 ${field} 这一行。`;
  return finding('invalid-configuration', { message, hint, origin: locate([field]) });
}
