/** Starts main.cjs with what V8 compiled of it beforehand: compiling two megabytes is most of a start. */
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');

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
