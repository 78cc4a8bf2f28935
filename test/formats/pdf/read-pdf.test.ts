/** PDFs as offices keep them: their words are read, and a scan is said to be one. Hostile ones stand in the long run. */
import { expect, it } from 'vitest';
import { readPdf } from '../../../src/formats/pdf/read-pdf.ts';
import { readPdfFile } from '../../../src/project/returned/pdf-file.ts';
import { pdf, withPage, words } from './made-pdf.ts';

it('gives the words with their places', async () => {
  const content = await readPdf(pdf(withPage(words)));
  expect(content.kind).toBe('pages');
  if (content.kind !== 'pages') return;
  const [page] = content.pages;
  expect(page?.height).toBe(842);
  expect(page?.pieces.map(({ text }) => text).join('')).toContain('The ratio is 95.4 per cent');
  expect(page?.pieces[0]).toMatchObject({ x: 72, y: 700, size: 12 });
  expect(content.recognised).toBe(false);
});

it('tells words under a picture, which somebody’s program read off it', async () => {
  expect(await readPdf(pdf(withPage(words.replace('BT', 'BT 3 Tr'))))).toMatchObject({
    kind: 'pages',
    recognised: true,
  });
});

it('says plainly that a PDF is a scan', async () => {
  const content = await readPdf(pdf(withPage('0 0 595 842 re f')));
  expect(content).toMatchObject({ kind: 'refused', problem: { message: expect.stringContaining('扫描件') } });
});

it('is refused in words where it is none', () => {
  expect(readPdfFile(new Uint8Array())).toMatchObject({
    kind: 'refused',
    problem: { message: expect.stringMatching(/。$/u) },
  });
});
