/** A chart, the workbook behind it and the text around it say the same: read back from the files that were written. */
import { beforeAll, describe, expect, test } from 'vitest';
import { figureText, readReportText } from '../../src/formats/docx/read/read.ts';
import type { ReadChart, ReadDocument } from '../../src/formats/docx/read/reading.ts';
import type { RoundDocument } from '../../src/pipeline/documents.ts';
import { renderDocument } from '../../src/pipeline/render/render.ts';
import type { ChartModel } from '../../src/report/model.ts';
import { embeddedRows, modelRows, type ChartRows } from './chart-rows.ts';
import { inlinesIn, sampleDocuments } from './sample-documents.ts';

interface WrittenChart {
  readonly document: RoundDocument;
  readonly model: ChartModel;
  readonly drawn: ReadChart | undefined;
  /** Of the workbook that opens when a person edits the chart's data. */
  readonly rows: ChartRows;
  readonly read: ReadDocument;
}

// 呈阅件 has the chart of attainment by plan; the general report one of the gaps, or one of a course of five years.
describe.each([
  { folder: 'samples/heshan-2015', charts: 2 },
  { folder: 'samples/outline-2018', charts: 2 },
])('The charts in $folder', ({ folder, charts: expected }) => {
  let documents: readonly RoundDocument[];
  let written: readonly WrittenChart[];

  beforeAll(async () => {
    ({ documents } = sampleDocuments(folder));
    written = (await Promise.all(documents.map(chartsOf))).flat();
  }, 60_000);

  test('are all there', () => {
    expect(written).toHaveLength(expected);
  });

  test('draw the model: categories, series and values, with gaps where there is no figure', () => {
    for (const { document, model, drawn } of written) {
      expect(drawn, document.path).toEqual({
        categories: model.categories,
        series: model.series.map(({ name, values }) => ({ name, values })),
      });
    }
  });

  test('have the same categories, names and values in the workbook that a person edits', () => {
    for (const { document, model, rows } of written) expect(rows, document.path).toEqual(modelRows(model));
  });

  test('show what the text or a table of the document prints, or 预警情况表 under the same id', () => {
    const tables = warningFigures(documents);
    const onlyDrawn = new Set<string>();
    const unlike = written.flatMap(({ document, model, read }) =>
      pointsOf(model).flatMap(({ figure, value }) => {
        const printed = figureText(read, figure) ?? tables.get(figure);
        if (printed === undefined) onlyDrawn.add(figure);
        // A table prints the difference with the sign of the subtraction; in the chart the right side is the better one.
        const same = printed === undefined || Math.abs(Number(printed)) === Math.abs(value);
        return same ? [] : [`${document.path} ${figure}: ${value} drawn, ${printed} printed`];
      }),
    );
    expect(unlike).toEqual([]);
    // The page for the head of the office has no room for the counts beside the names of the red: its chart has them.
    const counts = folder.endsWith('heshan-2015') ? countsDrawnAlone : [];
    expect([...onlyDrawn].toSorted()).toEqual(folder.endsWith('outline-2018') ? beyondTheTables : counts);
  });

  test('say beside a bar the very digits that are printed', () => {
    const unlike = written.flatMap(({ document, model, read }) =>
      model.series.flatMap(({ values, figures, decimals }) =>
        (decimals ?? []).flatMap((count, point) => {
          const printed = figureText(read, figures[point] ?? '')?.replace(/^[+−-]/, '');
          const label = Math.abs(values[point] ?? Number.NaN).toFixed(count);
          return printed === undefined || printed === label ? [] : [`${document.path}: ${label}, printed ${printed}`];
        }),
      ),
    );
    expect(unlike).toEqual([]);
    const labelled = written.flatMap(({ model }) => model.series.flatMap(({ decimals }) => decimals ?? []));
    if (folder.endsWith('heshan-2015')) expect(labelled).toEqual(expect.arrayContaining([1, 2]));
  });
});

const countsDrawnAlone = ['children/met', 'children/nearly', 'children/no-data', 'children/not-met', 'women/met', 'women/nearly', 'women/not-met'].map((count) => `count/${count}`); // prettier-ignore

/** The outline's plan runs two years on: of the second one 预警情况表 prints the forecast, and the interval is only drawn. */
const beyondTheTables = ['C25/forecast/2020/lower/children/national', 'C25/forecast/2020/upper/children/national'];

async function chartsOf(document: RoundDocument): Promise<readonly WrittenChart[]> {
  const { content } = document;
  if ('sheets' in content) return [];
  const models = content.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : [])),
  );
  if (models.length === 0) return [];
  const { bytes } = await renderDocument(document, { area: '鹤山市', program: 'test' });
  const reading = readReportText(bytes);
  if (reading.verdict === 'refused') throw new Error(reading.problem.message);
  return models.map((model, index) => ({
    document,
    model,
    drawn: reading.content.charts[index],
    rows: embeddedRows(bytes, index + 1),
    read: reading.content,
  }));
}

function pointsOf({ series }: ChartModel): readonly { readonly figure: string; readonly value: number }[] {
  return series.flatMap(({ values, figures }) =>
    values.flatMap((value, index) => {
      const figure = figures[index] ?? null;
      return value === null || figure === null ? [] : [{ figure, value }];
    }),
  );
}

function warningFigures(documents: readonly RoundDocument[]): ReadonlyMap<string, string> {
  return new Map(
    documents
      .filter(({ kind }) => kind === 'warning-table')
      .flatMap(inlinesIn)
      .flatMap((inline) => (inline.kind === 'figure' ? [[inline.figure, inline.text]] : [])),
  );
}
