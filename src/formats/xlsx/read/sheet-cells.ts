import type { CellContent, GridCell } from '../../../dataset/tables/grid.ts';
import { cellName } from '../../../dataset/tables/grid.ts';
import { Refusal } from '../../package/problem.ts';
import { damaged, tooLarge } from '../../package/refusals.ts';
import type { XmlAttributes } from '../../package/xml.ts';
import type { CellContext, StoredCell } from './cell-content.ts';
import { cellContent } from './cell-content.ts';
import { lastColumn, lastRow, readCellPlace } from './cell-place.ts';
import { RichTextCollector, extended, longestText, plainText, wholeNumber } from './rich-text.ts';
import { isTrue } from './workbook-part.ts';

/** Paths of the elements that make cells, counted by how many elements are open. */
const depth = { row: 3, cell: 4, inCell: 5 };

/** Counts the cells of all sheets of a workbook, and the letters in them: one text may stand in all of them. */
export interface CellBudget {
  spend(letters: number): void;
}

export interface SheetContext extends CellContext {
  readonly sheet: string;
  readonly budget: CellBudget;
  readonly isColumnHidden: (column: number) => boolean;
  readonly comments: ReadonlyMap<string, string>;
}

/** Turns the events inside `sheetData` into cells. Every path it is given starts with worksheet, sheetData. */
export class CellCollector {
  readonly #context: SheetContext;
  readonly #inline: RichTextCollector;
  readonly #cells: GridCell[] = [];
  /** The formula of the first cell of a group that shares one. */
  readonly #sharedFormulas = new Map<string, string>();
  #row = 0;
  #rowIsGiven = false;
  #rowIsHidden = false;
  #column = 0;
  #type = 'n';
  #style = 0;
  #value: string | undefined;
  #formula: string | undefined;
  #sharedGroup: string | undefined;
  #hasInline = false;
  #fault: string | undefined;

  constructor(context: SheetContext) {
    this.#context = context;
    this.#inline = new RichTextCollector(depth.inCell);
  }

  open(path: readonly string[], attributes: XmlAttributes): void {
    if (path.length === depth.row && path[2] === 's:row') this.#openRow(attributes);
    else if (path[2] !== 's:row' || path[3] !== 's:c') return;
    else if (path.length === depth.cell) this.#openCell(attributes);
    else if (path.length === depth.inCell) this.#openInCell(path[4], attributes);
    else if (path[4] === 's:is') this.#inline.open(path, attributes);
  }

  add(path: readonly string[], text: string): void {
    if (path[2] !== 's:row' || path[3] !== 's:c') return;
    const child = path[4];
    if (child === 's:is') this.#inline.add(path, text);
    else if (path.length > depth.inCell) return;
    else if (child === 's:v')
      this.#value = this.#faulty(() => extended(this.#value ?? '', text, this.#context.words), '');
    else if (child === 's:f') {
      this.#formula = this.#faulty(() => extended(this.#formula ?? '', text, this.#context.words), '');
    }
  }

  close(path: readonly string[]): void {
    if (path.length === depth.cell && path[2] === 's:row' && path[3] === 's:c') this.#closeCell();
  }

  /** All cells, row by row, each place once. */
  finish(): readonly GridCell[] {
    const isOrdered = this.#cells.every((cell, index) => index === 0 || comesAfter(cell, this.#cells[index - 1]));
    if (isOrdered) return this.#cells;
    const sorted = this.#cells.toSorted((a, b) => a.row - b.row || a.column - b.column);
    return sorted.flatMap((cell, index) => {
      if (index > 0 && !comesAfter(cell, sorted[index - 1])) return [];
      const next = sorted[index + 1];
      const isTwin = next !== undefined && !comesAfter(next, cell);
      return [isTwin ? { ...cell, content: { kind: 'unreadable', text: '', because: twoContents } as const } : cell];
    });
  }

  #openRow(attributes: XmlAttributes): void {
    const given = attributes.get('r');
    this.#rowIsGiven = given !== undefined;
    this.#row = given === undefined ? this.#row + 1 : wholeNumber(given, lastRow, '行号', this.#context.words);
    if (this.#row < 1 || this.#row > lastRow) throw damaged(this.#context.words, '行号不对');
    this.#rowIsHidden = isTrue(attributes.get('hidden')) || isZero(attributes.get('ht'));
    this.#column = 0;
  }

