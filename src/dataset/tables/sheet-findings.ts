/** What is said once of a whole sheet: hidden parts, another year in its title, columns and areas left aside, serials. */
import type { Diagnostic } from '../../diagnostics.ts';
import { finding } from '../../diagnostics.ts';
import type { Origin } from '../../provenance.ts';
import { looksLikeArea } from './heads/area-names.ts';
import { shownText } from './rows/figure-text.ts';
import type { Grid, GridCell } from './grid.ts';
import { cellName } from './grid.ts';
import type { TableFrame } from './frame.ts';
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
}

export function sheetFindings(grid: Grid, tables: readonly ReadTable[]): readonly Diagnostic[] {
  const [first] = tables;
  if (first === undefined) return [];
  return [
    ...hiddenParts(grid, tables, first.context),
    ...tables.flatMap((table) => otherYear(table)),
    ...serialsForCodes(tables, first.context),
    ...columnsLeftAside(tables, first.context),
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
  const said = places.length > 6 ? `${places.slice(0, 6).join('、')} 等 ${places.length} 格` : places.join('、');
  return [
    finding('hidden-sheet', {
      message: `工作表“${grid.name}”有隐藏的行或列（${said}），其中的数字也已读取。`,
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
    ({ meaning }) => meaning.kind === 'figure' && (meaning.year === null || meaning.year.kind === 'relative'),
  );
  if (source === 'reference' && !isRelative) return [];
  const cell = yearCells(titles).find(({ year }) => year === named)?.cell;
  const origin: Origin =
    cell === undefined
      ? { kind: 'sheet', file: context.file, sheet: titles.sheet }
      : { kind: 'cell', file: context.file, sheet: titles.sheet, cell: cellName(cell.row, cell.column) };
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
  return tables.flatMap(({ frame, context: own }) =>
    frame.columns.flatMap(({ column, heading, meaning }) => {
      const isOpen = meaning.kind === 'figure' && noPlaceFor(meaning, frame, own);
      const isUnknown =
        meaning.kind === 'unknown' && (looksLikeArea(meaning.words) || /(?:19|20)\d\d/.test(withArabicYears(heading)));
      const isSpan = meaning.kind === 'aside' && /^(?:19|20)\d\d年?[-—–~～至](?:19|20)\d\d年?$/.test(heading.trim());
      if (!isOpen && !isUnknown && !isSpan) return [];
      return [
        finding('unknown-column', {
          message: `“${heading}”这一栏看不出是哪一年或哪个地区的数，没有采用。`,
          hint: isUnknown
            ? '如是要比较的地区，请在 round.yaml 的 areas 里补上；其他的请改正栏头，如“2015年”“全省2015年”。'
            : '请在栏头写明年份和地区，如“全省2015年”。',
          origin: { kind: 'cell', file: own.file, sheet: frame.grid.name, cell: cellName(frame.bottom, column) },
          unit: context.unit,
        }),
      ];
    }),
  );
}

function noPlaceFor(
  meaning: Extract<TableFrame['columns'][number]['meaning'], { kind: 'figure' }>,
  frame: TableFrame,
  context: TableContext,
): boolean {
  const has = (kind: 'year' | 'area') => frame.columns.some((one) => one.meaning.kind === kind);
  const noArea = meaning.area === null && context.area === null && !has('area');
  const noYear = meaning.year === null && meaning.area === null && context.yearOfTitle === null && !has('year');
  return noArea || noYear;
}

function areasLeftAside(tables: readonly ReadTable[], context: TableContext): readonly Diagnostic[] {
  const cells = tables.flatMap(({ rows }) => rows.foreignAreas);
  const [first] = cells;
  if (first === undefined) return [];
  const names = [...new Set(cells.map((cell) => shownText(cell.content)))];
  const said = names.length > 8 ? `${names.slice(0, 8).join('、')}等${names.length}个` : names.join('、');
  return [
    finding('unknown-column', {
      message: `以下地区不在 round.yaml 的 areas 里，它们的数没有采用：${said}。`,
      hint: '如要与之比较，请在 round.yaml 的 areas 里补上名称或别名；不比较的，不用处理。',
      origin: originOf(first, tables, context),
      unit: context.unit,
    }),
  ];
}

function originOf(cell: GridCell, tables: readonly ReadTable[], context: TableContext): Origin {
  const sheet = tables[0]?.frame.grid.name ?? '';
  return { kind: 'cell', file: context.file, sheet, cell: cellName(cell.row, cell.column) };
}
