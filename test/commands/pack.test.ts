import { unzipSync, strFromU8, strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { RoundFolder } from './a-round-folder.ts';
import { educationTable, fuer, roundFolder } from './a-round-folder.ts';

function namesIn(round: RoundFolder, name: string): readonly string[] {
  return Object.keys(unzipSync(round.bytes(`out/报送/${name}`)));
}

function withRecipient(): RoundFolder {
  return roundFolder();
}

describe('fuer pack', () => {
  test('puts a unit’s reports and tables behind a covering letter, under numbered names', async () => {
    const round = withRecipient();
    await fuer('build', round.path);
    const run = await fuer('pack', '教育局', round.path, '--draft');
    expect(run.out).toContain('已装包 out/报送/教育局-2015.zip');
    expect(namesIn(round, '教育局-2015.zip')).toEqual([
      '00-报送清单.docx',
      '01-报送函.docx',
      '02-教育局-妇女发展规划-2015.docx',
      '03-教育局-儿童发展规划-2015.docx',
      '04-教育局-三表-2015.xlsx',
      '邮件正文.txt',
    ]);
  });

  test('gives the same bytes for the same round', async () => {
    const round = withRecipient();
    await fuer('pack', '教育局', round.path, '--draft');
    const first = round.bytes('out/报送/教育局-2015.zip');
    await fuer('pack', '教育局', round.path, '--draft');
    expect(Buffer.compare(round.bytes('out/报送/教育局-2015.zip'), first)).toBe(0);
  });

  test('writes the mail to the office that gets it, with whom to ask', async () => {
    const round = withRecipient();
    await fuer('pack', '教育局', round.path, '--draft');
    const mail = strFromU8(unzipSync(round.bytes('out/报送/教育局-2015.zip'))['邮件正文.txt'] ?? new Uint8Array());
    expect(mail).toContain('市妇儿工委办公室：\r\n');
    expect(mail).toContain('联系人：李老师\r\n电话：0750-1234567\r\n2016年5月25日\r\n');
  });

  test('refuses what is withheld, says which and why, and packs it as a draft when asked', async () => {
    const round = withRecipient();
    round.write({ 'workbooks/教育局.csv': educationTable.replace('95.4', '195.4') });
    const refused = await fuer('pack', '教育局', round.path);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('没有装包：教育局有');
    expect(refused.err).toContain('扣发 out/教育局-儿童发展规划-2015.docx，因为：');
    expect(refused.err).toContain('workbooks/教育局.csv!教育局!F3');
    expect(round.has('out/报送')).toBe(false);
    const asked = await fuer('pack', '教育局', round.path, '--draft');
    expect(asked.out).toContain('其中有草稿，请勿报送。');
    expect(asked.code).toBe(1);
  });

  test('packs the version that a person edited, and refuses when the figures have changed as well', async () => {
    const round = withRecipient();
    await fuer('build', round.path);
    const path = 'out/教育局-儿童发展规划-2015.docx';
    const parts = unzipSync(round.bytes(path));
    const body = strFromU8(parts['word/document.xml'] ?? new Uint8Array()).replace('教育', '教肓');
    round.write({ [path]: zipSync({ ...parts, 'word/document.xml': strToU8(body) }) });
    const packed = await fuer('pack', '教育局', round.path, '--draft');
    expect(packed.out).toContain('教育局-儿童发展规划-2015.docx（有人改过，装入的是改后的）');
    const inside = unzipSync(round.bytes('out/报送/教育局-2015.zip'))['03-教育局-儿童发展规划-2015.docx'];
    expect(Buffer.compare(Buffer.from(inside ?? []), round.bytes(path))).toBe(0);

    round.write({ 'workbooks/教育局.csv': educationTable.replace('95.4', '95.3') });
    const torn = await fuer('pack', '教育局', round.path, '--draft');
    expect(torn.code).toBe(1);
    expect(torn.err).toContain('有人改过，数据也已经变了');
  });

  test('names the nearest unit where it knows none of that name', async () => {
    const run = await fuer('pack', '教育据', roundFolder().path);
    expect(run.code).toBe(2);
    expect(run.err).toContain('是否应为“教育局”？');
  });

  test('packs the general report with its tables', async () => {
    const round = withRecipient();
    await fuer('pack', 'general', round.path, '--draft');
    expect(namesIn(round, '统计局-总报告-2015.zip')).toContain('02-统计局-总报告-2015.docx');
  });
});
