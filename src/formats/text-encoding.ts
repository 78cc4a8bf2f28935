import type { Guarded } from './package/problem.ts';
import { Refusal, guarded } from './package/problem.ts';

/** Text that a person saved without saying in which encoding, and the encoding it turned out to have. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncodingName;
}

type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/**
 * UTF-8, UTF-16 or GBK (GB 18030), with or without a mark at the start; the mark is left out. Bytes that are no text
 * in any of them are refused, and so is UTF-8 with broken places, which GBK would read as other words. Where stray control
 * characters are let through, the caller names them.
 */
export function decodeText(bytes: Uint8Array, strayControls: 'refused' | 'kept' = 'refused'): Guarded<DecodedText> {
  return guarded(() => {
    const encoding = markedEncoding(bytes) ?? unmarkedEncoding(bytes);
    const text = tryDecode(bytes, encoding);
    if (text === undefined || controlsIn(text) > (strayControls === 'kept' ? Math.max(3, text.length / 50) : 0))
      throw unknownEncoding();
    // GB 18030 has a mark of its own, which the decoder leaves in.
    return { text: text.replace(/^\ufeff/, ''), encoding };
  });
}

function markedEncoding([first, second, third]: Uint8Array): TextEncodingName | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

/**
 * Only UTF-16 has zero bytes, in the upper half of its Latin letters, digits, commas and line ends. One stray zero byte
 * does not make a text UTF-16: then other letters would be read than were written.
 */
function unmarkedEncoding(bytes: Uint8Array): TextEncodingName {
  if (bytes.includes(0)) {
    const zerosAt = (parity: number): number =>
      bytes.filter((byte, index) => byte === 0 && index % 2 === parity).length;
    const encoding = zerosAt(1) > zerosAt(0) ? 'utf-16le' : 'utf-16be';
    if (looksWritten(tryDecode(bytes, encoding) ?? '')) return encoding;
  }
  if (tryDecode(bytes, 'utf-8') !== undefined) return 'utf-8';
  refuseBrokenUtf8(bytes);
  return 'gb18030';
}

/** Nearly all of it letters that Chinese office texts hold: Latin, punctuation, signs, Chinese, full width. */
function looksWritten(text: string): boolean {
  const written = text.match(/[\t\n\r\u0020-\u007e\u00a0-\u00ff\u2000-\u27bf\u3000-\u33ff\u4e00-\u9fff\uff00-\uffef]/g);
  return (written?.length ?? 0) >= text.length * 0.95 && text !== '';
}

/** GBK read as UTF-8 is nearly all replacement characters; UTF-8 with a broken place has many whole characters. */
function refuseBrokenUtf8(bytes: Uint8Array): void {
  const text = new TextDecoder('utf-8').decode(bytes);
  let broken = 0;
  let whole = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0xfffd) broken += 1;
    else if (code >= 0x0800) whole += 1;
  }
  if (whole <= broken) return;
  const line = text.slice(0, text.indexOf('\ufffd')).split(/\r\n|\r|\n/).length;
  throw new Refusal({
    code: 'damaged',
    message: `文件已损坏：第 ${line} 行有读不出的字，可能没有传完。`,
    hint: '请重新复制这个文件，或请填报单位重新保存后发送。',
    place: { line },
  });
}

function tryDecode(bytes: Uint8Array, encoding: TextEncodingName): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function controlsIn(text: string): number {
  // oxlint-disable-next-line no-control-regex -- control characters are what this looks for
  return text.match(/[\u0000-\u0008\u000e-\u001f]/g)?.length ?? 0;
}

function unknownEncoding(): Refusal {
  return new Refusal({
    code: 'unknown-encoding',
    message: '文件里的文字读不出：编码不是 UTF-8、GBK 或 UTF-16，也可能没有传完。',
    hint: '请用原来的软件打开，检查内容无误后重新保存（编码选 UTF-8），再重新放入。',
  });
}
