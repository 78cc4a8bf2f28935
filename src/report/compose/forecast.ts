/** Part four: the method in a sentence, the levels counted, then red, orange, yellow, watched, the rest; every level with its reasons. */
import type { Assessment, Forecast, Outlook, Reason, WarningLevel, WarningReason } from '../../rules/assessment.ts';
import { isMet } from '../../rules/counts.ts';
import { inOrderOfUrgency } from '../../rules/recommendations.ts';
import { decimal } from '../../indicators/decimals.ts';
import type { Block } from '../model.ts';
import type { Sentence } from '../paragraphs.ts';
import { following, paragraphs, sentence } from '../paragraphs.ts';
import {
  changeVerb,
  magnitude,
  measureWords,
  printedRatio,
  printedStatistic,
  riseVerb,
  fallVerb,
  wantedVerb,
} from '../numbers.ts';
import { sayChange, sayForecast, sayGap, sayRatio, saySinceBase, saySpeed, sayTarget } from '../say.ts';
import { figure, names, placeholder, sentenceOfWords } from '../voice.ts';
import { isSmall } from './afterthoughts.ts';
import type { PlanView } from './context.ts';
import { choiceOf, measureOf, nameOf, policyFor, quantitative, unitNames } from './context.ts';
import { countOf } from './grouped-sentences.ts';
import { tableIds } from './table-ids.ts';

export interface ForecastPieces {
  readonly 方法说明: readonly Block[];
  readonly 级别计数: readonly Block[];
  readonly 各级预警: readonly Block[];
  readonly 其他指标: readonly Block[];
}

export const levelWord = {
  grey: '无法判断',
  green: '正常',
  blue: '关注',
  yellow: '黄色预警',
  orange: '橙色预警',
  red: '红色预警',
} as const satisfies Record<WarningLevel, string>;

/** 红色 in counts and lists. */
export const levelShort = {
  grey: '无法判断',
  green: '正常',
  blue: '关注',
  yellow: '黄色',
  orange: '橙色',
  red: '红色',
} as const satisfies Record<WarningLevel, string>;

/** Red to blue: what a report's text and its table of watched indicators name. */
export function isWatched(one: Assessment): boolean {
  return one.warning.level !== 'green' && one.warning.level !== 'grey' && one.attainment !== 'not-applicable';
}

export const warned = ['red', 'orange', 'yellow', 'blue'] as const;

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

export function methodWord(method: string): string {
  return (
    {
      combined: '综合法',
      drift: '算术平均法',
      geometric: '年均增长速度法',
      'last-change': '上年增量法',
      'last-value': '不变法',
      ols: '线性趋势法',
      'theil-sen': '中位斜率法',
    }[method] ?? method
  );
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

/** One warned indicator: speed, forecast, reasons, change of level, the unit's words on the cause. */
export function warnedSentences(view: PlanView, one: Assessment, withCause: boolean): readonly Sentence[] {
  return [...warnedFacts(view, one, one.indicator.short), ...causeSentences(view, one, withCause)];
}

/** The facts alone; `name` is empty where the indicator has just been named. */
export function warnedFacts(view: PlanView, one: Assessment, name: string): readonly Sentence[] {
  const facts = [
    speedSentence(view, one, name),
    forecastSentence(view, one),
    reasonSentence(view, one),
    sinceSentence(view, one),
  ];
  return facts
    .filter((text) => text !== '')
    .map((text, position) => (position === 0 ? sentence : following)(text, one.indicator.code));
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

function forecastSentence(view: PlanView, one: Assessment): string {
  const forecast = nextForecast(one);
  const choice = choiceOf(view, one);
  if (forecast === undefined) return noForecastSentence(view, one);
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

function noForecastSentence(view: PlanView, one: Assessment): string {
  const choice = choiceOf(view, one);
  const reason = one.noForecast === null ? null : whyNoForecast(one, one.noForecast);
  // The speed sentence has said it already.
  if (reason === null || speedSentence(view, one) !== '') return '';
  return view.voice.phrase('预测·不作', choice, { 指标: one.indicator.short, 缘由: reason });
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

export function outlookWord(outlook: Outlook): string {
  return { expected: '预期可达标', tight: '达标余地不足', possible: '经努力可望达标', hard: '达标困难' }[outlook];
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

export function reasonWords(view: PlanView, one: Assessment, reason: WarningReason): string | null {
  const { settings } = view.dataset.round;
  switch (reason) {
    case 'moving-away':
      return '变化方向与目标相反';
    case 'deadline-missed':
      return '目标期限已到仍未达标';
    case 'out-of-reach':
      return '预测区间有利一端仍达不到目标';
    case 'needs-multiple':
      return one.pace.multiplier.verdict === 'known'
        ? `所需速度超过近年速度的${printedRatio(settings.redMultiplier)}倍`
        : '近年没有进展而剩余时间不足一半';
    case 'far-behind':
      return '完成进度明显落后于时间进度';
    case 'regressed':
      return '由达标转为未达标';
    case 'slipping-behind':
      return '进度略慢且比上年变差';
    case 'slightly-behind':
      return '完成进度略慢于时间进度';
    case 'unlikely':
      return '按期达标的可能性小';
    case 'forecast-slips':
      return '预测下年将不再达标';
    case 'two-wrong-changes':
      return '最近两次变化均与要求方向相反';
    case 'nearly-met':
      return '仅为基本达标';
    case 'uncertain':
      return '按期达标的把握不足';
    case 'method-sensitive':
      return '各种测算方法结论不一';
    case 'pace-unknown':
      return '尚未达标且进度无法测算';
    case 'small-count':
      return '例数少，波动大';
    case 'not-existing':
      return '尚未建成';
    case 'nearly-met-losing':
      return '虽基本达标，但进度落后或方向相反';
    case 'nearly-met-deadline':
      return '目标期限已到，基本达标不计入达标';
    case 'not-achieved':
      return '尚未实现';
    case 'no-data':
      return '本年无数据';
    case 'target-not-computable':
      return '缺少计算目标所需的基期值';
    case 'no-direction':
      return null;
  }
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

export function sinceWord(one: Assessment): string | null {
  switch (one.warning.since) {
    case 'new':
      return '新增';
    case 'raised':
      return '升级';
    case 'lowered':
      return '降级';
    case 'lifted':
      return '解除';
    case 'unchanged':
    case null:
      return null;
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

function restBlocks(view: PlanView, judged: readonly Assessment[], few: boolean): readonly Block[] {
  const { voice } = view;
  const normal = judged.filter((one) => one.warning.level === 'green');
  const unknown = judged.filter((one) => one.warning.level === 'grey');
  const expected = normal.filter((one) => !isMet(one));
  const said: Sentence[] = [];
  for (const one of expected)
    said.push(
      ...[speedSentence(view, one), forecastSentence(view, one)]
        .filter((text) => text !== '')
        .map((text) => sentence(text, one.indicator.code)),
    );
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
        [forecastSentence(view, one)].filter((text) => text !== '').map((text) => sentence(text, one.indicator.code)),
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
