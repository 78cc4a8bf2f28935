/** One sentence about one indicator: its figure, its change, where it stands against the target. By verdict and target kind. */
import { isFalling } from '../../directions.ts';
import { directionOf } from '../../directions.ts';
import { sayRun } from '../verdict-words.ts';
import { sayDirection } from '../../directions.ts';
import { sayAttainment, sayVerdict } from '../verdict-words.ts';
import { about } from '../../claims/claim.ts';
import { decimal } from '../../../indicators/decimals.ts';
import type { Assessment, JudgedCondition } from '../../../rules/assessment.ts';
import { isMet, isNewlyMet, mannerOf } from '../../../rules/series/counts.ts';
import { hasLimit } from '../../../rules/target/target-test.ts';
import { countWord, printedRatio } from '../../numbers.ts';
import {
  sayChange,
  sayDifference,
  sayFigure,
  sayGap,
  sayParts,
  sayRatio,
  sayBehind,
  sayTarget,
  sayValue,
  withMeasure,
} from '../../figure-words.ts';
import type { SituationId, Slots } from '../../patterns/situations.ts';
import { figure, judged } from '../../composer.ts';
import { isToldByShares } from './speed-sentences.ts';
import { gapShare, progressAgainstSchedule } from '../../derived-figures.ts';
import { judgedBy } from '../../figure-id.ts';
import type { PlanView } from '../plan-view.ts';
import { choiceOf, isFirstBlank, isFirstTrend, measureOf, seriesName } from '../plan-view.ts';

import { existenceSentence, yesOrNo } from './existence-sentences.ts';
import type { Say, SingleSlots } from './range-sentences.ts';
import { rangeSentence } from './range-sentences.ts';
import { isSmall, lacksParts, staysBetweenElections, stopsThisYear } from '../../../rules/special-cases.ts';
import { isBaseOutdated } from '../uncounted.ts';
import { changeSinceBase } from '../closing/common-base.ts';
import { wholePlanSentence } from '../closing/whole-plan.ts';

/** `progress`: with how far along the way to its target it is, where it is not met. */
export function attainmentSentence(view: PlanView, one: Assessment, progress = true): string {
  const choice = choiceOf(view, one);
  const say = <S extends SituationId>(situation: S, slots: Slots<S>) =>
    view.voice.phraseAbout(situation, choice, slots, about(one));
  if (one.attainment === 'no-data') return noDataSentence(view, one);
  if (one.target.kind === 'not-computable') {
    return say('无法判断', {
      指标: one.indicator.name,
      年份: String(one.year),
      本年值: sayValue(view.voice, one),
      目标: sayTarget(view.voice, one),
      换口径: isBaseOutdated(one),
    });
  }
  if (one.attainment === 'not-applicable' || one.target.kind === 'none') return backgroundSentence(view, one);
  const slots = singleSlots(view, one, choice);
  switch (one.target.kind) {
    case 'range':
      return rangeSentence(view, one, slots, say);
    case 'trend': {
      // At the end of the plan what counts is the change since the base, which is said anyway.
      const 比上年 = view.stage === 'final' ? '' : slots.比上年;
      const trend = { ...slots, 比上年, 首次: isFirstTrend(view, one) };
      return isMet(one)
        ? say('趋势·符合', {
            ...trend,
            变差: view.stage !== 'final' && one.change.sense === 'worse',
            未逐年: view.stage !== 'final' && stopsThisYear(one),
            比上年: stopsThisYear(one) ? 比上年 : changeBesideBase(view, one, { ...slots, 比上年 }),
          })
        : say('趋势·不符', {
            ...trend,
            持平: isLevelWithBase(one),
            又变差: view.stage !== 'final' && one.change.sense === 'worse',
            比上年: isUnchanged(one) ? '' : 比上年,
          });
    }
    case 'existence':
      return existenceSentence(view, one, slots, say);
    case 'all-of':
      return conditionsSentence(view, one, one.target.conditions, say);
    case 'qualitative':
      return '';
    case 'threshold':
    case 'relative':
      return view.stage === 'final' && one.attainment !== 'nearly-met'
        ? wholePlanSentence(view, one, slots, say)
        : thresholdSentence(view, one, slots, progress ? progressClause(view, one, choice) : '', say);
  }
}

