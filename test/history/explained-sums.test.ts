/** Every sum that `explain` gives, done again from the cells of the samples by a script that knows nothing of the program. */
import ExcelJS from 'exceljs';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { emptyFolder, fuer } from '../commands/a-round-folder.ts';
import { roundFiles } from '../random/round.ts';
import { checkSums } from '../sums/check-sums.ts';
import { sampleJudgedBy } from '../sums/samples.ts';

describe('Every sum that explain gives', { timeout: 300_000 }, () => {
  // By the targets of the province: every-sum.long-test.ts.
  // At least so many: a check of nothing would find no fault.
  it.each([
    ['heshan-2015', 'own', 2_800],
    ['outline-2018', 'national', 150],
  ] as const)(
    'of %s, judged by the targets of set %s, comes out as it is printed (%i sums at least)',
    async (sample, set, least) => {
      const folder = sampleJudgedBy(sample, set, emptyFolder());
      const run = await fuer('explain', folder, '--json');
      const { faults, ...checked } = await checkSums(run.out, folder);
      console.info(`${sample}, ${set}: ${JSON.stringify(checked)}`);
      expect(faults).toEqual([]);
      expect(checked.sums).toBeGreaterThan(least);
      expect(checked.numbers).toBeGreaterThan(2 * least);
      expect(checked.read).toBeGreaterThan(least);
    },
  );

  it('comes out as it is printed in random rounds too', async () => {
    const sums: number[] = [];
    for (const seed of [9005, 7004]) {
      const folder = emptyFolder();
      for (const [file, bytes] of await roundFiles(seed, { newForms: seed < 9000 })) {
        mkdirSync(dirname(join(folder, file)), { recursive: true });
        writeFileSync(join(folder, file), bytes);
      }
      const run = await fuer('explain', folder, '--json');
      const { faults, ...checked } = await checkSums(run.out, folder);
      console.info(`seed ${seed}: ${JSON.stringify(checked)}`);
      expect([seed, faults]).toEqual([seed, []]);
      sums.push(checked.sums);
    }
    expect(Math.min(...sums)).toBeGreaterThan(50);
  });

  it('stands in the table that traces every figure as well', async () => {
    const folder = sampleJudgedBy('outline-2018', 'national', emptyFolder());
    const told = z
      .array(z.object({ printed: z.string(), formula: z.string() }))
      .parse(JSON.parse((await fuer('explain', folder, '--json')).out));
    await fuer('explain', folder, '--xlsx', join(folder, '溯源.xlsx'));
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(readFileSync(join(folder, '溯源.xlsx')).buffer as ArrayBuffer);
    const rows: (readonly string[])[] = [];
    book.worksheets[0]?.eachRow((row) => {
      const texts: string[] = [];
      row.eachCell({ includeEmpty: true }, (cell) => texts.push(cell.text));
      rows.push(texts);
    });
    const head = rows.findIndex((row) => row.includes('算式'));
    const [printed = -1, kind = -1, formula = -1] = ['字样', '类别', '算式'].map(
      (one) => rows[head]?.indexOf(one) ?? -1,
    );
    // Words that judge stand between them.
    const traced = rows.slice(head + 1).filter((row) => row[kind] === '数字');
    expect(traced.map((row) => row[formula])).toEqual(told.map((one) => one.formula));
    expect(printed).toBeGreaterThan(0);
  });
});
