/** One indicator's speed, forecast, grounds and cause in sentences. */
import { decimal } from '../../indicators/decimals.ts';
import type { Assessment, Forecast, Reason } from '../../rules/assessment.ts';
import { isMet } from '../../rules/counts.ts';
import { changeVerb, fallVerb, magnitude, measureWords, printedStatistic, riseVerb, wantedVerb } from '../numbers.ts';
import type { Sentence } from '../paragraphs.ts';
import { following, sentence } from '../paragraphs.ts';
import { sayChange, sayForecast, sayGap, sayRatio, saySinceBase, saySpeed, sayTarget } from '../say.ts';
import { figure, names, placeholder, sentenceOfWords } from '../voice.ts';
import { isSmall } from './afterthoughts.ts';
import type { PlanView } from './context.ts';
import { choiceOf, measureOf, nameOf, policyFor, unitNames } from './context.ts';
import { levelWord, methodWord, outlookWord, reasonWords, sinceWord } from './level-words.ts';

/** One warned indicator: speed, forecast, reasons, change of level, the unit's words on the cause. */
export function warnedSentences(view: PlanView, one: Assessment, withCause: boolean): readonly Sentence[] {
  return [...warnedFacts(view, one, one.indicator.short), ...causeSentences(view, one, withCause)];
}

/** The facts alone; `name` is empty where the indicator has just been named, else the first sentence carries it. */
export function warnedFacts(view: PlanView, one: Assessment, name: string): readonly Sentence[] {
  const facts = [
    speedSentence(view, one, name),
    forecastSentence(view, one, name),
    reasonSentence(view, one),
    sinceSentence(view, one),
  ].filter((text) => text !== '');
  return facts.map((text, position) => {
    const named = position > 0 || text.startsWith(name) ? text : name + text;
    return (position === 0 ? sentence : following)(named, one.indicator.code);
  });
}

function speedSentence(view: PlanView, one: Assessment, name: string = one.indicator.short): string {
  const choice = choiceOf(view, one);
  const { achievedPerYear, neededPerYear, multiplier } = one.pace;
  if (isMet(one)) return '';
  if (one.target.kind === 'trend') return trendSentence(view, one, name);
  if (achievedPerYear.verdict === 'unknown' || neededPerYear.verdict === 'unknown' || one.gap.verdict === 'unknown') {
    if (one.gap.verdict === 'unknown') return '';
    const because = one.pace.because === null ? null : whyNoPace(one, one.pace.because);
    if (because === null) return '';
    return view.voice.phrase('速度·无', choice, { 指标: name, 差距: sayGap(view.voice, one), 缘由: because });
  }
  const years = targetYear(one) - one.year;
  const speed = {
    指标: name,
    目标年: String(targetYear(one)),
    所需升降: neededVerb(one),
    // With one year left the whole gap is needed: the printed gap itself, so that who subtracts gets it.
    所需: years === 1 ? sayGap(view.voice, one) : saySpeed(view.voice, one, neededPerYear.value, 'needed'),
    每年: years === 1 ? '' : '是',
    近年: recentYears(one),
  };
  if (achievedPerYear.value === 0) return view.voice.phrase('速度·未变', choice, speed);
  const so = {
    ...speed,
    近年升降: changeVerb(one.indicator, achievedPerYear.value),
    近年速度: saySpeed(view.voice, one, achievedPerYear.value, 'achieved'),
  };
  if (multiplier.verdict === 'unknown') return view.voice.phrase('速度·背离', choice, so) + headcount(view, one);
  if (multiplier.value <= 1) return view.voice.phrase('速度·不高于', choice, so);
  return (
    view.voice.phrase('速度·倍数', choice, { ...so, 倍数: sayRatio(view.voice, one, multiplier.value, 'multiplier') }) +
    headcount(view, one)
  );
}

/** Only a direction is asked for: how the figure has moved since the base. */
function trendSentence(view: PlanView, one: Assessment, name: string): string {
  return view.voice.phrase('速度·趋势', choiceOf(view, one), {
    指标: name,
    目标: sayTarget(view.voice, one),
    比基期: saySinceBase(view.voice, one),
    比上年: sayChange(view.voice, one, choiceOf(view, one)),
  });
}

