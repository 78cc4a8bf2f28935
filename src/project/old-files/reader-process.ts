/** A process of its own that reads one file from its input and writes what came of it to its output. */
import { readFileSync } from 'node:fs';
import { oldContent } from '../../formats/old/content.ts';
import { toSend } from '../../formats/old/reading.ts';
import { pdfSent } from '../../formats/pdf/reading.ts';

// What libraries have to say goes nowhere: the output is for the answer alone.
for (const name of ['log', 'warn', 'error', 'info', 'debug'] as const) console[name] = () => undefined;

void answer(process.argv[2] ?? '', readFileSync(0)).then((text) => process.stdout.write(text));

async function answer(kind: string, bytes: Uint8Array): Promise<string> {
  if (kind === 'pdf') {
    const { readPdf } = await import('../../formats/pdf/read-pdf.ts');
    return pdfSent(await readPdf(bytes));
  }
  return toSend(await oldContent(kind === 'document' ? 'document' : 'workbook', bytes));
}
