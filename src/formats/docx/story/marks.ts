/** The figures' bookmarks of a paragraph while its words change: each goes where its figure goes. */
import type { MarkedFigure } from '../../../history/merging/marked-text.ts';
import type { TextEdit } from '../../../history/merging/merge-text.ts';
import { bookmarkName, parseBookmarkName } from '../names.ts';
import { editedWords, runText, tailSplice, wordsXml, type Splice } from './splices.ts';
import type { MappedFigure, MappedParagraph, MappedWords } from './mapped.ts';

/** Gives numbers to new bookmarks: each call another one. */
export type NewMark = () => string;

/** Begins the numbers of new bookmarks until those of the document are known. */
export const newMarkPrefix = 'new';

/** The edits, and the bookmarks as `figures` says, in positions of the paragraph's text after the edits. */
export function editMarked(
  xml: string,
  paragraph: MappedParagraph,
  edits: readonly TextEdit[],
  figures: readonly MarkedFigure[],
  newMark: NewMark,
): readonly Splice[] {
  const { now, tail } = editedWords(paragraph, edits);
  const places = placesAfter(paragraph, now);
  const { kept, gone } = sortedMarks(paragraph, figures, places, now);
  const wanting = figures.filter((figure) => !kept.has(figure));
  const cuts = cutsFor(wanting, places, newMark);
  return [
    ...gone.flatMap(({ start, end, closing }) => [
      { start, end, text: '' },
      { start: closing.start, end: closing.end, text: '' },
    ]),
    ...tailSplice(paragraph, tail),
    ...places.flatMap(({ words, text }) =>
      wordsWithMarks(xml, words, now.has(words) ? text : null, text, cuts.get(words) ?? []),
    ),
  ];
}

interface Placed {
  readonly words: MappedWords;
  readonly text: string;
  /** In the paragraph's text after the edits. */
  readonly from: number;
  readonly to: number;
}

function placesAfter(paragraph: MappedParagraph, now: ReadonlyMap<MappedWords, string>): readonly Placed[] {
  let at = 0;
  return paragraph.words.map((words) => {
    const text = now.get(words) ?? paragraph.text.slice(words.from, words.to);
    const from = at;
    at += text.length;
    return { words, text, from, to: at };
  });
}

interface SortedMarks {
  /** Figures whose bookmarks stand where they should. */
  readonly kept: ReadonlySet<MarkedFigure>;
  /** Bookmarks that would name another figure, or none. */
  readonly gone: readonly MappedFigure[];
}

function sortedMarks(
  paragraph: MappedParagraph,
  figures: readonly MarkedFigure[],
  places: readonly Placed[],
  now: ReadonlyMap<MappedWords, string>,
): SortedMarks {
  const kept = new Set<MarkedFigure>();
  const text = places.map((each) => each.text).join('');
  const marks = paragraph.figures.map((mark) => {
    const before = (position: number): number =>
      places.reduce((sum, { words, text: own }) => (words.start < position ? sum + own.length : sum), 0);
    return {
      mark,
      base: parseBookmarkName(mark.name)?.base ?? mark.name,
      at: before(mark.start),
      to: before(mark.closing.start),
    };
  });
  const overlaps = (one: { readonly at: number; readonly to: number }, other: typeof one): boolean =>
    one.at < other.to && other.at < one.to;
  const nameOf = new Map(figures.map((figure) => [figure, bookmarkName('figure', figure.id)]));
  const standing = new Set<MappedFigure>();
  const match = (isRight: (figure: MarkedFigure, mark: (typeof marks)[number]) => boolean): void => {
    for (const each of marks) {
      if (standing.has(each.mark)) continue;
      const figure = figures.find((one) => !kept.has(one) && nameOf.get(one) === each.base && isRight(one, each));
      if (figure === undefined) continue;
      kept.add(figure);
      standing.add(each.mark);
    }
  };
  match((figure, { at, to }) => figure.at === at && figure.to === to);
  // An older record says of a figure only what it is, not where: its own mark knows better.
  match(
    (figure, each) =>
      text.slice(each.at, each.to) === text.slice(figure.at, figure.to) &&
      !figures.some((other) => other !== figure && overlaps(other, each)),
  );
  const changed = places.filter(({ words }) => now.has(words)).map(({ from, to }) => ({ at: from, to }));
  const gone = marks.filter(({ mark, at, to }) => {
    if (standing.has(mark)) return false;
    const wasEmpty = mark.at === mark.to;
    // What a person typed over a figure stays under its mark, so that it can be told.
    return !wasEmpty && (at === to || [...figures, ...changed].some((other) => overlaps(other, { at, to })));
  });
  return { kept, gone: gone.map(({ mark }) => mark) };
}

