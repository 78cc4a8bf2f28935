/** What a page form shows beside what is typed: verdicts, the sentences that will be printed, and what is to be mended. */
import { fileOf } from '../../dataset/agreement.ts';
import { ownArea } from '../../dataset/observation.ts';
import { responsibleUnits } from '../../dataset/wording.ts';
import type { Diagnostic, Level } from '../../diagnostics.ts';
import type { PlanId } from '../../indicators/plan-id.ts';
import { planWord } from '../../indicators/plan-id.ts';
import { findingsOfUnit, hintForUnit, messageForUnit } from '../../report/compose/forms/unit-hints.ts';
import { indicatorOf, parseFigureId } from '../../report/figure-id-reading.ts';
import type { Inline, Report } from '../../report/model.ts';
import type { Words } from '../../report/claims/words.ts';
import type { Assessment, WarningLevel } from '../../rules/assessment.ts';
import type { JudgedDocument } from '../documents.ts';
import type { JudgedForm } from './judged-form.ts';
import type { Shown } from './return-file.ts';
import { rowKeys } from './open-cells.ts';
import type { FormSlice } from './slice.ts';

export interface FormView {
  /** By the table's row: `W02`, `W02/城市`. */
  readonly rows: ReadonlyMap<string, RowView>;
  /** What is no row's: of the notes, of the whole. */
  readonly general: readonly Problem[];
}

export interface RowView {
  readonly judgements: readonly JudgementView[];
  readonly problems: readonly Problem[];
  /** Others' figures that its sentences will tell of, and that nobody has handed in yet: 结婚登记人数（民政局）. */
  readonly waiting: readonly string[];
}

export interface JudgementView {
  readonly plan: PlanId;
  readonly planWord: string;
  readonly value: string;
  readonly attainment: string;
  readonly reached: boolean;
  readonly level: WarningLevel;
  readonly levelWord: string;
  /** As the unit's report of the plan will print them, where it says anything of the indicator. */
  readonly sentences: readonly PrintedSentence[];
}

export interface PrintedSentence {
  readonly section: string;
  readonly text: string;
}

export interface Problem {
  readonly level: Level;
  readonly message: string;
  readonly hint: string;
}

export function viewOf(slice: FormSlice, judged: JudgedForm, words: Words): FormView {
  const { unit } = slice.mark;
  const files = new Set([judged.files.table?.file, judged.files.note?.file].flatMap((file) => file ?? []));
  const findings = findingsOfUnit(judged.dataset, unit, files);
  const rowOf = rowFinder(slice, judged);
  const rows = new Map<string, RowView>();
  const own = judged.facts.assessments.filter((one) => one.units.includes(unit));
  for (const key of rowKeysOf(slice)) {
    rows.set(key, {
      judgements: key.includes('/') ? [] : judgementsOf(key, own, judged, words),
      problems: findings.filter((one) => rowOf(one) === key).map(problemOf),
      waiting: key.includes('/') ? [] : waitingFor(key, unit, judged),
    });
  }
  const general = findings.filter((one) => !rows.has(rowOf(one) ?? '')).map(problemOf);
  return { rows, general };
}

/**
 * A count of another unit, or a figure that another unit reports as well: the sentence says what is known without it, and
 * may gain a clause or be in conflict once it comes.
 */
export function waitingFor(code: string, unit: string, { dataset }: JudgedForm): readonly string[] {
  const { indicators, round } = dataset;
  const own = indicators.find((one) => one.code === code);
  const named = indicators.filter((one) => [own?.numerator, own?.denominator, own?.cases, code].includes(one.code));
  return named.flatMap((one) => {
    const others = responsibleUnits(one, round).filter((name) => name !== unit);
    const isThere = dataset.observations.some(
      (cell) => cell.indicator === one.code && cell.year === round.year && cell.area === ownArea && cell.unit !== unit,
    );
    return others.length === 0 || isThere ? [] : [`${one.short}（${others.join('、')}）`];
  });
}

/** For the return: what stood beside each indicator when it was saved. */
export function shownIn({ rows }: FormView): readonly Shown[] {
  return [...rows].flatMap(([code, { judgements }]) =>
    judgements.map(({ plan, value, attainment, levelWord, sentences }) => ({
      about: `${code}/${plan}`,
      value,
      attainment,
      level: levelWord,
      sentences: sentences.slice(0, 20).map(({ text }) => text.slice(0, 4000)),
    })),
  );
}

