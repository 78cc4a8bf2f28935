/**
 * One figure for each indicator, area, year and dimension. Cells of this round that print alike make it together; cells that
 * differ make a conflict and no figure, until a decision settles it. Last years' tables speak only where this round has
 * no cell at all; where both speak and differ, this round's figure holds and is a revision.
 */
import type { Diagnostic } from '../../diagnostics.ts';
import { finding, listed } from '../../diagnostics.ts';
import { printed } from '../../indicators/decimals.ts';
import type { Indicator } from '../../indicators/definition.ts';
import type { Round } from '../../indicators/round.ts';
import type { Origin } from '../../provenance.ts';
import { mergeOrigins } from '../../provenance.ts';
import { conflictFinding } from './conflict.ts';
import type { Revision } from '../dataset.ts';
import type { Figures } from '../figure-index.ts';
import { indexFigures, keyText } from '../figure-index.ts';
import type { FigureKey } from '../figure-index.ts';
import type { Figure, FigureLookup, Observation } from '../observation.ts';
import { agree, fileOf, grouped, isUsable, numberOf, sayingOf } from '../agreement.ts';
import type { Ruling } from './decisions-matched.ts';
import { sayFigure, sayIndicator, sayOrigins, sayPlace } from '../wording.ts';

export interface SettleFacts {
  readonly round: Round;
  readonly indicators: readonly Indicator[];
  /** By keyText. */
  readonly rulings: ReadonlyMap<string, Ruling>;
  /** The year that each of last years' files reports on. */
  readonly historyYears: ReadonlyMap<string, number>;
}

export interface Settlement {
  /** The cells as they were given, with the status and value they are left with; corrections stand at the end. */
  readonly observations: readonly Observation[];
  readonly figures: Figures;
  readonly revisions: readonly Revision[];
  readonly findings: readonly Diagnostic[];
}

/** What becomes of the cells of one key. */
interface Settled {
  readonly lookup: FigureLookup;
  /** Cells whose status changes. */
  readonly changed: ReadonlyMap<Observation, Observation>;
  readonly added: readonly Observation[];
  readonly revision: Revision | null;
  readonly findings: readonly Diagnostic[];
}

interface Cells {
  readonly key: FigureKey;
  readonly indicator: Indicator;
  /** Of this round: workbooks and reference tables. */
  readonly round: readonly Observation[];
  /** Of last years' newest table that has a cell for it. */
  readonly history: readonly Observation[];
}

export function settleFigures(observations: readonly Observation[], facts: SettleFacts): Settlement {
  const byCode = new Map(facts.indicators.map((indicator) => [indicator.code, indicator]));
  const groups = new Map(grouped(observations, keyText));
  for (const [text, ruling] of facts.rulings) {
    if (ruling.kind === 'correct' && !groups.has(text)) groups.set(text, []);
  }
  const settled: { readonly key: FigureKey; readonly result: Settled }[] = [];
  for (const [text, cells] of groups) {
    const ruling = facts.rulings.get(text);
    const key = cells[0] ?? (ruling?.kind === 'correct' ? ruling.decision : undefined);
    const indicator = byCode.get(key?.indicator ?? '');
    if (key === undefined || indicator === undefined) continue;
    settled.push({ key, result: settle(cellsOf(key, indicator, cells, facts), ruling, facts.round) });
  }
  const changed = new Map(settled.flatMap(({ result }) => [...result.changed]));
  return {
    observations: [
      ...observations.map((cell) => changed.get(cell) ?? cell),
      ...settled.flatMap(({ result }) => result.added),
    ],
    figures: indexFigures(settled.map(({ key, result }) => ({ key, lookup: result.lookup }))),
    revisions: settled.flatMap(({ result }) => result.revision ?? []),
    findings: settled.flatMap(({ result }) => result.findings),
  };
}

function cellsOf(
  key: FigureKey,
  indicator: Indicator,
  cells: readonly Observation[],
  { historyYears }: SettleFacts,
): Cells {
  const yearOf = (cell: Observation): number => historyYears.get(fileOf(cell.origin)) ?? cell.year;
  const past = cells.filter((cell) => cell.source === 'history');
  const newest = Math.max(...past.map(yearOf));
  return {
    key,
    indicator,
    round: cells.filter((cell) => cell.source !== 'history'),
    history: past.filter((cell) => yearOf(cell) === newest),
  };
}

