import { describe, expect, it } from 'vitest';
import type { Grid, GridCell } from '../../../src/dataset/tables/grid.ts';
import { finding } from '../../../src/diagnostics.ts';
import { composeReturnedWorkbook } from '../../../src/report/compose/workbooks/returned-workbook.ts';

const text = (row: number, column: number, words: string): GridCell => ({
  row,
  column,
  content: { kind: 'text', text: words, superscript: '' },
  hidden: false,
  hasFormula: false,
});
const number = (row: number, column: number, figure: string, code: string): GridCell => ({
  row,
  column,
  content: { kind: 'number', text: figure, format: { kind: 'number', code, scaleExponent: 0, literal: '' } },
  hidden: false,
  hasFormula: false,
});
const grid: Grid = {
  name: '年报表',
  visibility: 'visible',
  cells: [text(1, 1, '指标名称'), number(2, 2, '95.40', '0.00'), text(4, 1, '合并的格')],
  merges: [{ top: 4, left: 1, bottom: 4, right: 3 }],
};
const file = 'workbooks/教育局.xlsx';
const at = (cell: string) => ({ kind: 'cell', file, sheet: '年报表', cell }) as const;
const problem = (cell: string, related: readonly string[] = []) =>
  finding('unreadable-figure', { message: '看不懂。', hint: '请改。', origin: at(cell), related: related.map(at) });

const copyOf = (...findings: Parameters<typeof composeReturnedWorkbook>[2]) =>
  composeReturnedWorkbook('教育局', [{ file, grid }], findings, null).sheets[1];
const cellsWithNotes = (...findings: Parameters<typeof composeReturnedWorkbook>[2]) =>
  (copyOf(...findings)?.cells ?? []).filter(({ note }) => note !== null);

describe('A returned table', () => {
  it('keeps numbers as numbers with their decimals, and merges', () => {
    const copy = copyOf(problem('A1'));
    expect(copy?.cells[1]).toMatchObject({ content: { kind: 'number', text: '95.40' }, decimals: 2 });
    expect(copy?.merges).toEqual(grid.merges);
  });

  it('marks a blank cell that is asked about, and the first cell of a merged area', () => {
    expect(cellsWithNotes(problem('C2')).map(({ row, column, content }) => [row, column, content.kind])).toEqual([
      [2, 3, 'blank'],
    ]);
    expect(cellsWithNotes(problem('C4')).map(({ row, column }) => [row, column])).toEqual([[4, 1]]);
  });

  it('marks both places of a disagreement, and gathers the notes of one cell', () => {
    const marked = cellsWithNotes(problem('A1', ['B2']), { ...problem('B2'), level: '核实性' });
    expect(marked.map(({ row, column, look }) => [row, column, look])).toEqual([
      [1, 1, 'must-mend'],
      [2, 2, 'must-mend'],
    ]);
    expect(marked[1]?.note?.split('［')).toHaveLength(3);
  });

  it('leaves stray cells far out away, and says so', () => {
    const wide: Grid = { ...grid, cells: [...grid.cells, text(5000, 1, '远')] };
    const workbook = composeReturnedWorkbook('教育局', [{ file, grid: wide }], [problem('A1')], null);
    expect(workbook.sheets[1]?.cells.map(({ row }) => row)).not.toContain(5000);
    const [, words] = workbook.sheets[0]?.cells ?? [];
    expect(words?.content).toMatchObject({ kind: 'text', text: expect.stringContaining('只列出前2000行') });
  });

  it('tells sheets of one name in two workbooks apart', () => {
    const second = 'workbooks/教育局（更正）.xlsx';
    const { sheets } = composeReturnedWorkbook('教育局', [{ file, grid }, { file: second, grid }], [problem('A1')], null); // prettier-ignore
    expect(sheets.map(({ name }) => name)).toEqual(['问题清单', '年报表（教育局）', '年报表（教育局（更正））']);
  });
});
