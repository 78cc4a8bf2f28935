/** What a target says without a look at any figure: thresholds, ranges, limits with their printed form. */
import type { Decimal } from '../../indicators/decimals.ts';
import { decimal, printed, rounded } from '../../indicators/decimals.ts';
import type { Indicator } from '../../indicators/definition.ts';
import type { TargetDefinition } from '../../indicators/target-definition.ts';
import type { JudgedTarget, Limit, TargetWords } from '../assessment.ts';
import type { OwnFigure } from '../printed-figure.ts';

/** Targets that need figures to be made comparable: another one each year. */
export type MovingTarget = Extract<TargetDefinition, { readonly kind: 'relative' | 'trend' | 'all-of' }>;

/** A target made comparable where that takes no figure, else as the plan sets it. */
export type FixedOrMoving =
  | { readonly verdict: 'fixed'; readonly target: JudgedTarget }
  | { readonly verdict: 'moving'; readonly definition: MovingTarget };

export function fixedTarget(indicator: Indicator, definition: TargetDefinition, words: TargetWords): FixedOrMoving {
  const fixed = (target: JudgedTarget): FixedOrMoving => ({ verdict: 'fixed', target });
  switch (definition.kind) {
    case 'threshold': {
      const { comparison, limit, keep } = definition;
      return fixed({ kind: 'threshold', comparison, limit: writtenLimit(indicator, limit), keep, ...words });
    }
    case 'range':
      return fixed(rangeTarget(indicator, [definition.low, definition.high], definition.keep, words));
    case 'around':
      return fixed(rangeTarget(indicator, endsAround(definition), false, words));
    case 'existence':
      return fixed({ kind: 'existence', ...words });
    case 'qualitative':
      return fixed({ kind: 'qualitative', criterion: definition.criterion, ...words });
    case 'relative':
    case 'trend':
    case 'all-of':
      return { verdict: 'moving', definition };
  }
}

function rangeTarget(
  indicator: Indicator,
  [low, high]: readonly [Decimal, Decimal],
  keep: boolean,
  words: TargetWords,
): JudgedTarget {
  return { kind: 'range', low: writtenLimit(indicator, low), high: writtenLimit(indicator, high), keep, ...words };
}

function endsAround({ value, tolerance }: Extract<TargetDefinition, { readonly kind: 'around' }>) {
  return [value.minus(tolerance), value.plus(tolerance)] as const;
}

/** A closed range, written as its ends or as a value with a tolerance; null for every other kind. */
export function rangeOf(definition: TargetDefinition): readonly [Decimal, Decimal] | null {
  switch (definition.kind) {
    case 'range':
      return [definition.low, definition.high];
    case 'around':
      return endsAround(definition);
    case 'threshold':
    case 'relative':
    case 'all-of':
    case 'trend':
    case 'existence':
    case 'qualitative':
      return null;
  }
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
export function targetNumbers(indicator: Indicator, points: readonly OwnFigure[]): readonly Decimal[] {
  return indicator.targets.flatMap(({ definition }) => numbersOf(definition, points));
}

function numbersOf(definition: TargetDefinition, points: readonly OwnFigure[]): readonly Decimal[] {
  switch (definition.kind) {
    case 'threshold':
      return [definition.limit];
    case 'range':
      return [definition.low, definition.high];
    case 'around':
      return endsAround(definition);
    case 'all-of':
      return definition.conditions.map(({ limit }) => limit);
    case 'relative': {
      const { year, value } = definition.from;
      const from = value ?? points.find((point) => point.year === year)?.exact;
      return from === undefined ? [] : [from.times(decimal(1).plus(definition.by))];
    }
    case 'trend':
    case 'existence':
    case 'qualitative':
      return [];
  }
}
