/** The general report's part two: each unit's words under its name, unmerged; what the data show kept apart. */
import { firstSentence } from '../../dataset/note-sentences.ts';
import type { NoteItem } from '../../dataset/notes.ts';
import { isMet, isNotMet } from '../../rules/counts.ts';
import type { PolicyFacts } from '../../rules/policy.ts';
import { generalNotes } from '../../rules/policy.ts';
import type { Block } from '../model.ts';
import type { Sentence } from '../paragraphs.ts';
import { paragraphs, sentence } from '../paragraphs.ts';
import { names, placeholder } from '../voice.ts';
import { groupByDomain } from './context.ts';
import type { GeneralView } from './general-view.ts';
import { counted } from './general-view.ts';
import { countOf } from './grouped-sentences.ts';
import { wordsInShort } from './policy.ts';

export function generalPolicy(general: GeneralView): Readonly<Record<string, readonly Block[]>> {
  const { voice } = general;
  return {
    主要做法: unitParagraphs(
      general,
      'policy/practices',
      voice.phrase('主要做法·题', 0, {}),
      [],
      practicesOf,
      '主要做法',
    ),
    主要成效: unitParagraphs(
      general,
      'policy/results',
      voice.phrase('主要成效·题', 0, {}),
      resultSentences(general),
      (facts) => facts.results,
      '主要成效',
    ),
    存在问题: unitParagraphs(
      general,
      'policy/problems',
      voice.phrase('存在问题·题', 0, {}),
      problemSentences(general),
      (facts) => facts.problems,
      '存在问题',
    ),
    统计局意见: [],
  };
}

/** A unit's 摘要 stands for its practices; without one, the first sentence of each. */
function practicesOf(facts: PolicyFacts): readonly NoteItem[] {
  return facts.summary.length > 0 ? facts.summary : facts.practices;
}

function unitParagraphs(
  general: GeneralView,
  id: string,
  lead: string,
  fromFigures: readonly Sentence[],
  items: (facts: PolicyFacts) => readonly NoteItem[],
  section: NoteItem['section'],
): readonly Block[] {
  const { voice, dataset } = general;
  const own = generalNotes(dataset).filter((item) => item.section === section);
  const told = dataset.round.units
    .filter((unit) => unit.role === 'key')
    .flatMap((unit): readonly Block[] => {
      const said = acrossPlans(general, unit.name, items);
      if (said.length === 0) return [];
      const summary = said.every((item) => item.section === '摘要');
      const text =
        voice.phrase('单位·引', 0, { 单位: unit.name, 摘要: summary ? '是' : '' }) +
        wordsInShort(voice, said, summary ? (words) => words : firstSentence);
      return [{ kind: 'paragraph', id: `${id}/${unit.name}`, inlines: voice.marks.inlines(text) }];
    });
  const bureau: readonly Block[] =
    own.length === 0
      ? []
      : [
          {
            kind: 'paragraph',
            id: `${id}/general`,
            inlines: voice.marks.inlines(wordsInShort(voice, own, (words) => words)),
          },
        ];
  if (told.length + bureau.length === 0) {
    if (fromFigures.length > 0) return paragraphs(voice, `${id}/figures`, fromFigures, lead);
    if (section !== '主要做法') return [];
    const asked = voice.phrase('待补充·做法', 0, { 年份: String(dataset.round.year), 单位: dataset.round.compiler });
    return paragraphs(voice, id, [sentence(placeholder(voice, asked))], lead);
  }
  const head =
    fromFigures.length > 0
      ? paragraphs(voice, `${id}/figures`, fromFigures, lead)
      : [{ kind: 'paragraph' as const, id: `${id}/lead`, lead: voice.marks.inlines(lead), inlines: [] }];
  return [...head, ...bureau, ...told];
}

/** A unit's items of the plans told of; one that belongs to both stands once. */
function acrossPlans(
  general: GeneralView,
  unit: string,
  items: (facts: PolicyFacts) => readonly NoteItem[],
): readonly NoteItem[] {
  const found: NoteItem[] = [];
  for (const view of general.views) {
    const facts = view.policies.get(unit);
    for (const item of facts === undefined ? [] : items(facts)) {
      if (!found.includes(item)) found.push(item);
    }
  }
  return found;
}

/** How many improved, how many got worse, and which are newly met. */
function resultSentences(general: GeneralView): readonly Sentence[] {
  return general.views.flatMap((view): readonly Sentence[] => {
    const comparable = counted(view).filter((one) => one.change.difference.verdict === 'known');
    if (comparable.length === 0) return [];
    const better = comparable.filter((one) => one.change.sense === 'better');
    const worse = comparable.filter((one) => one.change.sense === 'worse');
    const newly = counted(view).filter((one) => {
      const last = one.path.find((step) => step.year === one.year - 1)?.attainment;
      return isMet(one) && (last === 'not-met' || last === 'nearly-met' || last === 'regressed');
    });
    return [
      sentence(
        view.voice.phrase('总·成效', 0, {
          规划简称: view.voice.planName,
          可比: countOf(view, comparable, 'comparable'),
          改善: better.length === 0 ? '' : countOf(view, better, 'better'),
          变差: worse.length === 0 ? '' : countOf(view, worse, 'worse'),
          新达标:
            newly.length === 0
              ? ''
              : names(newly.slice(0, 3).map((one) => one.indicator.short)) +
                (newly.length > 3 ? `等${newly.length}项` : ''),
        }),
      ),
    ];
  });
}

function problemSentences(general: GeneralView): readonly Sentence[] {
  return general.views.flatMap((view): readonly Sentence[] => {
    const unmet = counted(view).filter(isNotMet);
    const missing = counted(view).filter((one) => one.attainment === 'no-data');
    if (unmet.length + missing.length === 0) return [];
    return [
      sentence(
        view.voice.phrase('总·问题', 0, {
          规划简称: view.voice.planName,
          未达标: unmet.length === 0 ? '' : countOf(view, unmet, 'not-met'),
          领域列: names(
            groupByDomain(unmet).map(
              (group) => `${group.domain}（${countOf(view, group.assessments, `not-met/${group.domain}`)}项）`,
            ),
          ),
          无数据: missing.length === 0 ? '' : countOf(view, missing, 'no-data'),
        }),
      ),
    ];
  });
}
