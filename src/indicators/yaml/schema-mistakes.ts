/** What a schema does not accept, said as an office would, at the place where it was written. */
import { z } from 'zod';
import type { Diagnostic } from '../../diagnostics.ts';
import { finding } from '../../diagnostics.ts';
import type { Origin } from '../../provenance.ts';
import { nearestName } from '../nearest.ts';
import { targetSetWord } from '../target-definition.ts';

/** What was written, and what it had to be. */
interface Judged {
  readonly written: unknown;
  readonly schema: z.ZodType;
  /** The place of the deepest written node on `path`. */
  readonly locate: (path: readonly PropertyKey[]) => Origin;
}

/** One finding for each cause: a mistyped key is no unknown one and a missing one, and two unknown ones are two. */
export function schemaMistakes(
  issues: readonly z.core.$ZodIssue[],
  { written, schema, locate }: Judged,
): readonly Diagnostic[] {
  const all = flattenIssues(issues);
  const strange = all.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => strangeKey(issue.path, key, schema)) : [],
  );
  const meant = new Set(strange.flatMap(({ means }) => (means === null ? [] : [JSON.stringify(means)])));
  return all.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return strange.filter(({ within }) => within === issue.path).map((one) => strangeKeyFinding(one, locate));
    if (isOfNothing(issue, written))
      return meant.has(JSON.stringify(issue.path)) ? [] : [missingFinding(issue, locate)];
    return [wrongValueFinding(issue, locate)];
  });
}

/** Is the whole file something else than was asked for? */
export function isNoContent(issues: readonly z.core.$ZodIssue[]): boolean {
  return issues.some((issue) => issue.path.length === 0 && issue.code === 'invalid_type');
}

/** A key that nobody knows is told even where nothing stands behind it: somebody meant something by it. */
export function strangeEmptyKeys(written: unknown, schema: z.ZodType): readonly z.core.$ZodIssue[] {
  const whole = schema.safeParse(written);
  return whole.success ? [] : flattenIssues(whole.error.issues).filter(({ code }) => code === 'unrecognized_keys');
}

/** A union's own issue says only "invalid input"; the branch that came furthest says what was expected. */
function flattenIssues(issues: readonly z.core.$ZodIssue[]): readonly z.core.$ZodIssue[] {
  return issues.flatMap((issue) => {
    if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
    const best =
      issue.errors.toSorted((a, b) => depth(b) - depth(a) || strangers(a) - strangers(b) || a.length - b.length)[0] ??
      [];
    return flattenIssues(best.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })));
  });
}

function strangers(issues: readonly z.core.$ZodIssue[]): number {
  return issues.filter(({ code }) => code === 'unrecognized_keys').length;
}

function depth(issues: readonly z.core.$ZodIssue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length));
}

interface StrangeKey {
  readonly within: readonly PropertyKey[];
  readonly path: readonly PropertyKey[];
  /** The path of the key that was probably meant. */
  readonly means: readonly PropertyKey[] | null;
  /** Several that it may be the beginning of. */
  readonly begins: readonly string[];
}

function strangeKey(within: readonly PropertyKey[], key: string, schema: z.ZodType): StrangeKey {
  const known = keysAt(schema, within);
  const begins = key.length < 3 ? [] : known.filter((name) => name.startsWith(key));
  const [only] = begins.length === 1 ? begins : [];
  const near = keysInChinese[key]?.find((name) => known.includes(name)) ?? only ?? nearestName(key, known);
  return { within, path: [...within, key], means: near === null ? null : [...within, near], begins };
}

function strangeKeyFinding({ path, means, begins }: StrangeKey, locate: Judged['locate']): Diagnostic {
  const [, year] = /^((?:19|20)\d\d)年$/.exec(String(path.at(-1))) ?? [];
  const hint =
    year !== undefined
      ? `年份只写数字：${year}。`
      : means !== null
        ? `是否应为“${String(means.at(-1))}”？`
        : begins.length > 0
          ? `是否应为${begins.map((name) => `“${name}”`).join('或')}？`
          : '请检查键名是否拼写正确，缩进是否对齐。';
  return finding('invalid-configuration', {
    message: `“${sayPath(path)}”有误：没有这一项。`,
    hint,
    origin: locate(path),
  });
}

/** Keys that people write in their own language, and what the file calls them. */
const keysInChinese: Readonly<Record<string, readonly string[]>> = {
  妇女: ['women'],
  儿童: ['children'],
  选用: ['choose'],
  采用: ['choose'],
  更正: ['correct'],
  接受: ['accept'],
  作废: ['supersede'],
  理由: ['reason'],
  经办人: ['by'],
  日期: ['date'],
  指标: ['indicator', 'indicators'],
  名称: ['name'],
  代码: ['code'],
  单位: ['units', 'unit'],
  角色: ['role'],
  地区: ['area', 'areas'],
  年份: ['year'],
  年度: ['year'],
  规划: ['plans', 'plan'],
  时限: ['due', 'deadline'],
  目标: ['targets', 'target'],
  基期: ['base'],
  基期值: ['base'],
  数值: ['value'],
  牵头: ['lead'],
  配合: ['with'],
  措施: ['actions'],
  结果: ['result'],
};

