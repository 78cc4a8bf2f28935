/** What a page form hands back is what the unit's workbook would have been: the same findings, the same documents. */
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics.ts';
import { formatOrigin } from '../../../src/provenance.ts';
import { configurationOf, handedIn, judgeForm } from '../../../src/pipeline/page-form/judged-form.ts';
import { readReturn, writeReturn } from '../../../src/pipeline/page-form/return-file.ts';
import { viewOf } from '../../../src/pipeline/page-form/shown.ts';
import { withReturnsUnfolded } from '../../../src/pipeline/page-form/unfolded.ts';
import type { FormSlice } from '../../../src/pipeline/page-form/slice.ts';
import type { Typed } from '../../../src/pipeline/page-form/typed.ts';
import { prepareRound } from '../../../src/pipeline/pipeline.ts';
import { renderDocument } from '../../../src/pipeline/render/render.ts';
import type { RoundFile, RoundFiles } from '../../../src/pipeline/read/round-files.ts';
import { partsOf } from './document-parts.ts';
import { answered, begunSample, filledWorkbook } from './filled-in.ts';

const heshan = fileURLToPath(new URL('../../../samples/heshan-2015', import.meta.url));
const choices = { draft: true, splitGeneral: false, unitTables: true };

describe('The page forms of 鹤山市 2015, filled in and handed back', { timeout: 300_000 }, () => {
  const { configuration, files, slices, known } = begunSample(heshan);
  const filled = slices.map((slice) => ({ slice, typed: answered(slice, known) }));

  it('give the findings and the documents that the workbooks give, to the last byte', async () => {
    const workbooks = await Promise.all(filled.map(({ slice, typed }) => filledWorkbook(slice, typed)));
    const notes = filled.flatMap(({ slice, typed }) => handedIn(slice, typed).note ?? []);
    const byHand = withFolders(
      files,
      workbooks.flatMap((file) => file ?? []),
      notes,
    );
    const returned = withReturns(
      files,
      filled.map(({ slice, typed }) => returnOf(slice, typed)),
    );
    expect(returned.folders.workbooks.map(({ file }) => file)).toEqual(
      byHand.folders.workbooks.map(({ file }) => file),
    );
    const [one, other] = [byHand, returned].map((round) => prepareRound(configuration, round, choices));
    expect(other?.dataset.findings.map(said)).toEqual(one?.dataset.findings.map(said));
    expect(one?.documents.length).toBeGreaterThan(20);
    expect(other?.documents).toEqual(one?.documents);
    const maker = { area: configuration.round.area.name, program: '0.0.0' };
    for (const [position, { document }] of (one?.documents ?? []).slice(0, 2).entries()) {
      const twin = other?.documents[position]?.document;
      if (twin === undefined) throw new Error(`no twin of document ${position}`);
      const [own, theirs] = [await renderDocument(document, maker), await renderDocument(twin, maker)];
      expect(Buffer.from(theirs.bytes).equals(own.bytes)).toBe(true);
    }
  });

  it('write the drafts that the Bureau will, part by part, where nothing waits for another unit', async () => {
    const prepared = prepareRound(
      configuration,
      withReturns(
        files,
        filled.map(({ slice, typed }) => returnOf(slice, typed)),
      ),
      choices,
    );
    const maker = { area: configuration.round.area.name, program: '0.0.0' };
    let alike = 0;
    const waiting = new Set<string>();
    for (const { slice, typed } of filled) {
      const form = judgeForm(slice, configurationOf(slice), typed);
      const { rows } = viewOf(slice, form, configuration.templates.words);
      const isWaiting = [...rows.values()].some((row) => row.waiting.length > 0);
      if (isWaiting) waiting.add(slice.mark.unit);
      for (const { document, verdict } of form.documents) {
        const bureau = prepared.documents.find((one) => one.document.path === document.path);
        if (bureau === undefined) throw new Error(document.path);
        expect(verdict === 'final', document.path).toBe(bureau.verdict === 'final');
        if (isWaiting) continue;
        const [own, theirs] = [await renderDocument(document, maker), await renderDocument(bureau.document, maker)];
        expect(partsOf(own.bytes), document.path).toEqual(partsOf(theirs.bytes));
        alike += 1;
      }
    }
    // 卫生局 waits for others' counts of marriages, births and women; it shares tap water with 市政局.
    expect([...waiting]).toEqual(expect.arrayContaining(['卫生局', '市政局']));
    expect(alike).toBeGreaterThan(9);
  });

  it('are two conflicting workbooks where a unit hands in two different ones, each named', () => {
    const [first] = filled;
    if (first === undefined) throw new Error('no form');
    const { slice, typed } = first;
    const [key = '', value = ''] = Object.entries(typed.cells).find(([, text]) => /^\d+(\.\d+)?$/.test(text)) ?? [];
    const changed = { ...typed, cells: { ...typed.cells, [key]: String(Number(value) + 1) } };
    const unit = slice.mark.unit;
    const round = withFolders(files, [], []);
    const folders = withReturnsUnfolded(
      {
        ...round.folders,
        workbooks: [
          zip(`workbooks/${unit}-回报 (1).zip`, returnOf(slice, changed)),
          zip(`workbooks/${unit}-回报.zip`, returnOf(slice, typed)),
        ],
      },
      configuration.round,
    );
    expect(folders.workbooks.map(({ file }) => file).toSorted()).toEqual([
      `workbooks/${unit}-报表.xlsx`,
      `workbooks/${unit}-报表（${unit}-回报 1）.xlsx`,
    ]);
    const { dataset } = prepareRound(configuration, { ...round, folders }, choices);
    const conflict = dataset.findings.find(({ code }) => code === 'conflict');
    expect([conflict?.origin, ...(conflict?.related ?? [])].map((origin) => origin && formatOrigin(origin))).toEqual(
      expect.arrayContaining([expect.stringContaining(`${unit}-报表（${unit}-回报 1）.xlsx`)]),
    );
  });

  it('are refused in words where they are of another round, year or unit, or were altered', () => {
    const [first] = filled;
    if (first === undefined) throw new Error('no form');
    const { slice, typed } = first;
    const other = (mark: Partial<FormSlice['mark']>): Uint8Array =>
      returnOf({ ...slice, mark: { ...slice.mark, ...mark } }, typed);
    const parts = unzipSync(returnOf(slice, typed));
    const said = JSON.parse(strFromU8(parts['回报.json'] ?? new Uint8Array())) as Record<string, unknown>;
    const rewritten = (change: Record<string, unknown>): Uint8Array =>
      zipSync({ ...parts, '回报.json': new TextEncoder().encode(JSON.stringify({ ...said, ...change })) });
    const cases: readonly (readonly [what: string, bytes: Uint8Array, words: string])[] = [
      ['another year', other({ year: 2014 }), '2014年的回报，本轮是'],
      ['another city', other({ area: '440783', name: '开平市' }), '这是开平市2015年的回报'],
      ['a unit that is none', other({ unit: '气象局' }), '这是“气象局”的回报'],
      ['a unit that is a path', other({ unit: '../../etc' }), '本轮的单位名单里没有这个单位'],
      [
        'another table',
        zipSync({ ...parts, '报表.xlsx': new TextEncoder().encode('x') }),
        '“报表.xlsx”在保存以后被改过',
      ],
      ['other notes', zipSync({ ...parts, '材料.txt': new TextEncoder().encode('x') }), '“材料.txt”在保存以后被改过'],
      ['a table taken out', zipSync(without(parts, '报表.xlsx')), '“报表.xlsx”在保存以后被改过'],
      ['notes taken out', zipSync(without(parts, '材料.txt')), '“材料.txt”在保存以后被改过'],
      ['nothing said', zipSync({ ...parts, '回报.json': new Uint8Array() }), '“回报.json”不是填报页写的样子'],
      ['no JSON', zipSync({ ...parts, '回报.json': new TextEncoder().encode('{') }), '“回报.json”不是填报页写的样子'],
      ['another format', rewritten({ format: 2 }), '“回报.json”不是填报页写的样子'],
      ['more keys', rewritten({ run: 'rm' }), '“回报.json”不是填报页写的样子'],
      ['a mark without a unit', rewritten({ mark: { ...slice.mark, unit: '' } }), '“回报.json”不是填报页写的样子'],
      ['endless words', rewritten({ open: ['长'.repeat(3000)] }), '“回报.json”不是填报页写的样子'],
      [
        'a cell beyond measure',
        rewritten({ typed: { cells: { a: '9'.repeat(5000) }, answers: {} } }),
        '“回报.json”不是填报页写的样子',
      ],
      ['a path beside it', zipSync({ ...parts, '../../round.yaml': new TextEncoder().encode('x') }), '没有读取'],
      [
        'a program beside it',
        zipSync({ ...parts, 'run.exe': new TextEncoder().encode('x') }),
        '里面有不是填报页写的文件',
      ],
      ['a bomb beside it', zipSync({ ...parts, '报表.xlsx': new Uint8Array(40 * 1024 * 1024) }), '没有读取'],
      ['half of it', returnOf(slice, typed).slice(0, 4000), ''],
      ['one byte turned', turned(returnOf(slice, typed)), ''],
      ['nothing at all', new Uint8Array(), ''],
    ];
    for (const [what, bytes, words] of cases) {
      const { workbooks } = withReturnsUnfolded(
        { ...files.folders, workbooks: [zip('workbooks/统计局-回报.zip', bytes)], notes: [] },
        configuration.round,
      );
      expect(workbooks, what).toEqual([expect.objectContaining({ kind: 'unread', level: '强制性' })]);
      const [refused] = workbooks;
      expect(refused?.kind === 'unread' ? refused.message : '', what).toContain(words);
      expect(refused?.kind === 'unread' ? refused.hint : '', what).toMatch(/^请/);
    }
  });

  it('keep what was typed, so that it can be gone on with', () => {
    const [first] = filled;
    if (first === undefined) throw new Error('no form');
    const reading = readReturn(returnOf(first.slice, first.typed));
    expect(reading.verdict === 'read' ? reading.content.said.typed : null).toEqual(first.typed);
  });
});

