/** The program: reads the command line, runs the command, ends with its exit code. */
import { runFuer } from './commands/application.ts';

const interactive = process.stdin.isTTY && process.stdout.isTTY;
// Without `await`: bundled as one CommonJS file for the portable folder there is none.
void runFuer(process.argv.slice(2), process, interactive).then((code) => {
  process.exitCode = code;
});
