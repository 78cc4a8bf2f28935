/** A drawing as a file: as Excel, WPS and others write the same sheets, as exceljs does, and as csv. */
import ExcelJS from 'exceljs';
import { cellName } from '../../../src/dataset/tables/grid.ts';
import { relationships, workbookParts, zipped } from '../../formats/package-files.ts';
import type { PartTexts } from '../../formats/package-files.ts';
import type { DrawnCell, DrawnContent, DrawnSheet } from './layout-text.ts';

export interface Writing {
  /** Texts inside the cells, not in a table of their own. */
  readonly inline?: boolean;
  /** Cells without their names: they follow one another. */
  readonly unnamed?: boolean;
  /** `<x:row>` instead of `<row>`. */
  readonly prefix?: string;
  /** The namespaces of ISO 29500 Strict. */
  readonly strict?: boolean;
  /** Days counted from 1904. */
  readonly from1904?: boolean;
  /** Parts that WPS adds, and elements a reader has to skip. */
  readonly wps?: boolean;
  readonly stored?: boolean;
}

const transitional = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const strictMain = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
const officeTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const strictTypes = 'http://purl.oclc.org/ooxml/officeDocument/relationships';

/** The formats used: General, percent, a date that shows its year. */
const codes = ['General', '0.00%', 'yyyy"年"'];