function singleSlots(view: PlanView, one: Assessment, choice: number): SingleSlots {
  return {
    指标: one.indicator.name,
    // Carried on from an election or a census it is a figure of that year.
    年份: String(one.current.verdict === 'known' ? one.current.figure.year : one.year),
    本年值: sayValue(view.voice, one),
    // A few cases are told in a sentence of their own; the general report leaves the counts to the units' own.
    分子分母:
      isMet(one) || isSmall(one) || view.unit === null
        ? ''
        : sayParts(view.voice, one, (code) => ({ name: seriesName(view, code), measure: measureOf(view, code) })),
    目标: sayTarget(view.voice, one),
    达到目标: reaching(view, one, choice),
    距目标: missing(view, one, choice),
    // Between elections that nothing changed says nothing; a remark says why.
    比上年: changeSaid(view, one, choice),
    比基期: changeSinceBase(view, one),
  };
}

/** Against last year; of the whole plan against the base. */
function changeSaid(view: PlanView, one: Assessment, choice: number): string {
  if (view.stage === 'final') return changeSinceBase(view, one);
  return staysBetweenElections(one) ? '' : sayChange(view.voice, one, choice);
}

function thresholdSentence(view: PlanView, one: Assessment, slots: SingleSlots, progress: string, say: Say): string {
  switch (one.attainment) {
    case 'met-early':
    case 'met-kept':
    case 'met':
      if (one.change.sense === 'worse' && one.change.noise === null) return slippingSentence(view, one, slots, say);
      if (isNewlyMet(one)) return newlyMetSentence(view, one, slots, say);
      if (mannerOf(one) === 'met') return say('达标', { ...slots, 判定: sayAttainment(view.voice, one, 'sentence') });
      return say(one.attainment === 'met-early' ? '提前达标' : '保持达标', slots);
    case 'nearly-met':
      return say('基本达标', { ...slots, 变差: one.change.sense === 'worse', ...nearness(view, one) });
    case 'regressed':
      return say('转未达标', { ...slots, 上年达标: metLastYear(one) });
    case 'not-met':
      return notMetSentence(view, one, slots, progress, say);
    case 'no-data':
    case 'not-applicable':
      return '';
  }
}

/** 由基期2013年的70.8%提高到82.1%，超过“80%以上”的目标2.1个百分点，本年新达标: where the way from the base leads there. */
function newlyMetSentence(view: PlanView, one: Assessment, slots: SingleSlots, say: Say): string {
  const { sinceBase } = one.change;
  const fromBase =
    sinceBase.verdict === 'known' && !sinceBase.difference.value.isZero() && one.base.verdict === 'known';
  return say('新达标', {
    ...slots,
    // What was met at the base and lost for a while is no 保持 in the year in which it is met again.
    // 本年新达标，属达标 would say it twice.
    判定: one.attainment === 'met-early' ? sayAttainment(view.voice, one) : '',
    基期年: fromBase ? String(one.base.figure.year) : '',
    基期值: fromBase ? sayFigure(view.voice, one, one.base.figure) : '',
    升降: fromBase ? sayDirection(view.voice, 'since-base', [one], directionOf(sinceBase.difference.value)) : '',
  });
}

function notMetSentence(view: PlanView, one: Assessment, slots: SingleSlots, progress: string, say: Say): string {
  const told = { ...slots, 进度: progress };
  // The way since the base is told where no other way is: not of the base's own figure, nor twice.
  const 比基期 = progress === '' && isNewerThanBase(one) ? slots.比基期 : '';
  switch (one.change.sense) {
    case 'better':
      return say('未达标·改善', told);
    case 'worse':
      return say('未达标·变差', { ...told, ...wrongRun(view, one) });
    case 'equal':
      return slots.比上年 === '' ? say('未达标·无上年', { ...told, 比基期 }) : say('未达标·持平', told);
    case 'none':
      return say('未达标·无上年', { ...told, 比基期 });
  }
}

/** Between two elections that nothing moved says nothing. */
function isNewerThanBase({ base, current, change: { sinceBase }, indicator }: Assessment): boolean {
  if (base.verdict === 'unknown' || current.verdict === 'unknown') return false;
  if (sinceBase.verdict === 'known' && sinceBase.difference.value.isZero() && indicator.trendPolicy !== 'yearly')
    return false;
  return current.figure.year > base.figure.year;
}

