/**
 * One value of a YAML file changed where it stands: everything else, comments, order, spaces, stays to the character. What
 * comes out is read back, and refused where it would say anything but the old text with that change.
 */
import type { Node, Pair, YAMLMap, YAMLSeq } from 'yaml';
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';

export type YamlValue = string | number | boolean | readonly YamlValue[] | { readonly [key: string]: YamlValue };

export type YamlEdit =
  | { readonly kind: 'set'; readonly path: readonly (string | number)[]; readonly value: YamlValue }
  | { readonly kind: 'remove'; readonly path: readonly (string | number)[] }
  /** Behind the last of a list; the list is made where there is none. */
  | { readonly kind: 'append'; readonly path: readonly (string | number)[]; readonly value: YamlValue };

/** null where the text is written in a way that cannot be changed safely. */
export function editYaml(text: string, edits: readonly YamlEdit[]): string | null {
  let now = text;
  for (const edit of edits) {
    const next = editOnce(now, edit);
    if (next === null) return null;
    now = next;
  }
  return now;
}

function editOnce(text: string, edit: YamlEdit): string | null {
  // Keys that mean the prototype of whatever holds them name nothing in a settings file.
  if (edit.path.some((key) => ['__proto__', 'constructor', 'prototype'].includes(String(key)))) return null;
  const document = parseDocument(text, options);
  if (document.errors.length > 0) return null;
  const before: unknown = document.toJS();
  const next = applied(text, document.contents, edit);
  if (next === null) return null;
  const after = parseDocument(next, options);
  if (after.errors.length > 0) return null;
  return sameValue(after.toJS(), expected(before, edit)) ? next : null;
}

const options = { schema: 'failsafe', uniqueKeys: false, logLevel: 'silent' } as const;

function applied(text: string, root: Node | null, edit: YamlEdit): string | null {
  switch (edit.kind) {
    case 'set':
      return withValue(text, root, edit.path, edit.value);
    case 'remove':
      return withoutNode(text, root, edit.path);
    case 'append': {
      const list = nodeAt(root, edit.path);
      if (edit.path.length === 0 && (list === null || list === undefined))
        return `${text}${endLine(text)}- ${flow(edit.value)}\n`;
      if (list === null || list === undefined || (isScalar(list) && list.value === ''))
        return withValue(text, root, edit.path, [edit.value]);
      return isSeq(list) ? withItem(text, list, edit.value) : null;
    }
  }
}

/** undefined where there is no such key; null where it has no value. */
function nodeAt(root: unknown, path: readonly (string | number)[]): Node | null | undefined {
  let node: unknown = root;
  for (const key of path) {
    if (isMap(node)) {
      const pair = pairOf(node, key);
      if (pair === undefined) return undefined;
      node = pair.value;
    } else if (isSeq(node)) {
      if (node.items[Number(key)] === undefined) return undefined;
      node = node.items[Number(key)];
    } else return undefined;
  }
  return isMap(node) || isSeq(node) || isScalar(node) ? node : null;
}

function pairOf(map: YAMLMap, key: string | number): Pair | undefined {
  return map.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
}

function withValue(
  text: string,
  root: Node | null,
  path: readonly (string | number)[],
  value: YamlValue,
): string | null {
  const there = nodeAt(root, path);
  if (there !== null && there !== undefined && there.range !== undefined && there.range !== null) {
    const [from, to] = there.range;
    if (to > from) {
      // A block list or map becomes one line; what stands behind it on its own lines stays.
      const glue = from > 0 && text[from - 1] === ':' ? ' ' : '';
      if (isBlock(text, there)) return null;
      return `${text.slice(0, from)}${glue}${flow(value)}${text.slice(to)}`;
    }
  }
  const [key] = path.slice(-1);
  const parent = nodeAt(root, path.slice(0, -1));
  if (key === undefined) return null;
  if (there !== undefined && isMap(parent)) {
    const pair = pairOf(parent, key);
    const end = isScalar(pair?.key) ? (pair.key.range?.[1] ?? -1) : -1;
    const colon = end === -1 ? -1 : text.indexOf(':', end);
    return colon === -1 ? null : `${text.slice(0, colon + 1)} ${flow(value)}${text.slice(colon + 1)}`;
  }
  if (isMap(parent)) return withPair(text, parent, String(key), value);
  // The map itself is missing: it is made with the one key in it.
  if (path.length > 1 && (parent === undefined || parent === null))
    return withValue(text, root, path.slice(0, -1), { [String(key)]: value });
  if (path.length === 1 && root === null) return `${text}${endLine(text)}${String(key)}: ${flow(value)}\n`;
  return null;
}

