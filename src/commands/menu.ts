/** `fuer` alone at a terminal, or after a folder was dropped: asks what to do with which round, and does it. */
import { isRound, reportingUnits, roundsHere } from '../project/project.ts';
import type { ExitCode } from './opening/context.ts';
import type { Task } from './opening/menu-tasks.ts';
import { offeredTasks, wordsOf } from './opening/menu-tasks.ts';
import { plainWords, typed } from './opening/terminal.ts';

/** What was built before the menu came: its paths, and how that ended. */
export interface Beforehand {
  readonly built: readonly string[];
  readonly code: ExitCode;
}

/** Asks and runs until the person has had enough; the exit code of the last command. */
export async function runMenu(
  commands: readonly string[],
  run: (words: readonly string[]) => Promise<ExitCode>,
  beforehand: Beforehand | null,
): Promise<ExitCode> {
  const { intro, log, outro } = await import('@clack/prompts');
  intro('妇儿 · 妇女儿童发展规划监测评估（上下键选择，回车确定，Ctrl+C 退出）');
  const offered = offeredTasks(commands);
  let code: ExitCode = beforehand?.code ?? 0;
  let folder = onlyRound(beforehand?.built ?? ['.']);
  let mark: string = beforehand === null ? '' : leave;
  for (;;) {
    if (folder === null) {
      const answer = await askFolder();
      if (answer === null) break;
      if (answer.isNew) code = await run(['init', answer.path]);
      // Where no round came of it the question comes again.
      folder = onlyRound([answer.path]);
      mark = '';
      continue;
    }
    const chosen = await askTask(offered, folder, mark);
    if (chosen === leave) break;
    if (chosen === another) {
      folder = null;
      continue;
    }
    mark = chosen.label;
    const sender = chosen.asksSender === true ? await askSender(folder) : null;
    if (sender === gaveUp) continue;
    const words = wordsOf(chosen, folder, sender);
    log.step(`fuer ${words.map(typed).join(' ')}`);
    code = await run(words);
  }
  outro('再见。');
  return code;
}

/** What stands in the list beside the tasks. */
const another = '换一轮……';
const leave = '退出';

/** Where `mark` is the label of one, it is the one under the cursor: what was done last, so that the next is near. */
async function askTask(
  offered: readonly Task[],
  folder: string,
  mark: string,
): Promise<Task | typeof another | typeof leave> {
  const { isCancel, select } = await import('@clack/prompts');
  const chosen = await select({
    showInstructions: false,
    message: `做什么？（${folder === '.' ? '当前文件夹' : plainWords(folder)}）`,
    ...(mark === '' ? {} : { initialValue: mark }),
    options: [
      ...offered.map(({ label, hint }) => ({ value: label, label, hint })),
      { value: another, label: another, hint: '另一个文件夹，或新建' },
      { value: leave, label: leave, hint: '' },
    ],
  });
  if (isCancel(chosen)) return leave;
  return chosen === another ? another : (offered.find(({ label }) => label === chosen) ?? leave);
}

const gaveUp = Symbol('the person gave up');

/** Whose documents: a unit's name, or `general` for the general report. */
async function askSender(folder: string): Promise<string | typeof gaveUp> {
  const { isCancel, select } = await import('@clack/prompts');
  const chosen = await select({
    showInstructions: false,
    message: '装哪一家的？',
    maxItems: 12,
    options: [
      { value: 'general', label: '总报告', hint: '连同各表' },
      ...reportingUnits(folder).map((name) => ({ value: name, label: plainWords(name), hint: '报告和三张表' })),
    ],
  });
  return isCancel(chosen) ? gaveUp : chosen;
}

/** null where the person gave up. */
async function askFolder(): Promise<{ readonly path: string; readonly isNew: boolean } | null> {
  const { isCancel, select, text } = await import('@clack/prompts');
  const chosen = await select({
    showInstructions: false,
    message: '哪一轮？',
    options: [
      ...roundsHere().map((path) => ({ value: path, label: path === '.' ? '当前文件夹' : plainWords(path) })),
      { value: '', label: '别的文件夹……', hint: '输入路径，或把文件夹拖到这里' },
      { value: '+', label: '新建一轮……', hint: '从头建好设置文件和材料提纲' },
    ],
  });
  if (isCancel(chosen)) return null;
  if (chosen !== '' && chosen !== '+') return { path: chosen, isNew: false };
  const isNew = chosen === '+';
  const path = await text({
    message: isNew ? '新文件夹的名称' : '文件夹的路径（可以把文件夹拖到这里）',
    placeholder: isNew ? '我市-2016' : '我市-2015',
    validate: (answer) =>
      required(answer) ??
      (isNew || isRound(dragged(answer ?? '')) ? undefined : '这个文件夹里没有 round.yaml，请核对路径'),
  });
  return isCancel(path) ? null : { path: dragged(path), isNew };
}

function onlyRound(paths: readonly string[]): string | null {
  const [path] = paths;
  return path !== undefined && paths.length === 1 && isRound(path) ? path : null;
}

function required(answer: string | undefined): string | undefined {
  return (answer ?? '').trim() === '' ? '请填写' : undefined;
}

/** A folder dragged onto a terminal comes in quotes, in PowerShell behind an `&`. */
export function dragged(answer: string): string {
  return answer
    .trim()
    .replace(/^& (?=["'])/, '')
    .replace(/^(["'])(.*)\1$/, '$2');
}
