/** A paragraph's frame, and how wide its words are. */

/** A paragraph in a named style. `direct` are properties of its own that stand after the style. */
export function paragraph(style: string, content: string, direct = ''): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${direct}</w:pPr>${content}</w:p>`;
}

/** Letters, digits and spaces of ASCII are half as wide as a Chinese character. */
export function widthInCharacters(text: string): number {
  let width = 0;
  for (const character of text) width += character < '\u0080' ? 0.5 : 1;
  return width;
}
