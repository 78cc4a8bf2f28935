/**
 * The one dictionary of words that judge (report-templates/words.yaml): what each verdict, level, class and side is
 * called, and what a printed word means when it is read back. Nothing else in the program spells such a word.
 */
import { knownKeys } from '../../indicators/known-keys.ts';
import { z } from 'zod';
import type { Diagnostic, Outcome } from '../../diagnostics.ts';
import { failed, finding, ok } from '../../diagnostics.ts';
import { nearestName } from '../../indicators/nearest.ts';
import type { SourceText } from '../../indicators/yaml/document.ts';
import { readYaml } from '../../indicators/yaml/yaml.ts';
import type { Condition } from '../../rules/sets.ts';
import type { ClaimKind, Declared, Says } from './claim.ts';
import { dictionaryKeys, listedKinds } from './dictionary-keys.ts';

/**
 * `word` in tables and by itself, `short` in counts and lists, `sentence` inside a sentence; of directions `plain` for what is
 * not better when higher, `amount` for amounts, `slight` for what hardly changed;
 * `direction` of a target that is one.
 */
export type WordForm = 'word' | 'short' | 'sentence' | 'plain' | 'amount' | 'slight' | 'slight-amount' | 'direction';

export interface Words {
  readonly say: <K extends ClaimKind>(kind: K, is: Says[K], form?: WordForm) => string;
  /** What a method of projection is called. */
  readonly method: (id: string, form?: WordForm) => string;
  /** Everything that a printed word can mean; empty for a word that judges nothing. */
  readonly meanings: (word: string) => ReadonlySet<Declared>;
  /** The judging words in a text, longest first at each place, left to right. */
  readonly scan: (text: string) => readonly FoundWord[];
}

export interface FoundWord {
  readonly word: string;
  /** Where it begins, in UTF-16 units. */
  readonly at: number;
}

/** The forms a word can have besides its own, by their names in the file. */
const formNames = {
  短: 'short',
  句: 'sentence',
  一般: 'plain',
  数量: 'amount',
  略: 'slight',
  略数量: 'slight-amount',
  方向: 'direction',
} as const;

const word = z.string().min(1);

const entrySchema = z.union([
  word.transform((text) => entryOf(text, {}, [])),
  z
    .strictObject({
      词: word,
      短: word.optional(),
      句: word.optional(),
      一般: word.optional(),
      数量: word.optional(),
      略: word.optional(),
      略数量: word.optional(),
      方向: word.optional(),
      也认: z.array(word).default([]),
    })
    .transform(({ 词, 也认, ...forms }) => entryOf(词, forms, 也认)),
]);

interface Entry {
  readonly forms: ReadonlyMap<WordForm, string>;
  /** Every way of writing it. */
  readonly written: readonly string[];
}

function entryOf(
  own: string,
  others: Readonly<Partial<Record<keyof typeof formNames, string | undefined>>>,
  also: readonly string[],
): Entry {
  const forms = new Map<WordForm, string>([['word', own]]);
  for (const name of knownKeys(formNames)) {
    const form = others[name];
    if (form !== undefined) forms.set(formNames[name], form);
  }
  return { forms, written: [...forms.values(), ...also] };
}

const fileSchema = z.record(z.string(), z.union([z.array(z.string().min(1)), z.record(z.string(), entrySchema)]));

const compounds = '不作判断';

export interface ReadWords {
  readonly words: Words;
  /** `类/词` that the file lacks: those of the packaged one. */
  readonly lacking: readonly string[];
}

/** The words of a file, those that it lacks from the packaged one; without that, each has to be there. */
export function readWords(source: SourceText, packaged: SourceText | null = null): Outcome<ReadWords> {
  const reading = readYaml(source, fileSchema);
  if (reading.verdict === 'failed') return reading;
  const others = packaged === null ? null : readYaml(packaged, fileSchema);
  if (others?.verdict === 'failed') return others;
  const { value, locate } = reading.value;
  const standIns = others?.value.value ?? {};
  const lacking: string[] = [];
  const mistakes: Diagnostic[] = [];
  const entries = new Map<Declared, Entry>();
  const knownKinds: readonly string[] = [...listedKinds, compounds];
  for (const kind of Object.keys(value)) {
    if (!knownKinds.includes(kind))
      mistakes.push(unknown(`“${kind}”不是一类判定用语`, kind, knownKinds, locate([kind])));
  }
  for (const kind of listedKinds) {
    const section = value[kind] ?? (others === null ? undefined : {});
    const spare = standIns[kind] ?? {};
    const keys: readonly string[] = dictionaryKeys(kind);
    if (section === undefined || Array.isArray(section)) {
      mistakes.push(missing(`缺少“${kind}”这一类的用语`, locate([])));
      continue;
    }
    for (const key of Object.keys(section)) {
      if (!keys.includes(key)) mistakes.push(unknown(`“${kind}”里没有“${key}”`, key, keys, locate([kind, key])));
    }
    for (const key of keys) {
      const entry = section[key] ?? (Array.isArray(spare) ? undefined : spare[key]);
      if (section[key] === undefined) lacking.push(`${kind}/${key}`);
      if (entry === undefined) mistakes.push(missing(`“${kind}”里缺少“${key}”的用语`, locate([kind])));
      // Kind and key come from the table of keys, so together they are a declared saying.
      else entries.set(`${kind}/${key}` as Declared, entry);
    }
  }
  if (mistakes.length > 0) return failed(mistakes);
  const silent = value[compounds] ?? standIns[compounds];
  return ok({ words: dictionaryOf(entries, Array.isArray(silent) ? silent : []), lacking });
}

