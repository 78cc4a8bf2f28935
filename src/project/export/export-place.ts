/** Where what other programs and systems take is written, and what is read for it. */
import { join, resolve } from 'node:path';
import { onlineFormName } from '../../pipeline/export/described-form.ts';
import type { SourceText } from '../../indicators/yaml/document.ts';
import { readBytes, shownName } from '../folder-files.ts';
import type { OutFolder } from '../out-folder.ts';
import type { Project } from '../project.ts';
import { stateFolder } from '../project.ts';

export function exportFolderOf(project: Project): OutFolder {
  return { folder: join(project.folder, 'out', '导出'), state: join(stateFolder(project), 'export') };
}

/** The round's description of a form on the net; null where it has none. */
export function onlineFormOf({ folder }: Pick<Project, 'folder'>): SourceText | null {
  const reading = readBytes(join(folder, onlineFormName), 8 * 1024 * 1024);
  if (reading.verdict !== 'read') return null;
  return { file: onlineFormName, text: Buffer.from(reading.bytes).toString('utf8') };
}

/** What a system on the net gave back; null where it cannot be read. */
export function systemTable(given: string): { readonly name: string; readonly bytes: Uint8Array } | null {
  const reading = readBytes(resolve(given), 64 * 1024 * 1024);
  const name = shownName(given.replace(/^.*[\\/]/u, ''));
  return reading.verdict === 'read' ? { name, bytes: reading.bytes } : null;
}
