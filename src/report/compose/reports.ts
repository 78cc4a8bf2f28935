/** Every report of a round, in the order in which they are handed in: each key unit's two, the general report, the ledger. */
import type { Dataset } from '../../dataset/dataset.ts';
import type { LedgerEntry } from '../../dataset/ledger.ts';
import { planIds } from '../../indicators/plan-id.ts';
import type { Assessment } from '../../rules/assessment.ts';
import type { Report } from '../model.ts';
import type { Templates } from '../patterns/templates.ts';
import { composeGeneralReport } from './general/general-report.ts';
import { composeLedger } from './papers/ledger-report.ts';
import { composeUnitReport } from './unit-report.ts';

export interface ReportInputs {
  readonly dataset: Dataset;
  readonly assessments: readonly Assessment[];
  readonly templates: Templates;
  readonly ledger: readonly LedgerEntry[];
  /** One general report a plan instead of one for both. */
  readonly splitGeneral: boolean;
}

export function composeReports(inputs: ReportInputs): readonly Report[] {
  const { dataset, assessments, templates, ledger } = inputs;
  const keyUnits = dataset.round.units.filter((unit) => unit.role === 'key');
  const unitReports = keyUnits.flatMap((unit) =>
    planIds.map((plan) => composeUnitReport(dataset, assessments, templates, unit, plan)),
  );
  const general = inputs.splitGeneral
    ? planIds.map((plan) => composeGeneralReport(dataset, assessments, templates, [plan]))
    : [composeGeneralReport(dataset, assessments, templates)];
  return [...unitReports, ...general, composeLedger(dataset, assessments, templates, ledger)];
}
