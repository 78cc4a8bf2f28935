import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bodyOf, edited, linesOf, partOf, replaced } from '../formats/docx/edited.ts';
import { build, educationTable, fuer, roundFolder, states, type RoundFolder } from './a-round-folder.ts';

const education = 'out/教育局-儿童发展规划-2015.docx';
const fixedTable = educationTable.replace('95.4', '95.6');

const edit = (round: RoundFolder, change: (xml: string) => string): Uint8Array => {
  const bytes = edited(round.bytes(education), change);
  round.write({ [education]: bytes });
  return bytes;
};
const backups = (round: RoundFolder): readonly string[] => readdirSync(join(round.path, '.fuer/backup'));

describe('A document that a person edited', { timeout: 60_000 }, () => {
  it('keeps the person’s words through a data fix, with the old file kept', async () => {
    const round = roundFolder();
    await build(round);
    const own = edit(round, (xml) => replaced(xml, '场所分布不均', '场所在城乡之间分布不均'));
    round.write({ 'workbooks/教育局.csv': fixedTable });
    const result = await build(round);
    expect(result.code).toBe(0);
    const text = linesOf(round.bytes(education)).join('\n');
    expect(text).toContain('场所在城乡之间分布不均');
    expect(text).toContain('95.6');
    expect(text).not.toContain('95.4');
    expect(round.names('out').filter((name) => name.includes('新'))).toEqual([]);
    expect(backups(round)).toHaveLength(1);
    expect(round.bytes(`.fuer/backup/${backups(round)[0] ?? ''}`).equals(own)).toBe(true);
  });

  it('is left alone by the next build, and merged again after the next fix', async () => {
    const round = roundFolder();
    await build(round);
    edit(round, (xml) => replaced(xml, '场所分布不均', '场所在城乡之间分布不均'));
    round.write({ 'workbooks/教育局.csv': fixedTable });
    await build(round);
    const merged = round.bytes(education);
    expect(states(await build(round))).toContain('unchanged 教育局-儿童发展规划-2015.docx');
    expect(round.bytes(education).equals(merged)).toBe(true);
    round.write({ 'workbooks/教育局.csv': educationTable.replace('95.4', '95.8') });
    await build(round);
    const text = linesOf(round.bytes(education)).join('\n');
    expect(text).toContain('场所在城乡之间分布不均');
    expect(text).toContain('95.8');
    expect(text).not.toContain('95.6');
  });

  it('is not written at all when the data did not change', async () => {
    const round = roundFolder();
    await build(round);
    const own = edit(round, (xml) => replaced(xml, '场所分布不均', '场所在城乡之间分布不均'));
    expect(states(await build(round))).toContain('unchanged 教育局-儿童发展规划-2015.docx');
    expect(round.bytes(education).equals(own)).toBe(true);
  });

  it('is merged after a save that lost the memory inside, from the record of the run', async () => {
    const round = roundFolder();
    await build(round);
    edit(round, (xml) => replaced(xml, '场所分布不均', '场所在城乡之间分布不均'));
    const stripped = edited(round.bytes(education), (xml) => xml, {
      'customXml/item1.xml': '<none/>',
    });
    round.write({ [education]: stripped, 'workbooks/教育局.csv': fixedTable });
    const result = await build(round);
    expect(result.findings.filter(({ code }) => code.startsWith('edit'))).toEqual([]);
    expect(linesOf(round.bytes(education)).join('\n')).toContain('95.6');
    expect(partOf(round.bytes(education), 'customXml/item2.xml')).toContain('urn:fuer:memory:1');
  });

  it('ends the build with 1 where both changed the same words, says where, and goes on saying so', async () => {
    const round = roundFolder();
    await build(round);
    edit(round, (xml) => {
      const at = xml.indexOf('95.4');
      return `${xml.slice(0, at)}95.5${xml.slice(at + 4)}`;
    });
    round.write({ 'workbooks/教育局.csv': fixedTable });
    const result = await build(round);
    expect(result.code).toBe(1);
    expect(result.findings.filter(({ code }) => code === 'edit-conflict')).toMatchObject([
      { level: '强制性', unit: '教育局' },
    ]);
    expect(bodyOf(round.bytes(education))).toContain('<w:commentReference');
    const again = await fuer('build', round.path);
    expect([again.code, again.out.includes('批注没有处理')]).toEqual([1, true]);
  });

  it('stays where it is when its document is withheld', async () => {
    const round = roundFolder();
    await build(round);
    edit(round, (xml) => replaced(xml, '场所分布不均', '场所在城乡之间分布不均'));
    round.write({ 'workbooks/教育局.csv': fixedTable });
    await build(round);
    const merged = round.bytes(education);
    round.write({ 'workbooks/教育局.csv': educationTable.replace('95.4', '195.4') });
    const result = await build(round);
    expect(result.code).toBe(1);
    expect(round.bytes(education).equals(merged)).toBe(true);
  });
});
