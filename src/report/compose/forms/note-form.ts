/**
 * A unit's Word form for its notes: the set headings, and under them questions by name. A question is a line in round
 * brackets that begins with 请, which the reader of notes never takes for the unit's own words; what is typed below one
 * belongs to the heading above it.
 */
import { periodOf } from '../period.ts';
import { quotedStates } from '../../../indicators/goal-state.ts';
import type { Dataset } from '../../../dataset/dataset.ts';
import { promiseQuestion } from '../../../dataset/promises.ts';
import type { NoteSection } from '../../../dataset/notes/notes.ts';
import { responsibleUnits } from '../../../dataset/wording.ts';
import type { Indicator } from '../../../indicators/definition.ts';
import type { PlanId } from '../../../indicators/plan-id.ts';
import { planIds, planWord } from '../../../indicators/plan-id.ts';
import { recipientOf } from '../../../indicators/handing-in.ts';
import type { Round, Unit } from '../../../indicators/round.ts';
import { fullTitle } from '../../../indicators/round.ts';
import type { Assessment } from '../../../rules/assessment.ts';
import type { Block, Report } from '../../model.ts';
import { measureWords, sayDate } from '../../numbers.ts';

/** Something that was to be done, to be reported on now. */
export interface EarlierProposal {
  readonly unit: string;
  readonly plans: readonly PlanId[];
  /** The register's code; null where it is about none in particular. */
  readonly indicator: string | null;
  readonly text: string;
  readonly deadline: string | null;
  /** A problem that was open, rather than something proposed. */
  readonly about?: '建议' | '问题';
}

export interface NoteFormSources {
  readonly dataset: Dataset;
  /** Of this year where there is data, else of the last year with any. */
  readonly assessments: readonly Assessment[];
  readonly proposals: readonly EarlierProposal[];
}

export function composeNoteForm(sources: NoteFormSources, unit: Unit): Report {
  const { round } = sources.dataset;
  return {
    id: `note-form/${unit.name}`,
    kind: 'note-form',
    unit: unit.name,
    plan: null,
    year: round.year,
    title: `${fullTitle(round, unit)}${periodOf(round)}监测评估材料`,
    sections: [
      { id: 'opening', blocks: opening(sources.dataset) },
      ...planIds.map((plan) => ({ id: plan, blocks: planBlocks(sources, unit.name, plan) })),
    ],
    header: round.header ?? null,
    draft: false,
    indicators: new Set(),
  };
}

function opening({ round }: Dataset): readonly Block[] {
  const due = dueWords(round, 'reports');
  return [
    ask('opening', `请在各标题下填写，一件事写一段${due}。括号里以“请”开头的提示可以不删，不会写进报告`),
    ask('opening/words', '请写清文件名称、时间、数量；没有内容的标题留空即可，不要改动标题'),
  ];
}

/** ，2016年5月25日前报市妇儿工委办公室; whoever collects, else the compiler. */
export function dueWords(round: Round, what: 'tables' | 'reports'): string {
  const day = round.due[what];
  const office = recipientOf(round, what === 'reports' ? 'units' : 'tables') ?? round.compiler;
  return day === undefined ? '' : `，${sayDate(day)}前报${office}`;
}

export function judgedOf({ assessments, dataset }: NoteFormSources, unit: string, plan: PlanId): readonly Assessment[] {
  return assessments.filter(
    (one) => one.plan === plan && responsibleUnits(one.indicator, dataset.round).includes(unit),
  );
}

export function planBlocks(
  sources: NoteFormSources,
  unit: string,
  plan: PlanId,
  asked: typeof sections = sections,
): readonly Block[] {
  const judged = judgedOf(sources, unit, plan);
  const about: Subject = { sources, unit, plan, judged };
  return [
    heading(plan, 1, `${planWord[plan]}发展规划`),
    ...(judged.length === 0
      ? [ask(`${plan}/none`, '请写与本规划有关的工作、问题和建议；你单位不承担本规划的定量指标')]
      : []),
    ...asked.flatMap(([section, questions]) => [
      ...headed(heading(`${plan}/${section}`, 2, section), questions(about, `${plan}/${section}`)),
    ]),
  ];
}

