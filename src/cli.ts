/** The program: reads the command line, runs the command, ends with its exit code. */
import { keptAnswer } from './project/kept/answer.ts';

const interactive = process.stdin.isTTY && process.stdout.isTTY;
// Without `await`: bundled as one CommonJS file for the portable folder there is none.
void run().then((code) => {
  process.exitCode = unwritten ? 2 : code;
});

/** What was answered before, and would be answered the same, needs nothing of the program but this. */
async function run(): Promise<0 | 1 | 2> {
  const line = process.env['FUER_LINE'] ?? '';
  const kept = line === '' ? keptAnswer(process.argv.slice(2)) : null;
  if (kept !== null) {
    process.stdout.write(`${kept.said}\n`);
    return kept.code;
  }
  const [{ runFuer }, { pathsOnLine }] = await Promise.all([
    import('./commands/application.ts'),
    import('./commands/opening/dropped.ts'),
  ]);
  // The portable folder's start file gives the line of Windows where cmd.exe has cut a path in two.
  return runFuer(pathsOnLine(line) ?? process.argv.slice(2), process, interactive);
}

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
