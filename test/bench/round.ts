/**
 * Prints what a build costs and where the time goes: `npm run bench`. Figures to look at and to compare on one machine;
 * nothing passes or fails.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, cpSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { recordFigures, recordJudgements } from '../../src/history/snapshot.ts';
import type { JudgedDocument } from '../../src/pipeline/documents.ts';
import { judgeRound, composeRound, readDataset } from '../../src/pipeline/pipeline.ts';
import { readConfiguration } from '../../src/pipeline/read/configuration.ts';
import { inputsOf } from '../../src/pipeline/read/inputs.ts';
import { renderContent } from '../../src/pipeline/render/render.ts';
import type { RoundFiles } from '../../src/pipeline/read/round-files.ts';
import { release } from '../../src/pipeline/run/release.ts';
import type { MadeDocument } from '../../src/pipeline/run/run.ts';
import { sourceFolders } from '../../src/pipeline/read/round-files.ts';
import type { Project } from '../../src/project/project.ts';
import { now, openRound, outFolderOf } from '../../src/project/project.ts';
import { shelfOf } from '../../src/project/run-writing.ts';
import { megabytes, median, milliseconds, printTable } from './printing.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const aside = mkdtempSync(join(tmpdir(), 'fuer-bench-'));
cpSync(join(root, 'indicators.yaml'), join(aside, 'indicators.yaml'));
const sample = join(aside, 'samples', 'heshan-2015');
cpSync(join(root, 'samples', 'heshan-2015'), sample, {
  recursive: true,
  filter: (path) => !/[/\\](out|\.fuer|issued|forms)$/.test(path),
});

const choices = { draft: false, splitGeneral: false, unitTables: false } as const;

startUp();
await stages();
await largeTable();
await manyRounds();
rmSync(aside, { recursive: true, force: true });

/** The bundled program as people start it, each time a new process. */
function startUp(): void {
  const program = join(root, 'dist', 'cli.js');
  if (!existsSync(program)) {
    console.log('dist/cli.js is not there: run `npm run prepare` for the start-up times.\n');
    return;
  }
  const times = (words: readonly string[], fresh: boolean): readonly number[] =>
    Array.from({ length: 5 }, () => {
      if (fresh) for (const name of ['out', '.fuer']) rmSync(join(sample, name), { recursive: true, force: true });
      return timed(() => spawnSync(process.execPath, [program, ...words], { stdio: 'ignore' })).took;
    });
  const rows: readonly (readonly [string, readonly string[], boolean])[] = [
    ['node alone (-e 0)', [], false],
    ['fuer --help', ['--help'], false],
    ['fuer check', ['check', sample], false],
    ['fuer build, all new', ['build', sample], true],
    ['fuer build, nothing changed', ['build', sample], false],
  ];
  printTable(
    'Start to end, bundled program, ms (5 starts)',
    ['command', 'median', 'fastest'],
    rows.map(([name, words, fresh]) => {
      const took =
        words.length === 0
          ? Array.from({ length: 5 }, () => timed(() => spawnSync(process.execPath, ['-e', '0'])).took)
          : times(words, fresh);
      return [name, milliseconds(median(took)), milliseconds(Math.min(...took))];
    }),
  );
}

/** One build in this process, step by step: first cold, then as a server or a second build would find it. */
async function stages(): Promise<void> {
  const runs: Map<string, number>[] = [];
  for (let run = 0; run < 6; run += 1) {
    for (const name of ['out', '.fuer']) rmSync(join(sample, name), { recursive: true, force: true });
    runs.push(await oneBuild());
  }
  const [cold, ...warm] = runs;
  const names = [...(cold?.keys() ?? [])];
  const coldOf = (name: string): number => cold?.get(name) ?? 0;
  const warmOf = (name: string): number => median(warm.map((one) => one.get(name) ?? 0));
  const total = (of: (name: string) => number): number => names.reduce((sum, name) => sum + of(name), 0);
  printTable(
    'One build of samples/heshan-2015, ms',
    ['step', 'cold', 'warm', 'share of warm'],
    [
      ...names.map((name) => [
        name,
        milliseconds(coldOf(name)),
        milliseconds(warmOf(name)),
        `${((100 * warmOf(name)) / total(warmOf)).toFixed(0)}%`,
      ]),
      ['together', milliseconds(total(coldOf)), milliseconds(total(warmOf)), ''],
    ],
  );
}

