/** Starts main.cjs, which lies beside it. */
const { join } = require('node:path');
const { runCompiled } = require('./compiled.cjs');

// Opened by a double click, without a folder or a command: the workbench. At a terminal of Linux the menu asks.
const isClicked = process.platform === 'win32' || !process.stdin.isTTY;
if (process.argv.length === 2 && !process.env.FUER_LINE && isClicked) process.argv.push('serve');

runCompiled(join(__dirname, 'main.cjs'));
