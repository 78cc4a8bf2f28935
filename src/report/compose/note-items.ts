/** A unit's items in a report, in its own words: run on as 一是…二是…, or as numbered paragraphs where they are long. */
import { firstSentence } from '../../dataset/notes/sentences.ts';
import type { NoteItem } from '../../dataset/notes/notes.ts';
import type { Block } from '../model.ts';
import { chineseNumber } from '../numbers.ts';
import { unused } from '../paragraphs.ts';
import type { Voice } from '../composer.ts';
import { sentenceOfWords, words } from '../composer.ts';

/** What stands before the items in the same place. */
export interface ItemsHead {
  /** （一）主要做法。 */
  readonly lead?: string;
  /** Sentences of the program, and the words that lead from them to the unit's: 从工作看， */
  readonly before?: string;
  readonly bridge?: string;
}

type LeadIns = ReadonlyMap<NoteItem, readonly NoteItem[]>;

/**
 * The ordinals are ours, the words the unit's. What the unit wrote to lead up to its items stands before them: in the same
 * paragraph where it ends in a colon, else in one of its own.
 */
export function itemBlocks(
  voice: Voice,
  id: string,
  items: readonly NoteItem[],
  leadIns: LeadIns,
  head: ItemsHead,
): readonly Block[] {
  return runsOn(items, leadIns) ? runOn(voice, id, items, leadIns, head) : listed(voice, id, items, leadIns, head);
}

const shortItem = 90;
const mostRunOn = 6;

function runsOn(items: readonly NoteItem[], leadIns: LeadIns): boolean {
  if (items.length > mostRunOn || items.slice(1).some((item) => leadIns.has(item))) return false;
  if (items.length === 1) return !/\n/u.test(items[0]?.text ?? '');
  return items.every((item) => item.text.length <= shortItem && !/[一二三四]是|\n/u.test(item.text));
}

function runOn(
  voice: Voice,
  id: string,
  items: readonly NoteItem[],
  leadIns: LeadIns,
  { lead, before = '', bridge = '' }: ItemsHead,
): readonly Block[] {
  const opening = (items[0] === undefined ? undefined : leadIns.get(items[0])) ?? [];
  const colon = opening.length === 1 && /[：:]$/u.test(opening[0]?.text ?? '') ? opening : [];
  const apart = opening.filter((item) => !colon.includes(item));
  const led = colon.map((item) => words(voice, item.text, item.origin)).join('');
  const list = items
    .map(
      (item, position) =>
        (items.length > 1 ? ordinal(position) : '') +
        sentenceOfWords(voice, position === items.length - 1 ? closed(item.text) : item.text, item.origin),
    )
    .join('');
  const joined = led === '' && before !== '' ? bridge : '';
  if (apart.length === 0) return [paragraph(voice, id, before + joined + led + list, lead)];
  const [first, ...others] = apart.map((item) => sentenceOfWords(voice, item.text, item.origin));
  return [
    paragraph(voice, `${id}/opening`, before + (first ?? ''), lead),
    ...others.map((text, position) => paragraph(voice, `${id}/opening/${position + 2}`, text)),
    paragraph(voice, id, list),
  ];
}

function listed(
  voice: Voice,
  id: string,
  items: readonly NoteItem[],
  leadIns: LeadIns,
  { lead, before = '' }: ItemsHead,
): readonly Block[] {
  const used = new Set<string>();
  // 现将情况报告如下： announces them all, whichever of them it stood before in the note.
  const opening = items.flatMap((item) => leadIns.get(item) ?? []).filter(announces);
  const announced = opening.map((words, index) =>
    paragraph(voice, unused(used, `${id}/opening/${index + 1}`), sentenceOfWords(voice, words.text, words.origin)),
  );
  const blocks = items.flatMap((item, position): readonly Block[] => {
    // A number that the person typed stays the item's own; an inner 一是 numbers its points, not the item.
    const numbered = items.length > 1 && !/^\s*(\d+|[一二三四五六七八九十]+)[、.．]/u.test(item.text);
    return [
      ...(leadIns.get(item) ?? [])
        .filter((words) => !announces(words))
        .map((words, index) =>
          paragraph(
            voice,
            unused(used, `${id}/${anchorOf(item)}/opening/${index + 1}`),
            sentenceOfWords(voice, words.text, words.origin),
          ),
        ),
      paragraph(
        voice,
        unused(used, `${id}/${anchorOf(item)}`),
        (numbered ? `${position + 1}. ` : '') + sentenceOfWords(voice, closed(item.text), item.origin),
      ),
    ];
  });
  if (lead === undefined && before === '') return [...announced, ...blocks];
  const [first] = blocks;
  if (
    items.length === 1 &&
    blocks.length === 1 &&
    announced.length === 0 &&
    before === '' &&
    first?.kind === 'paragraph' &&
    lead !== undefined
  )
    return [{ ...first, lead: voice.marks.inlines(lead) }];
  return [paragraph(voice, `${id}/lead`, before, lead), ...announced, ...blocks];
}

function announces({ text }: NoteItem): boolean {
  return /(?:[：:]|如下[。.]?)$/u.test(text);
}

/** Where nothing follows, what a list's ； parted from the next is a sentence. */
function closed(text: string): string {
  return text.replace(/[；;]\s*$/u, '');
}

/** 婚检率：… where the paragraph has just named 婚检率: the unit's words without their head. */
export function withoutHead({ text, head = '' }: NoteItem): string {
  return text.slice(head.length);
}

/** Items are anchored by what they are about, so that an inserted line above moves no id. */
function anchorOf(item: NoteItem): string {
  return item.indicators[0] ?? wordsAsId(item.text);
}

/** The first letters of a text, for an id that stays while its place changes. */
export function wordsAsId(text: string): string {
  return text.replace(/[\s\p{P}]/gu, '').slice(0, 12);
}

function paragraph(voice: Voice, id: string, text: string, lead?: string): Block {
  const block: Block = { kind: 'paragraph', id, inlines: voice.marks.inlines(text) };
  return lead === undefined ? block : { ...block, lead: voice.marks.inlines(lead) };
}

export function ordinal(position: number): string {
  return `${chineseNumber(position + 1)}是`;
}

/** Side by side under a unit's name: its 摘要 whole, of other items the first sentence each. */
export function wordsInShort(voice: Voice, items: readonly NoteItem[], whole: boolean): string {
  const shown = items.map((item) => ({ item, text: whole ? item.text : firstSentence(item.text) }));
  // 一是 before words that begin with 一是 of their own would number two things alike.
  const hasPoints = shown.some(({ text }) => /[一二三四五六七八九十]是/u.test(text));
  const number = (position: number): string => (hasPoints ? `（${position + 1}）` : ordinal(position));
  return shown
    .map(({ item, text }, position) => {
      const said = sentenceOfWords(voice, position === shown.length - 1 ? closed(text) : text, item.origin);
      return items.length > 1 ? number(position) + said : said;
    })
    .join('');
}
