/** The heading rows of a table: equal neighbours become one cell, across and down. */

export interface HeadingCell {
  readonly text: string;
  /** The first column it covers, and how many. */
  readonly column: number;
  readonly across: number;
  /** Whether it is the only one, the first or a later one of those that are merged downwards. */
  readonly down: 'single' | 'first' | 'continued';
}

/**
 * Each column's heading lines from the top, as rows of cells. A shorter heading fills the rows below with its last
 * line. Neighbours are merged only under one parent: 2015年 of two areas stays two cells.
 */
export function mergeHeadings(columns: readonly (readonly string[])[]): readonly (readonly HeadingCell[])[] {
  const depth = Math.max(1, ...columns.map((lines) => lines.length));
  const lineAt = (column: number, row: number): string => {
    const lines = columns[column] ?? [];
    return lines[Math.min(row, lines.length - 1)] ?? '';
  };

  const rows: Span[][] = [];
  let parents: readonly Span[] = [{ column: 0, across: columns.length, text: '' }];
  for (let row = 0; row < depth; row += 1) {
    const spans = parents.flatMap((parent) => runsOfEqual(parent, (column) => lineAt(column, row)));
    rows.push(spans);
    parents = spans;
  }
  return rows.map((spans, row) => {
    const above = row === 0 ? [] : (rows[row - 1] ?? []);
    const below = rows[row + 1] ?? [];
    return spans.map((span) => {
      const { text, column, across } = span;
      return { text, column, across, down: downwards(span, above, below) };
    });
  });
}

function downwards(span: Span, above: readonly Span[], below: readonly Span[]): HeadingCell['down'] {
  if (above.some((other) => isSame(other, span))) return 'continued';
  return below.some((other) => isSame(other, span)) ? 'first' : 'single';
}

interface Span {
  readonly text: string;
  readonly column: number;
  readonly across: number;
}

function runsOfEqual(parent: Span, text: (column: number) => string): Span[] {
  const spans: Span[] = [];
  const end = parent.column + parent.across;
  let column = parent.column;
  while (column < end) {
    const first = column;
    const shared = text(first);
    do column += 1;
    while (column < end && text(column) === shared);
    spans.push({ text: shared, column: first, across: column - first });
  }
  return spans;
}

function isSame(one: Span, other: Span): boolean {
  return one.column === other.column && one.across === other.across && one.text === other.text;
}
