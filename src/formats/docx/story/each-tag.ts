/** Goes through the tags of XML text by position. The text is known to be whole: it was read by the guarded reader before. */
import type { Extent } from './mapped.ts';

export interface Tag extends Extent {
  readonly name: string;
  readonly text: string;
  /** `<w:tab/>` */
  readonly empty: boolean;
}

export interface TagHandler {
  /** `parent` is '' at the top of a fragment. */
  open(tag: Tag, parent: string): void;
  /** Not for empty elements. */
  close(tag: Tag, parent: string): void;
}

/** Comments, instructions and CDATA are passed over whole. */
const pattern =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>|<(\/?)([A-Za-z_][\w:.-]*)(?:[^<>"']|"[^"]*"|'[^']*')*>/g;

export function eachTag(xml: string, handler: TagHandler): void {
  const open: string[] = [];
  for (const match of xml.matchAll(pattern)) {
    const [text, slash, name] = match;
    if (name === undefined) continue;
    const empty = text.endsWith('/>');
    const tag = { name, text, empty, start: match.index, end: match.index + text.length };
    if (slash === '/') {
      open.pop();
      handler.close(tag, open.at(-1) ?? '');
      continue;
    }
    handler.open(tag, open.at(-1) ?? '');
    if (!empty) open.push(name);
  }
}
