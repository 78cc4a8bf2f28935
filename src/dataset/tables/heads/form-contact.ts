/** Whom to ring about a workbook, as its own foot says: 单位负责人, 填表人, 联系电话, 电子邮箱. */
import type { Grid, GridCell, WorkbookGrids } from '../grid.ts';
import { shownText } from '../rows/figure-text.ts';
import { behindLabel, isLabel } from './form-labels.ts';
import { cellBeside } from './reporting-unit.ts';

/** null where nothing is written. */
export interface FormContact {
  readonly head: string | null;
  readonly filler: string | null;
  readonly phone: string | null;
  readonly mail: string | null;
}

const labels = {
  head: /^(?:单位负责人|部门负责人|负责人)$/,
  filler: /^(?:填表人|填报人|制表人?|经办人|联系人)$/,
  phone: /^(?:联系|办公)?电话$|^手机$/,
  mail: /^(?:电子)?(?:邮箱|邮件)$/,
} as const satisfies Record<keyof FormContact, RegExp>;

/** From the first sheet on which any of it is written; null where none is. */
export function formContact({ grids }: WorkbookGrids): FormContact | null {
  for (const grid of grids) {
    const labelled = grid.cells.filter(({ content }) => content.kind === 'text' && isLabel(shownText(content)));
    const found = {
      head: saidBehind(grid, labelled, labels.head),
      filler: saidBehind(grid, labelled, labels.filler),
      phone: saidBehind(grid, labelled, labels.phone),
      mail: saidBehind(grid, labelled, labels.mail),
    };
    if (Object.values(found).some((said) => said !== null)) return found;
  }
  return null;
}

function saidBehind(grid: Grid, labelled: readonly GridCell[], label: RegExp): string | null {
  for (const cell of labelled) {
    const said = wordsBehind(grid, cell, label);
    if (said !== null && said !== '' && said.length <= longestSaid) return said;
  }
  return null;
}

function wordsBehind(grid: Grid, cell: GridCell, label: RegExp): string | null {
  const text = shownText(cell.content);
  // A heading of the same word, as 联系人 over a column, is none: a label of the foot ends in a colon, on a 回执 it need not.
  if (!/[:：]/.test(text) && !grid.name.includes('回执')) return null;
  const behind = behindLabel(text, label);
  if (behind !== '') return behind;
  const beside = cellBeside(grid, cell);
  return beside === null ? null : shownText(beside.content).replace(/\s+/g, ' ').trim();
}

/** Longer words are prose. */
const longestSaid = 40;
