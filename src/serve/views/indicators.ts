/** 指标: the list, and the page of one: judgements with inputs and method, cells, what uses them, the chart. */
import { ownArea } from '../../dataset/observation.ts';
import { cellsOf } from '../../history/explain/cells.ts';
import { explainFigure, meantBy } from '../../history/explain/explain-figure.ts';
import { usesOf } from '../../history/uses.ts';
import { planWord } from '../../indicators/plan-id.ts';
import { indicatorOf } from '../../report/figure-id-reading.ts';
import { targetSetWord } from '../../indicators/target-definition.ts';
import { columnWords } from '../../report/claims/column-words.ts';
import type { Words } from '../../report/claims/words.ts';
import type { Assessment } from '../../rules/assessment.ts';
import { warningLevels } from '../../rules/assessment.ts';
import { parseOrigin, sayOrigin } from '../../provenance.ts';
import type { RoundNow } from '../round-now.ts';
import type { UseLine } from './documents.ts';
import { useLines } from './documents.ts';

export interface IndicatorsView {
  readonly year: number;
  readonly rows: readonly IndicatorRow[];
}

export interface IndicatorRow {
  readonly code: string;
  readonly name: string;
  readonly plan: string;
  readonly domain: string;
  readonly set: string;
  readonly unit: string;
  readonly measure: string;
  readonly previous: string;
  readonly current: string;
  readonly target: string;
  readonly attainment: string;
  readonly pace: string;
  readonly level: string;
  /** For sorting: the worst first. */
  readonly levelOrder: number;
}

export function indicatorsOf(round: RoundNow): IndicatorsView {
  return {
    year: round.configuration.round.year,
    rows: round.knowledge.assessments.map((one) => rowOf(one, round.knowledge.words)),
  };
}

export interface IndicatorView {
  readonly code: string;
  readonly name: string;
  readonly measure: string;
  readonly meaning: string;
  readonly units: readonly string[];
  readonly judgements: readonly IndicatorRow[];
  /** Every figure that documents print of it, with its rule and sum. */
  readonly figures: readonly FigureLine[];
  readonly cells: readonly CellLine[];
  readonly uses: readonly UseLine[];
  readonly chart: IndicatorChart | null;
  readonly explanations: readonly { readonly text: string; readonly said: string }[];
}

export interface FigureLine {
  readonly id: string;
  readonly printed: string;
  readonly name: string;
  readonly rule: string;
  readonly formula: string;
  readonly exact: string;
  readonly rounding: string;
}

export interface CellLine {
  readonly what: string;
  readonly value: string;
  readonly origin: string;
  readonly said: string;
  readonly status: string;
}

/** One value a year; null leaves a gap. */
export interface IndicatorChart {
  readonly title: string;
  readonly measure: string;
  readonly years: readonly number[];
  readonly actual: readonly (number | null)[];
  readonly planned: readonly (number | null)[];
  readonly forecast: readonly (number | null)[];
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
  readonly areas: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  readonly target: { readonly text: string; readonly value: number } | null;
}

/** null where the round has no such indicator. */
export function indicatorOfRound(round: RoundNow, code: string): IndicatorView | null {
  const { dataset } = round.prepared;
  const indicator = dataset.indicators.find((one) => one.code === code);
  if (indicator === undefined) return null;
  const own = round.knowledge.assessments.filter((one) => one.indicator.code === code);
  const meant = meantBy(null, round.knowledge);
  const uses = usesOf(round.remembered().documents, ({ id, text }) => text !== '' && indicatorOf(id, meant) === code);
  const figures = [...new Map(uses.map((use) => [use.figure.id, use])).values()];
  return {
    code,
    name: indicator.name,
    measure: indicator.measure,
    meaning: indicator.meaning ?? '',
    units: own[0]?.units ?? [],
    judgements: own.map((one) => rowOf(one, round.knowledge.words)),
    figures: figures.map(({ figure, printing }) => {
      const { name, rule, formula, exact, rounding } = explainFigure(figure.id, printing, round.knowledge);
      return { id: figure.id, printed: figure.text, name, rule, formula, exact, rounding };
    }),
    cells: cellsOf(code, round.knowledge).map((cell) => ({
      ...cell,
      said: sayOrigin(parseOrigin(cell.origin)),
      status: statusWords[cell.status],
    })),
    uses: useLines(uses),
    chart: chartOf(own, round),
    explanations: dataset.explanations
      .filter((one) => one.indicator === code)
      .map(({ text, origin }) => ({ text, said: sayOrigin(origin) })),
  };
}