/** 已连续两次上升: how often on end the figure has moved the wrong way, where it is more than once. */
function wrongRun({ voice }: PlanView, one: Assessment): Pick<Slots<'未达标·变差'>, '连续' | '逐年' | '升降'> {
  const { difference } = one.change;
  return {
    连续: sayRun(voice, one),
    逐年: isYearByYear(one),
    升降:
      difference.verdict === 'known'
        ? sayDirection(voice, 'change', [one], directionOf(difference.difference.value))
        : '',
  };
}

/** Whether every year of the run has its figure, the one it starts from included, so that so many changes are so many years. */
function isYearByYear({ change, path, year, base }: Assessment): boolean {
  const years = Array.from({ length: change.wrongRun + 1 }, (_, back) => year - back);
  return years.every(
    (each) =>
      (base.verdict === 'known' && base.figure.year === each) ||
      path.some((step) => step.year === each && step.actual.verdict === 'known'),
  );
}

function slippingSentence(view: PlanView, one: Assessment, slots: SingleSlots, say: Say): string {
  return say('达标·比上年变差', {
    指标: slots.指标,
    年份: slots.年份,
    本年值: slots.本年值,
    分子分母: slots.分子分母,
    目标: slots.目标,
    达到目标: slots.达到目标,
    比上年: slots.比上年,
    判定: sayAttainment(view.voice, one),
    ...wrongRun(view, one),
    累计: wrongRunTotal(view, one),
  });
}

function wrongRunTotal({ voice }: PlanView, one: Assessment): string {
  const { wrongRunTotal: total } = one.change;
  if (total.verdict === 'unknown') return '';
  return sayDifference(voice, one.indicator, total.difference, { kind: 'wrong-run', ...judgedBy(one) });
}

/** The general report tells the base alone, and the year where it went the other way. */
function changeBesideBase(view: PlanView, one: Assessment, slots: SingleSlots): string {
  return view.unit === null && slots.比基期 !== '' && one.change.sense !== 'worse' ? '' : slots.比上年;
}

function isUnchanged({ change: { difference } }: Assessment): boolean {
  return difference.verdict === 'known' && difference.difference.value.isZero();
}

/** 超过“95%以上”的目标0.6个百分点 / 控制在“15/10万以下”的目标以内 */
function reaching(view: PlanView, one: Assessment, choice: number): string {
  if (!hasLimit(one.target)) return '';
  if (!isMet(one)) return '';
  const slots = { 目标: sayTarget(view.voice, one), 差距: sayGap(view.voice, one) };
  if (saysItself(one.target.text)) return view.voice.phrase('达到·符合', choice, { 目标: slots.目标 }, about(one));
  if (isFalling(one)) return view.voice.phrase('达到·控制', choice, slots, about(one));
  if (one.gap.verdict === 'known' && one.gap.difference.value.isZero()) {
    return view.voice.phrase('达到·恰好', choice, { 目标: slots.目标 }, about(one));
  }
  return view.voice.phrase('达到·超过', choice, slots, about(one));
}

/** “高于40%”, “稳定在95%以上”: 超过 before such a target would say it twice. */
export function saysItself(text: string): boolean {
  return /^(高于|低于|大于|小于|不|超过|控制|稳定|保持|维持|至少|达到)/u.test(text);
}

/** 达到95%以上 is a way to go like any other: 距“达到95%以上”的目标仍差, not 未达到“达到95%以上”. */
function isOnTheWay(text: string): boolean {
  return /^达到(?!并|和|或)/u.test(text);
}

/** 距“95%以上”的目标仍差2.7个百分点 / 高于“4%以下”的目标0.46个百分点 */
export function missing(view: PlanView, one: Assessment, choice: number): string {
  if (isMet(one) || one.gap.verdict === 'unknown') return '';
  const slots = { 目标: sayTarget(view.voice, one), 差距: sayGap(view.voice, one) };
  if (one.gap.difference.value.isZero())
    return view.voice.phrase('差距·触线', choice, { 目标: slots.目标 }, about(one));
  const text = one.target.kind === 'none' ? '' : one.target.text;
  if (saysItself(text) && (isFalling(one) || !isOnTheWay(text)))
    return view.voice.phrase('差距·不合', choice, slots, about(one));
  if (isFalling(one)) return view.voice.phrase('差距·降', choice, slots, about(one));
  // 低于“达到95%以上”的目标 would read 低于…达到; its first wording stands before any verb.
  return view.voice.phrase('差距·升', isOnTheWay(text) ? 0 : choice, slots, about(one));
}

