/**
 * Runs a bundled file with what V8 compiled of it beforehand, where that lies beside it: compiling megabytes is
 * most of a start. What is torn or damaged is not believed; a Node of another version does not take it: both compile as usual.
 */
const { createHash } = require('node:crypto');
const { readFileSync, writeFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { dirname } = require('node:path');
const { setFlagsFromString } = require('node:v8');
const { Script } = require('node:vm');

/** What the file exports. Where FUER_WRITE_COMPILED names a file, what was compiled until the end is written there. */
exports.runCompiled = (file) => {
  for (const flag of patience[process.versions.node.split('.')[0]] ?? []) setFlagsFromString(flag);
  const source = `(function (exports, require, module, __filename, __dirname) { ${readFileSync(file, 'utf8')}\n})`;
  // What was compiled beforehand keeps the name it was given: no folder of the computer that made it.
  const script = new Script(source, { filename: 'main.cjs', cachedData: compiledBefore(file) });
  const main = { exports: {} };
  script.runInThisContext()(main.exports, createRequire(file), main, file, dirname(file));

  const wanted = process.env.FUER_WRITE_COMPILED;
  if (wanted) process.on('exit', () => writeFileSync(wanted, marked(script.createCachedData())));
  return main.exports;
};

/**
 * A command runs for a second or two: V8 is to take its time before it compiles anything once more into its fastest form,
 * which costs more than it saves where little is done often. By Node's version: V8 gave the flag another name, and says so
 * to people where it does not know one.
 */
const patience = { 20: ['--interrupt-budget=1000000'], 22: ['--invocation-count-for-turbofan=30000'] };

function compiledBefore(file) {
  try {
    const written = readFileSync(file.replace(/\.cjs$/, '.cache'));
    const compiled = written.subarray(markLength);
    return markOf(compiled).equals(written.subarray(0, markLength)) ? compiled : undefined;
  } catch {
    return undefined;
  }
}

// V8 looks at the length alone.
const markLength = 32;

function marked(compiled) {
  return Buffer.concat([markOf(compiled), compiled]);
}

function markOf(compiled) {
  return createHash('sha256').update(compiled).digest();
}
