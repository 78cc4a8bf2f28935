/** Small reports for the tests of the Word writer, and ways to look into what was written. */
import { strFromU8, unzipSync } from 'fflate';
import { officialLook, type Look } from '../../../src/formats/docx/write/look.ts';
import { writeReport, type WrittenReport } from '../../../src/formats/docx/write/write.ts';
import type { Block, ChartModel, Inline, Report, TableRow } from '../../../src/report/model.ts';
import { idText } from '../../report/id-text.ts';

export function text(words: string): Inline {
  return { kind: 'text', text: words };
}

export function figure(printed: string, id: string): Inline {
  const cell = { kind: 'cell', file: 'workbooks/卫生局.xlsx', sheet: '年报表', cell: 'E12' } as const;
  return { kind: 'figure', text: printed, figure: idText(id), origins: [cell] };
}

export function words(written: string): Inline {
  return { kind: 'words', text: written, origin: { kind: 'line', file: 'notes/卫生局.md', line: 12 } };
}

/** What is missing, and where it is written. */
export function owed(what: string): Inline {
  return {
    kind: 'placeholder',
    text: `【待补充：${what}】`,
    way: `由卫生局补充，写在 notes/卫生局.md 的“${what}”标题下。`,
  };
}

type ParagraphBlock = Extract<Block, { kind: 'paragraph' }>;

export function paragraph(id: string, inlines: readonly Inline[] | string, more: Partial<ParagraphBlock> = {}): Block {
  return { kind: 'paragraph', id, inlines: typeof inlines === 'string' ? [text(inlines)] : inlines, ...more };
}

export function heading(id: string, level: 1 | 2 | 3 | 4, title: string): Block {
  return { kind: 'heading', id, level, inlines: [text(title)] };
}

export function report(blocks: readonly Block[], more: Partial<Report> = {}): Report {
  return {
    id: '卫生局/women',
    kind: 'unit',
    unit: '卫生局',
    plan: 'women',
    year: 2015,
    title: '鹤山市卫生局妇女发展规划2015年监测评估报告',
    sections: [{ id: 'opening', blocks }],
    header: '演示数据·非官方文件',
    draft: false,
    indicators: new Set(),
    ...more,
  };
}

export const comparison: Block = {
  kind: 'table',
  id: 'comparison/table',
  caption: [text('表1　与全省比较')],
  columns: [
    { heading: ['指标名称'], width: 4, align: 'left' },
    { heading: ['计量单位'], width: 2, align: 'center' },
    { heading: ['全省', '2014年'], width: 2, align: 'right' },
    { heading: ['全省', '2015年'], width: 2, align: 'right' },
    { heading: ['我市', '2015年'], width: 2, align: 'right' },
  ],
  rows: [
    { id: 'comparison/健康', group: true, cells: [[text('健康')]] },
    {
      id: 'comparison/W02',
      cells: [
        [text('孕产妇死亡率')],
        [text('1/10万')],
        [figure('11.00', 'W02/province/2014')],
        [figure('11.56', 'W02/province/2015')],
        [figure('8.51', 'W02/value/2015')],
      ],
    },
  ],
  landscape: false,
  notes: [[text('注：数据来自妇幼卫生年报。')]],
};

/** The columns of the table of indicators to watch: as many as a report ever has. */
const watchedColumns =
  '序号 指标名称 计量单位 目标值 基期值 2014年 2015年 比上年增减 与目标差距 达标情况 下年需达速度 近年平均速度 下年预测 预警等级 原因说明及措施 责任单位'.split(
    ' ',
  );

export function watched(rows: number): Block {
  const row = (number: number): TableRow => ({
    id: `watched/W${number}`,
    cells: watchedColumns.map((column) => [figure('95.60', `W${number}/${column}`)]),
  });
  return {
    kind: 'table',
    id: 'watched/table',
    caption: [text('表2　重点预警指标表')],
    columns: watchedColumns.map((name) => ({ heading: [name], width: 1, align: 'center' })),
    rows: Array.from({ length: rows }, (_, index) => row(index + 1)),
    landscape: true,
    notes: [],
  };
}

