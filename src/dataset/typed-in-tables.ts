/** What units typed beside their figures, as notes are read: it prints in the reports and is held against the data like them. */
import { planIds } from '../indicators/plan-id.ts';
import type { Explanation } from './dataset.ts';
import type { NoteItem, UnitNote } from './notes/notes.ts';

/** Those of the tables alone: what a note explains is among its items. */
export function typedInTables(explanations: readonly Explanation[]): readonly UnitNote[] {
  return explanations
    .filter(({ origin }) => origin.kind === 'cell')
    .map(({ unit, indicator, text, origin }) => ({
      unit,
      general: false,
      origin,
      items: [
        {
          section: '变化说明',
          text,
          plans: planIds,
          planUnclear: false,
          indicators: [indicator],
          deadline: null,
          future: false,
          state: null,
          origin,
        },
      ],
    }));
}

/** Whatever else it names, it begins with its row's own figure. */
export function isOfOneRow({ origin }: NoteItem): boolean {
  return origin.kind === 'cell';
}
