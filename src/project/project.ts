/** A round's folder on disk. Only this file and `project/` know paths, the disk and the clock. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, isAbsolute, join, resolve } from 'node:path';
import type { Diagnostic } from '../diagnostics.ts';
import { finding } from '../diagnostics.ts';
import { decodeText } from '../formats/text-encoding.ts';
import type { Round } from '../indicators/round.ts';
import type { Located } from '../indicators/yaml/yaml.ts';
import type { SourceText } from '../indicators/yaml/document.ts';
import { withReturnsUnfolded } from '../pipeline/page-form/unfolded.ts';
import { readRound } from '../pipeline/read/configuration.ts';
import type { RoundFiles } from '../pipeline/read/round-files.ts';
import type { TemplateFiles } from '../report/patterns/template-set.ts';
import { recogniseYaml } from './settings/known-yaml.ts';
import { inNameOrder, isWithin, readBytes, readFolder, whyNotRead } from './folder-files.ts';
import type { OutFolder } from './out-folder.ts';
import { misnamedRound, misnamedSettings } from './settings/misnamed-settings.ts';
import { packaged, packagedRegister, registerName, templatesName } from './packaged.ts';
import { withNeighbours } from './rounds/neighbours.ts';

export interface Project {
  /** Absolute. */
  readonly folder: string;
  readonly files: RoundFiles;
  readonly programVersion: string;
}

export type Opening =
  | { readonly verdict: 'opened'; readonly project: Project }
  | { readonly verdict: 'not-a-round'; readonly message: string; readonly hint: string };

/** Reads all of a round into memory, with rounds of other areas that it names; nothing is judged yet. */
export function openRound(given: string): Opening {
  const opening = openAlone(given);
  if (opening.verdict !== 'opened') return opening;
  const { folder, files } = opening.project;
  const open = (place: string): RoundFiles | null => {
    const theirs = openAlone(place);
    return theirs.verdict === 'opened' ? theirs.project.files : null;
  };
  return { verdict: 'opened', project: { ...opening.project, files: withNeighbours(folder, files, open) } };
}

function openAlone(given: string): Opening {
  const folder = resolve(given);
  const obstacle = obstacleTo(folder, given);
  if (obstacle !== null) return { verdict: 'not-a-round', ...obstacle };

  const program = packaged();
  const findings: Diagnostic[] = [];
  const text = (file: string): SourceText | null => readOwnText(folder, file, findings);
  const round = text('round.yaml') ?? { file: 'round.yaml', text: '' };
  const paths = pathsOf(round);
  const [plan, decisions, ledger] = [text('plan.yaml'), text('decisions.yaml'), text('ledger.yaml')];
  const promises = text('promises.yaml');
  const register = registerOf(folder, paths, program.register, findings);
  const overlay = overlayOf(folder, paths, findings);
  findings.push(...misnamedSettings(folder));
  return {
    verdict: 'opened',
    project: {
      folder,
      programVersion: program.version,
      files: {
        round,
        register:
          overlay === null || paths.register !== undefined
            ? register
            : { ...register, file: `程序自带的${register.file}` },
        packagedRegister: paths.register === undefined ? null : packagedRegister(),
        overlay,
        plan,
        decisions,
        ledger,
        promises,
        ...templatesOf(folder, paths, program.templates, findings),
        folders: withReturnsUnfolded(
          {
            workbooks: readFolder(folder, 'workbooks'),
            reference: readFolder(folder, 'reference'),
            history: readFolder(folder, 'history'),
            notes: readFolder(folder, 'notes'),
          },
          roundOf(round),
        ),
        findings,
      },
    },
  };
}

/** null where round.yaml has mistakes, which are told elsewhere. */
function roundOf(source: SourceText): Round | null {
  const reading = readRound(source);
  return reading.verdict === 'ok' ? reading.value.value : null;
}

/** Machine state of a round: runs and backups, the lock. */
export function stateFolder(project: Project): string {
  return join(project.folder, '.fuer');
}