  #openCell(attributes: XmlAttributes): void {
    const { words } = this.#context;
    const given = attributes.get('r');
    if (given === undefined) {
      this.#column += 1;
    } else {
      const place = readCellPlace(given);
      if (place === undefined) throw damaged(words, `单元格的位置“${given.slice(0, 20)}”不对`);
      // A row without a number is numbered by its first cell that has one.
      if (!this.#rowIsGiven && this.#column === 0 && place.row >= this.#row) this.#row = place.row;
      this.#rowIsGiven = true;
      if (place.row !== this.#row) throw damaged(words, `单元格 ${given} 不在它自己的行里`);
      this.#column = place.column;
    }
    if (this.#column > lastColumn) throw damaged(words, `第 ${this.#row} 行的单元格太多`);
    this.#type = attributes.get('t') || 'n';
    this.#style = Number(/^\d{1,9}$/.exec(attributes.get('s') ?? '')?.[0] ?? '0');
    this.#fault = undefined;
    this.#value = undefined;
    this.#formula = undefined;
    this.#sharedGroup = undefined;
    this.#hasInline = false;
  }

  #openInCell(name: string | undefined, attributes: XmlAttributes): void {
    const isTwin =
      (name === 's:v' && this.#value !== undefined) ||
      (name === 's:f' && this.#formula !== undefined) ||
      (name === 's:is' && this.#hasInline);
    if (isTwin) this.#fault = twoContents;
    if (name === 's:v') this.#value = '';
    if (name === 's:is') this.#hasInline = true;
    if (name === 's:f') {
      this.#formula = '';
      this.#sharedGroup = attributes.get('t') === 'shared' ? (attributes.get('si') ?? '') : undefined;
    }
  }

  #closeCell(): void {
    const { isColumnHidden, comments, budget } = this.#context;
    const row = this.#row;
    const column = this.#column;
    const stored = this.#takeStored();
    if (stored.value === undefined && stored.formula === undefined && stored.inline === undefined) return;
    const content = this.#content(stored);
    if (content === undefined) return;
    budget.spend('text' in content ? content.text.length : 0);
    const hidden = this.#rowIsHidden || isColumnHidden(column);
    const comment = comments.size === 0 ? undefined : comments.get(cellName(row, column));
    const cell = { row, column, content, hidden, hasFormula: stored.formula !== undefined };
    this.#cells.push(comment === undefined ? cell : { ...cell, comment });
  }

  #takeStored(): StoredCell {
    const inline = this.#hasInline ? this.#inline.take() : undefined;
    const formula = this.#formula === undefined ? undefined : this.#ownOrSharedFormula(this.#formula);
    return {
      type: this.#type,
      style: this.#style,
      ...(this.#value === undefined ? {} : { value: this.#value }),
      ...(formula === undefined ? {} : { formula }),
      ...(inline === undefined ? {} : { inline }),
      ...(this.#fault === undefined ? {} : { fault: this.#fault }),
    };
  }

  #ownOrSharedFormula(stored: string): string {
    const own = this.#faulty(() => plainText(stored, this.#context.words), '');
    if (this.#sharedGroup === undefined) return own;
    if (own === '') return this.#sharedFormulas.get(this.#sharedGroup) ?? '';
    this.#sharedFormulas.set(this.#sharedGroup, own);
    return own;
  }

  #content(stored: StoredCell): CellContent | undefined {
    const content = this.#faulty(() => cellContent(stored, this.#context), undefined);
    return this.#fault === undefined ? content : cellContent({ ...stored, fault: this.#fault }, this.#context);
  }

  /** What is wrong inside a cell is the cell's fault, and costs no other. */
  #faulty<T>(read: () => T, otherwise: T): T {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.#fault ??= `文字超过 ${longestText} 字`;
      return otherwise;
    }
  }
}

const twoContents = '同一个单元格有两份内容';

/** A novel in every sheet; the longest annual tables hold a hundredth. */
const manyLetters = 32 * 1024 * 1024;

/** A workbook of a city has some thousand cells; a million is a file gone wrong. */
export function cellBudget(limit: number, context: Pick<CellContext, 'words'>): CellBudget {
  let spent = 0;
  let spentLetters = 0;
  return {
    spend: (letters) => {
      spent += 1;
      spentLetters += letters;
      if (spentLetters > manyLetters) throw tooLarge(context.words, '单元格里的文字太多');
      if (spent > limit) throw tooLarge(context.words, `有内容的单元格超过 ${limit} 个`);
    },
  };
}

function comesAfter(cell: GridCell, before: GridCell | undefined): boolean {
  return before === undefined || cell.row > before.row || (cell.row === before.row && cell.column > before.column);
}

export function isZero(size: string | undefined): boolean {
  return size !== undefined && size !== '' && Number(size) === 0;
}
