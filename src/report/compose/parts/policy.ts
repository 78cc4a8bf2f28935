/** Part two of a unit's report: the unit's work, results and problems as it wrote them, with what the data say kept apart. */
import { directionOf } from '../../directions.ts';
import { sayDirection } from '../../directions.ts';
import { verbKey } from '../../directions.ts';
import { about } from '../../claims/claim.ts';
import type { NoteItem, NoteSection } from '../../../dataset/notes/notes.ts';
import type { Assessment } from '../../../rules/assessment.ts';
import { isMet, isNotMet } from '../../../rules/series/counts.ts';
import type { PolicyFacts } from '../../../rules/policy.ts';
import type { Block } from '../../model.ts';
import { nameOf } from '../../patterns/name-marks.ts';
import { measureWords } from '../../numbers.ts';
import { paragraphs, sentence } from '../../paragraphs.ts';
import { changeId, sayDifferences } from '../../figure-words.ts';
import { names, placeholder } from '../../composer.ts';
import { wayToNote } from '../../how-to-supply.ts';
import type { PlanView } from '../plan-view.ts';
import { quantitative, setIn } from '../plan-view.ts';
import { countOf } from '../counted-kinds.ts';
import { itemBlocks, ordinal } from '../note-items.ts';

export interface PolicyPieces {
  readonly 主要做法: readonly Block[];
  readonly 主要成效: readonly Block[];
  readonly 存在问题: readonly Block[];
}

export function policyPieces(view: PlanView, policy: PolicyFacts, unitName: string): PolicyPieces {
  const asked = { 年份: String(view.facts.round.year), 单位: unitName };
  const { phrase } = view.voice;
  return {
    主要做法: part(view, policy, policy.practices, {
      id: 'policy/practices',
      lead: phrase('主要做法·题', 0, {}),
      fromFigures: '',
      missing: asking(view, unitName, phrase('待补充·做法', 0, asked), '主要做法'),
    }),
    主要成效: part(view, policy, policy.results, {
      id: 'policy/results',
      lead: phrase('主要成效·题', 0, {}),
      fromFigures: resultSentence(view),
      missing: null,
    }),
    存在问题: part(view, policy, policy.problems, {
      id: 'policy/problems',
      lead: phrase('存在问题·题', 0, {}),
      fromFigures: problemSentence(view),
      missing: asking(view, unitName, phrase('待补充·问题', 0, asked), '存在问题'),
    }),
  };
}

function asking({ voice, facts, plan }: PlanView, unit: string, text: string, section: NoteSection): string {
  return placeholder(voice, text, wayToNote(facts, { units: [unit], plan, section }));
}

interface Part {
  readonly id: string;
  readonly lead: string;
  readonly fromFigures: string;
  /** Stands where the unit wrote nothing; null: nothing. */
  readonly missing: string | null;
}

function part(
  view: PlanView,
  policy: PolicyFacts,
  items: readonly NoteItem[],
  { id, lead, fromFigures, missing }: Part,
): readonly Block[] {
  const { voice } = view;
  if (items.length > 0) {
    const head = { lead, before: fromFigures, bridge: voice.phrase('工作·引', 0, {}) };
    return itemBlocks(voice, id, items, policy.leadIns, head);
  }
  const said = [fromFigures, missing ?? ''].filter((text) => text !== '');
  return said.length === 0 ? [] : paragraphs(voice, id, said.map((text) => sentence(text)), lead); // prettier-ignore
}

/** The biggest improvements, of one measure and one direction so that they can stand side by side. */
function resultSentence(view: PlanView): string {
  const improved = quantitative(view).flatMap((one) =>
    one.change.sense === 'better' && one.change.difference.verdict === 'known'
      ? [{ one, indicator: one.indicator, difference: one.change.difference.difference, id: changeId(one) }]
      : [],
  );
  const measure = mostCommonMeasure(improved.map(({ one }) => one));
  const alike = improved.filter(({ indicator }) => indicator.measure === measure);
  const verb = alike[0] === undefined ? '' : verbKey(alike[0].indicator, alike[0].difference.value);
  const leading = alike
    .filter(({ indicator, difference }) => verbKey(indicator, difference.value) === verb)
    .toSorted((a, b) => sizeOf(b.one) - sizeOf(a.one) || a.indicator.order - b.indicator.order)
    .slice(0, 3);
  if (leading.length === 0 || quantitative(view).length < 2) return '';
  return view.voice.phrase(
    '成效·数据',
    0,
    {
      指标列: names(leading.map(({ indicator }) => nameOf(indicator))),
      升降: sayDirection(
        view.voice,
        'change',
        leading.map(({ one }) => one),
        directionOf(leading[0]?.difference.value ?? 0),
      ),
      变化列: sayDifferences(view.voice, leading),
      一项: leading.length === 1,
      全部: leading.length === improved.length,
    },
    { ...about(...leading.map(({ one }) => one)), among: setIn(view, 'counted', ['better']) },
  );
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

/** 从监测结果看，一是…；二是…。 */
function problemSentence(view: PlanView): string {
  const { voice } = view;
  const judged = quantitative(view);
  if (judged.length < 2) return '';
  const unmet = judged.filter(isNotMet);
  const slipping = judged.filter((one) => isMet(one) && one.change.sense === 'worse');
  const missing = judged.filter((one) => one.attainment === 'no-data');
  const points = [
    ...(unmet.length === 0
      ? []
      : [
          voice.phrase(
            '问题·未达标',
            0,
            {
              指标列: names(unmet.map((one) => nameOf(one.indicator))),
              项数: countOf(view, unmet, 'not-met'),
            },
            about(...unmet),
          ),
        ]),
    ...(slipping.length === 0
      ? []
      : [
          voice.phrase(
            '问题·滑坡',
            0,
            {
              指标列: names(slipping.map((one) => nameOf(one.indicator))),
              多项: slipping.length > 1,
              连续: slipping.every((one) => one.change.wrongRun >= 2),
            },
            about(...slipping),
          ),
        ]),
    ...(missing.length === 0 ? [] : [voice.phrase('问题·缺数', 0, { 项数: countOf(view, missing, 'no-data') })]),
  ];
  if (points.length === 0) return '';
  const list =
    points.length === 1 ? points.join('') : points.map((point, position) => ordinal(position) + point).join('；');
  return voice.phrase('问题·数据', 0, { 问题列: list });
}
