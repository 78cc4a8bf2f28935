/** fuer forms: for each unit a workbook to fill in and a Word form for its notes, in forms/. */
import { buildCommand } from '@stricli/core';
import { readDataset } from '../pipeline/pipeline.ts';
import { readConfiguration } from '../pipeline/read/configuration.ts';
import { composeForms, proposalsOf } from '../pipeline/forms.ts';
import { renderPaper } from '../pipeline/render/render.ts';
import { formsFolderOf, now, openRound } from '../project/project.ts';
import { fillFolder } from '../project/kept-folder.ts';
import type { NewDocument } from '../project/out-folder.ts';
import type { EarlierProposal } from '../report/compose/forms/note-form.ts';
import type { FuerContext } from './opening/context.ts';
import { complain, print, printJson, progress, progressDone } from './opening/context.ts';
import { openedRound } from './opening/opened-round.ts';
import { debugFlag, jsonFlag, roundArgument } from './opening/parameters.ts';
import { placementJson, placementLines } from './texts/placed-files.ts';

interface FormsFlags {
  readonly last?: string;
  readonly json?: boolean;
  readonly debug?: boolean;
}

export const formsCommand = buildCommand<FormsFlags, [folder?: string], FuerContext>({
  async func(flags, folder = '.') {
    await forms(this, folder, flags);
  },
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
      '按现有资料（往年报表、规划、全省数据）为每个单位写一份填报工作簿，为每个重点单位再写一份 Word 材料表，放入本轮文件夹下的 forms，供发给各单位。有人改过的文件不会被覆盖。',
  },
});

async function forms(context: FuerContext, folder: string, { last, json = false }: FormsFlags): Promise<void> {
  const opened = openedRound(context, folder, json, { documents: [] });
  if (opened === null) return;
  const earlier = last === undefined ? [] : earlierProposals(context, last);
  if (earlier === null) return;
  progress(context, '正在读取……');
  const dataset = readDataset(opened.configuration, opened.project.files);
  const documents: NewDocument[] = [];
  for (const form of composeForms(opened.configuration, dataset, earlier)) {
    progress(context, `正在生成 ${form.path}`);
    documents.push({ path: form.path, bytes: (await renderPaper(form.path, form.content)).bytes });
  }
  const out = formsFolderOf(opened.project);
  const filled = fillFolder(out, documents, () => true, now());
  progressDone(context);
  if (json) printJson(context, { documents: placementJson(filled, 'forms') });
  else {
    const { round } = dataset;
    print(
      context,
      [
        `${round.area.name} ${round.year}年：`,
        ...placementLines(filled, 'forms'),
        '请把 forms 里的文件发给各单位；收回的表放入 workbooks，材料放入 notes，再运行 fuer check。',
      ].join('\n'),
    );
  }
  context.end(0);
}

/** null after saying why last year's round cannot be used. */
function earlierProposals(context: FuerContext, folder: string): readonly EarlierProposal[] | null {
  const refuse = (message: string): null => {
    complain(context, message);
    context.end(2);
    return null;
  };
  const opening = openRound(folder);
  if (opening.verdict === 'not-a-round') return refuse(`${opening.message}\n${opening.hint}`);
  const configuration = readConfiguration(opening.project.files);
  if (configuration.verdict === 'failed') {
    return refuse(`上一轮（${folder}）的设置文件有错，没有读取。\n请先对它运行 fuer check。`);
  }
  return proposalsOf(readDataset(configuration.value, opening.project.files));
}
