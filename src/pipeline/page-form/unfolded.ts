/**
 * Returns in a round's folders become the table and the note that they hold, as if the unit had handed in these; one of
 * another round, year or unit is refused in words.
 */
import { safeNamePart } from '../file-names.ts';
import type { Round } from '../../indicators/round.ts';
import { findUnit } from '../../indicators/round.ts';
import type { ReadFile, RoundFile, RoundFiles, UnreadFile } from '../read/round-files.ts';
import { noteName, placeFile, tableName } from './names.ts';
import type { ReadReturn } from './return-file.ts';
import { readReturn } from './return-file.ts';
import type { RoundMark } from './return-mark.ts';

type Folders = RoundFiles['folders'];

/** `round` null: its settings cannot be read, and no return is. */
export function withReturnsUnfolded(folders: Folders, round: Round | null): Folders {
  const [workbooks, notes] = [folders.workbooks, folders.notes];
  const returns = [...workbooks, ...notes].filter(isNamedReturn);
  if (returns.length === 0 || round === null) return folders;
  const taken = new Set([...workbooks, ...notes].map(({ file }) => file));
  const unfolded = returns.map((file) => unfold(file, round, taken));
  const refused = unfolded.flatMap((one) => (one.kind === 'refused' ? [one.file] : []));
  const tables = unfolded.flatMap((one) => (one.kind === 'unfolded' ? (one.table ?? []) : []));
  const written = unfolded.flatMap((one) => (one.kind === 'unfolded' ? one.notes : []));
  return {
    ...folders,
    workbooks: inNameOrder([...workbooks.filter((file) => !isNamedReturn(file)), ...refused, ...tables]),
    notes: inNameOrder([...notes.filter((file) => !isNamedReturn(file)), ...written]),
  };
}

function isNamedReturn(file: RoundFile): file is ReadFile {
  return file.kind === 'read' && /\.zip$/i.test(file.file);
}

type Unfolded =
  | { readonly kind: 'unfolded'; readonly table: ReadFile | null; readonly notes: readonly ReadFile[] }
  | { readonly kind: 'refused'; readonly file: UnreadFile };

function unfold({ file, bytes }: ReadFile, round: Round, taken: ReadonlySet<string>): Unfolded {
  const checked = checkedReturn(bytes, round);
  if ('message' in checked) {
    return { kind: 'refused', file: { kind: 'unread', file, level: '强制性', ...checked } };
  }
  const { unit, table, note, places } = checked;
  const named = (name: string, folder: string): string => placeOf(file, `${folder}/${name}`, unit, taken);
  return {
    kind: 'unfolded',
    table:
      table === null ? null : { kind: 'read', file: named(tableName(unit), 'workbooks'), bytes: table, within: file },
    notes: [
      ...(note === null ? [] : [{ name: noteName(unit), bytes: note }]),
      ...places.map((place) => ({ ...place, name: placeFile(unit, place.name).replace(/^notes\//, '') })),
    ].map(({ name, bytes: content }) => ({
      kind: 'read',
      file: named(name, 'notes'),
      bytes: content,
      within: file,
    })),
  };
}

export interface CheckedReturn extends ReadReturn {
  /** As the round calls it now. */
  readonly unit: string;
}

/** Or why it is none of this round's. */
export function checkedReturn(
  bytes: Uint8Array,
  round: Round,
): CheckedReturn | { readonly message: string; readonly hint: string } {
  const reading = readReturn(bytes);
  if (reading.verdict === 'refused') return { message: reading.problem.message, hint: reading.problem.hint };
  const { mark } = reading.content.said;
  const unit = findUnit(round, mark.unit)?.unit;
  const other = otherRound(mark, round);
  if (other !== null) return other;
  if (unit === undefined) {
    return {
      message: `这是“${mark.unit}”的回报，本轮的单位名单里没有这个单位。`,
      hint: '请核对：单位改了名的，把旧名写进 round.yaml 里该单位的 aliases；发错了的，移出本轮文件夹。',
    };
  }
  return { ...reading.content, unit: unit.name };
}

function otherRound(
  mark: RoundMark,
  { area, year }: Round,
): { readonly message: string; readonly hint: string } | null {
  const sameArea = area.code === undefined || mark.area === '' ? mark.name === area.name : mark.area === area.code;
  if (sameArea && mark.year === year) return null;
  return {
    message: `这是${mark.name}${mark.year}年的回报，本轮是${area.name}${year}年，没有读取。`,
    hint: '请核对是否放错了文件夹；用错了填报页的，请该单位改用本轮的填报页重填。',
  };
}

/**
 * The plain name where the return has its own plain name and nothing else is called so; else one that names the return:
 * 教育局-报表（教育局-回报 1）.xlsx.
 */
function placeOf(zip: string, plain: string, unit: string, taken: ReadonlySet<string>): string {
  const stem = (zip.split('/').at(-1) ?? zip).replace(/\.zip$/i, '');
  if (stem === `${safeNamePart(unit)}-回报` && !taken.has(plain)) return plain;
  const dot = plain.lastIndexOf('.');
  return `${plain.slice(0, dot)}（${stem.replaceAll(/[（()）]/g, '')}）${plain.slice(dot)}`;
}

function inNameOrder(files: readonly RoundFile[]): readonly RoundFile[] {
  return files.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}
