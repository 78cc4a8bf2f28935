/** A small round on disk, written as its people would write it, and the program run on it as they would run it. */
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { z } from 'zod';
import { runFuer } from '../../src/commands/application.ts';

const roundText = `
area: {code: "440784", name: 云溪市, self: 我市}
year: 2015
register: register.yaml
plans:
  women:    {title: 云溪市妇女发展规划（2014—2016年）, base: 2013, target: 2016}
  children: {title: 云溪市儿童发展规划（2014—2016年）, base: 2013, target: 2016}
compiler: 统计局
recipient: {units: 市妇儿工委办公室, general: 上级妇儿工委办公室}
units:
  - {name: 教育局, role: key, contact: {name: 李老师, phone: 0750-1234567}}
  - {name: 体育局, role: key}
  - {name: 统计局, role: member}
areas:
  - {id: province, name: 全省, role: average}
  - {id: upper, name: 澜江市, role: upper}
dates: {reports: 2016-05-25, general: 2016-06-08}
`;

const registerText = `
indicators:
  - {code: C25, name: 九年义务教育巩固率, plans: [children], domain: 教育, measure: "%", decimals: 1, direction: increase, bounds: [0, 100], scale: percent, units: [教育局]}
  - {code: C27, name: 高中阶段毛入学率, plans: [children], domain: 教育, measure: "%", decimals: 1, direction: increase, bounds: [0, null], scale: percent, units: [教育局]}
  - {code: W18, name: 城乡妇女国民体质测定合格率, plans: [women], domain: 健康, measure: "%", decimals: 1, direction: increase, bounds: [0, 100], scale: percent, units: [体育局]}
`;

const planText = `
C25: {base: {value: 94.2}, targets: [{set: own, atLeast: 96, text: 96%以上}]}
C27: {base: {value: 88.3}, targets: [{set: own, atLeast: 95, text: 95%以上}]}
W18: {base: {value: 87.6}, targets: [{set: own, atLeast: 90, text: 90%以上}]}
`;

export const educationTable = `填报单位：教育局,,,,,
代码,指标名称,计量单位,2013年,2014年,2015年
C25,九年义务教育巩固率,%,94.2,95.1,95.4
C27,高中阶段毛入学率,%,88.3,89.6,92.3
`;

export const sportsTable = `填报单位：体育局,,,,,
代码,指标名称,计量单位,2013年,2014年,2015年
W18,城乡妇女国民体质测定合格率,%,87.6,89.3,88.9
`;

const note = (theme: string): string => `# 妇女发展规划

## 主要做法

- 一是印发${theme}工作方案，面向妇女开展培训26期。

## 存在问题

- 基层人员不足。

## 对策建议

- 2016年9月底前充实基层人员。

# 儿童发展规划

## 主要做法

- 一是新建${theme}场所6处，面向儿童开放。

## 存在问题

- 场所分布不均。

## 对策建议

- 2016年9月底前完成布点。
`;

const standardFiles = {
  'round.yaml': roundText,
  'register.yaml': registerText,
  'plan.yaml': planText,
  'workbooks/教育局.csv': educationTable,
  'workbooks/体育局.csv': sportsTable,
  'notes/教育局.md': note('教学'),
  'notes/体育局.md': note('健身'),
} as const;

export interface RoundFolder {
  readonly path: string;
  /** Writes a file of the round, or several; null removes one. */
  readonly write: (files: Readonly<Record<string, string | Uint8Array | null>>) => void;
  readonly text: (name: string) => string;
  readonly bytes: (name: string) => Buffer;
  readonly has: (name: string) => boolean;
  readonly modified: (name: string) => number;
  /** Names in a folder of the round, sorted, hidden ones left out. */
  readonly names: (folder: string) => readonly string[];
}

const folders: string[] = [];

/** A fresh folder, removed when the tests of the file are over. */
export function emptyFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'fuer-'));
  if (folders.length === 0) {
    afterAll(() => {
      for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
    });
  }
  folders.push(path);
  return path;
}

/** The small round with some files written otherwise (null leaves one away). */
export function roundFolder(changes: Readonly<Record<string, string | Uint8Array | null>> = {}): RoundFolder {
  const path = emptyFolder();
  const write: RoundFolder['write'] = (files) => {
    for (const [name, content] of Object.entries(files)) {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      if (content === null) rmSync(file, { force: true });
      else writeFileSync(file, content);
    }
  };
  write({ ...standardFiles, ...changes });
  return {
    path,
    write,
    text: (name) => readFileSync(join(path, name), 'utf8'),
    bytes: (name) => readFileSync(join(path, name)),
    has: (name) => statSync(join(path, name), { throwIfNoEntry: false }) !== undefined,
    modified: (name) => statSync(join(path, name)).mtimeMs,
    names: (folder) =>
      readdirSync(join(path, folder))
        .filter((name) => !name.startsWith('.'))
        .toSorted(),
  };
}

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** `fuer …`, in this process. */
export async function fuer(...words: readonly string[]): Promise<Run> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runFuer(words, {
    stdout: { write: (text) => out.push(text) },
    stderr: { write: (text) => err.push(text) },
  });
  return { code, out: out.join(''), err: err.join('') };
}

const findingForm = z.object({
  level: z.string(),
  code: z.string(),
  message: z.string(),
  hint: z.string(),
  origin: z.string().nullable(),
  unit: z.string().nullable(),
  indicator: z.string().nullable(),
});
const buildForm = z.object({
  documents: z.array(
    z.object({
      path: z.string(),
      kind: z.string(),
      unit: z.string().nullable(),
      plan: z.string().nullable(),
      state: z.enum(['written', 'draft', 'withheld', 'unchanged']),
      because: z.array(findingForm),
    }),
  ),
  findings: z.array(findingForm),
});
const checkForm = z.object({
  findings: z.array(findingForm),
  figures: z.array(
    z.object({ origin: z.string(), indicator: z.string(), value: z.string().nullable(), status: z.string() }),
  ),
});

export type BuildJson = z.output<typeof buildForm> & { readonly code: number };

export async function build(round: RoundFolder, ...flags: readonly string[]): Promise<BuildJson> {
  const run = await fuer('build', round.path, '--json', '--debug', ...flags);
  return { ...buildForm.parse(answerOf(run)), code: run.code };
}

export async function check(round: RoundFolder): Promise<z.output<typeof checkForm> & { readonly code: number }> {
  const run = await fuer('check', round.path, '--json', '--debug');
  return { ...checkForm.parse(answerOf(run)), code: run.code };
}

function answerOf(run: Run): unknown {
  if (run.out === '') throw new Error(run.err);
  return JSON.parse(run.out);
}

/** `状态 文件名` of each document, for comparing at a glance. */
export function states(result: BuildJson): readonly string[] {
  return result.documents.map(({ state, path }) => `${state} ${path.replace(/^.*\//, '')}`);
}
