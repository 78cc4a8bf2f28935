/**
 * What must be said right behind an indicator's figure: small numbers, revisions, breaks, election years, gross rates,
 * and then the unit's own words on it, or the 【待补充】 that asks for them. Causes are never welded into the figure's sentence.
 */
import { saySpecial, specialPolicy } from '../verdict-words.ts';
import { about } from '../../claims/claim.ts';
import type { Assessment } from '../../../rules/assessment.ts';
import { isMet } from '../../../rules/series/counts.ts';
import type { LastYearMissing } from '../../../rules/round-facts.ts';
import { nameOf } from '../../patterns/name-marks.ts';
import { magnitude, measureWords } from '../../numbers.ts';
import type { Sentence } from '../../paragraphs.ts';
import { following } from '../../paragraphs.ts';
import { withMeasure } from '../../figure-words.ts';
import type { FigureId } from '../../figure-id.ts';
import { judgedBy, ownFigureId } from '../../figure-id.ts';
import { figure, judged, names, placeholder, sentenceOfWords } from '../../composer.ts';
import { wayToExplanation, wayToFigure, wayToParts } from '../../how-to-supply.ts';
import { withoutHead } from '../note-items.ts';
import type { PlanView } from '../plan-view.ts';
import { choiceOf, measureOf, policyFor, seriesName, unitNames } from '../plan-view.ts';
import { speaksOfGap } from '../../../rules/note-doubts.ts';
import {
  exceedsHundred,
  isAsYearBefore,
  isSmall,
  lacksParts,
  movesOffElections,
  staysBetweenElections,
} from '../../../rules/special-cases.ts';

/** The program's remarks on the figure; `name` is 该指标 right behind a sentence about it alone, else its name. */
export function remarks(
  view: PlanView,
  one: Assessment,
  name: string,
  saidTogether: ReadonlySet<Assessment> = new Set(),
): readonly Sentence[] {
  return [
    smallCountRemark(view, one),
    revisionRemark(view, one, name),
    breakRemark(view, one, name),
    comparabilityRemark(view, one, name),
    saidTogether.has(one) ? '' : electionRemark(view, [one], name) || censusRemark(view, one, name),
    view.stage === 'final' ? '' : milestoneRemark(view, one, name),
  ]
    .filter((text) => text !== '')
    .map((text) => following(text, one.indicator.code));
}

function smallCountRemark(view: PlanView, one: Assessment): string {
  const { cases } = one;
  if (cases.verdict === 'unknown' || !isSmall(one)) return '';
  const { denominator } = one.indicator;
  const number = (value: { toFixed(): string }, code: string, year: number, origins = cases.origins) =>
    figure(
      view.voice,
      value.toFixed(),
      { kind: 'value', indicator: code, area: 'own', year, dimension: null },
      origins,
    );
  const code = one.indicator.cases ?? one.indicator.code;
  // In the general report what is met and not new is told by its cases alone.
  const isInShort = view.unit === null && isMet(one);
  return view.voice.phrase(
    '小样本',
    choiceOf(view, one),
    {
      年份: String(one.year),
      简: isInShort,
      例数: number(cases.count, code, one.year),
      无例: cases.count.isZero(),
      上年例数: cases.previous === null ? '' : number(cases.previous, code, one.year - 1, cases.previousOrigins),
      上年无例: cases.previous?.isZero() === true,
      分母:
        cases.denominator === null || denominator === null || isInShort
          ? ''
          : seriesName(view, denominator) +
            number(cases.denominator, denominator, one.year) +
            measureOf(view, denominator),
    },
    about(one),
  );
}

function revisionRemark(view: PlanView, one: Assessment, name: string): string {
  const { revision, indicator } = one;
  if (revision === null) return '';
  const told = policyFor(view, one)?.explanations.get(indicator.code)?.text ?? '';
  const value = (text: string, id: FigureId) => withMeasure(indicator, figure(view.voice, text, id, revision.origins));
  return view.voice.phrase('修订', choiceOf(view, one), {
    指标: name,
    修订年: String(revision.year),
    旧: value(revision.before, { kind: 'before-revision', indicator: indicator.code, year: revision.year }),
    新: value(revision.after, ownFigureId(one, revision.year)),
    // The unit's own words follow; they need not repeat ours.
    已述: told.includes(revision.before) && told.includes(revision.after),
  });
}

function breakRemark(view: PlanView, one: Assessment, name: string): string {
  const broken = one.indicator.breaks.filter((year) => year <= one.year).at(-1);
  if (broken === undefined || one.current.verdict === 'unknown') return '';
  return view.voice.phrase('口径中断', choiceOf(view, one), { 指标: name, 口径年: String(broken) }, about(one));
}

