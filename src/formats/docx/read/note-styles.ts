/** What named styles say of a note: that a paragraph is a heading, numbered, of a list of contents; how letters look. */
import type { PackageParts } from '../../package/package.ts';
import type { XmlElement } from '../../package/xml-tree.ts';
import { childNamed, elementsOf, readTree } from '../../package/xml-tree.ts';
import type { LookProperties } from './run-look.ts';
import { laidOver, lookProperties } from './run-look.ts';

export interface NoteStyle {
  /** From 0; null for body text. */
  readonly outline: number | null;
  readonly list: string | null;
  readonly depth: number | null;
  readonly look: LookProperties;
  /** A line of a list of contents, or its heading. */
  readonly ofContents: boolean;
}

export interface NoteStyles {
  /** By style id, with what it takes from the styles below it. */
  readonly byId: ReadonlyMap<string, NoteStyle>;
  readonly defaults: LookProperties;
  /** The style of paragraphs that name none. */
  readonly standard: string | null;
}

interface WrittenStyle {
  readonly name: string;
  readonly basedOn: string | null;
  readonly outline: number | null;
  readonly list: string | null;
  readonly depth: number | null;
  readonly look: LookProperties;
}

const longestChain = 20;

/** Throws a Refusal where the part is not whole; '' is no part. */
export function readNoteStyles(parts: PackageParts, name: string): NoteStyles {
  const root = readTree(parts, name);
  const styles = root === null ? [] : elementsOf(root).filter((element) => element.name === 'w:style');
  const written = new Map(styles.map((style) => [style.attributes.get('w:styleId') ?? '', writtenStyle(style)]));
  const defaults = childNamed(childNamed(childNamed(root ?? undefined, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr');
  const standard = styles.find(
    ({ attributes }) => attributes.get('w:type') === 'paragraph' && ['1', 'true', 'on'].includes(attributes.get('w:default') ?? ''),
  ); // prettier-ignore
  return {
    byId: new Map([...written.keys()].map((id) => [id, resolved(id, written, 0)])),
    defaults: lookProperties(defaults),
    standard: standard?.attributes.get('w:styleId') ?? null,
  };
}

function writtenStyle(style: XmlElement): WrittenStyle {
  const properties = childNamed(style, 'w:pPr');
  const numbers = childNamed(properties, 'w:numPr');
  const outline = valueIn(properties, 'w:outlineLvl');
  const depth = valueIn(numbers, 'w:ilvl');
  return {
    name: valueIn(style, 'w:name') ?? '',
    basedOn: valueIn(style, 'w:basedOn') ?? null,
    outline: /^\d$/.test(outline ?? '') ? Number(outline) : null,
    list: valueIn(numbers, 'w:numId') ?? null,
    depth: depth === undefined ? null : Number(depth),
    look: lookProperties(childNamed(style, 'w:rPr')),
  };
}

function valueIn(element: XmlElement | undefined, name: string): string | undefined {
  return childNamed(element, name)?.attributes.get('w:val');
}

const plain: NoteStyle = { outline: null, list: null, depth: null, look: {}, ofContents: false };

function resolved(id: string, written: ReadonlyMap<string, WrittenStyle>, chain: number): NoteStyle {
  const own = written.get(id);
  if (own === undefined || chain > longestChain) return plain;
  const base = own.basedOn === null ? plain : resolved(own.basedOn, written, chain + 1);
  return {
    outline: own.outline ?? outlineByName(own.name) ?? base.outline,
    list: own.list ?? base.list,
    depth: own.depth ?? (own.list === null ? base.depth : null),
    look: laidOver(base.look, own.look),
    ofContents: isOfContents(own.name) || base.ofContents,
  };
}

/** Some programs write the style without its outline level. */
function outlineByName(name: string): number | null {
  const match = /^(?:heading|标题)\s*([1-9])$/i.exec(name);
  if (match?.[1] !== undefined) return Number(match[1]) - 1;
  return /^(?:title|标题)$/i.test(name) ? 0 : null;
}

function isOfContents(name: string): boolean {
  return /^(?:toc|目录|contents)\s*(?:[1-9]|heading|标题)$/i.test(name);
}