function returnOf(slice: FormSlice, typed: Typed): Uint8Array {
  return writeReturn(handedIn(slice, typed), { program: '0.0.0', mark: slice.mark, typed, shown: [], open: [] });
}

function zip(file: string, bytes: Uint8Array): RoundFile {
  return { kind: 'read', file, bytes };
}

function withReturns(files: RoundFiles, returns: readonly Uint8Array[]): RoundFiles {
  const named = returns.map((bytes, position) => {
    const reading = readReturn(bytes);
    const unit = reading.verdict === 'read' ? reading.content.said.mark.unit : String(position);
    return zip(`workbooks/${unit}-回报.zip`, bytes);
  });
  const opened = begunSample(heshan).configuration.round;
  return { ...files, folders: withReturnsUnfolded({ ...files.folders, workbooks: named, notes: [] }, opened) };
}

function withFolders(files: RoundFiles, workbooks: readonly RoundFile[], notes: readonly RoundFile[]): RoundFiles {
  const inOrder = (list: readonly RoundFile[]): readonly RoundFile[] =>
    list.toSorted((a, b) => (a.file < b.file ? -1 : 1));
  return { ...files, folders: { ...files.folders, workbooks: inOrder(workbooks), notes: inOrder(notes) } };
}

function said({ code, level, message, origin }: Diagnostic): string {
  return `${level} ${code} ${message} ${origin === null ? '' : formatOrigin(origin)}`;
}

function without(parts: Record<string, Uint8Array>, path: string): Record<string, Uint8Array> {
  return Object.fromEntries(Object.entries(parts).filter(([name]) => name !== path));
}

/** In the middle of what is packed. */
function turned(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[300] = (copy[300] ?? 0) ^ 0xff;
  return copy;
}
