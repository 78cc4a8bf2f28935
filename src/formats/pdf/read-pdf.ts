/**
 * The words of a PDF, page by page, in the order in which they were printed. Loads pdfjs: for the process that reads, not for
 * the one that uses. Nothing of the file is run, drawn or fetched.
 */
import type { PrintedPage, PrintedPiece } from '../../history/printed/pages.ts';
import type { FileProblem } from '../package/problem.ts';
import type { PdfContent } from './reading.ts';

const manyPages = 1_000;
const manyLetters = 5_000_000;
/** A page with fewer letters than this says nothing by itself. */
const fewLetters = 20;

export async function readPdf(bytes: Uint8Array): Promise<PdfContent> {
  if (bytes.length === 0) return refused('empty-file', '文件是空的，没有任何内容。', '请重新复制这个文件。');
  if (!startsAsPdf(bytes)) {
    return refused(
      'not-this-kind',
      '这不是 PDF 文件，可能是别的文件改了扩展名。',
      '请核对文件，给出由报告打印或另存出来的 PDF。',
    );
  }
  try {
    return await pagesOf(bytes);
  } catch (error) {
    return { kind: 'refused', problem: problemOf(error) };
  }
}

/** Within the first 1,024 bytes, as every reader of PDF takes it. */
function startsAsPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');
}

async function pagesOf(bytes: Uint8Array): Promise<PdfContent> {
  // The part that parses makes itself known; otherwise it would be looked for as a file of its own.
  // @ts-expect-error The package has no types for it.
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  const { getDocument, OPS, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
  });
  try {
    const document = await task.promise;
    if (document.numPages > manyPages) {
      return refused(
        'too-large',
        `文件有${document.numPages}页，超过${manyPages}页，没有读取。`,
        '请只给出一份报告的 PDF。',
      );
    }
    const pages: PrintedPage[] = [];
    let letters = 0;
    let recognised = false;
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent({ disableNormalization: true });
      const pieces = items.flatMap((item): readonly PrintedPiece[] => {
        if (!('str' in item) || item.str === '') return [];
        const [, , , rise = 0, x = 0, y = 0]: readonly number[] = item.transform;
        return [
          {
            text: item.str,
            x: tenth(x),
            y: tenth(y),
            width: tenth(item.width),
            size: tenth(Math.abs(rise) || item.height),
          },
        ];
      });
      letters += pieces.reduce((sum, { text }) => sum + text.length, 0);
      if (letters > manyLetters) return refused('too-large', '文件里的字过多，没有读取。', '请只给出一份报告的 PDF。');
      if (number === 1 && pieces.length > 0) {
        const { fnArray, argsArray } = await page.getOperatorList();
        recognised = fnArray.some((operation, at) => operation === OPS.setTextRenderingMode && hides(argsArray[at]));
      }
      pages.push({ number, height: tenth(page.view[3] ?? 0), pieces });
      page.cleanup();
    }
    if (letters < fewLetters * Math.max(1, document.numPages)) return scanned(document.numPages, letters);
    return { kind: 'pages', pages, recognised };
  } finally {
    await task.destroy();
  }
}

/** 3: letters that are there and not shown, as under a scanned page. */
function hides(mode: unknown): boolean {
  return Array.isArray(mode) && mode[0] === 3;
}

function tenth(number: number): number {
  return Math.round(number * 10) / 10;
}

function scanned(pages: number, letters: number): PdfContent {
  return letters === 0
    ? refused(
        'not-this-kind',
        `这是扫描件：${pages}页都是图片，里面没有文字，不能逐字核对。`,
        '请用盖章前由 Word 或 WPS 另存的 PDF 核对；只有扫描件的，请对照 Word 文件人工核对。',
      )
    : refused(
        'not-this-kind',
        `这份 PDF 的${pages}页里只有${letters}个字，多半是扫描件，不能逐字核对。`,
        '请用盖章前由 Word 或 WPS 另存的 PDF 核对；只有扫描件的，请对照 Word 文件人工核对。',
      );
}

function problemOf(error: unknown): FileProblem {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') {
    return {
      code: 'password',
      message: '这份 PDF 加了密码，没有打开。',
      hint: '请去掉密码另存一份（打开后“另存为”或“打印为 PDF”），再运行一次。',
    };
  }
  return {
    code: 'damaged',
    message: '这份 PDF 已损坏或结构有误，读不下去。',
    hint: '请重新复制这个文件，或请对方重新导出 PDF。',
  };
}

function refused(code: FileProblem['code'], message: string, hint: string): PdfContent {
  return { kind: 'refused', problem: { code, message, hint } };
}
