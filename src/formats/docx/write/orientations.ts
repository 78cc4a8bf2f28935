/** Which blocks stand on landscape pages: wide tables, and what leads up to them. */
import type { Block } from '../../../report/model.ts';
import { isTurned } from './pieces/column-widths.ts';
import type { Orientation } from './sections.ts';

/**
 * One orientation a block. The headings and the annex mark right above a landscape table turn with it: left behind, they
 * would end a page on their own. So does the text between an annex mark and its table.
 */
export function orientations(blocks: readonly Block[]): readonly Orientation[] {
  const turned = blocks.map((block): Orientation => (isLandscape(block) ? 'landscape' : 'portrait'));
  for (const [position, block] of blocks.entries()) {
    if (!isLandscape(block)) continue;
    for (let before = position - 1; before >= firstWith(blocks, position); before -= 1) turned[before] = 'landscape';
  }
  return turned;
}

/** The position of the first block that turns with the table at `table`. */
function firstWith(blocks: readonly Block[], table: number): number {
  let first = table;
  while (first > 0 && leadsUp(blocks[first - 1])) first -= 1;

  let text = table;
  while (text > 0 && isText(blocks[text - 1])) {
    text -= 1;
    if (isAnnexMark(blocks[text])) return Math.min(first, text);
  }
  return first;
}

function isLandscape(block: Block): boolean {
  return block.kind === 'table' && isTurned(block);
}

function leadsUp(block: Block | undefined): boolean {
  return block?.kind === 'heading' || block?.kind === 'page-break' || isAnnexMark(block);
}

function isText(block: Block | undefined): boolean {
  return block?.kind === 'heading' || block?.kind === 'paragraph';
}

function isAnnexMark(block: Block | undefined): boolean {
  return block?.kind === 'paragraph' && block.role === 'annex-mark';
}
