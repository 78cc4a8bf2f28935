/**
 * Prints how the warning levels would have done on published yearly series, seen one and two years before the verdict:
 * `npx tsx test/bench/warning-score.ts`. Beside them the two ways an office has without any method: warn of everything
 * that is not met, and warn of whatever a straight line since the base leads past the target.
 *
 * The published targets are due in 2025 and later and their series end before: no verdict on them has come. They are
 * tested by whether the last year reached the value that leads straight from the base to them (`provisional`). What can
 * be tested to the end are targets that are set afterwards, and are called so:
 * - `median`: half the median yearly growth for the better of all these series, asked of each: the same of everybody,
 *   whoever reaches it.
 * - `trend`: the mean yearly change of the five years before the base, going on to the target year, where it was for the
 *   better: what a planner could have asked for at the base, knowing nothing of what was to come.
 * - `outcome`: the base plus 0.6, 0.9, 1.1 and 1.5 times the change that came in the end, where it was for the better: two
 *   that are reached and two that are missed, closely and by far. Drawn from what came, so they say how well levels
 *   tell near from far, not how often an office would be right.
 * The Chinese figures are tested against the national targets of 2020 as they stood at the last published year: seven
 * series, no statistics.
 *
 * `yellowBelow` 0.5 asks of the row "slightly behind" alone, as the method's text does: on the trend set two years ahead
 * 86.5 % hits at 28.9 % false alarms become 86.0 at 27.6. The 86.8 at 17.8 that the method quotes come of asking every
 * yellow, nearly met and losing among them: asked so, this bench gives 85.5 at 17.5 (one year ahead 90.5 at 11.4).
 */
import { readFileSync } from 'node:fs';
import { assess } from '../../src/rules/assess.ts';
import { backtest, testOf, warningRules, type PastWarning } from '../../src/rules/shown/backtest.ts';
import { datasetOf } from '../rules/dataset-from-text.ts';
import { publishedProgress, trendVectors } from '../rules/trend/vectors.ts';

interface Watched {
  readonly name: string;
  readonly rises: boolean;
  readonly percent: boolean;
  readonly series: readonly (readonly [year: number, value: number])[];
}

interface Case {
  readonly of: Watched;
  readonly base: number;
  readonly due: number;
  readonly target: number;
  /** The year of the verdict, where the target is not due yet. */
  readonly until?: number;
}

const spans = [4, 5, 6, 8, 10];

/** 中国妇女、儿童发展纲要（2011—2020年）: base 2010, targets of 2020. */
const national = [
  { indicator: '孕产妇死亡率', rises: false, percent: false, target: 20 },
  { indicator: '婴儿死亡率', rises: false, percent: false, target: 10 },
  { indicator: '5岁以下儿童死亡率', rises: false, percent: false, target: 13 },
  { indicator: '学前教育毛入园率', rises: true, percent: false, target: 70 },
  { indicator: '九年义务教育巩固率', rises: true, percent: true, target: 95 },
  { indicator: '高中阶段毛入学率', rises: true, percent: false, target: 90 },
  { indicator: '高等教育毛入学率', rises: true, percent: false, target: 40 },
] as const;

/** The standard table, and beside it the setting that lets what is likely to be met all the same only be watched. */
const settings = [{}, { yellowBelow: '0.5' }] as const;

const watched = publishedSeries();
report('Statistics Canada, published targets, provisional: the planned value of the last year', publishedCases());
report('Statistics Canada, targets set afterwards: trend before the base', watched.flatMap(trendCases));
report('Statistics Canada, targets set afterwards: from the outcome', watched.flatMap(outcomeCases));
report('Statistics Canada, targets set afterwards: the median growth of all series', medianCases(watched));
reportNational();

function report(title: string, cases: readonly Case[]): void {
  console.log(`\n${title}: ${new Set(cases.map((one) => one.of)).size} series, ${cases.length} targets`);
  for (const chosen of settings) {
    console.log(`yellowBelow ${'yellowBelow' in chosen ? chosen.yellowBelow : '1 (standard)'}`);
    printScores(cases.flatMap((one) => replayed(one, chosen)));
  }
}

