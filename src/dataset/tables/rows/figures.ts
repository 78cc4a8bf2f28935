/** The figures of one row: each cell under a year, area, 目标值 or 基期值, as an observation or a stated target. */
import type { Diagnostic } from '../../../diagnostics.ts';
import type { Decimal } from '../../../indicators/decimals.ts';
import type { Indicator } from '../../../indicators/definition.ts';
import { planIds } from '../../../indicators/plan-id.ts';
import { figureOf, isOutOfBounds, scaleToRegister } from './figure-meaning.ts';
import type { FigureMeaning } from './figure-meaning.ts';
import { readFigure, readFigureText, shownText } from './figure-text.ts';
import type { CellContent } from '../grid.ts';
import type { Column, FigureColumn } from '../frame.ts';
import { measureOf, scaleBetween } from './measures.ts';
import type { Observation } from '../../observation.ts';
import { ownArea } from '../../observation.ts';
import { narrow, plainName } from './plain-name.ts';
import type { Row } from './row.ts';
import { hasOwnName, originIn, placeIn } from './row.ts';
import type { FigurePlace } from '../reading-findings.ts';
import {
  figureInOtherMeasure,
  missingMark,
  outOfBounds,
  rowInOtherMeasure,
  shownRounded,
  unreadableFigure,
} from '../reading-findings.ts';
import type { TableContext, WrittenMeasure } from '../context.ts';
import type { StatedFigure } from '../reading.ts';
import { areaName } from '../../wording.ts';
import { resolveYear } from '../heads/years.ts';

/** A row, once it is known whose it is. */
export interface FigureRow extends Row {
  readonly indicator: Indicator;
  readonly dimension: string | null;
  readonly measure: WrittenMeasure | null;
  /** Its measure was found wrong in the row above already. */
  readonly measureToldAbove: boolean;
  /** Of a 年份 or 地区 column; null where the table has none. */
  readonly year: number | null;
  readonly area: string | null;
  readonly explanation: string | null;
}

export interface RowFigures {
  readonly observations: readonly Observation[];
  readonly stated: readonly StatedFigure[];
  readonly findings: readonly Diagnostic[];
  /** Columns of 分子 or 分母 with something in them, where the register names none for the indicator. */
  readonly leftAside: readonly number[];
}

export function readRowFigures(row: FigureRow): RowFigures {
  const figures = row.frame.columns.flatMap((column) => figureInColumn(row, column));
  const findings = figures.flatMap((figure) => figure.findings);
  const refused = figures.some((figure) => figure.refusedByRow);
  const rowFinding =
    refused && row.measure !== null && !row.measureToldAbove
      ? [rowInOtherMeasure(row.indicator, row.measure.text, row.measure.origin, row.context.unit)]
      : [];
  return {
    observations: figures.flatMap((figure) => figure.observation ?? []),
    stated: row.frame.columns.flatMap((column) => statedInColumn(row, column)),
    findings: [...rowFinding, ...findings],
    leftAside: row.frame.columns.flatMap((column) => (isLeftAside(row, column) ? [column.column] : [])),
  };
}

/** 9.86（2020） under 2022年, as our own tables of past years print a figure that was carried on: 2022 has none. */
function isOfAnotherYear(content: CellContent | null, year: number): boolean {
  if (content?.kind !== 'text') return false;
  const [, written] = /^-?\d[\d.,]*[（(]((?:19|20)\d\d)年?[)）]$/.exec(content.text.trim()) ?? [];
  return written !== undefined && Number(written) !== year;
}

/** The row's own measure is not the register's, and cannot be scaled to it. */
export function hasOtherMeasure(indicator: Indicator, measure: WrittenMeasure | null): boolean {
  return measure !== null && scaleToRegister(measure.measure, indicator) === null;
}

interface ReadFigure {
  readonly observation: Observation | null;
  readonly findings: readonly Diagnostic[];
  readonly refusedByRow: boolean;
}

