/** Whole rounds with hostile configuration or names, run through the commands as a person runs them. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runFuer } from '../../src/commands/application.ts';

export interface HostileRound {
  readonly class: string;
  readonly title: string;
  /** Files beside or instead of the small round's. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly gives: RegExp;
}

export interface RoundOutcome {
  /** `2 plan.yaml …`: exit code and what was said first. */
  readonly line: string;
  readonly said: string;
  readonly code: number;
  /** All files of the folder afterwards, and what stands beside it. */
  readonly written: readonly string[];
  readonly outside: readonly string[];
}

const units = (...names: readonly string[]): string =>
  names.map((name) => `  - {name: ${JSON.stringify(name)}, role: key}\n`).join('');

const roundYaml = (unitLines: string): string => `
area: {code: "440784", name: 云溪市, self: 我市}
year: 2015
register: register.yaml
plans:
  women:    {title: 云溪市妇女发展规划（2014—2016年）, base: 2013, target: 2016}
  children: {title: 云溪市儿童发展规划（2014—2016年）, base: 2013, target: 2016}
compiler: 统计局
units:
${unitLines}areas:
  - {id: province, name: 全省, role: average}
dates: {reports: 2016-05-25, general: 2016-06-08}
`;

const smallRound: Readonly<Record<string, string>> = {
  'round.yaml': roundYaml(units('教育局', '统计局')),
  'register.yaml': `indicators:
  - {code: C25, name: 九年义务教育巩固率, plans: [children], domain: 教育, measure: "%", decimals: 1, direction: increase, bounds: [0, 100], scale: percent, units: [教育局]}
`,
  'plan.yaml': 'C25: {base: {value: 94.2}, targets: [{set: own, atLeast: 96, text: 96%以上}]}\n',
  'workbooks/教育局.csv':
    '填报单位：教育局\n代码,指标名称,计量单位,2014年,2015年\nC25,九年义务教育巩固率,%,95.1,95.4\n',
};

