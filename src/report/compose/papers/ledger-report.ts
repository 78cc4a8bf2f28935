/**
 * 预警机制执行情况台账: how each red and orange warning was acted on, for the upper level's inspection. What the office has
 * not filled in stands as 【待补充】; nothing is supposed to have happened that ledger.yaml does not say.
 */
import { wordCell } from '../../indicator-columns.ts';
import { about } from '../../claims/claim.ts';
import { sayLevel } from '../verdict-words.ts';
import { groundsListed } from '../parts/pace-sentences.ts';
import type { LedgerEntry } from '../../../dataset/ledger.ts';
import { planIds, planWord } from '../../../indicators/plan-id.ts';
import { findUnit, fullTitle } from '../../../indicators/round.ts';
import type { Assessment } from '../../../rules/assessment.ts';
import type { ActedOn } from '../../../rules/warning/mechanism.ts';
import { isSerious } from '../../../rules/urgency.ts';
import type { RoundFacts } from '../../../rules/round-facts.ts';
import { textCell } from '../../indicator-columns.ts';
import { Marks } from '../../patterns/inline-marks.ts';
import type { Block, Inline, Report, Section, TableColumn, TableRow } from '../../model.ts';
import { sayDate } from '../../numbers.ts';
import { paragraphs, sentence } from '../../paragraphs.ts';
import type { Templates } from '../../patterns/templates.ts';
import type { Voice } from '../../composer.ts';
import { figure, names, planKind, voiceOf } from '../../composer.ts';
import { wayToLedger } from '../../how-to-supply.ts';
import { planView } from '../plan-view.ts';
import { originsOf } from '../counted-kinds.ts';
import { finishReport } from '../numbering-and-names.ts';

export function composeLedger(facts: RoundFacts, templates: Templates, warned: readonly ActedOn[]): Report {
  const { round } = facts;
  const voice = voiceOf(templates, new Marks(), round, '两个规划');
  const date = round.due.inspection ?? round.dates.general ?? round.due.general;
  const unit = findUnit(round, round.compiler);
  const signature = unit === null ? `${round.area.name}${round.compiler}` : fullTitle(round, unit.unit);
  return finishReport(facts, {
    id: 'ledger',
    kind: 'ledger',
    unit: round.compiler,
    plan: null,
    title: `${round.area.name}妇女儿童发展${planKind(round)}${round.year}年度预警机制执行情况台账`,
    sections: [
      { id: 'opening', blocks: opening(voice, round.year, warned) },
      closing(signature, date, warned.length > 0),
      ...(warned.length === 0 ? [] : [annex(facts, voice, warned)]),
    ],
    indicators: warned.map(({ assessment }) => assessment.indicator.code),
  });
}

function isGoal({ target }: Assessment): boolean {
  return target.kind === 'qualitative';
}

function opening(voice: Voice, year: number, warned: readonly ActedOn[]): readonly Block[] {
  const serious = warned.map(({ assessment }) => assessment).filter(isSerious);
  const counts = planIds.flatMap((plan) => {
    const levels = (['red', 'orange'] as const).flatMap((level) => {
      const members = serious.filter((one) => one.plan === plan && one.warning.level === level);
      const number = figure(
        voice,
        String(members.length),
        // When the plan is over a goal without a number can be red too: another set than reports count.
        { kind: 'count', scope: plan, what: 'level', within: members.some(isGoal) ? [level, 'goals'] : [level] },
        originsOf(members),
      );
      return members.length === 0 ? [] : [`${sayLevel(voice, level, members)}${number}项`];
    });
    if (levels.length === 0) return [];
    return [voice.phrase('台账·规划', 0, { 类别: planWord[plan], 级别列: names(levels) })];
  });
  const first =
    counts.length === 0
      ? voice.phrase(
          '台账·无',
          0,
          { 年份: String(year) },
          { of: [], among: { plans: planIds, unit: null, of: 'counted', where: [], without: [] }, holds: 'serious' },
        )
      : voice.phrase('台账·计数', 0, { 年份: String(year), 计数列: counts.join('，') });
  return paragraphs(voice, 'opening', [
    sentence(first),
    ...(warned.length === 0 ? [] : [sentence(carriedOut(voice, warned))]),
  ]);
}

