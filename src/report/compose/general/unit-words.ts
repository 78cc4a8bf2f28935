/**
 * Which of a unit's words stand in part two of the general report, and which in the annex behind it: by whole items. Where
 * a chapter has many, the first of each plan stay in the text, in the order in which the unit wrote them.
 */
import { planWord } from '../../../indicators/plan-id.ts';
import type { NoteItem } from '../../../dataset/notes/notes.ts';
import { firstSentence } from '../../../dataset/notes/sentences.ts';
import type { PolicyFacts } from '../../../rules/policy.ts';
import { isOmitted } from '../../../rules/note-doubts.ts';
import type { GeneralView } from './general-view.ts';
import { answeredOneByOne } from './superseded.ts';

export const unitChapters = ['主要做法', '主要成效', '典型做法', '存在问题'] as const;
export type UnitChapter = (typeof unitChapters)[number];

/** Of one plan alone, or of both: '' for both, and where only one is told of. */
export interface PlanGroup {
  readonly plan: string;
  readonly told: readonly NoteItem[];
  readonly further: readonly NoteItem[];
}

export interface UnitWords {
  readonly unit: string;
  readonly groups: readonly PlanGroup[];
  /** All are its 摘要. */
  readonly summarized: boolean;
  /** Items that the Bureau left out, with its reason. */
  readonly left: number;
}

/** With more units than these, problems are told of those whose indicators part five answers. */
const mostUnits = 6;
/** More items than these of all units together are too many for the text. */
const mostInText = 12;
/** Of each unit, plan by plan. */
const mostOfPlan = { 主要做法: 2, 主要成效: 1, 典型做法: 1, 存在问题: 1 } as const satisfies Record<
  UnitChapter,
  number
>;

export function unitWords(general: GeneralView, chapter: UnitChapter): readonly UnitWords[] {
  const all = keyUnits(general).flatMap((unit) => {
    const items = acrossPlans(general, unit, (facts) => itemsOf(facts, chapter));
    return items.length === 0 ? [] : [{ unit, items, kept: items.filter((item) => !isOmitted(general.facts.doubts, item)) }];
  }); // prettier-ignore
  const lagging = new Set(answeredOneByOne(general).flatMap((one) => one.units));
  const isLong = all.flatMap(({ kept }) => kept.filter(({ section }) => section !== '摘要')).length > mostInText;
  return all.map(({ unit, items, kept }) => {
    const summarized = items.every(({ section }) => section === '摘要');
    const most = isLong && !summarized ? mostOfPlan[chapter] : kept.length;
    // Of its cases one is enough, whichever plan it is of; of many units the problems of those that lag stand in the text.
    const aside = chapter === '存在问题' && all.length > mostUnits && !lagging.has(unit);
    const chosen = chapter === '典型做法' ? kept.slice(0, 1) : aside ? [] : null;
    const isTold = (item: NoteItem, position: number): boolean => chosen?.includes(item) ?? position < most;
    return {
      unit,
      summarized,
      left: items.length - kept.length,
      groups: byPlan(general, kept).map(({ plan, members }) => ({
        plan,
        told: members.filter((item, position) => isTold(item, position)),
        further: members.filter((item, position) => !isTold(item, position)),
      })),
    };
  });
}

/**
 * What the annex has, whole: every item that the text leaves to it, of which it tells the first sentence alone, or for which
 * the unit's 摘要 stands.
 */
export function furtherWords(general: GeneralView): readonly {
  readonly unit: string;
  readonly chapter: UnitChapter;
  readonly plan: string;
  readonly item: NoteItem;
}[] {
  return unitChapters.flatMap((chapter) =>
    [...unitWords(general, chapter), ...summedUp(general, chapter)].flatMap(({ unit, groups, summarized }) =>
      groups.flatMap(({ plan, told, further }) =>
        [...(isToldWhole(chapter, summarized) ? [] : told.filter(isCut)), ...further].map((item) => ({
          unit,
          chapter,
          plan,
          item,
        })),
      ),
    ),
  );
}

/** A 摘要 and a case are told to the letter; of other items the text has the first sentence. */
export function isToldWhole(chapter: UnitChapter, summarized: boolean): boolean {
  return summarized || chapter === '典型做法';
}

function isCut({ text }: NoteItem): boolean {
  return firstSentence(text).trim() !== text.trim();
}

/** What a 摘要 stands for in the text. */
function summedUp(general: GeneralView, chapter: UnitChapter): readonly UnitWords[] {
  if (chapter !== '主要做法' && chapter !== '主要成效') return [];
  return keyUnits(general).flatMap((unit) => {
    const items = acrossPlans(general, unit, (facts) =>
      facts.summary.length === 0 ? [] : chapter === '主要做法' ? facts.practices : facts.results,
    );
    const kept = items.filter((item) => !isOmitted(general.facts.doubts, item));
    const groups = byPlan(general, kept).map(({ plan, members }) => ({ plan, told: [], further: members }));
    return groups.length === 0 ? [] : [{ unit, groups, summarized: false, left: 0 }];
  });
}

/** A unit's 摘要 stands for what it did and brought about; problems are told of every unit. */
function itemsOf(facts: PolicyFacts, chapter: UnitChapter): readonly NoteItem[] {
  switch (chapter) {
    case '主要做法':
      return facts.summary.length > 0 ? facts.summary : facts.practices;
    case '主要成效':
      return facts.summary.length > 0 ? [] : facts.results;
    case '典型做法':
      return facts.cases;
    case '存在问题':
      return facts.problems;
  }
}

function byPlan(
  { views }: GeneralView,
  items: readonly NoteItem[],
): readonly { readonly plan: string; readonly members: readonly NoteItem[] }[] {
  const isOfAll = (item: NoteItem): boolean => views.every((view) => item.plans.includes(view.plan));
  return [
    { plan: '', members: items.filter(isOfAll) },
    ...views.map((view) => ({
      plan: planWord[view.plan],
      members: items.filter((item) => item.plans.includes(view.plan) && !isOfAll(item)),
    })),
  ].filter(({ members }) => members.length > 0);
}

export function keyUnits(general: GeneralView): readonly string[] {
  return general.facts.round.units.filter((unit) => unit.role === 'key').map((unit) => unit.name);
}

/** A unit's items of the plans told of; one that belongs to both stands once. */
export function acrossPlans(
  general: GeneralView,
  unit: string,
  items: (facts: PolicyFacts) => readonly NoteItem[],
): readonly NoteItem[] {
  const found: NoteItem[] = [];
  for (const view of general.views) {
    const facts = view.policies.get(unit);
    for (const item of facts === undefined ? [] : items(facts)) {
      if (!found.includes(item)) found.push(item);
    }
  }
  return found;
}
