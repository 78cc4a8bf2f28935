/** What is red or orange on the page for the head of the office: unit by unit, all by name. */
import type { Assessment } from '../../../rules/assessment.ts';
import { isNotMet } from '../../../rules/series/counts.ts';
import { inOrderOfUrgency } from '../../../rules/urgency.ts';
import { about } from '../../claims/claim.ts';
import { names } from '../../composer.ts';
import { nameOf } from '../../patterns/name-marks.ts';
import { inLots } from '../lots.ts';
import { sayLevel } from '../verdict-words.ts';
import { unitNames } from '../plan-view.ts';
import type { GeneralView } from './general-view.ts';
import { countIn, countWord, counted } from './general-view.ts';

/**
 * 列红色预警6项次：卫生局的婚检率（两个规划）、低出生体重儿发生率；教育局的残疾儿童入学率。 Where that is too much for one
 * sentence each unit has its own, and where it is too much for one paragraph, several. The first `most` are named.
 */
export function severeByUnit(general: GeneralView, level: 'red' | 'orange', most: number): readonly string[] {
  const { voice } = general;
  const members = inOrderOfUrgency(general.views.flatMap(counted).filter((one) => one.warning.level === level));
  if (members.length === 0) return [];
  const counts = {
    级别: sayLevel(voice, level, members),
    项次: `${countIn(general, members, 'level', level)}${countWord(general)}`,
  };
  return byUnit(general, members, most, (list) => voice.phrase('呈阅·列级', 0, { ...counts, 指标列: list }));
}

/** 规划期满未达标1项次：卫生局的孕产妇死亡率。 Of plans that are over nothing is warned of any more. */
export function unmetByUnit(general: GeneralView, most: number): readonly string[] {
  const members = general.views.flatMap(counted).filter(isNotMet);
  if (members.length === 0) return [];
  const 项次 = `${countIn(general, members, 'not-met')}${countWord(general)}`;
  return byUnit(general, members, most, (list) =>
    general.voice.phrase('呈阅·未达标', 0, { 项次, 指标列: list }, about(...members)),
  );
}

/** 规划期满未达标15项次：卫生局的婚检率（两个规划）、…: the same, all of them, with their number. */
export function unmetInAll(general: GeneralView): readonly string[] {
  const members = inOrderOfUrgency(general.views.flatMap(counted).filter(isNotMet));
  if (members.length === 0) return [];
  const 项次 = `${countIn(general, members, 'not-met')}${countWord(general)}`;
  return byUnit(general, members, members.length, (list) =>
    general.voice.phrase('摘要·期满未达标', 0, { 项次, 指标列: list }, about(...members)),
  );
}

function byUnit(
  general: GeneralView,
  members: readonly Assessment[],
  most: number,
  head: (list: string) => string,
): readonly string[] {
  const { voice } = general;
  const once = grouped(members, ({ indicator }) => indicator.code).map(([, list]) => list);
  const shown = once.slice(0, most);
  const isCut = shown.length < once.length;
  const units = grouped(shown, ([one]) => (one === undefined ? '' : unitNames(one)));
  const length = units.reduce((sum, [unit, list]) => sum + unit.length + 2 + lengthOf(list), 0);
  const last = units.at(-1)?.[1].at(-1);
  const called = (list: readonly (readonly Assessment[])[]) =>
    names(list.flatMap((plans) => named(general, plans))) + (isCut && list.at(-1) === last ? '等' : '');
  if (length <= longestList) {
    const list = units.map(([unit, of]) => voice.phrase('呈阅·单位指标', 0, { 单位: unit, 指标列: called(of) }));
    return [head(list.join('；'))];
  }
  const sentences = units.flatMap(([unit, of]) =>
    inLots(of, mostInSentence).map((lot, position) => ({
      text: voice.phrase('呈阅·单位分列', 0, { 单位: position === 0 ? unit : '', 指标列: called(lot) }),
      length: unit.length + lengthOf(lot) + 4,
    })),
  );
  return inParagraphs([{ text: head(''), length: 12 }, ...sentences]);
}

/** Of a sentence of at most 120 characters, what 列红色预警……项次： leaves. */
const longestList = 100;
const mostInSentence = 8;
const longestParagraph = 170;

/** Names in full, as they stand where they come first. */
function lengthOf(list: readonly (readonly Assessment[])[]): number {
  return list.reduce((sum, plans) => sum + (plans[0]?.indicator.name.length ?? 0) + (plans.length > 1 ? 7 : 1), 0);
}

function named({ voice }: GeneralView, plans: readonly Assessment[]): readonly string[] {
  const [one] = plans;
  if (one === undefined) return [];
  const slots = { 指标: nameOf(one.indicator), 规划简称: plans.length > 1 ? voice.planName : '' };
  return [voice.phrase('呈阅·指标', 0, slots)];
}

function inParagraphs(sentences: readonly { readonly text: string; readonly length: number }[]): readonly string[] {
  const told: { text: string; length: number }[] = [];
  for (const { text, length } of sentences) {
    const last = told.at(-1);
    if (last === undefined || last.length + length > longestParagraph) told.push({ text, length });
    else {
      last.text += text;
      last.length += length;
    }
  }
  return told.map(({ text }) => text);
}

function grouped<T>(list: readonly T[], by: (one: T) => string): readonly (readonly [string, readonly T[]])[] {
  const groups = new Map<string, T[]>();
  for (const one of list) groups.set(by(one), [...(groups.get(by(one)) ?? []), one]);
  return [...groups];
}
