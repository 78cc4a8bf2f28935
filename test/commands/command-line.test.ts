import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inProgramNames } from '../../src/commands/opening/chinese-names.ts';
import { educationTable, emptyFolder, fuer, roundFolder } from './a-round-folder.ts';

describe('The command line', { timeout: 30_000 }, () => {
  it('helps in Chinese', async () => {
    const { code, out } = await fuer('--help');
    expect(code).toBe(0);
    expect(out).toContain('用法');
    expect(out).toContain('生成全部报告');
    // Names of commands, options and their words stay; every sentence is Chinese.
    const sentences = out
      .replace(/--[a-z-]+( [a-z]+\|[a-z]+)?/g, '')
      .replace(/fuer( [a-z]+)?/g, '')
      .replace(/（[a-z]+）/g, '')
      .replace(/^\s+[a-z]+\s{2,}/gm, '')
      .replace(/\b(out|forms|notes|docx|xlsx|csv|plan|yaml)\b/g, '')
      .replace(/Word|Excel|LibreOffice|PDF|HTML|JSON/g, '');
    expect(sentences).not.toMatch(/[A-Za-z]{3}/);
  });

  it('names the nearest right command and option, and ends with 2', async () => {
    expect(await fuer('biuld')).toEqual({
      code: 2,
      out: '',
      err: '没有命令“biuld”。是否应为 build？\n全部命令见 fuer --help\n',
    });
    expect(await fuer('build', '--darft')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('没有选项“--darft”。是否应为 --draft？'),
    });
    expect(await fuer('build', '--plan', '老人')).toMatchObject({
      code: 2,
      err: expect.stringContaining('应为 women（妇女）或 children（儿童）'),
    });
  });

  it('says that a folder is no round, and which one near it is', async () => {
    const folder = emptyFolder();
    expect(await fuer('check', folder)).toMatchObject({ code: 2, err: expect.stringContaining('fuer init') });
    mkdirSync(join(folder, '鹤山'));
    writeFileSync(join(folder, '鹤山', 'round.yaml'), '');
    expect((await fuer('check', folder)).err).toContain(`是否应为 ${join(folder, '鹤山')}？`);
    expect(await fuer('check', join(folder, '没有'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('没有找到文件夹'),
    });
  });

  it('shows findings by unit, worst first, each with its place and what to do', async () => {
    const round = roundFolder({ 'workbooks/教育局.csv': educationTable.replace('95.4', '195.4').replace('92.3', '') });
    const { code, out, err } = await fuer('check', round.path);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    const lines = out.split('\n').filter((line) => line.includes('［'));
    expect(lines[0]).toContain('［强制性］workbooks/教育局.csv!教育局!F3 ');
    expect(lines[1]).toContain('［核实性］');
    expect(out).toContain('教育局（强制性1条、核实性');
    expect(out).toMatch(/问题合计：强制性1条、/);
  });

  it('lists judgements in columns that full-width characters do not shift', async () => {
    const { code, out } = await fuer('assess', roundFolder().path);
    expect(code).toBe(0);
    const [head = '', ...rows] = out.trimEnd().split('\n');
    expect(rows).toHaveLength(3);
    const column = (line: string, words: string): number =>
      Array.from(line.slice(0, line.indexOf(words))).reduce(
        (width, one) => width + (/[\u2e80-\u9fff\uff00-\uffef]/.test(one) ? 2 : 1),
        0,
      );
    const education = rows.find((row) => row.startsWith('C25')) ?? '';
    expect(column(education, '基本达标')).toBe(column(head, '判定'));
    expect(education).toMatch(/95\.1 +95\.4 +96%以上 +基本达标/);
  });

  it('gives judgements as the contract’s JSON', async () => {
    const { out } = await fuer('assess', roundFolder().path, '--json');
    expect(JSON.parse(out)).toMatchObject([
      {
        indicator: 'C25',
        plan: 'children',
        value: '95.4',
        attainment: 'nearly-met',
        origins: { value: 'workbooks/教育局.csv!教育局!F3' },
      },
      { indicator: 'C27', value: '92.3', attainment: 'not-met' },
      { indicator: 'W18', plan: 'women', value: '88.9', attainment: 'not-met' },
    ]);
  });
});

describe('Names of commands and options in Chinese', { timeout: 30_000 }, () => {
  it.each([
    [
      ['检查', 'R'],
      ['check', 'R'],
    ],
    [
      ['生成', 'R', '--草稿', '--单位', '教育局'],
      ['build', 'R', '--draft', '--unit', '教育局'],
    ],
    [
      ['build', 'R', '—draft'],
      ['build', 'R', '--draft'],
    ],
    [
      ['build', 'R', '——草稿'],
      ['build', 'R', '--draft'],
    ],
    [
      ['build', 'R', '–总报告', '分开'],
      ['build', 'R', '--general', 'split'],
    ],
    [
      ['生成', 'R', '－－单位＝教育局'],
      ['build', 'R', '--unit=教育局'],
    ],
    [
      ['改动', 'R', '--试算', 'C25 2015=94.0'],
      ['changes', 'R', '--set', 'C25 2015=94.0'],
    ],
    [
      ['进度', '--今天', '2016-05-24'],
      ['status', '--today', '2016-05-24'],
    ],
    [
      ['溯源', 'R', '−0.5'],
      ['explain', 'R', '−0.5'],
    ],
    [
      ['check', '检查'],
      ['check', '检查'],
    ],
    [
      ['check', '--', '—草稿'],
      ['check', '--', '—草稿'],
    ],
    [
      ['check', 'R', '-h'],
      ['check', 'R', '-h'],
    ],
    [['D:\\鹤山'], ['D:\\鹤山']],
    [['会商'], ['会商']],
  ])('%j is %j', (typed, own) => {
    expect(inProgramNames(typed, ['check', 'build', 'changes', 'status', 'explain'])).toEqual(own);
  });

  it('do what the others do, are listed in the help, and the nearest is named', async () => {
    const round = roundFolder();
    expect(await fuer('检查', round.path)).toEqual(await fuer('check', round.path));
    expect((await fuer('--help')).out).toContain('检查（check）');
    expect((await fuer('检察', round.path)).err).toBe('没有命令“检察”。是否应为 检查？\n全部命令见 fuer --help\n');
    expect((await fuer('生成', round.path, '—草搞')).err).toContain('没有选项“--草搞”');
  });
});

it('the next step names the round’s folder as it can be typed, and a finding’s place is said once', async () => {
  const round = roundFolder({ 'workbooks/教育局.pdf': '%PDF-1.4\n' });
  const { out } = await fuer('check', round.path);
  expect(out).toContain(`生成报告：fuer build ${round.path}。\n`);
  expect(out).toContain('［提示性］workbooks/教育局.pdf 这不是工作簿');
});

describe('The help of a command', () => {
  it('ends with a line that can be typed: its options are the command’s own', async () => {
    const all = (await fuer('--help')).out;
    const names = [...all.matchAll(/^ {2}([a-z]+) {2,}\S/gm)].map(([, name = '']) => name);
    expect(names).toContain('plan');
    for (const name of names) {
      const { out } = await fuer(name, '--help');
      const example = /^例\n {2}fuer (\S+)(.*)$/m.exec(out);
      expect(example?.[1], name).toBe(name);
      for (const [option] of (example?.[2] ?? '').matchAll(/--[a-z-]+/g))
        expect(out.split('\n例\n')[0]).toContain(option);
    }
  });
});
