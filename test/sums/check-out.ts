/**
 * Does the out folder of random rounds again: every cell of the warning workbooks, the annual table, the units' three tables
 * and the table of responsibilities, the tables of comparison, every series of the charts of courses, and whom part five
 * answers, in the units' reports and in the general one, from the rounds' truth by the slow judgements. Imports nothing of the
 * program, which runs as a process: `npx tsx test/sums/check-out.ts 31-40`.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import ExcelJS from 'exceljs';
import { slowAssessments } from '../independent/assessments.ts';
import { exact, printed } from '../independent/exact.ts';
import { roundFiles, randomRound } from '../random/round.ts';
import type { PlanId, TrueIndicator, Truth } from '../random/truth.ts';
import type { Judged, Kind } from './expected-cells.ts';
import { paragraphsOf, textsOf } from './printed-cells.ts';
import { annualCell, comparisonCell, dutyCell, everythingCell, yearCell } from './expected-cells.ts';

const root = join(import.meta.dirname, '../..');
const counts = new Map<Kind, { checked: number; wrong: number; left: number }>();
const wrongs: string[] = [];

function note(kind: Kind, where: string, due: string | null, shown: string): void {
  const count = counts.get(kind) ?? { checked: 0, wrong: 0, left: 0 };
  counts.set(kind, count);
  if (due === null) count.left += 1;
  else {
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

for (const seed of seedsOf(process.argv[2] ?? '31-34')) await checkRound(seed);
for (const [kind, { checked, wrong, left }] of counts)
  console.log(`${kind}: ${checked} recomputed, ${wrong} wrong, ${left} left alone`);
for (const one of wrongs.slice(0, 60)) console.log(one);
process.exitCode = wrongs.length === 0 ? 0 : 1;

function seedsOf(text: string): readonly number[] {
  const [first = 1, last = first] = text.split('-').map(Number);
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

async function checkRound(seed: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), `round-${seed}-`));
  try {
    for (const [file, bytes] of await roundFiles(seed)) {
      const place = join(folder, file);
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(place, bytes);
    }
    try {
      execFileSync(process.execPath, ['--import', 'tsx', 'src/cli.ts', 'build', folder, '--draft', '--tables'], {
        cwd: root,
        stdio: 'pipe',
      });
    } catch {
      // Findings give another exit code; what was written is looked at.
    }
    const { truth } = randomRound(seed);
    const slow = slowAssessments(truth) as unknown as readonly Judged[];
    const out = join(folder, 'out');
    for (const file of readdirSync(out)) {
      const where = `seed ${seed} ${file}`;
      if (file.endsWith('.xlsx')) await checkWorkbook(join(out, file), where, truth, slow);
      if (file.endsWith('.docx')) checkDocument(join(out, file), where, truth, slow);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function judgedOf(truth: Truth, slow: readonly Judged[], plan: PlanId, indicator: TrueIndicator): Judged | undefined {
  return slow.find(
    (one) => one.indicator === indicator.code && one.plan === plan && one.targetSet === truth.plans[plan].judge,
  );
}

async function checkWorkbook(path: string, where: string, truth: Truth, slow: readonly Judged[]): Promise<void> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(readFileSync(path).buffer as ArrayBuffer);
  if (where.includes('责任分解表')) return checkDuties(book, where, truth, slow);
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
      const judged = judgedOf(truth, slow, plan, indicator);
      for (const [at, shown] of cells.entries()) {
        const place = `${where} ${sheet.name} ${indicator.code} ${top[at]} ${under[at]}`;
        const heads = [top[at] ?? '', under[at] ?? ''] as const;
        if (isAnnual) note('annual cells', place, annualCell(truth, indicator, heads[0]), shown);
        else if (judged === undefined) note('warning cells', place, null, shown);
        else if (isYears) note('cells by year', place, yearCell(truth, indicator, judged, heads), shown);
        else note('warning cells', place, everythingCell(truth, indicator, judged, heads[0]), shown);
      }
    }
  }
}

/** A sheet a unit; a row that names a plan stands before the plan's own. */
function checkDuties(book: ExcelJS.Workbook, where: string, truth: Truth, slow: readonly Judged[]): void {
  for (const sheet of book.worksheets) {
    let heads: readonly string[] = [];
    let plan: PlanId | null = null;
    for (let row = 1; row <= sheet.rowCount; row += 1) {
      const cells = textsOf(sheet.getRow(row));
      if (cells.includes('指标名称')) heads = cells;
      const named = (['women', 'children'] as const).find((one) => cells[0] === `《${truth.plans[one].title}》`);
      if (named !== undefined) plan = named;
      const indicator = truth.indicators.find(({ name }) => name === cells[heads.indexOf('指标名称')]);
      const judged = indicator === undefined || plan === null ? undefined : judgedOf(truth, slow, plan, indicator);
      if (indicator === undefined || judged === undefined) continue;
      for (const [at, shown] of cells.entries()) {
        const head = heads[at] ?? '';
        const due =
          head === '本单位职责'
            ? indicator.units.includes(sheet.name) ? '牵头' : '配合'
            : dutyCell(truth, indicator, judged, head); // prettier-ignore
        note('duty cells', `${where} ${sheet.name} ${indicator.code} ${head}`, due, shown);
      }
    }
  }
}

