/** The rows of one table, walked from top to bottom: whose row each is, and what its cells say. */
import type { Diagnostic } from '../../../diagnostics.ts';
import type { Indicator } from '../../../indicators/definition.ts';
import type { PlanId } from '../../../indicators/plan-id.ts';
import type { ForeignRow, IssuedLevel } from '../../dataset.ts';
import { dimensionNamed, partOfRow } from './dimensions.ts';
import { readFigureText, shownText } from './figure-text.ts';
import { isFoot } from '../heads/form-labels.ts';
import type { GridCell } from '../grid.ts';
import type { TableFrame } from '../frame.ts';
import { measureOf } from './measures.ts';
import type { Observation } from '../../observation.ts';
import { narrow, plainName } from './plain-name.ts';
import { planNamed } from '../heads/plan-words.ts';
import { unitNamed } from '../heads/reporting-unit.ts';
import {
  ambiguousIndicator,
  codeUnlikeName,
  figuresWithoutName,
  nearlyKnownName,
  unknownIndicator,
} from '../reading-findings.ts';
import type { UnknownRow } from '../reading-findings.ts';
import { explanationOf } from './explanation.ts';
import { issuedLevels } from './level.ts';
import { hasOtherMeasure, readRowFigures } from './figures.ts';
import type { Row } from './row.ts';
import {
  cellsIn,
  columnsOfKind,
  isBare,
  isRankRow,
  isSection,
  nameOrigin,
  originIn,
  originOfCell,
  placeIn,
  rowsBelow,
  saysFigures,
  textsIn,
} from './row.ts';
import type { RowPlace } from './place.ts';
import { placeOfRow } from './place.ts';
import type { Parent, RowWords, Subject } from './subject.ts';
import { subjectOf } from './subject.ts';
import type { TableContext, WrittenMeasure } from '../context.ts';
import type { StatedFigure } from '../reading.ts';

export interface TableRows {
  readonly observations: readonly Observation[];
  readonly stated: readonly StatedFigure[];
  readonly foreignRows: readonly ForeignRow[];
  readonly levels: readonly IssuedLevel[];
  readonly findings: readonly Diagnostic[];
  /** Names in a 地区 column that are none of the round's. */
  readonly foreignAreas: readonly GridCell[];
  /** Rows that are carried on under names that no known one is like. */
  readonly unlisted: readonly UnknownRow[];
  /** Serial numbers under 代码. */
  readonly serials: readonly GridCell[];
  /** Cells read in rows or columns that are hidden. */
  readonly hidden: readonly GridCell[];
  /** Cells of 年份 columns with a year far from the plans'. */
  readonly farYears: readonly GridCell[];
  /** Columns of 分子 or 分母, with an indicator that has none. */
  readonly leftAside: readonly { readonly column: number; readonly indicator: Indicator }[];
}

export function readRows(frame: TableFrame, context: TableContext): TableRows {
  const walk = newWalk(context);
  for (const row of rowsBelow(frame, context)) {
    const [first] = row.cells;
    if (first === undefined || isRankRow(row)) continue;
    if (isFoot(shownText(first.content))) break;
    readRow(withUnitOfRow(row), walk);
  }
  return walk;
}

/** What has been read so far, and what the next row may refer to. */
interface Walk {
  readonly observations: Observation[];
  readonly stated: StatedFigure[];
  readonly foreignRows: ForeignRow[];
  readonly levels: IssuedLevel[];
  readonly findings: Diagnostic[];
  readonly foreignAreas: GridCell[];
  readonly unlisted: UnknownRow[];
  readonly serials: GridCell[];
  readonly hidden: GridCell[];
  readonly farYears: GridCell[];
  readonly leftAside: { readonly column: number; readonly indicator: Indicator }[];
  parent: Parent | null;
  parentRow: number;
  /** Where the observations of that row begin. */
  parentBegins: number;
  /** The measure of the row above that stands for its parts, and of the last row for 〃. */
  parentMeasure: WrittenMeasure | null;
  lastMeasure: WrittenMeasure | null;
  plan: PlanId | null;
}

