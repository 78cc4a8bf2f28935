/**
 * Figures and judging words of the sample's reports altered by hand: in documents that are untouched, edited besides, merged
 * with a data fix, and saved again by LibreOffice. `verify` must name each of them, and nothing else. The table by kind of
 * document is printed; `SEED` sets which places, `TIMES` how often each document is altered, `REPORT` where the table goes.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { mergeDocument } from '../../src/formats/docx/merge/merge-document.ts';
import { readCarried } from '../../src/formats/docx/merge/returned/returned-document.ts';
import type { RecordedBlock } from '../../src/history/manifest.ts';
import { verify } from '../../src/history/verification.ts';
import { readConfiguration } from '../../src/pipeline/read/configuration.ts';
import type { RoundFiles } from '../../src/pipeline/read/round-files.ts';
import { wholeRound } from '../../src/pipeline/run/whole-round.ts';
import { truthOf } from '../../src/report/proofread.ts';
import type { Altered } from './alterations.ts';
import { numbersFrom, otherFigure, otherWord, withBody } from './alterations.ts';
import { fixes, sampleFiles, written } from './data-fixes.ts';

const seed = Number(process.env['SEED'] ?? '1');
const times = Number(process.env['TIMES'] ?? '2');
const hasOffice = spawnSync('soffice', ['--version']).status === 0;

function judgedRound(files: RoundFiles) {
  const configuration = readConfiguration(files);
  if (configuration.verdict !== 'ok') throw new Error('no configuration');
  const { facts, now, reports } = wholeRound(configuration.value, files);
  return { now, reports, isSo: truthOf(facts), words: configuration.value.templates.words };
}

/** All at once: starting LibreOffice takes longer than a document. */
function savedByLibreOffice(documents: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'fuer-altered-'));
  const [from, to] = [join(folder, 'in'), join(folder, 'out')];
  mkdirSync(from);
  const names = [...documents.keys()];
  names.forEach((name, index) => writeFileSync(join(from, `${index}.docx`), documents.get(name) ?? new Uint8Array()));
  const profile = pathToFileURL(join(folder, 'profile')).href;
  execFileSync(
    'soffice',
    [
      `-env:UserInstallation=${profile}`,
      '--headless',
      '--convert-to',
      'docx:MS Word 2007 XML',
      '--outdir',
      to,
      ...names.map((_, index) => join(from, `${index}.docx`)),
    ],
    { stdio: 'ignore' },
  );
  return new Map(names.map((name, index) => [name, readFileSync(join(to, `${index}.docx`))]));
}

