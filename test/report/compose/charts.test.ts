import { describe, expect, it } from 'vitest';
import type { Block, Report } from '../../../src/report/model.ts';
import { plainText } from '../../../src/report/model.ts';
import { composeReports } from '../../../src/report/compose/reports.ts';
import { roundFacts } from '../../../src/rules/round-facts.ts';
import { datasetOf } from '../../rules/dataset-from-text.ts';
import { packagedTemplates } from '../templates-on-disk.ts';
import { blocksOf, reportNamed, sampleReports } from './sample-reports.ts';

const reports = sampleReports('samples/heshan-2015');

type Chart = Extract<Block, { readonly kind: 'chart' }>;

function chartsOf(report: Report): readonly Chart[] {
  return blocksOf(report).flatMap((block) => (block.kind === 'chart' ? [block] : []));
}

function quantitativeIndicators(report: Report): number {
  return report.indicators.size;
}

/** Five indicators with figures from the year on; the last, which asks for 90, moves away from it by a tenth a year, from `start`. */
function courses(since: string, start: number): readonly Report[] {
  const years = [2011, 2012, 2013, 2014, 2015].filter((year) => year >= Number(since));
  const names = ['甲', '乙', '丁', '戊', '丙'];
  const facts = roundFacts(
    datasetOf({
      year: 2015,
      base: Number(since),
      indicators: ['code | name | base | targets', ...names.map((name, at) => `W0${at + 1} | ${name}检查率 | ${name === '丙' ? start : 95} | own >= 90`)].join('\n'),
      figures: [
        `code | area | ${years.join(' | ')}`,
        ...names.map((name, at) =>
          [`W0${at + 1}`, 'own', ...years.map((year) => (name === '丙' ? (start - (year - 2010) / 10).toFixed(1) : '96.0'))].join(' | '),
        ),
      ].join('\n'),
    }),
  );
  return composeReports({ facts, templates: packagedTemplates(), ledger: [], splitGeneral: false });
} // prettier-ignore

function captionsOf(of: readonly Report[]): readonly string[] {
  return of.filter(({ kind }) => kind === 'unit').flatMap(chartsOf).map(({ caption }) => plainText(caption)); // prettier-ignore
}

describe('Charts of a unit’s report', () => {
  const units = reports.filter((report) => report.kind === 'unit');

  // 2013 to 2015: a table is read quicker than a line of three points.
  it('are none where every course is of fewer than five years', () => {
    expect(units.flatMap(chartsOf)).toEqual([]);
  });

  it('show the hardest alone of what is red or orange, where its course is of five years', () => {
    expect(captionsOf(courses('2011', 60))).toEqual(['图1　丙检查率的实际值、规划要求和预测值']);
    expect(captionsOf(courses('2012', 60))).toEqual([]);
  });

  it('show none of what is neither red nor orange', () => {
    expect(captionsOf(courses('2011', 99))).toEqual([]);
  });

  it('are left away where there are fewer than five indicators', () => {
    const few = units.filter((report) => quantitativeIndicators(report) < 5);
    expect(few.length).toBeGreaterThan(0);
    expect(few.flatMap(chartsOf)).toEqual([]);
  });

  it('are at most one of a single red or orange indicator, each with at least three figures', () => {
    for (const report of units) {
      const single = chartsOf(report).filter(({ chart }) => chart.type === 'line');
      expect(single.length, report.id).toBeLessThanOrEqual(1);
      for (const { chart } of single) {
        const actual = chart.series[0]?.values.filter((value) => value !== null) ?? [];
        expect(actual.length, report.id).toBeGreaterThanOrEqual(3);
      }
    }
  });

  it('are announced by number before they stand there', () => {
    for (const report of reports) {
      const seen: string[] = [];
      for (const block of blocksOf(report)) {
        if (block.kind === 'paragraph') {
          seen.push(...block.inlines.flatMap((inline) => (inline.kind === 'reference' ? [inline.text] : [])));
        }
        if (block.kind === 'chart') expect(seen, report.id).toContain(plainText(block.caption).split('　')[0]);
      }
    }
  });

  it('have their own ids, words for those who cannot see them, and a value a category', () => {
    for (const report of reports) {
      const charts = chartsOf(report);
      expect(new Set(charts.map(({ id }) => id)).size, report.id).toBe(charts.length);
      for (const { chart } of charts) {
        expect(chart.alt).toMatch(/。$/);
        for (const series of chart.series) {
          expect(series.values).toHaveLength(chart.categories.length);
          expect(series.figures).toHaveLength(chart.categories.length);
        }
      }
    }
  });
});

describe('Charts of the general report', () => {
  // What the table of 领域 says is drawn by none, nor is a course of three points.
  it('are one, of the gaps to the province, with an indicator of both plans once', () => {
    const charts = chartsOf(reportNamed(reports, 'general'));
    expect(charts.map(({ chart }) => chart.type)).toEqual(['bar']);
    const [drawn] = charts;
    expect(new Set(drawn?.chart.categories).size).toBe(drawn?.chart.categories.length);
  });
});
