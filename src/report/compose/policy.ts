/** Part two of a unit's report: the unit's work, results and problems as it wrote them, with what the data say kept apart. */
import type { NoteItem } from '../../dataset/notes.ts';
import type { Assessment } from '../../rules/assessment.ts';
import { isMet, isNotMet } from '../../rules/counts.ts';
import type { PolicyFacts } from '../../rules/policy.ts';
import type { Block } from '../model.ts';
import { chineseNumber, fallVerb, measureWords, riseVerb } from '../numbers.ts';
import type { Sentence } from '../paragraphs.ts';
import { paragraphs, sentence, unused } from '../paragraphs.ts';
import { sayDifferences } from '../say.ts';
import type { Voice } from '../voice.ts';
import { names, placeholder, sentenceOfWords, words } from '../voice.ts';
import type { PlanView } from './context.ts';
import { quantitative } from './context.ts';
import { countOf } from './grouped-sentences.ts';

export interface PolicyPieces {
  readonly 主要做法: readonly Block[];
  readonly 主要成效: readonly Block[];
  readonly 存在问题: readonly Block[];
}

export function policyPieces(view: PlanView, policy: PolicyFacts, unitName: string): PolicyPieces {
  const { voice } = view;
  const year = String(view.dataset.round.year);
  const practicesLead = voice.phrase('主要做法·题', 0, {});
  const practices =
    policy.practices.length > 0
      ? itemBlocks(voice, 'policy/practices', policy.practices, practicesLead)
      : paragraphs(
          voice,
          'policy/practices',
          [ask(voice, voice.phrase('待补充·做法', 0, { 年份: year, 单位: unitName }))],
          practicesLead,
        );
  const dataResults = resultSentences(view);
  const results =
    dataResults.length + policy.results.length === 0
      ? []
      : dataThenWords(voice, 'policy/results', voice.phrase('主要成效·题', 0, {}), dataResults, policy.results);
  const problems = problemBlocks(view, policy, unitName);
  return { 主要做法: practices, 主要成效: results, 存在问题: problems };
}

function ask(voice: Voice, text: string): Sentence {
  return sentence(placeholder(voice, text));
}

const shortItem = 90;

/**
 * Short items run on as 一是…二是… in one paragraph; long ones, and items with points of their own inside, stand as
 * paragraphs. The ordinals are ours, the words the unit's.
 */
export function itemBlocks(voice: Voice, id: string, items: readonly NoteItem[], lead?: string): readonly Block[] {
  const used = new Set<string>();
  const short =
    items.every((item) => item.text.length <= shortItem && !/[一二三四]是|\n/u.test(item.text)) && items.length <= 6;
  if (items.length > 1 && short) {
    return paragraphsOfOne(
      voice,
      id,
      items.map((item, position) => ordinal(position) + sentenceOfWords(voice, item.text, item.origin)).join(''),
      lead,
    );
  }
  return items
    .map((item, position): Block => {
      const numbered = items.length > 1 && !/^\s*(\d+|[一二三四五六七八九十]+)[、.．是]/u.test(item.text);
      const text = (numbered ? `${position + 1}. ` : '') + sentenceOfWords(voice, item.text, item.origin);
      const block: Block = {
        kind: 'paragraph',
        id: unused(used, `${id}/${lineOf(item)}`),
        inlines: voice.marks.inlines(text),
      };
      return position === 0 && lead !== undefined && items.length === 1
        ? { ...block, lead: voice.marks.inlines(lead) }
        : block;
    })
    .flatMap((block, position): readonly Block[] =>
      position === 0 && lead !== undefined && items.length > 1
        ? [{ kind: 'paragraph', id: `${id}/lead`, lead: voice.marks.inlines(lead), inlines: [] }, block]
        : [block],
    );
}

/** Items are anchored by their text, so that an inserted line above moves no id. */
function lineOf(item: NoteItem): string {
  return item.indicators[0] ?? item.text.replace(/[\s\p{P}]/gu, '').slice(0, 12);
}

function paragraphsOfOne(voice: Voice, id: string, text: string, lead?: string): readonly Block[] {
  const block: Block = { kind: 'paragraph', id, inlines: voice.marks.inlines(text) };
  return [lead === undefined ? block : { ...block, lead: voice.marks.inlines(lead) }];
}

export function ordinal(position: number): string {
  return `${chineseNumber(position + 1)}是`;
}

function dataThenWords(
  voice: Voice,
  id: string,
  lead: string,
  fromFigures: readonly Sentence[],
  items: readonly NoteItem[],
): readonly Block[] {
  if (items.length === 0) return paragraphs(voice, `${id}/figures`, fromFigures, lead);
  if (fromFigures.length === 0) return itemBlocks(voice, id, items, lead);
  return [...paragraphs(voice, `${id}/figures`, fromFigures, lead), ...itemBlocks(voice, id, items)];
}

