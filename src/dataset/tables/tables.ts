/**
 * From the sheets of a file to its figures: tables are found by their heads, rows by code or name, figures by year and area,
 * whatever the layout. Everything that cannot be read is said at its cell; nothing is guessed.
 */
import type { Diagnostic } from '../../diagnostics.ts';
import { finding } from '../../diagnostics.ts';
import type { Indicator } from '../../indicators/definition.ts';
import type { Round } from '../../indicators/round.ts';
import type { Origin } from '../../provenance.ts';
import { areaNames } from './heads/area-names.ts';
import { formContact } from './heads/form-contact.ts';
import { oldForm, stampOf } from './heads/form-stamp.ts';
import type { ForeignRow } from '../dataset.ts';
import type { Grid, WorkbookGrids } from './grid.ts';
import type { TableFrame } from './frame.ts';
import { findTables } from './heads/headers.ts';
import { indicatorNames } from './rows/matching.ts';
import { unknownIndicator, unlistedIndicators } from './reading-findings.ts';
import type { UnknownRow } from './reading-findings.ts';
import { readFigure } from './rows/figure-text.ts';
import { narrow, plainName } from './rows/plain-name.ts';
import type { FoundUnit, UnitMention } from './heads/reporting-unit.ts';
import { renamedUnit, unitMentions, unitOfFile, unknownUnit } from './heads/reporting-unit.ts';
import { sheetFindings } from './sheet-findings.ts';
import type { SheetTitles } from './heads/sheet-titles.ts';
import { areaOfSheet, measureAbove, planOfTitles, titlesAbove, yearOfTitles } from './heads/sheet-titles.ts';
import type { TableContext, TableSource } from './context.ts';
import { withinLimits } from './limits.ts';
import type { TableReading } from './reading.ts';
import { readRows } from './rows/rows.ts';
import type { WideTable } from './heads/wide-tables.ts';
import { findWideTables, readWideRows } from './heads/wide-tables.ts';
import { withClearHeads } from './heads/unclear-heads.ts';
import { yearsInTitle } from './heads/years.ts';
import { isOrigins, isFormGuide, isReceipt, isGuide, firstWords } from './own-sheets.ts';

export interface ReadingContext {
  readonly round: Round;
  /** The register with the city's plan laid over it. */
  readonly indicators: readonly Indicator[];
  readonly source: TableSource;
}

/**
 * Reads every table of a file. A blank cell gives an observation of status missing without a word; a mark (缺, 未统计 …)
 * gives its status with the mark as word. Findings are those of reading: what figures mean beside others is the audit's.
 */
export function readTables(workbook: WorkbookGrids, context: ReadingContext): TableReading {
  const areas = areaNames(context.round, context.source);
  const names = indicatorNames(context.indicators);
  const surroundings: Surroundings = { ...context, names, areas, file: workbook.file };
  const sheets = workbook.grids.map((grid) => readSheet(asItsLegendSays(withoutEmptyTexts(grid)), surroundings));
  const filler = fillerOf(sheets, workbook.file, context);
  const contact = context.source === 'workbook' ? formContact(workbook) : null;
  const read = sheets.flatMap((sheet) =>
    sheet.frames.map((found) => {
      const table = tableAt(found, sheet, filler.unit, surroundings);
      const wide = sheet.wide.find((one) => one.frame === found);
      // In a wide table a column is an indicator's: of one year there are many.
      const { frame, findings } =
        wide === undefined ? withClearHeads(found, table.context) : { frame: found, findings: [] };
      const rows = wide === undefined ? readRows(frame, table.context) : readWideRows(wide, table.context);
      return { frame, ...table, rows, headFindings: findings };
    }),
  );
  return {
    unit: filler.unit,
    observations: read.flatMap(({ rows }) => rows.observations),
    stated: read.flatMap(({ rows }) => rows.stated),
    foreignRows: onceEach(read.flatMap(({ rows }) => rows.foreignRows)),
    levels: read.flatMap(({ rows }) => rows.levels),
    findings: [
      ...filler.findings,
      ...(context.source === 'workbook'
        ? oldForm(workbook, stampOf(context.round.year, context.indicators), filler.unit)
        : []),
      ...(read.length === 0
        ? [noTable(sheets, workbook.file, filler.unit)]
        : sheets.flatMap((sheet) => sheetWithoutTable(sheet, surroundings, filler.unit))),
      ...sheets.flatMap((sheet) => sheet.findings),
      ...sheets.flatMap((sheet) =>
        sheetFindings(
          sheet.grid,
          read.filter(({ frame }) => frame.grid === sheet.grid),
        ),
      ),
      ...tellOnce(read.flatMap(({ rows }) => rows.findings)),
      ...tellOnce(unlistedRows(read.flatMap(({ rows }) => rows.unlisted))),
    ],
    tablesFound: read.length,
    ...(contact === null ? {} : { contact }),
  };
}

