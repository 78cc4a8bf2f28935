/**
 * Names of a unit's own indicators that a sentence shortens because it has said the rest: 女性参加养老保险…；参加失业保险人数…, and
 * sums of money by whom they are paid to: 散居孤儿和事实无人抚养儿童提高到每月1300元.
 */
import { literally } from '../../../indicators/literal-pattern.ts';
import { compactText } from '../../../indicators/letter-forms.ts';
import type { Mention, OwnName } from '../indicators.ts';

export function ellipticMentions(text: string, own: readonly OwnName[]): readonly Mention[] {
  const { letters, at } = compactText(text);
  return [...ofWomen(letters, own), ...ofPayments(letters, own)].map(({ codes, start, end }) => ({
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
