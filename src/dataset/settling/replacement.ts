/** supersede: a corrected workbook takes the place of the first one, as a whole. */
import type { Diagnostic } from '../../diagnostics.ts';
import { finding } from '../../diagnostics.ts';
import type { Decision, Replacement } from './decisions.ts';
import { plainPlace } from '../agreement.ts';
import type { TableFile } from '../sources.ts';

export interface ReplacedWorkbooks {
  readonly inForce: readonly TableFile[];
  readonly superseded: readonly TableFile[];
  readonly findings: readonly Diagnostic[];
}

export function replaceWorkbooks(workbooks: readonly TableFile[], decisions: readonly Decision[]): ReplacedWorkbooks {
  const replacedBy = new Map<string, string>();
  const findings: Diagnostic[] = [];
  for (const decision of decisions) {
    if (decision.kind !== 'supersede') continue;
    const from = findWorkbook(workbooks, decision.workbook);
    const to = findWorkbook(workbooks, decision.with);
    const obstacle = obstacleTo(decision, from, to, replacedBy);
    if (obstacle !== null || from === null || to === null) {
      findings.push(unmetReplacement(decision, obstacle ?? ''));
      continue;
    }
    replacedBy.set(from.file, to.file);
    findings.push(replaced(decision, from, to));
  }
  return {
    inForce: workbooks.filter((workbook) => !replacedBy.has(workbook.file)),
    superseded: workbooks.filter((workbook) => replacedBy.has(workbook.file)),
    findings,
  };
}

/** With or without the folder in front. */
function findWorkbook(workbooks: readonly TableFile[], name: string): TableFile | null {
  const wanted = plainPlace(name);
  return (
    workbooks.find(({ file }) => plainPlace(file) === wanted) ??
    workbooks.find(({ file }) => plainPlace(file) === `workbooks/${wanted}`) ??
    null
  );
}

function obstacleTo(
  decision: Replacement,
  from: TableFile | null,
  to: TableFile | null,
  replacedBy: ReadonlyMap<string, string>,
): string | null {
  if (from === null) return `没有找到工作簿“${decision.workbook}”`;
  if (to === null) return `没有找到用来替代的工作簿“${decision.with}”`;
  if (from.file === to.file) return '替代与被替代的是同一个工作簿';
  if (replacedBy.has(from.file)) return `“${decision.workbook}”已由前面的决定替代`;
  for (let next: string | undefined = to.file; next !== undefined; next = replacedBy.get(next)) {
    if (next === from.file) return '几项决定互相替代，成了循环';
  }
  return null;
}

function unmetReplacement(decision: Replacement, obstacle: string): Diagnostic {
  return finding('unmet-decision', {
    message: `替代工作簿的决定没有用上：${obstacle}。`,
    hint: '请核对文件名（如 workbooks/教育局.xlsx），不再需要的决定请删去。',
    origin: decision.origin,
  });
}

function replaced(decision: Replacement, from: TableFile, to: TableFile): Diagnostic {
  const dropped = from.reading.findings.length;
  return finding('workbook-superseded', {
    message: `${from.file} 已由 ${to.file} 替代（${decision.reason}；${decision.by}，${decision.date}），其中的数字不再使用${
      dropped === 0 ? '' : `，其中的${dropped}条问题不再列出`
    }。`,
    hint: '无须处理。',
    origin: { kind: 'file', file: from.file },
    related: [{ kind: 'file', file: to.file }, decision.origin],
    unit: from.reading.unit,
  });
}
