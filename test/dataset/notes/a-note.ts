/** Notes for tests, written as their files would be, in a round of three units. */
import type { NoteReading } from '../../../src/dataset/notes/parsing.ts';
import { parseNotes } from '../../../src/dataset/notes/parsing.ts';
import type { NoteItem, UnitNote } from '../../../src/dataset/notes/notes.ts';
import type { Outcome } from '../../../src/diagnostics.ts';
import { readNote } from '../../../src/formats/notes-text/read.ts';
import { indexNames } from '../../../src/dataset/notes/indicators.ts';
import type { Indicator } from '../../../src/indicators/definition.ts';
import { parseRound } from '../../../src/indicators/round.ts';
import { indicatorsFrom } from '../../indicators/laid-register.ts';

/** 妇联 and 卫生局 answer for both plans, 教育局 for the children's alone, 统计局 for none. */
export const round = valueOf(
  parseRound({
    file: 'round.yaml',
    text: `
area: {name: 鹤山市}
year: 2015
plans:
  women:    {title: 鹤山市妇女发展规划（2014—2016年）, base: 2013, target: 2016}
  children: {title: 鹤山市儿童发展规划（2014—2016年）, base: 2013, target: 2016}
compiler: 统计局
units:
  - {name: 教育局, role: key, aliases: [市教育局, 教委]}
  - {name: 卫生局, role: key}
  - {name: 妇联, role: key}
  - {name: 统计局, role: key}
`,
  }),
).value;

const register = `
indicators:
  - {code: W02, name: 孕产妇死亡率, plans: [women], domain: 健康, measure: 1/10万, decimals: 2, direction: decrease, scale: rate, units: [卫生局], numerator: W02N}
  - {code: W02N, name: 孕产妇死亡数, measure: 人, decimals: 0, direction: none, scale: count, units: [卫生局]}
  - {code: W03, name: 流动人口孕产妇死亡率, plans: [women], domain: 健康, measure: 1/10万, decimals: 2, direction: decrease, scale: rate, units: [卫生局]}
  - {code: W16, name: 婚前医学检查率, short: 婚检率, plans: [women, children], domain: 健康, measure: "%", decimals: 1, direction: increase, scale: percent, units: [卫生局]}
  - {code: W46, name: 妇女儿童法律援助受援人数, plans: [women], domain: 法律, measure: 人次, decimals: 0, direction: increase, scale: count, units: [妇联]}
  - {code: C25, name: 九年义务教育巩固率, short: 巩固率, plans: [children], domain: 教育, measure: "%", decimals: 2, direction: increase, scale: percent, units: [教育局]}
  - {code: C27, name: 高中阶段毛入学率, plans: [children], domain: 教育, measure: "%", decimals: 2, direction: increase, scale: percent, units: [市教育局]}
  - {code: W19, name: 高中阶段毛入学率（女）, plans: [women], domain: 教育, measure: "%", decimals: 2, direction: increase, scale: percent, units: [公安局]}
  - {code: C36, name: 儿童福利机构, plans: [children], domain: 福利, measure: 个, decimals: 0, direction: none, scale: yes-no, units: [妇联]}
  - {code: C37, name: 城乡社区儿童之家覆盖率, aliases: [儿童之家覆盖率], plans: [children], domain: 社会环境, measure: "%", decimals: 1, direction: increase, scale: percent, units: [妇联]}
`;

export const indicators: readonly Indicator[] = indicatorsFrom(register, round);

export const names = indexNames(indicators);

/** Reads files as they would lie in the round: name → text. `own` were looked into: their words are their unit's. */
export function read(files: Readonly<Record<string, string>>, own: readonly string[] = []): NoteReading {
  const documents = Object.entries(files).map(([name, text]) => {
    const reading = readNote(`notes/${name}`, new TextEncoder().encode(text));
    if (reading.verdict === 'refused') throw new Error(reading.problem.message);
    return reading.content;
  });
  const ownAfterAll = new Set(own.map((name) => `notes/${name}`));
  return parseNotes(documents, { round, indicators, ownAfterAll });
}

/** The only note of the only file. */
export function noteOf(name: string, text: string): UnitNote {
  const [note, ...others] = read({ [name]: text }, [name]).notes;
  if (note === undefined || others.length > 0) throw new Error(`${others.length + 1} notes`);
  return note;
}

export function itemsOf(name: string, text: string): readonly NoteItem[] {
  return noteOf(name, text).items;
}

export function textsOf(name: string, text: string): readonly string[] {
  return itemsOf(name, text).map((item) => item.text);
}

/** `code@line` of every finding. */
export function findingsOf(name: string, text: string): readonly string[] {
  return read({ [name]: text }).findings.map(({ code, origin }) =>
    origin?.kind === 'line' ? `${code}@${origin.line}` : code,
  );
}

export function valueOf<T>(outcome: Outcome<T>): T {
  if (outcome.verdict === 'failed') throw new Error(outcome.findings.map((one) => one.message).join('\n'));
  return outcome.value;
}
