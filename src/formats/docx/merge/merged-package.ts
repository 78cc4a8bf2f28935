/** The file around a merged body: its headers, what it remembers of itself, all parts packed again. */
import type { DocumentMemory } from '../../../history/document-memory.ts';
import { memoryText } from '../../../history/document-memory.ts';
import { joinParts, packPart } from '../../package/archive.ts';
import type { PackageParts } from '../../package/package.ts';
import { readRelationships } from '../../package/relationships.ts';
import { memoryContentType, memoryParts, memoryRelationship, memoryXml } from '../memory-part.ts';
import { propertyNames } from '../names.ts';
import { unescapeXml } from '../story/tag-text.ts';
import { escapeXml } from '../text.ts';
import { addContentType, addRelationship, textOf, type Changes, type MainOf } from './package.ts';

/** Notes, headers and footers. */
export function besideBody({ parts, main }: MainOf): readonly string[] {
  const kinds = ['footnotes', 'endnotes', 'header', 'footer'];
  return readRelationships(parts, main)
    .filter(({ type, target }) => kinds.includes(type) && parts.has(target))
    .map(({ target }) => textOf(parts, target));
}

/** 草稿 comes and goes with the last placeholder; whatever else stands in a header is the person's. */
export function renewHeaders(changes: Changes, { parts, main }: MainOf, old: string, now: string): void {
  if (old === now || old === '') return;
  for (const { type, target } of readRelationships(parts, main)) {
    if (type !== 'header' || !parts.has(target)) continue;
    const text = textOf(parts, target);
    const renewed = text.replaceAll(
      /(<w:t(?:\s[^>]*)?>)([^<]*)(<\/w:t>)/g,
      (whole, opening: string, words: string, closing: string) =>
        unescapeXml(words) === old ? `${opening}${escapeXml(now)}${closing}` : whole,
    );
    if (renewed !== text) changes.set(target, renewed);
  }
}

export function remember(
  changes: Changes,
  { parts, main }: MainOf,
  carried: string | null,
  memory: DocumentMemory,
): void {
  if (carried !== null) changes.set(carried, memoryXml(memoryText(memory)));
  else {
    addRelationship(changes, parts, main, memoryRelationship(freeNumber(parts)));
    addContentType(changes, parts, memoryContentType(freeNumber(parts)));
  }
  const properties = readRelationships(parts, '').find(({ type }) => type === 'custom-properties')?.target;
  if (properties === undefined || !parts.has(properties)) return;
  const run = new RegExp(`(name="${propertyNames.run}"[^>]*>\\s*<vt:lpwstr>)[^<]*`);
  changes.set(
    properties,
    textOf(parts, properties).replace(run, (_, opening: string) => `${opening}${escapeXml(memory.content)}`),
  );
}

/** All parts in their order, the changed ones anew; `memory` goes in where the file had lost it. */
export function repacked(parts: PackageParts, changes: Changes, memory: DocumentMemory | null): Uint8Array {
  const kept = parts.names.filter((name) => changes.get(name) !== null);
  const added = [...changes].filter(([name]) => !parts.has(name));
  return joinParts([
    ...kept.map((name) => packPart(name, changes.get(name) ?? parts.get(name) ?? new Uint8Array())),
    ...added.flatMap(([name, content]) => (content === null ? [] : [packPart(name, content)])),
    ...(memory === null ? [] : memoryParts(memoryText(memory), freeNumber(parts))),
  ]);
}

function freeNumber(parts: PackageParts): number {
  let number = 1;
  while (parts.has(`customXml/item${number}.xml`)) number += 1;
  return number;
}
