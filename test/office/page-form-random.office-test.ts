/**
 * The page forms of a round that a seed has made up, filled in through their labels in Chromium and handed back: what is
 * shown is printed, and the round is the one that the workbooks give. FUER_FORM_SEED, FUER_FORM_RANDOM: which, how many units.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handedIn } from '../../src/pipeline/page-form/judged-form.ts';
import { prepareRound } from '../../src/pipeline/pipeline.ts';
import { renderDocument } from '../../src/pipeline/render/render.ts';
import { openRound } from '../../src/project/project.ts';
import { answered, begunSample, filledWorkbook } from '../pipeline/page-form/filled-in.ts';
import { roundFiles } from '../random/round.ts';
import { chromiumPath, labelled } from './typed-by-label.ts';

const fuer = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const seed = Number(process.env['FUER_FORM_SEED'] ?? 7);
const unitsTried = Number(process.env['FUER_FORM_RANDOM'] ?? 1);
const choices = { draft: true, splitGeneral: false, unitTables: false };

describe.skipIf(chromiumPath === undefined)('The page forms of a random round', { timeout: 900_000 }, () => {
  const place = mkdtempSync(join(tmpdir(), 'fuer-form-random-'));
  const folder = join(place, 'round');
  let browser: Browser;

  beforeAll(async () => {
    for (const [name, bytes] of await roundFiles(seed)) {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, bytes);
    }
    browser = await chromium.launch({
      ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
      args: ['--no-sandbox', '--disable-gpu'],
    });
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(place, { recursive: true, force: true });
  });

  it(`of seed ${seed}: filled in through their labels they give what the workbooks give`, async () => {
    const begun = begunSample(folder);
    for (const name of ['workbooks', 'notes', 'out', 'forms', '.fuer'])
      rmSync(join(folder, name), { recursive: true, force: true });
    mkdirSync(join(folder, 'workbooks'));
    const run = spawnSync(process.execPath, [fuer, 'forms', folder], { encoding: 'utf8' });
    expect(run.status, run.stderr).toBe(0);
    const filled = begun.slices
      .filter(({ table }) => table !== null)
      .slice(0, unitsTried)
      .map((slice) => ({ slice, typed: { ...answered(slice, begun.known), answers: {} } }));
    const context = await browser.newContext({ offline: true, acceptDownloads: true });
    for (const { slice, typed } of filled) {
      const { unit } = slice.mark;
      const page = await context.newPage();
      page.setDefaultTimeout(120_000);
      await page.goto(pathToFileURL(join(folder, 'forms', `${unit}.html`)).href);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      const labels = labelled(slice, typed);
      expect(new Set(labels.map(([label]) => label)).size).toBe(labels.length);
      for (const [label, text, isList] of labels) {
        const cell = page.getByLabel(label, { exact: true }).first();
        if (isList) await cell.selectOption(text);
        else await cell.fill(text);
      }
      await page.getByRole('button', { name: '交回', exact: true }).click();
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: '保存回报', exact: true }).click();
      const saved = await download;
      await saved.saveAs(join(place, saved.suggestedFilename()));
      cpSync(join(place, saved.suggestedFilename()), join(folder, 'workbooks', saved.suggestedFilename()));
      await page.close();
    }
    const opening = openRound(folder);
    if (opening.verdict !== 'opened') throw new Error(opening.message);
    const returned = prepareRound(begun.configuration, opening.project.files, choices);
    const workbooks = await Promise.all(filled.map(({ slice, typed }) => filledWorkbook(slice, typed)));
    const notes = filled.flatMap(({ slice, typed }) => handedIn(slice, typed).note ?? []);
    const folders = { ...begun.files.folders, workbooks: workbooks.flatMap((file) => file ?? []), notes };
    const byHand = prepareRound(begun.configuration, { ...begun.files, folders }, choices);
    expect(returned.dataset.findings.map(({ message }) => message)).toEqual(
      byHand.dataset.findings.map(({ message }) => message),
    );
    expect(returned.documents).toEqual(byHand.documents);
    const maker = { area: begun.configuration.round.area.name, program: '0.0.0' };
    const units = new Set(filled.map(({ slice }) => slice.mark.unit));
    for (const [position, { document }] of returned.documents.entries()) {
      const twin = byHand.documents[position]?.document;
      if (twin === undefined || !units.has(document.unit)) continue;
      const [own, theirs] = [await renderDocument(twin, maker), await renderDocument(document, maker)];
      expect(Buffer.from(theirs.bytes).equals(own.bytes), document.path).toBe(true);
    }
  });
});
