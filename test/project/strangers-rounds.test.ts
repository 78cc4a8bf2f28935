/** A round's folder may come from anybody: what lies in it under the program's names is no reason to wait, to fill the memory or to look elsewhere. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { issuedManifest } from '../../src/project/issued.ts';
import { keptRuns } from '../../src/project/kept-runs.ts';
import { noteFiles } from '../../src/project/note-writing.ts';
import { openRound, type Project } from '../../src/project/project.ts';
import { emptyFolder, fuer, roundFolder, type RoundFolder } from '../commands/a-round-folder.ts';

function projectOf({ path }: RoundFolder): Project {
  const opening = openRound(path);
  if (opening.verdict !== 'opened') throw new Error(opening.message);
  return opening.project;
}

describe.skipIf(process.platform === 'win32')('A round that came from somebody else', { timeout: 60_000 }, () => {
  it('has pipes where notes, kept runs and issues should be: they are passed over', () => {
    const round = roundFolder();
    const project = projectOf(round);
    for (const folder of ['.fuer/runs', 'issued/1']) mkdirSync(join(round.path, folder), { recursive: true });
    for (const pipe of ['notes/教育局-补充.md', '.fuer/runs/000001-0123456789ab.json.gz', 'issued/1/run.json'])
      execFileSync('mkfifo', [join(round.path, pipe)]);
    expect(noteFiles(project, '教育局', '儿童').map(({ file }) => file)).toEqual(['notes/教育局.md']);
    expect(keptRuns(join(round.path, '.fuer'))).toEqual([]);
    expect(issuedManifest(project, '1')).toBeNull();
  });

  it('has a run packed to burst: it is no run', () => {
    const state = emptyFolder();
    mkdirSync(join(state, 'runs'));
    writeFileSync(join(state, 'runs', '000001-0123456789ab.json.gz'), gzipSync(Buffer.alloc(300 * 1024 * 1024)));
    expect(keptRuns(state)).toEqual([]);
  });

  it('has a note that is a link to elsewhere: harvest neither reads nor writes there', () => {
    const round = roundFolder();
    const elsewhere = join(emptyFolder(), 'own.md');
    writeFileSync(elsewhere, '私人文件');
    symlinkSync(elsewhere, join(round.path, 'notes/教育局-补充.md'));
    expect(noteFiles(projectOf(round), '教育局', '儿童').map(({ file }) => file)).toEqual(['notes/教育局.md']);
  });

  it('is told in words where no folder can be made', async () => {
    const { code, err } = await fuer('init', '/proc/fuer/round');
    expect([code, /请换一个|没有权限/.test(err), err.includes('程序出错')]).toEqual([2, true, false]);
  });
});
