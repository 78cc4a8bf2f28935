import type { CellContent } from '../../../dataset/tables/grid.ts';
import type { DateSystem } from './dates.ts';
import { isoOfDuration, isoOfSerial, readIsoDate } from './dates.ts';
import type { KindWords } from '../../package/rules.ts';
import { readFigure } from './figure.ts';
import type { RichText } from './rich-text.ts';
import { longestText, plainRichText, plainText } from './rich-text.ts';
import type { CellStyle, CellStyles } from './styles.ts';

/** A cell as the sheet stores it. */
export interface StoredCell {
  /** The `t` attribute. */
  readonly type: string;
  readonly style: number;
  /** Absent where there is no `v` element; '' where it is empty. */
  readonly value?: string;
  /** Absent where there is no formula. */
  readonly formula?: string;
  readonly inline?: RichText;
  /** Why the cell's own parts cannot be right, where they cannot. */
  readonly fault?: string;
}

/** What cells of one workbook refer to. */
export interface CellContext {
  readonly strings: readonly RichText[];
  readonly styles: CellStyles;
  readonly dateSystem: DateSystem;
  readonly words: KindWords;
}

/**
 * The content of a stored cell; undefined for a blank one. A cell that contradicts itself is unreadable: what cannot be
 * read for certain is not read, and costs its neighbours nothing.
 */
export function cellContent(cell: StoredCell, context: CellContext): CellContent | undefined {
  if (cell.fault !== undefined) return unreadable(cell.fault, cell);
  const content = storedContent(cell, context);
  if (content === undefined || content.kind === 'unreadable' || content.kind === 'formula-without-result')
    return content;
  return context.styles(cell.style).isStruck ? struckOut(content) : content;
}

function storedContent(cell: StoredCell, context: CellContext): CellContent | undefined {
  const style = context.styles(cell.style);
  if (cell.inline !== undefined) {
    const isText = cell.type === 'inlineStr' || cell.value === undefined || cell.value === '';
    return isText ? textContent(cell.inline, cell, style) : unreadable('单元格里有两种内容', cell);
  }
  switch (cell.type) {
    case 'inlineStr':
    case 'str':
      if (cell.value === undefined) return withoutResult(cell);
      return textContent(plainRichText(plainText(cell.value, context.words)), cell, style);
    case 'n':
    case 's':
    case 'b':
    case 'e':
    case 'd': {
      const value = cell.value?.trim() ?? '';
      return value === '' ? withoutResult(cell) : valueContent(cell.type, value, cell, context);
    }
    default:
      return unreadable(`单元格的类型“${cell.type.slice(0, 20)}”不认识`, cell);
  }
}

function valueContent(
  type: 'n' | 's' | 'b' | 'e' | 'd',
  value: string,
  cell: StoredCell,
  context: CellContext,
): CellContent | undefined {
  const style = context.styles(cell.style);
  switch (type) {
    case 'n':
      return figureContent(value, cell, context);
    case 's': {
      const text = /^\d{1,9}$/.test(value) ? context.strings[Number(value)] : undefined;
      return text === undefined ? unreadable('单元格的文字编号不对', cell) : textContent(text, cell, style);
    }
    case 'b':
      if (!/^(0|1|true|false)$/.test(value)) return unreadable('单元格里的真假值读不出', cell);
      return { kind: 'boolean', value: value === '1' || value === 'true' };
    case 'e':
      return { kind: 'error', code: plainText(value, context.words) };
    case 'd': {
      const iso = readIsoDate(value);
      if (iso === undefined) return unreadable('单元格里的日期读不出', cell);
      return { kind: 'date', iso, format: style.choose(1).format };
    }
  }
}

/** A figure that Excel would show as a date is a date; one that it cannot show as a date stays a figure. */
function figureContent(value: string, cell: StoredCell, context: CellContext): CellContent {
  const figure = readFigure(value);
  if (figure === undefined) return unreadable('单元格里的数读不出', cell);
  const { format, calendar, show } = context.styles(cell.style).choose(figure.value);
  const iso =
    calendar === 'none'
      ? undefined
      : calendar === 'duration'
        ? isoOfDuration(figure.value)
        : isoOfSerial(figure.value, context.dateSystem, calendar);
  if (iso !== undefined) return { kind: 'date', iso, format };
  // What a format of days cannot show is shown as signs.
  const shown = calendar === 'none' ? show(figure.text) : '#####';
  if (shown === '') return { kind: 'unseen', text: figure.text, because: 'hidden' };
  const content = { kind: 'number', text: figure.text, format } as const;
  return shown === figure.text ? content : { ...content, shown };
}

/** Empty text is blank, unless a formula returned it. */
function textContent(rich: RichText, cell: StoredCell, style: CellStyle): CellContent | undefined {
  const { text, superscript, struck, lowered } = rich;
  if (rich.isTooLong) return unreadable(`文字超过 ${longestText} 字`, cell);
  if (text.trim() === '' && superscript.trim() === '' && struck.trim() !== '') {
    return { kind: 'unseen', text: struck, because: 'struck' };
  }
  if (text === '' && superscript === '' && cell.formula === undefined) return undefined;
  const shown = style.showText(text);
  if (shown === '' && text !== '') return { kind: 'unseen', text, because: 'hidden' };
  return {
    kind: 'text',
    text: shown,
    superscript,
    ...(struck.trim() === '' ? {} : { struck }),
    ...(lowered.trim() === '' ? {} : { lowered }),
  };
}

/** Blanks that are struck through are blanks. */
function struckOut(content: CellContent): CellContent {
  const text = textBehind(content);
  return text.trim() === '' ? content : { kind: 'unseen', text, because: 'struck' };
}

function textBehind(content: CellContent): string {
  switch (content.kind) {
    case 'number':
      return content.shown ?? content.text;
    case 'text':
    case 'unseen':
    case 'unreadable':
      return content.text;
    case 'date':
      return content.iso;
    case 'boolean':
      return content.value ? '是' : '否';
    case 'error':
      return content.code;
    case 'formula-without-result':
      return `=${content.formula}`;
  }
}

function unreadable(because: string, cell: StoredCell): CellContent {
  return { kind: 'unreadable', text: (cell.value ?? '').slice(0, 40), because };
}

function withoutResult(cell: StoredCell): CellContent | undefined {
  return cell.formula === undefined ? undefined : { kind: 'formula-without-result', formula: cell.formula };
}
