/** Reports inside an office's own Word template. */
import type { Template } from '../../formats/docx/template/office-template.ts';
import type { TemplateReading } from '../../formats/docx/template/template.ts';
import { memoryOf, memoryText } from '../../history/document-memory.ts';
import { contentFingerprint } from '../../history/recorded-blocks.ts';
import type { RoundDocument } from '../documents.ts';
import type { Maker, RenderedDocument } from './render.ts';
import { mendedFindings, renderDocument } from './render.ts';

export async function readOfficeTemplate(bytes: Uint8Array): Promise<TemplateReading> {
  const { readTemplate } = await import('../../formats/docx/template/template.ts');
  return readTemplate(bytes);
}

/** Workbooks, and everything where there is no template, as always. */
export async function renderWithTemplate(
  document: RoundDocument,
  maker: Maker,
  template: Template | null,
): Promise<RenderedDocument> {
  const { path, content } = document;
  if (template === null || 'sheets' in content) return renderDocument(document, maker);
  const [{ fillTemplate }, { officialLook }] = await Promise.all([
    import('../../formats/docx/template/template.ts'),
    import('../../formats/docx/write/look.ts'),
  ]);
  const written = await fillTemplate(template, content, officialLook, {
    run: contentFingerprint(content),
    memory: memoryText(memoryOf(content, maker.area, maker.program)),
  });
  return { bytes: written.bytes, findings: await mendedFindings(path, written.mended) };
}
