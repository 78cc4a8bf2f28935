/** fuer plan: the plan's own table of targets becomes entries of plan.yaml. */
import { buildCommand } from '@stricli/core';
import { basename } from 'node:path';
import { findingJson } from '../../dataset/check-json.ts';
import type { PlanProposal } from '../../dataset/plan-table/read-plan-table.ts';
import type { PlanId } from '../../indicators/plan-id.ts';
import { limitSaid } from '../../indicators/target-phrases/limit-said.ts';
import type { PlanTaking } from '../../pipeline/preparing/plan-table.ts';
import { takePlanTable } from '../../pipeline/preparing/plan-table.ts';
import { formatOrigin } from '../../provenance.ts';
import { readBytes } from '../../project/folder-files.ts';
import { isRound, openRound, whatLiesAt } from '../../project/project.ts';
import { writeSettings } from '../../project/settings/settings-writing.ts';
import type { ExitCode, FuerContext } from '../opening/context.ts';
import { ending, print, printJson, refuse } from '../opening/context.ts';
import { debugFlag, jsonFlag, parsePlanName } from '../opening/parameters.ts';
import { table, typed } from '../opening/terminal.ts';
import { mistakesText } from '../texts/findings-text.ts';

interface PlanFlags {
  readonly plan: PlanId | 'both';
  readonly try?: boolean;
  readonly json?: boolean;
  readonly debug?: boolean;
}

export const planCommand = buildCommand<PlanFlags, [file: string, folder?: string], FuerContext>({
  func: ending(plan),
  parameters: {
    flags: {
      plan: {
        kind: 'parsed',
        parse: parsePlans,
        brief: '表里是哪个规划的目标：妇女、儿童或两规划',
        placeholder: '规划',
      },
      try: { kind: 'boolean', brief: '只列出读懂的，不写 plan.yaml', optional: true, withNegated: false },
      json: jsonFlag,
      debug: debugFlag,
    },
    positional: {
      kind: 'tuple',
      parameters: [
        { brief: '规划的目标表、去年的预警表或责任分解书（.xlsx .csv .docx）', parse: String, placeholder: '表格文件' },
        { brief: '本轮监测的文件夹，不写为当前文件夹', parse: String, placeholder: '文件夹', optional: true },
      ],
    },
  },
  docs: {
    brief: '从规划的目标表读出基期值、目标、分年度计划和责任单位，写入 plan.yaml',
    fullDescription:
      '表头要有“指标名称”（或“主要目标”）一列，可以有计量单位、基期值、目标值、分年度目标、牵头单位、配合单位。只加 plan.yaml 里还没有的指标，已有的和注释都不改；读不懂的逐条列出，不猜。',
  },
});

function parsePlans(input: string): PlanId | 'both' {
  if (/^(both|两规划|两个规划|两个|全部)$/i.test(input.trim())) return 'both';
  try {
    return parsePlanName(input);
  } catch {
    throw new Error('应为 妇女（women）、儿童（children）或 两规划（both）');
  }
}

function plan(context: FuerContext, flags: PlanFlags, given: string, folder: string = '.'): ExitCode {
  if (whatLiesAt(folder) === 'file' && isRound(given))
    return refuse(
      context,
      `先写表格文件，再写本轮文件夹。\n请运行 fuer plan ${typed(folder)} ${typed(given)} --plan 妇女（或 儿童、两规划）。`,
    );
  const opening = openRound(folder);
  if (opening.verdict === 'not-a-round') return refuse(context, `${opening.message}\n${opening.hint}`);
  const reading = readBytes(given, 64 * 1024 * 1024);
  if (reading.verdict !== 'read') return refuse(context, `没有读出“${given}”。\n请核对路径；路径里有空格时请加引号。`);
  const { project } = opening;
  const taking = takePlanTable(
    project.files,
    { name: basename(given), bytes: reading.bytes },
    flags.plan === 'both' ? null : flags.plan,
  );
  if (taking.verdict === 'failed') {
    if (flags.json === true) printJson(context, { entries: [], findings: taking.findings.map(findingJson) });
    return refuse(context, mistakesText(taking.findings));
  }
  const writes = flags.try !== true && taking.value.entries.length > 0;
  if (writes && writeSettings(project, 'plan.yaml', taking.value.text) === 'held')
    return refuse(context, 'plan.yaml 正被其他程序占用，没有写入。\n请关闭打开它的程序，再运行一次。');
  if (flags.json === true)
    printJson(context, {
      entries: taking.value.entries.map(entryJson),
      findings: taking.findings.map(findingJson),
    });
  else print(context, takingText(taking.value, taking.findings.length === 0 ? '' : mistakesText(taking.findings), folder, writes)); // prettier-ignore
  return 0;
}

function entryJson(entry: PlanProposal) {
  const { indicator, plan: of, text, requirement, base, milestones, units, besides, origin } = entry;
  return {
    indicator: indicator.code,
    name: indicator.name,
    plan: of,
    text,
    understood: requirement === null ? null : limitSaid(requirement, indicator),
    base: base?.toFixed() ?? null,
    milestones: Object.fromEntries([...milestones].map(([year, value]) => [year, value.toFixed()])),
    units,
    besides,
    origin: formatOrigin(origin),
  };
}

function takingText({ entries }: PlanTaking, doubts: string, folder: string, written: boolean): string {
  const rows = entries.map(({ indicator, text, requirement, base, milestones, besides }) => [
    indicator.code,
    indicator.name,
    text === '' ? '（表里只有数）' : text,
    requirement === null ? '未设目标' : limitSaid(requirement, indicator),
    base?.toFixed() ?? '—',
    milestones.size === 0 ? '' : [...milestones].map(([year, value]) => `${year}年${value.toFixed()}`).join('、'),
    besides.length === 0 ? '' : `“${besides.join('，')}”没有限值`,
  ]);
  const open = entries.flatMap(({ indicator, requirement }) =>
    requirement?.kind === 'around' ? [indicator.code] : [],
  );
  const heads = ['代码', '指标', '规划怎样写', '读作', '基期值', '分年度', '其余的话'];
  return [
    ...(rows.length === 0
      ? ['没有新的指标。']
      : [
          table(
            heads.map((heading) => ({ heading, align: 'left' as const })),
            rows,
          ),
          '',
          written
            ? `已写入 plan.yaml ${rows.length} 项，请对照规划原文核对“读作”一栏。`
            : `读出 ${rows.length} 项，没有写入 plan.yaml。`,
        ]),
    ...(doubts === '' ? [] : ['', '还要处理的：', doubts]),
    '',
    ...(open.length === 0
      ? []
      : [
          `${open.length}项“左右”没有写幅度，与妇儿工委办公室商定后在 plan.yaml 的 around 里写 tolerance：${open.join('、')}。`,
        ]),
    `接下来：核对 plan.yaml，再运行 fuer check ${typed(folder)}`,
  ].join('\n');
}