interface Sheet {
  readonly grid: Grid;
  readonly frames: readonly TableFrame[];
  /** Those of the frames that have their indicators in the head. */
  readonly wide: readonly WideTable[];
  readonly units: readonly UnitMention[];
  /** What of it was too much to read. */
  readonly findings: readonly Diagnostic[];
}

function readSheet(grid: Grid, { file, source, round, areas, names }: Surroundings): Sheet {
  const unit = source === 'reference' ? null : (unitOfFile(file, round)?.unit.name ?? null);
  const found = findTables(grid, areas);
  const wide = source === 'reference' && found.length === 0 ? findWideTables(grid, file, areas, names) : [];
  const { frames, findings } = withinLimits([...found, ...wide.map((table) => table.frame)], grid, file, unit);
  const isHead = (cell: { readonly row: number; readonly column: number }) =>
    frames.some(
      (frame) =>
        cell.row >= frame.top && cell.row <= frame.bottom && frame.columns.some((one) => one.column === cell.column),
    );
  return { grid, frames, wide, units: unitMentions(grid, file, round, isHead), findings };
}

/** A formula's result may be the empty text: to a person the cell is blank. */
function withoutEmptyTexts(grid: Grid): Grid {
  const isEmpty = (cell: Grid['cells'][number]) =>
    cell.content.kind === 'text' && narrow(cell.content.text + cell.content.superscript) === '';
  return grid.cells.some(isEmpty) ? { ...grid, cells: grid.cells.filter((cell) => !isEmpty(cell)) } : grid;
}

/** “…” is a figure too small to show, save where the table itself says that it stands for none, as our warning tables do. */
function asItsLegendSays(grid: Grid): Grid {
  const words = grid.cells.map(({ content }) => (content.kind === 'text' ? narrow(content.text) : ''));
  if (!words.some((text) => /["“”]?[…⋯.]+["“”]?表示[^。；;，,]*(?:不详|未报|没有|无数|缺)/.test(text))) return grid;
  return { ...grid, cells: grid.cells.filter((_, at) => !/^(?:\.{3,}|[…⋯]+)$/.test(words[at] ?? '')) };
}

interface Filler {
  readonly unit: string | null;
  readonly findings: readonly Diagnostic[];
}

/** 填报单位, else the file's name. What others publish has no unit; last years' tables are not asked about it any more. */
function fillerOf(sheets: readonly Sheet[], file: string, { round, source }: ReadingContext): Filler {
  if (source === 'reference') return { unit: null, findings: [] };
  const mentions = sheets.filter((sheet) => sheet.frames.length > 0).flatMap((sheet) => sheet.units);
  const known = mentions.filter((mention) => mention.found !== null);
  const byFile = unitOfFile(file, round);
  const found: FoundUnit | null = known[0]?.found ?? byFile;
  const unit = found?.unit.name ?? null;
  if (source === 'history') return { unit, findings: [] };
  const fileOrigin: Origin = { kind: 'file', file };
  const unknown = mentions
    .filter((mention) => mention.found === null)
    .map((mention) => unknownUnit(mention.text, mention.origin, round, known.length === 0 ? byFile : null, file));
  const renamed = known.flatMap(({ found: mentioned, text, origin }) =>
    mentioned?.byAlias === true ? [renamedUnit(text, mentioned.unit, origin)] : [],
  );
  if (mentions.length === 0 && byFile === null)
    return { unit, findings: [unknownUnit(stemOf(file), fileOrigin, round, null, file)] };
  if (known.length === 0 && byFile?.byAlias === true) renamed.push(renamedUnit(stemOf(file), byFile.unit, fileOrigin));
  return { unit, findings: [...tellOnce(unknown), ...tellOnce(renamed)] };
}

function stemOf(file: string): string {
  return (file.split(/[\\/]/).at(-1) ?? file).replace(/\.[A-Za-z]+$/, '');
}

type Surroundings = Pick<TableContext, 'file' | 'source' | 'round' | 'names' | 'areas'>;

