/** The general report's part two: each unit's words under its name, unmerged; what the data show kept apart. */
import { about } from '../../claims/claim.ts';
import type { NoteItem } from '../../../dataset/notes/notes.ts';
import { isNewlyMet, isNotMet } from '../../../rules/series/counts.ts';
import { lacksParts } from '../../../rules/special-cases.ts';
import type { Block } from '../../model.ts';
import { nameOf } from '../../patterns/name-marks.ts';
import type { Sentence } from '../../paragraphs.ts';
import { paragraphs, sentence } from '../../paragraphs.ts';
import { placeholder } from '../../composer.ts';
import { wayToGeneralNote } from '../../how-to-supply.ts';
import type { GeneralView } from './general-view.ts';
import { counted } from './general-view.ts';
import { allOfOneKind, changeKinds, countOf, countOrNone, kindsList, namesOrSome } from '../counted-kinds.ts';
import { wordsInShort } from '../note-items.ts';
import { gainedSentence } from '../closing/whole-plan.ts';
import { annexMark } from './annexes.ts';
import { lastYearsPromises } from './last-years-promises.ts';
import { casesOf } from './summary.ts';
import type { UnitChapter, UnitWords } from './unit-words.ts';
import { acrossPlans, furtherWords, isToldWhole, keyUnits, unitWords } from './unit-words.ts';

/**
 * A unit's 摘要 stands for what it did; of a unit without one the first sentence of each item, under the heading it belongs
 * to. Problems are told of every unit. The Bureau's own notes come first.
 */
export function generalPolicy(general: GeneralView): Readonly<Record<string, readonly Block[]>> {
  const { phrase } = general.voice;
  return {
    主要做法: unitParagraphs(general, {
      id: 'policy/practices',
      chapter: '主要做法',
      lead:
        summariesOf(general).length > 0
          ? phrase('总·工作题', 0, { 摘要: isAllSummaries(general) })
          : phrase('主要做法·题', 0, {}),
      fromFigures: [],
      sections: ['政策措施', '主要做法'],
    }),
    主要成效: unitParagraphs(general, {
      id: 'policy/results',
      chapter: '主要成效',
      lead: phrase('主要成效·题', 0, {}),
      fromFigures: resultSentences(general),
      sections: ['主要成效'],
    }),
    典型做法: unitParagraphs(general, {
      id: 'policy/cases',
      chapter: '典型做法',
      lead: phrase('典型做法·题', 0, {}),
      fromFigures: [],
      sections: ['典型做法'],
    }),
    上年建议办理情况: lastYearsPromises(general),
    存在问题: unitParagraphs(general, {
      id: 'policy/problems',
      chapter: '存在问题',
      lead: phrase('存在问题·题', 0, {}),
      fromFigures: problemSentences(general),
      sections: ['存在问题'],
    }),
    统计局意见: [],
  };
}

interface Chapter {
  readonly id: string;
  readonly chapter: UnitChapter;
  readonly lead: string;
  readonly fromFigures: readonly Sentence[];
  /** Of the Bureau's own notes. */
  readonly sections: readonly NoteItem['section'][];
}

function unitParagraphs(general: GeneralView, chapter: Chapter): readonly Block[] {
  const { voice, facts } = general;
  const { id, lead, fromFigures } = chapter;
  const own = facts.generalNotes.filter((item) => chapter.sections.includes(item.section) && isTold(general, item));
  const bureau: readonly Block[] =
    own.length === 0
      ? []
      : [{ kind: 'paragraph', id: `${id}/general`, inlines: voice.marks.inlines(wordsInShort(voice, own, true)) }];
  const said = unitWords(general, chapter.chapter);
  const units = said.filter(isInText).map((words) => unitParagraph(general, chapter, words));
  if (units.length + bureau.length === 0) {
    if (fromFigures.length > 0) return paragraphs(voice, `${id}/figures`, fromFigures, lead);
    if (chapter.chapter !== '主要做法') return [];
    const unit = facts.round.compiler;
    const asked = general.views.every((view) => view.stage === 'final')
      ? voice.phrase('待补充·终期做法', 0, { 单位: unit })
      : voice.phrase('待补充·做法', 0, { 年份: String(facts.round.year), 单位: unit });
    const way = wayToGeneralNote(facts, '主要做法');
    return paragraphs(voice, id, [sentence(placeholder(voice, asked, way))], lead);
  }
  const head: readonly Block[] =
    fromFigures.length > 0
      ? paragraphs(voice, `${id}/figures`, fromFigures, lead)
      : [{ kind: 'paragraph', id: `${id}/lead`, lead: voice.marks.inlines(lead), inlines: [] }];
  return [...head, ...bureau, ...units, ...furtherReference(general, chapter)];
}

