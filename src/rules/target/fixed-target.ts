/** What a target says without a look at any figure: thresholds, ranges, limits with their printed form. */
import type { Decimal } from '../../indicators/decimals.ts';
import { decimal, printed, rounded } from '../../indicators/decimals.ts';
import type { Indicator, TargetDefinition } from '../../indicators/definition.ts';
import type { Comparison, JudgedTarget, Limit, TargetWords } from '../assessment.ts';
import type { OwnSeries } from '../series/own-series.ts';

/** A target that takes no figure to be made comparable; null for relative ones, trends and conditions. */
export function fixedTarget(
  indicator: Indicator,
  definition: TargetDefinition,
  words: TargetWords,
): JudgedTarget | null {
  const [simple] = thresholdsOf(definition);
  if (simple !== undefined) {
    const { comparison, value } = simple;
    return { kind: 'threshold', comparison, limit: writtenLimit(indicator, value), ...words };
  }
  const range = rangeOf(definition);
  if (range !== null) {
    const [low, high] = range;
    return { kind: 'range', low: writtenLimit(indicator, low), high: writtenLimit(indicator, high), ...words };
  }
  if (definition.exists !== undefined) return { kind: 'existence', ...words };
  if (definition.qualitative === undefined) return null;
  return { kind: 'qualitative', criterion: definition.qualitative.criterion, ...words };
}

type Thresholds = Partial<Record<'atLeast' | 'atMost' | 'above' | 'below', Decimal | undefined>>;

export function thresholdsOf(
  written: Thresholds,
): readonly { readonly comparison: Comparison; readonly value: Decimal }[] {
  const signs = { atLeast: '>=', atMost: '<=', above: '>', below: '<' } as const;
  return (['atLeast', 'atMost', 'above', 'below'] as const).flatMap((name) => {
    const value = written[name];
    return value === undefined ? [] : [{ comparison: signs[name], value }];
  });
}

/** A closed range, written as its ends or as a value with a tolerance. */
export function rangeOf(definition: TargetDefinition): readonly [Decimal, Decimal] | null {
  if (definition.between !== undefined) return definition.between;
  if (definition.around === undefined) return null;
  const { value, tolerance } = definition.around;
  return [value.minus(tolerance), value.plus(tolerance)];
}

/** As the plan writes it: 15, not 15.00. */
export function writtenLimit(indicator: Indicator, exact: Decimal): Limit {
  const figure = rounded(exact, indicator.decimals);
  return { exact, rounded: figure, printed: figure.toFixed() };
}

/** A computed number, padded to the register's decimals. */
export function computedLimit(indicator: Indicator, exact: Decimal): Limit {
  return { exact, rounded: rounded(exact, indicator.decimals), printed: printed(exact, indicator.decimals) };
}

/** Every number that a target of the indicator names: a scale must leave room for all of them. */
export function targetNumbers(indicator: Indicator, series: OwnSeries): readonly Decimal[] {
  return indicator.targets.flatMap(({ definition }) => {
    const { fromBase } = definition;
    const from = fromBase?.value ?? series.points.find((point) => point.year === fromBase?.year)?.exact;
    return [
      ...thresholdsOf(definition).map(({ value }) => value),
      ...(rangeOf(definition) ?? []),
      ...(definition.allOf ?? []).flatMap((requirement) => thresholdsOf(requirement).map(({ value }) => value)),
      ...(fromBase === undefined || from === undefined ? [] : [from.times(decimal(1).plus(fromBase.by))]),
    ];
  });
}
