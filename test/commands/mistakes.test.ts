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

  it.each([
    ['check', 'h\0x'],
    ['init', '云和\0市-2022'],
    ['build', '.', '--out', 'o\0x'],
    ['next', '.', 'n\0x'],
    ['pack', '教育局', 'h\0'],
    ['h\0'],
  ])('a path that no system can have: %s', async (...words) => {
    const run = await fuer(...words);
    expect([run.code, run.out]).toEqual([2, '']);
    expect(run.err).toMatch(/^“[^”]*□[^”]*”里有空字符（□处），不能用作文件名或选项。\n请删去它/u);
  });

  it.each(['register', 'templates'])('such a path in round.yaml, as its %s', async (key) => {
    const round = roundFolder();
    round.write({ 'round.yaml': `${round.text('round.yaml').replace(/^register.*\n/mu, '')}${key}: "a\\0b"\n` });
    const run = await fuer('check', round.path);
    expect([run.code, run.err]).toEqual([2, expect.stringMatching(/round\.yaml:\d+:\d+ .*空字符/u)]);
  });

  it.skipIf(process.platform !== 'linux').each([
    ['build', '--out', '/proc/x'],
    ['init', '/proc/x'],
    ['next', '/proc/x'],
  ])('a place where nothing can be made: %s %s %s', async (command, ...rest) => {
    const round = roundFolder();
    const run = await fuer(command, ...(command === 'init' ? [] : [round.path]), ...rest);
    expect([run.code, run.err]).toEqual([2, expect.stringContaining('“/proc/x”处不能建立文件或文件夹')]);
  });

  it('an option that is not there', async () => {
    const run = await fuer('plan', '目标表.xlsx', roundFolder().path);
    expect(run.err).toContain('要写“--plan”和它的内容：--plan 妇女、--plan 儿童或 --plan 两规划。');
  });

  it('no name for a new round', async () => {
    expect((await fuer('init', '')).err).toContain('没有写文件夹名。');
  });

  it('a year before the plan’s base, told once and not at each indicator', async () => {
    const round = roundFolder();
    round.write({ 'round.yaml': round.text('round.yaml').replace('year: 2015', 'year: 2012') });
    const { err } = await fuer('check', round.path);
    expect(err).toContain('报告年度2012年早于规划的基期年2013年');
    expect(err).not.toContain('plan.yaml');
  });
});
