/** The sentence on an indicator's forecast: value, interval, how far from the target, and which method decides where they differ. */
import type { Decimal } from '../../../indicators/decimals.ts';
import { isFalling } from '../../directions.ts';
import { isWatched, sayOutlook, saySpecial, specialPolicy } from '../verdict-words.ts';
import type { Says } from '../../claims/claim.ts';
import { about } from '../../claims/claim.ts';
import { decimal, fromFloat } from '../../../indicators/decimals.ts';
import type { Assessment, Forecast, MethodProjection, Reason, Unsaid } from '../../../rules/assessment.ts';
import { isMet } from '../../../rules/series/counts.ts';
import { hasLimit } from '../../../rules/target/target-test.ts';
import { nameOf } from '../../patterns/name-marks.ts';
import { measureWords, printedStatistic } from '../../numbers.ts';
import { favourablePart, shortOfTarget, toldForecast } from '../../derived-figures.ts';
import { sayForecast, withMeasure } from '../../figure-words.ts';
import { figure, names, together } from '../../composer.ts';
import type { FigureId } from '../../figure-id.ts';
import { judgedBy } from '../../figure-id.ts';

import type { PlanView } from '../plan-view.ts';
import { choiceOf } from '../plan-view.ts';
import { isSmall } from '../../../rules/special-cases.ts';
import { speedSentence, targetYear } from './speed-sentences.ts';

/** '' where no forecast is made and the reason has been said or need not be; `methods`: with what others than the deciding one lead to. */
export function forecastSentence(view: PlanView, one: Assessment, name: string, methods = true): string {
  // Once the target's year has come only the result counts, and the part begins by saying so.
  if (one.year >= view.span.target) return '';
  const choice = choiceOf(view, one);
  const forecast = toldForecast(one);
  if (forecast === undefined) return noForecastSentence(view, one, name);
  if (forecast.unsaid !== null) return unsaidSentence(view, one, name, { ...forecast, unsaid: forecast.unsaid });
  // Short series are named once, with the method.
  const isNamed = forecast.points < view.facts.round.settings.shortSeries;
  const fewYears = forecast.points <= 2 && !isNamed ? view.voice.phrase('预测·两年', choice, {}) : '';
  return mainForecast(view, one, forecast, choice) + fewYears + (methods ? disagreement(view, one) : '');
}

/** Why a forecast that was made is not told: nobody would sign it. */
function unsaidSentence(
  view: PlanView,
  one: Assessment,
  name: string,
  { unsaid, year }: Forecast & { readonly unsaid: Unsaid },
): string {
  // Tables give it all the same, with its interval.
  const of = unsaid === 'at-bound' || year === one.year + 1 ? '' : `${year}年`;
  const slots = { 指标: name, 缘由: `${of}${unsaidWords(one, unsaid)}，文中不作预测`, 多项: false, 趋势: false };
  return view.voice.phrase('预测·不作', choiceOf(view, one), slots, about(one));
}

function unsaidWords(one: Assessment, unsaid: Unsaid): string {
  const [low] = one.indicator.bounds;
  const isAt = (value: Decimal | null) =>
    one.current.verdict === 'known' && value !== null && one.current.figure.rounded.equals(value);
  switch (unsaid) {
    case 'wide-interval':
      return '预测区间过宽';
    case 'at-bound':
      return isAt(low) ? '已达下限' : '已达上限';
    case 'reaches-bound':
      return isFalling(one) ? '推算值已到下限' : '推算值已到上限';
  }
}

/** The outlook rests on the target year's forecast and is said with it alone. */
function outlookOf({ voice }: PlanView, one: Assessment, forecast: Forecast): string {
  if (one.outlook === null || !reachesDeadline(one, forecast)) return '';
  // That the level is severe all the same is said with the level.
  if (one.outlook === 'strict') return '';
  return sayOutlook(voice, nearlyIn(one, forecast) ?? one.outlook, [one]);
}

/** Counted in 达标率 by then, and yet short of the target: 可达标 beside such a figure would contradict it. */
function nearlyIn({ outlook }: Assessment, { counted, reachesTarget }: Forecast): Says['outlook'] | null {
  if (counted !== true || reachesTarget !== false) return null;
  return outlook === 'expected' ? 'expected-nearly' : outlook === 'possible' ? 'possible-nearly' : null;
}

/** The forecast as a sentence of its own; '' where none is made and nothing need be said. */
export function namedForecast(view: PlanView, one: Assessment): string {
  const name = nameOf(one.indicator);
  const text = forecastSentence(view, one, name);
  return text === '' || text.startsWith(name) ? text : name + text;
}

