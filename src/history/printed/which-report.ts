/** Which report, and which version of it, a printed one is: the one of which most paragraphs stand in it word for word. */
import type { RecordedBlock } from '../manifest.ts';
import { printedParts } from './parts-of-blocks.ts';

export interface Likeness {
  /** Letters of paragraphs that stand in it whole, of all letters of the report. */
  readonly share: number;
  /** Whether its title stands in it. */
  readonly titled: boolean;
}

/** Shorter paragraphs stand in every report. */
const shortestProof = 8;
/** Fewer than a quarter of a report's words is another report. */
const leastShare = 0.25;

export function likeness(blocks: readonly RecordedBlock[], title: string, text: string): Likeness {
  let [all, there] = [0, 0];
  for (const { plain } of printedParts(blocks)) {
    if (plain.length < shortestProof) continue;
    all += plain.length;
    if (text.includes(plain)) there += plain.length;
  }
  return { share: all === 0 ? 0 : there / all, titled: title !== '' && text.slice(0, 2_000).includes(title) };
}

/** The most alike; of equals the first. null where none is enough like it. */
export function mostAlike<V>(versions: readonly V[], likenessOf: (version: V) => Likeness): V | null {
  let best: { readonly version: V; readonly worth: number } | null = null;
  for (const version of versions) {
    const { share, titled } = likenessOf(version);
    if (share < leastShare && !(titled && share > 0)) continue;
    const worth = share + (titled ? 1 : 0);
    if (best === null || worth > best.worth) best = { version, worth };
  }
  return best?.version ?? null;
}
