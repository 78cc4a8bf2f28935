import { readFileSync } from 'node:fs';
import { evaluateForecasts, type KnownSeries, type MethodScore } from '../../src/rules/trend/evaluation.ts';
import { seriesOf, type Point } from '../../src/rules/trend/series.ts';
import { publishedProgress, trendVectors } from '../rules/trend/vectors.ts';

/**
 * Prints how every forecasting method would have done on published yearly series, one and three years ahead, by the number of
 * points it was given: `npx tsx test/bench/backtest-series.ts`. Median errors in the figures' units and in mean yearly
 * steps; the share of figures inside the interval, which is made for `combined`.
 */

const LENGTHS = [2, 3, 4, 5, 6, 7, 8];
const YEARS_AHEAD = [1, 3];
const LEVEL = 0.8;

report('Statistics Canada, trend vectors (at most ten years each)', trendSeries());
report('Statistics Canada, published progress (whole series)', progressSeries());
report('China, figures from bulletins and monitoring reports', chineseSeries());

function report(title: string, known: readonly KnownSeries[]): void {
  for (const years of YEARS_AHEAD) {
    console.log(`\n${title}: ${known.length} series, ${years} ahead`);
    console.log(['method', 'points', 'count', 'median |e|', 'in steps', 'coverage'].map(padded).join(''));
    const scores = evaluateForecasts(known, { lengths: LENGTHS, years, level: LEVEL });
    for (const score of scores) console.log(rowOf(score).map(padded).join(''));
  }
}

function rowOf(score: MethodScore): readonly string[] {
  return [
    score.method,
    String(score.points),
    String(score.count),
    score.medianAbsoluteError.toPrecision(4),
    score.medianScaledError.verdict === 'value' ? score.medianScaledError.value.toFixed(3) : '–',
    `${(100 * score.coverage).toFixed(1)}%`,
  ];
}

function padded(cell: string): string {
  return cell.padEnd(14);
}

function trendSeries(): readonly KnownSeries[] {
  const limits = new Map(publishedProgress.map(({ id, config }) => [id, config.limit]));
  return trendVectors.map(({ id, year, value }) => {
    const points = year.map((at, index) => ({ year: at, value: value[index] ?? Number.NaN }));
    return known(points, limits.get(id.replace('statcan:', '').replace(':', '|')));
  });
}

function progressSeries(): readonly KnownSeries[] {
  return publishedProgress.map(({ config, series }) =>
    known(
      series.map(([year, value]) => ({ year, value })),
      config.limit,
    ),
  );
}

/** The publication says little of what is counted: with a limit of 100 a share, above zero a rate, else a number. */
function known(points: readonly Point[], limit: number | undefined): KnownSeries {
  const series = seriesOf(points);
  const decimals = decimalsOf(points);
  if (limit === 100) return { series, scale: 'percent', bounds: [0, 100], decimals };
  const positive = points.every(({ value }) => value >= 0);
  return { series, scale: positive ? 'rate' : 'real', bounds: [positive ? 0 : null, null], decimals };
}

function chineseSeries(): readonly KnownSeries[] {
  const text = readFileSync(new URL('../fixtures/real-series.csv', import.meta.url), 'utf8');
  const rows = text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [scope = '', indicator = '', unit = '', year = '', value = ''] = line.split(',');
      return {
        key: `${scope},${indicator},${unit}`,
        indicator,
        unit,
        point: { year: Number(year), value: Number(value) },
      };
    });
  return [...new Map(rows.map((row) => [row.key, row])).values()].map(({ key, indicator, unit }) => {
    const points = rows.flatMap((row) => (row.key === key ? [row.point] : []));
    return { series: seriesOf(points), ...measureOf(indicator, unit), decimals: decimalsOf(points) };
  });
}

function measureOf(indicator: string, unit: string): Pick<KnownSeries, 'scale' | 'bounds'> {
  if (unit === '%') return { scale: 'percent', bounds: indicator.includes('毛') ? [0, null] : [0, 100] };
  if (unit.startsWith('元')) return { scale: 'money', bounds: [0, null] };
  return { scale: unit === '岁' ? 'real' : 'rate', bounds: [0, null] };
}

/** As many decimals as the longest figure shows, up to four: computed figures have no end. */
function decimalsOf(points: readonly Point[]): number {
  return Math.min(4, Math.max(...points.map(({ value }) => String(value).split('.')[1]?.length ?? 0)));
}
