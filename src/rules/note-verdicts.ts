/** Results that units state in prose, against the judgements: what the data contradict is a finding at the item. */
import { grouped } from '../dataset/agreement.ts';
import type { MeasuredFigure } from '../dataset/audit/named-by-figure.ts';
import { mentionsByFigure } from '../dataset/audit/named-by-figure.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Mention, OwnName } from '../dataset/notes/indicators.ts';
import { indexNames } from '../dataset/notes/indicators.ts';
import { mentionsOfResults, ownNames } from '../dataset/notes/heads/loose-names.ts';
import type { NoteItem, NoteSection, UnitNote } from '../dataset/notes/notes.ts';
import type { Diagnostic } from '../diagnostics.ts';
import { finding } from '../diagnostics.ts';
import type { Indicator } from '../indicators/definition.ts';
import type { Round } from '../indicators/round.ts';
import { sentenceAt } from '../dataset/notes/sentences.ts';
import { sayOrigin } from '../provenance.ts';
import type { Assessment } from './assessment.ts';
import { bearingOf } from './statements/bearing-out.ts';
import { isOfOneRow, typedInTables } from '../dataset/typed-in-tables.ts';
import type { Clause } from './statements/clauses.ts';
import { clausesOf, isPlainLead, yearOf } from './statements/clauses.ts';
import { differingTogether } from './statements/of-all.ts';
import type { SayVerdict } from './statements/against.ts';
import { dataSay } from './statements/against.ts';
import { placesIn, quantityIn } from './statements/quantities.ts';
import { listedIn, sayingsIn } from './statements/sayings/sayings.ts';
import type { Said } from './statements/statement.ts';

/** What is still to be done gives no verdict on this year. */
const notOfThisYear: readonly NoteSection[] = ['对策建议', '下年计划', '定性目标', '请示事项'];

/** Until one of them is taken, 【待核实】 stands beside the item, in the general report in its place. */
const waysOut =
  '请核对。三种办法：单位改正材料或报表；说的不是同一回事的，统计局在 decisions.yaml 用 accept 写明理由，照原文印出；来不及核实的，accept 里加 print: false，总报告不印该条，并写明未采用。';

interface Judged {
  readonly dataset: Dataset;
  readonly assessments: readonly Assessment[];
  readonly byCode: ReadonlyMap<string, readonly Assessment[]>;
  /** What the round's other areas are called. */
  readonly areas: readonly string[];
  readonly say: SayVerdict;
}

interface Written {
  readonly item: NoteItem;
  readonly note: UnitNote;
  /** The names of what the note's unit answers for, and their codes. */
  readonly own: readonly OwnName[];
  readonly answersFor: ReadonlySet<string>;
  /** What the item names with a result. */
  readonly mentions: readonly Mention[];
}

export function noteVerdicts(
  dataset: Dataset,
  assessments: readonly Assessment[],
  say: SayVerdict,
): readonly Diagnostic[] {
  const names = indexNames(dataset.indicators);
  const judged = {
    dataset,
    assessments,
    byCode: grouped(assessments, ({ indicator }) => indicator.code),
    areas: areaNames(dataset.round),
    say,
  };
  return [...dataset.notes, ...typedInTables(dataset.explanations)].flatMap((note) => {
    const own = ownNames(note.unit, dataset.round, dataset.indicators);
    const answersFor = new Set(own.map(({ code }) => code));
    return note.items
      .filter((item) => !item.future && !notOfThisYear.includes(item.section))
      .flatMap((item) => {
        const written = { item, note, own, answersFor, mentions: mentionsOfResults(item.text, { ...names, own }) };
        return [...differingIn(written, judged), ...differingOfAll(written, judged)];
      });
  });
}

function differingIn(written: Written, judged: Judged): readonly Diagnostic[] {
  const { text } = written.item;
  const mentions = mentionsByFigure(text, written.mentions, (code) => recentFigures(code, judged), written.own);
  const found = clausesOf(text, mentions, wholeOf(written.item), judged.areas, isOfOneRow(written.item)).flatMap(
    (clause) => clause.subjects.flatMap((subject, place) => differingOf(subject, place, clause, written, judged)),
  );
  // Of one name the first word that is not so says enough.
  return found.filter(
    ({ indicator, quoted }, at) =>
      found.findIndex((other) => other.indicator === indicator && other.quoted === quoted) === at,
  );
}

function differingOfAll(written: Written, judged: Judged): readonly Diagnostic[] {
  const { text } = written.item;
  return differingTogether(text, written.mentions, judgedOfUnit(written, judged), judged.say).map(
    ({ words, at, held }) => contradicted(written, words, at, held, null),
  );
}

function recentFigures(code: string, { byCode }: Judged): readonly MeasuredFigure[] {
  return (byCode.get(code) ?? [])
    .slice(0, 1)
    .flatMap(({ indicator: { measure }, current, change: { previous } }) =>
      [current, previous].flatMap((one) => (one.verdict === 'known' ? [{ figure: one.figure.rounded, measure }] : [])),
    );
}

