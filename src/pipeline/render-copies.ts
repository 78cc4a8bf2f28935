/** A report for other eyes than Word's: for LibreOffice to make a PDF of, and as a web page. */
import { contentFingerprint } from '../history/recorded-blocks.ts';
import type { Report } from '../report/model.ts';

/** On a grid of lines only, because LibreOffice shows the standard's character grid wrongly. */
export async function renderForLibreOffice(report: Report): Promise<Uint8Array> {
  const [{ writeReport }, { officialLook }] = await Promise.all([
    import('../formats/docx/write.ts'),
    import('../formats/docx/look.ts'),
  ]);
  const look = { ...officialLook, grid: 'lines' } as const;
  return (await writeReport(report, look, { run: contentFingerprint(report) })).bytes;
}

export async function renderPreview(report: Report): Promise<string> {
  const { previewOf } = await import('../formats/html/preview.ts');
  return previewOf(report);
}
