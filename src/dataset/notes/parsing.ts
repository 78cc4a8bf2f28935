/**
 * What units wrote, from documents of lines to items: whose note it is, what stands under which heading, which plan and
 * indicators each item speaks of, whether it tells of results or of plans. Words are kept to the character; what is
 * unclear becomes a finding with its line.
 */
import type { Diagnostic } from '../../diagnostics.ts';
import { finding } from '../../diagnostics.ts';
import type { Indicator } from '../../indicators/definition.ts';
import { foldName } from '../../indicators/letter-forms.ts';
import { planIds } from '../../indicators/plan-id.ts';
import type { Round } from '../../indicators/round.ts';
import type { NoteDocument, NoteLine, NoteRemark } from './document.ts';
import type { NameIndex, OwnName } from './indicators.ts';
import { indexNames } from './indicators.ts';
import type { RawItem } from './items/items.ts';
import { groupItems } from './items/items.ts';
import { withPartsApart } from './items/parts.ts';
import type { JudgedItem } from './judging.ts';
import { judgeItem } from './judging.ts';
import type { Outline, Passage } from './outline.ts';
import { outlineOf } from './outline.ts';
import type { NoteOwner } from './owner.ts';
import { ownerOf, sameStemFindings } from './owner.ts';
import { ownNames } from './heads/loose-names.ts';
import { otherPlaceWords } from './other-place.ts';
import { documentFindings, itemFindings, leftBlank, leftOut, remarkName } from './findings.ts';
import { sumTimes, timesIn } from './time.ts';
import { promiseAskedBy } from '../promises.ts';
import type { NoteItem, PlaceNote, UnitNote } from './notes.ts';
import { isSupplement } from './name.ts';

export interface NoteContext {
  readonly round: Round;
  readonly indicators: readonly Indicator[];
  /** Notes whose words were looked into and are the unit's own after all: `notes/妇联.txt`. */
  readonly ownAfterAll?: ReadonlySet<string>;
}

export interface NoteReading {
  /** One for each unit that wrote, and one for the general note; in the order of the first file of each. */
  readonly notes: readonly UnitNote[];
  /** What their grass-roots offices wrote, one for each place. */
  readonly placeNotes: readonly PlaceNote[];
  readonly findings: readonly Diagnostic[];
}

export function parseNotes(files: readonly NoteDocument[], context: NoteContext): NoteReading {
  const names = indexNames(context.indicators);
  const ordered = [
    ...files.filter(({ file }) => !isSupplement(file)),
    ...files.filter(({ file }) => isSupplement(file)),
  ];
  const readings = ordered.map((file) => readDocument(cleaned(file), context, names));
  const notes = readings.flatMap(({ note, place }) => (note === null ? [] : [{ note, place }]));
  const placeNotes = together(
    notes.flatMap(({ note, place }) => (place === null ? [] : [{ ...note, place }])),
    ({ unit, place }) => `${unit}/${place}`,
  );
  return {
    notes: together(
      notes.flatMap(({ note, place }) => (place === null ? [note] : [])),
      ({ unit, general }) => `${general ? '总报告' : '单位'}:${unit}`,
    ),
    placeNotes,
    findings: [
      ...readings.flatMap((reading) => reading.findings),
      ...sameStemFindings(files),
      ...placeNotes.filter(({ place }) => place !== unnamedPlace).map(keptApart),
    ],
  };
}

interface DocumentReading {
  /** null where nobody of the round owns the file, or nothing stands in it. */
  readonly note: UnitNote | null;
  /** The place below the unit that wrote it. */
  readonly place: string | null;
  readonly findings: readonly Diagnostic[];
}

/** Of words that came under a unit's own name and are some other place's. */
const unnamedPlace = '未写明的基层单位';

