/** The documents of a round: reports and workbooks under the names that the round's people know. */
import type { Diagnostic } from '../diagnostics.ts';
import type { PlanId } from '../indicators/plan-id.ts';
import { planWord } from '../indicators/plan-id.ts';
import type { Round } from '../indicators/round.ts';
import type { Report } from '../report/model.ts';
import type { WorkbookModel } from '../report/workbook-model.ts';
import { distinctNames, safeNamePart } from './file-names.ts';

/** A document before anybody asked whether it may go out. */
export interface RoundDocument {
  /** Its file name within out/. */
  readonly path: string;
  readonly kind: DocumentKind;
  readonly unit: string;
  readonly plan: PlanId | null;
  readonly content: Report | WorkbookModel;
}

/** A document with the verdict on it. Of a withheld one only the reasons go out. */
export interface JudgedDocument {
  readonly document: RoundDocument;
  readonly verdict: 'final' | 'draft' | 'withheld';
  /** The 强制性 findings on its figures; of a draft, what is still owed to it as well. */
  readonly because: readonly Diagnostic[];
}

type DocumentKind = 'unit' | 'general' | 'brief' | 'ledger' | WorkbookModel['kind'];

/** In the given order, each under a name of its own. */
export function documentsOf(contents: readonly (Report | WorkbookModel)[], round: Round): readonly RoundDocument[] {
  const named = contents.flatMap((content): readonly RoundDocument[] => {
    const path = fileName(content, round);
    if (path === null) return [];
    return [{ path: path.name, kind: path.kind, unit: content.unit, plan: content.plan, content }];
  });
  const paths = distinctNames(named.map((document) => document.path));
  return named.map((document, position) => ({ ...document, path: paths[position] ?? document.path }));
}

/** null for reports that a build does not write. */
function fileName(
  { kind, unit, plan }: Report | WorkbookModel,
  { year, compiler }: Round,
): { readonly name: string; readonly kind: DocumentKind } | null {
  const planName = plan === null ? '' : `${planWord[plan]}发展规划`;
  switch (kind) {
    case 'unit':
      return { kind, name: `${safeNamePart(unit)}-${planName}-${year}.docx` };
    case 'general':
      return { kind, name: `${safeNamePart(compiler)}-${planName}总报告-${year}.docx` };
    case 'brief':
      return { kind, name: `${safeNamePart(compiler)}-呈阅件-${year}.docx` };
    case 'warning-table':
      return { kind, name: `${planName}-预警情况表-${year}.xlsx` };
    case 'annual-table':
      return { kind, name: `重点监测统计年报表-${year}.xlsx` };
    case 'three-tables':
      return { kind, name: `${safeNamePart(unit)}-三表-${year}.xlsx` };
    case 'responsibility-table':
      return { kind, name: `目标责任分解表-${year}.xlsx` };
    case 'ledger':
      return { kind, name: `预警机制执行情况台账-${year}.docx` };
    case 'review':
    case 'return-notice':
    case 'revision-note':
    case 'note-form':
    case 'covering-letter':
    case 'notice':
    case 'warning-notice':
    case 'meeting-paper':
    case 'minutes':
    case 'scheme':
    case 'changes-table':
    case 'trace-table':
    case 'online-form':
      return null;
  }
}
