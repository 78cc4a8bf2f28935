import type { PackageParts } from './package.ts';
import { damaged, getItFromTheSender, notThisKind, saveAs } from './refusals.ts';
import { readContentTypes, readRelationships } from './relationships.ts';

/** The part that a package is about, and what it is. */
export interface MainPart {
  readonly name: string;
  readonly kind: 'workbook' | 'document';
}

/**
 * Follows the package's own table of contents to its main part, wherever it lies.
 * Throws a Refusal that says what the file is when it is not of the kind wanted.
 */
export function findMainPart(parts: PackageParts, wanted: MainPart['kind']): MainPart {
  const { words } = parts.rules;
  const foreign = foreignKinds.find(({ part }) => parts.has(part));
  const main = readRelationships(parts, '').find(({ type }) => type === 'officeDocument');
  if (main === undefined) {
    throw foreign === undefined
      ? notThisKind(words, '这是普通压缩包或别的软件的文件')
      : notThisKind(words, foreign.what, saveAs(words));
  }
  const type = readContentTypes(parts)(main.target);
  const found = mainKinds.find(({ pattern }) => type !== undefined && pattern.test(type));
  if (found === undefined) throw damaged(words, '没有写明文件的类型');
  if (found.kind === 'binary-workbook') throw notThisKind(words, found.what, saveAs(words));
  if (found.kind !== wanted) throw notThisKind(words, found.what, getItFromTheSender(words));
  if (!parts.has(main.target)) throw damaged(words, '正文部分不在文件里');
  return { name: main.target, kind: wanted };
}

interface MainKind {
  readonly pattern: RegExp;
  readonly kind: MainPart['kind'] | 'binary-workbook' | 'presentation' | 'drawing';
  readonly what: string;
}

/** Templates and files with macros are read like any other; the macros are never run. */
const mainKinds: readonly MainKind[] = [
  { pattern: /spreadsheetml\.(sheet|template)\.main\+xml$/, kind: 'workbook', what: '这是 Excel 工作簿' },
  {
    pattern: /ms-excel\.(sheet|template|addin)\.macroenabled\.main\+xml$/,
    kind: 'workbook',
    what: '这是 Excel 工作簿',
  },
  { pattern: /ms-excel\.sheet\.binary\./, kind: 'binary-workbook', what: '这是二进制格式（.xlsb）的工作簿' },
  { pattern: /wordprocessingml\.(document|template)\.main\+xml$/, kind: 'document', what: '这是 Word 文档' },
  { pattern: /ms-word\.(document|template)\.macroenabled/, kind: 'document', what: '这是 Word 文档' },
  { pattern: /presentationml\.|ms-powerpoint\./, kind: 'presentation', what: '这是 PowerPoint 演示文稿' },
  { pattern: /ms-visio\./, kind: 'drawing', what: '这是 Visio 绘图' },
];

const foreignKinds: readonly { readonly part: string; readonly what: string }[] = [
  { part: 'META-INF/manifest.xml', what: '这是 OpenDocument（.ods、.odt）格式的文件' },
  { part: 'OFD.xml', what: '这是 OFD 版式文件' },
  { part: 'Index/Document.iwa', what: '这是苹果 Numbers 或 Pages 文件' },
];
