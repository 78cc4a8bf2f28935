/** 网上填报单: the round's figures in the order and measures of a form on the net, with a column to copy. */
import type { Dataset } from '../../dataset/dataset.ts';
import type { FigureLookup } from '../../dataset/observation.ts';
import { ownArea } from '../../dataset/observation.ts';
import { measureOf, scaleBetween } from '../../dataset/tables/rows/measures.ts';
import { dimensionOf } from '../../dataset/tables/rows/dimensions.ts';
import type { Diagnostic } from '../../diagnostics.ts';
import { finding } from '../../diagnostics.ts';
import type { Decimal } from '../../indicators/decimals.ts';
import { printed } from '../../indicators/decimals.ts';
import type { Indicator } from '../../indicators/definition.ts';
import { nearestName } from '../../indicators/nearest.ts';
import type { OnlineForm } from './described-form.ts';
import { onlineFormName } from './described-form.ts';
import type { Located } from '../../indicators/yaml/yaml.ts';
import type { Origin } from '../../provenance.ts';
import { formatOrigin } from '../../provenance.ts';
import { figureInline } from '../../report/composer.ts';
import { textCell } from '../../report/indicator-columns.ts';
import type { SheetRow, WorkbookModel } from '../../report/workbook-model.ts';
import type { AnnualTable } from '../../rules/shown/annual-table.ts';

export interface OnlineLine {
  readonly row: string;
  readonly name: string;
  readonly indicator: Indicator;
  readonly dimension: string | null;
  readonly measure: string;
  readonly decimals: number;
  readonly year: number;
  /** In the form's measure, rounded to its decimals; null where there is no figure. */
  readonly value: Decimal | null;
  /** What is copied. */
  readonly text: string;
  /** The figure as the register has it; '' without one. */
  readonly own: string;
  readonly explanation: string;
  readonly origins: readonly Origin[];
}

export interface FilledForm {
  readonly title: string;
  /** Whether somebody described a form; else it is the annual table's own. */
  readonly described: boolean;
  readonly lines: readonly OnlineLine[];
  readonly tolerance: Decimal | null;
  readonly findings: readonly Diagnostic[];
}

export function filledForm(form: Located<OnlineForm> | null, dataset: Dataset, annual: AnnualTable): FilledForm {
  const { round } = dataset;
  if (form === null) {
    const lines = annual.together
      .flatMap(({ rows }) => rows)
      .map(({ indicator, dimension }, position) => {
        const name = dimension === null ? indicator.name : `其中：${dimension}`;
        return lineOf({ row: String(position + 1), name, measure: indicator.measure, decimals: indicator.decimals, blank: '' }, indicator, dimension, round.year, dataset); // prettier-ignore
      });
    return {
      title: '按年报表的次序和计量单位',
      described: false,
      lines: lines.flatMap((one) => one ?? []),
      tolerance: null,
      findings: [],
    };
  }
  const findings: Diagnostic[] = [];
  const { value, locate } = form;
  const lines = value.rows.flatMap((row, position): readonly OnlineLine[] => {
    const indicator = dataset.indicators.find(({ code }) => code === row.indicator);
    if (indicator === undefined) {
      findings.push(unknownCode(row.indicator, dataset, locate(['rows', position, 'indicator'])));
      return [];
    }
    const dimension = row.dimension === undefined ? null : dimensionOf(row.dimension);
    const measure = row.measure ?? indicator.measure;
    const shape = {
      row: row.row ?? String(position + 1),
      name: row.name ?? (dimension === null ? indicator.name : `其中：${dimension}`),
      measure,
      decimals: row.decimals ?? indicator.decimals,
      blank: value.blank,
    };
    const line = lineOf(shape, indicator, dimension, row.year === '上年' ? round.year - 1 : round.year, dataset);
    if (line === null) findings.push(otherMeasure(indicator, measure, locate(['rows', position, 'measure'])));
    return line === null ? [] : [line];
  });
  return { title: value.title, described: true, lines, tolerance: value.tolerance ?? null, findings };
}

type Shape = Pick<OnlineLine, 'row' | 'name' | 'measure' | 'decimals'> & { readonly blank: string };

