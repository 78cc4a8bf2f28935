/** The last look at a report: its captions numbered, its indicators' names in full or short, its placeholders found. */
import type { Indicator } from '../../indicators/definition.ts';
import type { Round } from '../../indicators/round.ts';
import { letterheadOf } from '../../indicators/round.ts';
import type { Block, Inline, Report, Section } from '../model.ts';
import { resolveNames } from '../patterns/name-marks.ts';
import { calledIds, withTableReferences } from './table-references.ts';

export type UnfinishedReport = Omit<Report, 'year' | 'header' | 'draft' | 'indicators'> & {
  readonly indicators: readonly string[];
};

export function finishReport(
  { round, indicators }: { readonly round: Round; readonly indicators: readonly Indicator[] },
  report: UnfinishedReport,
): Report {
  const sections = resolveNames(numberCaptions(report.sections), indicators);
  const letterhead = letterheadOf(round, report.kind, report.unit);
  return {
    ...report,
    ...(letterhead === undefined ? {} : { letterhead }),
    sections,
    year: round.year,
    header: round.header ?? null,
    draft: placeholdersOf(sections).length > 0,
    indicators: new Set(report.indicators),
  };
}

export interface FoundPlaceholder {
  readonly section: string;
  readonly block: string;
  readonly text: string;
}

/** Every 【待补充：…】 with its place, for the check's list. */
export function placeholdersOf(sections: readonly Section[]): readonly FoundPlaceholder[] {
  return sections.flatMap((section) =>
    section.blocks.flatMap((block) =>
      inlinesOf(block)
        .filter((inline) => inline.kind === 'placeholder')
        .map((inline) => ({ section: section.id, block: block.id, text: inline.text })),
    ),
  );
}

export function inlinesOf(block: Block): readonly Inline[] {
  switch (block.kind) {
    case 'heading':
      return block.inlines;
    case 'paragraph':
      return [...(block.lead ?? []), ...block.inlines];
    case 'table':
      return [...block.caption, ...block.rows.flatMap((row) => row.cells.flat()), ...block.notes.flat()];
    case 'chart':
      return block.caption;
    case 'contents':
    case 'page-break':
      return [];
  }
}

/** 表1, 表2 … and 图1 … in order of appearance before captions; sentences refer to them as 表1 by the same count. */
function numberCaptions(sections: readonly Section[]): readonly Section[] {
  let tables = 0;
  let charts = 0;
  const numbers = new Map<string, string>();
  const numbered = sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block): Block => {
      if (section.id.startsWith('annex')) return block;
      if (block.kind === 'table') {
        tables += 1;
        numbers.set(block.id, `表${tables}`);
        return { ...block, caption: [{ kind: 'text', text: `表${tables}　` }, ...block.caption] };
      }
      if (block.kind === 'chart') {
        charts += 1;
        numbers.set(block.id, `图${charts}`);
        return { ...block, caption: [{ kind: 'text', text: `图${charts}　` }, ...block.caption] };
      }
      return block;
    }),
  }));
  const called = calledIds(sections.flatMap(({ blocks }) => blocks));
  return numbered.map((section) => {
    const blocks = section.id.startsWith('annex') ? section.blocks : withTableReferences(section.blocks, called);
    return { ...section, blocks: blocks.map((block) => withReferences(block, numbers)) };
  });
}

/** A reference's text is the number its table got; a reference to a table that is not there says nothing. */
function withReferences(block: Block, numbers: ReadonlyMap<string, string>): Block {
  if (block.kind !== 'paragraph') return block;
  const fix = (inlines: readonly Inline[]): readonly Inline[] =>
    inlines.map((inline) =>
      inline.kind === 'reference' ? { ...inline, text: numbers.get(inline.to) ?? inline.text } : inline,
    );
  return { ...block, inlines: fix(block.inlines) };
}
