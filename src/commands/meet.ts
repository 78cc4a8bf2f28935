/** fuer meet: notices, papers and a form for the meetings on red and orange indicators; the filled form back into ledger.yaml. */
import { buildCommand } from '@stricli/core';
import { readBytes } from '../project/folder-files.ts';
import { composeMeeting } from '../pipeline/meeting/papers.ts';
import { withMinutes } from '../pipeline/meeting/ledger-text.ts';
import { readMinutes } from '../pipeline/meeting/minutes.ts';
import { judgeRound, readDataset } from '../pipeline/pipeline.ts';
import type { Paper } from '../pipeline/returns.ts';
import { fillFolder } from '../project/kept-folder.ts';
import { writeSettings } from '../project/settings/settings-writing.ts';
import { meetingFolderOf, minutesFolderOf, now, type Project } from '../project/project.ts';
import type { ExitCode, FuerContext } from './opening/context.ts';
import { renderedPapers } from './preparing/rendered-papers.ts';
import { ending, print, printJson, progressDone, refuse } from './opening/context.ts';
import type { OpenedRound } from './opening/opened-round.ts';
import { openedForDocuments, refuseRound } from './opening/opened-round.ts';
import { debugFlag, jsonFlag, roundArgument, textFlag } from './opening/parameters.ts';
import { lockRound } from './opening/round-lock.ts';
import { nextCommand, plainWords, typedPath } from './opening/terminal.ts';
import type { PlacedFile } from './texts/placed-files.ts';
import { placementJson, placementLines } from './texts/placed-files.ts';

interface MeetFlags {
  readonly minutes?: string;
  readonly json?: boolean;
  readonly debug?: boolean;
}

export const meetCommand = buildCommand<MeetFlags, [folder?: string], FuerContext>({
  func: ending(meet),
  parameters: {
    flags: {
      minutes: textFlag('填好的会商纪要表（Word），读回 ledger.yaml', '文件'),
      json: jsonFlag,
      debug: debugFlag,
    },
    positional: roundArgument,
  },
  docs: {
    brief: '红色、橙色预警的通知书、会商材料、纪要表和推进方案',
    fullDescription:
      '对红色、橙色预警指标，给每个牵头单位写一份预警通知书，写会商材料（一个指标一页）和已定措施的推进方案，放入 out/会商；纪要表放入 forms。填好的纪要表用 --minutes 读回 ledger.yaml：台账空着的填上，已有的不改。措施只写会上定的，程序不拟。',
  },
});

async function meet(context: FuerContext, flags: MeetFlags, folder: string = '.'): Promise<ExitCode> {
  const opened = openedForDocuments(folder);
  if (opened.verdict === 'refused') return refuseRound(context, opened, flags.json === true ? { documents: [] } : null);
  const lock = lockRound(opened.project);
  if (lock.verdict === 'busy') return refuse(context, lock.message);
  try {
    if (flags.minutes === undefined) return await writePapers(context, opened, flags, []);
    return await takeMinutes(context, opened, flags, flags.minutes);
  } finally {
    lock.lock.release();
  }
}

/** The ledger first, then the scheme of what it holds now. */
async function takeMinutes(
  context: FuerContext,
  { project, configuration }: OpenedRound,
  flags: MeetFlags,
  file: string,
): Promise<ExitCode> {
  const bytes = readBytes(file, 64 * 1024 * 1024);
  if (bytes.verdict !== 'read') return refuse(context, `没有找到或打不开“${file}”。\n请写填好的会商纪要表的路径。`);
  const reading = readMinutes(bytes.bytes, configuration.indicators);
  if (reading.verdict === 'refused') return refuse(context, reading.message);
  const change = withMinutes(project.files.ledger?.text ?? '', reading.entries);
  if (change.filled.length > 0 && writeSettings(project, 'ledger.yaml', change.text) === 'held')
    return refuse(context, 'ledger.yaml 不能写入，多半正在打开。\n请关闭打开它的程序，再运行一次。');
  const said = [
    change.filled.length === 0
      ? '纪要表里没有台账还没有的内容。'
      : `写入 ledger.yaml ${change.filled.length} 项（原来的存入 .fuer/backup）：`,
    ...change.filled.map((line) => `  ${line}`),
    ...change.kept.map((what) => `  ${what}没有写入（台账已有别的内容，或写法不能自动改），要改请改 ledger.yaml。`),
    ...reading.left.map((line) => `  ${line}`),
  ];
  const again = openedForDocuments(project.folder);
  if (again.verdict === 'refused') return refuse(context, again.message);
  const code = await writePapers(context, again, flags, said, {
    filled: change.filled,
    kept: change.kept,
    left: reading.left,
  });
  return reading.left.length > 0 || change.kept.length > 0 ? 1 : code;
}

async function writePapers(
  context: FuerContext,
  { project, configuration }: OpenedRound,
  flags: MeetFlags,
  said: readonly string[],
  taken: object = {},
): Promise<ExitCode> {
  const facts = judgeRound(readDataset(configuration, project.files));
  const { papers, minutes, warned } = composeMeeting(facts, configuration);
  const filled = fillFolder(meetingFolderOf(project), await renderedPapers(context, papers), () => true, now());
  const forms = await placeForm(context, project, flags.minutes === undefined ? minutes : null);
  progressDone(context);
  if (flags.json === true) {
    printJson(context, { ...taken, warned, documents: [...placementJson(filled, 'out/会商'), ...forms.json] });
    return 0;
  }
  const lines =
    warned === 0
      ? ['本轮没有红色、橙色预警，不需要会商。']
      : [
          ...placementLines(filled, 'out/会商'),
          ...forms.lines,
          ...(flags.minutes === undefined ? [nextStep(project.folder, forms.path)] : []),
        ];
  print(context, plainWords([...said, ...lines].join('\n')));
  return 0;
}

function nextStep(folder: string, form: string): string {
  const command = `${nextCommand('meet', folder)} --minutes ${typedPath(folder, 'forms', form)}`;
  return `会后填好 forms/${form}，运行 ${command}，定下的措施写进 ledger.yaml。`;
}

/** The form lies among the others, and a filled-in one is never replaced. */
async function placeForm(
  context: FuerContext,
  project: Project,
  form: Paper | null,
): Promise<{ readonly lines: readonly string[]; readonly json: readonly PlacedFile[]; readonly path: string }> {
  if (form === null) return { lines: [], json: [], path: '' };
  const documents = await renderedPapers(context, [form]);
  const filled = fillFolder(minutesFolderOf(project), documents, () => true, now());
  return { lines: placementLines(filled, 'forms'), json: placementJson(filled, 'forms'), path: form.path };
}
