/** Part five: by urgency, the unit's proposals in its own words, what they answer, by when, by whom; else advice; else the question. */
import { isFalling } from '../../directions.ts';
import { sayLevel } from '../verdict-words.ts';
import { about } from '../../claims/claim.ts';
import type { NoteItem } from '../../../dataset/notes/notes.ts';
import type { Assessment } from '../../../rules/assessment.ts';
import { isMet } from '../../../rules/series/counts.ts';
import type { PolicyFacts } from '../../../rules/policy.ts';
import type { Recommendation, RecommendationFacts, RequiredAction } from '../../../rules/recommendations.ts';
import { lacksParts } from '../../../rules/special-cases.ts';
import type { Block, Inline } from '../../model.ts';
import { nameOf } from '../../patterns/name-marks.ts';
import { paragraphs, sentence, unused } from '../../paragraphs.ts';
import { names, placeholder, sentenceOfWords, words } from '../../composer.ts';
import { wayToNote } from '../../how-to-supply.ts';
import type { PlanView } from '../plan-view.ts';
import { lacksBase, quantitative } from '../plan-view.ts';

import { withoutHead, wordsAsId } from '../note-items.ts';
import { isOwed } from '../owed-figures.ts';
import { isBaseOutdated } from '../uncounted.ts';

export interface RecommendationPieces {
  readonly 对策建议: readonly Block[];
}

/** Who speaks: the unit and what it calls itself. */
export interface Speaker {
  readonly unit: string;
  readonly self: string;
}

export function recommendationPieces(
  view: PlanView,
  facts: RecommendationFacts,
  policy: PolicyFacts,
  speaker: Speaker,
): RecommendationPieces {
  const { recommendations, further } = facts;
  const texts = new Map(recommendations.map((one) => [one, answerTo(view, one, speaker)]));
  const [only] = recommendations;
  // What goes on into the next plan no demand has named.
  const isAlone = recommendations.length === 1 && further.length === 0 && only?.action !== 'carry-over';
  if (only !== undefined && isAlone) {
    return { 对策建议: answeredAlone(view, only, policy, texts.get(only) ?? '', speaker) };
  }
  const answered = inOrderOfDemand(recommendations.filter((one) => texts.get(one) !== ''));
  const answers = answered.map((one, position): Told => ({
    id: `recommendations/${one.answers[0]?.indicator.code ?? ''}`,
    leadIns: leadInsOf(policy, one.proposals),
    title: headOf(view, one, answered.findIndex(({ action }) => action === one.action) === position),
    text: texts.get(one) ?? '',
  }));
  const firstPlan = further.find(({ section }) => section === '下年计划');
  const others = further.map((item): Told => ({
    id: `recommendations/further/${wordsAsId(item.text)}`,
    leadIns: leadInsOf(policy, [item]),
    // Of several plans for the next year the first has the head for all.
    title: item.section !== '下年计划' || item === firstPlan ? furtherHead(view, item) : '',
    text: proposalSentence(view, item),
  }));
  // What nobody has said more about: the demand alone stands for it.
  const demand = demandSentence(
    view,
    recommendations.filter((one) => texts.get(one) === ''),
  );
  const rest: readonly Told[] = demand === '' ? [] : [{ id: demandId, leadIns: [], title: '', text: demand }];
  const met = recommendations.length === 0 && demand === '' ? allMetSentence(view) : '';
  const told = [...answers, ...rest, ...others];
  const opening = met === '' ? [] : [paragraph(view, demandId, met)];
  if (answers.length + others.length === 0)
    return { 对策建议: [...opening, ...blocksOf(view, rest), ...nothingTold(view, speaker)] };
  return { 对策建议: [...opening, ...blocksOf(view, told)] };
}

