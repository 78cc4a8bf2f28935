/** Starts main.cjs with what V8 compiled of it beforehand: compiling two megabytes is most of a start. */
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');

// Opened by a double click, without a folder or a command: the workbench. At a terminal of Linux the menu asks.
const isClicked = process.platform === 'win32' || !process.stdin.isTTY;
if (process.argv.length === 2 && !process.env.FUER_LINE && isClicked) process.argv.push('serve');

const main = join(__dirname, 'main.cjs');
const source = `(function (exports, require, module, __filename, __dirname) { ${readFileSync(main, 'utf8')}\n})`;
// What was compiled beforehand keeps the name it was given: no folder of the computer that made it.
const script = new Script(source, { filename: 'main.cjs', cachedData: compiledBefore() });
script.runInThisContext()(exports, require, module, main, __dirname);

const wanted = process.env.FUER_WRITE_COMPILED;
if (wanted) process.on('exit', () => writeFileSync(wanted, script.createCachedData()));

function compiledBefore() {
  try {
    return readFileSync(join(__dirname, 'main.cache'));
  } catch {
    return undefined;
  }
}
