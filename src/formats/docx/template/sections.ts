/** Pages inside a template: its own paper, turned for landscape tables, its first page's head printed once. */
import type { TextWidths } from '../write/pieces/inlines.ts';
import { landscape, portrait, typeAreaWidth } from '../write/look.ts';
import { paragraph } from '../write/pieces/paragraphs.ts';
import type { Orientation, Piece } from '../write/sections.ts';
import { styleIds } from '../style-names.ts';

/** The kinds of page that one `w:sectPr` of the template gives. */
export interface TemplatePages {
  /** As the template has it: the first page's head and the first page number are there. */
  readonly first: string;
  readonly next: string;
  readonly turned: string;
}

export function pagesOf(properties: string): TemplatePages {
  const next = properties.replace(/<w:titlePg\b[^>]*\/>/, '').replace(/(<w:pgNumType\b[^>]*?) w:start="\d+"/, '$1');
  return { first: properties, next, turned: turned(next) };
}

/**
 * How wide tables and charts may be: as on the standard's page, less where the template's is narrower. A template with
 * less than a third of that has no room for tables; there they stay as they are.
 */
export function textWidths(pages: TemplatePages): TextWidths {
  const width = (properties: string, standard: number): number => {
    const size = /<w:pgSz\b[^>]*\/>/.exec(properties)?.[0] ?? '';
    const margins = /<w:pgMar\b[^>]*\/>/.exec(properties)?.[0] ?? '';
    const sides = ['left', 'right', 'gutter'].map((side) => numberIn(margins, side) ?? 0);
    const own = (numberIn(size, 'w') ?? standard) - sides.reduce((sum, each) => sum + each, 0);
    return own < standard / 3 ? standard : Math.min(own, standard);
  };
  return {
    portrait: width(pages.first, typeAreaWidth(portrait)),
    landscape: width(pages.turned, typeAreaWidth(landscape)),
  };
}

/** Charts are drawn for the standard's type area. */
export function withFittingCharts(piece: Piece, room: TextWidths): Piece {
  const part = room[piece.orientation] / typeAreaWidth(piece.orientation === 'landscape' ? landscape : portrait);
  if (part === 1 || !piece.xml.includes('<wp:extent')) return piece;
  const scaled = (length: string): number => Math.floor(Number(length) * part);
  const xml = piece.xml.replaceAll(
    /<wp:extent cx="(\d+)" cy="(\d+)"\/>/g,
    (_, across: string, down: string) => `<wp:extent cx="${scaled(across)}" cy="${scaled(down)}"/>`,
  );
  return { ...piece, xml };
}

export interface JoinedGroup {
  readonly xml: string;
  /** A section of the template was ended inside: what follows is a later one. */
  readonly broke: boolean;
  readonly open: Orientation;
}

/** Pieces in the place of one paragraph of the template; `broke` says whether its section was ended before. */
export function joinGroup(pieces: readonly Piece[], pages: TemplatePages, broke: boolean): JoinedGroup {
  const body: string[] = [];
  let open: Orientation = 'portrait';
  let ended = broke;
  for (const piece of pieces) {
    if (piece.orientation !== open) {
      body.push(sectionEnd(open === 'landscape' ? pages.turned : ended ? pages.next : pages.first));
      ended = true;
      open = piece.orientation;
      body.push(piece.xml);
    } else body.push(piece.breakBefore ? onNewPage(piece.xml) : piece.xml);
  }
  return { xml: body.join(''), broke: ended, open };
}

export function sectionEnd(properties: string): string {
  return paragraph(styleIds.sectionEnd, '', properties);
}

function onNewPage(xml: string): string {
  const opening = /^<w:p><w:pPr><w:pStyle w:val="[^"]*"\/>/.exec(xml)?.[0];
  if (opening === undefined) return paragraph(styleIds.gap, '', '<w:pageBreakBefore/>') + xml;
  return `${opening}<w:pageBreakBefore/>${xml.slice(opening.length)}`;
}

/** The sheet turned clockwise; one that lies already stays as it is. */
function turned(properties: string): string {
  const size = /<w:pgSz\b[^>]*\/>/.exec(properties)?.[0] ?? '';
  const [width, height] = [numberIn(size, 'w'), numberIn(size, 'h')];
  if (width === null || height === null || width >= height) return properties;
  const margins = /<w:pgMar\b[^>]*\/>/.exec(properties)?.[0] ?? '';
  const sides = { top: 'left', right: 'top', bottom: 'right', left: 'bottom' } as const;
  const turnedMargins = Object.entries(sides).reduce((text, [side, from]) => {
    const value = numberIn(margins, from);
    return value === null ? text : text.replace(new RegExp(` w:${side}="[^"]*"`), ` w:${side}="${value}"`);
  }, margins);
  return properties
    .replace(size, `<w:pgSz w:w="${height}" w:h="${width}" w:orient="landscape"/>`)
    .replace(margins, turnedMargins);
}

function numberIn(tag: string, name: string): number | null {
  const value = new RegExp(` w:${name}="(-?\\d+)"`).exec(tag)?.[1];
  return value === undefined ? null : Number(value);
}
