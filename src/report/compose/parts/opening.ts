/** A unit report's first paragraph: the total and the verdict, what is new, what is hardest. */
import { achievedState, openStates } from '../../../indicators/goal-state.ts';
import type { Says } from '../../claims/claim.ts';
import { sayVerdict } from '../verdict-words.ts';
import { sayLevel } from '../verdict-words.ts';
import { sayAttainment } from '../verdict-words.ts';
import { about } from '../../claims/claim.ts';
import type { Assessment } from '../../../rules/assessment.ts';
import {
  attainmentRate, countAttainment, isMet, isNewlyLost, isNewlyMet, isNewlyNearly, isNotMet, isSlippedToNearly,
} from '../../../rules/series/counts.ts'; // prettier-ignore
import { inOrderOfUrgency } from '../../../rules/urgency.ts';
import type { Block } from '../../model.ts';
import { nameOf } from '../../patterns/name-marks.ts';
import { printedRatio } from '../../numbers.ts';
import { claimWord, figure, judged, names } from '../../composer.ts';
import type { Counted } from '../../figure-id.ts';
import { judgedBy } from '../../figure-id.ts';
import type { PlanView } from '../plan-view.ts';
import { policyFor, qualitative, quantitative, setIn, whyUnjudged } from '../plan-view.ts';
import { countOf, countOrNone, namesOrSome, originsOf } from '../counted-kinds.ts';

import { fewIndicators } from '../few.ts';
import { wholePlanCounts } from '../closing/whole-plan.ts';

export function openingBlock(view: PlanView, selfName: string): Block {
  const { voice } = view;
  const counted = quantitative(view).filter((one) => one.attainment !== 'not-applicable');
  const text = [
    firstSentence(view, counted, selfName),
    counted.length > 0 ? uncountedClause(view) : '',
    view.stage === 'final' ? wholePlanCounts(view) : counted.length > 1 ? newlyClause(view, counted) : '',
    view.stage === 'final' ? '' : hardestClause(view, counted),
    qualitativeClause(view),
    voice.phrase('导语·结尾', 0, {}),
  ].join('');
  return { kind: 'paragraph', id: 'opening', inlines: voice.marks.inlines(text) };
}

/** The tables list them too: who adds up must know that they are outside the total. */
function uncountedClause(view: PlanView): string {
  const uncounted = quantitative(view).filter((one) => one.attainment === 'not-applicable');
  if (uncounted.length === 0) return '';
  return view.voice.phrase(
    '导语·另有无法判断',
    0,
    { 项数: countOf(view, uncounted, 'not-computable'), ...whyUnjudged(uncounted) },
    about(...uncounted),
  );
}

