/**
 * Our styles beside a template's own. Where the template has a style of the same name, its own look holds; the others are
 * added under our ids, on a base of our own, because a template's standard paragraph may look like anything.
 */
import type { Look } from '../write/look.ts';
import { stylesXml } from '../write/styles.ts';

export interface JoinedStyles {
  readonly xml: string;
  /** A piece of ours with the ids that hold in this document. */
  readonly translated: (piece: string) => string;
}

interface Style {
  readonly id: string;
  /** In lower case, as Word compares names. */
  readonly name: string;
  readonly type: string;
  readonly xml: string;
}

const baseId = 'FuerNormal';

/** `template` is the text of its styles.xml. */
export function joinStyles(template: string, look: Look): JoinedStyles {
  const theirs = stylesIn(template);
  const ours = stylesIn(stylesXml(look));
  const takenIds = new Set(theirs.map(({ id }) => id));
  const ids = new Map<string, string>([['Normal', baseId]]);
  const added: Style[] = [];
  for (const style of ours.filter(({ id }) => id !== 'Normal')) {
    const same = theirs.find(({ name, type }) => name === style.name && type === style.type);
    if (same === undefined) {
      added.push(style);
      ids.set(style.id, takenIds.has(style.id) ? `Fuer${style.id}` : style.id);
    } else ids.set(style.id, same.id);
  }
  const idOf = (id: string): string => ids.get(id) ?? id;
  const definitions = added.map(({ id, xml }) =>
    xml
      .replace(/ w:default="1"/, '')
      .replace(`w:styleId="${id}"`, `w:styleId="${idOf(id)}"`)
      .replaceAll(
        /<w:(basedOn|next|link) w:val="([^"]*)"\/>/g,
        (_, kind: string, to: string) => `<w:${kind} w:val="${idOf(to)}"/>`,
      ),
  );
  const base = takenIds.has(baseId) ? [] : [baseStyle(look)];
  return {
    xml: template.replace('</w:styles>', `${[...base, ...definitions].join('')}</w:styles>`),
    translated: (piece) =>
      piece.replaceAll(
        /<w:(pStyle|rStyle|tblStyle) w:val="([^"]*)"\/>/g,
        (_, kind: string, id: string) => `<w:${kind} w:val="${idOf(id)}"/>`,
      ),
  };
}

/** What our documents say of every paragraph and every letter, as a style. */
function baseStyle(look: Look): string {
  const own = stylesXml(look);
  const letters = /<w:rPrDefault>(<w:rPr>.*?<\/w:rPr>)<\/w:rPrDefault>/s.exec(own)?.[1] ?? '';
  const paragraph = /w:styleId="Normal">.*?(<w:pPr>.*?<\/w:pPr>)/s.exec(own)?.[1] ?? '';
  return `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${baseId}"><w:name w:val="公文基准"/><w:qFormat/>${paragraph}${letters}</w:style>`;
}

function stylesIn(xml: string): readonly Style[] {
  return [...xml.matchAll(/<w:style\b([^>]*)>.*?<\/w:style>/gs)].map(([whole, attributes = '']) => ({
    id: /w:styleId="([^"]*)"/.exec(attributes)?.[1] ?? '',
    name: (/<w:name w:val="([^"]*)"/.exec(whole)?.[1] ?? '').toLowerCase(),
    type: /w:type="([^"]*)"/.exec(attributes)?.[1] ?? 'paragraph',
    xml: whole,
  }));
}