/** 近2年 or 2010—2018年 */
function recentYears(one: Assessment): string {
  const { span } = one.pace;
  if (span === null) return '近年';
  const years = span.to - span.from;
  return years <= 3 ? `近${['零', '一', '两', '三'][years] ?? String(years)}年` : `${span.from}—${span.to}年`;
}

function targetYear(one: Assessment): number {
  return one.target.kind === 'none' ? one.year : one.target.year;
}

function neededVerb(one: Assessment): string {
  if (one.gap.verdict === 'unknown') return wantedVerb(one.indicator);
  return one.gap.difference.value.isNegative() ? riseVerb(one.indicator) : fallVerb(one.indicator);
}

/** 按应入学311人推算，至少还需17名: where the rate has its parts and more of them is better. */
function headcount(view: PlanView, one: Assessment): string {
  const { numerator, denominator, measure, direction } = one.indicator;
  if (
    one.parts.verdict === 'unknown' ||
    numerator === null ||
    denominator === null ||
    measure !== '%' ||
    direction !== 'increase'
  )
    return '';
  if (one.target.kind !== 'threshold' && one.target.kind !== 'relative') return '';
  const wanted = one.target.limit.exact.times(one.parts.denominator).dividedBy(100).ceil();
  const lacking = wanted.minus(one.parts.numerator);
  if (!lacking.isPositive() || lacking.isZero()) return '';
  const { origins } = one.parts;
  return view.voice.phrase('速度·人数', choiceOf(view, one), {
    分母名: nameOf(view, denominator),
    分母:
      figure(view.voice, one.parts.denominator.toFixed(), `${denominator}/own/${one.year}`, origins) +
      measureOf(view, denominator),
    还需: figure(view.voice, lacking.toFixed(), `${one.indicator.code}/lacking`, origins) + measureOf(view, numerator),
    分子名: nameOf(view, numerator),
  });
}

function whyNoPace(one: Assessment, because: Reason): string | null {
  switch (because) {
    case 'small-count':
      return '属小样本，不作速度测算和预测';
    case 'election':
      return `${one.year + 1}年不以年度增减推算换届结果，不作速度测算`;
    case 'census':
      return '只在普查年有数据，不作速度测算';
    case 'one-point':
      return '仅有一年数据，不作速度测算';
    case 'no-base':
      return '缺少基期数据，不作速度测算';
    case 'series-break':
      return '口径调整后数据不足，不作速度测算';
    case 'overshot':
      return '已越过目标区间，不作速度测算';
    case 'target-year-reached':
      return `${targetYear(one)}年目标期限已到，不再测算速度`;
    case 'several-conditions':
      return null;
    case 'maintain':
      return null;
    default:
      return null;
  }
}

function nextForecast(one: Assessment): Forecast | undefined {
  return one.forecast[0];
}

function forecastSentence(view: PlanView, one: Assessment, name: string = one.indicator.short): string {
  const forecast = nextForecast(one);
  const choice = choiceOf(view, one);
  if (forecast === undefined) return noForecastSentence(view, one, name);
  const { voice } = view;
  const slots = {
    预测年: String(forecast.year),
    预测: sayForecast(voice, one, forecast, 'value'),
    下: sayForecast(voice, one, forecast, 'lower'),
    上: sayForecast(voice, one, forecast, 'upper'),
  };
  const later = one.forecast[1];
  const laterClause =
    later === undefined
      ? ''
      : voice.phrase('预测·目标年', choice, {
          目标年: String(later.year),
          预测: sayForecast(voice, one, later, 'value'),
          下: sayForecast(voice, one, later, 'lower'),
          上: sayForecast(voice, one, later, 'upper'),
          达到: later.reachesTarget === true ? '是' : '',
        });
  return mainForecast(view, one, forecast, slots, choice) + laterClause + disagreement(view, one);
}

