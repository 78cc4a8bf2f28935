/**
 * A Dataset from readable tables, for tests. Columns are separated by |, the first line is the header; what a column
 * leaves blank takes the default.
 *
 *     datasetOf({
 *       year: 2015,
 *       indicators: `
 *         code | name         | measure | direction | scale | base | targets
 *         W02  | 孕产妇死亡率 | 1/10万  | decrease  | rate  | 12.1 | own <= 15; province <= 10 @2020
 *       `,
 *       figures: `
 *         code     | area     | 2014   | 2015
 *         W02      | own      | 9.70   | 8.51
 *         W02      | province |        | 11.56
 *         W02/城市 | own      | 未统计 | !
 *       `,
 *     })
 *
 * Targets, several joined with ;  — set, requirement, and @year where it is not the plan's:
 * `own >= 95`, `own keep >= 92`, `own 103..107`, `own 50±3`, `own fromBase 2010 -1/6`, `own all 城市>=95 农村>=87`, `own trend increase`,
 * `own exists`, `own qualitative`. Figures: `!` is a conflict, `?` unreadable, 未统计 a mark, blank no cell at all; of
 * scales yes-no and text the unit's word.
 */
import type { Dataset } from '../../src/dataset/dataset.ts';
import type { UnitNote } from '../../src/dataset/notes/notes.ts';
import type { FigureKey } from '../../src/dataset/figure-index.ts';
import { indexFigures } from '../../src/dataset/figure-index.ts';
import type { FigureLookup } from '../../src/dataset/observation.ts';
import { decimal } from '../../src/indicators/decimals.ts';
import type { Decimal } from '../../src/indicators/decimals.ts';
import type { BaseFigure, Indicator, IndicatorTarget } from '../../src/indicators/definition.ts';
import type { PlanId } from '../../src/indicators/plan-id.ts';
import { byPlan, indicatorSchema } from '../../src/indicators/definition.ts';
import { targetSchema } from '../../src/indicators/target-definition.ts';
import { decades } from '../indicators/laid-register.ts';
import type { Round } from '../../src/indicators/round.ts';
import { roundSchema } from '../../src/indicators/round.ts';
import type { Origin } from '../../src/provenance.ts';

export interface DatasetText {
  readonly year: number;
  /** Of both plans. Default 2013 and 2016. */
  readonly base?: number;
  readonly target?: number;
  readonly indicators: string;
  readonly figures: string;
  /** `id name role`, a line each. Default: province, upper, peer-1, peer-2. */
  readonly areas?: string;
  /** As in round.yaml. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly notes?: readonly UnitNote[];
  readonly revisions?: Dataset['revisions'];
  readonly issuedLevels?: Dataset['issuedLevels'];
  /** Where the figures are said to stand. */
  readonly file?: string;
  readonly firstRow?: number;
}

export function datasetOf(text: DatasetText): Dataset {
  const round = roundOf(text);
  const indicators = rowsOf(text.indicators).map(({ cells }, order) => indicatorOf(cells, order, round));
  return {
    round,
    indicators,
    observations: [],
    notes: text.notes ?? [],
    explanations: [],
    revisions: text.revisions ?? [],
    foreignRows: [],
    issuedLevels: text.issuedLevels ?? [],
    received: { tables: new Set(), notes: new Set() },
    findings: [],
    ...indexFigures(figuresOf(text, indicators)),
  };
}

const usualAreas = `
  province 全省   average
  upper    江门市 upper
  peer-1   开平市 peer
  peer-2   台山市 peer
`;

function roundOf(text: DatasetText): Round {
  const plan = { title: '规划', base: text.base ?? 2013, target: text.target ?? 2016 };
  const areas = linesOf(text.areas ?? usualAreas).map((line) => {
    const [id, name, role] = line.split(/\s+/);
    return { id, name, role };
  });
  return roundSchema.parse({
    area: { name: '鹤山市' },
    year: text.year,
    plans: { women: plan, children: plan },
    compiler: '统计局',
    units: [{ name: '卫生局', role: 'key' }],
    areas,
    settings: text.settings ?? {},
  });
}

