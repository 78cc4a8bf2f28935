/** Same input, same bytes: on any day, in any time zone, whatever was written before. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Document, Packer, Paragraph } from 'docx';
import { expect, test } from 'vitest';
import { officialLook } from '../../../src/formats/docx/write/look.ts';
import { chart, everything, partsOf, report, written } from './reports.ts';

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

test('The second document of a process equals the first, also after others with charts and bookmarks.', async () => {
  const first = hash((await written(everything)).bytes);
  await written(report([chart('a'), chart('b'), chart('c')]));
  await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('别的文件')] }] }));
  await written(everything, { fonts: { ...officialLook.fonts, body: '仿宋' } });
  expect(hash((await written(everything)).bytes)).toBe(first);
});

test('Reports written at the same time do not disturb each other.', async () => {
  const alone = await Promise.all([written(everything), written(report([chart('a')]))]);
  const [one, other] = [await written(everything), await written(report([chart('a')]))];
  expect(alone.map(({ bytes }) => hash(bytes))).toEqual([one, other].map(({ bytes }) => hash(bytes)));
});

test('A time zone changes nothing.', async () => {
  const script = fileURLToPath(new URL('print-hash.ts', import.meta.url));
  const zones = ['Asia/Shanghai', 'America/New_York'];
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script, ...zones]);
  const here = hash((await written(everything)).bytes);
  expect(stdout.trim().split('\n')).toEqual([`-480 ${here}`, `300 ${here}`]);
}, 60_000);

test('No part holds a relationship drawn by lot.', async () => {
  const parts = partsOf((await written(everything)).bytes);
  for (const [path, text] of Object.entries(parts)) {
    const ids = [...text.matchAll(/\b(?:Id|r:id)="([^"]*)"/g)].map((match) => match[1] ?? '');
    expect(
      ids.filter((id) => !/^rId((Chart)?\d+|FuerComments)$/.test(id)),
      path,
    ).toEqual([]);
  }
});

test('Every entry of the archive has the first date that the format knows.', async () => {
  const bytes = Buffer.from((await written(everything)).bytes);
  const signature = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
  let entries = 0;
  for (let at = bytes.indexOf(signature); at !== -1; at = bytes.indexOf(signature, at + 1)) {
    expect(bytes.readUInt16LE(at + 10)).toBe(0);
    expect(bytes.readUInt16LE(at + 12)).toBe(0x21);
    entries += 1;
  }
  expect(entries).toBeGreaterThan(15);
});
