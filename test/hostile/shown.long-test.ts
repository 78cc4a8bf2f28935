/** Random spreadsheets against the plain statement of what a person sees; `npm run test:long`. */
import { expect, test } from 'vitest';
import { differencesOf } from './shown/compare.ts';
import { spreadsheetOf } from './shown/spreadsheet.ts';

const books = 2000;

test(`of ${books} random spreadsheets each cell is read as it is seen, or refused`, () => {
  const differences: string[] = [];
  for (let seed = 1; seed <= books; seed += 1) {
    for (const { cell, expected, came } of differencesOf(spreadsheetOf(seed))) {
      differences.push(`seed ${seed} ${cell.at} ${cell.way}: ${expected} expected, ${came} came`);
    }
  }
  expect(differences).toEqual([]);
});
