/** Documents edited by hand, saved by LibreOffice, merged with a data fix; builds killed at any moment. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { build, educationTable, fuer, roundFolder } from '../commands/a-round-folder.ts';
import { edited, linesOf, paragraphWith, readBack, replaced } from '../formats/docx/edited.ts';

const hasOffice = spawnSync('soffice', ['--version']).status === 0;
const program = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const education = 'out/教育局-儿童发展规划-2015.docx';

/** Opened and saved again, as a person does who changes a word. */
function savedByLibreOffice(bytes: Uint8Array): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'fuer-resave-'));
  const input = join(folder, 'in.docx');
  writeFileSync(input, bytes);
  const profile = pathToFileURL(join(folder, 'profile')).href;
  const words = [`-env:UserInstallation=${profile}`, '--headless', '--convert-to', 'docx:MS Word 2007 XML'];
  execFileSync('soffice', [...words, '--outdir', join(folder, 'out'), input], { stdio: 'ignore', timeout: 120_000 });
  return readFileSync(join(folder, 'out', 'in.docx'));
}

describe.skipIf(!hasOffice)('A document that LibreOffice saved', () => {
  it('is merged with a data fix: the person’s words stay, every figure follows', async () => {
    const round = roundFolder();
    await build(round);
    const own = edited(round.bytes(education), (xml) => {
      const changed = replaced(xml, '场所分布不均', '城乡场所分布不均');
      const old = paragraphWith(changed, '城乡场所分布不均');
      return replaced(changed, old, `${old}<w:p><w:r><w:t>送教上门人手紧张，须增加编制。</w:t></w:r></w:p>`);
    });
    round.write({
      [education]: savedByLibreOffice(own),
      'workbooks/教育局.csv': educationTable.replace('95.4', '95.6'),
    });
    const result = await build(round);
    expect(result.findings.filter(({ code }) => code === 'edit-conflict')).toEqual([]);
    const text = linesOf(round.bytes(education)).join('\n');
    expect(text).toContain('城乡场所分布不均');
    expect(text).toContain('送教上门人手紧张，须增加编制。');
    expect(text).toContain('95.6');
    expect(text).not.toContain('95.4');
    // Merged again by the next build there is nothing to do.
    const again = await build(round);
    expect(again.documents.find(({ path }) => path === education)?.state).toBe('unchanged');
    // And it still opens.
    expect(linesOf(savedByLibreOffice(round.bytes(education))).join('\n')).toContain('95.6');
  });

  it('says the same as the fresh one when nobody changed a word', async () => {
    const round = roundFolder();
    await build(round);
    round.write({
      [education]: savedByLibreOffice(round.bytes(education)),
      'workbooks/教育局.csv': educationTable.replace('95.4', '96.2'),
    });
    const result = await build(round);
    expect(result.findings.filter(({ code }) => code === 'edit-conflict')).toEqual([]);
    const fresh = roundFolder({ 'workbooks/教育局.csv': educationTable.replace('95.4', '96.2') });
    await build(fresh);
    const words = (bytes: Uint8Array): readonly string[] => linesOf(bytes).filter((line) => line !== '');
    expect(words(round.bytes(education))).toEqual(words(fresh.bytes(education)));
  });

  it('is recognised and verified', async () => {
    const round = roundFolder();
    await build(round);
    round.write({ [education]: savedByLibreOffice(round.bytes(education)) });
    const run = await fuer('verify', join(round.path, education));
    expect([run.code, run.err]).toEqual([0, '']);
  });
});

describe('Builds that are killed', () => {
  it('twenty times, at any moment: every file is the old one or the new one, whole, and edits are never lost', async () => {
    const round = roundFolder();
    await build(round);
    const own = edited(round.bytes(education), (xml) => replaced(xml, '场所分布不均', '城乡场所分布不均'));
    round.write({ [education]: own });
    for (let time = 0; time < 20; time += 1) {
      round.write({ 'workbooks/教育局.csv': educationTable.replace('95.4', `95.${(time % 9) + 1}`) });
      await killedAfter(round.path, 300 + time * 120);
      for (const name of round.names('out').filter((one) => one.endsWith('.docx'))) {
        expect(readBack(round.bytes(`out/${name}`)).made, name).not.toBe(null);
      }
      expect(linesOf(round.bytes(education)).join('\n')).toContain('城乡场所分布不均');
    }
    const last = educationTable.replace('95.4', '95.7');
    round.write({ 'workbooks/教育局.csv': last });
    const result = await build(round);
    expect(result.code).toBe(0);
    expect(round.names('out').filter((name) => name.includes('新'))).toEqual([]);
    const text = linesOf(round.bytes(education)).join('\n');
    expect([text.includes('城乡场所分布不均'), text.includes('95.7')]).toEqual([true, true]);
    const fresh = roundFolder({ 'workbooks/教育局.csv': last });
    await build(fresh);
    for (const name of fresh.names('out').filter((one) => one.endsWith('.docx') && !education.endsWith(one))) {
      expect(round.bytes(`out/${name}`).equals(fresh.bytes(`out/${name}`)), name).toBe(true);
    }
  });
});

function killedAfter(folder: string, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', program, 'build', folder], { stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
    child.on('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
