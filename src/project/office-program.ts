/** LibreOffice, where it is installed: makes PDF files of Word documents. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readBytes } from './folder-files.ts';
import type { NewDocument } from '../pipeline/run/run.ts';

/** The program's command; null where it is not installed. */
export function findLibreOffice(): string | null {
  const found = candidates().find((command) => {
    // soffice.exe opens a window to show its version; whether it can be started at all is enough there.
    const trial = spawnSync(command, ['--version'], { stdio: 'ignore', timeout: 30_000, windowsHide: true });
    return trial.error === undefined && trial.status === 0;
  });
  return found ?? null;
}

/** Full paths only: a bare name may be looked up in the current folder first, and that may be somebody else's. */
function candidates(): readonly string[] {
  switch (process.platform) {
    case 'win32':
      return [
        ...[process.env['ProgramFiles'], process.env['ProgramFiles(x86)']].flatMap((folder) =>
          folder === undefined ? [] : [join(folder, 'LibreOffice', 'program', 'soffice.com')],
        ),
        ...onPath('soffice.com'),
      ];
    case 'darwin':
      return [...onPath('soffice'), '/Applications/LibreOffice.app/Contents/MacOS/soffice'];
    default:
      return [...onPath('soffice'), ...onPath('libreoffice')];
  }
}

function onPath(name: string): readonly string[] {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => isAbsolute(folder))
    .map((folder) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true);
}

export interface PrintedDocument extends NewDocument {
  /** 32 hexadecimal digits that the PDF is to carry. */
  readonly mark: string;
}

/**
 * The documents as PDF, by their paths; those that could not be made are left out. The program is started once, with a
 * profile of its own, so that one that a person has open is not disturbed.
 */
export function pdfsOf(command: string, documents: readonly PrintedDocument[]): ReadonlyMap<string, Uint8Array> {
  const aside = mkdtempSync(join(tmpdir(), 'fuer-pdf-'));
  try {
    const [from, to] = [join(aside, 'docx'), join(aside, 'pdf')];
    mkdirSync(from);
    // Names of our own: whatever a document is called, the command line stays plain and short.
    const files = documents.map(({ bytes }, position) => {
      const file = join(from, `${position + 1}.docx`);
      writeFileSync(file, bytes);
      return file;
    });
    convert(command, aside, files, to, 600_000);
    // One that ended the program, or kept it waiting, takes those behind it along: each of them is tried by itself.
    const left = files.filter((_, position) => !existsSync(join(to, `${position + 1}.pdf`)));
    if (files.length > 1) for (const file of left.slice(0, mostTriedAgain)) convert(command, aside, [file], to, 60_000);
    return new Map(
      documents.flatMap(({ path, mark }, position) => {
        const reading = readBytes(join(to, `${position + 1}.pdf`), largestPdf);
        return reading.verdict === 'read' ? [[path, withoutClock(reading.bytes, mark)] as const] : [];
      }),
    );
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

const mostTriedAgain = 20;

function convert(command: string, aside: string, files: readonly string[], to: string, patience: number): void {
  spawnSync(
    command,
    [
      `-env:UserInstallation=${pathToFileURL(join(aside, 'profile')).href}`,
      '--headless',
      '--norestore',
      '--convert-to',
      pdfWithoutNotes,
      '--outdir',
      to,
      ...files,
    ],
    { stdio: 'ignore', timeout: patience, windowsHide: true, env: { ...process.env, SOURCE_DATE_EPOCH: '315532800' } },
  );
}

/** Comments would stand as signs upon the words; they are for those who write, in Word. */
const pdfWithoutNotes = 'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"false"}}';

const largestPdf = 256 * 1024 * 1024;

/**
 * The time of making, the file's random number and a sum over both would make every build differ; overwritten digit by
 * digit, the number with the document's mark.
 */
function withoutClock(pdf: Uint8Array, mark: string): Uint8Array {
  const text = Buffer.from(pdf).toString('latin1');
  const same = text
    .replace(/\/(?:CreationDate|ModDate)\s*\(D:[^)]*\)/g, (entry) => entry.replace(/\d/g, '0'))
    .replace(/\/ID\s*\[[^\]]*/g, (ids) => ids.replace(/[0-9A-Fa-f]{32}/g, mark))
    .replace(/(\/DocChecksum\s*\/)([0-9A-F]+)/g, (_, head: string, sum: string) => head + '0'.repeat(sum.length));
  return Buffer.from(same, 'latin1');
}
