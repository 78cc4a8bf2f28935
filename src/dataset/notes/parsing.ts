/**
 * What units wrote, from documents of lines to items: whose note it is, what stands under which heading, which plan and
 * indicators each item speaks of, whether it tells of results or of plans. Words are kept to the character; what is
 * unclear becomes a finding with its line.
 */
import type { Diagnostic } from '../../diagnostics.ts';
import { finding } from '../../diagnostics.ts';
import type { Indicator } from '../../indicators/definition.ts';
import { foldName } from '../../indicators/letter-forms.ts';
import type { PlanId } from '../../indicators/plan-id.ts';
import { planIds } from '../../indicators/plan-id.ts';
import type { Round } from '../../indicators/round.ts';
import type { NoteDocument, NoteLine } from './document.ts';
import type { NameIndex } from './indicators.ts';
import { indexNames } from './indicators.ts';
import type { RawItem } from './items.ts';
import { groupItems } from './items.ts';
import type { JudgedItem } from './judging.ts';
import { judgeItem } from './judging.ts';
import type { Outline, Passage } from './outline.ts';
import { outlineOf } from './outline.ts';
import type { NoteOwner } from './owner.ts';
import { ownerOf, sameStemFindings } from './owner.ts';
import { documentFindings, itemFindings } from './findings.ts';
import { sumTimes, timesIn } from './time.ts';
import type { NoteItem, UnitNote } from './notes.ts';

export interface NoteContext {
  readonly round: Round;
  readonly indicators: readonly Indicator[];
}

export interface NoteReading {
  /** One for each unit that wrote, and one for the general note; in the order of the first file of each. */
  readonly notes: readonly UnitNote[];
  readonly findings: readonly Diagnostic[];
}

export function parseNotes(files: readonly NoteDocument[], context: NoteContext): NoteReading {
  const names = indexNames(context.indicators);
  const readings = files.map((file) => readDocument(cleaned(file), context, names));
  return {
    notes: togetherByUnit(readings.flatMap((reading) => reading.note ?? [])),
    findings: [...readings.flatMap((reading) => reading.findings), ...sameStemFindings(files)],
  };
}

interface DocumentReading {
  /** null where nobody of the round owns the file, or nothing stands in it. */
  readonly note: UnitNote | null;
  readonly findings: readonly Diagnostic[];
}

function readDocument(document: NoteDocument, context: NoteContext, names: NameIndex): DocumentReading {
  const { owner, findings } = ownerOf(document, context.round);
  if (owner === null) return { note: null, findings };
  if (document.lines.length === 0) return { note: null, findings: [...findings, emptyNote(document, owner)] };
  const outline = outlineOf(document, { names, area: context.round.area.name, year: context.round.year });
  const grouped = outline.passages.map((passage) => ({ passage, ...groupItems(passage, document.format, names) }));
  const speaksOfFuture = isPlanAsAWhole(grouped, outline, context.round.year);
  const judge = (passage: Passage) => (raw: RawItem) =>
    judgeItem(raw, passage, {
      names,
      year: context.round.year,
      filePlans: owner.plans,
      asksForPlan: !owner.general && answersForBoth(owner.unit, context),
      speaksOfFuture,
    }) ?? [];
  const judged: readonly JudgedItem[] = grouped.flatMap(({ passage, items }) => items.flatMap(judge(passage)));
  const preface = grouped.flatMap(({ passage, preface: lead }) => lead.flatMap(judge(passage)));
  return {
    note: {
      unit: owner.unit,
      general: owner.general,
      items: judged.map(({ item }) => item),
      ...(preface.length === 0 ? {} : { preface: preface.map(({ item }) => ({ ...item, planUnclear: false })) }),
      origin: { kind: 'file', file: document.file },
    },
    findings: [
      ...findings,
      ...documentFindings(document, outline, owner, context.round.year, names),
      ...judged.flatMap((one) => itemFindings(one, owner, names)),
    ],
  };
}

/** Private-use letters are the program's own marks (and stray bullets of Word): they never belong to a person's words. */
function cleaned(document: NoteDocument): NoteDocument {
  const lines = document.lines.flatMap((line): readonly NoteLine[] => {
    const text = line.text.replaceAll(/[\ue000-\uf8ff]/g, '').trim();
    return text === '' || isFurniture(text) ? [] : [text === line.text ? line : { ...line, text }];
  });
  return { ...document, lines };
}

/** Ruled lines, and what a form asks for in brackets: （请填写…）. */
function isFurniture(text: string): boolean {
  return /^[-=_*＝—－]{3,}$/.test(text) || /^[（([［【]\s*请[^）)\]］】]{1,200}[）)\]］】]$/.test(text);
}

function emptyNote(document: NoteDocument, owner: NoteOwner): Diagnostic {
  return finding('empty-note', {
    message: `${document.file} 里没有文字。`,
    hint: '请写上本年的做法、成效、问题和建议，或删去这个空文件。',
    origin: { kind: 'file', file: document.file },
    unit: owner.unit,
  });
}

/** Of what stands under no heading, more speaks of the future than of the past; or the title calls it a plan. */
function isPlanAsAWhole(
  grouped: readonly {
    readonly passage: Passage;
    readonly items: readonly RawItem[];
    readonly preface: readonly RawItem[];
  }[],
  outline: Outline,
  year: number,
): boolean {
  const title = foldName(outline.title?.text ?? '');
  if (/(?:计划|打算|思路|要点|安排)(?:\(.*\))?$/.test(title)) return true;
  const loose = grouped.filter(({ passage }) => !passage.explicit);
  const times = sumTimes(
    loose.flatMap(({ items, preface }) =>
      [...items, ...preface].map((raw) => timesIn(raw.paragraphs.join('\n'), year)),
    ),
  );
  return times.future > times.past;
}

/** The unit has indicators of both plans, so an item that names neither could belong to either. */
function answersForBoth(unit: string, context: NoteContext): boolean {
  const plans = new Set<PlanId>();
  const known = context.round.units.find((one) => one.name === unit);
  const spellings = new Set([unit, known?.title ?? unit, ...(known?.aliases ?? [])].map(foldName));
  for (const indicator of context.indicators) {
    if (indicator.units.some((name) => spellings.has(foldName(name))))
      for (const plan of indicator.plans) plans.add(plan);
  }
  return planIds.every((plan) => plans.has(plan));
}

function togetherByUnit(notes: readonly UnitNote[]): readonly UnitNote[] {
  const byUnit = new Map<string, UnitNote>();
  for (const note of notes) {
    const key = `${note.general ? '总报告' : '单位'}:${note.unit}`;
    const before = byUnit.get(key);
    byUnit.set(key, before === undefined ? note : joined(before, note));
  }
  return [...byUnit.values()];
}

function joined(first: UnitNote, second: UnitNote): UnitNote {
  const preface: readonly NoteItem[] = [...(first.preface ?? []), ...(second.preface ?? [])];
  return {
    ...first,
    items: [...first.items, ...second.items],
    ...(preface.length === 0 ? {} : { preface }),
  };
}