function sayInterval(view: PlanView, one: Assessment, forecast: Forecast) {
  const shown = (value: number) => printedStatistic(value, one.indicator.decimals);
  // A figure that has never moved has no interval to show: 100.0%（100.0%～100.0%） says nothing.
  const isPoint = shown(forecast.lower) === shown(forecast.upper);
  return {
    预测: sayForecast(view.voice, one, forecast, 'value'),
    下: isPoint ? '' : sayForecast(view.voice, one, forecast, 'lower'),
    上: isPoint ? '' : sayForecast(view.voice, one, forecast, 'upper'),
  };
}

function mainForecast(view: PlanView, one: Assessment, forecast: Forecast, choice: number): string {
  const { voice } = view;
  const slots = {
    预测年: String(forecast.year),
    // Of several conditions the total is forecast.
    合计: one.target.kind === 'all-of',
    ...sayInterval(view, one, forecast),
  };
  if (isMet(one)) {
    // Of several conditions a total tells nothing of each.
    if (forecast.reachesTarget === null) return '';
    return forecast.reachesTarget === false
      ? voice.phrase('预测·转差', choice, { ...slots, 已列入: isWatched(one) }, { ...about(one), year: forecast.year })
      : voice.phrase(
          '预测·达标',
          choice,
          { ...slots, 变差: one.change.sense === 'worse' && one.change.noise === null },
          { ...about(one), year: forecast.year },
        );
  }
  const outlook = outlookOf(view, one, forecast);
  if (forecast.reachesTarget === true)
    return voice.phrase('预测·可达', choice, { ...slots, 展望: outlook }, { ...about(one), year: forecast.year });
  if (one.outlook === 'hard' && reachesDeadline(one, forecast)) {
    return voice.phrase(
      '预测·难',
      choice,
      {
        ...slots,
        有利一端: favourablePart(one, forecast) === 'lower' ? '区间下限' : '区间上限',
        仍差: shortfall(view, one, forecast.value, { kind: 'forecast-gap', ...judgedBy(one) }),
        够到: true,
      },
      { ...about(one), year: forecast.year },
    );
  }
  return voice.phrase(
    '预测·未达',
    choice,
    {
      ...slots,
      仍差: reachesDeadline(one, forecast)
        ? shortfall(view, one, forecast.value, { kind: 'forecast-gap', ...judgedBy(one) })
        : '',
      展望: outlook,
    },
    { ...about(one), year: forecast.year },
  );
}

/** Whether the forecast is of the target year, so that falling short of the target is the final word. */
function reachesDeadline(one: Assessment, forecast: Forecast): boolean {
  return forecast.year >= targetYear(one);
}

function shortfall(view: PlanView, one: Assessment, value: number, id: FigureId): string {
  const short = shortOfTarget(one, value);
  if (short === null || short.distance.isZero()) return '';
  const gap = short.distance.toFixed(one.indicator.decimals);
  const origins = one.forecast[0]?.origins ?? (one.current.verdict === 'known' ? one.current.figure.origins : []);
  return figure(view.voice, gap, id, origins) + measureWords(one.indicator.measure).differenceLast;
}

/** What the usual methods say, where they disagree on reaching the target; the one that decides is named. */
export function disagreement(view: PlanView, one: Assessment): string {
  if (!one.pace.flags.includes('method-sensitive')) return '';
  const told = one.methods.filter(({ method }) => method === 'last-change' || method === 'arithmetic');
  const deciding = one.forecast.find((forecast) => forecast.year === targetYear(one));
  const verdicts = new Set([...told.map((projection) => projection.reachesTarget), deciding?.reachesTarget ?? null]);
  if (!(verdicts.has(true) && verdicts.has(false))) return '';
  const order = ['last-change', 'arithmetic'];
  const list = told
    .filter((projection) => projection.value.verdict === 'known')
    .toSorted((a, b) => order.indexOf(a.method) - order.indexOf(b.method));
  const final = view.voice.words.method(deciding?.method ?? one.forecast[0]?.method ?? 'combined');
  const reached = new Set(list.map((projection) => projection.reachesTarget));
  const [first, second] = list;
  if (first !== undefined && second !== undefined && reached.size === 1) {
    const shown = ({ value }: MethodProjection): string =>
      value.verdict === 'known' ? printedStatistic(value.value, one.indicator.decimals) : '';
    const values = new Set(list.map(shown));
    return view.voice.phrase(
      '预测·他法一致',
      choiceOf(view, one),
      {
        方法列: names(list.map(({ method }) => methodName(view, one, method))),
        预测列:
          values.size === 1 ? projected(view, one, first) : together(list.map((each) => projected(view, one, each))),
        同值: values.size === 1,
        达到: reached.has(true),
        以何为准: final,
      },
      {
        ...about(one),
        year: first.year,
        method: list.map(({ method }) => method).join(','),
        but: { 'quantity/all': about(one, one) },
      },
    );
  }
  return view.voice.phrase('预测·不一', choiceOf(view, one), {
    各法: list.map((projection) => byMethod(view, one, projection)).join('；'),
    以何为准: final,
  });
}

