/**
 * Charts that Word draws and a person can edit, as docx writes them: their drawings for the body, and the parts and
 * relationships they need. Everything in shades of grey, with dashes and markers, for black and white print.
 */
import { Document, Packer, Paragraph } from 'docx';
import { ChartRun, type ChartRunOptions, type ChartSeries as DocxSeries } from 'docx/charts';
import { strFromU8, unzipSync } from 'fflate';
import type { Block, BlockId, ChartModel, ChartSeries } from '../../report/model.ts';
import { joinParts, packPart, type PackedPart } from '../package/archive.ts';
import { bodyPath } from './shell.ts';
import type { Mender } from './text.ts';

export interface Charts {
  readonly drawings: ReadonlyMap<BlockId, string>;
  readonly parts: readonly PackedPart[];
  /** `Relationship` elements of the body. */
  readonly relationships: string;
  /** `Override` elements of the content types. */
  readonly contentTypes: string;
}

type ChartBlock = Extract<Block, { kind: 'chart' }>;

const noCharts: Charts = { drawings: new Map(), parts: [], relationships: '', contentTypes: '' };

/** Charts without a category or a series are left out. `first` is a number above those of the document's own drawings. */
export async function buildCharts(blocks: readonly ChartBlock[], mender: Mender, first = 1): Promise<Charts> {
  const drawable = blocks.filter(({ chart }) => chart.categories.length > 0 && chart.series.length > 0);
  if (drawable.length === 0) return noCharts;

  const children = drawable.map((block) => new Paragraph({ children: [new ChartRun(options(block, mender))] }));
  const written = unzipSync(await Packer.toBuffer(new Document({ sections: [{ children }] })));
  const drawings = strFromU8(partOf(written, bodyPath)).match(/<w:drawing>.*?<\/w:drawing>/gs) ?? [];

  return {
    drawings: new Map(drawable.map((block, index) => [block.id, withOwnIds(drawings[index] ?? '', first + index)])),
    parts: drawable.flatMap((_, index) => chartParts(written, index + 1, first + index)),
    relationships: drawable.map((_, index) => relationship(first + index)).join(''),
    contentTypes: drawable.map((_, index) => contentType(first + index)).join(''),
  };
}

function partOf(parts: Record<string, Uint8Array>, path: string): Uint8Array {
  const bytes = parts[path];
  if (bytes === undefined) throw new Error(`docx wrote no ${path}`);
  return bytes;
}

// docx counts drawings on through a process and draws lots for relationships; here they are numbered by place.
function withOwnIds(drawing: string, number: number): string {
  return drawing
    .replace(/<wp:docPr id="\d+"/, `<wp:docPr id="${number}"`)
    .replace(/r:id="[^"]*"/, `r:id="${relationshipId(number)}"`);
}

function relationshipId(number: number): string {
  return `rIdChart${number}`;
}