type Cells = Readonly<Record<string, string>>;

function indicatorOf(cells: Cells, order: number, round: Round): Indicator {
  const { code = '', scale = 'percent' } = cells;
  const entry = indicatorSchema.parse({
    code,
    name: cells['name'] ?? code,
    plans: cells['plans'] === '-' ? [] : (cells['plans'] ?? 'women').split(' '),
    domain: '健康',
    measure: cells['measure'] ?? '%',
    decimals: cells['decimals'] ?? (scale === 'rate' ? '2' : '1'),
    direction: cells['direction'] ?? 'increase',
    scale,
    units: (cells['units'] ?? '卫生局').split('、'),
    trendPolicy: cells['policy'] ?? 'yearly',
    ...Object.fromEntries(
      ['numerator', 'denominator', 'cases'].flatMap((key) => (cells[key] ? [[key, cells[key]]] : [])),
    ),
  });
  const origin = planLine(order + 1);
  const { plans = [], units } = entry;
  return {
    ...entry,
    plans,
    short: entry.name,
    aliases: [],
    domain: byPlan(plans, () => '健康'),
    domainOrder: byPlan(plans, (plan) => decades[0]?.domains[plan] ?? null),
    units: Array.isArray(units) ? units : [],
    partners: [],
    says: { people: null, verb: null, missing: null },
    trendPolicy: entry.trendPolicy ?? 'yearly',
    bounds: boundsOf(cells['bounds'] ?? (scale === 'percent' ? '0..100' : '0..')),
    targets: plans.flatMap((plan) =>
      splitList(cells['targets'], ';').map((target) => targetOf(target, plan, round, origin)),
    ),
    numerator: entry.numerator ?? null,
    denominator: entry.denominator ?? null,
    cases: entry.cases ?? null,
    jump: { kind: 'none' },
    notAbove: [],
    meaning: null,
    advice: { hard: [], behind: [], kept: [] },
    base: byPlan(plans, (plan) => baseOf(cells['base'], plan, round, origin)),
    milestones: byPlan(
      plans,
      () =>
        new Map(
          splitList(cells['milestones'], ' ').map((one) => {
            const [year = '', value = ''] = one.split(':');
            return [Number(year), { value: decimal(value), origin }];
          }),
        ),
    ),
    contradicted: cells['contradicted'] === 'yes',
    breaks: splitList(cells['breaks'], ' ').map(Number),
    partial: splitList(cells['partial'], ' ').map(Number),
    order,
    origin,
  };
}

function planLine(line: number): Origin {
  return { kind: 'line', file: 'plan.yaml', line, column: 1 };
}

function boundsOf(text: string): readonly [Decimal | null, Decimal | null] {
  const [low = '', high = ''] = text.split('..');
  return [low === '' ? null : decimal(low), high === '' ? null : decimal(high)];
}

/** `12.1` of the plan's base year, or `2010:12.1`. */
function baseOf(text: string | undefined, plan: PlanId, round: Round, origin: Origin): BaseFigure | null {
  if (text === undefined) return null;
  const [value = '', year] = text.split(':').toReversed();
  return { year: year === undefined ? round.plans[plan].base : Number(year), value: decimal(value), origin };
}

function targetOf(text: string, plan: PlanId, round: Round, origin: Origin): IndicatorTarget {
  const [, set, requirement = '', year] = /^(\S+)\s+(.*?)(?:\s*@(\d{4}))?$/.exec(text) ?? [];
  const definition = targetSchema.parse({
    set,
    ...(year === undefined ? {} : { year }),
    ...requirementOf(requirement),
  });
  return { plan, definition, year: definition.year ?? round.plans[plan].target, origin };
}

