import { expect, describe, test } from 'vitest';
import { corpus, isRight } from './corpus.ts';
import { outcomeOf } from './outcome.ts';
import { formatOrigin, parseOrigin } from '../../src/provenance.ts';
import {
  hostileFileNames,
  hostileNames,
  roundOutcome,
  roundWithFileNames,
  roundWithNames,
  yamlTricks,
} from './rounds.ts';

/** A way out in the words of one who is asked to do something. */
const wayOut = /请|可以|无须|一般|是否|如不|写/;

test('the corpus has more than 120 files', () => {
  expect(corpus.length).toBeGreaterThan(120);
});

describe('each file gives what it must, in time, in Chinese, with a place and a way out', () => {
  test.each(corpus.map((file) => [`${file.class}：${file.title}`, file] as const))('%s', (_, file) => {
    const { line, findings, milliseconds } = outcomeOf(file);
    if (!isRight(file.gives, line)) expect(line).toBe(String(file.gives));
    expect(milliseconds).toBeLessThan(20_000);
    for (const { message, hint, origin } of findings) {
      expect(message).toMatch(/\p{Script=Han}/u);
      expect(message.length).toBeLessThan(300);
      expect(hint).toMatch(wayOut);
      expect(`${message}${hint}`).not.toMatch(/\bat .*:\d+:\d+|Error:|undefined|\[object/);
      expect(origin).not.toBeNull();
    }
  });
});

describe('each round of hostile YAML is refused at its line, without a stack', () => {
  test.each(yamlTricks.map((round) => [round.title, round] as const))('%s', async (_, round) => {
    const { line, said } = await roundOutcome(round.files);
    expect(line).toMatch(round.gives);
    expect(said).not.toMatch(/\n\s+at |Error:|undefined/);
  });
});

test('one bad file does not stop the others: the whole corpus in one folder, and the good table is read', async () => {
  const bad = corpus.filter((file) => file.class !== '炸弹' && file.file.startsWith('workbooks/卫生局.'));
  const files = bad.map((file, index) => {
    const extension = file.file.replace(/^.*\./, '');
    return [`workbooks/坏${String(index + 1).padStart(3, '0')}.${extension}`, file.bytes()] as const;
  });
  const { code, said } = await roundOutcome(Object.fromEntries(files));
  expect(code).toBe(1);
  expect(said).toMatch(/"value":\s*"95\.4"/);
  for (const [index, [name]] of files.entries()) {
    if (String(bad[index]?.gives).includes('拒收：') && !String(bad[index]?.gives).includes('|')) {
      expect(said).toContain(name);
    }
  }
  expect(said).not.toMatch(/\n\s+at /);
});

test('hostile unit names become safe names inside the folder', async () => {
  const { code, written, outside } = await roundOutcome(roundWithNames, 'build');
  expect(code).toBeLessThan(2);
  expect(outside).toEqual([]);
  const documents = written.filter((name) => name.startsWith('out/') && name.endsWith('.docx'));
  expect(documents.length).toBeGreaterThanOrEqual(2 * hostileNames.length);
  for (const document of documents) {
    const name = document.slice('out/'.length);
    expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}\p{Cf}]|^\.|^(?:con|nul|com1)[.-]?$/iu);
    expect(Buffer.byteLength(name)).toBeLessThan(255);
  }
});

test('files of hostile names are read under names that break no line and turn no direction', async () => {
  const { code, said } = await roundOutcome(roundWithFileNames);
  expect(code).toBe(0);
  const origins = [...said.matchAll(/"origin":\s*"(workbooks[^"]*E3)"/g)].map((hit) => hit[1] ?? '');
  expect(new Set(origins).size).toBe(hostileFileNames.length + 1);
  for (const origin of origins) expect(origin).not.toMatch(/[\p{Cc}\u202e]/u);
});

test('two files whose names look alike are not taken for one', async () => {
  const table = String(roundWithFileNames['workbooks/CON.csv']);
  const { said } = await roundOutcome({ 'workbooks/\u00e9.csv': table, 'workbooks/e\u0301.csv': table });
  expect(said).toContain('另有一个文件的名称看上去与它一样');
});

test.each([
  'workbooks/教育!局.csv!教育!局!E3',
  'workbooks/卫生局.xlsx!年!报!E12',
  'workbooks/卫生局.xlsx!年!报',
  'workbooks/卫生局.xlsx!年报表!XFD1048576',
])('the place %s is found again by its words', (words) => {
  expect(formatOrigin(parseOrigin(words))).toBe(words);
});

test('a sheet with ! in its name is the same sheet again', () => {
  const origin = { kind: 'cell', file: 'workbooks/a!b.xlsx', sheet: '年!报', cell: 'E12' } as const;
  expect(parseOrigin(formatOrigin(origin))).toEqual(origin);
});