/** How far the mechanism was carried out, step by step. */
function carriedOut(voice: Voice, warned: readonly ActedOn[]): string {
  const entries = warned.flatMap(({ entry }) => entry ?? []);
  const steps: readonly (readonly [step: Step, done: (entry: LedgerEntry) => boolean])[] = [
    ['台账·通知', ({ notice }) => isGiven(notice)],
    ['台账·会商', ({ meeting }) => isGiven(meeting)],
    ['台账·措施', ({ actions }) => actions.length > 0],
    ['台账·时限', ({ deadline }) => isGiven(deadline)],
    ['台账·结果', ({ result }) => isGiven(result)],
  ];
  const all = figure(
    voice,
    String(warned.length),
    { kind: 'ledger', step: null },
    originsOf(warned.map(({ assessment }) => assessment)),
  );
  const counts = steps.flatMap(([step, done], position) => {
    const taken = entries.filter(done);
    const origins = taken.map((entry) => entry.origin);
    const number = figure(voice, String(taken.length), { kind: 'ledger', step: position + 1 }, origins);
    return taken.length === 0 ? [] : [voice.phrase(step, 0, { 项数: number })];
  });
  const notYet = warned.filter(({ result }) => result === 'not-yet');
  if (notYet.length > 0) {
    const origins = notYet.flatMap(({ entry }) => (entry === undefined ? [] : [entry.origin]));
    const number = figure(voice, String(notYet.length), { kind: 'ledger', step: steps.length + 1 }, origins);
    counts.push(voice.phrase('台账·未到期', 0, { 项数: number }));
  }
  const complete = warned.filter(
    ({ entry, result }) =>
      entry !== undefined &&
      steps.every(([step, done]) => done(entry) || (step === '台账·结果' && result === 'not-yet')),
  ).length;
  return voice.phrase(
    '台账·执行',
    0,
    {
      总数: all,
      计数列: names(counts),
      未完: complete !== warned.length,
    },
    about(...warned.map(({ assessment }) => assessment)),
  );
}

function isGiven(text: string | null): boolean {
  return text !== null && text !== '';
}

type Step = '台账·通知' | '台账·会商' | '台账·措施' | '台账·时限' | '台账·结果';

const ledgerName = '红色、橙色预警指标处置情况';

function closing(signature: string, date: string | undefined, hasAnnex: boolean): Section {
  const line = (id: string, role: 'annex-note' | 'signature' | 'date', text: string): Block => ({
    kind: 'paragraph',
    id,
    role,
    inlines: [{ kind: 'text', text }],
  });
  return {
    id: 'closing',
    blocks: [
      ...(hasAnnex ? [line('annex-note', 'annex-note', `附件：${ledgerName}`)] : []),
      line('signature', 'signature', signature),
      ...(date === undefined ? [] : [line('date', 'date', sayDate(date))]),
    ],
  };
}

/** On pages of its own: the table is wide, and text before and after it would each take a page. */
function annex(facts: RoundFacts, voice: Voice, warned: readonly ActedOn[]): Section {
  return {
    id: 'annex-1',
    blocks: [
      { kind: 'paragraph', id: 'annex-1', role: 'annex-mark', inlines: [{ kind: 'text', text: '附件' }] },
      table(facts, voice, warned),
    ],
  };
}

const columns: readonly TableColumn[] = [
  { heading: ['序号'], width: 4, align: 'center' },
  { heading: ['指标名称'], width: 14, align: 'left' },
  { heading: ['规划'], width: 5, align: 'center' },
  { heading: ['预警等级'], width: 7, align: 'center' },
  { heading: ['列入年份'], width: 6, align: 'center' },
  { heading: ['列入依据'], width: 14, align: 'left' },
  { heading: ['责任单位'], width: 8, align: 'center' },
  { heading: ['配合单位'], width: 9, align: 'center' },
  { heading: ['预警通知'], width: 12, align: 'left' },
  { heading: ['会商情况'], width: 12, align: 'left' },
  { heading: ['整改措施'], width: 18, align: 'left' },
  { heading: ['完成时限'], width: 8, align: 'center' },
  { heading: ['整改结果'], width: 14, align: 'left' },
];

