/** Notes in whatever form a unit hands them in: Markdown, plain text, Word. */
import type { NoteDocument } from '../../dataset/notes/document.ts';
import { readWordNote } from '../docx/read/read-note.ts';
import type { Guarded } from '../package/problem.ts';
import { Refusal, guarded } from '../package/problem.ts';
import { recogniseFile, refusalOfKind } from '../package/recognise.ts';
import { tooLarge } from '../package/refusals.ts';
import type { KindWords } from '../package/rules.ts';
import { documentRules } from '../package/rules.ts';
import { decodeText } from '../text-encoding.ts';
import { splitFrontMatter } from './front-matter.ts';
import { markdownLines, tooTangled } from './markdown.ts';
import { plainLines } from './plain.ts';

const words: KindWords = { noun: '文字材料', programs: 'Word 或 WPS 文字', extension: '.docx 或 .txt' };
const manyBytes = 8 * 1024 * 1024;

/** `file` is the note's place in the round, `notes/教育局.md`; its extension says how to read it, its bytes what it is. */
export function readNote(file: string, bytes: Uint8Array): Guarded<NoteDocument> {
  const extension = /\.([^./\\]*)$/.exec(file)?.[1]?.toLowerCase() ?? '';
  if (['docx', 'docm', 'dotx'].includes(extension)) return readWordNote(file, bytes);
  if (['doc', 'dot', 'wps', 'wpt'].includes(extension)) return readOldNamed(file, bytes);
  return guarded(() => readTextNote(file, textOf(bytes), extension === 'md' || extension === 'markdown'));
}

/** A new document under an old name is read; what is an old document inside is read elsewhere, apart. */
function readOldNamed(file: string, bytes: Uint8Array): Guarded<NoteDocument> {
  const kind = recogniseFile(bytes);
  if (kind === 'zip') return readWordNote(file, bytes);
  return guarded(() => {
    throw refusalOfKind(kind, documentRules.words) ?? packed();
  });
}

function textOf(bytes: Uint8Array): string {
  const kind = recogniseFile(bytes);
  if (kind === 'empty') return '';
  if (kind === 'zip') throw packed();
  const refusal = kind === 'text' || kind === 'unknown' ? undefined : refusalOfKind(kind, words);
  if (refusal !== undefined) throw refusal;
  if (bytes.length > manyBytes) throw tooLarge(words, '超过 8 MB');
  const decoded = decodeText(bytes, 'kept');
  if (decoded.verdict === 'refused') throw new Refusal(decoded.problem);
  return decoded.content.text;
}

function readTextNote(file: string, text: string, isMarkdown: boolean): NoteDocument {
  const { frontMatter, body } = splitFrontMatter(file, text);
  if (!isMarkdown) return { file, format: 'plain', lines: plainLines(file, body), frontMatter, remarks: [] };
  const tangle = tooTangled(body);
  if (tangle === null) return { file, format: 'markdown', frontMatter, ...markdownLines(file, body) };
  const origin = { kind: 'line', file, line: tangle } as const;
  return {
    file,
    format: 'plain',
    lines: plainLines(file, body),
    frontMatter,
    remarks: [{ kind: 'markup-not-read', words: '', origin }],
  };
}

function packed(): Refusal {
  return new Refusal({
    code: 'not-this-kind',
    message: '文件的扩展名是文本，内容却是 Word 文档或压缩包。',
    hint: '如果是 Word 文档，请把扩展名改回 .docx；如果是压缩包，请先解压。',
  });
}
