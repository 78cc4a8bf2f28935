/**
 * YAML files written by people: read as text (so that 0012 stays 0012 and 12.10 stays exact), judged by a zod schema,
 * and every mistake reported at line and column with what was expected.
 */
import { isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Document, Node } from 'yaml';
import { z } from 'zod';
import type { Diagnostic, Outcome } from '../diagnostics.ts';
import { failed, finding, ok } from '../diagnostics.ts';
import type { Origin } from '../provenance.ts';
import { nearestName } from './nearest.ts';
import { targetSetWord } from './target-definition.ts';
import type { YamlSlip } from './yaml-slips.ts';
import type { YamlPlaces } from './yaml-places.ts';
import { linesOf, offsetIn, placesOf } from './yaml-places.ts';
import { slipsIn } from './yaml-slips.ts';

z.config(z.locales.zhCN());

/** A file's text with its place in the round, e.g. `plan.yaml`. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
}

/** What was read, and where each part of it stands. */
export interface Located<T> {
  readonly value: T;
  /** The place of the deepest written node on `path`. */
  readonly locate: (path: readonly PropertyKey[]) => Origin;
}

const maxCharacters = 2_000_000;
const maxDepth = 40;

export function readYaml<S extends z.ZodType>(source: SourceText, schema: S): Outcome<Located<z.output<S>>> {
  if (source.text.length > maxCharacters) {
    return failed([
      finding('invalid-configuration', {
        message: `${source.file} 过大（超过${maxCharacters}字），没有读取。`,
        hint: '请检查是否放错了文件。',
        origin: { kind: 'file', file: source.file },
      }),
    ]);
  }
  const known = knownTexts.get(source.text);
  if (known !== undefined) {
    const result = schema.safeParse(known.content);
    const lines = once(() => linesOf(source.text));
    const locate: Located<unknown>['locate'] = (path) => placeAt(source.file, lines(), offsetIn(known.places, path));
    if (result.success) return ok({ value: result.data, locate });
  }
  const lines = new LineCounter();
  const document = documentOf(source.text, lines);
  const place = (offset: number): Origin => placeAt(source.file, lines, offset);
  const broken = syntaxMistakes(source, document, place);
  if (broken.length > 0) return failed(broken);
  const mistakes = mistakesIn(document, place);
  if (mistakes.length > 0) return failed(mistakes);

  const places = once(() => placesOf(document));
  const locate = (path: readonly PropertyKey[]): Origin => place(offsetIn(places(), path));
  const written: unknown = document.toJS({ maxAliasCount: 0 });
  const result = schema.safeParse(withoutEmpty(written));
  if (!result.success) {
    const slips = slipsIn(source.text);
    // What does not even become a list or a set of keys was typed wrong before it meant anything wrong.
    if (
      slips.length > 0 &&
      result.error.issues.some((issue) => issue.path.length === 0 && issue.code === 'invalid_type')
    )
      return failed(slips.map((slip) => slipFinding(slip, source.file)));
    return failed(flattenIssues(result.error.issues).map((issue) => mistakeOf(issue, locate, schema)));
  }
  const strange = strangeEmptyKeys(written, schema);
  if (strange.length > 0) return failed(strange.map((issue) => mistakeOf(issue, locate, schema)));
  return ok({ value: result.data, locate });
}

/** A key that nobody knows is told even where nothing stands behind it: somebody meant something by it. */
function strangeEmptyKeys(written: unknown, schema: z.ZodType): readonly z.core.$ZodIssue[] {
  const whole = schema.safeParse(written);
  return whole.success ? [] : flattenIssues(whole.error.issues).filter(({ code }) => code === 'unrecognized_keys');
}

/** A text without mistakes of writing, as it was read before: what it holds, and where. Plain JSON. */
export interface KnownYaml {
  readonly content: unknown;
  readonly places: YamlPlaces | null;
}

const knownTexts = new Map<string, KnownYaml>();

/** From now on this very text is not parsed again; its schema judges it as ever. */
export function knowYaml(text: string, known: KnownYaml): void {
  knownTexts.set(text, known);
}

/** What can be known of a text; null where it has mistakes, or keys with nothing behind them. */
export function describeYaml(text: string): KnownYaml | null {
  const document = documentOf(text, new LineCounter());
  const nowhere: Origin = { kind: 'file', file: '' };
  if (document.errors.length > 0 || mistakesIn(document, () => nowhere).length > 0) return null;
  const written: unknown = document.toJS({ maxAliasCount: 0 });
  const content = withoutEmpty(written);
  // Empty keys may be mistakes that only a schema tells.
  if (JSON.stringify(content) !== JSON.stringify(written)) return null;
  return { content, places: placesOf(document) };
}

