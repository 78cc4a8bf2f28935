/** What a dropped file is, read at once: whose it is, what was found in it, what it would take the place of. */
import type { Observation, ObservationStatus } from '../../../dataset/observation.ts';
import { ownArea } from '../../../dataset/observation.ts';
import { recogniseFile } from '../../../formats/package/recognise.ts';
import { hashOf } from '../../../history/manifest.ts';
import { returnName } from '../../../pipeline/page-form/names.ts';
import { isReturn } from '../../../pipeline/page-form/return-file.ts';
import { readNoteFiles } from '../../../pipeline/read/note-files.ts';
import type { ReadFile, SourceFolder } from '../../../pipeline/read/round-files.ts';
import { readTableFiles, unitNameOf } from '../../../pipeline/read/table-files.ts';
import { readOldFile } from '../../../project/old-files/old-files.ts';
import { safeFileName } from '../../../project/workbench/own-files.ts';
import type { RoundNow } from '../../round-now.ts';
import { receivedReturn } from '../return-intake.ts';
import { differencesOf } from './differences.ts';
import type { IntakeItem } from './item.ts';
import { returnedReport } from './returned-report.ts';

export function look(round: RoundNow, given: string, bytes: Uint8Array, chosen?: SourceFolder): IntakeItem {
  if (isReturn(bytes)) return lookAtReturn(round, safeFileName(given), bytes);
  const name = safeFileName(given);
  const report = chosen === undefined ? returnedReport(round, name, bytes) : null;
  if (report !== null) return report;
  const folder = chosen ?? folderOf(given, name, round);
  const file: ReadFile = withOld(folder, { kind: 'read', file: `${folder}/${name}`, bytes });
  const told = folder === 'notes' ? lookAtNote(round, file) : lookAtTable(round, file, folder);
  const replaces = replacedBy(round, file, told.unit, folder);
  const before = replaces === null ? undefined : fileNamed(round, replaces);
  return {
    id: hashOf(`${folder}/${name}\n${hashOf(bytes)}`).slice(0, 16),
    name,
    folder,
    unit: told.unit,
    size: bytes.length,
    found: told.found,
    refused: told.refused,
    isOld: file.old !== undefined,
    replaces,
    replacesForm: before !== undefined && folder === 'notes' && isEmptyNote(round, before),
    isSame: before !== undefined && hashOf(before.bytes) === hashOf(bytes),
    differences: before === undefined || folder === 'notes' ? [] : differencesOf(round, before, file, folder),
    placed: false,
  };
}

/** Its table and notes as if they had come by themselves, and what its unit saw when it was saved. */
function lookAtReturn(round: RoundNow, name: string, bytes: Uint8Array): IntakeItem {
  const received = receivedReturn(round, bytes);
  const whole = {
    id: hashOf(`workbooks/${name}\n${hashOf(bytes)}`).slice(0, 16),
    folder: 'workbooks' as const,
    size: bytes.length,
    isOld: false,
    replacesForm: false,
    placed: false,
  };
  if ('refused' in received) {
    const { refused } = received;
    return { ...whole, name, unit: null, found: [], refused, replaces: null, isSame: false, differences: [] };
  }
  const { unit, table, note, replaces, before, isSame, told } = received;
  return {
    ...whole,
    name: returnName(unit),
    unit,
    found: [
      `${unit}的回报（填报页填的）。`,
      ...(table === null ? [] : lookAtTable(round, table, 'workbooks').found),
      ...(note === null ? ['没有写材料。'] : lookAtNote(round, note).found.map((line) => `材料：${line}`)),
      ...told,
    ],
    refused: null,
    replaces,
    isSame,
    differences: before === null || table === null ? [] : differencesOf(round, before, table, 'workbooks'),
  };
}

/** By what its folder was called where it came from, else by its kind. */
function folderOf(given: string, name: string, round: RoundNow): SourceFolder {
  const [, inside] = /(?:^|\/)(workbooks|reference|history|notes)\//.exec(given.replaceAll('\\', '/')) ?? [];
  if (inside === 'workbooks' || inside === 'reference' || inside === 'history' || inside === 'notes') return inside;
  if (/\.(md|txt|docx|docm|doc|wps|dot|wpt)$/i.test(name)) return 'notes';
  // 全省.xlsx, 江门市2015.xlsx: figures of those that are compared with.
  const { areas } = round.configuration.round;
  const isOther = areas.some((area) => [area.name, ...area.aliases].some((word) => name.startsWith(word)));
  return isOther && unitNameOf(`workbooks/${name}`, round.configuration.round) === null ? 'reference' : 'workbooks';
}

function withOld(folder: SourceFolder, file: ReadFile): ReadFile {
  if (!/\.(?:xls|xlt|et|ett|doc|dot|wps|wpt)$/i.test(file.file)) return file;
  if (!['old-excel', 'old-word', 'old-office'].includes(recogniseFile(file.bytes))) return file;
  return { ...file, old: readOldFile(folder === 'notes' ? 'document' : 'workbook', file.bytes) };
}