const statusWords = {
  normal: '',
  revised: '修订',
  provisional: '初步数',
  'too-small': '数太小',
  'not-applicable': '不适用',
  'not-collected': '未统计',
  'not-carried-out': '未开展',
  missing: '缺',
  unreadable: '读不出',
  refused: '没有采用',
  conflict: '有冲突',
} as const satisfies Record<ReturnType<typeof cellsOf>[number]['status'], string>;

function rowOf(one: Assessment, words: Words): IndicatorRow {
  const { indicator, target, current, change } = one;
  return {
    code: indicator.code,
    name: indicator.name,
    plan: planWord[one.plan],
    domain: one.domain,
    set: one.targetSet === null ? '无' : targetSetWord[one.targetSet],
    unit: one.units.join('、'),
    measure: indicator.measure,
    previous: change.previous.verdict === 'known' ? change.previous.figure.printed : '无',
    current:
      current.verdict === 'known'
        ? current.figure.printed + (current.carried ? `（${current.figure.year}年）` : '')
        : (one.word ?? '无'),
    target: target.kind === 'none' ? '无' : target.text,
    ...columnWords(words, one),
    levelOrder: one.warning.level === 'grey' ? 1 : -warningLevels.indexOf(one.warning.level),
  };
}

function chartOf(own: readonly Assessment[], round: RoundNow): IndicatorChart | null {
  const { plans } = round.configuration.round;
  const one = own.find(({ plan, targetSet }) => targetSet === plans[plan].judge) ?? own[0];
  if (one === undefined || one.indicator.scale === 'text' || one.indicator.scale === 'yes-no') return null;
  const { dataset } = round.prepared;
  const code = one.indicator.code;
  const areas = round.configuration.round.areas;
  const years = [
    ...new Set([
      ...dataset.years(code, ownArea),
      ...areas.flatMap(({ id }) => dataset.years(code, id)),
      ...one.path.map(({ year }) => year),
    ]),
  ].toSorted((a, b) => a - b);
  if (years.length === 0) return null;
  const of = (area: string) => (year: number) => {
    const found = dataset.figure(code, area, year);
    return found.verdict === 'figure' ? found.figure.value.toNumber() : null;
  };
  const step = (year: number) => one.path.find((each) => each.year === year);
  const hasForecast = one.path.some(({ forecast: found }) => found.verdict === 'known');
  const forecast = (pick: 'value' | 'lower' | 'upper') => (year: number) => {
    const found = step(year)?.forecast;
    if (found?.verdict === 'known') return found[pick];
    // The line and the band begin where the actual figures end.
    return hasForecast && one.current.verdict === 'known' && year === one.current.figure.year
      ? one.current.figure.exact.toNumber()
      : null;
  };
  const limit = one.target.kind === 'threshold' || one.target.kind === 'relative' ? one.target.limit : null;
  return {
    title: `${one.indicator.name}（${planWord[one.plan]}）`,
    measure: one.indicator.measure,
    years,
    actual: years.map(of(ownArea)),
    planned: years.map((year) => {
      const planned = step(year)?.planned;
      return planned?.verdict === 'known' ? planned.limit.exact.toNumber() : null;
    }),
    forecast: years.map(forecast('value')),
    low: years.map(forecast('lower')),
    high: years.map(forecast('upper')),
    areas: areas
      .map(({ id, name }) => ({ name, values: years.map(of(id)) }))
      .filter(({ values }) => values.some((value) => value !== null)),
    target:
      limit === null || one.target.kind === 'none' ? null : { text: one.target.text, value: limit.exact.toNumber() },
  };
}