function documentOf(text: string, lineCounter: LineCounter): Document {
  return parseDocument(readable(text), {
    schema: 'failsafe',
    lineCounter,
    // Told apart, with both places.
    uniqueKeys: false,
    // Otherwise the library writes warnings of its own, in English, beside ours.
    logLevel: 'error',
  });
}

function mistakesIn(document: Document, place: (offset: number) => Origin): readonly Diagnostic[] {
  return [...repeatedKeys(document, place), ...gluedKeys(document, place), ...forbiddenNodes(document, place)];
}

function placeAt(file: string, lines: LineCounter, offset: number): Origin {
  const { line, col } = lines.linePos(offset);
  return { kind: 'line', file, line, column: col };
}

function once<T>(compute: () => T): () => T {
  let result: { readonly value: T } | null = null;
  return () => (result ??= { value: compute() }).value;
}

/**
 * One mistake of the hand breaks the parser in many places: where a line shows what was typed wrong, that is said and no
 * more; else the parser's first complaint.
 */
function syntaxMistakes(
  source: SourceText,
  document: Document,
  place: (offset: number) => Origin,
): readonly Diagnostic[] {
  const [first] = document.errors;
  if (first === undefined) return [];
  const slips = slipsIn(source.text);
  if (slips.length > 0) return slips.map((slip) => slipFinding(slip, source.file));
  return [
    finding('invalid-configuration', {
      message: `YAML 写法有误：${syntaxReason(first.code)}。`,
      hint: '请检查该行和上一行的缩进、冒号后的空格，引号和括号是否成对。',
      origin: place(first.pos[0]),
    }),
  ];
}

function slipFinding({ line, column, message, hint }: YamlSlip, file: string): Diagnostic {
  return finding('invalid-configuration', { message, hint, origin: { kind: 'line', file, line, column } });
}

function syntaxReason(code: string): string {
  switch (code) {
    case 'BAD_INDENT':
      return '缩进不对';
    case 'MISSING_CHAR':
      return '缺少引号、冒号或括号';
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return '一行里有两个冒号，或上一行没有写完';
    case 'BLOCK_IN_FLOW':
    case 'FLOW_MAP_IN_FLOW':
      return '花括号或方括号里的写法不对，或没有写完';
    case 'MULTIPLE_DOCS':
      return '一个文件里只能写一份，这里又用“---”开了一份';
    case 'RESOURCE_EXHAUSTION':
      return '层次过深';
    default:
      return '此处不能识别';
  }
}

/** Non-characters, which stand for nothing, cannot pass for the program's own signs; columns stay where they are. */
function readable(text: string): string {
  return text.replaceAll(/\p{Noncharacter_Code_Point}/gu, '\uFFFD');
}

/** Each with the first place of the same key. */
function repeatedKeys(document: Document, place: (offset: number) => Origin): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  visit(document, {
    Map: (_, map) => {
      const first = new Map<string, Origin>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        const origin = place(key.range?.[0] ?? 0);
        const earlier = first.get(name);
        if (earlier === undefined) first.set(name, origin);
        else found.push(repeatedKey(name, origin, earlier));
      }
    },
  });
  return found;
}

function repeatedKey(name: string, origin: Origin, earlier: Origin): Diagnostic {
  const line = earlier.kind === 'line' ? `第${earlier.line}行` : '前面';
  return finding('invalid-configuration', {
    message: `“${name}”写了两次，${line}已经写过。`,
    hint: '请合并成一处，或删去其中一处。',
    origin,
    related: [earlier],
  });
}

/** `{value:50}` is one key without a value, not a key and a value. */
function gluedKeys(document: Document, place: (offset: number) => Origin): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  visit(document, {
    Pair: (_, { key, value }) => {
      if (!isScalar(key) || (value !== null && !(isScalar(value) && value.value === ''))) return;
      const [, name, rest] = /^([\w\u4e00-\u9fff-]+)[:：]\s*(\S.*)$/u.exec(String(key.value)) ?? [];
      if (name === undefined || rest === undefined) return;
      found.push(
        finding('invalid-configuration', {
          message: `“${String(key.value)}”没有分开：冒号要用半角“:”，后面空一格。`,
          hint: `请写成 ${name}: ${rest}。`,
          origin: place(key.range?.[0] ?? 0),
        }),
      );
    },
  });
  return found;
}

