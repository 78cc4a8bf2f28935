import { Document, Packer, Paragraph } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { utimesSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { pdfMark } from '../../src/project/copies.ts';
import { educationTable, fuer, roundFolder } from './a-round-folder.ts';

describe('fuer build --html', () => {
  test('writes a page beside each report, none for tables, and the same page again for the same round', async () => {
    const round = roundFolder();
    const run = await fuer('build', round.path, '--html');
    expect(run.out).toContain('网页预览 7 份，在 out/html。');
    expect(round.names('out/html')).toContain('教育局-儿童发展规划-2015.html');
    const page = round.text('out/html/教育局-儿童发展规划-2015.html');
    expect(page).toContain('title="workbooks/教育局.csv!教育局!F3">95.4</span>');
    await fuer('build', round.path, '--html');
    expect(round.text('out/html/教育局-儿童发展规划-2015.html')).toBe(page);
  });

  test('takes a page away when its report has moved on and no page is asked for', async () => {
    const round = roundFolder();
    await fuer('build', round.path, '--html');
    round.write({ 'workbooks/教育局.csv': educationTable.replace('95.4', '95.3') });
    const run = await fuer('build', round.path);
    expect(run.out).toContain('移走 out/html/教育局-儿童发展规划-2015.html');
    expect(round.has('out/html/教育局-儿童发展规划-2015.html')).toBe(false);
    expect(round.has('out/html/体育局-妇女发展规划-2015.html')).toBe(true);
  });

  test('takes the page of a withheld report away', async () => {
    const round = roundFolder();
    await fuer('build', round.path, '--html');
    round.write({ 'workbooks/教育局.csv': educationTable.replace('95.4', '195.4') });
    const run = await fuer('build', round.path, '--html');
    expect(run.code).toBe(1);
    expect(round.has('out/html/教育局-儿童发展规划-2015.html')).toBe(false);
  });
});

describe('A PDF that lies in out/pdf', () => {
  const name = '教育局-儿童发展规划-2015';
  const pdfOf = (document: Uint8Array): string =>
    `%PDF-1.6 /CreationDate(D:00000000000000Z') /ID [ <${pdfMark(document)}>\n<${pdfMark(document)}> ]`;

  test('stays while its document is the same, whatever their times say, and goes when a person edited that', async () => {
    const round = roundFolder();
    await fuer('build', round.path);
    const document = round.bytes(`out/${name}.docx`);
    round.write({ [`out/pdf/${name}.pdf`]: pdfOf(document) });
    utimesSync(`${round.path}/out/${name}.docx`, new Date(2090, 0), new Date(2090, 0));
    await fuer('build', round.path);
    expect(round.has(`out/pdf/${name}.pdf`)).toBe(true);

    const parts = unzipSync(document);
    const body = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    const edited = strToU8(body.replace('报告如下', '报告于后'));
    round.write({ [`out/${name}.docx`]: zipSync({ ...parts, 'word/document.xml': edited }) });
    // A file brought back on a stick keeps the time at which it was last written.
    utimesSync(`${round.path}/out/${name}.docx`, new Date(2001, 0), new Date(2001, 0));
    const run = await fuer('build', round.path);
    expect(run.out).toContain(`移走 out/pdf/${name}.pdf`);
    expect(round.has(`out/pdf/${name}.pdf`)).toBe(false);
  });

  test('goes too where a new one is asked for and cannot be made', async () => {
    const round = roundFolder();
    await fuer('build', round.path);
    round.write({ [`out/pdf/${name}.pdf`]: pdfOf(new Uint8Array([1])) });
    vi.stubEnv('PATH', '/nowhere');
    vi.stubEnv('ProgramFiles', 'C:\\nowhere');
    const run = await fuer('build', round.path, '--pdf');
    vi.unstubAllEnvs();
    expect(run.code).toBe(1);
    expect(round.has(`out/pdf/${name}.pdf`)).toBe(false);
  });

  test('is a person’s where the program did not make it, and stays', async () => {
    const round = roundFolder();
    await fuer('build', round.path);
    round.write({ [`out/pdf/${name}.pdf`]: "%PDF-1.7 /CreationDate(D:20160525101112+08'00')" });
    round.write({ 'workbooks/教育局.csv': educationTable.replace('95.4', '95.3') });
    await fuer('build', round.path);
    expect(round.has(`out/pdf/${name}.pdf`)).toBe(true);
  });
});

describe('fuer build --template', () => {
  test('refuses a file that is not there, and one that is no template, before anything is written', async () => {
    const round = roundFolder();
    const missing = await fuer('build', round.path, '--template', `${round.path}/没有.docx`);
    expect(missing.code).toBe(2);
    expect(missing.err).toContain('没有找到这个文件');
    const wrong = await fuer('build', round.path, '--template', `${round.path}/round.yaml`);
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('不能用：');
    expect(round.has('out')).toBe(false);
  });

  test('writes every report into the template', async () => {
    const round = roundFolder();
    const body = [new Paragraph('本局的函'), new Paragraph('{{标题}}'), new Paragraph('{{正文}}')];
    round.write({ '模板.docx': await Packer.toBuffer(new Document({ sections: [{ children: body }] })) });
    await fuer('build', round.path, '--template', `${round.path}/模板.docx`);
    const parts = unzipSync(round.bytes('out/教育局-儿童发展规划-2015.docx'));
    expect(strFromU8(parts['word/document.xml'] ?? new Uint8Array())).toContain('本局的函');
  });
});
