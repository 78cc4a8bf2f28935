/** fuer forms: for each unit a workbook to fill in and a Word form for its notes, in forms/. */
import { buildCommand } from '@stricli/core';
import { datasetOf, readDataset, readSources } from '../pipeline/pipeline.ts';
import { outlineChanges } from '../pipeline/preparing/note-outlines.ts';
import { readRegister } from '../pipeline/read/configuration.ts';
import { removeOutline, writeNote } from '../project/note-writing.ts';
import { composeForms, proposalsOf } from '../pipeline/forms.ts';
import { composePageForms } from '../pipeline/page-form/page-forms.ts';
import { renderPaper } from '../pipeline/render/render.ts';
import { formsFolderOf, now } from '../project/project.ts';
import { readFormBundle } from '../project/workbench/form-bundle.ts';
import { fillFolder } from '../project/kept-folder.ts';
import type { NewDocument } from '../pipeline/run/run.ts';
import type { EarlierProposal } from '../report/compose/forms/note-form.ts';
import type { ExitCode, FuerContext } from './opening/context.ts';
import { ending, print, printJson, progress, progressDone, refuse } from './opening/context.ts';
import type { OpenedRound } from './opening/opened-round.ts';
import { openedRound, refuseRound } from './opening/opened-round.ts';
import { debugFlag, jsonFlag, roundArgument } from './opening/parameters.ts';
import { whileLocked } from './opening/round-lock.ts';
import { placementJson, placementLines } from './texts/placed-files.ts';

interface FormsFlags {
  readonly last?: string;
  readonly json?: boolean;
  readonly debug?: boolean;
}

export const formsCommand = buildCommand<FormsFlags, [folder?: string], FuerContext>({
  func: ending(forms),
  parameters: {
    flags: {
      last: {
        kind: 'parsed',
        parse: String,
        brief: '上一轮的文件夹：其中各单位的对策建议，问落实情况',
        placeholder: '文件夹',
        optional: true,
      },
      json: jsonFlag,
      debug: debugFlag,
    },
    positional: roundArgument,
  },
  docs: {
    brief: '为每个单位写出填报表和材料表，放入 forms',
    fullDescription:
      '按现有资料（往年报表、规划、全省数据）为每个单位写一份填报工作簿，为每个重点单位再写一份 Word 材料表（成员单位的是盘点页和原因说明）；另为每个单位写一个填报页（.html，用浏览器打开，边填边看判定和报告原文），与前两种任选一种填。都放入本轮文件夹下的 forms，供发给各单位。有人改过的文件不会被覆盖。',
  },
});

async function forms(
  context: FuerContext,
  { last, json = false }: FormsFlags,
  folder: string = '.',
): Promise<ExitCode> {
  const opened = openedRound(folder);
  if (opened.verdict === 'refused') return refuseRound(context, opened, json ? { documents: [] } : null);
  const earlier = last === undefined ? [] : earlierProposals(last);
  if ('refused' in earlier) return refuse(context, earlier.refused);
  return whileLocked(context, opened.project, () => writeForms(context, opened, earlier, json));
}

async function writeForms(
  context: FuerContext,
  opened: OpenedRound,
  earlier: readonly EarlierProposal[],
  json: boolean,
): Promise<ExitCode> {
  progress(context, '正在读取……');
  const { configuration, project } = opened;
  const sources = readSources(configuration, project.files);
  const dataset = datasetOf(configuration, sources);
  const composed = composeForms(configuration, dataset, earlier);
  const documents: NewDocument[] = [];
  for (const form of composed) {
    progress(context, `正在生成 ${form.path}`);
    documents.push({ path: form.path, bytes: (await renderPaper(form.path, form.content)).bytes });
  }
  const bundle = readFormBundle();
  if (bundle !== null) {
    const order = {
      configuration,
      sources,
      dataset,
      files: project.files,
      program: project.programVersion,
      forms: composed,
    };
    for (const { path, text } of composePageForms(order, bundle)) {
      documents.push({ path, bytes: new TextEncoder().encode(text) });
    }
  }
  const out = formsFolderOf(opened.project);
  const filled = fillFolder(out, documents, () => true, now());
  const outlines = placeOutlines(opened);
  progressDone(context);
  if (json) printJson(context, { documents: placementJson(filled, 'forms'), outlines });
  else {
    const { round } = dataset;
    print(
      context,
      [
        `${round.area.name} ${round.year}年：`,
        ...placementLines(filled, 'forms'),
        ...outlineLines(outlines),
        '请把 forms 里的文件发给各单位（填报页与报表、材料表任选一种填）；收回的表和“-回报.zip”放入 workbooks，材料放入 notes，再运行 fuer check。',
      ].join('\n'),
    );
  }
  return 0;
}

/** Or why last year's round cannot be used. */
function earlierProposals(folder: string): readonly EarlierProposal[] | { readonly refused: string } {
  const opened = openedRound(folder);
  if (opened.verdict === 'opened') return proposalsOf(readDataset(opened.configuration, opened.project.files));
  const hasMistakes = opened.findings !== null;
  return {
    refused: hasMistakes ? `上一轮（${folder}）的设置文件有错，没有读取。\n请先对它运行 fuer check。` : opened.message,
  };
}

interface Outlines {
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

/** Outlines in notes/ under the units' present names. */
function placeOutlines({ project, configuration }: OpenedRound): Outlines {
  const register = readRegister(project.files);
  if (register.verdict === 'failed') return { written: [], removed: [] };
  const { write, remove } = outlineChanges(project.files.folders.notes, configuration.round, register.value);
  return {
    written: write.flatMap(([file, text]) => (writeNote(project, file, text) === 'written' ? [file] : [])),
    removed: remove.filter((file) => removeOutline(project, file) === 'removed'),
  };
}

function outlineLines({ written, removed }: Outlines): readonly string[] {
  return [
    ...(written.length === 0 ? [] : [`材料提纲按现在的单位名单新写：${written.join('、')}。`]),
    ...(removed.length === 0
      ? []
      : [`没有人填过、单位名单里已没有的提纲收走：${removed.join('、')}（原件存入 .fuer/backup）。`]),
  ];
}
