/** The annexes of a unit's report: the warning table of all its indicators, and the comparison where the text keeps its ends alone. */
import type { Block, Section } from '../model.ts';
import { extentOf } from './extent.ts';
import type { PlanView } from './plan-view.ts';
import { quantitative } from './plan-view.ts';
import { comparisonTable, warningAnnex } from './tables.ts';

interface UnitAnnex {
  readonly kind: 'warning' | 'comparison';
  readonly id: string;
  /** 附件1, or 附件 where it is the only one. */
  readonly mark: string;
}

function unitAnnexes(view: PlanView): readonly UnitAnnex[] {
  const kinds: readonly UnitAnnex['kind'][] = [
    ...(quantitative(view).length > 0 ? (['warning'] as const) : []),
    ...(extentOf(view).comparison === 'annexed' ? (['comparison'] as const) : []),
  ];
  return kinds.map((kind, index) => ({
    kind,
    id: `annex-${index + 1}`,
    mark: kinds.length > 1 ? `附件${index + 1}` : '附件',
  }));
}

/** Points at one of them from a sentence; '' where the report has none such. */
export function annexReference(view: PlanView, kind: UnitAnnex['kind']): string {
  const annex = unitAnnexes(view).find((one) => one.kind === kind);
  return annex === undefined ? '' : view.voice.marks.mark({ kind: 'reference', text: annex.mark, to: annex.id });
}

/** `line` is the outline's: 附件：《…》主要定量指标统计监测预警情况表. */
export function annexNotes(view: PlanView, line: string): readonly Block[] {
  const annexes = unitAnnexes(view);
  const texts =
    annexes.length < 2
      ? annexes.map(() => line)
      : annexes.map(({ kind }, index) => `${index === 0 ? '附件：' : ''}${index + 1}. ${titleOf(view, kind, line)}`);
  return texts.map((text, index) => ({
    kind: 'paragraph',
    id: index === 0 ? 'annex-note' : `annex-note/${index + 1}`,
    role: 'annex-note',
    inlines: [{ kind: 'text', text }],
  }));
}

export function annexSections(view: PlanView, line: string): readonly Section[] {
  return unitAnnexes(view).map(({ kind, id, mark }) => {
    const title = titleOf(view, kind, line);
    const table = kind === 'warning' ? warningAnnex(view, title) : headed(comparisonTable(view, 'landscape'), title);
    return {
      id,
      blocks: [{ kind: 'paragraph', id, role: 'annex-mark', inlines: [{ kind: 'text', text: mark }] }, ...table],
    };
  });
}

function titleOf(view: PlanView, kind: UnitAnnex['kind'], line: string): string {
  return kind === 'warning'
    ? line.replace(/^附件[：:]/, '')
    : `《${view.span.title}》${view.facts.round.year}年同类指标比较表`;
}

/** An annex is headed as the list of annexes names it, and its rows are not those of the table in the text. */
function headed(blocks: readonly Block[], title: string): readonly Block[] {
  return blocks.map((block) =>
    block.kind === 'table'
      ? {
          ...block,
          id: 'annex/comparison',
          caption: [{ kind: 'text', text: title }],
          rows: block.rows.map((row) => ({ ...row, id: `annex/${row.id}` })),
        }
      : block,
  );
}
