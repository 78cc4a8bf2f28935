/** The program: reads the command line, runs the command, ends with its exit code. */
import { runFuer } from './commands/application.ts';
import { pathsOnLine } from './commands/opening/dropped.ts';

const interactive = process.stdin.isTTY && process.stdout.isTTY;
// The portable folder's start file gives the line of Windows where cmd.exe has cut a path in two.
const words = pathsOnLine(process.env['FUER_LINE'] ?? '') ?? process.argv.slice(2);
// Without `await`: bundled as one CommonJS file for the portable folder there is none.
void runFuer(words, process, interactive).then((code) => {
  process.exitCode = unwritten ? 2 : code;
});

let unwritten = false;
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever read along has seen enough (`| head`): the work goes on, and ends as it would have.
    if (error.code === 'EPIPE' || unwritten) return;
    unwritten = true;
    process.exitCode = 2;
    process.stderr.write(
      `结果没有写出去（${error.code ?? error.message}），多半是磁盘已满。\n请腾出空间后再运行一次。\n`,
    );
  });
}
