/** Part four: the method in a sentence, the levels counted, then red, orange, yellow, watched, the rest; every level with its reasons. */
import { sayLevel } from '../verdict-words.ts';
import { about } from '../../claims/claim.ts';
import type { Assessment, WarningLevel } from '../../../rules/assessment.ts';
import { isMet } from '../../../rules/series/counts.ts';
import { inOrderOfUrgency } from '../../../rules/urgency.ts';
import type { Block } from '../../model.ts';
import { nameOf } from '../../patterns/name-marks.ts';
import { printedRatio } from '../../numbers.ts';
import type { Sentence } from '../../paragraphs.ts';
import { paragraphs, sentence } from '../../paragraphs.ts';
import { figure, names } from '../../composer.ts';
import type { PlanView } from '../plan-view.ts';
import { lacksBase, quantitative } from '../plan-view.ts';
import { countOf } from '../counted-kinds.ts';
import { restBlocks } from './forecast-rest.ts';
import { isRecomputed, warned } from '../verdict-words.ts';
import { groundsOf, isShownByFigures, warnedSentences } from './pace-sentences.ts';
import { annexReference } from '../unit-annexes.ts';

export interface ForecastPieces {
  readonly 方法说明: readonly Block[];
  readonly 级别计数: readonly Block[];
  readonly 各级预警: readonly Block[];
  readonly 其他指标: readonly Block[];
}

export function forecastPieces(view: PlanView, few: boolean): ForecastPieces {
  const judged = quantitative(view).filter((one) => one.attainment !== 'not-applicable');
  return {
    方法说明: paragraphs(view.voice, 'forecast/method', [
      judged.length > 0
        ? methodSentence(view, judged, annexReference(view, 'warning'))
        : sentence(
            view.voice.phrase(
              '无基期·预警',
              0,
              { 缺基期: quantitative(view).every(lacksBase), 一项: quantitative(view).length === 1 },
              about(...quantitative(view)),
            ),
          ),
    ]),
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
export function methodSentence(view: PlanView, judged: readonly Assessment[], annex: string): Sentence {
  const { settings, year } = view.facts.round;
  const left = view.span.target - year;
  if (left <= 0) return sentence(view.voice.phrase('目标年已到', 0, { 目标年: String(view.span.target) }));
  const forecast = judged.flatMap((one) => one.forecast);
  const short = [...new Set(forecast.map((one) => one.points))].filter((points) => points < settings.shortSeries);
  const open = judged.filter((one) => !isMet(one) && one.attainment !== 'no-data');
  return sentence(
    view.voice.phrase('方法说明', 0, {
      报告年: String(year),
      目标年: String(view.span.target),
      剩余: String(left),
      剩余一年: left === 1,
      // What moves only by election or census is not made good within a year.
      有差距: open.some((one) => one.indicator.trendPolicy === 'yearly'),
      测速: open.some((one) => one.pace.achievedPerYear.verdict === 'known'),
      基期年: String(view.span.base),
      方法: forecast.length === 0 ? '' : view.voice.words.method(settings.forecastMethod),
      区间: figure(
        view.voice,
        printedRatio(settings.intervalLevel.times(100)),
        { kind: 'setting', setting: 'intervalLevel' },
        [{ kind: 'setting', id: 'intervalLevel' }],
      ),
      短序列: short.length === 0 ? '' : spanOfPoints(short),
      都短: forecast.every((one) => one.points < settings.shortSeries),
      一项: new Set(judged.filter((one) => one.forecast.length > 0)).size === 1,
      附件: annex,
      上年测算: judged.some(isRecomputed),
    }),
  );
}

/** 3, or 2—3 */
function spanOfPoints(points: readonly number[]): string {
  const [least, most] = [Math.min(...points), Math.max(...points)];
  return least === most ? String(least) : `${least}—${most}`;
}

function levelCounts(view: PlanView, judged: readonly Assessment[]): Sentence {
  const order: readonly WarningLevel[] = ['red', 'orange', 'yellow', 'blue', 'green', 'grey'];
  const occurring = order
    .map((level) => ({ level, members: judged.filter((one) => one.warning.level === level) }))
    .filter(({ members }) => members.length > 0);
  const [only, ...others] = occurring;
  return sentence(
    view.voice.phrase(
      '级别计数',
      0,
      {
        总数: countOf(view, judged, 'total'),
        均为: only !== undefined && others.length === 0 ? sayLevel(view.voice, only.level, only.members) : '',
        级别列: names(
          occurring.map(
            ({ level, members }) =>
              `${sayLevel(view.voice, level, members, 'short')}${countOf(view, members, 'level', level)}项`,
          ),
        ),
        表: annexReference(view, 'warning'),
      },
      about(...judged),
    ),
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
  const serious = level === 'red' || level === 'orange';
  const shared = few ? '' : sharedGrounds(view, ordered);
  const heading = view.voice.phrase('标题·级别', 0, {
    级别: sayLevel(view.voice, level, members),
    项数: countOf(view, members, 'level', level),
    指标列: ordered.length <= mostInHeading ? names(ordered.map((one) => nameOf(one.indicator))) : '',
  });
  const lead = few ? undefined : heading;
  const grounds =
    shared === ''
      ? []
      : paragraphs(
          view.voice,
          `forecast/${level}/grounds`,
          [
            sentence(
              view.voice.phrase(
                '级别·同据',
                0,
                { 级别: sayLevel(view.voice, level, ordered), 依据: shared },
                about(...ordered),
              ),
            ),
          ],
          lead,
        );
  // One paragraph an indicator: what is said of one is never read as being of the next.
  const each = ordered.flatMap((one, position) => {
    // The heading has just named the only one.
    const name = ordered.length === 1 && !few ? '' : nameOf(one.indicator);
    const sentences = warnedSentences(view, one, { name, groundsGiven: shared !== '', levelGiven: !few }, serious);
    const opens = position === 0 && grounds.length === 0;
    return paragraphs(view.voice, `forecast/${level}`, sentences, opens ? lead : undefined);
  });
  return [...grounds, ...each];
}

const mostInHeading = 3;

/** The grounds that all of a level have, where there are several indicators and no other grounds; '' otherwise. */
function sharedGrounds(view: PlanView, members: readonly Assessment[]): string {
  const grounds = [...new Set(members.map((one) => groundsOf(view, one, isShownByFigures)))];
  return members.length > 1 && grounds.length === 1 ? (grounds[0] ?? '') : '';
}
