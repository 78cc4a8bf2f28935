/** The general report's opening and overall picture: the rates of both plans, what is hardest, the counts by 领域, what is missing. */
import { halfTimeSentence } from '../closing/half-time.ts';
import type { Says } from '../../claims/claim.ts';
import { about } from '../../claims/claim.ts';
import type { Assessment } from '../../../rules/assessment.ts';
import { isMet, isNotMet } from '../../../rules/series/counts.ts';
import { textCell } from '../../indicator-columns.ts';
import type { Block, Inline, TableRow } from '../../model.ts';
import { printedShare } from '../../numbers.ts';
import { paragraphs, sentence } from '../../paragraphs.ts';
import { figure, figureInline, names, sentenceOfWords, together } from '../../composer.ts';
import type { PlanView } from '../plan-view.ts';
import { groupByDomain, quantitative, whyUnjudged } from '../plan-view.ts';
import type { GeneralView } from './general-view.ts';
import { byStage, countIn, countWord, counted } from './general-view.ts';
import { commonBase, commonBaseSentence } from '../closing/common-base.ts';
import { wholePlanCounts } from '../closing/whole-plan.ts';
import { countOf, originsOf } from '../counted-kinds.ts';
import { countsList, rateBasis, sayRate } from '../parts/opening.ts';
import { tableIds } from '../table-ids.ts';
import { summary } from './summary.ts';
import { unmetInAll } from './severe-by-unit.ts';

/** The half page that a reader reads first: both rates, what is severe by name and unit, what turned, where the area stands. */
export function generalOpening(general: GeneralView): readonly Block[] {
  const { voice } = general;
  const units = reporting(general);
  // The units are named in round.yaml, and that is where their number comes from.
  const number = figure(voice, String(units.length), { kind: 'units' }, [{ kind: 'file', file: 'round.yaml' }]);
  const basis =
    units.length === 0
      ? ''
      : voice.phrase('导语·总报告依据', 0, { 单位数: number, 都有: handedInBoth(general, units) });
  const { open, over } = byStage(general);
  // Of plans that are over all that was not met is named in a paragraph of its own.
  const first = firstSentence(general) + (open.views.length === 0 ? '' : unmetCount(general));
  const told = (list: readonly (readonly [string, string])[]) =>
    list
      .filter(([, text]) => text !== '')
      .map(([id, text]): Block => ({ kind: 'paragraph', id, inlines: voice.marks.inlines(text) }));
  return [
    ...told([
      ['opening', first],
      ['opening/whole', wholePlans(general)],
    ]),
    ...told(
      unmetInAll(over).map(
        (text, position) => [`opening/unmet${position === 0 ? '' : `/${position + 1}`}`, text] as const,
      ),
    ),
    ...told([...summary(open), ['opening/basis', basis]]),
  ];
}

/** Key units that handed in a table or a note. */
function reporting(general: GeneralView): readonly string[] {
  const { round, received } = general.facts;
  return round.units
    .filter((unit) => unit.role === 'key' && (received.tables.has(unit.name) || received.notes.has(unit.name)))
    .map((unit) => unit.name);
}

function handedInBoth({ facts: { received } }: GeneralView, units: readonly string[]): boolean {
  return units.every((unit) => received.tables.has(unit) && received.notes.has(unit));
}

function firstSentence(general: GeneralView): string {
  const { round } = general.facts;
  const [women, children] = general.views;
  if (women !== undefined && children !== undefined) {
    return general.voice.phrase('导语·总报告', 0, {
      年份: String(round.year),
      妇女规划全称: round.plans.women.title,
      儿童规划全称: round.plans.children.title,
      妇女总数: countOf(women, counted(women), 'total'),
      儿童总数: countOf(children, counted(children), 'total'),
      妇女达标率: rateOfReported(women),
      儿童达标率: rateOfReported(children),
      妇女口径: rateBasis(women, counted(women)),
      儿童口径: rateBasis(children, counted(children)),
    });
  }
  const [only] = general.views;
  if (only === undefined) return '';
  return general.voice.phrase('导语·总报告单规划', 0, {
    年份: String(round.year),
    规划全称: only.span.title,
    规划简称: only.voice.planName,
    总数: countOf(only, counted(only), 'total'),
    达标率: rateOfReported(only),
    达标率口径: rateBasis(only, counted(only)),
  });
}

