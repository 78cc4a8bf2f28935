/** `fuer build --pdf` with the LibreOffice of this machine. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Document, Packer, Paragraph } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { buildSample, fuer } from './built-sample.ts';

const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0;

describe.skipIf(!hasLibreOffice)('fuer build --pdf', () => {
  test('writes a PDF of each report, upright A4, and the same bytes another time', () => {
    const { folder } = buildSample('heshan-2015', '--unit', '教育局', '--pdf');
    const pdfs = join(folder, 'out', 'pdf');
    expect(readdirSync(pdfs)).toEqual(['教育局-儿童发展规划-2015.pdf', '教育局-妇女发展规划-2015.pdf']);
    const file = join(pdfs, '教育局-儿童发展规划-2015.pdf');
    const told = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
    expect(told).toMatch(/Page size:\s+595\.\d+ x 841\.\d+ pts \(A4\)/);
    const again = mkdtempSync(join(tmpdir(), 'fuer-pdf-again-'));
    fuer('build', folder, '--unit', '教育局', '--pdf', '--out', again);
    expect(Buffer.compare(readFileSync(join(again, 'pdf', '教育局-儿童发展规划-2015.pdf')), readFileSync(file))).toBe(
      0,
    );
  });
});

describe.skipIf(!hasLibreOffice)('The PDF shows', () => {
  const sentence = '经局务会研究，以下数据已逐项核对。';
  const wordsOf = (file: string): string =>
    execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '');

  test('what a person wrote into the document, also where no figure has changed since', () => {
    const { folder } = buildSample('heshan-2015', '--unit', '体育局', '--plan', 'women', '--pdf');
    const document = join(folder, 'out', '体育局-妇女发展规划-2015.docx');
    const pdf = join(folder, 'out', 'pdf', '体育局-妇女发展规划-2015.pdf');
    expect(wordsOf(pdf)).not.toContain(sentence);
    writeFileSync(document, withSentence(readFileSync(document)));
    const said = fuer('build', folder, '--unit', '体育局', '--plan', 'women', '--pdf');
    expect(said).toContain('PDF 1 份');
    expect(wordsOf(pdf)).toContain(sentence);
  });

  test('the office’s own template', async () => {
    const template = join(mkdtempSync(join(tmpdir(), 'fuer-template-')), '模板.docx');
    const children = ['监测中心编印', '{{标题}}', '{{正文}}', '{{落款}}'].map((words) => new Paragraph(words));
    writeFileSync(template, await Packer.toBuffer(new Document({ sections: [{ children }] })));
    const more = ['--unit', '体育局', '--plan', 'women', '--pdf', '--template', template];
    const { folder } = buildSample('heshan-2015', ...more);
    expect(wordsOf(join(folder, 'out', 'pdf', '体育局-妇女发展规划-2015.pdf'))).toContain('监测中心编印');
  });

  /** The document with a sentence of a person's at the beginning of the paragraph that begins with 2015年. */
  function withSentence(bytes: Uint8Array): Uint8Array {
    const parts = unzipSync(bytes);
    const body = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    const edited = body.replace('报告如下。', `报告如下。${sentence}`);
    expect(edited).not.toBe(body);
    return zipSync({ ...parts, 'word/document.xml': strToU8(edited) });
  }
});

test('fuer build --pdf says plainly that LibreOffice is not there, and writes everything else', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const { folder } = buildSample('outline-2018');
  const run = spawnSync(process.execPath, ['--import', 'tsx', 'src/cli.ts', 'build', folder, '--pdf'], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: '/nowhere' },
  });
  expect(run.status).toBe(1);
  expect(run.stdout).toContain('没有写 PDF：这台计算机上没有找到 LibreOffice。');
  expect(run.stdout).toContain('“另存为”');
});