// The names of categories stand at the edge, not at zero, where bars below zero would run through them.
/** `number` is docx's, `own` the one that the chart has in the document. */
function chartParts(written: Record<string, Uint8Array>, number: number, own: number): readonly PackedPart[] {
  const chart = strFromU8(partOf(written, `word/charts/chart${number}.xml`));
  const relationships = strFromU8(partOf(written, `word/charts/_rels/chart${number}.xml.rels`));
  const workbook = `Microsoft_Excel_Worksheet${number}.xlsx`;
  const ownWorkbook = `Microsoft_Excel_Worksheet${own}.xlsx`;
  return [
    packPart(`word/charts/chart${own}.xml`, chart.replace(/(<c:externalData r:id=)"[^"]*"/, '$1"rId1"')),
    packPart(
      `word/charts/_rels/chart${own}.xml.rels`,
      relationships.replace(/ Id="[^"]*"/, ' Id="rId1"').replace(workbook, ownWorkbook),
    ),
    packPart(`word/embeddings/${ownWorkbook}`, repacked(partOf(written, `word/embeddings/${workbook}`))),
  ];
}

function repacked(workbook: Uint8Array): Uint8Array {
  return joinParts(Object.entries(unzipSync(workbook)).map(([path, content]) => packPart(path, content)));
}

function relationship(number: number): string {
  return `<Relationship Id="${relationshipId(number)}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart" Target="charts/chart${number}.xml"/>`;
}

function contentType(number: number): string {
  return (
    `<Override ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml" PartName="/word/charts/chart${number}.xml"/>` +
    `<Override ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" PartName="/word/embeddings/Microsoft_Excel_Worksheet${number}.xlsx"/>`
  );
}

/** In pixels of 1/96 inch: the width of the type area, 156 mm, less a hair. */
const chartSize = { width: 588, height: 310 };
/** In twips. */
export const chartHeight = chartSize.height * 15;
const black = { color: '000000' };

function options(block: ChartBlock, mender: Mender): ChartRunOptions {
  const { chart } = block;
  const line = (text: string): string => mender.line(block.id, text);
  const common = {
    categories: chart.categories.map(line),
    ...(chart.title === '' ? {} : { title: { text: line(chart.title), font: { ...black, size: 12 } } }),
    altText: { name: line(chart.title === '' ? block.id : chart.title), description: line(chart.alt) },
    transformation: chartSize,
    font: black,
    chartArea: { fill: 'FFFFFF', border: 'none' as const },
    legend: { position: 'bottom' as const, font: { ...black, size: 9 } },
    emptyValues: 'gap' as const,
    categoryAxis: { font: { ...black, size: 9 } },
    valueAxis: {
      font: { ...black, size: 9 },
      ...(chart.valueAxis === '' ? {} : { title: { text: line(chart.valueAxis), font: { ...black, size: 9 } } }),
    },
  };
  const series = chart.series.map((each, index) => drawn(each, index, chart, line));
  switch (chart.type) {
    case 'column':
    case 'combo':
      return { type: 'column', ...common, series, gapWidth: 80, overlap: 0 };
    case 'line':
      return { type: 'line', ...common, series };
    case 'bar':
      return { ...sideways(common), type: 'bar', series, gapWidth: 60 };
    case 'stacked-bar':
      return { ...sideways(common), type: 'bar', series, stacking: 'stacked', gapWidth: 60 };
  }
}

/** Word begins horizontal bars at the bottom; people read from the top, with the values still below. */
function sideways<Common extends { categoryAxis: object; valueAxis: object }>(common: Common) {
  return {
    ...common,
    categoryAxis: { ...common.categoryAxis, reverseOrder: true },
    valueAxis: { ...common.valueAxis, crossesAt: 'maximum' as const },
  };
}

const greys = ['404040', 'BFBFBF', '7F7F7F', 'E0E0E0', '000000'] as const;
const markers = ['circle', 'square', 'diamond', 'triangle', 'x'] as const;

function drawn(series: ChartSeries, index: number, chart: ChartModel, clean: (text: string) => string): DocxSeries {
  const common = { name: clean(series.name), values: series.values };
  const filled = { ...common, color: greys[index % greys.length] ?? greys[0] };
  // Horizontal bars cannot be mixed with lines.
  if (chart.type === 'bar' || chart.type === 'stacked-bar') return filled;
  switch (series.look) {
    case 'column':
    case 'bar':
      return { ...filled, type: 'column' };
    case 'line':
      return {
        ...common,
        type: 'line',
        color: '000000',
        line: { color: '000000', width: 1.75 },
        markers: { shape: markers[index % markers.length] ?? 'circle', size: 6 },
      };
    case 'dashed':
      return { ...common, type: 'line', color: '404040', line: { color: '404040', width: 1.5, dash: 'dash' } };
    case 'band-low':
    case 'band-high':
      return { ...common, type: 'line', color: '595959', line: { color: '595959', width: 1, dash: 'shortDot' } };
  }
}
