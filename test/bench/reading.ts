/**
 * How fast workbooks are read, this program's reader beside exceljs, in one run and in turn: `npx tsx test/bench/reading.ts`.
 * SheetJS (`xlsx`) is no dependency of this project, and is measured only where somebody has installed it.
 */
import { fork } from 'node:child_process';
import { readFileSync, rmSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { readWorkbook } from '../../src/formats/xlsx/read/read.ts';

const rounds = 5;
const columns = ['代码', '指标名称', '计量单位', '2013年', '2014年', '2015年', '全省2015年', '备注'];

type Reader = 'ours' | 'exceljs' | 'xlsx';

interface Measured {
  /** Of the processor's time: on a busy machine the clock measures the others. */
  readonly milliseconds: number;
  readonly clock: number;
  readonly cells: number;
  /** Growth of the process's memory over the reading, at its highest, in MiB. */
  readonly memory: number;
}

/** Each reading happens in a process of its own: none finds the way smoothed or the memory filled by another. */
if (process.send === undefined) await compare();
else process.send(await measure(readerNamed(process.argv[2]), process.argv[3] ?? ''));

async function compare(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'reading-'));
  const readers: readonly Reader[] = (await hasSheetJs()) ? ['ours', 'exceljs', 'xlsx'] : ['ours', 'exceljs'];
  if (!readers.includes('xlsx')) process.stdout.write('SheetJS (xlsx) is not installed: not measured.\n\n');
  process.stdout.write(
    '| rows | reader | median CPU ms | fastest–slowest | times ours | median by the clock | memory MiB | cells |\n|---|---|---|---|---|---|---|---|\n',
  );
  for (const rows of [200, 20_000]) {
    const file = join(folder, `${rows}.xlsx`);
    writeFileSync(file, await workbookOf(rows));
    const measured = new Map<Reader, Measured[]>(readers.map((reader) => [reader, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (const reader of round % 2 === 0 ? readers : readers.toReversed()) {
        measured.get(reader)?.push(await inProcess(reader, file));
      }
    }
    const ours = median(measured.get('ours') ?? [], ({ milliseconds }) => milliseconds);
    for (const [reader, list] of measured) process.stdout.write(lineOf(rows, reader, list, ours));
  }
  rmSync(folder, { recursive: true });
}

function lineOf(rows: number, reader: Reader, list: readonly Measured[], ours: number): string {
  const times = list.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
  const middle = median(list, ({ milliseconds }) => milliseconds);
  const memory = median(list, (one) => one.memory);
  const span = `${(times[0] ?? 0).toFixed(0)}–${(times.at(-1) ?? 0).toFixed(0)}`;
  return `| ${rows} | ${reader} | ${middle.toFixed(1)} | ${span} | ${(middle / ours).toFixed(2)} | ${median(list, ({ clock }) => clock).toFixed(0)} | ${memory.toFixed(0)} | ${list[0]?.cells ?? 0} |\n`;
}

function median(list: readonly Measured[], of: (one: Measured) => number): number {
  return list.map(of).toSorted((a, b) => a - b)[list.length >> 1] ?? 0;
}

/** An annual table as units hand it in: codes, names, measures, figures, a few percent formats and remarks. */
async function workbookOf(rows: number): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('年报表');
  sheet.addRow(['重点监测统计年报表']);
  sheet.addRow(columns);
  for (let row = 0; row < rows; row += 1) {
    const figure = ((row * 37) % 10_000) / 100;
    const cells = [
      `W${row}`,
      `指标${row}`,
      row % 3 === 0 ? '%' : '1/10万',
      figure,
      figure + 0.3,
      figure + 0.61,
      figure + 1.2,
    ];
    sheet.addRow(row % 50 === 0 ? [...cells, '与上年口径不同'] : cells);
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function inProcess(reader: Reader, file: string): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL(import.meta.url).pathname, [reader, file], { execArgv: process.execArgv });
    child.on('message', (message) => resolve(measuredOf(message)));
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code !== 0) reject(new Error(`${reader} ended with ${code}`));
    });
  });
}

function measuredOf(message: unknown): Measured {
  const fields = new Map(Object.entries(Object(message)));
  const numberAt = (key: string): number => Number(fields.get(key));
  return {
    milliseconds: numberAt('milliseconds'),
    clock: numberAt('clock'),
    cells: numberAt('cells'),
    memory: numberAt('memory'),
  };
}

function readerNamed(name: string | undefined): Reader {
  return name === 'exceljs' || name === 'xlsx' ? name : 'ours';
}

/** The libraries are loaded, and a first small file read, before the clock starts. */
async function measure(reader: Reader, file: string): Promise<Measured> {
  const bytes = readFileSync(file);
  await countCells(reader, Buffer.from(await workbookOf(3)));
  const before = process.memoryUsage.rss();
  const start = performance.now();
  const used = process.cpuUsage();
  const cells = await countCells(reader, bytes);
  const { user, system } = process.cpuUsage(used);
  const clock = performance.now() - start;
  const highest = process.resourceUsage().maxRSS * 1024;
  return { milliseconds: (user + system) / 1000, clock, cells, memory: Math.max(0, highest - before) / 2 ** 20 };
}

async function countCells(reader: Reader, bytes: Buffer): Promise<number> {
  if (reader === 'ours') {
    const reading = readWorkbook('年报表.xlsx', bytes);
    if (reading.verdict === 'refused') throw new Error(reading.problem.message);
    return reading.workbook.grids.reduce((sum, grid) => sum + grid.cells.length, 0);
  }
  if (reader === 'xlsx') return sheetJsCells(bytes);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
  let cells = 0;
  workbook.eachSheet((sheet) => sheet.eachRow((row) => row.eachCell(() => (cells += 1))));
  return cells;
}

/** Its name is put together so that nobody takes it for a dependency. */
const sheetJs = ['xl', 'sx'].join('');

async function hasSheetJs(): Promise<boolean> {
  try {
    await import(sheetJs);
    return true;
  } catch {
    return false;
  }
}

async function sheetJsCells(bytes: Buffer): Promise<number> {
  const library: unknown = await import(sheetJs);
  const read: unknown = Reflect.get(Object(library), 'read');
  if (typeof read !== 'function') return 0;
  const workbook: unknown = Reflect.apply(read, undefined, [bytes, { type: 'buffer' }]);
  const sheets: unknown = Reflect.get(Object(workbook), 'Sheets');
  return Object.values(Object(sheets)).reduce<number>(
    (sum, sheet) => sum + Object.keys(Object(sheet)).filter((key) => !key.startsWith('!')).length,
    0,
  );
}
