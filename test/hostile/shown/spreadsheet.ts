/**
 * Legal spreadsheets made at random: a table as the forms ask for it, whose cells are kept in any of the ways that change,
 * or do not change, what a person sees. The same seed gives the same book.
 */
import {
  contentTypes,
  relationships,
  sheetData,
  workbookFile,
  workbookParts,
  zipped,
} from '../../formats/package-files.ts';
import type { Asked, Kept, Run } from './statement.ts';

export interface Cell {
  /** B4 */
  readonly at: string;
  readonly kept: Kept;
  /** Which kind of change was made, for the counts. */
  readonly way: string;
}

export interface Spreadsheet {
  readonly seed: number;
  readonly heads: readonly Cell[];
  readonly rows: readonly SpreadsheetRow[];
  readonly bytes: Uint8Array;
}

export interface SpreadsheetRow {
  readonly indicator: string;
  readonly asked: Asked;
  readonly figures: readonly Cell[];
  readonly explanation: Cell;
}

export type Random = (below: number) => number;

/** mulberry32 */
export function randomNumbers(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

const indicators: readonly (readonly [
  code: string,
  name: string,
  measure: string,
  decimals: number,
  least: number,
  most: number,
])[] = [
  ['W02', '孕产妇死亡率', '1/10万', 2, 0, 100_000],
  ['W05', '孕产妇系统管理率', '%', 2, 0, 100],
  ['C01', '婴儿死亡率', '‰', 2, 0, 1000],
  ['C25', '九年义务教育巩固率', '%', 2, 0, 100],
  ['W40', '女性参加养老保险人数', '人', 0, 0, Number.POSITIVE_INFINITY],
  ['W54', '人均公园绿地面积', '平方米/人', 2, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  ['B01', '人均地区生产总值', '元', 0, 0, Number.POSITIVE_INFINITY],
  ['B02', '人口自然增长率', '‰', 2, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
];

export function spreadsheetOf(seed: number): Spreadsheet {
  const random = randomNumbers(seed);
  const heads = [head('D2', 2014, random), head('E2', 2015, random)];
  const rows = indicators.map(([indicator, , measure, decimals, least, most], index): SpreadsheetRow => {
    const asked: Asked = { measure, decimals, bounds: [least, most] };
    const row = index + 3;
    return {
      indicator,
      asked,
      figures: ['D', 'E'].map((column) => figureCell(`${column}${row}`, asked, random)),
      explanation: explanationCell(`F${row}`, random),
    };
  });
  return { seed, heads, rows, bytes: written(heads, rows) };
}

function pick<T>(random: Random, choices: readonly T[]): T {
  const chosen = choices[random(choices.length)];
  if (chosen === undefined) throw new Error('nothing to choose from');
  return chosen;
}

function head(at: string, year: number, random: Random): Cell {
  const words = (text: string): Kept => ({ kind: 'words', runs: [{ text }] });
  if (random(4) > 0) return { at, way: 'head: plain', kept: words(`${year}年`) };
  const chinese = [...String(year)].map((digit) => '〇一二三四五六七八九'.charAt(Number(digit))).join('');
  const ways: Readonly<Record<string, Kept>> = {
    number: { kind: 'number', stored: String(year), code: 'General' },
    'number with 年': { kind: 'number', stored: String(year), code: '0"年"' },
    'year as a day, shown 1905': { kind: 'number', stored: String(year), code: 'yyyy"年"' },
    'a day, shown as its year': {
      kind: 'number',
      stored: String(Math.floor((Date.UTC(year, 5, 1) - Date.UTC(1899, 11, 30)) / 86_400_000)),
      code: 'yyyy"年"',
    },
    'Chinese digits': words(`${chinese}年`),
    'bare digits': words(String(year)),
    'struck part': { kind: 'words', runs: [{ text: String(year - 1), mark: 'struck' }, { text: `${year}年` }] },
    'struck whole': { kind: 'words', runs: [{ text: `${year}年` }], struck: true },
    'raised mark': { kind: 'words', runs: [{ text: `${year}年` }, { text: '1', mark: 'superscript' }] },
    lowered: { kind: 'words', runs: [{ text: `${year}年` }, { text: '1', mark: 'subscript' }] },
    share: words(`${year}年占比`),
    'up to': words(`截至${year}年`),
    'half a year': words(`${year}年上半年`),
    'this period': words(year === 2015 ? '本期' : '同期'),
    'far year': words(`${year - 40}年`),
    'to come': words(`${year + 40}年`),
    numerators: words(`${year}年分子`),
  };
  const way = pick(random, Object.keys(ways));
  return { at, way: `head: ${way}`, kept: ways[way] ?? { kind: 'nothing' } };
}

function figureCell(at: string, asked: Asked, random: Random): Cell {
  const digits = random(asked.decimals + 2);
  const amount = asked.decimals === 0 ? 1 + random(90_000) : 1 + random(98);
  const fraction =
    asked.decimals === 0 && random(4) > 0
      ? ''
      : String(random(10 ** digits))
          .padStart(digits, '0')
          .replace(/0+$/, '');
  const plain = digits === 0 || fraction === '' ? String(amount) : `${amount}.${fraction}`;
  const value = random(30) === 0 ? '0' : random(8) === 0 ? `-${plain}` : plain;
  const ways = Object.entries(figureWays(value, asked, random));
  const [way, kept] = random(3) === 0 ? (['plain', number(value, 'General')] as const) : pick(random, ways);
  return { at, way, kept };
}

function number(
  stored: string,
  code: string,
  more: { readonly struck?: boolean; readonly formula?: string } = {},
): Kept {
  return { kind: 'number', stored, code, ...more };
}

function words(...runs: readonly (string | readonly [string, Run['mark']])[]): Kept {
  return {
    kind: 'words',
    runs: runs.map((one) =>
      typeof one === 'string' ? { text: one } : { text: one[0], ...(one[1] === undefined ? {} : { mark: one[1] }) },
    ),
  };
}

/** A figure divided by ten to a power, by moving its point. */
function moved(value: string, places: number): string {
  const sign = value.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = value.replace('-', '').split('.');
  const padded = whole.padStart(places + 1, '0');
  const digits = `${padded.slice(0, padded.length - places)}.${padded.slice(padded.length - places)}${fraction}`;
  return sign + digits.replace(/0+$/, '').replace(/\.$/, '');
}

function figureWays(value: string, asked: Asked, random: Random): Readonly<Record<string, Kept>> {
  const { measure } = asked;
  const cut = 1 + random(Math.max(value.length - 1, 1));
  const isPercent = measure === '%';
  return {
    'as many decimals': number(value, `0.${'0'.repeat(Math.max(asked.decimals, 1))}`),
    'more decimals': number(value, '0.0000'),
    'one decimal': number(value, '0.0'),
    'no decimals': number(value, '0'),
    'optional decimals': number(value, '#.##'),
    grouped: number(value, '#,##0.00'),
    'grouped, nothing for 0': number(value, '#,###'),
    bookkeeping: number(value, '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ '),
    brackets: number(value, '0.00_);(0.00)'),
    'red brackets': number(value, '0.00_);[Red]\\(0.00\\)'),
    'red without sign': number(value, '0.00;[Red]0.00'),
    'no sign at all': number(value, '0.00;0.00'),
    red: number(value, '[Red]0.00'),
    exponent: number(value, '0.00000E+00'),
    'text format': number(value, '@'),
    'measure in the format': number(value, `0.00"${measure}"`),
    'another measure in the format': number(value, `0.00"${isPercent ? '‰' : '%'}"`),
    'bare measure letter': number(value, measure.length === 1 && /[人元]/.test(measure) ? `0${measure}` : '0.00'),
    percent: isPercent ? number(moved(value, 2), '0.00%') : number(value, '0.00'),
    'percent, no decimals': isPercent ? number(moved(value, 2), '0%') : number(value, '0'),
    about: number(value, '"约"0.00'),
    above: number(value, '0.00"以上"'),
    below: number(value, '"<"0.00'),
    estimated: number(value, '0.00"（估计）"'),
    starred: number(value, '0.00"*"'),
    'a date behind': number(value, '0.00"（2014年）"'),
    hidden: number(value, ';;;'),
    'hidden figures only': number(value, ';;;@'),
    'words instead': number(value, '"达标"'),
    'zero as a dash': number(random(2) === 0 ? '0' : value, '0.00;-0.00;"—"'),
    thousands: number(value, '#,##0,'),
    'thousands said': number(value, '#,##0.00,"千"'),
    'ten thousands': number(String(Math.trunc(Number(value)) * 100), '0!.0000'),
    'ten thousands said': number(String(Math.trunc(Number(value)) * 100), `0!.0000"万"`),
    'ten thousands of the measure': number(String(Math.trunc(Number(value)) * 100), `0!.0000"万${measure}"`),
    day: number(value, 'yyyy"年"m"月"'),
    'cell struck': number(value, 'General', { struck: true }),
    'formula with result': number(value, '0.00', { formula: 'B1+C1' }),
    'formula without result': { kind: 'unfinished', formula: 'SUM(B1:C1)' },
    picture: { kind: 'picture' },
    error: { kind: 'error', code: pick(random, ['#N/A', '#DIV/0!', '#REF!']) },
    boolean: { kind: 'boolean', value: true },
    typed: words(value),
    'typed full width': words(value.replace(/[0-9.]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))),
    'typed with measure': words(`${value}${measure === '1/10万' ? '' : measure}`),
    'typed about': words(`约${value}`),
    'typed with mark': words(`${value}①`),
    'typed in runs': words(value.slice(0, cut), value.slice(cut)),
    'raised mark': words(value, ['1', 'superscript']),
    lowered: words(value, ['1', 'subscript']),
    'lowered within': words(value.slice(0, cut), [value.slice(cut) === '' ? '1' : value.slice(cut), 'subscript']),
    'struck before': words([String(random(90)), 'struck'], value),
    'struck behind': words(value, [String(random(90)), 'struck']),
    'struck blank': words([' ', 'struck'], value),
    'wholly struck': words([value, 'struck']),
    'cell struck, typed': { kind: 'words', runs: [{ text: value }], struck: true },
    dash: words('—'),
    'not collected': words('未统计'),
    'dash struck': words(['—', 'struck'], value),
    blank: words(' '),
    nothing: { kind: 'nothing' },
  };
}

function explanationCell(at: string, random: Random): Cell {
  const ways: Readonly<Record<string, Kept>> = {
    words: words('筛查范围扩大到全部乡镇。'),
    'words, some struck': words(['口径变化。', 'struck'], '筛查范围扩大。'),
    'words, all struck': words(['口径变化。', 'struck']),
    'words of a struck cell': { kind: 'words', runs: [{ text: '口径变化。' }], struck: true },
    'words of a formula': { kind: 'words', runs: [{ text: '筛查范围扩大。' }], formula: 'B1' },
    'link to nothing': number('0', 'General', { formula: 'Z9' }),
    number: number(String(random(90)), 'General'),
    error: { kind: 'error', code: '#N/A', formula: 'VLOOKUP(A1,B:C,2,0)' },
    'error typed': words('#N/A'),
    unfinished: { kind: 'unfinished', formula: 'B1&C1' },
    picture: { kind: 'picture' },
    dash: words('—'),
    none: words('无'),
    slash: words('/'),
    'number typed': words('12.5'),
    boolean: { kind: 'boolean', value: false },
    day: number('42370', 'yyyy/m/d'),
  };
  if (random(2) === 0) return { at, way: 'explanation: nothing', kept: { kind: 'nothing' } };
  const way = pick(random, Object.keys(ways));
  return { at, way: `explanation: ${way}`, kept: ways[way] ?? { kind: 'nothing' } };
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** One style a format and striking. */
class Styles {
  readonly #codes: string[] = ['General'];
  readonly #uses: string[] = ['<xf numFmtId="0" fontId="0"/>'];
  readonly #known = new Map<string, number>([['General|false', 0]]);

  indexOf(code: string, struck: boolean): number {
    const key = `${code}|${struck}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (!this.#codes.includes(code)) this.#codes.push(code);
    const format = code === 'General' ? 0 : 163 + this.#codes.indexOf(code);
    this.#uses.push(`<xf numFmtId="${format}" fontId="${struck ? 1 : 0}" applyFont="1" applyNumberFormat="1"/>`);
    this.#known.set(key, this.#uses.length - 1);
    return this.#uses.length - 1;
  }

  xml(): string {
    const formats = this.#codes
      .slice(1)
      .map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${escaped(code)}"/>`);
    const bare = '<fill><patternFill patternType="none"/></fill>';
    return `<styleSheet xmlns="${main}">${formats.length === 0 ? '' : `<numFmts count="${formats.length}">${formats.join('')}</numFmts>`}<fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><strike/><sz val="11"/><name val="宋体"/></font></fonts><fills count="2">${bare}<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${this.#uses.length}">${this.#uses.join('')}</cellXfs></styleSheet>`;
  }
}

/** Other programs look for styles only where the list of contents names them. */
const listed = contentTypes.replace(
  '</Types>',
  '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>',
);

function written(heads: readonly Cell[], rows: readonly SpreadsheetRow[]): Uint8Array {
  const styles = new Styles();
  const sheet = sheetOf(heads, rows, styles);
  return workbookFile(sheet, { '[Content_Types].xml': listed, 'xl/styles.xml': styles.xml() });
}

/** Many of them as sheets of one book, for programs that take long to start. */
export function bookOfMany(books: readonly Spreadsheet[]): Uint8Array {
  const styles = new Styles();
  const sheets = books.map(({ heads, rows }) => sheetOf(heads, rows, styles));
  const parts = workbookParts('', { '[Content_Types].xml': listed, 'xl/styles.xml': styles.xml() });
  const names = sheets.map((_, at) => `<sheet name="s${books[at]?.seed}" sheetId="${at + 1}" r:id="s${at}"/>`);
  const { 'xl/worksheets/sheet1.xml': _, ...rest } = parts;
  return zipped({
    ...rest,
    'xl/workbook.xml': String(parts['xl/workbook.xml']).replace(/<sheet [^>]*>/, names.join('')),
    'xl/_rels/workbook.xml.rels': relationships(
      ['styles', 'styles', 'styles.xml'],
      ...sheets.map((_, at) => [`s${at}`, 'worksheet', `worksheets/sheet${at + 1}.xml`] as const),
    ),
    ...Object.fromEntries(sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheet])),
  });
}

