import type { CellContent } from '../../../dataset/tables/grid.ts';
import { damaged } from '../../package/refusals.ts';
import type { KindWords } from '../../package/rules.ts';
import type { DateSystem } from './dates.ts';
import { isoOfDuration, isoOfSerial, readIsoDate } from './dates.ts';
import { readFigure } from './figure.ts';
import type { RichText } from './rich-text.ts';
import { plainText, wholeNumber } from './rich-text.ts';
import type { CellFormats } from './styles.ts';

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
}

/** What cells of one workbook refer to. */
export interface CellContext {
  readonly strings: readonly RichText[];
  readonly formats: CellFormats;
  readonly dateSystem: DateSystem;
  readonly words: KindWords;
}

/**
 * The content of a stored cell; undefined for a blank one. Throws a Refusal where the cell contradicts itself: what
 * cannot be read for certain is not read.
 */
export function cellContent(cell: StoredCell, context: CellContext): CellContent | undefined {
  if (cell.inline !== undefined && cell.type !== 'inlineStr') throw damaged(context.words, '单元格的类型和内容不符');
  switch (cell.type) {
    case 'inlineStr':
      return textContent(cell.inline ?? { text: '', superscript: '' }, cell);
    case 'str':
      if (cell.value === undefined) return withoutResult(cell);
      return textContent({ text: plainText(cell.value, context.words), superscript: '' }, cell);
    case 'n':
    case 's':
    case 'b':
    case 'e':
    case 'd': {
      const value = cell.value?.trim() ?? '';
      return value === '' ? withoutResult(cell) : valueContent(cell.type, value, cell, context);
    }
    default:
      throw damaged(context.words, `单元格的类型“${cell.type.slice(0, 20)}”不认识`);
  }
}

function valueContent(
  type: 'n' | 's' | 'b' | 'e' | 'd',
  value: string,
  cell: StoredCell,
  context: CellContext,
): CellContent | undefined {
  switch (type) {
    case 'n':
      return figureContent(value, cell, context);
    case 's': {
      const number = wholeNumber(value, context.strings.length - 1, '单元格的文字编号', context.words);
      return textContent(context.strings[number] ?? { text: '', superscript: '' }, cell);
    }
    case 'b':
      if (!/^(0|1|true|false)$/.test(value)) throw damaged(context.words, '单元格里的真假值读不出');
      return { kind: 'boolean', value: value === '1' || value === 'true' };
    case 'e':
      return { kind: 'error', code: plainText(value, context.words) };
    case 'd': {
      const iso = readIsoDate(value);
      if (iso === undefined) throw damaged(context.words, '单元格里的日期读不出');
      return { kind: 'date', iso, format: context.formats(cell.style)(1).format };
    }
  }
}

/** A figure that Excel would show as a date is a date; one that it cannot show as a date stays a figure. */
function figureContent(value: string, cell: StoredCell, context: CellContext): CellContent {
  const figure = readFigure(value);
  if (figure === undefined) throw damaged(context.words, `单元格里的数“${value.slice(0, 20)}”读不出`);
  const { format, calendar } = context.formats(cell.style)(figure.value);
  const iso =
    calendar === 'none'
      ? undefined
      : calendar === 'duration'
        ? isoOfDuration(figure.value)
        : isoOfSerial(figure.value, context.dateSystem, calendar);
  return iso === undefined ? { kind: 'number', text: figure.text, format } : { kind: 'date', iso, format };
}

/** Empty text is blank, unless a formula returned it. */
function textContent({ text, superscript }: RichText, cell: StoredCell): CellContent | undefined {
  if (text === '' && superscript === '' && cell.formula === undefined) return undefined;
  return { kind: 'text', text, superscript };
}

function withoutResult(cell: StoredCell): CellContent | undefined {
  return cell.formula === undefined ? undefined : { kind: 'formula-without-result', formula: cell.formula };
}
