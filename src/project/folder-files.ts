/** What lies in one folder of a round: each file read, or named with the reason why it was not. */
import type { Dirent } from 'node:fs';
import { closeSync, fstatSync, openSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { isReturn } from '../pipeline/page-form/return-file.ts';
import { recogniseFile } from '../formats/package/recognise.ts';
import type { Level } from '../diagnostics.ts';
import { readOldFile } from './old-files/old-files.ts';
import type { ReadFile, RoundFile, SourceFolder, UnreadFile } from '../pipeline/read/round-files.ts';

/** `round` is the round's own path; nothing outside of it is read, wherever links point. */
export function readFolder(round: string, folder: SourceFolder): readonly RoundFile[] {
  const path = join(round, folder);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  if (!isWithin(round, path)) return [unread(folder, '强制性', outsideMessage, outsideHint)];
  const entries = readdirSync(path, { withFileTypes: true }).filter((entry) => !isPassedOver(entry.name));
  if (entries.length > mostFiles) {
    const message = `文件太多（${entries.length} 个，最多 ${mostFiles} 个），没有读取。`;
    return [unread(folder, '强制性', message, '请移走与本轮无关的文件。')];
  }
  const ordered = inNameOrder(entries, (entry) => entry.name);
  return withoutLookalikes(withinTotal(ordered.flatMap((entry) => readersOf(round, folder, entry))));
}

/** Where links lead counts, not where they lie. */
export function isWithin(round: string, path: string): boolean {
  try {
    const within = realpathSync(round);
    // A drive's own folder ends in its separator already: `E:\`.
    return realpathSync(path).startsWith(within.endsWith(sep) ? within : within + sep);
  } catch {
    return false;
  }
}

/** The bytes of a file of at most `limit` bytes, or why not. */
export function readBytes(path: string, limit: number): FileReading {
  try {
    // Opening a pipe would wait for somebody to write into it.
    if (!statSync(path).isFile()) return { verdict: 'failed', code: 'NOTAFILE' };
    const file = openSync(path, 'r');
    try {
      const { size } = fstatSync(file);
      if (size > limit) return { verdict: 'too-large', size };
      return { verdict: 'read', bytes: readUpTo(file, size) };
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return { verdict: 'failed', code: codeOf(error) };
  }
}

export type FileReading =
  | { readonly verdict: 'read'; readonly bytes: Uint8Array }
  | { readonly verdict: 'too-large'; readonly size: number }
  | { readonly verdict: 'failed'; readonly code: string };

/** By the characters' numbers: the same order on every computer, whatever its language and file system. */
export function inNameOrder<T>(list: readonly T[], nameOf: (one: T) => string): readonly T[] {
  return list.toSorted((a, b) => {
    const [one, other] = [nameOf(a).normalize('NFC'), nameOf(b).normalize('NFC')];
    return one < other ? -1 : one > other ? 1 : 0;
  });
}

/** A file's name as messages and origins show it. */
export function shownName(name: string): string {
  return name.normalize('NFC').replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}

/** The error code of a file operation, `UNKNOWN` where there is none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
}

const mebibyte = 1024 * 1024;
const largestFile = { workbooks: 128, reference: 128, history: 128, notes: 64 } as const satisfies Record<
  SourceFolder,
  number
>;
const largestTotal = 512;
const largestReturn = 16;
const mostFiles = 2000;
const outsideMessage = '这是指向本轮文件夹以外的链接，没有读取。';
const outsideHint = '请把文件本身复制到本轮文件夹里。';

/** Reads one after the other until there is too much of it: the rest is named, not read. */
function withinTotal(files: readonly (() => RoundFile)[]): readonly RoundFile[] {
  let total = 0;
  return files.map((read) => {
    const file = read();
    if (file.kind === 'unread') return file;
    total += file.bytes.length;
    if (total <= largestTotal * mebibyte) return file;
    return unread(
      file.file,
      '强制性',
      `文件夹里的文件合计超过 ${largestTotal} MB，没有读取。`,
      '请移走与本轮无关的文件。',
    );
  });
}

/** Two names that are shown alike would make a place in one of the files a place in either. */
function withoutLookalikes(files: readonly RoundFile[]): readonly RoundFile[] {
  const seen = new Set<string>();
  return files.map((file) => {
    if (file.kind === 'unread' || !seen.has(file.file)) {
      seen.add(file.file);
      return file;
    }
    const message = '另有一个文件的名称看上去与它一样（只差看不见的字符），这一个没有读取。';
    return unread(file.file, '强制性', message, '请把其中一个改名，或移出本轮文件夹。');
  });
}

/** Hidden files, what systems leave behind, and the lock files of Word and Excel. */
function isPassedOver(name: string): boolean {
  return /^(\.|~\$|__MACOSX$|thumbs\.db$|desktop\.ini$)|\.tmp$/i.test(name);
}

/** An entry's own reader; of a folder of notes, one for each file in it. */
function readersOf(round: string, folder: SourceFolder, entry: Dirent): readonly (() => RoundFile)[] {
  const own = (): RoundFile => readEntry(round, folder, '', entry.name);
  const path = join(round, folder, entry.name);
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  if (folder !== 'notes' || !isFolder || !isWithin(round, path)) return [own];
  const names = readdirSync(path).filter((name) => !isPassedOver(name));
  if (names.length === 0 || names.length > mostFiles) return [own];
  return inNameOrder(names, (name) => name).map((name) => () => readEntry(round, folder, entry.name, name));
}

/** `inside`: the folder below, '' for none. */
function readEntry(round: string, folder: SourceFolder, inside: string, name: string): RoundFile {
  const file = [folder, inside, name]
    .filter((part) => part !== '')
    .map(shownName)
    .join('/');
  const path = join(round, folder, inside, name);
  if (!isWithin(round, path)) return unread(file, '强制性', outsideMessage, outsideHint);
  const kind = statSync(path, { throwIfNoEntry: false });
  if (kind?.isDirectory() === true) return nestedFolder(file, path);
  if (kind?.isFile() !== true) {
    return unread(file, '提示性', '这不是普通文件，没有读取。', '如果是误放的，请删去。');
  }
  return returnIn(folder, file, path) ?? unwantedKind(folder, file) ?? readFile(folder, file, path);
}

/** A page form's return lies among tables or notes as it came; null for whatever else is packed. */
function returnIn(folder: SourceFolder, file: string, path: string): RoundFile | null {
  if (!/\.zip$/i.test(file) || (folder !== 'workbooks' && folder !== 'notes')) return null;
  const reading = readBytes(path, largestReturn * mebibyte);
  return reading.verdict === 'read' && isReturn(reading.bytes) ? { kind: 'read', file, bytes: reading.bytes } : null;
}

function nestedFolder(file: string, path: string): UnreadFile {
  const holdsFiles = readdirSync(path).some((name) => !isPassedOver(name));
  return unread(
    file,
    holdsFiles ? '核实性' : '提示性',
    holdsFiles ? '这是文件夹，里面的文件没有读取。' : '这是空文件夹。',
    holdsFiles ? '请把里面要用的文件移到上一层；不用的，请移出本轮文件夹。' : '无须处理，可以删去。',
  );
}

function readFile(folder: SourceFolder, file: string, path: string): RoundFile {
  const limit = largestFile[folder];
  const reading = readBytes(path, limit * mebibyte);
  switch (reading.verdict) {
    case 'read':
      return withOldContent(folder, { kind: 'read', file, bytes: reading.bytes });
    case 'too-large':
      return unread(
        file,
        '强制性',
        `文件过大（${Math.ceil(reading.size / mebibyte)} MB，最多 ${limit} MB），没有读取。`,
        '请删去其中多余的图片和空白行列，另存后重新放入。',
      );
    case 'failed':
      return unread(file, '强制性', whyNotRead(reading.code), '请关闭正在打开它的程序，检查文件的权限，再运行一次。');
  }
}

/** Only by what they are inside: an .xls may be a new workbook, and a page of the web may be called .doc. */
function withOldContent(folder: SourceFolder, file: ReadFile): ReadFile {
  if (!/\.(?:xls|xlt|et|ett|doc|dot|wps|wpt)$/i.test(file.file)) return file;
  const kind = recogniseFile(file.bytes);
  if (!['old-excel', 'old-word', 'old-office'].includes(kind)) return file;
  return { ...file, old: readOldFile(folder === 'notes' ? 'document' : 'workbook', file.bytes) };
}

export function whyNotRead(code: string): string {
  switch (code) {
    case 'EBUSY':
      return '文件正被其他程序占用，读不出来。';
    case 'EACCES':
    case 'EPERM':
      return '没有读取这个文件的权限。';
    case 'NOTAFILE':
      return '这不是普通文件，没有读取。';
    default:
      return `文件读不出来（${code}）。`;
  }
}

/** What the names say; what is really in a file is for its reader to find out. */
function unwantedKind(folder: SourceFolder, file: string): UnreadFile | null {
  const extension = /\.([^.]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
  return folder === 'notes' ? unwantedNote(file, extension) : unwantedTable(file, extension);
}

function unwantedTable(file: string, extension: string): UnreadFile | null {
  if (['xlsx', 'xlsm', 'csv', 'xls', 'xlt', 'et', 'ett'].includes(extension)) return null;
  if (['xlsb', 'ods', 'numbers', 'xltx'].includes(extension)) {
    return unread(
      file,
      '强制性',
      `这是 .${extension} 表格，本程序不能读取。`,
      '请用 Excel 或 WPS 表格打开，“另存为” .xlsx 格式后放入（只改文件名不行）。',
    );
  }
  if (archives.includes(extension)) return unread(file, '强制性', archiveMessage, archiveHint);
  if (['doc', 'docx', 'md', 'txt', 'wps'].includes(extension)) {
    return unread(file, '提示性', '这不是工作簿，没有读取。', '如果是单位写的材料，请移到 notes 文件夹。');
  }
  return unread(
    file,
    '提示性',
    '这不是工作簿（.xlsx、.xls、.et、.csv），没有读取。',
    '扫描件、图片可以留着；如果数字只在里面，请向填报单位索取 .xlsx 原件。',
  );
}

function unwantedNote(file: string, extension: string): UnreadFile | null {
  if (['md', 'docx', 'docm', 'txt', 'doc', 'dot', 'wps', 'wpt'].includes(extension)) return null;
  if (['rtf', 'odt', 'pages'].includes(extension)) {
    return unread(
      file,
      '强制性',
      `这是 .${extension} 文档，本程序不能读取。`,
      '请用 Word 或 WPS 文字打开，“另存为” .docx 格式后放入（只改文件名不行）。',
    );
  }
  if (archives.includes(extension)) return unread(file, '强制性', archiveMessage, archiveHint);
  if (['xlsx', 'xlsm', 'csv', 'xls', 'et'].includes(extension)) {
    return unread(file, '提示性', '这是表格，不是文字材料，没有读取。', '如果是填报的数据，请移到 workbooks 文件夹。');
  }
  return unread(
    file,
    '提示性',
    '这不是文字材料（.md、.docx、.txt、.doc、.wps），没有读取。',
    '扫描件、图片可以留着；如果内容只在里面，请向单位索取 .docx 原件。',
  );
}

const archives: readonly string[] = ['zip', 'rar', '7z', 'gz', 'tar'];
const archiveMessage = '这是压缩包，没有读取。';
const archiveHint = '请解压后把里面的文件放入这个文件夹。';

function unread(file: string, level: Level, message: string, hint: string): UnreadFile {
  return { kind: 'unread', file, level, message, hint };
}

/** A file may shrink or grow while it is read; no more than its first size is taken. */
function readUpTo(file: number, size: number): Uint8Array {
  const bytes = Buffer.alloc(size);
  let done = 0;
  while (done < size) {
    const count = readSync(file, bytes, done, size - done, done);
    if (count === 0) break;
    done += count;
  }
  return bytes.subarray(0, done);
}
