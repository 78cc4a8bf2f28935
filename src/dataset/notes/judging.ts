/** What one item is about: its words without tags, its plans, indicators, deadline, tense. */
import type { PlanId } from '../../indicators/plan-id.ts';
import { planIds } from '../../indicators/plan-id.ts';
import type { Mention, NameIndex } from './indicators.ts';
import { mentionsAlsoLoose } from './heads/loose-names.ts';
import { subjectsIn } from './heads/subjects.ts';
import type { ToldReason } from './reasons.ts';
import { causesOfTroubleIn, reasonsIn } from './reasons.ts';
import { goalNamed, isSupport, withoutMentions } from './indicators.ts';
import type { RawItem } from './items/items.ts';
import type { Passage } from './outline.ts';
import { plansInText } from './plan.ts';
import { goalOfItem, goalsToldIn } from './items/goals.ts';
import { goalJudgement } from './state.ts';
import type { Tags } from './tags.ts';
import { joinTags, readTags } from './tags.ts';
import { deadlineIn, timesIn } from './time.ts';
import type { NoteItem, NoteSection } from './notes.ts';

export interface JudgingContext {
  readonly names: NameIndex;
  readonly year: number;
  /** From front matter or file name; null where neither names a plan. */
  readonly filePlans: readonly PlanId[] | null;
  /** The unit answers for both plans: an item that names neither is asked about. */
  readonly asksForPlan: boolean;
  /** What stands under no heading is a plan on the whole. */
  readonly speaksOfFuture: boolean;
}

export interface JudgedItem {
  readonly item: NoteItem;
  readonly tags: Tags;
}

/** null where nothing but tags stands there. */
export function judgeItem(raw: RawItem, passage: Passage, context: JudgingContext): JudgedItem | null {
  const paragraphs = raw.paragraphs.map((paragraph) => readTags(paragraph, context.names));
  const text = paragraphs
    .map((paragraph) => paragraph.text)
    .filter((words) => words !== '')
    .join('\n');
  if (text === '' || saysNothing(text)) return null;
  const tags = joinTags(paragraphs);
  const mentions = mentionsAlsoLoose(text, context.names);
  // A head of its own says more nearly what it is about than the heading above it and the names in its words.
  const hasHead = raw.named.length > 0;
  const above = hasHead ? raw.named : passage.indicators;
  const written = namedIn(text, mentions, [...above, ...tags.indicators], passage, context);
  const isAbout = bySubject.includes(passage.section) && written.length + mentions.length === 0;
  const named = isAbout ? subjectsIn(text, context.names, passage.plans) : written;
  const plans =
    plansOf(text, mentions, named, tags, passage, context) ?? plansOfLine(raw.line.pointOf ?? null, passage, context);
  const future = isFuture(text, passage, context);
  const reasons = reasonsToldIn(text, passage, plans, context);
  const proposes = future || isForward(passage);
  const goal = saysGoals.includes(passage.section) ? goalOfItem(text, named, context.names) : null;
  const goals =
    goal === null && !future && saysGoals.includes(passage.section) ? goalsToldIn(text, named, context.names) : [];
  return {
    item: {
      section: goal === null ? passage.section : '定性目标',
      text,
      plans: plans ?? planIds,
      planUnclear: plans === null && context.asksForPlan,
      indicators:
        goal === null ? indicatorsOf(named, hasHead ? [] : mentions, plans ?? planIds, context.names) : [goal.code],
      ...(raw.head !== '' && text.startsWith(raw.head) ? { head: raw.head } : {}),
      ...(isAbout && named.length > 0 ? { isMeant: true } : {}),
      deadline: tags.deadline ?? (proposes ? deadlineIn(text, context.year) : null),
      future: goal === null && future,
      state: goal?.state ?? (passage.section === '定性目标' ? (goalJudgement(text)?.state ?? null) : null),
      ...(goals.length > 0 ? { goals } : {}),
      ...(passage.section === '上年建议办理情况' && raw.line.asked !== undefined ? { asked: raw.line.asked } : {}),
      ...(reasons.length > 0 ? { reasons } : {}),
      origin: raw.line.origin,
    },
    tags,
  };
}

/** Where words without an indicator's name may be about one all the same. */
const bySubject: readonly NoteSection[] = ['对策建议', '下年计划', '存在问题'];

/** Where a unit may say how far a goal has come, though there is a heading for it. */
const saysGoals: readonly NoteSection[] = [
  '摘要', '政策措施', '主要做法', '典型做法', '主要成效', '存在问题', '对策建议', '下年计划',
]; // prettier-ignore

/**
 * Reasons told elsewhere than under 原因分析 and 变化说明: among the problems why something is so, among the work why there is
 * no figure and why something went wrong.
 */
function reasonsToldIn(
  text: string,
  { section }: Passage,
  plans: readonly PlanId[] | null,
  { names }: JudgingContext,
): readonly ToldReason[] {
  if (section === '存在问题') return reasonsIn(text, names, plans);
  if (section !== '主要成效' && section !== '主要做法') return [];
  return [...reasonsIn(text, names, plans).filter(({ of }) => of === 'gap'), ...causesOfTroubleIn(text, names, plans)];
}

/** 无, 暂无。, 没有, （无）: what a person writes where there is nothing to write. */
function saysNothing(text: string): boolean {
  return /^[（(]?(?:暂|本年|本年度)?(?:无|没有|略|暂缺|不涉及|无此项|无内容|无情况|[无没]有?(?:明显|突出|重大|大的)?问题|无相关内容|同意(?:各单位)?(?:的)?(?:意见|建议|所报)?|[-—－/／]+)[）)]?[。.；;]?$/u.test(
    text.trim(),
  );
}

