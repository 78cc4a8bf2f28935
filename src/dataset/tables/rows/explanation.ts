/** 变化说明 of a row: the words a person wrote there; what is none is said, so that nobody takes it for one. */
import type { Diagnostic } from '../../../diagnostics.ts';
import type { Indicator } from '../../../indicators/definition.ts';
import type { GridCell } from '../grid.ts';
import { unfilledBlank } from '../../unfilled.ts';
import { explanationIsNone, explanationLeftBlank, struckLeftOut } from '../reading-findings.ts';
import type { Row } from './row.ts';
import { cellsIn, originOfCell } from './row.ts';
import { wordsIn } from './words.ts';

export interface ExplanationRead {
  /** null where the unit explains nothing. */
  readonly text: string | null;
  readonly findings: readonly Diagnostic[];
}

export function explanationOf(row: Row, indicator: Indicator): ExplanationRead {
  const cells = cellsIn(row, 'explanation');
  const texts = cells.flatMap(({ content }) => {
    const words = wordsIn(content);
    return words.kind === 'words' ? [words.text] : [];
  });
  const text = texts.length === 0 ? null : [...new Set(texts)].join('；');
  if (row.context.source !== 'workbook') return { text, findings: [] };
  return { text, findings: cells.flatMap((cell) => findingsAt(cell, row, indicator)) };
}

/** A cell merged over several rows is told of once, at the first of them. */
function findingsAt(cell: GridCell, row: Row, indicator: Indicator): readonly Diagnostic[] {
  if (cell.row !== row.at) return [];
  const place = { indicator, origin: originOfCell(row, cell), unit: row.context.unit };
  const words = wordsIn(cell.content);
  if (words.kind === 'no-words') return [explanationIsNone(place, words.shown, words.because)];
  const struck = cell.content.kind === 'text' ? cell.content.struck : undefined;
  const blank = words.kind === 'words' ? unfilledBlank(words.text) : null;
  return [
    ...(struck === undefined ? [] : [struckLeftOut(place, struck)]),
    ...(blank === null ? [] : [explanationLeftBlank(place, blank)]),
  ];
}
