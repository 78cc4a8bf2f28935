/** Where figures stand: every place of one figure, and everything that a cell is used for. */
import type { Printing } from './explain/explanation.ts';
import type { RecordedBlock, RecordedFigure, Remembered } from './manifest.ts';

export interface Use {
  readonly document: string;
  readonly printing: Printing;
  readonly section: string;
  readonly block: string;
  /** The sentence or the row that holds it. */
  readonly text: string;
  readonly figure: RecordedFigure;
}

/** A document, with whose figures stand in it. */
export type Blocks = Pick<Remembered['documents'][number], 'path' | 'plan' | 'unit' | 'kind'> & {
  readonly blocks: readonly RecordedBlock[];
};

export function usesOf(documents: readonly Blocks[], wanted: (figure: RecordedFigure) => boolean): readonly Use[] {
  return documents.flatMap(({ path, plan, unit, kind, blocks }) => {
    const printing = { plan, unit: kind === 'unit' ? unit : null };
    return blocks.flatMap(({ id, section, text, figures }) =>
      figures.filter(wanted).map((figure): Use => ({ document: path, printing, section, block: id, text, figure })),
    );
  });
}

/** `workbooks/教育局.csv!教育局!F3`, `教育局.csv F3`, `教育局!F3`: enough of an origin to know it by. */
export function originMatcher(wanted: string): ((origin: string) => boolean) | null {
  const words = wanted.split(/[!›\s]+/).filter((word) => word !== '');
  const cell = words.at(-1)?.toUpperCase() ?? '';
  if (words.length < 2 || !/^\$?[A-Z]{1,3}\$?\d+$/.test(cell)) return null;
  const around = words.slice(0, -1);
  return (origin) => {
    const [file = '', ...parts] = origin.split('!');
    if (parts.at(-1) !== cell.replaceAll('$', '')) return false;
    return around.every(
      (word) => word === file || file.endsWith(`/${word}`) || file.includes(word) || parts[0] === word,
    );
  };
}

/** Each place once, with the figures in it. */
export function byPlace(uses: readonly Use[]): readonly (readonly [string, readonly Use[]])[] {
  const places = new Map<string, Use[]>();
  for (const use of uses) {
    const key = `${use.document}#${use.block}`;
    places.set(key, [...(places.get(key) ?? []), use]);
  }
  return [...places];
}