export function chart(id: string, model: Partial<ChartModel> = {}): Block {
  return {
    kind: 'chart',
    id,
    caption: [text('图1　孕产妇死亡率')],
    chart: {
      type: 'combo',
      title: '',
      categories: ['2013年', '2014年', '2015年', '2016年'],
      series: [
        { name: '我市', values: [12.1, 9.7, 8.51, null], look: 'column', figures: [] },
        { name: '预测', values: [null, null, 8.51, 7.57], look: 'line', figures: [] },
        { name: '目标', values: [15, 15, 15, 15], look: 'dashed', figures: [] },
        { name: '预测下限', values: [null, null, 8.51, 5.62], look: 'band-low', figures: [] },
        { name: '预测上限', values: [null, null, 8.51, 10.2], look: 'band-high', figures: [] },
      ],
      valueAxis: '1/10万',
      alt: '孕产妇死亡率由2013年的12.10降至2015年的8.51，预测2016年为7.57。',
      origins: [],
      ...model,
    },
  };
}

/** Every kind of block, and every role of a paragraph. */
export const everything: Report = report(
  [
    paragraph('addressee', '市妇儿工委办公室：', { role: 'addressee' }),
    paragraph('opening/1', [
      text('孕产妇死亡率为'),
      figure('8.51', 'W02/value/2015'),
      text('/10万，见'),
      { kind: 'reference', text: '表1', to: 'comparison/table' },
      text('。'),
      { kind: 'text', text: '必须重视。', strong: true },
      words('一是加强领导；\n二是“以评促建”。'),
      owed('未达标原因'),
    ]),
    {
      kind: 'contents',
      id: 'contents',
      title: '目　录',
      entries: [
        { level: 1, text: '一、目标完成情况', to: 'progress' },
        { level: 2, text: '（一）健康领域', to: 'progress/健康' },
      ],
    },
    { kind: 'page-break', id: 'break/1' },
    heading('progress', 1, '一、目标完成情况'),
    heading('progress/健康', 2, '（一）健康领域'),
    heading('progress/健康/1', 3, '1. 孕产妇保健'),
    heading('progress/健康/1/1', 4, '（1）系统管理'),
    paragraph('progress/met', '妇女常见病筛查率等。', { lead: [text('（一）达标指标6项。')] }),
    comparison,
    chart('comparison/chart'),
    paragraph('annex-note/1', '附件：1. 重点预警指标表', { role: 'annex-note' }),
    paragraph('annex-note/2', '2. 有关说明', { role: 'annex-note' }),
    paragraph('signature', '鹤山市劳动保障局', { role: 'signature' }),
    paragraph('date', '2016年5月25日', { role: 'date' }),
    paragraph('annex-1/mark', '附件1', { role: 'annex-mark' }),
    watched(3),
    paragraph('annex-2/mark', '附件2', { role: 'annex-mark' }),
    paragraph('annex-2/note', '（联系人：见各单位报表）', { role: 'note' }),
  ],
  { draft: true },
);

export async function written(source: Report, look: Look = officialLook): Promise<WrittenReport> {
  return writeReport(source, look, { run: 'sha256:4f1d' });
}

export type Parts = Readonly<Record<string, string>>;

/** Every part of a package, as text. */
export function partsOf(bytes: Uint8Array): Parts {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)]));
}

export async function partsWritten(source: Report, look: Look = officialLook): Promise<Parts> {
  return partsOf((await written(source, look)).bytes);
}

export async function bodyWritten(blocks: readonly Block[]): Promise<string> {
  return (await partsWritten(report(blocks)))['word/document.xml'] ?? '';
}

/** The style with this id, as it stands in styles.xml. */
export function styleIn(parts: Parts, id: string): string {
  const styles = parts['word/styles.xml'] ?? '';
  return new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`, 's').exec(styles)?.[0] ?? '';
}

/** The paragraph that holds these words, as XML. */
export function paragraphWith(body: string, wanted: string): string {
  return (body.match(/<w:p>.*?<\/w:p>/gs) ?? []).find((each) => each.replaceAll(/<[^>]*>/g, '').includes(wanted)) ?? '';
}
