import { Refusal } from './problem.ts';
import { damaged, notThisKind, passwordProtected, saveAs } from './refusals.ts';
import type { KindWords } from './rules.ts';

/** What a file is by its first bytes; its name proves nothing. */
export type FileKind =
  | 'empty'
  | 'zip'
  | 'encrypted-office'
  | 'old-excel'
  | 'old-word'
  | 'old-powerpoint'
  | 'old-office'
  | 'pdf'
  | 'image'
  | 'html'
  | 'spreadsheet-xml'
  | 'xml'
  | 'rtf'
  | 'archive'
  | 'text'
  | 'unknown';

export function recogniseFile(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty';
  const magic = magics.find(({ signature }) => signature.every((byte, index) => bytes[index] === byte));
  if (magic !== undefined) return magic.kind === 'old-office' ? kindOfCompoundFile(bytes) : magic.kind;
  return kindOfText(bytes);
}

/** Why a file of this kind is no package of Office; undefined for a zip, which still has to be looked into. */
export function refusalOfKind(kind: FileKind, words: KindWords): Refusal | undefined {
  switch (kind) {
    case 'zip':
      return undefined;
    case 'empty':
      return emptyFile();
    case 'encrypted-office':
      return passwordProtected(words);
    case 'old-excel':
      return oldFormat(words, '旧版 Excel（.xls）或 WPS 表格（.et）格式的文件');
    case 'old-word':
      return oldFormat(words, '旧版 Word（.doc）或 WPS 文字（.wps）格式的文件');
    case 'old-powerpoint':
      return notThisKind(words, '这是旧版 PowerPoint 演示文稿');
    case 'old-office':
      return oldFormat(words, '旧版 Office 或 WPS 格式的文件');
    case 'pdf':
      return notThisKind(words, '这是 PDF 文件');
    case 'image':
      return notThisKind(words, '这是图片');
    case 'html':
      return notThisKind(words, '这其实是网页（HTML）文件', saveAs(words));
    case 'spreadsheet-xml':
      return notThisKind(words, '这是“XML 表格 2003”格式的文件', saveAs(words));
    case 'xml':
      return notThisKind(words, '这是 XML 文件', saveAs(words));
    case 'rtf':
      return notThisKind(words, '这是 RTF 文件', saveAs(words));
    case 'archive':
      return notThisKind(words, '这是压缩包', `请先解压，把里面的${words.noun}（${words.extension}）放入。`);
    case 'text':
      return notThisKind(words, '这其实是纯文本文件', plainTextHint(words));
    case 'unknown':
      return damaged(words, `开头不像${words.noun}，可能没有传完，也可能是别的文件改了扩展名`);
  }
}

export function emptyFile(): Refusal {
  return new Refusal({
    code: 'empty-file',
    message: '文件是空的，没有任何内容。',
    hint: '请重新复制这个文件，或请填报单位重新发送。',
  });
}

const magics: readonly { readonly kind: FileKind; readonly signature: readonly number[] }[] = [
  { kind: 'zip', signature: [0x50, 0x4b, 0x03, 0x04] },
  { kind: 'zip', signature: [0x50, 0x4b, 0x05, 0x06] },
  { kind: 'old-office', signature: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] },
  { kind: 'pdf', signature: ascii('%PDF') },
  { kind: 'image', signature: [0x89, ...ascii('PNG')] },
  { kind: 'image', signature: [0xff, 0xd8, 0xff] },
  { kind: 'image', signature: ascii('GIF8') },
  { kind: 'image', signature: [...ascii('II'), 0x2a, 0x00] },
  { kind: 'image', signature: [...ascii('MM'), 0x00, 0x2a] },
  { kind: 'image', signature: ascii('RIFF') },
  { kind: 'rtf', signature: ascii('{\\rtf') },
  { kind: 'archive', signature: ascii('Rar!') },
  { kind: 'archive', signature: ascii('7z\xbc\xaf') },
  { kind: 'archive', signature: [0x1f, 0x8b] },
  // Excel 2 to 4: no compound file yet.
  { kind: 'old-excel', signature: [0x09, 0x08] },
  { kind: 'old-excel', signature: [0x09, 0x04] },
];

function ascii(text: string): readonly number[] {
  return Array.from(text, (character) => character.charCodeAt(0));
}

/** Names of streams stand in a compound file as UTF-16. An encrypted .xlsx or .docx is one as well. */
function kindOfCompoundFile(bytes: Uint8Array): FileKind {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (stream: string): boolean => file.includes(Buffer.from(`${stream}\0`, 'utf16le'));
  if (holds('EncryptedPackage')) return 'encrypted-office';
  if (holds('Workbook') || holds('Book')) return 'old-excel';
  if (holds('WordDocument')) return 'old-word';
  if (holds('PowerPoint Document')) return 'old-powerpoint';
  return 'old-office';
}

function kindOfText(bytes: Uint8Array): FileKind {
  const head = bytes.subarray(0, 4096);
  const opening = new TextDecoder('utf-8').decode(head).trimStart().toLowerCase();
  if (/^(<!doctype html|<html|<head|<meta|<table)/.test(opening)) return 'html';
  if (opening.startsWith('<?xml') || opening.startsWith('<workbook')) {
    if (opening.includes('urn:schemas-microsoft-com:office:spreadsheet')) return 'spreadsheet-xml';
    return opening.includes('<html') ? 'html' : 'xml';
  }
  return isText(head) ? 'text' : 'unknown';
}

/** UTF-16 with its mark, or no control characters. */
function isText(head: Uint8Array): boolean {
  const marked = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  return marked || head.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
}

function oldFormat(words: KindWords, what: string): Refusal {
  return new Refusal({ code: 'old-format', message: `这是${what}，本程序不能直接读取。`, hint: saveAs(words) });
}

function plainTextHint(words: KindWords): string {
  return words.extension === '.xlsx'
    ? '如果是逗号分隔的表格，请把扩展名改为 .csv；否则请用 Excel 或 WPS 表格打开，“另存为” .xlsx 格式后重新放入。'
    : '如果是纯文字的说明，请把扩展名改为 .txt；否则请用 Word 或 WPS 文字打开，“另存为” .docx 格式后重新放入。';
}
