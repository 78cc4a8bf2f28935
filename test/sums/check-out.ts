/**
 * Does the out folder of a round again: every cell of the warning workbooks, the annual table, the units' three tables and the
 * table of responsibilities, the tables of comparison, every series of the charts of courses and of comparison, and whom part
 * five answers, in the units' reports and in the general one, by the slow judgements. What a round means is known of random
 * rounds, and read from the tables of rounds by hand. Imports nothing of the program, which runs as a process:
 * `npx tsx test/sums/check-out.ts 31-40 samples/heshan-2015 samples/heshan-2016`.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import ExcelJS from 'exceljs';
import { exact, printed } from '../independent/exact.ts';
import { roundFiles, randomRound } from '../random/round.ts';
import type { PlanId, Truth } from '../random/truth.ts';
import type { Kind } from './expected-cells.ts';
import { annualCell, dutyCell, everythingCell, yearCell } from './expected-cells.ts';
import type { JudgedRound } from './judged-round.ts';
import { judgedRound } from './judged-round.ts';
import { checkDocument } from './out-documents.ts';
import { textsOf } from './printed-cells.ts';
import { figuresOf } from './sample-figures.ts';
import { frameOf } from './sample-register.ts';

const root = join(import.meta.dirname, '../..');
const counts = new Map<Kind, { checked: number; wrong: number; left: number }>();
/** What is not recomputed, by heading. */
const left = new Map<string, number>();
const wrongs: string[] = [];

for (const asked of process.argv.slice(2)) {
  if (/^\d+(-\d+)?$/u.test(asked)) for (const seed of seedsOf(asked)) await checkRandom(seed);
  else await checkByHand(join(root, asked));
}
for (const [kind, count] of counts)
  console.log(`${kind}: ${count.checked} recomputed, ${count.wrong} wrong, ${count.left} left alone`);
console.log(`left alone: ${[...left].toSorted((a, b) => b[1] - a[1]).map(([what, count]) => `${what} ${count}`).join('; ')}`); // prettier-ignore
for (const one of wrongs.slice(0, 60)) console.log(one);
process.exitCode = wrongs.length === 0 ? 0 : 1;

function note(kind: Kind, where: string, due: string | null, shown: string): void {
  const count = counts.get(kind) ?? { checked: 0, wrong: 0, left: 0 };
  counts.set(kind, count);
  if (due === null) {
    count.left += 1;
    const heading = `${kind} ${where.split(' ').at(-1)}`;
    left.set(heading, (left.get(heading) ?? 0) + 1);
  } else {
    count.checked += 1;
    if (isSame(due, shown)) return;
    count.wrong += 1;
    wrongs.push(`${kind} ${where}: due ${due}, shown ${shown}`);
  }
}

function isSame(due: string, shown: string): boolean {
  if (due.startsWith('~')) {
    const places = shown.split('.')[1]?.length ?? 0;
    return /^[-+]?\d/u.test(shown) && isSame(printed(exact(due.slice(1)), places), shown);
  }
  const plain = (text: string) => text.replace(/^\+/u, '').trim();
  if (plain(due) === plain(shown)) return true;
  const [a, b] = [plain(due), plain(shown)].map(Number);
  return a !== undefined && b !== undefined && plain(due) !== '' && plain(shown) !== '' && a === b;
}

