/** A table: caption above, headings that repeat on every page, rows that do not break, notes below. */
import type { Align, Block, Inline, TableColumn, TableRow } from '../../report/model.ts';
import { mergeHeadings, type HeadingCell } from './headings.ts';
import { capInlines, writeInlines, writeRun, type Pen } from './inlines.ts';
import { landscape, portrait, typeAreaWidth } from './look.ts';
import { paragraph } from './paragraphs.ts';
import { styleIds } from './style-names.ts';

type TableBlock = Extract<Block, { kind: 'table' }>;

export function writeTable(block: TableBlock, pen: Pen): string {
  const caption = paragraph(
    styleIds.tableCaption,
    pen.anchors.around('block', block.id, writeInlines(pen, block.id, block.caption)),
  );
  const notes = block.notes.map((note) => paragraph(styleIds.tableNote, writeInlines(pen, block.id, note)));
  // Two tables that touch become one, and a section can only end at a paragraph.
  const after = notes.length > 0 ? notes.join('') : paragraph(styleIds.gap, '');
  return caption + writeGrid(block, pen) + after;
}

function writeGrid(block: TableBlock, pen: Pen): string {
  if (block.columns.length === 0) throw new Error(`table ${block.id} has no columns`);
  const widths = columnWidths(block.columns, typeAreaWidth(block.landscape ? landscape : portrait));
  const total = widths.reduce((sum, width) => sum + width, 0);
  // Word, WPS and LibreOffice agree on a table's shape only when every width is said, in twips, and adds up.
  const frame =
    `<w:tblPr><w:tblStyle w:val="${styleIds.table}"/><w:tblW w:w="${total}" w:type="dxa"/><w:jc w:val="center"/>` +
    '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0000"/></w:tblPr>' +
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`;
  const headings = mergeHeadings(block.columns.map((column) => column.heading)).map((cells) =>
    headingRow(cells, widths, block, pen),
  );
  const openings = block.columns.map((column, index) => cellOpening(widths[index] ?? 0, '', cellStyles[column.align]));
  let rows = '';
  for (const row of block.rows) rows += bodyRow(row, block, { total, openings }, pen);
  return `<w:tbl>${frame}${headings.join('')}${rows}</w:tbl>`;
}

/** Whole twips in the proportions given, adding up to `total`. */
export function columnWidths(columns: readonly TableColumn[], total: number): readonly number[] {
  const sum = columns.reduce((whole, column) => whole + Math.max(column.width, 0), 0);
  let edge = 0;
  let position = 0;
  return columns.map((column) => {
    position += sum > 0 ? Math.max(column.width, 0) / sum : 1 / columns.length;
    const width = Math.round(position * total) - edge;
    edge += width;
    return width;
  });
}

function headingRow(cells: readonly HeadingCell[], widths: readonly number[], block: TableBlock, pen: Pen): string {
  const written = cells.map((cell) => {
    const width = widths.slice(cell.column, cell.column + cell.across).reduce((sum, each) => sum + each, 0);
    const across = cell.across > 1 ? `<w:gridSpan w:val="${cell.across}"/>` : '';
    const down = cell.down === 'single' ? '' : `<w:vMerge${cell.down === 'first' ? ' w:val="restart"' : ''}/>`;
    const words = cell.down === 'continued' ? '' : writeRun(pen, block.id, cell.text, smallIn(block));
    return cellOpening(width, across + down, styleIds.cellHeading) + words + cellClosing;
  });
  return `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${written.join('')}</w:tr>`;
}

/** Written once for all rows: a cell's frame is longer than what stands in it. */
interface Frame {
  readonly total: number;
  /** A cell's beginning up to its words, a column each. */
  readonly openings: readonly string[];
}

function bodyRow(row: TableRow, block: TableBlock, frame: Frame, pen: Pen): string {
  const cells = row.group === true ? groupCell(row, block, frame, pen) : rowCells(row, block, frame, pen);
  return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells}</w:tr>`;
}

function groupCell(row: TableRow, block: TableBlock, frame: Frame, pen: Pen): string {
  const words = pen.anchors.around('block', row.id, cellRuns(pen, row, row.cells.flat(), block));
  const columns = frame.openings.length;
  const across = columns > 1 ? `<w:gridSpan w:val="${columns}"/>` : '';
  return cellOpening(frame.total, across, styleIds.cellGroup) + words + cellClosing;
}

function rowCells(row: TableRow, block: TableBlock, frame: Frame, pen: Pen): string {
  if (row.cells.length > frame.openings.length) {
    throw new Error(`row ${row.id} has ${row.cells.length} cells in a table of ${frame.openings.length} columns`);
  }
  let cells = '';
  for (const [column, opening] of frame.openings.entries()) {
    const runs = cellRuns(pen, row, row.cells[column] ?? [], block);
    // A bookmark across cells is lost by some programs; the first cell names its row.
    cells += opening + (column === 0 ? pen.anchors.around('block', row.id, runs) : runs) + cellClosing;
  }
  return cells;
}

const cellStyles = {
  left: styleIds.cellLeft,
  center: styleIds.cellCenter,
  right: styleIds.cellRight,
} as const satisfies Record<Align, string>;

function cellRuns(pen: Pen, row: TableRow, inlines: readonly Inline[], block: TableBlock): string {
  return writeInlines(pen, row.id, capInlines(pen.mender, row.id, inlines), smallIn(block));
}

/** Wide tables are set in 9 pt instead of 10.5. */
function smallIn(block: TableBlock): 'small' | undefined {
  return block.landscape ? 'small' : undefined;
}

function cellOpening(width: number, merges: string, style: string): string {
  return (
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${merges}<w:vAlign w:val="center"/></w:tcPr>` +
    `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>`
  );
}

const cellClosing = '</w:p></w:tc>';
