/** Words put into cells of a workbook that the program has just written; everything else stays to the byte. */
import { cleanText } from '../../clean-text.ts';
import { joinParts, packPart } from '../../package/archive.ts';
import { findMainPart } from '../../package/main-part.ts';
import { openPackage } from '../../package/package.ts';
import { workbookRules } from '../../package/rules.ts';
import { readWorkbookPart } from '../read/workbook-part.ts';

export interface Filling {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

export function withWordsInCells(bytes: Uint8Array, fillings: readonly Filling[]): Uint8Array {
  const parts = openPackage(bytes, workbookRules);
  const { sheets } = readWorkbookPart(parts, findMainPart(parts, 'workbook').name);
  const bySheet = new Map(sheets.map(({ name, part }) => [part, fillings.filter(({ sheet }) => sheet === name)]));
  return joinParts(
    parts.names.map((name) => {
      const content = parts.get(name) ?? new Uint8Array();
      const own = bySheet.get(name) ?? [];
      return packPart(name, own.length === 0 ? content : own.reduce(filled, new TextDecoder().decode(content)));
    }),
  );
}

/** The cell as exceljs wrote it, its look kept. */
function filled(xml: string, { row, column, text }: Filling): string {
  const place = `${columnName(column)}${row}`;
  const cell = new RegExp(`<c r="${place}"([^>]*?)(?:/>|>.*?</c>)`, 's');
  const words = escaped(cleanText(text));
  return xml.replace(cell, (_, attributes: string) => {
    const look = attributes.replace(/\st="[^"]*"/, '');
    return `<c r="${place}"${look} t="inlineStr"><is><t xml:space="preserve">${words}</t></is></c>`;
  });
}

function columnName(column: number): string {
  const letter = String.fromCodePoint(65 + ((column - 1) % 26));
  return column <= 26 ? letter : columnName(Math.floor((column - 1) / 26)) + letter;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
