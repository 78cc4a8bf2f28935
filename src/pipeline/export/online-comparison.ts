/** What a system on the net gives back, held against what was to be typed into it. */
import type { CellContent, Grid, WorkbookGrids } from '../../dataset/tables/grid.ts';
import { cellName } from '../../dataset/tables/grid.ts';
import { readFigure, shownText } from '../../dataset/tables/rows/figure-text.ts';
import { plainName } from '../../dataset/tables/rows/plain-name.ts';
import type { Diagnostic } from '../../diagnostics.ts';
import { finding, listed } from '../../diagnostics.ts';
import { decimal } from '../../indicators/decimals.ts';
import type { Origin } from '../../provenance.ts';
import type { FilledForm, OnlineLine } from './online-form.ts';

export interface OnlineComparison {
  readonly compared: number;
  readonly findings: readonly Diagnostic[];
}

/** null where the file holds no table of the form. */
export function comparedWith({ file, grids }: WorkbookGrids, form: FilledForm, year: number): OnlineComparison | null {
  const [found] = grids.flatMap((grid) => tableIn(grid, year) ?? []);
  if (found === undefined) return null;
  const findings: Diagnostic[] = [];
  const left = [...found.rows];
  let compared = 0;
  for (const line of form.lines) {
    const at = left.findIndex((row) => isRowOf(row, line, found.hasNumbers));
    const [row] = at === -1 ? [] : left.splice(at, 1);
    if (row === undefined) {
      findings.push(difference(line, '系统导出的表里没有这一行', { kind: 'sheet', file, sheet: found.sheet }));
      continue;
    }
    compared += 1;
    const said = problemOf(row.content, line, form);
    if (said !== null)
      findings.push(difference(line, said, { kind: 'cell', file, sheet: found.sheet, cell: row.cell }));
  }
  const strange = left.filter(({ content }) => content !== null && readFigure(content).kind === 'figure');
  if (strange.length > 0) {
    findings.push(
      finding('online-difference', {
        message: `系统导出的表里另有${strange.length}行有数，填报单里没有：${listed(
          strange.map(({ name }) => name),
          '行',
        )}。`,
        hint: '属于网上表新增的行，请写进 online-form.yaml；不属于的，请在系统里核对。',
        origin: { kind: 'sheet', file, sheet: found.sheet },
      }),
    );
  }
  return { compared, findings };
}

interface ReadRow {
  readonly number: string;
  readonly name: string;
  readonly cell: string;
  readonly content: CellContent | null;
}

interface ReadTable {
  readonly sheet: string;
  readonly hasNumbers: boolean;
  readonly rows: readonly ReadRow[];
}

const nameHeads = ['指标名称', '指标', '名称', '项目', '网上表中的名称'].map(plainName);
const numberHeads = ['行号', '行次', '序号', '编号'].map(plainName);
const valueHeads = [
  '录入数',
  '本年',
  '本年数',
  '本期',
  '本期数',
  '本年实际',
  '数值',
  '填报数',
  '上报数',
  '录入数（复制这一列）',
].map(plainName);

/** The first row that heads a name and a figure of the year. */
function tableIn(grid: Grid, year: number): ReadTable | null {
  const byRow = new Map<number, Map<number, CellContent>>();
  for (const { row, column, content } of grid.cells) {
    const cells = byRow.get(row) ?? new Map<number, CellContent>();
    byRow.set(row, cells.set(column, content));
  }
  const rows = [...byRow].toSorted(([a], [b]) => a - b);
  for (const [head, cells] of rows) {
    const heads = [...cells].map(([column, content]) => ({ column, text: plainName(shownText(content)) }));
    const name = heads.find(({ text }) => nameHeads.includes(text));
    const value =
      heads.find(({ text }) => text === `${year}年` || text === String(year)) ??
      heads.find(({ text }) => valueHeads.includes(text));
    if (name === undefined || value === undefined) continue;
    const number = heads.find(({ text }) => numberHeads.includes(text));
    const read = rows
      .filter(([row]) => row > head)
      .flatMap(([row, own]): readonly ReadRow[] => {
        const text = shownText(own.get(name.column) ?? blankText).trim();
        if (text === '') return [];
        const content = own.get(value.column) ?? null;
        const of = number === undefined ? '' : shownText(own.get(number.column) ?? blankText).trim();
        return [{ number: of, name: text, cell: cellName(row, value.column), content }];
      });
    return { sheet: grid.name, hasNumbers: number !== undefined && read.some((row) => row.number !== ''), rows: read };
  }
  return null;
}

const blankText = { kind: 'text', text: '', superscript: '' } as const;

/** By number and name where the table has numbers; names of parts (其中：女) stand many times. */
function isRowOf(row: ReadRow, { row: number, name }: OnlineLine, hasNumbers: boolean): boolean {
  if (plainName(row.name) !== plainName(name)) return false;
  return !hasNumbers || row.number === '' || row.number === number;
}

function problemOf(content: CellContent | null, line: OnlineLine, { tolerance }: FilledForm): string | null {
  const reading = readFigure(content);
  const due = line.text === '' ? '没有数' : line.text;
  if (line.value === null) {
    const shown = content === null ? '' : shownText(content).trim();
    return plainName(shown) === plainName(line.text)
      ? null
      : `系统里是“${shown}”，填报单里${line.text === '' ? '没有数' : `是“${line.text}”`}`;
  }
  switch (reading.kind) {
    case 'blank':
      return `系统里是空的，应为${due}`;
    case 'figure': {
      // As it was typed in: the printed figure in the form's measure.
      const apart = reading.value.minus(decimal(line.text)).abs();
      const allowed = tolerance ?? decimal('0.5').times(decimal(10).pow(-line.decimals)).times('0.999');
      return apart.lessThanOrEqualTo(allowed) ? null : `系统里是${reading.value.toFixed()}，应为${due}`;
    }
    case 'mark':
    case 'none':
      return `系统里是“${reading.kind === 'mark' ? reading.word : '无'}”，应为${due}`;
    case 'shortened':
      return `系统里的数按缩位显示（存的是${reading.stored.toFixed()}），应为${due}`;
    case 'unreadable':
      return `系统里的“${reading.shown}”读不成数（${reading.because}），应为${due}`;
  }
}

function difference({ row, name, indicator, measure }: OnlineLine, said: string, origin: Origin): Diagnostic {
  return finding('online-difference', {
    message: `第${row}行“${name}”（${indicator.name}，${measure}）：${said}。`,
    hint: '请在系统里改正，或者核对本轮的数后重新导出、再核对一次。',
    origin,
    unit: indicator.units[0],
    indicator: indicator.code,
  });
}