function comparabilityRemark(view: PlanView, one: Assessment, name: string): string {
  if (one.change.comparability !== 'partial') return '';
  const years = one.indicator.partial.filter((year) => year === one.year || year === one.year - 1);
  return view.voice.phrase('可比性', choiceOf(view, one), { 指标: name, 年份: years.join('年、') }, about(one));
}

/**
 * Of yearly indicators a missing year is said: nobody is to think that the change was forgotten. `group` has been told in
 * one sentence; '' for the name of one that has been told alone.
 */
export function noPreviousRemark(view: PlanView, group: readonly Assessment[]): readonly Sentence[] {
  // Before the base year nobody expects figures.
  const isCompared = view.stage !== 'final' && view.facts.round.year > view.span.base;
  const missing = isCompared ? group.filter(lacksPrevious) : [];
  const reasons = [...new Set(missing.map((one) => whyNoPrevious(view, one)))];
  return reasons.map((reason) => {
    const members = missing.filter((one) => whyNoPrevious(view, one) === reason);
    const [first] = members;
    const text = view.voice.phrase(
      '上年缺',
      first === undefined ? 0 : choiceOf(view, first),
      {
        指标: group.length === 1 ? '该指标' : names(members.map((one) => nameOf(one.indicator))),
        上年: String(view.facts.round.year - 1),
        缺因: sayMissing(view, reason, members),
        多项: members.length > 1,
      },
      about(...members),
    );
    return following(text, ...members.map((one) => one.indicator.code));
  });
}

function lacksPrevious(one: Assessment): boolean {
  const { previous } = one.change;
  // Of what is there or not, and of what was not reported, nobody asks by how much it changed.
  if (one.target.kind === 'existence' || one.current.verdict === 'unknown') return false;
  return previous.verdict === 'unknown' && previous.because === 'no-previous' && one.indicator.trendPolicy === 'yearly';
}

function whyNoPrevious(view: PlanView, one: Assessment): LastYearMissing {
  return view.facts.lastYearMissing.get(one.indicator.code) ?? 'no-data';
}

function sayMissing(view: PlanView, missing: LastYearMissing, members: readonly Assessment[]): string {
  switch (missing) {
    case 'not-carried-out':
      return '未开展调查';
    case 'not-collected':
      return '未统计';
    case 'no-data': {
      const of = members.map(judgedBy);
      return judged(view.voice, { kind: 'attainment', is: 'no-data', of, year: view.facts.round.year - 1 });
    }
  }
}

function censusRemark(view: PlanView, one: Assessment, name: string): string {
  if (one.indicator.trendPolicy !== 'census' || one.current.verdict === 'unknown' || !one.current.carried) return '';
  return view.voice.phrase(
    '普查',
    choiceOf(view, one),
    {
      指标: name,
      数据年: String(one.current.figure.year),
      基期数: isBaseAlone(one),
      情形: saySpecial(view.voice, specialPolicy(one), [one]),
    },
    about(one),
  );
}

/** `members` share their election year; `name` is what all of them are called here. */
function electionRemark(view: PlanView, members: readonly Assessment[], name: string): string {
  const [one] = members;
  const year = one === undefined ? null : electionOf(one);
  if (one === undefined || year === null) return '';
  return view.voice.phrase(
    '换届',
    choiceOf(view, one),
    {
      指标: name,
      年份: String(one.year),
      数据年: year,
      基期数: members.some(isBaseAlone),
      非换届: year !== '' && members.some((each) => isAsYearBefore(each, Number(year))),
      多项: members.length > 1,
      情形: saySpecial(view.voice, members.some(movesOffElections) ? 'elected-mostly' : 'elected', members),
    },
    about(...members),
  );
}

/** The plan's own statement of its base is no report of an election or a census. */
function isBaseAlone({ current, base }: Assessment): boolean {
  return (
    current.verdict === 'known' &&
    current.carried &&
    base.verdict === 'known' &&
    base.figure.year === current.figure.year &&
    current.figure.origins.every((origin) => origin.kind === 'line')
  );
}

/** The year of the figure that is carried on, '' where the table gives it year by year; null where nothing need be said. */
function electionOf(one: Assessment): string | null {
  if (one.indicator.trendPolicy === 'census' || one.current.verdict === 'unknown') return null;
  if (one.current.carried) return String(one.current.figure.year);
  return staysBetweenElections(one) ? '' : null;
}

/** Two or more figures of one election: what is to be remarked on them is remarked once, behind the last. */
export function electedTogether(assessments: readonly Assessment[]): readonly (readonly Assessment[])[] {
  const elections = [...new Set(assessments.map(electionOf))].filter((year) => year !== null);
  return elections
    .map((year) => assessments.filter((one) => electionOf(one) === year))
    .filter((members) => members.length > 1);
}