/** Under 定性目标 the first words may name a goal by a part of its name. */
function namedIn(
  text: string,
  mentions: readonly Mention[],
  named: readonly string[],
  { section }: Passage,
  { names }: JudgingContext,
): readonly string[] {
  if (section !== '定性目标' || named.length + mentions.length > 0) return named;
  const goal = goalNamed(text, names);
  return goal === null ? named : [goal];
}

/** The nearest word counts: tag, heading, file, the indicator it is written for, what the text names; null for none. */
function plansOf(
  text: string,
  mentions: readonly Mention[],
  named: readonly string[],
  tags: Tags,
  passage: Passage,
  context: JudgingContext,
): readonly PlanId[] | null {
  if (tags.plans.length > 0) return tags.plans;
  const above = passage.plans ?? context.filePlans;
  if (above !== null && above.length < planIds.length) return above;
  const byIndicator = plansOfCodes(named, context.names);
  // Under 两个规划 what names the indicators of one plan alone is about that plan.
  if (above !== null) {
    const mentioned = plansOfCodes([...named, ...mentions.flatMap(({ codes }) => codes)], context.names);
    return mentioned.length === 1 ? mentioned : above;
  }
  if (byIndicator.length > 0) return byIndicator;
  // 出生缺陷发生率101.3/万，…高龄产妇多: what begins with an indicator is about it, whoever else is spoken of.
  const [first] = mentions;
  if (first !== undefined && first.start <= latestSubject && !/其中|女[生童]|男[生童]/u.test(text)) {
    const ofMentions = plansOfCodes(mentions.flatMap(({ codes }) => codes), context.names); // prettier-ignore
    if (ofMentions.length > 0) return ofMentions;
  }
  const apart = withoutMentions(text, mentions, ' ');
  const spoken = new Set([
    ...plansInText(apart),
    ...plansOfCodes(
      mentions.flatMap((mention) => mention.codes),
      context.names,
    ),
  ]);
  if (spoken.size > 0) return planIds.filter((plan) => spoken.has(plan));
  // 普惠园占比65.9%: no name of the register's, and yet the matter of one.
  const meant = plansOfCodes(subjectsIn(text, context.names, null), context.names);
  return meant.length === 0 ? null : meant;
}

/** An indicator named within so many letters is what a text begins with. */
const latestSubject = 6;

/** ②2018年3月底前补配到位 says nothing of its own: what all points of its line are about. */
function plansOfLine(line: string | null, passage: Passage, context: JudgingContext): readonly PlanId[] | null {
  if (line === null) return null;
  return plansOf(line, mentionsAlsoLoose(line, context.names), [], joinTags([]), passage, context);
}

function plansOfCodes(codes: readonly string[], names: NameIndex): readonly PlanId[] {
  const plans = new Set(codes.flatMap((code) => names.plansByCode.get(code) ?? []));
  return planIds.filter((plan) => plans.has(plan));
}

/**
 * Sub-heading and tag first, then the text in its order. Counts behind rates are named by tag only. A name that two
 * indicators share means the one of the item's plan.
 */
function indicatorsOf(
  named: readonly string[],
  mentions: readonly Mention[],
  plans: readonly PlanId[],
  names: NameIndex,
): readonly string[] {
  const mentioned = mentions.flatMap(({ codes }) => {
    const inPlan = codes.filter((code) => names.plansByCode.get(code)?.some((plan) => plans.includes(plan)) === true);
    return inPlan.length > 0 ? inPlan : codes.filter((code) => !isSupport(code, names));
  });
  return [...new Set([...named, ...mentioned])];
}

/** What is under these headings is to be done, whatever its words. */
function isForward({ section }: Passage): boolean {
  return section === '对策建议' || section === '下年计划' || section === '请示事项';
}

const workSections: readonly NoteSection[] = ['主要做法', '主要成效', '政策措施', '典型做法'];

/** 婚检率60.6%，…2020年要达标几乎不可能。 卫生厕所80.2%，…照这个势头明年能到85%。: a figure, and where it will go by itself: nothing is to be done. */
function isForecast(text: string): boolean {
  const level = /\d\.\d|\d(?:%|‰|\/1?0?万)/u.exec(text);
  const [foretold] = [...text.matchAll(foretells)];
  return level !== null && foretold !== undefined && level.index < foretold.index && !acts.test(text);
}

const foretells =
  /预计|有望|(?:照|按)(?:这个|此|目前|现在)?(?:的)?(?:势头|速度|趋势)|可望|(?:能|可以?|要)(?:够)?(?:到|达到|达标|完成)|难以?(?:达标|达到|完成|实现)|(?:几乎)?不可能|有点悬|(?:肯定|一定)(?:能|可以)/gu;
const acts =
  /[将拟](?:继续|进一步|会同|联合|组织|开展|[对把在])|力争|确保|打算|计划(?!生育|免疫)|建议|下一?步|底前|月前|新[建增]|改造|推动|加[强大快]/u;

function isFuture(text: string, passage: Passage, context: JudgingContext): boolean {
  if (isForward(passage) || /^建议(?!书|稿|办理)/u.test(text)) return true;
  const times = timesIn(text, context.year);
  const isWork = workSections.includes(passage.section);
  if (isWork && isForecast(text)) return false;
  // A person who put it under 主要做法 meant work done: only what is future throughout is taken for a plan.
  if (passage.explicit && isWork) return times.future === times.sentences;
  if (times.future !== times.past) return times.future > times.past;
  return times.future === 0 && !passage.explicit && context.speaksOfFuture;
}
