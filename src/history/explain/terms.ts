/** The terms that sums are made of: an assessment's figures and limits as numbers that know what they are. */
import { decimal } from '../../indicators/decimals.ts';
import type { TargetRequirement } from '../../indicators/target-definition.ts';
import type { Origin } from '../../provenance.ts';
import type { Assessment, Limit, PrintedFigure } from '../../rules/assessment.ts';
import type { NumericTarget } from '../../rules/target/target-test.ts';
import { goalFrom, isNumeric } from '../../rules/target/target-test.ts';
import type { Dataset } from '../../dataset/dataset.ts';
import { ownArea } from '../../dataset/observation.ts';
import type { Sum } from './sum.ts';
import { minus, number, one as unity, plus, times } from './sum.ts';

/** As it is printed: gaps and changes are taken from printed figures. */
export function asPrinted(figure: PrintedFigure, what: string, { indicator }: Assessment): Sum {
  const { decimals } = indicator;
  return number(figure.printed, yearly(what, figure), { rounded: decimals, origins: figure.origins });
}

/** As it was read: speeds and forecasts run on the exact figures. */
export function asRead(figure: PrintedFigure, what: string): Sum {
  return number(figure.exact.toFixed(), yearly(what, figure), { origins: figure.origins });
}

function yearly(what: string, { year }: PrintedFigure): string {
  return `${what}（${year}年）`;
}

/** The number that counts for a figure, as the plan writes it. */
export function limitAsPrinted(limit: Limit, one: Assessment, dataset: Dataset): Sum {
  const { indicator, target } = one;
  const { decimals } = indicator;
  const computed = computedLimit(limit, one, dataset);
  if (computed !== null) return { kind: 'rounded', of: computed, decimals };
  return number(limit.printed, '目标值', { rounded: decimals, origins: originsOf(target) });
}

/** Unrounded; a relative target is worked out from the value of its base year. */
export function limitAsRead(limit: Limit, one: Assessment, dataset: Dataset): Sum {
  return (
    computedLimit(limit, one, dataset) ?? number(limit.exact.toFixed(), '目标值', { origins: originsOf(one.target) })
  );
}

/** The sum by which a plan's words give a number; null where they say it. */
export function computedLimit(limit: Limit, one: Assessment, dataset: Dataset): Sum | null {
  const written = one.indicator.targets.find(({ definition }) => definition.set === one.targetSet);
  if (written === undefined) return null;
  const { definition, origin } = written;
  if (definition.kind === 'relative' && one.target.kind === 'relative') {
    return relativeLimit(definition, origin, one, dataset);
  }
  if (definition.kind !== 'around' || one.target.kind !== 'range') return null;
  const middle = number(definition.value.toFixed(), '规划要求的值', { origins: [origin] });
  const either = number(definition.tolerance.toFixed(), '允许的上下差', { origins: [origin] });
  return limit.exact.equals(one.target.low.exact) ? minus(middle, either) : plus(middle, either);
}

/** 15.2 × （1 ＋ （-0.1666…）） */
function relativeLimit(
  { from, by }: Extract<TargetRequirement, { readonly kind: 'relative' }>,
  origin: Origin,
  { indicator, base }: Assessment,
  dataset: Dataset,
): Sum | null {
  const share = number(by.toFixed(), '规划要求的增减幅度', { origins: [origin] });
  const found = dataset.figure(indicator.code, ownArea, from.year);
  const start =
    from.value !== null
      ? { value: from.value, origins: [origin] }
      : base.verdict === 'known' && base.figure.year === from.year
        ? { value: base.figure.exact, origins: base.figure.origins }
        : found.verdict === 'figure'
          ? found.figure
          : null;
  if (start === null) return null;
  const value = number(start.value.toFixed(), `${from.year}年的数`, { origins: start.origins });
  return times(value, plus(unity, share));
}

function originsOf(target: Assessment['target']): readonly Origin[] {
  return target.kind === 'none' ? [] : target.origins;
}

/** The target's number that a figure has to reach; null where none is, or inside a range. */
export function goalOf(
  target: Assessment['target'],
  from: PrintedFigure,
): { readonly limit: Limit; readonly target: NumericTarget } | null {
  if (!isNumeric(target)) return null;
  const goal = goalFrom(target, from.rounded);
  return goal === null ? null : { limit: goal.limit, target };
}

/** A statistic in the fifteen digits that it carries. */
export function statisticText(value: number): string {
  return decimal(value.toPrecision(15)).toFixed();
}
