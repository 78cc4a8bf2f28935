/** ［W04］［妇女］［期限：2016年9月］: what a person tagged an item with, and the item's words without the tags at its edges. */
import type { PlanId } from '../../indicators/plan-id.ts';
import { planIds } from '../../indicators/plan-id.ts';
import type { NameIndex } from './indicators.ts';
import { codesNamed, looksLikeCode } from './indicators.ts';
import { planNamed } from './plan.ts';

export interface Tags {
  /** [] where no tag names a plan. */
  readonly plans: readonly PlanId[];
  readonly indicators: readonly string[];
  readonly deadline: string | null;
  /** Tags with the form of a code that the register lacks; left in the text. */
  readonly unknownCodes: readonly string[];
}

export interface TaggedText extends Tags {
  /** The words, without the tags at the start and at the end (a full stop may stand behind them). */
  readonly text: string;
}

const noTags: Tags = { plans: [], indicators: [], deadline: null, unknownCodes: [] };

const bracketed = /[［[【]([^［\][］【】\n]{1,60})[］\]】]/;
const atStart = new RegExp(`^\\s*${bracketed.source}\\s*[：:]?\\s*`);
const atEnd = new RegExp(`\\s*${bracketed.source}\\s*([。；;.]?)\\s*$`);
/** 妇女：…, 儿童方面：…, W42 …: without brackets, but plainly no words of the text. */
const planLabel =
  /^\s*((?:妇女|儿童|两个?(?:规划|纲要)|妇女[、和与及]?儿童)(?:发展)?(?:规划|纲要)?)(?:方面|部分|工作)?\s*[：:]\s*(?=\S)/;
const codeLabel = /^\s*([A-Za-zＡ-Ｚａ-ｚ][\d０-９]{2,3}[a-zａ-ｚ]?)(?:\s*[：:、]\s*|\s+)(?=\S)/;
const anywhere = new RegExp(bracketed.source, 'g');

/** Reads the tags of one paragraph. Tags inside the words are read too, and stay there. */
export function readTags(paragraph: string, names: NameIndex): TaggedText {
  const read: Tags[] = [];
  let text = paragraph.trim();
  for (let match = atStart.exec(text); match !== null; match = atStart.exec(text)) {
    const tag = tagMeaning(match[1] ?? '', names);
    if (tag === null || tag.unknownCodes.length > 0) break;
    read.push(tag);
    text = text.slice(match[0].length);
  }
  const label = labelAt(text, names);
  if (label !== null) {
    read.push(label.tag);
    text = text.slice(label.length);
  }
  const trailing: Tags[] = [];
  for (let last = lastTag(text); last !== null; last = lastTag(text)) {
    const tag = tagMeaning(last.words, names);
    if (tag === null || tag.unknownCodes.length > 0) break;
    trailing.unshift(tag);
    text = `${text.slice(0, last.start)}${last.stop}`;
  }
  for (const match of text.matchAll(anywhere)) {
    const tag = tagMeaning(match[1] ?? '', names);
    if (tag !== null) read.push(tag);
  }
  return { ...joinTags([...read, ...trailing]), text };
}

function labelAt(text: string, names: NameIndex): { readonly tag: Tags; readonly length: number } | null {
  for (const pattern of [planLabel, codeLabel]) {
    const match = pattern.exec(text);
    const tag = match === null ? null : wordMeaning(match[1] ?? '', names);
    if (match !== null && tag !== null && tag.unknownCodes.length === 0) return { tag, length: match[0].length };
  }
  return null;
}

/** Looks at the end alone: a search from the front would walk through a long paragraph again and again. */
function lastTag(text: string): { readonly words: string; readonly start: number; readonly stop: string } | null {
  const from = Math.max(0, text.length - 80);
  const match = atEnd.exec(text.slice(from));
  return match === null ? null : { words: match[1] ?? '', start: from + match.index, stop: match[2] ?? '' };
}

/** The first deadline holds; plans and indicators add up. */
export function joinTags(tags: readonly Tags[]): Tags {
  const plans = new Set(tags.flatMap((tag) => tag.plans));
  return {
    plans: planIds.filter((plan) => plans.has(plan)),
    indicators: [...new Set(tags.flatMap((tag) => tag.indicators))],
    deadline: tags.find((tag) => tag.deadline !== null)?.deadline ?? null,
    unknownCodes: tags.flatMap((tag) => tag.unknownCodes),
  };
}

export function startsWithTag(text: string, names: NameIndex): boolean {
  const match = atStart.exec(text);
  return (match !== null && tagMeaning(match[1] ?? '', names) !== null) || labelAt(text, names) !== null;
}

/** What the words between the brackets mean; null where they are no tag but the person's own brackets. */
function tagMeaning(written: string, names: NameIndex): Tags | null {
  const words = written.trim();
  const deadline = /^(?:完成)?(?:期限|时限|時限|截止|截止时间|截止時間)\s*[：:]\s*(.+)$/.exec(words);
  if (deadline?.[1] !== undefined) return { ...noTags, deadline: deadline[1].trim() };
  const whole = wordMeaning(words, names);
  if (whole !== null) return whole;
  const parts = words.split(/[、，,;；\s/]+/).filter((part) => part !== '');
  const meanings = parts.map((part) => wordMeaning(part, names));
  if (parts.length < 2 || meanings.some((meaning) => meaning === null)) return null;
  return joinTags(meanings.filter((meaning) => meaning !== null));
}

function wordMeaning(word: string, names: NameIndex): Tags | null {
  const plans = planNamed(word);
  if (plans !== null) return { ...noTags, plans };
  const indicators = codesNamed(word, names);
  if (indicators.length > 0) return { ...noTags, indicators };
  return looksLikeCode(word) ? { ...noTags, unknownCodes: [word] } : null;
}
