/**
 * A unit's tables as they were read, sent back: every problem is a coloured cell with a note, and a list in front leads
 * to each. A fresh workbook: the unit's own file is neither opened for writing nor copied.
 */
import { shownText } from '../../../dataset/tables/rows/figure-text.ts';
import type { Grid, GridCell } from '../../../dataset/tables/grid.ts';
import { cellName, placeNamed } from '../../../dataset/tables/grid.ts';
import { mergeOf } from '../../../dataset/tables/grid-lookup.ts';
import type { Diagnostic } from '../../../diagnostics.ts';
import type { Origin } from '../../../provenance.ts';
import { figureAt, linkAt, textAt } from '../../laid-cells.ts';
import type { LaidCell, LaidSheet, LaidWorkbook } from '../../sheet-model.ts';
import { hintForUnit, messageForUnit, placeForUnit } from '../forms/unit-hints.ts';

/** A sheet of a workbook of the unit. */
export interface ReadSheet {
  readonly file: string;
  readonly grid: Grid;
}

export function composeReturnedWorkbook(
  unit: string,
  sheets: readonly ReadSheet[],
  findings: readonly Diagnostic[],
  header: string | null,
): LaidWorkbook {
  const several = new Set(sheets.map(({ file }) => file)).size > 1;
  const named = sheets.map((sheet) => ({
    ...sheet,
    name: several ? `${sheet.grid.name}（${stemOf(sheet.file)}）` : sheet.grid.name,
  }));
  return {
    unit,
    sheets: [listSheet(unit, named, findings), ...named.map((sheet) => copiedSheet(sheet, findings))],
    header,
  };
}

interface NamedSheet extends ReadSheet {
  readonly name: string;
}

function stemOf(file: string): string {
  return (file.split('/').at(-1) ?? file).replace(/\.[A-Za-z]+$/, '');
}

const listName = '问题清单';
const listHeadings = ['序号', '级别', '位置', '问题', '怎么办', '另见'] as const;

function listSheet(unit: string, sheets: readonly NamedSheet[], findings: readonly Diagnostic[]): LaidSheet {
  const rows = findings.map((one, index) => {
    const row = index + 4;
    const look = one.level === '强制性' ? 'must-mend' : 'to-explain';
    return [
      textAt(row, 1, 'read', String(index + 1)),
      textAt(row, 2, look, one.level),
      placeCell(row, 3, one.origin, sheets),
      textAt(row, 4, 'read', messageForUnit(one)),
      textAt(row, 5, 'read', hintForUnit(one)),
      placeCell(row, 6, one.related[0] ?? null, sheets),
    ];
  });
  const cut = sheets.filter(({ grid }) => grid.cells.some(isBeyond));
  return {
    name: listName,
    columns: [6, 9, 30, 60, 44, 30].map((width) => ({ width, hidden: false })),
    cells: [
      textAt(1, 1, 'title', `${unit}报表审核问题清单`),
      textAt(
        2,
        1,
        'prose',
        `后面各表是读到的内容，不是原件：红色格须改正，黄色格须核实或说明，问题写在批注里。请在原件里改正后重报。${cut.length === 0 ? '' : `“${cut.map(({ name }) => name).join('”“')}”太大，只列出前${mostRows}行、${mostColumns}列。`}`,
      ),
      ...listHeadings.map((heading, index) => textAt(3, index + 1, 'heading', heading)),
      ...rows.flat(),
    ],
    merges: [1, 2].map((row) => ({ top: row, bottom: row, left: 1, right: listHeadings.length })),
    frozen: { rows: 3, columns: 0 },
    titleRows: [3, 3],
    landscape: true,
    locked: false,
    highlights: [],
  };
}

function placeCell(row: number, column: number, origin: Origin | null, sheets: readonly NamedSheet[]): LaidCell {
  const text = placeForUnit(origin);
  if (origin === null || (origin.kind !== 'cell' && origin.kind !== 'sheet')) return textAt(row, column, 'read', text);
  const sheet = sheets.find(({ file, grid }) => file === origin.file && grid.name === origin.sheet);
  if (sheet === undefined) return textAt(row, column, 'read', text);
  const cell = origin.kind === 'cell' ? origin.cell : 'A1';
  return linkAt(row, column, 'read', text, { sheet: sheet.name, cell });
}

/** No office's table is larger; a sheet with stray cells far out is cut here. */
const mostRows = 2000;
const mostColumns = 120;

