import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { droppedPaths, pathsOnLine } from '../../src/commands/opening/dropped.ts';
import { emptyFolder, fuer, roundFolder } from './a-round-folder.ts';

describe('A folder dropped onto the program', { timeout: 30_000 }, () => {
  it('is built, as if “build” had been typed', async () => {
    const round = roundFolder();
    const run = await fuer(round.path);
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out).toContain('写出');
    expect(round.names('out')).toContain('教育局-儿童发展规划-2015.docx');
  });

  it('is built with the others that were dropped, each under its name; the worst end counts', async () => {
    const [one, other, empty] = [roundFolder(), roundFolder(), emptyFolder()];
    const run = await fuer(one.path, empty, other.path);
    expect(run.code).toBe(2);
    expect(run.err).toContain(`── ${one.path}`);
    expect(run.err).toContain(`“${empty}”里没有 round.yaml`);
    expect(one.has('out') && other.has('out')).toBe(true);
  });

  it('is asked for, where a file of it was dropped or it is gone', async () => {
    const round = roundFolder();
    expect(await fuer(join(round.path, 'workbooks', '教育局.csv'))).toEqual({
      code: 2,
      out: '',
      err: `“${join(round.path, 'workbooks', '教育局.csv')}”是文件。\n请把它所在的整个文件夹“${round.path}”拖过来。\n`,
    });
    const gone = await fuer(join(round.path, '没有'));
    expect(gone.code).toBe(2);
    expect(gone.err).toContain('没有找到');
    expect(gone.err).toContain('请核对它是否还在原处');
  });

  it('is told from a command, a slip in a command, and options', () => {
    const commands = ['build', 'check'];
    expect(droppedPaths([], commands)).toBeNull();
    expect(droppedPaths(['build', '/监测/2015'], commands)).toBeNull();
    expect(droppedPaths(['biuld'], commands)).toBeNull();
    expect(droppedPaths(['--help'], commands)).toBeNull();
    expect(droppedPaths(['D:\\监测\\2015'], commands)).toEqual(['D:\\监测\\2015']);
    expect(droppedPaths(['/监测/2014', '/监测/2015'], commands)).toEqual(['/监测/2014', '/监测/2015']);
  });
});

describe('The line with which Windows starts a file that something is dropped onto', () => {
  const started = 'C:\\Windows\\system32\\cmd.exe /c ';

  it.each([
    ['""D:\\妇儿\\fuer.cmd" D:\\妇女&儿童"', ['D:\\妇女&儿童']],
    ['""D:\\a & b\\fuer.cmd" "D:\\a & b (1)" D:\\c^d&e"', ['D:\\a & b (1)', 'D:\\c^d&e']],
    ['""D:\\a&b\\fuer.cmd" "', []],
  ])('gives the paths whole: %s', (line, paths) => {
    expect(pathsOnLine(started + line)).toEqual(paths);
  });

  it.each(['', 'C:\\Windows\\system32\\cmd.exe', '"C:\\Windows\\system32\\cmd.exe" /k "a & b"'])(
    'is not the line of a window where somebody types: %s',
    (line) => {
      expect(pathsOnLine(line)).toBeNull();
    },
  );
});
