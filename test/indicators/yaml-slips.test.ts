import { describe, expect, it } from 'vitest';
import { parseDecisions } from '../../src/dataset/settling/decisions.ts';
import type { Outcome } from '../../src/diagnostics.ts';
import { parsePlan } from '../../src/indicators/plan.ts';
import { parseRound } from '../../src/indicators/round.ts';
import { formatOrigin } from '../../src/provenance.ts';

const round = `area: {name: 鹤山市}
year: 2015
plans:
  women:    {title: 妇女发展规划, base: 2013, target: 2016}
  children: {title: 儿童发展规划, base: 2013, target: 2016}
compiler: 统计局
units:
  - {name: 教育局, role: key}
  - {name: 统计局, role: key}
`;

/** Place, what is wrong and the way out, as printed. */
const told = (outcome: Outcome<unknown>) =>
  outcome.findings.map(
    ({ origin, message, hint }) => `${origin === null ? '' : formatOrigin(origin)} ${message}${hint}`,
  );

const inRound = (text: string) => told(parseRound({ file: 'round.yaml', text }));
const inPlan = (text: string) => told(parsePlan({ file: 'plan.yaml', text }));

describe('A slip of the hand is told once, where it is, with the way out', () => {
  it.each([
    [
      'a full-width colon',
      round.replace('year: 2015', 'year：2015'),
      'round.yaml:2:5 冒号用了全角“：”。请改为半角“:”，后面空一格，如 year: 2022。',
    ],
    [
      'no space behind a colon',
      round.replace('year: 2015', 'year:2015'),
      'round.yaml:2:5 冒号后面没有空格。请在冒号后面空一格，如 year: 2022。',
    ],
    [
      'a full-width comma between braces',
      round.replace('教育局, role', '教育局，role'),
      'round.yaml:8:15 逗号用了全角“，”。花括号、方括号里的逗号请改为半角“,”，后面空一格。',
    ],
    [
      'tabs, on as many lines as one likes',
      round.replaceAll('\n  ', '\n\t'),
      'round.yaml:4:1 行首用了制表符（Tab）（第5、8、9行也是）。请改用空格缩进，每层两个空格。',
    ],
    [
      'no space behind a dash',
      round.replace('- {name: 教', '-{name: 教'),
      'round.yaml:8:3 短横线后面没有空格。列表每项写成“- ”开头，短横线后面空一格。',
    ],
    [
      'full-width braces',
      round.replace('{name: 鹤山市}', '｛name: 鹤山市｝'),
      'round.yaml:1:7 括号用了全角。请改为半角的 { } 或 [ ]。',
    ],
    [
      'a full-width colon between braces',
      round.replace('{name: 鹤山市}', '{name：鹤山市}'),
      'round.yaml:1:8 “name：鹤山市”没有分开：冒号要用半角“:”，后面空一格。请写成 name: 鹤山市。',
    ],
    [
      'a key written twice',
      `${round}year: 2016\n`,
      'round.yaml:10:1 “year”写了两次，第2行已经写过。请合并成一处，或删去其中一处。',
    ],
    [
      'a year of two digits',
      round.replace('year: 2015', 'year: 15'),
      'round.yaml:2:7 “year”有误：应为四位年份，如 2015。请按说明改正该处。',
    ],
    [
      'a key misspelt',
      round.replace('compiler:', 'complier:'),
      'round.yaml:6:11 “complier”有误：没有这一项。是否应为“compiler”？',
    ],
    [
      'a key misspelt in a list',
      round.replace('教育局, role', '教育局, alias: [市教育局], role'),
      'round.yaml:8:24 “units第1项的alias”有误：没有这一项。是否应为“aliases”？',
    ],
    [
      'a word that is none of those known',
      round.replace('教育局, role: key', '教育局, role: 重点'),
      'round.yaml:8:23 “units第1项的role”有误：只能写 key（重点单位）、member（成员单位）。请按说明改正该处。',
    ],
    [
      'an unclosed quote',
      round.replace('name: 鹤山市}', 'name: "鹤山市}'),
      'round.yaml:1:14 YAML 写法有误：引号“"”只有前一半。引号、方括号、花括号要成对；请补上，或删去多写的。',
    ],
    [
      'a date that there is not',
      `${round}due: {reports: 2016-02-31}\n`,
      'round.yaml:10:16 “due的reports”有误：没有这一天，日期写法如 2016-05-25。请按说明改正该处。',
    ],
    [
      'a date in words',
      `${round}due: {reports: 5月25日}\n`,
      'round.yaml:10:16 “due的reports”有误：应为日期，如 2016-05-25。请按说明改正该处。',
    ],
  ])('%s in round.yaml', (_, text, expected) => {
    expect(inRound(text)).toContain(expected);
    expect(inRound(text)).toHaveLength(1);
  });

  it.each([
    [
      'no space behind colons between braces',
      'W37: {targets: [{set: own, around: {value:50, tolerance:5}}]}',
      'plan.yaml:1:37 “value:50”没有分开：冒号要用半角“:”，后面空一格。请写成 value: 50。',
    ],
    [
      'a percent sign behind a number',
      'W16: {targets: [{set: own, atLeast: 85%}]}',
      'plan.yaml:1:37 “W16的targets第1项的atLeast”有误：应为数字，请去掉百分号，写 85。请按说明改正该处。',
    ],
    [
      'the word 数字 left from the form',
      'W16: {targets: [{set: own, atLeast: 数字}]}',
      'plan.yaml:1:37 “W16的targets第1项的atLeast”有误：“数字”二字还没有换成数。请按说明改正该处。',
    ],
    [
      'a number in words',
      'W16: {targets: [{set: own, atLeast: 约85}]}',
      'plan.yaml:1:37 “W16的targets第1项的atLeast”有误：应为数字，如 95 或 12.10，现写“约85”。请按说明改正该处。',
    ],
    [
      'a target without a requirement',
      'W16: {targets: [{set: own, text: 提高}]}',
      'plan.yaml:1:17 “W16的targets第1项”有误：目标须写明一种要求（atLeast、atMost、above、below、between、around、fromBase、allOf、trend、exists、qualitative、keep 之一）。请按说明改正该处。',
    ],
    [
      'a requirement misspelt',
      'W16: {targets: [{set: own, atleast: 85}]}',
      'plan.yaml:1:37 “W16的targets第1项的atleast”有误：没有这一项。是否应为“atLeast”？',
    ],
    [
      'two requirements',
      'W16: {targets: [{set: own, atLeast: 85, atMost: 95}]}',
      'plan.yaml:1:17 “W16的targets第1项”有误：一个目标只能有一种要求，现有 atLeast、atMost。请按说明改正该处。',
    ],
    [
      'a range upside down',
      'W37: {targets: [{set: own, between: [55, 45]}]}',
      'plan.yaml:1:37 “W37的targets第1项的between”有误：下限不能大于上限。请按说明改正该处。',
    ],
    [
      'one target not in a list',
      'W16: {targets: {set: own, atLeast: 85}}',
      'plan.yaml:1:7 “W16的targets”有误：应为列表（每项一行，以“- ”开头；或写在方括号里，如 [甲, 乙]）。请按说明改正该处。',
    ],
    [
      'a base that is a bare figure',
      'W16: {base: 84.2}',
      'plan.yaml:1:13 “W16的base”有误：应为一组“键: 值”，如 {value: 94.2}。请按说明改正该处。',
    ],
    [
      'a range as it is spoken',
      'W37: {targets: [{set: own, between: 45-55}]}',
      'plan.yaml:1:37 “W37的targets第1项的between”有误：应为方括号里的两个数，如 [95, 100]。请按说明改正该处。',
    ],
    [
      'an indicator written twice',
      'W16: {base: {value: 80}}\nW02: {base: {value: 12}}\nW16: {base: {value: 81}}',
      'plan.yaml:3:1 “W16”写了两次，第1行已经写过。请合并成一处，或删去其中一处。',
    ],
    [
      'a milestone without a year',
      'W16: {milestones: {明年: 85}}',
      'plan.yaml:1:24 “W16的milestones的明年”有误：没有这一项。请检查键名是否拼写正确，缩进是否对齐。',
    ],
  ])('%s in plan.yaml', (_, text, expected) => {
    expect(inPlan(text)).toContain(expected);
  });

  it('counts the entries of a list from one', () => {
    const text =
      '- choose: {indicator: C25, year: 2015, value: 95.4, from: x}\n  reason: 来电确认\n  date: 2016-05-20\n';
    expect(told(parseDecisions({ file: 'decisions.yaml', text })).join()).toContain('第1条的by');
  });

  it('reads full-width digits as digits', () => {
    expect(inPlan('W16: {targets: [{set: own, atLeast: ８５}]}')).toEqual([]);
  });

  it('takes nothing for a slip that stands in words or notes', () => {
    expect(inRound(`# 说明：year：2015\n${round}header: "内部：资料，勿传"\n`)).toEqual([]);
    expect(inPlan('W16: {targets: [{set: own, atLeast: 85, text: 达到85%以上，并保持}]}')).toEqual([]);
  });
});
