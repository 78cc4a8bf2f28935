import { partKey, shown } from './entry-name.ts';
import type { PackageParts } from './package.ts';
import { damaged, tooLarge } from './refusals.ts';
import { isAt, readPart } from './xml.ts';

/** An arrow from one part to another; arrows that leave the package are left out. */
export interface Relationship {
  readonly id: string;
  /** `worksheet`, `officeDocument`, …: the last word of the type, the same in both dialects. */
  readonly type: string;
  /** The part's name, without a leading slash. */
  readonly target: string;
}

const typeRoots = [
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships/',
  'http://purl.oclc.org/ooxml/officeDocument/relationships/',
];
const relationship = ['rel:Relationships', 'rel:Relationship'];
const manyRelationships = 100_000;

/** The arrows that leave `source`; '' is the package itself. Throws a Refusal. */
export function readRelationships(parts: PackageParts, source: string): readonly Relationship[] {
  const relationships: Relationship[] = [];
  const ids = new Set<string>();
  readPart(parts, relationshipsPart(source), {
    open: (path, attributes) => {
      if (!isAt(path, relationship) || attributes.get('TargetMode') === 'External') return;
      const id = attributes.get('Id') ?? '';
      const target = attributes.get('Target') ?? '';
      if (ids.has(id)) throw damaged(parts.rules.words, `部件 ${shown(source)} 的引用 ${shown(id)} 有两处`);
      if (ids.size >= manyRelationships) throw tooLarge(parts.rules.words, '内部引用太多');
      ids.add(id);
      relationships.push({ id, type: shortType(attributes.get('Type') ?? ''), target: resolve(source, target) });
    },
  });
  return relationships;
}

/** What a part is said to be, in lower case; undefined where nothing is said. Throws a Refusal. */
export function readContentTypes(parts: PackageParts): (part: string) => string | undefined {
  const overrides = new Map<string, string>();
  const defaults = new Map<string, string>();
  readPart(parts, '[Content_Types].xml', {
    open: (path, attributes) => {
      const type = (attributes.get('ContentType') ?? '').toLowerCase();
      if (isAt(path, ['ct:Types', 'ct:Override'])) {
        overrides.set(partKey(resolve('', attributes.get('PartName') ?? '')), type);
        if (overrides.size > manyRelationships) throw tooLarge(parts.rules.words, '内部部件太多');
      } else if (isAt(path, ['ct:Types', 'ct:Default'])) {
        if (defaults.size < manyRelationships) defaults.set((attributes.get('Extension') ?? '').toLowerCase(), type);
      }
    },
  });
  return (part) => overrides.get(partKey(part)) ?? defaults.get(/\.([^./]*)$/.exec(part.toLowerCase())?.[1] ?? '');
}

/** xl/workbook.xml → xl/_rels/workbook.xml.rels */
export function relationshipsPart(source: string): string {
  const slash = source.lastIndexOf('/') + 1;
  return `${source.slice(0, slash)}_rels/${source.slice(slash)}.rels`;
}

function shortType(type: string): string {
  const root = typeRoots.find((candidate) => type.startsWith(candidate));
  return root === undefined ? type : type.slice(root.length);
}

/** Targets are relative to the folder of their source, or to the package when they start with a slash. */
function resolve(source: string, target: string): string {
  const path = target.replaceAll('\\', '/');
  const segments = path.startsWith('/') ? [] : source.split('/').slice(0, -1);
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}
