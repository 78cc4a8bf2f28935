/** The way into a document that came back: its file, what it remembers, and the round it belongs to if that is near. */
import { basename, resolve } from 'node:path';
import type { DocumentOpening } from './document-opening.ts';
import { memoryOfRecord, type DocumentMemory } from '../../history/document-memory.ts';
import type { RunManifest } from '../../history/manifest.ts';
import { openRound, outFolderOf, whatLiesAt } from '../../project/project.ts';
import { readBytes } from '../../project/folder-files.ts';
import { keptRuns } from '../../project/kept-runs.ts';
import { roundAbove } from '../../project/round-above.ts';
import { lastManifest } from '../../project/run-writing.ts';

/** `given` as typed; `round` the folder named with it, else the one the file lies in. */
export async function openDocument(given: string, round: string | undefined): Promise<DocumentOpening> {
  const path = resolve(given);
  const reading = readBytes(path, 128 * 1024 * 1024);
  if (whatLiesAt(given) === 'folder')
    return refused(`“${given}”是文件夹，不是文件。`, '请写 Word 文件的路径，如 out/教育局-妇女发展规划-2015.docx。');
  if (reading.verdict !== 'read') return refused(`没有读出“${given}”。`, '请核对路径；路径里有空格时请加引号。');
  const folder = round ?? roundAbove(path);
  const { readCarried } = await import('../../formats/docx/merge/returned/returned-document.ts');
  const first = readCarried(reading.bytes);
  if (first.verdict === 'refused') return refused(`“${given}”：${first.problem.message}`, first.problem.hint);
  const carried = folder === null ? first : readCarried(reading.bytes, { all: () => everyVersion(folder) });
  if (carried.verdict === 'refused' || carried.content.memory === null) {
    return refused(
      `“${given}”不是本程序生成的文件，或者文件里的记录已被去掉。`,
      '放在本轮文件夹的 out 里、文件名不变时，可以按生成记录认出。',
    );
  }
  const { memory } = carried.content;
  return {
    verdict: 'opened',
    document: { name: basename(path), bytes: reading.bytes, carried: carried.content, memory, round: folder },
  };
}

/** Runs whose record is kept, newest first. */
export function runsOf(round: string): readonly RunManifest[] {
  const opening = openRound(round);
  if (opening.verdict !== 'opened') return [];
  const out = outFolderOf(opening.project, undefined);
  const last = lastManifest(out);
  return [...(last === null ? [] : [last]), ...keptRuns(out.state)];
}

/** Of all documents: a copy may lie under any name. */
export function everyVersion(folder: string): readonly DocumentMemory[] {
  return runsOf(folder).flatMap((run) => run.documents.flatMap((record) => memoryOfRecord(record, run) ?? []));
}

function refused(message: string, hint: string): DocumentOpening {
  return { verdict: 'refused', message: `${message}\n${hint}` };
}
