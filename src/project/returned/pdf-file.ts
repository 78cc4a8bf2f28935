/** The words of a PDF that came back, read in a process of their own. */
import type { PdfContent } from '../../formats/pdf/reading.ts';
import { pdfFromSent } from '../../formats/pdf/reading.ts';
import type { ReadingLimits } from '../old-files/reader-apart.ts';
import { askReader } from '../old-files/reader-apart.ts';

const usualLimits: ReadingLimits = { time: 60_000, memory: 768 };

export function readPdfFile(bytes: Uint8Array, limits = usualLimits): PdfContent {
  const answer = askReader('pdf', bytes, limits);
  const sent = answer.verdict === 'sent' ? pdfFromSent(answer.text) : null;
  return sent ?? { kind: 'refused', problem: answer.verdict === 'late' ? late(limits) : broken };
}

function late({ time }: ReadingLimits) {
  return {
    code: 'too-large',
    message: `这份 PDF 读了${time / 1000}秒还没有读完，没有再读。`,
    hint: '请只给出一份报告的 PDF，由 Word 或 WPS 重新导出后再试。',
  } as const;
}

const broken = {
  code: 'damaged',
  message: '这份 PDF 读到一半读不下去。',
  hint: '请重新复制这个文件，或由 Word 或 WPS 重新导出后再试。',
} as const;