function nearness(
  view: PlanView,
  one: Assessment,
): Pick<Slots<'基本达标'>, '触线' | '差距比' | '差距很小' | '界限' | '计入'> {
  const settings = view.facts.round.settings;
  const relative = gapShare(one);
  const percent = relative === null ? null : printedRatio(relative.percent);
  const share =
    percent === null || one.gap.verdict === 'unknown'
      ? ''
      : percent === '0.0' || one.gap.difference.value.isZero()
        ? ''
        : `${figure(view.voice, percent, { kind: 'gap-share', ...judgedBy(one) }, one.gap.difference.origins)}%`;
  return {
    触线: one.gap.verdict === 'known' && one.gap.difference.value.isZero(),
    差距比: share,
    差距很小: percent === '0.0',
    界限: `${figure(view.voice, printedRatio(settings.nearlyMet.times(100)), { kind: 'setting', setting: 'nearlyMet' }, [{ kind: 'setting', id: 'nearlyMet' }])}%`,
    计入: settings.nearlyMetCounts,
  };
}

function metLastYear(one: Assessment): boolean {
  const last = one.path.find((step) => step.year === one.year - 1);
  return last?.attainment === 'met' || last?.attainment === 'met-early' || last?.attainment === 'met-kept';
}

/** ；已完成规划增幅的59.7%，慢于66.7%的时间进度7.0个百分点 */
export function progressClause(view: PlanView, one: Assessment, choice: number): string {
  const progress = progressAgainstSchedule(one);
  // 快于时间进度 would deny the pace that another method decides.
  if (progress === null || isToldByShares(one)) return '';
  const { done, due, apart } = progress;
  if (done < 0) return view.voice.phrase('进度·背离', choice, { 比基期: changeSinceBase(view, one) }, about(one));
  const slots = {
    增降: isFalling(one) ? '降幅' : '增幅',
    完成: sayRatio(view.voice, one, done, 'progress'),
    时间: sayRatio(view.voice, one, due, 'schedule'),
  };
  const difference = sayBehind(view.voice, one, apart);
  return done < due
    ? view.voice.phrase('进度·慢', choice, { ...slots, 慢: difference, 尚无进展: isStill(one) }, about(one))
    : view.voice.phrase('进度·快', choice, { ...slots, 快: done > due ? difference : '' }, about(one));
}

function conditionsSentence(view: PlanView, one: Assessment, conditions: readonly JudgedCondition[], say: Say): string {
  const slots = {
    指标: one.indicator.name,
    分项: conditionParts(view, one, conditions).join('、'),
    目标: sayTarget(view.voice, one),
    判定: sayAttainment(view.voice, one, 'sentence'),
  };
  if (isMet(one)) return say('多条件·达标', { ...slots, 项数: countWord(conditions.length) });
  const short = conditions
    .filter((condition) => condition.met === false)
    .map((condition) => {
      if (condition.gap.verdict === 'unknown') return '';
      const said = { of: [judgedBy(one)], where: condition.where } as const;
      if (condition.gap.difference.value.isZero()) {
        const equal = judged(view.voice, { kind: 'condition', is: 'equal', ...said });
        const away = judged(view.voice, { kind: 'side', is: 'away', of: said.of }, 'sentence');
        return `${condition.where}${equal}界限值，${away}`;
      }
      const low = condition.comparison === '<=' || condition.comparison === '<';
      const gap = sayDifference(view.voice, one.indicator, condition.gap.difference, {
        kind: 'condition-gap',
        ...judgedBy(one),
        where: condition.where,
        comparison: condition.comparison,
      });
      const side = {
        kind: 'condition',
        is: low ? 'above' : 'below',
        of: [judgedBy(one)],
        where: condition.where,
      } as const;
      return `${condition.where}${judged(view.voice, side)}要求${gap}`;
    });
  return say('多条件·未达标', { ...slots, 不足: short.join('，') });
}

