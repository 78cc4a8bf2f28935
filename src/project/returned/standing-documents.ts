/** The Word files that a printed report may have been printed from. */
import { readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { inNameOrder, readBytes, shownName } from '../folder-files.ts';
import { issuedRounds } from '../issued.ts';

export interface StandingDocument {
  /** As people see it: `out/教育局-妇女发展规划-2015.docx`, `issued/2/…`; what lies beside the printed one by its name. */
  readonly place: string;
  readonly bytes: Uint8Array;
}

const largest = 128 * 1024 * 1024;
const mostFiles = 400;

/** Those of the round, the newest first, then those beside the printed file. `round`: null where none is known. */
export function standingDocuments(printed: string, round: string | null): readonly StandingDocument[] {
  const own =
    round === null
      ? []
      : [
          'out',
          ...issuedRounds({ folder: round })
            .toReversed()
            .map((number) => `issued/${number}`),
        ].map((folder) => ({
          folder: resolve(round, folder),
          shown: `${folder}/`,
        }));
  const beside = dirname(resolve(printed));
  const isOwn = own.some(({ folder }) => relative(folder, beside) === '');
  return [...own, ...(isOwn ? [] : [{ folder: beside, shown: '' }])].flatMap(({ folder, shown }) =>
    documentsIn(folder).flatMap((name): readonly StandingDocument[] => {
      const reading = readBytes(join(folder, name), largest);
      return reading.verdict === 'read' ? [{ place: `${shown}${shownName(name)}`, bytes: reading.bytes }] : [];
    }),
  );
}

function documentsIn(folder: string): readonly string[] {
  try {
    const names = readdirSync(folder).filter((name) => /^[^~.].*\.docx$/iu.test(name));
    return inNameOrder(names, (name) => name).slice(0, mostFiles);
  } catch {
    return [];
  }
}
