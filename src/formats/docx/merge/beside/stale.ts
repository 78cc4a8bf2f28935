/**
 * Figures of the old version that stand somewhere else in an edited document: in a copy, in a sentence that a person made
 * of the program's, in a text box. No merge follows them; whoever wrote them has to.
 */
import type { DocumentMemory } from '../../../../history/document-memory.ts';
import { sentencesOf } from '../../../../history/changed-words.ts';
import { markedText, wholeNumberAt } from '../../../../history/merging/marked-text.ts';
import type { SubjectsIn } from '../../../../history/merging/merge-text.ts';
import { bookmarkName, parseBookmarkName } from '../../names.ts';
import { tidy } from '../merge-types.ts';
import { isContentsEntry, keyed, markedBlocks } from '../../story/locate.ts';
import { paragraphsIn, type MappedParagraph, type MappedRow, type StoryMap } from '../../story/mapped.ts';
import { mapStory } from '../../story/story-map.ts';

export interface StaleFigure {
  readonly block: string;
  /** The figure, or words with a number that the old version had and the new one has not. */
  readonly old: string;
  /** As the data have it now; null where the program prints no such thing any more. */
  readonly now: string | null;
  readonly sentence: string;
  /** Where it stands, or what it hangs on; null in an empty document. */
  readonly paragraph: MappedParagraph | null;
}

/** Words of a text box, a note or a header, with the paragraph that they hang on. */
export interface Beside {
  readonly text: string;
  readonly paragraph: MappedParagraph | null;
}

/** A figure that was printed in the old version and has another text now. */
interface Changed {
  readonly block: string;
  readonly id: string;
  readonly old: string;
  readonly now: string | null;
  readonly sentence: string;
  /** What its sentence is about, and the characters around it. */
  readonly subjects: readonly string[];
  readonly before: string;
  readonly after: string;
}

export function staleFigures(
  merged: StoryMap,
  elsewhere: readonly Beside[],
  [base, ours]: readonly [DocumentMemory, DocumentMemory],
  subjectsIn: SubjectsIn,
): readonly StaleFigure[] {
  const changed = changedFigures(base, ours, subjectsIn);
  const written = ours.blocks.map(({ text }) => tidy(text)).join('\n');
  const dropped = droppedWords(base, written);
  const right = rightFigures(ours);
  const search = (text: string, paragraph: MappedParagraph | null, isBody: boolean): readonly StaleFigure[] => {
    let at = 0;
    return sentencesOf(text).flatMap((sentence) => {
      const start = at;
      at += sentence.length;
      const plain = sentence.trim();
      if (plain === '' || !/\d/.test(plain) || written.includes(plain)) return [];
      const read = { sentence, start, paragraph: isBody ? paragraph : null, text };
      const own = changed.find((each) => stands(each, read, right, subjectsIn));
      if (own !== undefined) return [{ block: own.block, old: own.old, now: own.now, sentence: plain, paragraph }];
      const words = dropped(plain);
      return words === null ? [] : [{ block: words.block, old: words.old, now: null, sentence: plain, paragraph }];
    });
  };
  const body = paragraphsIn(merged.items).filter((paragraph) => !isContentsEntry(paragraph));
  return [
    ...body.flatMap((paragraph) => search(paragraph.text, paragraph, true)),
    ...copiedRows(merged, base, ours),
    ...copiedBlocks(merged, base, ours),
    ...elsewhere.flatMap(({ text, paragraph }) => search(text, paragraph, false)),
  ];
}

/** Of a sentence, what the old version said with a number and the new one says nowhere, word for word. */
function droppedWords(
  base: DocumentMemory,
  written: string,
): (sentence: string) => { readonly block: string; readonly old: string } | null {
  const before = base.blocks.map(({ id, text }) => ({ id, text: tidy(text) }));
  return (sentence) => {
    for (const clause of sentence.split(/[，。；：！？\n]/)) {
      const words = clause.trim();
      if (words.length < shortestClause || !/\d/.test(words) || written.includes(words)) continue;
      const block = before.find(({ text }) => text.includes(words));
      if (block !== undefined) return { block: block.id, old: words };
    }
    return null;
  };
}

/** Shorter ones may be anybody's. */
const shortestClause = 8;

