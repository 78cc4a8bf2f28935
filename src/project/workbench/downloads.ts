/** What may be taken from a round's folder: files that the program wrote, by a name that is looked up, never followed. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isWithin, readBytes } from '../folder-files.ts';
import { issuedRounds } from '../issued.ts';

export interface Download {
  /** Its place in the round: `out/退回/教育局.xlsx`. */
  readonly place: string;
  readonly name: string;
  readonly size: number;
}

export function downloadsIn(round: string): readonly Download[] {
  const folders = [
    'out',
    'out/退回',
    'out/报送',
    'out/会商',
    'out/导出',
    'out/pdf',
    'out/html',
    'forms',
    ...issuedRounds({ folder: round }).map((number) => `issued/${number}`),
  ];
  return folders.flatMap((folder) =>
    entriesOf(join(round, folder)).map(({ name, size }) => ({ place: `${folder}/${name}`, name, size })),
  );
}

/** null where nothing of that name may be taken. */
export function readDownload(
  round: string,
  place: string,
): { readonly name: string; readonly bytes: Uint8Array } | null {
  const found = downloadsIn(round).find((one) => one.place === place);
  if (found === undefined || !isWithin(round, join(round, found.place))) return null;
  const reading = readBytes(join(round, found.place), 512 * 1024 * 1024);
  return reading.verdict === 'read' ? { name: found.name, bytes: reading.bytes } : null;
}

function entriesOf(folder: string): readonly { readonly name: string; readonly size: number }[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && !/^(run\.json|.*\.tmp)$/.test(entry.name))
      .map((entry) => ({ name: entry.name, size: 0 }));
  } catch {
    return [];
  }
}