/** Where a build of the round writes; `given` as typed, relative to the current folder. */
export function outFolderOf(project: Project, given: string | undefined): OutFolder & { readonly shown: string } {
  const state = stateFolder(project);
  if (given === undefined || given.trim() === '') return { folder: join(project.folder, 'out'), state, shown: 'out' };
  return { folder: resolve(given), state, shown: given.replaceAll('\\', '/').replace(/(?<=.)\/+$/, '') };
}

/** Where forms are written: what was written there is remembered apart from the documents of a build. */
export function formsFolderOf(project: Project): OutFolder {
  return { folder: join(project.folder, 'forms'), state: join(stateFolder(project), 'forms') };
}

/** Where returned tables and notices are written. */
export function returnsFolderOf(project: Project): OutFolder {
  return { folder: join(project.folder, 'out', '退回'), state: join(stateFolder(project), 'returns') };
}

/** Where the review list is written: beside the documents, remembered apart from them. */
export function reviewFolderOf(project: Project): OutFolder {
  return { folder: join(project.folder, 'out'), state: join(stateFolder(project), 'review') };
}

/** Where the papers of the meetings on warned indicators are written. */
export function meetingFolderOf(project: Project): OutFolder {
  return { folder: join(project.folder, 'out', '会商'), state: join(stateFolder(project), 'meeting') };
}

/** Where the form for the minutes is written: among the other forms, remembered apart from them. */
export function minutesFolderOf(project: Project): OutFolder {
  return { folder: join(project.folder, 'forms'), state: join(stateFolder(project), 'minutes') };
}

/** Where the notice is written: beside the documents, remembered apart from them. */
export function noticeFolderOf(project: Project): OutFolder {
  return { folder: join(project.folder, 'out'), state: join(stateFolder(project), 'notice') };
}

/** The clock, in milliseconds; for locks and leftovers only, never for what documents say. */
export function now(): number {
  return Date.now();
}