/** 城市为96.4%, 农村无数据. */
function conditionParts(view: PlanView, one: Assessment, conditions: readonly JudgedCondition[]): readonly string[] {
  return conditions.map((condition) => {
    const { where } = condition;
    if (condition.current.verdict === 'known') return `${where}为${sayFigureOf(view, one, condition)}`;
    return `${where}${judged(view.voice, { kind: 'condition', is: 'no-data', of: [judgedBy(one)], where })}`;
  });
}

function sayFigureOf(view: PlanView, one: Assessment, condition: JudgedCondition): string {
  if (condition.current.verdict === 'unknown') return '';
  const shown = condition.current.figure;
  const { where, comparison } = condition;
  const id = { kind: 'condition', ...judgedBy(one), year: shown.year, where, comparison } as const;
  return withMeasure(one.indicator, figure(view.voice, shown.printed, id, shown.origins));
}

export function noDataSentence(view: PlanView, one: Assessment): string {
  if (one.target.kind === 'all-of' && lacksParts(one)) return partsMissing(view, one, one.target.conditions);
  return view.voice.phrase('无数据', choiceOf(view, one), {
    指标: one.indicator.name,
    年份: String(one.year),
    缺因: absenceWord(view, one),
    首次: isFirstBlank(view, one),
    最近年: one.older.verdict === 'known' ? String(one.older.figure.year) : '',
    最近值: one.older.verdict === 'known' ? sayFigure(view.voice, one, one.older.figure) : '',
  });
}

/** The figure of the whole, and which of those that the target asks for are not there. */
function partsMissing(view: PlanView, one: Assessment, conditions: readonly JudgedCondition[]): string {
  const value = sayValue(view.voice, one);
  return view.voice.phrase('无数据·分项', choiceOf(view, one), {
    指标: one.indicator.name,
    本年值: value,
    比上年: value === '' ? '' : changeSaid(view, one, choiceOf(view, one)),
    分项: conditionParts(view, one, conditions).join('、'),
    目标: sayTarget(view.voice, one),
  });
}

function absenceWord(view: PlanView, one: Assessment): string {
  switch (one.absence?.kind) {
    case 'conflict':
      return '数据不一致，尚待核定';
    case 'unreadable':
      return '数据不能识别，尚待更正';
    default:
      return sayVerdict(view.voice, 'no-data', [one]);
  }
}

function backgroundSentence(view: PlanView, one: Assessment): string {
  const choice = choiceOf(view, one);
  const value = sayValue(view.voice, one);
  if (value === '')
    return view.voice.phrase('背景·无数据', choice, {
      指标: one.indicator.name,
      年份: String(one.year),
      缺因: absenceWord(view, one),
    });
  return view.voice.phrase(
    '背景',
    choice,
    {
      有无: one.indicator.scale === 'yes-no' ? yesOrNo(one, value) : '',
      指标: one.indicator.name,
      本年值: value,
      目标待改: one.indicator.contradicted,
      无新数据: one.target.kind === 'trend' && one.attainment === 'not-applicable',
      // Of what is only watched a change that is no news is none to tell.
      比上年:
        view.stage === 'final'
          ? changeSinceBase(view, one)
          : one.change.noise === null
            ? sayChange(view.voice, one, choice)
            : '',
    },
    about(one),
  );
}

function isLevelWithBase(one: Assessment): boolean {
  const { sinceBase } = one.change;
  // In the base year itself nothing has moved yet.
  if (sinceBase.verdict === 'unknown') {
    const { base, current } = one;
    if (base.verdict === 'unknown') return false;
    // A carried figure has no change of this year, and stands beside the base all the same.
    return (
      base.figure.year === one.year ||
      (current.verdict === 'known' && current.figure.rounded.equals(base.figure.rounded))
    );
  }
  return decimal(sinceBase.difference.value).isZero();
}

/** The figure is the base's to the last digit. */
function isStill({ pace: { achievedPerYear } }: Assessment): boolean {
  return achievedPerYear.verdict === 'known' && achievedPerYear.value === 0;
}
