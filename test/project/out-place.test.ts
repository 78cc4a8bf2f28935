import { chmodSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder, replaceWhole } from '../../src/project/atomic-write.ts';
import { readBytes } from '../../src/project/folder-files.ts';
import { fillFolder } from '../../src/project/kept-folder.ts';
import { obstacleToWriting } from '../../src/project/out-place.ts';
import { hashOf } from '../../src/history/manifest.ts';
import { emptyFolder } from '../commands/a-round-folder.ts';

function roundWith(...folders: readonly string[]): string {
  const path = emptyFolder();
  writeFileSync(join(path, 'round.yaml'), '');
  for (const folder of folders) mkdirSync(join(path, folder), { recursive: true });
  return path;
}
const obstacle = (round: string, ...folder: readonly string[]) =>
  obstacleToWriting({ folder: join(round, ...folder), state: join(round, '.fuer'), shown: folder.join('/') });

describe('The out folder', () => {
  it.each(['', 'notes', 'NOTES', 'workbooks/out', 'issued/1', '.fuer', 'forms', 'history'])(
    'is never “%s” of a round, under whatever letters',
    (folder) => {
      const round = roundWith('notes', 'issued/1', 'forms', '.fuer');
      expect(obstacle(round, ...folder.split('/'))).toContain('不能用作输出文件夹');
    },
  );

  it('may be any other, one that is not there yet as well', () => {
    const round = roundWith('out');
    expect(obstacle(round, 'out')).toBeNull();
    expect(obstacle(round, '输出', '一稿')).toBeNull();
    expect(obstacle(emptyFolder(), 'notes')).toBeNull();
  });

  it.skipIf(process.platform === 'win32')('is not a link to the round or to what people wrote', () => {
    const round = roundWith('notes');
    const aside = emptyFolder();
    symlinkSync(join(round, 'notes'), join(aside, 'one'));
    symlinkSync(round, join(aside, 'two'));
    expect(
      [obstacle(aside, 'one'), obstacle(aside, 'two')].every((words) => words?.includes('不能用作') === true),
    ).toBe(true);
    expect(obstacle(aside, 'two', 'notes')).toContain('不能用作');
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'that may not be written is told by its name',
    () => {
      const round = roundWith('out');
      chmodSync(join(round, 'out'), 0o555);
      expect(obstacle(round, 'out')).toContain('不能写入“out”');
      chmodSync(join(round, 'out'), 0o755);
    },
  );
});

describe('What lies in a machine folder', () => {
  it.each(['../../victim.txt', '../plan.yaml', '/etc/victim', 'C:\\victim', '.fuer'])(
    'names no file outside: %s',
    (path) => {
      const round = roundWith('forms', '.fuer/forms');
      const victims = [join(round, '..', 'victim.txt'), join(round, 'plan.yaml')];
      for (const victim of victims) writeFileSync(victim, 'words');
      writeFileSync(
        join(round, '.fuer/forms/written.json'),
        JSON.stringify({ files: [{ path, hash: hashOf('words') }] }),
      );
      const out = { folder: join(round, 'forms'), state: join(round, '.fuer/forms') };
      expect(fillFolder(out, [], () => true, 0).removals).toEqual([]);
      expect(victims.every((victim) => existsSync(victim))).toBe(true);
    },
  );
});

describe('Files and folders', () => {
  it('are not written over what somebody saved in between', () => {
    const file = join(emptyFolder(), 'report.docx');
    writeFileSync(file, 'saved in between');
    expect(replaceWhole(file, Buffer.from('ours'), () => false)).toBe('changed');
    expect(Buffer.from(readBytesOf(file)).toString()).toBe('saved in between');
  });

  it.skipIf(process.platform !== 'linux')(
    'are refused where a system has no end of them, and where opening waits for ever',
    () => {
      expect(() => makeFolder('/proc/fuer/out')).toThrow();
      const pipe = join(emptyFolder(), 'round.yaml');
      execFileSync('mkfifo', [pipe]);
      expect(readBytes(pipe, 100)).toEqual({ verdict: 'failed', code: 'NOTAFILE' });
    },
  );
});

function readBytesOf(file: string): Uint8Array {
  const reading = readBytes(file, 100);
  if (reading.verdict !== 'read') throw new Error(reading.verdict);
  return reading.bytes;
}