function dictionaryOf(entries: ReadonlyMap<Declared, Entry>, others: readonly string[]): Words {
  const byWord = new Map<string, Set<Declared>>();
  for (const [declared, { written }] of entries) {
    // What a method is called judges nothing.
    if (declared.startsWith('method/')) continue;
    for (const each of written) byWord.set(each, (byWord.get(each) ?? new Set()).add(declared));
  }
  const silent = new Set(others);
  const wordAt = wordsByLetter([...byWord.keys(), ...others]);
  const meanings = (word: string): ReadonlySet<Declared> => {
    const place = /^第([0-9]+)位$/u.exec(word)?.[1];
    return place === undefined ? (byWord.get(word) ?? new Set()) : new Set<Declared>([`rank/${Number(place)}`]);
  };
  return {
    say: (kind, is, form = 'word') => {
      const entry = entries.get(`${kind}/${is}` as Declared);
      if (entry === undefined) throw new Error(`no word for ${kind}/${is}`);
      return wordOf(entry, form);
    },
    method: (id, form = 'word') => {
      const entry = entries.get(`method/${id}` as Declared);
      return entry === undefined ? id : wordOf(entry, form);
    },
    meanings,
    scan: (text) => {
      const found: { readonly word: string; readonly at: number }[] = [];
      for (let at = 0; at < text.length;) {
        const word = wordAt(text, at);
        if (word !== null && !silent.has(word)) found.push({ word, at });
        at += word?.length ?? 1;
      }
      return found;
    },
  };
}

/** The longest of the words that stands at a place of a text, or 第3位; by their first letters, for every sentence is gone through. */
function wordsByLetter(words: readonly string[]): (text: string, at: number) => string | null {
  const byLetter = new Map<string, string[]>();
  for (const word of words.filter((one) => one !== '').toSorted((a, b) => b.length - a.length)) {
    const sameLetter = byLetter.get(word.charAt(0));
    if (sameLetter === undefined) byLetter.set(word.charAt(0), [word]);
    else sameLetter.push(word);
  }
  return (text, at) => {
    const letter = text.charAt(at);
    const word = byLetter.get(letter)?.find((one) => text.startsWith(one, at));
    if (word !== undefined || letter !== '第') return word ?? null;
    return /^第[0-9]+位/u.exec(text.slice(at, at + longestPlace))?.[0] ?? null;
  };
}

const longestPlace = 20;

function wordOf({ forms }: Entry, form: WordForm): string {
  return forms.get(form) ?? forms.get('word') ?? '';
}

/** What a word in front of a count says: 达标6项 counts what is met. */
export function sayingOf(condition: Condition): readonly Declared[] {
  const head = condition.split('/')[0] ?? '';
  const known: Readonly<Record<string, readonly Declared[]>> = {
    met: ['attainment/reached'],
    'met-early': ['attainment/met-early'],
    'met-kept': ['attainment/met-kept'],
    'met-on-time': ['attainment/met'],
    'nearly-met': ['attainment/nearly-met'],
    'not-met': ['attainment/unmet'],
    regressed: ['attainment/regressed'],
    lost: ['attainment/regressed'],
    'newly-met': ['attainment/newly-met'],
    'no-data': ['attainment/no-data'],
    better: ['change/better'],
    worse: ['change/worse'],
    slipping: ['change/worse'],
    'better-than': ['area/better'],
    'equal-to': ['area/equal'],
    'worse-than': ['area/worse'],
    'small-count': ['special/small-count'],
  };
  if (condition === 'level') return ['change/level'];
  if (head === 'level') return [`level/${condition.slice(head.length + 1)}` as Declared];
  return known[head] ?? [];
}

function unknown(problem: string, wanted: string, known: readonly string[], origin: Diagnostic['origin']): Diagnostic {
  const near = nearestName(wanted, known);
  return finding('unknown-template-name', {
    message: `${problem}。`,
    hint: near === null ? `可以写的：${known.join('、')}。` : `是否应为“${near}”？`,
    origin,
  });
}

function missing(problem: string, origin: Diagnostic['origin']): Diagnostic {
  return finding('unknown-template-name', { message: `${problem}。`, hint: '请补上，写出报告里用的词。', origin });
}
