/** What is needed against what has been: the sentence on an unmet indicator's speed. */
import { directionOf } from '../../directions.ts';
import type { Direction } from '../../directions.ts';
import { wantedDirection } from '../../directions.ts';
import { sayDirection } from '../../directions.ts';
import { about } from '../../claims/claim.ts';
import type { Assessment, Reason } from '../../../rules/assessment.ts';
import { isMet } from '../../../rules/series/counts.ts';
import { chineseNumber, measureWords } from '../../numbers.ts';
import {
  sayChange, sayGap, sayMultiplier, sayShareOfSpeed, saySinceBase, saySpeed, sayTarget,
} from '../../figure-words.ts'; // prettier-ignore
import { figure } from '../../composer.ts';
import { sayRun, saySpecial, specialPolicy } from '../verdict-words.ts';
import { lackingHeads } from '../../derived-figures.ts';
import { judgedBy } from '../../figure-id.ts';
import type { PlanView } from '../plan-view.ts';
import { choiceOf, measureOf, seriesName } from '../plan-view.ts';

/** '' where nothing can or need be said; `name` is '' where the indicator has just been named. */
export function speedSentence(view: PlanView, one: Assessment, name: string): string {
  const choice = choiceOf(view, one);
  const { achievedPerYear, neededPerYear } = one.pace;
  const { multiplier } = one.speeds;
  if (isMet(one)) return '';
  if (one.target.kind === 'trend') return trendSentence(view, one, name);
  if (one.gap.verdict === 'unknown') return '';
  // A strict limit that is just touched: the way still to go is no number.
  if (one.gap.difference.value.isZero())
    return view.voice.phrase('速度·触及', choice, { 指标: name, 目标: sayTarget(view.voice, one) }, about(one));
  if (achievedPerYear.verdict === 'unknown' || neededPerYear.verdict === 'unknown') {
    const because = one.pace.because === null ? null : whyNoPace(view, one, one.pace.because);
    if (because === null) return '';
    return view.voice.phrase(
      '速度·无',
      choice,
      { 指标: name, 差距: sayGap(view.voice, one), 缘由: because },
      about(one),
    );
  }
  const years = targetYear(one) - one.year;
  const speed = {
    指标: name,
    目标年: String(targetYear(one)),
    所需升降: sayDirection(view.voice, 'needed', [one], neededDirection(one)),
    // With one year left the whole gap is needed: the printed gap itself, so that who subtracts gets it.
    所需: years === 1 ? sayGap(view.voice, one) : saySpeed(view.voice, one, 'needed'),
    每年: years !== 1,
    近年: recentYears(one),
  };
  if (achievedPerYear.value === 0) return view.voice.phrase('速度·未变', choice, speed, about(one));
  if (isToldByShares(one)) return sharesSentence(view, one, name) + headcount(view, one);
  const so = {
    ...speed,
    年均: one.pace.span === null || one.pace.span.to - one.pace.span.from !== 1,
    近年升降: sayDirection(view.voice, 'yearly-change', [one], directionOf(achievedPerYear.value)),
    近年速度: saySpeed(view.voice, one, 'achieved'),
  };
  if (multiplier.verdict === 'unknown') {
    // Only what moved away from its target is said to do so; what hardly moved at all gives no multiple.
    const isAgainst = multiplier.because === 'against-need';
    const said = isAgainst
      ? view.voice.phrase('速度·背离', choice, { ...so, 末位: printsZero(one) ? lastDigit(one) : '' }, about(one))
      : view.voice.phrase('速度·甚微', choice, { ...so, 末位: lastDigit(one) });
    return said + headcount(view, one);
  }
  if (multiplier.value.lessThanOrEqualTo(1))
    return view.voice.phrase('速度·不高于', choice, { ...so, ...lately(view, one) }, about(one));
  return (
    view.voice.phrase('速度·倍数', choice, {
      ...so,
      倍数: multiplier.isLarge ? '' : sayMultiplier(view.voice, one),
    }) + headcount(view, one)
  );
}

/** A mean that suffices, and a turn for the worse behind it: without a word of that the forecast would deny the speed. */
function lately({ voice }: PlanView, one: Assessment) {
  const { wrongRun, sense, noise, difference } = one.change;
  const isWorse = wrongRun >= 1 && sense === 'worse' && noise === null && difference.verdict === 'known';
  return {
    连续: isWorse ? sayRun(voice, one) : '',
    比上年: isWorse && wrongRun === 1 ? sayChange(voice, one, 0) : '',
    升降:
      isWorse && difference.verdict === 'known'
        ? sayDirection(voice, 'change', [one], directionOf(difference.difference.value))
        : '',
  };
}

/** Where its class comes of the method by shares alone; a level for its multiple in points is told by that multiple. */
export function isToldByShares(one: Assessment): boolean {
  const byMultiple = one.warning.reasons.some((reason) => reason === 'needs-multiple' || reason === 'slipping-behind');
  return !byMultiple && !isMet(one) && one.pace.byShares;
}

