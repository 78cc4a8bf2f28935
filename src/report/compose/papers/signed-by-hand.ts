/** The end of a paper of review: who checked it, the office, and a date that is written in on the day of signing. */
import type { Round } from '../../../indicators/round.ts';
import { findUnit, fullTitle } from '../../../indicators/round.ts';
import { textCell } from '../../indicator-columns.ts';
import type { Block } from '../../model.ts';

export function signedByHand(round: Round): readonly Block[] {
  const compiler = findUnit(round, round.compiler);
  const name = compiler === null ? `${round.area.name}${round.compiler}` : fullTitle(round, compiler.unit);
  return [
    {
      kind: 'paragraph',
      id: 'sign',
      inlines: textCell('审核人：　　　　　　　　复核人：　　　　　　　　负责人：'),
    },
    { kind: 'paragraph', id: 'signature', role: 'signature', inlines: textCell(name) },
    { kind: 'paragraph', id: 'date', role: 'date', inlines: textCell('　　年　　月　　日') },
  ];
}
