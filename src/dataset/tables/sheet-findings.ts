/** What is said once of a whole sheet: hidden parts, another year in its title, columns and areas left aside, serials. */
import type { Diagnostic } from '../../diagnostics.ts';
import { finding, listed } from '../../diagnostics.ts';
import type { Origin } from '../../provenance.ts';
import { shorten } from '../wording.ts';
import { looksLikeArea } from './heads/area-names.ts';
import { cellAt } from './grid-lookup.ts';
import { isUnsure } from './heads/head-rows.ts';
import { yearsRead } from './heads/unclear-heads.ts';
import { originAt } from './origins.ts';
import { readFigure, shownText } from './rows/figure-text.ts';
import type { Grid, GridCell } from './grid.ts';
import { cellName } from './grid.ts';
import type { Column, TableFrame } from './frame.ts';
import type { SheetTitles } from './heads/sheet-titles.ts';
import { yearCells, yearOfTitles } from './heads/sheet-titles.ts';
import type { TableContext } from './context.ts';
import type { TableRows } from './rows/rows.ts';
import { resolveYear, withArabicYears } from './heads/years.ts';

export interface ReadTable {
  readonly frame: TableFrame;
  readonly context: TableContext;
  readonly titles: SheetTitles;
  readonly rows: TableRows;
  /** Of heads that could not be taken as they stand. */
  readonly headFindings: readonly Diagnostic[];
}

export function sheetFindings(grid: Grid, tables: readonly ReadTable[]): readonly Diagnostic[] {
  const [first] = tables;
  if (first === undefined) return [];
  return [
    ...hiddenParts(grid, tables, first.context),
    ...tables.flatMap((table) => otherYear(table)),
    ...serialsForCodes(tables, first.context),
    ...tables.flatMap((table) => table.headFindings),
    ...columnsLeftAside(tables, first.context),
    ...partsLeftAside(tables),
    ...farYears(tables, first.context),
    ...areasLeftAside(tables, first.context),
  ];
}

function hiddenParts(grid: Grid, tables: readonly ReadTable[], context: TableContext): readonly Diagnostic[] {
  const origin: Origin = { kind: 'sheet', file: context.file, sheet: grid.name };
  if (grid.visibility !== 'visible') {
    return [
      finding('hidden-sheet', {
        message: `工作表“${grid.name}”是隐藏的，其中的数字也已读取。`,
        hint: '如不应报送，请删去该表；应报送的，请取消隐藏。',
        origin,
        unit: context.unit,
      }),
    ];
  }
  const cells = tables.flatMap(({ rows }) => rows.hidden);
  if (cells.length === 0) return [];
  const places = [...new Set(cells.map((cell) => cellName(cell.row, cell.column)))];
  return [
    finding('hidden-sheet', {
      message: `工作表“${grid.name}”有隐藏的行或列（${listed(places, '格')}），其中的数字也已读取。`,
      hint: '如不应报送，请删去；应报送的，请取消隐藏。',
      origin,
      unit: context.unit,
    }),
  ];
}

/** 本年 is the round's year, whatever the title says; a published table is of the year it names. */
function otherYear({ frame, context, titles }: ReadTable): readonly Diagnostic[] {
  const { round, source } = context;
  const named = yearOfTitles(titles, round.year);
  if (named === null || named === round.year || source === 'history') return [];
  const isRelative = frame.columns.some(
    ({ meaning }) =>
      meaning.kind === 'figure' &&
      meaning.part !== 'base' &&
      (meaning.year === null || meaning.year.kind === 'relative'),
  );
  if (source === 'reference' && !isRelative) return [];
  const cell = yearCells(titles).find(({ year }) => year === named)?.cell;
  const origin: Origin =
    cell === undefined
      ? { kind: 'sheet', file: context.file, sheet: titles.sheet }
      : originAt({ file: context.file, sheet: titles.sheet }, cell);
  const read = `${resolveYear({ kind: 'relative', offset: 0 }, context.year)}年`;
  return [
    finding('other-title-year', {
      message: `标题写的是${named}年，本轮是${round.year}年；${isRelative ? `没有写明年份的栏（如“本年”）按${read}读取` : '各栏按栏头写的年份读取'}。`,
      hint: '请核对是否交错了表；没有交错的，请改正标题里的年份。',
      origin,
      unit: context.unit,
    }),
  ];
}

