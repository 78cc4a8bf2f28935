/** The round's own files made ready: every mistake in any of them found in one run, before a single figure is read. */
import type { Decision } from '../../dataset/settling/decisions.ts';
import { parseDecisions } from '../../dataset/settling/decisions.ts';
import type { HandOver, LedgerEntry } from '../../dataset/ledger.ts';
import { parseLedger } from '../../dataset/ledger.ts';
import type { EarlierPromise } from '../../dataset/promises.ts';
import { parsePromises } from '../../dataset/promises.ts';
import type { Diagnostic, Outcome } from '../../diagnostics.ts';
import { failed, finding, ok } from '../../diagnostics.ts';
import type { Indicator } from '../../indicators/definition.ts';
import { nearestOffice } from '../../indicators/nearest.ts';
import { planIds } from '../../indicators/plan-id.ts';
import type { CityPlan } from '../../indicators/plan.ts';
import { layPlanOver } from '../../indicators/register/laid-plan.ts';
import { layOver, parseOverlay } from '../../indicators/register/overlay.ts';
import { parsePlan } from '../../indicators/plan.ts';
import type { Register } from '../../indicators/register/register-entry.ts';
import { parseRegister } from '../../indicators/register/register.ts';
import type { Round } from '../../indicators/round.ts';
import { findUnit, parseRound } from '../../indicators/round.ts';
import type { Located } from '../../indicators/yaml/yaml.ts';
import type { SourceText } from '../../indicators/yaml/document.ts';
import type { TemplateFiles } from '../../report/patterns/template-set.ts';
import type { Templates } from '../../report/patterns/templates.ts';
import { readTemplates } from '../../report/patterns/templates.ts';
import {
  emptyRecipients,
  roundContradictions,
  withCompilerByName,
  withoutCityPlan,
  withoutOwnTargets,
} from './round-contradictions.ts';
import { unknownLedgerUnits, unknownPlanUnits } from './unknown-units.ts';
import { rememberingLast, rememberingSame } from '../memoize.ts';
import type { NeighbourRound, RoundFiles } from './round-files.ts';

export interface Configuration {
  readonly round: Round;
  /** The register with the city's plan laid over it. */
  readonly indicators: readonly Indicator[];
  readonly decisions: readonly Decision[];
  readonly ledger: readonly LedgerEntry[];
  /** What ledger.yaml says of documents. */
  readonly handedOver: { readonly sent: readonly HandOver[]; readonly signed: readonly HandOver[] };
  /** What the year before left to be answered. */
  readonly promises: readonly EarlierPromise[];
  readonly templates: Templates;
  /** Rounds of other areas whose settled figures are taken; none where it is left out. */
  readonly neighbours?: readonly ReadNeighbour[];
  /** What is doubtful in these files, but stops nothing. */
  readonly findings: readonly Diagnostic[];
}

export interface ReadNeighbour extends NeighbourRound {
  readonly configuration: Outcome<Configuration>;
}