function firstSentence(view: PlanView, counted: readonly Assessment[], selfName: string): string {
  const { voice } = view;
  const slots = { 年份: String(view.facts.round.year), 自称: selfName, 规划全称: view.span.title };
  const [only, ...others] = counted;
  if (only === undefined) {
    const judged = quantitative(view);
    if (judged.length === 0) return voice.phrase('导语·无指标', 0, slots);
    return voice.phrase(
      '导语·无法判断',
      0,
      {
        ...slots,
        总数: countOf(view, judged, 'not-computable'),
        一项: judged.length === 1,
        ...whyUnjudged(judged),
      },
      about(...judged),
    );
  }
  if (others.length === 0)
    return voice.phrase('导语·一项', 0, {
      ...slots,
      指标: nameOf(only.indicator),
      判定: sayAttainment(voice, only, 'sentence'),
    });
  const total = { ...slots, 总数: countOf(view, counted, 'total') };
  if (counted.every((one) => one.attainment === 'no-data'))
    return voice.phrase('导语·全部无数据', 0, total, { ...about(...counted), among: setIn(view, 'counted') });
  if (counted.every(isMet))
    return voice.phrase('导语·全部达标', 0, total, { ...about(...counted), among: setIn(view, 'counted') });
  const reported = counted.filter((one) => one.attainment !== 'no-data');
  if (reported.length > 1 && reported.every(isMet)) {
    return voice.phrase(
      '导语·有数据全部达标',
      0,
      {
        ...total,
        有数据: countOf(view, reported, 'reported'),
        无数据: countOf(
          view,
          counted.filter((one) => one.attainment === 'no-data'),
          'no-data',
        ),
        达标率: counted.length > fewIndicators ? sayRate(view, counted) : '',
      },
      {
        ...about(...reported),
        among: setIn(view, 'counted', ['reported']),
        but: { 'counted/no-data': about(...counted.filter((one) => one.attainment === 'no-data')) },
      },
    );
  }
  if (counted.every(isNotMet)) {
    const better = counted.filter((one) => one.change.sense === 'better');
    return voice.phrase(
      '导语·全部未达标',
      0,
      {
        ...total,
        改善数: countOrNone(view, better, 'better'),
        均改善: better.length === counted.length,
      },
      {
        ...about(...counted),
        among: setIn(view, 'counted'),
        but: { 'counted/better': about(...better), 'change/better': about(...better) },
      },
    );
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
export function countsList(view: PlanView, counted: readonly Assessment[], ...within: readonly string[]): string {
  const classes: readonly (readonly [Says['attainment'], Counted, readonly Assessment[]])[] = [
    ['reached', 'met', counted.filter(isMet)],
    ['nearly-met', 'nearly', counted.filter((one) => one.attainment === 'nearly-met')],
    ['unmet', 'not-met', counted.filter(isNotMet)],
    ['no-data', 'no-data', counted.filter((one) => one.attainment === 'no-data')],
  ];
  return names(
    classes
      .filter(([, , members]) => members.length > 0)
      .map(
        ([is, what, members]) => `${sayVerdict(view.voice, is, members)}${countOf(view, members, what, ...within)}项`,
      ),
  );
}

/** 70%, with the origins of every figure that was counted. */
export function sayRate(view: PlanView, counted: readonly Assessment[]): string {
  const rate = attainmentRate(countAttainment(counted), view.facts.round.settings.nearlyMetCounts);
  if (rate === null) return '';
  return `${figure(view.voice, printedRatio(rate), { kind: 'rate', plan: view.plan, strict: false }, originsOf(counted))}%`;
}

/** How the rate was counted, naming only what occurs. */
export function rateBasis(view: PlanView, counted: readonly Assessment[]): string {
  const nearly = counted.some((one) => one.attainment === 'nearly-met');
  const missing = counted.some((one) => one.attainment === 'no-data');
  const basis = [
    ...(nearly ? [view.facts.round.settings.nearlyMetCounts ? '含基本达标' : '不含基本达标'] : []),
    ...(missing ? ['无数据指标计入总数'] : []),
  ];
  return basis.join('，');
}

function newlyClause(view: PlanView, counted: readonly Assessment[]): string {
  const [nearly, slipped] = [counted.filter(isNewlyNearly), counted.filter(isSlippedToNearly)];
  const turned = turnedClause(view, counted);
  if (nearly.length + slipped.length === 0) return turned;
  return (
    turned +
    view.voice.phrase(
      '导语·变化基本',
      0,
      {
        接前: turned !== '',
        新增基本达标: countOrNone(view, nearly, 'nearly', 'newly'),
        降为基本达标: countOrNone(view, slipped, 'nearly', 'slipped'),
      },
      { ...about(...nearly), but: { 'attainment/slipped-nearly': about(...slipped) } },
    )
  );
}

function turnedClause(view: PlanView, counted: readonly Assessment[]): string {
  const newly = counted.filter(isNewlyMet);
  const lost = counted.filter(isNewlyLost);
  if (newly.length === 0 && lost.length === 0) return '';
  return view.voice.phrase(
    '导语·变化',
    0,
    {
      新增达标: countOrNone(view, newly, 'newly-met'),
      转未达标: countOrNone(view, lost, 'lost'),
    },
    { ...about(...newly), but: { 'attainment/regressed': about(...lost) } },
  );
}

function hardestClause(view: PlanView, counted: readonly Assessment[]): string {
  const ordered = inOrderOfUrgency(counted);
  const level = ordered[0]?.warning.level;
  if (level !== 'red' && level !== 'orange' && level !== 'yellow') return '';
  const worst = ordered.filter((one) => one.warning.level === level);
  return view.voice.phrase(
    '导语·最难',
    0,
    {
      // Of a report's one indicator the sentence before has spoken.
      指标列:
        counted.length === 1
          ? '该指标'
          : `${namesOrSome(view, worst, { what: 'level', within: [level] }, (one) => nameOf(one.indicator))}${worst.length > 3 ? '指标' : ''}`,
      级别: sayLevel(view.voice, level, worst),
      // Where no forecast is told, none is spoken of here.
      达标困难: worst.every((one) => one.outlook === 'hard' && one.forecast.every(({ unsaid }) => unsaid === null)),
    },
    about(...worst),
  );
}

function qualitativeClause(view: PlanView): string {
  const goals = qualitative(view);
  if (goals.length === 0) return '';
  const list: readonly (readonly [string, readonly Assessment[]])[] = [
    [achievedState, goals.filter(isMet)],
    ...openStates.map((state) => [state, goals.filter((one) => !isMet(one) && one.word === state)] as const),
    ['未报告', goals.filter((one) => one.attainment === 'no-data' && !isWrittenOf(view, one))],
    ['未写明实现程度', goals.filter((one) => one.attainment === 'no-data' && isWrittenOf(view, one))],
  ];
  const occurring = list.filter(([, members]) => members.length > 0);
  const [shared] = occurring.length === 1 && goals.length > 1 ? occurring : [];
  return view.voice.phrase('导语·定性目标', 0, {
    总数: countOf(view, goals, 'qualitative'),
    // One goal has a state, several have counts.
    计数: names(
      occurring.map(([word, members]) => {
        const said = members.every(isMet)
          ? claimWord(view.voice, word, { kind: 'attainment', is: 'reached', of: members.map(judgedBy) })
          : word;
        // Of all of them the number has just been said.
        if (shared !== undefined)
          return judged(view.voice, { kind: 'quantity', is: 'all', of: members.map(judgedBy) }) + said;
        return goals.length === 1 ? said : `${said}${countOf(view, members, 'qualitative', word)}项`;
      }),
    ),
  });
}

/** The unit wrote of the goal, and no state of it. */
function isWrittenOf(view: PlanView, one: Assessment): boolean {
  return (policyFor(view, one)?.qualitative ?? []).some((item) => item.indicators.includes(one.indicator.code));
}