/** The remark on those that were elected together, behind the last of their sentences. */
export function withElectionRemarks(
  view: PlanView,
  groups: readonly (readonly Assessment[])[],
  sentences: readonly Sentence[],
): readonly Sentence[] {
  return groups.reduce<readonly Sentence[]>((told, members) => {
    const codes = members.map((one) => one.indicator.code);
    const at = told.findLastIndex((one) => one.about.some((code) => codes.includes(code)));
    const text = electionRemark(view, members, names(members.map((one) => nameOf(one.indicator))));
    return told.toSpliced(at + 1, 0, following(text, ...codes));
  }, sentences);
}

/** Short of what the plan set for this very year. */
function milestoneRemark(view: PlanView, one: Assessment, name: string): string {
  const step = one.path.find((candidate) => candidate.year === one.year);
  if (step?.planned.verdict !== 'known' || !step.planned.milestone) return '';
  if (step.onPath !== false || one.attainment !== 'not-met') return '';
  const { indicator } = one;
  const origin = indicator.milestones[one.plan]?.get(one.year)?.origin ?? indicator.origin;
  const planned = figure(
    view.voice,
    step.planned.limit.printed,
    { kind: 'milestone', ...judgedBy(one), year: one.year },
    [origin],
  );
  return view.voice.phrase(
    '年度计划',
    choiceOf(view, one),
    {
      指标: name,
      年份: String(one.year),
      计划值: withMeasure(indicator, planned),
    },
    about(one),
  );
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
  const directlyBehind = sentences[at]?.about.length === 1 && gross.length === 1;
  const remark = following(
    view.voice.phrase(
      '毛率',
      choiceOf(view, last),
      {
        指标: directlyBehind ? '该指标' : gross.map((one) => nameOf(one.indicator)).join('、'),
        多项: gross.length > 1,
      },
      about(...gross),
    ),
    last.indicator.code,
  );
  return sentences.toSpliced(at + 1, 0, remark);
}

/** 变化说明 of the unit, or the question for it where the change or the gap in the data asks for one. */
export function explanationSentences(view: PlanView, one: Assessment): readonly Sentence[] {
  const about = one.indicator.code;
  const policy = policyFor(view, one);
  const isBlank = one.attainment === 'no-data';
  const words = policy?.explanations.get(about);
  const explanation = words !== undefined && isBlank && !speaksOfGap(words.text) ? undefined : words;
  const causes = isBlank ? (policy?.causes.get(about) ?? []).filter(({ text }) => speaksOfGap(text)) : [];
  if (explanation !== undefined || causes.length > 0) {
    return [
      ...(explanation === undefined
        ? []
        : [following(sentenceOfWords(view.voice, explanation.text, explanation.origin), about)]),
      ...causes
        .filter((item) => item.text !== explanation?.text)
        .map((item) => following(sentenceOfWords(view.voice, withoutHead(item), item.origin), about)),
    ];
  }
  const isTold = isBlank && policy?.explainedElsewhere.gap.has(about) === true;
  const asked = isTold ? null : question(view, one);
  return asked === null ? [] : [following(placeholder(view.voice, asked, wayToAnswer(view, one)), about)];
}

function wayToAnswer({ facts, plan }: PlanView, one: Assessment): string {
  const place = { units: one.units, plan, section: '变化说明', about: [one.indicator] } as const;
  if (one.target.kind === 'all-of' && lacksParts(one)) return wayToParts(facts, place, one.year);
  if (one.attainment === 'no-data') return wayToFigure(facts, place, one.year, one.absence?.origins ?? []);
  return wayToExplanation(facts, place, one.current.verdict === 'known' ? one.current.figure.origins : []);
}

function question(view: PlanView, one: Assessment): string | null {
  const { phrase } = view.voice;
  const who = { 指标: one.indicator.name, 单位: unitNames(one) };
  // Figures that contradict one another or cannot be read have findings at their cells.
  const disputed = one.absence?.kind === 'conflict' || one.absence?.kind === 'unreadable';
  if (disputed) return null;
  const stands = view.facts.accepted.get(one.indicator.code);
  if (one.attainment === 'no-data' && stands?.has('blank') === true) return null;
  if (one.target.kind === 'all-of' && lacksParts(one)) {
    const missing = one.target.conditions.filter(({ current }) => current.verdict === 'unknown');
    return phrase('待补充·分项', 0, {
      ...who,
      年份: String(one.year),
      分项名列: missing.map(({ where }) => where).join('、'),
    });
  }
  if (one.attainment === 'no-data') return phrase('待补充·无数据', 0, { ...who, 年份: String(one.year) });
  if (one.revision !== null && stands?.has('revision') !== true)
    return phrase('待补充·修订', 0, { ...who, 修订年: String(one.revision.year) });
  if (view.facts.asking.has(one) && stands?.has('large-change') !== true) {
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
