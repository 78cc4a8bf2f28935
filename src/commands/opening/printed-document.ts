/** The way into a report that came back on paper, as a PDF: which report it prints, and what of it stands there. */
import { basename, resolve } from 'node:path';
import type { DocumentMemory } from '../../history/document-memory.ts';
import { titleBlock } from '../../history/document-memory.ts';
import { plainLetters, printedText } from '../../history/printed/pages.ts';
import type { Paper } from '../../history/printed/standing.ts';
import { standingOnPaper } from '../../history/printed/standing.ts';
import { likeness, mostAlike } from '../../history/printed/which-report.ts';
import { readBytes } from '../../project/folder-files.ts';
import { readPdfFile } from '../../project/returned/pdf-file.ts';
import { standingDocuments } from '../../project/returned/standing-documents.ts';
import { roundAbove } from '../../project/round-above.ts';
import type { DocumentOpening, PaperPlaces } from './document-opening.ts';
import { everyVersion, openDocument } from './opened-document.ts';

/** A Word file or a PDF; `given` as typed, `named` the round's folder named with it, else the one the file lies in. */
export async function openReturned(given: string, named: string | undefined): Promise<DocumentOpening> {
  if (!/\.pdf$/i.test(given)) return openDocument(given, named);
  const path = resolve(given);
  const reading = readBytes(path, 128 * 1024 * 1024);
  if (reading.verdict !== 'read') return refused(`没有读出“${given}”。`, '请核对路径；路径里有空格时请加引号。');
  const content = readPdfFile(reading.bytes);
  if (content.kind === 'refused') return refused(`“${given}”：${content.problem.message}`, content.problem.hint);
  const round = named ?? roundAbove(path);
  const version = await printedVersion(path, round, printedText(content.pages, { header: '', heads: [] }).text);
  if (version === null) {
    return refused(
      `没有认出“${given}”印的是哪一份报告：没有一份报告的语句与它相同。`,
      round === null
        ? '请用 --round 写明本轮监测的文件夹，或把 Word 文件放在这份 PDF 旁边。'
        : '请核对是不是这一轮的报告；是别的轮次的，请用 --round 写明文件夹。',
    );
  }
  const { memory } = version;
  const paper = standingOnPaper(memory.blocks, printedText(content.pages, memory), memory.heads.flat());
  const sections = new Map(memory.blocks.map(({ id, section }) => [id, section]));
  const blocks = paper.blocks.map((block) => ({ ...block, section: sections.get(block.id) ?? '' }));
  const places = await placesOf(version, paper);
  return {
    verdict: 'opened',
    document: {
      name: basename(path),
      bytes: reading.bytes,
      carried: { memory, blocks, added: paper.added, isProven: true },
      memory,
      round,
      paper: { ...places, pages: content.pages.length, recognised: content.recognised },
    },
  };
}

function refused(message: string, hint: string): DocumentOpening {
  return { verdict: 'refused', message: `${message}\n${hint}` };
}

interface Version {
  readonly memory: DocumentMemory;
  /** Its Word file; null where only a run's record tells of it. */
  readonly file: { readonly place: string; readonly bytes: Uint8Array } | null;
}

async function printedVersion(given: string, round: string | null, text: string): Promise<Version | null> {
  const { memoryIn } = await import('../../formats/docx/merge/returned/recognise.ts');
  const files = standingDocuments(given, round).flatMap((file): readonly Version[] => {
    const memory = memoryIn(file.bytes);
    return memory === null ? [] : [{ memory, file }];
  });
  const like = ({ memory: { blocks } }: Version) =>
    likeness(blocks, plainLetters(blocks.find(({ id }) => id === titleBlock)?.text ?? ''), text);
  const found = mostAlike(files, like);
  if (found !== null || round === null) return found;
  return mostAlike(
    everyVersion(round).map((memory) => ({ memory, file: null })),
    like,
  );
}

async function placesOf(
  { file }: Version,
  { blocks, added }: Paper,
): Promise<Omit<PaperPlaces, 'pages' | 'recognised'>> {
  const { readCarried } = await import('../../formats/docx/merge/returned/returned-document.ts');
  const standing = file === null ? null : readCarried(file.bytes);
  const inFile = new Map(
    standing?.verdict === 'read' ? standing.content.blocks.map(({ id, now }) => [id, plainLetters(now ?? '')]) : [],
  );
  return {
    prints: file?.place ?? null,
    pageOf: new Map(blocks.flatMap(({ id, page }) => (page === null ? [] : [[id, page] as const]))),
    pageOfAdded: added.map(({ page }) => page),
    alsoInFile: new Set(
      blocks.flatMap(({ id, before, now }) =>
        now !== before && inFile.get(id) === plainLetters(now ?? '') ? [id] : [],
      ),
    ),
  };
}