function sheetOf(heads: readonly Cell[], rows: readonly SpreadsheetRow[], styles: Styles): string {
  const plain = (at: string, text: string): string => xmlOf(at, { kind: 'words', runs: [{ text }] }, styles);
  const headRow = `<row r="2">${plain('A2', '代码')}${plain('B2', '指标名称')}${plain('C2', '计量单位')}${heads.map((one) => xmlOf(one.at, one.kept, styles)).join('')}${plain('F2', '变化说明')}</row>`;
  const body = rows.map((row, index) => {
    const [code, name, measure] = indicators[index] ?? ['', '', ''];
    const at = index + 3;
    const cells = [...row.figures, row.explanation].map((one) => xmlOf(one.at, one.kept, styles));
    return `<row r="${at}">${plain(`A${at}`, code)}${plain(`B${at}`, name)}${plain(`C${at}`, measure)}${cells.join('')}</row>`;
  });
  return sheetData(`<row r="1">${plain('A1', '重点监测统计年报表')}</row>${headRow}${body.join('')}`);
}

function xmlOf(at: string, kept: Kept, styles: Styles): string {
  if (kept.kind === 'nothing') return '';
  if (kept.kind === 'picture') {
    return `<c r="${at}" t="str"><f>_xlfn.DISPIMG("ID_9",1)</f><v>=DISPIMG("ID_9",1)</v></c>`;
  }
  const formula = 'formula' in kept && kept.formula !== undefined ? `<f>${escaped(kept.formula)}</f>` : '';
  if (kept.kind === 'unfinished') return `<c r="${at}">${formula}</c>`;
  if (kept.kind === 'error') return `<c r="${at}" t="e">${formula}<v>${kept.code}</v></c>`;
  if (kept.kind === 'boolean') return `<c r="${at}" t="b"><v>${kept.value ? 1 : 0}</v></c>`;
  const style = styles.indexOf(kept.kind === 'number' ? kept.code : 'General', kept.struck === true);
  if (kept.kind === 'number') return `<c r="${at}" s="${style}">${formula}<v>${kept.stored}</v></c>`;
  if (formula !== '') {
    const text = kept.runs.map((run) => run.text).join('');
    return `<c r="${at}" s="${style}" t="str">${formula}<v>${escaped(text)}</v></c>`;
  }
  const runs = kept.runs.map(({ text, mark }) => {
    const look = mark === undefined ? '' : mark === 'struck' ? '<strike/>' : `<vertAlign val="${mark}"/>`;
    return `<r><rPr>${look}<sz val="11"/></rPr><t xml:space="preserve">${escaped(text)}</t></r>`;
  });
  const [first] = kept.runs;
  const only = kept.runs.length === 1 && first?.mark === undefined ? (first ?? null) : null;
  const inside = only === null ? runs.join('') : `<t xml:space="preserve">${escaped(only.text)}</t>`;
  return `<c r="${at}" s="${style}" t="inlineStr"><is>${inside}</is></c>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
