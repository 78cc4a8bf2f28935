/** What stands in a tag of XML that is read by position, and in the text between tags. */

export function attribute(tag: string, name: string): string | null {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return match === null ? null : unescapeXml(match[1] ?? match[2] ?? '');
}

export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(lt|gt|amp|quot|apos));/g, (whole, hex, number, name) => {
    if (typeof hex === 'string') return String.fromCodePoint(Number.parseInt(hex, 16));
    if (typeof number === 'string') return String.fromCodePoint(Number(number));
    return { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }[String(name)] ?? String(whole);
  });
}
