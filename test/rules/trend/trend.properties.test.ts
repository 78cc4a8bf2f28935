import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aarrDiscrete, aarrLog } from '../../../src/rules/trend/aarr.ts';
import { driftSlope, geometricRate, meanYearlyChange } from '../../../src/rules/trend/drift.ts';
import { forecastAt, type Forecast } from '../../../src/rules/trend/forecast.ts';
import { METHODS, type MethodId } from '../../../src/rules/trend/methods.ts';
import { olsSlope } from '../../../src/rules/trend/ols.ts';
import { assessOpenSdg } from '../../../src/rules/trend/open-sdg.ts';
import { probabilityOfReaching, type Goal } from '../../../src/rules/trend/probability.ts';
import { chooseScale, type Bounds, type Scale } from '../../../src/rules/trend/scale.ts';
import { seriesOf, type Series } from '../../../src/rules/trend/series.ts';
import { theilSenSlope } from '../../../src/rules/trend/theil-sen.ts';

const methodIds = Object.keys(METHODS) as MethodId[];
const method = fc.constantFrom(...methodIds);
const scale = fc.constantFrom<Scale>('identity', 'log', 'logit');
const level = fc.constantFrom(0.5, 0.8, 0.95);

/** Everything a column can hold: zeros, negatives, ties, percentages, and what no honest table would. */
const wildValue = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10) },
  { weight: 2, arbitrary: fc.constantFrom(0, -0, 1, -1, 50, 99, 100, 1e-9, -1e-9) },
  { weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
  { weight: 1, arbitrary: fc.constantFrom(Number.MAX_VALUE, -Number.MAX_VALUE, Number.MIN_VALUE, 1e300, -1e300) },
);
const wildSeries = seriesWith(wildValue, 0);

/** Figures with one decimal between 1 and 99: at home on every scale. */
const share = fc.integer({ min: 10, max: 990 }).map((tenths) => tenths / 10);
const shares = seriesWith(share, 2);

function seriesWith(value: fc.Arbitrary<number>, minLength: number): fc.Arbitrary<Series> {
  return fc
    .uniqueArray(fc.integer({ min: 1990, max: 2025 }), { minLength, maxLength: 12 })
    .chain((years) =>
      fc
        .array(value, { minLength: years.length, maxLength: years.length })
        .map((values) => seriesOf(years.map((year, index) => ({ year, value: values[index] ?? 0 })))),
    );
}

const wildGoal: fc.Arbitrary<Goal> = fc.oneof(
  fc.record({ comparison: fc.constantFrom('>=', '>', '<=', '<'), value: wildValue }),
  fc.record({ comparison: fc.constant('in' as const), lower: wildValue, upper: wildValue }),
);
const bounds = fc.constantFrom<Bounds>([0, 100], [0, null], [null, null], [-5, 1e6], [null, 0]);

