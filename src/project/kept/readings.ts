/** What an earlier run read of a round's files, under the desk's seal: of another program, torn or forged it is not believed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Configuration } from '../../pipeline/read/configuration.ts';
import { learnReadings, readingsText } from '../../pipeline/read/kept-readings.ts';
import type { RoundFiles } from '../../pipeline/read/round-files.ts';
import { writeWhole } from '../atomic-write.ts';
import type { OutFolder } from '../out-folder.ts';
import { programMark } from './answer.ts';
import { isSealed, sealOf } from './seal.ts';

/** Takes up what is kept; gives what keeps this run's readings. Nothing where the program has no mark. */
export function beginReading(
  out: Pick<OutFolder, 'state'>,
  configuration: Configuration,
  files: RoundFiles,
  program = programMark(),
): () => void {
  if (program === null) return () => {};
  const maker = [program, process.version].join(' ');
  const before = textKept(out, maker);
  if (before !== null) learnReadings(before, configuration, files);
  return () => {
    const text = readingsText(configuration, files);
    const content = `${maker}\n${text}`;
    const seal = text === before || text.length > mostKept ? null : sealOf(content);
    if (seal !== null) writeWhole(readingsFile(out), `${seal}\n${content}`);
  };
}

/** In characters; beyond this reading it back would cost as much. */
const mostKept = 32_000_000;

export function readingsFile({ state }: Pick<OutFolder, 'state'>): string {
  return join(state, 'kept', 'read');
}

function textKept(out: Pick<OutFolder, 'state'>, maker: string): string | null {
  try {
    const written = readFileSync(readingsFile(out), 'utf8');
    const end = written.indexOf('\n');
    const content = written.slice(end + 1);
    if (!isSealed(content, written.slice(0, end)) || !content.startsWith(`${maker}\n`)) return null;
    return content.slice(maker.length + 1);
  } catch {
    return null;
  }
}
