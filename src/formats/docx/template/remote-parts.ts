/** What in a template would be fetched or started when a report is opened: none of it goes into a report. */
import type { PackageParts } from '../../package/package.ts';
import { readPart } from '../../package/xml.ts';

/** Words for the first thing found; null where there is none. Links that a reader clicks may stay. */
export function remotePart(parts: PackageParts): string | null {
  for (const name of parts.names) {
    const found = /\.rels$/i.test(name) ? remoteRelationship(parts, name) : remoteField(parts, name);
    if (found !== null) return found;
  }
  return null;
}

function remoteRelationship(parts: PackageParts, name: string): string | null {
  let found: string | null = null;
  readPart(parts, name, {
    open: (_, attributes) => {
      const type = (attributes.get('Type') ?? '').replace(/^.*\//, '');
      if (attributes.get('TargetMode') !== 'External' || type === 'hyperlink') return;
      found ??= type === 'attachedTemplate' ? '引用了别处的模板' : '引用了外部的图片或文件';
    },
  });
  return found;
}

/** Fields that start a program or read another file. */
const remoteFields = /^\s*(?:DDE|DDEAUTO|INCLUDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|RD)\b/i;

/** Word lets a field's words stand in many runs. */
function remoteField(parts: PackageParts, name: string): string | null {
  if (!/^word\/[^/]+\.xml$/i.test(name)) return null;
  let instruction = '';
  let found: string | null = null;
  const judge = (): void => {
    if (remoteFields.test(instruction))
      found ??= `含有域“${instruction.trim().split(/\s/)[0] ?? ''}”，打开时会读取别的文件或启动程序`;
    instruction = '';
  };
  readPart(parts, name, {
    open: (path, attributes) => {
      const element = path.at(-1);
      if (element === 'w:fldChar') judge();
      if (element === 'w:fldSimple') {
        instruction = attributes.get('w:instr') ?? '';
        judge();
      }
    },
    text: (path, text) => {
      if (path.at(-1) === 'w:instrText') instruction += text;
    },
  });
  judge();
  return found;
}
