import { readFileSync, readdirSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sweepTemporaryFiles, writeWhole } from '../../src/project/atomic-write.ts';
import { emptyFolder } from '../commands/a-round-folder.ts';

function failing(code: string): () => never {
  return () => {
    throw Object.assign(new Error(`${code}: rename`), { code });
  };
}

describe('Writing a file', () => {
  it('makes the folder, puts the new content there whole and leaves nothing else', () => {
    const folder = join(emptyFolder(), 'out');
    expect(writeWhole(join(folder, '报告.docx'), 'new')).toEqual({ verdict: 'written' });
    expect(readdirSync(folder)).toEqual(['报告.docx']);
    expect(readFileSync(join(folder, '报告.docx'), 'utf8')).toBe('new');
  });

  it.each(['EBUSY', 'EPERM', 'EACCES'])(
    'that another program holds (%s) leaves the old one whole and says so',
    (code) => {
      const folder = emptyFolder();
      writeFileSync(join(folder, '报告.docx'), 'old');
      expect(writeWhole(join(folder, '报告.docx'), 'new', failing(code))).toEqual({ verdict: 'held', reason: code });
      expect(readdirSync(folder)).toEqual(['报告.docx']);
      expect(readFileSync(join(folder, '报告.docx'), 'utf8')).toBe('old');
    },
  );

  it('waits a moment for a virus scanner that has the new file open, and gives up on Word', () => {
    const path = join(emptyFolder(), '报告.docx');
    writeFileSync(path, 'old');
    let looks = 0;
    const scanned = (from: string, to: string): void => {
      looks += 1;
      if (looks < 3) throw Object.assign(new Error('EPERM: rename'), { code: 'EPERM' });
      renameSync(from, to);
    };
    expect(writeWhole(path, 'new', scanned, [1, 1, 1])).toEqual({ verdict: 'written' });
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(looks).toBe(3);
    expect(writeWhole(path, 'newer', failing('EBUSY'), [1, 1])).toEqual({ verdict: 'held', reason: 'EBUSY' });
    expect(readFileSync(path, 'utf8')).toBe('new');
  });

  it('on a full disk leaves the old one whole, cleans up, and says why', () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, '报告.docx'), 'old');
    const write = (): unknown => writeWhole(join(folder, '报告.docx'), 'new', failing('ENOSPC'));
    expect(write).toThrow(expect.objectContaining({ cause: expect.objectContaining({ code: 'ENOSPC' }) }));
    expect(readdirSync(folder)).toEqual(['报告.docx']);
    expect(readFileSync(join(folder, '报告.docx'), 'utf8')).toBe('old');
  });

  it('that was cut off leaves a temporary file, which goes once nobody can be writing it', () => {
    const folder = emptyFolder();
    const [fresh, stale] = [join(folder, '.fuer-tmp-1'), join(folder, '.fuer-tmp-2')];
    writeFileSync(fresh, 'half');
    writeFileSync(stale, 'half');
    const now = Date.now();
    utimesSync(stale, new Date(now - 7_200_000), new Date(now - 7_200_000));
    sweepTemporaryFiles(folder, now);
    expect(readdirSync(folder)).toEqual(['.fuer-tmp-1']);
  });
});
