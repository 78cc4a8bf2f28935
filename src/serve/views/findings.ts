/** 审核: findings by unit, the same causes together, each with what can be decided about it. */
import { grouped } from '../../dataset/agreement.ts';
import { acceptanceLines } from '../../dataset/settling/accepted-findings.ts';
import type { Diagnostic, FindingCode, Level } from '../../diagnostics.ts';
import { inOrderOfUrgency, levels } from '../../diagnostics.ts';
import { hashOf } from '../../history/manifest.ts';
import type { Origin } from '../../provenance.ts';
import { formatOrigin, sayOrigin } from '../../provenance.ts';
import type { RoundNow } from '../round-now.ts';
import type { WrittenPlace } from '../../pipeline/way-to-write.ts';
import { readWay } from '../../pipeline/way-to-write.ts';
import { causeWords } from './cause-words.ts';

export interface FindingsView {
  readonly units: readonly UnitFindings[];
}

export interface UnitFindings {
  /** '' for what concerns no unit. */
  readonly unit: string;
  readonly counts: Readonly<Record<Level, number>>;
  readonly causes: readonly Cause[];
}

/** Findings of one code and level; of a large group none, they are asked for page by page. */
export interface Cause {
  readonly code: FindingCode;
  readonly title: string;
  readonly level: Level;
  readonly count: number;
  readonly findings: readonly FindingLine[];
}

export interface FindingLine {
  readonly id: string;
  readonly message: string;
  readonly hint: string;
  readonly indicator: string | null;
  readonly indicatorName: string | null;
  /** As people say it, and as it is asked for; null without a place. */
  readonly place: Place | null;
  readonly related: readonly Place[];
  readonly canAccept: boolean;
  /** Of a conflict: the figures to choose from. */
  readonly choices: readonly Choice[];
  /** The figures that a correction may replace: at the place, then at the others that it is about. */
  readonly figures: readonly CellFigure[];
  /** It is about a target of the plan, which is mended in the settings. */
  readonly isTarget: boolean;
  /** It asks for words of the unit about an indicator's figure. */
  readonly asksWords: boolean;
  readonly isOldFormat: boolean;
  /** Of a gap in a document: where it stands, and where its answer is written if that is a note. */
  readonly gap: { readonly document: string; readonly block: string; readonly place: WrittenPlace | null } | null;
}

export interface Place {
  readonly text: string;
  readonly said: string;
  readonly isCell: boolean;
}

export interface CellFigure {
  readonly indicator: string;
  readonly year: number;
  readonly area: string;
  readonly dimension: string | null;
  readonly value: string | null;
}

export interface Choice extends CellFigure {
  readonly origin: string;
  readonly said: string;
  readonly unit: string | null;
}

/** Groups of so many or fewer stand open when the page comes: their findings are sent with it, those of the others when asked for. */
const openUpTo = 5;
/** So many findings of one group at a time. */
export const pageOfFindings = 50;

export function findingsOf(round: RoundNow): FindingsView {
  const { units, known } = groupedOnce(round);
  return {
    units: units.map(({ unit, counts, groups }) => ({
      unit,
      counts,
      causes: groups.map(({ code, level, findings }) => ({
        code,
        title: causeWords[code],
        level,
        count: findings.length,
        findings: findings.length > openUpTo ? [] : findings.map((one) => findingLine(one, known)),
      })),
    })),
  };
}

/** A page of one group's findings, from the given one on. */
export function findingsOfCause(
  round: RoundNow,
  wanted: { readonly unit: string; readonly level: string; readonly code: string },
  from: number,
): readonly FindingLine[] {
  const { units, known } = groupedOnce(round);
  const group = units
    .find(({ unit }) => unit === wanted.unit)
    ?.groups.find(({ code, level }) => code === wanted.code && level === wanted.level);
  return (group?.findings ?? []).slice(from, from + pageOfFindings).map((one) => findingLine(one, known));
}

/** The finding that was shown under this id, among those of now. */
export function findingWithId(round: RoundNow, id: string): Diagnostic | null {
  return round.findings.find((one) => idOf(one) === id) ?? null;
}

interface UnitGroups extends Pick<UnitFindings, 'unit' | 'counts'> {
  readonly groups: readonly Group[];
}

interface Group extends Pick<Cause, 'code' | 'level'> {
  readonly findings: readonly Diagnostic[];
}

/** A round is asked about many times, page by page, before it changes. */
const grouping = new WeakMap<RoundNow, { readonly units: readonly UnitGroups[]; readonly known: Known }>();

