/** What is noticed once the documents stand: what they still lack, and words that official reports do not use. */
import { acceptFindings } from '../dataset/settling/accepted-findings.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Decision } from '../dataset/settling/decisions.ts';
import type { Diagnostic } from '../diagnostics.ts';
import { checkReportWording } from '../report/patterns/forbidden-words.ts';
import type { RoundDocument } from './documents.ts';
import { placeholdersIn } from './placeholders.ts';

export function reportFindings(
  documents: readonly RoundDocument[],
  dataset: Dataset,
  decisions: readonly Decision[],
): readonly Diagnostic[] {
  const owed = documents.flatMap(({ path, content }) => placeholdersIn(path, content));
  const worded = documents.flatMap(({ path, content }) =>
    'sheets' in content ? [] : checkReportWording(content, dataset.indicators, path),
  );
  return acceptFindings([...eachOnce(owed).filter((one) => !isAskedAlready(one, dataset)), ...worded], decisions);
}

/** The same question in several documents is one question. */
function eachOnce(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  const first = new Map<string, Diagnostic>();
  for (const one of findings) {
    const before = first.get(one.message);
    const more = one.origin === null ? [] : [one.origin];
    first.set(one.message, before === undefined ? one : { ...before, related: [...before.related, ...more] });
  }
  return [...first.values()];
}

/** The unit's whole note or table is missing, or its table's figure has been asked about at its cell. */
function isAskedAlready(placeholder: Diagnostic, dataset: Dataset): boolean {
  const { unit, message } = placeholder;
  const missing = dataset.findings.some((one) => one.code === 'missing-notes' && one.unit === unit);
  if (missing && (unit === null || !dataset.received.notes.has(unit))) return true;
  if (missing && /主要做法|存在的问题|对策建议/u.test(message)) return true;
  if (!/变动|修订|无数据/u.test(message)) return false;
  const owesTable = dataset.findings.some((one) => one.code === 'missing-workbook' && one.unit === unit);
  // What is left asks why there is no figure.
  if (owesTable && !/变动|修订/u.test(message)) return true;
  const cells = ['large-change', 'revision', 'blank'] as const;
  return dataset.findings.some((one) => {
    if (!cells.some((code) => code === one.code)) return false;
    const indicator = dataset.indicators.find(({ code }) => code === one.indicator);
    return indicator !== undefined && message.includes(indicator.name);
  });
}