export function drawnWorkbook(sheets: readonly DrawnSheet[], writing: Writing = {}): Uint8Array {
  const strings: string[] = [];
  const worksheets = sheets.map((sheet) => sheetXml(sheet, strings, writing));
  const entries = sheets.map(
    ({ name, hidden }, index) =>
      `<sheet name="${escaped(name)}" sheetId="${index + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
  );
  const names = sheets.map((_, index) => `worksheets/sheet${index + 1}.xml`);
  const arrows = names.map((target, index) => [`rId${index + 1}`, 'worksheet', target] as const);
  const root = (name: string, inside: string): string => shaped(name, inside, writing);
  const properties = writing.from1904 === true ? '<workbookPr date1904="1"/>' : '';
  const base = workbookParts('');
  const { 'xl/worksheets/sheet1.xml': _, ...frame } = base;
  const parts: Record<string, string | Uint8Array> = {
    ...frame,
    'xl/workbook.xml': root('workbook', `${properties}<sheets>${entries.join('')}</sheets>`),
    'xl/_rels/workbook.xml.rels': relationships(
      ...arrows,
      ['rIdStrings', 'sharedStrings', 'sharedStrings.xml'],
      ['rIdStyles', 'styles', '/xl/styles.xml'],
    ),
    'xl/styles.xml': root(
      'styleSheet',
      `<numFmts>${codes.map((code, index) => `<numFmt numFmtId="${176 + index}" formatCode="${escaped(code)}"/>`).join('')}</numFmts>` +
        `<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs>${codes.map((_code, index) => `<xf numFmtId="${176 + index}"/>`).join('')}</cellXfs>`,
    ),
    'xl/sharedStrings.xml': root('sst', strings.join('')),
    ...Object.fromEntries(names.map((name, index) => [`xl/${name}`, root('worksheet', worksheets[index] ?? '')])),
    ...(writing.wps === true ? wpsParts : {}),
  };
  const asStrict = (text: string): string =>
    text.replaceAll(transitional, strictMain).replaceAll(officeTypes, strictTypes);
  const finished = Object.entries(parts).map(
    ([name, part]) => [name, writing.strict === true && typeof part === 'string' ? asStrict(part) : part] as const,
  );
  return zipped(Object.fromEntries(finished), writing.stored === true ? 0 : 6);
}

const wpsParts: PartTexts = {
  'docProps/custom.xml':
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"><property name="KSOProductBuildVer"/></Properties>',
  'xl/woinfos/cfg.xml': '<cfg xmlns="http://www.wps.cn/officeDocument/2018/etCustomData"/>',
  'xl/cellimages.xml': '<etc:cellImages xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData"/>',
};

/** The part's root around what it holds, with the namespace as its default or behind a prefix. */
function shaped(name: string, inside: string, { prefix, wps }: Writing): string {
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const more =
    wps === true
      ? ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData" mc:Ignorable="etc"'
      : '';
  if (prefix === undefined) {
    return `${head}<${name} xmlns="${transitional}" xmlns:r="${officeTypes}"${more}>${inside}</${name}>`;
  }
  const body = `<${name}>${inside}</${name}>`.replace(/<(\/?)([A-Za-z]\w*)(?![\w:])/g, `<$1${prefix}:$2`);
  return (
    head + body.replace(`<${prefix}:${name}`, `$& xmlns:${prefix}="${transitional}" xmlns:r="${officeTypes}"${more}`)
  );
}

function sheetXml(sheet: DrawnSheet, strings: string[], writing: Writing): string {
  const rows = [...new Set(sheet.cells.map(({ row }) => row))].map((row) => {
    const cells = sheet.cells.filter((cell) => cell.row === row);
    const hidden = sheet.hiddenRows.includes(row) ? ' hidden="1"' : '';
    const filled = writing.unnamed === true ? withGaps(cells) : cells;
    const xml = filled.map((cell) => (cell === null ? '<c/>' : cellXml(cell, strings, writing)));
    return `<row r="${row}"${hidden}${writing.wps === true ? ' ht="18" customHeight="1" spans="1:9"' : ''}>${xml.join('')}</row>`;
  });
  const merges = sheet.merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  const before = writing.wps === true ? '<sheetPr/><sheetViews><sheetView workbookViewId="0"/></sheetViews>' : '';
  const after = writing.wps === true ? '<extLst><ext uri="{x}"><etc:any><etc:row r="1"/></etc:any></ext></extLst>' : '';
  return `${before}<sheetData>${rows.join('')}</sheetData>${merges === '' ? '' : `<mergeCells>${merges}</mergeCells>`}${after}`;
}

function withGaps(cells: readonly DrawnCell[]): readonly (DrawnCell | null)[] {
  const last = cells.at(-1)?.column ?? 0;
  return Array.from({ length: last }, (_, index) => cells.find(({ column }) => column === index + 1) ?? null);
}

function cellXml({ row, column, content }: DrawnCell, strings: string[], writing: Writing): string {
  const place = writing.unnamed === true ? '' : ` r="${cellName(row, column)}"`;
  switch (content.kind) {
    case 'text':
    case 'rich': {
      const inside = textXml(content);
      if (writing.inline === true) return `<c${place} t="inlineStr"><is>${inside}</is></c>`;
      return `<c${place} t="s"><v>${strings.push(`<si>${inside}</si>`) - 1}</v></c>`;
    }
    case 'number': {
      const formula = content.formula === true ? `<f>${content.number}+0</f>` : '';
      return `<c${place} s="${codes.indexOf(content.format ?? 'General')}">${formula}<v>${content.number}</v></c>`;
    }
    case 'formula-text':
      return `<c${place} t="str"><f>IF(1,&quot;${escaped(content.text)}&quot;)</f><v>${escaped(content.text)}</v></c>`;
    case 'date':
      return `<c${place} s="2"><v>${serialOf(content.iso, writing.from1904 === true)}</v></c>`;
    case 'error':
      return `<c${place} t="e"><f>1/0</f><v>${content.code}</v></c>`;
  }
}

function textXml(content: Extract<DrawnContent, { kind: 'text' | 'rich' }>): string {
  if (content.kind === 'text') return `<t xml:space="preserve">${escaped(content.text)}</t>`;
  const runs = content.runs.map(({ text, raised }) => {
    const look = raised ? '<rPr><vertAlign val="superscript"/></rPr>' : '<rPr><b/></rPr>';
    return `<r>${look}<t xml:space="preserve">${escaped(text)}</t></r>`;
  });
  return `${runs.join('')}<phoneticPr fontId="1"/><rPh sb="0" eb="1"><t>zhu</t></rPh>`;
}

function serialOf(iso: string, from1904: boolean): number {
  return Date.parse(iso) / 86_400_000 + 25_569 - (from1904 ? 1462 : 0);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

export async function drawnByExceljs(sheets: readonly DrawnSheet[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  for (const sheet of sheets) {
    const tab = workbook.addWorksheet(sheet.name, { state: sheet.hidden ? 'hidden' : 'visible' });
    for (const { row, column, content } of sheet.cells) {
      const cell = tab.getCell(row, column);
      cell.value = exceljsValue(content);
      if (content.kind === 'number' && content.format !== undefined) cell.numFmt = content.format;
      if (content.kind === 'date') cell.numFmt = 'yyyy';
    }
    for (const row of sheet.hiddenRows) tab.getRow(row).hidden = true;
    for (const ref of sheet.merges) tab.mergeCells(ref);
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function exceljsValue(content: DrawnContent): ExcelJS.CellValue {
  switch (content.kind) {
    case 'text':
      return content.text;
    case 'rich':
      return {
        richText: content.runs.map(({ text, raised }) =>
          raised ? { text, font: { vertAlign: 'superscript' as const } } : { text },
        ),
      };
    case 'number':
      return content.formula === true
        ? { formula: `${content.number}+0`, result: Number(content.number), date1904: false }
        : Number(content.number);
    case 'formula-text':
      return { formula: `IF(1,"${content.text}")`, result: content.text, date1904: false };
    case 'date':
      return new Date(content.iso);
    case 'error':
      return { formula: '1/0', result: { error: '#DIV/0!' }, date1904: false };
  }
}

/** One sheet as records of text; cells covered by a merge are empty, as programs save them. */
export function drawnCsv(sheet: DrawnSheet, separator = ','): string {
  const last = Math.max(...sheet.cells.map(({ row }) => row));
  const lines = Array.from({ length: last }, (_, index) => {
    const cells = sheet.cells.filter(({ row }) => row === index + 1);
    return withGaps(cells).map((cell) => {
      const text = cell === null ? '' : plainText(cell.content);
      return /["\n]|,|\t|;/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    });
  });
  return lines.map((line) => `${line.join(separator)}\r\n`).join('');
}

function plainText(content: DrawnContent): string {
  switch (content.kind) {
    case 'text':
    case 'formula-text':
      return content.text;
    case 'rich':
      return content.runs.map(({ text }) => text).join('');
    case 'number':
      return content.format === '0.00%' ? `${(Number(content.number) * 100).toFixed(2)}%` : content.number;
    case 'date':
      return `${content.iso.slice(0, 4)}年`;
    case 'error':
      return content.code;
  }
}

/** GBK, which no encoder of the platform writes: the decoder's table turned round. */
export function gbk(text: string): Uint8Array {
  const bytes = [...text].flatMap((character) => {
    const code = character.codePointAt(0) ?? 0;
    return code < 0x80 ? [code] : [...(gbkBytes().get(character) ?? [0x3f])];
  });
  return Uint8Array.from(bytes);
}

let table: ReadonlyMap<string, readonly [number, number]> | undefined;

function gbkBytes(): ReadonlyMap<string, readonly [number, number]> {
  if (table !== undefined) return table;
  const decoder = new TextDecoder('gbk');
  const found = new Map<string, readonly [number, number]>();
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      const character = decoder.decode(Uint8Array.of(high, low));
      if ([...character].length === 1 && character !== '\ufffd' && !found.has(character)) {
        found.set(character, [high, low]);
      }
    }
  }
  table = found;
  return found;
}
