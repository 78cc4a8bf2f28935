/** The program: reads the command line, runs the command, ends with its exit code. */
import { runFuer } from './commands/application.ts';

const interactive = process.stdin.isTTY && process.stdout.isTTY;
process.exitCode = await runFuer(process.argv.slice(2), process, interactive);
