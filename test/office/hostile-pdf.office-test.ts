/** PDFs of documents that somebody prepared: LibreOffice is given nothing to fetch, and one bad document spoils no other. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { onLinesAlone } from '../../src/formats/docx/write/line-pitch.ts';
import { findLibreOffice, pdfsOf, type PrintedDocument } from '../../src/project/office-program.ts';
import { first, smallReport, written } from '../formats/docx/edited.ts';

const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0;
const mark = '0123456789abcdef0123456789abcdef';

/** A process of its own notes who asks for what: this one waits for LibreOffice. */
const asked = join(mkdtempSync(join(tmpdir(), 'fuer-asked-')), 'asked.txt');
const port = 20_000 + (process.pid % 20_000);
const listening: ChildProcess[] = [];
afterAll(() => listening.forEach((one) => one.kill()));

function listen(): Promise<void> {
  const program = `const fs=require('fs');require('http').createServer((q,r)=>{fs.appendFileSync(${JSON.stringify(asked)},q.url+'\\n');r.end()}).listen(${port},'127.0.0.1',()=>process.stdout.write('ready'))`;
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'ignore'] });
  listening.push(child);
  return new Promise((resolve) => child.stdout.once('data', () => resolve()));
}

/** A picture that lies elsewhere, drawn as Word writes a linked one, and a link that a reader clicks. */
function withLinkedPicture(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  const [body, rels] = ['word/document.xml', 'word/_rels/document.xml.rels'].map((name) =>
    strFromU8(parts[name] ?? new Uint8Array()),
  );
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const links = `<Relationship Id="rIdEvil" Type="${office}/image" Target="http://127.0.0.1:${port}/picture.png" TargetMode="External"/><Relationship Id="rIdLink" Type="${office}/hyperlink" Target="http://example.org/" TargetMode="External"/>`;
  const picture = `<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="900000" cy="900000"/><wp:docPr id="9001" name="p"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="1" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip xmlns:r="${office}" r:link="rIdEvil"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
  return zipSync({
    ...parts,
    'word/document.xml': strToU8((body ?? '').replace('<w:body>', () => `<w:body>${picture}`)),
    'word/_rels/document.xml.rels': strToU8((rels ?? '').replace('</Relationships>', () => `${links}</Relationships>`)),
  });
}

/** Still a package; its text breaks off. */
function brokenOff(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  return zipSync({ ...parts, 'word/document.xml': (parts['word/document.xml'] ?? new Uint8Array()).slice(0, 900) });
}

describe.skipIf(!hasLibreOffice)('A PDF of a document that somebody prepared', { timeout: 300_000 }, () => {
  const command = findLibreOffice() ?? '';
  const print = (documents: readonly Pick<PrintedDocument, 'path' | 'bytes'>[]) =>
    pdfsOf(
      command,
      documents.map((one) => ({ ...one, mark })),
    );

  it('fetches nothing, and a link that a reader clicks is still one', async () => {
    await listen();
    const evil = withLinkedPicture(await written(smallReport(first)));
    const plain = onLinesAlone(evil) ?? new Uint8Array();
    const rels = strFromU8(unzipSync(plain)['word/_rels/document.xml.rels'] ?? new Uint8Array());
    expect([rels.includes('picture.png'), rels.includes('http://example.org/')]).toEqual([false, true]);
    expect(print([{ path: 'a.docx', bytes: plain }]).size).toBe(1);
    expect(existsSync(asked) ? readFileSync(asked, 'utf8') : '').toBe('');
  });

  it('is left out where it cannot be made, and the others are made all the same', async () => {
    const sound = await written(smallReport(first));
    const made = print([
      { path: 'first.docx', bytes: sound },
      { path: 'broken.docx', bytes: brokenOff(sound) },
      { path: 'last.docx', bytes: sound },
    ]);
    expect([made.has('first.docx'), made.has('last.docx')]).toEqual([true, true]);
  });
});
