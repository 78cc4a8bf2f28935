/** A unit report's first paragraph: the total and the verdict, what is new, what is hardest. */
import type { Assessment } from '../../rules/assessment.ts';
import { attainmentRate, countAttainment, isMet } from '../../rules/counts.ts';
import { inOrderOfUrgency } from '../../rules/recommendations.ts';
import type { Block } from '../model.ts';
import { printedRatio } from '../numbers.ts';
import { figure, names } from '../voice.ts';
import { attainmentWord } from './attainment-sentences.ts';
import type { PlanView } from './context.ts';
import { qualitative, quantitative } from './context.ts';
import { countOf } from './grouped-sentences.ts';
import { levelWord } from './level-words.ts';
import { fewIndicators } from './progress.ts';

export function openingBlock(view: PlanView, selfName: string): Block {
  const { voice } = view;
  const counted = quantitative(view).filter((one) => one.attainment !== 'not-applicable');
  const text = [
    firstSentence(view, counted, selfName),
    counted.length > 1 ? newlyClause(view, counted) : '',
    hardestClause(view, counted),
    qualitativeClause(view),
    voice.phrase('导语·结尾', 0, {}),
  ].join('');
  return { kind: 'paragraph', id: 'opening', inlines: voice.marks.inlines(text) };
}

function firstSentence(view: PlanView, counted: readonly Assessment[], selfName: string): string {
  const { voice } = view;
  const slots = { 年份: String(view.dataset.round.year), 自称: selfName, 规划全称: view.span.title };
  const [only, ...others] = counted;
  if (only === undefined) return voice.phrase('导语·无指标', 0, slots);
  if (others.length === 0)
    return voice.phrase('导语·一项', 0, { ...slots, 指标: only.indicator.name, 判定: attainmentWord(only) });
  const total = { ...slots, 总数: countOf(view, counted, 'total') };
  if (counted.every((one) => one.attainment === 'no-data')) return voice.phrase('导语·全部无数据', 0, total);
  if (counted.every(isMet)) return voice.phrase('导语·全部达标', 0, total);
  const better = counted.filter((one) => one.change.sense === 'better');
  if (counted.every((one) => one.attainment === 'not-met' || one.attainment === 'regressed')) {
    return voice.phrase('导语·全部未达标', 0, {
      ...total,
      改善数: better.length === 0 ? '' : countOf(view, better, 'better'),
    });
  }
  if (counted.length <= fewIndicators)
    return voice.phrase('导语·少项', 0, { ...total, 计数: countsList(view, counted) });
  return voice.phrase('导语', 0, {
    ...total,
    计数: countsList(view, counted),
    达标率: sayRate(view, counted),
    达标率口径: rateBasis(view, counted),
  });
}

/** 达标6项、基本达标1项、未达标2项、无数据1项: the classes that occur; they add up to the total printed with them. */
export function countsList(view: PlanView, counted: readonly Assessment[]): string {
  const classes: readonly (readonly [string, string, readonly Assessment[]])[] = [
    ['达标', 'met', counted.filter(isMet)],
    ['基本达标', 'nearly', counted.filter((one) => one.attainment === 'nearly-met')],
    ['未达标', 'not-met', counted.filter((one) => one.attainment === 'not-met' || one.attainment === 'regressed')],
    ['无数据', 'no-data', counted.filter((one) => one.attainment === 'no-data')],
  ];
  return names(
    classes
      .filter(([, , members]) => members.length > 0)
      .map(([word, id, members]) => `${word}${countOf(view, members, id)}项`),
  );
}

/** 70%, with the origins of every figure that was counted. */
export function sayRate(view: PlanView, counted: readonly Assessment[]): string {
  const rate = attainmentRate(countAttainment(counted), view.dataset.round.settings.nearlyMetCounts);
  if (rate === null) return '';
  const origins = counted.flatMap((one) => (one.current.verdict === 'known' ? one.current.figure.origins : []));
  return `${figure(view.voice, printedRatio(rate), `rate/${view.plan}`, origins)}%`;
}

/** How the rate was counted, naming only what occurs. */
export function rateBasis(view: PlanView, counted: readonly Assessment[]): string {
  const nearly = counted.some((one) => one.attainment === 'nearly-met');
  const missing = counted.some((one) => one.attainment === 'no-data');
  const basis = [
    ...(nearly ? [view.dataset.round.settings.nearlyMetCounts ? '含基本达标' : '不含基本达标'] : []),
    ...(missing ? ['无数据指标计入总数'] : []),
  ];
  return basis.join('，');
}

function newlyClause(view: PlanView, counted: readonly Assessment[]): string {
  const lastYear = (one: Assessment) => one.path.find((step) => step.year === one.year - 1)?.attainment ?? null;
  const wasMet = (one: Assessment) => ['met', 'met-early', 'met-kept'].includes(lastYear(one) ?? '');
  const newly = counted.filter(
    (one) =>
      isMet(one) && (lastYear(one) === 'not-met' || lastYear(one) === 'nearly-met' || lastYear(one) === 'regressed'),
  );
  const lost = counted.filter((one) => one.attainment === 'regressed' && wasMet(one));
  if (newly.length === 0 && lost.length === 0) return '';
  return view.voice.phrase('导语·变化', 0, {
    新增达标: newly.length === 0 ? '' : countOf(view, newly, 'newly-met'),
    转未达标: lost.length === 0 ? '' : countOf(view, lost, 'lost'),
  });
}

function hardestClause(view: PlanView, counted: readonly Assessment[]): string {
  const ordered = inOrderOfUrgency(counted);
  const level = ordered[0]?.warning.level;
  if (level !== 'red' && level !== 'orange' && level !== 'yellow') return '';
  const worst = ordered.filter((one) => one.warning.level === level);
  return view.voice.phrase('导语·最难', 0, {
    指标列:
      worst.length <= 3
        ? names(worst.map((one) => one.indicator.name))
        : `${names(worst.slice(0, 3).map((one) => one.indicator.name))}等${worst.length}项指标`,
    级别: levelWord[level],
    达标困难: worst.every((one) => one.outlook === 'hard') ? '是' : '',
  });
}

function qualitativeClause(view: PlanView): string {
  const goals = qualitative(view);
  if (goals.length === 0) return '';
  const list: readonly (readonly [string, readonly Assessment[]])[] = [
    ['已实现', goals.filter(isMet)],
    ['推进中', goals.filter((one) => !isMet(one) && one.word === '推进中')],
    ['未启动', goals.filter((one) => !isMet(one) && one.word === '未启动')],
    ['未报告', goals.filter((one) => one.attainment === 'no-data')],
  ];
  return view.voice.phrase('导语·定性目标', 0, {
    总数: countOf(view, goals, 'qualitative'),
    计数: names(
      list
        .filter(([, members]) => members.length > 0)
        .map(([word, members]) => `${word}${countOf(view, members, `qualitative/${word}`)}项`),
    ),
  });
}