function printScores(warnings: readonly PastWarning[]): void {
  console.log(
    ['ahead', 'rule', 'n', 'caught', 'missed', 'false', 'quiet', 'hit %', 'false %', 'precision', 'Youden']
      .map(padded)
      .join(''),
  );
  for (const ahead of [2, 1] as const) {
    const trials = warnings.filter((one) => one.ahead === ahead && one.straightLineMisses !== null);
    for (const rule of warningRules) {
      const { caught, overlooked, falseAlarms, quiet } = testOf(rule, trials);
      const hit = caught / (caught + overlooked);
      const wrong = falseAlarms / (falseAlarms + quiet);
      const counts = [trials.length, caught, overlooked, falseAlarms, quiet].map(String);
      const shares = [hit, wrong, caught / (caught + falseAlarms)].map((share) => (100 * share).toFixed(1));
      console.log([String(ahead), rule, ...counts, ...shares, (hit - wrong).toFixed(3)].map(padded).join(''));
    }
  }
}

function padded(cell: string): string {
  return cell.padEnd(cell.length > 10 ? cell.length + 1 : 11);
}

/** A round of one indicator that reports in the year of the verdict: its past, seen from the years before. */
function replayed(
  { of, base, due, target, until = due }: Case,
  chosen: Readonly<Record<string, string>>,
): readonly PastWarning[] {
  const shown = of.series.filter(([year]) => year <= until);
  const from = of.series.find(([year]) => year === base);
  if (from === undefined) return [];
  const years = shown.map(([year]) => String(year));
  const { scale, bounds } = kindOf(of);
  const decimals = decimalsOf(of);
  const limit = target.toFixed(decimals);
  const dataset = datasetOf({
    settings: chosen,
    year: until,
    base,
    target: due,
    indicators: [
      'code | direction | scale | bounds | decimals | base | targets',
      `T01 | ${of.rises ? 'increase' : 'decrease'} | ${scale} | ${bounds} | ${decimals} | ${written(from[1])} | own ${of.rises ? '>=' : '<='} ${limit}`,
    ].join('\n'),
    figures: [
      ['code', 'area', ...years].join(' | '),
      ['T01', 'own', ...shown.map(([, value]) => written(value))].join(' | '),
    ].join('\n'),
  });
  return backtest(dataset).warnings;
}

function kindOf({ percent, series }: Watched): { readonly scale: string; readonly bounds: string } {
  if (percent) return { scale: 'percent', bounds: '0..100' };
  return series.every(([, value]) => value >= 0) ? { scale: 'rate', bounds: '0..' } : { scale: 'real', bounds: '..' };
}

/** As published, and at least two: a computed target must not be rounded onto its base. */
function decimalsOf({ series }: Watched): number {
  const longest = Math.max(...series.map(([, value]) => written(value).split('.')[1]?.length ?? 0));
  return Math.min(6, Math.max(2, longest + 1));
}

function written(value: number): string {
  return String(Number(value.toPrecision(12)));
}

/** Both published sets, each series once, with the direction that its publisher gives it. */
function publishedSeries(): readonly Watched[] {
  const published = publishedProgress.map(({ id, config, series }): Watched => {
    return { name: id, rises: config.direction === 'positive', percent: config.limit === 100, series };
  });
  const known = new Map(published.map((one) => [one.name.split(' / ')[0] ?? one.name, one]));
  const trends = trendVectors.flatMap(({ id, year, value }): readonly Watched[] => {
    const name = id.replace('statcan:', '').replace(':', '|');
    const other = known.get(name);
    const series = year.map((at, index) => [at, value[index] ?? Number.NaN] as const);
    return other === undefined ? [] : [{ ...other, name: id, series }];
  });
  const seen = new Set<string>();
  return [...published, ...trends].filter(({ series, percent }) => {
    const key = JSON.stringify(series);
    const fits = !percent || series.every(([, value]) => value >= 0 && value <= 100);
    const fresh = !seen.has(key) && series.length >= 5 && fits;
    seen.add(key);
    return fresh && series.every(([, value]) => value !== 0);
  });
}

/** Base and target year as published, else those of the Open SDG platform. */
function publishedCases(): readonly Case[] {
  return publishedProgress.flatMap(({ id, config, series, published }): readonly Case[] => {
    const until = series.at(-1)?.[0];
    if (config.target === undefined || until === undefined || until - published.base_year < 2) return [];
    const of = { name: id, rises: config.direction === 'positive', percent: config.limit === 100, series };
    return [{ of, base: published.base_year, due: config.target_year ?? 2030, target: config.target, until }];
  });
}