function withPair(text: string, map: YAMLMap, key: string, value: YamlValue): string | null {
  const line = `${plain(key)}: ${flow(value)}`;
  if (isFlow(text, map)) {
    const end = (map.range?.[1] ?? 0) - 1;
    const head = text.slice(0, end).replace(/[ \t]*$/, '');
    return `${head}${map.items.length === 0 ? '' : ', '}${line}${text.slice(end)}`;
  }
  const first = map.items[0]?.key;
  const at = lineEnd(text, endOf(map));
  if (!isScalar(first) || at === -1) return null;
  const indent = ' '.repeat(columnOf(text, first.range?.[0] ?? 0));
  return insertedLine(text, at, `${indent}${line}`);
}

function withItem(text: string, list: YAMLSeq, value: YamlValue): string | null {
  if (isFlow(text, list)) {
    const end = (list.range?.[1] ?? 0) - 1;
    return `${text.slice(0, end)}${list.items.length === 0 ? '' : ', '}${flow(value)}${text.slice(end)}`;
  }
  const last = list.items.at(-1);
  if (!isNodeWithRange(last)) return null;
  const dash = text.lastIndexOf('-', last.range[0]);
  return insertedLine(text, lineEnd(text, last.range[1]), `${' '.repeat(columnOf(text, dash))}- ${flow(value)}`);
}

function withoutNode(text: string, root: Node | null, path: readonly (string | number)[]): string | null {
  const [key] = path.slice(-1);
  const parent = nodeAt(root, path.slice(0, -1));
  if (key === undefined) return null;
  const span = isMap(parent) ? spanOfPair(parent, key) : isSeq(parent) ? spanOfItem(text, parent, Number(key)) : null;
  if (span === null) return null;
  const [from, to] = span;
  if ((isMap(parent) || isSeq(parent)) && isFlow(text, parent)) {
    const after = /^\s*,\s*/.exec(text.slice(to))?.[0];
    if (after !== undefined) return text.slice(0, from) + text.slice(to + after.length);
    const before = /\s*,\s*$/.exec(text.slice(0, from))?.[0] ?? '';
    return text.slice(0, from - before.length) + text.slice(to);
  }
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const end = lineEnd(text, to);
  return text.slice(0, start) + text.slice(end + 1);
}

function spanOfPair(map: YAMLMap, key: string | number): readonly [number, number] | null {
  const pair = pairOf(map, key);
  if (pair === undefined || !isNodeWithRange(pair.key)) return null;
  return [
    pair.key.range[0],
    isNodeWithRange(pair.value) ? Math.max(endOf(pair.value), pair.key.range[1]) : pair.key.range[1],
  ];
}

function spanOfItem(text: string, list: YAMLSeq, position: number): readonly [number, number] | null {
  const item = list.items[position];
  if (!isNodeWithRange(item)) return null;
  const from = isFlow(text, list) ? item.range[0] : text.lastIndexOf('-', item.range[0]);
  return [from, endOf(item)];
}

/** Of a block map or list, where its last value ends; comments behind it belong to what follows. */
function endOf(node: unknown): number {
  if (isMap(node) && node.items.length > 0) {
    const last = node.items.at(-1);
    if (isNodeWithRange(last?.value) && last.value.range[1] > last.value.range[0]) {
      const own = node.range?.[1] ?? 0;
      const inner = endOf(last.value);
      return isNodeWithRange(node) && own > inner && node.flow === true ? own : inner;
    }
    return isNodeWithRange(last?.key) ? last.key.range[1] : 0;
  }
  if (isSeq(node) && node.items.length > 0 && node.flow !== true) return endOf(node.items.at(-1));
  return isNodeWithRange(node) ? node.range[1] : 0;
}

