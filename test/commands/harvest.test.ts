import { describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { edited, linesOf, paragraphWith, replaced } from '../formats/docx/edited.ts';
import { build, educationTable, fuer, roundFolder } from './a-round-folder.ts';

const education = 'out/教育局-儿童发展规划-2015.docx';
const general = 'out/统计局-总报告-2015.docx';

describe('Harvesting', { timeout: 60_000 }, () => {
  it('brings words typed into a unit’s report to its note, to the general report, and through a data fix', async () => {
    const round = roundFolder();
    await build(round);
    const added = '特殊教育教师编制不足，送教上门人手紧张。';
    const own = edited(round.bytes(education), (xml) => {
      const old = paragraphWith(xml, '场所分布不均');
      return replaced(xml, old, `${old}<w:p><w:r><w:t>${added}</w:t></w:r></w:p>`);
    });
    round.write({ [education]: own });

    const run = await fuer('harvest', join(round.path, education));
    expect(run.code).toBe(0);
    expect(run.out).toContain(`存在问题：${added}`);
    const note = round.text('notes/教育局-补充.md');
    expect(note).toContain(`- ${added}`);
    expect(note).toContain('# 儿童发展规划\n\n## 存在问题');
    expect(note).toContain('<!-- 出处：教育局-儿童发展规划-2015.docx#');
    expect((await fuer('harvest', join(round.path, education))).out).toContain('没有要收回的文字');

    round.write({ 'workbooks/教育局.csv': educationTable.replace('95.4', '95.6') });
    const result = await build(round);
    expect(result.findings.filter(({ code }) => code === 'edit-conflict')).toEqual([]);
    const count = (text: string): number => text.split('送教上门人手紧张').length - 1;
    const unitText = linesOf(round.bytes(education)).join('\n');
    expect([count(unitText), unitText.includes('95.6'), unitText.includes('95.4')]).toEqual([1, true, false]);
    expect(count(linesOf(round.bytes(general)).join('\n'))).toBe(1);
  });

  it('mends a sentence of the note where it stands, and leaves the program’s own sentences to the document', async () => {
    const round = roundFolder();
    await build(round);
    const own = edited(round.bytes(education), (xml) =>
      replaced(xml, '场所分布不均', '城乡场所分布不均').replace('巩固率', '巩固水平'),
    );
    round.write({ [education]: own });
    const run = await fuer('harvest', join(round.path, education));
    expect(run.out).toContain('改写：场所分布不均。 → 城乡场所分布不均。');
    expect(run.out).toContain('没有收回（程序写的语句，改写只留在这份文件里）');
    expect(round.text('notes/教育局.md').split('城乡场所分布不均。')).toHaveLength(2);
    expect(round.text('notes/教育局.md')).not.toContain('- 场所分布不均');
  });

  it('takes words out of a table’s cell, and leaves the figures in it to the data', async () => {
    const round = roundFolder();
    await build(round);
    const own = edited(round.bytes(education), (xml) => {
      const at = xml.lastIndexOf('九年义务教育巩固率</w:t>');
      return `${xml.slice(0, at)}九年义务教育巩固率因外来务工家庭迁离而波动${xml.slice(at + '九年义务教育巩固率'.length)}`;
    });
    round.write({ [education]: own });
    const run = await fuer('harvest', join(round.path, education));
    expect(run.out).toContain('因外来务工家庭迁离而波动');
    expect(round.text('notes/教育局-补充.md')).toContain('### C25 九年义务教育巩固率\n\n- 因外来务工家庭迁离而波动');
  });

  it('takes what was added to a paragraph of several items once, however often it is run and built', async () => {
    const round = roundFolder();
    await build(round);
    const added = '特殊教育教师编制不足，送教上门人手紧张。';
    round.write({
      [education]: edited(round.bytes(education), (xml) => replaced(xml, '场所分布不均。', `场所分布不均。${added}`)),
    });
    expect((await fuer('harvest', join(round.path, education))).code).toBe(0);
    const note = round.text('notes/教育局-补充.md');
    const stands = (file: string): readonly number[] => {
      const text = linesOf(round.bytes(file)).join('\n');
      return ['特殊教育教师编制不足', '场所分布不均', '（三）存在问题'].map((words) => text.split(words).length - 1);
    };
    for (const table of [educationTable, educationTable.replace('95.4', '95.6')]) {
      round.write({ 'workbooks/教育局.csv': table });
      const result = await build(round);
      expect(result.findings.filter(({ code }) => code === 'edit-conflict')).toEqual([]);
      expect(stands(education)).toEqual([1, 1, 1]);
      expect(stands(general)[0]).toBe(1);
      const again = await fuer('harvest', join(round.path, education));
      expect([again.code, again.out.trim()]).toEqual([0, '没有要收回的文字。']);
      expect(round.text('notes/教育局-补充.md')).toBe(note);
    }
  });

  it('has nothing to take from a document that nobody edited', async () => {
    const round = roundFolder();
    await build(round);
    const before = round.text('notes/教育局.md');
    for (const name of round.names('out').filter((each) => each.endsWith('.docx') && !/台账|呈阅件/u.test(each))) {
      const run = await fuer('harvest', join(round.path, 'out', name));
      expect([name, run.out.trim()]).toEqual([name, '没有要收回的文字。']);
    }
    expect(round.text('notes/教育局.md')).toBe(before);
  });
});
