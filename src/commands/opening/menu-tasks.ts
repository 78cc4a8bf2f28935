/** What can be chosen from the menu, in the order of a round's life. */

/** `words` without the round's folder. */
export interface Task {
  readonly label: string;
  readonly hint: string;
  readonly words: readonly string[];
  /** The command also wants to know whose documents. */
  readonly asksSender?: true;
}

const tasks: readonly Task[] = [
  { label: '打开工作台', hint: '在浏览器里做完一轮', words: ['serve'] },
  { label: '写填报表', hint: '各单位的表格和材料提纲，写入 forms', words: ['forms'] },
  { label: '写通知', hint: '布置本轮工作的通知，写入 out', words: ['notice'] },
  { label: '看报送进度', hint: '谁还没有交，什么时候到期', words: ['status'] },
  { label: '检查材料', hint: '一次列出全部问题', words: ['check'] },
  { label: '退回有问题的表', hint: '在各单位的表里标出问题，写入 out/退回', words: ['check', '--annotate'] },
  { label: '看判定结果', hint: '达标、进度、预警等级', words: ['assess'] },
  { label: '看改动影响', hint: '现在的数据会改动上次生成的哪些数字和句子', words: ['changes'] },
  { label: '生成全部报告和表', hint: '写入 out', words: ['build'] },
  { label: '生成草稿', hint: '有强制性问题的文件也生成', words: ['build', '--draft'] },
  { label: '生成报告和网页预览', hint: '在浏览器里看，数字有出处', words: ['build', '--html'] },
  { label: '写会商材料', hint: '红、橙色预警的通知书、会商材料和纪要表', words: ['meet'] },
  { label: '发出定稿', hint: '没有遗留问题的文件存档，写入 issued', words: ['issue'] },
  { label: '装包报送', hint: '报告、报送函、清单装成压缩包', words: ['pack'], asksSender: true },
];

/** Those of which the program has the command. */
export function offeredTasks(commands: readonly string[]): readonly Task[] {
  return tasks.filter(({ words: [command] }) => command !== undefined && commands.includes(command));
}

/** The command line of a task. */
export function wordsOf(task: Task, folder: string, sender: string | null): readonly string[] {
  const [command = '', ...flags] = task.words;
  return [command, ...(sender === null ? [] : [sender]), folder, ...flags];
}