function checkDocument(path: string, where: string, truth: Truth, slow: readonly Judged[]): void {
  const parts = unzipSync(readFileSync(path));
  const paragraphs = paragraphsOf(strFromU8(parts['word/document.xml'] ?? new Uint8Array()));
  const captions = paragraphs.filter((text) => /^图\d+　/u.test(text));
  for (const [at, caption] of captions.entries()) {
    const chart = parts[`word/charts/chart${at + 1}.xml`];
    const [, short] = /^图\d+　(.+)的实际值/u.exec(caption) ?? [];
    if (chart !== undefined && short !== undefined) checkCourse(strFromU8(chart), short, where, truth, slow);
  }
  checkComparisons(strFromU8(parts['word/document.xml'] ?? new Uint8Array()), where, truth, slow);
  if (where.includes('-总报告-')) checkGeneralAnswers(paragraphs, where, truth, slow);
  const [, unit = '', plan] = /seed \d+ (.+)-(妇女|儿童)发展规划-\d+\.docx$/u.exec(where) ?? [];
  if (plan !== undefined) checkAnswers(paragraphs, unit, plan === '妇女' ? 'women' : 'children', where, truth, slow);
}

/** Tables that are headed by areas and differences; in the general report their captions name the plan. */
function checkComparisons(xml: string, where: string, truth: Truth, slow: readonly Judged[]): void {
  const pieces = xml.split(/(<w:tbl>.*?<\/w:tbl>)/su);
  for (const [position, piece] of pieces.entries()) {
    if (!piece.startsWith('<w:tbl>')) continue;
    const [heads = [], ...rows] = [...piece.matchAll(/<w:tr[ >].*?<\/w:tr>/gsu)].map(([row]) =>
      [...row.matchAll(/<w:tc>.*?<\/w:tc>/gsu)].map(([cell]) => paragraphsOf(cell).join('')),
    );
    if (!heads.includes('差值')) continue;
    const caption = paragraphsOf(pieces[position - 1] ?? '').at(-1) ?? '';
    const plan: PlanId = (caption.includes(truth.plans.children.title) || where.includes('儿童发展规划')) ? 'children' : 'women'; // prettier-ignore
    for (const cells of rows) {
      const name = cells[heads.indexOf('指标名称')]?.replace(/（\d{4}年）$/u, '');
      const indicator = truth.indicators.find((one) => one.name === name);
      const judged = indicator === undefined ? undefined : judgedOf(truth, slow, plan, indicator);
      if (indicator === undefined || judged === undefined) continue;
      for (const [at, shown] of cells.entries())
        note(
          'comparison cells',
          `${where} ${indicator.code} ${heads[at - 1]} ${heads[at]}`,
          comparisonCell(truth, indicator, judged, heads, at),
          shown.replace('并列', ''),
        );
    }
  }
}