/** Aliases can multiply a small file into a huge one and make cycles; nobody's round needs them, nor tags. */
function forbiddenNodes(document: Document, place: (offset: number) => Origin): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const refuse = (node: Node, message: string): void => {
    found.push(
      finding('invalid-configuration', {
        message,
        hint: '请改为直接写出内容。',
        origin: place(node.range?.[0] ?? 0),
      }),
    );
  };
  visit(document, {
    Alias: (_, node) => {
      refuse(node, '不支持 YAML 引用（*名称）。');
      return visit.BREAK;
    },
    Pair: (_, pair) => {
      // It would vanish from the object it is read into, and nobody would hear of it.
      if (isScalar(pair.key) && pair.key.value === '__proto__') refuse(pair.key, '“__proto__”不能用作键。');
      return undefined;
    },
    Node: (_, node, path) => {
      if (path.length > maxDepth) {
        refuse(node, '层次过深。');
        return visit.BREAK;
      }
      if (isScalar(node) && typeof node.value === 'string' && node.value.includes('\0'))
        refuse(node, '这里有空字符（\\0），不能用作名称或内容。');
      if (node.tag !== undefined && !node.tag.startsWith('tag:yaml.org,2002:'))
        refuse(node, '不支持 YAML 标签（!名称）。');
      return undefined;
    },
  });
  return found.slice(0, 5);
}

/** Left empty, these would say the contrary of what was meant: an indicator would stay in. */
const saidByBeingThere: readonly string[] = ['omit'];

/** `key:` with nothing behind it means the same as no key at all. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, part]) => (part !== '' && part !== null) || saidByBeingThere.includes(key))
      .map(([key, part]) => [key, withoutEmpty(part)]),
  );
}

export interface WrittenValue {
  /** The keys that lead to it; places in lists as numbers. */
  readonly path: readonly string[];
  readonly value: string;
  /** Where it stands in the text. */
  readonly from: number;
  readonly to: number;
}

/** Every single value of a text that was read without mistakes, in its order. */
export function writtenValues(text: string): readonly WrittenValue[] {
  const found: WrittenValue[] = [];
  const walk = (node: unknown, path: readonly string[]): void => {
    if (isScalar(node)) {
      const [from, to] = node.range ?? [0, 0];
      found.push({ path, value: String(node.value), from, to });
    } else if (isMap(node)) {
      for (const { key, value } of node.items) walk(value, [...path, isScalar(key) ? String(key.value) : '']);
    } else if (isSeq(node)) {
      for (const [position, item] of node.items.entries()) walk(item, [...path, String(position)]);
    }
  };
  walk(parseDocument(text, { schema: 'failsafe', logLevel: 'silent' }).contents, []);
  return found;
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

function mistakeOf(
  issue: z.core.$ZodIssue,
  locate: (path: readonly PropertyKey[]) => Origin,
  schema: z.ZodType,
): Diagnostic {
  const unknownKey = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const path = unknownKey === undefined ? issue.path : [...issue.path, unknownKey];
  const name = sayPath(path);
  // zod keeps no input in its issues; only its words say that there was none.
  const missing = issue.code === 'invalid_type' && issue.message.includes('undefined') && issue.path.length > 0;
  const near = unknownKey === undefined ? null : nearestName(unknownKey, keysAt(schema, issue.path));
  return finding('invalid-configuration', {
    message: missing
      ? `缺少“${name}”。`
      : `${name === '' ? '内容' : `“${name}”`}有误：${unknownKey === undefined ? expectation(issue) : '没有这一项'}。`,
    hint: missing
      ? '请补上这一项；已经写了的，请检查冒号是否为半角、后面有没有空一格。'
      : unknownKey === undefined
        ? '请按说明改正该处。'
        : near === null
          ? '请检查键名是否拼写正确，缩进是否对齐。'
          : `是否应为“${near}”？`,
    origin: locate(path),
  });
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
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
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
};

/** A schema's own words stand; zod's general ones are said as an office would. */
function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? '键名不对';
  if (!issue.message.startsWith('无效')) return issue.message;
  if (issue.code === 'invalid_type')
    return `应为${kindsInChinese[issue.expected] ?? issue.expected}${exampleOf(issue.path.at(-1))}`;
  if (issue.code === 'invalid_value')
    return `只能写 ${issue.values.map((value) => withMeaning(String(value))).join('、')}`;
  return issue.message;
}
