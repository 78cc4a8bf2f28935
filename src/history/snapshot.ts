/** What a run knew and judged, short enough to remember: its figures with their cells, and the verdict on each indicator. */
import type { Dataset } from '../dataset/dataset.ts';
import { formatOrigin } from '../provenance.ts';
import type { Assessment } from '../rules/assessment.ts';
import type { RunManifest } from './manifest.ts';

export type RecordedDatum = RunManifest['figures'][number];
export type RecordedJudgement = RunManifest['judgements'][number];

/** Every figure that may be used, after decisions and history; where there is none, its cells and a null. */
export function recordFigures(dataset: Dataset): readonly RecordedDatum[] {
  const seen = new Set<string>();
  return dataset.observations.flatMap(({ indicator, area, year, dimension }): readonly RecordedDatum[] => {
    const key = datumKey({ indicator, area, year, dimension });
    if (seen.has(key)) return [];
    seen.add(key);
    const lookup = dataset.figure(indicator, area, year, dimension);
    const place = { indicator, area, year, dimension };
    if (lookup.verdict === 'figure') {
      const { value, word, origins } = lookup.figure;
      return [{ ...place, value: word ?? value.toFixed(), origins: origins.map(formatOrigin) }];
    }
    const origins = 'origins' in lookup ? lookup.origins.map(formatOrigin) : [];
    return origins.length === 0 ? [] : [{ ...place, value: null, origins }];
  });
}

export function recordJudgements(assessments: readonly Assessment[]): readonly RecordedJudgement[] {
  return assessments.map((one) => ({
    indicator: one.indicator.code,
    plan: one.plan,
    targetSet: one.targetSet,
    value: one.current.verdict === 'known' ? one.current.figure.printed : one.word,
    attainment: one.attainment,
    level: one.warning.level,
    pace: one.pace.class,
    rank: one.rank.verdict === 'known' ? `${one.rank.rank.position}/${one.rank.rank.of}` : null,
  }));
}

export function datumKey({ indicator, area, year, dimension }: Omit<RecordedDatum, 'value' | 'origins'>): string {
  return `${indicator}|${area}|${year}|${dimension ?? ''}`;
}

export function judgementKey({ indicator, plan, targetSet }: RecordedJudgement): string {
  return `${indicator}|${plan}|${targetSet ?? ''}`;
}
