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
  for (let row = 0; row < depth; row += 1) {
    const parents = rows[row - 1] ?? [{ column: 0, across: columns.length, text: '' }];
    rows.push(parents.flatMap((parent) => runsOfEqual(parent, (column) => lineAt(column, row))));
  }
  return rows.map((spans, row) =>
    spans.map((span) => {
      const above = rows[row - 1]?.some((other) => isSame(other, span)) ?? false;
      const below = rows[row + 1]?.some((other) => isSame(other, span)) ?? false;
      return { ...span, down: above ? 'continued' : below ? 'first' : 'single' };
    }),
  );
}

interface Span {
  readonly text: string;
  readonly column: number;
  readonly across: number;
}

function runsOfEqual(parent: Span, text: (column: number) => string): Span[] {
  const spans: Span[] = [];
  for (let column = parent.column; column < parent.column + parent.across; column += 1) {
    const last = spans.at(-1);
    if (last !== undefined && last.text === text(column))
      spans[spans.length - 1] = { ...last, across: last.across + 1 };
    else spans.push({ text: text(column), column, across: 1 });
  }
  return spans;
}

function isSame(one: Span, other: Span): boolean {
  return one.column === other.column && one.across === other.across && one.text === other.text;
}
