/** What `build` writes beside the documents when asked: a PDF, a page to look at. */
import type { Report } from '../report/model.ts';
import { renderForLibreOffice, renderPreview } from '../pipeline/render/copies.ts';
import type { CopyKind } from '../project/copies.ts';
import { copyKinds, copyName, dropCopies, pdfMark, pdfState, placeCopy, readDocument } from '../project/copies.ts';
import { findLibreOffice, pdfsOf, type PrintedDocument } from '../project/office-program.ts';
import type { OutFolder } from '../project/out-folder.ts';
import type { MadeDocument } from '../pipeline/run/run.ts';
import type { BuildResult } from './texts/build-summary.ts';

export interface CopyFlags {
  readonly html?: boolean;
  readonly pdf?: boolean;
}

export const copyFlags = {
  html: {
    kind: 'boolean',
    brief: '另写网页预览（out/html），鼠标停在数字上显示出处',
    optional: true,
    withNegated: false,
  },
  pdf: {
    kind: 'boolean',
    brief: '另写 PDF（out/pdf），需要本机装有 LibreOffice',
    optional: true,
    withNegated: false,
  },
} as const;

export interface Copies {
  /** Within the out folder. */
  readonly written: readonly string[];
  /** What to say of them, a line each. */
  readonly said: readonly string[];
  /** Something that was asked for is not there. */
  readonly lacking: boolean;
}

interface Source {
  readonly path: string;
  /** Where its document lies now, within the out folder. */
  readonly file: string;
  readonly report: Report;
  /** Written in this run. */
  readonly changed: boolean;
}

export async function writeCopies(
  flags: CopyFlags,
  out: OutFolder,
  { documents, outcome: { placements }, shownFolder: shown }: BuildResult,
): Promise<Copies> {
  const sources = documents.flatMap(({ judged }): readonly Source[] => {
    const { path, content } = judged.document;
    const placement = placements.get(path);
    if (placement === undefined || 'sheets' in content) return [];
    const { file, state } = placement;
    return [{ path, file, report: content, changed: state === 'written' }];
  });
  const results = [
    dropOutdated(flags, out, shown, documents, sources),
    ...(flags.html === true ? [await writePreviews(out, shown, sources)] : []),
    ...(flags.pdf === true ? [await writePdfs(out, shown, sources)] : []),
  ];
  return {
    written: results.flatMap((one) => one.written),
    said: results.flatMap((one) => one.said),
    lacking: results.some((one) => one.lacking),
  };
}

/** Copies of what was withheld go, and those of what moved on while no new copy was asked for. */
function dropOutdated(
  flags: CopyFlags,
  out: OutFolder,
  shown: string,
  documents: readonly MadeDocument[],
  sources: readonly Source[],
): Copies {
  const current = new Map(sources.map((source) => [source.path, source]));
  const dropped = copyKinds.flatMap((kind) => {
    const outdated = documents.filter(({ judged, selected }) => {
      const source = current.get(judged.document.path);
      if (!selected || 'sheets' in judged.document.content) return false;
      if (source === undefined) return true;
      if (flags[kind] === true) return false;
      return kind === 'pdf' ? pdfState(out, source.path, source.file) === 'outdated' : source.changed;
    });
    return dropCopies(
      out,
      kind,
      outdated.map(({ judged }) => judged.document.path),
    );
  });
  return { written: [], said: dropped.map((name) => droppedText(shown, name)), lacking: false };
}

function droppedText(shown: string, name: string): string {
  return `  移走 ${shown}/${name}（原文件已更新或被扣发，这一份过时了）`;
}

/** Takes away the PDF files that could not be made anew. */
function withdrawn(out: OutFolder, shown: string, sources: readonly Source[]): readonly string[] {
  const outdated = sources.filter(({ path, file }) => pdfState(out, path, file) === 'outdated');
  return dropCopies(
    out,
    'pdf',
    outdated.map(({ path }) => path),
  ).map((name) => droppedText(shown, name));
}

async function writePreviews(out: OutFolder, shown: string, sources: readonly Source[]): Promise<Copies> {
  const pages: Placed[] = [];
  for (const { path, report } of sources) pages.push({ path, content: await renderPreview(report) });
  return placed(out, shown, 'html', pages, '网页预览');
}

async function writePdfs(out: OutFolder, shown: string, sources: readonly Source[]): Promise<Copies> {
  const wanted = sources.filter(({ path, file }) => pdfState(out, path, file) !== 'current');
  if (wanted.length === 0) return { written: [], said: [`PDF 没有变化，在 ${shown}/pdf。`], lacking: false };
  const command = findLibreOffice();
  if (command === null) {
    return {
      written: [],
      said: [
        '没有写 PDF：这台计算机上没有找到 LibreOffice。',
        '请安装 LibreOffice 后再运行；或者用 Word、WPS 打开文件，“另存为”或“输出为” PDF。',
        ...withdrawn(out, shown, wanted),
      ],
      lacking: true,
    };
  }
  const documents: PrintedDocument[] = [];
  for (const { path, file } of wanted) {
    const document = readDocument(out, file);
    const bytes = document === null ? null : await renderForLibreOffice(document);
    if (document !== null && bytes !== null) documents.push({ path, bytes, mark: pdfMark(document) });
  }
  const pdfs = pdfsOf(command, documents);
  const missing = wanted.filter(({ path }) => !pdfs.has(path));
  const result = placed(
    out,
    shown,
    'pdf',
    [...pdfs].map(([path, content]) => ({ path, content })),
    'PDF',
  );
  return {
    ...result,
    said: [
      ...result.said,
      ...missing.map(
        ({ path }) => `  没有做成 ${shown}/${copyName('pdf', path)}：LibreOffice 没有转换成功，请再运行一次。`,
      ),
      ...withdrawn(out, shown, missing),
    ],
    lacking: result.lacking || missing.length > 0,
  };
}

interface Placed {
  readonly path: string;
  readonly content: Uint8Array | string;
}

function placed(out: OutFolder, shown: string, kind: CopyKind, copies: readonly Placed[], word: string): Copies {
  const results = copies.map(({ path, content }) => ({
    name: copyName(kind, path),
    state: placeCopy(out, kind, path, content),
  }));
  const held = results.filter(({ state }) => state === 'held');
  return {
    written: results.filter(({ state }) => state !== 'held').map(({ name }) => name),
    said: [
      `${word} ${results.length - held.length} 份，在 ${shown}/${kind}。`,
      ...held.map(({ name }) => `  ${shown}/${name} 正被其他程序打开，没有替换；请关闭后再运行一次。`),
    ],
    lacking: held.length > 0,
  };
}
