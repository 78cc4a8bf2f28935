import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Series } from '../../../src/rules/trend/series.ts';

/** Published figures, with the program or office they come from under `source` in each file. */

const numbers = z.array(z.number());

const trendFile = z.object({
  series: z.array(
    z.object({
      id: z.string(),
      year: numbers,
      value: numbers,
      ols: z.object({ at: numbers, fit: numbers, slope: z.number() }),
      theil_sen: z.object({ slope: z.number() }),
      cagr: z.object({ cagr: z.number() }).optional(),
      drift: z.object({ mean: numbers, lower80: numbers, upper80: numbers, slope: z.number() }).optional(),
    }),
  ),
});

const progressFile = z.object({
  series: z.array(
    z.object({
      id: z.string(),
      config: z.object({
        direction: z.enum(['positive', 'negative']).optional(),
        target: z.number().optional(),
        target_year: z.number().optional(),
        base_year: z.number().optional(),
        limit: z.number().optional(),
        unit: z.string().optional(),
      }),
      series: z.array(z.tuple([z.number(), z.number()])),
      published: z.object({
        base_value: z.number(),
        base_year: z.number(),
        current_value: z.number(),
        current_year: z.number(),
        progress_value: z.number().nullable(),
        score: z.number().nullable(),
        status: z.string(),
      }),
    }),
  ),
});

const quantileFile = z.object({ t: z.array(z.object({ df: z.number(), p: z.number(), t: z.number() })) });

const rateFile = z.object({ items: z.array(z.object({ id: z.string(), published_pct: z.number() })) });

export const trendVectors = trendFile.parse(json('trend-vectors.json')).series;
export const publishedProgress = progressFile.parse(json('published-progress.json')).series;
export const tQuantiles = quantileFile.parse(json('t-quantiles.json')).t;
export const publishedRates = rateFile.parse(json('published-rates.json')).items;

/** Values in consecutive years, or in the years given. */
export function yearly(values: readonly number[], years: number | readonly number[] = 2001): Series {
  return values.map((value, index) => {
    const year = typeof years === 'number' ? years + index : years[index];
    if (year === undefined) throw new Error(`no year for value ${index + 1}`);
    return { year, value };
  });
}

function json(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../fixtures/vectors/${name}`, import.meta.url), 'utf8'));
}
