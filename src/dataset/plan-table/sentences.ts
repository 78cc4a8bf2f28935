/** Targets written as sentences: which indicator each speaks of, and how it words the target. */
import { plainPhrase } from '../../indicators/target-phrases/plain-phrase.ts';
import type { IndicatorNames } from '../tables/rows/matching.ts';
import { nameForms } from '../tables/rows/matching.ts';
import { plainName } from '../tables/rows/plain-name.ts';

export interface NamedPhrase {
  /** As a name to be looked up; null where the sentence begins with none that is known. */
  readonly name: string | null;
  readonly phrase: string;
}

/** 新生儿、婴儿死亡率分别降至3.0‰、5.0‰以下 is two; a clause that begins with a known name begins a new one. */
export function namedPhrases(sentence: string, names: IndicatorNames): readonly NamedPhrase[] {
  const bare = sentence.trim().replace(/^[（(]?[\d一二三四五六七八九十]{1,3}[)）、.．]\s*(?=\D)/u, '');
  return bare
    .split(/[。；;\n]/)
    .filter((part) => part.trim() !== '')
    .flatMap((part) => inTurn(part.trim(), names) ?? byClauses(part.trim(), names));
}

function byClauses(part: string, names: IndicatorNames): readonly NamedPhrase[] {
  const found: NamedPhrase[] = [];
  for (const clause of part.split(/[，,]/)) {
    const name = leadingName(clause, names);
    const last = found.at(-1);
    if (name !== null) found.push({ name, phrase: clause.slice(name.length) });
    else if (last === undefined) found.push({ name: null, phrase: clause });
    else found[found.length - 1] = { ...last, phrase: `${last.phrase}，${clause}` };
  }
  return found;
}

/** The longest known name, as written, that the clause begins with. */
function leadingName(clause: string, names: IndicatorNames): string | null {
  for (let end = Math.min(clause.length, 40); end >= 4; end -= 1) {
    if (isKnown(clause.slice(0, end), names)) return clause.slice(0, end);
  }
  return null;
}

/** A、B和C率分别降至x、y和z以下; null where the part is not of this kind. */
function inTurn(part: string, names: IndicatorNames): readonly NamedPhrase[] | null {
  const match = /^(.+?)分别(.+)$/.exec(part);
  if (match === null) return null;
  const [, listed = '', told = ''] = match;
  const subjects = listed.split(/[、和及]/).filter((one) => one !== '');
  const wanted = /^(\D*)((?:\d+(?:\.\d+)?(?:%|‰|\/10万|\/万)?[、和及])+\d+(?:\.\d+)?)(%|‰|\/10万|\/万)?(.*)$/.exec(plainPhrase(told));
  if (wanted === null) return null;
  const [, before = '', list = '', sign = '', after = ''] = wanted;
  const values = list.split(/[、和及]/);
  const whole = subjects.at(-1) ?? '';
  if (values.length !== subjects.length) return null;
  const full = subjects.map((one) => fullName(one, whole, names));
  return full.map((name, at) => {
    const value = values[at] ?? '';
    return { name: name ?? subjects[at] ?? null, phrase: `${before}${value}${/[%‰万]$/.test(value) ? '' : sign}${after}` };
  });
} // prettier-ignore

/** 婴儿 beside 5岁以下儿童死亡率 is 婴儿死亡率. */
function fullName(short: string, whole: string, names: IndicatorNames): string | null {
  if (isKnown(short, names)) return short;
  for (let from = 0; from < whole.length; from += 1) {
    const name = short + whole.slice(from);
    if (isKnown(name, names)) return name;
  }
  return null;
}

function isKnown(written: string, names: IndicatorNames): boolean {
  return nameForms(plainName(written)).some((name) => names.byName.has(name));
}
