/** How the program and its packages become few files: start-up is mostly looking for, reading and compiling modules. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Of exceljs only the writer into memory is used; what its other ways in and out need is left behind. */
const leftBehind = /^(unzipper|fast-csv|archiver|@aws-sdk\/.*)$/;

const withoutUnused = {
  name: 'without-unused',
  setup(build) {
    build.onResolve({ filter: leftBehind }, ({ path }) => ({ path, namespace: 'left-behind' }));
    build.onLoad({ filter: /.*/, namespace: 'left-behind' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/** Names stay readable, so that a stack sent by an office tells something. */
export const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  plugins: [withoutUnused],
  define: { FUER_PROGRAM: JSON.stringify(programMark()) },
  logLevel: 'warning',
};

/** What tinypool's threads start with. */
export const tinypoolWorker = fileURLToPath(new URL('./entry/worker.js', import.meta.resolve('tinypool')));

export const version = JSON.parse(readFileSync(`${root}package.json`, 'utf8')).version;

/** Which program this is: by everything that it is bundled from. What another one kept between runs is not believed. */
function programMark() {
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).map((name) =>
    join('src', name),
  );
  const packing = readdirSync(join(root, 'test/package')).map((name) => join('test/package', name));
  const hash = createHash('sha256');
  for (const name of [...sources, ...packing, 'package-lock.json'].toSorted()) {
    const path = join(root, name);
    if (statSync(path).isFile()) hash.update(name).update(readFileSync(path));
  }
  return hash.digest('hex').slice(0, 16);
}