/** '' where no indicator has a figure: 0% would be a verdict on nothing. */
export function rateOfReported(view: PlanView): string {
  return counted(view).every((one) => one.attainment === 'no-data') ? '' : sayRate(view, counted(view));
}

/** Of the plans that are over. */
export function wholePlans(general: GeneralView): string {
  return byStage(general).over.views.map(wholePlanCounts).join('');
}

export function unmetCount(general: GeneralView): string {
  const unmet = general.views.flatMap((view) => counted(view).filter(isNotMet));
  if (unmet.length === 0) return '';
  return general.voice.phrase(
    '导语·总报告最难',
    0,
    {
      未达标: `${countIn(general, unmet, 'not-met')}${countWord(general)}指标`,
      红色: '',
      领域列: '',
      两个规划: general.both,
    },
    about(...unmet),
  );
}

export function overviewPieces(general: GeneralView): Readonly<Record<string, readonly Block[]>> {
  return {
    总体情况: overall(general),
    分领域情况表: domainTable(general),
    缺材料单位: missingMaterial(general),
    背景情况: [],
    局内说明: ownWords(general),
  };
}

function overall(general: GeneralView): readonly Block[] {
  const { voice, views } = general;
  const told = views.filter((view) => counted(view).length > 0);
  const counts = told.map((view) =>
    voice.phrase('总体计数', 0, {
      规划简称: view.voice.planName,
      计数: countsList(view, counted(view)),
      总数: countOf(view, counted(view), 'total'),
    }),
  );
  const uncounted = views.flatMap((view) => {
    const members = quantitative(view).filter((one) => one.attainment === 'not-applicable');
    if (members.length === 0) return [];
    return [
      voice.phrase(
        '总体·无法判断',
        0,
        {
          规划简称: view.voice.planName,
          项数: countOf(view, members, 'not-computable'),
          有计数: counted(view).length > 0,
          ...whyUnjudged(members),
        },
        about(...members),
      ),
    ];
  });
  const nearly = told.filter((view) => counted(view).some((one) => one.attainment === 'nearly-met'));
  const strict = told.map((view) => {
    const share = printedShare(counted(view).filter(isMet).length, counted(view).length);
    return `${figure(voice, share, { kind: 'rate', plan: view.plan, strict: true }, originsOf(counted(view)))}%`;
  });
  const rated = told.filter((view) => rateOfReported(view) !== '');
  const basis = [...new Set(rated.map((view) => rateBasis(view, counted(view))).filter((text) => text !== ''))];
  const sameRate = strict.length > 1 && new Set(strict.map((text) => voice.marks.plain(text))).size === 1;
  const rate =
    nearly.length > 0 || basis.length > 0
      ? voice.phrase('总体·达标率口径', 0, {
          口径: basis.toSorted((a, b) => b.length - a.length)[0] ?? '',
          不含:
            nearly.length > 0 && general.facts.round.settings.nearlyMetCounts
              ? together(sameRate ? strict.slice(0, 1) : strict)
              : '',
          同值: sameRate,
          两个规划: told.length > 1,
        })
      : '';
  return paragraphs(
    voice,
    'overview/counts',
    [...counts, ...uncounted, rate, twoRates(general, told), commonBases(general), ...told.map(halfTimeSentence)].map(
      (text) => sentence(text),
    ),
    voice.phrase('标题·总体', 0, {}),
  );
}

/** From which year closing reports count their changes; of two plans with one base in one sentence. */
function commonBases({ voice, views }: GeneralView): string {
  const years = new Set(views.map(commonBase));
  const [year] = years;
  if (views.length > 1 && years.size === 1 && year !== null && year !== undefined)
    return voice.phrase('终期·增减', 0, { 规划简称: voice.planName, 基期年: String(year) });
  return views.map(commonBaseSentence).join('');
}

/** Only where there are two rates: what is shared may be said in both, and they are not to be added. */
function twoRates(general: GeneralView, told: readonly PlanView[]): string {
  const [women, children] = told.filter((view) => rateOfReported(view) !== '');
  if (women === undefined || children === undefined) return '';
  const codes = new Set(counted(women).map((one) => one.indicator.code));
  const shares = counted(children).some((one) => codes.has(one.indicator.code));
  return general.voice.phrase('总体·两规划', 0, { 共有: shares });
}

