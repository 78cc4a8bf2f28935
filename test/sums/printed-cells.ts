/** What a person reads in a workbook's cells and in a document's paragraphs. */
import type ExcelJS from 'exceljs';

export function textsOf(row: ExcelJS.Row): readonly string[] {
  return Array.from({ length: row.cellCount }, (_, at) => textOf(row.getCell(at + 1)));
}

/** As it is shown: with the places of its format. */
function textOf(cell: ExcelJS.Cell): string {
  const { value } = cell;
  if (typeof value !== 'number') return cell.text;
  const places = /\.(0+)/u.exec(cell.numFmt ?? '')?.[1]?.length;
  return places === undefined ? String(value) : value.toFixed(places);
}

export function paragraphsOf(xml: string): readonly string[] {
  return [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gsu)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/gu)].map(([, text = '']) => text).join(''),
  );
}
