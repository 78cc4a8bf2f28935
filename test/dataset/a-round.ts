/** A small round for tests, written the way its files would be: YAML for the register and plan, cells for the tables. */
import { buildDataset } from '../../src/dataset/build.ts';
import { observationsJson } from '../../src/dataset/check-json.ts';
import type { Dataset } from '../../src/dataset/dataset.ts';
import { parseDecisions } from '../../src/dataset/settling/decisions.ts';
import type { GoalState } from '../../src/indicators/goal-state.ts';
import type { NoteItem, NoteSection, UnitNote } from '../../src/dataset/notes/notes.ts';
import type { Observation, ObservationStatus } from '../../src/dataset/observation.ts';
import type { RoundSources, TableFile } from '../../src/dataset/sources.ts';
import type { StatedFigure, TableReading } from '../../src/dataset/tables/reading.ts';
import type { Diagnostic, FindingCode, Outcome } from '../../src/diagnostics.ts';
import type { Indicator } from '../../src/indicators/definition.ts';
import { decimal } from '../../src/indicators/decimals.ts';
import type { Round } from '../../src/indicators/round.ts';
import { parseRound } from '../../src/indicators/round.ts';
import { indicatorsFrom } from '../indicators/laid-register.ts';

const roundText = `
area: {code: "440784", name: 鹤山市, self: 我市}
year: 2015
plans:
  women:    {title: 鹤山市妇女发展规划（2014—2016年）, base: 2013, target: 2016}
  children: {title: 鹤山市儿童发展规划（2014—2016年）, base: 2013, target: 2016}
compiler: 统计局
units:
  - {name: 教育局, role: key, contact: {name: 李老师, phone: 0750-1234567}}
  - {name: 卫生局, role: key, aliases: [卫生和计划生育局]}
  - {name: 民政局, role: member}
areas:
  - {id: province, name: 全省, role: average}
  - {id: upper, name: 江门市, role: upper}
`;

const round: Round = valueOf(parseRound({ file: 'round.yaml', text: roundText })).value;

const registerText = `
indicators:
  - {code: C25, name: 九年义务教育巩固率, plans: [children], domain: 教育, measure: "%", decimals: 2, direction: increase, bounds: [0, 100], scale: percent, units: [教育局]}
  - {code: W02, name: 孕产妇死亡率, plans: [women], domain: 健康, measure: 1/10万, decimals: 2, direction: decrease, scale: rate, units: [卫生局], numerator: W02N, denominator: B11, cases: W02N}
  - {code: W02N, name: 孕产妇死亡数, measure: 人, decimals: 0, direction: none, scale: count, units: [卫生局]}
  - {code: B11, name: 活产数, measure: 人, decimals: 0, direction: none, scale: count, units: [卫生局]}
`;

export function indicatorsOf(register: string = registerText, plan = '{}'): readonly Indicator[] {
  return indicatorsFrom(register, round, plan);
}

const standardIndicators = indicatorsOf();

interface CellFacts {
  readonly dimension?: string;
  readonly area?: string;
  readonly status?: ObservationStatus;
  readonly word?: string;
  readonly explanation?: string;
}

/** A cell of a table: `cell('E12', 'C25', 2015, '95.4')`; '' is a cell without a figure. */
export function cell(at: string, indicator: string, year: number, figure: string, facts: CellFacts = {}): Observation {
  return {
    indicator,
    area: facts.area ?? 'own',
    year,
    dimension: facts.dimension ?? null,
    value: figure === '' ? null : decimal(figure),
    word: facts.word ?? null,
    status: facts.status ?? (figure === '' && facts.word === undefined ? 'missing' : 'normal'),
    origin: { kind: 'cell', file: '', sheet: '年报表', cell: at },
    unit: null,
    source: 'workbook',
    explanation: facts.explanation ?? null,
  };
}

interface TableFacts {
  readonly unit?: string;
  readonly stated?: readonly {
    readonly at: string;
    readonly indicator: string;
    readonly text: string;
  }[];
  readonly findings?: readonly Diagnostic[];
}

/** `workbooks/<name>.xlsx`, handed in by the unit the file is named after. */
export function workbook(name: string, cells: readonly Observation[], facts: TableFacts = {}): TableFile {
  return tableFile(`workbooks/${name}.xlsx`, 'workbook', facts.unit ?? name.replace(/[-－].*$/, ''), cells, facts);
}

