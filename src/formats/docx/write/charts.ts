/**
 * Charts that Word draws and a person can edit, as docx writes them: their drawings for the body, and the parts and
 * relationships they need. Everything in shades of grey, with dashes and markers, for black and white print.
 */
import { Document, Packer, Paragraph } from 'docx';
import { ChartRun, type ChartRunOptions, type ChartSeries as DocxSeries } from 'docx/charts';
import { strFromU8, unzipSync } from 'fflate';
import type { Block, BlockId, ChartModel, ChartSeries } from '../../../report/model.ts';
import { joinParts, packPart, type PackedPart } from '../../package/archive.ts';
import { axisForCounts, axisForLabelledBars, axisForLines, type ValueAxis } from './chart-axis.ts';
import { bodyPath } from './package-template.ts';
import type { Mender } from '../text.ts';

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
  const written = unzipSync(new Uint8Array(await Packer.toArrayBuffer(new Document({ sections: [{ children }] }))));
  const drawings = strFromU8(partOf(written, bodyPath)).match(/<w:drawing>.*?<\/w:drawing>/gs) ?? [];

  return {
    drawings: new Map(drawable.map((block, index) => [block.id, withOwnIds(drawings[index] ?? '', first + index)])),
    parts: drawable.flatMap(({ chart }, index) => chartParts(chart, written, index + 1, first + index)),
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

/** `number` is docx's, `own` the one that the chart has in the document. */
function chartParts(
  model: ChartModel,
  written: Record<string, Uint8Array>,
  number: number,
  own: number,
): readonly PackedPart[] {
  const chart = withOwnDecimals(strFromU8(partOf(written, `word/charts/chart${number}.xml`)), model);
  const relationships = strFromU8(partOf(written, `word/charts/_rels/chart${number}.xml.rels`));
  const workbook = `Microsoft_Excel_Worksheet${number}.xlsx`;
  const ownWorkbook = `Microsoft_Excel_Worksheet${own}.xlsx`;
  return [
    packPart(`word/charts/chart${own}.xml`, finished(chart).replace(/(<c:externalData r:id=)"[^"]*"/, '$1"rId1"')),
    packPart(
      `word/charts/_rels/chart${own}.xml.rels`,
      relationships.replace(/ Id="[^"]*"/, ' Id="rId1"').replace(workbook, ownWorkbook),
    ),
    packPart(`word/embeddings/${ownWorkbook}`, repacked(partOf(written, `word/embeddings/${workbook}`))),
  ];
}

/** What docx does not let one choose. */
function finished(chart: string): string {
  return (
    chart
      // The names of categories stand at the edge, not at zero, where bars below zero would run through them.
      .replace(/(<c:catAx>.*?<c:tickLblPos val=)"nextTo"/s, '$1"low"')
      // Every bar has its name, however close they stand.
      .replace(/(<c:barDir val="bar"\/>.*?<c:lblOffset val="\d+"\/>)/s, '$1<c:tickLblSkip val="1"/>')
      // The line at zero is darker than the grid.
      .replace(
        /(<c:catAx>.*?<c:spPr>.*?<a:solidFill>)<a:schemeClr.*?<\/a:schemeClr>/s,
        `$1<a:srgbClr val="${outline}"/>`,
      )
      // The lightest bars end somewhere on white paper.
      .replaceAll(
        /(<\/c:tx><c:spPr><a:solidFill><a:srgbClr val="\w+"\/><\/a:solidFill>)<a:ln><a:noFill\/><\/a:ln>/g,
        `$1<a:ln w="6350"><a:solidFill><a:srgbClr val="${outline}"/></a:solidFill></a:ln>`,
      )
  );
}

const outline = '404040';

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

/** A bar says its value as the text prints it, 0.20 and not 0.2: docx knows one format for all bars of a series. */
function withOwnDecimals(chart: string, { series }: ChartModel): string {
  let index = -1;
  return chart.replaceAll(/<c:ser>.*?<\/c:ser>/gs, (drawn) => {
    index += 1;
    const decimals = series[index]?.decimals;
    if (decimals === undefined) return drawn;
    return drawn.replace(/<c:dLbls>(.*?)<\/c:dLbls>/s, (_, common: string) => {
      const labels = decimals.map((count, point) => {
        const number = count === 0 ? '0' : `0.${'0'.repeat(count)}`;
        const format = `<c:numFmt formatCode="${number};-${number}"`;
        return `<c:dLbl><c:idx val="${point}"/>${common.replace(/<c:numFmt formatCode="[^"]*"/, format)}</c:dLbl>`;
      });
      return `<c:dLbls>${labels.join('')}${common}</c:dLbls>`;
    });
  });
}

/** In pixels of 1/96 inch: the width of the type area, 156 mm, less a hair; three charts of lines go on a page. */
function sizeOf(chart: ChartModel): { readonly width: number; readonly height: number } {
  const sideways = chart.type === 'bar' || chart.type === 'stacked-bar';
  // Bars that are stacked stand in few rows.
  const least = chart.type === 'stacked-bar' ? 140 : 180;
  const height = sideways
    ? Math.min(460, Math.max(least, 100 + 20 * chart.categories.length))
    : chart.low === true
      ? 150
      : 240;
  return { width: 588, height };
}

/** In twips. */
export function chartHeight(chart: ChartModel): number {
  return sizeOf(chart).height * 15;
}

const black = { color: '000000' };

function options(block: ChartBlock, mender: Mender): ChartRunOptions {
  const { chart } = block;
  const line = (text: string): string => mender.line(block.id, text);
  const common = {
    categories: chart.categories.map(line),
    ...(chart.title === '' ? {} : { title: { text: line(chart.title), font: { ...black, size: 12 } } }),
    altText: { name: line(chart.title === '' ? block.id : chart.title), description: line(chart.alt) },
    transformation: sizeOf(chart),
    font: black,
    chartArea: { fill: 'FFFFFF', border: 'none' as const },
    // Of a single series the caption says what it is.
    legend: chart.series.length > 1 && { position: 'bottom' as const, font: { ...black, size: 9 } },
    emptyValues: 'gap' as const,
    categoryAxis: { font: { ...black, size: 9 } },
    valueAxis: {
      font: { ...black, size: 9 },
      ...(chart.valueAxis === '' ? {} : { title: { text: line(chart.valueAxis), font: { ...black, size: 9 } } }),
    },
  };
  const series = chart.series.map((each, index) => drawn(each, index, chart, line));
  const values = chart.series.flatMap((each) => each.values);
  switch (chart.type) {
    case 'column':
    case 'combo':
      return { type: 'column', ...common, series, gapWidth: 80, overlap: 0 };
    case 'line':
      return { type: 'line', ...scaled(common, axisForLines(values, chart.valueAxis === '%')), series };
    case 'bar': {
      // The caption says what the sign is of, and the axis has it too.
      const labels = {
        value: true,
        position: 'outsideEnd',
        numberFormat: 'General;-General',
        font: { ...black, size: 9 },
      } as const;
      return {
        ...scaled(sideways(common), axisForLabelledBars(values)),
        type: 'bar',
        series,
        gapWidth: 60,
        dataLabels: labels,
      };
    }
    case 'stacked-bar':
      return {
        ...scaled(sideways(common), axisForCounts(totalsOf(chart))),
        type: 'bar',
        series,
        stacking: 'stacked',
        gapWidth: 60,
      };
  }
}

function scaled<Common extends { valueAxis: object }>(common: Common, axis: ValueAxis | null) {
  return { ...common, valueAxis: { ...common.valueAxis, ...axis } };
}

function totalsOf({ categories, series }: ChartModel): readonly number[] {
  return categories.map((_, index) => series.reduce((total, { values }) => total + (values[index] ?? 0), 0));
}

/** Word begins horizontal bars at the bottom; people read from the top, with the values still below. */
function sideways<Common extends { categoryAxis: object; valueAxis: object }>(common: Common) {
  return {
    ...common,
    categoryAxis: { ...common.categoryAxis, reverseOrder: true },
    valueAxis: { ...common.valueAxis, crossesAt: 'maximum' as const },
  };
}

/** From dark to light and back, so that neighbours in a stack differ on any copy; the words on each stay readable. */
const shades = [
  { fill: '404040', words: 'FFFFFF' },
  { fill: 'D9D9D9', words: '000000' },
  { fill: '8C8C8C', words: '000000' },
  { fill: 'FFFFFF', words: '000000' },
  { fill: '000000', words: 'FFFFFF' },
] as const;
const markers = ['circle', 'square', 'diamond', 'triangle', 'x'] as const;

function drawn(series: ChartSeries, index: number, chart: ChartModel, clean: (text: string) => string): DocxSeries {
  const common = { name: clean(series.name), values: series.values };
  const shade = shades[(series.shade ?? index) % shades.length] ?? shades[0];
  const filled = { ...common, color: shade.fill };
  // Horizontal bars cannot be mixed with lines.
  if (chart.type === 'bar') return filled;
  if (chart.type === 'stacked-bar') {
    // Nothing stands where there are none.
    const font = { color: shade.words, size: 9 };
    return { ...filled, dataLabels: { value: true, position: 'center', numberFormat: '0;;', font } };
  }
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
    case 'forecast':
      return {
        ...common,
        type: 'line',
        color: '7F7F7F',
        line: { color: '7F7F7F', width: 1.75 },
        markers: { shape: 'diamond', size: 7 },
      };
    case 'dashed':
      return { ...common, type: 'line', color: '000000', line: { color: '000000', width: 1.5, dash: 'dash' } };
    case 'band-low':
    case 'band-high':
      return { ...common, type: 'line', color: '000000', line: { color: '000000', width: 1.25, dash: 'dot' } };
  }
}