function groupedOnce(round: RoundNow): { readonly units: readonly UnitGroups[]; readonly known: Known } {
  const kept = grouping.get(round);
  if (kept !== undefined) return kept;
  const order = round.prepared.dataset.round.units.map(({ name }) => name);
  const byUnit = grouped(round.findings, (one) => one.unit ?? '');
  const names = [
    ...order.filter((name) => byUnit.has(name)),
    ...[...byUnit.keys()].filter((name) => name !== '' && !order.includes(name)),
    ...(byUnit.has('') ? [''] : []),
  ];
  const made = {
    units: names.map((unit) => unitGroups(unit, byUnit.get(unit) ?? [])),
    known: {
      figures: figuresByPlace(round),
      names: new Map(round.prepared.dataset.indicators.map(({ code, name }) => [code, name])),
    },
  };
  grouping.set(round, made);
  return made;
}

function unitGroups(unit: string, findings: readonly Diagnostic[]): UnitGroups {
  const count = (level: Level): number => findings.filter((one) => one.level === level).length;
  const causes = [...grouped(inOrderOfUrgency(findings), (one) => `${levels.indexOf(one.level)} ${one.code}`)];
  return {
    unit,
    counts: { 强制性: count('强制性'), 核实性: count('核实性'), 提示性: count('提示性') },
    groups: causes
      .toSorted(([one], [other]) => Number(one.slice(0, 1)) - Number(other.slice(0, 1)))
      .flatMap(([, own]): readonly Group[] => {
        const [first] = own;
        return first === undefined ? [] : [{ code: first.code, level: first.level, findings: own }];
      }),
  };
}

function findingLine(one: Diagnostic, { figures, names }: Known): FindingLine {
  const name = one.indicator === null ? undefined : names.get(one.indicator);
  const place = one.origin === null ? null : placeOf(one.origin);
  return {
    id: idOf(one),
    message: one.message,
    hint: one.hint,
    indicator: one.indicator,
    indicatorName: name ?? null,
    place,
    related: one.related.map(placeOf),
    canAccept: acceptanceLines(one) !== null,
    choices: one.code === 'conflict' ? choicesAmong(one, figures) : [],
    figures: figuresAmong(one, figures),
    isTarget: one.indicator !== null && one.origin?.kind === 'line' && one.origin.file === 'plan.yaml',
    asksWords: one.indicator !== null && ['large-change', 'revision', 'blank'].includes(one.code),
    isOldFormat: one.code === 'old-format',
    gap:
      one.code === 'placeholder' && one.origin?.kind === 'block'
        ? { document: one.origin.document, block: one.origin.block, place: readWay(one.hint) }
        : null,
  };
}

/** What is looked up for each finding. */
interface Known {
  readonly figures: Figures;
  /** By code. */
  readonly names: ReadonlyMap<string, string>;
}

type Observations = RoundNow['prepared']['dataset']['observations'];
type Figures = ReadonlyMap<string, Observations>;

function figuresByPlace(round: RoundNow): Figures {
  return grouped(round.prepared.dataset.observations, (cell) => formatOrigin(cell.origin));
}

function choicesAmong(one: Diagnostic, figures: Figures): readonly Choice[] {
  const origins = [...(one.origin === null ? [] : [one.origin]), ...one.related];
  const seen = new Set<string>();
  return origins.flatMap((origin): readonly Choice[] => {
    const text = formatOrigin(origin);
    if (seen.has(text)) return [];
    seen.add(text);
    return (figures.get(text) ?? [])
      .filter((cell) => (one.indicator === null || cell.indicator === one.indicator) && cell.source !== 'decision')
      .map((cell) => ({ ...plainFigure(cell), origin: text, said: sayOrigin(origin), unit: cell.unit }));
  });
}

/** The figure at the place, then those at the other places that are of the same indicator and area: another year's. */
function figuresAmong(one: Diagnostic, figures: Figures): readonly CellFigure[] {
  const at = (origin: Origin | null) => (origin === null ? undefined : figures.get(formatOrigin(origin))?.[0]);
  const first = at(one.origin);
  if (first === undefined) return [];
  const all = [first, ...one.related.flatMap((origin) => at(origin) ?? [])].filter(
    ({ indicator, area }) => indicator === first.indicator && area === first.area,
  );
  return [
    ...grouped(all.map(plainFigure), ({ year, area, dimension }) => `${year} ${area} ${dimension ?? ''}`).values(),
  ].flatMap(([figure]) => figure ?? []);
}

function plainFigure({ indicator, year, area, dimension, value, word }: Observations[number]): CellFigure {
  return { indicator, year, area, dimension, value: value?.toFixed() ?? word };
}

function placeOf(origin: NonNullable<Diagnostic['origin']>): Place {
  return {
    text: formatOrigin(origin),
    said: sayOrigin(origin),
    isCell: origin.kind === 'cell' || origin.kind === 'sheet',
  };
}

function idOf(one: Diagnostic): string {
  const place = one.origin === null ? '' : formatOrigin(one.origin);
  return hashOf([one.code, place, one.unit ?? '', one.indicator ?? '', one.message].join('\n')).slice(0, 16);
}
