/**
 * Documents that people edited in LibreOffice, by python-docx and otherwise, crossed with data fixes, merged twice, and
 * read by another program: nothing typed is lost, no figure is stale without a word, no sentence holds another's figure.
 * The table by operation and by fix is printed; `EDITED` sets how many
 * documents, `SEED` which, `OPS` by which operations, `FIXES` which data fixes, `DOCUMENTS` of which documents, `REPORT` where the table and every fault are written.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { lintDocument } from '../../src/formats/docx/lint/lint.ts';
import { mergeDocument } from '../../src/formats/docx/merge/merge-document.ts';
import { parseMemory, type DocumentMemory } from '../../src/history/document-memory.ts';
import { documentRules } from '../../src/formats/package/rules.ts';
import { openPackage } from '../../src/formats/package/package.ts';
import { findMemory } from '../../src/formats/docx/memory-part.ts';
import { before, fixes, sampleFiles, written, type WrittenRound } from './data-fixes.ts';

const python = '/usr/bin/python3';
const has = (words: string): boolean => spawnSync(python, ['-c', words]).status === 0;
const isReady = has('import docx, uno') && spawnSync('soffice', ['--version']).status === 0;
const wanted = Number(process.env['EDITED'] ?? '500');
/** Which operations: all, or those of one program (`^py_`). */
const offered = new RegExp(process.env['OPS'] ?? '.');
const chosenFixes = new RegExp(process.env['FIXES'] ?? '.');
const chosenDocuments = new RegExp(process.env['DOCUMENTS'] ?? '.');
const seed = Number(process.env['SEED'] ?? '1');

