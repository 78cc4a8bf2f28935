/** PDFs that mean harm or are broken: refused in words; nothing hangs, nothing is run. Each is read by a process of its own. */
import { expect, it } from 'vitest';
import { readPdfFile } from '../../../src/project/returned/pdf-file.ts';
import { pdf, withPage, words } from './made-pdf.ts';

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
