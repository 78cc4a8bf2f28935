/**
 * What must be said right behind an indicator's figure: small numbers, revisions, breaks, election years, gross rates,
 * and then the unit's own words on it, or the 【待补充】 that asks for them. Causes are never welded into the figure's sentence.
 */
import type { Assessment } from '../../rules/assessment.ts';
import { magnitude, measureWords } from '../numbers.ts';
import type { Sentence } from '../paragraphs.ts';
import { following } from '../paragraphs.ts';
import { sayDifference } from '../say.ts';
import { figure, placeholder, sentenceOfWords } from '../voice.ts';
import type { PlanView } from './context.ts';
import { choiceOf, policyFor, unitNames } from './context.ts';
import { exceedsHundred } from './grouped-sentences.ts';

/** The program's remarks on the figure; `name` is 该指标 right behind a sentence about it alone, else its short name. */
export function remarks(view: PlanView, one: Assessment, name: string): readonly Sentence[] {
  const choice = choiceOf(view, one);
  const { phrase } = view.voice;
  const about = one.indicator.code;
  const said: Sentence[] = [];
  if (one.cases.verdict === 'known' && isSmall(one)) {
    const count = (value: { toFixed(): string }, year: number) =>
      figure(
        view.voice,
        value.toFixed(),
        `${one.indicator.cases ?? about}/own/${year}`,
        one.cases.verdict === 'known' ? one.cases.origins : [],
      );
    said.push(
      following(
        phrase('小样本', choice, {
          指标: name,
          年份: String(one.year),
          例数: count(one.cases.count, one.year),
          上年例数: one.cases.previous === null ? '' : count(one.cases.previous, one.year - 1),
          无例: one.cases.count.isZero() ? '是' : '',
        }),
        about,
      ),
    );
  }
  if (one.revision !== null) {
    const suffix = measureWords(one.indicator.measure).value;
    said.push(
      following(
        phrase('修订', choice, {
          指标: name,
          修订年: String(one.revision.year),
          旧:
            figure(
              view.voice,
              one.revision.before,
              `${about}/before-revision/${one.revision.year}`,
              one.revision.origins,
            ) + suffix,
          新:
            figure(view.voice, one.revision.after, `${about}/own/${one.revision.year}`, one.revision.origins) + suffix,
        }),
        about,
      ),
    );
  }
  const broken = one.indicator.breaks.filter((year) => year <= one.year).at(-1);
  if (broken !== undefined && one.current.verdict === 'known') {
    said.push(following(phrase('口径中断', choice, { 指标: name, 口径年: String(broken) }), about));
  }
  if (one.change.comparability === 'partial') {
    said.push(following(phrase('可比性', choice, { 指标: name, 年份: partialYears(one) }), about));
  }
  if (one.current.verdict === 'known' && one.current.carried) {
    const slots = { 指标: name, 数据年: String(one.current.figure.year) };
    said.push(
      following(
        one.indicator.trendPolicy === 'census'
          ? phrase('普查', choice, slots)
          : phrase('换届', choice, { ...slots, 年份: String(one.year) }),
        about,
      ),
    );
  }
  const milestone = one.path.find((step) => step.year === one.year);
  if (
    milestone?.planned.verdict === 'known' &&
    milestone.planned.milestone &&
    milestone.onPath === false &&
    one.attainment === 'not-met'
  ) {
    said.push(
      following(
        phrase('年度计划', choice, {
          指标: name,
          年份: String(one.year),
          计划值:
            figure(view.voice, milestone.planned.limit.printed, `${about}/milestone/${one.year}`, [
              ...(one.indicator.milestones.get(one.year)?.origin === undefined
                ? []
                : [one.indicator.milestones.get(one.year)?.origin ?? one.indicator.origin]),
            ]) + measureWords(one.indicator.measure).value,
        }),
        about,
      ),
    );
  }
  return said;
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

export function sayChangeSize(view: PlanView, one: Assessment): string {
  if (one.change.difference.verdict === 'unknown') return '';
  return sayDifference(view.voice, one.indicator, one.change.difference.difference, `change/${one.year}`);
}
