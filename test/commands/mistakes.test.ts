/** Mistakes that were made at a desk, and what was said of them. */
import { describe, expect, it } from 'vitest';
import { fuer, roundFolder } from './a-round-folder.ts';

describe('A mistake is told with its way out', { timeout: 60_000 }, () => {
  it.each([
    [
      'an indicator’s name where its code belongs',
      'plan.yaml',
      'C25:',
      '九年义务教育巩固率:',
      '这里要写代码：九年义务教育巩固率的代码是 C25。',
    ],
    ['a bare 1 for 1%', 'round.yaml', /$/u, 'settings: {nearlyMet: 1}\n', '应为不超过20%的百分数，如 1%'],
    [
      'a stage in Chinese',
      'round.yaml',
      /$/u,
      'stage: {women: 终期}\n',
      '只能写 annual（年度）、midterm（中期）、final（终期）',
    ],
    ['an area that is a word', 'round.yaml', /area: \{.*\}/u, 'area: 云溪市', '如 {name: 云和市, self: 我市}'],
  ])('%s', async (_, file, from, to, expected) => {
    const round = roundFolder();
    round.write({ [file]: round.text(file).replace(from, to) });
    const run = await fuer('check', round.path);
    expect(run.code).toBe(2);
    expect(run.err).toContain(expected);
  });

  it('a parcel without its sender', async () => {
    const round = roundFolder();
    const run = await fuer('pack', round.path);
    expect([run.code, run.err]).toEqual([2, expect.stringContaining('请在文件夹前面写单位')]);
  });

  it('an option that is not there', async () => {
    const run = await fuer('plan', '目标表.xlsx', roundFolder().path);
    expect(run.err).toContain('要写“--plan”，后面写内容。');
  });
});
