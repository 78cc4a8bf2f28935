/** Figures in the notes' prose against the tables: unlike any figure of the indicator's series is a finding. */
import type { Diagnostic } from '../../diagnostics.ts';
import { finding } from '../../diagnostics.ts';
import type { Decimal } from '../../indicators/decimals.ts';
import { rounded } from '../../indicators/decimals.ts';
import type { Indicator } from '../../indicators/definition.ts';
import { planIds } from '../../indicators/plan-id.ts';
import type { Origin } from '../../provenance.ts';
import type { Mention, NameIndex } from '../notes/indicators.ts';
import { indexNames } from '../notes/indicators.ts';
import { mentionsAlsoLoose, ownNames } from '../notes/heads/loose-names.ts';
import type { MeasuredFigure } from './named-by-figure.ts';
import { mentionsByFigure } from './named-by-figure.ts';
import type { NoteItem, NoteSection, UnitNote } from '../notes/notes.ts';
import { sentenceAt } from '../notes/sentences.ts';
import { typedInTables } from '../typed-in-tables.ts';
import type { Figure } from '../observation.ts';
import { ownArea } from '../observation.ts';
import { sayFigure, sayIndicator, sayOrigins } from '../wording.ts';
import type { AuditFacts } from './facts.ts';
import { dimensionsRead } from './facts.ts';
import { shortenedCounts } from './shortened-counts.ts';
import type { QuotedFigure } from './quoted-figures.ts';
import { figureBehind } from './quoted-figures.ts';

/** Proposals, plans and goals give numbers that no table has. */
const notOfThisYear: readonly NoteSection[] = ['对策建议', '下年计划', '定性目标'];

export function noteFigures(facts: AuditFacts): readonly Diagnostic[] {
  const names = indexNames(facts.indicators);
  // What a unit writes loosely means its own.
  const namesOf = ({ unit }: UnitNote): NameIndex => ({ ...names, own: ownNames(unit, facts.round, facts.indicators) });
  const series = new Map<string, readonly Known[]>();
  const knownOf = (indicator: Indicator): readonly Known[] => {
    const known = series.get(indicator.code) ?? knownFigures(indicator, facts);
    series.set(indicator.code, known);
    return known;
  };
  return [...facts.notes, ...typedInTables(facts.explanations)].flatMap((note) => {
    const own = namesOf(note);
    return note.items
      .filter((item) => !item.future && !notOfThisYear.includes(item.section))
      .flatMap((item) => differingFigures(item, note, own, knownOf, facts))
      .concat(note.items.flatMap((item) => differingJudgements(item, note, facts)));
  });
}

/** The unit's own word on a qualitative goal, in its note and in its table. */
function differingJudgements(item: NoteItem, note: UnitNote, facts: AuditFacts): readonly Diagnostic[] {
  const { state } = item;
  if (state === null) return [];
  return facts.indicators.flatMap((indicator) => {
    if (indicator.scale !== 'text' || !item.indicators.includes(indicator.code)) return [];
    const lookup = facts.figure(indicator.code, ownArea, facts.round.year);
    if (lookup.verdict !== 'figure' || lookup.figure.word === null || lookup.figure.word === state) return [];
    return [
      finding('note-figure-differs', {
        message: `${sayIndicator(indicator)}在文字材料中写“${state}”，表中为“${lookup.figure.word}”（${sayOrigins(lookup.figure.origins)}）。`,
        hint: '报告采用表中的判断；请核对，改正材料或表中有误的一处。',
        origin: item.origin,
        related: lookup.figure.origins,
        unit: note.unit,
        indicator: indicator.code,
      }),
    ];
  });
}

/** Until one of them is taken, 【待核实】 stands in the item's place in the general report. */
const waysOut =
  '请核对。三种办法：单位改正材料或报表；两处说的不是同一回事的，统计局在 decisions.yaml 用 accept 写明理由，照原文印出；来不及核实的，accept 里加 print: false，总报告不印该条，并写明未采用。';

interface Known {
  readonly year: number;
  readonly dimension: string | null;
  readonly value: Decimal;
  readonly origins: readonly Origin[];
}

function knownFigures(indicator: Indicator, facts: AuditFacts): readonly Known[] {
  const read = dimensionsRead(facts, indicator).flatMap(({ area, year, dimension }): readonly Known[] => {
    const lookup = facts.figure(indicator.code, ownArea, year, dimension);
    if (area !== ownArea || lookup.verdict !== 'figure') return [];
    const figure: Figure = lookup.figure;
    return [{ year, dimension, value: figure.value, origins: figure.origins }];
  });
  const bases = planIds.flatMap((plan) => indicator.base[plan] ?? []);
  return [...read, ...bases.map(({ year, value, origin }) => ({ year, dimension: null, value, origins: [origin] }))];
}