/** Where last year has no figure the last step was not a year's. */
function methodName({ voice }: PlanView, one: Assessment, method: string): string {
  const isOlderStep = method === 'last-change' && one.change.previous.verdict === 'unknown';
  return voice.words.method(method, isOlderStep ? 'sentence' : 'word');
}

/** 95.0% */
function projected(view: PlanView, one: Assessment, { method, value, year }: MethodProjection): string {
  if (value.verdict === 'unknown') return '';
  const text = printedStatistic(value.value, one.indicator.decimals);
  const origins = one.current.verdict === 'known' ? one.current.figure.origins : [];
  const id = { kind: 'projection', ...judgedBy(one), method, year } as const;
  return withMeasure(one.indicator, figure(view.voice, text, id, origins));
}

/** 按上年增量法推算为95.0%，恰可达标 */
function byMethod(view: PlanView, one: Assessment, projection: MethodProjection): string {
  const { method, value, reachesTarget } = projection;
  if (value.verdict === 'unknown') return '';
  const text = printedStatistic(value.value, one.indicator.decimals);
  const limit = hasLimit(one.target) ? one.target.limit.rounded : null;
  const over = limit === null ? null : fromFloat(value.value).minus(limit);
  return view.voice.phrase(
    '预测·一法',
    choiceOf(view, one),
    {
      方法: methodName(view, one, method),
      预测: projected(view, one, projection),
      达到: reachesTarget === true,
      恰好: limit?.equals(decimal(text)) === true,
      // 95.95 prints as 96.0: the speed sentence says that more is needed, and this must not deny it.
      进位: over !== null && !over.isZero() && over.isNegative() !== isFalling(one),
      仍差:
        reachesTarget === true
          ? ''
          : shortfall(view, one, value.value, { kind: 'projection-gap', ...judgedBy(one), method }),
    },
    { ...about(one), year: projection.year, method },
  );
}

/** Says why there is no forecast, unless the sentence on the speed has said it already. */
function noForecastSentence(view: PlanView, one: Assessment, name: string): string {
  const reason = whyNoForecast(one);
  if (reason === null || speedSentence(view, one, name) !== '') return '';
  return view.voice.phrase(
    '预测·不作',
    choiceOf(view, one),
    {
      指标: name,
      缘由: sayWhyNot(view, reason, [one]),
      多项: false,
      趋势: one.noForecast === 'trend-only',
    },
    about(one),
  );
}

/** Whether it is the few cases that are given as the reason for making no forecast. */
export function blamesFewCases(one: Assessment): boolean {
  return whyNoForecast(one)?.special === 'small-count';
}

const fewCases: WhyNot = { special: 'small-count', words: '不作预测' };

/** Why no forecast is made: a kind of indicator that the dictionary names, or other words; then what is not done. */
export interface WhyNot {
  readonly special: Says['special'] | null;
  readonly words: string;
}

/** In words that follow the names of those of whom it is so. */
export function sayWhyNot(view: PlanView, { special, words }: WhyNot, members: readonly Assessment[]): string {
  return special === null ? words : `${saySpecial(view.voice, special, members)}，${words}`;
}

/** null where nothing need be said. */
export function whyNoForecast(one: Assessment): WhyNot | null {
  return one.noForecast === null ? null : reasonOf(one, one.noForecast);
}

function reasonOf(one: Assessment, because: Reason): WhyNot | null {
  switch (because) {
    case 'small-count':
      return fewCases;
    case 'election':
      return { special: specialPolicy(one), words: '不作预测' };
    case 'census':
      return { special: specialPolicy(one), words: '不作预测' };
    case 'one-point':
      return { special: 'one-point', words: '不作预测' };
    case 'trend-only':
      return { special: 'trend-only', words: '未定数值，不作预测' };
    case 'series-break':
      return { special: null, words: '口径调整后数据不足，不作预测' };
    case 'overshot':
      return { special: 'overshot', words: '不作预测' };
    default:
      return isSmall(one) ? fewCases : null;
  }
}
