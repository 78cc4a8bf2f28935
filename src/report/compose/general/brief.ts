/**
 * 呈阅件: one page for the head of the office: the facts that head the general report, one chart, and what is to be
 * decided. Asked for is what 总报告's notes ask for, else what the round itself does; nothing is asked for otherwise.
 */
import { isOwed } from '../owed-figures.ts';
import { periodOf } from '../period.ts';
import { planIds, planWord } from '../../../indicators/plan-id.ts';
import type { Assessment } from '../../../rules/assessment.ts';
import type { RoundFacts } from '../../../rules/round-facts.ts';
import type { ActedOn } from '../../../rules/warning/mechanism.ts';
import { inOrderOfUrgency, isSerious } from '../../../rules/urgency.ts';
import { lacksParts } from '../../../rules/special-cases.ts';
import { attainmentChart } from '../../charts/attainment-chart.ts';
import { names, placeholder, planKind, sentenceOfWords } from '../../composer.ts';
import { wayToGeneralNote } from '../../how-to-supply.ts';
import type { Block, Report } from '../../model.ts';
import { plainText } from '../../model.ts';
import { sayDate } from '../../numbers.ts';
import type { Templates } from '../../patterns/templates.ts';
import { nameOf } from '../../patterns/name-marks.ts';
import { titleLines } from '../../title-lines.ts';
import { countOf } from '../counted-kinds.ts';
import { ordinal } from '../note-items.ts';
import { countsList } from '../parts/opening.ts';
import { finishReport } from '../numbering-and-names.ts';
import { rateBasis } from '../parts/opening.ts';
import { sayLevel } from '../verdict-words.ts';
import { compilerTitle, generalView } from './general-report.ts';
import type { GeneralView } from './general-view.ts';
import { byStage, countIn, countWord, counted, viewOf } from './general-view.ts';
import { rateOfReported, wholePlans } from './overview.ts';
import { isPromised, unitsAmong } from './recommendations.ts';
import { severeByUnit, unmetByUnit } from './severe-by-unit.ts';
import { compared, severeLevels, turned } from './summary.ts';

/**
 * All that is red, and all that a plan which is over did not meet, is named with its unit. Where the page has not the room for everything, what stands on it twice goes
 * first, then names that are less urgent; people's words are whole however long they are.
 */
export function composeBrief(facts: RoundFacts, templates: Templates, mechanism: readonly ActedOn[]): Report {
  const [first, ...narrower] = rooms;
  let brief = briefWithin(facts, templates, mechanism, first);
  let hasChart: boolean = first.chart;
  for (const room of narrower) {
    if (linesOf(brief) <= (hasChart ? linesBesideChart : linesAlone)) break;
    brief = briefWithin(facts, templates, mechanism, room);
    hasChart = room.chart;
  }
  return brief;
}

interface Room {
  /** The units to whom a notice is sent by name, though each stands above with what is red or orange. */
  readonly unitsAgain: boolean;
  /** Names behind the units to whom a notice is sent; the red are named above. */
  readonly notified: boolean;
  /** What was reached, kept and lost over plans that are over: the general report has it too. */
  readonly whole: boolean;
  /** Of what was lost this year. */
  readonly mostLost: number;
  /** Of what is orange. */
  readonly most: number;
  /** Of what is red, and of what was not met at the end. */
  readonly mostRed: number;
  /** How the area compares. */
  readonly compared: boolean;
  /** How many are met, nearly met and not: the chart draws them. */
  readonly counts: boolean;
  readonly chart: boolean;
}

const all = Number.POSITIVE_INFINITY;

const everything = {
  unitsAgain: true, notified: true, whole: true, mostLost: all, most: all, mostRed: all, compared: true, counts: true, chart: true,
} as const satisfies Room; // prettier-ignore
const namesOnly = { ...everything, notified: false, whole: false, compared: false } as const satisfies Room;
const withoutChart = { ...namesOnly, chart: false } as const satisfies Room;

const rooms = [
  everything,
  { ...everything, notified: false },
  { ...everything, notified: false, whole: false },
  // Whose levels stand is asked before how the area compares.
  namesOnly,
  { ...namesOnly, counts: false },
  { ...namesOnly, counts: false, unitsAgain: false },
  ...[5, 3, 1].map((mostLost) => ({ ...namesOnly, counts: false, unitsAgain: false, mostLost })),
  // No name of what is red or orange gives way to the picture of the counts.
  ...[all, 5, 3, 1].map((mostLost) => ({ ...withoutChart, mostLost })),
  ...[20, 16, 12, 8, 6, 5, 4, 3, 2, 1].map((most) => ({ ...withoutChart, mostLost: 1, most })),
  // No page has room for more.
  ...[20, 16, 12, 8].map((mostRed) => ({ ...withoutChart, mostLost: 1, most: 1, mostRed })),
] as const satisfies readonly Room[];

