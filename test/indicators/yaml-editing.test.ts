/** A form's change goes into the file where it stands; comments, order and spaces stay. */
import { describe, expect, it } from 'vitest';
import type { YamlEdit } from '../../src/indicators/yaml/editing.ts';
import { editYaml } from '../../src/indicators/yaml/editing.ts';

const round = `# 总设置
area: {name: 鹤山市, self: 我市}   # 地区
year: 2015
plans:
  women:    {title: 妇女规划, base: 2013}

# 单位
units:
  - {name: 教育局, role: key}   # 教育
  # 卫生
  - name: 卫生局
    role: key
areas: []
#  - {id: province, name: 全省}
due: {tables: 2016-05-19}
header:
`;

function changed(...edits: readonly YamlEdit[]): string {
  return editYaml(round, edits) ?? 'refused';
}

describe('A value changed in place', () => {
  it.each<readonly [string, YamlEdit, readonly [string, string]]>([
    ['a word in braces', { kind: 'set', path: ['area', 'name'], value: '云和市' }, ['鹤山市', '云和市']],
    ['a number', { kind: 'set', path: ['year'], value: 2016 }, ['year: 2015', 'year: 2016']],
    [
      'one in a list',
      { kind: 'set', path: ['units', 1, 'role'], value: 'member' },
      ['卫生局\n    role: key', '卫生局\n    role: member'],
    ],
    [
      'a key that is new, in braces',
      { kind: 'set', path: ['due', 'general'], value: '2016-06-10' },
      ['05-19}', '05-19, general: 2016-06-10}'],
    ],
    [
      'a key that is new, on lines',
      { kind: 'set', path: ['units', 1, 'title'], value: '鹤山市卫生局' },
      ['    role: key\n', '    role: key\n    title: 鹤山市卫生局\n'],
    ],
    ['a key without a value', { kind: 'set', path: ['header'], value: '内部资料' }, ['header:', 'header: 内部资料']],
    [
      'a key of the file that is new',
      { kind: 'set', path: ['compiler'], value: '统计局' },
      ['header:\n', 'header:\ncompiler: 统计局\n'],
    ],
    [
      'words that YAML would misread',
      { kind: 'set', path: ['area', 'name'], value: 'a: {b} # c' },
      ['鹤山市', '"a: {b} # c"'],
    ],
    [
      'an item to an empty list',
      { kind: 'append', path: ['areas'], value: { id: 'province', name: '全省' } },
      ['areas: []', 'areas: [{id: province, name: 全省}]'],
    ],
    [
      'an item to a list on lines',
      { kind: 'append', path: ['units'], value: { name: '残联', role: 'key' } },
      ['    role: key\n', '    role: key\n  - {name: 残联, role: key}\n'],
    ],
    ['an item taken out', { kind: 'remove', path: ['units', 0] }, ['  - {name: 教育局, role: key}   # 教育\n', '']],
    ['a key taken out of braces', { kind: 'remove', path: ['area', 'self'] }, [', self: 我市', '']],
    [
      'an item on several lines taken out',
      { kind: 'remove', path: ['units', 1] },
      ['  - name: 卫生局\n    role: key\n', ''],
    ],
  ])('%s', (_, edit, [before, after]) => {
    expect(changed(edit)).toBe(round.replace(before, after));
  });

  it('a map that is not there is made', () => {
    expect(changed({ kind: 'set', path: ['recipient', 'general'], value: '上级' })).toContain(
      'recipient: {general: 上级}',
    );
  });

  it('several edits go one after the other', () => {
    const text = changed(
      { kind: 'set', path: ['year'], value: 2017 },
      { kind: 'append', path: ['areas'], value: { id: 'a', name: '甲' } },
      { kind: 'append', path: ['areas'], value: { id: 'b', name: '乙' } },
    );
    expect(text).toContain('areas: [{id: a, name: 甲}, {id: b, name: 乙}]');
    expect(text).toContain('#  - {id: province, name: 全省}');
  });

  it('what cannot be read is not changed', () => {
    expect(editYaml('a: [1\nb: 2', [{ kind: 'set', path: ['b'], value: 3 }])).toBeNull();
  });

  it('a file of Windows keeps its line ends', () => {
    expect(editYaml('a: 1\r\nb: 2\r\n', [{ kind: 'set', path: ['c'], value: 3 }])).toBe('a: 1\r\nb: 2\r\nc: 3\r\n');
  });
});
