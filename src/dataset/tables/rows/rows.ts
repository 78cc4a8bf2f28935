/** The rows of one table, walked from top to bottom: whose row each is, and what its cells say. */
import type { Diagnostic } from '../../../diagnostics.ts';
import type { Indicator } from '../../../indicators/definition.ts';
import type { PlanId } from '../../../indicators/plan-id.ts';
import type { Origin } from '../../../provenance.ts';
import type { ForeignRow } from '../../dataset.ts';
import { dimensionNamed, partOfRow } from './dimensions.ts';
import { readFigureText, shownText } from './figure-text.ts';
import { isFoot } from '../heads/form-labels.ts';
import type { GridCell } from '../grid.ts';
import { cellName } from '../grid.ts';
import { cellAt } from '../grid-lookup.ts';
import type { TableFrame } from '../frame.ts';
import { measureOf } from './measures.ts';
import type { Observation } from '../../observation.ts';
import { narrow, plainName } from './plain-name.ts';
import { planNamed } from '../heads/plan-words.ts';
import { unitNamed } from '../heads/reporting-unit.ts';
import { ambiguousIndicator, codeUnlikeName, figuresWithoutName, unknownIndicator } from '../reading-findings.ts';
import { hasOtherMeasure, readRowFigures } from './figures.ts';
import {
  columnsOfKind,
  explanationOf,
  isBare,
  isRankRow,
  isSection,
  nameOrigin,
  originOf,
  rowsBelow,
  saysFigures,
  seenAt,
  textsIn,
} from './cells.ts';
import { placeOfRow } from './place.ts';
import type { Parent, RowWords, Subject } from './subject.ts';
import { subjectOf } from './subject.ts';
import type { TableContext, WrittenMeasure } from '../context.ts';
import type { StatedFigure } from '../reading.ts';

export interface TableRows {
  readonly observations: readonly Observation[];
  readonly stated: readonly StatedFigure[];
  readonly foreignRows: readonly ForeignRow[];
  readonly findings: readonly Diagnostic[];
  /** Names in a 地区 column that are none of the round's. */
  readonly foreignAreas: readonly GridCell[];
  /** Serial numbers under 代码. */
  readonly serials: readonly GridCell[];
  /** Cells read in rows or columns that are hidden. */
  readonly hidden: readonly GridCell[];
}

export function readRows(frame: TableFrame, context: TableContext): TableRows {
  const walk = newWalk(context);
  for (const [row, cells] of rowsBelow(frame)) {
    const [first] = cells;
    if (first === undefined || isRankRow(frame, cells)) continue;
    if (isFoot(shownText(first.content))) break;
    readRow(frame, row, cells, walk, context);
  }
  return walk;
}

/** What has been read so far, and what the next row may refer to. */
interface Walk {
  readonly observations: Observation[];
  readonly stated: StatedFigure[];
  readonly foreignRows: ForeignRow[];
  readonly findings: Diagnostic[];
  readonly foreignAreas: GridCell[];
  readonly serials: GridCell[];
  readonly hidden: GridCell[];
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
    findings: [],
    foreignAreas: [],
    serials: [],
    hidden: [],
    parent: null,
    parentRow: 0,
    parentBegins: 0,
    parentMeasure: null,
    lastMeasure: null,
    plan: context.plan,
  };
}

function readRow(frame: TableFrame, row: number, cells: readonly GridCell[], walk: Walk, table: TableContext): void {
  const context = withUnitOfRow(frame, row, table);
  if (isSection(frame, row, cells)) return beginSection(cells, walk);
  const where = placeOfRow(frame, row, context);
  if (where.kind === 'foreign-area') {
    walk.foreignAreas.push(where.cell);
    return;
  }
  const measure = measureOfRow(frame, row, walk, context);
  const words = wordsOf(frame, row, measure, walk);
  const subject = subjectOf(words, walk.parent, context.names);
  const hasOwnName = columnsOfKind(frame, 'name').some((column) => {
    const seen = cellAt(frame.grid, row, column);
    return seen.kind === 'cell' || (seen.kind === 'covered' && seen.merge.top === row);
  });
  switch (subject.kind) {
    case 'indicator':
      readIndicatorRow(frame, row, subject, { ...where, measure, hasOwnName }, walk, context);
      walk.hidden.push(...hiddenCells(frame, cells));
      return;
    case 'ambiguous':
      walk.findings.push(
        ambiguousIndicator(subject.name, subject.candidates, nameOrigin(frame, row, context), context.unit),
      );
      walk.parent = { kind: 'open' };
      return;
    case 'unknown':
      if (isBare(frame, cells)) return beginSection(cells, walk);
      readUnknownRow(frame, row, cells, subject, measure, walk, context);
      return;
    case 'nameless':
      if (saysFigures(frame, row))
        walk.findings.push(figuresWithoutName(originOf(frame, cells, context), context.unit));
      return;
    case 'passed-over':
      return;
  }
}

/** A hidden column of codes is how forms are made: nothing a person should have seen stands in it. */
function hiddenCells(frame: TableFrame, cells: readonly GridCell[]): readonly GridCell[] {
  const codes = columnsOfKind(frame, 'code', 'serial');
  return cells.filter((cell) => cell.hidden && !codes.includes(cell.column));
}

/** A compiled table says in each row who reported it. */
function withUnitOfRow(frame: TableFrame, row: number, context: TableContext): TableContext {
  const [named] = textsIn(frame, row, 'unit');
  const found = named === undefined ? null : unitNamed(context.round, named);
  return found === null ? context : { ...context, unit: found.unit.name };
}