/** As the round calls them, and 东阳 for 东阳市; longest first. */
function areaNames({ areas }: Round): readonly string[] {
  const names = areas.flatMap(({ name, aliases }) => [name, ...aliases]);
  const short = names.filter((name) => /^.{2,}[市县区]$/u.test(name)).map((name) => name.slice(0, -1));
  return [...new Set([...names, ...short])].toSorted((a, b) => b.length - a.length);
}

/** Whom an item is about that stands under a heading and names nobody itself. */
function wholeOf({ indicators }: NoteItem): readonly Mention[] {
  return indicators.length === 1 ? [{ codes: indicators, start: 0, end: 0 }] : [];
}

function differingOf(
  { codes }: Mention,
  place: number,
  clause: Clause,
  written: Written,
  judged: Judged,
): readonly Diagnostic[] {
  const { round, indicators } = judged.dataset;
  const [code] = codes;
  const indicator = indicators.find((one) => one.code === code);
  if (codes.length !== 1 || indicator === undefined) return [];
  const ofIt = judgedOf(indicator, written.item, judged);
  const [first] = ofIt;
  if (first === undefined) return [];
  const said = [...sayingsIn(clause, indicator.measure, judged.areas), ...listedSaying(clause, indicator, place)];
  return said
    .filter((one) => one.start < 0 || isPlainLead(leadOf(one, said, clause), clause))
    .toSorted((a, b) => a.start - b.start)
    .flatMap(({ saying, start, end }) => {
      const lead = clause.words.slice(0, Math.max(0, start));
      const year = yearOf(clause.words.slice(Math.max(0, start), end), clause.before, lead, round.year);
      // Two plans may judge it otherwise: it is contradicted where no plan bears it out.
      if (year === null || ofIt.some((each) => bearingOf(saying, each, year) !== 'not-so')) return [];
      const words = written.item.text.slice(clause.start + start, clause.start + end).trim();
      return [contradicted(written, words, clause.start + end, dataSay(saying, first, judged.say, year), first)];
    });
}

/** What stands before a saying, without what other areas were said to be: 低于全省高于江州市. */
function leadOf(one: Said, said: readonly Said[], { words }: Clause): string {
  const before = said.filter(
    ({ saying, start, end }, place) =>
      saying.kind === 'beside' &&
      start >= 0 &&
      end <= one.start &&
      said.findIndex((other) => other.start === start) === place,
  );
  return before
    .toSorted((a, b) => b.start - a.start)
    .reduce((lead, { start, end }) => lead.slice(0, start) + lead.slice(end), words.slice(0, one.start));
}

/** 甲率、乙率分别为96.2%和88.1%: the figure of the one at this place in the list. */
function listedSaying({ words, subjects }: Clause, { measure }: Indicator, place: number): readonly Said[] {
  const listed = listedIn(words, measure);
  const figure = listed?.words[place];
  if (listed === null || figure === undefined || listed.words.length !== subjects.length) return [];
  const value = quantityIn(figure);
  const at = words.indexOf(figure, listed.at);
  return value === null
    ? []
    : [
        {
          saying: { kind: 'bound', comparison: 'equal', value, places: placesIn(figure), years: null },
          start: at,
          end: at + figure.length,
        },
      ];
}

function judgedOf({ code }: Indicator, item: NoteItem, { byCode, dataset }: Judged): readonly Assessment[] {
  const ofIt = byCode.get(code) ?? [];
  const inPlan = ofIt.filter((one) => isJudged(one, item.plans, dataset));
  // A word on the other plan's indicator is held against that plan.
  return inPlan.length > 0 ? inPlan : ofIt.filter((one) => isJudged(one, [one.plan], dataset));
}

function judgedOfUnit({ item, note, answersFor }: Written, { assessments, dataset }: Judged): readonly Assessment[] {
  return assessments.filter(
    (one) => isJudged(one, item.plans, dataset) && (note.general || answersFor.has(one.indicator.code)),
  );
}

function isJudged(one: Assessment, plans: NoteItem['plans'], { round }: Dataset): boolean {
  return (
    plans.includes(one.plan) &&
    (one.targetSet === null || one.targetSet === round.plans[one.plan].judge) &&
    one.target.kind !== 'qualitative'
  );
}

/** `at`: where the words end; `held`: what the data say; `one`: of which indicator, null where of all. */
function contradicted(
  { item, note }: Written,
  words: string,
  at: number,
  held: string,
  one: Assessment | null,
): Diagnostic {
  const of = one === null ? '' : `“${one.indicator.name}”（${one.indicator.code}）在`;
  return finding('note-verdict-differs', {
    message: `${of}文字材料中写“${words}”（${sayOrigin(item.origin)}），按数据${held}。`,
    hint: waysOut,
    origin: item.origin,
    related: one?.current.verdict === 'known' ? one.current.figure.origins : [],
    unit: note.unit,
    indicator: one?.indicator.code ?? null,
    quoted: words,
    within: sentenceAt(item.text, at - 1),
  });
}
