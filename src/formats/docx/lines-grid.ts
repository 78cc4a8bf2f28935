/** A written document for LibreOffice, which lays out the standard's negative character space wrongly. */
import { joinParts, packPart } from '../package/archive.ts';
import { readPackage } from '../package/package.ts';
import { documentRules } from '../package/rules.ts';
import { bodyPath } from './shell.ts';

/**
 * The same document on a grid of lines alone: 22 lines a page as before, characters as wide as they are. Whatever else a
 * person or an office's template put there stays. null for what is no Word document.
 */
export function onLinesAlone(document: Uint8Array): Uint8Array | null {
  const reading = readPackage(document, documentRules);
  if (reading.verdict === 'refused') return null;
  const { parts } = reading;
  return joinParts(
    parts.names.map((name) => {
      const bytes = parts.get(name) ?? new Uint8Array();
      return packPart(name, name === bodyPath ? withoutNarrowing(new TextDecoder().decode(bytes)) : bytes);
    }),
  );
}

function withoutNarrowing(body: string): string {
  return body.replaceAll(/<w:docGrid\b[^>]*>/g, (grid) =>
    grid.includes('w:charSpace="-')
      ? grid.replace(/w:type="[^"]*"/, 'w:type="lines"').replace(/ w:charSpace="[^"]*"/, '')
      : grid,
  );
}
