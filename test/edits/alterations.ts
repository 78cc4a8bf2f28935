/** Another figure or another judging word put into a report of ours, as somebody at a keyboard would. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { bookmarkName, parseBookmarkName } from '../../src/formats/docx/names.ts';
import type { RecordedBlock } from '../../src/history/manifest.ts';

/** A small generator of our own (mulberry32): the same numbers everywhere. */
export function numbersFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const bodyPath = 'word/document.xml';
export const withBody = (bytes: Uint8Array, change: (xml: string) => string): Uint8Array => {
  const parts = unzipSync(bytes);
  return zipSync({ ...parts, [bodyPath]: strToU8(change(strFromU8(parts[bodyPath] ?? new Uint8Array()))) });
};

export interface Altered {
  readonly kind: 'figure' | 'word';
  readonly block: string;
  /** Of a figure its id, of a word the word. */
  readonly what: string;
  readonly to: string;
}

/** The paragraph or the table's row in which a block's mark stands. */
function placeOf(xml: string, key: string): { readonly start: number; readonly end: number } | null {
  const mark = xml.indexOf(`w:name="${key}"`);
  if (mark === -1) return null;
  const isRow =
    xml.lastIndexOf('<w:tr>', mark) > xml.lastIndexOf('</w:tr>', mark) ||
    xml.lastIndexOf('<w:tr ', mark) > xml.lastIndexOf('</w:tr>', mark);
  const element = isRow ? 'w:tr' : 'w:p';
  const start = Math.max(xml.lastIndexOf(`<${element}>`, mark), xml.lastIndexOf(`<${element} `, mark));
  const end = xml.indexOf(`</${element}>`, mark);
  return start === -1 || end === -1 ? null : { start, end };
}

/** Another number in the bookmark of a figure: its first digit is another one. */
export function otherFigure(
  xml: string,
  blocks: readonly RecordedBlock[],
  pick: <T>(list: readonly T[]) => T | undefined,
): { readonly xml: string; readonly altered: Altered } | null {
  const block = pick(blocks.filter(({ figures }) => figures.some(({ text }) => /\d/.test(text))));
  const place = block === undefined ? null : placeOf(xml, bookmarkName('block', block.id));
  if (block === undefined || place === null) return null;
  const own = xml.slice(place.start, place.end);
  const marks = [
    ...own.matchAll(
      /<w:bookmarkStart\b[^>]*w:id="(\d+)"[^>]*w:name="([^"]*)"[^>]*\/>((?:(?!<w:bookmarkStart)[\s\S])*?)<w:bookmarkEnd w:id="\1"\/>/g,
    ),
  ].filter(
    ([, , name = '', inside = '']) =>
      parseBookmarkName(name)?.kind === 'figure' &&
      /<w:t[^>]*>[^<]*\d[^<]*<\/w:t>/.test(inside) &&
      inside.match(/<w:t[ >]/g)?.length === 1,
  );
  const mark = pick(marks);
  if (mark === undefined) return null;
  const [whole, , name = ''] = mark;
  const figure = block.figures.find(({ id }) => bookmarkName('figure', id) === (parseBookmarkName(name)?.base ?? name));
  if (figure === undefined) return null;
  let to = '';
  const changed = whole.replace(/(<w:t[^>]*>)([^<]*)(<\/w:t>)/, (_, opening: string, text: string, closing: string) => {
    to = text.replace(/\d/, (digit) => String((Number(digit) + 3) % 10 || 4));
    return opening + to + closing;
  });
  const at = place.start + mark.index;
  return {
    xml: xml.slice(0, at) + changed + xml.slice(at + whole.length),
    altered: { kind: 'figure', block: block.id, what: figure.id, to },
  };
}

const others = [
  '未达标',
  '提前达标',
  '高于',
  '低于',
  '提高',
  '下降',
  '红色预警',
  '黄色预警',
  '优于',
  '不及',
  '关注',
  '正常',
];

/** Another judging word in the place of one that stands once in its block and in one piece. */
export function otherWord(
  xml: string,
  blocks: readonly RecordedBlock[],
  pick: <T>(list: readonly T[]) => T | undefined,
): { readonly xml: string; readonly altered: Altered } | null {
  const once = (text: string, word: string): boolean => text.split(word).length === 2;
  const block = pick(blocks.filter(({ text, claims = [] }) => claims.some((claim) => once(text, claim.text))));
  const claim =
    block === undefined ? undefined : pick((block.claims ?? []).filter(({ text }) => once(block.text, text)));
  const place = block === undefined ? null : placeOf(xml, bookmarkName('block', block.id));
  if (block === undefined || claim === undefined || place === null) return null;
  const own = xml.slice(place.start, place.end);
  const to = pick(others.filter((word) => !claim.text.includes(word) && !word.includes(claim.text))) ?? '';
  if (!once(own.replaceAll(/<[^>]*>/g, ''), claim.text) || !once(own, claim.text) || to === '') return null;
  return {
    xml: xml.slice(0, place.start) + own.replace(claim.text, () => to) + xml.slice(place.end),
    altered: { kind: 'word', block: block.id, what: claim.text, to },
  };
}
