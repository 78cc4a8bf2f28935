/** Pieces joined to a body: upright and landscape pages as sections, page breaks on the piece that follows them. */
import { paragraph } from './pieces/paragraphs.ts';
import { styleIds } from '../style-names.ts';

export type Orientation = 'portrait' | 'landscape';

export interface Piece {
  readonly xml: string;
  readonly orientation: Orientation;
  /** Begins a new page. */
  readonly breakBefore: boolean;
}

/** What stands between `<w:body>` and `</w:body>`, one text a piece. `properties` are the `w:sectPr` of the two kinds of page. */
export function joinPieces(
  pieces: readonly Piece[],
  properties: Readonly<Record<Orientation, string>>,
): readonly string[] {
  const body: string[] = [];
  let open: Orientation | undefined;
  for (const piece of pieces) {
    const turns = open !== undefined && open !== piece.orientation;
    if (turns && open !== undefined) body.push(sectionEnd(properties[open]));
    // A new section begins a page of its own, and so does the document.
    body.push(piece.breakBefore && open !== undefined && !turns ? breakBefore(piece.xml) : piece.xml);
    open = piece.orientation;
  }
  return [...body, properties[open ?? 'portrait']];
}

/**
 * A paragraph of its own ends a section: LibreOffice moves the bookmarks of a paragraph that does so besides having
 * words. It is low enough to fit below a full page.
 */
function sectionEnd(properties: string): string {
  return paragraph(styleIds.sectionEnd, '', properties);
}

const styled = /^<w:p><w:pPr><w:pStyle w:val="[^"]*"\/>/;

function breakBefore(xml: string): string {
  const opening = styled.exec(xml)?.[0];
  if (opening === undefined) return paragraph(styleIds.gap, '', '<w:pageBreakBefore/>') + xml;
  return `${opening}<w:pageBreakBefore/>${xml.slice(opening.length)}`;
}
