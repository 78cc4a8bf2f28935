/** PDFs in every state: read, or refused in words; nothing hangs, nothing is run. */
import { expect, it } from 'vitest';
import { readPdf } from '../../../src/formats/pdf/read-pdf.ts';
import { readPdfFile } from '../../../src/project/returned/pdf-file.ts';

/** A file of these objects, the first the catalogue, with a table of places that is right. */
function pdf(objects: readonly string[], trailer = ''): Uint8Array {
  let text = '%PDF-1.7\n';
  const places = objects.map((body, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${objects.length + 1} /Root 1 0 R ${trailer}>>\nstartxref\n${start}\n%%EOF\n`;
  return new TextEncoder().encode(text);
}

const stream = (content: string): string => `<</Length ${content.length}>>\nstream\n${content}\nendstream`;
const words =
  'BT /F1 12 Tf 72 700 Td (The ratio is 95.4 per cent, nearly met.) Tj 0 -20 Td (Second line of the page.) Tj ET';
const withPage = (content: string, catalogue = ''): readonly string[] => [
  `<</Type /Catalog /Pages 2 0 R ${catalogue}>>`,
  '<</Type /Pages /Kids [3 0 R] /Count 1>>',
  '<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>>>>',
  stream(content),
  '<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>',
];

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

const encrypted = '/Encrypt <</Filter /Standard /V 1 /R 2 /O (12345678901234567890123456789012) /U (12345678901234567890123456789012) /P -4>> /ID [(1234567890123456) (1234567890123456)]'; // prettier-ignore

const hostile: Readonly<Record<string, Uint8Array>> = {
  nothing: new Uint8Array(),
  'a picture': Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]),
  'a head alone': new TextEncoder().encode('%PDF-1.7\n'),
  'noise behind a head': Uint8Array.from([...new TextEncoder().encode('%PDF-1.4\n'), ...Array.from({ length: 5_000 }, (_, at) => (at * 197 + 31) % 256)]), // prettier-ignore
  'cut in the middle': pdf(withPage(words)).slice(0, 260),
  'a password': pdf(withPage(words), encrypted),
  'pages within themselves': pdf([
    '<</Type /Catalog /Pages 2 0 R>>',
    '<</Type /Pages /Kids [2 0 R 2 0 R] /Count 2000000>>',
  ]),
  'a million pages that are not there': pdf(['<</Type /Catalog /Pages 2 0 R>>', '<</Type /Pages /Kids [] /Count 1000000>>']), // prettier-ignore
  'arrays without an end': pdf([`<</Type /Catalog /Pages ${'['.repeat(50_000)}>>`]),
};

it.each(Object.keys(hostile))('refuses in words: %s', async (name) => {
  const content = readPdfFile(hostile[name] ?? new Uint8Array(), { time: 20_000, memory: 256 });
  expect(content.kind).toBe('refused');
  if (content.kind !== 'refused') return;
  expect(content.problem.message).toMatch(/[。]$/u);
  expect(content.problem.hint).not.toBe('');
  if (name === 'a password') expect(content.problem.message).toContain('密码');
});

it('runs nothing that a file brings along', () => {
  const script = '/OpenAction <</S /JavaScript /JS (while(true){})>> /AA <</WC <</S /Launch /F (cmd.exe)>>>>';
  expect(readPdfFile(pdf(withPage(words, script))).kind).toBe('pages');
});

it('ends what does not end', () => {
  // Forms that draw each other twice, forty deep: a trillion lines.
  const forms = Array.from({ length: 40 }, (_, at) => {
    const inner = at === 39 ? 'BT /F1 9 Tf (x) Tj ET' : `/X Do /X Do`;
    return `<</Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length ${inner.length} /Resources <</Font <</F1 5 0 R>> /XObject <</X ${7 + at} 0 R>>>>>>\nstream\n${inner}\nendstream`;
  });
  const page = withPage('/X Do').map((body) => body.replace('/F1 5 0 R>>', '/F1 5 0 R>> /XObject <</X 6 0 R>>'));
  const content = readPdfFile(pdf([...page, ...forms]), { time: 8_000, memory: 256 });
  expect(content.kind).toBe('refused');
});