/** null where a figure in the register's measure is none in the form's. */
function lineOf(
  { blank, ...shape }: Shape,
  indicator: Indicator,
  dimension: string | null,
  year: number,
  dataset: Dataset,
): OnlineLine | null {
  const scale = scaleBetween(measureOf(indicator.measure), measureOf(shape.measure));
  if (scale === null) return null;
  const found = dataset.figure(indicator.code, ownArea, year, dimension);
  const explanation =
    dimension === null && year === dataset.round.year
      ? (dataset.explanations.find((one) => one.indicator === indicator.code)?.text ?? '')
      : '';
  const base = { ...shape, indicator, dimension, year, explanation };
  if (found.verdict !== 'figure') return { ...base, value: null, text: blank, own: '', origins: originsOf(found) };
  const { value, word, origins } = found.figure;
  const isWord = word !== null && (indicator.scale === 'yes-no' || indicator.scale === 'text');
  if (isWord) return { ...base, value: null, text: word, own: word, origins };
  // What is handed in is the printed figure, in another measure.
  const own = printed(value, indicator.decimals);
  const inForm = value.times(scale);
  const text = printed(inForm, shape.decimals);
  return { ...base, value: inForm, text, own, origins };
}

function originsOf(found: FigureLookup): readonly Origin[] {
  return found.verdict === 'marked' || found.verdict === 'conflict' ? found.origins : [];
}

function unknownCode(code: string, { indicators }: Dataset, origin: Origin): Diagnostic {
  const near = nearestName(code, indicators.map((one) => one.code)); // prettier-ignore
  return finding('invalid-configuration', {
    message: `${onlineFormName} 的代码“${code}”不在本轮的登记册里，这一行没有写进网上填报单。`,
    hint: near === null ? '请核对代码。' : `是否应为 ${near}？请核对代码。`,
    origin,
  });
}

function otherMeasure({ code, name, measure }: Indicator, wanted: string, origin: Origin): Diagnostic {
  return finding('invalid-configuration', {
    message: `${name}（${code}）在登记册里以“${measure}”计，不能换算成“${wanted}”，这一行没有写进网上填报单。`,
    hint: '请核对 measure；百分比和千分比之间不换算。',
    origin,
  });
}

export function onlineWorkbook(form: FilledForm, { round }: Dataset): WorkbookModel {
  const columns = [
    ['行号', 8, 'center'], ['网上表中的名称', 36, 'left'], ['计量单位', 10, 'center'], ['录入数（复制这一列）', 18, 'right'],
    ['数据年份', 9, 'center'], ['登记册代码', 10, 'center'], ['登记册名称', 30, 'left'], ['登记册计量单位', 12, 'center'],
    ['登记册的数', 12, 'right'], ['变化情况说明', 40, 'left'], ['出处', 44, 'left'],
  ] as const; // prettier-ignore
  const rows = form.lines.map((line): SheetRow => ({ id: `online/${line.row}`, cells: cellsOf(line) }));
  return {
    id: 'online-form',
    kind: 'online-form',
    unit: round.compiler,
    plan: null,
    year: round.year,
    indicators: new Set(form.lines.map(({ indicator }) => indicator.code)),
    header: round.header ?? null,
    draft: false,
    sheets: [
      {
        name: '网上填报单',
        title: `${round.area.name}${round.year}年网上填报单`,
        head: [form.title, `年度：${round.year}年`],
        columns: columns.map(([heading, width, align]) => ({ heading: [heading], width, align })),
        rows:
          rows.length === 0
            ? [{ id: 'online/none', cells: columns.map((_, at) => textCell(at === 1 ? '本轮没有要填报的指标。' : '')) }]
            : rows,
        notes: [
          '“录入数”按网上表的计量单位和小数位数写好，选中整列复制即可；空格表示没有数。',
          ...(form.described
            ? []
            : [
                `本轮文件夹里没有 ${onlineFormName}：把网上表的行次、名称、计量单位写在里面一次，以后都按它写（写法见 fuer help 网上填报）。`,
              ]),
          '网上录完后，把系统导出的表交给 fuer export --compare 核对。',
        ],
        foot: [],
        landscape: true,
        frozenColumns: 4,
      },
    ],
  };
}

function cellsOf(line: OnlineLine): SheetRow['cells'] {
  const { indicator, dimension, year, value, origins } = line;
  const id = { kind: 'value', indicator: indicator.code, area: ownArea, year, dimension } as const;
  const figure = (text: string): SheetRow['cells'][number] =>
    value === null ? textCell(text) : [figureInline(text, id, origins)];
  return [
    textCell(line.row),
    textCell(line.name),
    textCell(line.measure),
    figure(line.text),
    textCell(`${year}年`),
    textCell(dimension === null ? indicator.code : `${indicator.code}（${dimension}）`),
    textCell(indicator.name),
    textCell(indicator.measure),
    figure(line.own),
    textCell(line.explanation),
    textCell(origins.map(formatOrigin).join('；')),
  ];
}