function missingFinding(issue: z.core.$ZodIssue, locate: Judged['locate']): Diagnostic {
  const { path } = issue;
  return finding('invalid-configuration', {
    message: `缺少“${sayPath(path)}”${hasOwnWords(issue) ? `：${issue.message}` : ''}。`,
    hint: '请补上这一项；已经写了的，请检查冒号是否为半角、后面有没有空一格。',
    origin: locate(path),
  });
}

function wrongValueFinding(issue: z.core.$ZodIssue, locate: Judged['locate']): Diagnostic {
  const name = sayPath(issue.path);
  return finding('invalid-configuration', {
    message: `${name === '' ? '内容' : `“${name}”`}有误：${expectation(issue)}。`,
    hint: '请按说明改正该处。',
    origin: locate(issue.path),
  });
}

/** A rule that asks for something where nothing stands says so in its own words; zod's own issues do not. */
function isOfNothing({ code, path }: z.core.$ZodIssue, written: unknown): boolean {
  return (
    (code === 'invalid_type' || code === 'invalid_value') && path.length > 0 && valueAt(written, path) === undefined
  );
}

function valueAt(written: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (here, key) => (typeof here === 'object' && here !== null ? Reflect.get(here, key) : undefined),
    written,
  );
}

/** As people count and read: 第1条的by, units第3项的aliases, W16的targets第1项的atLeast. */
function sayPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((said, key) => {
    if (typeof key === 'number') return said === '' ? `第${key + 1}条` : `${said}第${key + 1}项`;
    return said === '' ? String(key) : `${said}的${String(key)}`;
  }, '');
}

/** The keys that the schema knows at a path; none where it leads through something else than objects and lists. */
function keysAt(schema: unknown, path: readonly PropertyKey[]): readonly string[] {
  let here: unknown = unwrapped(schema);
  for (const key of path) {
    if (here instanceof z.ZodObject) here = unwrapped(here.shape[String(key)]);
    else if (here instanceof z.ZodArray) here = unwrapped(here.element);
    else if (here instanceof z.ZodRecord) here = unwrapped(here.valueType);
    else return [];
  }
  if (here instanceof z.ZodUnion) {
    return here.options.flatMap((option) => keysAt(option, []));
  }
  return here instanceof z.ZodObject ? Object.keys(here.shape) : [];
}

function unwrapped(schema: unknown): unknown {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
  )
    return unwrapped(schema.unwrap());
  return schema instanceof z.ZodPipe ? unwrapped(schema.in) : schema;
}

const kindsInChinese: Readonly<Record<string, string>> = {
  array: '列表（每项一行，以“- ”开头；或写在方括号里，如 [甲, 乙]）',
  tuple: '方括号里的两个数，如 [95, 100]',
  object: '一组“键: 值”',
  record: '一组“键: 值”',
  string: '文字',
  number: '数字',
};

/** own（本市）: a word that only the program's own settings use, with what it means. */
function withMeaning(word: string): string {
  const meaning = wordMeanings[word];
  return meaning === undefined ? word : `${word}（${meaning}）`;
}

const wordMeanings: Readonly<Record<string, string>> = {
  ...targetSetWord,
  key: '重点单位',
  member: '成员单位',
  average: '平均水平',
  peer: '同类市',
  women: '妇女',
  children: '儿童',
  increase: '提高',
  decrease: '降低',
  annual: '年度',
  midterm: '中期',
  final: '终期',
};

/** How a group of settings is written, by its name. */
function exampleOf(key: PropertyKey | undefined): string {
  const example = groupExamples[String(key)];
  return example === undefined ? '' : `，如 ${example}`;
}

const groupExamples: Readonly<Record<string, string>> = {
  area: '{name: 云和市, self: 我市}',
  base: '{value: 94.2}',
  milestones: '{2025: 90, 2028: 92}',
  received: '{教育局: 2023-05-18}',
  due: '{tables: 2023-05-19, reports: 2023-05-25}',
  dates: '{reports: 2023-05-25, general: 2023-06-08}',
  recipient: '{units: 市妇儿工委办公室, general: 上级妇儿工委办公室}',
  contact: '{name: 张三, phone: "0750-0000000"}',
  around: '{value: 50, tolerance: 5}',
  fromBase: '{year: 2020, by: "-1/6"}',
  keep: '{atLeast: 92}',
};

function hasOwnWords({ message }: z.core.$ZodIssue): boolean {
  return !message.startsWith('无效');
}

/** A schema's own words stand; zod's general ones are said as an office would. */
function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? '键名不对';
  if (hasOwnWords(issue)) return issue.message;
  if (issue.code === 'invalid_type')
    return `应为${kindsInChinese[issue.expected] ?? issue.expected}${exampleOf(issue.path.at(-1))}`;
  if (issue.code === 'invalid_value')
    return `只能写 ${issue.values.map((value) => withMeaning(String(value))).join('、')}`;
  return issue.message;
}
