/** A build whose answer was kept: given again where everything is as it was, and only there. */
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerFile, keptAnswer } from '../../src/project/kept/answer.ts';
import { runFuer } from '../../src/commands/application.ts';
import { asBundled } from './as-bundled.ts';
import type { RoundFolder } from './a-round-folder.ts';
import { build, educationTable, emptyFolder, fuer, roundFolder, sportsTable } from './a-round-folder.ts';

const person = asBundled();

const words = (round: RoundFolder): readonly string[] => ['build', round.path];

async function built(): Promise<RoundFolder> {
  const round = roundFolder();
  await fuer(...words(round));
  return round;
}

describe('The answer of a build', { timeout: 60_000 }, () => {
  it('is what the whole way says when it is gone again, in words and as JSON', async () => {
    for (const more of [[], ['--json'], ['--unit', '教育局'], ['--tables', '--general', 'split']]) {
      const round = roundFolder();
      const asked = [...words(round), ...more];
      await fuer(...asked);
      const kept = keptAnswer(asked);
      expect(kept, more.join(' ')).not.toBeNull();
      const again = await fuer(...asked);
      expect(`${kept?.said ?? ''}\n`).toBe(again.out);
      expect(kept?.code).toBe(again.code);
    }
  });

  it('is kept of a round with withheld documents as well', async () => {
    const round = roundFolder();
    round.write({ 'workbooks/体育局.csv': sportsTable.replace('88.9', '288.9') });
    await fuer(...words(round));
    const kept = keptAnswer(words(round));
    expect(kept?.code).toBe(1);
    expect(`${kept?.said ?? ''}\n`).toBe((await fuer(...words(round))).out);
  });

  it('is not there for another command line, another program, in another folder', async () => {
    const round = await built();
    expect(keptAnswer(words(round))).not.toBeNull();
    expect(keptAnswer([...words(round), '--draft'])).toBeNull();
    expect(keptAnswer(['check', round.path])).toBeNull();
    expect(keptAnswer(words(round), 'another program')).toBeNull();
    const moved = `${round.path}-moved`;
    renameSync(round.path, moved);
    expect(keptAnswer(['build', moved])).toBeNull();
    renameSync(moved, round.path);
    expect(keptAnswer(words(round))).not.toBeNull();
  });

  const changes: readonly (readonly [what: string, change: (round: RoundFolder) => void])[] = [
    ['a figure', (round) => round.write({ 'workbooks/教育局.csv': educationTable.replace('95.4', '95.5') })],
    ['a new file', (round) => round.write({ 'notes/体育局.md': '# 妇女发展规划\n\n## 主要做法\n\n- 开展培训。\n' })],
    ['a file taken away', (round) => rmSync(join(round.path, 'workbooks/教育局.csv'))],
    ['the settings', (round) => appendFileSync(join(round.path, 'round.yaml'), '# x\n')],
    ['a byte of a document', (round) => appendFileSync(join(round.path, 'out', round.names('out').find((name) => name.endsWith('.docx')) ?? ''), 'x')],
    ['a document taken away', (round) => rmSync(join(round.path, 'out', round.names('out').find((name) => name.endsWith('.docx')) ?? ''))],
    ['a copy beside the documents', (round) => round.write({ 'out/副本.docx': 'x' })],
    ['the record of the run', (round) => appendFileSync(join(round.path, 'out/run.json'), ' ')],
    ['a version sent out', (round) => round.write({ 'issued/1/x.txt': 'x' })],
    ['another build at work', (round) => round.write({ '.fuer/lock': '{}' })],
    ['a build that was interrupted', (round) => round.write({ '.fuer/pending.json': '{}' })],
    ['a link', (round) => symlinkSync(join(round.path, 'plan.yaml'), join(round.path, 'notes/x.md'))],
  ]; // prettier-ignore
  it.each(changes)('is not given after a change of %s', async (_, change) => {
    const round = await built();
    expect(keptAnswer(words(round))).not.toBeNull();
    change(round);
    expect(keptAnswer(words(round))).toBeNull();
  });

  it('is not believed torn, forged, with the seal of another desk, or empty; the build goes the whole way and ends the same', async () => {
    const round = await built();
    const file = answerFile(round.path);
    const text = readFileSync(file, 'utf8');
    const [seal = '', content = ''] = text.split('\n');
    const said = (await build(round)).documents;
    const forged = content.replace('"code":0', '"code":1');
    expect(forged).not.toBe(content);
    const elsewhere = mkdtempSync(join(tmpdir(), 'fuer-person-'));
    for (const bad of ['', 'x', text.slice(0, -5), `${seal}\n${forged}`, `${'0'.repeat(64)}\n${content}`, content]) {
      writeFileSync(file, bad);
      expect(keptAnswer(words(round)), bad.slice(0, 20)).toBeNull();
    }
    writeFileSync(file, text);
    process.env['FUER_PERSON'] = elsewhere;
    expect(keptAnswer(words(round))).toBeNull();
    process.env['FUER_PERSON'] = person;
    rmSync(elsewhere, { recursive: true, force: true });
    expect(keptAnswer(words(round))).not.toBeNull();
    expect((await build(round)).documents).toEqual(said);
  });

  it('is not kept where somebody saved a file while the build was at work', async () => {
    const round = roundFolder();
    let saved = false;
    const write = (): void => {
      if (!saved) round.write({ 'workbooks/体育局.csv': sportsTable.replace('88.9', '88.8') });
      saved = true;
    };
    await runFuer(words(round), { stdout: { write: () => {} }, stderr: { isTTY: true, write } });
    expect(saved).toBe(true);
    expect(existsSync(answerFile(round.path))).toBe(false);
    await fuer(...words(round));
    expect(existsSync(answerFile(round.path))).toBe(true);
  });

  it('hangs on a register outside of the round as well', async () => {
    const round = roundFolder();
    const outside = join(emptyFolder(), 'register.yaml');
    writeFileSync(outside, round.text('register.yaml'));
    round.write({ 'round.yaml': round.text('round.yaml').replace('register: register.yaml', `register: ${outside}`) });
    await new Promise((done) => {
      setTimeout(done, 20);
    });
    await fuer(...words(round));
    expect(keptAnswer(words(round))).not.toBeNull();
    appendFileSync(outside, '# x\n');
    expect(keptAnswer(words(round))).toBeNull();
  });
});
