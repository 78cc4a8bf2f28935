/** fuer notice: the notice that opens the round, from round.yaml and plan.yaml. */
import { buildCommand } from '@stricli/core';
import { judgeRound, readDataset } from '../pipeline/pipeline.ts';
import { renderPaper } from '../pipeline/render/render.ts';
import { composeNotice } from '../report/compose/papers/notice.ts';
import { fillFolder } from '../project/kept-folder.ts';
import { noticeFolderOf, now } from '../project/project.ts';
import type { ExitCode, FuerContext } from './opening/context.ts';
import { ending, print, printJson, progress, progressDone } from './opening/context.ts';
import { openedForDocuments, refuseRound } from './opening/opened-round.ts';
import { debugFlag, jsonFlag, roundArgument } from './opening/parameters.ts';
import { placementJson, placementLines } from './texts/placed-files.ts';

interface NoticeFlags {
  readonly json?: boolean;
  readonly debug?: boolean;
}

export const noticeCommand = buildCommand<NoticeFlags, [folder?: string], FuerContext>({
  func: ending(notice),
  parameters: { flags: { json: jsonFlag, debug: debugFlag }, positional: roundArgument },
  docs: {
    brief: '写布置本轮监测评估的通知',
    fullDescription:
      '按 round.yaml 和 plan.yaml 写布置本轮监测评估的通知：要求、三张表的表名、重点单位、五个部分、时限、报给谁、怎样报，附工作计划、目标责任分解表、回执，写入 out。有人改过的不会被覆盖。',
  },
});

async function notice(context: FuerContext, { json = false }: NoticeFlags, folder: string = '.'): Promise<ExitCode> {
  const opened = openedForDocuments(folder);
  if (opened.verdict === 'refused') return refuseRound(context, opened, json ? { documents: [] } : null);
  const { configuration, project } = opened;
  const path = `通知-${configuration.round.year}.docx`;
  progress(context, `正在生成 ${path}`);
  const facts = judgeRound(readDataset(configuration, project.files));
  const report = composeNotice(facts, configuration.templates);
  const { bytes } = await renderPaper(path, report);
  const filled = fillFolder(noticeFolderOf(project), [{ path, bytes }], () => true, now());
  progressDone(context);
  if (json) printJson(context, { documents: placementJson(filled, 'out') });
  else {
    const owed = report.draft ? ['文中有【待补充】，请补上 round.yaml 里的收件单位后再发。'] : [];
    print(
      context,
      [...placementLines(filled, 'out'), ...owed, '发文日期请手写；红头和文号按本单位的规定加。'].join('\n'),
    );
  }
  return 0;
}
