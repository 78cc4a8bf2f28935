/** How the program and its packages become few files: start-up is mostly looking for, reading and compiling modules. */
import { readFileSync } from 'node:fs';
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
  logLevel: 'warning',
};

export const version = JSON.parse(readFileSync(`${root}package.json`, 'utf8')).version;
