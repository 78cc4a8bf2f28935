import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inNameOrder, isWithin, readFolder, shownName } from '../../src/project/folder-files.ts';
import { emptyFolder } from '../commands/a-round-folder.ts';

function roundWith(files: readonly string[]): string {
  const round = emptyFolder();
  mkdirSync(join(round, 'workbooks'));
  for (const file of files) writeFileSync(join(round, 'workbooks', file), file);
  return round;
}

describe('A folder of a round', () => {
  it('is read in an order that depends on the names alone', () => {
    const names = ['b.csv', 'B.csv', '教育局.csv', '10.csv', '2.csv', 'é.csv', 'a.csv'];
    const one = readFolder(roundWith(names), 'workbooks').map(({ file }) => file);
    const other = readFolder(roundWith(names.toReversed()), 'workbooks').map(({ file }) => file);
    expect(one).toEqual(other);
    expect(one).toEqual(['10', '2', 'B', 'a', 'b', 'é', '教育局'].map((name) => `workbooks/${name}.csv`));
  });

  it('that is not there holds no files', () => {
    expect(readFolder(emptyFolder(), 'history')).toEqual([]);
  });

  it('may lie at the root of a drive, where a path ends in its separator already', () => {
    const folder = emptyFolder();
    const root = parse(folder).root;
    expect(isWithin(root, folder)).toBe(true);
    expect(isWithin(folder, root)).toBe(false);
    expect(isWithin(folder, `${folder}-2`)).toBe(false);
  });

  it('is not left through links', () => {
    const round = roundWith(['a.csv']);
    const outside = join(emptyFolder(), 'secret.csv');
    writeFileSync(outside, 'secret');
    symlinkSync(outside, join(round, 'workbooks', 'b.csv'));
    symlinkSync('a.csv', join(round, 'workbooks', 'c.csv'));
    symlinkSync('/dev/zero', join(round, 'workbooks', 'd.csv'));
    symlinkSync('nowhere', join(round, 'workbooks', 'e.csv'));
    const found = readFolder(round, 'workbooks').map((file) => [file.file, file.kind]);
    expect(found).toEqual([
      ['workbooks/a.csv', 'read'],
      ['workbooks/b.csv', 'unread'],
      ['workbooks/c.csv', 'read'],
      ['workbooks/d.csv', 'unread'],
      ['workbooks/e.csv', 'unread'],
    ]);
  });

  it('that is itself a link to elsewhere is named, not read', () => {
    const [round, elsewhere] = [emptyFolder(), roundWith(['a.csv'])];
    symlinkSync(join(elsewhere, 'workbooks'), join(round, 'workbooks'));
    expect(readFolder(round, 'workbooks')).toMatchObject([{ kind: 'unread', file: 'workbooks', level: '强制性' }]);
  });

  it('gives no file that is too large: its size is asked before it is read', () => {
    const round = roundWith(['a.xlsx']);
    truncateSync(join(round, 'workbooks', 'a.xlsx'), 200 * 1024 * 1024);
    expect(readFolder(round, 'workbooks')).toMatchObject([
      { kind: 'unread', level: '强制性', message: '文件过大（200 MB，最多 128 MB），没有读取。' },
    ]);
  });

  it('shows names without what would turn or break a line', () => {
    expect(shownName('a\nb\u202ec.csv')).toBe('a\ufffdb\ufffdc.csv');
    expect(shownName('e\u0301')).toBe('é');
  });

  it('orders names by their characters, composed', () => {
    expect(inNameOrder(['é', 'e\u0301a', 'f', 'e'], (name) => name)).toEqual(['e', 'f', 'é', 'e\u0301a']);
  });
});
