/**
 * One assessment's facts as pieces of text with marks: its value, its gap, its change. Knows measures and directions,
 * no situations.
 */
import type { WordForm } from './claims/words.ts';
import { directionOf, sayDirection, slightForm } from './directions.ts';
import { about } from './claims/claim.ts';
import { printed } from '../indicators/decimals.ts';
import type { Decimal } from '../indicators/decimals.ts';
import type { Indicator } from '../indicators/definition.ts';
import type { Origin } from '../provenance.ts';
import type {
  Assessment,
  AreaComparison,
  Forecast,
  Limit,
  PrintedDifference,
  PrintedFigure,
} from '../rules/assessment.ts';
import {
  isSlight, magnitude, measureWords, printedRatio, printedStatistic,
} from './numbers.ts'; // prettier-ignore
import type { Voice } from './composer.ts';
import { figure, together } from './composer.ts';
import type { FigureId } from './figure-id.ts';
import { judgedBy, ownFigureId } from './figure-id.ts';

/** 92.3%, 16.11/10万, 28.4张; the unit's word for yes-no and qualitative indicators. */
export function sayFigure(voice: Voice, one: Assessment, printedFigure: PrintedFigure): string {
  const id = ownFigureId(one, printedFigure.year);
  return withMeasure(one.indicator, figure(voice, printedFigure.printed, id, printedFigure.origins));
}

/** 92.3%, 1:1.31: what stands before and behind a value of the indicator's measure. */
export function withMeasure(indicator: Indicator, value: string): string {
  const { before = '', value: behind } = measureWords(indicator.measure);
  return before + value + behind;
}

export function sayValue(voice: Voice, one: Assessment): string {
  if (one.current.verdict === 'unknown') return '';
  if (one.word !== null && (one.indicator.scale === 'yes-no' || one.indicator.scale === 'text')) {
    return figure(voice, one.word, ownFigureId(one, one.current.figure.year), one.current.figure.origins);
  }
  return sayFigure(voice, one, one.current.figure);
}

/** 5.29个百分点, without sign. */
export function sayDifference(voice: Voice, indicator: Indicator, difference: PrintedDifference, id: FigureId): string {
  return (
    figure(voice, magnitude(difference.printed), id, difference.origins) +
    measureWords(indicator.measure).differenceLast
  );
}

export interface SizedDifference {
  readonly indicator: Indicator;
  readonly difference: PrintedDifference;
  readonly id: FigureId;
}

/** Several differences that are printed alike and so are said once: 均提高1.8个百分点. */
export function isOneSize(list: readonly SizedDifference[]): boolean {
  const [first, second] = list;
  if (first === undefined || second === undefined) return false;
  const printedOf = (one: SizedDifference): string => one.indicator.measure + magnitude(one.difference.printed);
  return list.every((one) => printedOf(one) === printedOf(first));
}

/** 1.73个和5.1个百分点: differences of one measure, the full unit word last; one of them where all are alike. */
export function sayDifferences(voice: Voice, list: readonly SizedDifference[]): string {
  const said = isOneSize(list) ? list.slice(0, 1) : list;
  return together(
    said.map((one, position) => {
      const unit = measureWords(one.indicator.measure);
      const last = position === said.length - 1;
      return (
        figure(voice, magnitude(one.difference.printed), one.id, one.difference.origins) +
        (last ? unit.differenceLast : unit.differenceEach)
      );
    }),
  );
}

/** “95%以上”: the plan's own words, in quotes; “以2010年为基数下降1/6”（12.67/10万） where they leave the number to be worked out. */
export function sayTarget(voice: Voice, one: Assessment): string {
  const { target } = one;
  if (target.kind === 'none') return '';
  const quoted = `“${figure(voice, target.text, { kind: 'target', ...judgedBy(one), part: 'text' }, target.origins)}”`;
  if (target.kind !== 'relative') return quoted;
  return `${quoted}（${sayLimit(voice, one, target.limit, 'limit', target.origins)}）`;
}

export function sayLimit(
  voice: Voice,
  one: Assessment,
  limit: Limit,
  part: 'limit' | 'low' | 'high',
  origins: readonly Origin[],
): string {
  return withMeasure(one.indicator, figure(voice, limit.printed, { kind: 'target', ...judgedBy(one), part }, origins));
}

export function sayGap(voice: Voice, one: Assessment): string {
  if (one.gap.verdict === 'unknown') return '';
  return sayDifference(voice, one.indicator, one.gap.difference, { kind: 'gap', ...judgedBy(one) });
}

/** 比上年提高0.3个百分点 / 与上年持平 / '' where there is nothing to compare with. */
export function sayChange(voice: Voice, one: Assessment, choice: number): string {
  const { difference, previous } = one.change;
  if (difference.verdict === 'unknown' || previous.verdict === 'unknown') return '';
  const size = difference.difference;
  if (size.value.isZero()) return voice.phrase('变化·持平', choice, {}, about(one));
  const 变化 = sayDifference(voice, one.indicator, size, changeId(one));
  const said = (form?: WordForm): string => sayDirection(voice, 'change', [one], directionOf(size.value), form);
  return isSlight(one.indicator, size.value, previous.figure.rounded)
    ? voice.phrase('变化·略', choice, { 升降: said(slightForm(one.indicator)), 变化 })
    : voice.phrase('变化·一般', choice, { 升降: said(), 变化 });
}

