/**
 * What a unit's page form holds of the round: its own indicators with plan, targets, history and reference figures, the
 * forms laid out for it, the templates. Of other units it holds what its own figures are checked against, and no
 * contact, note or decision of theirs.
 */
import type { Dataset } from '../../dataset/dataset.ts';
import type { RoundSources, TableFile } from '../../dataset/sources.ts';
import type { Decision } from '../../dataset/settling/decisions.ts';
import type { FormStamp } from '../../dataset/tables/heads/form-stamp.ts';
import { responsibleUnits } from '../../dataset/wording.ts';
import type { Diagnostic } from '../../diagnostics.ts';
import type { Indicator } from '../../indicators/definition.ts';
import type { Round, Unit } from '../../indicators/round.ts';
import { findUnit } from '../../indicators/round.ts';
import type { Report } from '../../report/model.ts';
import type { TemplateFiles } from '../../report/patterns/template-set.ts';
import type { LaidWorkbook } from '../../report/sheet-model.ts';
import type { Configuration } from '../read/configuration.ts';
import type { RoundFiles } from '../read/round-files.ts';
import { unitNameOf } from '../read/table-files.ts';
import type { RoundMark } from './return-mark.ts';

export interface FormSlice {
  readonly mark: RoundMark;
  /** The program's version, which the drafts remember. */
  readonly program: string;
  readonly configuration: Omit<Configuration, 'templates'>;
  readonly templates: { readonly own: TemplateFiles; readonly packaged: TemplateFiles | null };
  /** What was read of others' tables, of other areas and of the years before. */
  readonly known: Pick<RoundSources, 'workbooks' | 'reference' | 'history'>;
  /** null for a unit that answers for no figure. */
  readonly table: LaidWorkbook | null;
  /** null for a unit that owes no notes. */
  readonly notes: Report | null;
}

export interface SliceOrder {
  readonly configuration: Configuration;
  readonly files: Pick<RoundFiles, 'templates' | 'packagedTemplates'>;
  readonly sources: RoundSources;
  readonly dataset: Dataset;
  readonly program: string;
  readonly stamp: FormStamp;
}

export function sliceFor(
  unit: Unit,
  { configuration, files, sources, dataset, program, stamp }: SliceOrder,
  { table, notes }: Pick<FormSlice, 'table' | 'notes'>,
): FormSlice {
  const { round } = configuration;
  const codes = codesAround(unit.name, dataset);
  const around: Around = { unit: unit.name, codes };
  return {
    mark: {
      area: round.area.code ?? '',
      name: round.area.name,
      year: round.year,
      unit: unit.name,
      edition: stamp.edition,
    },
    program,
    configuration: {
      round: ofThisForm(round, unit.name),
      // As the settings have them: bases that tables fill in are filled in again.
      indicators: configuration.indicators.filter(({ code }) => codes.has(code)),
      decisions: configuration.decisions.filter((one) => isAbout(one, around)),
      ledger: [],
      handedOver: { sent: [], signed: [] },
      promises: configuration.promises.filter((one) => one.unit === unit.name),
      findings: configuration.findings.filter((one) => concerns(one, around)),
    },
    templates: { own: files.templates, packaged: files.packagedTemplates },
    known: {
      // What the unit itself handed in before is what the form replaces.
      workbooks: sources.workbooks
        .filter(({ file, reading }) => (reading.unit ?? unitNameOf(file, round)) !== unit.name)
        .flatMap((file) => sliced(file, around)),
      reference: sources.reference.flatMap((file) => sliced(file, around)),
      history: sources.history.flatMap((file) => sliced(file, around)),
    },
    table,
    notes,
  };
}

interface Around {
  readonly unit: string;
  readonly codes: ReadonlySet<string>;
}

/**
 * The unit's own, those of the units that it shares one with (a sentence's pattern is chosen by an indicator's place among
 * its unit's), and what any of its own is worked out from or checked against.
 */
function codesAround(unit: string, { indicators, round }: Dataset): ReadonlySet<string> {
  const own = indicators.filter((one) => responsibleUnits(one, round).includes(unit));
  const sharing = new Set(own.flatMap((one) => responsibleUnits(one, round)));
  const ownCodes = new Set(own.map(({ code }) => code));
  const named = new Set(own.flatMap(namedBy));
  const around = indicators.filter(
    (one) =>
      ownCodes.has(one.code) ||
      named.has(one.code) ||
      namedBy(one).some((code) => ownCodes.has(code)) ||
      responsibleUnits(one, round).some((name) => sharing.has(name)),
  );
  return new Set(around.map(({ code }) => code));
}

function namedBy({ numerator, denominator, cases, notAbove }: Indicator): readonly string[] {
  return [numerator, denominator, cases, ...notAbove].flatMap((code) => code ?? []);
}

/** Only whom the form is handed to stays, and nothing of where the Bureau keeps its files. */
function ofThisForm(whole: Round, own: string): Round {
  const { register: _register, templates: _templates, ...round } = whole;
  return {
    ...round,
    units: round.units.map((unit) => {
      if (unit.name === own) return unit;
      const { contact: _, ...rest } = unit;
      return rest;
    }),
  };
}

function sliced({ file, reading }: TableFile, around: Around): readonly TableFile[] {
  const { contact: _, ...rest } = reading;
  const observations = reading.observations.filter(({ indicator }) => around.codes.has(indicator));
  const levels = reading.levels.filter(({ indicator }) => around.codes.has(indicator));
  if (observations.length === 0 && levels.length === 0) return [];
  return [
    {
      file,
      reading: {
        ...rest,
        observations,
        levels,
        stated: reading.stated.filter(({ indicator }) => around.codes.has(indicator)),
        foreignRows: [],
        findings: reading.findings.filter((one) => one.indicator !== null && around.codes.has(one.indicator)),
      },
    },
  ];
}

function isAbout(one: Decision, { unit, codes }: Around): boolean {
  switch (one.kind) {
    case 'choose':
    case 'correct':
      return codes.has(one.indicator);
    case 'accept':
      return one.at.includes(unit) || (one.indicator !== null && codes.has(one.indicator)) || codes.has(one.at);
    case 'supersede':
      return false;
  }
}

/** The round's own settings speak of all units: what names an indicator or a unit is for those alone. */
function concerns({ indicator, unit }: Diagnostic, around: Around): boolean {
  if (indicator !== null) return around.codes.has(indicator);
  return unit === around.unit;
}

/** The unit as the slice's round has it. */
export function unitOf({ mark, configuration: { round } }: FormSlice): Unit {
  const found = findUnit(round, mark.unit)?.unit;
  if (found === undefined) throw new Error(`the slice lacks its unit ${mark.unit}`);
  return found;
}