function seedsOf(text: string): readonly number[] {
  const [first = 1, last = first] = text.split('-').map(Number);
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

async function checkRandom(seed: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), `round-${seed}-`));
  try {
    for (const [file, bytes] of await roundFiles(seed)) {
      const place = join(folder, file);
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(place, bytes);
    }
    await checkOut(folder, `seed-${seed}`, randomRound(seed).truth);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A copy, with the register by its full path, so that nothing is written beside the sample. */
async function checkByHand(sample: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), `${basename(sample)}-`));
  try {
    cpSync(sample, folder, { recursive: true });
    const register = join(root, 'indicators.yaml');
    const round = readFileSync(join(folder, 'round.yaml'), 'utf8').replace(/^register: .*$/mu, `register: ${register}`);
    writeFileSync(join(folder, 'round.yaml'), round);
    const frame = frameOf(folder, register);
    await checkOut(folder, basename(sample), { ...frame, figures: await figuresOf(folder, frame) });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function checkOut(folder: string, name: string, truth: Truth): Promise<void> {
  try {
    execFileSync(process.execPath, ['--import', 'tsx', 'src/cli.ts', 'build', folder, '--draft', '--tables'], {
      cwd: root,
      stdio: 'pipe',
    });
  } catch {
    // Findings give another exit code; what was written is looked at.
  }
  const round = judgedRound(truth);
  const out = join(folder, 'out');
  for (const file of readdirSync(out)) {
    const where = `${name} ${file}`;
    if (file.endsWith('.xlsx')) await checkWorkbook(join(out, file), where, round);
    if (file.endsWith('.docx')) checkDocument(join(out, file), where, round, note);
  }
}

async function checkWorkbook(path: string, where: string, round: JudgedRound): Promise<void> {
  const { truth } = round;
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(readFileSync(path).buffer as ArrayBuffer);
  if (where.includes('责任分解表')) return checkDuties(book, where, round);
  for (const sheet of book.worksheets) {
    const plan: PlanId = (sheet.name + where).includes('儿童') && !sheet.name.includes('妇女') ? 'children' : 'women';
    const isYears = sheet.name.includes('分年');
    const isWarning = sheet.name === '全部指标' || sheet.name.endsWith('预警情况表');
    const isAnnual = !isYears && !isWarning && (where.includes('年报表') || sheet.name.includes('年报表'));
    if (!isYears && !isAnnual && !isWarning) continue;
    const head = Array.from({ length: 8 }, (_, at) => at + 1).find((row) =>
      textsOf(sheet.getRow(row)).includes('指标名称'),
    );
    if (head === undefined) continue;
    const top = textsOf(sheet.getRow(head));
    const under = isYears ? textsOf(sheet.getRow(head + 1)) : top;
    for (let row = head + (isYears ? 2 : 1); row <= sheet.rowCount; row += 1) {
      const cells = textsOf(sheet.getRow(row));
      const indicator = truth.indicators.find(({ name }) => name === cells[top.indexOf('指标名称')]);
      if (indicator === undefined) continue;
      const judged = round.judged(plan, indicator);
      for (const [at, shown] of cells.entries()) {
        const place = `${where} ${sheet.name} ${indicator.code} ${under[at]}`;
        const heads = [top[at] ?? '', under[at] ?? ''] as const;
        if (isAnnual) note('annual cells', place, annualCell(truth, indicator, heads[0]), shown);
        else if (judged === undefined) note('warning cells', place, null, shown);
        else if (isYears) note('cells by year', place, yearCell(round, indicator, judged, heads), shown);
        else note('warning cells', place, everythingCell(round, indicator, judged, heads[0]), shown);
      }
    }
  }
}

/** A sheet a unit; a row that names a plan stands before the plan's own. */
function checkDuties(book: ExcelJS.Workbook, where: string, round: JudgedRound): void {
  const { truth } = round;
  for (const sheet of book.worksheets) {
    let heads: readonly string[] = [];
    let plan: PlanId | null = null;
    for (let row = 1; row <= sheet.rowCount; row += 1) {
      const cells = textsOf(sheet.getRow(row));
      if (cells.includes('指标名称')) heads = cells;
      const named = (['women', 'children'] as const).find((one) => cells[0] === `《${truth.plans[one].title}》`);
      if (named !== undefined) plan = named;
      const indicator = truth.indicators.find(({ name }) => name === cells[heads.indexOf('指标名称')]);
      const judged = indicator === undefined || plan === null ? undefined : round.judged(plan, indicator);
      if (indicator === undefined || judged === undefined) continue;
      for (const [at, shown] of cells.entries()) {
        const head = heads[at] ?? '';
        const due =
          head === '本单位职责'
            ? indicator.units.includes(sheet.name) ? '牵头' : '配合'
            : dutyCell(round, indicator, judged, head); // prettier-ignore
        note('duty cells', `${where} ${sheet.name} ${indicator.code} ${head}`, due, shown);
      }
    }
  }
}
