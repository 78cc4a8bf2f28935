/** What became of last year's proposals and problems, by unit: how many were promised and done, and of the rest the unit's own words. */
import { isOmitted } from '../../../rules/note-doubts.ts';
import type { AnsweredPromise, UnitPromises } from '../../../rules/shown/promises-kept.ts';
import { sentenceOfWords, words } from '../../composer.ts';
import { textCell } from '../../indicator-columns.ts';
import type { Block, Inline, TableColumn, TableRow } from '../../model.ts';
import { paragraphs, sentence } from '../../paragraphs.ts';
import { firstSentence } from '../../../dataset/notes/sentences.ts';
import { tableIds } from '../table-ids.ts';
import type { GeneralView } from './general-view.ts';

export function lastYearsPromises(general: GeneralView): readonly Block[] {
  const { voice } = general;
  const told = general.facts.promises.flatMap((unit) => ofPlansTold(general, unit));
  if (told.length === 0) return [];
  const all = told.flatMap(({ promises }) => promises);
  const loose = told.flatMap((unit) => unit.loose).length;
  const counts = states.flatMap(({ state, said }) => {
    const number = countOf(all, state);
    return number === 0 ? [] : [{ said, number }];
  });
  const text = voice.phrase('总·上年建议', 0, {
    上年: String(general.facts.round.year - 1),
    总数: String(all.length),
    表: voice.marks.mark({ kind: 'reference', text: '表', to: tableIds.promises }),
    // Where nobody has answered yet, nothing is according to answers.
    计数列: all.every(({ state }) => state === 'unanswered')
      ? ''
      : counts.map(({ said, number }) => `${said}的${number}条`).join('，'),
    未对应: loose === 0 ? '' : String(loose),
  });
  return [
    ...paragraphs(voice, 'policy/answers', [sentence(text)], voice.phrase('上年建议·题', 0, {})),
    promisesTable(general, told),
  ];
}

/** Of one plan's own document what was promised for it. */
function ofPlansTold({ views }: GeneralView, unit: UnitPromises): readonly UnitPromises[] {
  const isTold = (plans: readonly string[]): boolean => views.some(({ plan }) => plans.includes(plan));
  const promises = unit.promises.filter(({ promise }) => isTold(promise.plans));
  return promises.length === 0 ? [] : [{ ...unit, promises, loose: unit.loose.filter(({ plans }) => isTold(plans)) }];
}

type State = AnsweredPromise['state'];

const states: readonly { readonly state: State; readonly said: string; readonly heading: string }[] = [
  { state: '已办结', said: '已办结', heading: '已办结' },
  { state: '正在办理', said: '正在办理', heading: '正在办理' },
  { state: '未办理', said: '未办理', heading: '未办理' },
  { state: 'unsaid', said: '未写明办到哪一步', heading: '未写明' },
  { state: 'unanswered', said: '未答复', heading: '未答复' },
];

function countOf(promises: readonly AnsweredPromise[], state: State): number {
  return promises.filter((one) => one.state === state).length;
}

function promisesTable(general: GeneralView, told: readonly UnitPromises[]): Block {
  const all = told.flatMap(({ promises }) => promises);
  const shown = states.filter(({ state }) => state === '已办结' || countOf(all, state) > 0);
  const number = (heading: string): TableColumn => ({ heading: [heading], width: 9, align: 'right' });
  const hasRest = told.some((unit) => restOf(general, unit).length > 0);
  const cells = (name: string, promises: readonly AnsweredPromise[], rest: readonly Inline[]): TableRow['cells'] => [
    textCell(name),
    textCell(String(promises.length)),
    ...shown.map(({ state }) => textCell(String(countOf(promises, state)))),
    ...(hasRest ? [rest] : []),
  ];
  return {
    kind: 'table',
    id: tableIds.promises,
    caption: [{ kind: 'text', text: '上年建议和问题办理情况（条）' }],
    columns: [
      { heading: ['单位'], width: 14, align: 'left' },
      number('上年提出'),
      ...shown.map(({ heading }) => number(heading)),
      ...(hasRest ? [{ heading: ['其余各条的答复（单位原话）'], width: 50, align: 'left' as const }] : []),
    ],
    rows: [
      ...told.map((unit) => ({
        id: `${tableIds.promises}/${unit.unit}`,
        cells: cells(unit.unit, unit.promises, restOf(general, unit)),
      })),
      ...(told.length > 1 ? [{ id: `${tableIds.promises}/合计`, cells: cells('合计', all, textCell('')) }] : []),
    ],
    landscape: false,
    notes: [],
  };
}

/** The unit's words on what is not done, then what it did not answer, as it was promised. */
function restOf({ voice, facts }: GeneralView, { promises, loose }: UnitPromises): readonly Inline[] {
  const answered = [
    ...promises.filter(({ state }) => state !== '已办结').flatMap(({ answers }) => answers),
    ...loose,
  ].filter((item) => !isOmitted(facts.doubts, item));
  const said = [...new Set(answered)].map((item) => sentenceOfWords(voice, firstSentence(item.text), item.origin));
  const open = promises.filter(({ state }) => state === 'unanswered');
  // Many are counted in their column.
  const quoted = open.length > mostQuoted ? [] : open.map((one) => words(voice, one.quoted, promisesFile));
  const unanswered =
    quoted.length === 0 ? '' : voice.phrase('总·上年未答复', 0, { 原文列: quoted.map((text) => `“${text}”`).join('') });
  return voice.marks.inlines(said.join('') + unanswered);
}

const mostQuoted = 2;
const promisesFile = { kind: 'file', file: 'promises.yaml' } as const;
