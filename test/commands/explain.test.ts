import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readWorkbook } from '../../src/formats/xlsx/read/read.ts';
import { edited } from '../formats/docx/edited.ts';
import { build, educationTable, fuer, roundFolder } from './a-round-folder.ts';

const education = 'out/教育局-儿童发展规划-2015.docx';
const cell = 'workbooks/教育局.csv!教育局!F3';

const verification = z.object({
  program: z.string(),
  sources: z.array(z.string()),
  changedSources: z.array(z.string()).nullable(),
  altered: z.array(
    z.object({
      figure: z.string(),
      stands: z.string().nullable(),
      should: z.string().nullable(),
      origins: z.array(z.string()),
    }),
  ),
  reworded: z.array(z.object({ block: z.string() })),
  outdated: z.array(z.object({ figure: z.string(), stands: z.string().nullable(), should: z.string().nullable() })),
});

const word = z.object({ of: z.array(z.string()), stands: z.string().nullable(), should: z.string().nullable() });
const wordVerification = z.object({ alteredWords: z.array(word), outdatedWords: z.array(word) });

describe('Explaining', { timeout: 60_000 }, () => {
  it('leads from a figure of a document to its cells, rule, sum, unrounded value and rounding', async () => {
    const round = roundFolder();
    await build(round);
    const figure = await fuer('explain', join(round.path, education), 'C25/own/2015');
    expect(figure.code).toBe(0);
    expect(figure.out).toContain(`出处：${cell}`);
    expect(figure.out).toContain('未取整：95.4；保留1位小数，四舍五入');
    // 95.4 − 95.1, both as printed.
    expect((await fuer('explain', round.path, 'C25/change/2015')).out).toContain('算式：95.4 － 95.1 ＝ 0.3');
    expect((await fuer('explain', join(round.path, education), '95.4')).out).toContain('九年义务教育巩固率 2015年');
  });

  it('leads from an indicator to its cells, and from a cell to every place that uses it', async () => {
    const round = roundFolder();
    await build(round);
    expect((await fuer('explain', round.path, '九年义务教育巩固率')).out).toContain(`本市2015年 95.4　${cell}`);
    const used = await fuer('explain', round.path, '教育局.csv!教育局!F3');
    expect(used.out).toContain('教育局-儿童发展规划-2015.docx');
    expect(used.out).toContain('统计局-总报告-2015.docx');
    expect(used.out).not.toContain('体育局-');
  });

  it('tells of a decided conflict what was chosen by whom, and what was set aside', async () => {
    const round = roundFolder({
      'workbooks/教育局2.csv': educationTable.replace('95.4', '95.9'),
      'decisions.yaml': `- choose: {indicator: C25, year: 2015, value: 95.4, from: "workbooks/教育局.csv!教育局!F3"}
  reason: 以学籍系统为准
  by: 统计局
  date: 2016-05-20
`,
    });
    const told = (await fuer('explain', round.path, 'C25/own/2015')).out;
    expect(told).toContain('按decisions.yaml 第1行第3列的决定采用；未采用 workbooks/教育局2.csv › 教育局2 › F3');
    expect(told).not.toContain('处一致');
  });

  it('knows a figure by the id that earlier versions gave it, and calls methods by their words', async () => {
    const round = roundFolder();
    const told = (await fuer('explain', round.path, 'C27/projection/last-change/2016')).out;
    expect(told).toContain('按上年增量法推算的2016年值');
    expect(told).toContain('92.3 ＋ （（2016 － 2015） × （（92.3 － 89.6） ÷ （2015 － 2014））） ＝ 95');
    const rules = told.split('\n').filter((line) => line.includes('规则：'));
    expect(rules.join('')).not.toMatch(/[a-z]{4,}-[a-z]+/);
  });

  it('writes the table that traces every figure', async () => {
    const round = roundFolder();
    const file = join(round.path, '溯源.xlsx');
    expect((await fuer('explain', round.path, '--xlsx', file)).code).toBe(0);
    expect(readWorkbook('溯源.xlsx', round.bytes('溯源.xlsx')).verdict).toBe('read');
  });

  it('says what it did not find, and what can be asked', async () => {
    const run = await fuer('explain', roundFolder().path, '123456.7');
    expect([run.code, run.err.includes('没有找到“123456.7”')]).toEqual([2, true]);
  });
});

describe('Verifying a document', { timeout: 60_000 }, () => {
  it('finds a fresh one whole', async () => {
    const round = roundFolder();
    await build(round);
    for (const name of round.names('out').filter((each) => each.endsWith('.docx'))) {
      const run = await fuer('verify', join(round.path, 'out', name));
      expect([name, run.code, run.out.includes('结论：一致。')]).toEqual([name, 0, true]);
    }
  });

  it('names the figure altered by hand and the one that the data have left behind', async () => {
    const round = roundFolder();
    await build(round);
    const altered = edited(round.bytes(education), (xml) => xml.replace('>95.4<', '>95.9<'));
    round.write({ '寄回.docx': altered, 'workbooks/教育局.csv': educationTable.replace('92.3', '93.3') });
    const run = await fuer('verify', join(round.path, '寄回.docx'), '--json');
    expect(run.code).toBe(1);
    const found = verification.parse(JSON.parse(run.out));
    expect(found.altered).toMatchObject([{ figure: 'C25/own/2015', stands: '95.9', should: '95.4', origins: [cell] }]);
    expect(found.reworded).toHaveLength(1);
    expect(found.outdated).toContainEqual({ figure: 'C27/own/2015', stands: '92.3', should: '93.3' });
    expect(found.sources).toContain('workbooks/教育局.csv');
  });

  it('names the judging word altered by hand and the one that the data have turned', async () => {
    const round = roundFolder();
    await build(round);
    const altered = edited(round.bytes(education), (xml) => xml.replace('>基本达标<', '>提前达标<'));
    round.write({ '寄回.docx': altered, 'workbooks/教育局.csv': educationTable.replace('92.3', '95.3') });
    const run = await fuer('verify', join(round.path, '寄回.docx'), '--json');
    const found = wordVerification.parse(JSON.parse(run.out));
    expect(found.alteredWords).toMatchObject([{ of: ['C25'], stands: '提前达标', should: '基本达标' }]);
    expect(found.outdatedWords).toContainEqual(
      expect.objectContaining({ of: ['C27'], stands: '未达标', should: '提前达标' }),
    );
    const told = await fuer('verify', join(round.path, '寄回.docx'));
    expect(told.out).toContain('C25：原为“基本达标”，文中为“提前达标”');
  });

  it('says which sources changed since it was made', async () => {
    const round = roundFolder();
    await build(round);
    round.write({ 'workbooks/体育局.csv': null });
    const found = verification.parse(JSON.parse((await fuer('verify', join(round.path, education), '--json')).out));
    expect(found.changedSources).toEqual(['workbooks/体育局.csv']);
  });

  it('does not take a stranger’s file for ours', async () => {
    const round = roundFolder({ '别的.docx': 'not a document' });
    const run = await fuer('verify', join(round.path, '别的.docx'));
    expect(run.code).toBe(2);
  });
});