/** A section without questions has no heading either. */
function headed(head: Block, questions: readonly Block[]): readonly Block[] {
  return questions.length === 0 ? [] : [head, ...questions];
}

interface Subject {
  readonly sources: NoteFormSources;
  readonly unit: string;
  readonly plan: PlanId;
  /** The unit's indicators of the plan. */
  readonly judged: readonly Assessment[];
}

type Questions = (about: Subject, id: string) => readonly Block[];

export const sections: readonly (readonly [NoteSection, Questions])[] = [
  ['摘要', plainQuestion('请用一两句话概括，供总报告引用；可以不写')],
  ['上年建议办理情况', answerQuestions],
  ['政策措施', yearQuestion((year) => `请写${year}年出台的文件、制度，写明名称、文号和时间`)],
  ['主要做法', workQuestions],
  ['主要成效', yearQuestion((year) => `请写${year}年做成了什么，尽量有数字`)],
  ['典型做法', plainQuestion('请写一个有特色、可推广的做法，写明名称和成效；可以不写')],
  ['存在问题', plainQuestion('请写没有做到的、困难的')],
  ['原因分析', causeQuestions],
  ['变化说明', changeQuestions],
  ['定性目标', goalQuestions],
  ['对策建议', actionQuestions],
  ['下年计划', yearQuestion((year) => `请写${year + 1}年的工作安排`)],
];

function plainQuestion(question: string): Questions {
  return (_, id) => [ask(id, question), answer(id)];
}

function yearQuestion(question: (year: number) => string): Questions {
  return ({ sources }, id) => [ask(id, question(sources.dataset.round.year)), answer(id)];
}

function workQuestions({ sources }: Subject, id: string): readonly Block[] {
  return [ask(id, `请写${sources.dataset.round.year}年做了什么，每件一段，写明时间和数量`), answer(id)];
}

/** What was proposed or open last year is asked about by name; what belongs to an indicator stands under its name. */
function answerQuestions({ sources, unit, plan }: Subject, id: string): readonly Block[] {
  const own = sources.proposals.filter((one) => one.unit === unit && one.plans.includes(plan));
  if (own.length === 0) return [];
  const known = (code: string | null): Indicator | undefined =>
    sources.dataset.indicators.find((one) => one.code === code);
  const report = (one: EarlierProposal, position: number, subject: string): readonly Block[] => {
    const place = `${subject}/earlier/${position + 1}`;
    return [ask(place, promiseQuestion(one)), answer(place)];
  };
  const general = own.filter((one) => known(one.indicator) === undefined);
  const named = [...new Set(own.flatMap((one) => known(one.indicator) ?? []))];
  return [
    ...general.flatMap((one, position) => report(one, position, id)),
    ...named.flatMap((indicator) => [
      indicatorHeading(id, indicator),
      ...own
        .filter((one) => one.indicator === indicator.code)
        .flatMap((one, position) => report(one, position, `${id}/${indicator.code}`)),
    ]),
  ];
}

function causeQuestions(about: Subject, id: string): readonly Block[] {
  return byIndicator(unmet(about), id, '请写未达标、落后的原因；没有的不写', causeQuestion);
}

/** By the figure that the indicator is judged by; null where the one who is asked has not said it yet. */
export function causeQuestion(one: Assessment | null): string {
  if (one !== null && isUnmet(one)) return `请写原因：${sayState(one)}，主要原因是什么`;
  return one !== null && isMet(one)
    ? `请留空：${sayState(one)}，不用写原因`
    : '请写原因：没有达标的，主要原因是什么；达标的不写';
}

/** Whether it names a figure of the year. */
export function isQuestionOf(year: number, question: string): boolean {
  return question.includes(`请写原因：${year}年`);
}

/** The id of the line that asks for an indicator's cause. */
export function causeQuestionId(plan: PlanId, code: string): string {
  return `ask/${plan}/原因分析/${code}`;
}

function actionQuestions(about: Subject, id: string): readonly Block[] {
  return [
    ask(`${id}/general`, '请写总的建议，每条写明谁来做、何时完成'),
    answer(`${id}/general`),
    ...byIndicator(unmet(about), id, null, () => '请写对策：用什么措施、由谁负责、何时完成，写明年月'),
  ];
}

