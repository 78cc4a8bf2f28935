/** A table: caption above, headings that repeat on every page, rows that do not break, notes below. */
import { plainText } from '../../../../report/model.ts';
import type { Align, Block, Inline, TableColumn, TableRow } from '../../../../report/model.ts';
import { cellSideMargins, fitTable, isTurned, type TablePoints } from './column-widths.ts';
import { mergeHeadings, type HeadingCell } from './headings.ts';
import { capInlines, writeInlines, writeRun, type CellSize, type Pen } from './inlines.ts';
import { paragraph } from './paragraphs.ts';
import { lineCount, piecesOf } from './wrapping.ts';
import { styleIds } from '../../style-names.ts';

type TableBlock = Extract<Block, { kind: 'table' }>;

export function writeTable(block: TableBlock, pen: Pen): string {
  const caption = paragraph(
    styleIds.tableCaption,
    pen.anchors.block(block.id) + writeInlines(pen, block.id, block.caption),
  );
  const notes = block.notes.map((note) => paragraph(styleIds.tableNote, writeInlines(pen, block.id, note)));
  // Two tables that touch become one, and a section can only end at a paragraph.
  const after = notes.length > 0 ? notes.join('') : paragraph(styleIds.gap, '');
  return caption + writeGrid(block, pen) + after;
}

function writeGrid(block: TableBlock, pen: Pen): string {
  if (block.columns.length === 0) throw new Error(`table ${block.id} has no columns`);
  const frame = frameOf(block, pen);
  const headings = mergeHeadings(block.columns.map((column) => column.heading));
  let rows = '';
  for (const cells of headings) rows += headingRow(cells, block, frame, pen);
  const low = block.rows.length <= mostRowsOfLow && isLow(block, frame);
  for (const [position, row] of block.rows.entries()) rows += bodyRow(row, isKept(block, position, low), frame, pen);
  // Word, WPS and LibreOffice agree on a table's shape only when every width is said, in twips, and adds up.
  return (
    `<w:tbl><w:tblPr><w:tblStyle w:val="${styleIds.table}"/><w:tblW w:w="${frame.total}" w:type="dxa"/><w:jc w:val="center"/>` +
    '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0000"/></w:tblPr>' +
    `<w:tblGrid>${frame.widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows}</w:tbl>`
  );
}

/**
 * A low table is not broken over pages; of any other the first rows and the last ones stay together, the last with its
 * notes, so that no page has a single row of it.
 */
function isKept({ rows, notes }: TableBlock, position: number, isLow: boolean): boolean {
  if (position === rows.length - 1) return notes.length > 0;
  return isLow || position <= 1 || position >= rows.length - 3;
}

const mostRowsOfLow = 12;

/** In twips: a quarter of a page may stay empty above a table that would not fit there. */
const lowest = 3200;

function isLow(block: TableBlock, { widths, points }: Pick<Frame, 'widths' | 'points'>): boolean {
  const inside = widths.map((width) => (width - cellSideMargins) / (points * 20));
  const lines = block.rows.map((row) =>
    row.group === true
      ? 1
      : Math.max(
          1,
          ...row.cells.map((cell, column) => lineCount(piecesOf(plainText(cell)), Math.max(1, inside[column] ?? 1))),
        ),
  );
  return lines.reduce((height, count) => height + count * points * 26 + 56, 0) <= lowest;
}

/** What all rows of a table share. */
interface Frame {
  readonly widths: readonly number[];
  readonly total: number;
  /** The size of its words, where it is not the cells' own 10.5 pt. */
  readonly size: CellSize;
  readonly points: TablePoints;
  /** A cell's beginning up to its words, a column each: written once, because it is longer than what stands in it. */
  readonly openings: readonly string[];
  /** The same for rows that are kept with what follows. */
  readonly keptOpenings: readonly string[];
}

function frameOf(block: TableBlock, { room }: Pen): Frame {
  const { widths, points } = fitTable(block, room?.[isTurned(block) ? 'landscape' : 'portrait']);
  const opening = (direct: string) => (column: TableColumn, index: number) =>
    cellOpening(widths[index] ?? 0, '', cellStyles[column.align], direct);
  return {
    widths,
    total: widths.reduce((sum, width) => sum + width, 0),
    size: sizes[points],
    points,
    openings: block.columns.map(opening('')),
    keptOpenings: block.columns.map(opening(keepNext)),
  };
}

