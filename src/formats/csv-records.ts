/** One line of a table in text form; a quoted field may run over several lines of the file. */
export interface CsvRecord {
  /** The line of the file at which the record starts, counted from 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

export type CsvReading =
  | { readonly verdict: 'read'; readonly records: readonly CsvRecord[] }
  /** A quoted field that starts at `line` never ends. */
  | { readonly verdict: 'unclosed-quote'; readonly line: number };

/**
 * Splits text into records and fields: RFC 4180, and what Excel and WPS do beyond it (any line ends, `sep=;` in the
 * first line, words behind a closing quote kept, ="0012" for a text that looks like a number). At
 * most `limit` records are made.
 */
export function readCsvRecords(text: string, limit = Infinity): CsvReading {
  const declared = /^sep=(.)\r?\n/i.exec(text);
  const delimiter = declared?.[1] ?? delimiterOf(text);
  const isPadded = delimiter !== '\t' && text.includes(`\t${delimiter}`);
  const scanner = new Scanner(text, delimiter, declared?.[0].length ?? 0);
  const records: CsvRecord[] = [];
  while (!scanner.isAtEnd() && records.length < limit) {
    const record = scanner.record();
    if ('unclosed' in record) return { verdict: 'unclosed-quote', line: record.unclosed };
    records.push(isPadded ? withoutPadding(record) : record);
  }
  return { verdict: 'read', records };
}

/** A tab behind a field keeps Excel from showing a code as 1.2E+10; the person who wrote the field did not write it. */
function withoutPadding({ line, fields }: CsvRecord): CsvRecord {
  return { line, fields: fields.map((field) => field.replace(/\t+$/, '')) };
}

/** In order of preference where two are equally common: numbers hold commas, but nothing holds tabs by chance. */
const delimiters = ['\t', ',', ';'];
const sampleLength = 64 * 1024;

/** The delimiter that the most of the first lines hold outside quotes; a comma when none does. */
function delimiterOf(text: string): string {
  const unquoted = text.slice(0, sampleLength).replace(/"[^"]*("|$)/g, '');
  const lines = unquoted.split(/\r\n|\r|\n/).map((line) => line.replace(/\t+(?=[,;]|$)/g, ''));
  const counts = delimiters.map((delimiter) => lines.filter((line) => line.includes(delimiter)).length);
  const most = Math.max(...counts);
  return most === 0 ? ',' : (delimiters[counts.indexOf(most)] ?? ',');
}

class Scanner {
  readonly #text: string;
  readonly #delimiter: string;
  readonly #plainEnd: RegExp;
  #offset: number;
  #line = 1;

  constructor(text: string, delimiter: string, offset: number) {
    this.#text = text;
    this.#delimiter = delimiter;
    this.#plainEnd = new RegExp(`[\\r\\n${delimiter.replace(/[\\\]^-]/, '\\$&')}]`, 'g');
    this.#offset = offset;
    if (offset > 0) this.#line = 2;
  }

  isAtEnd(): boolean {
    return this.#offset >= this.#text.length;
  }

  record(): CsvRecord | { readonly unclosed: number } {
    const line = this.#line;
    const fields: string[] = [];
    do {
      const field = this.#field();
      if (field === undefined) return { unclosed: line };
      fields.push(field);
    } while (this.#skip(this.#delimiter));
    if (this.#skip('\r\n') || this.#skip('\n') || this.#skip('\r')) this.#line += 1;
    return { line, fields };
  }

  /** Undefined where a quote is never closed. */
  #field(): string | undefined {
    const isProtected = this.#text.startsWith('="', this.#offset);
    const isQuoted = isProtected || this.#text[this.#offset] === '"';
    if (!isQuoted) return this.#plain();
    const start = this.#offset;
    this.#offset += isProtected ? 2 : 1;
    const quoted = this.#quoted();
    // A formula such as ="a"&B1 only begins like a protected text.
    const behind = quoted === undefined ? '' : this.#plain();
    if (isProtected && behind !== '') return this.#text.slice(start, this.#offset);
    if (quoted === undefined) return undefined;
    return protectedText(quoted) + behind;
  }

  #plain(): string {
    this.#plainEnd.lastIndex = this.#offset;
    const end = this.#plainEnd.exec(this.#text)?.index ?? this.#text.length;
    const field = this.#text.slice(this.#offset, end);
    this.#offset = end;
    return field;
  }

  #quoted(): string | undefined {
    let field = '';
    for (;;) {
      const end = this.#text.indexOf('"', this.#offset);
      if (end < 0) return undefined;
      field += this.#text.slice(this.#offset, end);
      this.#offset = end + 1;
      if (!this.#skip('"')) break;
      field += '"';
    }
    this.#line += field.match(/\r\n|\r|\n/g)?.length ?? 0;
    return field;
  }

  #skip(expected: string): boolean {
    if (!this.#text.startsWith(expected, this.#offset)) return false;
    this.#offset += expected.length;
    return true;
  }
}

/** A quoted field may hold ="0012" with its quotes doubled. */
function protectedText(field: string): string {
  return /^="([^"]*)"$/.exec(field)?.[1] ?? field;
}