function serialsForCodes(tables: readonly ReadTable[], context: TableContext): readonly Diagnostic[] {
  const [cell] = tables.flatMap(({ rows }) => rows.serials);
  if (cell === undefined || context.source === 'reference') return [];
  return [
    finding('serial-for-code', {
      message: '“代码”栏填的是序号，不是指标代码，各行已按指标名称对应。',
      hint: '请填登记册的指标代码（如 W02），或把该栏改名为“序号”。',
      origin: originOf(cell, tables, context),
      unit: context.unit,
    }),
  ];
}

/** Columns that speak of a year or an area and were not understood: said, so that no figure is lost unseen. */
function columnsLeftAside(tables: readonly ReadTable[], context: TableContext): readonly Diagnostic[] {
  return tables.flatMap((table) =>
    table.frame.columns.flatMap((column) => {
      const why = reasonLeftAside(table, column);
      if (why === null) return [];
      const place = { row: table.frame.bottom, column: column.column };
      return [
        finding(why.code, {
          message: `“${column.heading}”这一栏${why.because}，没有采用。`,
          hint: why.hint,
          origin: originAt({ file: table.context.file, sheet: table.frame.grid.name }, place),
          unit: context.unit,
        }),
      ];
    }),
  );
}

interface LeftAside {
  readonly code: 'unknown-column' | 'unclear-head';
  readonly because: string;
  readonly hint: string;
}

const nowhere = '看不出是哪一年或哪个地区的数';

function reasonLeftAside({ frame, context }: ReadTable, column: Column): LeftAside | null {
  const { heading, meaning } = column;
  if (meaning.kind === 'figure') {
    return noPlaceFor(meaning, frame, context)
      ? { code: 'unknown-column', because: nowhere, hint: '请在栏头写明年份和地区，如“全省2015年”。' }
      : null;
  }
  if (meaning.kind === 'aside') {
    const isSpan = /^(?:19|20)\d\d年?[-—–~～至](?:19|20)\d\d年?$/.test(heading.trim());
    return isSpan
      ? { code: 'unknown-column', because: nowhere, hint: '请在栏头写明年份和地区，如“全省2015年”。' }
      : null;
  }
  if (meaning.kind !== 'unknown') return null;
  if (headCellsOver(frame, column).some(isUnsure)) {
    return {
      code: 'unclear-head',
      because: '的栏头里有划去的或下标的字，看不准是哪一年的数',
      hint: '请把栏头改写清楚，如“2015年”，去掉删除线。',
    };
  }
  if (looksLikeArea(meaning.words)) {
    return {
      code: 'unknown-column',
      because: nowhere,
      hint: '如是要比较的地区，请在 round.yaml 的 areas 里补上；其他的请改正栏头，如“2015年”“全省2015年”。',
    };
  }
  const ofTime = /(?:19|20)\d\d|本期|上期|当期|同期|报告期|季度|半年|\d月/.test(withArabicYears(heading));
  return ofTime && hasFiguresUnder(frame, column.column)
    ? {
        code: 'unclear-head',
        because: '不是一个全年的数，或看不出是哪一年的什么数',
        hint: '是全年数的，请把栏头改成“2015年”这样的写法；不是的，不用处理。',
      }
    : null;
}

