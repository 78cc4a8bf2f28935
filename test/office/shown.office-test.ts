/** Random spreadsheets as LibreOffice shows them, against what the reader says a person sees: the third opinion. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readCsvRecords } from '../../src/formats/csv-records.ts';
import { formatChooser } from '../../src/formats/xlsx/read/number-format.ts';
import type { Cell } from '../hostile/shown/spreadsheet.ts';
import { bookOfMany, spreadsheetOf } from '../hostile/shown/spreadsheet.ts';
import { hasLibreOffice } from './libreoffice.ts';

/** FUER_SEED: the first of the 500 (1). */
const first = Number(process.env['FUER_SEED'] ?? 1);
const books = Array.from({ length: 500 }, (_, at) => spreadsheetOf(first + at));

/** Every sheet, as shown and not as stored. */
const asShown = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,true,false,false,-1';

it.runIf(hasLibreOffice)(
  'of 500 random spreadsheets LibreOffice shows each number as the reader says',
  { timeout: 600_000 },
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'fuer-shown-'));
    writeFileSync(join(folder, 'many.xlsx'), bookOfMany(books));
    execFileSync(
      'soffice',
      [
        '--headless',
        `-env:UserInstallation=file://${folder}/profile`,
        '--convert-to',
        asShown,
        '--outdir',
        folder,
        join(folder, 'many.xlsx'),
      ],
      { stdio: 'ignore', timeout: 500_000 },
    );
    const differences = books.flatMap(({ seed, heads, rows }) => {
      const shown = sheetOf(readFileSync(join(folder, `many-s${seed}.csv`), 'utf8'));
      return [...heads, ...rows.flatMap(({ figures }) => figures)].flatMap((cell) => {
        const ours = seenBy(cell);
        const theirs = plain(shown(cell.at));
        return ours === null || ours === theirs
          ? []
          : [`${seed} ${cell.at} ${cell.way}: ${ours}, LibreOffice ${theirs}`];
      });
    });
    rmSync(folder, { recursive: true });
    expect(differences).toEqual([]);
  },
);

function sheetOf(text: string): (at: string) => string {
  const reading = readCsvRecords(text.replace(/^\ufeff/, ''));
  const records = reading.verdict === 'read' ? reading.records : [];
  return (at) => records[Number(at.slice(1)) - 1]?.fields[at.charCodeAt(0) - 65] ?? '';
}

/** null for what is no number, and for `!`, which only Chinese Excel and WPS take for a sign that the next letter is drawn. */
function seenBy({ kept }: Cell): string | null {
  if (kept.kind !== 'number' || kept.code.includes('!')) return null;
  const { calendar, show } = formatChooser(kept.code)(Number(kept.stored));
  return calendar === 'none' ? plain(show(kept.stored)) : null;
}

/** Without grouping signs, brackets and signs of negative figures, and zeros of an exponent: none is a difference. */
function plain(shown: string): string {
  return shown
    .replace(/[\s,-]/g, '')
    .replace(/^\((.*)\)$/, '$1')
    .replace(/E\+?0*(?=\d)/, 'E');
}
