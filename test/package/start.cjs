/** Starts main.cjs with what V8 compiled of it beforehand: compiling two megabytes is most of a start. */
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');

const filename = join(__dirname, 'main.cjs');
const source = `(function (exports, require, module, __filename, __dirname) { ${readFileSync(filename, 'utf8')}\n})`;
const script = new Script(source, { filename, cachedData: compiledBefore() });
script.runInThisContext()(exports, require, module, filename, __dirname);

const wanted = process.env.FUER_WRITE_COMPILED;
if (wanted) process.on('exit', () => writeFileSync(wanted, script.createCachedData()));

function compiledBefore() {
  try {
    return readFileSync(join(__dirname, 'main.cache'));
  } catch {
    return undefined;
  }
}