function figureInColumn(row: FigureRow, { column, meaning }: Column): readonly ReadFigure[] {
  if (meaning.kind !== 'figure') return [];
  const { context } = row;
  const indicator = indicatorOfPart(meaning, row.indicator, context);
  const area = meaning.area ?? row.area ?? context.area;
  const year = yearOf(meaning, row);
  if (indicator === null || area === null || year === null) return [];
  const seen = contentAt(row, column);
  if (seen.kind === 'none') return [];
  const isRate = meaning.part === 'value' || meaning.part === 'base';
  const content = seen.kind === 'content' ? seen.content : null;
  if (context.source === 'history' && isOfAnotherYear(content, year)) return [];
  // A table need not state counts or bases; a year it has a column for, it owes.
  if (meaning.part !== 'value' && content === null && seen.kind === 'content') return [];

  const origin = originIn(row, column);
  const dimension = joinDimensions(row.dimension, meaning.dimension);
  const place: FigurePlace = { indicator, when: sayWhen(area, year, dimension, context), origin, unit: context.unit };
  const measure = meaning.measure ?? (isRate ? (row.measure?.measure ?? null) : null);
  const told: FigureMeaning =
    seen.kind === 'shared'
      ? { verdict: 'unreadable', shown: shownText(seen.content), because: '这一格与旁边的格合并，不知是哪一项的数' }
      : figureOf(content, indicator, measure);
  const isRowsMeasure = isRate && meaning.measure === null && hasOtherMeasure(indicator, row.measure);
  const refusedByRow =
    isRowsMeasure && (told.verdict === 'mismatch' || told.verdict === 'figure' || told.verdict === 'out-of-bounds');
  const isCurrent = isRate && area === (context.area ?? ownArea) && year === context.year;
  const observation: Observation = {
    indicator: indicator.code,
    area,
    year,
    dimension,
    ...outcome(refusedByRow ? { verdict: 'mismatch', shown: '' } : told, meaning),
    origin,
    unit: context.unit,
    source: context.source,
    explanation: isCurrent ? row.explanation : null,
  };
  return [{ observation, findings: refusedByRow ? [] : findingsOf(told, place, context), refusedByRow }];
}

function outcome(told: FigureMeaning, column: FigureColumn): Pick<Observation, 'value' | 'word' | 'status'> {
  switch (told.verdict) {
    case 'figure': {
      const status = told.status === 'normal' ? (column.status ?? 'normal') : told.status;
      return { value: told.value, word: told.word, status };
    }
    case 'blank':
      return { value: null, word: null, status: 'missing' };
    case 'mark':
      return { value: null, word: told.word, status: told.status };
    case 'unreadable':
      return { value: null, word: null, status: 'unreadable' };
    case 'mismatch':
    case 'out-of-bounds':
      return { value: null, word: null, status: 'refused' };
  }
}

function findingsOf(told: FigureMeaning, place: FigurePlace, context: TableContext): readonly Diagnostic[] {
  switch (told.verdict) {
    case 'figure':
      return told.seenAs === null || told.value === null ? [] : [shownRounded(place, told.value, told.seenAs)];
    case 'blank':
      return [];
    case 'mark':
      // In published tables and last years' ones there is nobody to ask any more.
      return context.source === 'workbook' ? [missingMark(place, told.word, told.status)] : [];
    case 'unreadable':
      return [unreadableFigure(place, told.shown, told.because)];
    case 'mismatch':
      return [figureInOtherMeasure(place, told.shown)];
    case 'out-of-bounds':
      return [outOfBounds(place, told.value)];
  }
}

type Seen =
  | { readonly kind: 'content'; readonly content: CellContent | null }
  /** A figure whose cell is merged over several figures' places. */
  | { readonly kind: 'shared'; readonly content: CellContent }
  | { readonly kind: 'none' };

function contentAt(row: FigureRow, column: number): Seen {
  const place = placeIn(row, column);
  if (place.kind === 'blank') return { kind: 'content', content: null };
  if (place.kind === 'cell') return { kind: 'content', content: place.cell.content };
  const { anchor, merge } = place;
  const fromAbove = merge.top < row.at;
  const fromFigures = row.frame.columns.some((one) => one.column === merge.left && one.meaning.kind === 'figure');
  if ((fromAbove && !hasOwnName(row)) || !fromFigures) return { kind: 'none' };
  if (anchor === undefined) return { kind: 'content', content: null };
  const isMark = ['mark', 'none', 'blank'].includes(readFigure(anchor.content).kind);
  return isMark ? { kind: 'content', content: anchor.content } : { kind: 'shared', content: anchor.content };
}

