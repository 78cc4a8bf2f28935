/** What stands above a table on its sheet, and what it says of all its figures: year, area, plan, measure. */
import type { PlanId } from '../../../indicators/plan-id.ts';
import type { AreaNames } from './area-names.ts';
import { areaInTitle, areaNamed } from './area-names.ts';
import { behindLabel, isLabel } from './form-labels.ts';
import { shownText } from '../rows/figure-text.ts';
import type { GridCell } from '../grid.ts';
import { originAt } from '../origins.ts';
import { mergeOf } from '../grid-lookup.ts';
import type { TableFrame } from '../frame.ts';
import { knownMeasure } from '../rows/measures.ts';
import { ownArea } from '../../observation.ts';
import { planNamed } from './plan-words.ts';
import type { TableContext, TableSource, WrittenMeasure } from '../context.ts';
import { yearsInTitle } from './years.ts';

export interface SheetTitles {
  readonly sheet: string;
  /** Cells between the table above (or the top) and this table's head, labels of the form among them. */
  readonly cells: readonly GridCell[];
  /** Cells above the first table: the title of the whole sheet. */
  readonly top: readonly GridCell[];
}

export function titlesAbove(frame: TableFrame, frames: readonly TableFrame[]): SheetTitles {
  const first = Math.min(...frames.map((one) => one.top));
  const from = Math.max(0, ...frames.filter((one) => one.bottom < frame.top).map(lastFilled));
  const beside = frames.filter((one) => one !== frame && one.top <= frame.bottom && one.bottom >= frame.top);
  const isBeside = (cell: GridCell) =>
    beside.some((one) => cell.column >= one.left && cell.column <= one.right) && !reaches(frame, cell);
  const above = frame.grid.cells.filter((cell) => cell.row < frame.top);
  return {
    sheet: frame.grid.name,
    cells: above.filter((cell) => cell.row > from && !isBeside(cell)),
    top: above.filter((cell) => cell.row < first),
  };
}

/** A title merged over both of two tables belongs to both. */
function reaches(frame: TableFrame, cell: GridCell): boolean {
  const right = mergeOf(frame.grid, cell.row, cell.column)?.right ?? cell.column;
  return cell.column <= frame.right && right >= frame.left;
}

/** Where a year is named, the cell that names it. */
export function yearCells(titles: SheetTitles): readonly { readonly year: number; readonly cell: GridCell }[] {
  const own = yearsIn(titles.cells);
  return own.length > 0 ? own : yearsIn(titles.top);
}

function yearsIn(cells: readonly GridCell[]): readonly { readonly year: number; readonly cell: GridCell }[] {
  return cells.flatMap((cell) => {
    const text = shownText(cell.content);
    const behind = behindLabel(text, /^(?:年度|报告期|报告年度|统计年度|数据年度)$/);
    if (behind === null && isLabel(text)) return [];
    return yearsInTitle(behind ?? text).map((year) => ({ year, cell }));
  });
}

/** The year of a table's titles, else of its sheet's name: the round's where several are named, it among them. */
export function yearOfTitles(titles: SheetTitles, roundYear: number): number | null {
  const inTitles = yearCells(titles).map(({ year }) => year);
  const named = inTitles.length > 0 ? inTitles : yearsInTitle(titles.sheet);
  if (named.length === 0) return null;
  return named.includes(roundYear) ? roundYear : Math.max(...named);
}

export function planOfTitles(titles: SheetTitles): PlanId | null {
  const named = titles.cells
    .filter((cell) => !isLabel(shownText(cell.content)))
    .map((cell) => planNamed(shownText(cell.content)));
  const plans = new Set([...named, planNamed(titles.sheet)].filter((plan) => plan !== null));
  return plans.size === 1 ? ([...plans][0] ?? null) : null;
}

/** 单位：% above a table, where it is one measure alone. */
export function measureAbove(titles: SheetTitles, file: string): WrittenMeasure | null {
  for (const cell of titles.cells.toReversed()) {
    const text = behindLabel(shownText(cell.content).replace(/^[（(](.*)[)）]$/, '$1'), /^(?:计量)?单位$/);
    const measure = text === null || text === '' ? null : knownMeasure(text);
    if (text === null || measure === null) continue;
    return {
      text,
      measure,
      origin: originAt({ file, sheet: titles.sheet }, cell),
    };
  }
  return null;
}

/**
 * The area of figures whose heads name none. A unit's own tables are the city's, on whoever's form (广东省…年报表), unless the
 * sheet itself is called 全省; in published tables the sheet, the title or the file must say.
 */
export function areaOfSheet(
  titles: SheetTitles,
  stem: string,
  source: TableSource,
  areas: AreaNames,
): TableContext['area'] {
  const bySheet = areaNamed(titles.sheet, areas);
  if (source !== 'reference') return bySheet ?? ownArea;
  const lines = [...titles.top, ...titles.cells]
    .map((cell) => shownText(cell.content))
    .filter((text) => !isLabel(text));
  const byTitle = lines.map((line) => areaInTitle(line, areas)).filter((area) => area !== null);
  return bySheet ?? byTitle.at(-1) ?? areaInTitle(titles.sheet, areas) ?? areaInTitle(stem, areas);
}

/** The last row of a table that holds a figure: what follows is the next table's title. */
function lastFilled(frame: TableFrame): number {
  const known = lastRows.get(frame);
  if (known !== undefined) return known;
  const figures = new Set(frame.columns.filter((one) => one.meaning.kind === 'figure').map((one) => one.column));
  let last = frame.bottom;
  for (const cell of frame.grid.cells) {
    if (cell.row > last && cell.row <= frame.end && figures.has(cell.column)) last = cell.row;
  }
  lastRows.set(frame, last);
  return last;
}

/** Asked for by every table further down; a frame never changes. */
const lastRows = new WeakMap<TableFrame, number>();