/** What is still unmet by the latest figures; a goal in words has its own heading. */
function unmet({ judged, sources, plan }: Subject): readonly Assessment[] {
  return judged.filter(
    (one) =>
      one.targetSet === sources.dataset.round.plans[plan].judge && one.target.kind !== 'qualitative' && isUnmet(one),
  );
}

function isUnmet({ attainment }: Assessment): boolean {
  return attainment === 'not-met' || attainment === 'regressed' || attainment === 'nearly-met';
}

function isMet({ attainment }: Assessment): boolean {
  return attainment === 'met' || attainment === 'met-early' || attainment === 'met-kept';
}

function sayState(one: Assessment): string {
  const reached = isMet(one) ? '达到' : '未达到';
  const target = one.target.kind === 'none' ? '' : `，${reached}“${quoted(one.target.text)}”的目标`;
  if (one.current.verdict === 'unknown') return `${one.year}年没有数字`;
  const { figure } = one.current;
  const value = one.word ?? `${figure.printed}${measureWords(one.indicator.measure).value}`;
  return `${figure.year}年为${value}${target}`;
}

/** Large changes and revisions that nobody has explained yet. */
function changeQuestions({ sources, unit, plan }: Subject, id: string): readonly Block[] {
  const { dataset } = sources;
  const open = dataset.findings.filter(
    (one) => (one.code === 'large-change' || one.code === 'revision') && one.unit === unit,
  );
  const indicators = dataset.indicators.filter(
    (one) => one.plans.includes(plan) && open.some((finding) => finding.indicator === one.code),
  );
  return [
    ask(id, '请写比上年变动大、或改过上年数的指标为什么变；工作簿里已写的不必再写'),
    answer(id),
    ...indicators.flatMap((indicator) => {
      const [first] = open.filter((finding) => finding.indicator === indicator.code);
      const what = first?.code === 'revision' ? '往年的数字为什么修订' : '比上年为什么变动这么大';
      return question(id, indicator, `请写变化说明：${what}，数字是否核对过`);
    }),
  ];
}

function goalQuestions({ sources, unit, plan }: Subject, id: string): readonly Block[] {
  const goals = sources.dataset.indicators.filter(
    (one) =>
      one.scale === 'text' && one.plans.includes(plan) && responsibleUnits(one, sources.dataset.round).includes(unit),
  );
  if (goals.length === 0) return [ask(id, '请留空，你单位在本规划没有定性目标')];
  return goals.flatMap((goal) => question(id, goal, `请写${quotedStates}，后面写依据`));
}

function byIndicator(
  list: readonly Assessment[],
  id: string,
  without: string | null,
  words: (one: Assessment) => string,
): readonly Block[] {
  if (list.length === 0) return without === null ? [] : [ask(id, without), answer(id)];
  return list.flatMap((one) => question(id, one.indicator, words(one)));
}

function question(id: string, indicator: Indicator, words: string): readonly Block[] {
  const place = `${id}/${indicator.code}`;
  return [indicatorHeading(id, indicator), ask(place, words), answer(place)];
}

function indicatorHeading(id: string, indicator: Indicator): Block {
  return heading(`${id}/${indicator.code}`, 3, `${indicator.code} ${indicator.name}`);
}

function heading(id: string, level: 1 | 2 | 3, text: string): Block {
  return { kind: 'heading', id: `heading/${id}`, level, inlines: [{ kind: 'text', text }] };
}

/** The whole line in one pair of brackets that holds no other: by this the reader knows it again. */
export function ask(id: string, words: string): Block {
  return {
    kind: 'paragraph',
    id: `ask/${id}`,
    role: 'note',
    inlines: [{ kind: 'text', text: `（${withoutBrackets(words).slice(0, longestQuestion)}）` }],
  };
}

const longestQuestion = 190;

/** Room for the answer: its bookmark lies around whatever is typed there. */
function answer(id: string): Block {
  return { kind: 'paragraph', id: `answer/${id}`, inlines: [] };
}

export function quoted(text: string): string {
  const letters = [...text.replaceAll(/\s+/g, ' ').trim()];
  return letters.length > 90 ? `${letters.slice(0, 90).join('')}……` : letters.join('');
}

function withoutBrackets(text: string): string {
  return text.replaceAll(/[（(［[【]/g, '〔').replaceAll(/[）)］\]】]/g, '〕');
}
