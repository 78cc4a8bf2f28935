/** Every Word document of both samples, opened and saved by LibreOffice: bookmarks and charts are where and what they were. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { bookmarkName } from '../../src/formats/docx/names.ts';
import type { MappedItem, MappedParagraph } from '../../src/formats/docx/story/mapped.ts';
import { mapStory } from '../../src/formats/docx/story/story-map.ts';
import { titleId } from '../../src/formats/docx/write/write.ts';
import type { RoundDocument } from '../../src/pipeline/documents.ts';
import type { Block, ChartModel, Report } from '../../src/report/model.ts';
import { bodyOf, partOf, readBack } from '../formats/docx/edited.ts';
import { embeddedRows, modelRows } from '../pipeline/chart-rows.ts';
import { inlinesIn } from '../pipeline/sample-documents.ts';
import { hasLibreOffice, saveAgain } from './libreoffice.ts';
import { sampleFiles, type SampleFile } from './sample-files.ts';

interface Resaved extends SampleFile {
  readonly after: Uint8Array;
}

describe.skipIf(!hasLibreOffice)('The documents of both samples, saved by LibreOffice,', () => {
  let resaved: readonly Resaved[];

  beforeAll(async () => {
    const files = await sampleFiles();
    const folder = mkdtempSync(join(tmpdir(), 'fuer-resaved-'));
    saveAgain(folder, ...files.map(({ path }) => path));
    resaved = files.map((file) => ({ ...file, after: readFileSync(join(folder, file.name)) }));
  });

  test('are those of 11 units under two plans, two general reports, two ledgers and two pages for the head of the office', () => {
    expect(resaved).toHaveLength(22 + 2 + 2 + 2);
  });

  test('had a bookmark for every block and figure, and still have each at its place', () => {
    let marks = 0;
    for (const { name, document, report, bytes, after } of resaved) {
      const [was, is] = [marksOf(bytes), marksOf(after)];
      for (const id of blockIdsOf(report)) expect(was.has(bookmarkName('block', id)), `${name} ${id}`).toBe(true);
      for (const [bookmark, printed] of figuresOf(document)) {
        expect(was.get(bookmark)?.words, `${name} ${bookmark}`).toBe(printed);
      }
      expect(is, name).toEqual(was);
      marks += was.size;
    }
    expect(marks).toBeGreaterThan(7_000);
  });

  test('draw the same charts: series, values, gaps, and behind them the same workbooks', () => {
    let charts = 0;
    for (const { name, report, after } of resaved) {
      const models = chartsIn(report);
      expect(readBack(after).charts, name).toEqual(
        models.map(({ categories, series }) => ({
          categories,
          series: series.map(({ name: called, values }) => ({ name: called, values })),
        })),
      );
      for (const [index, model] of models.entries()) {
        expect(embeddedRows(after, index + 1), `${name} ${index + 1}`).toEqual(modelRows(model));
      }
      charts += models.length;
    }
    // One in each general report, one in each page for the head of the office.
    expect(charts).toBe(2 + 2);
  });

  test('draw trends as lines, the required path dashed and the band of the forecast dotted; the rest as bars', () => {
    for (const { name, report, after } of resaved) {
      for (const [index, model] of chartsIn(report).entries()) {
        const xml = partOf(after, `word/charts/chart${index + 1}.xml`);
        const isTrend = model.type === 'line';
        expect([xml.includes('<c:lineChart>'), xml.includes('<c:barDir val="bar"/>')], name).toEqual([
          isTrend,
          !isTrend,
        ]);
        expect(xml.includes('<c:grouping val="stacked"/>'), name).toBe(model.type === 'stacked-bar');
        if (!isTrend) continue;
        expect(dashesIn(xml), name).toEqual(new Map(model.series.map((series) => [series.name, dashOf[series.name]])));
      }
    }
  });
});

const dashOf: Readonly<Record<string, string>> = {
  实际值: 'solid',
  规划要求: 'dash',
  预测值: 'solid',
  预测下限: 'dot',
  预测上限: 'dot',
};

interface Mark {
  /** What stands inside; '' for a block's, which is a point. */
  readonly words: string;
  readonly paragraph: string;
  /** How many characters of the paragraph stand before it. */
  readonly at: number;
}

function marksOf(bytes: Uint8Array): ReadonlyMap<string, Mark> {
  const marks = new Map<string, Mark>();
  for (const { text, blocks, figures } of mapStory(bodyOf(bytes), () => true).items.flatMap(paragraphsOf)) {
    for (const { name, at } of blocks) marks.set(name, { words: '', paragraph: text, at });
    for (const { name, at, to } of figures) marks.set(name, { words: text.slice(at, to), paragraph: text, at });
  }
  return marks;
}

function paragraphsOf(item: MappedItem): readonly MappedParagraph[] {
  return item.kind === 'paragraph'
    ? [item]
    : item.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.paragraphs));
}

function blockIdsOf(report: Report): readonly string[] {
  return [titleId, ...report.sections.flatMap(({ blocks }) => blocks.flatMap(idsOf))];
}

function idsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'page-break':
      return [];
    case 'table':
      return [block.id, ...block.rows.map(({ id }) => id)];
    case 'heading':
    case 'paragraph':
    case 'chart':
    case 'contents':
      return [block.id];
  }
}

/** Every figure under the name of its bookmark, the second place of one under a name of its own. */
function figuresOf(document: RoundDocument): readonly (readonly [bookmark: string, printed: string])[] {
  const seen = new Map<string, number>();
  return inlinesIn(document).flatMap((inline) => {
    if (inline.kind !== 'figure') return [];
    const occurrence = (seen.get(inline.figure) ?? 0) + 1;
    seen.set(inline.figure, occurrence);
    return [[bookmarkName('figure', inline.figure, occurrence), inline.text]];
  });
}

function chartsIn({ sections }: Report): readonly ChartModel[] {
  return sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : [])));
}

/** How each series' line is drawn, by the series' name. */
function dashesIn(xml: string): ReadonlyMap<string, string> {
  const series = xml.match(/<c:ser>.*?<\/c:ser>/gs) ?? [];
  return new Map(
    series.map((one) => [
      /<c:tx>.*?<c:v>([^<]*)<\/c:v>/s.exec(one)?.[1] ?? '',
      /<a:prstDash val="(\w+)"/.exec(one)?.[1] ?? 'solid',
    ]),
  );
}