function readDocument(document: NoteDocument, context: NoteContext, allNames: NameIndex): DocumentReading {
  const { owner: named, findings: owning } = ownerOf(document, context.round);
  if (named === null) return { note: null, place: null, findings: owning };
  const names = { ...allNames, own: ownNames(named.unit, context.round, context.indicators) };
  const outline = outlineOf(document, { names, area: context.round.area.name, year: context.round.year });
  const others = wordsOfOthers(document, outline, named, context);
  const owner = others.length === 0 ? named : { ...named, place: unnamedPlace };
  const findings = others.length === 0 ? owning : [...owning, placeWords(document, named, others)];
  if (document.lines.length === 0) {
    const left = document.remarks.map((remark) => leftOut(remark, owner));
    return { note: null, place: owner.place, findings: [...findings, emptyNote(document, owner), ...left] };
  }
  const grouped = outline.passages.map((passage) => ({ passage, ...groupItems(passage, document.format, names) }));
  const speaksOfFuture = isPlanAsAWhole(grouped, outline, context.round.year);
  const judge = (passage: Passage) => (raw: RawItem) =>
    judgeItem(raw, passage, {
      names,
      year: context.round.year,
      filePlans: owner.plans,
      asksForPlan: !owner.general && owner.place === null && answersForBoth(names.own),
      speaksOfFuture,
    }) ?? [];
  const judged: readonly JudgedItem[] = grouped.flatMap(({ passage, items }) =>
    items
      .flatMap((raw) => withPartsApart(raw, passage, context.round.year))
      .flatMap(({ raw, under }) => judge(under)(raw)),
  );
  const placed = withPlansOfWhatWasTold(judged);
  const preface = grouped.flatMap(({ passage, preface: lead }) => lead.flatMap(judge(passage)));
  return {
    place: owner.place,
    note: {
      unit: owner.unit,
      general: owner.general,
      items: placed.map(({ item }) => item),
      ...(preface.length === 0 ? {} : { preface: preface.map(({ item }) => ({ ...item, planUnclear: false })) }),
      origin: { kind: 'file', file: document.file },
    },
    findings: [
      ...findings,
      ...documentFindings(document, outline, owner, context.round.year, names),
      ...placed.flatMap((one) => itemFindings(one, owner, names)),
      ...preface.flatMap(({ item }) => leftBlank(item, owner)),
    ],
  };
}

/** 电子产品、课业、户外少，三座大山。 under 原因分析 explains what the note has just told of, in that plan. */
function withPlansOfWhatWasTold(judged: readonly JudgedItem[]): readonly JudgedItem[] {
  return judged.map((one, place) => {
    if (!one.item.planUnclear || one.item.section !== '原因分析') return one;
    const before = judged.slice(0, place).findLast(({ item }) => !item.planUnclear);
    return before === undefined || before.item.plans.length !== 1
      ? one
      : { ...one, item: { ...one.item, plans: before.item.plans, planUnclear: false } };
  });
}

/** A case is told of a place, in the place's words as often as not: 典型做法 is not looked into. */
function wordsOfOthers(
  document: NoteDocument,
  { passages }: Outline,
  owner: NoteOwner,
  { round, ownAfterAll }: NoteContext,
): readonly string[] {
  if (owner.place !== null || owner.general || ownAfterAll?.has(document.file) === true) return [];
  const cases = new Set(passages.flatMap(({ section, lines }) => (section === '典型做法' ? lines : [])));
  const own = document.lines.filter((line) => !cases.has(line));
  return otherPlaceWords(
    own.map(({ text }) => text),
    round,
  );
}

function placeWords({ file }: NoteDocument, { unit }: NoteOwner, words: readonly string[]): Diagnostic {
  const said = words.map((one) => `“${one}”`).join('');
  return finding('place-words', {
    message: `${unit}的材料里有${said}，像是基层单位以自己的口气写的；全文另外存放，没有作为${unit}自己的话写进报告。`,
    hint: `是基层单位材料的，请移到 notes/${unit}/地名${file.replace(/^.*(\.[^.]+)$/u, '$1')}，由${unit}另写材料；确是${unit}自己的，请改正这些话，或在 decisions.yaml 接受：- accept: {finding: place-words, at: "${file}"}。`,
    origin: { kind: 'file', file },
    unit,
  });
}