function newWalk(context: TableContext): Walk {
  return {
    observations: [],
    stated: [],
    foreignRows: [],
    levels: [],
    findings: [],
    foreignAreas: [],
    unlisted: [],
    serials: [],
    hidden: [],
    farYears: [],
    leftAside: [],
    parent: null,
    parentRow: 0,
    parentBegins: 0,
    parentMeasure: null,
    lastMeasure: null,
    plan: context.plan,
  };
}

function readRow(row: Row, walk: Walk): void {
  const { frame, cells, context } = row;
  if (isSection(row)) return beginSection(row, walk);
  const where = placeOfRow(row);
  if (where.kind !== 'place') {
    (where.kind === 'far-year' ? walk.farYears : walk.foreignAreas).push(where.cell);
    return;
  }
  const measure = measureOfRow(row, walk);
  const subject = subjectOf(wordsOf(row, measure, walk), walk.parent, context.names);
  switch (subject.kind) {
    case 'indicator':
      readIndicatorRow(row, subject, where, measure, walk);
      walk.hidden.push(...hiddenCells(frame, cells));
      return;
    case 'ambiguous':
      walk.findings.push(ambiguousIndicator(subject.name, subject.candidates, nameOrigin(row), context.unit));
      walk.parent = { kind: 'open' };
      return;
    case 'unknown':
      if (isBare(row)) return beginSection(row, walk);
      readUnknownRow(row, subject, measure, walk);
      return;
    case 'nameless':
      if (saysFigures(row))
        walk.findings.push(
          figuresWithoutName(originOfCell(row, cells[0] ?? { row: row.at, column: frame.left }), context.unit),
        );
      return;
    case 'passed-over':
      return;
  }
}

/** A hidden column of codes is how forms are made: nothing a person should have seen stands in it. */
function hiddenCells(frame: TableFrame, cells: readonly GridCell[]): readonly GridCell[] {
  if (!cells.some((cell) => cell.hidden)) return [];
  const codes = columnsOfKind(frame, 'code', 'serial');
  return cells.filter((cell) => cell.hidden && !codes.includes(cell.column));
}

/** A compiled table says in each row who reported it. */
function withUnitOfRow(row: Row): Row {
  const [named] = textsIn(row, 'unit');
  const found = named === undefined ? null : unitNamed(row.context.round, named);
  return found === null ? row : { ...row, context: { ...row.context, unit: found.unit.name } };
}

function readIndicatorRow(
  row: Row,
  subject: Extract<Subject, { kind: 'indicator' }>,
  { year, area }: Extract<RowPlace, { kind: 'place' }>,
  ownMeasure: WrittenMeasure | null,
  walk: Walk,
): void {
  const { indicator, dimension } = subject;
  const written = ownMeasure ?? bracketMeasure(row, subject);
  const inherits = written === null && subject.isPart;
  const measure = written ?? (inherits ? walk.parentMeasure : null) ?? row.context.measure;
  const measureToldAbove = inherits && hasOtherMeasure(indicator, walk.parentMeasure);
  const said = explanationOf(row, indicator);
  const explanation = said.text;
  const figures = readRowFigures({ ...row, indicator, dimension, measure, measureToldAbove, year, area, explanation });
  if (subject.isPart && dimension === null) dropBlankParent(walk, indicator);
  const begins = walk.observations.length;
  walk.observations.push(...figures.observations);
  walk.stated.push(...figures.stated);
  if (dimension === null) walk.levels.push(...issuedLevels(row, indicator));
  walk.leftAside.push(...figures.leftAside.map((column) => ({ column, indicator })));
  walk.findings.push(...figures.findings, ...said.findings);
  if (subject.nameSays !== null) {
    walk.findings.push(codeUnlikeName(indicator, subject.nameSays, nameOrigin(row), row.context.unit));
  }
  // 其中：新生儿死亡率 is an indicator of its own, and the 女 that follows it is a part of it.
  if (!subject.isPart) {
    walk.parent = { kind: 'indicator', indicator };
    walk.parentRow = row.at;
    walk.parentBegins = begins;
    walk.parentMeasure = measure;
  }
}

/** Above a 合计 row the indicator's own row has no figures to miss. */
function dropBlankParent(walk: Walk, indicator: Indicator): void {
  const sinceParent = walk.observations.splice(walk.parentBegins);
  const prefix = new RegExp(`^[A-Z]+${walk.parentRow}$`);
  const isMissed = (one: Observation): boolean =>
    one.indicator === indicator.code &&
    one.status === 'missing' &&
    one.word === null &&
    one.origin.kind === 'cell' &&
    prefix.test(one.origin.cell);
  walk.observations.push(...sinceParent.filter((one) => !isMissed(one)));
}