function settle(cells: Cells, ruling: Ruling | undefined, round: Round): Settled {
  if (ruling?.kind === 'correct') return corrected(cells, ruling, round);
  if (ruling?.kind === 'choose') return chosen(cells, ruling, round);
  const usable = cells.round.filter(isUsable);
  if (usable.length > 0) {
    return allAgree(usable, cells.indicator) ? withRevision(cells, usable) : conflicting(cells, usable, round);
  }
  if (cells.round.length > 0) return unchanged(marked(cells.round));
  const past = cells.history.filter(isUsable);
  if (past.length === 0) return unchanged(marked(cells.history));
  return allAgree(past, cells.indicator) ? unchanged(figureOf(exactFirst(past))) : conflicting(cells, past, round);
}

function allAgree(cells: readonly Observation[], { decimals }: Indicator): boolean {
  return new Set(cells.map((cell) => sayingOf(cell, decimals))).size === 1;
}

/** Of cells that print alike, the one written with the most decimals gives the exact figure. */
function exactFirst(cells: readonly Observation[]): readonly Observation[] {
  return cells.toSorted((a, b) => (b.value?.decimalPlaces() ?? 0) - (a.value?.decimalPlaces() ?? 0));
}

function unchanged(lookup: FigureLookup): Settled {
  return { lookup, changed: new Map(), added: [], revision: null, findings: [] };
}

function figureOf(cells: readonly Observation[], decided: readonly Origin[] = []): FigureLookup {
  const first = cells[0];
  if (first === undefined) return { verdict: 'not-reported' };
  const figure: Figure = {
    value: numberOf(first),
    word: cells.find((cell) => cell.word !== null)?.word ?? null,
    status: cells.some((cell) => cell.status === 'revised')
      ? 'revised'
      : cells.every((cell) => cell.status === 'provisional')
        ? 'provisional'
        : 'normal',
    origins: mergeOrigins([cells.map((cell) => cell.origin), decided]),
  };
  return { verdict: 'figure', figure };
}

/** A cell that could not be used says more than an empty one. */
const tellingFirst = [
  'refused', 'unreadable', 'conflict', 'not-carried-out', 'not-collected', 'not-applicable', 'too-small', 'missing',
] as const; // prettier-ignore

function marked(cells: readonly Observation[]): FigureLookup {
  const telling = tellingFirst.find((status) => cells.some((cell) => cell.status === status));
  if (cells.length === 0) return { verdict: 'not-reported' };
  const status = telling ?? 'missing';
  const speaking = cells.filter((cell) => cell.status === status);
  return {
    verdict: 'marked',
    status,
    origins: mergeOrigins([(speaking.length > 0 ? speaking : cells).map((cell) => cell.origin)]),
  };
}

function conflicting(cells: Cells, usable: readonly Observation[], round: Round): Settled {
  return {
    lookup: { verdict: 'conflict', origins: mergeOrigins([usable.map((cell) => cell.origin)]) },
    changed: new Map(usable.map((cell) => [cell, { ...cell, status: 'conflict' }])),
    added: [],
    revision: null,
    findings: [conflictFinding(cells.key, cells.indicator, usable, round)],
  };
}

/** Last year's figure as this year's table has it, where last year's table had another. */
function withRevision(cells: Cells, usable: readonly Observation[], decided: readonly Origin[] = []): Settled {
  const before = cells.history.filter(isUsable);
  const first = usable[0];
  const past = before[0];
  if (
    first === undefined ||
    past === undefined ||
    !allAgree(before, cells.indicator) ||
    agree(first, past, cells.indicator.decimals)
  ) {
    return unchanged(figureOf(exactFirst(usable), decided));
  }
  const revised = usable.map((cell): Observation => ({ ...cell, status: 'revised' }));
  return {
    lookup: figureOf(exactFirst(revised), decided),
    changed: new Map(usable.map((cell, position) => [cell, revised[position] ?? cell])),
    added: [],
    revision: {
      indicator: cells.indicator.code,
      area: cells.key.area,
      year: cells.key.year,
      before: { value: printedSaying(past, cells.indicator), origin: past.origin },
      after: { value: printedSaying(first, cells.indicator), origin: first.origin },
    },
    findings: [],
  };
}

