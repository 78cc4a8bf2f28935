import type { PackageParts } from '../../package/package.ts';
import { damaged, tooLarge } from '../../package/refusals.ts';
import { isAt, readPart } from '../../package/xml.ts';
import { builtinFormats } from './builtin-formats.ts';
import type { FormatChooser } from './number-format.ts';
import { formatChooser, textShower } from './number-format.ts';
import type { TextShower } from './number-format.ts';
import { isOn, wholeNumber } from './rich-text.ts';

/** What of a cell's style a person reads by. */
export interface CellStyle {
  readonly choose: FormatChooser;
  readonly showText: TextShower;
  /** The cell's font strikes all of it through. */
  readonly isStruck: boolean;
}

/** The style of a cell, by the number the cell gives. A number that the file does not list is the plain one, as in every program. */
export type CellStyles = (style: number) => CellStyle;

const manyStyles = 100_000;
const manyFormats = 20_000;
/** Excel itself allows 255 characters. */
const longCode = 512;

/** Number formats and striking are all that matters of a workbook's styles. Without a styles part everything is General. Throws a Refusal. */
export function readCellStyles(parts: PackageParts, part: string | undefined): CellStyles {
  const { words } = parts.rules;
  const plain = styleOf('General', false);
  if (part === undefined) return () => plain;
  const codes = new Map(builtinFormats);
  const struckFonts: boolean[] = [];
  const uses: { readonly format: number; readonly font: number }[] = [];
  readPart(parts, part, {
    open: (path, attributes) => {
      if (path.length === 1 && path[0] !== 's:styleSheet') throw damaged(words, '格式表不是格式表');
      if (isAt(path, ['s:styleSheet', 's:numFmts', 's:numFmt'])) {
        const code = attributes.get('formatCode') ?? '';
        if (codes.size > manyFormats || code.length > longCode) throw tooLarge(words, '数字格式太多或太长');
        codes.set(wholeNumber(attributes.get('numFmtId') ?? '', 1e9, '数字格式编号', words), code);
      } else if (isAt(path, ['s:styleSheet', 's:fonts', 's:font'])) {
        if (struckFonts.length >= manyStyles) throw tooLarge(words, '字体太多');
        struckFonts.push(false);
      } else if (isAt(path, ['s:styleSheet', 's:fonts', 's:font', 's:strike'])) {
        struckFonts[struckFonts.length - 1] = isOn(attributes.get('val'));
      } else if (isAt(path, ['s:styleSheet', 's:cellXfs', 's:xf'])) {
        if (uses.length >= manyStyles) throw tooLarge(words, '单元格格式太多');
        const number = (name: string): number => wholeNumber(attributes.get(name) || '0', 1e9, '数字格式编号', words);
        uses.push({ format: number('numFmtId'), font: number('fontId') });
      }
    },
  });
  const known = new Map<number, CellStyle>();
  return (style) => {
    const before = known.get(style);
    if (before !== undefined) return before;
    const use = uses[style];
    const made =
      use === undefined ? plain : styleOf(codes.get(use.format) ?? 'General', struckFonts[use.font] === true);
    known.set(style, made);
    return made;
  };
}

function styleOf(code: string, isStruck: boolean): CellStyle {
  return { choose: formatChooser(code), showText: textShower(code), isStruck };
}
