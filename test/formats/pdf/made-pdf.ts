/** Small PDFs written by hand, of a page and its words. */

/** A file of these objects, the first the catalogue, with a table of places that is right. */
export function pdf(objects: readonly string[], trailer = ''): Uint8Array {
  let text = '%PDF-1.7\n';
  const places = objects.map((body, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${objects.length + 1} /Root 1 0 R ${trailer}>>\nstartxref\n${start}\n%%EOF\n`;
  return new TextEncoder().encode(text);
}

const stream = (content: string): string => `<</Length ${content.length}>>\nstream\n${content}\nendstream`;
export const words =
  'BT /F1 12 Tf 72 700 Td (The ratio is 95.4 per cent, nearly met.) Tj 0 -20 Td (Second line of the page.) Tj ET';
export const withPage = (content: string, catalogue = ''): readonly string[] => [
  `<</Type /Catalog /Pages 2 0 R ${catalogue}>>`,
  '<</Type /Pages /Kids [3 0 R] /Count 1>>',
  '<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>>>>',
  stream(content),
  '<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>',
];
