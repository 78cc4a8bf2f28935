/** 审核: findings by unit, the same causes together, each with what can be decided about it. */
import { grouped } from '../../dataset/agreement.ts';
import { acceptanceLines } from '../../dataset/settling/accepted-findings.ts';
import type { Diagnostic, FindingCode, Level } from '../../diagnostics.ts';
import { inOrderOfUrgency, levels } from '../../diagnostics.ts';
import { hashOf } from '../../history/manifest.ts';
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

/** Findings of one code and level. */
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
  /** The figure at the place, which a correction would replace. */
  readonly figure: CellFigure | null;
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

/** `shown`: at most so many findings of one cause are sent; the rest are counted. */
export function findingsOf(round: RoundNow, shown = 50): FindingsView {
  const order = round.prepared.dataset.round.units.map(({ name }) => name);
  const byUnit = grouped(round.findings, (one) => one.unit ?? '');
  const names = [
    ...order.filter((name) => byUnit.has(name)),
    ...[...byUnit.keys()].filter((name) => name !== '' && !order.includes(name)),
    ...(byUnit.has('') ? [''] : []),
  ];
  const known: Known = {
    figures: figuresByPlace(round),
    names: new Map(round.prepared.dataset.indicators.map(({ code, name }) => [code, name])),
  };
  return { units: names.map((unit) => unitFindings(unit, byUnit.get(unit) ?? [], known, shown)) };
}

/** The finding that was shown under this id, among those of now. */
export function findingWithId(round: RoundNow, id: string): Diagnostic | null {
  return round.findings.find((one) => idOf(one) === id) ?? null;
}

function unitFindings(unit: string, findings: readonly Diagnostic[], known: Known, shown: number): UnitFindings {
  const count = (level: Level): number => findings.filter((one) => one.level === level).length;
  const causes = [...grouped(inOrderOfUrgency(findings), (one) => `${levels.indexOf(one.level)} ${one.code}`)];
  return {
    unit,
    counts: { 强制性: count('强制性'), 核实性: count('核实性'), 提示性: count('提示性') },
    causes: causes
      .toSorted(([one], [other]) => Number(one.slice(0, 1)) - Number(other.slice(0, 1)))
      .flatMap(([, own]): readonly Cause[] => {
        const [first] = own;
        if (first === undefined) return [];
        return [
          {
            code: first.code,
            title: causeWords[first.code],
            level: first.level,
            count: own.length,
            findings: own.slice(0, shown).map((one) => findingLine(one, known)),
          },
        ];
      }),
  };
}

function findingLine(one: Diagnostic, { figures, names }: Known): FindingLine {
  const name = one.indicator === null ? undefined : names.get(one.indicator);
  const place = one.origin === null ? null : placeOf(one.origin);
  const figure = place === null ? undefined : figures.get(place.text)?.[0];
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
    figure: figure === undefined ? null : plainFigure(figure),
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
