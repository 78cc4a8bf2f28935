/**
 * YAML files written by people: read as text (so that 0012 stays 0012 and 12.10 stays exact), judged by a zod schema,
 * and every mistake reported at line and column with what was expected.
 */
import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Document, Node } from 'yaml';
import { z } from 'zod';
import type { Diagnostic, Outcome } from '../diagnostics.ts';
import { failed, finding, ok } from '../diagnostics.ts';
import type { Origin } from '../provenance.ts';

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
  const lines = new LineCounter();
  const document = parseDocument(readable(source.text), {
    schema: 'failsafe',
    lineCounter: lines,
    uniqueKeys: true,
    // Otherwise the library writes warnings of its own, in English, beside ours.
    logLevel: 'error',
  });
  const place = (offset: number): Origin => {
    const { line, col } = lines.linePos(offset);
    return { kind: 'line', file: source.file, line, column: col };
  };
  const mistakes = [...syntaxMistakes(document, place), ...forbiddenNodes(document, place)];
  if (mistakes.length > 0) return failed(mistakes);

  const locate = (path: readonly PropertyKey[]): Origin => place(offsetOf(document, path));
  const result = schema.safeParse(withoutEmpty(document.toJS({ maxAliasCount: 0 })));
  if (!result.success) return failed(flattenIssues(result.error.issues).map((issue) => mistakeOf(issue, locate)));
  return ok({ value: result.data, locate });
}

function syntaxMistakes(document: Document, place: (offset: number) => Origin): readonly Diagnostic[] {
  return document.errors.map((error) =>
    finding('invalid-configuration', {
      message: `YAML 写法有误：${syntaxReason(error.code)}。`,
      hint: '请检查该行的缩进、冒号后的空格和引号是否成对。',
      origin: place(error.pos[0]),
    }),
  );
}

function syntaxReason(code: string): string {
  switch (code) {
    case 'DUPLICATE_KEY':
      return '同一层里有两个相同的键';
    case 'BAD_INDENT':
      return '缩进不对';
    case 'TAB_AS_INDENT':
      return '缩进用了制表符，应使用空格';
    case 'MISSING_CHAR':
      return '缺少引号、冒号或括号';
    case 'BLOCK_AS_IMPLICIT_KEY':
      return '一行里有两个冒号，或上一行没有写完';
    case 'MULTIPLE_DOCS':
      return '一个文件里只能写一份，这里又用“---”开了一份';
    case 'RESOURCE_EXHAUSTION':
      return '层次过深';
    default:
      return `此处不能识别（${code}）`;
  }
}

/** Non-characters, which stand for nothing, cannot pass for the program's own signs; columns stay where they are. */
function readable(text: string): string {
  return text.replaceAll(/\p{Noncharacter_Code_Point}/gu, '\uFFFD');
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
      if (node.tag !== undefined && !node.tag.startsWith('tag:yaml.org,2002:'))
        refuse(node, '不支持 YAML 标签（!名称）。');
      return undefined;
    },
  });
  return found.slice(0, 5);
}

/** `key:` with nothing behind it means the same as no key at all. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== '' && part !== null)
      .map(([key, part]) => [key, withoutEmpty(part)]),
  );
}

function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(key),
      );
      if (pair === undefined) return offset;
      if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
      if (isNode(node) && (isScalar(node) || isSeq(node)) && (node.range?.[0] ?? 0) > 0)
        offset = node.range?.[0] ?? offset;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      if (isNode(node)) offset = node.range?.[0] ?? offset;
    } else {
      return offset;
    }
  }
  return offset;
}

function isNode(value: unknown): value is Node {
  return isMap(value) || isSeq(value) || isScalar(value);
}

/** A union's own issue says only "invalid input"; the branch that came furthest says what was expected. */
function flattenIssues(issues: readonly z.core.$ZodIssue[]): readonly z.core.$ZodIssue[] {
  return issues.flatMap((issue) => {
    if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
    const best = issue.errors.toSorted((a, b) => depth(b) - depth(a) || a.length - b.length)[0] ?? [];
    return flattenIssues(best.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })));
  });
}

function depth(issues: readonly z.core.$ZodIssue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length));
}

function mistakeOf(issue: z.core.$ZodIssue, locate: (path: readonly PropertyKey[]) => Origin): Diagnostic {
  const unknownKey = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const path = unknownKey === undefined ? issue.path : [...issue.path, unknownKey];
  const name = path.map(String).join('.');
  // zod keeps no input in its issues; only its words say that there was none.
  const missing = issue.code === 'invalid_type' && issue.message.includes('undefined') && issue.path.length > 0;
  return finding('invalid-configuration', {
    message: missing
      ? `缺少“${name}”。`
      : `${name === '' ? '内容' : `“${name}”`}有误：${unknownKey === undefined ? expectation(issue) : '没有这一项'}。`,
    hint: missing ? '请补上这一项。' : unknownKey === undefined ? '请按说明改正该处。' : '请检查键名是否拼写正确。',
    origin: locate(path),
  });
}

const kindsInChinese: Readonly<Record<string, string>> = {
  array: '列表（每项一行，以“- ”开头）',
  object: '一组“键: 值”',
  record: '一组“键: 值”',
  string: '文字',
  number: '数字',
};

/** A schema's own words stand; zod's general ones are said as an office would. */
function expectation(issue: z.core.$ZodIssue): string {
  if (!issue.message.startsWith('无效')) return issue.message;
  if (issue.code === 'invalid_type') return `应为${kindsInChinese[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_value') return `只能写 ${issue.values.map(String).join('、')}`;
  return issue.message;
}
