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
    [
      'a plan by its Chinese name',
      'round.yaml',
      '  women: ',
      '  妇女: ',
      '“plans的妇女”有误：没有这一项。是否应为“women”？',
    ],
    [
      'the beginning of a setting',
      'round.yaml',
      /$/u,
      'settings: {yellow: 0.5}\n',
      '是否应为“yellowBelow”或“yellowProbability”？',
    ],
    [
      'a quotation mark that is never closed',
      'round.yaml',
      'compiler: 统计局',
      'compiler: "统计局',
      'round.yaml:8:11 YAML 写法有误：引号“"”只有前一半',
    ],
    [
      'a square bracket closed by a brace',
      'plan.yaml',
      '96%以上}]}',
      '96%以上}}',
      '前面是“[”，这里却是“}”，括号不成对',
    ],
    [
      'a brace that is never closed',
      'plan.yaml',
      '96%以上}]}',
      '96%以上}]',
      'plan.yaml:2:6 YAML 写法有误：“{”没有对应的“}”',
    ],
    ['left out without a reason', 'plan.yaml', /C27: .*/u, 'C27: {omit: true}', '应写明为什么不列'],
    [
      'a year with 年 for a key',
      'plan.yaml',
      'targets: [{set: own, atLeast: 96',
      'milestones: {2015年: 95}, targets: [{set: own, atLeast: 96',
      '年份只写数字：2015。',
    ],
    ['左右 without its group', 'plan.yaml', 'atLeast: 96,', 'around: 96,', '如 {value: 50, tolerance: 5}'],
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

  it('a decision by its Chinese name', async () => {
    const round = roundFolder({ 'decisions.yaml': '- 采用: {indicator: C25, year: 2015, value: 95.4}\n  reason: 核实\n  by: 张三\n  date: 2016-05-20\n' }); // prettier-ignore
    expect((await fuer('check', round.path)).err).toContain('“第1条的采用”有误：没有这一项。是否应为“choose”？');
  });

  it('a mistyped unit in the ledger', async () => {
    const round = roundFolder({
      'ledger.yaml': '- {indicator: C25, plan: 儿童, lead: 教育厅, with: [市政府办公室]}\n',
    });
    const { out } = await fuer('check', round.path);
    expect(out).toContain('ledger.yaml 里 C25 的“教育厅”不在 round.yaml 的单位里。');
    expect(out).toContain('是否应为“教育局”？');
    expect(out).not.toContain('“市政府办公室”不在');
  });

  it.each([
    ['one folder where two are needed', ['next', 'R'], '要写两个文件夹：本轮的，和要新建的下一年度的。'],
    ['a folder where a file is needed', ['verify', 'R'], '是文件夹，不是文件。'],
    ['a part of an indicator’s name', ['explain', 'R', '义务教育'], '是否应为C25 九年义务教育巩固率？'],
    ['an option that this command does not have, as it was typed', ['check', 'R', '--输出'], '没有选项“--输出”。\n'],
    ['an option twice', ['check', 'R', '--json', '--json'], '“--json”写了两次，请只留一个。'],
    ['rounds that are not there', ['overview', 'R/没有'], '没有找到文件夹“R/没有”；请核对路径'],
  ])('%s', async (_, words, expected) => {
    const { path } = roundFolder();
    const run = await fuer(...words.map((word) => word.replace(/^R/u, path)));
    expect([run.code, run.err.replaceAll(path, 'R')]).toEqual([2, expect.stringContaining(expected)]);
  });
});
