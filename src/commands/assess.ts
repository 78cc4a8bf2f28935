/** fuer assess: the judgements as a table, or as the contract's JSON. */
import { buildCommand } from '@stricli/core';
import { planWord } from '../indicators/plan-id.ts';
import { assessRound, readDataset } from '../pipeline.ts';
import type { Assessment, Attainment, PaceClass, WarningLevel } from '../rules/assessment.ts';
import { assessmentsJson } from '../rules/assessment-json.ts';
import type { FuerContext } from './context.ts';
import { print, printJson, progress, progressDone } from './context.ts';
import { openedRound } from './opened-round.ts';
import { debugFlag, jsonFlag, roundArgument } from './parameters.ts';
import type { Column } from './terminal.ts';
import { plainWords, table } from './terminal.ts';

interface AssessFlags {
  readonly json?: boolean;
  readonly debug?: boolean;
}

export const assessCommand = buildCommand<AssessFlags, [folder?: string], FuerContext>({
  func(flags, folder = '.') {
    assess(this, folder, flags);
  },
  parameters: { flags: { json: jsonFlag, debug: debugFlag }, positional: roundArgument },
  docs: {
    brief: '逐项判定达标、进度和预警级别，列成一张表',
    fullDescription: '按指标、规划和目标列出本年值、目标、达标判定、进度和预警级别。不写任何文件。',
  },
});

function assess(context: FuerContext, folder: string, { json = false }: AssessFlags): void {
  const opened = openedRound(context, folder, json, {});
  if (opened === null) return;
  progress(context, '正在读取和测算……');
  const dataset = readDataset(opened.configuration, opened.project.files);
  const assessments = assessRound(dataset);
  progressDone(context);
  if (json) printJson(context, assessmentsJson(assessments));
  else print(context, assessmentTable(assessments));
  context.end(dataset.findings.some((one) => one.level === '强制性') ? 1 : 0);
}

const columns: readonly Column[] = [
  { heading: '代码', align: 'left' },
  { heading: '指标', align: 'left' },
  { heading: '规划', align: 'left' },
  { heading: '目标集', align: 'left' },
  { heading: '责任单位', align: 'left' },
  { heading: '上年', align: 'right' },
  { heading: '本年', align: 'right' },
  { heading: '目标', align: 'left' },
  { heading: '判定', align: 'left' },
  { heading: '进度', align: 'left' },
  { heading: '级别', align: 'left' },
];

function assessmentTable(assessments: readonly Assessment[]): string {
  return table(columns, assessments.map(rowOf));
}

function rowOf(one: Assessment): readonly string[] {
  const { indicator, target, current, change } = one;
  return [
    indicator.code,
    shortened(plainWords(indicator.short)),
    planWord[one.plan],
    one.targetSet === null ? '无' : setWords[one.targetSet],
    one.units.join('、'),
    change.previous.verdict === 'known' ? change.previous.figure.printed : '无',
    current.verdict === 'known'
      ? current.figure.printed + (current.carried ? `(${current.figure.year})` : '')
      : (one.word ?? '无'),
    target.kind === 'none' ? '无' : plainWords(target.text),
    attainmentWords[one.attainment],
    paceWords[one.pace.class],
    levelWords[one.warning.level],
  ];
}

function shortened(name: string): string {
  const characters = [...name];
  return characters.length <= 18 ? name : `${characters.slice(0, 17).join('')}…`;
}

const setWords = { own: '本市', upper: '上级市', province: '省', national: '国家' } as const satisfies Record<
  NonNullable<Assessment['targetSet']>,
  string
>;

const attainmentWords = {
  'met-kept': '保持达标',
  'met-early': '提前达标',
  met: '达标',
  'nearly-met': '基本达标',
  'not-met': '未达标',
  regressed: '转未达标',
  'no-data': '无数据',
  'not-applicable': '不判断',
} as const satisfies Record<Attainment, string>;

const paceWords = {
  'on-schedule': '正常',
  'slightly-behind': '略慢',
  'far-behind': '明显落后',
  'moving-away': '背离',
  maintain: '保持',
  'not-assessable': '不测算',
} as const satisfies Record<PaceClass, string>;

const levelWords = {
  grey: '无法判断',
  green: '正常',
  blue: '关注',
  yellow: '黄色',
  orange: '橙色',
  red: '红色',
} as const satisfies Record<WarningLevel, string>;
