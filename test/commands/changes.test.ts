import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { build, educationTable, fuer, roundFolder } from './a-round-folder.ts';

const changesForm = z.object({
  figures: z.array(
    z.object({
      indicator: z.string(),
      year: z.number(),
      before: z.object({ value: z.string().nullable(), origins: z.array(z.string()) }),
      after: z.object({ value: z.string().nullable(), origins: z.array(z.string()) }),
    }),
  ),
  judgements: z.array(
    z.object({
      indicator: z.string(),
      before: z.object({ attainment: z.string() }),
      after: z.object({ attainment: z.string() }),
    }),
  ),
  documents: z.array(
    z.object({
      path: z.string(),
      because: z.array(z.string()),
      blocks: z.array(z.object({ before: z.string().nullable(), after: z.string().nullable() })),
    }),
  ),
  unchanged: z.array(z.string()),
});

describe('Changes before building', { timeout: 60_000 }, () => {
  it('tries a figure out: the verdict that turns, the documents and sentences concerned; nothing is written', async () => {
    const round = roundFolder();
    await build(round);
    const before = round.text('out/run.json');
    const run = await fuer('changes', round.path, '--set', 'C25 2015=96.2', '--json');
    const found = changesForm.parse(JSON.parse(run.out));
    expect(run.code).toBe(0);
    expect(found.figures).toMatchObject([
      { indicator: 'C25', year: 2015, before: { value: '95.4' }, after: { value: '96.2' } },
    ]);
    expect(found.figures[0]?.before.origins).toEqual(['workbooks/教育局.csv!教育局!F3']);
    expect(found.judgements.map(({ before: old, after }) => [old.attainment, after.attainment])).toContainEqual([
      'nearly-met',
      'met-early',
    ]);
    expect(found.documents.map(({ path }) => path)).toContain('教育局-儿童发展规划-2015.docx');
    expect(found.unchanged).toContain('体育局-妇女发展规划-2015.docx');
    expect(round.text('out/run.json')).toBe(before);
  });

  it('foresees exactly the documents that the build then writes', async () => {
    const round = roundFolder();
    await build(round);
    round.write({ 'workbooks/教育局.csv': educationTable.replace('92.3', '93.3') });
    const foreseen = changesForm.parse(JSON.parse((await fuer('changes', round.path, '--json')).out));
    const built = await build(round);
    const written = built.documents
      .filter(({ state }) => state !== 'unchanged')
      .map(({ path }) => path.slice('out/'.length));
    expect(foreseen.documents.map(({ path }) => path).toSorted()).toEqual(written.toSorted());
  });

  it('are also a Word document and a workbook', async () => {
    const round = roundFolder();
    await build(round);
    const [docx, xlsx] = [join(round.path, '影响单.docx'), join(round.path, '影响单.xlsx')];
    const run = await fuer('changes', round.path, '--set', 'C25 2015=96.2', '--docx', docx, '--xlsx', xlsx);
    expect(run.out).toContain('C25 九年义务教育巩固率 2015年：95.4 → 96.2');
    expect([existsSync(docx), existsSync(xlsx)]).toEqual([true, true]);
  });

  it.each([
    ['C99 2015=1', '登记册没有代码“C99”'],
    ['C25=1', '应写作“代码 年份=数值”'],
    ['C25 火星 2015=1', '本轮没有地区“火星”'],
  ])('cannot try out %s', async (word, reason) => {
    const round = roundFolder();
    await build(round);
    const run = await fuer('changes', round.path, '--set', word);
    expect(run.code).toBe(2);
    expect(run.err).toContain(reason);
  });

  it('need a run to compare with', async () => {
    const run = await fuer('changes', roundFolder().path);
    expect(run.code).toBe(2);
    expect(run.err).toContain('请先运行 fuer build');
  });
});
