/** Sentences gathered into paragraphs: at most four, or 180 characters of our own, to a paragraph. */
import type { Block, BlockId, Inline } from './model.ts';
import type { Voice } from './composer.ts';
import { resolveMarks } from './patterns/mark-signs.ts';

export interface Sentence {
  /** Codes of the indicators it tells of; the first one anchors the paragraph's id. */
  readonly about: readonly string[];
  /** Complete, with its full stop; may hold marks. */
  readonly text: string;
  /** Speaks on from the sentence before (a remark, a unit's explanation) and never starts a paragraph of its own. */
  readonly follows?: boolean;
}

/** Names are still to be said in full, which may take some more: a paragraph is 180 characters at most. */
const fullAt = { sentences: 4, characters: 170 };

export function sentence(text: string, ...about: readonly string[]): Sentence {
  return { about, text };
}

/** A sentence that stays with the one before it. */
export function following(text: string, ...about: readonly string[]): Sentence {
  return { about, text, follows: true };
}

/** Paragraphs of `sentences`; `lead` (（一）达标指标6项。) stands before the first. */
export function paragraphs(voice: Voice, id: BlockId, sentences: readonly Sentence[], lead?: string): readonly Block[] {
  const groups: Sentence[][] = [];
  let characters = lead === undefined ? 0 : ownLength(voice, lead);
  for (const unit of withFollowers(sentences)) {
    const length = unit.reduce((sum, one) => sum + ownLength(voice, one.text), 0);
    const current = groups.at(-1);
    if (current === undefined || current.length >= fullAt.sentences || characters + length > fullAt.characters) {
      // Behind a head the first has to stand, however long it is.
      characters = length + (groups.length === 0 ? characters : 0);
      groups.push([...unit]);
    } else {
      current.push(...unit);
      characters += length;
    }
  }
  const leadInlines = lead === undefined ? undefined : voice.marks.inlines(lead);
  if (groups.length === 0) {
    return leadInlines === undefined ? [] : [{ kind: 'paragraph', id, lead: leadInlines, inlines: [] }];
  }
  const used = new Set<BlockId>();
  return groups.map((group, position): Block => {
    const anchor = group.flatMap((one) => one.about)[0];
    const block: Block = {
      kind: 'paragraph',
      id: unused(used, anchor === undefined ? id : `${id}/${anchor}`),
      inlines: joined(voice, group),
    };
    return position === 0 && leadInlines !== undefined ? { ...block, lead: leadInlines } : block;
  });
}

/** Each sentence with those that speak on from it: they are never parted. */
function withFollowers(sentences: readonly Sentence[]): readonly (readonly Sentence[])[] {
  const units: Sentence[][] = [];
  for (const one of sentences) {
    if (one.text === '') continue;
    const current = units.at(-1);
    if (one.follows === true && current !== undefined) current.push(one);
    else units.push([one]);
  }
  return units;
}

/** A name gets its length when the whole report stands. */
const usualName = 9;

/** Of the program's own words: how long people's are, and a plan's title, is not its to say. */
function ownLength(voice: Voice, text: string): number {
  const named = resolveMarks('name', text, () => '名'.repeat(usualName));
  const own = voice.marks
    .inlines(named)
    .filter(({ kind }) => kind !== 'words' && kind !== 'placeholder')
    .map((inline) => inline.text)
    .join('');
  return own.replace(/《[^》]*》/gu, '').length;
}

function joined(voice: Voice, group: readonly Sentence[]): readonly Inline[] {
  return voice.marks.inlines(group.map((one) => one.text).join(''));
}

export function unused(used: Set<BlockId>, wanted: BlockId): BlockId {
  let id = wanted;
  for (let number = 2; used.has(id); number += 1) id = `${wanted}~${number}`;
  used.add(id);
  return id;
}

/** （一） before the lead of every paragraph of the section that has one, in order. */
export function numberLeads(blocks: readonly Block[], number: (position: number) => string): readonly Block[] {
  const leads = blocks.filter((block) => block.kind === 'paragraph' && block.lead !== undefined);
  if (leads.length < 2) return plainLeads(blocks);
  let position = 0;
  return blocks.map((block) => {
    if (block.kind !== 'paragraph' || block.lead === undefined) return block;
    position += 1;
    return withLead(block, number(position));
  });
}

/** A head that gets no number is no head: its words open the paragraph. */
export function plainLeads(blocks: readonly Block[]): readonly Block[] {
  return blocks.map((block) => {
    if (block.kind !== 'paragraph' || block.lead === undefined) return block;
    const { lead, ...rest } = block;
    return { ...rest, inlines: [...lead, ...block.inlines] };
  });
}

function withLead(block: Block, prefix: string): Block {
  if (block.kind !== 'paragraph' || block.lead === undefined) return block;
  return { ...block, lead: [{ kind: 'text', text: prefix }, ...block.lead] };
}