/** Runs one command on the small round with the given files, in a folder of its own. */
export async function roundOutcome(
  files: Readonly<Record<string, string | Uint8Array>>,
  command: 'check' | 'build' = 'check',
): Promise<RoundOutcome> {
  const outer = mkdtempSync(join(tmpdir(), 'hostile-'));
  const folder = join(outer, 'round');
  for (const [name, content] of Object.entries({ ...smallRound, ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  const out: string[] = [];
  const err: string[] = [];
  const code = await runFuer([command, folder, '--json'], {
    stdout: { write: (text) => out.push(text) },
    stderr: { write: (text) => err.push(text) },
  });
  const said = (out.join('') + err.join('')).replaceAll(outer, '');
  const outcome = {
    code,
    said,
    line: `${code} ${firstSaid(out.join(''), err.join(''))}`.replaceAll(outer, ''),
    written: readdirSync(folder, { recursive: true, encoding: 'utf8' }),
    outside: readdirSync(outer).filter((name) => name !== 'round'),
  };
  rmSync(outer, { recursive: true });
  return outcome;
}

function firstSaid(out: string, err: string): string {
  if (err.trim() !== '') return err.trim().replaceAll(/\s+/g, ' ').slice(0, 200);
  const messages = [...out.matchAll(/"message":\s*"([^"]*)"/g)].map((hit) => hit[1]);
  return messages.slice(0, 2).join(' ').slice(0, 200);
}

const plan = (title: string, text: string | Uint8Array, gives: RegExp): HostileRound => ({
  class: 'YAML',
  title,
  files: { 'plan.yaml': text },
  gives,
});
const round = (title: string, text: string, gives: RegExp): HostileRound => ({
  class: 'YAML',
  title,
  files: { 'round.yaml': text },
  gives,
});
const base = String(smallRound['round.yaml']);
const levels = (count: number): string => '['.repeat(count) + ']'.repeat(count);

const aliasBomb = [
  'a0: &a0 [哈, 哈]',
  ...Array.from({ length: 30 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]`),
];

export const yamlTricks: readonly HostileRound[] = [
  plan('引用成倍膨胀', aliasBomb.join('\n'), /^2 .*引用/),
  plan('引用自己', 'C25: &a [*a]\n', /^2 .*引用/),
  plan('合并键', 'x: &x {base: {value: 1}}\nC25: {<<: *x}\n', /^2 .*引用/),
  plan('程序标签', 'C25: !!js/function "function(){}"\n', /^2 .*plan\.yaml/),
  plan('自造标签', 'C25: !evil {a: 1}\n', /^2 .*标签/),
  plan('三万层', `C25: ${levels(30_000)}\n`, /^2 .*plan\.yaml/),
  plan('两千层', `C25: ${levels(2000)}\n`, /^2 .*层次过深/),
  plan('一万层缩进', Array.from({ length: 3000 }, (_, n) => `${' '.repeat(n)}a:`).join('\n'), /^2 .*plan\.yaml/),
  plan('重复的键', 'C25: {base: {value: 1}}\nC25: {base: {value: 2}}\n', /^2 .*plan\.yaml:2:1 .*写了两次/),
  plan('三百万字', `# ${'字'.repeat(3_000_000)}\n`, /^2 .*plan\.yaml/),
  plan('没有收尾的引号', 'C25: {base: {value: "94.2}}\n', /^2 .*plan\.yaml/),
  plan('制表符缩进', 'C25:\n\tbase: {value: 94.2}\n', /^2 .*plan\.yaml/),
  plan('两份文档', 'C25: {}\n---\nC25: {}\n', /^2 .*只能写一份/),
  plan('键是列表', '? [a, b]\n: 1\n', /^2 .*plan\.yaml/),
  plan('名叫 __proto__ 的键', '__proto__: {base: {value: 1}}\n', /^2 .*__proto__/),
  plan('只是一个字', '94.2\n', /^2 .*plan\.yaml/),
  plan('是一个列表', '- C25\n', /^2 .*plan\.yaml/),
  plan('没有的键', 'C25: {bsae: {value: 94.2}}\n', /^2 .*bsae/),
  plan('没有的代码', 'C99: {base: {value: 94.2}}\n', /^2 .*C99/),
  plan('数写成字', 'C25: {base: {value: 很多}}\n', /^2 .*plan\.yaml/),
  plan('无穷大', 'C25: {base: {value: 1e999}}\n', /^2 .*plan\.yaml/),
  plan('空字符', 'C25: {base: {value: 9\0}}\n', /^2 .*plan\.yaml/),
  plan('不是文字', Uint8Array.of(0xff, 0xfe, 0x00, 0xd8, 0x00), /^2 .*plan\.yaml/),
  plan('是一张图', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1, 2, 3), /^2 .*plan\.yaml/),
  plan('空的', '', /^[01] /),
  plan('只有注释', '# 还没有填\n', /^[01] /),
  plan('带标记、回车换行', `\ufeff${String(smallRound['plan.yaml']).replaceAll('\n', '\r\n')}`, /^[01] /),
  round('年度很大', base.replace('year: 2015', 'year: 1e999'), /^2 .*round\.yaml/),
  round('年度是负数', base.replace('year: 2015', 'year: -5'), /^2 .*round\.yaml/),
  round('登记册指到系统文件', base.replace('register.yaml', '../../../../etc/passwd'), /^2 .*round\.yaml|^2 .*passwd/),
  round('登记册是设备', base.replace('register.yaml', '/dev/zero'), /^2 /),
  round('模板指到外面', base.replace('dates:', 'templates: ../../../../etc\ndates:'), /^2 .*没有报告模板/),
  round('空的 round.yaml', '', /^2 .*round\.yaml/),
  round(
    '单位写了两次',
    base.replace('统计局, role', '教育局, role').replace(units('统计局'), units('教育局')),
    /^2 .*两次/,
  ),
];

/** Names that a file system, a formula or a reader would take for something else. */
export const hostileNames: readonly string[] = [
  '../../逃',
  '/etc/passwd',
  'C:\\Windows\\局',
  'CON',
  'nul',
  'COM1',
  '.',
  '..',
  '局'.repeat(300),
  '\u202e局育教',
  '教育\u200b局',
  'a/b\\c:d*e?f"g<h>i|j',
  '=HYPERLINK("http://example.com")',
  '{{指标}}',
  '<script>局</script>',
  '~$局',
  '局\n换行',
  '__proto__',
];

export const roundWithNames: Readonly<Record<string, string>> = {
  'round.yaml': roundYaml(units('教育局', '统计局', ...hostileNames)),
};

/** Names of files as disks may hold them. */
export const hostileFileNames: readonly string[] = [
  '教育!局!E3.csv',
  'CON.csv',
  '-rf.csv',
  'a\nb.csv',
  '\u202e局育教.csv',
  `${'局'.repeat(80)}.csv`,
  '😀.csv',
  'x\u0007.csv',
  'a:b*c?.csv',
  '{{指标}}.csv',
  '=1+1.csv',
  '教育局.xlsx.csv',
  ' 教育局 .csv',
  '__proto__.csv',
];

export const roundWithFileNames: Readonly<Record<string, string>> = Object.fromEntries(
  hostileFileNames.map((name) => [`workbooks/${name}`, String(smallRound['workbooks/教育局.csv'])]),
);
