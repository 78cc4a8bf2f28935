/** The annexes of the general report: the warning tables of all plans, the tables of comparison, the goals, further words. */
import { isToldAmongWork } from '../parts/beside-the-count.ts';
import { goalText, requirementOf } from '../goal-words.ts';
import { warningTitle } from '../../../indicators/handing-in.ts';
import type { NoteItem } from '../../../dataset/notes/notes.ts';
import { planWord } from '../../../indicators/plan-id.ts';
import type { Assessment } from '../../../rules/assessment.ts';
import { isMet } from '../../../rules/series/counts.ts';
import { placeholder, sentenceOfWords } from '../../composer.ts';
import { achievedState } from '../../../indicators/goal-state.ts';
import { judgedBy } from '../../figure-id.ts';
import { wayToNote } from '../../how-to-supply.ts';
import { textCell } from '../../indicator-columns.ts';
import type { Block, Inline, Section, TableColumn, TableRow } from '../../model.ts';
import type { PlanView } from '../plan-view.ts';
import { policyFor, qualitative, quantitative, unitNames } from '../plan-view.ts';
import { proposalSentence } from '../parts/recommendations.ts';
import { comparisonTable, warningAnnex } from '../tables.ts';
import type { GeneralView } from './general-view.ts';
import { counted } from './general-view.ts';
import { supersededProposals } from './superseded.ts';
import { furtherWords } from './unit-words.ts';

export interface GeneralAnnex {
  readonly id: string;
  /** 附件1, or 附件 where it is the only one. */
  readonly mark: string;
  readonly title: string;
  readonly kind: 'warning' | 'comparison' | 'goals' | 'words';
  /** Of the annexes that are one plan's. */
  readonly view: PlanView | null;
}

export function annexesOf(general: GeneralView): readonly GeneralAnnex[] {
  const { year } = general.facts.round;
  const wanted: readonly Omit<GeneralAnnex, 'id' | 'mark'>[] = [
    ...general.views
      .filter((view) => view.judged.length > 0)
      .map((view) => ({
        kind: 'warning' as const,
        view,
        title: warningTitle(view.facts.round, view.plan),
      })),
    ...general.views
      .filter((view) => [...counted(view), ...view.background].some((one) => one.comparison.length > 0))
      .map((view) => ({
        kind: 'comparison' as const,
        view,
        title: `《${view.span.title}》${year}年同类指标比较表`,
      })),
    ...(hasGoalsAnnex(general) ? [{ kind: 'goals' as const, view: null, title: `${year}年定性目标实现情况表` }] : []),
    ...(annexedWords(general).length > 0
      ? [{ kind: 'words' as const, view: null, title: '各单位工作和问题补充材料' }]
      : []),
  ];
  return wanted.map((annex, index) => ({
    ...annex,
    id: `annex-${index + 1}`,
    mark: wanted.length > 1 ? `附件${index + 1}` : '附件',
  }));
}

/** Points at an annex, of a plan where each has its own; '' where there is none such. */
export function annexMark(general: GeneralView, view: PlanView | null, kind: GeneralAnnex['kind']): string {
  const annex = annexesOf(general).find((one) => one.kind === kind && one.view === view);
  return annex === undefined ? '' : general.voice.marks.mark({ kind: 'reference', text: annex.mark, to: annex.id });
}

export function annexSections(general: GeneralView): readonly Section[] {
  return annexesOf(general).map((annex) => ({
    id: annex.id,
    blocks: [
      { kind: 'paragraph', id: annex.id, role: 'annex-mark', inlines: textCell(annex.mark) },
      ...blocksOf(general, annex),
    ],
  }));
}

function blocksOf(general: GeneralView, { kind, view, title }: GeneralAnnex): readonly Block[] {
  if (view === null) return [kind === 'goals' ? goalsTable(general, title) : wordsTable(general, title)];
  const watched = annexesBackground(view) ? view.background : [];
  // Of both plans the method is the same: it is told once, behind the last.
  const forecast = view === general.views.at(-1) ? general.views.flatMap(quantitative) : [];
  const table = kind === 'warning' ? warningAnnex(view, title, watched, forecast) : comparisonTable(view, 'landscape');
  return table.map((block) => ({
    ...block,
    id: `${block.id}/${view.plan}`,
    // An annex is headed as the list of annexes names it.
    ...(block.kind === 'table' ? { caption: textCell(title) } : {}),
  }));
}

/** More indicators without a target than these are told by their number, and stand in the annex behind those that have one. */
const mostBackground = 4;

