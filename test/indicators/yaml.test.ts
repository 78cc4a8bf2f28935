import { describe, expect, test } from 'vitest';
import { parsePlan } from '../../src/indicators/plan.ts';
import { parseRegister } from '../../src/indicators/register/register.ts';
import { decades } from './laid-register.ts';
import { parseRound } from '../../src/indicators/round.ts';
import { readYaml } from '../../src/indicators/yaml/yaml.ts';
import { z } from 'zod';
import type { Outcome } from '../../src/diagnostics.ts';
import { formatOrigin } from '../../src/provenance.ts';

function mistakes(outcome: Outcome<unknown>): readonly string[] {
  return outcome.findings.map((one) => `${one.origin === null ? '' : formatOrigin(one.origin)} ${one.message}`);
}

const round = `area: {name: 鹤山市}
year: 2015
plans:
  women: {title: 妇女发展规划, base: 2013, target: 2016}
  children: {title: 儿童发展规划, base: 2013, target: 2016}
compiler: 统计局
units:
  - {name: 教育局, role: key}
`;

describe('a mistake in a YAML file is told at its line and column', () => {
  test.each([
    ['a wrong year', round.replace('2015', '201x'), 'round.yaml:2:7 “year”有误：应为四位年份，如 2015。'],
    [
      'a missing key',
      round.replace(', target: 2016}\n  children', '}\n  children'),
      'round.yaml:4:3 缺少“plans的women的target”。',
    ],
    [
      'a target before the base',
      round.replace('target: 2016}\n  ch', 'target: 2010}\n  ch'),
      'round.yaml:4:46 “plans的women的target”有误：目标年须晚于基期年。',
    ],
    [
      'an unknown word',
      round.replace('role: key', 'role: kye'),
      'round.yaml:8:23 “units第1项的role”有误：只能写 key（重点单位）、member（成员单位）。',
    ],
    ['an unknown key', `${round}foo: 1\n`, 'round.yaml:9:6 “foo”有误：没有这一项。'],
    [
      'a list where one is not',
      round.replace('units:\n  - {name: 教育局, role: key}', 'units: 教育局'),
      'round.yaml:7:8 “units”有误：应为列表（每项一行，以“- ”开头；或写在方括号里，如 [甲, 乙]）。',
    ],
    [
      'a threshold that is no number',
      `${round}settings: {onSchedule: abc}\n`,
      'round.yaml:9:24 “settings的onSchedule”有误：应为数字，如 95 或 12.10，现写“abc”。',
    ],
    ['a tab as indent', round.replace('  women', '\twomen'), 'round.yaml:4:1 行首用了制表符（Tab）。'],
    ['two equal keys', `${round}year: 2016\n`, 'round.yaml:9:1 “year”写了两次，第2行已经写过。'],
  ])('%s', (_, text, told) => {
    expect(mistakes(parseRound({ file: 'round.yaml', text }))).toContain(told);
  });

  test.each([
    ['year:', 'yaer:', 'round.yaml:2:7 “yaer”有误：没有这一项。', '是否应为“year”？'],
    ['role:', 'rol:', 'round.yaml:8:22 “units第1项的rol”有误：没有这一项。', '是否应为“role”？'],
    [
      'base: 2013, target',
      'bas: 2013, target',
      'round.yaml:4:31 “plans的women的bas”有误：没有这一项。',
      '是否应为“base”？',
    ],
  ])('a mistyped key (%s written %s) is one mistake, not a missing key as well', (right, wrong, told, hint) => {
    const { findings } = parseRound({ file: 'round.yaml', text: round.replace(right, wrong) });
    expect(findings.map((one) => `${formatOrigin(one.origin ?? { kind: 'file', file: '' })} ${one.message}`)).toEqual([told]); // prettier-ignore
    expect(findings[0]?.hint).toBe(hint);
  });

  test('a key that is missing beside one that means something else is told as well', () => {
    const told = mistakes(parseRound({ file: 'round.yaml', text: round.replace('year: 2015', 'foo: 2015') }));
    expect(told).toEqual(['round.yaml:1:1 缺少“year”。', 'round.yaml:2:6 “foo”有误：没有这一项。']);
  });

  test('each of several unknown keys is told', () => {
    expect(mistakes(parseRound({ file: 'round.yaml', text: `${round}foo: 1\nbar: 2\n` }))).toEqual([
      'round.yaml:9:6 “foo”有误：没有这一项。',
      'round.yaml:10:6 “bar”有误：没有这一项。',
    ]);
  });

  test('a word of a list that is missing altogether is missing, not wrong', () => {
    const without = round.replace(', role: key', '');
    expect(mistakes(parseRound({ file: 'round.yaml', text: without }))).toEqual([
      'round.yaml:8:5 缺少“units第1项的role”。',
    ]);
  });

  test('all mistakes of a file are told in one run', () => {
    const text = round.replace('2015', 'x').replace('role: key', 'role: x');
    expect(mistakes(parseRound({ file: 'round.yaml', text }))).toHaveLength(2);
  });
});

describe('a key with nothing behind it', () => {
  test('means the same as no key, where it is one that the file knows', () => {
    expect(mistakes(parseRound({ file: 'round.yaml', text: `${round}due:\nheader:\n` }))).toEqual([]);
  });

  test.each([
    [`${round}omit:\n`, 'round.yaml:9:6 “omit”有误：没有这一项。'],
    [round.replace('year: 2015', 'year: 2015\nyears:'), 'round.yaml:3:7 “years”有误：没有这一项。'],
  ])('is told where the file does not know it', (text, expected) => {
    expect(mistakes(parseRound({ file: 'round.yaml', text }))).toEqual([expected]);
  });

  test.each(['omit:', 'omit: ""', 'omit: "  "', 'omit: {women: }', 'omit: {}'])(
    'W49: {%s} does not say why, and is no way to keep it in',
    (omit) => {
      const [mistake] = mistakes(parsePlan({ file: 'plan.yaml', text: `W49: {${omit}}\n` }));
      expect(mistake).toContain('应写明为什么不列，如 omit: 本市规划未列');
    },
  );

  test('W49: {omit: 本市规划未列} says it', () => {
    expect(mistakes(parsePlan({ file: 'plan.yaml', text: 'W49: {omit: {women: 本市规划未列}}\n' }))).toEqual([]);
  });
});