interface Cut {
  /** Characters of the element before it. */
  readonly at: number;
  readonly xml: string;
}

function cutsFor(
  figures: readonly MarkedFigure[],
  places: readonly Placed[],
  newMark: NewMark,
): Map<MappedWords, Cut[]> {
  const cuts = new Map<MappedWords, Cut[]>();
  const cut = (words: MappedWords, at: number, xml: string): void => {
    cuts.set(words, [...(cuts.get(words) ?? []), { at, xml }]);
  };
  for (const { id, at, to } of figures) {
    const first = places.find(({ words, from, to: end }) => words.kind === 'text' && from <= at && at < end);
    const last = places.find(({ words, from, to: end }) => words.kind === 'text' && from < to && to <= end);
    if (first === undefined || last === undefined) continue;
    const number = newMark();
    cut(first.words, at - first.from, `<w:bookmarkStart w:id="${number}" w:name="${bookmarkName('figure', id)}"/>`);
    cut(last.words, to - last.from, `<w:bookmarkEnd w:id="${number}"/>`);
  }
  return cuts;
}

/** An element's words, its run parted where a bookmark begins or ends. `changed` is null where the words stay. */
function wordsWithMarks(
  xml: string,
  words: MappedWords,
  changed: string | null,
  text: string,
  cuts: readonly Cut[],
): readonly Splice[] {
  const run = cuts.length === 0 ? null : runAround(xml, words);
  if (run === null)
    return changed === null ? [] : [{ start: words.start, end: words.end, text: wordsXml(words, changed) }];
  const ordered = cuts.map((cut, order) => ({ ...cut, order })).toSorted((a, b) => a.at - b.at || a.order - b.order);
  const [front, back] = [run.isFirst ? 0 : -1, run.isLast ? text.length : -1];
  const inner = ordered.filter(({ at }) => at !== front && at !== back);
  let [content, at] = ['', 0];
  for (const cut of inner) {
    content += `${runText(text.slice(at, cut.at))}</w:r>${cut.xml}<w:r>${run.properties}`;
    at = cut.at;
  }
  content += runText(text.slice(at));
  const before = ordered.filter((cut) => cut.at === front);
  const after = ordered.filter((cut) => cut.at === back && cut.at !== front);
  return [
    ...before.map((cut) => ({ start: run.start, end: run.start, text: cut.xml })),
    { start: words.start, end: words.end, text: content },
    ...after.map((cut) => ({ start: run.end, end: run.end, text: cut.xml })),
  ];
}

/** The run that holds an element; null where it holds runs of its own besides. */
function runAround(xml: string, words: MappedWords) {
  const start = Math.max(xml.lastIndexOf('<w:r>', words.start), xml.lastIndexOf('<w:r ', words.start));
  const closing = xml.indexOf('</w:r>', words.end);
  if (start === -1 || closing === -1) return null;
  const before = xml.slice(start, words.start);
  const after = xml.slice(words.end, closing);
  if (before.includes('</w:r>') || /<w:r[ >]/.test(after)) return null;
  const opening = /^<w:r(?:\s[^>]*)?>/.exec(before)?.[0] ?? '';
  const properties =
    /^\s*(<w:rPr>(?:(?!<\/w:rPr>)[\s\S])*<\/w:rPr>|<w:rPr\/>)?/.exec(before.slice(opening.length))?.[0] ?? '';
  return {
    start,
    end: closing + '</w:r>'.length,
    properties: properties.trim(),
    isFirst: before.slice(opening.length + properties.length).trim() === '',
    isLast: after.trim() === '',
  };
}
