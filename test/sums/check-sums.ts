/**
 * Does every sum of `explain … --json` again, from the cells that its numbers name, and compares with what is printed.
 * Imports nothing of the program.
 */
import { Decimal } from 'decimal.js';
import { z } from 'zod';
import { numbersIn } from './cells.ts';
import { evaluate } from './evaluate.ts';

const operandSchema = z.object({
  value: z.string(),
  what: z.string(),
  rounded: z.number().nullable(),
  origins: z.array(z.string()),
  figure: z.string().nullable(),
});

const rowsSchema = z.array(
  z.object({
    document: z.string(),
    block: z.string(),
    id: z.string(),
    printed: z.string(),
    name: z.string(),
    rule: z.string(),
    formula: z.string(),
    exact: z.string(),
    operands: z.array(operandSchema),
    origins: z.array(z.string()),
  }),
);

type Row = z.output<typeof rowsSchema>[number];
type Operand = z.output<typeof operandSchema>;

export interface Checked {
  /** Figures printed. */
  readonly figures: number;
  /** With a sum, evaluated and compared with the print. */
  readonly sums: number;
  /** Numbers of sums found in the cells, lines or other figures that they name. */
  readonly numbers: number;
  /** Figures without a sum, compared with the cell that they name. */
  readonly read: number;
  readonly faults: readonly string[];
}

export async function checkSums(json: string, folder: string): Promise<Checked> {
  const rows = rowsSchema.parse(JSON.parse(json));
  const operands = rows.flatMap((row) => row.operands);
  const origins = new Set([...operands, ...rows].flatMap((one) => one.origins));
  const numberAt = await numbersIn(folder, origins);
  const printedBy = new Map(
    rows.flatMap((row) => [
      [row.id, row.printed],
      [`${row.document}|${row.id}`, row.printed],
    ]),
  );
  const faults: string[] = [];
  const fault = (row: Row, what: string) =>
    faults.push(`${row.document} ${row.block} ${row.id} “${row.printed}”：${what}`);
  const counts = { sums: 0, numbers: 0, read: 0 };
  for (const row of rows) {
    if (row.name === '' || row.rule === '') fault(row, '没有名称或规则');
    for (const operand of row.operands) {
      counts.numbers += 1;
      if (!isFound(operand, row, printedBy, numberAt))
        fault(
          row,
          `算式中的 ${operand.value}（${operand.what}）不在 ${operand.origins.join('、')}${operand.figure ?? ''}`,
        );
    }
    if (row.formula !== '') {
      counts.sums += 1;
      const problem = problemOf(row);
      if (problem !== null) fault(row, problem);
    } else if (isRead(row)) {
      counts.read += 1;
      const value = new Decimal(row.exact);
      if (!row.origins.some((origin) => numberAt(origin).some((each) => each.equals(value))))
        fault(row, `${row.exact} 不在 ${row.origins.join('、')}`);
      else if (!isPrintedAs(value, row.printed)) fault(row, `${row.exact} 不印作 ${row.printed}`);
    }
  }
  return { figures: rows.length, ...counts, faults };
}

function problemOf(row: Row): string | null {
  const { value, said } = evaluate(row.formula);
  if (value.minus(said).abs().greaterThan(said.abs().times('1e-9').plus('1e-12')))
    return `${row.formula}，实为 ${value.toFixed()}`;
  return isPrintedAs(value, row.printed) ? null : `${row.formula} 不印作 ${row.printed}`;
}

/** 四舍五入 to as many places as are printed; sentences leave the sign to the verb. */
function isPrintedAs(value: Decimal, printed: string): boolean {
  const [, sign = '', digits = ''] = /^([+-]?)(\d+(?:\.\d+)?)(?:（\d{4}）)?$/.exec(printed) ?? [];
  if (digits === '') return false;
  const places = digits.split('.')[1]?.length ?? 0;
  // Fifteen digits are sure.
  const sure = value.toSignificantDigits(14);
  const shown = sure.toDecimalPlaces(places, Decimal.ROUND_HALF_UP);
  return sign === '' ? shown.abs().equals(digits) : shown.equals(sign === '-' ? `-${digits}` : digits);
}

function isFound(
  operand: Operand,
  row: Row,
  printedBy: ReadonlyMap<string, string>,
  numberAt: (origin: string) => readonly Decimal[],
): boolean {
  const value = new Decimal(operand.value);
  if (operand.figure !== null) {
    const isCount = operand.figure.startsWith('count/');
    const printed = printedBy.get(isCount ? `${row.document}|${operand.figure}` : operand.figure);
    // A count that this document does not print stands for itself.
    if (printed === undefined) return isCount;
    return new Decimal(printed.replace(/^[+-]/, '')).equals(value.abs());
  }
  const { rounded } = operand;
  return operand.origins.some((origin) =>
    numberAt(origin).some((each) => {
      const shown =
        rounded === null ? each.toSignificantDigits(15) : each.toDecimalPlaces(rounded, Decimal.ROUND_HALF_UP);
      return shown.equals(value);
    }),
  );
}

/** A number as somebody wrote it, of a cell or a line that is named. */
function isRead({ exact, origins, id }: Row): boolean {
  return (
    /^-?\d+(\.\d+)?$/.test(exact) &&
    origins.some((origin) => /[!:]/.test(origin)) &&
    !/\/(forecast|projection|pace|gap|planned|target)\//.test(id) &&
    !id.startsWith('settings/')
  );
}
