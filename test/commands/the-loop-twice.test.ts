/**
 * What people do between the first build and the last copy, twice round: words typed into a unit's report, taken back into
 * its notes, in the general report; a data fix; more edits; another fix; sent out; the pages to replace.
 */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { edited, linesOf, paragraphWith, replaced } from '../formats/docx/edited.ts';
import { build, educationTable, fuer, roundFolder, type RoundFolder } from './a-round-folder.ts';

const education = '教育局-儿童发展规划-2015.docx';
const general = '统计局-总报告-2015.docx';
const firstTable = educationTable.replace('95.4', '95.6');
const secondTable = firstTable.replace('92.3', '92.8');

const text = (round: RoundFolder, file: string): string => linesOf(round.bytes(file)).join('\n');
const times = (whole: string, words: string): number => whole.split(words).length - 1;
const conflicts = (result: Awaited<ReturnType<typeof build>>): readonly string[] =>
  result.findings.filter(({ code }) => code === 'edit-conflict').map(({ message }) => message);

const verified = z.object({
  altered: z.array(z.unknown()),
  alteredWords: z.array(z.unknown()),
  outdated: z.array(z.unknown()),
  outdatedWords: z.array(z.unknown()),
});

/** What `verify` finds of figures and judging words: nothing, in a document that says what the data say. */
async function disagreements(round: RoundFolder, name: string): Promise<number> {
  const { out } = await fuer('verify', join(round.path, 'out', name), '--json');
  const { altered, alteredWords, outdated, outdatedWords } = verified.parse(JSON.parse(out));
  return altered.length + alteredWords.length + outdated.length + outdatedWords.length;
}

