/** round.yaml against itself: each slip told at its line, with what to write. */
import { expect, test } from 'vitest';
import { parseRound } from '../../src/indicators/round.ts';
import { roundContradictions } from '../../src/pipeline/read/round-contradictions.ts';
import { formatOrigin } from '../../src/provenance.ts';

const written = `
area: {code: "990001", name: 云溪市, self: 我市}
year: 2015
plans:
  women: {title: 妇女发展规划, base: 2013, target: 2016}
  children: {title: 儿童发展规划, base: 2013, target: 2016}
compiler: 统计局
units:
  - {name: 统计局, role: key, aliases: [市统计局]}
areas:
  - {id: upper, name: 澜江市, role: upper, aliases: [澜江]}
  - {id: peer-1, name: 开平市, role: peer}
dates: {reports: 2016-05-25, general: 2016-06-08}
`;

function told(from: string, to: string): readonly string[] {
  expect(written).toContain(from);
  const parsed = parseRound({ file: 'round.yaml', text: written.replace(from, to) });
  if (parsed.verdict === 'failed') throw new Error(parsed.findings.map(({ message }) => message).join());
  const { value, locate } = parsed.value;
  return roundContradictions(value, locate).map(
    ({ origin, message, hint }) => `${origin === null ? '' : formatOrigin(origin)} ${message}${hint}`,
  );
}

test('a round that agrees with itself has nothing to tell; a unit may be named by its alias', () => {
  expect(told('compiler: 统计局', 'compiler: 统计局')).toEqual([]);
  expect(told('compiler: 统计局', 'compiler: 市统计局')).toEqual([]);
});

test.each([
  ['an area twice', 'name: 开平市', 'name: 澜江市', '地区名“澜江市”用了两次。每个地区的名称和别名只能用一次'],
  ['an area by another one’s alias', 'name: 开平市', 'name: 澜江', '地区名“澜江”用了两次。'],
  ['the city itself among the areas', 'name: 开平市', 'name: 云溪市', '地区名“云溪市”用了两次。'],
])('%s', (_, from, to, message) => {
  const [first, ...others] = told(from, to);
  expect(first).toMatch(/^round\.yaml:12:\d+ /);
  expect(first).toContain(message);
  expect(others).toEqual([]);
});

test('a compiler who is no unit, with the nearest', () => {
  expect(told('compiler: 统计局', 'compiler: 统计所')).toEqual([
    'round.yaml:7:11 编写总报告的“统计所”（compiler）不在 units 里。是否应为“统计局”？',
  ]);
});

test('a date within the year that is reported on', () => {
  const [early, ...others] = told('reports: 2016-05-25', 'reports: 2015-12-31');
  expect(early).toContain('不晚于2015年12月31日');
  expect(others).toEqual([]);
});