export function readConfiguration(files: RoundFiles): Outcome<Configuration> {
  const unreadable = new Set(files.findings.flatMap(({ origin }) => (origin?.kind === 'file' ? [origin.file] : [])));
  const read = <T>(source: SourceText, parse: (source: SourceText) => Outcome<T>): Outcome<T> =>
    unreadable.has(source.file) ? failed([]) : parse(source);

  const located = read(files.round, readRound);
  const register = registerOf(files, read);
  const plan = read(orEmpty(files.plan, 'plan.yaml'), rememberedPlan);
  const indicators = laidIndicators(located, register, plan);
  const decisions = read(orEmpty(files.decisions, 'decisions.yaml', '[]'), parseDecisions);
  const ledger = read(orEmpty(files.ledger, 'ledger.yaml', '[]'), (source) =>
    parseLedger(source, codesOf(indicators, register)),
  );
  const promises = read(orEmpty(files.promises ?? null, 'promises.yaml', '[]'), parsePromises);
  const templates = rememberedTemplates([files.templates, files.packagedTemplates]);

  const knowsCodes = register.verdict === 'ok';
  const findings = [
    ...files.findings,
    ...located.findings,
    ...(located.verdict === 'ok' ? contradictions(located.value) : []),
    ...register.findings,
    ...plan.findings,
    ...indicators.findings,
    ...decisions.findings,
    ...(knowsCodes ? ledger.findings : []),
    ...promises.findings,
    ...templates.findings,
  ];
  if (
    findings.some((one) => one.code === 'invalid-configuration' || one.code === 'unknown-template-name') ||
    located.verdict === 'failed' ||
    register.verdict === 'failed' ||
    indicators.verdict === 'failed' ||
    decisions.verdict === 'failed' ||
    ledger.verdict === 'failed' ||
    promises.verdict === 'failed' ||
    templates.verdict === 'failed'
  ) {
    return failed(findings);
  }
  const round = roundByName(located.value.value);
  return ok({
    round,
    indicators: indicators.value,
    decisions: decisions.value,
    ledger: ledger.value.entries,
    handedOver: { sent: ledger.value.sent, signed: ledger.value.signed },
    promises: promises.value,
    templates: templates.value,
    neighbours: (files.neighbours ?? []).map((one) => ({ ...one, configuration: readConfiguration(one.files) })),
    findings: [
      ...findings,
      ...(plan.verdict === 'ok' ? unknownPlanUnits(plan.value, round) : []),
      ...unknownLedgerUnits(ledger.value.entries, round),
      ...emptyRecipients(located.value),
      ...(files.plan === null
        ? [withoutCityPlan()]
        : withoutOwnTargets(indicators.value, located.value, plan.verdict === 'ok' ? plan.value.value : {})),
    ],
  });
}

/** round.yaml is read first for where the register and the templates are. */
export const readRound = rememberingLast(parseRound, ({ file, text }) => `${file}\n${text}`);

/** Neither depends on the round, and both are large. */
const rememberedRegister = rememberingLast(
  (sources: readonly [SourceText, SourceText | null]) => parsedRegister(...sources),
  (sources) => sources.map((source) => `${source?.file ?? ''}\n${source?.text ?? ''}`).join('\n'),
);
const rememberedTemplates = rememberingLast(
  (sets: readonly [TemplateFiles, TemplateFiles | null]) => readTemplates(...sets),
  (sets) => JSON.stringify(sets.map((set) => [...(set ?? [])].map(([name, { file, text }]) => [name, file, text]))),
);

const rememberedPlan = rememberingLast(parsePlan, ({ file, text }) => `${file}\n${text}`);
const rememberedOverlay = rememberingLast(parseOverlay, ({ file, text }) => `${file}\n${text}`);
// The same round and the same indicators stay the same objects: what was read by them need not be read again.
const laidIndicators = rememberingSame(bothOk);
const laidRegister = rememberingSame(layOver);
const roundByName = rememberingSame(withCompilerByName);