function tableAt(
  frame: TableFrame,
  sheet: Sheet,
  unit: string | null,
  surroundings: Surroundings,
): { readonly context: TableContext; readonly titles: SheetTitles } {
  const titles = titlesAbove(frame, sheet.frames);
  const { round, source, areas, file } = surroundings;
  const named = yearOfTitles(titles, round.year);
  const fromFile = yearsInTitle(stemOf(file)).at(-1) ?? null;
  const year = {
    workbook: round.year,
    reference: named ?? fromFile ?? round.year,
    history: named ?? fromFile ?? round.year - 1,
  }[source];
  const context: TableContext = {
    ...surroundings,
    year,
    yearOfTitle: source === 'workbook' ? (named === null ? null : round.year) : (named ?? fromFile),
    area: areaOfSheet(titles, stemOf(file), source, areas),
    unit: source === 'reference' ? null : unitOfTable(frame, sheet, unit),
    plan: planOfTitles(titles),
    measure: measureAbove(titles, file),
  };
  return { context, titles };
}

/** The 填报单位 nearest above the table, else another one on its sheet, else the file's. */
function unitOfTable(frame: TableFrame, sheet: Sheet, unit: string | null): string | null {
  const known = sheet.units.filter((mention) => mention.found !== null);
  const above = known.filter((mention) => mention.row <= frame.top).toSorted((a, b) => b.row - a.row);
  return (above[0] ?? known[0])?.found?.unit.name ?? unit;
}

/** Every sheet has a verdict: what holds no table is said with its first words. */
function sheetWithoutTable(
  { grid, frames, findings }: Sheet,
  { file, source }: Surroundings,
  unit: string | null,
): readonly Diagnostic[] {
  if (
    frames.length > 0 ||
    findings.length > 0 ||
    grid.cells.length === 0 ||
    isFormGuide(grid) ||
    isReceipt(grid) ||
    isOrigins(grid)
  )
    return [];
  const hidden = grid.visibility === 'visible' ? '' : '（隐藏的）';
  const hasFigures =
    source === 'workbook' && !isGuide(grid) && grid.cells.some((cell) => readFigure(cell.content).kind === 'figure');
  const begins = `开头是“${firstWords(grid)}”`;
  const place = { origin: { kind: 'sheet', file, sheet: grid.name } as const, unit };
  if (!hasFigures) {
    return [
      finding('sheet-without-table', {
        message: `工作表“${grid.name}”${hidden}里没有指标表，没有读取；${begins}。`,
        hint: '不是报表的，不用处理。',
        ...place,
      }),
    ];
  }
  return [
    finding('no-table-found', {
      message: `工作表“${grid.name}”${hidden}里没有找到指标表，里面的数没有读取；${begins}。`,
      hint: '要报送的，请补上表头：“指标名称”一栏和至少一个年份（如 2015年、本年）一栏；不是报表的，请删去这张工作表。',
      ...place,
    }),
  ];
}

function noTable(sheets: readonly Sheet[], file: string, unit: string | null): Diagnostic {
  const filled = sheets.filter(({ grid }) => grid.cells.length > 0);
  const names = filled.map(({ grid }) => `“${grid.name}”，开头是“${firstWords(grid)}”`).join('；');
  return finding('no-table-found', {
    message: `没有找到指标表${names === '' ? '：文件里没有数据' : `（工作表${names}）`}。`,
    hint: '表头须有“指标名称”一栏和至少一个年份（如 2015年、本年）一栏；请检查表头或是否交错了文件。',
    origin: { kind: 'file', file },
    unit,
  });
}

/** A few are named one by one; a table that is full of them, once. */
const fewRows = 10;

function unlistedRows(rows: readonly UnknownRow[]): readonly Diagnostic[] {
  const names = new Set(rows.map(({ name }) => name));
  return names.size > fewRows ? unlistedIndicators(rows, names) : rows.map((row) => unknownIndicator(row, true));
}

/** A row of the annual table often comes back in the warning table: it is carried once, the one that says most. */
function onceEach(rows: readonly ForeignRow[]): readonly ForeignRow[] {
  const byName = new Map<string, ForeignRow>();
  for (const row of rows) {
    const key = `${row.unit} ${plainName(row.name)}`;
    const before = byName.get(key);
    if (before === undefined || before.cells.length < row.cells.length) byName.set(key, row);
  }
  return [...byName.values()];
}

/** The same thing said of the same words on several sheets is one finding, with the other places beside it. */
function tellOnce(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  const repeated = ['unknown-indicator', 'unknown-unit', 'renamed-unit', 'ambiguous-indicator'];
  const byMessage = new Map<string, { readonly first: Diagnostic; readonly related: Origin[] }>();
  for (const [index, one] of findings.entries()) {
    const key = repeated.includes(one.code) ? `${one.code} ${one.message}` : String(index);
    const before = byMessage.get(key);
    if (before === undefined) byMessage.set(key, { first: one, related: [...one.related] });
    else if (one.origin !== null) before.related.push(one.origin);
  }
  return [...byMessage.values()].map(({ first, related }) => ({ ...first, related }));
}
