import { expect, test } from 'vitest';
import { finding } from '../../src/diagnostics.ts';
import { datasetOf, findingsOf, cell, workbook } from './a-round.ts';

const mark = (at: string, word: string) =>
  finding('missing-mark', {
    message: `“指标”2015年填“${word}”，按未统计处理，不当作 0。`,
    hint: '如应有数，请补填。',
    origin: { kind: 'cell', file: 'workbooks/教育局.xlsx', sheet: '年报表', cell: at },
    unit: '教育局',
  });

const told = (...marks: readonly ReturnType<typeof mark>[]) =>
  findingsOf(
    datasetOf({ workbooks: [workbook('教育局', [cell('E9', 'C25', 2015, '95')], { findings: marks })] }),
    'missing-mark',
  );

test('the missing marks of a unit are one quiet line that names every cell', () => {
  const [one, ...others] = told(mark('E1', '未统计'), mark('E2', '—'), mark('E3', '未统计'));
  expect(others).toEqual([]);
  expect(one).toMatchObject({
    level: '提示性',
    message: '有 3 处填的不是数：“未统计”2处、“—”1处，按缺数处理，不当作 0。',
    related: [{ cell: 'E2' }, { cell: 'E3' }],
  });
});

test('a single mark is told as it stands', () => {
  expect(told(mark('E1', '—')).map(({ message }) => message)).toEqual(['“指标”2015年填“—”，按未统计处理，不当作 0。']);
});
