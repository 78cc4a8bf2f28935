/** A report's blocks as the parts that are printed apart: paragraphs, cells, a caption, the notes under a table. */
import type { RecordedBlock } from '../manifest.ts';
import { plainLetters } from './pages.ts';

export interface BlockPart {
  /** The block's place among the blocks. */
  readonly block: number;
  /** Where the part begins in the block's text as it is remembered. */
  readonly at: number;
  readonly written: string;
  /** Without spaces, as letters are compared. */
  readonly plain: string;
  /** What stands behind it in the block: '', a tab, a line's end. */
  readonly separator: string;
}

/** In the order in which they are printed: notes under a table follow its rows. */
export function printedParts(blocks: readonly RecordedBlock[]): readonly BlockPart[] {
  const parts: BlockPart[] = [];
  let notes: readonly BlockPart[] = [];
  for (const [number, block] of blocks.entries()) {
    if (notes.length > 0 && !isRow(block)) {
      parts.push(...notes);
      notes = [];
    }
    const own = partsOf(block, number);
    const hasRows = own.length > 1 && !isRow(block) && blocks[number + 1] !== undefined && isRow(blocks[number + 1]);
    if (hasRows) {
      parts.push(...own.slice(0, 1));
      notes = own.slice(1);
    } else parts.push(...own);
  }
  return [...parts, ...notes];
}

/** Whether a block is a chart's caption: what is drawn beside it are figures without words of their own. */
export function isChart({ figures }: RecordedBlock): boolean {
  return figures.some(({ text }) => text === '');
}

function isRow(block: RecordedBlock | undefined): boolean {
  return block?.text.includes('\t') === true;
}

function partsOf(block: RecordedBlock, number: number): readonly BlockPart[] {
  // Behind a chart's caption stands what it shows, for those who cannot see it.
  const shown = isChart(block) ? (block.text.split('\n')[0] ?? '') : block.text;
  let at = 0;
  return shown.split(/([\t\n])/u).flatMap((text, position, all): readonly BlockPart[] => {
    const from = at;
    at += text.length;
    if (position % 2 === 1) return [];
    return [{ block: number, at: from, written: text, plain: plainLetters(text), separator: all[position + 1] ?? '' }];
  });
}
