/** Which indicators of a plan a finding touches: a wrong numerator touches its rate. */
import type { Diagnostic } from '../diagnostics.ts';
import type { Indicator } from '../indicators/definition.ts';
import { rememberedBy } from '../indicators/remembered.ts';

/** The finding's own indicator and those that it is the numerator, denominator or case count of, in register order. */
export function indicatorsConcerned(finding: Diagnostic, indicators: readonly Indicator[]): readonly string[] {
  const code = finding.indicator;
  if (code === null) return [];
  return touchedByCode(indicators).get(code) ?? [];
}

/** By code, whom a finding on it concerns: there may be ten thousand findings, asked for each of thirty documents. */
const touchedByCode = rememberedBy(touchedIn);

function touchedIn(indicators: readonly Indicator[]): ReadonlyMap<string, readonly string[]> {
  const touched = new Map<string, string[]>();
  for (const { code, numerator, denominator, cases } of indicators)
    for (const named of new Set([code, numerator, denominator, cases]))
      if (named !== null) touched.set(named, [...(touched.get(named) ?? []), code]);
  return touched;
}