/**
 * 比基期2013年提高1.7个百分点; of a carried figure, which is not compared, 基期2010年为77.37岁. Where the year has been `said`
 * of all, 提高1.7个百分点.
 */
export function saySinceBase(voice: Voice, one: Assessment, said: number | null = null): string {
  const since = one.change.sinceBase;
  if (one.base.verdict === 'unknown') return '';
  if (since.verdict === 'unknown') {
    if (since.because !== 'carried') return '';
    return voice.phrase('变化·基期值', 0, {
      基期年: String(one.base.figure.year),
      基期值: sayFigure(voice, one, one.base.figure),
    });
  }
  const slots = {
    升降: sayDirection(voice, 'since-base', [one], directionOf(since.difference.value)),
    变化: sayDifference(voice, one.indicator, since.difference, { kind: 'since-base', ...judgedBy(one) }),
    持平: since.difference.value.isZero(),
  };
  const { year } = one.base.figure;
  return year === said
    ? voice.phrase('变化·同基期', 0, slots, about(one))
    : voice.phrase('变化·基期', 0, { ...slots, 基期年: String(year) }, about(one));
}

/** （应入学儿童数311人，已入学儿童数279人） or ''; `seriesOf` gives the name and measure of a support series. */
export function sayParts(
  voice: Voice,
  one: Assessment,
  seriesOf: (code: string) => { readonly name: string; readonly measure: string },
): string {
  const { numerator, denominator } = one.indicator;
  if (one.parts.verdict === 'unknown' || numerator === null || denominator === null) return '';
  const { origins } = one.parts;
  const said = (value: Decimal, code: string) =>
    seriesOf(code).name +
    figure(
      voice,
      value.toFixed(),
      { kind: 'value', indicator: code, area: 'own', year: one.year, dimension: null },
      origins,
    ) +
    seriesOf(code).measure;
  return `（${said(one.parts.denominator, denominator)}，${said(one.parts.numerator, numerator)}）`;
}

/** A statistic in the figures' own digits, e.g. 93.6% */
export function sayForecast(
  voice: Voice,
  one: Assessment,
  forecast: Forecast,
  part: 'value' | 'lower' | 'upper',
): string {
  const text = printedStatistic(forecast[part], one.indicator.decimals);
  const id = { kind: 'forecast', ...judgedBy(one), year: forecast.year, part } as const;
  return withMeasure(one.indicator, figure(voice, text, id, forecast.origins));
}

export function saySpeed(voice: Voice, one: Assessment, which: 'achieved' | 'needed'): string {
  const speed = one.speeds[which];
  if (speed.verdict === 'unknown') return '';
  const origins = one.current.verdict === 'known' ? one.current.figure.origins : [];
  return (
    figure(voice, speed.printed, { kind: 'speed', ...judgedBy(one), which }, origins) +
    measureWords(one.indicator.measure).differenceLast
  );
}

/** 59.7%: shares, to one decimal. */
export function sayRatio(voice: Voice, one: Assessment, value: number, kind: 'progress' | 'schedule'): string {
  const origins = one.current.verdict === 'known' ? one.current.figure.origins : [];
  return figure(voice, printedRatio(value), { kind, ...judgedBy(one) }, origins);
}

/** 88.4: the speed so far as a share of what the whole plan needs, by shares a year. */
export function sayShareOfSpeed(voice: Voice, one: Assessment, value: number): string {
  const origins = one.current.verdict === 'known' ? one.current.figure.origins : [];
  return figure(voice, printedRatio(value * 100), { kind: 'ratio', ...judgedBy(one), method: 'geometric' }, origins);
}

/** 9.4: how often the printed speed so far goes into the one that is needed; '' where there is none. */
export function sayMultiplier(voice: Voice, one: Assessment): string {
  const { multiplier } = one.speeds;
  const origins = one.current.verdict === 'known' ? one.current.figure.origins : [];
  return multiplier.verdict === 'unknown'
    ? ''
    : figure(voice, multiplier.printed, { kind: 'multiplier', ...judgedBy(one) }, origins);
}

/** How far 完成进度 and 时间进度 lie apart. */
export function sayBehind(voice: Voice, one: Assessment, apart: Decimal): string {
  const origins = one.current.verdict === 'known' ? one.current.figure.origins : [];
  return figure(voice, printed(apart, 1), { kind: 'behind', ...judgedBy(one) }, origins);
}

export function sayAreaDifference(voice: Voice, one: Assessment, comparison: AreaComparison): string {
  return sayDifference(voice, one.indicator, comparison.difference, areaDifferenceId(one, comparison));
}

export function changeId(one: Assessment): FigureId {
  return { kind: 'change', ...judgedBy(one), year: one.year };
}

export function areaDifferenceId(one: Assessment, { area, year }: AreaComparison): FigureId {
  return { kind: 'difference', ...judgedBy(one), area, year };
}
