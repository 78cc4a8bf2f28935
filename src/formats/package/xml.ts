import type { SaxesTagNS } from 'saxes';
import { SaxesParser } from 'saxes';
import { shown } from './entry-name.ts';
import type { PackageParts } from './package.ts';
import type { Refusal } from './problem.ts';
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
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/drawingml/2006/main', 'a'],
  ['http://purl.oclc.org/ooxml/drawingml/main', 'a'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['urn:schemas-microsoft-com:office:office', 'o'],
]);

export interface XmlAttributes {
  /** `ref`, or `r:id` for one in a namespace. */
  get(name: string): string | undefined;
  /** All of the tag's, by name; the map may be kept. */
  all(): ReadonlyMap<string, string>;
  /** What a prefix stands for at this tag. */
  namespaceOf(prefix: string): string | undefined;
}

/**
 * `path` names the open elements from the root to the current one. It and the attributes are reused for the next
 * element, so they must not be kept.
 */
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
  const parser = new PartParser(part, rules);
  const nameOf = namer(() => hostile(rules.words, `部件 ${shown(part)} 里的元素种类太多`));
  const attributes = new TagAttributes(parser);
  const path: string[] = [];
  let elements = 0;
  let attributesOfTag = 0;

  parser.on('doctype', () => {
    throw hostile(rules.words, `部件 ${shown(part)} 带有文档类型定义（DTD）`);
  });
  parser.on('attribute', () => {
    attributesOfTag += 1;
    if (attributesOfTag > rules.limits.xmlAttributes) throw hostile(rules.words, `部件 ${shown(part)} 有过多的属性`);
  });
  parser.on('opentag', (tag) => {
    attributesOfTag = 0;
    elements += 1;
    if (elements > rules.limits.xmlElements) throw tooLarge(rules.words, `部件 ${shown(part)} 的内容太多`);
    path.push(nameOf(tag.uri, tag.local));
    if (path.length > rules.limits.xmlDepth) throw hostile(rules.words, `部件 ${shown(part)} 的层次太深`);
    attributes.tag = tag;
    handler.open(path, attributes);
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

/**
 * Stops at the first error. A method, not an `error` listener: with more than six listeners on it, V8 keeps the parser
 * in its slow form and reading takes four times as long.
 */
class PartParser extends SaxesParser<{ xmlns: true; position: false }> {
  readonly #part: string;
  readonly #rules: PackageRules;

  constructor(part: string, rules: PackageRules) {
    super({ xmlns: true, position: false });
    this.#part = part;
    this.#rules = rules;
  }

  override fail(message: string): never {
    throw damaged(this.#rules.words, `部件 ${shown(this.#part)} 不是完整的 XML`, this.makeError(message));
  }
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

/** The formats have some thousand names together. */
const manyNames = 10_000;

/** Every name is made once, so that comparing names is comparing references. */
function namer(refusal: () => Refusal): (uri: string, local: string) => string {
  const names = new Map<string, Map<string, string>>();
  let count = 0;
  return (uri, local) => {
    const known = names.get(uri)?.get(local);
    if (known !== undefined) return known;
    count += 1;
    if (count > manyNames) throw refusal();
    const name = qualified(uri, local);
    const ofUri = names.get(uri) ?? new Map<string, string>();
    names.set(uri, ofUri.set(local, name));
    return name;
  };
}

function qualified(uri: string, local: string): string {
  if (uri === '') return local;
  const prefix = prefixes.get(uri);
  return prefix === undefined ? `{${uri}}${local}` : `${prefix}:${local}`;
}

const none: ReadonlyMap<string, string> = new Map();

/** One for all tags of a part, as parts have millions. */
class TagAttributes implements XmlAttributes {
  tag: SaxesTagNS | undefined;
  readonly #parser: PartParser;

  constructor(parser: PartParser) {
    this.#parser = parser;
  }

  get(name: string): string | undefined {
    const all = this.tag?.attributes ?? {};
    if (!name.includes(':')) return all[name]?.value;
    return Object.values(all).find(({ uri, local }) => uri !== '' && qualified(uri, local) === name)?.value;
  }

  all(): ReadonlyMap<string, string> {
    const all = Object.values(this.tag?.attributes ?? {});
    if (all.length === 0) return none;
    return new Map(all.map(({ uri, local, value }) => [qualified(uri, local), value]));
  }

  namespaceOf(prefix: string): string | undefined {
    return this.#parser.resolve(prefix);
  }
}

const chunkSize = 64 * 1024;

interface Decoder {
  readonly decode: (chunk: Uint8Array, options: { readonly stream: boolean }) => string;
}

function* decoded(content: Uint8Array, part: string, rules: PackageRules): Generator<string> {
  const decoder = new TextDecoder(encodingOf(content), { fatal: true });
  for (let offset = 0; offset < content.length; offset += chunkSize) {
    const chunk = content.subarray(offset, offset + chunkSize);
    const text = decodedChunk(decoder, chunk, offset + chunkSize < content.length, part, rules);
    if (offset === 0) refuseForeignEncoding(text, part, rules);
    yield text;
  }
}

function decodedChunk(decoder: Decoder, chunk: Uint8Array, stream: boolean, part: string, rules: PackageRules): string {
  try {
    return decoder.decode(chunk, { stream });
  } catch (error) {
    throw damaged(rules.words, `部件 ${shown(part)} 里有不是文字的内容`, error);
  }
}

function refuseForeignEncoding(opening: string, part: string, rules: PackageRules): void {
  const encoding = /^<\?xml[^>]*?\sencoding\s*=\s*["']([^"'>]*)/.exec(opening)?.[1] ?? 'UTF-8';
  if (/^(utf-?8|utf-?16(le|be)?|us-ascii)$/i.test(encoding)) return;
  throw damaged(rules.words, `部件 ${shown(part)} 的编码是 ${shown(encoding)}，应为 UTF-8`);
}

function encodingOf(content: Uint8Array): string {
  const [first, second] = content;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0x00)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0x00 && second === 0x3c)) return 'utf-16be';
  return 'utf-8';
}