/** 下年工作打算：, or what the unit wrote it for, where its words do not name that. */
function furtherHead(view: PlanView, item: NoteItem): string {
  if (item.section === '下年计划')
    return view.voice.phrase(view.stage === 'final' ? '建议·终期打算' : '建议·下年计划', 0, {});
  const about = quantitative(view)
    .filter(({ indicator: { code } }) => item.indicators.includes(code))
    .map(({ indicator }) => indicator);
  const isNamed = about.some(({ name, short, code }) => [name, short, code].some((word) => item.text.includes(word)));
  if (about.length === 0 || isNamed || item.isMeant === true || item.section !== '对策建议') return '';
  return view.voice.phrase('建议·题', 0, { 指标列: names(about.map(nameOf)), 级别: '', 行动: '' });
}

const demandId = 'recommendations/demand';

/** One numbered paragraph of the part: what it answers, in its head, and what is to be done. */
interface Told {
  readonly id: string;
  readonly leadIns: readonly NoteItem[];
  readonly title: string;
  readonly text: string;
}

function blocksOf(view: PlanView, told: readonly Told[]): readonly Block[] {
  const { voice } = view;
  const used = new Set<string>();
  return told.flatMap(({ id, leadIns, title, text }): readonly Block[] => [
    ...leadIns.map((item, index) =>
      paragraph(view, unused(used, `${id}/opening/${index + 1}`), sentenceOfWords(voice, item.text, item.origin)),
    ),
    numbered(paragraph(view, unused(used, id), text), voice.marks.inlines(title), told.length > 1),
  ]);
}

/** The one thing to be answered needs no head: 婚检率列红色预警，须倒排工期、全力攻坚。 and what is to be done. */
function answeredAlone(
  view: PlanView,
  one: Recommendation,
  policy: PolicyFacts,
  text: string,
  speaker: Speaker,
): readonly Block[] {
  const demand = demandSentence(view, [one]);
  if (text === '') return [paragraph(view, demandId, demand), ...nothingTold(view, speaker)];
  const id = `recommendations/${one.answers[0]?.indicator.code ?? ''}`;
  const leadIns = leadInsOf(policy, one.proposals);
  if (leadIns.length === 0) return [paragraph(view, id, demand + text)];
  return [paragraph(view, demandId, demand), ...blocksOf(view, [{ id, leadIns, title: '', text }])];
}

/** 婚检率（红色预警，倒排工期、全力攻坚）： what is demanded in full at the first of an action, its level alone at the others. */
function headOf(view: PlanView, one: Recommendation, first: boolean): string {
  // What goes on into the next plan is not warned of any more, and nobody has to hurry.
  if (one.action === 'carry-over')
    return view.voice.phrase('建议·题', 0, { 指标列: namesOf(one.answers), 级别: '', 行动: '' });
  const [answer] = one.answers;
  const level = answer?.warning.level;
  const isLevelled = level !== undefined && one.action !== 'supply-figures' && level !== 'green' && level !== 'grey';
  const shared = isLevelled && one.answers.every(({ warning }) => warning.level === level);
  return view.voice.phrase('建议·题', 0, {
    指标列: namesOf(one.answers),
    级别: shared ? sayLevel(view.voice, level, one.answers) : '',
    行动: first && one.action !== 'supply-figures' ? actionOf(one.action, one.answers) : '',
  });
}

/** As the demand before them names them, and by urgency within an action. */
function inOrderOfDemand(recommendations: readonly Recommendation[]): readonly Recommendation[] {
  return demanded.flatMap((action) => recommendations.filter((one) => one.action === action));
}

const demanded: readonly RequiredAction[] = ['all-out', 'carry-over', 'speed-up', 'consolidate', 'supply-figures'];

/** Of several, each is headed by its number, which all heads of a section get, and what it is about. */
function numbered(block: Paragraph, head: readonly Inline[], several: boolean): Block {
  return several || head.length > 0 ? { ...block, lead: head } : block;
}

type Paragraph = Extract<Block, { kind: 'paragraph' }>;