/** A paragraph copied with its mark: the merge follows the first; the other, whoever wrote in it, is as it was. */
function copiedBlocks(merged: StoryMap, base: DocumentMemory, ours: DocumentMemory): readonly StaleFigure[] {
  const [before, after] = [textsByMark(base), textsByMark(ours)];
  const seen = new Set<string>();
  return merged.items.flatMap((item) => {
    if (item.kind === 'table') return [];
    return item.blocks.flatMap(({ name }): readonly StaleFigure[] => {
      if (!seen.has(name)) {
        seen.add(name);
        return [];
      }
      const [old, now] = [before.get(name), after.get(name)];
      if (old === undefined || item.text.trim() === '' || old.text === now?.text) return [];
      if (now?.text.includes(item.text) === true) return [];
      const sentence = item.text.trim();
      return [{ block: old.id, old: sentence, now: now?.text ?? null, sentence, paragraph: item }];
    });
  });
}

function textsByMark({ blocks }: DocumentMemory): ReadonlyMap<string, { readonly id: string; readonly text: string }> {
  return new Map(keyed(blocks).map(({ key, block: { id, text } }) => [key, { id, text: tidy(text) }]));
}

function changedFigures(base: DocumentMemory, ours: DocumentMemory, subjectsIn: SubjectsIn): readonly Changed[] {
  const now = new Map<string, string[]>();
  for (const { figures } of ours.blocks)
    for (const { id, text } of figures) if (text !== '') now.set(id, [...(now.get(id) ?? []), text]);
  return base.blocks.flatMap(({ id: block, text: raw, figures }): readonly Changed[] => {
    const text = tidy(raw);
    if (text.includes('\t')) return [];
    const marked = markedText(text, figures);
    return marked.figures.flatMap(({ id, at, to }): readonly Changed[] => {
      const old = text.slice(at, to);
      const printed = now.get(id);
      if (printed?.includes(old) === true) return [];
      const { sentence, from } = sentenceAt(text, at);
      return [
        {
          block,
          id,
          old,
          now: printed?.[0] ?? null,
          sentence: sentence.trim(),
          subjects: subjectsIn(sentence),
          before: text.slice(Math.max(from, at - context), at),
          after: text.slice(to, Math.min(from + sentence.length, to + context)),
        },
      ];
    });
  });
}

const context = 4;

function sentenceAt(text: string, position: number): { readonly sentence: string; readonly from: number } {
  let from = 0;
  for (const sentence of sentencesOf(text)) {
    if (position < from + sentence.length) return { sentence, from };
    from += sentence.length;
  }
  return { sentence: text, from: 0 };
}

/** Texts that each figure's bookmark may hold today. */
function rightFigures(ours: DocumentMemory): ReadonlyMap<string, ReadonlySet<string>> {
  const right = new Map<string, Set<string>>();
  for (const { figures } of ours.blocks) {
    for (const { id, text } of figures) {
      const name = bookmarkName('figure', id);
      right.set(name, (right.get(name) ?? new Set<string>()).add(text));
    }
  }
  return right;
}

/** A sentence that stands in the document now. */
interface Read {
  readonly sentence: string;
  /** Where it begins in `text`, the words of its paragraph. */
  readonly start: number;
  readonly text: string;
  /** With its figures' marks; null for text boxes, notes and headers. */
  readonly paragraph: MappedParagraph | null;
}

/** The old sentence word for word, or its number, unit and subject together. */
function stands(
  each: Changed,
  { sentence, start, paragraph, text }: Read,
  right: ReadonlyMap<string, ReadonlySet<string>>,
  subjectsIn: SubjectsIn,
): boolean {
  if (sentence.trim() === each.sentence) return true;
  if (each.now === null) return false;
  for (let at = wholeNumberAt(sentence, each.old, 0); at !== -1; at = wholeNumberAt(sentence, each.old, at + 1)) {
    const place = { at: start + at, to: start + at + each.old.length };
    if (isRightFigure(place, paragraph, right)) continue;
    const [before, after] = [sentence.slice(0, at), sentence.slice(at + each.old.length)];
    const named = subjectsIn(sentence);
    const subjects = named.length > 0 ? named : subjectsIn(text);
    const isOfSubject = each.subjects.length > 0 && each.subjects.some((name) => subjects.includes(name));
    const unit = each.after.slice(0, 2);
    const hasUnit = unit === '' || after.startsWith(unit) || (/^[，。；、]/.test(unit) && /^[，。；、]/.test(after));
    const hasContext = each.before.length > 1 && before.endsWith(each.before) && after.startsWith(unit);
    if (hasContext || (isOfSubject && hasUnit)) return true;
  }
  return false;
}