function differingFigures(
  item: NoteItem,
  note: UnitNote,
  names: NameIndex,
  knownOf: (indicator: Indicator) => readonly Known[],
  facts: AuditFacts,
): readonly Diagnostic[] {
  const exact = mentionsAlsoLoose(item.text, names);
  const short = shortenedCounts(item.text, facts.indicators).filter(({ start, end }) => exact.every((one) => one.end <= start || one.start >= end)); // prettier-ignore
  const named = [...exact, ...short];
  const figures = (code: string) => facts.indicators.filter((one) => one.code === code).flatMap((one) => recentFigures(one, knownOf(one), facts)); // prettier-ignore
  return mentionsByFigure(item.text, named, figures, names.own ?? []).flatMap((mention) => {
    const [code] = mention.codes;
    const indicator = facts.indicators.find((one) => one.code === code);
    // A name of several indicators says nothing about one of them.
    if (mention.codes.length !== 1 || indicator === undefined || isInWords(indicator)) return [];
    const quoted = figureBehind(item.text, mention.start, mention.end, indicator, facts.round);
    if (quoted === null) return [];
    const known = knownOf(indicator);
    const thisYear = known.filter(({ year }) => year === facts.round.year);
    const candidates =
      quoted.untold && thisYear.length > 0 && isOfThisYear(item.text, mention, facts.round.year)
        ? thisYear
        : known.filter(({ year }) => quoted.year === null || year === quoted.year);
    if (candidates.length === 0 || candidates.some((one) => isSaid(one.value, quoted, indicator))) return [];
    return [report(indicator, quoted, quoted.year === null ? known : candidates, mention, item, note, facts)];
  });
}

/** Where nothing before it nor its own sentence speaks of an earlier year, except to compare with it. */
function isOfThisYear(text: string, { start, end }: Mention, year: number): boolean {
  const before = [...text.slice(0, start).matchAll(yearSpokenOf)].at(-1)?.[0];
  const sentence = /^[^。；;！？\n]*/u.exec(text.slice(end))?.[0] ?? '';
  const named = [
    ...(before === undefined ? [] : [before]),
    ...[...sentence.matchAll(yearSpokenOf)].map(([one]) => one),
  ];
  return named.every((one) => /^\d/u.test(one) && Number.parseInt(one, 10) >= year);
}

/** 比2020年提高, 与上年持平 compare; 2021年以来 and 由2020年的 tell where something began. */
const yearSpokenOf = /(?<![比较与和同由从自])(?:(?:19|20)\d\d年(?!以来|起)|上年|去年)/gu;

/** Of the year and the one before, as printed. */
function recentFigures(
  indicator: Indicator,
  known: readonly Known[],
  { round }: AuditFacts,
): readonly MeasuredFigure[] {
  return known
    .filter(({ year, dimension }) => dimension === null && year <= round.year && year >= round.year - 1)
    .map(({ value }) => ({ figure: rounded(value, indicator.decimals), measure: indicator.measure }));
}

function isInWords(indicator: Indicator): boolean {
  return indicator.scale === 'yes-no' || indicator.scale === 'text';
}

/** The printed figure, or that figure in fewer digits, as people write 95% for 95.43%. */
function isSaid(value: Decimal, quoted: QuotedFigure, indicator: Indicator): boolean {
  const places = quoted.value.decimalPlaces();
  const figure = rounded(value, indicator.decimals);
  // 99.9% is not 100%.
  if (indicator.measure === '%' && quoted.value.equals(100)) return figure.equals(100);
  if (places > indicator.decimals) return rounded(quoted.value, indicator.decimals).equals(figure);
  return rounded(value, places).equals(quoted.value) || rounded(figure, places).equals(quoted.value);
}

function report(
  indicator: Indicator,
  quoted: QuotedFigure,
  candidates: readonly Known[],
  { end }: Mention,
  item: NoteItem,
  note: UnitNote,
  facts: AuditFacts,
): Diagnostic {
  const totals = candidates.filter((known) => known.dimension === null);
  const shown = (totals.length > 0 ? totals : candidates).toSorted((a, b) => a.year - b.year);
  const held =
    quoted.year === null
      ? `表中各年为 ${[...new Set(shown.map((known) => `${known.year}年 ${sayFigure(known.value, indicator)}`))].join('、')}`
      : `表中${quoted.year}年为 ${shown.map((known) => `${sayFigure(known.value, indicator)}（${sayOrigins(known.origins)}）`).join('、')}`;
  const current = shown.filter((known) => known.year === (quoted.year ?? facts.round.year));
  return finding('note-figure-differs', {
    message: `${sayIndicator(indicator)}在文字材料中写${quoted.year === null ? '' : `${quoted.year}年`}为 ${quoted.text}，${held}。`,
    hint: waysOut,
    origin: item.origin,
    quoted: quoted.text,
    within: sentenceAt(item.text, end),
    related: (current.length > 0 ? current : shown).flatMap((known) => known.origins),
    unit: note.unit,
    indicator: indicator.code,
  });
}
