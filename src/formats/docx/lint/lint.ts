/**
 * Faults of a Word document that schema validators pass over and word processors stumble on. For tests of what we
 * write; each fault is one English line with its part.
 */
import { openPackage, type PackageParts } from '../../package/package.ts';
import { documentRules } from '../../package/rules.ts';
import { isAt, readPart } from '../../package/xml.ts';
import { lintComments } from './comments.ts';
import { lintStory } from './story.ts';

/** Empty when nothing was found. Throws a Refusal where the package itself cannot be read. */
export function lintDocument(bytes: Uint8Array): readonly string[] {
  const parts = openPackage(bytes, documentRules);
  const styles = stylesOf(parts);
  const numberings = numberingsOf(parts);
  return [
    ...emptyParts(parts),
    ...untypedParts(parts),
    ...parts.names.filter((name) => name.endsWith('.rels')).flatMap((name) => danglingTargets(parts, name)),
    ...styles.faults,
    ...parts.names
      .filter((name) => storyPattern.test(name))
      .flatMap((name) =>
        lintStory(parts, name, { styles: styles.ids, numberings, relationships: relationshipIds(parts, name) }),
      ),
    ...lintComments(parts),
  ];
}

const storyPattern = /^word\/(document|header\d+|footer\d+|footnotes|endnotes|comments)\.xml$/;

function emptyParts(parts: PackageParts): readonly string[] {
  return parts.names.filter((name) => parts.get(name)?.length === 0).map((name) => `${name}: is empty`);
}

function untypedParts(parts: PackageParts): readonly string[] {
  const defaults = new Set<string>();
  const overrides = new Set<string>();
  const faults: string[] = [];
  readPart(parts, '[Content_Types].xml', {
    open: (path, attributes) => {
      if (path.at(-1) === 'ct:Default') defaults.add((attributes.get('Extension') ?? '').toLowerCase());
      if (path.at(-1) !== 'ct:Override') return;
      const name = (attributes.get('PartName') ?? '').slice(1);
      if (!parts.has(name)) faults.push(`[Content_Types].xml: ${name} is not in the package`);
      if (overrides.has(name)) faults.push(`[Content_Types].xml: ${name} is typed twice`);
      overrides.add(name);
    },
  });
  const untyped = parts.names.filter(
    (name) =>
      name !== '[Content_Types].xml' &&
      !overrides.has(name) &&
      !defaults.has(/\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''),
  );
  return [...faults, ...untyped.map((name) => `${name}: has no content type`)];
}

function danglingTargets(parts: PackageParts, relationships: string): readonly string[] {
  const folder = relationships.replace(/_rels\/[^/]*$/, '');
  const faults: string[] = [];
  const ids = new Set<string>();
  readPart(parts, relationships, {
    open: (path, attributes) => {
      if (!isAt(path, ['rel:Relationships', 'rel:Relationship'])) return;
      const id = attributes.get('Id') ?? '';
      if (ids.has(id)) faults.push(`${relationships}: ${id} is there twice`);
      ids.add(id);
      const target = attributes.get('Target') ?? '';
      if (attributes.get('TargetMode') !== 'External' && !parts.has(resolve(folder, target))) {
        faults.push(`${relationships}: ${id} leads to ${target}, which is not in the package`);
      }
    },
  });
  return faults;
}

function resolve(folder: string, target: string): string {
  return new URL(target, `file:///${folder}`).pathname.slice(1);
}

function relationshipIds(parts: PackageParts, part: string): ReadonlySet<string> {
  const ids = new Set<string>();
  readPart(parts, part.replace(/([^/]*)$/, '_rels/$1.rels'), {
    open: (_, attributes) => {
      const id = attributes.get('Id');
      if (id !== undefined) ids.add(id);
    },
  });
  return ids;
}

function stylesOf(parts: PackageParts): { readonly ids: ReadonlySet<string>; readonly faults: readonly string[] } {
  const ids = new Set<string>();
  const references: string[] = [];
  const faults: string[] = [];
  readPart(parts, 'word/styles.xml', {
    open: (path, attributes) => {
      if (isAt(path, ['w:styles', 'w:style'])) {
        const id = attributes.get('w:styleId') ?? '';
        if (ids.has(id)) faults.push(`word/styles.xml: style ${id} is there twice`);
        ids.add(id);
      }
      const name = path.at(-1);
      if (name === 'w:basedOn' || name === 'w:next' || name === 'w:link')
        references.push(attributes.get('w:val') ?? '');
    },
  });
  const dangling = references.filter((id) => !ids.has(id)).map((id) => `word/styles.xml: no style ${id}`);
  return { ids, faults: [...faults, ...dangling] };
}

function numberingsOf(parts: PackageParts): ReadonlySet<string> {
  const ids = new Set<string>(['0']);
  readPart(parts, 'word/numbering.xml', {
    open: (path, attributes) => {
      if (isAt(path, ['w:numbering', 'w:num'])) ids.add(attributes.get('w:numId') ?? '');
    },
  });
  return ids;
}
