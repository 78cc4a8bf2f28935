/** Replacing pieces of a document's text, and the words inside a paragraph without touching its runs. */
import type { TextEdit } from '../../../history/merging/merge-text.ts';
import { rangeEnd, rangeStart } from '../write/comments.ts';
import type { MappedParagraph, MappedWords } from './mapped.ts';
import { createMender } from '../text.ts';

/** `text` in place of what stands from `start` to `end`. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Splices at one place keep their order; what lies inside a piece that is replaced whole is dropped. */
export function spliced(xml: string, splices: readonly Splice[]): string {
  const ordered = splices
    .map((splice, order) => ({ ...splice, order }))
    .toSorted(
      (a, b) => a.start - b.start || (a.end === a.start ? 0 : 1) - (b.end === b.start ? 0 : 1) || a.order - b.order,
    );
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, text } of ordered) {
    if (start < at) continue;
    pieces.push(xml.slice(at, start), text);
    at = end;
  }
  return pieces.join('') + xml.slice(at);
}

/** What the elements of a paragraph's words hold after some edits. */
export interface EditedWords {
  /** Of elements that change; one that holds a tab or a line break goes where it is empty. */
  readonly now: ReadonlyMap<MappedWords, string>;
  /** Behind all of the paragraph's runs, where none could take the words. */
  readonly tail: string;
}

export function editedWords(paragraph: MappedParagraph, edits: readonly TextEdit[]): EditedWords {
  const changes = new Map<MappedWords, TextEdit[]>();
  const note = (words: MappedWords, edit: TextEdit): void => {
    changes.set(words, [...(changes.get(words) ?? []), edit]);
  };
  let tail = '';
  for (const { start, end, text } of edits) {
    const touched = paragraph.words.filter(({ from, to }) =>
      start === end ? from <= start && start <= to : from < end && start < to,
    );
    const carrier = carrierOf(touched, start, end);
    if (carrier === undefined) tail += text;
    if (start === end) {
      if (carrier !== undefined) note(carrier, { start: start - carrier.from, end: start - carrier.from, text });
      continue;
    }
    for (const words of touched) {
      const [from, to] = [Math.max(start, words.from) - words.from, Math.min(end, words.to) - words.from];
      note(words, { start: from, end: to, text: words === carrier ? text : '' });
    }
  }
  return { now: new Map([...changes].map(([words, own]) => [words, rewritten(words, paragraph.text, own)])), tail };
}

/** The edits of a paragraph's plain text as splices inside its `w:t` elements: every run and its formatting stays. */
export function editWords(paragraph: MappedParagraph, edits: readonly TextEdit[]): readonly Splice[] {
  const { now, tail } = editedWords(paragraph, edits);
  return [
    ...tailSplice(paragraph, tail),
    ...[...now].map(([words, text]) => ({ start: words.start, end: words.end, text: wordsXml(words, text) })),
  ];
}

export function tailSplice({ contentEnd }: MappedParagraph, tail: string): readonly Splice[] {
  return tail === '' ? [] : [{ start: contentEnd, end: contentEnd, text: `<w:r>${runText(tail)}</w:r>` }];
}

export function wordsXml({ kind }: MappedWords, text: string): string {
  return kind === 'fixed' && text === '' ? '' : runText(text);
}

/** The element that takes the new words: of an insertion the one that ends there, so that it looks like what is before. */
function carrierOf(touched: readonly MappedWords[], start: number, end: number): MappedWords | undefined {
  const texts = touched.filter(({ kind }) => kind === 'text');
  if (start !== end) return texts[0];
  return texts.find(({ to, from }) => to === start && from < to) ?? texts[0];
}

function rewritten(words: MappedWords, text: string, edits: readonly TextEdit[]): string {
  const old = text.slice(words.from, words.to);
  let now = '';
  let at = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    now += old.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return now + old.slice(at);
}

/** The inside of a run; an emptied one keeps its element. */
export function runText(text: string): string {
  return createMender().runContent('', text) || '<w:t xml:space="preserve"></w:t>';
}

/** A run that points at a comment, and the marks around a paragraph's content. */
export function commentMarks(paragraph: MappedParagraph, id: number): readonly Splice[] {
  return [
    { start: paragraph.contentStart, end: paragraph.contentStart, text: rangeStart(id) },
    { start: paragraph.contentEnd, end: paragraph.contentEnd, text: rangeEnd(id) },
  ];
}
