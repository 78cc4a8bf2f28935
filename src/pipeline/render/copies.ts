/** A report for other eyes than Word's: its document for LibreOffice to make a PDF of, and as a web page. */
import type { Report } from '../../report/model.ts';

/** null for what is no Word document. */
export async function renderForLibreOffice(document: Uint8Array): Promise<Uint8Array | null> {
  const { onLinesAlone } = await import('../../formats/docx/write/line-pitch.ts');
  return onLinesAlone(document);
}

export async function renderPreview(report: Report): Promise<string> {
  const { previewOf } = await import('../../formats/html/preview.ts');
  return previewOf(report);
}
