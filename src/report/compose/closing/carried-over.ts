/**
 * Part four of a closing report: what was not met when the plan ended, each with the unit's words on the cause, and what is
 * proposed to go on into the next plan. No speed, no forecast, no level.
 */
import { sayGoal } from '../goal-words.ts';
import { about } from '../../claims/claim.ts';
import type { Assessment } from '../../../rules/assessment.ts';
import { isMet, isNotMet } from '../../../rules/series/counts.ts';
import { lacksParts } from '../../../rules/special-cases.ts';
import type { Block } from '../../model.ts';
import { nameOf } from '../../patterns/name-marks.ts';
import type { Sentence } from '../../paragraphs.ts';
import { following, paragraphs, sentence } from '../../paragraphs.ts';
import { names, placeholder, sentenceOfWords } from '../../composer.ts';
import { wayToNote } from '../../how-to-supply.ts';
import { countOf } from '../counted-kinds.ts';
import { withoutHead } from '../note-items.ts';
import type { PlanView } from '../plan-view.ts';
import { qualitative, quantitative, unitNames } from '../plan-view.ts';
import { unmetTable } from '../tables.ts';
import { extentOf, mostRows } from '../extent.ts';
import { inLots } from '../lots.ts';
import { causesOf } from '../parts/pace-sentences.ts';
import { byShareOfGap } from '../parts/progress.ts';

export function carriedOverPieces(view: PlanView): Readonly<Record<string, readonly Block[]>> {
  const unmet = unmetAtTheEnd(view);
  return {
    ...whatWasNotMet(view),
    未达标原因: unmet.length === 0 ? [] : causes(view, unmet),
    转入建议: intoTheNextPlan([view], ''),
  };
}

/** A unit's report on few indicators has told each; one on not many has a table of all in part one. */
function hasTable(view: PlanView): boolean {
  return view.unit === null || (extentOf(view).attainment === 'none' && quantitative(view).length > mostRows);
}

/** `suffix` of the ids, where one document tells of two plans. */
export function whatWasNotMet(
  view: PlanView,
  suffix = '',
): Readonly<Record<'终期说明' | '未达标指标表', readonly Block[]>> {
  const unmet = unmetAtTheEnd(view);
  const tables = (hasTable(view) ? unmetTable(view, unmet) : []).map((block) => ({
    ...block,
    id: `${block.id}${suffix}`,
  }));
  const said = overSentence(view, unmet, tables[0]?.id ?? null);
  return { 终期说明: paragraphs(view.voice, `forecast${suffix}/over`, [sentence(said)]), 未达标指标表: tables };
}

/** Of all plans that are over together: an indicator of both goes on once. `plan`: how the heading calls it, '' for none. */
export function intoTheNextPlan(views: readonly PlanView[], plan: string): readonly Block[] {
  const [first] = views;
  if (first === undefined) return [];
  const lead = views.some((view) => unmetAtTheEnd(view).length > 0)
    ? first.voice.phrase('终期·标题转入', 0, { 规划简称: plan })
    : undefined;
  return paragraphs(first.voice, 'forecast/next', nextPlan(views, first, plan), lead);
}

function overSentence(view: PlanView, unmet: readonly Assessment[], table: string | null): string {
  const { voice } = view;
  const 表 = table === null ? '' : voice.marks.mark({ kind: 'reference', text: '表', to: table });
  return voice.phrase(
    '终期·说明',
    0,
    { 规划简称: voice.planName, 目标年: String(view.span.target), 表 },
    about(...unmet),
  );
}

/** Not met, or lost again; the nearest to its target first. */
export function unmetAtTheEnd(view: PlanView): readonly Assessment[] {
  return byShareOfGap(quantitative(view).filter(isNotMet));
}

/** The unit's 原因分析, indicator by indicator; where it wrote none it is asked for. What it wrote of others stands behind. */
function causes(view: PlanView, unmet: readonly Assessment[]): readonly Block[] {
  const { voice } = view;
  const lead = voice.phrase('终期·标题原因', 0, { 项数: countOf(view, unmet, 'not-met') }, about(...unmet));
  const others = quantitative(view).filter((one) => !unmet.includes(one) && one.attainment !== 'no-data');
  return paragraphs(
    voice,
    'forecast/causes',
    [...unmet.flatMap((one) => causeOf(view, one, true)), ...others.flatMap((one) => causeOf(view, one, false))],
    lead,
  );
}

