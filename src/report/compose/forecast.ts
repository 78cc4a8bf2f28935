/** Part four: the method in a sentence, the levels counted, then red, orange, yellow, watched, the rest; every level with its reasons. */
import type { Assessment, WarningLevel } from '../../rules/assessment.ts';
import { isMet } from '../../rules/counts.ts';
import { inOrderOfUrgency } from '../../rules/recommendations.ts';
import type { Block } from '../model.ts';
import { printedRatio } from '../numbers.ts';
import type { Sentence } from '../paragraphs.ts';
import { paragraphs, sentence } from '../paragraphs.ts';
import { sayGap } from '../say.ts';
import { figure, names } from '../voice.ts';
import type { PlanView } from './context.ts';
import { quantitative } from './context.ts';
import { countOf } from './grouped-sentences.ts';
import { isWatched, levelShort, levelWord, methodWord, warned } from './level-words.ts';
import { expectedSentences, namedForecast, warnedSentences } from './pace-sentences.ts';
import { tableIds } from './table-ids.ts';

export interface ForecastPieces {
  readonly 方法说明: readonly Block[];
  readonly 级别计数: readonly Block[];
  readonly 各级预警: readonly Block[];
  readonly 其他指标: readonly Block[];
}

export function forecastPieces(view: PlanView, few: boolean): ForecastPieces {
  const judged = quantitative(view).filter((one) => one.attainment !== 'not-applicable');
  return {
    方法说明: paragraphs(view.voice, 'forecast/method', [methodSentence(view, judged)]),
    级别计数: judged.length < 2 ? [] : paragraphs(view.voice, 'forecast/levels', [levelCounts(view, judged)]),
    各级预警: warned.flatMap((level) =>
      levelBlocks(
        view,
        judged.filter((one) => one.warning.level === level),
        level,
        few,
      ),
    ),
    其他指标: restBlocks(view, judged, few),
  };
}

/** Method, base of the speeds, interval: said once. Nothing to forecast, nothing said of forecasting. */
export function methodSentence(view: PlanView, judged: readonly Assessment[]): Sentence {
  const { settings, year } = view.dataset.round;
  const left = view.span.target - year;
  if (left <= 0) return sentence(view.voice.phrase('目标年已到', 0, { 目标年: String(view.span.target) }));
  const forecast = judged.flatMap((one) => one.forecast);
  const short = forecast.filter((one) => one.points < settings.shortSeries);
  return sentence(
    view.voice.phrase('方法说明', 0, {
      报告年: String(year),
      目标年: String(view.span.target),
      剩余: String(left),
      剩余一年: left === 1 ? '是' : '',
      基期年: String(view.span.base),
      方法: forecast.length === 0 ? '' : methodWithGloss(settings.forecastMethod),
      区间: figure(view.voice, printedRatio(settings.intervalLevel.times(100)), 'settings/intervalLevel', [
        { kind: 'setting', id: 'intervalLevel' },
      ]),
      短序列: short.length === 0 ? '' : String(Math.min(...short.map((one) => one.points))),
      都短: short.length === forecast.length && new Set(short.map((one) => one.points)).size === 1 ? '是' : '',
    }),
  );
}

/** The combined method says what it is the mean of. */
function methodWithGloss(method: string): string {
  return method === 'combined' ? `${methodWord(method)}（不变、年均增减、中位斜率三种推算的平均）` : methodWord(method);
}

export function levelCounts(view: PlanView, judged: readonly Assessment[]): Sentence {
  const order: readonly WarningLevel[] = ['red', 'orange', 'yellow', 'blue', 'green', 'grey'];
  const list = order.flatMap((level) => {
    const members = judged.filter((one) => one.warning.level === level);
    return members.length === 0 ? [] : [`${levelShort[level]}${countOf(view, members, `level/${level}`)}项`];
  });
  const table = judged.some((one) => isWatched(one))
    ? view.voice.marks.mark({ kind: 'reference', text: '表', to: tableIds.watched })
    : '';
  return sentence(
    view.voice.phrase('级别计数', 0, { 总数: countOf(view, judged, 'total'), 级别列: names(list), 表: table }),
  );
}

function levelBlocks(
  view: PlanView,
  members: readonly Assessment[],
  level: (typeof warned)[number],
  few: boolean,
): readonly Block[] {
  if (members.length === 0) return [];
  const ordered = inOrderOfUrgency(members);
  const lead = few
    ? undefined
    : view.voice.phrase('标题·级别', 0, {
        级别: levelWord[level],
        项数: countOf(view, members, `level/${level}`),
        指标列: ordered.length <= 3 ? names(ordered.map((one) => one.indicator.short)) : '',
      });
  // One paragraph an indicator: what is said of one is never read as being of the next.
  return ordered.flatMap((one, position) =>
    paragraphs(
      view.voice,
      `forecast/${level}`,
      warnedSentences(view, one, level === 'red' || level === 'orange'),
      position === 0 ? lead : undefined,
    ),
  );
}

function restBlocks(view: PlanView, judged: readonly Assessment[], few: boolean): readonly Block[] {
  const { voice } = view;
  const normal = judged.filter((one) => one.warning.level === 'green');
  const unknown = judged.filter((one) => one.warning.level === 'grey');
  const expected = normal.filter((one) => !isMet(one));
  const said: Sentence[] = [];
  for (const one of expected) said.push(...expectedSentences(view, one));
  const steady = normal.filter(isMet);
  if (steady.length > 0 && !few) {
    said.push(
      sentence(
        voice.phrase('正常·组', 0, {
          指标列: names(steady.slice(0, 3).map((one) => one.indicator.short)) + (steady.length > 3 ? '等' : ''),
          项数: countOf(view, steady, 'level/green/met'),
        }),
      ),
    );
  }
  if (few)
    said.push(
      ...steady.flatMap((one) =>
        [namedForecast(view, one)].filter((text) => text !== '').map((text) => sentence(text, one.indicator.code)),
      ),
    );
  if (judged.length > 1 && judged.every(isMet)) said.push(...tightest(view, judged));
  if (unknown.length > 0) {
    said.push(
      sentence(
        voice.phrase('无法判断·组', 0, {
          指标列: names(unknown.map((one) => one.indicator.short)),
          项数: `${countOf(view, unknown, 'level/grey')}项`,
          多项: unknown.length > 1 ? '是' : '',
        }),
      ),
    );
  }
  if (said.length === 0) return [];
  return paragraphs(voice, 'forecast/rest', said, few ? undefined : voice.phrase('标题·其他', 0, {}));
}

/** Where everything is met: the indicator with the least room, by share of its target. */
function tightest(view: PlanView, judged: readonly Assessment[]): readonly Sentence[] {
  const rooms = judged.flatMap((one) => {
    if (one.gap.verdict === 'unknown' || (one.target.kind !== 'threshold' && one.target.kind !== 'relative')) return [];
    const limit = one.target.limit.rounded;
    return limit.isZero() ? [] : [{ one, room: one.gap.difference.value.abs().dividedBy(limit.abs()).toNumber() }];
  });
  const least = rooms.toSorted((a, b) => a.room - b.room)[0];
  if (least === undefined) return [];
  return [
    sentence(
      view.voice.phrase('正常·余量最小', 0, { 指标: least.one.indicator.short, 余量: sayGap(view.voice, least.one) }),
      least.one.indicator.code,
    ),
  ];
}