/** A small generator of our own (mulberry32): the same numbers everywhere. */
function numbersFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Edited documents are kept in `KEPT` and taken from there by another run of that seed: editing takes LibreOffice hours, merging minutes. */
const kept = process.env['KEPT'];
const folder = kept ?? mkdtempSync(join(tmpdir(), 'fuer-edits-'));
/** `PHASE`: `edit` or `merge` alone; `FROM` is the first document that is merged, what nobody edited yet is left out then. */
const from = Number(process.env['FROM'] ?? '0');
const phase = process.env['PHASE'];
const ask = <T>(script: string, order: unknown, form: z.ZodType<T>): T => {
  const run = spawnSync(python, [fileURLToPath(new URL(script, import.meta.url))], {
    input: JSON.stringify(order),
    encoding: 'utf8',
    env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
    maxBuffer: 1 << 28,
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return form.parse(JSON.parse(run.stdout));
};

/** What was done to a document in an earlier run; null where it was not edited yet. */
function doneOf({ number, files }: Job): z.output<typeof answerForm> | null {
  const said = join(folder, String(number), 'done.json');
  if (!existsSync(said) || !existsSync(files.edited)) return null;
  return answerForm.parse(JSON.parse(readFileSync(said, 'utf8')));
}

interface Job {
  readonly number: number;
  readonly fix: string;
  readonly path: string;
  readonly operations: readonly (readonly [string, number])[];
  readonly files: Readonly<Record<'base' | 'fresh' | 'edited' | 'merged' | 'again', string>>;
}

const answerForm = z.array(z.tuple([z.string(), z.boolean()]));
const pairs = z.array(answerForm);
const faultsForm = z.array(z.array(z.tuple([z.string(), z.string()])));

const all = (): readonly string[] =>
  ask('editor.py', { list: true }, z.array(z.string())).filter((name) => offered.test(name));

describe.skipIf(!isReady)('Documents that people edited', () => {
  const rounds = new Map<string, { readonly from: WrittenRound; readonly to: WrittenRound }>();
  let office: ReturnType<typeof spawn> | null = null;
  const pipe = `fuer${process.pid}`;

  beforeAll(async () => {
    const kept = process.env['ROUNDS'];
    if (kept !== undefined && existsSync(kept)) {
      for (const [name, pair] of keptRounds(kept)) if (chosenFixes.test(name)) rounds.set(name, pair);
    } else {
      for (const [name, pair] of await builtRounds()) rounds.set(name, pair);
      if (kept !== undefined) keepRounds(kept, rounds);
    }
    if (phase === 'merge' || !all().some((name) => name.startsWith('lo_'))) return;
    const profile = pathToFileURL(join(folder, 'profile')).href;
    office = spawn(
      'soffice',
      [`-env:UserInstallation=${profile}`, '--headless', '--norestore', `--accept=pipe,name=${pipe};urp;`],
      { stdio: 'ignore' },
    );
  });
  afterAll(() => {
    // Asked to go: what was started is a script whose programs outlive it.
    if (office !== null) ask('editor.py', { libreoffice: pipe, jobs: [], close: true }, pairs);
  });

  it('lose nothing, say nothing that is not so, and leave nothing stale unsaid', () => {
    const random = numbersFrom(seed);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    const operations = all();
    const jobs = Array.from({ length: wanted }, (_, number) => jobOf(number, rounds, operations, pick, random));
    const done = jobs.map((job) => doneOf(job));
    for (let first = 0; first < jobs.length; first += 10) {
      const batch = jobs.slice(first, first + 10).filter(({ number }) => done[number] === null);
      if (batch.length === 0 || phase === 'merge') continue;
      const answers = ask(
        'editor.py',
        { libreoffice: pipe, jobs: batch.map(({ files, operations }) => [files.base, files.edited, operations]) },
        pairs,
      );
      for (const [index, job] of batch.entries()) {
        done[job.number] = answers[index] ?? [];
        writeFileSync(join(folder, String(job.number), 'done.json'), JSON.stringify(answers[index] ?? []));
      }
    }
    if (phase === 'edit') return;

    const table = new Map<string, number[]>();
    const count = (row: string, column: number): void => {
      const cells = table.get(row) ?? [0, 0, 0, 0, 0, 0];
      cells[column] = (cells[column] ?? 0) + 1;
      table.set(row, cells);
    };
    const faults: string[] = [];
    const checks: unknown[] = [];
    const judged: { readonly job: Job; readonly operations: readonly string[]; readonly own: string[] }[] = [];
    for (const [index, job] of jobs.entries()) {
      if (index < from || done[index] === null) continue;
      const round = rounds.get(job.fix);
      if (round === undefined) continue;
      const operations = (done[index] ?? []).flatMap(([name, isDone]) => (isDone ? [name] : []));
      const own: string[] = [];
      const fresh = readFileSync(job.files.fresh);
      const earlier = { all: (): readonly DocumentMemory[] => [memoryIn(job.files.fresh), memoryIn(job.files.base)] };
      const merging = { fresh, earlier, date: null, names: round.to.names };
      const first = mergeDocument({ ...merging, edited: readFileSync(job.files.edited) });
      if (first.verdict === 'refused' || first.content.verdict === 'unknown') own.push('not merged');
      else {
        const bytes = first.content.verdict === 'merged' ? first.content.bytes : readFileSync(job.files.edited);
        writeFileSync(job.files.merged, bytes);
        for (const problem of lintDocument(bytes))
          if (!lintDocument(readFileSync(job.files.edited)).includes(problem)) own.push(`unsound: ${problem}`);
        const second = mergeDocument({ ...merging, edited: bytes });
        if (second.verdict === 'refused' || second.content.verdict !== 'current')
          own.push('not the same the second time');
        const notices = first.content.notices.map(({ message }) => message);
        checks.push([job.files.base, job.files.edited, job.files.merged, job.files.fresh, notices]);
      }
      judged.push({ job, operations, own });
    }
    const read = ask('checker.py', checks, faultsForm);
    let at = 0;
    for (const { job, operations, own } of judged) {
      const found = own.includes('not merged') ? [] : (read[at++] ?? []);
      const kinds = [...own, ...found.map(([kind, words]) => `${kind}: ${words}`)];
      for (const row of [`fix ${job.fix}`, ...operations.map((name) => `op ${name}`)]) {
        count(row, 0);
        if (kinds.length > 0) count(row, 1);
        for (const [column, kind] of ['lost', 'stale', 'wrong', 'unsound'].entries())
          if (kinds.some((one) => one.startsWith(kind))) count(row, column + 2);
      }
      for (const kind of kinds) faults.push(`#${job.number} ${job.fix} ${job.path} [${operations.join(' ')}] ${kind}`);
    }
    const head = ['', 'documents', 'with faults', 'lost', 'stale', 'wrong', 'unsound'].join('\t');
    const report = [
      head,
      ...[...table].toSorted().map(([row, cells]) => [row, ...cells].join('\t')),
      '',
      ...faults,
    ].join('\n');
    writeFileSync(process.env['REPORT'] ?? join(folder, 'report.txt'), report);
    process.stdout.write(
      `${report
        .split('\n')
        .slice(0, table.size + 1)
        .join('\n')}\n${faults.length} faults\n`,
    );
    expect(faults).toEqual([]);
  });

  function jobOf(
    number: number,
    known: typeof rounds,
    offers: readonly string[],
    pick: <T>(list: readonly T[]) => T,
    random: () => number,
  ): Job {
    const fix = pick([...known.keys()]);
    const round = known.get(fix);
    const changed = [...(round?.to.documents.values() ?? [])].filter(({ path, bytes }) => {
      if (!chosenDocuments.test(path)) return false;
      const old = round?.from.documents.get(path);
      return old !== undefined && Buffer.compare(Buffer.from(old.bytes), Buffer.from(bytes)) !== 0;
    });
    const { path, bytes } = pick(changed);
    const aside = join(folder, String(number));
    mkdirSync(aside, { recursive: true });
    const file = (name: string): string => join(aside, `${name}.docx`);
    const files = {
      base: file('base'),
      fresh: file('fresh'),
      edited: file('edited'),
      merged: file('merged'),
      again: file('again'),
    };
    writeFileSync(files.base, round?.from.documents.get(path)?.bytes ?? new Uint8Array());
    writeFileSync(files.fresh, bytes);
    const operations = Array.from(
      { length: 1 + Math.floor(random() * 4) },
      () => [pick(offers), Math.floor(random() * 1e9)] as const,
    );
    return { number, fix, path, operations, files };
  }
});

type Rounds = ReadonlyMap<string, { readonly from: WrittenRound; readonly to: WrittenRound }>;

async function builtRounds(): Promise<Rounds> {
  const files = sampleFiles();
  const base = await written(files);
  const built = new Map<string, { readonly from: WrittenRound; readonly to: WrittenRound }>();
  for (const [name, fix] of Object.entries(fixes)) {
    if (!chosenFixes.test(name)) continue;
    const undo = before[name];
    const from = undo === undefined ? base : await written(await undo(files));
    built.set(name, { from, to: await written(await fix(files)) });
  }
  return built;
}

/** `ROUNDS` names a folder in which the rounds are kept from one run to the next, since making them takes minutes. */
function keepRounds(place: string, rounds: Rounds): void {
  mkdirSync(place, { recursive: true });
  const plain = [...rounds].map(([name, { from, to }]) => [
    name,
    ...[from, to].map(({ documents, names }) => ({
      names,
      documents: [...documents.values()].map(({ path, bytes }) => [path, Buffer.from(bytes).toString('base64')]),
    })),
  ]);
  writeFileSync(join(place, 'rounds.json'), JSON.stringify(plain));
}

const roundForm = z.object({ names: z.array(z.string()), documents: z.array(z.tuple([z.string(), z.string()])) });

function keptRounds(place: string): Rounds {
  const plain = z
    .array(z.tuple([z.string(), roundForm, roundForm]))
    .parse(JSON.parse(readFileSync(join(place, 'rounds.json'), 'utf8')));
  const round = ({ names, documents }: z.output<typeof roundForm>): WrittenRound => ({
    names,
    documents: new Map(documents.map(([path, bytes]) => [path, { path, bytes: Buffer.from(bytes, 'base64') }])),
  });
  return new Map(plain.map(([name, from, to]) => [name, { from: round(from), to: round(to) }]));
}

function memoryIn(path: string): DocumentMemory {
  const memory = parseMemory(findMemory(openPackage(readFileSync(path), documentRules))?.text ?? '');
  if (memory === null) throw new Error(`no memory in ${path}`);
  return memory;
}
