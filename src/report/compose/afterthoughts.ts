/**
 * What must be said right behind an indicator's figure: small numbers, revisions, breaks, election years, gross rates,
 * and then the unit's own words on it, or the 【待补充】 that asks for them. Causes are never welded into the figure's sentence.
 */
import type { Decimal } from '../../indicators/decimals.ts';
import type { Assessment } from '../../rules/assessment.ts';
import { magnitude, measureWords } from '../numbers.ts';
import type { Sentence } from '../paragraphs.ts';
import { following } from '../paragraphs.ts';
import { figure, placeholder, sentenceOfWords } from '../voice.ts';
import type { PlanView } from './context.ts';
import { choiceOf, policyFor, unitNames } from './context.ts';
import { exceedsHundred } from './grouped-sentences.ts';

/** The program's remarks on the figure; `name` is 该指标 right behind a sentence about it alone, else its short name. */
export function remarks(view: PlanView, one: Assessment, name: string): readonly Sentence[] {
  return [
    smallCountRemark(view, one, name),
    revisionRemark(view, one, name),
    breakRemark(view, one, name),
    comparabilityRemark(view, one, name),
    carriedRemark(view, one, name),
    milestoneRemark(view, one, name),
  ]
    .filter((text) => text !== '')
    .map((text) => following(text, one.indicator.code));
}

function smallCountRemark(view: PlanView, one: Assessment, name: string): string {
  const { cases } = one;
  if (cases.verdict === 'unknown' || !isSmall(one)) return '';
  const series = one.indicator.cases ?? one.indicator.code;
  const count = (value: Decimal, year: number) =>
    figure(view.voice, value.toFixed(), `${series}/own/${year}`, cases.origins);
  return view.voice.phrase('小样本', choiceOf(view, one), {
    指标: name,
    年份: String(one.year),
    例数: count(cases.count, one.year),
    上年例数: cases.previous === null ? '' : count(cases.previous, one.year - 1),
    无例: cases.count.isZero() ? '是' : '',
  });
}

function revisionRemark(view: PlanView, one: Assessment, name: string): string {
  const { revision } = one;
  if (revision === null) return '';
  const suffix = measureWords(one.indicator.measure).value;
  const said = (text: string, id: string) =>
    figure(view.voice, text, `${one.indicator.code}/${id}`, revision.origins) + suffix;
  return view.voice.phrase('修订', choiceOf(view, one), {
    指标: name,
    修订年: String(revision.year),
    旧: said(revision.before, `before-revision/${revision.year}`),
    新: said(revision.after, `own/${revision.year}`),
  });
}

function breakRemark(view: PlanView, one: Assessment, name: string): string {
  const broken = one.indicator.breaks.findLast((year) => year <= one.year);
  if (broken === undefined || one.current.verdict === 'unknown') return '';
  return view.voice.phrase('口径中断', choiceOf(view, one), { 指标: name, 口径年: String(broken) });
}

function comparabilityRemark(view: PlanView, one: Assessment, name: string): string {
  if (one.change.comparability !== 'partial') return '';
  return view.voice.phrase('可比性', choiceOf(view, one), { 指标: name, 年份: partialYears(one) });
}

function carriedRemark(view: PlanView, one: Assessment, name: string): string {
  if (one.current.verdict === 'unknown' || !one.current.carried) return '';
  const slots = { 指标: name, 数据年: String(one.current.figure.year) };
  return one.indicator.trendPolicy === 'census'
    ? view.voice.phrase('普查', choiceOf(view, one), slots)
    : view.voice.phrase('换届', choiceOf(view, one), { ...slots, 年份: String(one.year) });
}

