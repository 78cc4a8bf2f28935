/** What is wrong with the writing of a YAML file, whatever it was to say: found in the parsed document, each at its place. */
import { isScalar, visit } from 'yaml';
import type { Document, Node } from 'yaml';
import type { Diagnostic } from '../../diagnostics.ts';
import { finding } from '../../diagnostics.ts';
import type { Origin } from '../../provenance.ts';
import { slipFindings } from './slips.ts';
import { unpairedSign } from './unpaired.ts';
import type { SourceText } from './document.ts';

type Place = (offset: number) => Origin;

/**
 * One mistake of the hand breaks the parser in many places: where a line shows what was typed wrong, that is said and no
 * more; else the parser's first complaint.
 */
export function syntaxMistakes(source: SourceText, document: Document, place: Place): readonly Diagnostic[] {
  const [first] = document.errors;
  if (first === undefined) return [];
  const slips = slipFindings(source);
  if (slips.length > 0) return slips;
  const unpaired = unpairedSign(source.text);
  if (unpaired !== null)
    return [
      finding('invalid-configuration', {
        message: `YAML 写法有误：${unpaired.says}。`,
        hint: '引号、方括号、花括号要成对；请补上，或删去多写的。',
        origin: place(unpaired.at),
      }),
    ];
  return [
    finding('invalid-configuration', {
      message: `YAML 写法有误：${syntaxReason(first.code)}。`,
      hint: '请检查该行和上一行的缩进、冒号后的空格，引号和括号是否成对。',
      origin: place(first.pos[0]),
    }),
  ];
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

export function writingMistakes(document: Document, place: Place): readonly Diagnostic[] {
  return [...repeatedKeys(document, place), ...gluedKeys(document, place), ...forbiddenNodes(document, place)];
}

/** Each with the first place of the same key. */
function repeatedKeys(document: Document, place: Place): readonly Diagnostic[] {
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
function gluedKeys(document: Document, place: Place): readonly Diagnostic[] {
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

const maxDepth = 40;

/** Aliases can multiply a small file into a huge one and make cycles; nobody's round needs them, nor tags. */
function forbiddenNodes(document: Document, place: Place): readonly Diagnostic[] {
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
