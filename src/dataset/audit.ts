/** The checks that offices run, over settled figures. What was refused at reading is not checked again. */
import type { Diagnostic } from '../diagnostics.ts';
import { blankFigures, missingNotes, missingWorkbooks } from './audit/blanks.ts';
import { largeChanges } from './audit/changes.ts';
import { definitionChanges } from './audit/definitions.ts';
import type { AuditFacts } from './audit/facts.ts';
import { noteFigures } from './audit/note-figures.ts';
import { brokenOrders } from './audit/order.ts';
import { rateMismatches } from './audit/rates.ts';
import { slips } from './audit/slips.ts';
import { statedDifferences } from './audit/stated.ts';
import { brokenSums } from './audit/sums.ts';

export function audit(facts: AuditFacts): readonly Diagnostic[] {
  return [
    ...brokenOrders(facts),
    ...brokenSums(facts),
    ...rateMismatches(facts),
    ...blankFigures(facts),
    ...slips(facts),
    ...largeChanges(facts),
    ...definitionChanges(facts),
    ...statedDifferences(facts),
    ...noteFigures(facts),
    ...missingWorkbooks(facts),
    ...missingNotes(facts),
  ];
}