function nothingTold(view: PlanView, speaker: Speaker): readonly Block[] {
  const isOver = view.stage === 'final';
  const asked = view.voice.phrase(isOver ? '待补充·终期建议' : '待补充·建议', 0, { 单位: speaker.unit });
  const way = wayToNote(view.facts, { units: [speaker.unit], plan: view.plan, section: '对策建议' });
  return paragraphs(view.voice, 'recommendations/none', [sentence(placeholder(view.voice, asked, way))]);
}

function leadInsOf(policy: PolicyFacts, items: readonly NoteItem[]): readonly NoteItem[] {
  return items.flatMap((item) => policy.leadIns.get(item) ?? []);
}

function paragraph(view: PlanView, id: string, text: string): Paragraph {
  return { kind: 'paragraph', id, inlines: view.voice.marks.inlines(text) };
}

/** What is demanded of those of whom nothing else is said: 婚检率列红色预警，须倒排工期、全力攻坚；卫生厕所普及率须增添措施、尽快达标。 */
function demandSentence(view: PlanView, recommendations: readonly Recommendation[]): string {
  const answering = (action: RequiredAction) =>
    recommendations.filter((one) => one.action === action).flatMap((one) => one.answers);
  const clauses = [
    ...hardClauses(view, answering('all-out')),
    ...plainClause(view, '建议·黄', answering('speed-up')),
    ...plainClause(view, '建议·巩固', answering('consolidate')),
    ...supplyClause(
      view,
      answering('supply-figures').filter((one) => isOwed(view, one)),
      false,
    ),
    ...supplyClause(
      view,
      quantitative(view).filter((one) => one.attainment === 'not-applicable' && lacksBase(one)),
      true,
    ),
  ];
  return clauses.length === 0 ? '' : `${clauses.join('；')}。`;
}

function allMetSentence(view: PlanView): string {
  const judged = quantitative(view);
  if (judged.length === 0 || !judged.every(isMet)) return '';
  return view.voice.phrase('建议·全部达标', 0, { 一项: judged.length === 1 }, about(...judged));
}

function hardClauses(view: PlanView, answers: readonly Assessment[]): readonly string[] {
  if (answers.length === 0) return [];
  const levels = (['red', 'orange'] as const)
    .map((level) => ({ level, members: answers.filter((one) => one.warning.level === level) }))
    .filter(({ members }) => members.length > 0);
  const listed = levels.map(({ level, members }) =>
    view.voice.phrase('建议·列级', 0, { 指标列: namesOf(members), 级别: sayLevel(view.voice, level, members) }),
  );
  return [view.voice.phrase('建议·红橙', 0, { 列级: listed.join('，'), 多项: answers.length > 1 }, about(...answers))];
}

function plainClause(
  view: PlanView,
  situation: '建议·黄' | '建议·巩固',
  answers: readonly Assessment[],
): readonly string[] {
  if (answers.length === 0) return [];
  const 应降 = answers.every(isFalling);
  return [view.voice.phrase(situation, 0, { 指标列: namesOf(answers), 多项: answers.length > 1, 应降 })];
}

/** Figures of the year, or the base figure without which a target is no number. */
function supplyClause(view: PlanView, lacking: readonly Assessment[], base: boolean): readonly string[] {
  if (lacking.length === 0) return [];
  const slots = {
    指标列: namesOf(lacking),
    多项: lacking.length > 1,
    基期: base,
    换口径: base && lacking.every(isBaseOutdated),
    缺分项: lacking.some(lacksParts),
  };
  return [view.voice.phrase('建议·补数', 0, slots)];
}

function namesOf(answers: readonly Assessment[]): string {
  return names(answers.map((one) => nameOf(one.indicator)));
}

/**
 * What it answers; the unit's proposals each with its deadline, else the register's advice; what is lacking; who shares it.
 * '' where nobody has said what is to be done: the demand alone stands then.
 */