function headCellsOver(frame: TableFrame, { column }: Column): readonly GridCell[] {
  const cells: GridCell[] = [];
  for (let row = frame.top; row <= frame.bottom; row += 1) {
    const place = cellAt(frame.grid, row, column);
    if (place.kind === 'cell') cells.push(place.cell);
    if (place.kind === 'covered' && place.anchor !== undefined) cells.push(place.anchor);
  }
  return cells;
}

function hasFiguresUnder(frame: TableFrame, column: number): boolean {
  return frame.grid.cells.some(
    (cell) =>
      cell.column === column &&
      cell.row > frame.bottom &&
      cell.row <= frame.end &&
      /\d/.test(shownText(cell.content)) &&
      !['mark', 'none'].includes(readFigure(cell.content).kind),
  );
}

/** 分子 and 分母 of indicators for which the register names none. */
function partsLeftAside(tables: readonly ReadTable[]): readonly Diagnostic[] {
  return tables.flatMap(({ frame, rows, context }) =>
    frame.columns.flatMap(({ column, heading }) => {
      const indicators = [...new Set(rows.leftAside.flatMap((one) => (one.column === column ? [one.indicator] : [])))];
      const [first] = indicators;
      if (first === undefined || context.source !== 'workbook') return [];
      const others = indicators.length > 1 ? `等 ${indicators.length} 个指标` : '';
      return [
        finding('unknown-column', {
          message: `“${heading}”这一栏：登记册里没有“${first.name}”${others}的分子或分母，这些数没有采用。`,
          hint: '如要用来核对比率，请在登记册里写明 numerator、denominator；不用的，不用处理。',
          origin: originAt({ file: context.file, sheet: frame.grid.name }, { row: frame.bottom, column }),
          unit: context.unit,
        }),
      ];
    }),
  );
}

function farYears(tables: readonly ReadTable[], context: TableContext): readonly Diagnostic[] {
  const cells = tables.flatMap(({ rows }) => rows.farYears);
  const [first] = cells;
  if (first === undefined) return [];
  const [from, to] = yearsRead(context.round);
  const said = listed([...new Set(cells.map((cell) => shorten(shownText(cell.content))))]);
  return [
    finding('unclear-head', {
      message: `年份栏里的 ${said} 不在规划的年份和之前十年里（${from}—${to}年），${cells.length > 1 ? `这 ${cells.length} 行` : '这一行'}没有采用。`,
      hint: '请核对年份；不是本轮要用的，不用处理。',
      origin: originOf(first, tables, context),
      related: cells.slice(1, 20).map((cell) => originOf(cell, tables, context)),
      unit: context.unit,
    }),
  ];
}

function noPlaceFor(
  meaning: Extract<TableFrame['columns'][number]['meaning'], { kind: 'figure' }>,
  frame: TableFrame,
  context: TableContext,
): boolean {
  const has = (kind: 'year' | 'area') => frame.columns.some((one) => one.meaning.kind === kind);
  if (meaning.part === 'base') return false;
  const noArea = meaning.area === null && context.area === null && !has('area');
  const noYear = meaning.year === null && meaning.area === null && context.yearOfTitle === null && !has('year');
  return noArea || noYear;
}

function areasLeftAside(tables: readonly ReadTable[], context: TableContext): readonly Diagnostic[] {
  const cells = tables.flatMap(({ rows }) => rows.foreignAreas);
  const [first] = cells;
  if (first === undefined) return [];
  const names = [...new Set(cells.map((cell) => shorten(shownText(cell.content))))];
  return [
    finding('unknown-column', {
      message: `以下地区不在 round.yaml 的 areas 里，它们的数没有采用：${listed(names)}。`,
      hint: '如要与之比较，请在 round.yaml 的 areas 里补上名称或别名；不比较的，不用处理。',
      origin: originOf(first, tables, context),
      unit: context.unit,
    }),
  ];
}

function originOf(cell: GridCell, tables: readonly ReadTable[], context: TableContext): Origin {
  const sheet = tables[0]?.frame.grid.name ?? '';
  return originAt({ file: context.file, sheet }, cell);
}
