/** Every report of a round, in the order in which they are handed in: each key unit's two, the general report, the page for the head of the office, the ledger. */
import { planIds } from '../../indicators/plan-id.ts';
import type { RoundFacts } from '../../rules/round-facts.ts';
import type { ActedOn } from '../../rules/warning/mechanism.ts';
import type { Report } from '../model.ts';
import type { Templates } from '../patterns/templates.ts';
import { composeGeneralReport } from './general/general-report.ts';
import { composeBrief } from './general/brief.ts';
import { composeLedger } from './papers/ledger-report.ts';
import { composeUnitReport } from './unit-report.ts';

export interface ReportInputs {
  readonly facts: RoundFacts;
  readonly templates: Templates;
  /** The red and orange warnings with what was done about them. */
  readonly ledger: readonly ActedOn[];
  /** One general report a plan instead of one for both. */
  readonly splitGeneral: boolean;
}

export function composeReports(inputs: ReportInputs): readonly Report[] {
  const { facts, templates, ledger } = inputs;
  const keyUnits = facts.round.units.filter((unit) => unit.role === 'key');
  const unitReports = keyUnits.flatMap((unit) =>
    planIds.map((plan) => composeUnitReport(facts, templates, unit, plan)),
  );
  const general = inputs.splitGeneral
    ? planIds.map((plan) => composeGeneralReport(facts, templates, ledger, [plan]))
    : [composeGeneralReport(facts, templates, ledger)];
  return [...unitReports, ...general, composeBrief(facts, templates, ledger), composeLedger(facts, templates, ledger)];
}