function isNodeWithRange(node: unknown): node is Node & { range: [number, number, number] } {
  return (isMap(node) || isSeq(node) || isScalar(node)) && node.range !== undefined && node.range !== null;
}

function isFlow(text: string, node: YAMLMap | YAMLSeq): boolean {
  return node.flow === true || /[{[]/.test(text[node.range?.[0] ?? 0] ?? '');
}

function isBlock(text: string, node: Node): boolean {
  return (isMap(node) || isSeq(node)) && node.items.length > 0 && !isFlow(text, node);
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

/** The offset of the line's end (of its \n, or of the text). */
function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', Math.max(0, offset - (text[offset - 1] === '\n' ? 1 : 0)));
  return end === -1 ? text.length : end;
}

function insertedLine(text: string, at: number, line: string): string {
  const carriage = text[at - 1] === '\r' ? '\r' : '';
  return at >= text.length
    ? `${text}${endLine(text)}${line}\n`
    : `${text.slice(0, at + 1)}${line}${carriage}\n${text.slice(at + 1)}`;
}

function endLine(text: string): string {
  return text === '' || text.endsWith('\n') ? '' : '\n';
}

/** As the files are written by hand: one line, quotes only where they are needed. */
function flow(value: YamlValue): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return plain(value);
  if (Array.isArray(value)) return `[${value.map((one: YamlValue) => flow(one)).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([key, part]: [string, YamlValue]) => `${plain(key)}: ${flow(part)}`)
    .join(', ')}}`;
}

function plain(text: string): string {
  return /^[\p{L}\p{N}][\p{L}\p{N} ._/()（）、。，《》〔〕—%+-]*$/u.test(text) &&
    !/\s$|\s#|^(true|false|null|yes|no|on|off|~)$/i.test(text)
    ? text
    : JSON.stringify(text);
}

function expected(before: unknown, edit: YamlEdit): unknown {
  const copy: unknown = structuredClone(before ?? {});
  const [key] = edit.path.slice(-1);
  let place: unknown = copy;
  for (const step of edit.path.slice(0, -1)) {
    const holder = holderOf(place);
    if (typeof holder[step] !== 'object' || holder[step] === null) holder[step] = {};
    place = holder[step];
  }
  const holder = holderOf(place);
  if (key === undefined) {
    if (edit.kind !== 'append') return copy;
    return [...(Array.isArray(before) ? (before as readonly unknown[]) : []), asText(edit.value)];
  }
  if (edit.kind === 'remove') {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
    return copy;
  }
  if (edit.kind === 'append') {
    const list = holder[key];
    holder[key] = [...(Array.isArray(list) ? list : []), asText(edit.value)];
  } else holder[key] = asText(edit.value);
  return copy;
}

type Holder = Record<string | number, unknown>;

function holderOf(value: unknown): Holder {
  // Only what a parse or structuredClone gave.
  return (typeof value === 'object' && value !== null ? value : {}) as Holder;
}

/** The failsafe schema reads every scalar as text. */
function asText(value: YamlValue): unknown {
  if (Array.isArray(value)) return value.map((one: YamlValue) => asText(one));
  if (typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, part]: [string, YamlValue]) => [key, asText(part)]));
  return String(value);
}

function sameValue(one: unknown, other: unknown): boolean {
  return JSON.stringify(inKeyOrder(one)) === JSON.stringify(inKeyOrder(other));
}

function inKeyOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inKeyOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => [key, inKeyOrder(part)]);
}

/** Maps, lists and texts as they stand; null for a file that is empty or cannot be read. */
export function readPlainYaml(text: string): unknown {
  const document = parseDocument(text, options);
  const value: unknown = document.errors.length > 0 ? null : document.toJS();
  return value === '' || value === undefined ? null : value;
}
