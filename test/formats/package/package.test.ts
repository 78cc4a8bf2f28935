import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readPackage } from '../../../src/formats/package/package.ts';
import type { FileProblemCode } from '../../../src/formats/package/problem.ts';
import { guarded } from '../../../src/formats/package/problem.ts';
import type { PackageLimits } from '../../../src/formats/package/rules.ts';
import { workbookRules } from '../../../src/formats/package/rules.ts';
import type { Entry } from './zip-files.ts';
import { crcOf, zipOf } from './zip-files.ts';

/** What comes of opening a package and unpacking all of it: the parts' texts, or the code of the refusal. */
function opened(bytes: Uint8Array, limits: Partial<PackageLimits> = {}): Record<string, string> | FileProblemCode {
  const reading = readPackage(bytes, { ...workbookRules, limits: { ...workbookRules.limits, ...limits } });
  if (reading.verdict === 'refused') return reading.problem.code;
  const { parts } = reading;
  const texts = guarded(() =>
    Object.fromEntries(parts.names.map((name) => [name, Buffer.from(parts.get(name) ?? []).toString('utf8')])),
  );
  return texts.verdict === 'read' ? texts.content : texts.problem.code;
}

const plan: Entry = { name: 'a.xml', content: '<规划/>' };
const year: Entry = { name: 'b/c.xml', content: '<年/>' };

describe('a package is read', () => {
  it('stored or deflated, with folders left out', () => {
    const bytes = zipOf([plan, { name: 'b/', content: '' }, { ...year, stored: true }]);
    expect(opened(bytes)).toEqual({ 'a.xml': '<规划/>', 'b/c.xml': '<年/>' });
  });

  it('with sizes behind the data, in each of the four forms', () => {
    for (const descriptor of ['32', '64', 'signed-32', 'signed-64'] as const) {
      expect(opened(zipOf([{ ...plan, descriptor }, year]))).toEqual({ 'a.xml': '<规划/>', 'b/c.xml': '<年/>' });
    }
  });

  it('in the long form of the zip format', () => {
    expect(opened(zipOf([{ ...plan, long: true }, year], { long: true }))).toEqual({
      'a.xml': '<规划/>',
      'b/c.xml': '<年/>',
    });
  });

  it('with a comment at the end', () => {
    expect(opened(zipOf([plan], { comment: 'from WPS' }))).toEqual({ 'a.xml': '<规划/>' });
  });

  it('whatever the case of a part is', () => {
    const reading = readPackage(zipOf([plan]), workbookRules);
    expect(reading.verdict === 'read' && reading.parts.has('A.XML')).toBe(true);
    expect(reading.verdict === 'read' && reading.parts.get('none')).toBeUndefined();
  });
});

describe('a package is refused', () => {
  it.each<[string, FileProblemCode, readonly Entry[]]>([
    ['two parts of one name', 'hostile', [plan, plan]],
    ['two names that differ in case only', 'hostile', [plan, { ...plan, name: 'A.XML' }]],
    ['a way out of the folder', 'hostile', [{ ...plan, name: '../a.xml' }]],
    ['a way out in the middle', 'hostile', [{ ...plan, name: 'xl/../../a.xml' }]],
    ['an absolute path', 'hostile', [{ ...plan, name: '/etc/passwd' }]],
    ['a drive letter', 'hostile', [{ ...plan, name: 'C:a.xml' }]],
    ['an empty segment', 'hostile', [{ ...plan, name: 'xl//a.xml' }]],
    ['a control character', 'hostile', [{ ...plan, name: 'a\u0000.xml' }]],
    ['no name', 'damaged', [{ ...plan, name: '' }]],
    ['a symbolic link', 'hostile', [{ ...plan, attributes: 0xa1ff0000 }]],
    ['encryption', 'password', [{ ...plan, flags: 1 }]],
    ['an unknown method', 'damaged', [{ ...plan, method: 12 }]],
    ['another length than the registered one', 'damaged', [{ ...plan, size: 3 }]],
    ['a longer length than the registered one', 'damaged', [{ ...plan, size: 300 }]],
    ['another checksum', 'damaged', [{ ...plan, crc: 1 }]],
    ['another name in front of the data', 'damaged', [{ ...plan, localName: 'x.xml' }]],
    ['another method in front of the data', 'damaged', [{ ...plan, localMethod: 0 }]],
    ['another length in front of the data', 'damaged', [{ ...plan, localSize: 5 }]],
    ['sizes that stand nowhere', 'damaged', [{ ...plan, descriptor: 'missing' }]],
  ])('for %s', (_, code, entries) => {
    expect(opened(zipOf(entries))).toBe(code);
  });

  it('for data that two parts share', () => {
    expect(opened(zipOf([plan, { ...plan, name: 'b.xml', sharesDataOf: 0, localName: 'b.xml' }]))).toBe('damaged');
    const nested = zipOf([{ name: 'in.xml', content: 'x' }]).subarray(0, 40);
    const outer = { name: 'out.bin', content: Buffer.from(nested).toString('latin1'), stored: true, latin1: true };
    expect(opened(zipOf([outer, { name: 'in.xml', content: 'x', localOffset: 30 + 'out.bin'.length }]))).toBe(
      'hostile',
    );
  });

  it('for something before, behind or missing at the end', () => {
    const bytes = zipOf([plan, year]);
    expect(opened(Buffer.concat([bytes, Buffer.from('more')]))).toBe('damaged');
    expect(opened(bytes.subarray(0, bytes.length - 30))).toBe('truncated');
    expect(opened(bytes.subarray(0, 40))).toBe('truncated');
    expect(opened(Buffer.concat([bytes.subarray(0, 10), bytes]))).toBe('damaged');
  });

  it('for its size, its parts and their growth', () => {
    const table: Entry = { name: 'a.xml', content: '数'.repeat(10_000) };
    expect(opened(zipOf([plan]), { file: 50 })).toBe('too-large');
    expect(opened(zipOf([plan, year]), { entries: 1 })).toBe('too-large');
    expect(opened(zipOf([table]), { entry: 20_000 })).toBe('too-large');
    expect(opened(zipOf([table, { ...table, name: 'b.xml' }]), { total: 50_000 })).toBe('too-large');
    expect(opened(zipOf([table]), { ratioFrom: 1000, ratio: 100 })).toBe('hostile');
    expect(opened(zipOf([table]), { ratioFrom: 100_000, ratio: 100 })).toEqual({ 'a.xml': table.content });
  });

  it('for a bomb whose registered length is a lie', () => {
    const packed = deflateRawSync(Buffer.alloc(50 * 1024 * 1024));
    const bytes = zipOf([{ name: 'a.xml', content: '', packed, size: 1000, localSize: 1000, crc: crcOf('') }]);
    expect(opened(bytes)).toBe('damaged');
  });

  it('for a part that is asked for again and again', () => {
    const reading = readPackage(zipOf([plan]), { ...workbookRules, limits: { ...workbookRules.limits, total: 50 } });
    if (reading.verdict === 'refused') return expect.fail('refused');
    const { parts } = reading;
    const again = guarded(() => Array.from({ length: 10 }, () => parts.get('a.xml')));
    expect(again).toMatchObject({ verdict: 'refused', problem: { code: 'hostile' } });
  });
});
