/** What is dropped on the form or pasted into it: a return to go on with, a workbook with figures, a column from Excel. */
import { fields } from '../pipeline/page-form/open-cells.ts';
import type { Field, OpenCell } from '../pipeline/page-form/open-cells.ts';
import { isReturn, readReturn } from '../pipeline/page-form/return-file.ts';
import { typedSchema } from '../pipeline/page-form/typed.ts';
import type { Typed } from '../pipeline/page-form/typed.ts';
import { readTableFiles } from '../pipeline/read/table-files.ts';
import { ownArea } from '../dataset/observation.ts';
import { decodeText } from '../formats/text-encoding.ts';
import { attachedFrom, mostAttached, withAttached } from '../pipeline/page-form/attached.ts';
import { attach, attached, configuration, slice, take, typed } from './desk.ts';

const mebibyte = 1024 * 1024;
const largestFile = 64 * mebibyte;

/** What was done with it, in words. */
export async function takeFile(
  file: File,
  cells: readonly OpenCell[],
): Promise<{ readonly text: string; readonly isError: boolean }> {
  if (file.size > largestFile) return refused(`${file.name}：文件过大，没有读取。`);
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (/\.zip$/i.test(file.name) || isReturn(bytes)) return takeReturn(file.name, bytes);
  if (/\.json$/i.test(file.name)) return takeCopy(file.name, bytes);
  if (/\.(xlsx|xlsm|csv)$/i.test(file.name)) return takeWorkbook(file.name, bytes, cells);
  if (/\.(docx|txt|md)$/i.test(file.name)) return takeNote(file.name, bytes);
  return refused(
    `${file.name}：这里只能拖入工作簿（.xlsx、.xlsm、.csv）、基层单位的材料（.docx、.txt）、以前保存的回报（.zip）和存稿（.json）。`,
  );
}

/** A village's or office's own document: it goes with the return as it is, under the place's name. */
function takeNote(name: string, bytes: Uint8Array): { readonly text: string; readonly isError: boolean } {
  if (slice.notes === null) return refused(`${name}：你单位不用交材料，没有读取。`);
  if (attached.value.length >= mostAttached) return refused(`${name}：最多放 ${mostAttached} 份基层材料，没有读取。`);
  const one = attachedFrom(name, bytes);
  if ('refused' in one) return refused(`${name}：${one.refused}`);
  attach(withAttached(attached.value, one));
  return { text: `已放入 ${name}，作为基层单位的材料随回报交；名称在“写材料”里改。`, isError: false };
}

function takeReturn(name: string, bytes: Uint8Array): { readonly text: string; readonly isError: boolean } {
  const reading = readReturn(bytes);
  if (reading.verdict === 'refused') return refused(`${name}：${reading.problem.message}`);
  const { mark, typed: said } = reading.content.said;
  const own = slice.mark;
  if (mark.unit !== own.unit || mark.year !== own.year || mark.name !== own.name) {
    return refused(`${name}：这是${mark.name}${mark.unit}${mark.year}年的回报，与本填报页不符，没有读取。`);
  }
  take(said);
  attach(reading.content.places);
  return { text: `已读入 ${name} 里填过的内容。`, isError: false };
}

function takeCopy(name: string, bytes: Uint8Array): { readonly text: string; readonly isError: boolean } {
  try {
    const decoded = decodeText(bytes);
    const parsed = typedSchema.safeParse(decoded.verdict === 'read' ? JSON.parse(decoded.content.text) : null);
    if (!parsed.success) return refused(`${name}：不是本填报页的存稿，没有读取。`);
    take(parsed.data);
    return { text: `已读入存稿 ${name}。`, isError: false };
  } catch {
    return refused(`${name}：不是本填报页的存稿，没有读取。`);
  }
}

/** Only what is empty is filled: nothing that was typed is written over. */
function takeWorkbook(
  name: string,
  bytes: Uint8Array,
  cells: readonly OpenCell[],
): { readonly text: string; readonly isError: boolean } {
  const { round, indicators } = configuration;
  const { tables, findings } = readTableFiles([{ kind: 'read', file: name, bytes }], 'history', round, indicators);
  const unread = findings.find(({ code }) => code === 'unreadable-file');
  if (unread !== undefined) return refused(`${unread.message}${unread.hint}`);
  const observations = tables.flatMap(({ reading }) => reading.observations).filter(({ area }) => area === ownArea);
  const found: Record<string, string> = {};
  let differing = 0;
  for (const { key, row, field } of cells) {
    const year = field === 'current' ? round.year : field === 'previous' ? round.year - 1 : null;
    const [code = '', dimension = null] = row.split('/');
    const one = observations.find(
      (each) => each.indicator === code && each.dimension === dimension && each.year === year,
    );
    const text = one?.value?.toFixed() ?? one?.word ?? '';
    if (text === '') continue;
    const before = typed.value.cells[key] ?? '';
    if (before === '') found[key] = text;
    else if (before !== text) differing += 1;
  }
  const taken = Object.keys(found).length;
  if (taken > 0) take({ ...typed.value, cells: { ...typed.value.cells, ...found } });
  const left = differing === 0 ? '' : `另有${differing}格已填的数与它不同，没有改动。`;
  return {
    text: taken === 0 ? `${name}：没有找到要填的空格的数。${left}` : `从 ${name} 填入${taken}格，请核对。${left}`,
    isError: taken === 0,
  };
}

function refused(text: string): { readonly text: string; readonly isError: boolean } {
  return { text, isError: true };
}

/** A pasted piece of a sheet, put in from one cell on, down and to the right; null for what is one cell's words. */
export function pasted(text: string, from: OpenCell, cells: readonly OpenCell[]): Typed['cells'] | null {
  if (!/[\t\n]/.test(text.replace(/\r?\n$/, ''))) return null;
  const lines = text
    .replace(/\r?\n$/, '')
    .slice(0, largestPaste)
    .split(/\r?\n/);
  const rows = [
    ...new Map(cells.filter(({ field }) => field !== 'said').map((one) => [one.row, one.cell.row])).entries(),
  ]
    .toSorted(([, a], [, b]) => a - b)
    .map(([row]) => row);
  const columns: readonly Field[] = fields.filter((field) => field !== 'said');
  const [top, left] = [rows.indexOf(from.row), columns.indexOf(from.field)];
  const byKey = new Map(cells.map((one) => [one.key, one]));
  const put: Record<string, string> = {};
  for (const [down, line] of lines.slice(0, rows.length).entries()) {
    for (const [right, words] of line.split('\t').entries()) {
      const key = `${rows[top + down] ?? ''}#${columns[left + right] ?? ''}`;
      if (byKey.has(key)) put[key] = words.trim().slice(0, longestCell);
    }
  }
  return put;
}

const largestPaste = 1_000_000;
export const longestCell = 4000;