function isRightFigure(
  place: { readonly at: number; readonly to: number },
  paragraph: MappedParagraph | null,
  right: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  return (paragraph?.figures ?? []).some(({ name, at, to }) => {
    const printed = paragraph?.text.slice(at, to) ?? '';
    const base = parseBookmarkName(name)?.base ?? name;
    return at < place.to && place.at < to && right.get(base)?.has(printed) === true;
  });
}

/** A row of an old table that stands without a mark of its own, its figures as they were. */
function copiedRows(merged: StoryMap, base: DocumentMemory, ours: DocumentMemory): readonly StaleFigure[] {
  const now = new Set(ours.blocks.map(({ text }) => text));
  const gone = new Map(
    base.blocks.flatMap((block) =>
      block.text.includes('\t') && !now.has(block.text) ? [[tidy(block.text), block] as const] : [],
    ),
  );
  const followed = new Set<MappedRow>();
  for (const place of markedBlocks(merged).values()) if (place.kind === 'row') followed.add(place.row);
  return merged.items.flatMap((item) => {
    if (item.kind !== 'table') return [];
    return item.rows.flatMap((row): readonly StaleFigure[] => {
      // What stays in it, a column that is no longer written, was told by the merge.
      if (followed.has(row)) return [];
      const text = row.cells.map(({ paragraphs }) => paragraphs.map((each) => each.text).join('\n')).join('\t');
      const block = gone.get(text);
      const next = ours.blocks.find(({ id }) => id === block?.id);
      const [paragraph] = row.cells[0]?.paragraphs ?? [];
      if (block === undefined || next === undefined || paragraph === undefined) return [];
      const [old, printed] = [block.text.split('\t'), next.text.split('\t')];
      const column = old.findIndex((cell, index) => cell !== printed[index]);
      const changed = { old: old[column] ?? '', now: printed[column] ?? null };
      return [{ block: block.id, ...changed, sentence: text.replaceAll('\t', ' '), paragraph }];
    });
  });
}

/** The paragraphs of text boxes and of the parts beside the body: `others` are those parts' texts. */
export function wordsBeside(story: StoryMap, others: readonly string[]): readonly Beside[] {
  const paragraphs = paragraphsIn(story.items);
  const [first = null] = paragraphs;
  const at = (position: number): MappedParagraph | null =>
    paragraphs.find(({ start, end }) => start <= position && position < end) ?? first;
  const textsIn = (xml: string): readonly string[] =>
    paragraphsIn(mapStory(xml, () => true).items).map(({ text }) => text);
  const boxesIn = (xml: string): readonly { readonly inside: string; readonly index: number }[] =>
    // As many characters, so that places stay.
    [
      ...xml
        .replaceAll(/<mc:Fallback>[\s\S]*?<\/mc:Fallback>/g, (whole) => ' '.repeat(whole.length))
        .matchAll(/<w:txbxContent>([\s\S]*?)<\/w:txbxContent>/g),
    ].map(({ 1: inside = '', index }) => ({ inside, index }));
  const referenceOf = (note: string): MappedParagraph | null => {
    const [, kind = '', id = ''] = /^<w:(footnote|endnote)\s[^>]*w:id="(-?\d+)"/.exec(note) ?? [];
    const reference = new RegExp(`<w:${kind}Reference\\s[^>]*w:id="${id}"`).exec(story.xml);
    return kind === '' || reference === null ? first : at(reference.index);
  };
  const partsOf = (xml: string): readonly string[] => {
    const notes = xml.match(/<w:(footnote|endnote)\s[\s\S]*?<\/w:\1>/g);
    return notes ?? [xml];
  };
  return [
    ...boxesIn(story.xml).flatMap(({ inside, index }) =>
      textsIn(inside).map((text) => ({ text, paragraph: at(index) })),
    ),
    ...others
      .flatMap(partsOf)
      .flatMap((xml) =>
        [xml, ...boxesIn(xml).map(({ inside }) => inside)]
          .flatMap(textsIn)
          .map((text) => ({ text, paragraph: referenceOf(xml) })),
      ),
  ];
}
