/** Folders dropped onto the program's file: no command is named, only where they lie. They are built. */
import { whatLiesAt } from '../../project/project.ts';
import { roundAbove } from '../../project/round-above.ts';
import type { ExitCode } from './context.ts';
import { plainWords } from './terminal.ts';

/** What was dropped, as paths; null where the words are a command line as a person types it. */
export function droppedPaths(words: readonly string[], commands: readonly string[]): readonly string[] | null {
  const [first] = words;
  if (first === undefined || commands.includes(first) || words.some((word) => word.startsWith('-'))) return null;
  const isPath = /[\\/]/.test(first) || whatLiesAt(first) !== 'nothing';
  return isPath ? words.map(asDropped) : null;
}

/**
 * The paths on the line with which Windows starts a file that something is dropped onto, such as
 * `C:\Windows\system32\cmd.exe /c ""D:\妇儿\fuer.cmd" D:\妇女&儿童"`. Windows quotes only paths with a space, and cmd.exe
 * cuts the others at an `&`. null where the line is of another kind.
 */
export function pathsOnLine(line: string): readonly string[] | null {
  const rest = /\s\/c\s+""[^"]*\.cmd"(.*)"\s*$/i.exec(line)?.[1];
  if (rest === undefined) return null;
  return [...rest.matchAll(/"([^"]+)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
}

/** Builds one after the other; the worst exit code. `say` tells what is no folder of a round. */
export async function buildDropped(
  paths: readonly string[],
  run: (words: readonly string[]) => Promise<ExitCode>,
  say: (text: string) => void,
): Promise<ExitCode> {
  let worst: ExitCode = 0;
  for (const path of paths) {
    if (paths.length > 1) say(`\n── ${plainWords(path)}`);
    const obstacle = obstacleTo(path);
    if (obstacle !== null) say(plainWords(obstacle));
    const code = obstacle === null ? await run(['build', path]) : 2;
    if (code > worst) worst = code;
  }
  return worst;
}

/** What is a folder but no round is explained by the build itself. */
function obstacleTo(path: string): string | null {
  const there = whatLiesAt(path);
  if (there === 'nothing') {
    return `没有找到“${path}”。\n请核对它是否还在原处；名称里有 &、^ 等符号的，请先改名。`;
  }
  if (there === 'folder') return null;
  const round = roundAbove(path);
  return round === null
    ? `“${path}”是文件。\n请把一轮监测的整个文件夹（里面有 round.yaml）拖过来。`
    : `“${path}”是文件。\n请把它所在的整个文件夹“${round}”拖过来。`;
}

/** cmd.exe and Node.js make `C:\监测"` of `"C:\监测\"`; no name on Windows holds a quotation mark. */
function asDropped(word: string): string {
  return process.platform === 'win32' ? word.replace(/"$/, '') : word;
}
