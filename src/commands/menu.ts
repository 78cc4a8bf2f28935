/** `fuer` alone at a terminal: asks what to do with which round, and does it. */
import { isRound, roundsHere } from '../project.ts';
import type { ExitCode } from './context.ts';
import { plainWords } from './terminal.ts';

/** What can be chosen, in the order of a round's life; `words` without the round's folder. */
interface Task {
  readonly label: string;
  readonly hint: string;
  readonly words: readonly string[];
  /** One more answer that the command needs, put before the folder. */
  readonly asks?: { readonly message: string; readonly placeholder: string };
}

const tasks: readonly Task[] = [
  { label: '检查材料', hint: '一次列出全部问题', words: ['check'] },
  { label: '看报送进度', hint: '谁还没有交，什么时候到期', words: ['status'] },
  { label: '生成全部报告和表', hint: '写入 out', words: ['build'] },
  { label: '生成草稿', hint: '有强制性问题的文件也生成', words: ['build', '--draft'] },
  { label: '生成报告和网页预览', hint: '在浏览器里看，数字有出处', words: ['build', '--html'] },
  { label: '看判定结果', hint: '达标、进度、预警等级', words: ['assess'] },
  { label: '写填报表', hint: '各单位的表格和材料提纲，写入 forms', words: ['forms'] },
  {
    label: '装包报送',
    hint: '报告、报送函、清单装成压缩包',
    words: ['pack'],
    asks: { message: '装哪个单位的？总报告写 general', placeholder: '教育局' },
  },
];

/** Those of which the program has the command. */
export function offeredTasks(commands: readonly string[]): readonly Task[] {
  return tasks.filter(({ words: [command] }) => command !== undefined && commands.includes(command));
}

/** The command line of a task. */
export function wordsOf(task: Task, folder: string, answer: string | null): readonly string[] {
  const [command = '', ...flags] = task.words;
  return [command, ...(answer === null ? [] : [answer]), folder, ...flags];
}

/** Asks and runs until the person has had enough; the exit code of the last command. */
export async function runMenu(
  commands: readonly string[],
  run: (words: readonly string[]) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { intro, isCancel, log, outro, select, text } = await import('@clack/prompts');
  intro('妇儿 · 妇女儿童发展规划监测评估（上下键选择，回车确定，Ctrl+C 退出）');
  const folder = await askFolder();
  if (folder === null) return goodbye(0);
  if (folder.isNew) return run(['init', folder.path]);
  const offered = offeredTasks(commands);
  let code: ExitCode = 0;
  for (;;) {
    const chosen = await select({
      showInstructions: false,
      message: `做什么？（${folder.path === '.' ? '当前文件夹' : plainWords(folder.path)}）`,
      options: [
        ...offered.map((task, position) => ({ value: position, label: task.label, hint: task.hint })),
        { value: -1, label: '退出', hint: '' },
      ],
    });
    const task = isCancel(chosen) ? undefined : offered[chosen];
    if (task === undefined) return goodbye(code);
    const answer = task.asks === undefined ? null : await text({ ...task.asks, validate: required });
    if (isCancel(answer)) return goodbye(code);
    const words = wordsOf(task, folder.path, answer);
    log.step(`fuer ${words.map(quoted).join(' ')}`);
    code = await run(words);
  }

  function goodbye(last: ExitCode): ExitCode {
    outro('再见。');
    return last;
  }
}

/** null where the person gave up. */
async function askFolder(): Promise<{ readonly path: string; readonly isNew: boolean } | null> {
  const { isCancel, select, text } = await import('@clack/prompts');
  const rounds = roundsHere();
  const [only] = rounds;
  if (only === '.') return { path: '.', isNew: false };
  const chosen = await select({
    showInstructions: false,
    message: '哪一轮？',
    options: [
      ...rounds.map((path) => ({ value: path, label: plainWords(path) })),
      { value: '', label: '别的文件夹……', hint: '输入路径，或把文件夹拖到这里' },
      { value: '+', label: '新建一轮……' },
    ],
  });
  if (isCancel(chosen)) return null;
  if (chosen !== '' && chosen !== '+') return { path: chosen, isNew: false };
  const isNew = chosen === '+';
  const path = await text({
    message: isNew ? '新文件夹的名称' : '文件夹的路径',
    placeholder: isNew ? '我市-2016' : '我市-2015',
    validate: (answer) =>
      required(answer) ??
      (isNew || isRound(dragged(answer ?? '')) ? undefined : '这个文件夹里没有 round.yaml，请核对路径'),
  });
  return isCancel(path) ? null : { path: dragged(path), isNew };
}

function required(answer: string | undefined): string | undefined {
  return (answer ?? '').trim() === '' ? '请填写' : undefined;
}

/** A folder dragged onto a terminal comes in quotes. */
export function dragged(answer: string): string {
  return answer.trim().replace(/^(["'])(.*)\1$/, '$2');
}

function quoted(word: string): string {
  return /[\s"']/.test(word) ? `"${word}"` : word;
}