function causeOf(view: PlanView, one: Assessment, required: boolean): readonly Sentence[] {
  const { voice } = view;
  const { code } = one.indicator;
  const said = causesOf(view, one);
  const [first, ...rest] = said;
  const named = voice.phrase('建议·题', 0, { 指标列: nameOf(one.indicator), 级别: '', 行动: '' });
  if (first !== undefined) {
    return [
      sentence(named + sentenceOfWords(voice, withoutHead(first), first.origin), code),
      ...rest.map((item) => following(sentenceOfWords(voice, withoutHead(item), item.origin), code)),
    ];
  }
  if (!required) return [];
  const asked = voice.phrase('待补充·终期原因', 0, { 指标: one.indicator.name, 单位: unitNames(one) });
  const place = { units: one.units, plan: view.plan, section: '原因分析', about: [one.indicator] } as const;
  return [sentence(named + placeholder(voice, asked, wayToNote(view.facts, place)), code)];
}

function nextPlan(views: readonly PlanView[], { voice, facts }: PlanView, plan: string): readonly Sentence[] {
  const all = views.flatMap(quantitative);
  const counted = all.filter((one) => one.attainment !== 'not-applicable');
  const unmet = views.flatMap(unmetAtTheEnd);
  const nearly = withoutThose(
    counted.filter((one) => one.attainment === 'nearly-met'),
    unmet,
  );
  const missing = counted.filter((one) => one.attainment === 'no-data');
  const unjudged = all.filter((one) => one.attainment === 'not-applicable');
  const unmeasured = unjudged.filter((one) => one.warning.reasons.includes('not-measured-since-base'));
  const uncountable = unjudged.filter((one) => !unmeasured.includes(one));
  const goals = views.flatMap(qualitative).filter((one) => !isMet(one) && one.attainment !== 'no-data');
  const said = [
    ...inSentences(unmet, (list, lot, position) =>
      position === 0
        ? voice.phrase('终期·转入', 0, list, about(...lot))
        : voice.phrase('终期·转入接列', 0, { 指标列: list.指标列 }, about(...lot)),
    ),
    ...inSentences(nearly, (list, lot) => {
      const 计入 = facts.round.settings.nearlyMetCounts;
      return voice.phrase('终期·转入基本', 0, { ...list, 计入 }, about(...lot));
    }),
    ...inSentences(missing, (list, lot) => {
      const 缺分项 = lot.some(lacksParts);
      return voice.phrase('终期·转入缺数', 0, { ...list, 年份: String(facts.round.year), 缺分项 });
    }),
    ...inSentences(uncountable, (list, lot) => voice.phrase('终期·转入无法判断', 0, list, about(...lot))),
    ...inSentences(unmeasured, (list, lot) => voice.phrase('终期·转入尚无', 0, list, about(...lot))),
    ...inSentences(
      goals,
      (list, lot) => voice.phrase('终期·转入定性', 0, list, about(...lot)),
      (one) => sayGoal(voice, one),
    ),
  ];
  if (said.length > 0) return said.map((text) => sentence(text));
  if (counted.length === 0) return [];
  const slots = { 规划简称: plan === '' ? voice.planName : plan, 一项: counted.length === 1 };
  return [sentence(voice.phrase('终期·无转入', 0, slots, about(...counted)))];
}

/** What is not met under one plan is not said to be nearly met besides. */
function withoutThose(list: readonly Assessment[], others: readonly Assessment[]): readonly Assessment[] {
  const codes = new Set(others.map((one) => one.indicator.code));
  return list.filter((one) => !codes.has(one.indicator.code));
}

interface Listed {
  readonly 指标列: string;
  readonly 多项: boolean;
}

/** A sentence names so many; an indicator of both plans stands in one of them. */
const mostInSentence = 5;

function lotsOf(members: readonly Assessment[]): readonly (readonly Assessment[])[] {
  const codes = [...new Set(members.map((one) => one.indicator.code))];
  return inLots(codes, mostInSentence).map((lot) => members.filter((one) => lot.includes(one.indicator.code)));
}

function inSentences(
  members: readonly Assessment[],
  say: (list: Listed, lot: readonly Assessment[], position: number) => string,
  name: (one: Assessment) => string = ({ indicator }) => nameOf(indicator),
): readonly string[] {
  return lotsOf(members).map((lot, position) => {
    const called = [...new Map(lot.map((one) => [one.indicator.code, name(one)])).values()];
    return say({ 指标列: names(called), 多项: called.length > 1 }, lot, position);
  });
}