interface Told {
  readonly unit: string | null;
  readonly found: readonly string[];
  readonly refused: string | null;
}

function lookAtTable(round: RoundNow, file: ReadFile, folder: Exclude<SourceFolder, 'notes'>): Told {
  const named = unitNameOf(file.file, round.configuration.round);
  if (!/\.(xlsx|xlsm|csv|xls|xlt|et|ett)$/i.test(file.file))
    return { unit: named, found: [], refused: '这不是工作簿，也不是文字材料，不能放入。' };
  const source = ({ workbooks: 'workbook', reference: 'reference', history: 'history' } as const)[folder];
  const { tables, findings } = readTableFiles(
    [file],
    source,
    round.configuration.round,
    round.configuration.indicators,
  );
  const observations = tables.flatMap(({ reading }) => reading.observations);
  const unread = findings.find(({ code }) => code === 'unreadable-file');
  if (unread !== undefined) return { unit: named, found: [], refused: `${unread.message}${unread.hint}` };
  const unit = observations.find((cell) => cell.unit !== null)?.unit ?? named;
  const indicators = new Set(observations.map(({ indicator }) => indicator));
  const years = [...new Set(observations.map(({ year }) => year))].toSorted((a, b) => a - b);
  const problems = [...findings, ...tables.flatMap(({ reading }) => reading.findings)].filter(
    ({ level }) => level !== '提示性',
  );
  return {
    unit,
    refused: null,
    found: [
      observations.length === 0
        ? '没有找到带“指标名称”和年份的表，放入后不会有数字。'
        : `${countsSaid(observations)}，指标${indicators.size}项，年份${years.join('、')}。`,
      ...(unit === null && folder === 'workbooks' ? ['认不出是哪个单位的：文件名或“填报单位”里没有单位名。'] : []),
      ...problems.slice(0, 5).map(({ level, message }) => `［${level}］${message}`),
      ...(problems.length > 5 ? [`另有${problems.length - 5}处问题，放入后在“审核”里看。`] : []),
    ],
  };
}

/** 数字52个（外地3个），写“未统计”等的115处 */
function countsSaid(observations: readonly Observation[]): string {
  const isMarked = ({ status }: Observation): boolean => marks.includes(status);
  const given = observations.filter((one) => !isMarked(one) && (one.value !== null || one.word !== null));
  const elsewhere = given.filter(({ area }) => area !== ownArea).length;
  const marked = observations.filter(isMarked).length;
  return [
    `数字${given.length}个${elsewhere === 0 ? '' : `（外地${elsewhere}个）`}`,
    ...(marked === 0 ? [] : [`写“未统计”等的${marked}处`]),
  ].join('，');
}

const marks: readonly ObservationStatus[] = ['too-small', 'not-applicable', 'not-collected', 'not-carried-out'];

function lookAtNote(round: RoundNow, file: ReadFile): Told {
  const { notes, placeNotes, findings } = readNoteFiles(
    [file],
    round.configuration.round,
    round.configuration.indicators,
  );
  const unread = findings.find(({ code }) => code === 'unreadable-file');
  const unit = notes[0]?.unit ?? unitNameOf(file.file, round.configuration.round);
  if (unread !== undefined) return { unit, found: [], refused: `${unread.message}${unread.hint}` };
  const items = [...notes, ...placeNotes].flatMap((note) => note.items);
  const sections = [...new Set(items.map(({ section }) => section))];
  return {
    unit,
    refused: null,
    found: [
      items.length === 0 ? '里面没有读到内容。' : `${items.length}条，标题：${sections.join('、')}。`,
      ...(unit === null ? ['认不出是哪个单位的：请把文件名改成单位名。'] : []),
    ],
  };
}

function isEmptyNote(round: RoundNow, file: ReadFile): boolean {
  const { notes, placeNotes } = readNoteFiles([file], round.configuration.round, round.configuration.indicators);
  return [...notes, ...placeNotes].every((note) => note.items.length === 0 && (note.preface ?? []).length === 0);
}

/** A file of the same name, else the one workbook that the unit handed in before. */
function replacedBy(round: RoundNow, file: ReadFile, unit: string | null, folder: SourceFolder): string | null {
  const files = round.project.files.folders[folder];
  if (files.some((one) => one.file === file.file)) return file.file;
  if (folder !== 'workbooks' || unit === null) return null;
  const own = files.filter((one) => unitNameOf(one.file, round.configuration.round) === unit);
  const [only] = own;
  const sameKind = only !== undefined && extensionOf(only.file) === extensionOf(file.file);
  return own.length === 1 && sameKind ? only.file : null;
}

function extensionOf(file: string): string {
  return /\.[^.]+$/.exec(file)?.[0].toLowerCase() ?? '';
}

function fileNamed(round: RoundNow, name: string): ReadFile | undefined {
  return Object.values(round.project.files.folders)
    .flat()
    .find((one): one is ReadFile => one.kind === 'read' && one.file === name);
}
