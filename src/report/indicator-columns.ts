/**
 * The columns in which tables show an assessment, each cell as inlines with figure ids and origins. One definition serves
 * the tables in a report's text, its annex, and the warning workbooks, so that they cannot disagree.
 */
import type { Claim, ClaimKind, Says } from './claims/claim.ts';
import type { WordForm, Words } from './claims/words.ts';
import type { Assessment, AreaComparison, Forecast, PrintedDifference, PrintedFigure } from '../rules/assessment.ts';
import { figureInline } from './composer.ts';
import type { FigureId, ForecastPart } from './figure-id.ts';
import { judgedBy, ownFigureId } from './figure-id.ts';
import { areaDifferenceId, changeId } from './figure-words.ts';
import { mannerOf } from '../rules/series/counts.ts';
import type { Align, Inline } from './model.ts';
import { magnitude, printedStatistic } from './numbers.ts';

export interface IndicatorColumn {
  readonly heading: readonly string[];
  /** Relative width. */
  readonly width: number;
  readonly align: Align;
  readonly cell: (one: Assessment, position: number) => readonly Inline[];
  /** Tells of the target, or what is judged by it. */
  readonly judges?: true;
}

export const absent = '—';

export function textCell(text: string): readonly Inline[] {
  return [{ kind: 'text', text }];
}

export const serialColumn: IndicatorColumn = {
  heading: ['序号'],
  width: 4,
  align: 'center',
  cell: (_, position) => textCell(String(position + 1)),
};

export const nameColumn: IndicatorColumn = {
  heading: ['指标名称'],
  width: 22,
  align: 'left',
  cell: (one) => textCell(one.indicator.name),
};

export const measureColumn: IndicatorColumn = {
  heading: ['计量单位'],
  width: 7,
  align: 'center',
  cell: (one) => textCell(one.indicator.measure),
};

export function targetColumn(year: number): IndicatorColumn {
  return {
    judges: true,
    heading: [`目标值（${year}年）`],
    width: 11,
    align: 'center',
    cell: (one) =>
      one.target.kind === 'none'
        ? textCell(absent)
        : [figureInline(one.target.text, { kind: 'target', ...judgedBy(one), part: 'text' }, one.target.origins)],
  };
}

export function yearColumn(words: Words, year: number, heading: string = `${year}年`): IndicatorColumn {
  return { heading: [heading], width: 8, align: 'right', cell: (one) => yearCell(words, one, year) };
}

/** A year's figure by path, change, base or current; 无数据 in the reporting year, blank mark before. */
export function yearCell(words: Words, one: Assessment, year: number): readonly Inline[] {
  const shown = figureOf(one, year);
  if (shown !== null) return [ownInline(one, shown)];
  // Carried on from an election or a census: never under a year that is not its own without that year.
  if (year === one.year && one.current.verdict === 'known') return [withItsYear(one, one.current.figure)];
  return year === one.year && one.attainment === 'no-data'
    ? wordCell(words, one, 'attainment', 'no-data')
    : textCell('…');
}

export function figureOf(one: Assessment, year: number): PrintedFigure | null {
  if (one.current.verdict === 'known' && one.current.figure.year === year) return one.current.figure;
  if (one.base.verdict === 'known' && one.base.figure.year === year) return one.base.figure;
  if (one.change.previous.verdict === 'known' && one.change.previous.figure.year === year)
    return one.change.previous.figure;
  const step = one.path.find((candidate) => candidate.year === year);
  if (step?.actual.verdict === 'known') return step.actual.figure;
  if (one.older.verdict === 'known' && one.older.figure.year === year) return one.older.figure;
  return null;
}

/** 79.86, or 79.86（2010） of another year than the reporting year, or than the row's. */
export function withItsYear(one: Assessment, shown: PrintedFigure, expected = one.year): Inline {
  const inline = ownInline(one, shown);
  return shown.year === expected || inline.kind !== 'figure'
    ? inline
    : { ...inline, text: `${inline.text}（${shown.year}）` };
}

