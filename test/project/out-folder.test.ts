import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashOf } from '../../src/history/manifest.ts';
import type { OutFolder } from '../../src/project/out-folder.ts';
import { finishRun, placeDocuments, removeFiles } from '../../src/project/out-folder.ts';
import { emptyFolder } from '../commands/a-round-folder.ts';

const name = '教育局-儿童发展规划-2015.docx';
const beside = '教育局-儿童发展规划-2015.新.docx';
const second = '教育局-儿童发展规划-2015.新2.docx';

function outWith(files: Readonly<Record<string, string>>): OutFolder {
  const round = emptyFolder();
  const out = { folder: join(round, 'out'), state: join(round, '.fuer') };
  mkdirSync(out.folder);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(out.folder, file), text);
  return out;
}

function contents({ folder }: OutFolder): Readonly<Record<string, string>> {
  const names = readdirSync(folder).toSorted();
  return Object.fromEntries(names.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

const bytes = (text: string): Uint8Array => Buffer.from(text);
const wrote = (path: string, text: string): { readonly path: string; readonly hash: string } => ({
  path,
  hash: hashOf(text),
});

describe('A document finds its place', () => {
  it('under its own name, over what the program wrote before', () => {
    const out = outWith({ [name]: 'first' });
    const [placed] = placeDocuments(out, [{ path: name, bytes: bytes('second') }], [wrote(name, 'first')]);
    expect(placed).toMatchObject({ file: name, state: 'written', obstacle: null, files: [wrote(name, 'second')] });
    expect(contents(out)).toEqual({ [name]: 'second' });
  });

  it('beside what a person edited, and the edited version’s origin stays known', () => {
    const out = outWith({ [name]: 'edited' });
    const [placed] = placeDocuments(out, [{ path: name, bytes: bytes('second') }], [wrote(name, 'first')]);
    expect(placed).toMatchObject({
      file: beside,
      state: 'written',
      obstacle: 'edited',
      files: [wrote(name, 'first'), wrote(beside, 'second')],
    });
    expect(contents(out)).toEqual({ [name]: 'edited', [beside]: 'second' });
  });

  it('beside both, where the one beside was edited as well', () => {
    const out = outWith({ [name]: 'edited', [beside]: 'edited too' });
    const [placed] = placeDocuments(
      out,
      [{ path: name, bytes: bytes('third') }],
      [wrote(name, 'first'), wrote(beside, 'second')],
    );
    expect(placed).toMatchObject({ file: second, obstacle: 'edited' });
    expect(contents(out)).toEqual({ [name]: 'edited', [beside]: 'edited too', [second]: 'third' });
  });

  it('beside a file that Word holds open, which stays known as the program’s own', () => {
    const out = outWith({ [name]: 'first' });
    const rename = (from: string, to: string): void => {
      if (to.endsWith(name)) throw Object.assign(new Error('busy'), { code: 'EBUSY' });
      writeFileSync(to, readFileSync(from));
    };
    const [placed] = placeDocuments(out, [{ path: name, bytes: bytes('second') }], [wrote(name, 'first')], rename);
    expect(placed).toMatchObject({
      file: beside,
      state: 'written',
      obstacle: 'held',
      files: [wrote(name, 'first'), wrote(beside, 'second')],
    });
    const [later] = placeDocuments(out, [{ path: name, bytes: bytes('third') }], placed?.files ?? []);
    expect(later).toMatchObject({ file: name, state: 'written', obstacle: null });
  });

  it('beside a file that cannot even be read: it may hold somebody’s edits', () => {
    const out = outWith({ [name]: 'first' });
    const read = (path: string): Uint8Array | null => {
      if (path.endsWith(name)) throw Object.assign(new Error('busy'), { code: 'EBUSY' });
      return null;
    };
    const [placed] = placeDocuments(
      out,
      [{ path: name, bytes: bytes('second') }],
      [wrote(name, 'first')],
      undefined,
      read,
    );
    expect(placed).toMatchObject({
      file: beside,
      state: 'written',
      obstacle: 'held',
      files: [wrote(name, 'first'), wrote(beside, 'second')],
    });
    expect(contents(out)).toEqual({ [name]: 'first', [beside]: 'second' });
  });

  it('where it is already: nothing is written', () => {
    const out = outWith({ [name]: 'same' });
    const forbidden = (): never => {
      throw new Error('must not be written');
    };
    expect(() => placeDocuments(out, [{ path: name, bytes: bytes('same') }], [], forbidden)).not.toThrow();
  });

  it('over what an interrupted run wrote, which no manifest knows of', () => {
    const out = outWith({ [name]: 'first' });
    placeDocuments(out, [{ path: name, bytes: bytes('second') }], [wrote(name, 'first')]);
    // The run ends here, before its manifest; the next one knows only of the first.
    const [placed] = placeDocuments(out, [{ path: name, bytes: bytes('third') }], [wrote(name, 'first')]);
    expect(placed).toMatchObject({ file: name, state: 'written', obstacle: null });
    finishRun(out, Date.now());
    const [after] = placeDocuments(out, [{ path: name, bytes: bytes('fourth') }], [wrote(name, 'first')]);
    expect(after).toMatchObject({ file: beside, obstacle: 'edited' });
  });
});

describe('A document that is no longer made', () => {
  it('is taken away with a copy kept, unless somebody edited it', () => {
    const out = outWith({ 'a.docx': 'ours', 'b.docx': 'edited' });
    expect(removeFiles(out, [wrote('a.docx', 'ours'), wrote('b.docx', 'ours'), wrote('c.docx', 'gone')])).toEqual([
      { path: 'a.docx', outcome: 'removed' },
      { path: 'b.docx', outcome: 'edited' },
    ]);
    expect(contents(out)).toEqual({ 'b.docx': 'edited' });
    const copies = readdirSync(join(out.state, 'backup'));
    expect(copies.map((copy) => readFileSync(join(out.state, 'backup', copy), 'utf8'))).toEqual(['ours']);
  });
});
