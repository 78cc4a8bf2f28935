/** A table of a Word form as somebody fills it in: words put into the cells of one of its rows. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/**
 * Of the row whose words the pattern finds, the cells by their place, those below zero counted from the end; blank
 * paragraphs get the words. Throws unless exactly one row is found.
 */
export function withFilledRow(
  bytes: Uint8Array,
  isMeant: (text: string) => boolean,
  cells: Readonly<Record<number, string>>,
): Uint8Array {
  const files = unzipSync(bytes);
  const body = strFromU8(files['word/document.xml'] ?? new Uint8Array());
  let found = 0;
  const written = body.replace(/<w:tr[ >][\s\S]*?<\/w:tr>/gu, (row) => {
    if (!isMeant(row.replace(/<[^>]+>/gu, ''))) return row;
    found += 1;
    const parts = row.split('</w:tc>');
    const count = parts.length - 1;
    return parts
      .map((part, at) => {
        const words = cells[at] ?? cells[at - count];
        return words === undefined || at >= count
          ? part
          : part.replace(/<\/w:p>(?![\s\S]*<\/w:p>)/u, `<w:r><w:t>${words}</w:t></w:r></w:p>`);
      })
      .join('</w:tc>');
  });
  if (found !== 1) throw new Error(`${found} rows are meant`);
  return zipSync({ ...files, 'word/document.xml': strToU8(written) });
}
