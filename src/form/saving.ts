/** What is handed out: the return, and drafts of the two reports. */
import { renderDocument } from '../pipeline/render/render.ts';
import { returnName } from '../pipeline/page-form/names.ts';
import { writeReturn } from '../pipeline/page-form/return-file.ts';
import { shownIn } from '../pipeline/page-form/shown.ts';
import { judgeNow, slice } from './desk.ts';

export function saveReturn(): string {
  const { form, view, typed } = judgeNow();
  const open = [...[...view.rows.values()].flatMap(({ problems }) => problems), ...view.general];
  const bytes = writeReturn(form.files, {
    program: slice.program,
    mark: slice.mark,
    typed,
    shown: shownIn(view),
    open: open.slice(0, 1000).map(({ level, message }) => `［${level}］${message}`.slice(0, 2000)),
  });
  const name = returnName(slice.mark.unit);
  download(name, bytes, 'application/zip');
  return name;
}

/** The names of what was saved. */
export async function saveDrafts(): Promise<readonly string[]> {
  const { form } = judgeNow();
  const maker = { area: slice.mark.name, program: slice.program };
  const names: string[] = [];
  for (const { document } of form.documents) {
    const { bytes } = await renderDocument(document, maker);
    download(document.path, bytes, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document');
    names.push(document.path);
  }
  return names;
}

function download(name: string, bytes: Uint8Array, type: string): void {
  const address = URL.createObjectURL(new Blob([Uint8Array.from(bytes)], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
