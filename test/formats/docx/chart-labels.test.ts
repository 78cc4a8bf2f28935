import { expect, test } from 'vitest';
import { officialLook } from '../../../src/formats/docx/write/look.ts';
import type { Block } from '../../../src/report/model.ts';
import { partsWritten, report, text } from './reports.ts';

function bars(decimals: readonly number[] | undefined): Block {
  return {
    kind: 'chart',
    id: 'chart',
    caption: [text('图1　与全省的差距')],
    chart: {
      type: 'bar',
      title: '',
      categories: ['甲', '乙', '丙'],
      series: [
        {
          name: '比全省',
          look: 'bar',
          values: [0.2, -1.5, 3],
          figures: [null, null, null],
          ...(decimals === undefined ? {} : { decimals }),
        },
      ],
      valueAxis: '百分点',
      alt: '',
      origins: [],
    },
  };
}

test('Every bar says its value with the decimals of the text, and a sign where it is below zero.', async () => {
  const chart = (await partsWritten(report([bars([2, 1, 0])]), officialLook))['word/charts/chart1.xml'] ?? '';
  const labels = [...chart.matchAll(/<c:dLbl><c:idx val="(\d)"\/><c:numFmt formatCode="([^"]*)"/g)];
  expect(labels.map(([, point, format]) => [point, format])).toEqual([
    ['0', '0.00;-0.00'],
    ['1', '0.0;-0.0'],
    ['2', '0;-0'],
  ]);
});

test('Where nothing is said of decimals, the label shows the value as it is.', async () => {
  const chart = (await partsWritten(report([bars(undefined)]), officialLook))['word/charts/chart1.xml'] ?? '';
  expect(chart).toContain('formatCode="General;-General"');
  expect(chart).not.toContain('<c:dLbl>');
});
