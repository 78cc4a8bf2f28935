import type { PackageParts } from '../../package/package.ts';
import { damaged, tooLarge } from '../../package/refusals.ts';
import type { KindWords } from '../../package/rules.ts';
import { isAt, readPart } from '../../package/xml.ts';
import { builtinFormats } from './builtin-formats.ts';
import type { FormatChooser } from './number-format.ts';
import { formatChooser } from './number-format.ts';
import { wholeNumber } from './rich-text.ts';

/** The number format of a cell's style, by the number the cell gives. */
export type CellFormats = (style: number) => FormatChooser;

const manyStyles = 100_000;
const manyFormats = 20_000;
/** Excel itself allows 255 characters. */
const longCode = 512;

/** Number formats are all that matters of a workbook's styles. Without a styles part everything is General. Throws a Refusal. */
export function readCellFormats(parts: PackageParts, part: string | undefined): CellFormats {
  const { words } = parts.rules;
  if (part === undefined) {
    const general = formatChooser('General');
    return () => general;
  }
  const codes = new Map(builtinFormats);
  const formatIds: number[] = [];
  const isRead = readPart(parts, part, {
    open: (path, attributes) => {
      if (path.length === 1 && path[0] !== 's:styleSheet') throw damaged(words, '格式表不是格式表');
      if (isAt(path, ['s:styleSheet', 's:numFmts', 's:numFmt'])) {
        const code = attributes.get('formatCode') ?? '';
        if (codes.size > manyFormats || code.length > longCode) throw tooLarge(words, '数字格式太多或太长');
        codes.set(wholeNumber(attributes.get('numFmtId') ?? '', 1e9, '数字格式编号', words), code);
      } else if (isAt(path, ['s:styleSheet', 's:cellXfs', 's:xf'])) {
        if (formatIds.length >= manyStyles) throw tooLarge(words, '单元格格式太多');
        formatIds.push(wholeNumber(attributes.get('numFmtId') ?? '0', 1e9, '数字格式编号', words));
      }
    },
  });
  if (!isRead) throw damaged(words, '格式表不在文件里');
  return cellFormats(formatIds, codes, words);
}

function cellFormats(formatIds: readonly number[], codes: ReadonlyMap<number, string>, words: KindWords): CellFormats {
  const choosers = new Map<number, FormatChooser>();
  return (style) => {
    const known = choosers.get(style);
    if (known !== undefined) return known;
    const id = formatIds[style] ?? (style === 0 ? 0 : undefined);
    // Guessing here could turn 0.956 into 95.6 or the reverse.
    if (id === undefined) throw damaged(words, `单元格的格式编号 ${style} 不存在`);
    const chooser = formatChooser(codes.get(id) ?? 'General');
    choosers.set(style, chooser);
    return chooser;
  };
}
