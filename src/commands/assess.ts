/** fuer assess: the judgements as a table, or as the contract's JSON. */
import { buildCommand } from '@stricli/core';
import { planWord } from '../indicators/plan-id.ts';
import { targetSetWord } from '../indicators/target-definition.ts';
import { readDataset } from '../pipeline/pipeline.ts';
import { columnWords } from '../report/claims/column-words.ts';
import type { Words } from '../report/claims/words.ts';
import { assess as judgementsOf } from '../rules/assess.ts';
import type { Assessment } from '../rules/assessment.ts';
import { assessmentsJson } from '../rules/shown/assessment-json.ts';
import { methodsJson } from '../rules/shown/methods-json.ts';
import { methodsTable, type MethodsRow } from '../rules/shown/methods-table.ts';
import type { ExitCode, FuerContext } from './opening/context.ts';
import { done, ending, print, printJson, progress, progressDone } from './opening/context.ts';
import { shortened } from './texts/shortened.ts';
import { methodsText } from './texts/methods-text.ts';
import { openedRound, refuseRound } from './opening/opened-round.ts';
import { debugFlag, jsonFlag, roundArgument } from './opening/parameters.ts';
import type { Column } from './opening/terminal.ts';
import { plainWords, table } from './opening/terminal.ts';

interface AssessFlags {
  readonly json?: boolean;
  readonly methods?: boolean;
  readonly debug?: boolean;
}

export const assessCommand = buildCommand<AssessFlags, [folder?: string], FuerContext>({
  func: ending(assess),
  parameters: {
    flags: {
      methods: {
        kind: 'boolean',
        brief: '列出各种测算方法的结果，互相对照',
        optional: true,
        withNegated: false,
      },
      json: jsonFlag,
      debug: debugFlag,
    },
    positional: roundArgument,
  },
  docs: {
    brief: '逐项判定达标、进度和预警级别，列成一张表',
    fullDescription:
      '按指标、规划和目标列出本年值、目标、达标判定、进度和预警级别；加 --methods 时列出各种方法的进度达标率、年均下降率和推算值。不写任何文件。',
  },
});

function assess(context: FuerContext, { json = false, methods = false }: AssessFlags, folder: string = '.'): ExitCode {
  const opened = openedRound(folder);
  if (opened.verdict === 'refused') return refuseRound(context, opened, json ? {} : null);
  progress(context, '正在读取和测算……');
  const dataset = readDataset(opened.configuration, opened.project.files);
  const { words } = opened.configuration.templates;
  if (methods) showMethods(context, methodsTable(dataset), words, json);
  else showAssessments(context, judgementsOf(dataset), words, json);
  return done(dataset.findings);
}

function showAssessments(context: FuerContext, assessments: readonly Assessment[], words: Words, json: boolean): void {
  progressDone(context);
  if (json) printJson(context, assessmentsJson(assessments));
  else print(context, assessmentTable(assessments, words));
}

function showMethods(context: FuerContext, rows: readonly MethodsRow[], words: Words, json: boolean): void {
  progressDone(context);
  if (json) printJson(context, methodsJson(rows));
  else print(context, methodsText(rows, words));
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

function assessmentTable(assessments: readonly Assessment[], words: Words): string {
  return table(
    columns,
    assessments.map((one) => rowOf(one, words)),
  );
}

function rowOf(one: Assessment, words: Words): readonly string[] {
  const { indicator, target, current, change } = one;
  const { attainment, pace, level } = columnWords(words, one);
  return [
    indicator.code,
    shortened(plainWords(indicator.short)),
    planWord[one.plan],
    one.targetSet === null ? '无' : targetSetWord[one.targetSet],
    one.units.join('、'),
    change.previous.verdict === 'known' ? change.previous.figure.printed : '无',
    current.verdict === 'known'
      ? current.figure.printed + (current.carried ? `(${current.figure.year})` : '')
      : (one.word ?? '无'),
    target.kind === 'none' ? '无' : plainWords(target.text),
    attainment,
    pace,
    level,
  ];
}
