/** Which documents may go out: final, as drafts, or not at all, and why. */
import { fileOf } from '../../dataset/agreement.ts';
import type { Dataset } from '../../dataset/dataset.ts';
import type { Diagnostic } from '../../diagnostics.ts';
import type { JudgedDocument, RoundDocument } from '../documents.ts';
import { placeholdersIn } from '../placeholders.ts';
import { obstaclesTo } from './withholding.ts';

/** `draft`: documents with open 强制性 findings go out as well, marked 草稿. */
export function release(
  documents: readonly RoundDocument[],
  dataset: Dataset,
  draft: boolean,
): readonly JudgedDocument[] {
  return documents.map((document) => releaseOne(document, dataset, draft));
}

function releaseOne(document: RoundDocument, dataset: Dataset, draft: boolean): JudgedDocument {
  const { path, kind, unit, content } = document;
  const holdings = { path, kind, unit, indicators: content.indicators };
  const because = obstaclesTo(holdings, dataset.findings, dataset.round, dataset.indicators);
  const lacking = [...oldFilesIn(content, dataset), ...tablesOwedTo(document, dataset)];
  if (because.length === 0 && !content.draft && lacking.length === 0) return { document, verdict: 'final', because };
  const owed = [...lacking, ...placeholdersIn(path, content)];
  if (because.length === 0) return { document: asDraft(document), verdict: 'draft', because: owed };
  if (!draft) return { document, verdict: 'withheld', because };
  return { document: asDraft(document), verdict: 'draft', because: [...because, ...owed] };
}

function asDraft(document: RoundDocument): RoundDocument {
  return document.content.draft ? document : { ...document, content: { ...document.content, draft: true } };
}

/**
 * Tables that nobody handed in: of its own unit, where a report is about its indicators; of the key units, for what is said of
 * all. One that the Bureau accepts with a reason keeps nothing back.
 */
function tablesOwedTo({ kind, unit, content }: RoundDocument, { findings, round }: Dataset): readonly Diagnostic[] {
  const open = findings.filter(({ code, level }) => code === 'missing-workbook' && level === '核实性');
  switch (kind) {
    case 'unit':
      return content.indicators.size === 0 ? [] : open.filter((one) => one.unit === unit);
    case 'general':
    case 'brief': {
      const keys = new Set(round.units.filter(({ role }) => role === 'key').map(({ name }) => name));
      return open.filter((one) => one.unit !== null && one.unit !== undefined && keys.has(one.unit));
    }
    case 'ledger':
    case 'warning-table':
    case 'annual-table':
    case 'three-tables':
    case 'responsibility-table':
    case 'changes-table':
    case 'trace-table':
    case 'online-form':
      return [];
  }
}

/** Files of an old format that nobody has accepted: what uses their figures or quotes their words stays a draft. */
function oldFilesIn(content: RoundDocument['content'], dataset: Dataset): readonly Diagnostic[] {
  const open = dataset.findings.filter(({ code, level }) => code === 'old-format' && level === '核实性');
  if (open.length === 0) return [];
  const printed = JSON.stringify(content);
  return open.filter(({ origin }) => {
    if (origin === null) return false;
    const file = fileOf(origin);
    const uses = dataset.observations.some(
      (one) => content.indicators.has(one.indicator) && fileOf(one.origin) === file,
    );
    return uses || printed.includes(JSON.stringify(file));
  });
}
