/** Word notes for tests, written as their XML would be. */
import type { NoteDocument } from '../../../../src/dataset/notes/document.ts';
import { readNote } from '../../../../src/formats/notes-text/read.ts';
import { relationships, zipped } from '../../package-files.ts';

export const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const everything = [
  w,
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"',
  'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:unheard="urn:unheard-of"',
].join(' ');

export const someStyles = `<w:styles ${w}>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="a"><w:name w:val="我的标题"/><w:basedOn w:val="1"/></w:style>
<w:style w:type="paragraph" w:styleId="L"><w:name w:val="列表"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="H"><w:name w:val="藏"/><w:rPr><w:vanish/></w:rPr></w:style>
</w:styles>`;

const someNumbering = `<w:numbering ${w}>
<w:abstractNum w:abstractNumId="7">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
</w:numbering>`;

export interface OtherParts {
  readonly styles?: string;
  readonly numbering?: string;
  /** By name, with their relationship: id, type, target. */
  readonly others?: readonly {
    readonly id: string;
    readonly type: string;
    readonly name: string;
    readonly content: string | Uint8Array;
  }[];
}

export function read(body: string, other: OtherParts = {}): NoteDocument {
  const reading = readNote('notes/妇联.docx', wordNote(body, other));
  if (reading.verdict === 'refused') throw new Error(reading.problem.message);
  return reading.content;
}

export function wordNote(
  body: string,
  { styles = someStyles, numbering = someNumbering, others = [] }: OtherParts = {},
): Uint8Array {
  return zipped({
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': relationships(['rId1', 'officeDocument', 'word/document.xml']),
    'word/_rels/document.xml.rels': relationships(
      ['rId1', 'styles', 'styles.xml'],
      ['rId2', 'numbering', 'numbering.xml'],
      ...others.map(({ id, type, name }): [string, string, string] => [id, type, name]),
    ),
    'word/document.xml': `<w:document ${everything}><w:body>${body}</w:body></w:document>`,
    'word/styles.xml': styles,
    'word/numbering.xml': numbering,
    ...Object.fromEntries(others.map(({ name, content }) => [`word/${name}`, content])),
  });
}

export const t = (text: string): string => `<w:t xml:space="preserve">${text}</w:t>`;
export const run = (text: string, properties = ''): string => `<w:r><w:rPr>${properties}</w:rPr>${t(text)}</w:r>`;
export const p = (inside: string, properties = ''): string => `<w:p><w:pPr>${properties}</w:pPr>${inside}</w:p>`;
export const numbered = (list: number, depth = 0): string =>
  `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list}"/></w:numPr>`;
export const texts = (body: string): readonly string[] => read(body).lines.map((line) => line.text);
