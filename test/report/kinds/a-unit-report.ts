/** A unit's report of a small round made for one kind of sentence, as the text of its paragraphs. */
import { expect } from 'vitest';
import type { DatasetText } from '../../rules/dataset-from-text.ts';
import { datasetOf } from '../../rules/dataset-from-text.ts';
import type { Dataset } from '../../../src/dataset/dataset.ts';
import { faultsIn } from '../../../src/report/proofread.ts';
import { composeUnitReport } from '../../../src/report/compose/unit-report.ts';
import type { Report } from '../../../src/report/model.ts';
import { plainText } from '../../../src/report/model.ts';
import { roundFacts } from '../../../src/rules/round-facts.ts';
import { packagedTemplates } from '../templates-on-disk.ts';

const templates = packagedTemplates();

/** The text of 卫生局's report on the women's plan, a line a paragraph; nothing in it that the proofreader would refuse. */
export function unitText(text: DatasetText, more: Partial<Dataset> = {}): string {
  const dataset = { ...datasetOf(text), ...more };
  const facts = roundFacts(dataset);
  const report = composeUnitReport(facts, templates, { name: '卫生局', role: 'key', aliases: [] }, 'women');
  const faults = faultsIn([{ path: report.id, content: report }], facts, templates.words);
  expect(faults.filter(({ kind }) => kind !== 'unclaimed')).toEqual([]);
  return linesOf(report).join('\n');
}

export function linesOf(report: Report): readonly string[] {
  return report.sections.flatMap((section) =>
    section.blocks.flatMap((block) =>
      block.kind === 'paragraph'
        ? [plainText([...(block.lead ?? []), ...block.inlines])]
        : block.kind === 'heading'
          ? [plainText(block.inlines)]
          : [],
    ),
  );
}