/** The biggest improvements, of one measure so that they can stand side by side; then what is newly met. */
function resultSentences(view: PlanView): readonly Sentence[] {
  const improved = quantitative(view).filter(
    (one) => one.change.sense === 'better' && one.change.difference.verdict === 'known',
  );
  const measure = mostCommonMeasure(improved);
  const leading = improved
    .filter(
      (one) =>
        one.indicator.measure === measure &&
        one.indicator.direction === improved.find((other) => other.indicator.measure === measure)?.indicator.direction,
    )
    .toSorted((a, b) => sizeOf(b) - sizeOf(a) || a.indicator.order - b.indicator.order)
    .slice(0, 3);
  const first = leading[0];
  if (first === undefined || quantitative(view).length < 2) return [];
  const text = view.voice.phrase('成效·数据', 0, {
    指标列: names(leading.map((one) => one.indicator.short)),
    升降: first.indicator.direction === 'decrease' ? fallVerb(first.indicator) : riseVerb(first.indicator),
    变化列: sayDifferences(
      view.voice,
      leading.flatMap((one) =>
        one.change.difference.verdict === 'known'
          ? [{ indicator: one.indicator, difference: one.change.difference.difference, id: `change/${one.year}` }]
          : [],
      ),
    ),
    一项: leading.length === 1 ? '是' : '',
  });
  return [sentence(text)];
}

function sizeOf(one: Assessment): number {
  return one.change.difference.verdict === 'known' ? one.change.difference.difference.value.abs().toNumber() : 0;
}

function mostCommonMeasure(assessments: readonly Assessment[]): string | undefined {
  const counts = new Map<string, number>();
  for (const one of assessments) {
    // Amounts of different things do not compare by size.
    if (measureWords(one.indicator.measure).amount) continue;
    counts.set(one.indicator.measure, (counts.get(one.indicator.measure) ?? 0) + 1);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}

function problemBlocks(view: PlanView, policy: PolicyFacts, unitName: string): readonly Block[] {
  const { voice } = view;
  const lead = voice.phrase('存在问题·题', 0, {});
  const fromFigures = problemSentences(view);
  if (policy.problems.length > 0) {
    return dataThenWords(voice, 'policy/problems', lead, fromFigures, policy.problems);
  }
  return paragraphs(
    voice,
    'policy/problems',
    [
      ...fromFigures,
      ask(voice, voice.phrase('待补充·问题', 0, { 年份: String(view.dataset.round.year), 单位: unitName })),
    ],
    lead,
  );
}

/** 从监测结果看，一是…；二是…。 */
function problemSentences(view: PlanView): readonly Sentence[] {
  const { voice } = view;
  const judged = quantitative(view);
  if (judged.length < 2) return [];
  const unmet = judged.filter(isNotMet);
  const slipping = judged.filter((one) => isMet(one) && one.change.sense === 'worse');
  const missing = judged.filter((one) => one.attainment === 'no-data');
  const points = [
    ...(unmet.length === 0
      ? []
      : [
          voice.phrase('问题·未达标', 0, {
            指标列: names(unmet.map((one) => one.indicator.short)),
            项数: countOf(view, unmet, 'not-met'),
          }),
        ]),
    ...(slipping.length === 0
      ? []
      : [
          voice.phrase('问题·滑坡', 0, {
            指标列: names(slipping.map((one) => one.indicator.short)),
            连续: slipping.every((one) => one.change.wrongRun >= 2)
              ? String(Math.min(...slipping.map((one) => one.change.wrongRun)))
              : '',
          }),
        ]),
    ...(missing.length === 0 ? [] : [voice.phrase('问题·缺数', 0, { 项数: countOf(view, missing, 'no-data') })]),
  ];
  if (points.length === 0) return [];
  const list =
    points.length === 1 ? points.join('') : points.map((point, position) => ordinal(position) + point).join('；');
  return [sentence(voice.phrase('问题·数据', 0, { 问题列: list }))];
}

/** A unit's words in the general report: its 摘要, else the first sentence of each item, side by side under its name. */
export function wordsInShort(
  voice: Voice,
  items: readonly NoteItem[],
  firstSentence: (text: string) => string,
): string {
  return items
    .map((item, position) => {
      const text = firstSentence(item.text);
      const said = words(voice, text, item.origin) + (/[。！？；.!?]\s*$/u.test(text) ? '' : '。');
      return items.length > 1 ? ordinal(position) + said : said;
    })
    .join('');
}
