/** The program: reads the command line, runs the command, ends with its exit code. */
import { runFuer } from './commands/application.ts';
import { pathsOnLine } from './commands/opening/dropped.ts';

const interactive = process.stdin.isTTY && process.stdout.isTTY;
// The portable folder's start file gives the line of Windows where cmd.exe has cut a path in two.
const words = pathsOnLine(process.env['FUER_LINE'] ?? '') ?? process.argv.slice(2);
// Without `await`: bundled as one CommonJS file for the portable folder there is none.
void runFuer(words, process, interactive).then((code) => {
  process.exitCode = code;
});