/** Characters on a line of such a page. */
const lineLength = 31;
/** Lines that a title of two lines, the chart, signature and date leave. */
const linesBesideChart = 13;
/** And without a chart, which with its caption is as high as six lines. */
const linesAlone = 18;

function linesOf({ sections }: Report): number {
  return sections
    .flatMap(({ blocks }) => blocks)
    .reduce((lines, block) => {
      if (block.kind !== 'paragraph' || block.role !== 'brief') return lines;
      return lines + Math.ceil((widthOf(plainText(block.inlines)) + 2) / lineLength);
    }, 0);
}

/** In characters: digits are half as wide. */
function widthOf(text: string): number {
  return text.length - (text.match(/[\x20-\x7e]/g)?.length ?? 0) / 2;
}

function briefWithin(facts: RoundFacts, templates: Templates, mechanism: readonly ActedOn[], room: Room): Report {
  const general = generalView(facts, templates, planIds, mechanism);
  return finishReport(facts, {
    id: 'brief',
    kind: 'brief',
    unit: facts.round.compiler,
    plan: null,
    title: titleLines(
      general.voice.phrase('呈阅·标题', 0, { 地区: facts.round.area.name, 期别: periodOf(facts.round) }),
    ),
    sections: [
      {
        id: 'brief',
        blocks: [...told(general, room), ...(room.chart ? chart(general) : []), ...asked(general, room)],
      },
      { id: 'closing', blocks: closing(general) },
    ],
    indicators: general.views.flatMap((view) => counted(view).map((one) => one.indicator.code)),
  });
}

function told(general: GeneralView, room: Room): readonly Block[] {
  const { open, over } = byStage(general);
  const paragraphs = [
    ['brief/all', overall(general) + counts(general, room)],
    ['brief/whole', room.whole ? wholePlans(general) : ''],
    ...unmetByUnit(over, room.mostRed).map(
      (text, position) => [`brief/unmet${position === 0 ? '' : `/${position + 1}`}`, text] as const,
    ),
    ['brief/turned', turned(open, room.mostLost) + (room.compared ? compared(open) : '')],
    ...severeLevels.flatMap((level) =>
      severeByUnit(open, level, level === 'red' ? room.mostRed : room.most).map(
        (text, position) => [`brief/${level}${position === 0 ? '' : `/${position + 1}`}`, text] as const,
      ),
    ),
  ] as const;
  return paragraphs.flatMap(([id, text]) => (text === '' ? [] : [paragraph(general, id, text)]));
}

function overall(general: GeneralView): string {
  const { voice, facts, views } = general;
  const [women, children] = views;
  if (women === undefined || children === undefined) return '';
  return voice.phrase('呈阅·总体', 0, {
    年份: String(facts.round.year),
    妇女总数: countOf(women, counted(women), 'total'),
    儿童总数: countOf(children, counted(children), 'total'),
    妇女达标率: rateOfReported(women),
    儿童达标率: rateOfReported(children),
    妇女口径: rateBasis(women, counted(women)),
    儿童口径: rateBasis(children, counted(children)),
  });
}

/** What the chart draws. */
function counts(general: GeneralView, room: Room): string {
  const { voice, views } = general;
  const isDrawn = room.chart && chart(general).length > 0;
  const reference = isDrawn ? voice.marks.mark({ kind: 'reference', text: '图', to: chartId }) : '';
  if (isDrawn && !room.counts) return voice.phrase('见图', 0, { 事项: '达标情况', 图列: reference });
  const [women = '', children = ''] = views.map((view) => countsList(view, counted(view)));
  if (women === '' && children === '') return '';
  return voice.phrase('呈阅·计数', 0, {
    妇女计数: women,
    儿童计数: children,
    图: reference,
  });
}

const chartId = 'brief/chart';

function chart(general: GeneralView): readonly Block[] {
  const kind = planKind(general.facts.round);
  const plans = general.views.map((view) => ({
    plan: view.plan,
    name: `${planWord[view.plan]}${kind}`,
    assessments: counted(view),
  }));
  const drawn = attainmentChart(plans, general.voice.words);
  if (drawn === null) return [];
  const caption = [{ kind: 'text' as const, text: `两个${kind}主要定量指标达标情况` }];
  return [{ kind: 'chart', id: chartId, caption, chart: drawn }];
}

