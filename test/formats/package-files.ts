import type { Zippable } from 'fflate';
import { strToU8, zipSync } from 'fflate';

/** Parts of a package by name; text is stored as UTF-8. */
export type PartTexts = Readonly<Record<string, string | Uint8Array>>;

const date = new Date(2016, 4, 19);

/** Zips parts as they are given, whatever they say. */
export function zipped(parts: PartTexts, level: 0 | 6 = 6): Uint8Array {
  const contents: Zippable = {};
  for (const [name, content] of Object.entries(parts)) {
    contents[name] = [typeof content === 'string' ? strToU8(content) : content, { level, mtime: date }];
  }
  return zipSync(contents);
}

const officeTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

export const contentTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
</Types>`;

export function relationships(...arrows: readonly (readonly [id: string, type: string, target: string])[]): string {
  const elements = arrows.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${officeTypes}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${elements.join('')}</Relationships>`;
}

/** What `xl/worksheets/sheet1.xml` holds between its root tags. */
export function worksheet(inside: string): string {
  return `<worksheet xmlns="${main}">${inside}</worksheet>`;
}

export function sheetData(rows: string): string {
  return worksheet(`<sheetData>${rows}</sheetData>`);
}

export function sharedStrings(items: string): string {
  return `<sst xmlns="${main}">${items}</sst>`;
}

/** One style for each format code, in this order. */
export function styles(...codes: readonly string[]): string {
  const formats = codes.map(
    (code, index) =>
      `<numFmt numFmtId="${164 + index}" formatCode="${code.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')}"/>`,
  );
  const uses = codes.map((_, index) => `<xf numFmtId="${164 + index}"/>`);
  return `<styleSheet xmlns="${main}"><numFmts>${formats.join('')}</numFmts><cellXfs>${uses.join('')}</cellXfs></styleSheet>`;
}

/** The least workbook there is: one sheet 年报表, no shared strings, no styles; `more` adds or replaces parts. */
export function workbookParts(sheet: string, more: PartTexts = {}): PartTexts {
  const arrows: [string, string, string][] = [['rId1', 'worksheet', 'worksheets/sheet1.xml']];
  if ('xl/sharedStrings.xml' in more) arrows.push(['rId2', 'sharedStrings', 'sharedStrings.xml']);
  if ('xl/styles.xml' in more) arrows.push(['rId3', 'styles', 'styles.xml']);
  return {
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': relationships(['rId1', 'officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${officeTypes}"><sheets><sheet name="年报表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships(...arrows),
    'xl/worksheets/sheet1.xml': sheet,
    ...more,
  };
}

export function workbookFile(sheet: string, more: PartTexts = {}): Uint8Array {
  return zipped(workbookParts(sheet, more));
}
