/** What units owe and did not hand in: figures of the year, whole workbooks, notes. */
import type { Diagnostic } from '../../diagnostics.ts';
import { finding } from '../../diagnostics.ts';
import type { Indicator } from '../../indicators/definition.ts';
import { partsAsked } from '../../indicators/target-definition.ts';
import { planIds, planWord } from '../../indicators/plan-id.ts';
import { dimensionOf } from '../tables/rows/dimensions.ts';
import type { FigureLookup, ObservationStatus } from '../observation.ts';
import { ownArea } from '../observation.ts';
import { formatOrigin, mergeOrigins } from '../../provenance.ts';
import { responsibleUnits, sayIndicator, sayOrigins, sayUnit } from '../wording.ts';
import type { AuditFacts } from './facts.ts';
import { unitOf } from './facts.ts';

export function blankFigures(facts: AuditFacts): readonly Diagnostic[] {
  return facts.indicators.flatMap((indicator) => {
    if (!isYearly(indicator)) return [];
    const gaps = gapsOf(indicator, facts);
    if (gaps.length === 0 || owedByUnitsWithoutTables(indicator, gaps, facts)) return [];
    if (isUnderUnclearHead(indicator, gaps, facts)) return [];
    return [blank(indicator, gaps, facts)];
  });
}

/** Has a figure of every year. */
export function isYearly({ trendPolicy }: Pick<Indicator, 'trendPolicy'>): boolean {
  return trendPolicy !== 'election' && trendPolicy !== 'census';
}

/** Units that handed in no table of the year are asked for it once (missing-workbook), not once an indicator. */
function owedByUnitsWithoutTables(
  indicator: Indicator,
  gaps: readonly Gap[],
  { round, handedIn }: AuditFacts,
): boolean {
  const units = responsibleUnits(indicator, round);
  return (
    units.length > 0 &&
    units.every((unit) => !handedIn.tables.has(unit)) &&
    gaps.every(({ lookup }) => lookup.verdict === 'not-reported')
  );
}

/** What stands in a column whose head nobody can read was reported: it is asked for once, at the head. */
function isUnderUnclearHead(indicator: Indicator, gaps: readonly Gap[], facts: AuditFacts): boolean {
  if (gaps.some(({ lookup }) => lookup.verdict !== 'not-reported')) return false;
  const rows = facts.observations.filter((one) => one.indicator === indicator.code && one.area === ownArea);
  return facts.unclearHeads.some(({ file, sheet, unit }) =>
    rows.length === 0
      ? unit !== null && responsibleUnits(indicator, facts.round).includes(unit)
      : rows.some(({ origin }) => origin.kind === 'cell' && origin.file === file && origin.sheet === sheet),
  );
}

const answers: readonly ObservationStatus[] = ['not-collected', 'not-carried-out', 'not-applicable', 'too-small'];

type Missing = Extract<FigureLookup, { verdict: 'not-reported' | 'marked' }>;

interface Gap {
  readonly dimension: string | null;
  readonly lookup: Missing;
}

/** What is needed of the year and not there; a figure that was refused has its own finding. */
function gapsOf(indicator: Indicator, facts: AuditFacts): readonly Gap[] {
  return dimensionsNeeded(indicator, facts).flatMap((dimension): readonly Gap[] => {
    const lookup = facts.figure(indicator.code, ownArea, facts.round.year, dimension);
    if (lookup.verdict === 'figure' || lookup.verdict === 'conflict') return [];
    if (lookup.verdict === 'marked' && ['refused', 'unreadable', 'conflict'].includes(lookup.status)) return [];
    // 未统计, —, … are the answers that the form asks for: told in one quiet line, and asked no more.
    if (lookup.verdict === 'marked' && answers.includes(lookup.status)) return [];
    if (isJudgedInNotes(indicator, facts)) return [];
    // Support series are asked for only where a table has a row for them.
    if (lookup.verdict === 'not-reported' && indicator.plans.length === 0) return [];
    return [{ dimension, lookup }];
  });
}

/** A qualitative goal is judged by the unit's own word, in its table or under 定性目标 in its note. */
function isJudgedInNotes(indicator: Indicator, facts: AuditFacts): boolean {
  if (indicator.scale !== 'text') return false;
  const items = facts.notes.flatMap((note) => note.items);
  return items.some(
    ({ state, indicators, goals = [] }) =>
      (state !== null && indicators.includes(indicator.code)) || goals.some(({ code }) => code === indicator.code),
  );
}

/** The groups that a target of several conditions asks about, where the round judges by it; else the total. */
function dimensionsNeeded(indicator: Indicator, { round }: AuditFacts): readonly (string | null)[] {
  const groups = indicator.targets
    .filter(({ plan, definition }) => round.plans[plan].judge === definition.set)
    .flatMap(({ definition }) => partsAsked(definition).map(dimensionOf));
  return groups.length === 0 ? [null] : [...new Set(groups)];
}

