/** What an old Word document (MS-DOC, Word 97 and later) says of itself: what the reader of its words does not tell. */
import { Refusal } from '../package/problem.ts';
import { damaged, passwordProtected, saveAs } from '../package/refusals.ts';
import type { KindWords } from '../package/rules.ts';

/** What of its formatting changes what a person reads; Chinese, without a full stop. Throws a Refusal. */
export function walkDocument(streams: ReadonlyMap<string, Uint8Array>, words: KindWords): readonly string[] {
  const stream = streams.get('WordDocument');
  if (stream === undefined || stream.length < 0x01aa) throw damaged(words, '里面没有正文');
  const file = viewOf(stream);
  if (file.getUint16(0, true) !== 0xa5ec || file.getUint16(2, true) < 0x00c1) {
    throw new Refusal({
      code: 'old-format',
      message: '这是 Word 97 以前的格式，本程序不能读取。',
      hint: saveAs(words),
    });
  }
  const flags = file.getUint16(0x0a, true);
  if ((flags & 0x0100) !== 0) throw passwordProtected(words);
  const table = streams.get((flags & 0x0200) === 0 ? '0Table' : '1Table');
  if (table === undefined) throw damaged(words, '里面没有正文的目录');
  if (file.getInt32(0x004c, true) < 0) throw damaged(words, '正文的长度不对');
  const [letterPages, paragraphPages] = [pagesOf(file, table, 0x00fa, words), pagesOf(file, table, 0x0102, words)];
  const letters = letterPages.flatMap(({ page }) => propertiesOn(stream, page, 'letters', words));
  const paragraphs = paragraphPages.flatMap(({ page }) => propertiesOn(stream, page, 'paragraphs', words));
  const isOn = (code: number): boolean => letters.some((property) => property.code === code && property.value !== 0);
  const isBroken =
    [...letterPages, ...paragraphPages].some((page) => !speaksOfItsText(stream, page)) ||
    letters.some((property) => !isOf('letters', property)) ||
    paragraphs.some((property) => !isOf('paragraphs', property));
  return [
    ...(isBroken ? ['格式的登记有破损，段落和表格可能连在一起'] : []),
    ...(hasGaps(stream, file.getUint32(0x18, true), file.getUint32(0x1c, true)) ? ['文字有空缺'] : []),
    ...(isOn(0x0837) || isOn(0x2a53) ? ['有划去的字，划去的会与其他字连在一起读'] : []),
    ...(isOn(0x083c) ? ['有隐藏的字，隐藏的也读了'] : []),
    ...(isOn(0x0800) || isOn(0x0801) ? ['有修订'] : []),
    ...(isOn(0x2a48) ? ['有上标或下标，会与其他字连在一起读'] : []),
    ...(letters.some(({ code }) => code === 0x6a09) ? ['有特殊符号，可能读不出'] : []),
    ...(paragraphs.some(({ code, value }) => code === 0x460b && value !== 0) ? ['有自动编号，编号没有读出'] : []),
    ...(streams.has('Data') ? ['有图片或对象，没有读出'] : []),
    ...([...streams.keys()].some((name) => /^(?:_VBA_PROJECT|VBA)$/i.test(name)) ? ['带有宏，宏没有运行'] : []),
  ];
}

/** Letters of nought in the text; it is whole or half of UTF-16, so that two noughts side by side are never letters. */
function hasGaps(stream: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at + 1 < Math.min(to, stream.length); at += 2) {
    if (stream[at] === 0 && stream[at + 1] === 0) return true;
  }
  return false;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The pages of properties, from their list in the table stream; `at` is its place in the header. */
function pagesOf(file: DataView, table: Uint8Array, at: number, words: KindWords): readonly PropertyPage[] {
  const [start, length] = [file.getUint32(at, true), file.getUint32(at + 4, true)];
  if (start + length > table.length) throw damaged(words, '格式的目录在文件外面');
  const many = Math.floor((length - 4) / 8);
  const list = viewOf(table);
  return Array.from({ length: Math.max(0, many) }, (_, place) => ({
    page: list.getUint32(start + 4 * (many + 1 + place), true) & 0x3f_ff_ff,
    from: list.getUint32(start + 4 * place, true),
  }));
}

interface PropertyPage {
  readonly page: number;
  /** Where the text that it speaks of begins, as the list of pages says. */
  readonly from: number;
}

/** A page names the places of its stretches, ascending, from where the list of pages says (MS-DOC 2.9.23, 2.9.179). */
function speaksOfItsText(stream: Uint8Array, { page, from }: PropertyPage): boolean {
  const view = viewOf(stream.subarray(page * 512, page * 512 + 512));
  const many = view.getUint8(511);
  if (many === 0 || 4 * (many + 1) > 511) return false;
  const places = Array.from({ length: many + 1 }, (_, place) => view.getUint32(4 * place, true));
  return places[0] === from && places.every((place, index) => index === 0 || place > (places[index - 1] ?? 0));
}

/** Bits 10 to 12 of a property say of what it is: 1 paragraphs, 2 letters, 3 pictures, 5 tables (MS-DOC 2.2.5.1). */
function isOf(kind: 'letters' | 'paragraphs', { code }: Property): boolean {
  const of = (code >> 10) & 7;
  return kind === 'letters' ? of === 2 || of === 3 : of === 1 || of === 5;
}

interface Property {
  readonly code: number;
  readonly value: number;
}

/** A page of 512 bytes; its last byte says how many stretches of text it speaks of. */
function propertiesOn(
  stream: Uint8Array,
  page: number,
  of: 'letters' | 'paragraphs',
  words: KindWords,
): readonly Property[] {
  const from = page * 512;
  if (from + 512 > stream.length) throw damaged(words, '格式在文件外面');
  const bytes = stream.subarray(from, from + 512);
  const many = bytes[511] ?? 0;
  const step = of === 'letters' ? 1 : 13;
  return Array.from({ length: many }, (_, place) => {
    const offset = (bytes[4 * (many + 1) + place * step] ?? 0) * 2;
    if (offset === 0) return [];
    const size = bytes[offset] ?? 0;
    if (of === 'letters') return listed(bytes.subarray(offset + 1, offset + 1 + size));
    // A length of nought twice over is no length.
    if (size === 0 && bytes[offset + 1] === 0) return [{ code: 0, value: 0 }];
    const [start, length] = size === 0 ? [offset + 2, (bytes[offset + 1] ?? 0) * 2] : [offset + 1, size * 2 - 1];
    return listed(bytes.subarray(start + 2, start + length));
  }).flat();
}

/** How long a value is stands in the upper three bits of its code (MS-DOC, 2.6.1). */
function listed(bytes: Uint8Array): readonly Property[] {
  const view = viewOf(bytes);
  const found: Property[] = [];
  let at = 0;
  while (at + 3 <= bytes.length) {
    const code = view.getUint16(at, true);
    const value = at + 4 <= bytes.length && code >> 13 === 2 ? view.getUint16(at + 2, true) : view.getUint8(at + 2);
    found.push({ code, value });
    const length = [1, 1, 2, 4, 2, 2, 1 + view.getUint8(at + 2), 3][code >> 13] ?? 1;
    at += 2 + length;
  }
  return found;
}