/** Every stretch of the series that ends in a figure. */
function stretches(of: Watched): readonly { readonly base: number; readonly due: number }[] {
  const years = new Set(of.series.map(([year]) => year));
  return [...years].flatMap((base) =>
    spans.map((span) => ({ base, due: base + span })).filter(({ due }) => years.has(due)),
  );
}

function valueIn({ series }: Watched, year: number): number | undefined {
  return series.find(([at]) => at === year)?.[1];
}

function isBetter({ rises }: Watched, change: number): boolean {
  return rises ? change > 0 : change < 0;
}

function fits({ percent }: Watched, target: number): boolean {
  return percent ? target > 0 && target < 100 : target > 0;
}

function trendCases(of: Watched): readonly Case[] {
  return stretches(of).flatMap(({ base, due }) => {
    const from = valueIn(of, base - 5);
    const to = valueIn(of, base);
    if (from === undefined || to === undefined || !isBetter(of, to - from)) return [];
    const target = to + ((to - from) / 5) * (due - base);
    return fits(of, target) ? [{ of, base, due, target }] : [];
  });
}

function outcomeCases(of: Watched): readonly Case[] {
  return stretches(of).flatMap(({ base, due }) => {
    const from = valueIn(of, base);
    const to = valueIn(of, due);
    if (from === undefined || to === undefined || !isBetter(of, to - from)) return [];
    return [0.6, 0.9, 1.1, 1.5]
      .map((share) => from + share * (to - from))
      .filter((target) => fits(of, target))
      .map((target) => ({ of, base, due, target }));
  });
}

function medianCases(all: readonly Watched[]): readonly Case[] {
  const rated = all.flatMap((of) =>
    stretches(of).flatMap(({ base, due }) => {
      const [from, to] = [valueIn(of, base), valueIn(of, due)];
      if (from === undefined || to === undefined || from <= 0 || to <= 0) return [];
      return [{ of, base, due, from, rate: (Math.log(to / from) / (due - base)) * (of.rises ? 1 : -1) }];
    }),
  );
  const better = rated
    .map(({ rate }) => rate)
    .filter((rate) => rate > 0)
    .toSorted((a, b) => a - b);
  const median = better[Math.floor(better.length / 2)] ?? 0;
  return rated
    .map(({ of, base, due, from }) => ({
      of,
      base,
      due,
      target: from * Math.exp((of.rises ? 1 : -1) * (median / 2) * (due - base)),
    }))
    .filter(({ of, target }) => fits(of, target));
}

function reportNational(): void {
  const text = readFileSync(new URL('../fixtures/real-series.csv', import.meta.url), 'utf8');
  const rows = text
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  console.log('\nChina, national targets of 2020, level by year (no verdict of 2020 is among the figures)');
  for (const { indicator, rises, percent, target } of national) {
    const series = rows
      .filter(([scope, name]) => scope === '全国' && name === indicator)
      .map(([, , , year, value]) => [Number(year), Number(value)] as const);
    const told = nationalLevels({ name: indicator, rises, percent, series }, target);
    console.log(`${indicator.padEnd(12)}${rises ? '≥' : '≤'}${target}  ${told.join('  ')}`);
  }
}

/** Seen from each year with a figure: the figure, the level, and what came last. */
function nationalLevels(of: Watched, target: number): readonly string[] {
  const { scale, bounds } = kindOf(of);
  const last = of.series.at(-1)?.[0] ?? 2018;
  const base = valueIn(of, 2010);
  const dataset = datasetOf({
    year: last,
    base: 2010,
    target: 2020,
    indicators: [
      'code | direction | scale | bounds | decimals | base | targets',
      `T01 | ${of.rises ? 'increase' : 'decrease'} | ${scale} | ${bounds} | 1 | ${base} | own ${of.rises ? '>=' : '<='} ${target}`,
    ].join('\n'),
    figures: [
      ['code', 'area', ...of.series.map(([year]) => year)].join(' | '),
      ['T01', 'own', ...of.series.map(([, value]) => value)].join(' | '),
    ].join('\n'),
  });
  return levelsByYear(dataset);
}

function levelsByYear(dataset: ReturnType<typeof datasetOf>): readonly string[] {
  const [only] = assess(dataset);
  return (only?.path ?? []).flatMap(({ year, actual, level }) =>
    actual.verdict === 'known' && level !== null ? [`${year}:${actual.figure.printed} ${level}`] : [],
  );
}