const signs = { '>=': 'atLeast', '<=': 'atMost', '>': 'above', '<': 'below' } as const;

function requirementOf(text: string): object {
  const threshold = thresholdOf(text);
  if (threshold !== null) return threshold;
  const [word, ...rest] = text.split(/\s+/);
  switch (word) {
    case 'fromBase': {
      const [from = '', by] = rest;
      const [year, value] = from.split('=');
      return { fromBase: { year, by, ...(value === undefined ? {} : { value }) } };
    }
    case 'all':
      return {
        allOf: rest.map((one) => {
          const [, where = '', bound = ''] = /^(.*?)([<>].*)$/.exec(one) ?? [];
          return { where, ...thresholdOf(bound) };
        }),
      };
    case 'trend':
      return { trend: rest[0] };
    case 'exists':
      return { exists: true };
    case 'keep':
      return { keep: requirementOf(rest.join(' ')) };
    case 'qualitative':
      return { qualitative: { criterion: '建立制度' } };
    default:
      return rangeOf(text);
  }
}

function thresholdOf(text: string): object | null {
  const [, sign, value] = /^(>=|<=|>|<)\s*(\S+)$/.exec(text) ?? [];
  return sign === '>=' || sign === '<=' || sign === '>' || sign === '<' ? { [signs[sign]]: value } : null;
}

function rangeOf(text: string): object {
  const [value, tolerance] = text.split('±');
  return tolerance === undefined ? { between: text.split('..') } : { around: { value, tolerance } };
}

function figuresOf(
  text: DatasetText,
  indicators: readonly Indicator[],
): readonly { readonly key: FigureKey; readonly lookup: FigureLookup }[] {
  const file = text.file ?? 'workbooks/卫生局.xlsx';
  const firstRow = text.firstRow ?? 2;
  return rowsOf(text.figures).flatMap(({ cells, headings }, position) => {
    const [code = '', dimension = null] = (cells['code'] ?? '').split('/');
    const worded = ['yes-no', 'text'].includes(indicators.find((one) => one.code === code)?.scale ?? '');
    return headings.flatMap((heading, column) => {
      const written = cells[heading];
      if (!/^\d{4}$/.test(heading) || written === undefined) return [];
      const cell = `${String.fromCodePoint(65 + column)}${firstRow + position}`;
      const origin: Origin = { kind: 'cell', file, sheet: '年报表', cell };
      const key = { indicator: code, area: cells['area'] ?? 'own', year: Number(heading), dimension };
      return [{ key, lookup: lookupOf(written, worded, origin) }];
    });
  });
}

function lookupOf(written: string, worded: boolean, origin: Origin): FigureLookup {
  const origins = [origin];
  if (written === '!') return { verdict: 'conflict', origins };
  if (written === '?') return { verdict: 'marked', status: 'unreadable', origins };
  if (written === '未统计') return { verdict: 'marked', status: 'not-collected', origins };
  const isNumber = /^[+-]?[\d.]+(e[+-]?\d+)?$/.test(written);
  const value = isNumber ? decimal(written) : decimal(['是', '有', '已实现'].includes(written.trim()) ? 1 : 0);
  const word = worded && !isNumber ? written : null;
  return { verdict: 'figure', figure: { value, word, status: 'normal', origins } };
}

function rowsOf(table: string): readonly { readonly headings: readonly string[]; readonly cells: Cells }[] {
  const [head = '', ...rows] = linesOf(table);
  const headings = head.split('|').map((cell) => cell.trim());
  return rows.map((row) => {
    const written = row.split('|').map((cell) => cell.trim());
    const filled = headings.flatMap((heading, column) => {
      const cell = written[column] ?? '';
      return cell === '' ? [] : [[heading, cell] as const];
    });
    return { headings, cells: Object.fromEntries(filled) };
  });
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function splitList(text: string | undefined, separator: string): readonly string[] {
  return (text ?? '')
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