/** 按年均增长速度法测算，近四年下降的速度为规划全程所需速度的88.4%。 */
function sharesSentence(view: PlanView, one: Assessment, name: string): string {
  const { achievedPerYear, ratioGeometric } = one.pace;
  if (achievedPerYear.verdict === 'unknown' || ratioGeometric.verdict === 'unknown') return '';
  return view.voice.phrase('速度·等比', choiceOf(view, one), {
    指标: name,
    方法: view.voice.words.method('geometric'),
    近年: recentYears(one),
    近年升降: sayDirection(view.voice, 'yearly-change', [one], directionOf(achievedPerYear.value)),
    速度比: sayShareOfSpeed(view.voice, one, ratioGeometric.value),
  });
}

/** It moved, by less than its figure shows: 上升0.0个百分点 would say that it did not. */
function printsZero({ speeds: { achieved } }: Assessment): boolean {
  return achieved.verdict === 'known' && Number(achieved.printed) === 0;
}

/** 0.01个百分点: one of the last digit, which the speed does not come to. */
function lastDigit({ indicator: { decimals, measure } }: Assessment): string {
  return (10 ** -decimals).toFixed(decimals) + measureWords(measure).differenceLast;
}

export function targetYear(one: Assessment): number {
  return one.target.kind === 'none' ? one.year : one.target.year;
}

/** Only a direction is asked for: how the figure has moved since the base. */
function trendSentence(view: PlanView, one: Assessment, name: string): string {
  const sinceBase = saySinceBase(view.voice, one);
  return view.voice.phrase('速度·趋势', choiceOf(view, one), {
    指标: name,
    目标: sayTarget(view.voice, one),
    比基期: sinceBase,
    // The base decides; a year that went the other way beside the ground would deny it.
    比上年: sinceBase === '' ? sayChange(view.voice, one, choiceOf(view, one)) : '',
  });
}

/** 近两年 or 2010—2018年 */
function recentYears(one: Assessment): string {
  const { span } = one.pace;
  if (span === null) return '近年';
  const years = span.to - span.from;
  if (years > 3) return `${span.from}—${span.to}年`;
  return years === 1 ? '近一年' : `近${years === 2 ? '两' : chineseNumber(years)}年`;
}

function neededDirection(one: Assessment): Direction {
  if (one.gap.verdict === 'unknown') return wantedDirection(one.indicator);
  return one.gap.difference.value.isNegative() ? 'up' : 'down';
}

/** 按应入学311人推算，至少还需17名: where the rate has its parts and more of them is better. */
function headcount(view: PlanView, one: Assessment): string {
  const { numerator, denominator } = one.indicator;
  const { people, verb } = one.indicator.says;
  const lacking = lackingHeads(one);
  if (one.parts.verdict === 'unknown' || lacking === null) return '';
  if (numerator === null || denominator === null) return '';
  const { origins } = one.parts;
  return view.voice.phrase(
    '速度·人数',
    choiceOf(view, one),
    {
      分母名: seriesName(view, denominator),
      分母:
        figure(
          view.voice,
          one.parts.denominator.toFixed(),
          { kind: 'value', indicator: denominator, area: 'own', year: one.year, dimension: null },
          origins,
        ) + measureOf(view, denominator),
      还需:
        figure(view.voice, lacking.toFixed(), { kind: 'lacking', ...judgedBy(one) }, origins) +
        counted(measureOf(view, numerator), people),
      人群: people ?? '',
      做到: verb ?? '',
      分子名: seriesName(view, numerator),
    },
    about(one),
  );
}

/** Of named people so many are counted by 名: 17名适龄残疾儿童. */
function counted(measure: string, people: string | null): string {
  return people !== null && measure === '人' ? '名' : measure;
}

/** '' where nothing need be said. */
export function paceUnknownBecause(view: PlanView, one: Assessment): string {
  return one.pace.because === null ? '' : (reasonOfNoPace(view, one, one.pace.because) ?? '');
}

/** Why, and what is not reckoned for it: 只在普查年有数据，不作速度测算. */
function whyNoPace(view: PlanView, one: Assessment, because: Reason): string | null {
  const why = reasonOfNoPace(view, one, because);
  if (why === null || why === '') return why;
  switch (because) {
    case 'small-count':
      return `${why}，不作速度测算和预测`;
    case 'election':
      return `${why}，不按年度增减测算速度`;
    case 'target-year-reached':
      return `${why}，不再测算速度`;
    default:
      return `${why}，不作速度测算`;
  }
}

/** '' where it has been said; null of a reason that no sentence tells. */
function reasonOfNoPace(view: PlanView, one: Assessment, because: Reason): string | null {
  switch (because) {
    case 'small-count':
    case 'one-point':
    case 'overshot':
      return saySpecial(view.voice, because, [one]);
    case 'election':
    case 'census':
      return saySpecial(view.voice, specialPolicy(one), [one]);
    case 'no-base':
      return '缺少基期数据';
    case 'series-break':
      return '基期数据属旧口径';
    case 'target-year-reached':
      // The part's first sentence has said so of all.
      return one.year >= view.span.target ? '' : `${targetYear(one)}年目标期限已到`;
    default:
      return null;
  }
}