function indicatorOfPart(column: FigureColumn, indicator: Indicator, context: TableContext): Indicator | null {
  if (column.part === 'value' || column.part === 'base') return indicator;
  const code = column.part === 'numerator' ? indicator.numerator : indicator.denominator;
  return code === null ? null : (context.names.byCode.get(plainName(code)) ?? null);
}

function isLeftAside(row: FigureRow, { column, meaning }: Column): boolean {
  return (
    meaning.kind === 'figure' &&
    indicatorOfPart(meaning, row.indicator, row.context) === null &&
    placeIn(row, column).kind === 'cell'
  );
}

function yearOf(column: FigureColumn, row: FigureRow): number | null {
  const { context } = row;
  if (column.year !== null) return resolveYear(column.year, context.year);
  if (column.part === 'base') return baseYear(row);
  if (row.year !== null) return row.year;
  return column.area !== null ? (context.yearOfTitle ?? context.year) : context.yearOfTitle;
}

/** 基期值 without a year is of the base year of the plan that the table is of: plan.yaml's for the indicator, else the plan's. */
function baseYear({ indicator, context }: FigureRow): number {
  const own = indicator.plans.length > 0 ? indicator.plans : planIds;
  const plan = context.plan !== null && own.includes(context.plan) ? context.plan : (own[0] ?? 'women');
  return indicator.base[plan]?.year ?? context.round.plans[plan].base;
}

function joinDimensions(row: string | null, column: string | null): string | null {
  if (row === null || column === null) return row ?? column;
  return row === column ? row : `${row}${column}`;
}

function sayWhen(area: string, year: number, dimension: string | null, context: TableContext): string {
  const where = area === ownArea ? '' : areaName(area, context.round);
  return `${where}${year}年${dimension === null ? '' : `“${dimension}”`}`;
}

/** 目标值 of the plan: of the whole, and of the plan's own year where the head names one. */
function statedInColumn(row: FigureRow, { column, meaning }: Column): readonly StatedFigure[] {
  const { context } = row;
  if (meaning.kind !== 'target' || row.dimension !== null) return [];
  if (row.area !== null && row.area !== ownArea) return [];
  const year = meaning.year === null ? null : resolveYear(meaning.year, context.year);
  const plans = row.indicator.plans.length > 0 ? row.indicator.plans : planIds;
  if (year !== null && !plans.some((plan) => context.round.plans[plan].target === year)) return [];
  const place = placeIn(row, column);
  if (place.kind !== 'cell') return [];
  const reading = readFigure(place.cell.content);
  if (reading.kind === 'blank' || reading.kind === 'mark' || reading.kind === 'none') return [];
  const measure = meaning.measure === null ? row.measure : { measure: meaning.measure };
  return [
    {
      indicator: row.indicator.code,
      text: shownText(place.cell.content),
      value: statedValue(place.cell.content, row.indicator, measure),
      origin: originIn(row, column),
      unit: context.unit,
    },
  ];
}

const requirementWords =
  /^(?:不低于|不高于|不少于|不超过|不小于|不大于|高于|低于|大于|小于|达到|达|控制在|保持在|稳定在|[≥≤>＞<＜]=?)+|(?:及以上|及以下|以上|以下|以内|之内|左右)$/g;

/** The one number of 95%以上, ≥95, 15/10万以下; null where there is none or there are several. */
function statedValue(
  content: CellContent,
  indicator: Indicator,
  written: Pick<WrittenMeasure, 'measure'> | null,
): Decimal | null {
  if (indicator.scale === 'text' || indicator.scale === 'yes-no') return null;
  let reading = readFigure(content);
  if (reading.kind === 'unreadable' && content.kind === 'text') {
    const text = narrow(content.text).replace(/\s/g, '');
    const bare = text.replace(requirementWords, '').replace(requirementWords, '');
    reading = readFigureText(bare);
  }
  if (reading.kind !== 'figure') return null;
  const scale = scaleBetween(
    reading.measure ?? written?.measure ?? measureOf(indicator.measure),
    measureOf(indicator.measure),
  );
  const value = scale === null ? null : reading.value.times(scale);
  return value === null || isOutOfBounds(value, indicator) ? null : value;
}
