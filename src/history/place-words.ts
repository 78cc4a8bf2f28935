/** Where in a document something stands, as a person finds it: the part by its heading, the paragraph or row by its words. */
import type { RecordedBlock } from './manifest.ts';

export interface PlaceWords {
  /** 二、年度政策措施与工作成效、存在问题; '' before the first heading. */
  readonly part: string;
  /** Of a table's row: its caption; '' elsewhere. */
  readonly table: string;
  /** The paragraph's or row's words on one line. */
  readonly words: string;
}

/** By the blocks' order, since one id may stand twice. */
export function placesIn(blocks: readonly RecordedBlock[]): readonly PlaceWords[] {
  let [part, table] = ['', ''];
  return blocks.map(({ id, section, text }) => {
    const isRow = text.includes('\t');
    const words = oneLine(text);
    if (!isRow && isHeading(id, section, words)) part = words;
    if (!isRow) table = /^表\s*\d/u.test(words) ? (text.split('\n')[0] ?? '').trim() : '';
    return { part, table: isRow ? table : '', words };
  });
}

/** In one line: 二、年度政策措施…，“2015年，我局…”. */
export function placeText({ part, table, words }: PlaceWords, letters = 18): string {
  const within = [part, table].filter((name) => name !== '').map((name) => short(name, 24));
  const own = words === part ? [] : [`“${short(words, letters)}”`];
  return [...within, ...own].join('，');
}

/** A section is called as its heading is; its inner headings are short lines that are numbered. */
function isHeading(id: string, section: string, words: string): boolean {
  if (id === section) return [...words].length <= 60;
  return (
    [...words].length <= 40 &&
    /^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|附[件表录])/u.test(words) &&
    !/[。；]/u.test(words)
  );
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}

function short(text: string, most: number): string {
  const letters = [...text];
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : text;
}