function ownInline(one: Assessment, shown: PrintedFigure): Inline {
  const word =
    one.word !== null && (one.indicator.scale === 'yes-no' || one.indicator.scale === 'text') && shown.year === one.year
      ? one.word
      : shown.printed;
  return figureInline(word, ownFigureId(one, shown.year), shown.origins);
}

export const changeColumn: IndicatorColumn = {
  heading: ['比上年增减'],
  width: 8,
  align: 'right',
  cell: (one) =>
    one.change.difference.verdict === 'known'
      ? [signed(one.change.difference.difference, changeId(one))]
      : textCell(absent),
};

/** Of a closing report: over the whole plan. */
export const sinceBaseColumn: IndicatorColumn = {
  heading: ['比基期增减'],
  width: 8,
  align: 'right',
  cell: (one) =>
    one.change.sinceBase.verdict === 'known'
      ? [signed(one.change.sinceBase.difference, { kind: 'since-base', ...judgedBy(one) })]
      : textCell(absent),
};

export const gapColumn: IndicatorColumn = {
  judges: true,
  heading: ['与目标差距'],
  width: 8,
  align: 'right',
  cell: (one) =>
    one.gap.verdict === 'known' ? [signed(one.gap.difference, { kind: 'gap', ...judgedBy(one) })] : textCell(absent),
};

/** With its sign; zero without. */
export function signed(difference: PrintedDifference, id: FigureId): Inline {
  const sign = difference.value.isZero() ? '' : difference.value.isNegative() ? '-' : '+';
  return figureInline(sign + magnitude(difference.printed), id, difference.origins);
}

export function verdictColumn(words: Words): IndicatorColumn {
  return {
    judges: true,
    heading: ['达标情况'],
    width: 9,
    align: 'center',
    cell: (one) => wordCell(words, one, 'attainment', mannerOf(one)),
  };
}

export function levelColumn(words: Words, form: WordForm): IndicatorColumn {
  return {
    judges: true,
    heading: ['预警等级'],
    width: 8,
    align: 'center',
    cell: (one) => wordCell(words, one, 'level', one.warning.level, form),
  };
}

/** A word that judges, in a cell. */
export function wordCell<K extends ClaimKind>(
  words: Words,
  one: Assessment,
  kind: K,
  is: Says[K],
  form: WordForm = 'word',
): readonly Inline[] {
  const claim = { kind, is, of: [judgedBy(one)] };
  // A claim of one kind is a claim: the compiler does not see it through the parameter.
  return [{ kind: 'claim', text: words.say(kind, is, form), claim: claim as Claim }];
}

export const unitColumn: IndicatorColumn = {
  heading: ['责任单位'],
  width: 9,
  align: 'center',
  cell: (one) => textCell(one.units.join('、')),
};

/** Needed points a year from now on; 0 where the target is met. With one year left it is the printed gap itself. */
export const neededColumn: IndicatorColumn = {
  judges: true,
  heading: ['下年需达速度'],
  width: 8,
  align: 'right',
  cell: (one) => {
    const { neededPerYear } = one.pace;
    const { needed } = one.speeds;
    if (neededPerYear.verdict === 'unknown' || needed.verdict === 'unknown') return textCell(absent);
    if (one.current.verdict === 'unknown') return textCell(absent);
    const sign = neededPerYear.value < 0 ? '-' : neededPerYear.value > 0 ? '+' : '';
    const id = { kind: 'speed', ...judgedBy(one), which: 'needed' } as const;
    return [figureInline(sign + needed.printed, id, one.current.figure.origins)];
  },
};

export const achievedColumn: IndicatorColumn = {
  heading: ['近年平均速度'],
  width: 8,
  align: 'right',
  cell: (one) => {
    const { achievedPerYear } = one.pace;
    const { achieved } = one.speeds;
    if (achievedPerYear.verdict === 'unknown' || achieved.verdict === 'unknown') return textCell(absent);
    if (one.current.verdict === 'unknown') return textCell(absent);
    const sign = achievedPerYear.value < 0 ? '-' : achievedPerYear.value > 0 ? '+' : '';
    const id = { kind: 'speed', ...judgedBy(one), which: 'achieved' } as const;
    return [figureInline(sign + achieved.printed, id, one.current.figure.origins)];
  },
};