/** What no document can hold, and what turns words about, is taken out and named; a form's own words are no words. */
function cleaned(document: NoteDocument): NoteDocument {
  const remarks: NoteRemark[] = [];
  let asked: string | null = null;
  const lines = document.lines.flatMap((line): readonly NoteLine[] => {
    for (const kind of ['control-character', 'direction'] as const) {
      if (line.text.search(takenOut[kind]) !== -1)
        remarks.push({ kind, words: plainText(line.text), origin: line.origin });
    }
    // In a Word note its reader knows the font.
    if (line.origin.kind === 'line' && /(?!^)[\uf020-\uf0ff]/.test(line.text.trim())) {
      remarks.push({ kind: 'symbol', words: line.text, origin: line.origin });
    }
    const text = plainText(line.text);
    if (text === '') return [];
    if (line.heading !== null) asked = null;
    if (isFurniture(text)) {
      asked = promiseAskedBy(text);
      return [];
    }
    return [text === line.text && asked === null ? line : { ...line, text, ...(asked === null ? {} : { asked }) }];
  });
  return { ...document, lines, remarks: [...document.remarks, ...remarks] };
}

/** Besides control characters, and the sign that stands for one that was lost: embeddings, overrides and isolates of writing direction, which turn 12.5% about. */
const takenOut = {
  'control-character': /[^\P{Cc}\t\n\v\f]|\p{Cs}|\p{Noncharacter_Code_Point}|\ufffd/u,
  direction: /[\u202a-\u202e\u2066-\u2069]/u,
} as const;

function plainText(text: string): string {
  return text
    .replaceAll(/[\v\f]/g, ' ')
    .replaceAll(new RegExp(`${takenOut['control-character'].source}|${takenOut.direction.source}`, 'gu'), '')
    .trim();
}

/** Ruled lines, bullets alone, and what a form asks for in brackets: （请填写…）. */
function isFurniture(text: string): boolean {
  return (
    /^[-=_*＝—－]{3,}$|^[\uf020-\uf0ff]+$/.test(text) || /^[（([［【]\s*请[^）)\]］】]{1,200}[）)\]］】]$/.test(text)
  );
}

function emptyNote(document: NoteDocument, owner: NoteOwner): Diagnostic {
  const held = [...new Set(document.remarks.map(({ kind }) => remarkName(kind)))];
  return finding('empty-note', {
    message: `${document.file} 里没有${held.length === 0 ? '文字' : `能用的文字，只有${held.join('、')}`}。`,
    hint:
      held.length === 0
        ? '请写上本年的做法、成效、问题和建议。'
        : '其中的内容没有使用；请把要用的改写成正文里的文字，重新保存。',
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
function answersForBoth(own: readonly OwnName[]): boolean {
  return planIds.every((plan) => own.some(({ plans }) => plans.includes(plan)));
}

function together<T extends UnitNote>(notes: readonly T[], keyOf: (note: T) => string): readonly T[] {
  const byKey = new Map<string, T>();
  for (const note of notes) {
    const before = byKey.get(keyOf(note));
    byKey.set(keyOf(note), before === undefined ? note : joined(before, note));
  }
  return [...byKey.values()];
}

function joined<T extends UnitNote>(first: T, second: T): T {
  const preface: readonly NoteItem[] = [...(first.preface ?? []), ...(second.preface ?? [])];
  return {
    ...first,
    items: [...first.items, ...second.items],
    ...(preface.length === 0 ? {} : { preface }),
  };
}

function keptApart({ unit, place, origin, items }: PlaceNote): Diagnostic {
  const quoted = items.filter((item) => item.section === '典型做法' && !item.future).length;
  return finding('place-note', {
    message:
      quoted === 0
        ? `${unit}的基层材料（${place}）已读取，另外存放，不作为${unit}自己的话。`
        : `${unit}的基层材料（${place}）已读取：“典型做法”标题下${quoted}条注明${place}写进单位报告，其余另外存放，不作为${unit}自己的话。`,
    hint: '要写进单位报告的内容，请放在基层材料的“典型做法”标题下，或由单位写进自己的材料。',
    origin,
    unit,
  });
}
