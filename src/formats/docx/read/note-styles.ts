/** What named styles say of a paragraph in a note: that it is a heading, numbered, hidden, bold. */
import type { PackageParts } from '../../package/package.ts';
import { isAt, readPart } from '../../package/xml.ts';

export interface NoteStyle {
  /** From 0; null for body text. */
  outline: number | null;
  list: string | null;
  depth: number | null;
  hidden: boolean;
  bold: boolean;
}

interface WrittenStyle extends Partial<NoteStyle> {
  basedOn?: string;
  name?: string;
}

const style = ['w:styles', 'w:style'];
const longestChain = 20;

/** By style id, with what it takes from the styles below it. Throws a Refusal where the part is not whole. */
export function readNoteStyles(parts: PackageParts, name: string): ReadonlyMap<string, NoteStyle> {
  const written = new Map<string, WrittenStyle>();
  let id = '';
  readPart(parts, name, {
    open: (path, attributes) => {
      if (isAt(path, style)) {
        id = attributes.get('w:styleId') ?? '';
        written.set(id, {});
        return;
      }
      const open = written.get(id);
      if (open === undefined || path[1] !== 'w:style') return;
      const value = attributes.get('w:val');
      switch (path.slice(2).join('/')) {
        case 'w:name':
          open.name = value ?? '';
          break;
        case 'w:basedOn':
          open.basedOn = value ?? '';
          break;
        case 'w:pPr/w:outlineLvl':
          if (/^\d$/.test(value ?? '')) open.outline = Number(value);
          break;
        case 'w:pPr/w:numPr/w:numId':
          open.list = value ?? null;
          break;
        case 'w:pPr/w:numPr/w:ilvl':
          open.depth = Number(value);
          break;
        case 'w:rPr/w:vanish':
          open.hidden = isOn(value);
          break;
        case 'w:rPr/w:b':
          open.bold = isOn(value);
          break;
      }
    },
  });
  return new Map([...written.keys()].map((key) => [key, resolved(key, written, 0)]));
}

/** `<w:vanish/>` and w:val="1" say yes; "0", "false" and "off" no. */
export function isOn(value: string | undefined): boolean {
  return !['0', 'false', 'off'].includes(value ?? '');
}

const plain: NoteStyle = { outline: null, list: null, depth: null, hidden: false, bold: false };

function resolved(id: string, written: ReadonlyMap<string, WrittenStyle>, chain: number): NoteStyle {
  const own = written.get(id);
  if (own === undefined || chain > longestChain) return plain;
  const base = own.basedOn === undefined ? plain : resolved(own.basedOn, written, chain + 1);
  return {
    outline: own.outline ?? outlineByName(own.name ?? '') ?? base.outline,
    list: own.list ?? base.list,
    depth: own.depth ?? base.depth,
    hidden: own.hidden ?? base.hidden,
    bold: own.bold ?? base.bold,
  };
}

/** Some programs write the style without its outline level. */
function outlineByName(name: string): number | null {
  const match = /^(?:heading|标题)\s*([1-9])$/i.exec(name);
  if (match?.[1] !== undefined) return Number(match[1]) - 1;
  return /^(?:title|标题)$/i.test(name) ? 0 : null;
}
