/** Cells and decisions together: which figure holds for each thing, or why none does. */
import type { WrittenCell } from './sheet.ts';
import type { TrueFigure } from './truth.ts';

export interface RandomDecision {
  readonly kind: 'choose' | 'correct' | 'accept';
  readonly key: string;
  readonly indicator: string;
  readonly year: number;
  readonly value: string;
  /** The chosen cell, or the accepted finding's place. */
  readonly from: string;
  readonly finding: string;
}

export function figuresFrom(
  cells: readonly WrittenCell[],
  decisions: readonly RandomDecision[],
): ReadonlyMap<string, TrueFigure> {
  const byKey = new Map<string, WrittenCell[]>();
  for (const cell of cells) {
    const others = byKey.get(cell.key);
    if (others === undefined) byKey.set(cell.key, [cell]);
    else others.push(cell);
  }
  return new Map(
    [...byKey].map(([key, ones]) => [
      key,
      settled(
        ones,
        decisions.find((one) => one.key === key && one.kind !== 'accept'),
      ),
    ]),
  );
}

function settled(cells: readonly WrittenCell[], decision: RandomDecision | undefined): TrueFigure {
  if (decision !== undefined) {
    const agreeing = cells.filter(
      ({ means }) => means.kind === 'figure' && Number(means.value) === Number(decision.value),
    );
    return {
      value: decision.value,
      word: null,
      because: null,
      origins: agreeing.map(({ origin }) => origin),
      asBase: false,
    };
  }
  const round = cells.filter(({ source }) => source !== 'history');
  if (round.length > 0) return agreed(round);
  const newest = Math.max(...cells.map(({ tableYear }) => tableYear));
  return agreed(cells.filter(({ tableYear }) => tableYear === newest));
}

function agreed(cells: readonly WrittenCell[]): TrueFigure {
  const figures = cells.flatMap(({ means, origin }) => (means.kind === 'figure' ? [{ ...means, origin }] : []));
  const first = figures[0];
  const asBase = cells.every((cell) => cell.asBase);
  const nothing = { value: null, word: null, asBase };
  if (first === undefined) return { ...nothing, because: worst(cells), origins: cells.map(({ origin }) => origin) };
  const origins = figures.map(({ origin }) => origin);
  const sayings = new Set(figures.map(({ value, word }) => word ?? String(Number(value))));
  if (sayings.size > 1) return { ...nothing, because: 'conflict', origins };
  return { value: first.value === '' ? null : first.value, word: first.word, because: null, origins, asBase };
}

function worst(cells: readonly WrittenCell[]): TrueFigure['because'] {
  const kinds = new Set(cells.map(({ means }) => means.kind));
  return (['refused', 'unreadable', 'mark', 'blank'] as const).find((kind) => kinds.has(kind)) ?? 'blank';
}