function chosen(cells: Cells, ruling: Extract<Ruling, { kind: 'choose' }>, round: Round): Settled {
  const { decision } = ruling;
  const own = ruling.chosen.source === 'history' ? cells.history : cells.round;
  const agreeing = own.filter((cell) => isUsable(cell) && agree(cell, ruling.chosen, cells.indicator.decimals));
  const turnedDown = cells.round.filter(
    (cell) => isUsable(cell) && !agree(cell, ruling.chosen, cells.indicator.decimals),
  );
  const base =
    ruling.chosen.source === 'history'
      ? unchanged(figureOf(agreeing.length > 0 ? agreeing : [ruling.chosen], [decision.origin]))
      : withRevision(cells, agreeing, turnedDown.length > 0 ? [decision.origin] : []);
  if (turnedDown.length === 0) return base;
  return {
    ...base,
    changed: new Map([...base.changed, ...turnedDown.map((cell) => [cell, refused(cell)] as const)]),
    findings: [
      finding('conflict-decided', {
        message: `${sayIndicator(cells.indicator)}${sayPlace(cells.key, round)}数字不一致，已决定用 ${sayCell(ruling.chosen, cells.indicator)}（${sayOrigins([ruling.chosen.origin])}），不用 ${sayAll(turnedDown, cells.indicator)}：${decision.reason}（${decision.by}，${decision.date}）。`,
        hint: '无须处理。',
        origin: ruling.chosen.origin,
        related: [...turnedDown.map((cell) => cell.origin), decision.origin],
        unit: ruling.chosen.unit,
        indicator: cells.indicator.code,
      }),
    ],
  };
}

function corrected(cells: Cells, ruling: Extract<Ruling, { kind: 'correct' }>, round: Round): Settled {
  const { decision } = ruling;
  const read = cells.round.length > 0 ? cells.round : cells.history;
  const agreeing = read.filter((cell) => isUsable(cell) && agree(cell, decision.decided, cells.indicator.decimals));
  const turnedDown = read.filter((cell) => isUsable(cell) && !agree(cell, decision.decided, cells.indicator.decimals));
  const past = cells.history.find(isUsable);
  const revision: Revision | null =
    cells.round.length > 0 && past !== undefined && !agree(past, decision.decided, cells.indicator.decimals)
      ? {
          indicator: cells.indicator.code,
          area: cells.key.area,
          year: cells.key.year,
          before: { value: printedSaying(past, cells.indicator), origin: past.origin },
          after: { value: printedSaying(decision.decided, cells.indicator), origin: decision.origin },
        }
      : null;
  const added: Observation = {
    indicator: cells.indicator.code,
    area: cells.key.area,
    year: cells.key.year,
    dimension: cells.key.dimension,
    ...decision.decided,
    status: revision === null ? 'normal' : 'revised',
    origin: decision.origin,
    unit: read.find((cell) => cell.unit !== null)?.unit ?? null,
    source: 'decision',
    explanation: null,
  };
  const unusable = read.filter((cell) => !isUsable(cell));
  const was =
    turnedDown.length > 0
      ? `原为 ${sayAll(turnedDown, cells.indicator)}`
      : unusable.length > 0
        ? `原处没有可用的数字（${sayOrigins(unusable.map((cell) => cell.origin))}）`
        : agreeing.length > 0
          ? '与现在的表一致'
          : '表里原来没有这个数字';
  return {
    lookup: figureOf([added, ...agreeing]),
    changed: new Map(turnedDown.map((cell) => [cell, refused(cell)])),
    added: [added],
    revision,
    findings: [
      finding('figure-corrected', {
        message: `${sayIndicator(cells.indicator)}${sayPlace(cells.key, round)}数字已按决定更正为 ${sayCell(added, cells.indicator)}，${was}：${decision.reason}（${decision.by}，${decision.date}）。`,
        hint: agreeing.length > 0 && turnedDown.length === 0 ? '表已改好，这项决定可以删去。' : '无须处理。',
        origin: read[0]?.origin ?? decision.origin,
        related: [...read.slice(1).map((cell) => cell.origin), decision.origin],
        unit: added.unit,
        indicator: cells.indicator.code,
      }),
    ],
  };
}

/** Not used: the number goes, so that nothing downstream can take it. */
export function refused(cell: Observation): Observation {
  return { ...cell, value: null, word: null, status: 'refused' };
}

function sayAll(cells: readonly Observation[], indicator: Indicator): string {
  return listed(
    cells.map((cell) => `${sayCell(cell, indicator)}（${sayOrigins([cell.origin])}）`),
    '处',
  );
}

function sayCell(cell: Observation, indicator: Indicator): string {
  return cell.value === null ? (cell.word ?? '') : sayFigure(cell.value, indicator);
}

/** A revision is told in reports: both figures in their printed form, which differs where the cells do not agree. */
function printedSaying({ value, word }: Pick<Observation, 'value' | 'word'>, { decimals }: Indicator): string {
  return value === null ? (word ?? '') : printed(value, decimals);
}