export function annexesBackground({ background, judged }: PlanView): boolean {
  return background.length > mostBackground && judged.some((one) => one.target.kind !== 'qualitative');
}

function goalsOf(general: GeneralView): readonly { readonly view: PlanView; readonly one: Assessment }[] {
  return general.views.flatMap((view) => qualitative(view).map((one) => ({ view, one })));
}

/** Fewer are told whole in the text. */
const fewestGoals = 3;

export function hasGoalsAnnex(general: GeneralView): boolean {
  return goalsOf(general).length >= fewestGoals;
}

const goalColumns: readonly TableColumn[] = [
  { heading: ['序号'], width: 4, align: 'center' },
  { heading: ['规划'], width: 5, align: 'center' },
  { heading: ['定性目标'], width: 16, align: 'left' },
  { heading: ['要求'], width: 18, align: 'left' },
  { heading: ['实现情况'], width: 8, align: 'center' },
  { heading: ['单位说明'], width: 28, align: 'left' },
  { heading: ['责任单位'], width: 8, align: 'center' },
];

function goalsTable(general: GeneralView, title: string): Block {
  return {
    kind: 'table',
    id: 'annex/goals',
    caption: textCell(title),
    columns: goalColumns,
    rows: goalsOf(general).map(({ view, one }, position): TableRow => ({
      id: `annex/goals/${one.plan}/${one.indicator.code}`,
      cells: [
        textCell(String(position + 1)),
        textCell(planWord[one.plan]),
        textCell(goalText(one)),
        textCell(requirementOf(one)),
        stateCell(view, one),
        evidenceCell(view, one),
        textCell(unitNames(one)),
      ],
    })),
    landscape: false,
    notes: [],
  };
}

/** What the unit says of a goal, and that it says nothing. */
export function sayState({ voice }: PlanView, one: Assessment): string {
  if (isMet(one)) return voice.marks.mark({ kind: 'claim', text: achievedState, claim: reached(one) });
  return one.attainment === 'no-data' ? '未报告' : (one.word ?? '');
}

function reached(one: Assessment) {
  return { kind: 'attainment', is: 'reached', of: [judgedBy(one)] } as const;
}

function stateCell(view: PlanView, one: Assessment): readonly Inline[] {
  return view.voice.marks.inlines(sayState(view, one));
}

/** To the letter, or what is asked for. */
function evidenceCell(view: PlanView, one: Assessment): readonly Inline[] {
  const { voice } = view;
  const { code } = one.indicator;
  const said = (policyFor(view, one)?.qualitative ?? []).filter((item) => item.indicators.includes(code));
  if (said.length > 0)
    return voice.marks.inlines(said.map((item) => sentenceOfWords(voice, item.text, item.origin)).join(''));
  if (isToldAmongWork(view, one)) return textCell('见该单位工作情况');
  const asked = voice.phrase('待补充·佐证', 0, { 指标: one.indicator.name, 单位: unitNames(one) });
  const place = { units: one.units, plan: view.plan, section: '定性目标', about: [one.indicator] } as const;
  return voice.marks.inlines(placeholder(voice, asked, wayToNote(view.facts, place)));
}

const wordColumns: readonly TableColumn[] = [
  { heading: ['序号'], width: 4, align: 'center' },
  { heading: ['单位'], width: 9, align: 'center' },
  { heading: ['规划'], width: 6, align: 'center' },
  { heading: ['类别'], width: 8, align: 'center' },
  { heading: ['单位原文'], width: 50, align: 'left' },
];

/** What the text leaves to the annex: whole, as its column says. */
function annexedWords(general: GeneralView) {
  const { voice } = general;
  const whole = ({ text, origin }: NoteItem): string => sentenceOfWords(voice, text, origin);
  return [
    ...furtherWords(general).map((words) => ({ ...words, said: whole })),
    ...supersededProposals(general).map((words) => ({
      ...words,
      chapter: '对策建议',
      said: (item: NoteItem): string => proposalSentence(general, item, item.text),
    })),
  ];
}

function wordsTable(general: GeneralView, title: string): Block {
  const { voice } = general;
  return {
    kind: 'table',
    id: 'annex/words',
    caption: textCell(title),
    columns: wordColumns,
    rows: annexedWords(general).map(({ unit, chapter, plan, item, said }, position): TableRow => ({
      id: `annex/words/${position + 1}`,
      cells: [
        textCell(String(position + 1)),
        textCell(unit),
        textCell(plan === '' ? (general.both ? '两个规划' : '') : plan),
        textCell(chapter),
        voice.marks.inlines(said(item)),
      ],
    })),
    landscape: false,
    notes: [],
  };
}
