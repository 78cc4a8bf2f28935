/** fuer init: a new round's folder, from the register: settings with comments, forms for notes, empty folders. */
import { buildCommand } from '@stricli/core';
import { join } from 'node:path';
import { parseRegister } from '../indicators/register/register.ts';
import { meaningOfFolder } from '../pipeline/folder-name.ts';
import { newRoundFiles } from '../pipeline/new-round.ts';
import { lastYear } from '../project/project.ts';
import { createRound } from '../project/new-folder.ts';
import { packagedRegister } from '../project/packaged.ts';
import type { ExitCode, FuerContext } from './opening/context.ts';
import { ending, print, printJson, refuse } from './opening/context.ts';
import { debugFlag, jsonFlag } from './opening/parameters.ts';
import { typed } from './opening/terminal.ts';
import { askNewRound } from './opening/new-round-questions.ts';

interface InitFlags {
  readonly area?: string;
  readonly year?: number;
  readonly province?: string;
  readonly json?: boolean;
  readonly debug?: boolean;
}

export const initCommand = buildCommand<InitFlags, [folder: string], FuerContext>({
  func: ending(init),
  parameters: {
    flags: {
      area: {
        kind: 'parsed',
        parse: String,
        brief: '地区名，如 鹤山市；不写时取文件夹名',
        placeholder: '地区',
        optional: true,
      },
      year: {
        kind: 'parsed',
        parse: parseYear,
        brief: '报告年度；不写时取文件夹名里的年份，再没有为去年',
        placeholder: '年',
        optional: true,
      },
      province: {
        kind: 'parsed',
        parse: String,
        brief: '所在的省，如 浙江省：用来对比、认本省的目标',
        placeholder: '省',
        optional: true,
      },
      json: jsonFlag,
      debug: debugFlag,
    },
    positional: { kind: 'tuple', parameters: [{ brief: '要新建的文件夹', parse: String, placeholder: '文件夹' }] },
  },
  docs: {
    brief: '新建一轮监测的文件夹：设置文件、材料提纲',
    fullDescription:
      '按指标登记册新建一轮：round.yaml、plan.yaml 等设置文件（带说明），每个单位一份材料提纲，和放表格的文件夹。',
  },
});

async function init(context: FuerContext, flags: InitFlags, folder: string): Promise<ExitCode> {
  const { json = false } = flags;
  const asks = context.interactive && !json;
  const named = meaningOfFolder(folder);
  const known = {
    area: flags.area ?? named.area ?? undefined,
    year: flags.year ?? named.year ?? undefined,
    province: flags.province,
  };
  const standard = { area: known.area ?? '某市', year: known.year ?? lastYear(), province: known.province ?? null };
  const answers = asks ? await askNewRound(known, lastYear()) : standard;
  if (answers === null) return refuse(context, '没有新建。');
  const { area, year } = answers;
  const register = parseRegister(packagedRegister());
  if (register.verdict === 'failed') throw new Error('the packaged register has mistakes');
  const files = newRoundFiles(register.value, answers);
  const creation = createRound(folder, files);
  if (creation.verdict === 'refused') return refuse(context, `${creation.message}\n${creation.hint}`);
  const names = [...files.keys()];
  if (json) printJson(context, { folder, files: names });
  else print(context, createdText(folder, names, area, year));
  return 0;
}

function createdText(folder: string, names: readonly string[], area: string, year: number): string {
  const notes = names.filter((name) => name.startsWith('notes/')).length;
  return [
    `已新建 ${folder}（${area}，${year}年度）：设置文件 ${names.filter((name) => name.endsWith('.yaml')).length} 个，材料提纲 ${notes} 份。`,
    '接下来：',
    `  1. 打开 ${join(folder, 'round.yaml')}，核对地区${area === '某市' ? '（现为“某市”）' : ''}、年度、规划名称、单位和对比地区；`,
    `  2. 用规划的目标表填 plan.yaml：fuer plan 目标表.xlsx ${typed(folder)} --plan 妇女（儿童规划写 儿童）；没有表的打开 ${join(folder, 'plan.yaml')} 填；`,
    `  3. 全省和外地的数据放入 reference，往年的表放入 history，再运行 fuer forms ${typed(folder)} 写出表样发给单位；`,
    `  4. 收回的表格放入 workbooks，文字材料放入 notes，运行 fuer check ${typed(folder)}，再运行 fuer build ${typed(folder)}。`,
  ].join('\n');
}

function parseYear(input: string): number {
  if (!/^(19|20)\d\d$/.test(input.trim())) throw new Error('应为四位年份，如 2015');
  return Number(input);
}