describe('the register', () => {
  const entry =
    'indicators:\n  - {code: W02, name: 孕产妇死亡率, plans: [women], domain: 健康, measure: 1/10万, decimals: 2, direction: decrease, scale: rate, units: [卫生局]}\n';

  test('says which order it cannot check, and is read all the same', () => {
    const text = entry.replace('units: [卫生局]', 'units: [卫生局], audit: {notAbove: [W99]}');
    const reading = parseRegister({ file: 'indicators.yaml', text }, decades);
    expect(reading.verdict).toBe('ok');
    expect(reading.findings).toMatchObject([{ code: 'order-not-checked', level: '提示性', indicator: 'W02' }]);
    expect(reading.findings[0]?.origin).toMatchObject({ file: 'indicators.yaml', line: 2 });
  });

  test('keeps codes, decimals and targets exact', () => {
    const text = entry.replace(
      'units:',
      'targets: [{set: national, year: 2020, atMost: 20.10, text: 20/10万以下}], units:',
    );
    const outcome = parseRegister({ file: 'indicators.yaml', text }, decades);
    expect(outcome.verdict).toBe('ok');
    if (outcome.verdict === 'failed') return;
    const definition = outcome.value.entries[0]?.entry.targets?.[0];
    expect(definition?.kind === 'threshold' ? definition.limit.toFixed(2) : definition?.kind).toBe('20.10');
  });

  test('refuses a target that asks for two things', () => {
    const text = entry.replace('units:', 'targets: [{set: own, atMost: 20, atLeast: 3}], units:');
    expect(mistakes(parseRegister({ file: 'indicators.yaml', text }, decades)).join()).toContain(
      '一个目标只能有一种要求，现有 atLeast、atMost',
    );
  });

  test.each([
    ['keep: {atLeast: 92}', { kind: 'threshold', comparison: '>=', keep: true }],
    ['keep: {between: [45, 55]}', { kind: 'range', keep: true }],
    ['atLeast: 92', { kind: 'threshold', comparison: '>=', keep: false }],
    ['around: {value: 50, tolerance: 5}', { kind: 'around' }],
    ['fromBase: {year: 2010, by: "-1/6"}', { kind: 'relative' }],
    ['exists: true', { kind: 'existence' }],
  ])('reads the target %s as one kind', (written, told) => {
    const text = entry.replace('units:', `targets: [{set: own, ${written}}], units:`);
    const outcome = parseRegister({ file: 'indicators.yaml', text }, decades);
    expect(outcome.verdict === 'ok' ? outcome.value.entries[0]?.entry.targets?.[0] : outcome.findings).toMatchObject(
      told,
    );
  });

  test.each([
    ['keep: {}', '达到并保持（keep）须写明一个限值'],
    ['exists: false', '只能写 true'],
    ['allOf: [{where: 城市}]', '每个条件须写明一个限值'],
    ['between: [55, 45]', '下限不能大于上限'],
  ])('refuses the target %s', (written, told) => {
    const text = entry.replace('units:', `targets: [{set: own, ${written}}], units:`);
    expect(mistakes(parseRegister({ file: 'indicators.yaml', text }, decades)).join()).toContain(told);
  });

  test('refuses a code that stands twice, naming both places', () => {
    const text = entry + entry.split('\n')[1] + '\n';
    const outcome = parseRegister({ file: 'indicators.yaml', text }, decades);
    expect(mistakes(outcome)).toEqual(['indicators.yaml:3:12 代码“W02”重复。']);
    expect(outcome.findings[0]?.related.map(formatOrigin)).toEqual(['indicators.yaml:2:12']);
  });

  test('refuses a denominator that does not exist', () => {
    const text = entry.replace('units:', 'denominator: W0, units:');
    expect(mistakes(parseRegister({ file: 'indicators.yaml', text }, decades)).join()).toContain(
      '指向不存在的代码“W0”',
    );
  });
});

test('plan.yaml keeps its places', () => {
  const plan = parsePlan({ file: 'plan.yaml', text: 'W02:\n  base: {value: 12.1}\n' });
  expect(plan.verdict === 'ok' ? formatOrigin(plan.value.locate(['W02', 'base', 'value'])) : '').toBe('plan.yaml:2:17');
});

describe('hostile YAML is refused, not followed', () => {
  const anything = z.unknown();
  test.each([
    ['aliases that multiply', 'a: &a [1]\nb: [*a, *a, *a]\n', '不支持 YAML 引用'],
    ['a tag', 'a: !exec x\n', '不支持 YAML 标签'],
    ['a very deep file', `a: ${'['.repeat(200)}1${']'.repeat(200)}\n`, '层次过深'],
  ])('%s', (_, text, told) => {
    expect(mistakes(readYaml({ file: 'x.yaml', text }, anything)).join()).toContain(told);
  });

  test('codes that look like numbers stay text', () => {
    const outcome = readYaml({ file: 'x.yaml', text: 'code: 0012\n' }, z.strictObject({ code: z.string() }));
    expect(outcome.verdict === 'ok' ? outcome.value.value.code : '').toBe('0012');
  });
});
