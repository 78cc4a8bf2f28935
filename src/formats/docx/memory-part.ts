/** The custom XML part in which a document carries its memory: compressed, in letters that every program lets stand. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { packPart, type PackedPart } from '../package/archive.ts';
import type { PackageParts } from '../package/package.ts';
import { readPart } from '../package/xml.ts';

const namespace = 'urn:fuer:memory:1';

/** `number` is one that no other custom XML part of the document has. */
export function memoryParts(memory: string, number = 1): readonly PackedPart[] {
  return [
    packPart(`customXml/item${number}.xml`, memoryXml(memory)),
    packPart(
      `customXml/itemProps${number}.xml`,
      `${declaration}<ds:datastoreItem ds:itemID="{7B1F3C52-5E0A-4C57-9B0E-0F0E7A4D6F01}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="${namespace}"/></ds:schemaRefs></ds:datastoreItem>`,
    ),
    packPart(
      `customXml/_rels/item${number}.xml.rels`,
      `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps" Target="itemProps${number}.xml"/></Relationships>`,
    ),
  ];
}

export function memoryXml(memory: string): string {
  const packed = deflateRawSync(Buffer.from(memory, 'utf8'), { level: 9 }).toString('base64');
  return `${declaration}<memory xmlns="${namespace}">${packed}</memory>`;
}

/** Of the body: leads to the part. */
export function memoryRelationship(number = 1): string {
  return `<Relationship Id="rIdFuerMemory${number}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml" Target="../customXml/item${number}.xml"/>`;
}

export function memoryContentType(number = 1): string {
  return `<Override ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml" PartName="/customXml/itemProps${number}.xml"/>`;
}

/** The part of that kind and its text, whatever the part is called now; null where the document has none. */
export function findMemory(parts: PackageParts): { readonly part: string; readonly text: string } | null {
  for (const part of parts.names.filter((name) => /^\/?customXml\/item\d+\.xml$/i.test(name))) {
    let packed = '';
    let ours = false;
    readPart(parts, part, {
      open: (path) => {
        if (path.length === 1) ours = path[0] === `{${namespace}}memory`;
      },
      text: (path, text) => {
        if (ours && path.length === 1) packed += text;
      },
    });
    const text = ours ? unpacked(packed.replaceAll(/\s/g, '')) : null;
    if (text !== null) return { part, text };
  }
  return null;
}

const largestMemory = 32 * 1024 * 1024;
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

function unpacked(packed: string): string | null {
  try {
    return inflateRawSync(Buffer.from(packed, 'base64'), { maxOutputLength: largestMemory }).toString('utf8');
  } catch {
    return null;
  }
}
