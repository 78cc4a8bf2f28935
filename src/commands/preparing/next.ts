/** fuer next: from this year's round the folder of the next one. */
import { buildCommand } from '@stricli/core';
import { join } from 'node:path';
import { prepareRound } from '../../pipeline/pipeline.ts';
import type { PreparedRound } from '../../pipeline/pipeline.ts';
import { endedPlans, nextRound } from '../../pipeline/preparing/next-round.ts';
import type { NextRound } from '../../pipeline/preparing/next-round.ts';
import type { NewPlans } from '../../pipeline/preparing/raised-round.ts';
import { renderContent } from '../../pipeline/render/render.ts';
import { isRound } from '../../project/project.ts';
import { createNextRound, issuedTables, pathFromNext } from '../../project/next-folder.ts';
import type { ExitCode, FuerContext } from '../opening/context.ts';
import { ending, print, printJson, progressDone, refuse, tellingSteps } from '../opening/context.ts';
import { openedForDocuments, refuseRound } from '../opening/opened-round.ts';
import { debugFlag, jsonFlag } from '../opening/parameters.ts';
import { typed } from '../opening/terminal.ts';

interface NextFlags {
  readonly plans?: NewPlans;
  readonly json?: boolean;
  readonly debug?: boolean;
}

export const nextCommand = buildCommand<NextFlags, [first: string, second?: string], FuerContext>({
  func: ending(next),
  parameters: {
    flags: {
      plans: {
        kind: 'parsed',
        parse: parseSpan,
        brief: '规划已经期满时，新一期规划的起止年，如 2031-2040',
        placeholder: '起止年',
        optional: true,
      },
      json: jsonFlag,
      debug: debugFlag,
    },
    positional: {
      kind: 'tuple',
      parameters: [
        { brief: '本轮的文件夹；只写一个时为要新建的文件夹，本轮为当前文件夹', parse: String, placeholder: '本轮文件夹' },
        { brief: '要新建的下一年度的文件夹', parse: String, placeholder: '新文件夹', optional: true },
      ],
    },
  },
  docs: {
    brief: '由本轮建下一年度的一轮：日期顺延，表和材料清空，今年的表作为往年表，没办完的事转到下年',
    fullDescription:
      '单位名单、规划目标、登记册的补充照搬；年度、时限、落款日期、标题里的年份加一年；今年的年报表和预警表放入 history；各单位的建议和问题写入 promises.yaml，红、橙色预警写入 ledger.yaml，表样里会逐条问办理情况；核定（decisions.yaml）清空。本轮的文件不改。',
  },
}); // prettier-ignore

function parseSpan(input: string): NewPlans {
  const [, from, to] = /^\s*(\d{4})\s*[-—–~～至]\s*(\d{4})年?\s*$/.exec(input) ?? [];
  if (from === undefined || to === undefined || Number(from) >= Number(to)) throw new Error('应为起止年，如 2031-2040');
  return { from: Number(from), to: Number(to) };
}

async function next(context: FuerContext, flags: NextFlags, first: string, second?: string): Promise<ExitCode> {
  const [folder, given] = second === undefined ? ['.', first] : [first, second];
  if (second === undefined && isRound(first) && !isRound('.'))
    return refuse(
      context,
      `要写两个文件夹：本轮的，和要新建的下一年度的。\n如：fuer next ${typed(first)} 新文件夹`,
    );
  const opened = openedForDocuments(folder);
  if (opened.verdict === 'refused') return refuseRound(context, opened, flags.json === true ? {} : null);
  const { configuration, project } = opened;
  const { round } = configuration;
  const ended = endedPlans(round);
  if (ended.length > 0 && flags.plans === undefined) {
    return refuse(
      context,
      `${ended.join('、')}到${round.year}年已经期满，下一年度要用新一期的规划。\n请写明新规划的起止年，如：fuer next ${typed(folder)} ${typed(given)} --plans ${round.year + 1}-${round.year + 10}`,
    );
  }
  if (ended.length === 0 && flags.plans !== undefined)
    return refuse(context, `规划还没有期满，不需要写 --plans。`);
  const choices = { draft: true, splitGeneral: false, unitTables: false };
  const prepared = prepareRound(configuration, project.files, choices, tellingSteps(context));
  const made = nextRound({
    files: project.files,
    configuration,
    prepared,
    plans: flags.plans ?? null,
    registerPath: pathFromNext(project, given, round.register),
  });
  const tables = await tablesOf(prepared);
  const issued = issuedTables(project, [...tables.keys()]);
  const creation = createNextRound(project, round, given, made.texts, issued ?? tables);
  progressDone(context);
  if (creation.verdict === 'refused') return refuse(context, `${creation.message}\n${creation.hint}`);
  const files = [...made.texts.keys(), ...[...tables.keys()].map((name) => `history/${name}`)];
  if (flags.json === true)
    printJson(context, { folder: given, year: round.year + 1, files, changes: made.changes, remarks: made.remarks });
  else print(context, nextText(given, round.year, made, [...tables.keys()], issued !== null));
  return 0;
} // prettier-ignore

/** The annual table and the warning tables of this year. */
async function tablesOf({ documents }: PreparedRound): Promise<ReadonlyMap<string, Uint8Array>> {
  const tables = new Map<string, Uint8Array>();
  for (const { document } of documents) {
    if (document.kind !== 'annual-table' && document.kind !== 'warning-table') continue;
    tables.set(document.path, (await renderContent(document.path, document.content)).bytes);
  }
  return tables;
}

function nextText(
  given: string,
  year: number,
  { changes, remarks, promises, ledger }: NextRound,
  tables: readonly string[],
  issued: boolean,
): string {
  return [
    `已新建 ${given}：${year + 1}年度的一轮。`,
    '改动的设置：',
    ...changes.map((change) => `  ${change}`),
    `往年表：${tables.join('、')}（${issued ? '取自定稿' : `${year}年的这些表还没有都定稿，按现在的数据写成`}）。`,
    `转来待答复的建议和问题 ${promises} 条（promises.yaml），预警和没有结果的事项 ${ledger} 条（ledger.yaml）。`,
    ...(remarks.length === 0 ? [] : ['请核对：', ...remarks.map((remark) => `  ${remark}`)]),
    '接下来：',
    `  1. 核对 ${join(given, 'round.yaml')} 的时限、单位名单和联系人；`,
    `  2. 全省和外地的新数据放入 ${join(given, 'reference')}；`,
    `  3. 运行 fuer forms ${typed(given)}，把表样发给各单位。`,
  ].join('\n');
}