function blank(indicator: Indicator, gaps: readonly Gap[], facts: AuditFacts): Diagnostic {
  const { round } = facts;
  const marks = gaps.flatMap(({ lookup }) => (lookup.verdict === 'marked' ? [lookup] : []));
  const origins = mergeOrigins(marks.map((mark) => mark.origins));
  const groups = gaps.flatMap(({ dimension }) => (dimension === null ? [] : [`“${dimension}”`])).join('');
  const [mark] = marks;
  // One cell is the finding's own place.
  const places = origins.length > 1 ? `（${sayOrigins(origins)}）` : '';
  const state = mark === undefined ? '没有上报' : `${sayMark(mark, indicator, facts)}${places}`;
  const units = responsibleUnits(indicator, round);
  const key = { indicator: indicator.code, area: ownArea, year: round.year, dimension: gaps[0]?.dimension ?? null };
  const whom = units.length === 0 ? null : units.map((unit) => sayUnit(unit, round)).join('、');
  return finding('blank', {
    message: `${sayIndicator(indicator)}${round.year}年${groups}没有数字：${state}。`,
    hint:
      whom === null
        ? `round.yaml 的单位中没有该指标的责任单位${indicator.units.length === 0 ? '' : `（写的是${indicator.units.join('、')}）`}，请在 round.yaml 补上这个单位，或在 plan.yaml 写明 units，或由统计局补上数字。`
        : `请联系${whom}补报；确无数据的，请说明原因。`,
    origin: origins[0] ?? null,
    related: origins.slice(1),
    unit: mark === undefined ? (units[0] ?? null) : unitOf(facts, indicator, key),
    indicator: indicator.code,
  });
}

/** 填“未统计”, 空白. */
function sayMark(mark: Extract<Missing, { verdict: 'marked' }>, indicator: Indicator, facts: AuditFacts): string {
  const places = mark.origins.map(formatOrigin);
  const cell = facts.observations.find(
    (one) => one.indicator === indicator.code && one.word !== null && places.includes(formatOrigin(one.origin)),
  );
  return cell === undefined ? '空白' : `填“${cell.word ?? ''}”`;
}

export function missingWorkbooks(facts: AuditFacts): readonly Diagnostic[] {
  const { round } = facts;
  return round.units.flatMap((unit) => {
    const owed = facts.indicators.filter(
      (indicator) => indicator.plans.length > 0 && responsibleUnits(indicator, round).includes(unit.name),
    );
    // Who answers only for what moves with elections or a census has nothing to hand in every year.
    if (!owed.some(isYearly) || facts.handedIn.tables.has(unit.name)) return [];
    return [
      finding('missing-workbook', {
        message: facts.handedIn.earlierAlone.has(unit.name)
          ? `${unit.name}的报表里没有${round.year}年的数字，只有往年的；其负责的指标有${owed.length}项。`
          : `${unit.name}没有交报表，其负责的指标有${owed.length}项。`,
        hint: `请联系${sayUnit(unit.name, round)}报送${round.year}年的报表，放入 workbooks 文件夹。`,
        unit: unit.name,
      }),
    ];
  });
}

export function missingNotes(facts: AuditFacts): readonly Diagnostic[] {
  const { round } = facts;
  return round.units.flatMap((unit) => {
    if (unit.role !== 'key' || facts.handedIn.unreadNotes.has(unit.name)) return [];
    const notes = facts.notes.filter((note) => note.unit === unit.name && !note.general);
    const covered = new Set(notes.flatMap((note) => note.items.flatMap((item) => item.plans)));
    const lacking = planIds.filter((plan) => !covered.has(plan));
    const [first] = notes;
    if (first === undefined || lacking.length === planIds.length) {
      return [
        finding('missing-notes', {
          message:
            first === undefined
              ? `${unit.name}没有交两个规划的文字材料。`
              : `${unit.name}的文字材料里没有可用的内容，缺妇女、儿童两个规划的材料。`,
          hint: `请联系${sayUnit(unit.name, round)}报送，放入 notes 文件夹（如 notes/${unit.name}.docx）。`,
          origin: first?.origin,
          unit: unit.name,
        }),
      ];
    }
    return lacking.map((plan) =>
      finding('missing-notes', {
        message: `${unit.name}的文字材料里没有${planWord[plan]}发展规划的内容。`,
        hint: `请联系${sayUnit(unit.name, round)}补报${planWord[plan]}发展规划的材料。`,
        origin: first.origin,
        unit: unit.name,
      }),
    );
  });
}
