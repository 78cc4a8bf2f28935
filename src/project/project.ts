/** A round's folder on disk. Only this file and `project/` know paths, the disk and the clock. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Diagnostic } from '../diagnostics.ts';
import type { Round } from '../indicators/round.ts';
import type { SourceText } from '../indicators/yaml/document.ts';
import { withReturnsUnfolded } from '../pipeline/page-form/unfolded.ts';
import { readRound } from '../pipeline/read/configuration.ts';
import type { RoundFiles } from '../pipeline/read/round-files.ts';
import { inNameOrder, readFolder } from './folder-files.ts';
import type { OutFolder } from './out-folder.ts';
import { misnamedRound, misnamedSettings } from './settings/misnamed-settings.ts';
import { packaged, packagedRegister } from './packaged.ts';
import { withNeighbours } from './rounds/neighbours.ts';
import { readOwnText } from './settings/own-texts.ts';
import { overlayOf, pathsOf, registerOf, templatesOf } from './settings/register-and-templates.ts';

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