describe('whatever the figures', () => {
  it('a slope, a method, a rate is a finite number or says why not', () => {
    fc.assert(
      fc.property(wildSeries, fc.integer({ min: 1985, max: 2060 }), (series, year) => {
        for (const id of methodIds) expectSound(METHODS[id](series, year));
        for (const slope of [driftSlope, theilSenSlope, olsSlope]) expectSound(slope(series));
        const [from = 0, to = 0, years = 0] = series.map(({ value }) => value);
        for (const rate of [meanYearlyChange, geometricRate, aarrLog, aarrDiscrete]) expectSound(rate(from, to, years));
      }),
      { numRuns: 500 },
    );
  });

  it('a forecast lies in its interval, the interval within the bounds, and all is finite', () => {
    const horizon = fc.integer({ min: -2, max: 40 });
    const decimals = fc.integer({ min: 0, max: 4 });
    fc.assert(
      fc.property(wildSeries, scale, bounds, horizon, level, method, decimals, (series, g, limits, h, held, id, d) => {
        const year = (series.at(-1)?.year ?? 2010) + h;
        const asked = { series, scale: g, bounds: limits, decimals: d, year, level: held, method: id };
        const forecast = forecastAt(asked);
        if (forecast.verdict === 'undefined') return;
        const { value, lower, upper, se, df } = forecast;
        expect([value, lower, upper, se, df].every(Number.isFinite)).toBe(true);
        expect(lower <= value && value <= upper && se >= 0).toBe(true);
        expect(lower).toBeGreaterThanOrEqual(limits[0] ?? -Infinity);
        expect(upper).toBeLessThanOrEqual(limits[1] ?? Infinity);
      }),
      { numRuns: 1000 },
    );
  });

  it('a probability lies between 0 and 1', () => {
    fc.assert(
      fc.property(wildSeries, scale, fc.integer({ min: 1, max: 40 }), method, wildGoal, (series, g, h, id, goal) => {
        const year = (series.at(-1)?.year ?? 2010) + h;
        const chance = probabilityOfReaching({ series, scale: g, year, method: id, goal });
        expectSound(chance);
        if (chance.verdict === 'value') expect(chance.value >= 0 && chance.value <= 1).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('the open-sdg method gives finite scores from −5 to 5, or says why not', () => {
    const config = fc.record(
      {
        direction: fc.constantFrom('positive' as const, 'negative' as const),
        target: wildValue,
        targetYear: fc.integer({ min: 1990, max: 2035 }),
        baseYear: fc.integer({ min: 1990, max: 2020 }),
        limit: wildValue,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(wildSeries, config, (series, options) => {
        const assessment = assessOpenSdg(series, options);
        if (assessment.verdict === 'not-assessed') return;
        expect(Math.abs(assessment.score)).toBeLessThanOrEqual(5);
        expectSound(assessment.progress);
      }),
      { numRuns: 1000 },
    );
  });

  it('the scale that is chosen has a place for every value', () => {
    const kind = fc.constantFrom('rate', 'percent', 'count', 'money', 'real');
    fc.assert(
      fc.property(wildSeries, kind, bounds, fc.array(wildValue), (series, figureKind, limits, targets) => {
        const values = series.map(({ value }) => value);
        const chosen = chooseScale({ scale: figureKind, bounds: limits, values, targets });
        const forecast = forecast2030(series, chosen, 'combined');
        if (forecast.verdict === 'undefined') expect(forecast.because).toMatch(/no-points|one-point|overflow/);
      }),
    );
  });
});

describe('what a trend does not depend on', () => {
  const factor = fc.integer({ min: 1, max: 50 }).map((fifth) => fifth / 5);

  it('on the scale as it is: measuring in other units, from another zero, moves the forecast along', () => {
    fc.assert(
      fc.property(shares, factor, fc.integer({ min: -100, max: 100 }), method, (series, k, b, id) => {
        fc.pre(id !== 'geometric');
        const before = made(series, 'identity', id);
        const after = made(
          mapValues(series, (value) => k * value + b),
          'identity',
          id,
        );
        for (const end of ['value', 'lower', 'upper'] as const) {
          expect(after[end]).toBeCloseTo(k * before[end] + b, 6);
        }
      }),
    );
  });

  it('in logarithms: measuring in other units multiplies the forecast', () => {
    fc.assert(
      fc.property(shares, factor, fc.constantFrom<MethodId>('combined', 'geometric'), (series, k, id) => {
        const before = made(series, 'log', id);
        const after = made(
          mapValues(series, (value) => k * value),
          'log',
          id,
        );
        for (const end of ['value', 'lower', 'upper'] as const) {
          expect(Math.abs(after[end] / (k * before[end]) - 1)).toBeLessThan(1e-9);
        }
        expect(after.se).toBeCloseTo(before.se, 9);
      }),
    );
  });

  it('in logits: the share of those who do not is 100 less the share of those who do', () => {
    fc.assert(
      fc.property(shares, (series) => {
        const those = made(series, 'logit', 'combined');
        const others = made(
          mapValues(series, (value) => 100 - value),
          'logit',
          'combined',
        );
        expect(others.value).toBeCloseTo(100 - those.value, 6);
        expect(others.lower).toBeCloseTo(100 - those.upper, 6);
      }),
    );
  });

  it('counting years from another beginning changes nothing', () => {
    fc.assert(
      fc.property(shares, method, fc.integer({ min: -1000, max: 1000 }), (series, id, shift) => {
        const asked = { scale: 'identity', bounds: [null, null], decimals: 6, level: 0.8, method: id } as const;
        const moved = series.map(({ year, value }) => ({ year: year + shift, value }));
        const before = forecastAt({ ...asked, series, year: 2030 });
        const after = forecastAt({ ...asked, series: moved, year: 2030 + shift });
        if (before.verdict !== 'value' || after.verdict !== 'value') throw new Error('no forecast');
        expect(after.value).toBeCloseTo(before.value, 6);
        expect(after.se).toBeCloseTo(before.se, 9);
      }),
    );
  });

  it('a straight line goes on: every slope agrees, and the combined forecast goes part of the way', () => {
    fc.assert(
      fc.property(shares, fc.integer({ min: -20, max: 20 }), (series, slope) => {
        const line = series.map(({ year }) => ({ year, value: slope * (year - 1990) }));
        for (const of of [driftSlope, theilSenSlope, olsSlope]) {
          const outcome = of(line);
          expect(outcome.verdict === 'value' && outcome.value).toBeCloseTo(slope, 9);
        }
        const last = line.at(-1);
        const years = 2030 - (last?.year ?? 0);
        const part = line.length === 2 ? 1 / 3 : line.length === 3 ? 1 / 2 : 2 / 3;
        expect(made(line, 'identity', 'combined').value).toBeCloseTo((last?.value ?? 0) + years * slope * part, 9);
      }),
    );
  });
});

describe('intervals and probabilities hang together', () => {
  it('a higher level and a later year widen the interval', () => {
    fc.assert(
      fc.property(shares, scale, (series, g) => {
        const asked = { series, scale: g, bounds: [null, null], decimals: 9, method: 'last-value' } as const;
        const narrow = forecastAt({ ...asked, year: 2026, level: 0.8 });
        const surer = forecastAt({ ...asked, year: 2026, level: 0.95 });
        const later = forecastAt({ ...asked, year: 2030, level: 0.8 });
        if (narrow.verdict !== 'value' || surer.verdict !== 'value' || later.verdict !== 'value') throw new Error();
        for (const wide of [surer, later]) {
          expect(wide.lower).toBeLessThanOrEqual(narrow.lower + 1e-9);
          expect(wide.upper).toBeGreaterThanOrEqual(narrow.upper - 1e-9);
        }
      }),
    );
  });

  it('reaching at least T and staying below it make one; a range is what lies between its ends', () => {
    fc.assert(
      fc.property(shares, scale, share, share, (series, g, a, b) => {
        const [lower, upper] = a < b ? [a, b] : [b, a];
        const chance = (goal: Goal) => probability(series, g, goal);
        expect(chance({ comparison: '>=', value: a }) + chance({ comparison: '<', value: a })).toBeCloseTo(1, 12);
        const between = 1 - chance({ comparison: '<', value: lower }) - chance({ comparison: '>', value: upper });
        expect(chance({ comparison: 'in', lower, upper })).toBeCloseTo(between, 12);
      }),
    );
  });

  it('a harder target is never likelier', () => {
    fc.assert(
      fc.property(shares, scale, share, share, (series, g, a, b) => {
        const [easy, hard] = a < b ? [a, b] : [b, a];
        expect(probability(series, g, { comparison: '>=', value: hard })).toBeLessThanOrEqual(
          probability(series, g, { comparison: '>=', value: easy }),
        );
      }),
    );
  });

  it('turning the figures upside down turns at least into at most', () => {
    fc.assert(
      fc.property(shares, share, (series, target) => {
        const upright = probability(series, 'identity', { comparison: '>=', value: target });
        const turned = mapValues(series, (value) => -value);
        expect(probability(turned, 'identity', { comparison: '<=', value: -target })).toBeCloseTo(upright, 9);
      }),
    );
  });
});

describe('rates', () => {
  const positive = fc.double({ min: 0.01, max: 1e6, noNaN: true });
  const years = fc.integer({ min: 1, max: 40 });

  it('a growth rate does not depend on the unit, and leads back to where it ends', () => {
    fc.assert(
      fc.property(positive, positive, years, fc.double({ min: 0.01, max: 100, noNaN: true }), (from, to, n, k) => {
        const rate = number(geometricRate(from, to, n));
        expect(Math.abs((from * (1 + rate) ** n) / to - 1)).toBeLessThan(1e-6);
        expect(Math.abs(number(geometricRate(k * from, k * to, n)) - rate)).toBeLessThan(1e-9 * (1 + rate));
      }),
    );
  });

  it('the two rates of reduction are one curve: discrete = 1 − e^(−log)', () => {
    fc.assert(
      fc.property(positive, positive, years, (from, to, n) => {
        const log = number(aarrLog(from, to, n));
        const discrete = number(aarrDiscrete(from, to, n));
        expect(Math.abs(discrete - (1 - Math.exp(-log)))).toBeLessThan(1e-9 * Math.max(1, Math.abs(discrete)));
      }),
    );
  });
});

function expectSound(
  outcome: { readonly verdict: 'value'; readonly value: number } | { readonly verdict: 'undefined' },
) {
  if (outcome.verdict === 'value') expect(Number.isFinite(outcome.value)).toBe(true);
}

/** Printed so finely that half a digit is no part of the interval. */
function forecast2030(series: Series, g: Scale, id: MethodId) {
  return forecastAt({ series, scale: g, bounds: [null, null], decimals: 300, year: 2030, level: 0.8, method: id });
}

function made(series: Series, g: Scale, id: MethodId): Forecast {
  const forecast = forecast2030(series, g, id);
  if (forecast.verdict === 'undefined') throw new Error(`no forecast: ${forecast.because}`);
  return forecast;
}

function probability(series: Series, g: Scale, goal: Goal): number {
  return number(probabilityOfReaching({ series, scale: g, year: 2030, method: 'combined', goal }));
}

function number(outcome: ReturnType<typeof geometricRate>): number {
  if (outcome.verdict === 'undefined') throw new Error(outcome.because);
  return outcome.value;
}

function mapValues(series: Series, change: (value: number) => number): Series {
  return series.map(({ year, value }) => ({ year, value: change(value) }));
}
