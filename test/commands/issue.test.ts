import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lintDocument } from '../../src/formats/docx/lint/lint.ts';
import { settled, wordsOf } from '../../src/formats/docx/revisions/settled-revisions.ts';
import { bodyOf, edited, linesOf, replaced } from '../formats/docx/edited.ts';
import { build, educationTable, fuer, roundFolder, sportsTable } from './a-round-folder.ts';

const education = '教育局-儿童发展规划-2015.docx';

describe('Issuing', { timeout: 60_000 }, () => {
  it('freezes what has no open finding, with its manifest; drafts and withheld documents stay behind', async () => {
    const round = roundFolder({ 'workbooks/教育局.csv': educationTable.replace('95.4', '195.4') });
    await build(round);
    const run = await fuer('issue', round.path);
    expect(run.code).toBe(1);
    expect(round.names('issued/1')).toContain('体育局-妇女发展规划-2015.docx');
    expect(round.names('issued/1')).not.toContain(education);
    expect(run.out).toContain(`没有发出（草稿、扣发、有没处理的“妇儿”批注，或生成后又改过）：${education}`);
    expect(round.has('issued/1/run.json')).toBe(true);
  });

  it('lists, for those who hold the earlier copies, what is no longer true, and later changes name the issue', async () => {
    const round = roundFolder();
    await build(round);
    await fuer('issue', round.path);
    round.write({ 'workbooks/教育局.csv': educationTable.replace('95.4', '95.6') });
    const changes = await fuer('changes', round.path, '--issued', '1');
    expect(changes.out).toContain('与第1次发出的版本（issued/1）相比');
    expect(changes.out).toContain('95.4 → 95.6');
    await build(round);
    const run = await fuer('issue', round.path);
    expect(run.out).toContain('issued/2/换页清单.docx');
    const list = linesOf(round.bytes('issued/2/换页清单.docx')).join('\n');
    expect(list).toContain('C25 2015年由95.4改为95.6');
    expect(list).toContain(education);
    expect(list).not.toContain('体育局-妇女');
    const note = linesOf(round.bytes('issued/2/数据修订说明.docx')).join('\n');
    expect(note).toContain('九年义务教育巩固率\t2015年\t95.4\t95.6\t【待补充：九年义务教育巩固率修订的原因】');
    expect(note).toContain('2016年6月8日');
    expect(round.bytes(`issued/1/${education}`).equals(round.bytes(`issued/2/${education}`))).toBe(false);
  });

  it('compares each document with the version that was signed, by its number or by what stands above the signature', async () => {
    const round = roundFolder();
    const sports = '体育局-妇女发展规划-2015.docx';
    const issued = async (version: string, education: string, fitness: string): Promise<void> => {
      round.write({
        'round.yaml': round.text('round.yaml').replace(/\n(?:version: .*\n)?$/u, `\nversion: ${version}\n`),
        'workbooks/教育局.csv': educationTable.replace('95.4', education),
        'workbooks/体育局.csv': sportsTable.replace('88.9', fitness),
      });
      await build(round);
      await fuer('issue', round.path);
    };
    await issued('送审稿', '95.4', '88.9');
    await issued('报批稿', '95.5', '89.0');
    round.write({
      'ledger.yaml': `- signed:
    - {document: ${education}, version: 第1次, by: 张三, date: 2016-05-25}
    - {document: ${sports}, version: 报批稿, by: 李四, date: 2016-05-26}
`,
    });
    await issued('签发稿', '95.6', '89.1');
    const list = linesOf(round.bytes('issued/3/换页清单.docx')).join('\n');
    expect(list).toContain('教育局-儿童发展规划-2015：与第1次发出的版本（签发，第1次，张三，2016-05-25）相比');
    expect(list).toContain('C25 2015年由95.4改为95.6');
    expect(list).toContain('体育局-妇女发展规划-2015：与第2次发出的版本（签发，报批稿，李四，2016-05-26）相比');
    expect(list).toContain('W18 2015年由89.0改为89.1');
    // Of the part, the place and the reason, only what a reader knows; each with the figures of its own.
    expect(list).not.toMatch(/progress\/|\bclosing\b|warning\//u);
    expect(list.split('\n').find((text) => text.startsWith('教育局-儿童'))).not.toContain('W18');
    const signed = linesOf(round.bytes(`issued/3/${education}`));
    const line = signed.findIndex((text) => /^版本：签发稿。数据标记：[0-9a-f]{8}$/u.test(text));
    expect(signed[line + 1]).toContain('教育局');
    const mark = (issue: number, document: string) =>
      linesOf(round.bytes(`issued/${issue}/${document}`))
        .find((text) => text.startsWith('版本：'))
        ?.slice(-8);
    expect(mark(1, education)).not.toBe(mark(3, education));
    const unmoved = '教育局-妇女发展规划-2015.docx';
    expect(mark(1, unmoved)).toBe(mark(3, unmoved));
  });

  it('does not issue twice what did not change, nor what was made from other data', async () => {
    const round = roundFolder();
    await build(round);
    await fuer('issue', round.path);
    expect((await fuer('issue', round.path)).out).toContain('完全相同');
    expect(round.names('issued')).toEqual(['1']);
    round.write({ 'workbooks/教育局.csv': educationTable.replace('95.4', '95.6') });
    const run = await fuer('issue', round.path);
    expect([run.code, run.err.includes('请先运行 fuer build')]).toEqual([2, true]);
  });

  it('needs a build', async () => {
    expect((await fuer('issue', join(roundFolder().path))).err).toContain('请先运行 fuer build');
  });

  it('writes revisions into an edited document too: rejected it is the person’s, accepted the merge', async () => {
    const round = roundFolder();
    await build(round);
    await fuer('issue', round.path);
    const sports = 'out/体育局-妇女发展规划-2015.docx';
    round.write({
      'workbooks/教育局.csv': educationTable.replace('95.4', '95.6'),
      'workbooks/体育局.csv': sportsTable.replace('88.9', '89.1'),
      [sports]: edited(round.bytes(sports), (xml) => replaced(xml, '基层人员不足', '基层人员普遍不足')),
    });
    const before = wordsOf(bodyOf(round.bytes(sports)));
    const untracked = roundFolder();
    cpSync(round.path, untracked.path, { recursive: true, force: true });
    await build(untracked);
    const result = await build(round, '--track-changes');
    expect(result.findings.filter(({ message }) => /修订没有写进去|没有修订/u.test(message))).toEqual([]);
    const body = bodyOf(round.bytes(sports));
    expect(body).toMatch(/<w:del [^>]*><w:r>(?:<w:rPr>.*?<\/w:rPr>)?<w:delText xml:space="preserve">88\.9/u);
    expect(wordsOf(settled(body, 'rejected', '妇儿'))).toBe(before);
    expect(wordsOf(settled(body, 'accepted', '妇儿'))).toBe(wordsOf(bodyOf(untracked.bytes(sports))));
    expect(lintDocument(round.bytes(sports))).toEqual([]);
    const run = await fuer('issue', round.path);
    const [said = ''] = run.out.split('\n').filter((line) => line.includes('带有没有接受的修订'));
    expect([said.includes(education), said.includes('体育局-妇女')]).toEqual([true, true]);
    // Built once more, nothing is new.
    const again = await build(round);
    expect(again.documents.find(({ path }) => path === sports)?.state).toBe('unchanged');
    expect(bodyOf(round.bytes(sports))).toBe(body);
  });

  it('is what --track-changes writes its revisions against', async () => {
    const round = roundFolder();
    await build(round);
    expect((await fuer('build', round.path, '--track-changes')).err).toContain('请先运行 fuer issue');
    await fuer('issue', round.path);
    round.write({ 'workbooks/教育局.csv': educationTable.replace('95.4', '95.6') });
    await build(round, '--track-changes');
    const body = bodyOf(round.bytes(`out/${education}`));
    expect(body).toContain('95.4</w:delText>');
    expect(body).toContain('w:date="2016-05-25T00:00:00Z"');
    expect(linesOf(round.bytes(`out/${education}`)).join('')).not.toContain('95.4');
    expect(bodyOf(round.bytes('out/体育局-妇女发展规划-2015.docx'))).not.toContain('<w:del ');
  });

  it('gives the Bureau’s reason in the revision note', async () => {
    const round = roundFolder();
    await build(round);
    round.write({
      'decisions.yaml':
        '- correct: {indicator: C25, year: 2015, value: 96.2}\n  reason: 表中漏计一所学校\n  by: 张三\n  date: 2016-05-20\n',
    });
    const file = join(round.path, '说明.docx');
    expect((await fuer('changes', round.path, '--note', file)).code).toBe(0);
    const note = linesOf(round.bytes('说明.docx')).join('\n');
    expect(note).toContain('95.4\t96.2\t表中漏计一所学校');
    expect(note).toContain('判定由“基本达标”改为“提前达标”');
  });
});
