/**
 * A laid-out workbook's values alone, without the library that writes forms: for a browser. Places, columns and merges
 * are those of the form, so that a cell has the same name in both.
 */
import { cellName, columnName, rangeName } from '../../../dataset/tables/grid.ts';
import type { LaidCell, LaidSheet, LaidWorkbook } from '../../../report/sheet-model.ts';
import { joinParts, packPart } from '../../package/archive.ts';
import { plain, sheetName } from '../read/cell-text.ts';

/** A formula is left blank: its result is not known here. */
export function writeValues({ sheets }: LaidWorkbook): Uint8Array {
  const used = new Set<string>();
  const names = sheets.map(({ name }) => sheetName(name, used));
  const formats = formatsOf(sheets);
  return joinParts([
    packPart('[Content_Types].xml', contentTypes(sheets.length)),
    packPart('_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']])),
    packPart('xl/workbook.xml', workbookXml(names)),
    packPart(
      'xl/_rels/workbook.xml.rels',
      relationships([
        ...names.map((_, position): Relation => ['worksheet', `worksheets/sheet${position + 1}.xml`]),
        ['styles', 'styles.xml'],
      ]),
    ),
    packPart('xl/styles.xml', stylesXml(formats)),
    ...sheets.map((sheet, position) => packPart(`xl/worksheets/sheet${position + 1}.xml`, sheetXml(sheet, formats))),
  ]);
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

type Relation = readonly [kind: string, target: string];

function relationships(list: readonly Relation[]): string {
  const each = list.map(
    ([kind, target], position) => `<Relationship Id="rId${position + 1}" Type="${office}/${kind}" Target="${target}"/>`,
  );
  return `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`;
}

function contentTypes(sheets: number): string {
  const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const each = Array.from(
    { length: sheets },
    (_, position) =>
      `<Override PartName="/xl/worksheets/sheet${position + 1}.xml" ContentType="${spreadsheet}.worksheet+xml"/>`,
  );
  return `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/>${each.join('')}</Types>`;
}

function workbookXml(names: readonly string[]): string {
  const each = names.map(
    (name, position) => `<sheet name="${escaped(name)}" sheetId="${position + 1}" r:id="rId${position + 1}"/>`,
  );
  return `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${each.join('')}</sheets></workbook>`;
}

/** Number formats by decimals; the first is general. */
function formatsOf(sheets: readonly LaidSheet[]): readonly (number | null)[] {
  const decimals = sheets.flatMap(({ cells }) => cells.flatMap((cell) => cell.decimals ?? []));
  return [null, ...[...new Set(decimals)].toSorted((a, b) => a - b)];
}

function stylesXml(formats: readonly (number | null)[]): string {
  const custom = formats.flatMap((decimals, position) =>
    decimals === null
      ? []
      : [`<numFmt numFmtId="${164 + position}" formatCode="${decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`}"/>`],
  );
  const looks = formats.map((decimals, position) => {
    const format = decimals === null ? 0 : 164 + position;
    return `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>`;
  });
  const formatList = custom.length === 0 ? '' : `<numFmts count="${custom.length}">${custom.join('')}</numFmts>`;
  return `${declaration}<styleSheet xmlns="${main}">${formatList}<fonts count="1"><font><sz val="10"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${looks.length}">${looks.join('')}</cellXfs></styleSheet>`;
}

function sheetXml(sheet: LaidSheet, formats: readonly (number | null)[]): string {
  const columns = sheet.columns.map(
    ({ width, hidden }, position) =>
      `<col min="${position + 1}" max="${position + 1}" width="${width}" customWidth="1"${hidden ? ' hidden="1"' : ''}/>`,
  );
  const { rows, columns: still } = sheet.frozen;
  const pane =
    rows + still === 0
      ? ''
      : `<pane xSplit="${still}" ySplit="${rows}" topLeftCell="${cellName(rows + 1, still + 1)}" activePane="bottomRight" state="frozen"/>`;
  const merges = sheet.merges.map((merge) => `<mergeCell ref="${rangeName(merge)}"/>`);
  const merged = merges.length === 0 ? '' : `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>`;
  return `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>${rowsXml(sheet, formats)}</sheetData>${merged}</worksheet>`;
}

function rowsXml({ cells }: LaidSheet, formats: readonly (number | null)[]): string {
  const rows = new Map<number, LaidCell[]>();
  for (const cell of cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  return [...rows]
    .toSorted(([a], [b]) => a - b)
    .map(([row, inside]) => {
      const each = inside.toSorted((a, b) => a.column - b.column).map((cell) => cellXml(cell, formats));
      return `<row r="${row}">${each.join('')}</row>`;
    })
    .join('');
}

function cellXml({ row, column, content, decimals }: LaidCell, formats: readonly (number | null)[]): string {
  const place = `${columnName(column)}${row}`;
  const style = formats.indexOf(decimals);
  switch (content.kind) {
    case 'number':
      return `<c r="${place}" s="${style}"><v>${escaped(content.text)}</v></c>`;
    case 'text':
      return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(plain(content.text))}</t></is></c>`;
    case 'blank':
    case 'formula':
      return '';
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