function mainForecast(
  view: PlanView,
  one: Assessment,
  forecast: Forecast,
  slots: { readonly 预测年: string; readonly 预测: string; readonly 下: string; readonly 上: string },
  choice: number,
): string {
  const { voice } = view;
  if (isMet(one)) {
    return forecast.reachesTarget === false
      ? voice.phrase('预测·转差', choice, slots)
      : voice.phrase('预测·达标', choice, { ...slots, 变差: one.change.sense === 'worse' ? '是' : '' });
  }
  const outlook = one.outlook === null ? '' : outlookWord(one.outlook);
  if (forecast.reachesTarget === true) return voice.phrase('预测·可达', choice, { ...slots, 展望: outlook });
  if (one.warning.level === 'red' || one.warning.level === 'orange') {
    const best = favourableEnd(one, forecast);
    return voice.phrase('预测·难', choice, {
      ...slots,
      有利一端: one.indicator.direction === 'decrease' ? '区间下限' : '区间上限',
      仍差: best.reaches || !reachesDeadline(one, forecast) ? '' : shortfall(view, one, best.value, 'favourable'),
      够到: best.reaches ? '是' : '',
    });
  }
  return voice.phrase('预测·未达', choice, {
    ...slots,
    仍差: reachesDeadline(one, forecast) ? shortfall(view, one, forecast.value, 'forecast') : '',
    展望: outlook,
  });
}

/** Whether the forecast is of the target year, so that falling short of the target is the final word. */
function reachesDeadline(one: Assessment, forecast: Forecast): boolean {
  return forecast.year >= targetYear(one);
}

function favourableEnd(one: Assessment, forecast: Forecast): { readonly value: number; readonly reaches: boolean } {
  const falling = one.indicator.direction === 'decrease';
  const value = falling ? forecast.lower : forecast.upper;
  const gap = distanceToTarget(one, value);
  return { value, reaches: gap === null || gap === '' };
}

/** How far a forecast, as printed, stays from the target, as printed; '' where it does not. */
function distanceToTarget(one: Assessment, value: number): string | null {
  const shown = decimal(printedStatistic(value, one.indicator.decimals));
  const { target } = one;
  if (target.kind === 'threshold' || target.kind === 'relative') {
    const gap = shown.minus(target.limit.rounded);
    const short =
      target.comparison === '>=' || target.comparison === '>' ? gap.isNegative() : gap.isPositive() && !gap.isZero();
    return short ? magnitude(gap.toFixed(one.indicator.decimals)) : '';
  }
  if (target.kind === 'range') {
    if (shown.lessThan(target.low.rounded)) return target.low.rounded.minus(shown).toFixed(one.indicator.decimals);
    if (shown.greaterThan(target.high.rounded)) return shown.minus(target.high.rounded).toFixed(one.indicator.decimals);
    return '';
  }
  return null;
}

function shortfall(view: PlanView, one: Assessment, value: number, id: string): string {
  const gap = distanceToTarget(one, value);
  const origins = one.forecast[0]?.origins ?? [];
  if (gap === null || gap === '') return '';
  return (
    figure(view.voice, gap, `${one.indicator.code}/${id}-gap`, origins) +
    measureWords(one.indicator.measure).differenceLast
  );
}

/** Which method says what, where they disagree on reaching the target; the one that decides is named. */
function disagreement(view: PlanView, one: Assessment): string {
  if (!one.pace.flags.includes('method-sensitive')) return '';
  const told = one.methods.filter(
    (projection) =>
      projection.year === targetYear(one) && (projection.method === 'drift' || projection.method === 'last-change'),
  );
  const verdicts = new Set([
    ...told.map((projection) => projection.reachesTarget),
    deadlineForecast(one)?.reachesTarget ?? null,
  ]);
  if (!(verdicts.has(true) && verdicts.has(false))) return '';
  const choice = choiceOf(view, one);
  const list = told.flatMap((projection) =>
    projection.value.verdict === 'known'
      ? [
          view.voice.phrase('预测·一法', choice, {
            方法: methodWord(projection.method),
            预测:
              figure(
                view.voice,
                printedStatistic(projection.value.value, one.indicator.decimals),
                `${one.indicator.code}/projection/${projection.method}/${projection.year}`,
                one.current.verdict === 'known' ? one.current.figure.origins : [],
              ) + measureWords(one.indicator.measure).value,
            达到: projection.reachesTarget === true ? '是' : '',
          }),
        ]
      : [],
  );
  return view.voice.phrase('预测·不一', choice, {
    各法: list.join('，'),
    以何为准: methodWord(one.forecast[0]?.method ?? ''),
  });
}

