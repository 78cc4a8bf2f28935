/** A document as a person might have edited it: its body's text changed as a word processor would change it. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { memoryOf, memoryText } from '../../../src/history/document-memory.ts';
import { officialLook } from '../../../src/formats/docx/write/look.ts';
import { mergeDocument, type Merge } from '../../../src/formats/docx/merge/merge-document.ts';
import { readReportText } from '../../../src/formats/docx/read/read.ts';
import type { ReadDocument } from '../../../src/formats/docx/read/reading.ts';
import { writeReport } from '../../../src/formats/docx/write/write.ts';
import type { Block, Report } from '../../../src/report/model.ts';
import { figure, heading, paragraph, report, text } from './reports.ts';

/** What the data say of one indicator. */
export interface Said {
  readonly value: string;
  readonly change: string;
  readonly verdict: string;
}

export const first: Said = { value: '93.1', change: '0.4', verdict: '未达标' };
export const fixed: Said = { value: '94.0', change: '1.3', verdict: '未达标' };
export const turned: Said = { value: '96.2', change: '3.5', verdict: '提前达标' };

/** A small report in which one figure stands in a sentence, in a table and in a closing sentence. */
export function smallReport({ value, change, verdict }: Said, more: readonly Block[] = []): Report {
  return report([
    heading('progress', 1, '一、进展情况'),
    paragraph('progress/overview', '本年各项工作平稳推进，数据齐全。'),
    paragraph('progress/C25', [
      text('九年义务教育巩固率为'),
      figure(value, 'C25/own/2015'),
      text('%，比上年提高'),
      figure(change, 'C25/change/2015/children/own'),
      text(`个百分点，${verdict}。主要原因是外来务工家庭迁离。`),
    ]),
    ...more,
    {
      kind: 'table',
      id: 'table',
      caption: [text('表1　达标情况')],
      columns: [
        { heading: ['指标'], width: 4, align: 'left' },
        { heading: ['2015年'], width: 2, align: 'right' },
        { heading: ['判定'], width: 2, align: 'center' },
      ],
      rows: [
        { id: 'table/C25', cells: [[text('九年义务教育巩固率')], [figure(value, 'C25/own/2015')], [text(verdict)]] },
        { id: 'table/C27', cells: [[text('高中阶段毛入学率')], [figure('92.3', 'C27/own/2015')], [text('未达标')]] },
      ],
      landscape: false,
      notes: [],
    },
    heading('policy', 1, '二、政策措施'),
    paragraph('policy/1', '一是印发控辍保学工作方案，逐人登记去向。'),
    paragraph('closing', [text('综上，巩固率'), figure(value, 'C25/own/2015'), text('%，须继续努力。')]),
  ]);
}

export async function written(source: Report): Promise<Uint8Array> {
  const memory = memoryText(memoryOf(source, '云溪市', '0.1.0'));
  return (await writeReport(source, officialLook, { run: memoryOf(source, '云溪市', '0.1.0').content, memory })).bytes;
}

/** `change` works on the text of word/document.xml, `parts` adds or replaces other parts. */
export function edited(
  bytes: Uint8Array,
  change: (xml: string) => string,
  parts: Readonly<Record<string, string>> = {},
): Uint8Array {
  const entries = unzipSync(bytes);
  const body = change(bodyOf(bytes));
  const others = Object.fromEntries(Object.entries(parts).map(([name, content]) => [name, strToU8(content)]));
  return zipSync({ ...entries, ...others, 'word/document.xml': strToU8(body) });
}

export function partOf(bytes: Uint8Array, name: string): string {
  const part = unzipSync(bytes)[name];
  return part === undefined ? '' : strFromU8(part);
}

export function bodyOf(bytes: Uint8Array): string {
  return partOf(bytes, 'word/document.xml');
}

/** Replaces exactly one place, so that a test that no longer edits anything fails. */
export function replaced(xml: string, old: string, now: string): string {
  if (xml.split(old).length !== 2) throw new Error(`${old} stands ${xml.split(old).length - 1} times`);
  return xml.replace(old, () => now);
}

/** The paragraph of the body in which the words stand, as XML. */
export function paragraphWith(xml: string, words: string): string {
  const at = xml.indexOf(words);
  const start = Math.max(xml.lastIndexOf('<w:p>', at), xml.lastIndexOf('<w:p ', at));
  return xml.slice(start, xml.indexOf('</w:p>', at) + '</w:p>'.length);
}

export function mergedWith(editedBytes: Uint8Array, fresh: Uint8Array): Merge {
  const names = ['九年义务教育巩固率', '高中阶段毛入学率'];
  const date = '2016-05-25T00:00:00Z';
  const merge = mergeDocument({ edited: editedBytes, fresh, earlier: { all: () => [] }, date, names });
  if (merge.verdict === 'refused') throw new Error(merge.problem.message);
  return merge.content;
}

export function bytesOf(merge: Merge): Uint8Array {
  if (merge.verdict !== 'merged') throw new Error(merge.verdict);
  return merge.bytes;
}

export function readBack(bytes: Uint8Array): ReadDocument {
  const reading = readReportText(bytes);
  if (reading.verdict === 'refused') throw new Error(reading.problem.message);
  return reading.content;
}

/** The body's words: a line a paragraph or row. */
export function linesOf(bytes: Uint8Array): readonly string[] {
  return readBack(bytes).blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [block.text] : block.rows.map((row) => row.cells.map((cell) => cell.text).join('\t')),
  );
}
