/** Which documents may go out: final, as drafts, or not at all, and why. */
import type { Dataset } from '../../dataset/dataset.ts';
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
  if (because.length === 0 && !content.draft) return { document, verdict: 'final', because };
  const owed = placeholdersIn(path, content);
  if (because.length === 0) return { document, verdict: 'draft', because: owed };
  if (!draft) return { document, verdict: 'withheld', because };
  return {
    document: { ...document, content: { ...content, draft: true } },
    verdict: 'draft',
    because: [...because, ...owed],
  };
}
