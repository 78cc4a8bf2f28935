/** One indicator, one target, a series in a line of text: the smallest round that can be judged. */
import type { Assessment } from '../../src/rules/assessment.ts';
import { assess } from '../../src/rules/assess.ts';
import { datasetOf, type DatasetText } from './dataset-from-text.ts';

export interface Case extends Partial<DatasetText> {
  /** Columns of `datasetOf`'s indicators; `T01` is the code. */
  readonly is?: Readonly<Record<string, string>>;
  /** `2014 89.6, 2015 92.3`; the base of plan.yaml is the column `base`. */
  readonly series?: string;
  /** Further rows of figures, by code: `T01/城市: 2013 94, 2015 95` or `T01@peer-1: …`. */
  readonly more?: readonly string[];
  /** Further indicators: the support series. */
  readonly support?: readonly string[];
}

export function judged(one: Case): Assessment {
  const [first] = judgedAll(one);
  if (first === undefined) throw new Error('nothing was assessed');
  return first;
}

export function judgedAll(one: Case): readonly Assessment[] {
  const columns = { code: 'T01', ...one.is };
  const support = (one.support ?? []).map((code) => ({ code, plans: '-', scale: 'count', decimals: '0' }));
  const rows = [`T01@own: ${one.series ?? ''}`, ...(one.more ?? [])].map(rowOf);
  const years = [...new Set(rows.flatMap(({ figures }) => Object.keys(figures)))].toSorted();
  return assess(
    datasetOf({
      year: 2015,
      ...one,
      indicators: tableOf([columns, ...support]),
      figures: tableOf(
        rows.map(({ code, area, figures }) => ({ code, area, ...figures })),
        ['code', 'area', ...years],
      ),
    }),
  );
}

function rowOf(text: string) {
  const [, code = '', area = 'own', series = ''] = /^([^@:]+)(?:@([^:]+))?:(.*)$/s.exec(text) ?? [];
  const figures = Object.fromEntries(
    series
      .split(',')
      .map((pair) => pair.trim().split(' '))
      .flatMap(([year = '', value]) => (value === undefined ? [] : [[year, value]])),
  ) as Record<string, string>;
  return { code, area, figures };
}

function tableOf(rows: readonly Readonly<Record<string, string>>[], headings?: readonly string[]): string {
  const columns = headings ?? [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
    .map((cells) => cells.join(' | '))
    .join('\n');
}