function readIndicatorRow(
  frame: TableFrame,
  row: number,
  subject: Extract<Subject, { kind: 'indicator' }>,
  place: {
    readonly year: number | null;
    readonly area: string | null;
    readonly measure: WrittenMeasure | null;
    readonly hasOwnName: boolean;
  },
  walk: Walk,
  context: TableContext,
): void {
  const { indicator, dimension } = subject;
  const written = place.measure ?? bracketMeasure(frame, row, subject, context);
  const inherits = written === null && subject.isPart;
  const measure = written ?? (inherits ? walk.parentMeasure : null) ?? context.measure;
  const figures = readRowFigures(
    frame,
    {
      row,
      indicator,
      dimension,
      measure,
      measureToldAbove: inherits && hasOtherMeasure(indicator, walk.parentMeasure),
      year: place.year,
      area: place.area,
      explanation: explanationOf(frame, row),
      hasOwnName: place.hasOwnName,
    },
    context,
  );
  if (subject.isPart && dimension === null) dropBlankParent(walk, indicator);
  const begins = walk.observations.length;
  walk.observations.push(...figures.observations);
  walk.stated.push(...figures.stated);
  walk.findings.push(...figures.findings);
  if (subject.nameSays !== null) {
    walk.findings.push(codeUnlikeName(indicator, subject.nameSays, nameOrigin(frame, row, context), context.unit));
  }
  // 其中：新生儿死亡率 is an indicator of its own, and the 女 that follows it is a part of it.
  if (!subject.isPart) {
    walk.parent = { kind: 'indicator', indicator };
    walk.parentRow = row;
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
  frame: TableFrame,
  row: number,
  cells: readonly GridCell[],
  subject: Extract<Subject, { kind: 'unknown' }>,
  measure: WrittenMeasure | null,
  walk: Walk,
  context: TableContext,
): void {
  if (!subject.isPart) walk.parent = { kind: 'foreign', name: subject.name };
  if (context.source !== 'workbook') {
    // Published tables hold much that is not ours; only what looks like a slip is worth a word.
    if (subject.nearest !== null && !subject.isPart) {
      walk.findings.push(
        unknownIndicator(subject.name, subject.nearest, nameOrigin(frame, row, context), context.unit, false),
      );
    }
    return;
  }
  walk.foreignRows.push({
    unit: context.unit ?? '',
    name: subject.name,
    measure: measure?.text ?? null,
    cells: frame.columns.flatMap(({ column, heading, meaning }) => {
      const place = cellAt(frame.grid, row, column);
      if (place.kind !== 'cell' || ['name', 'code', 'serial', 'measure'].includes(meaning.kind)) return [];
      const origin: Origin = { kind: 'cell', file: context.file, sheet: frame.grid.name, cell: cellName(row, column) };
      return [{ heading, text: shownText(place.cell.content), origin }];
    }),
  });
  walk.hidden.push(...hiddenCells(frame, cells));
  if (subject.isPart && walk.parent?.kind === 'foreign') return;
  walk.findings.push(
    unknownIndicator(subject.name, subject.nearest, nameOrigin(frame, row, context), context.unit, true),
  );
}

/** Under 一、妇女发展规划指标 the names of that plan are meant. */
function beginSection(cells: readonly GridCell[], walk: Walk): void {
  walk.plan = planNamed(cells.map((cell) => shownText(cell.content)).join('')) ?? walk.plan;
  walk.parent = null;
}

function wordsOf(frame: TableFrame, row: number, measure: WrittenMeasure | null, walk: Walk): RowWords {
  for (const column of columnsOfKind(frame, 'code')) {
    const place = cellAt(frame.grid, row, column);
    if (place.kind === 'cell' && /^\d{1,3}[.、]?$/.test(narrow(shownText(place.cell.content))))
      walk.serials.push(place.cell);
  }
  const groups = textsIn(frame, row, 'dimension');
  const classes = textsIn(frame, row, 'class').filter(
    (text) => dimensionNamed(plainName(partOfRow(text).text)) !== undefined,
  );
  return {
    names: [...new Set(textsIn(frame, row, 'name'))],
    code: textsIn(frame, row, 'code').find(isCode) ?? textsIn(frame, row, 'serial').find(isCode) ?? null,
    group: groups[0] ?? classes[0] ?? null,
    measure: measure?.measure ?? null,
    plan: walk.plan,
  };
}

function bracketMeasure(
  frame: TableFrame,
  row: number,
  subject: Extract<Subject, { kind: 'indicator' }>,
  context: TableContext,
): WrittenMeasure | null {
  const measure = subject.name?.measure ?? null;
  return measure === null ? null : { ...measure, origin: nameOrigin(frame, row, context) };
}

/** A serial number is no code. */
function isCode(text: string): boolean {
  return /[a-z]/i.test(narrow(text));
}

function measureOfRow(frame: TableFrame, row: number, walk: Walk, context: TableContext): WrittenMeasure | null {
  for (const column of columnsOfKind(frame, 'measure')) {
    const cell = seenAt(frame, row, column);
    if (cell === null) continue;
    const text =
      cell.content.kind === 'text' ? withSquare(cell.content.text, cell.content.superscript) : shownText(cell.content);
    if (/^(?:〃|″|"|”|同上)$/.test(narrow(text))) return walk.lastMeasure;
    // “—” or “无” for a measure says that there is none.
    if (['mark', 'none', 'blank'].includes(readFigureText(text).kind)) continue;
    const origin: Origin = {
      kind: 'cell',
      file: context.file,
      sheet: frame.grid.name,
      cell: cellName(cell.row, cell.column),
    };
    walk.lastMeasure = { text: text.trim(), measure: measureOf(text), origin };
    return walk.lastMeasure;
  }
  return null;
}

/** The ² of m²/人 is a superscript run. */
function withSquare(text: string, superscript: string): string {
  return superscript.trim() === '2' ? text.replace(/^\s*m(?=\/|$)/i, '平方米') : text;
}
