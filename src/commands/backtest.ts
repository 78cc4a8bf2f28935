/** fuer backtest: the past replayed, what would have been forecast and warned, and what came. */
import { buildCommand } from '@stricli/core';
import { planWord } from '../indicators/plan-id.ts';
import { readDataset } from '../pipeline/pipeline.ts';
import type { Words } from '../report/claims/words.ts';
import { printedStatistic } from '../report/numbers.ts';
import { backtest as replay, type Backtest, type PastWarning, type WarningRule } from '../rules/shown/backtest.ts';
import { backtestJson, emptyBacktestJson } from '../rules/shown/backtest-json.ts';
import type { MethodScore } from '../rules/trend/evaluation.ts';
import type { ExitCode, FuerContext } from './opening/context.ts';
import { done, ending, print, printJson, progress, progressDone } from './opening/context.ts';
import { shortened } from './texts/shortened.ts';
import { openedRound, refuseRound } from './opening/opened-round.ts';
import { debugFlag, jsonFlag, roundArgument } from './opening/parameters.ts';
import { plainWords, table, type Column } from './opening/terminal.ts';

interface BacktestFlags {
  readonly json?: boolean;
  readonly debug?: boolean;
}

export const backtestCommand = buildCommand<BacktestFlags, [folder?: string], FuerContext>({
  func: ending(backtest),
  parameters: { flags: { json: jsonFlag, debug: debugFlag }, positional: roundArgument },
  docs: {
    brief: '用以前年份的数据检验预测和预警准不准',
    fullDescription:
      '逐年只用当年以前的数据预测下一年、判定预警级别，再与后来的实际值对照：各方法的误差、预测区间是否兜住实际值，预警是否报准。不写任何文件。',
  },
});

function backtest(context: FuerContext, { json = false }: BacktestFlags, folder: string = '.'): ExitCode {
  const opened = openedRound(folder);
  if (opened.verdict === 'refused') return refuseRound(context, opened, json ? emptyBacktestJson : null);
  progress(context, '正在回测……');
  const dataset = readDataset(opened.configuration, opened.project.files);
  const past = replay(dataset);
  progressDone(context);
  if (json) printJson(context, backtestJson(past));
  else print(context, backtestText(past, dataset.round.settings.forecastMethod, opened.configuration.templates.words));
  return done(dataset.findings);
}

function backtestText(past: Backtest, method: string, words: Words): string {
  if (past.forecasts.length === 0 && past.warnings.length === 0) {
    return '没有可以回测的年份：每项指标至少要有三个年份的可比数据。\n请把往年的年报表放进本轮的 history 文件夹，再运行一次。';
  }
  return [
    ...methodsPart(past),
    ...forecastsPart(past, method),
    ...testsPart(past, words),
    ...warningsPart(past, words),
  ].join('\n');
}

const left = (heading: string): Column => ({ heading, align: 'left' });
const right = (heading: string): Column => ({ heading, align: 'right' });

/** Below so many forecasts nobody should change a default on what they show. */
const enoughForecasts = 100;

function methodsPart({ methods }: Backtest): readonly string[] {
  const largest = Math.max(0, ...methods.map(({ count }) => count));
  return [
    '一、各方法提前一年的预测（误差按该项指标年均变动的倍数计，取中位数；覆盖为实际值落在预测区间内的比例）',
    table(
      [left('方法'), right('所用年数'), right('次数'), right('误差（倍）'), right('覆盖')],
      methods.map((score) => [
        score.method,
        String(score.points),
        String(score.count),
        scaledError(score),
        `${printedStatistic(100 * score.coverage, 1)}%`,
      ]),
    ),
    ...(largest < enoughForecasts ? [`各行不足${enoughForecasts}次，只供了解，不足以据此改动设置。`] : []),
    '',
  ];
}

function scaledError({ medianScaledError }: MethodScore): string {
  return medianScaledError.verdict === 'value' ? printedStatistic(medianScaledError.value, 2) : '无';
}

function forecastsPart({ forecasts }: Backtest, method: string): readonly string[] {
  const shown = forecasts.filter((one) => one.method === method);
  return [
    `二、逐项对照（预测方法 ${method}）`,
    table(
      [left('代码'), left('指标'), left('截至'), right('预测年'), right('预测'), left('区间'), right('实际'), left('')],
      shown.map(({ indicator, from, year, value, lower, upper, actual, inside }) => {
        const said = (number: number): string => printedStatistic(number, indicator.decimals);
        return [
          indicator.code,
          shortened(plainWords(indicator.short)),
          String(from),
          String(year),
          said(value),
          `${said(lower)}～${said(upper)}`,
          actual.printed,
          inside ? '在区间内' : '在区间外',
        ];
      }),
    ),
    '',
  ];
}

const verdictWords = {
  final: '目标年的最终结果',
  provisional: '是否达到本年计划值（目标年未到）',
} as const satisfies Record<PastWarning['verdict'], string>;

/** 列红色, 列橙色以上: which warnings a rule gives. */
function ruleWord(rule: WarningRule, words: Words): string {
  switch (rule) {
    case 'red':
      return `列${words.say('level', rule, 'short')}`;
    case 'orange':
    case 'yellow':
    case 'blue':
      return `列${words.say('level', rule, 'short')}以上`;
    case 'unmet':
      return `凡${words.say('attainment', 'unmet')}都报`;
    case 'straight-line':
      return '按年均增减量达不到就报';
  }
}

function testsPart({ tests, warnings }: Backtest, words: Words): readonly string[] {
  const leftOut = warnings.filter((one) => one.straightLineMisses === null).length;
  return [
    '三、预警检验（报准：报了，后来确未达到；漏报：没报，后来未达到；误报：报了，后来达到了）',
    table(
      [
        left('对照'),
        right('提前年数'),
        left('报警办法'),
        right('报准'),
        right('漏报'),
        right('误报'),
        right('未报且达到'),
      ],
      tests.map((test) => [
        verdictWords[test.verdict],
        String(test.ahead),
        ruleWord(test.rule, words),
        String(test.caught),
        String(test.overlooked),
        String(test.falseAlarms),
        String(test.quiet),
      ]),
    ),
    ...(leftOut === 0 ? [] : [`另有${leftOut}项次不能按年均增减量推算，不参加检验。`]),
    '',
  ];
}

function warningsPart({ warnings }: Backtest, words: Words): readonly string[] {
  return [
    '四、逐项预警',
    table(
      [left('代码'), left('指标'), left('规划'), left('截至'), left('级别'), right('对照年'), left('后来')],
      warnings.map(({ indicator, plan, from, level, year, verdict, reached }) => [
        indicator.code,
        shortened(plainWords(indicator.short)),
        planWord[plan],
        String(from),
        words.say('level', level, 'short'),
        String(year),
        `${reached ? '达到' : '未达到'}${verdict === 'final' ? '目标' : '计划值'}`,
      ]),
    ),
  ];
}