/** 分领域达标情况: rows by plan and 领域, totals that add up. */
function domainTable(general: GeneralView): readonly Block[] {
  const rows = general.views.flatMap((view): readonly TableRow[] => {
    const groups = groupByDomain(counted(view));
    if (groups.length === 0) return [];
    const line = (id: string, name: string, list: readonly Assessment[]): TableRow => ({
      id: `table/domains/${view.plan}/${id}`,
      cells: [
        textCell(name),
        ...classes.map(({ key, of }) => cell(view, list.filter(of).length, list, [id, key])),
        cell(view, list.length, list, [id, 'total']),
      ],
    });
    return [
      {
        id: `table/domains/${view.plan}`,
        cells: [textCell(general.both ? view.voice.planName : `《${view.span.title}》`)],
        group: true,
      },
      ...groups.map((group) => line(group.domain, group.domain, group.assessments)),
      line('合计', '合计', counted(view)),
    ];
  });
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      id: tableIds.domains,
      caption: [{ kind: 'text', text: '分领域达标情况（项）' }],
      columns: [
        { heading: ['领域'], width: 20, align: 'left' },
        ...classes.map(({ is }) => ({
          heading: [general.voice.words.say('attainment', is)],
          width: 12,
          align: 'right' as const,
        })),
        { heading: ['合计'], width: 12, align: 'right' },
      ],
      rows,
      landscape: false,
      notes: [],
    },
  ];
}

interface VerdictClass {
  readonly key: string;
  readonly is: Says['attainment'];
  readonly of: (one: Assessment) => boolean;
}

const classes: readonly VerdictClass[] = [
  { key: 'met', is: 'reached', of: isMet },
  { key: 'nearly', is: 'nearly-met', of: (one) => one.attainment === 'nearly-met' },
  { key: 'not-met', is: 'unmet', of: isNotMet },
  { key: 'no-data', is: 'no-data', of: (one) => one.attainment === 'no-data' },
];

/** Even a zero was counted: over all of the row. */
function cell(view: PlanView, count: number, row: readonly Assessment[], within: readonly string[]): readonly Inline[] {
  const origins = originsOf(row);
  return [figureInline(String(count), { kind: 'count', scope: view.plan, what: 'domains', within }, origins)];
}

/** Which units' tables or notes are not there, by name. */
function missingMaterial(general: GeneralView): readonly Block[] {
  const { round, received } = general.facts;
  // The office that signs the report does not report itself to the level above.
  const others = round.units.filter(({ name }) => name !== round.compiler);
  const noTable = others.filter((unit) => !received.tables.has(unit.name) && owesFigures(general, unit.name));
  const noNote = others.filter((unit) => unit.role === 'key' && !received.notes.has(unit.name));
  if (noTable.length + noNote.length === 0) return [];
  return paragraphs(general.voice, 'overview/missing', [
    sentence(
      general.voice.phrase('总·缺材料', 0, {
        都缺列: names(noTable.filter((unit) => noNote.includes(unit)).map((unit) => unit.name)),
        缺表列: names(noTable.filter((unit) => !noNote.includes(unit)).map((unit) => unit.name)),
        缺文列: names(noNote.filter((unit) => !noTable.includes(unit)).map((unit) => unit.name)),
      }),
    ),
  ]);
}

/** Of an indicator of a plan: counts behind a rate, and what is only collected, are asked of nobody. */
function owesFigures(general: GeneralView, unit: string): boolean {
  return general.facts.indicators.some((one) => one.plans.length > 0 && one.units.includes(unit));
}

/** The Bureau's own 摘要 from notes/总报告. */
function ownWords(general: GeneralView): readonly Block[] {
  const items = general.facts.generalNotes.filter(
    (item) =>
      item.section === '摘要' &&
      (general.both || item.plans.some((plan) => general.views.some((view) => view.plan === plan))),
  );
  return paragraphs(
    general.voice,
    'overview/own',
    items.map((item) => sentence(sentenceOfWords(general.voice, item.text, item.origin))),
  );
}
