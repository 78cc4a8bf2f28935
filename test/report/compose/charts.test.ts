import { describe, expect, it } from 'vitest';
import type { Block, Report } from '../../../src/report/model.ts';
import { plainText } from '../../../src/report/model.ts';
import { blocksOf, reportNamed, sampleReports } from './sample-reports.ts';

const reports = sampleReports('samples/heshan-2015');

type Chart = Extract<Block, { readonly kind: 'chart' }>;

function chartsOf(report: Report): readonly Chart[] {
  return blocksOf(report).flatMap((block) => (block.kind === 'chart' ? [block] : []));
}

function quantitativeIndicators(report: Report): number {
  return report.indicators.size;
}

describe('Charts of a unit’s report', () => {
  const units = reports.filter((report) => report.kind === 'unit');

  it('show the hardest of what is red or orange alone: of the education office’s children’s plan the disabled children first', () => {
    const charts = chartsOf(reportNamed(reports, '教育局/children'));
    expect(charts.map(({ caption }) => plainText(caption))).toEqual(['图1　残疾儿童入学率的实际值、规划要求和预测值']);
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
  it('are the gaps to the province, one a plan', () => {
    const charts = chartsOf(reportNamed(reports, 'general'));
    expect(charts.map(({ chart }) => chart.type)).toEqual(['bar', 'bar']);
  });
});