/** Short of what the plan set for this very year. */
function milestoneRemark(view: PlanView, one: Assessment, name: string): string {
  const step = one.path.find((candidate) => candidate.year === one.year);
  if (step?.planned.verdict !== 'known' || !step.planned.milestone || step.onPath !== false) return '';
  if (one.attainment !== 'not-met') return '';
  const { code, measure, milestones, origin } = one.indicator;
  const planned = figure(view.voice, step.planned.limit.printed, `${code}/milestone/${one.year}`, [
    milestones.get(one.year)?.origin ?? origin,
  ]);
  return view.voice.phrase('年度计划', choiceOf(view, one), {
    指标: name,
    年份: String(one.year),
    计划值: planned + measureWords(measure).value,
  });
}

/** What a gross rate above 100 % means, said once, behind the last of them. */
export function withGrossRateRemark(
  view: PlanView,
  assessments: readonly Assessment[],
  sentences: readonly Sentence[],
): readonly Sentence[] {
  const gross = assessments.filter((one) => exceedsHundred(one) && one.indicator.name.includes('毛'));
  const last = gross.at(-1);
  if (last === undefined) return sentences;
  const at = sentences.findLastIndex((one) => one.about.includes(last.indicator.code));
  const name = gross.length === 1 ? '该指标' : gross.map((one) => one.indicator.short).join('、');
  const remark = following(view.voice.phrase('毛率', choiceOf(view, last), { 指标: name }), last.indicator.code);
  return sentences.toSpliced(at + 1, 0, remark);
}

function partialYears(one: Assessment): string {
  return one.indicator.partial.filter((year) => year === one.year || year === one.year - 1).join('年、');
}

export function isSmall(one: Assessment): boolean {
  return one.pace.flags.includes('small-count') || one.warning.reasons.includes('small-count');
}

/** 变化说明 of the unit, or the question for it where the change or the gap in the data asks for one. */
export function explanationSentences(view: PlanView, one: Assessment): readonly Sentence[] {
  const about = one.indicator.code;
  const policy = policyFor(view, one);
  const explanation = policy?.explanations.get(about);
  const causes = one.attainment === 'no-data' ? (policy?.causes.get(about) ?? []) : [];
  if (explanation !== undefined || causes.length > 0) {
    return [
      ...(explanation === undefined
        ? []
        : [following(sentenceOfWords(view.voice, explanation.text, explanation.origin), about)]),
      ...causes
        .filter((item) => item.text !== explanation?.text)
        .map((item) => following(sentenceOfWords(view.voice, item.text, item.origin), about)),
    ];
  }
  const asked = question(view, one);
  return asked === null ? [] : [following(placeholder(view.voice, asked), about)];
}

function question(view: PlanView, one: Assessment): string | null {
  const { phrase } = view.voice;
  const who = { 指标: one.indicator.name, 单位: unitNames(one) };
  if (one.attainment === 'no-data') return phrase('待补充·无数据', 0, { ...who, 年份: String(one.year) });
  if (one.revision !== null) return phrase('待补充·修订', 0, { ...who, 修订年: String(one.revision.year) });
  if (one.change.difference.verdict === 'known' && isJump(one)) {
    return phrase('待补充·变动', 0, {
      ...who,
      变化: sayDifferencePlain(one),
    });
  }
  return null;
}

function sayDifferencePlain(one: Assessment): string {
  if (one.change.difference.verdict === 'unknown') return '';
  return magnitude(one.change.difference.difference.printed) + measureWords(one.indicator.measure).differenceLast;
}

/** Whether the yearly change is one that the register asks to be explained. */
export function isJump(one: Assessment): boolean {
  const { difference, previous } = one.change;
  if (difference.verdict === 'unknown' || previous.verdict === 'unknown') return false;
  const size = difference.difference.value.abs();
  const { jump } = one.indicator;
  switch (jump.kind) {
    case 'none':
      return false;
    case 'points':
      return size.greaterThanOrEqualTo(jump.points);
    case 'relative': {
      const from = previous.figure.rounded.abs();
      if (isCount(one) && from.lessThan(10)) return false;
      if (isSmall(one)) return false;
      return from.isZero() ? !size.isZero() : size.dividedBy(from).greaterThanOrEqualTo(jump.share);
    }
  }
}

function isCount(one: Assessment): boolean {
  return one.indicator.scale === 'count';
}
