/**
 * Part two: what a unit's notes say for one plan, in the order reports tell it. Nothing is added or reworded;
 * an item that speaks only of the future counts as a proposal, never as a result.
 */
import type { Dataset, Explanation } from '../dataset/dataset.ts';
import type { NoteItem, NoteSection, UnitNote } from '../dataset/notes/notes.ts';
import type { ToldReason } from '../dataset/notes/reasons.ts';
import { saysWhatFollows } from '../dataset/notes/items/items.ts';
import { onlyRefers } from '../dataset/notes/heads/references.ts';
import type { Indicator } from '../indicators/definition.ts';
import type { PlanId } from '../indicators/plan-id.ts';

export interface PolicyFacts {
  readonly unit: string;
  readonly plan: PlanId;
  /** A note for this plan was handed in. */
  readonly received: boolean;
  readonly summary: readonly NoteItem[];
  /** 政策措施 and 主要做法 */
  readonly practices: readonly NoteItem[];
  /** 典型做法: the unit's own */
  readonly cases: readonly NoteItem[];
  /** 典型做法 that places below the unit wrote, by place. */
  readonly places: readonly PlacePractice[];
  /** 上年建议办理情况: what became of last year's proposals and problems. */
  readonly answers: readonly NoteItem[];
  readonly results: readonly NoteItem[];
  readonly problems: readonly NoteItem[];
  /** 对策建议, 下年计划, 请示事项, and work items that speak only of the future */
  readonly proposals: readonly NoteItem[];
  /** 对策建议 that the unit wrote under the other plan and for indicators of both: they answer where this plan has none. */
  readonly sharedProposals: readonly NoteItem[];
  readonly qualitative: readonly NoteItem[];
  /** Goals whose state the unit tells among its other words. */
  readonly goalsTold: ReadonlySet<string>;
  /** 原因分析 by indicator */
  readonly causes: ReadonlyMap<string, readonly NoteItem[]>;
  /** 原因分析 that names no indicator */
  readonly generalCauses: readonly NoteItem[];
  /** Indicators whose cause, and whose lack of a figure, is told in what stands under 存在问题 or 主要成效. */
  readonly explainedElsewhere: Readonly<Record<ToldReason['of'], ReadonlySet<string>>>;
  /** 变化说明 by indicator: the workbook's, else the note's */
  readonly explanations: ReadonlyMap<string, Explanation>;
  /** Words that only lead up to something (我局做了以下工作：), by the item of this plan that they stand before. */
  readonly leadIns: ReadonlyMap<NoteItem, readonly NoteItem[]>;
}

export interface PlacePractice {
  readonly place: string;
  readonly items: readonly NoteItem[];
}

function placesOf({ placeNotes = [] }: Dataset, unit: string, plan: PlanId): readonly PlacePractice[] {
  return placeNotes.flatMap((note) => {
    if (note.unit !== unit) return [];
    const items = note.items.filter((item) => item.section === '典型做法' && !item.future && item.plans.includes(plan));
    return items.length === 0 ? [] : [{ place: note.place, items }];
  });
}

export function policyOf(dataset: Dataset, unit: string, plan: PlanId): PolicyFacts {
  const notes = notesOf(dataset, unit);
  const all = notes.flatMap((note) => note.items.filter((item) => !onlyRefers(item.text)));
  const items = all.filter((item) => item.plans.includes(plan));
  const shared = ofBothPlans(dataset.indicators);
  const elsewhere = all.filter(
    (item) => !item.plans.includes(plan) && item.indicators.some((code) => shared.has(code)),
  );
  const prefaces = notes.flatMap((note) => (note.preface ?? []).filter((item) => item.plans.includes(plan)));
  const past = items.filter((item) => !item.future);
  const causes = items.filter((item) => item.section === '原因分析');
  return {
    unit,
    plan,
    // A note in which only 无 stands was handed in too.
    received: items.length > 0 || notes.some((note) => note.items.length === 0),
    summary: of(items, '摘要'),
    practices: of(past, '政策措施', '主要做法'),
    cases: of(past, '典型做法'),
    places: placesOf(dataset, unit, plan),
    answers: of(items, '上年建议办理情况'),
    results: of(past, '主要成效'),
    problems: of(items, '存在问题'),
    proposals: items.filter(isProposal),
    sharedProposals: elsewhere.filter(
      (item) => item.section === '对策建议' && item.indicators.every((code) => shared.has(code)),
    ),
    qualitative: of(items, '定性目标'),
    goalsTold: new Set(items.flatMap(({ goals = [] }) => goals.map(({ code }) => code))),
    causes: withShared(byIndicator(causes), byIndicator(of(elsewhere, '原因分析')), shared),
    generalCauses: causes.filter((item) => item.indicators.length === 0),
    explainedElsewhere: { cause: reasonsOf(items, 'cause'), gap: reasonsOf(items, 'gap') },
    explanations: new Map(
      dataset.explanations
        .filter((one) => one.unit === unit && !onlyRefers(one.text))
        .map((one) => [one.indicator, one] as const),
    ),
    leadIns: leadInsOf(prefaces, items),
  };
}

