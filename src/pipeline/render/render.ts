/** A document's bytes. The libraries behind the writers are loaded when the first document needs them. */
import type { Diagnostic } from '../../diagnostics.ts';
import { finding } from '../../diagnostics.ts';
import type { Mended } from '../../formats/docx/text.ts';
import { memoryOf, memoryText } from '../../history/document-memory.ts';
import { contentFingerprint } from '../../history/recorded-blocks.ts';
import type { Report } from '../../report/model.ts';
import type { LaidWorkbook } from '../../report/sheet-model.ts';
import type { RoundDocument } from '../documents.ts';

export interface RenderedDocument {
  readonly bytes: Uint8Array;
  readonly findings: readonly Diagnostic[];
}

/** What a document is to remember of its making. */
export interface Maker {
  readonly area: string;
  /** The program's version. */
  readonly program: string;
}

/** A document of the round: a report carries the memory of its blocks. */
export function renderDocument({ path, content }: RoundDocument, maker: Maker): Promise<RenderedDocument> {
  if ('sheets' in content) return renderContent(path, content);
  return renderReport(path, content, memoryText(memoryOf(content, maker.area, maker.program)));
}

/** `path` is what findings on it name. */
export async function renderContent(path: string, content: RoundDocument['content']): Promise<RenderedDocument> {
  if (!('sheets' in content)) return renderReport(path, content);
  const { writeWorkbook } = await import('../../formats/xlsx/write/write.ts');
  return { bytes: await writeWorkbook(content), findings: [] };
}

/** Papers beside the round's documents: forms, returned tables, notices, the review list. */
export async function renderPaper(path: string, content: Report | LaidWorkbook): Promise<RenderedDocument> {
  if (!('sheets' in content)) return renderReport(path, content);
  const { writeLaidWorkbook } = await import('../../formats/xlsx/write/write-laid.ts');
  return { bytes: await writeLaidWorkbook(content), findings: [] };
}

async function renderReport(path: string, report: Report, memory?: string): Promise<RenderedDocument> {
  const [{ writeReport }, { officialLook }] = await Promise.all([
    import('../../formats/docx/write/write.ts'),
    import('../../formats/docx/write/look.ts'),
  ]);
  // The stamp depends on this document alone: a figure that changes elsewhere leaves these bytes as they are.
  const written = await writeReport(report, officialLook, {
    run: contentFingerprint(report),
    ...(memory === undefined ? {} : { memory }),
  });
  return { bytes: written.bytes, findings: await mendedFindings(path, written.mended) };
}

/** What had to be left out of people's words, told to them. */
export async function mendedFindings(path: string, mended: readonly Mended[]): Promise<readonly Diagnostic[]> {
  const { sayMended } = await import('../../formats/docx/text.ts');
  return mended.map((one) =>
    finding('wording', {
      message: sayMended(one),
      hint: '请修改原文后重新生成。',
      origin: { kind: 'block', document: path, block: one.place },
    }),
  );
}
