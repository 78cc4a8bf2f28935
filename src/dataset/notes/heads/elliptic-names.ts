/**
 * Names of a unit's own indicators that a sentence shortens because it has said the rest: 女性参加养老保险…；参加失业保险人数…, and
 * sums of money by whom they are paid to: 散居孤儿和事实无人抚养儿童提高到每月1300元.
 */
import { rememberedBy } from '../../../indicators/remembered.ts';
import { literally } from '../../../indicators/literal-pattern.ts';
import { compactText } from '../../../indicators/letter-forms.ts';
import type { Mention, OwnName } from '../indicators.ts';

export function ellipticMentions(text: string, own: readonly OwnName[]): readonly Mention[] {
  const { letters, at } = compactText(text);
  return [
    ...ofWomen(letters, own),
    ...ofPayments(letters, own),
    ...listed(letters, own),
    ...womenAmong(letters, own),
  ].map(({ codes, start, end }) => ({
    codes,
    start: at[start] ?? 0,
    end: (at[end - 1] ?? 0) + 1,
  }));
}

/** At the beginning of a clause, 女性 said in the same sentence: 参加失业保险人数 and, before a figure, 参加失业保险. */
function ofWomen(letters: string, own: readonly OwnName[]): readonly Mention[] {
  return own.flatMap(({ code, letters: name }): readonly Mention[] => {
    const [, rest] = /^(?:女性|妇女|女职工)(.{4,})$/u.exec(name) ?? [];
    if (rest === undefined || own.some((other) => other.code !== code && other.letters.startsWith(rest))) return [];
    const [full, bare] = [name, rest].map((words) => literally(words.replace(/人数$/u, '')));
    const pattern = `(?<=^|[,;。、\\n](?:其中)?)(?:${literally(rest)}|(?:${full}|${bare})(?=\\d))`;
    return [...letters.matchAll(new RegExp(pattern, 'gu'))]
      .filter(({ 0: words, index }) =>
        /女性|妇女|女职工/u.test((/[^。!?\n]*$/u.exec(letters.slice(0, index))?.[0] ?? '') + words),
      )
      .map(({ 0: words, index }) => ({ codes: [code], start: index, end: index + words.length }));
  });
}

/** By the receivers alone, where a monthly or yearly sum follows at once, also behind a second receiver. */
function ofPayments(letters: string, own: readonly OwnName[]): readonly Mention[] {
  return own.flatMap(({ code, letters: name }): readonly Mention[] => {
    const [, who] = /^(.{4,}?)(?:基本)?(?:生活)?(?:保障|补助|救助|补贴)?标准$/u.exec(name) ?? [];
    if (who === undefined || own.some((other) => other.code !== code && other.letters.includes(who))) return [];
    const pattern = `${literally(who)}(?=(?:[、和与及][\\p{Script=Han}]{2,12})?(?:提高|调整|上调|提升|增加)[到至为](?:每人)?每[月年]\\d)`;
    return [...letters.matchAll(new RegExp(pattern, 'gu'))].map(({ 0: words, index }) => ({
      codes: [code],
      start: index,
      end: index + words.length,
    }));
  });
}

/** 小学、初中专任教师学历合格率: the first is told by its beginning alone, the rest stands behind the second. */
function listed(letters: string, own: readonly OwnName[]): readonly Mention[] {
  return pairsOf(own).flatMap(({ code, begins, second }) => {
    if (!letters.includes(second)) return [];
    return [...letters.matchAll(new RegExp(`${literally(begins)}(?=[、和与及]${literally(second)})`, 'gu'))].map(
      ({ index }) => ({ codes: [code], start: index, end: index + begins.length }),
    );
  });
}

interface Pair {
  readonly code: string;
  readonly begins: string;
  readonly second: string;
}

/** The same names are looked for in every item of a unit's notes. */
const pairsOf = rememberedBy((own: readonly OwnName[]): readonly Pair[] =>
  own.flatMap(({ code, letters: first }) =>
    own.flatMap(({ code: other, letters: second }): readonly Pair[] => {
      const shared = sharedEnd(first, second);
      const begins = first.slice(0, first.length - shared);
      const isPair = other !== code && shared >= 4 && begins.length >= 2 && second.length - shared >= 2;
      return isPair ? [{ code, begins, second }] : [];
    }),
  ),
);

function sharedEnd(one: string, other: string): number {
  let length = 0;
  while (length < Math.min(one.length, other.length) && one.at(-1 - length) === other.at(-1 - length)) length += 1;
  return length;
}

/** 高中阶段毛入学率95.1%，其中女生96.2%: the part that is an indicator of its own, 高中阶段毛入学率（女）. */
function womenAmong(letters: string, own: readonly OwnName[]): readonly Mention[] {
  return [...letters.matchAll(/其中,?(女生|女性|女童)(?=[为占达是]|\d)/gu)].flatMap(
    ({ 0: words, 1: women = '', index }) => {
      const sentence = /[^。;!?\n]*$/u.exec(letters.slice(0, index))?.[0] ?? '';
      const whole = own
        .filter(({ letters: name }) => !name.includes('女') && sentence.includes(name))
        .toSorted((a, b) => sentence.lastIndexOf(b.letters) - sentence.lastIndexOf(a.letters))[0];
      if (whole === undefined) return [];
      const codes = new Set(
        own
          .filter(({ letters: name }) => name.includes('女') && withoutSex(name) === withoutSex(whole.letters))
          .map(({ code }) => code),
      );
      const start = index + words.length - women.length;
      return codes.size === 1 ? [{ codes: [...codes], start, end: start + women.length }] : [];
    },
  );
}

function withoutSex(name: string): string {
  return name.replace(/\(女\)|女童|女生|女性|女|儿童|学生/gu, '');
}
