/**
 * What units wrote, as items in order. The words are kept to the character; what an item is about (plan, indicators,
 * past or future) is judged beside them, never written into them.
 */
import type { GoalState } from '../../indicators/goal-state.ts';
import type { PlanId } from '../../indicators/plan-id.ts';
import type { Origin } from '../../provenance.ts';
import type { GoalTold } from './items/goals.ts';
import type { ToldReason } from './reasons.ts';

/** The contract's headings, by meaning. */
export const noteSections = [
  '摘要', '上年建议办理情况', '政策措施', '主要做法', '典型做法', '主要成效', '存在问题', '原因分析', '变化说明', '对策建议', '下年计划', '定性目标', '请示事项',
] as const; // prettier-ignore
export type NoteSection = (typeof noteSections)[number];

export interface NoteItem {
  readonly section: NoteSection;
  /**
   * The person's words, to the character, without list number and tags at the edge. Further paragraphs of the item and
   * 一是…二是… stay inside, paragraphs joined with \n.
   */
  readonly text: string;
  readonly plans: readonly PlanId[];
  /** The plan could not be told from heading, tag or text: asked about, and given to both. */
  readonly planUnclear: boolean;
  /** Codes named by sub-heading, tag or name in the text, in order. */
  readonly indicators: readonly string[];
  /** No word names them: what the text is about tells them. */
  readonly isMeant?: true;
  /** From a proposal's tag ［期限：2016年9月］ or words in the text, as written; null where none is given. */
  readonly deadline: string | null;
  /** Speaks of the future (将, 继续, 进一步 …): plan, never result. Proposals and 下年计划 always do. */
  readonly future: boolean;
  /** Of an item that is about a qualitative goal as a whole (its section is 定性目标), the unit's own judgement; else null. */
  readonly state: GoalState | null;
  /** The qualitative goals whose state the text tells among other words, under another heading than 定性目标. */
  readonly goals?: readonly GoalTold[];
  /** Under 上年建议办理情况, the promise that the form's question above it quotes. */
  readonly asked?: string;
  /** 婚检率： at the beginning of the text, where the item names so what it is about. */
  readonly head?: string;
  /** The indicators whose cause, or whose lack of a figure, the text explains under another heading than 原因分析. */
  readonly reasons?: readonly ToldReason[];
  readonly origin: Origin;
}

/** What an office below a unit wrote (a street, a village, a school), kept apart from the unit's own words. */
export interface PlaceNote extends UnitNote {
  readonly place: string;
}

/** One unit's notes, all its files together (or the Bureau's 总报告 note, whose unit is the compiler and `general` true). */
export interface UnitNote {
  readonly unit: string;
  readonly general: boolean;
  readonly items: readonly NoteItem[];
  /**
   * Words that only lead up to items (an opening paragraph before 1、, a line ending in ： before a list, a free heading
   * above a list). Kept, because nothing a person wrote is lost, but no work of their own: they do not count as items.
   */
  readonly preface?: readonly NoteItem[];
  /** The first of the files. */
  readonly origin: Origin;
}
