/** The samples' figures as people edit them: one line a table row, read from a CSV file beside this script. */
import { readFileSync } from 'node:fs';
import { readCsvRecords } from '../../src/formats/csv-records.ts';

/** A row of figures by column name; every value is text, as it is to stand in the workbook. */
export type FigureRow = Readonly<Record<string, string>>;

/** The rows of a CSV file whose first record names the columns. A malformed file is a mistake of whoever edited it. */
export function readFigures(file: string | URL): readonly FigureRow[] {
  const reading = readCsvRecords(readFileSync(file, 'utf8'));
  if (reading.verdict !== 'read') throw new Error(`${String(file)}: quote of line ${reading.line} never closes`);
  const [head, ...rows] = reading.records;
  if (head === undefined) throw new Error(`${String(file)} is empty`);
  return rows.map(({ line, fields }) => {
    if (fields.length !== head.fields.length) {
      throw new Error(`${String(file)}:${line} has ${fields.length} fields, the head has ${head.fields.length}`);
    }
    return Object.fromEntries(head.fields.map((name, position) => [name, fields[position] ?? '']));
  });
}

/** A field that the head must name. */
export function field(row: FigureRow, name: string): string {
  const text = row[name];
  if (text === undefined) throw new Error(`no column “${name}”`);
  return text;
}