function readUnknownRow(
  row: Row,
  subject: Extract<Subject, { kind: 'unknown' }>,
  measure: WrittenMeasure | null,
  walk: Walk,
): void {
  const { frame, context } = row;
  const nearest = subject.nearest?.indicator ?? null;
  const unknown = { name: subject.name, nearest, origin: nameOrigin(row), unit: context.unit };
  if (!subject.isPart) walk.parent = { kind: 'foreign', name: subject.name };
  if (context.source !== 'workbook') {
    // Published tables hold much that is not ours; only what looks like a slip is worth a word.
    if (subject.nearest !== null && !subject.isPart) {
      walk.findings.push(unknownIndicator(unknown, false));
    }
    return;
  }
  walk.foreignRows.push({
    unit: context.unit ?? '',
    name: subject.name,
    measure: measure?.text ?? null,
    cells: frame.columns.flatMap(({ column, heading, meaning }) => {
      const place = placeIn(row, column);
      if (place.kind !== 'cell' || ['name', 'code', 'serial', 'measure'].includes(meaning.kind)) return [];
      return [{ heading, text: shownText(place.cell.content), origin: originIn(row, column) }];
    }),
  });
  walk.hidden.push(...hiddenCells(frame, row.cells));
  if (subject.isPart && walk.parent?.kind === 'foreign') return;
  const isSlip = subject.nearest?.isClose === true && saysFigures(row);
  if (nearest === null) walk.unlisted.push(unknown);
  else walk.findings.push(isSlip ? nearlyKnownName(unknown) : unknownIndicator(unknown, true));
}

/** Under 一、妇女发展规划指标 the names of that plan are meant. */
function beginSection({ cells }: Row, walk: Walk): void {
  walk.plan = planNamed(cells.map((cell) => shownText(cell.content)).join('')) ?? walk.plan;
  walk.parent = null;
}

function wordsOf(row: Row, measure: WrittenMeasure | null, walk: Walk): RowWords {
  for (const column of columnsOfKind(row.frame, 'code')) {
    const place = placeIn(row, column);
    if (place.kind === 'cell' && /^\d{1,3}[.、]?$/.test(narrow(shownText(place.cell.content))))
      walk.serials.push(place.cell);
  }
  const groups = textsIn(row, 'dimension');
  const classes = textsIn(row, 'class').filter((text) => dimensionNamed(plainName(partOfRow(text).text)) !== undefined);
  return {
    names: [...new Set(textsIn(row, 'name'))],
    code: textsIn(row, 'code').find(isCode) ?? textsIn(row, 'serial').find(isCode) ?? null,
    group: groups[0] ?? classes[0] ?? null,
    measure: measure?.measure ?? null,
    plan: walk.plan,
  };
}

function bracketMeasure(row: Row, subject: Extract<Subject, { kind: 'indicator' }>): WrittenMeasure | null {
  const measure = subject.name?.measure ?? null;
  return measure === null ? null : { ...measure, origin: nameOrigin(row) };
}

/** A serial number is no code. */
function isCode(text: string): boolean {
  return /[a-z]/i.test(narrow(text));
}

function measureOfRow(row: Row, walk: Walk): WrittenMeasure | null {
  for (const cell of cellsIn(row, 'measure')) {
    const text =
      cell.content.kind === 'text' ? withSquare(cell.content.text, cell.content.superscript) : shownText(cell.content);
    if (/^(?:〃|″|"|”|同上)$/.test(narrow(text))) return walk.lastMeasure;
    // “—” or “无” for a measure says that there is none.
    if (['mark', 'none', 'blank'].includes(readFigureText(text).kind)) continue;
    walk.lastMeasure = { text: text.trim(), measure: measureOf(text), origin: originOfCell(row, cell) };
    return walk.lastMeasure;
  }
  return null;
}

/** The ² of m²/人 is a superscript run. */
function withSquare(text: string, superscript: string): string {
  return superscript.trim() === '2' ? text.replace(/^\s*m(?=\/|$)/i, '平方米') : text;
}
