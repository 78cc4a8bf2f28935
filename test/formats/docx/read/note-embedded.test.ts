import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { NoteDocument } from '../../../../src/dataset/notes/document.ts';
import { numbered, p, read, run, wordNote } from './a-word-note.ts';

function embedding(content: string | Uint8Array, name = 'chunk.html'): NoteDocument {
  return read(`${p(run('甲。'))}<w:altChunk r:id="rA"/>${p(run('丙。'))}`, {
    others: [{ id: 'rA', type: 'aFChunk', name, content }],
  });
}
const lines = (document: NoteDocument): readonly string[] => document.lines.map(({ text }) => text);

describe('an embedded file', () => {
  it('that is a web page is read where it stands, line by line', () => {
    const page = '<html><head><title>题</title><style>p{}</style></head><body><h1>存在问题</h1><p>药具<b>3万</b>份&amp;人手<br>不足。</p><ol><li>一项<li>二项</ol><table><tr><td>左</td><td>右</td></tr></table></body></html>';
    const document = embedding(page);
    expect(lines(document)).toEqual(['甲。', '存在问题', '药具3万份&人手', '不足。', '1. 一项', '2. 二项', '左', '右', '丙。']);
    expect(document.lines[1]?.heading).toBe(1);
  });

  it('names what of a page is struck out or hidden', () => {
    const document = embedding('<p>资助<s>120</s>436人<span style="display:none">密</span>。</p>');
    expect(lines(document)).toEqual(['甲。', '资助436人。', '丙。']);
    expect(document.remarks).toMatchObject([{ kind: 'struck-text', words: '120' }, { kind: 'hidden-text', words: '密' }]);
  });

  it('may be a page in a mail, as programs write it for Word', () => {
    const mail = `MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p style=3D"x">=E4=B9=99=\r\n=E3=80=82</p>\r\n--b--`;
    expect(lines(embedding(mail, 'chunk.mht'))).toEqual(['甲。', '乙。', '丙。']);
  });

  it('may be plain text, or a document with numbers of its own', () => {
    expect(lines(embedding('乙一。\r\n乙二。', 'chunk.txt'))).toEqual(['甲。', '乙一。', '乙二。', '丙。']);
    expect(lines(embedding(wordNote(p(run('乙一'), numbered(1)) + p(run('乙二'), numbered(1))), 'chunk.docx'))).toEqual(['甲。', '一、乙一', '二、乙二', '丙。']);
  });

  it.each([['rich text', '{\\rtf1 x}'], ['nothing known', strToU8('\u0000\u0001\u0002')]])('that is %s is named', (_, content) => {
    const document = embedding(content, 'chunk.bin');
    expect(lines(document)).toEqual(['甲。', '丙。']);
    expect(document.remarks).toMatchObject([{ kind: 'chunk', origin: { block: '2' } }]);
  });

  it('that embeds itself ends', () => {
    let inner = wordNote(p(run('底。')));
    for (let depth = 0; depth < 6; depth += 1) {
      inner = wordNote('<w:altChunk r:id="rA"/>', { others: [{ id: 'rA', type: 'aFChunk', name: 'chunk.docx', content: inner }] });
    }
    expect(embedding(inner, 'chunk.docx').remarks).toMatchObject([{ kind: 'chunk' }]);
  });
}); // prettier-ignore