const sizes = { 10.5: undefined, 9: 'small', 7.5: 'smaller' } as const satisfies Record<TablePoints, unknown>;

function headingRow(cells: readonly HeadingCell[], block: TableBlock, frame: Frame, pen: Pen): string {
  const written = cells.map((cell) => {
    const width = frame.widths.slice(cell.column, cell.column + cell.across).reduce((sum, each) => sum + each, 0);
    const across = cell.across > 1 ? `<w:gridSpan w:val="${cell.across}"/>` : '';
    const down = cell.down === 'single' ? '' : `<w:vMerge${cell.down === 'first' ? ' w:val="restart"' : ''}/>`;
    const words = cell.down === 'continued' ? '' : writeRun(pen, block.id, cell.text, undefined, frame.size);
    const indent = evenIndent(cell.text, width, frame.points);
    return cellOpening(width, across + down, styleIds.cellHeading, indent) + words + cellClosing;
  });
  return `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${written.join('')}</w:tr>`;
}

/**
 * Both sides of a heading that does not fit on one line, drawn in so that its lines are of a length: 计量 above 单位, not
 * 计量单 above 位. Letters and digits break otherwise, and stay as they are.
 */
function evenIndent(text: string, width: number, points: TablePoints): string {
  const character = points * 20;
  const room = (width - cellSideMargins) / character;
  if (text.length <= room || room < 2 || !chineseOnly.test(text)) return '';
  const perLine = Math.ceil(text.length / Math.ceil(text.length / Math.floor(room)));
  if (perLine >= Math.floor(room)) return '';
  const side = Math.floor(((room - perLine - 0.4) * character) / 2);
  return `<w:ind w:left="${side}" w:right="${side}"/>`;
}

const chineseOnly = /^[\u4e00-\u9fff]+$/;

function bodyRow(row: TableRow, kept: boolean, frame: Frame, pen: Pen): string {
  const cells = row.group === true ? groupCell(row, frame, pen) : rowCells(row, kept, frame, pen);
  return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells}</w:tr>`;
}

function groupCell(row: TableRow, frame: Frame, pen: Pen): string {
  const words = pen.anchors.block(row.id) + cellRuns(pen, row, row.cells.flat(), frame);
  const columns = frame.widths.length;
  const across = columns > 1 ? `<w:gridSpan w:val="${columns}"/>` : '';
  return cellOpening(frame.total, across, styleIds.cellGroup) + words + cellClosing;
}

function rowCells(row: TableRow, kept: boolean, frame: Frame, pen: Pen): string {
  if (row.cells.length > frame.widths.length) {
    throw new Error(`row ${row.id} has ${row.cells.length} cells in a table of ${frame.widths.length} columns`);
  }
  let cells = '';
  for (const [column, opening] of (kept ? frame.keptOpenings : frame.openings).entries()) {
    const runs = cellRuns(pen, row, row.cells[column] ?? [], frame);
    // The first cell names its row.
    cells += opening + (column === 0 ? pen.anchors.block(row.id) : '') + runs + cellClosing;
  }
  return cells;
}

const cellStyles = {
  left: styleIds.cellLeft,
  center: styleIds.cellCenter,
  right: styleIds.cellRight,
} as const satisfies Record<Align, string>;

function cellRuns(pen: Pen, row: TableRow, inlines: readonly Inline[], frame: Frame): string {
  return writeInlines(pen, row.id, capInlines(pen.mender, row.id, inlines), undefined, frame.size);
}

/** `direct` are properties of the cell's paragraph besides its style. */
function cellOpening(width: number, merges: string, style: string, direct = ''): string {
  return (
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${merges}<w:vAlign w:val="center"/></w:tcPr>` +
    `<w:p><w:pPr><w:pStyle w:val="${style}"/>${direct}</w:pPr>`
  );
}

const keepNext = '<w:keepNext/>';

const cellClosing = '</w:p></w:tc>';