function reasonsOf(items: readonly NoteItem[], of: ToldReason['of']): ReadonlySet<string> {
  return new Set(items.flatMap(({ reasons = [] }) => reasons.filter((one) => one.of === of).map(({ code }) => code)));
}

function ofBothPlans(indicators: readonly Indicator[]): ReadonlySet<string> {
  return new Set(indicators.filter(({ plans }) => plans.length > 1).map(({ code }) => code));
}

/** The cause of an indicator of both plans, written under one of them, is the other's too where that has none. */
function withShared(
  own: ReadonlyMap<string, readonly NoteItem[]>,
  elsewhere: ReadonlyMap<string, readonly NoteItem[]>,
  shared: ReadonlySet<string>,
): ReadonlyMap<string, readonly NoteItem[]> {
  const lent = [...elsewhere].filter(([code]) => shared.has(code) && !own.has(code));
  return new Map([...own, ...lent]);
}

/** Each before the next item of its file, else before the first one: nothing that a person wrote is lost. */
function leadInsOf(
  prefaces: readonly NoteItem[],
  items: readonly NoteItem[],
): ReadonlyMap<NoteItem, readonly NoteItem[]> {
  const map = new Map<NoteItem, NoteItem[]>();
  // 现将有关情况汇报如下： at the head of a letter: the report has its own.
  for (const words of prefaces.filter(({ text }) => !saysWhatFollows(text))) {
    const at = lineOf(words);
    const sameFile = items.filter((item) => lineOf(item).file === at.file);
    const next = sameFile.find((item) => lineOf(item).line > at.line) ?? sameFile[0] ?? items[0];
    if (next !== undefined) map.set(next, [...(map.get(next) ?? []), words]);
  }
  return map;
}

function lineOf({ origin }: NoteItem): { readonly file: string; readonly line: number } {
  if (origin.kind === 'line') return { file: origin.file, line: origin.line };
  return { file: origin.kind === 'file' ? origin.file : '', line: 0 };
}

/** The Bureau's own words for the general report. */
export function generalNotes(dataset: Dataset): readonly NoteItem[] {
  return dataset.notes.filter((note) => note.general).flatMap((note) => note.items);
}

function notesOf(dataset: Dataset, unit: string): readonly UnitNote[] {
  return dataset.notes.filter((note) => note.unit === unit && !note.general);
}

function of(items: readonly NoteItem[], ...sections: readonly NoteSection[]): readonly NoteItem[] {
  return items.filter((item) => sections.includes(item.section));
}

const workSections: readonly NoteSection[] = ['政策措施', '主要做法', '典型做法', '主要成效'];

function isProposal(item: NoteItem): boolean {
  if (item.section === '对策建议' || item.section === '下年计划' || item.section === '请示事项') return true;
  return item.future && workSections.includes(item.section);
}

function byIndicator(items: readonly NoteItem[]): ReadonlyMap<string, readonly NoteItem[]> {
  const map = new Map<string, NoteItem[]>();
  for (const item of items) {
    for (const code of item.indicators) map.set(code, [...(map.get(code) ?? []), item]);
  }
  return map;
}