/** `history/<name>.xlsx`: a table of last years. */
export function lastYears(name: string, cells: readonly Observation[]): TableFile {
  return tableFile(`history/${name}.xlsx`, 'history', null, cells, {});
}

/** `reference/<name>.xlsx`: figures of other areas. */
export function published(name: string, cells: readonly Observation[]): TableFile {
  return tableFile(`reference/${name}.xlsx`, 'reference', null, cells, {});
}

function tableFile(
  file: string,
  source: Observation['source'],
  unit: string | null,
  cells: readonly Observation[],
  facts: TableFacts,
): TableFile {
  const reading: TableReading = {
    unit,
    observations: cells.map((one) => ({
      ...one,
      unit,
      source,
      origin: one.origin.kind === 'cell' ? { ...one.origin, file } : one.origin,
    })),
    stated: (facts.stated ?? []).map(({ at, indicator, text }): StatedFigure => ({
      indicator,
      text,
      value: /^\d+(\.\d+)?$/.test(text) ? decimal(text) : null,
      origin: { kind: 'cell', file, sheet: '年报表', cell: at },
      unit,
    })),
    foreignRows: [],
    levels: [],
    findings: facts.findings ?? [],
    tablesFound: 1,
  };
  return { file, reading };
}

interface ItemFacts {
  readonly section?: NoteSection;
  readonly indicators?: readonly string[];
  readonly plans?: readonly ('women' | 'children')[];
  readonly future?: boolean;
  readonly state?: GoalState;
}

/** `notes/<unit>.md` with one item a line. */
export function note(unit: string, ...items: readonly (readonly [text: string, facts?: ItemFacts])[]): UnitNote {
  const file = `notes/${unit}.md`;
  return {
    unit,
    general: false,
    origin: { kind: 'file', file },
    items: items.map(([text, facts = {}], position): NoteItem => ({
      section: facts.section ?? '主要成效',
      text,
      plans: facts.plans ?? ['women', 'children'],
      planUnclear: false,
      indicators: facts.indicators ?? [],
      deadline: null,
      future: facts.future ?? false,
      state: facts.state ?? null,
      origin: { kind: 'line', file, line: position + 1 },
    })),
  };
}

export interface RoundParts {
  readonly indicators?: readonly Indicator[];
  readonly workbooks?: readonly TableFile[];
  readonly reference?: readonly TableFile[];
  readonly history?: readonly TableFile[];
  readonly notes?: readonly UnitNote[];
  readonly readingFindings?: readonly Diagnostic[];
  /** decisions.yaml as it would be written. */
  readonly decisions?: string;
}

function sourcesOf(parts: RoundParts): RoundSources {
  return {
    round,
    indicators: parts.indicators ?? standardIndicators,
    workbooks: parts.workbooks ?? [],
    reference: parts.reference ?? [],
    history: parts.history ?? [],
    notes: parts.notes ?? [],
    decisions: valueOf(parseDecisions({ file: 'decisions.yaml', text: parts.decisions ?? '' })),
    readingFindings: parts.readingFindings ?? [],
  };
}

export function datasetOf(parts: RoundParts): Dataset {
  return buildDataset(sourcesOf(parts));
}

/** The findings of one kind. */
export function findingsOf(dataset: Dataset, ...codes: readonly FindingCode[]): readonly Diagnostic[] {
  return dataset.findings.filter((one) => codes.includes(one.code));
}

/** 95.4, or why there is none: not-reported, conflict, missing … */
export function figureText(dataset: Dataset, indicator: string, year: number, dimension: string | null = null): string {
  const lookup = dataset.figure(indicator, 'own', year, dimension);
  if (lookup.verdict === 'figure') return lookup.figure.value.toFixed();
  return lookup.verdict === 'marked' ? lookup.status : lookup.verdict;
}

/** Value and status of the cell in the list of figures. */
export function statusAt(parts: RoundParts, origin: string): readonly [string | null, string] | undefined {
  const found = observationsJson(datasetOf(parts).observations).find((one) => one.origin === origin);
  return found === undefined ? undefined : [found.value, found.status];
}

/** What follows each decision in decisions.yaml. */
export const reasons = '\n  reason: 教育局来电更正\n  by: 张三\n  date: 2016-05-20\n';

export function valueOf<T>(outcome: Outcome<T>): T {
  if (outcome.verdict === 'ok') return outcome.value;
  throw new Error(outcome.findings.map((one) => one.message).join('\n'));
}