function table(facts: RoundFacts, voice: Voice, warned: readonly ActedOn[]): Block {
  const owed = (what: string, field: string): Inline => ({
    kind: 'placeholder',
    text: `【待补充：${what}】`,
    way: wayToLedger(facts.round.compiler, field),
  });
  return {
    kind: 'table',
    id: 'table/ledger',
    caption: [{ kind: 'text', text: ledgerName }],
    columns,
    rows: warned.map(({ assessment: one, entry, result }, position): TableRow => {
      const view = planView(voice, facts, one.plan, null);
      const reasons = groundsListed(view, one);
      return {
        id: `table/ledger/${one.plan}/${one.indicator.code}`,
        cells: [
          textCell(String(position + 1)),
          textCell(one.indicator.name),
          textCell(planWord[one.plan]),
          wordCell(voice.words, one, 'level', one.warning.level),
          textCell(String(seriousSince(one))),
          reasons.length === 0 ? textCell('台账中已有记录') : view.voice.marks.inlines(reasons.join('；')),
          filled(entry, entry?.lead ?? null, owed('责任单位', 'lead'), one.units.join('、')),
          filled(
            entry,
            entry?.with.join('、') ?? null,
            owed('配合单位', 'with'),
            one.indicator.partners.join('、'),
            true,
          ),
          filled(entry, entry?.notice ?? null, owed('预警通知', 'notice')),
          filled(entry, entry?.meeting ?? null, owed('会商情况', 'meeting')),
          actions(entry, owed('整改措施', 'actions')),
          filled(entry, entry?.deadline ?? null, owed('完成时限', 'deadline')),
          resultCell(entry, result, owed('整改结果', 'result')),
        ],
      };
    }),
    landscape: true,
    notes: [],
  };
}

/**
 * The first year of the unbroken run of red or orange up to now. Where last year's table issued no level, nobody was warned
 * then, whatever the figures would have said: the reporting year.
 */
function seriousSince(one: Assessment): number {
  const { issued } = one.warning;
  if (issued === null || (issued.level !== 'red' && issued.level !== 'orange')) return one.year;
  const levels = new Map(one.path.map((step) => [step.year, step.level] as const));
  let since = one.year;
  while (levels.get(since - 1) === 'red' || levels.get(since - 1) === 'orange') since -= 1;
  return since;
}

/** Asked for only once its day is past; without a day the deadline is what is asked for. */
function resultCell(entry: LedgerEntry | undefined, result: ActedOn['result'], owed: Inline): readonly Inline[] {
  switch (result) {
    case 'given':
      return filled(entry, entry?.result ?? null, owed);
    case 'asked':
      return [owed];
    case 'not-yet':
      return textCell('未到期');
    case 'no-deadline':
      return textCell('—');
  }
}

/** Each as the office wrote it. */
function actions(entry: LedgerEntry | undefined, owed: Inline): readonly Inline[] {
  if (entry === undefined || entry.actions.length === 0) return [owed];
  return entry.actions.flatMap((text, position): readonly Inline[] => [
    ...(position === 0 ? [] : [{ kind: 'text' as const, text: '；' }]),
    { kind: 'words', text, origin: entry.origin },
  ]);
}

function filled(
  entry: LedgerEntry | undefined,
  text: string | null,
  owed: Inline,
  otherwise: string | null = null,
  optional = false,
): readonly Inline[] {
  if (entry !== undefined && text !== null && text !== '') return [{ kind: 'words', text, origin: entry.origin }];
  if (otherwise !== null && otherwise !== '') return textCell(otherwise);
  if (optional && entry !== undefined) return textCell('—');
  return [owed];
}
