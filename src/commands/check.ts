/** fuer check: reads and audits everything, and lists all findings by unit, worst first. */
import { buildCommand } from '@stricli/core';
import { checkJson } from '../dataset/check-json.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { PreparedRound } from '../pipeline/pipeline.ts';
import { prepareRound } from '../pipeline/pipeline.ts';
import type { Configuration } from '../pipeline/read/configuration.ts';
import { reportFindings } from '../pipeline/report-findings.ts';
import { composeOpinionsPaper, composeReturns, composeReview, opinionsName } from '../pipeline/returns.ts';
import { takeOpinions } from './preparing/opinions.ts';
import { now, returnsFolderOf, reviewFolderOf } from '../project/project.ts';
import type { KeptFolder } from '../project/kept-folder.ts';
import { fillFolder } from '../project/kept-folder.ts';
import type { ExitCode, FuerContext } from './opening/context.ts';
import { renderedPapers } from './preparing/rendered-papers.ts';
import { done, ending, print, printJson, progressDone, refuse, tellingSteps } from './opening/context.ts';
import { acceptanceText, countsByLevel, findingsByUnit } from './texts/findings-text.ts';
import { nextThings } from './texts/next-things.ts';
import { missingMaterial } from './texts/missing-material.ts';
import type { OpenedRound } from './opening/opened-round.ts';
import { nextCommand, typedPath } from './opening/terminal.ts';
import { openedRound, refuseRound } from './opening/opened-round.ts';
import { debugFlag, jsonFlag, roundArgument } from './opening/parameters.ts';
import { whileLocked } from './opening/round-lock.ts';
import { placementJson, placementLines } from './texts/placed-files.ts';

interface CheckFlags {
  readonly annotate?: boolean;
  readonly decisions?: string;
  readonly json?: boolean;
  readonly debug?: boolean;
}

export const checkCommand = buildCommand<CheckFlags, [folder?: string], FuerContext>({
  func: ending(check),
  parameters: {
    flags: {
      annotate: {
        kind: 'boolean',
        brief: '另写 out/退回：标出问题的报表、退回通知；并写审核记录和待填的审核意见',
        optional: true,
        withNegated: false,
      },
      decisions: {
        kind: 'parsed',
        parse: String,
        brief: '读入填好的审核意见（out/审核意见.docx），把决定写进 decisions.yaml，再检查',
        optional: true,
        placeholder: '审核意见',
      },
      json: jsonFlag,
      debug: debugFlag,
    },
    positional: roundArgument,
  },
  docs: {
    brief: '读取并审核全部材料，一次列出所有问题',
    fullDescription:
      '读取本轮的全部表格、文字材料和设置，逐项审核，按单位列出问题（重的在前）。不加 --annotate、--decisions 时不写任何文件。',
  },
});

async function check(context: FuerContext, flags: CheckFlags, folder: string = '.'): Promise<ExitCode> {
  const { annotate = false, json = false } = flags;
  const opened = openedRound(folder);
  if (opened.verdict === 'refused') return refuseRound(context, opened, json ? { figures: [] } : null);
  const checking = (): Promise<ExitCode> => checkRound(context, opened, flags);
  return annotate || flags.decisions !== undefined ? whileLocked(context, opened.project, checking) : checking();
}

async function checkRound(
  context: FuerContext,
  first: OpenedRound,
  { annotate = false, decisions, json = false }: CheckFlags,
): Promise<ExitCode> {
  const taken = decisions === undefined ? null : takeOpinions(first, decisions, withReportFindings);
  if (taken?.verdict === 'refused') return refuse(context, taken.message);
  const again = taken === null ? null : openedRound(first.project.folder);
  if (again?.verdict === 'refused') return refuseRound(context, again, json ? { figures: [] } : null);
  const opened = again ?? first;
  const { configuration, project } = opened;
  const choices = { draft: true, splitGeneral: false, unitTables: false };
  const prepared = prepareRound(configuration, project.files, choices, tellingSteps(context));
  const written = annotate ? await writePapers(context, opened, prepared.dataset) : [];
  const dataset = withReportFindings(prepared, configuration.decisions);
  progressDone(context);
  if (json) {
    const documents = written.flatMap(({ filled, shown }) => placementJson(filled, shown));
    printJson(context, {
      ...checkJson(dataset),
      ...(annotate ? { documents } : {}),
      ...(taken === null ? {} : { taken: taken.taken, left: taken.left }),
    });
  } else
    print(
      context,
      [...(taken?.lines ?? []), checkText(dataset, project.folder), ...writtenText(written, project.folder)].join('\n'),
    );
  return taken !== null && taken.left.length > 0 ? 1 : done(dataset.findings);
}

/** With what the reports would still lack, and how they would be worded. */
function withReportFindings({ dataset, documents }: PreparedRound, decisions: Configuration['decisions']): Dataset {
  const composed = documents.map(({ document }) => document);
  return { ...dataset, findings: [...dataset.findings, ...reportFindings(composed, dataset, decisions)] };
}

interface Filled {
  readonly filled: KeptFolder;
  /** The folder as people see it. */
  readonly shown: string;
}

/** Returned tables and notices go to out/退回, the record beside the documents. */
async function writePapers(
  context: FuerContext,
  { project, configuration }: OpenedRound,
  dataset: Dataset,
): Promise<readonly Filled[]> {
  const returns = await renderedPapers(context, composeReturns(dataset, project.files));
  const review = await renderedPapers(context, [composeReview(configuration, dataset), composeOpinionsPaper(dataset)]);
  return [
    { filled: fillFolder(returnsFolderOf(project), returns, () => true, now()), shown: 'out/退回' },
    { filled: fillFolder(reviewFolderOf(project), review, () => true, now()), shown: 'out' },
  ];
}

function writtenText(written: readonly Filled[], folder: string): readonly string[] {
  if (written.length === 0) return [];
  const command = `${nextCommand('check', folder)} --decisions ${typedPath(folder, 'out', opinionsName)}`;
  return [
    '',
    ...written.flatMap(({ filled, shown }) => placementLines(filled, shown)),
    `退回通知和标注的报表可直接发给单位；审核记录可打印存档；审核意见填好后用 ${command} 读回。`,
  ];
}

function checkText(dataset: Dataset, folder: string): string {
  const { round, findings, observations } = dataset;
  const units = round.units.map((unit) => unit.name);
  const usable = observations.filter((cell) => cell.value !== null || cell.word !== null).length;
  const missing = missingMaterial(dataset);
  return [
    `${round.area.name} ${round.year}年：读取数字 ${usable} 个，文字材料 ${dataset.received.notes.size} 个单位。`,
    ...(findings.length === 0 ? [] : ['', findingsByUnit(findings, units)]),
    '',
    findings.length === 0 ? '没有发现问题。' : `问题合计：${countsByLevel(findings)}。`,
    ...missing,
    ...acceptanceText(findings),
    '接下来：',
    ...nextThings(dataset, (name) => nextCommand(name, folder)),
    ...(findings.some((one) => one.level === '强制性')
      ? ['强制性问题解决之前，用到有关数字的文件会被扣发；其余文件照常生成。']
      : []),
  ].join('\n');
}
