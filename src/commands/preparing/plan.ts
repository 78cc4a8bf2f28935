/** fuer plan: the plan's own table of targets becomes entries of plan.yaml. */
import { buildCommand } from '@stricli/core';
import { basename } from 'node:path';
import { findingJson } from '../../dataset/check-json.ts';
import type { PlanProposal } from '../../dataset/plan-table/read-plan-table.ts';
import type { PlanId } from '../../indicators/plan-id.ts';
import { planWord } from '../../indicators/plan-id.ts';
import { limitSaid } from '../../indicators/target-phrases/limit-said.ts';
import type { PlanTaking } from '../../pipeline/preparing/plan-table.ts';
import { takePlanTable } from '../../pipeline/preparing/plan-table.ts';
import { omittedBecause } from '../../pipeline/preparing/unlisted.ts';
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
  readonly omit?: boolean;
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
      omit: {
        kind: 'boolean',
        brief: '本轮各单位的指标里，表里没有列的，写作 omit（本市规划未列），逐项列出备核对',
        optional: true,
        withNegated: false,
      },
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
    flags.omit === true ? 'omitted' : 'told',
  );
  if (taking.verdict === 'failed') {
    if (flags.json === true) printJson(context, { entries: [], findings: taking.findings.map(findingJson) });
    return refuse(context, mistakesText(taking.findings));
  }
  const { entries, unlisted } = taking.value;
  const omits = flags.omit === true && unlisted.length > 0;
  const writes = flags.try !== true && (entries.length > 0 || omits);
  if (writes && writeSettings(project, 'plan.yaml', taking.value.text) === 'held')
    return refuse(context, 'plan.yaml 正被其他程序占用，没有写入。\n请关闭打开它的程序，再运行一次。');
  if (flags.json === true)
    printJson(context, {
      entries: entries.map(entryJson),
      unlisted: unlisted.map(({ indicator, plans }) => ({ indicator: indicator.code, name: indicator.name, plans })),
      findings: taking.findings.map(findingJson),
    });
  else print(context, takingText(taking.value, taking.findings.length === 0 ? '' : mistakesText(taking.findings), folder, { writes, omits })); // prettier-ignore
  return 0;
}

/** What the table does not list is never left out in silence: told with the way to write it, or listed line by line. */
function unlistedText({ unlisted, unknownRows }: PlanTaking, { writes, omits }: Written): readonly string[] {
  if (unlisted.length === 0) return [];
  if (!omits)
    return [
      '',
      `本轮各单位的指标里，这张表没有列的还有${unlisted.length}项，会照常进表样和报告。规划确实未列的，加 --未列 再运行一次，写作 omit 并逐项列出。`,
    ];
  const rows = unlisted.map(({ indicator, plans, isWhole }) => [
    indicator.code,
    indicator.name,
    indicator.units.join('、'),
    isWhole ? '' : `只${plans.map((plan) => planWord[plan]).join('、')}规划不列`,
  ]);
  const heads = ['代码', '指标', '责任单位', ''];
  return [
    '',
    `这张表没有列的${unlisted.length}项，${writes ? '已在' : '还没有在'} plan.yaml 里写作 omit（${omittedBecause}），表样和文书不再列它。请逐项核对，规划列了的删去那一行：`,
    ...(unknownRows === 0
      ? []
      : [`表里有${unknownRows}处没有认出是哪个指标（见上），可能就是下面的某一项，请先核对。`]),
    table(
      heads.map((heading) => ({ heading, align: 'left' as const })),
      rows,
    ),
  ];
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

interface Written {
  readonly writes: boolean;
  readonly omits: boolean;
}

function takingText(taking: PlanTaking, doubts: string, folder: string, done: Written): string {
  const { entries } = taking;
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
          done.writes
            ? `已写入 plan.yaml ${rows.length} 项，请对照规划原文核对“读作”一栏。`
            : `读出 ${rows.length} 项，没有写入 plan.yaml。`,
        ]),
    ...(doubts === '' ? [] : ['', '还要处理的：', doubts]),
    ...unlistedText(taking, done),
    '',
    ...(open.length === 0
      ? []
      : [
          `${open.length}项“左右”没有写幅度，与妇儿工委办公室商定后在 plan.yaml 的 around 里写 tolerance：${open.join('、')}。`,
        ]),
    `接下来：核对 plan.yaml，再运行 fuer check ${typed(folder)}`,
  ].join('\n');
}