describe.skipIf(!hasOffice)('What another hand altered', () => {
  it('is named by verify, each of it and nothing else', async () => {
    const random = numbersFrom(seed);
    const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
    const fix = fixes['everything'];
    if (fix === undefined) throw new Error('no such fix');
    const files = sampleFiles();
    const fixed = await fix(files);
    const [before, after] = [await written(files), await written(fixed)];
    const today = { before: judgedRound(files), after: judgedRound(fixed) };
    const plain = new Map([...before.documents].map(([path, { bytes }]) => [path, bytes]));
    const edited = new Map([...plain].map(([path, bytes]) => [path, withBody(bytes, addedTo)]));
    const merged = new Map(
      [...edited].flatMap(([path, bytes]) => {
        const fresh = after.documents.get(path)?.bytes;
        if (fresh === undefined) return [];
        const merge = mergeDocument({
          edited: bytes,
          fresh,
          earlier: { all: () => [] },
          date: null,
          names: after.names,
        });
        return merge.verdict === 'read' && merge.content.verdict === 'merged'
          ? [[path, merge.content.bytes] as const]
          : [];
      }),
    );
    const kinds = [
      ['untouched', plain, today.before],
      ['edited', edited, today.before],
      ['merged', merged, today.after],
      ['saved by LibreOffice', savedByLibreOffice(plain), today.before],
    ] as const;
    const table = new Map<string, number[]>();
    const count = (row: string, column: number, by = 1): void => {
      const cells = table.get(row) ?? [0, 0, 0, 0, 0];
      cells[column] = (cells[column] ?? 0) + by;
      table.set(row, cells);
    };
    const faults: string[] = [];
    for (const [kind, documents, round] of kinds) {
      for (const [path, bytes] of documents) {
        const own = round.now.documents.find((one) => one.path === path);
        if (own === undefined) continue;
        const found = verifiedIn(bytes, own.blocks, round);
        for (let time = 0; time < times; time += 1) {
          const made: Altered[] = [];
          const altered = withBody(bytes, (xml) => {
            let now = xml;
            for (const change of [otherFigure, otherWord, otherFigure, otherWord]) {
              const outcome = change(
                now,
                own.blocks.filter(({ id }) => !made.some(({ block }) => block === id)),
                pick,
              );
              if (outcome === null) continue;
              now = outcome.xml;
              made.push(outcome.altered);
            }
            return now;
          });
          const now = verifiedIn(altered, own.blocks, round);
          count(`${kind}: documents`, 0);
          for (const one of made) {
            const named = one.kind === 'figure' ? now.figures : now.words;
            const isNamed = named.some(
              (each) =>
                each.block === one.block &&
                (one.kind === 'figure' ? each.what === one.what && each.stands === one.to : each.what === one.what),
            );
            count(`${kind}: ${one.kind}`, 1);
            count(`${kind}: ${one.kind}`, isNamed ? 2 : 3);
            if (!isNamed)
              faults.push(
                `${kind} ${path} missed ${JSON.stringify(one)}; ${JSON.stringify(named.filter(({ block }) => block === one.block))}`,
              );
          }
          for (const sort of ['figures', 'words'] as const) {
            const known = new Set(found[sort].map((one) => JSON.stringify(one)));
            const wrong = now[sort].filter(
              (one) => !known.has(JSON.stringify(one)) && !made.some(({ block }) => block === one.block),
            );
            count(`${kind}: ${sort === 'figures' ? 'figure' : 'word'}`, 4, wrong.length);
            for (const one of wrong) faults.push(`${kind} ${path} falsely ${JSON.stringify(one)}`);
          }
        }
        for (const one of [...found.figures, ...found.words]) {
          // What nobody altered: nothing is to be named in it at all.
          count(`${kind}: before anybody altered it`, 4);
          faults.push(`${kind} ${path} without reason ${JSON.stringify(one)}`);
        }
      }
    }
    const head = ['', 'documents', 'altered', 'found', 'missed', 'false'].join('\t');
    const text = [head, ...[...table].map(([row, cells]) => [row, ...cells].join('\t')), '', ...faults].join('\n');
    writeFileSync(process.env['REPORT'] ?? join(tmpdir(), 'fuer-altered.txt'), text);
    process.stdout.write(
      `${text
        .split('\n')
        .slice(0, table.size + 1)
        .join('\n')}\n${faults.length} faults\n`,
    );
    expect(faults).toEqual([]);
  });
});

interface Named {
  readonly block: string;
  readonly what: string;
  readonly stands: string | null;
}

function verifiedIn(
  bytes: Uint8Array,
  blocks: readonly RecordedBlock[],
  { isSo, words }: ReturnType<typeof judgedRound>,
): { readonly figures: readonly Named[]; readonly words: readonly Named[] } {
  const carried = readCarried(bytes);
  if (carried.verdict === 'refused') throw new Error(carried.problem.message);
  const found = verify(carried.content.blocks, { blocks, isSo }, words);
  return {
    figures: found.altered.map(({ block, figure, stands }) => ({ block, what: figure, stands })),
    words: found.alteredWords.map(({ block, stands, should }) => ({ block, what: should ?? '', stands })),
  };
}

/** As people write: a sentence of their own behind the first paragraph, and words of the program's otherwise. */
function addedTo(xml: string): string {
  const at = xml.indexOf('</w:p>', xml.indexOf('监测评估情况报告如下')) + '</w:p>'.length;
  const own = '<w:p><w:r><w:t>特此说明：本报告已经局长办公会议审定。</w:t></w:r></w:p>';
  const added = at < 10 ? xml : xml.slice(0, at) + own + xml.slice(at);
  return added.replace('现将监测评估情况报告如下', '现将本年监测评估情况报告如下');
}
