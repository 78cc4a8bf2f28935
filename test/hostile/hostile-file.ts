/** One hostile or odd file of the corpus, and the small pieces that its makers share. */
import { sheetData, workbookFile } from '../formats/package-files.ts';
import type { PartTexts } from '../formats/package-files.ts';

export interface HostileFile {
  readonly class: string;
  readonly title: string;
  /** Its place in the round; the extension decides who reads it. */
  readonly file: string;
  readonly bytes: () => Uint8Array;
  /**
   * What reading it must give, in the words of `outcome.ts`: figures, findings at their cells, or `拒收` with the reason. A
   * pattern where only a part of the words matters.
   */
  readonly gives: string | RegExp;
}

type Case = readonly [title: string, bytes: () => Uint8Array, gives: string | RegExp, file?: string];

export function hostileFiles(name: string, file: string, cases: readonly Case[]): readonly HostileFile[] {
  return cases.map(([title, bytes, gives, own]) => ({ class: name, title, file: own ?? file, bytes, gives }));
}

export const good = 'W02/15=8.51';
/** The cell is refused, the workbook is read: one bad cell never costs the workbook. */
export const unreadable = 'W02/15=(unreadable) unreadable-figure@B2';

export function text(name: string, words: string): string {
  return `<c r="${name}" t="inlineStr"><is><t xml:space="preserve">${words}</t></is></c>`;
}

/** 孕产妇死亡率 of 2015 in B2, which is the given cell; what stands around the rows may be given too. */
export function rowsWith(cell = '<c r="B2"><v>8.51</v></c>', more = ''): string {
  return `<row r="1">${text('A1', '指标名称')}${text('B1', '2015年')}</row><row r="2">${text('A2', '孕产妇死亡率')}${cell}</row>${more}`;
}

export function bookWith(cell?: string, parts: PartTexts = {}): Uint8Array {
  return workbookFile(sheetData(rowsWith(cell)), parts);
}

export const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