function deadlineForecast(one: Assessment): Forecast | undefined {
  return one.forecast.find((forecast) => forecast.year === targetYear(one));
}

function noForecastSentence(view: PlanView, one: Assessment, name: string): string {
  const choice = choiceOf(view, one);
  const reason = one.noForecast === null ? null : whyNoForecast(one, one.noForecast);
  // The speed sentence has said it already.
  if (reason === null || speedSentence(view, one) !== '') return '';
  return view.voice.phrase('预测·不作', choice, { 指标: name, 缘由: reason });
}

function whyNoForecast(one: Assessment, because: Reason): string | null {
  switch (because) {
    case 'small-count':
      return '属小样本，不作预测';
    case 'election':
      return '只在换届年变动，不作预测';
    case 'census':
      return '只在普查年有数据，不作预测';
    case 'one-point':
      return '仅有一年数据，不作预测';
    case 'trend-only':
      return '目标只定方向，未定数值，只判断方向，不作预测';
    case 'existence':
      return null;
    case 'series-break':
      return '口径调整后数据不足，不作预测';
    case 'overshot':
      return '已越过目标区间，不作预测';
    case 'no-data':
      return null;
    default:
      return isSmall(one) ? '属小样本，不作预测' : null;
  }
}

/** The grounds of the level, in words, worst first. */
function reasonSentence(view: PlanView, one: Assessment): string {
  const said = one.warning.reasons.flatMap((reason) => {
    const text = reasonWords(view, one, reason);
    return text === null ? [] : [text];
  });
  if (said.length === 0) return '';
  return view.voice.phrase('级别依据', choiceOf(view, one), {
    指标: one.indicator.short,
    级别: levelWord[one.warning.level],
    依据: names([...new Set(said)]),
  });
}

/** 新增, 升级, 降级, 解除 against last year's level. */
function sinceSentence(view: PlanView, one: Assessment): string {
  const word = sinceWord(one);
  if (word === null) return '';
  const last = one.path.find((step) => step.year === one.year - 1);
  if (last?.level === null || last?.level === undefined) return '';
  const slots = { 上年级别: levelWord[last.level], 级别: levelWord[one.warning.level] };
  switch (one.warning.since) {
    case 'new':
      return view.voice.phrase('级别·新增', choiceOf(view, one), slots);
    case 'raised':
      return view.voice.phrase('级别·升级', choiceOf(view, one), slots);
    case 'lowered':
      return view.voice.phrase('级别·降级', choiceOf(view, one), slots);
    case 'lifted':
      return view.voice.phrase('级别·解除', choiceOf(view, one), slots);
    case 'unchanged':
    case null:
      return '';
  }
}

/** The unit's 原因分析 behind the figures; a red or orange indicator without one asks for it. */
function causeSentences(view: PlanView, one: Assessment, required: boolean): readonly Sentence[] {
  const about = one.indicator.code;
  const causes = policyFor(view, one)?.causes.get(about) ?? [];
  if (causes.length > 0)
    return causes.map((item) => following(sentenceOfWords(view.voice, item.text, item.origin), about));
  if (!required) return [];
  const text = view.voice.phrase('待补充·原因', 0, {
    指标: one.indicator.name,
    情形: one.pace.class === 'moving-away' ? '变化方向与目标相反' : isMet(one) ? '' : '达标困难',
    单位: unitNames(one),
  });
  return [following(placeholder(view.voice, text), about)];
}

/** Not met, but expected to be: its speed and its forecast. */
export function expectedSentences(view: PlanView, one: Assessment): readonly Sentence[] {
  return [speedSentence(view, one), forecastSentence(view, one)]
    .filter((text) => text !== '')
    .map((text, position) => (position === 0 ? sentence : following)(text, one.indicator.code));
}

/** The forecast as a sentence of its own; '' where none is made and nothing need be said. */
export function namedForecast(view: PlanView, one: Assessment): string {
  const text = forecastSentence(view, one);
  return text === '' || text.startsWith(one.indicator.short) ? text : one.indicator.short + text;
}