describe('The loop of a report', { timeout: 300_000 }, () => {
  it('goes round twice, and both reports say the same, every word of a person’s once, every figure today’s', async () => {
    const round = roundFolder({ 'notes/总报告.md': '# 请示事项\n\n- 请审定本报告。\n' });
    await build(round);
    expect((await fuer('issue', round.path)).code).toBe(0);

    // 1. The clerk adds a problem and words a sentence of the program’s otherwise.
    const problem = '特殊教育教师编制不足，送教上门人手紧张。';
    round.write({
      [`out/${education}`]: edited(round.bytes(`out/${education}`), (xml) => {
        const old = paragraphWith(xml, '场所分布不均');
        const own = replaced(xml, old, `${old}<w:p><w:r><w:t>${problem}</w:t></w:r></w:p>`);
        return replaced(own, '各项历年数值见', '各项历年数值详细情况见');
      }),
    });
    expect((await fuer('harvest', join(round.path, 'out', education))).code).toBe(0);
    expect(conflicts(await build(round))).toEqual([]);
    expect([
      times(text(round, `out/${education}`), problem),
      times(text(round, `out/${general}`), '特殊教育教师编制不足'),
    ]).toEqual([1, 1]);

    // 2. The statistician puts a figure right.
    round.write({ 'workbooks/教育局.csv': firstTable });
    expect(conflicts(await build(round))).toEqual([]);

    // 3. The general report is edited, and the unit’s once more; both are taken back.
    const second = '山区镇学位仍然紧张，上下学路途较远。';
    const remark = '总体看，教育指标稳中有进。';
    round.write({
      [`out/${general}`]: edited(round.bytes(`out/${general}`), (xml) => {
        const old = paragraphWith(xml, '特殊教育教师编制不足');
        return replaced(xml, old, `${old}<w:p><w:r><w:t>${remark}</w:t></w:r></w:p>`);
      }),
      [`out/${education}`]: edited(round.bytes(`out/${education}`), (xml) => {
        const old = paragraphWith(xml, '特殊教育教师编制不足');
        return replaced(xml, old, `${old}<w:p><w:r><w:t>${second}</w:t></w:r></w:p>`);
      }),
    });
    expect((await fuer('harvest', join(round.path, 'out', education))).code).toBe(0);

    // 4. Another figure, in the same document.
    round.write({ 'workbooks/教育局.csv': secondTable });
    expect(conflicts(await build(round))).toEqual([]);
    const [unitText, generalText] = [text(round, `out/${education}`), text(round, `out/${general}`)];
    for (const words of [problem, second, '各项历年数值详细情况见'])
      expect([words, times(unitText, words)]).toEqual([words, 1]);
    expect(times(generalText, remark)).toBe(1);
    for (const words of ['特殊教育教师编制不足', '山区镇学位仍然紧张'])
      expect([words, times(generalText, words)]).toEqual([words, 1]);
    for (const each of [unitText, generalText]) {
      expect([each.includes('95.6'), each.includes('92.8')]).toEqual([true, true]);
      expect([/95\.4(?!\d)/.test(each), /92\.3(?!\d)/.test(each)]).toEqual([false, false]);
    }
    expect([await disagreements(round, education), await disagreements(round, general)]).toEqual([0, 0]);
    // The person’s reports and those of a round that nobody edited say the same of every indicator.
    const plain = roundFolder({
      'workbooks/教育局.csv': secondTable,
      'notes/教育局-补充.md': round.text('notes/教育局-补充.md'),
    });
    await build(plain);
    const sentences = (whole: string): readonly string[] =>
      whole.split(/(?<=[。；\n])/).filter((each) => /\d/.test(each));
    for (const name of [education, general]) {
      expect(
        sentences(text(round, `out/${name}`)).map((each) =>
          each.replaceAll(/^\s*（?[一二三四五六七八九十\d]+[）.、]/g, ''),
        ),
      ).toEqual(
        sentences(text(plain, `out/${name}`)).map((each) =>
          each.replaceAll(/^\s*（?[一二三四五六七八九十\d]+[）.、]/g, ''),
        ),
      );
    }

    // 5. Sent out; those who hold the first copies are told what to replace.
    const issued = await fuer('issue', round.path);
    expect([issued.code, round.names('issued')]).toEqual([0, ['1', '2']]);
    const pages = text(round, 'issued/2/换页清单.docx');
    expect(pages).toContain('C25 2015年由95.4改为95.6');
    expect(pages).toContain('C27 2015年由92.3改为92.8');
    for (const name of [education, general]) expect(pages).toContain(name);
    // As the pages read that were sent, a person's words in them: 应为 is what stands on the new page.
    for (const words of [remark, second, '各项历年数值详细情况见']) expect(pages).toContain(words);
    expect(pages).not.toContain('体育局-妇女');
    // Nothing is left to do: the next build changes nothing, the next issue freezes nothing.
    const again = await build(round);
    expect(again.documents.filter(({ state }) => state === 'written')).toEqual([]);
    expect((await fuer('issue', round.path)).out).toContain('完全相同');

    // 6. A person takes a remark back: the next list says so, and of nothing else.
    round.write({
      [`out/${general}`]: edited(round.bytes(`out/${general}`), (xml) => replaced(xml, paragraphWith(xml, remark), '')),
    });
    await build(round);
    expect((await fuer('issue', round.path)).code).toBe(0);
    const rows = text(round, 'issued/3/换页清单.docx').split('\n').filter((line) => line.includes('\t')).slice(1); // prettier-ignore
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain(`${remark}\t（删去）`);
  });

  it('leaves an item once whose first words a person changed, which are its name', async () => {
    const round = roundFolder();
    const many = ['新建教学场所6处', '出台普惠性民办幼儿园认定和补助办法，认定普惠园17所', '扩建职业高级中学教学楼，增加高中阶段学位540个', '在2所小学设特殊教育资源教室，聘请巡回指导教师4名，为18名重度残疾儿童送教', '规范幼儿园年检，对办园条件不达标的9所民办园发出整改通知，8所通过复查', '组织中小学生视力普查，更换教室照明灯具的学校26所', '中小学每天安排一小时体育活动，学校体育场地在课余和周末分批向学生开放', '为农村学校配备心理健康教师11名，开展巡回辅导'].map((item) => `- ${item}。`).join('\n'); // prettier-ignore
    round.write({ 'notes/教育局.md': round.text('notes/教育局.md').replace(/^- 一是新建教学场所6处.*$/mu, many) });
    await build(round);
    expect(text(round, `out/${education}`)).toContain('1. 新建教学场所6处');
    const [was, is] = ['新建教学场所6处', '陆续新建教学场所6处'];
    round.write({ [`out/${education}`]: edited(round.bytes(`out/${education}`), (xml) => replaced(xml, was, is)) });
    const { out } = await fuer('harvest', join(round.path, 'out', education));
    expect(out).toContain('改写：');
    expect(conflicts(await build(round))).toEqual([]);
    expect(times(text(round, `out/${education}`), '新建教学场所6处')).toBe(1);
    expect(text(round, `out/${education}`)).toContain(is);
    expect((await build(round)).documents.find(({ path }) => path.endsWith(education))?.state).toBe('unchanged');
    // And it follows what the notes say from then on.
    round.write({ 'notes/教育局.md': round.text('notes/教育局.md').replace(is, '陆续建成教学场所7处') });
    await build(round);
    expect(times(text(round, `out/${education}`), '教学场所')).toBe(1);
    expect(text(round, `out/${education}`)).toContain('陆续建成教学场所7处');
  });
});
