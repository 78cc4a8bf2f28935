/** What was compiled beforehand saves time and nothing else: without it, torn, damaged or of another program it does the same. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

describe('What V8 compiled of the program beforehand', () => {
  const aside = mkdtempSync(join(tmpdir(), 'fuer-compiled-'));
  const cache = join(aside, 'main.cache');
  const starter = join(aside, 'starter.cjs');
  /** Says its answer, and on the line below whether V8 took what was compiled. */
  const run = (env: Readonly<Record<string, string>> = {}): readonly string[] => {
    const { stdout, stderr } = spawnSync(process.execPath, [starter], { env: { ...process.env, ...env }, encoding: 'utf8' }); // prettier-ignore
    return stderr === '' ? stdout.trim().split('\n') : [stderr];
  };
  const refused = ['妇儿 42', 'false'];
  let whole = Buffer.alloc(0);

  beforeAll(() => {
    cpSync(fileURLToPath(new URL('compiled.cjs', import.meta.url)), join(aside, 'compiled.cjs'));
    writeFileSync(join(aside, 'main.cjs'), `exports.answer = () => '妇儿 ' + Math.max(6 * 7, 0);`);
    writeFileSync(
      starter,
      `const vm = require('node:vm');
       let taken = false;
       const { Script } = vm;
       vm.Script = class extends Script {
         constructor(source, options) {
           super(source, options);
           taken = options.cachedData !== undefined && !this.cachedDataRejected;
         }
       };
       const { runCompiled } = require('./compiled.cjs');
       console.log(runCompiled(require('node:path').join(__dirname, 'main.cjs')).answer());
       console.log(taken);`,
    );
    run({ FUER_WRITE_COMPILED: cache });
    whole = readFileSync(cache);
  });
  afterAll(() => rmSync(aside, { recursive: true, force: true }));

  test('is taken where it is whole', () => {
    expect(run()).toEqual(['妇儿 42', 'true']);
  });

  test.each([
    ['is torn', () => whole.subarray(0, whole.length / 2)],
    ['is empty', () => Buffer.alloc(0)],
    ['has one byte altered', () => whole.map((byte, position) => (position === whole.length - 9 ? byte ^ 1 : byte))],
    ['is of nothing known', () => Buffer.from('neither head nor tail')],
  ])('is not believed where it %s', (_, bytes) => {
    writeFileSync(cache, bytes());
    expect(run()).toEqual(refused);
  });

  test('is not missed where it is not there', () => {
    rmSync(cache);
    expect(run()).toEqual(refused);
  });
});
