/** Which indicators of a plan a finding touches: a wrong numerator touches its rate. */
import type { Diagnostic } from '../diagnostics.ts';
import type { Indicator } from '../indicators/definition.ts';

/** The finding's own indicator and those that it is the numerator, denominator or case count of, in register order. */
export function indicatorsConcerned(finding: Diagnostic, indicators: readonly Indicator[]): readonly string[] {
  const code = finding.indicator;
  if (code === null) return [];
  return indicators
    .filter((one) => [one.code, one.numerator, one.denominator, one.cases].includes(code))
    .map((one) => one.code);
}
