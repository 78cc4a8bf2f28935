/** Documents that earlier runs made are not made again where nothing in them changed: what lies in out/ is as if they were. */
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderedBefore, renderedFile } from '../../src/project/kept/rendered.ts';
import { readingsFile } from '../../src/project/kept/readings.ts';
import { sealOf } from '../../src/project/kept/seal.ts';
import { asBundled, bundled } from './as-bundled.ts';
import type { RoundFolder } from './a-round-folder.ts';
import { educationTable, fuer, roundFolder } from './a-round-folder.ts';

const person = asBundled();

const fixed = { 'workbooks/教育局.csv': educationTable.replace('95.4', '96.2') };
const stateOf = (round: RoundFolder): string => join(round.path, '.fuer');
const listOf = (round: RoundFolder): string => renderedFile({ state: stateOf(round) });

function outOf(round: RoundFolder): ReadonlyMap<string, string> {
  return new Map(round.names('out').map((name) => [name, round.bytes(`out/${name}`).toString('base64')]));
}

/** What out/ holds after a fix of a figure where nothing was kept. */
async function wholeWay(): Promise<ReadonlyMap<string, string>> {
  const round = roundFolder();
  await fuer('build', round.path);
  rmSync(join(stateOf(round), 'kept'), { recursive: true });
  round.write(fixed);
  await fuer('build', round.path);
  return outOf(round);
}

describe('A build after a fix of one figure', { timeout: 120_000 }, () => {
  it('leaves the bytes that the whole way leaves, and makes only what changed', async () => {
    const round = roundFolder();
    await fuer('build', round.path);
    const out = { folder: join(round.path, 'out'), state: stateOf(round) };
    const list: unknown = JSON.parse(readFileSync(listOf(round), 'utf8').split('\n')[1] ?? '');
    const { documents } = list as { documents: Record<string, [string, string]> };
    expect(Object.keys(documents).length).toBe(round.names('out').filter((name) => name !== 'run.json').length);
    for (const [path, [key]] of Object.entries(documents))
      expect(renderedBefore(out)?.find(path, key) ?? null, path).toEqual(round.bytes(`out/${path}`));
    expect(renderedBefore(out)?.find('体育局-妇女发展规划-2015.docx', '0'.repeat(64))).toBeNull();
    expect(renderedBefore(out, 'another program')?.find(...firstOf(documents))).toBeNull();
    round.write(fixed);
    await fuer('build', round.path);
    expect(outOf(round)).toEqual(await wholeWay());
  });

  const changes: readonly (readonly [what: string, change: (round: RoundFolder) => void])[] = [
    ['taken away', (round) => rmSync(listOf(round))],
    ['torn', (round) => writeFileSync(listOf(round), readFileSync(listOf(round), 'utf8').slice(0, -40))],
    ['empty', (round) => writeFileSync(listOf(round), '')],
    ['forged', (round) => writeFileSync(listOf(round), readFileSync(listOf(round), 'utf8').replaceAll(/"[0-9a-f]{64}"\]/g, `"${'0'.repeat(64)}"]`))],
    ['sealed by another desk', (round) => writeFileSync(join(person, '.fuer-key'), 'a'.repeat(64)) ?? round],
    ['without a seal', (round) => writeFileSync(listOf(round), readFileSync(listOf(round), 'utf8').split('\n')[1] ?? '')],
    ['a folder', (round) => { rmSync(listOf(round)); round.write({ '.fuer/kept/rendered/x': 'x' }); }],
  ]; // prettier-ignore
  it.each(changes)('is the same with the list %s', async (_, change) => {
    const round = roundFolder();
    await fuer('build', round.path);
    change(round);
    round.write(fixed);
    const run = await fuer('build', round.path);
    expect(run.code).not.toBe(2);
    expect(outOf(round)).toEqual(await wholeWay());
  });

  it('does not take a file that another hand changed for its own, nor one that its seal does not cover', async () => {
    const round = roundFolder();
    await fuer('build', round.path);
    const name = '体育局-妇女发展规划-2015.docx';
    const bytes = round.bytes(`out/${name}`);
    appendFileSync(join(round.path, 'out', name), 'x');
    const out = { folder: join(round.path, 'out'), state: stateOf(round) };
    const content = readFileSync(listOf(round), 'utf8').split('\n')[1] ?? '';
    expect(readFileSync(listOf(round), 'utf8').split('\n')[0]).toBe(sealOf(content));
    const { documents } = JSON.parse(content) as { documents: Record<string, [string, string]> };
    expect(renderedBefore(out)?.find(name, documents[name]?.[0] ?? '')).toBeNull();
    writeFileSync(join(round.path, 'out', name), bytes);
    expect(renderedBefore(out)?.find(name, documents[name]?.[0] ?? '')).not.toBeNull();
    rmSync(join(round.path, 'out', name));
    await fuer('build', round.path);
    expect(round.bytes(`out/${name}`)).toEqual(bytes);
  });

  it('makes everything anew for an office’s own header or another draft mark', async () => {
    const round = roundFolder();
    await fuer('build', round.path);
    const header = { 'round.yaml': `${round.text('round.yaml')}header: 内部资料\n` };
    round.write(header);
    await fuer('build', round.path);
    const other = roundFolder(header);
    bundled.FUER_PROGRAM = 'the program under test, again';
    await fuer('build', other.path);
    bundled.FUER_PROGRAM = 'the program under test';
    const reports = (one: RoundFolder) => [...outOf(one)].filter(([name]) => name.endsWith('.docx'));
    expect(reports(round)).toEqual(reports(other));
    expect(existsSync(listOf(round))).toBe(true);
  });

  const figureForged = (text: string): string => text.replaceAll('"95.4"', '"12.3"');
  it.each([
    ['torn', (text: string) => text.slice(0, -40), true],
    ['forged', figureForged, true],
    ['without a seal', (text: string) => figureForged(text.slice(text.indexOf('\n') + 1)), true],
    [
      'of another program',
      (text: string) => sealedAnew(figureForged(text).replace('program under', 'other under')),
      true,
    ],
    ['empty', () => '', true],
    // So that the others are known to show something.
    ['forged by who has the seal', (text: string) => sealedAnew(figureForged(text)), false],
  ])('is the same with what was read of its files %s', async (_, change, isSame) => {
    const round = roundFolder();
    // Bytes of its own: what is forged here stays in this process, where other tests read the same folder's files.
    round.write({ 'workbooks/教育局.csv': `${round.text('workbooks/教育局.csv')}\n` });
    await fuer('build', round.path);
    const before = outOf(round);
    const kept = readingsFile({ state: stateOf(round) });
    const text = readFileSync(kept, 'utf8');
    expect(text).toContain('"95.4"');
    writeFileSync(kept, change(text));
    rmSync(join(stateOf(round), 'kept', 'answer'));
    await fuer('build', round.path);
    const reports = (all: ReadonlyMap<string, string>) => [...all].filter(([name]) => name !== 'run.json');
    if (isSame) expect(reports(outOf(round))).toEqual(reports(before));
    else expect(reports(outOf(round))).not.toEqual(reports(before));
  });
});

function firstOf(documents: Readonly<Record<string, readonly [string, string]>>): [path: string, key: string] {
  const [first] = Object.entries(documents);
  return first === undefined ? ['', ''] : [first[0], first[1][0]];
}

/** As a file under the desk's seal: the seal, a line, and what it covers. */
function sealedAnew(text: string): string {
  const content = text.slice(text.indexOf('\n') + 1);
  return `${sealOf(content) ?? ''}\n${content}`;
}
