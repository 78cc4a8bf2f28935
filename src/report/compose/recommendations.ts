/** Part five: by urgency, the unit's proposals in its own words, what they answer, by when, by whom; else advice; else the question. */
import type { Assessment } from '../../rules/assessment.ts';
import type { Recommendation, RecommendationFacts, RequiredAction } from '../../rules/recommendations.ts';
import type { Block } from '../model.ts';
import { chineseNumber } from '../numbers.ts';
import type { Sentence } from '../paragraphs.ts';
import { paragraphs, sentence, unused } from '../paragraphs.ts';
import { names, placeholder, sentenceOfWords, words } from '../voice.ts';
import type { PlanView } from './context.ts';
import { levelWord } from './level-words.ts';

export interface RecommendationPieces {
  readonly 对策建议: readonly Block[];
}

/** No more recommendations than findings, and two more for what concerns the whole. */
const beyondFindings = 2;

/** Who speaks: the unit and what it calls itself. */
export interface Speaker {
  readonly unit: string;
  readonly self: string;
}

export function recommendationPieces(
  view: PlanView,
  facts: RecommendationFacts,
  speaker: Speaker,
): RecommendationPieces {
  const { voice } = view;
  const told = facts.recommendations.map((one) => ({
    id: `recommendations/${one.answers[0]?.indicator.code ?? ''}`,
    sentences: answerSentences(view, one, speaker),
  }));
  const room = Math.max(beyondFindings, facts.recommendations.length === 0 ? facts.further.length : beyondFindings);
  const further = facts.further.map((item) => ({
    id: `recommendations/further/${item.text.replace(/[\s\p{P}]/gu, '').slice(0, 12)}`,
    sentences: [sentence(sentenceOfWords(voice, item.text, item.origin))],
  }));
  const everything = [...told, ...(told.length === 0 ? further : further.slice(0, Math.max(room, 4)))];
  if (everything.length === 0) {
    return {
      对策建议: paragraphs(voice, 'recommendations/none', [
        sentence(placeholder(voice, voice.phrase('待补充·建议', 0, { 单位: speaker.unit }))),
      ]),
    };
  }
  const used = new Set<string>();
  return {
    对策建议: everything.map(({ id, sentences }, position): Block => ({
      kind: 'paragraph',
      id: unused(used, id),
      inlines: voice.marks.inlines(
        (everything.length > 1 ? `（${chineseNumber(position + 1)}）` : '') + sentences.map((one) => one.text).join(''),
      ),
    })),
  };
}

function answerSentences(view: PlanView, one: Recommendation, speaker: Speaker): readonly Sentence[] {
  const { voice } = view;
  const each = severalDeadlines(one);
  const said = one.proposals.map((item) =>
    sentence(
      sentenceOfWords(voice, item.text, item.origin) +
        (each && item.deadline !== null && !item.text.includes(item.deadline)
          ? `（完成时限：${words(voice, item.deadline, item.origin)}）`
          : ''),
    ),
  );
  // The register's advice is the Bureau's own standing wording: a line of a YAML file, so it has an origin.
  const advice = one.advice.map((text) => sentence(adviceText(view, one, text)));
  return [...said, ...advice, sentence(requirement(view, one, speaker)), ...lacking(view, one)];
}

function adviceText(view: PlanView, one: Recommendation, text: string): string {
  const origin = one.answers[0]?.indicator.origin;
  const full = /[。！？]$/u.test(text) ? text : `${text}。`;
  return origin === undefined ? full : view.voice.marks.mark({ kind: 'words', text: full, origin });
}

function requirement(view: PlanView, one: Recommendation, speaker: Speaker): string {
  const { voice } = view;
  const slots = {
    指标列: names(one.answers.map((answer) => answer.indicator.short)),
    单位: responsibleUnits(one, speaker),
    时限: deadlineWords(view, one),
  };
  switch (one.action) {
    case 'all-out':
      return voice.phrase('建议·红橙', 0, { ...slots, 级别: levels(one.answers) });
    case 'speed-up':
      return voice.phrase('建议·黄', 0, slots);
    case 'consolidate':
      return voice.phrase('建议·巩固', 0, slots);
    case 'supply-figures':
      return voice.phrase('建议·补数', 0, slots);
  }
}

/** 我局 first, then the others that answer for the indicators too. */
function responsibleUnits(one: Recommendation, speaker: Speaker): string {
  const units = [...new Set(one.answers.flatMap((answer) => answer.units))];
  return names([
    ...(units.includes(speaker.unit) ? [speaker.self] : []),
    ...units.filter((unit) => unit !== speaker.unit),
  ]);
}

/** As the unit wrote it, once for each deadline. */
function deadlineWords(view: PlanView, one: Recommendation): string {
  if (severalDeadlines(one)) return '';
  const dated = one.proposals.filter((item) => item.deadline !== null && !item.text.includes(item.deadline));
  const once = new Map(dated.map((item) => [item.deadline ?? '', item] as const));
  return names([...once].map(([deadline, item]) => words(view.voice, deadline, item.origin)));
}

function levels(answers: readonly Assessment[]): string {
  return names([...new Set(answers.map((one) => levelWord[one.warning.level]))]);
}

function lacking(view: PlanView, one: Recommendation): readonly Sentence[] {
  if (one.missing === null) return [];
  const slots = {
    指标列: names(one.answers.map((answer) => answer.indicator.short)),
    单位: names([...new Set(one.answers.flatMap((answer) => answer.units))]),
  };
  return [
    sentence(
      placeholder(view.voice, view.voice.phrase(one.missing === 'measure' ? '待补充·措施' : '待补充·时限', 0, slots)),
    ),
  ];
}

export function actionWord(action: RequiredAction): string {
  return {
    'all-out': '倒排工期、全力攻坚',
    'speed-up': '增添措施、尽快达标',
    'supply-figures': '补报数据',
    consolidate: '巩固成效、防止反弹',
  }[action];
}

/** Proposals due at different times each carry their own deadline. */
function severalDeadlines(one: Recommendation): boolean {
  return new Set(one.proposals.flatMap((item) => (item.deadline === null ? [] : [item.deadline]))).size > 1;
}