/** A file that is missing, or holds comments only, says nothing. */
function orEmpty(source: SourceText | null, file: string, nothing = '{}'): SourceText {
  if (source === null) return { file, text: nothing };
  const written = source.text.split('\n').some((line) => !/^\s*(#.*|---\s*)?$/.test(line));
  return written ? source : { file: source.file, text: nothing };
}

function bothOk(
  round: Outcome<Located<Round>>,
  register: Outcome<Register>,
  plan: Outcome<Located<CityPlan>>,
): Outcome<readonly Indicator[]> {
  if (round.verdict === 'failed' || register.verdict === 'failed' || plan.verdict === 'failed') return failed([]);
  return layPlanOver(register.value, plan.value, round.value);
}

type Read = <T>(source: SourceText, parse: (source: SourceText) => Outcome<T>) => Outcome<T>;

/** The register, with the round's own indicators.yaml laid over it. */
function registerOf(files: RoundFiles, read: Read): Outcome<Register> {
  if (files.register.text === '') return failed([]);
  const register = read(files.register, (source) => rememberedRegister([source, files.packagedRegister]));
  if (files.overlay === null || register.verdict === 'failed') return register;
  const overlay = read(files.overlay, rememberedOverlay);
  if (overlay.verdict === 'failed') return failed([...register.findings, ...overlay.findings]);
  return registerWith(register, overlay, laidRegister(register.value, overlay.value));
}

const registerWith = rememberingSame(
  (register: Outcome<Register>, overlay: Outcome<unknown>, laid: Outcome<Register>): Outcome<Register> => ({
    ...laid,
    findings: [...register.findings, ...overlay.findings, ...laid.findings],
  }),
);

/** For what is made before the round's plan can be read. */
export function readRegister(files: RoundFiles): Outcome<Register> {
  return registerOf(files, (source, parse) => parse(source));
}

/** A register of the city's own has the packaged periods, unless it writes its own. */
function parsedRegister(source: SourceText, packaged: SourceText | null): Outcome<Register> {
  const writesPeriods = /^periods:/m.test(source.text);
  const standard = packaged === null || writesPeriods ? null : parseRegister(packaged);
  return parseRegister(source, standard?.verdict === 'ok' ? standard.value.periods : []);
}

function codesOf(indicators: Outcome<readonly Indicator[]>, register: Outcome<Register>) {
  if (indicators.verdict === 'ok') return indicators.value;
  if (register.verdict === 'failed') return [];
  return register.value.entries.map(({ entry }) => ({ ...entry, plans: entry.plans ?? [] }));
}

/** What round.yaml's types cannot say. */
function contradictions({ value: round, locate }: Located<Round>): readonly Diagnostic[] {
  return [
    ...repeated(round.units.map((unit) => unit.name)).map((position) =>
      finding('invalid-configuration', {
        message: `单位“${round.units[position]?.name ?? ''}”列了两次。`,
        hint: '请删去其中一个；改过名的单位，旧名写在 aliases 里。',
        origin: locate(['units', position]),
      }),
    ),
    ...roundContradictions(round, locate),
    ...repeated(round.areas.map((area) => area.id)).map((position) =>
      finding('invalid-configuration', {
        message: `地区代号“${round.areas[position]?.id ?? ''}”列了两次。`,
        hint: '每个对比地区的 id 只能用一次。',
        origin: locate(['areas', position]),
      }),
    ),
    ...unknownNames(round, Object.keys(round.letterhead?.units ?? {}), ['letterhead', 'units'], locate),
    ...unknownNames(round, Object.keys(round.received).filter((name) => findUnit(round, name) === null), ['received'], locate), // prettier-ignore
    ...planIds
      .filter((plan) => round.year < round.plans[plan].base)
      .map((plan) =>
        finding('invalid-configuration', {
          message: `报告年度${round.year}年早于规划的基期年${round.plans[plan].base}年。`,
          hint: '请核对 year 和 base。',
          origin: locate(['plans', plan, 'base']),
          related: [locate(['year'])],
        }),
      ),
  ];
}

/** Keys that should be units' names. */
function unknownNames(
  round: Round,
  names: readonly string[],
  path: readonly string[],
  locate: Located<Round>['locate'],
): readonly Diagnostic[] {
  const known = round.units.map((unit) => unit.name);
  return names
    .filter((name) => !known.includes(name))
    .map((name) => {
      const near = nearestOffice(name, known);
      return finding('invalid-configuration', {
        message: `${path[0] ?? ''} 里的单位“${name}”不在 units 里。`,
        hint: near === null ? '请写 units 里的单位名称。' : `是否应为“${near}”？`,
        origin: locate([...path, name]),
      });
    });
}

/** Positions of entries that stand earlier in the list as well. */
function repeated(names: readonly string[]): readonly number[] {
  return names.flatMap((name, position) => (names.indexOf(name) < position ? [position] : []));
}
