/** Pieces joined to a body: upright and landscape pages as sections, page breaks on the piece that follows them. */
import { paragraph } from './paragraphs.ts';
import { styleIds } from './styles.ts';

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
    if (turns && open !== undefined) body.push(closeSection(body.pop() ?? '', properties[open]));
    // A new section begins a page of its own, and so does the document.
    body.push(piece.breakBefore && open !== undefined && !turns ? breakBefore(piece.xml) : piece.xml);
    open = piece.orientation;
  }
  return [...body, properties[open ?? 'portrait']];
}

/** The section's properties go into its last paragraph: an empty one for them could spill over to a page of its own. */
function closeSection(last: string, properties: string): string {
  const inside = last.endsWith('</w:p>') ? last.lastIndexOf('</w:pPr>') : -1;
  if (inside === -1) return last + paragraph(styleIds.gap, '', properties);
  return last.slice(0, inside) + properties + last.slice(inside);
}

const styled = /^<w:p><w:pPr><w:pStyle w:val="[^"]*"\/>/;

function breakBefore(xml: string): string {
  const opening = styled.exec(xml)?.[0];
  if (opening === undefined) return paragraph(styleIds.gap, '', '<w:pageBreakBefore/>') + xml;
  return `${opening}<w:pageBreakBefore/>${xml.slice(opening.length)}`;
}
