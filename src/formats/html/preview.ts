/**
 * A report as one web page to look at before it is printed: the same blocks in the same order, each figure with its
 * sources when the mouse rests on it, what is missing marked. Nothing is fetched and nothing runs.
 */
import { formatOrigin, type Origin } from '../../provenance.ts';
import type { Block, Inline, Report, TableColumn, TableRow } from '../../report/model.ts';
import { mergeHeadings } from '../docx/write/pieces/headings.ts';
import { bookmarkName } from '../docx/names.ts';
import { claimText } from '../../report/claims/claim.ts';
import { cleanText } from '../clean-text.ts';
import { previewStyle } from './style.ts';

export function previewOf(report: Report): string {
  const blocks = blocksOf(report);
  const page: Page = { targets: new Set(blocks.map((block) => block.id)), live: false };
  const header = [...(report.draft ? ['草稿'] : []), ...(report.header === null ? [] : [report.header])];
  return [
    '<!DOCTYPE html>',
    '<html lang="zh-CN">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(report.title.replaceAll('\n', ''))}</title>`,
    `<style>${previewStyle}</style>`,
    '</head>',
    '<body>',
    ...(header.length === 0 ? [] : [`<header>${escaped(header.join('　'))}</header>`]),
    '<main>',
    `<h1>${linesOf(report.title)}</h1>`,
    ...blocks.map((block) => blockHtml(block, page)),
    '</main>',
    `<footer>预览，供核对内容用；版式以 Word 文件为准。鼠标停在数字上，显示出处。${owed(blocks)}</footer>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/**
 * The same sheet of paper for a page that answers: figures, judging words and what is missing carry their ids, charts are
 * left to be drawn by their place among the report's charts.
 */
export function livePreviewOf(report: Report): string {
  const blocks = blocksOf(report);
  const page: Page = { targets: new Set(blocks.map((block) => block.id)), live: true };
  const header = [...(report.draft ? ['草稿'] : []), ...(report.header === null ? [] : [report.header])];
  return [
    ...(header.length === 0 ? [] : [`<p class="page-header">${escaped(header.join('　'))}</p>`]),
    `<h1>${linesOf(report.title)}</h1>`,
    ...blocks.map((block) => blockHtml(block, page)),
  ].join('\n');
}

function blocksOf(report: Report): readonly Block[] {
  return report.sections.flatMap((section) => section.blocks);
}

interface Page {
  /** Blocks that references can lead to. */
  readonly targets: ReadonlySet<string>;
  /** Ids stand beside what can be asked about. */
  readonly live: boolean;
}

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

function blockHtml(block: Block, page: Page): string {
  const id = `id="${bookmarkName('block', block.id)}"${page.live ? ` data-block="${escaped(block.id)}"` : ''}`;
  switch (block.kind) {
    case 'heading':
      return `<h${block.level + 1} ${id}>${inlinesHtml(block.inlines, page)}</h${block.level + 1}>`;
    case 'paragraph':
      return `<p ${id} class="${block.role ?? 'body'}">${leadHtml(block, page)}${inlinesHtml(block.inlines, page)}</p>`;
    case 'table':
      return tableHtml(block, page, id);
    case 'chart':
      return chartHtml(block, page, id);
    case 'contents':
      return contentsHtml(block, page, id);
    case 'page-break':
      return '<hr>';
  }
}

function leadHtml(block: Of<'paragraph'>, page: Page): string {
  return block.lead === undefined ? '' : `<span class="lead">${inlinesHtml(block.lead, page)}</span>`;
}

function inlinesHtml(inlines: readonly Inline[], page: Page): string {
  return inlines.map((inline) => inlineHtml(inline, page)).join('');
}

function inlineHtml(inline: Inline, page: Page): string {
  const text = linesOf(inline.text);
  switch (inline.kind) {
    case 'text':
      return inline.strong === true ? `<strong>${text}</strong>` : text;
    case 'claim':
      return `<span class="claim"${asked(page, 'claim', claimText(inline.claim))}>${inline.strong === true ? `<strong>${text}</strong>` : text}</span>`;
    case 'words':
      return `<span class="words" title="${sources([inline.origin])}">${text}</span>`;
    case 'figure':
      return page.live
        ? `<span class="figure"${asked(page, 'figure', inline.figure)}>${text}</span>`
        : `<span class="figure" title="${sources(inline.origins)}">${text}</span>`;
    case 'placeholder':
      if (page.live) return `<mark${asked(page, 'missing', inline.text)}>${text}</mark>`;
      return inline.way === undefined ? `<mark>${text}</mark>` : `<mark title="${escaped(inline.way)}">${text}</mark>`;
    case 'reference':
      return page.targets.has(inline.to) ? `<a href="#${bookmarkName('block', inline.to)}">${text}</a>` : text;
  }
}

/** Reached by the keyboard as well as by the mouse. */
function asked(page: Page, what: 'figure' | 'claim' | 'missing', id: string): string {
  return page.live ? ` tabindex="0" role="button" data-${what}="${escaped(id)}"` : '';
}

/** Each place once, one a line; a figure that was counted from many says how many more. */
function sources(origins: readonly Origin[]): string {
  const places = [...new Set(origins.map(formatOrigin))];
  if (places.length === 0) return '由本文其他数字得出';
  const shown = places.slice(0, mostSources);
  const rest = places.length - shown.length;
  return escaped([...shown, ...(rest > 0 ? [`等 ${places.length} 处`] : [])].join('\n'));
}

const mostSources = 12;

function tableHtml(block: Of<'table'>, page: Page, id: string): string {
  return [
    `<figure ${id} class="table">`,
    `<figcaption>${inlinesHtml(block.caption, page)}</figcaption>`,
    '<div class="wide"><table>',
    `<thead>${headingRows(block.columns)}</thead>`,
    `<tbody>${block.rows.map((row) => rowHtml(row, block.columns, page)).join('\n')}</tbody>`,
    '</table></div>',
    ...block.notes.map((note) => `<p class="table-note">${inlinesHtml(note, page)}</p>`),
    '</figure>',
  ].join('\n');
}

function headingRows(columns: readonly TableColumn[]): string {
  const rows = mergeHeadings(columns.map((column) => column.heading));
  return rows
    .map((cells, row) => {
      const html = cells.flatMap((cell) => {
        if (cell.down === 'continued') return [];
        const rowSpan = 1 + rows.slice(row + 1).filter((below) => below.some((other) => continues(other, cell))).length;
        return [`<th${span('colspan', cell.across)}${span('rowspan', rowSpan)}>${linesOf(cell.text)}</th>`];
      });
      return `<tr>${html.join('')}</tr>`;
    })
    .join('\n');
}

type HeadingCell = ReturnType<typeof mergeHeadings>[number][number];

function continues(other: HeadingCell, cell: HeadingCell): boolean {
  return other.down === 'continued' && other.column === cell.column && other.text === cell.text;
}

function span(name: 'colspan' | 'rowspan', count: number): string {
  return count > 1 ? ` ${name}="${count}"` : '';
}

function rowHtml(row: TableRow, columns: readonly TableColumn[], page: Page): string {
  if (row.group === true) {
    return `<tr><th class="group" colspan="${columns.length}">${inlinesHtml(row.cells[0] ?? [], page)}</th></tr>`;
  }
  const cells = columns.map(
    ({ align }, index) => `<td class="${align}">${inlinesHtml(row.cells[index] ?? [], page)}</td>`,
  );
  return `<tr${page.live ? ` data-block="${escaped(row.id)}"` : ''}>${cells.join('')}</tr>`;
}

/** The numbers behind the picture: a page without programs draws none. */
function chartHtml({ caption, chart }: Of<'chart'>, page: Page, id: string): string {
  const head = ['', ...chart.categories].map((category) => `<th>${escaped(category)}</th>`).join('');
  const rows = chart.series.map(
    (series) =>
      `<tr><th>${escaped(series.name)}</th>${chart.categories
        .map((_, index) => `<td class="right">${series.values[index] ?? ''}</td>`)
        .join('')}</tr>`,
  );
  return [
    `<figure ${id} class="chart"${page.live ? ' data-chart' : ''}>`,
    `<p class="chart-words">${escaped(chart.alt)}</p>`,
    `<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`,
    `<figcaption>${inlinesHtml(caption, page)}${page.live ? '' : '（Word 文件中为图）'}</figcaption>`,
    '</figure>',
  ].join('\n');
}

function contentsHtml(block: Of<'contents'>, page: Page, id: string): string {
  const entries = block.entries.map(({ level, text, to }) => {
    const words = page.targets.has(to) ? `<a href="#${bookmarkName('block', to)}">${escaped(text)}</a>` : escaped(text);
    return `<li class="level-${level}">${words}</li>`;
  });
  return `<nav ${id}><p class="contents-title">${escaped(block.title)}</p><ul>${entries.join('')}</ul></nav>`;
}

function owed(blocks: readonly Block[]): string {
  const count = blocks.reduce((sum, block) => sum + placeholdersIn(block), 0);
  return count === 0 ? '' : `文中有待补充 ${count} 处，标黄。`;
}

function placeholdersIn(block: Block): number {
  const inlines =
    block.kind === 'table'
      ? block.rows.flatMap((row) => row.cells.flat())
      : block.kind === 'paragraph' || block.kind === 'heading'
        ? block.inlines
        : [];
  return inlines.filter((inline) => inline.kind === 'placeholder').length;
}

function linesOf(text: string): string {
  return escaped(text).replaceAll('\n', '<br>');
}

function escaped(text: string): string {
  return cleanText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