/** The last three years alone, beside the pace since the base. */
export const recentColumn: IndicatorColumn = {
  heading: ['近三年平均速度'],
  width: 8,
  align: 'right',
  cell: (one) => {
    if (one.recent.verdict === 'unknown' || one.current.verdict === 'unknown') return textCell(absent);
    const { perYear, printed } = one.recent.recent;
    const sign = perYear < 0 ? '-' : perYear > 0 ? '+' : '';
    const id = { kind: 'speed', ...judgedBy(one), which: 'recent' } as const;
    return [figureInline(sign + printed, id, one.current.figure.origins)];
  },
};

export function forecastColumn(heading: string): IndicatorColumn {
  return {
    heading: [heading],
    width: 8,
    align: 'right',
    cell: (one) => {
      const forecast = one.forecast[0];
      if (forecast === undefined) return textCell(absent);
      return [forecastInline(one, forecast, 'value')];
    },
  };
}

/** Where the plan has more than a year to go: what the outlook is said of. */
export function targetYearForecastColumn(targetYear: number): IndicatorColumn {
  return {
    heading: [`${targetYear}年预测`],
    width: 8,
    align: 'right',
    cell: (one) => {
      const forecast = one.forecast.find(({ year }) => year === targetYear);
      return forecast === undefined ? textCell(absent) : [forecastInline(one, forecast, 'value')];
    },
  };
}

export const intervalColumn: IndicatorColumn = {
  heading: ['预测区间'],
  width: 13,
  align: 'center',
  cell: (one) => {
    const forecast = one.forecast[0];
    if (forecast === undefined) return textCell(absent);
    return [
      forecastInline(one, forecast, 'lower'),
      { kind: 'text', text: '～' },
      forecastInline(one, forecast, 'upper'),
    ];
  },
};

function forecastInline(one: Assessment, forecast: Forecast, part: ForecastPart): Inline {
  const text = printedStatistic(forecast[part], one.indicator.decimals);
  return figureInline(text, { kind: 'forecast', ...judgedBy(one), year: forecast.year, part }, forecast.origins);
}

/** `expected`: the year of which a row's figures are without saying so. */
export function areaColumns(
  area: string,
  name: string,
  expected: (one: Assessment) => number,
): readonly IndicatorColumn[] {
  const find = (one: Assessment): AreaComparison | undefined =>
    one.comparison.find((comparison) => comparison.area === area);
  return [
    {
      heading: [name],
      width: 8,
      align: 'right',
      cell: (one) => {
        const comparison = find(one);
        if (comparison === undefined) return textCell('…');
        const shown = comparison.figure;
        const text = comparison.year === expected(one) ? shown.printed : `${shown.printed}（${comparison.year}）`;
        const id = {
          kind: 'value',
          indicator: one.indicator.code,
          area,
          year: comparison.year,
          dimension: null,
        } as const;
        return [figureInline(text, id, shown.origins)];
      },
    },
    {
      heading: ['差值'],
      width: 7,
      align: 'right',
      cell: (one) => {
        const comparison = find(one);
        if (comparison === undefined) return textCell(absent);
        return [signed(comparison.difference, areaDifferenceId(one, comparison))];
      },
    },
  ];
}

/** 并列1/3: the place among so many. */
export function rankColumn(words: Words): IndicatorColumn {
  return {
    heading: ['位次'],
    width: 7,
    align: 'center',
    cell: (one) => {
      if (one.rank.verdict === 'unknown') return textCell(absent);
      const { position, of, shared } = one.rank.rank;
      const place: Claim = { kind: 'rank', is: `${position}`, of: [judgedBy(one)] };
      return [
        ...(shared ? wordCell(words, one, 'rank-shared', 'shared') : []),
        { kind: 'claim', text: String(position), claim: place },
        ...textCell(`/${of}`),
      ];
    },
  };
}