function answerTo(view: PlanView, one: Recommendation, speaker: Speaker): string {
  const said = [
    ...one.proposals.map((item) => proposalSentence(view, item, withoutHead(item))),
    // What the unit did not write is not told as its promise.
    one.advice.length === 0 ? '' : view.voice.phrase('建议·通用', 0, {}),
    ...one.advice.map((text) => adviceText(view, one, text)),
    lacking(view, one),
  ].join('');
  return said === '' ? '' : said + sharedDuty(view, one, speaker);
}

/** The unit's words; where they do not say by when, its deadline before their full stop: …逐户动员（完成时限：2016年9月）。 */
export function proposalSentence(
  { voice }: Pick<PlanView, 'voice'>,
  item: NoteItem,
  written: string = item.text,
): string {
  const { deadline, origin } = item;
  // Each stands in a paragraph of its own.
  const shown = written.replace(/[；;]\s*$/u, '');
  if (deadline === null || shown.includes(deadline)) return sentenceOfWords(voice, shown, origin);
  const remark = voice.phrase('建议·时限', 0, { 时限: words(voice, deadline, origin) });
  const bare = shown.trimEnd().replace(/[。，,、；;]$/u, '');
  // Behind any other ending (！ or 。”) the remark stands by itself.
  return /[\p{L}\p{N}）)%”」]$/u.test(bare) && !/[。！？!?.]["”』」）)]$/u.test(bare)
    ? `${words(voice, bare, origin)}${remark}。`
    : sentenceOfWords(voice, shown, origin) + remark;
}

/** Where other units answer for the indicators too, or help: 由我局、卫生局共同负责，残联配合。 */
function sharedDuty(view: PlanView, one: Recommendation, speaker: Speaker): string {
  const others = [...new Set(one.answers.flatMap((answer) => answer.units))].filter((unit) => unit !== speaker.unit);
  const partners = [...new Set(one.answers.flatMap(({ indicator }) => indicator.partners))].filter(
    (unit) => unit !== speaker.unit && !others.includes(unit),
  );
  if (others.length + partners.length === 0) return '';
  const slots = { 单位: names([speaker.self, ...others]), 多项: others.length > 0, 配合: names(partners) };
  return view.voice.phrase('建议·共同责任', 0, slots);
}

function lacking(view: PlanView, one: Recommendation): string {
  if (one.missing === null) return '';
  const units = [...new Set(one.answers.flatMap((answer) => answer.units))];
  const slots = { 指标列: namesOf(one.answers), 单位: names(units) };
  const about = one.answers.map((answer) => answer.indicator);
  return placeholder(
    view.voice,
    view.voice.phrase(lackingWords(one), 0, slots),
    wayToNote(view.facts, { units, plan: view.plan, section: '对策建议', about }),
  );
}

/** The register's advice is the Bureau's own standing wording: a line of a YAML file, so it has an origin. */
function adviceText(view: PlanView, one: Recommendation, text: string): string {
  const origin = one.answers[0]?.indicator.origin;
  return origin === undefined ? '' : sentenceOfWords(view.voice, text, origin);
}

/** What is met and slips rebounds only where it should fall. */
function actionOf(action: Exclude<RequiredAction, 'carry-over'>, answers: Recommendation['answers']): string {
  return action === 'consolidate' && !answers.every(isFalling) ? '巩固成效、防止继续下滑' : actionWord(action);
}

function lackingWords({ action, missing }: Recommendation): '待补充·措施' | '待补充·时限' | '待补充·终期措施' {
  if (action === 'carry-over') return '待补充·终期措施';
  return missing === 'measure' ? '待补充·措施' : '待补充·时限';
}

export function actionWord(action: Exclude<RequiredAction, 'carry-over'>): string {
  return {
    'all-out': '倒排工期、全力攻坚',
    'speed-up': '增添措施、尽快达标',
    'supply-figures': '补报数据',
    consolidate: '巩固成效、防止反弹',
  }[action];
}