/** What 总报告's notes ask for to the letter, else what the round asks for, else the question. */
function asked(general: GeneralView, room: Room): readonly Block[] {
  const { voice, facts } = general;
  const written = facts.generalNotes.filter(({ section }) => section === '请示事项');
  const text =
    written.length > 0
      ? numbered(written.map((item) => sentenceOfWords(voice, item.text, item.origin))).join('')
      : askedByTheRound(general, room);
  return [paragraph(general, 'brief/asked', voice.phrase('呈阅·请示题', 0, {}) + text)];
}

function askedByTheRound(general: GeneralView, room: Room): string {
  const { voice, facts } = general;
  const own = requests(general, room);
  if (own.length > 0) {
    return numbered(own)
      .map((one) => voice.phrase('呈阅·请示', 0, { 事项: one }))
      .join('');
  }
  const unit = facts.round.compiler;
  return placeholder(voice, voice.phrase('待补充·请示', 0, { 单位: unit }), wayToGeneralNote(facts, '请示事项'));
}

function numbered(list: readonly string[]): readonly string[] {
  return list.length < 2 ? list : list.map((one, position) => ordinal(position) + one);
}

/** 发预警通知书 and 专题会议 on the red and orange, as `fuer meet` writes them, 限期补报 of what no unit has promised: those that apply. */
function requests(general: GeneralView, room: Room): readonly string[] {
  const { voice, facts } = general;
  const { open } = byStage(general);
  const serious = inOrderOfUrgency(open.views.flatMap(counted).filter(isSerious));
  const missing = general.views
    .flatMap(counted)
    .filter((one) => isOwed(viewOf(general, one), one) && !isPromised(general, one));
  return [
    ...(serious.length === 0
      ? []
      : [
          voice.phrase('呈阅·通知书', 0, {
            单位列: room.unitsAgain ? unitsWith(open, serious, room) : '',
            上列: !room.unitsAgain,
          }),
          voice.phrase('呈阅·会议', 0, {
            级别列: names(
              severeLevels.flatMap((level) => {
                const of = serious.filter((one) => one.warning.level === level);
                return of.length === 0 ? [] : [sayLevel(voice, level, of)];
              }),
            ),
            项次: `${countIn(open, serious, 'serious')}${countWord(open)}`,
          }),
        ]),
    ...(missing.length === 0
      ? []
      : [
          voice.phrase('呈阅·补报', 0, {
            年份: String(facts.round.year),
            单位列: names(unitsAmong(missing)),
            项次: `${countIn(general, missing, 'no-data', 'asked')}${countWord(general)}`,
            缺分项: missing.some(lacksParts),
          }),
        ]),
  ];
}

/** 卫生局（婚检率、低出生体重儿发生率）、教育局（残疾儿童入学率）; units alone where the names are long or there is no room. */
function unitsWith(general: GeneralView, serious: readonly Assessment[], room: Room): string {
  const { marks } = general.voice;
  const named = unitsAndNames(general, serious, room.notified);
  const once = [...new Map(serious.map(({ indicator }) => [indicator.code, indicator])).values()];
  // A name is still a mark here.
  const inFull = once.reduce((more, indicator) => more + indicator.name.length - nameOf(indicator).length, 0);
  return marks.plain(named).length + inFull <= longestList ? named : unitsAndNames(general, serious, false);
}

/** Of a sentence of at most 120 characters, what 请示事项：一是向……发出预警通知书 leaves. */
const longestList = 100;

function unitsAndNames(general: GeneralView, serious: readonly Assessment[], withNames: boolean): string {
  const units = [...new Set(serious.map((one) => one.units.join('、')))];
  return names(
    units.map((unit) => {
      const own = serious.filter((one) => one.units.join('、') === unit);
      const called = [...new Map(own.map((one) => [one.indicator.code, nameOf(one.indicator)])).values()];
      return general.voice.phrase('呈阅·单位', 0, {
        单位: unit,
        指标列: withNames ? names(called) : '',
      });
    }),
  );
}

function paragraph({ voice }: GeneralView, id: string, text: string): Block {
  return { kind: 'paragraph', id, role: 'brief', inlines: voice.marks.inlines(text) };
}

function closing(general: GeneralView): readonly Block[] {
  const { dates, due } = general.facts.round;
  const date = dates.general ?? due.general;
  const line = (id: string, role: 'signature' | 'date', text: string): Block => ({
    kind: 'paragraph',
    id,
    role,
    inlines: [{ kind: 'text', text }],
  });
  return [
    line('signature', 'signature', compilerTitle(general)),
    ...(date === undefined ? [] : [line('date', 'date', sayDate(date))]),
  ];
}