function rowKeysOf({ table }: FormSlice): readonly string[] {
  const [sheet] = table?.sheets ?? [];
  return sheet === undefined ? [] : [...rowKeys(sheet).values()];
}

/** Of a finding, the row at whose cell it stands, else the row of its indicator. */
function rowFinder({ table }: FormSlice, { files }: JudgedForm): (one: Diagnostic) => string | null {
  const [sheet] = table?.sheets ?? [];
  const keys = sheet === undefined ? new Map<number, string>() : rowKeys(sheet);
  return ({ origin, indicator }) => {
    if (origin?.kind === 'cell' && fileOf(origin) === files.table?.file) {
      const row = keys.get(Number(/\d+$/.exec(origin.cell)?.[0] ?? 0));
      if (row !== undefined) return row;
    }
    return indicator;
  };
}

function problemOf(one: Diagnostic): Problem {
  return { level: one.level, message: messageForUnit(one), hint: hintForUnit(one) };
}

function judgementsOf(
  code: string,
  assessments: readonly Assessment[],
  { documents, facts }: JudgedForm,
  words: Words,
): readonly JudgementView[] {
  return assessments
    .filter((one) => one.indicator.code === code)
    .filter((one) => one.targetSet === facts.round.plans[one.plan].judge || one.targetSet === null)
    .map((one) => ({
      plan: one.plan,
      planWord: planWord[one.plan],
      value: one.current.verdict === 'known' ? one.current.figure.printed : (one.word ?? ''),
      attainment: words.say('attainment', one.attainment),
      reached: reached.includes(one.attainment),
      level: one.warning.level,
      levelWord: words.say('level', one.warning.level),
      sentences: documents
        .filter(({ document }) => document.plan === one.plan)
        .flatMap((each) => sentencesAbout(code, each)),
    }));
}

const reached: readonly Assessment['attainment'][] = ['met', 'met-early', 'met-kept'];

/**
 * What tells of this indicator: of its figures, or a verdict of it alone. First where it is told of among the year's
 * results. A sentence that only counts it among others is left out.
 */
export function sentencesAbout(code: string, { document: { content } }: JudgedDocument): readonly PrintedSentence[] {
  if ('sheets' in content) return [];
  return content.sections
    .filter(({ id }) => parts.has(id))
    .flatMap(({ id, blocks }) =>
      blocks
        .flatMap((block) => (block.kind === 'paragraph' ? sentencesIn([...(block.lead ?? []), ...block.inlines]) : []))
        .filter((inlines) => isOfIt(code, inlines))
        .map((inlines) => ({ section: parts.get(id) ?? '', text: textIn(inlines) })),
    );
}

const parts: ReadonlyMap<Report['sections'][number]['id'], string> = new Map([
  ['progress', '进展'],
  ['comparison', '比较'],
  ['forecast', '预测预警'],
  ['recommendations', '对策建议'],
]);

/** A paragraph's inlines, parted behind each 。 */
function sentencesIn(inlines: readonly Inline[]): readonly (readonly Inline[])[] {
  const sentences: Inline[][] = [[]];
  for (const inline of inlines) {
    const pieces = inline.text.split(/(?<=。)/u);
    for (const [position, piece] of pieces.entries()) {
      if (position > 0) sentences.push([]);
      if (piece !== '') sentences.at(-1)?.push({ ...inline, text: piece });
    }
    if (inline.text.endsWith('。')) sentences.push([]);
  }
  return sentences.filter((sentence) => sentence.length > 0);
}

/** 红色1项, （二）未达标指标1项: the count happens to be of this one, and nothing of it is told. */
function isOfIt(code: string, inlines: readonly Inline[]): boolean {
  const figures = inlines.flatMap((inline) => (inline.kind === 'figure' ? [inline.figure] : []));
  if (figures.some((figure) => indicatorOf(figure) === code)) return true;
  if (figures.some((figure) => parseFigureId(figure)?.kind === 'count')) return false;
  return inlines.some(
    (inline) => inline.kind === 'claim' && inline.claim.of.length === 1 && inline.claim.of[0]?.indicator === code,
  );
}

function textIn(inlines: readonly Inline[]): string {
  return inlines
    .map(({ text }) => text)
    .join('')
    .trim();
}
