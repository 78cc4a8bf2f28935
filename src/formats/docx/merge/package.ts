/** The parts of an edited document that a merge replaces or adds. */
import type { PackageParts } from '../../package/package.ts';
import { readRelationships, relationshipsPart } from '../../package/relationships.ts';
import { readXml } from '../../package/xml.ts';

/** One package and its main part. */
export interface MainOf {
  readonly parts: PackageParts;
  readonly main: string;
}

/** Parts to be replaced or added, by name; null for one that goes. */
export type Changes = Map<string, string | Uint8Array | null>;

/** A part's text as it will be. */
export function textNow(changes: Changes, parts: PackageParts, name: string): string {
  const changed = changes.get(name);
  return typeof changed === 'string' ? changed : textOf(parts, name);
}

/** A part's text as it was; empty where the document has no such part. Throws a Refusal. */
export function textOf(parts: PackageParts, name: string): string {
  const bytes = parts.get(name);
  if (bytes === undefined) return '';
  // Refuses what is not whole before its text is taken to pieces.
  readXml(bytes, name, parts.rules, { open: () => undefined });
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

export function addRelationship(changes: Changes, parts: PackageParts, main: string, relationship: string): void {
  const name = relationshipsPart(main);
  const text = textNow(changes, parts, name);
  const id = /Id="([^"]*)"/.exec(relationship)?.[1] ?? '';
  const own = text.includes(`"${id}"`) ? relationship.replace(id, `${id}x${text.length}`) : relationship;
  changes.set(
    name,
    text.replace('</Relationships>', () => `${own}</Relationships>`),
  );
}

export function addContentType(changes: Changes, parts: PackageParts, type: string): void {
  const name = '[Content_Types].xml';
  const text = textNow(changes, parts, name);
  changes.set(
    name,
    text.replace('</Types>', () => `${type}</Types>`),
  );
}

/** Takes out a part that only `main` leads to, with what the package says of it. */
export function dropPart(changes: Changes, parts: PackageParts, main: string, part: string): void {
  changes.set(part, null);
  if (parts.has(relationshipsPart(part))) changes.set(relationshipsPart(part), null);
  const ids = readRelationships(parts, main).flatMap(({ id, target }) => (target === part ? [id] : []));
  const without = (name: string, element: RegExp, isGone: (xml: string) => boolean): void => {
    changes.set(
      name,
      textNow(changes, parts, name).replaceAll(element, (xml) => (isGone(xml) ? '' : xml)),
    );
  };
  without(relationshipsPart(main), /<Relationship\b[^>]*\/>/g, (xml) => ids.some((id) => xml.includes(` Id="${id}"`)));
  without('[Content_Types].xml', /<Override\b[^>]*\/>/g, (xml) => xml.includes(` PartName="/${part}"`));
}

/** Definitions of styles that the new body asks for and the document has lost, as a save through another format loses them. */
export function bringStyles(changes: Changes, theirs: MainOf, fresh: MainOf, body: string): void {
  const [own, ours] = [stylesPart(theirs), stylesPart(fresh)];
  if (own === null || ours === null) return;
  const text = textNow(changes, theirs.parts, own);
  const [known, offered] = [definitionsIn(text), definitionsIn(textOf(fresh.parts, ours))];
  const brought = new Map<string, string>();
  const bring = (id: string): void => {
    const definition = offered.get(id);
    if (known.has(id) || brought.has(id) || definition === undefined) return;
    brought.set(id, definition);
    for (const [, other = ''] of definition.matchAll(/<w:(?:basedOn|next|link) w:val="([^"]*)"/g)) bring(other);
  };
  for (const [, id = ''] of body.matchAll(/<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]*)"/g)) bring(id);
  if (brought.size > 0)
    changes.set(
      own,
      text.replace('</w:styles>', () => `${[...brought.values()].join('')}</w:styles>`),
    );
}

function stylesPart({ parts, main }: MainOf): string | null {
  const target = readRelationships(parts, main).find(({ type }) => type === 'styles')?.target;
  return target !== undefined && parts.has(target) ? target : null;
}

function definitionsIn(styles: string): ReadonlyMap<string, string> {
  return new Map(
    [...styles.matchAll(/<w:style\s[^>]*?w:styleId="([^"]*)"[^>]*>[\s\S]*?<\/w:style>/g)].map(
      ([definition, id = '']) => [id, definition.replace(/\sw:default="[^"]*"/, '')] as const,
    ),
  );
}