function isBeyond({ row, column }: { readonly row: number; readonly column: number }): boolean {
  return row > mostRows || column > mostColumns;
}

function copiedSheet({ file, grid, name }: NamedSheet, findings: readonly Diagnostic[]): LaidSheet {
  const problems = problemsByCell(file, grid, findings);
  const cells = grid.cells.filter((cell) => !isBeyond(cell)).map((cell) => marked(copied(cell), problems));
  const present = new Set(cells.map((cell) => cellName(cell.row, cell.column)));
  const blank = [...problems.values()]
    .filter(({ row, column }) => !present.has(cellName(row, column)))
    .map(({ row, column }) => marked(textAt(row, column, 'read', ''), problems));
  const all = [...cells, ...blank];
  return {
    name,
    columns: widths(all, grid),
    cells: all,
    merges: grid.merges.filter((merge) => !isBeyond({ row: merge.bottom, column: merge.right })),
    frozen: { rows: 0, columns: 0 },
    titleRows: null,
    landscape: true,
    locked: false,
    highlights: [],
  };
}

/** A plain number stays one; whatever else a cell shows is kept as it shows. */
function copied({ row, column, content }: GridCell): LaidCell {
  if (content.kind === 'number' && /^(?:general|number)$/.test(content.format.kind) && content.format.literal === '') {
    const decimals = /\.(0+)/.exec(content.format.code)?.[1]?.length;
    return { ...figureAt(row, column, 'read', content.text, 0), decimals: decimals ?? null };
  }
  return textAt(row, column, 'read', shownText(content));
}

interface CellProblem {
  readonly row: number;
  readonly column: number;
  readonly mustMend: boolean;
  readonly notes: readonly string[];
}

/** By cell name; in a merged area at its first cell, which is the one that shows. */
function problemsByCell(file: string, grid: Grid, findings: readonly Diagnostic[]): ReadonlyMap<string, CellProblem> {
  const problems = new Map<string, CellProblem>();
  for (const one of findings) {
    for (const [position, origin] of [one.origin, ...one.related].entries()) {
      const place = placeIn(file, grid, origin);
      if (place === null) continue;
      const key = cellName(place.row, place.column);
      const before = problems.get(key);
      const note = `［${one.level}］${position === 0 ? '' : `（见 ${placeForUnit(one.origin)}）`}${messageForUnit(one)}\n${hintForUnit(one)}`;
      problems.set(key, {
        ...place,
        mustMend: one.level === '强制性' || before?.mustMend === true,
        notes: [...(before?.notes ?? []), note],
      });
    }
  }
  return problems;
}

function placeIn(file: string, grid: Grid, origin: Origin | null) {
  if (origin === null || (origin.kind !== 'cell' && origin.kind !== 'sheet')) return null;
  if (origin.file !== file || origin.sheet !== grid.name) return null;
  if (origin.kind === 'sheet') return { row: 1, column: 1 };
  const place = placeNamed(origin.cell);
  if (place === null) return null;
  const merge = mergeOf(grid, place.row, place.column);
  return merge === undefined ? place : { row: merge.top, column: merge.left };
}

function marked(cell: LaidCell, problems: ReadonlyMap<string, CellProblem>): LaidCell {
  const problem = problems.get(cellName(cell.row, cell.column));
  if (problem === undefined) return cell;
  return { ...cell, look: problem.mustMend ? 'must-mend' : 'to-explain', note: [...new Set(problem.notes)].join('\n') };
}

/** Wide enough for what stands in the rows of tables; titles, labels and merged cells do not count. */
function widths(cells: readonly LaidCell[], grid: Grid): LaidSheet['columns'] {
  const merged = new Set(grid.merges.map((merge) => cellName(merge.top, merge.left)));
  const inRow = new Map<number, number>();
  for (const { row } of cells) inRow.set(row, (inRow.get(row) ?? 0) + 1);
  const wanted: number[] = [];
  for (const { row, column, content } of cells) {
    const text = content.kind === 'text' || content.kind === 'number' ? content.text : '';
    const length = [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 0);
    const before = wanted[column - 1] ?? 8;
    const isLoose = merged.has(cellName(row, column)) || (inRow.get(row) ?? 0) < 4;
    wanted[column - 1] = isLoose ? before : Math.max(before, Math.min(36, length + 2));
  }
  return Array.from(wanted, (width) => ({ width: width ?? 8, hidden: false }));
}
