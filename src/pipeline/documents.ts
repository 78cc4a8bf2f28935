/** The documents of a round: reports and workbooks under the names that the round's people know. */
import type { PlanId } from '../indicators/plan-id.ts';
import { planWord } from '../indicators/plan-id.ts';
import type { Round } from '../indicators/round.ts';
import type { Report } from '../report/model.ts';
import { distinctNames, safeNamePart } from './file-names.ts';

/** A document before anybody asked whether it may go out. */
export interface RoundDocument {
  /** Its file name within out/. */
  readonly path: string;
  readonly kind: 'unit' | 'general' | 'ledger';
  readonly unit: string;
  readonly plan: PlanId | null;
  readonly indicators: ReadonlySet<string>;
  readonly report: Report;
}

/** In the reports' order, each under a name of its own. */
export function documentsOf(reports: readonly Report[], round: Round): readonly RoundDocument[] {
  const kept = reports.flatMap((report): readonly Omit<RoundDocument, 'path'>[] => {
    if (report.kind !== 'unit' && report.kind !== 'general' && report.kind !== 'ledger') return [];
    const { kind, unit, plan, indicators } = report;
    return [{ kind, unit, plan, indicators, report }];
  });
  const paths = distinctNames(kept.map((document) => reportName(document, round)));
  return kept.map((document, position) => ({ ...document, path: paths[position] ?? reportName(document, round) }));
}

function reportName({ kind, unit, plan }: Omit<RoundDocument, 'path'>, round: Round): string {
  const { year } = round;
  const planName = plan === null ? '' : `${planWord[plan]}发展规划`;
  switch (kind) {
    case 'unit':
      return `${safeNamePart(unit)}-${planName}-${year}.docx`;
    case 'general':
      return `${safeNamePart(round.compiler)}-${planName}总报告-${year}.docx`;
    case 'ledger':
      return `预警机制执行情况台账-${year}.docx`;
  }
}
