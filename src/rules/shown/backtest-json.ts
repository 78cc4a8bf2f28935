/** The form of `fuer backtest --json`. Figures as printed are decimal strings; everything else is a statistic. */
import type { Backtest } from './backtest.ts';

export const emptyBacktestJson = { forecasts: [], methods: [], warnings: [], tests: [] };

export function backtestJson({
  forecasts,
  methods,
  warnings,
  tests,
}: Backtest): Record<keyof Backtest, readonly object[]> {
  return {
    forecasts: forecasts.map(({ indicator, actual, ...one }) => ({
      indicator: indicator.code,
      name: indicator.name,
      ...one,
      actual: actual.printed,
    })),
    methods: methods.map(({ medianScaledError, ...score }) => ({
      ...score,
      medianScaledError: medianScaledError.verdict === 'value' ? medianScaledError.value : null,
    })),
    warnings: warnings.map(({ indicator, ...one }) => ({ indicator: indicator.code, name: indicator.name, ...one })),
    tests,
  };
}
