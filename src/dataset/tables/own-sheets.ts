/** Sheets of a workbook that hold no figures of anybody: what this program wrote beside its forms and tables. */
import type { Grid, GridCell } from './grid.ts';
import { isLabel } from './heads/form-labels.ts';
import { shownText } from './rows/figure-text.ts';
import { plainName } from './rows/plain-name.ts';

/** What our own tables tell of where their figures come from. */
export function isOrigins({ visibility, cells }: Grid): boolean {
  return (
    visibility !== 'visible' &&
    cells.slice(0, 3).some(({ content }) => content.kind === 'text' && content.text.startsWith('各数字的出处（隐藏页'))
  );
}

/** 填表说明 and 指标解释 as `forms` writes them come back in every workbook; to name them would tell nothing. */
export function isFormGuide({ name, visibility, cells }: Grid): boolean {
  const [title, ...others] = cells;
  if (visibility !== 'visible' || title === undefined || shownText(title.content) !== name) return false;
  const isPoint = ({ column, content }: GridCell): boolean =>
    column === 2 || (column === 1 && /^\d{1,2}\.$/.test(shownText(content)));
  const head = others.filter(({ row }) => row === 2).map(({ content }) => shownText(content));
  return (
    (name === '填表说明' && others.every(isPoint)) ||
    (name === '指标解释' && head.join(' ').startsWith('代码 指标名称'))
  );
}

/** A 回执 of nothing but labels and what stands beside them, which is read as whom to ring. */
export function isReceipt({ name, visibility, cells }: Grid): boolean {
  const isTitle = ({ content }: GridCell): boolean => /回执/.test(shownText(content));
  const isBeside = (cell: GridCell): boolean => {
    const left = cells.findLast((other) => other.row === cell.row && other.column < cell.column);
    return left !== undefined && isLabel(shownText(left.content));
  };
  return (
    visibility === 'visible' &&
    /^回执单?$/.test(plainName(name)) &&
    cells.every((cell, index) => (index === 0 && isTitle(cell)) || isLabel(shownText(cell.content)) || isBeside(cell))
  );
}

/** What goes with a form and is nobody's table: 填报说明, 指标解释, 目录, 回执. Numbers there count its points. */
export function isGuide({ name, visibility }: Grid): boolean {
  return (
    visibility === 'visible' &&
    /^(?:填报|填表|编制|使用)?(?:说明|须知|要求)$|^指标(?:解释|说明|含义)$|^目录$|^封面$|^回执单?$/.test(
      plainName(name),
    )
  );
}

/** Enough to know the sheet again by. */
export function firstWords(grid: Grid): string {
  const words = grid.cells.slice(0, 12).map((cell) => shownText(cell.content).replace(/\s+/g, ' '));
  const text = words.filter((word) => word !== '').join(' ');
  return text.length > 30 ? `${text.slice(0, 30)}…` : text;
}