/** Actual, planned and forecast values by year, as the chart keeps them. */
function checkCourse(xml: string, short: string, where: string, truth: Truth, slow: readonly Judged[]): void {
  const series = [...xml.matchAll(/<c:ser>.*?<\/c:ser>/gsu)].map(([one]) => ({
    name: /<c:tx>.*?<c:v>([^<]*)<\/c:v>/su.exec(one)?.[1] ?? '',
    years: pointsOf(/<c:cat>(.*?)<\/c:cat>/su.exec(one)?.[1] ?? ''),
    values: pointsOf(/<c:val>(.*?)<\/c:val>/su.exec(one)?.[1] ?? ''),
  }));
  const found = truth.indicators.filter((one) => one.short === short || one.name === short);
  const fits = (['women', 'children'] as const).flatMap((plan) =>
    found.flatMap((one) => judgedOf(truth, slow, plan, one) ?? []),
  );
  for (const { name, years, values } of series) {
    for (const [at, shown] of values) {
      const year = Number(years.get(at));
      const due = fits.map((judged) => pointDue(judged, name, year)).filter((one) => one !== null);
      const right = due.find((one) => isSame(one, shown));
      note(
        'chart points',
        `${where} ${short} ${name} ${year}`,
        due.length === 0 ? null : (right ?? due.join(' or ')),
        shown,
      );
    }
  }
}

function pointsOf(xml: string): ReadonlyMap<string, string> {
  return new Map(
    [...xml.matchAll(/<c:pt idx="(\d+)"[^>]*>.*?<c:v>([^<]*)<\/c:v>/gsu)].map(([, at = '', value = '']) => [at, value]),
  );
}

function pointDue(judged: Judged, name: string, year: number): string | null {
  const step = judged.path.find((one) => one.year === year);
  const actual = judged.base?.year === year ? judged.base.value : (step?.value ?? null);
  if (name === '实际值') return actual;
  if (name === '规划要求') return step?.planned ?? actual;
  if (name === '预测值') return year === judged.year ? judged.value : (step?.forecast ?? null);
  return null;
}

/** Part five names every indicator that is red or orange, or of a plan that is over not met. */
function checkAnswers(
  paragraphs: readonly string[],
  unit: string,
  plan: PlanId,
  where: string,
  truth: Truth,
  slow: readonly Judged[],
): void {
  const from = paragraphs.findIndex((text) => text.startsWith('五、对策建议'));
  const text = paragraphs.slice(from).join('\n');
  const isOver = truth.year >= truth.plans[plan].target;
  for (const indicator of truth.indicators) {
    const judged = judgedOf(truth, slow, plan, indicator);
    if (judged === undefined || !indicator.units.includes(unit) || judged.target.kind === 'qualitative') continue;
    const isUnmet = judged.attainment === 'not-met' || judged.attainment === 'regressed';
    const isHard = judged.warning.level === 'red' || judged.warning.level === 'orange';
    if (!(isOver ? isUnmet : isHard)) continue;
    const isNamed = [indicator.name, indicator.short].some((name) => text.includes(name)) || text.includes('该指标');
    note('answers in part five', `${where} ${indicator.code}`, 'named', isNamed ? 'named' : 'not named');
  }
}

/** Part five of the general report names all that is red or orange, and of plans that are over what was not met. */
function checkGeneralAnswers(
  paragraphs: readonly string[],
  where: string,
  truth: Truth,
  slow: readonly Judged[],
): void {
  const from = paragraphs.findIndex((text) => text.startsWith('五、对策建议'));
  const to = paragraphs.findIndex((text, at) => at > from && text.startsWith('附件'));
  const text = paragraphs.slice(from, to === -1 ? undefined : to).join('\n');
  for (const plan of ['women', 'children'] as const) {
    const isOver = truth.year >= truth.plans[plan].target;
    for (const indicator of truth.indicators) {
      const judged = judgedOf(truth, slow, plan, indicator);
      if (judged === undefined || judged.target.kind === 'qualitative') continue;
      const isUnmet = judged.attainment === 'not-met' || judged.attainment === 'regressed';
      const isHard = judged.warning.level === 'red' || judged.warning.level === 'orange';
      if (!(isOver ? isUnmet : isHard)) continue;
      const isNamed = [indicator.name, indicator.short].some((name) => text.includes(name));
      note(
        'answers in the general report',
        `${where} ${plan} ${indicator.code}`,
        'named',
        isNamed ? 'named' : 'not named',
      );
    }
  }
}
