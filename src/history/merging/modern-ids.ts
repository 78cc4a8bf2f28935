/** Ids of figures as an earlier version of the program wrote them, in the words of this one. */
import { figureIdText } from '../../report/figure-id.ts';
import { nameOneFigure, parseFigureId } from '../../report/figure-id-reading.ts';
import type { DocumentMemory } from '../document-memory.ts';

/** An id that this version writes too, of a figure that is gone. */
function isPresent(text: string): boolean {
  const id = parseFigureId(text);
  return id !== null && figureIdText(id) === text;
}

/** What a figure is called today: as the same block calls it, else as the whole document does where that is one name only. */
export function withModernIds(base: DocumentMemory, ours: DocumentMemory): DocumentMemory {
  const known = new Set(ours.blocks.flatMap(({ figures }) => figures.map(({ id }) => id)));
  const isOld = base.blocks.some(({ figures }) => figures.some(({ id }) => !known.has(id)));
  if (!isOld) return base;
  const byBlock = new Map(ours.blocks.map(({ id, figures }) => [id, figures.map((figure) => figure.id)]));
  const everywhere = new Map<string, string | null>();
  const inDocument = (old: string): string | null => {
    const found = everywhere.get(old);
    if (found !== undefined) return found;
    const named = [...known].filter((id) => nameOneFigure(id, old));
    const only = named.length === 1 ? (named[0] ?? null) : null;
    everywhere.set(old, only);
    return only;
  };
  const modern = (block: string, old: string): string => {
    if (known.has(old) || isPresent(old)) return old;
    return byBlock.get(block)?.find((id) => nameOneFigure(id, old)) ?? inDocument(old) ?? old;
  };
  return {
    ...base,
    blocks: base.blocks.map((block) => ({
      ...block,
      figures: block.figures.map((figure) => ({ ...figure, id: modern(block.id, figure.id) })),
    })),
  };
}