/** Of a unit that has anything in the text. */
function isInText({ groups, left }: UnitWords): boolean {
  return left > 0 || groups.some(({ told }) => told.length > 0);
}

/** Where the items stand that the text leaves out. */
function furtherReference({ voice, ...general }: GeneralView, { id, chapter }: Chapter): readonly Block[] {
  const further = furtherWords({ voice, ...general }).filter((words) => words.chapter === chapter);
  if (further.length === 0) return [];
  const text = voice.phrase('总·其余材料', 0, { 附件: annexMark({ voice, ...general }, null, 'words') });
  return [{ kind: 'paragraph', id: `${id}/further`, inlines: voice.marks.inlines(text) }];
}

function unitParagraph(general: GeneralView, chapter: Chapter, words: UnitWords): Block {
  const { voice } = general;
  const { unit, groups, summarized, left } = words;
  const text =
    voice.phrase('单位·引', 0, { 单位: unit, 摘要: summarized && !isAllSummaries(general) }) +
    // What a unit wrote for one plan alone says so, where the document tells of both: （妇女）…（儿童）….
    groups
      .filter(({ told }) => told.length > 0)
      .map(({ plan, told }) => {
        const said = wordsInShort(voice, told, isToldWhole(chapter.chapter, summarized));
        return general.both && plan !== '' ? voice.phrase('单位·规划', 0, { 类别: plan }) + said : said;
      })
      .join('') +
    (left === 0 ? '' : voice.phrase('单位·未采用', 0, { 单位: unit, 项数: String(left) }));
  return { kind: 'paragraph', id: `${chapter.id}/${unit}`, inlines: voice.marks.inlines(text) };
}

/** Where all units are told of by their 摘要, the head says so for all. */
function isAllSummaries(general: GeneralView): boolean {
  return unitWords(general, '主要做法').every(({ summarized }) => summarized);
}

function summariesOf(general: GeneralView): readonly NoteItem[] {
  return keyUnits(general).flatMap((unit) => acrossPlans(general, unit, (facts) => facts.summary));
}

/** Of a plan that this document tells of. */
function isTold(general: GeneralView, item: NoteItem): boolean {
  return general.views.some((view) => item.plans.includes(view.plan));
}

/** How many improved, how many got worse, and which are newly met. */
function resultSentences(general: GeneralView): readonly Sentence[] {
  return general.views.flatMap((view): readonly Sentence[] => {
    if (view.stage === 'final') return [sentence(gainedSentence(view, (one) => nameOf(one.indicator)))];
    const comparable = counted(view).filter((one) => one.change.difference.verdict === 'known');
    if (comparable.length === 0) return [];
    return [
      sentence(
        view.voice.phrase(
          '总·成效',
          0,
          {
            规划简称: view.voice.planName,
            可比: countOf(view, comparable, 'comparable'),
            计数列: kindsList(view, changeKinds(comparable)),
            均: allOfOneKind(view, changeKinds(comparable)),
            新达标: namesOrSome(
              view,
              counted(view).filter(isNewlyMet),
              { what: 'newly-met' },
              (one) => nameOf(one.indicator) + casesOf(general, one),
            ),
          },
          about(...counted(view).filter(isNewlyMet)),
        ),
      ),
    ];
  });
}

/** How many fell short and have no figure: the table of 领域 says where they stand. */
function problemSentences(general: GeneralView): readonly Sentence[] {
  return general.views.flatMap((view): readonly Sentence[] => {
    const unmet = counted(view).filter(isNotMet);
    const missing = counted(view).filter((one) => one.attainment === 'no-data');
    if (unmet.length + missing.length === 0) return [];
    return [
      sentence(
        view.voice.phrase(
          '总·问题项数',
          0,
          {
            规划简称: view.voice.planName,
            未达标: countOrNone(view, unmet, 'not-met'),
            无数据: countOrNone(view, missing, 'no-data'),
            缺分项: missing.some(lacksParts),
          },
          about(...unmet),
        ),
      ),
    ];
  });
}
