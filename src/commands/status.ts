/** fuer status: who has handed in what, what is due, what holds documents back, whom to ring. */
import { buildCommand } from '@stricli/core';
import { findingJson } from '../dataset/check-json.ts';
import { dateText } from '../indicators/round.ts';
import { openConflictsIn } from '../formats/docx/merge/beside/comments.ts';
import { contradictionsIn, type Judging } from '../formats/docx/merge/beside/contradicted.ts';
import { mechanismOf } from '../rules/warning/mechanism.ts';
import { prepareRound } from '../pipeline/pipeline.ts';
import type { RoundStatus } from '../pipeline/status.ts';
import type { DocumentStatus } from '../pipeline/round-status/unit-status.ts';
import { statusOf } from '../pipeline/status.ts';
import type { JudgedDocument } from '../pipeline/documents.ts';
import { readDocument } from '../project/copies.ts';
import type { OutFolder } from '../project/out-folder.ts';
import { outFolderOf, today } from '../project/project.ts';
import { truthOf } from '../report/proofread.ts';
import type { ExitCode, FuerContext } from './opening/context.ts';
import { done, ending, print, printJson, progressDone, tellingSteps } from './opening/context.ts';
import { openedRound, refuseRound } from './opening/opened-round.ts';
import { debugFlag, jsonFlag, roundArgument } from './opening/parameters.ts';
import { statusText } from './texts/status-text.ts';

interface StatusFlags {
  readonly today?: string;
  readonly json?: boolean;
  readonly debug?: boolean;
}

export const statusCommand = buildCommand<StatusFlags, [folder?: string], FuerContext>({
  func: ending(status),
  parameters: {
    flags: {
      today: {
        kind: 'parsed',
        parse: parseDate,
        brief: '按这一天计算时限，如 2016-05-24；不写为今天',
        placeholder: '日期',
        optional: true,
      },
      json: jsonFlag,
      debug: debugFlag,
    },
    positional: roundArgument,
  },
  docs: {
    brief: '各单位报送情况、时限、扣发的文件和催报的话',
    fullDescription:
      '按单位列出报表、材料、变化说明、问题和报告的情况，离时限还有几天，找谁；列出哪些文件因为什么还不能发；附可以直接粘贴的催报短信。不写任何文件。',
  },
});

function status(context: FuerContext, flags: StatusFlags, folder: string = '.'): ExitCode {
  const { json = false } = flags;
  const opened = openedRound(folder);
  if (opened.verdict === 'refused') return refuseRound(context, opened, json ? { units: [], heldBack: [] } : null);
  const choices = { draft: false, splitGeneral: false, unitTables: false };
  const { configuration, project } = opened;
  const { dataset, facts, documents } = prepareRound(configuration, project.files, choices, tellingSteps(context));
  const day = flags.today ?? today();
  const found = statusOf(dataset, documents, day, {
    mechanism: mechanismOf(facts, configuration.ledger, day),
    handedOver: configuration.handedOver,
  });
  const judging = { words: configuration.templates.words, isSo: truthOf(facts) };
  const unsettled = unsettledIn(outFolderOf(project, undefined), documents, judging);
  progressDone(context);
  if (json) printJson(context, { ...statusJson(found), unsettled });
  else print(context, [statusText(found, dataset.round), ...unsettledLines(unsettled)].join('\n'));
  return done(dataset.findings, unsettled.length > 0);
}

interface Unsettled {
  readonly path: string;
  /** Comments that tell of words which a person and a data fix both changed, and places that a person changed against the data. */
  readonly conflicts: number;
}

function unsettledIn(out: OutFolder, documents: readonly JudgedDocument[], judging: Judging): readonly Unsettled[] {
  return documents.flatMap(({ document: { path } }) => {
    const bytes = path.endsWith('.docx') ? readDocument(out, path) : null;
    const conflicts = bytes === null ? 0 : openConflictsIn(bytes).length || contradictionsIn(bytes, judging).length;
    return conflicts === 0 ? [] : [{ path: `out/${path}`, conflicts }];
  });
}

function unsettledLines(unsettled: readonly Unsettled[]): readonly string[] {
  if (unsettled.length === 0) return [];
  return [
    '改动与数据有冲突、还没有处理的文件（请在 Word 里看批注，改好后删去批注）：',
    ...unsettled.map(({ path, conflicts }) => `  ${path}：${conflicts}处`),
  ];
}

function statusJson(found: RoundStatus): object {
  const document = ({ path, verdict, because }: DocumentStatus): unknown => ({
    path: `out/${path}`,
    state: verdict,
    because: because.map(findingJson),
  });
  return {
    ...found,
    units: found.units.map((unit) => ({ ...unit, reports: unit.reports.map(document) })),
    heldBack: found.heldBack.map(document),
  };
}

function parseDate(input: string): string {
  const date = dateText.safeParse(input.trim());
  if (!date.success) throw new Error('应为日期，如 2016-05-24');
  return date.data;
}
