/** Files embedded in a Word note (w:altChunk): Word shows their words once it has opened them. */
import { Parser } from 'htmlparser2';
import type { PackageParts } from '../../package/package.ts';
import { decodeText } from '../../text-encoding.ts';
import type { Chunk, FoundInNote } from './note-words.ts';

/** null for what is no text: RTF, pictures, unknown files. Word documents are read elsewhere. */
export function readEmbedded(parts: PackageParts, name: string): Chunk | null {
  const bytes = parts.get(name);
  if (bytes === undefined) return null;
  const opening = Buffer.from(bytes.subarray(0, 4096)).toString('latin1').trimStart();
  if (opening.startsWith('{\\rtf')) return null;
  if (/^(?:mime-version|content-type|from|message-id|date|x-[\w-]+)\s*:/i.test(opening)) {
    const page = pageOfMime(bytes);
    return page === null ? null : wordsOfPage(page);
  }
  const text = textOf(bytes);
  if (text === null) return null;
  if (/<(?:!doctype|html|head|body|p|div|span|table|h[1-6]|ul|ol|br)\b/i.test(text)) return wordsOfPage(text);
  return { paragraphs: text.split(/\r\n?|\n/).map((line) => ({ text: line, outline: null, bold: false })), found: [] };
}

function textOf(bytes: Uint8Array, charset?: string): string | null {
  const declared = charset ?? /charset\s*=\s*["']?([\w-]+)/i.exec(Buffer.from(bytes.subarray(0, 2048)).toString('latin1'))?.[1]; // prettier-ignore
  if (declared !== undefined) {
    try {
      return new TextDecoder(/^gb/i.test(declared) ? 'gb18030' : declared, { fatal: true }).decode(bytes);
    } catch {
      // A page that says what it is not: its bytes tell.
    }
  }
  const decoded = decodeText(bytes);
  return decoded.verdict === 'refused' ? null : decoded.content.text;
}

/** The web page of an .mht, as programs write it for Word: the first part of that kind. */
function pageOfMime(bytes: Uint8Array): string | null {
  const letters = Buffer.from(bytes).toString('latin1');
  const part = mimeParts(letters, 0).find(({ headers }) => /text\/html/i.test(headers));
  if (part === undefined) return null;
  const encoding = /content-transfer-encoding:\s*([\w-]+)/i.exec(part.headers)?.[1]?.toLowerCase() ?? '';
  const content =
    encoding === 'base64'
      ? Buffer.from(part.body, 'base64')
      : Buffer.from(encoding === 'quoted-printable' ? unquoted(part.body) : part.body, 'latin1');
  return textOf(content, /charset\s*=\s*"?([\w-]+)/i.exec(part.headers)?.[1]);
}

interface MimePart {
  readonly headers: string;
  readonly body: string;
}

const mostNested = 4;

function mimeParts(letters: string, depth: number): readonly MimePart[] {
  const split = /\r?\n\r?\n/.exec(letters);
  if (split === null) return [];
  const headers = letters.slice(0, split.index).replaceAll(/\r?\n[ \t]+/g, ' ');
  const body = letters.slice(split.index + split[0].length);
  const boundary = /boundary\s*=\s*"?([^";\r\n]+)/i.exec(headers)?.[1];
  if (boundary === undefined || depth > mostNested) return [{ headers, body }];
  return body
    .split(`--${boundary}`)
    .slice(1)
    .filter((part) => !part.startsWith('--'))
    .flatMap((part) => mimeParts(part.replace(/^\r?\n/, ''), depth + 1));
}

function unquoted(text: string): string {
  return text
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([\dA-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

const ownLine: ReadonlySet<string> = new Set([
  'p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'ul', 'ol', 'table', 'tr', 'td', 'th', 'blockquote', 'pre', 'section', 'article', 'hr', 'dl',
  'dt', 'dd', 'header', 'footer', 'body', 'html', 'caption', 'form', 'fieldset', 'center', 'address',
]); // prettier-ignore
const noWords: ReadonlySet<string> = new Set([
  'script',
  'style',
  'head',
  'title',
  'template',
  'noscript',
  'object',
  'iframe',
]);
const struck: ReadonlySet<string> = new Set(['s', 'strike', 'del']);

/** Its lines, as a browser would break them; list numbers as it would count them. */
function wordsOfPage(html: string): Chunk {
  const paragraphs: { text: string; outline: number | null; bold: boolean }[] = [];
  const found: Pick<FoundInNote, 'kind' | 'words'>[] = [];
  const open: {
    readonly name: string;
    readonly hides: 'hidden-text' | 'struck-text' | 'nothing' | null;
    readonly counts: { at: number } | null;
  }[] = [];
  let line = '';
  let opening = '';
  let outline: number | null = null;
  const close = (): void => {
    const text = line.trim();
    if (text !== '') paragraphs.push({ text: `${opening}${text}`, outline, bold: false });
    if (text !== '') opening = '';
    line = '';
  };
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (ownLine.has(name)) close();
      if (name === 'br') line += '\n';
      if (name === 'img') found.push({ kind: 'picture', words: attributes['alt'] ?? '' });
      if (/^h[1-6]$/.test(name)) outline = Number(name.slice(1)) - 1;
      const style = attributes['style'] ?? '';
      const isStruck = struck.has(name) || /text-decoration[^;]*line-through/i.test(style);
      const isHidden = /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all/i.test(style);
      const hides = noWords.has(name) ? 'nothing' : isHidden ? 'hidden-text' : isStruck ? 'struck-text' : null;
      const counts = name === 'ol' ? { at: (Number(attributes['start']) || 1) - 1 } : null;
      open.push({ name, hides, counts });
      if (name === 'li') {
        const list = open.findLast((each) => each.name === 'ol' || each.name === 'ul');
        if (list?.counts !== null && list?.counts !== undefined) list.counts.at += 1;
        opening = list?.counts === null || list?.counts === undefined ? '•' : `${list.counts.at}. `;
      }
    },
    ontext: (text) => {
      const hiding = open.findLast((each) => each.hides !== null)?.hides ?? null;
      const words = text.replaceAll(/[ \t\r\n\f]+/g, ' ');
      if (hiding === null) line += line === '' || line.endsWith('\n') ? words.trimStart() : words;
      else if (hiding !== 'nothing' && words.trim() !== '') found.push({ kind: hiding, words });
    },
    onclosetag: (name) => {
      if (ownLine.has(name)) close();
      if (/^h[1-6]$/.test(name)) outline = null;
      open.pop();
    },
  });
  parser.end(html);
  close();
  return { paragraphs, found };
}