/** The day it is here, as 2016-05-24. */
export function today(): string {
  const clock = new Date(now());
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${clock.getFullYear()}-${two(clock.getMonth() + 1)}-${two(clock.getDate())}`;
}

/** The year that a round begun today is about: the one just over. */
export function lastYear(): number {
  return new Date(now()).getFullYear() - 1;
}

interface Obstacle {
  readonly message: string;
  readonly hint: string;
}

function obstacleTo(folder: string, given: string): Obstacle | null {
  const kind = statSync(folder, { throwIfNoEntry: false });
  if (kind === undefined)
    return { message: `没有找到文件夹“${given}”。`, hint: '请核对路径；路径里有空格时请加引号。' };
  if (!kind.isDirectory()) return { message: `“${given}”是文件，不是文件夹。`, hint: '请写一轮监测所在的文件夹。' };
  if (existsSync(join(folder, 'round.yaml'))) return null;
  const renamed = misnamedRound(folder);
  if (renamed !== null) {
    return {
      message: `“${given}”里没有 round.yaml，只有 ${renamed}。`,
      hint: `请把 ${renamed} 改名为 round.yaml${/\.txt$/i.test(renamed) ? '（去掉 .txt；看不到后缀的，先在“查看”里打开“文件扩展名”）' : ''}。`,
    };
  }
  const near = roundsBelow(folder);
  return {
    message: `“${given}”里没有 round.yaml，不是一轮监测的文件夹。`,
    hint:
      near.length > 0
        ? `是否应为 ${near.map((name) => join(given, name)).join('、')}？`
        : `新建一轮请运行：fuer init 文件夹名`,
  };
}

/** Rounds in the current folder, as paths from there: the folder itself as `.`, or those one level below it. */
export function roundsHere(): readonly string[] {
  return existsSync('round.yaml') ? ['.'] : roundsBelow(resolve('.'));
}

/** Whether a round's folder lies there. */
export function isRound(given: string): boolean {
  return existsSync(join(resolve(given), 'round.yaml'));
}

/** What lies at a path as it was given. */
export function whatLiesAt(given: string): 'folder' | 'file' | 'nothing' {
  const there = statSync(resolve(given), { throwIfNoEntry: false });
  if (there === undefined) return 'nothing';
  return there.isDirectory() ? 'folder' : 'file';
}

/** The units that write reports, as round.yaml names them; none where it has mistakes. */
export function reportingUnits(given: string): readonly string[] {
  const reading = readRound(readOwnText(resolve(given), 'round.yaml', []) ?? { file: 'round.yaml', text: '' });
  if (reading.verdict === 'failed') return [];
  return reading.value.value.units.filter(({ role }) => role === 'key').map(({ name }) => name);
}

function roundsBelow(folder: string): readonly string[] {
  const below = (inside: string): readonly string[] =>
    readdirSync(join(folder, inside), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
      .map((entry) => join(inside, entry.name));
  const first = below('').slice(0, 100);
  const found = [...first, ...first.filter((name) => basename(name) === 'samples').flatMap(below)].filter((name) =>
    existsSync(join(folder, name, 'round.yaml')),
  );
  return inNameOrder(found, (name) => name).slice(0, mostOffered);
}

const mostOffered = 5;

type Paths = Pick<Located<Round>, 'locate'> & Pick<Round, 'register' | 'templates'>;

/** A round.yaml with mistakes is reported later; until then the packaged register and templates stand in. */
function pathsOf(source: SourceText): Paths {
  const reading = readRound(source);
  if (reading.verdict === 'failed') return { locate: () => ({ kind: 'file', file: source.file }) };
  const { value, locate } = reading.value;
  return {
    locate,
    ...(value.register === undefined ? {} : { register: value.register }),
    ...(value.templates === undefined ? {} : { templates: value.templates }),
  };
}

function registerOf(folder: string, paths: Paths, standard: string, findings: Diagnostic[]): SourceText {
  const path = paths.register === undefined ? standard : resolve(folder, paths.register);
  const label = labelOf(paths.register, registerName);
  if (paths.register !== undefined && statSync(path, { throwIfNoEntry: false })?.isFile() !== true) {
    findings.push(notThere(`没有找到指标登记册“${paths.register}”。`, 'register', paths.locate));
    return { file: label, text: '' };
  }
  return readText(path, label, findings) ?? { file: label, text: '' };
}

/** Not where `register:` names that very file. */
function overlayOf(folder: string, paths: Paths, findings: Diagnostic[]): SourceText | null {
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
function templatesOf(
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

/** A file of the round's own; a link that leads out of the round is not followed. */
function readOwnText(folder: string, file: string, findings: Diagnostic[]): SourceText | null {
  const path = join(folder, file);
  if (!existsSync(path) || isWithin(folder, path)) return readText(path, file, findings);
  findings.push(
    finding('invalid-configuration', {
      message: `${file} 是指向本轮文件夹以外的链接，没有读取。`,
      hint: '请把文件本身复制到本轮文件夹里。',
      origin: { kind: 'file', file },
    }),
  );
  return { file, text: '' };
}

const largestText = 8 * 1024 * 1024;

/** null where there is no such file. */
function readText(path: string, file: string, findings: Diagnostic[]): SourceText | null {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there === undefined) return null;
  const broken = (message: string, hint: string): SourceText => {
    findings.push(finding('invalid-configuration', { message, hint, origin: { kind: 'file', file } }));
    return { file, text: '' };
  };
  if (!there.isFile()) return broken(`${file} 不是文件，没有读取。`, '请放一个文本文件。');
  const reading = readBytes(path, largestText);
  switch (reading.verdict) {
    case 'too-large':
      return broken(`${file} 过大，没有读取。`, '请检查是否放错了文件。');
    case 'failed':
      return broken(`${file}：${whyNotRead(reading.code)}`, '请检查这个文件及其权限。');
    case 'read': {
      const decoded = decodeText(reading.bytes);
      if (decoded.verdict === 'refused') return broken(`${file}：${decoded.problem.message}`, decoded.problem.hint);
      const { text } = decoded.content;
      if (file.endsWith('.yaml')) recogniseYaml(text);
      return { file, text };
    }
  }
}

function notThere(message: string, field: 'register' | 'templates', locate: Paths['locate']): Diagnostic {
  const hint = `路径从本轮文件夹算起，请核对；要用程序自带的，请删去 ${field} 这一行。`;
  return finding('invalid-configuration', { message, hint, origin: locate([field]) });
}
