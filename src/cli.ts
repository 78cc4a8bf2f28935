/** The program: reads the command line, runs the command, ends with its exit code. */
import { runFuer } from './commands/application.ts';

process.exitCode = await runFuer(process.argv.slice(2), process);
