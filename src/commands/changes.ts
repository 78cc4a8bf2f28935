/** fuer changes: what the data as they are now would change, before anything is built. */
import { buildCommand } from '@stricli/core';
import { resolve } from 'node:path';
import { compareRuns } from '../history/changes.ts';
import { changesReport, changesWorkbook } from '../history/changes-document.ts';
import type { JudgedNames } from '../history/changes-rows.ts';
import { revisionNote } from '../history/revision-note.ts';
import type { RunManifest } from '../history/manifest.ts';
import { prepareRound } from '../pipeline/pipeline.ts';
import { inputsOf } from '../pipeline/read/inputs.ts';
import { remember } from '../pipeline/run/remembering.ts';
import { renderContent } from '../pipeline/render/render.ts';
import { suppose } from '../pipeline/what-if.ts';
import type { Report } from '../report/model.ts';
import type { WorkbookModel } from '../report/workbook-model.ts';
import { outFolderOf } from '../project/project.ts';
import { writeWhole } from '../project/atomic-write.ts';
import { issuedManifest } from '../project/issued.ts';
import { lastManifest } from '../project/run-writing.ts';
import { changesJson, changesText } from './texts/changes-text.ts';
import type { ExitCode, FuerContext } from './opening/context.ts';
import { done, ending, print, printJson, progress, progressDone, refuse } from './opening/context.ts';
import type { OpenedRound } from './opening/opened-round.ts';
import { nextCommand } from './opening/terminal.ts';
import { openedRound, refuseRound } from './opening/opened-round.ts';
import { debugFlag, jsonFlag, outFlag, roundArgument, textFlag } from './opening/parameters.ts';

interface ChangesFlags {
  readonly set?: readonly string[];
  readonly issued?: string;
  readonly out?: string;
  readonly docx?: string;
  readonly xlsx?: string;
  readonly note?: string;
  readonly json?: boolean;
  readonly debug?: boolean;
}

export const changesCommand = buildCommand<ChangesFlags, [folder?: string], FuerContext>({
  func: ending(changes),
  parameters: {
    flags: {
      set: {
        kind: 'parsed',
        parse: String,
        brief: '试算：假定某个数字，如 "C25 2015=94.0"；可写几次',
        placeholder: '"代码 年份=数值"',
        variadic: true,
        optional: true,
      },
      issued: textFlag('与第几次发出的版本比较（issued 下的文件夹名），不写为上次生成的文件', '次'),
      out: outFlag,
      docx: textFlag('另写成 Word 文件', '文件'),
      xlsx: textFlag('另写成 Excel 文件', '文件'),
      note: textFlag('另写数据修订说明（Word，可作附件）', '文件'),
      json: jsonFlag,
      debug: debugFlag,
    },
    positional: roundArgument,
  },
  docs: {
    brief: '改数影响单：现在的数据会改动哪些数字、判定、文件和语句',
    fullDescription:
      '生成之前，把现在的数据与上次生成的文件（或已发出的版本）比较：变了的数字及其单元格，判定、进度、级别、位次，以及每份文件里要改的语句和表格。不写 out 里的文件。用 --set 试算一个数字。',
  },
});

async function changes(context: FuerContext, flags: ChangesFlags, folder: string = '.'): Promise<ExitCode> {
  const opened = openedRound(folder);
  if (opened.verdict === 'refused') {
    return refuseRound(context, opened, flags.json === true ? { documents: [] } : null);
  }
  const before = comparedWith(opened, flags);
  if (typeof before === 'string') return refuse(context, before);
  const supposed = suppose(opened.configuration, flags.set ?? []);
  if (supposed.verdict === 'unclear') return refuse(context, supposed.message);

  progress(context, '正在比较……');
  const { configuration } = supposed;
  const prepared = prepareRound(configuration, opened.project.files, choicesOf(before.manifest));
  const { dataset } = prepared;
  const now = remember(prepared, inputsOf(opened.project.files));
  const found = compareRuns(before.manifest, now);
  const { words } = configuration.templates;
  const names: JudgedNames = { round: dataset.round, indicators: dataset.indicators, words };
  progressDone(context);
  if (flags.json === true) printJson(context, changesJson(found, names, before.said));
  else print(context, changesText(found, names, before.said));
  const unwritten = await writeFiles([
    ...(flags.docx === undefined ? [] : [[flags.docx, changesReport(found, names, before.said)] as const]),
    ...(flags.xlsx === undefined ? [] : [[flags.xlsx, changesWorkbook(found, names, before.said)] as const]),
    ...(flags.note === undefined
      ? []
      : [
          [
            flags.note,
            revisionNote(found, dataset, { decisions: configuration.decisions, words }, before.said),
          ] as const,
        ]),
  ]);
  if (unwritten !== null) return refuse(context, unwritten);
  return done(dataset.findings);
}

interface Compared {
  readonly manifest: RunManifest;
  readonly said: string;
}

/** A sentence where there is nothing to compare with. */
function comparedWith({ project }: OpenedRound, flags: ChangesFlags): Compared | string {
  if (flags.issued !== undefined) {
    const manifest = issuedManifest(project, flags.issued);
    if (manifest !== null) return { manifest, said: `第${flags.issued}次发出的版本（issued/${flags.issued}）` };
    return `没有找到第${flags.issued}次发出的版本（issued/${flags.issued}/run.json）。\n请核对 issued 文件夹里的次数。`;
  }
  const out = outFolderOf(project, flags.out);
  const manifest = lastManifest(out);
  if (manifest !== null) return { manifest, said: `上次生成的文件（${out.shown}/run.json）` };
  return `${out.shown} 里还没有生成记录（run.json），没有可比的文件。\n请先运行 ${nextCommand('build', project.folder)}；与已发出的版本比较请加 --issued。`;
}

/** The same documents as that run made. */
function choicesOf({ documents }: RunManifest) {
  return {
    draft: false,
    splitGeneral: documents.some(({ kind, plan }) => kind === 'general' && plan !== null),
    unitTables: documents.some(({ kind }) => kind === 'three-tables'),
  };
}

/** Why a file was not written; null where all were. */
async function writeFiles(files: readonly (readonly [string, Report | WorkbookModel])[]): Promise<string | null> {
  for (const [path, content] of files) {
    const rendered = await renderContent(path, content);
    if (writeWhole(resolve(path), rendered.bytes).verdict === 'held') {
      return `${path} 不能替换，多半正在打开。\n请关闭打开它的程序，再运行一次。`;
    }
  }
  return null;
}
