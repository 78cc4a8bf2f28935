import { describe, expect, test } from 'vitest';
import { offeredTasks, wordsOf } from '../../src/commands/opening/menu-tasks.ts';
import { dragged } from '../../src/commands/menu.ts';
import { reportingUnits } from '../../src/project/project.ts';
import { emptyFolder, fuer, roundFolder } from './a-round-folder.ts';

describe('fuer alone', () => {
  test('prints the help where nobody can be asked', async () => {
    const run = await fuer();
    expect(run.code).toBe(0);
    expect(run.out).toContain('用法');
    expect(run.out).toContain('build');
  });

  test('offers only what the program can do', () => {
    const labels = offeredTasks(['check', 'build']).map(({ label }) => label);
    expect(labels).toEqual(['检查材料', '退回有问题的表', '生成全部报告和表', '生成草稿', '生成报告和网页预览']);
  });

  test('makes the command line that the person could have typed', () => {
    const [build] = offeredTasks(['build']);
    const [pack] = offeredTasks(['pack']);
    if (build === undefined || pack === undefined) throw new Error('both are offered');
    expect(wordsOf(build, '鹤山-2015', null)).toEqual(['build', '鹤山-2015']);
    expect(wordsOf(pack, '鹤山-2015', '教育局')).toEqual(['pack', '教育局', '鹤山-2015']);
  });

  test('takes a folder as terminals give it when it is dragged onto them', () => {
    expect(dragged('"C:\\监测 2015" ')).toBe('C:\\监测 2015');
    expect(dragged("'/家/监测'")).toBe('/家/监测');
    expect(dragged("& 'D:\\监测 2015'")).toBe('D:\\监测 2015');
    expect(dragged('鹤山-2015')).toBe('鹤山-2015');
  });

  test('offers to pack for the units that write reports', () => {
    expect(reportingUnits(roundFolder().path)).toEqual(['教育局', '体育局']);
    expect(reportingUnits(roundFolder({ 'round.yaml': 'units: 教育局' }).path)).toEqual([]);
    expect(reportingUnits(emptyFolder())).toEqual([]);
  });
});
