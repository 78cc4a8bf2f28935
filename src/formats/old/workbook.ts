/**
 * An old workbook (.xls, .et: BIFF8) as a new one: what its cells hold goes through the same reader as every other
 * workbook, so that nothing is read by a second set of rules. Runs where a crash or a loop does no harm.
 */
import type { WorkBook, WorkSheet } from '@e965/xlsx';
import { read, utils, write } from '@e965/xlsx';
import type { Guarded } from '../package/problem.ts';
import { Refusal, guarded } from '../package/problem.ts';
import { damaged } from '../package/refusals.ts';
import { workbookRules } from '../package/rules.ts';
import { walkWorkbook } from './biff.ts';
import { readStreams } from './compound-file.ts';
import { oddLetters } from './unlikely-letters.ts';

export interface ConvertedWorkbook {
  /** An .xlsx. */
  readonly bytes: Uint8Array;
  readonly oddities: readonly string[];
}

const { words } = workbookRules;

export function convertWorkbook(bytes: Uint8Array): Guarded<ConvertedWorkbook> {
  return guarded(() => {
    const streams = readStreams(bytes, words);
    const stream = streams.get('Workbook');
    if (stream === undefined) throw damaged(words, '里面没有工作簿，或是 Excel 97 以前的格式');
    const walked = walkWorkbook(stream, words);
    const { bytes: converted, cells, odd } = converted97(bytes);
    const [here, there] = [sum(walked.cells), sum(cells)];
    return {
      bytes: converted,
      oddities: [
        ...walked.oddities,
        ...(odd === null ? [] : [odd]),
        ...(here === there ? [] : [`单元格的个数不符（登记${here}个，读出${there}个）`]),
        ...([...streams.keys()].some((name) => /^(?:_VBA_PROJECT|dir|VBA)$/i.test(name)) ? ['带有宏，宏没有运行'] : []),
      ],
    };
  });
}

interface Converted97 {
  readonly bytes: Uint8Array;
  readonly cells: readonly number[];
  /** The first cell whose words look odd, said; null for none. */
  readonly odd: string | null;
}

function converted97(bytes: Uint8Array): Converted97 {
  try {
    const workbook = read(bytes, {
      type: 'array',
      cellNF: true,
      cellStyles: true,
      cellFormula: true,
      cellHTML: false,
      cellText: false,
      WTF: true,
    });
    const cells = workbook.SheetNames.map((name) => {
      const sheet = workbook.Sheets[name] ?? {};
      return Object.entries(sheet).filter(([key, cell]) => !key.startsWith('!') && hasValue(cell)).length;
    });
    if (workbook.SheetNames.length === 0) throw damaged(words, '里面没有工作表');
    for (const name of workbook.SheetNames) bounded((workbook.Sheets[name] ??= utils.aoa_to_sheet([])));
    const written: unknown = write(workbook, { type: 'array', bookType: 'xlsx', cellStyles: true });
    if (!(written instanceof ArrayBuffer)) throw new Error('the library wrote no bytes');
    return { bytes: new Uint8Array(written), cells, odd: oddWords(workbook) };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw damaged(words, '里面的内容读不出来', error);
  }
}

function oddWords({ SheetNames, Sheets }: WorkBook): string | null {
  for (const name of SheetNames) {
    const oddName = oddLetters(name);
    if (oddName !== null) return `工作表的名称里有${oddName}`;
    for (const [place, cell] of Object.entries(Sheets[name] ?? {})) {
      const value: unknown = typeof cell === 'object' && cell !== null && 'v' in cell ? cell.v : null;
      const odd = typeof value === 'string' ? oddLetters(value) : null;
      if (odd !== null) return `${name} ${place} 有${odd}`;
    }
  }
  return null;
}

/** A sheet says itself how large it is: only as large as its cells, so that none is lost and nothing is written for days. */
function bounded(sheet: WorkSheet): void {
  const places = Object.keys(sheet)
    .filter((key) => !key.startsWith('!'))
    .map((key) => utils.decode_cell(key));
  const largest = {
    r: places.reduce((most, { r }) => Math.max(most, r), 0),
    c: places.reduce((most, { c }) => Math.max(most, c), 0),
  };
  sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: largest });
  if (sheet['!cols'] !== undefined) sheet['!cols'] = sheet['!cols'].slice(0, largest.c + 1);
  if (sheet['!rows'] !== undefined) sheet['!rows'] = sheet['!rows'].slice(0, largest.r + 1);
}

/** The library keeps blank cells too where they have a format. */
function hasValue(cell: unknown): boolean {
  return typeof cell === 'object' && cell !== null && 't' in cell && cell.t !== 'z';
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