async function oneBuild(): Promise<Map<string, number>> {
  const steps = new Map<string, number>();
  const step = <T>(name: string, work: () => T): T => {
    const { value, took } = timed(work);
    steps.set(name, took);
    return value;
  };
  const project = step('files from disk', () => opened(sample));
  const configuration = step('configuration', () => configured(project.files));
  const dataset = step('tables, notes, dataset, audit', () => readDataset(configuration, project.files));
  const facts = step('judge', () => judgeRound(dataset));
  const judged = step('compose', () => release(composeRound(configuration, facts, choices), dataset, choices.draft));
  const bytes = new Map<JudgedDocument, Uint8Array>();
  for (const [name, kind] of [
    ['write docx', 'report'],
    ['write xlsx', 'workbook'],
  ] as const) {
    const start = performance.now();
    for (const one of judged.filter((each) => 'sheets' in each.document.content === (kind === 'workbook'))) {
      bytes.set(one, (await renderContent(one.document.path, one.document.content)).bytes);
    }
    steps.set(name, performance.now() - start);
  }
  const documents: readonly MadeDocument[] = judged.map((one) => ({
    judged: one,
    bytes: bytes.get(one) ?? null,
    selected: true,
  }));
  const record = step('record', () => ({
    program: 'bench',
    round: dataset.round,
    inputs: inputsOf(project.files),
    figures: recordFigures(dataset),
    judgements: recordJudgements(facts.assessments),
  }));
  const shelf = shelfOf(outFolderOf(project, undefined), now);
  step('disk and run.json', () => shelf.place({ documents, facts: record, outdated: () => true }));
  return steps;
}

/** A unit's table of 5,000 rows that the register does not know: carried to the annual table, never dropped. */
async function largeTable(): Promise<void> {
  const project = opened(sample);
  const rows = Array.from({ length: 5000 }, (_, row) => `,${nameOf(row)},人,${row},${row + 1},${row + 2}`);
  const text = ['填报单位：教育局,,,,,', '代码,指标名称,计量单位,2013年,2014年,2015年', ...rows].join('\n');
  const large = { kind: 'read', file: 'workbooks/教育局-大表.csv', bytes: Buffer.from(text) } as const;
  const files: RoundFiles = {
    ...project.files,
    folders: { ...project.files.folders, workbooks: [...project.files.folders.workbooks, large] },
  };
  const configuration = configured(files);
  const reading = timed(() => readDataset(configuration, files));
  const composing = timed(() => composeRound(configuration, judgeRound(reading.value), choices));
  const annual = composing.value.find(({ kind }) => kind === 'annual-table');
  const start = performance.now();
  if (annual !== undefined) await renderContent(annual.path, annual.content);
  printTable(
    'The sample with one more table of 5,000 rows',
    ['step', 'ms'],
    [
      ['read and audit', milliseconds(reading.took)],
      ['assess and compose', milliseconds(composing.took)],
      ['write the annual table', milliseconds(performance.now() - start)],
      ['memory now (MB)', megabytes(process.memoryUsage().rss)],
    ],
  );
}

/** Every county of a province, one after the other, in one process: does the hundredth cost what the first does? */
async function manyRounds(): Promise<void> {
  const { files } = opened(sample);
  const folders = Object.fromEntries(
    sourceFolders.map((folder) => [folder, files.folders[folder].filter(({ file }) => /教育局|全省/.test(file))]),
  );
  const small: RoundFiles = { ...files, folders: { ...files.folders, ...folders } };
  const perDocument: number[] = [];
  const memory: number[] = [];
  for (let round = 0; round < 122; round += 1) {
    const start = performance.now();
    const configuration = configured({
      ...small,
      round: { ...small.round, text: small.round.text.replace('440784', String(440_000 + round)) },
    });
    const dataset = readDataset(configuration, small);
    const composed = composeRound(configuration, judgeRound(dataset), choices);
    const reports = composed.filter(({ unit }) => unit === '教育局');
    for (const { path, content } of reports) await renderContent(path, content);
    perDocument.push((performance.now() - start) / reports.length);
    memory.push(process.memoryUsage().heapUsed);
  }
  const row = (name: string, from: number, to: number): readonly string[] => [
    name,
    milliseconds(median(perDocument.slice(from, to))),
    megabytes(Math.max(...memory.slice(from, to))),
  ];
  printTable(
    '122 small rounds in one process: one unit’s reports, the whole way from bytes to bytes',
    ['rounds', 'ms a document', 'heap at most (MB)'],
    [
      row('1', 0, 1),
      row('2–21', 1, 21),
      row('22–41', 21, 41),
      row('42–61', 41, 61),
      row('62–81', 61, 81),
      row('82–101', 81, 101),
      row('102–122', 101, 122),
    ],
  );
}

/** Different names, so that no row is taken for another. */
function nameOf(row: number): string {
  const letters = '甲乙丙丁戊己庚辛壬癸';
  return `自定统计项${[...String(row)].map((digit) => letters[Number(digit)] ?? '').join('')}`;
}

function opened(folder: string): Project {
  const opening = openRound(folder);
  if (opening.verdict !== 'opened') throw new Error(opening.message);
  return opening.project;
}

function configured(files: RoundFiles) {
  const configuration = readConfiguration(files);
  if (configuration.verdict === 'failed') throw new Error('the sample’s settings have mistakes');
  return configuration.value;
}

function timed<T>(work: () => T): { readonly value: T; readonly took: number } {
  const start = performance.now();
  const value = work();
  return { value, took: performance.now() - start };
}
