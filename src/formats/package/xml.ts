import type { SaxesTagNS } from 'saxes';
import { SaxesParser } from 'saxes';
import { shown } from './entry-name.ts';
import type { PackageParts } from './package.ts';
import { damaged, hostile, tooLarge } from './refusals.ts';
import type { PackageRules } from './rules.ts';

/**
 * Names are written with the short prefixes below whatever the file calls them, so `s:row` is a row in the
 * transitional and in the strict dialect, prefixed or not. Unknown namespaces stay in braces: `{urn:x}row`.
 */
const prefixes: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/spreadsheetml/2006/main', 's'],
  ['http://purl.oclc.org/ooxml/spreadsheetml/main', 's'],
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r'],
  ['http://schemas.openxmlformats.org/package/2006/relationships', 'rel'],
  ['http://schemas.openxmlformats.org/package/2006/content-types', 'ct'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://www.w3.org/XML/1998/namespace', 'xml'],
]);

export interface XmlAttributes {
  /** `ref`, or `r:id` for one in a namespace. */
  get(name: string): string | undefined;
}

/** `path` names the open elements from the root to the current one; it is reused, so it must not be kept. */
export interface XmlHandler {
  open(path: readonly string[], attributes: XmlAttributes): void;
  text?(path: readonly string[], text: string): void;
  close?(path: readonly string[]): void;
}

/**
 * Streams one part through a handler. No DTD, no entities beyond the five of XML, no more depth or elements than the
 * rules allow; UTF-8 and UTF-16 only. Throws a Refusal; so may the handler.
 */
export function readXml(content: Uint8Array, part: string, rules: PackageRules, handler: XmlHandler): void {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const names = new Map<string, string>();
  const path: string[] = [];
  let elements = 0;

  parser.on('error', (error) => {
    throw damaged(rules.words, `部件 ${shown(part)} 不是完整的 XML`, error);
  });
  parser.on('doctype', () => {
    throw hostile(rules.words, `部件 ${shown(part)} 带有文档类型定义（DTD）`);
  });
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !/^(utf-?8|utf-?16(le|be)?|us-ascii)$/i.test(encoding)) {
      throw damaged(rules.words, `部件 ${shown(part)} 的编码是 ${shown(encoding)}，应为 UTF-8`);
    }
  });
  parser.on('opentag', (tag) => {
    elements += 1;
    if (elements > rules.limits.xmlElements) throw tooLarge(rules.words, `部件 ${shown(part)} 的内容太多`);
    path.push(elementName(tag, names));
    if (path.length > rules.limits.xmlDepth) throw hostile(rules.words, `部件 ${shown(part)} 的层次太深`);
    handler.open(path, attributesOf(tag));
  });
  parser.on('closetag', () => {
    handler.close?.(path);
    path.pop();
  });
  const onText = (text: string): void => {
    if (path.length > 0) handler.text?.(path, text);
  };
  parser.on('text', onText);
  parser.on('cdata', onText);

  for (const text of decoded(content, part, rules)) parser.write(text);
  parser.close();
}

/** Streams the named part; false means that the package has none and nothing was streamed. */
export function readPart(parts: PackageParts, name: string, handler: XmlHandler): boolean {
  const content = parts.get(name);
  if (content === undefined) return false;
  readXml(content, name, parts.rules, handler);
  return true;
}

/** Whether an element stands exactly where the names say, from the root. */
export function isAt(path: readonly string[], names: readonly string[]): boolean {
  if (path.length !== names.length) return false;
  for (let index = path.length - 1; index >= 0; index -= 1) if (path[index] !== names[index]) return false;
  return true;
}

function elementName(tag: SaxesTagNS, names: Map<string, string>): string {
  const key = `${tag.uri} ${tag.local}`;
  const known = names.get(key);
  if (known !== undefined) return known;
  const name = qualified(tag.uri, tag.local);
  names.set(key, name);
  return name;
}

function qualified(uri: string, local: string): string {
  if (uri === '') return local;
  const prefix = prefixes.get(uri);
  return prefix === undefined ? `{${uri}}${local}` : `${prefix}:${local}`;
}

function attributesOf(tag: SaxesTagNS): XmlAttributes {
  return {
    get: (name) => {
      if (!name.includes(':')) return tag.attributes[name]?.value;
      return Object.values(tag.attributes).find(({ uri, local }) => uri !== '' && qualified(uri, local) === name)
        ?.value;
    },
  };
}

const chunkSize = 64 * 1024;

function* decoded(content: Uint8Array, part: string, rules: PackageRules): Generator<string> {
  const decoder = new TextDecoder(encodingOf(content), { fatal: true });
  try {
    for (let offset = 0; offset < content.length; offset += chunkSize) {
      yield decoder.decode(content.subarray(offset, offset + chunkSize), { stream: true });
    }
    yield decoder.decode();
  } catch (error) {
    throw damaged(rules.words, `部件 ${shown(part)} 里有不是文字的内容`, error);
  }
}

function encodingOf(content: Uint8Array): string {
  const [first, second] = content;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0x00)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0x00 && second === 0x3c)) return 'utf-16be';
  return 'utf-8';
}
