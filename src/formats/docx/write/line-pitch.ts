/** A written document for LibreOffice, which lays out the standard's negative character space wrongly and fetches what is linked. */
import { joinParts, packPart } from '../../package/archive.ts';
import { findMainPart } from '../../package/main-part.ts';
import { openPackage } from '../../package/package.ts';
import { guarded } from '../../package/problem.ts';
import { documentRules } from '../../package/rules.ts';

/**
 * The same document on a grid of lines alone: 22 lines a page as before, characters as wide as they are. Whatever else a
 * person or an office's template put there stays, save pictures and files that would be fetched from elsewhere. null for
 * what is no Word document.
 */
export function onLinesAlone(document: Uint8Array): Uint8Array | null {
  const reading = guarded(() => {
    const parts = openPackage(document, documentRules);
    return { parts, main: findMainPart(parts, 'document').name };
  });
  if (reading.verdict === 'refused') return null;
  const { parts, main } = reading.content;
  return joinParts(
    parts.names.map((name) => {
      const bytes = parts.get(name) ?? new Uint8Array();
      if (name === main) return packPart(name, withoutNarrowing(new TextDecoder().decode(bytes)));
      return packPart(name, /\.rels$/i.test(name) ? withoutFetching(new TextDecoder().decode(bytes)) : bytes);
    }),
  );
}

function withoutNarrowing(body: string): string {
  return body.replaceAll(/<w:docGrid\b[^>]*>/g, (grid) =>
    isNarrowed(grid) ? grid.replace(/w:type="[^"]*"/, 'w:type="lines"').replace(/ w:charSpace="[^"]*"/, '') : grid,
  );
}

/** LibreOffice writes a negative number as one of 32 bits without a sign: 4294949887. */
function isNarrowed(grid: string): boolean {
  const space = Number(/ w:charSpace="([^"]*)"/.exec(grid)?.[1] ?? '0');
  return space < 0 || space > 0x7fffffff;
}

/** NULL is what Word itself writes for a picture that is no longer there. Links that a reader clicks stay. */
function withoutFetching(relationships: string): string {
  return relationships.replaceAll(/<(?:[\w-]+:)?Relationship\s[^>]*>/g, (one) =>
    /\sTargetMode=["']External["']/.test(one) && !/\sType=["'][^"']*\/hyperlink["']/.test(one)
      ? one.replace(/\sTarget=(?:"[^"]*"|'[^']*')/, ' Target="NULL"')
      : one,
  );
}
