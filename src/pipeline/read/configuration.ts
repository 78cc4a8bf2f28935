/** The round's own files made ready: every mistake in any of them found in one run, before a single figure is read. */
import type { Decision } from '../../dataset/settling/decisions.ts';
import { parseDecisions } from '../../dataset/settling/decisions.ts';
import type { LedgerEntry } from '../../dataset/ledger.ts';
import { parseLedger } from '../../dataset/ledger.ts';
import type { Diagnostic, Outcome } from '../../diagnostics.ts';
import { failed, finding, ok } from '../../diagnostics.ts';
import type { Indicator } from '../../indicators/definition.ts';
import { nearestName } from '../../indicators/nearest.ts';
import { planIds } from '../../indicators/plan-id.ts';
import type { CityPlan } from '../../indicators/plan.ts';
import { layPlanOver, parsePlan } from '../../indicators/plan.ts';
import { parseRegister } from '../../indicators/register.ts';
import type { Round } from '../../indicators/round.ts';
import { findUnit, parseRound } from '../../indicators/round.ts';
import type { Located, SourceText } from '../../indicators/yaml.ts';
import type { Templates } from '../../report/patterns/templates.ts';
import { readTemplates } from '../../report/patterns/templates.ts';
import { rememberingLast } from '../memoize.ts';
import type { RoundFiles } from './round-files.ts';

export interface Configuration {
  readonly round: Round;
  /** The register with the city's plan laid over it. */
  readonly indicators: readonly Indicator[];
  readonly decisions: readonly Decision[];
  readonly ledger: readonly LedgerEntry[];
  readonly templates: Templates;
  /** What is doubtful in these files, but stops nothing. */
  readonly findings: readonly Diagnostic[];
}

export function readConfiguration(files: RoundFiles): Outcome<Configuration> {
  const unreadable = new Set(files.findings.flatMap(({ origin }) => (origin?.kind === 'file' ? [origin.file] : [])));
  const read = <T>(source: SourceText, parse: (source: SourceText) => Outcome<T>): Outcome<T> =>
    unreadable.has(source.file) ? failed([]) : parse(source);

  const located = read(files.round, readRound);
  const register =
    files.register.text === '' ? failed<readonly Indicator[]>([]) : read(files.register, rememberedRegister);
  const plan = read(orEmpty(files.plan, 'plan.yaml'), parsePlan);
  const indicators = bothOk(located, register, plan);
  const decisions = read(orEmpty(files.decisions, 'decisions.yaml', '[]'), parseDecisions);
  const ledger = read(orEmpty(files.ledger, 'ledger.yaml', '[]'), (source) =>
    parseLedger(source, indicators.verdict === 'ok' ? indicators.value : valueOf(register, [])),
  );
  const templates = rememberedTemplates(files.templates);

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
    ...templates.findings,
  ];
  if (
    findings.some((one) => one.code === 'invalid-configuration' || one.code === 'unknown-template-name') ||
    located.verdict === 'failed' ||
    indicators.verdict === 'failed' ||
    decisions.verdict === 'failed' ||
    ledger.verdict === 'failed' ||
    templates.verdict === 'failed'
  ) {
    return failed(findings);
  }
  const round = located.value.value;
  return ok({
    round,
    indicators: indicators.value,
    decisions: decisions.value,
    ledger: ledger.value,
    templates: templates.value,
    findings: [...findings, ...(plan.verdict === 'ok' ? unknownPlanUnits(plan.value, round) : [])],
  });
}

/** round.yaml is read first for where the register and the templates are. */
export const readRound = rememberingLast(parseRound, ({ file, text }) => `${file}\n${text}`);

/** Neither depends on the round, and both are large. */
const rememberedRegister = rememberingLast(parseRegister, ({ file, text }) => `${file}\n${text}`);
const rememberedTemplates = rememberingLast(readTemplates, (templates) =>
  JSON.stringify([...templates].map(([name, { file, text }]) => [name, file, text])),
);

/** A file that is missing, or holds comments only, says nothing. */
function orEmpty(source: SourceText | null, file: string, nothing = '{}'): SourceText {
  if (source === null) return { file, text: nothing };
  const written = source.text.split('\n').some((line) => !/^\s*(#.*|---\s*)?$/.test(line));
  return written ? source : { file: source.file, text: nothing };
}

function bothOk(
  round: Outcome<Located<Round>>,
  register: Outcome<readonly Indicator[]>,
  plan: Outcome<Located<CityPlan>>,
): Outcome<readonly Indicator[]> {
  if (round.verdict === 'failed' || register.verdict === 'failed' || plan.verdict === 'failed') return failed([]);
  return layPlanOver(register.value, plan.value, round.value.value);
}

function valueOf<T>(outcome: Outcome<T>, otherwise: T): T {
  return outcome.verdict === 'ok' ? outcome.value : otherwise;
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
    ...repeated(round.areas.map((area) => area.id)).map((position) =>
      finding('invalid-configuration', {
        message: `地区代号“${round.areas[position]?.id ?? ''}”列了两次。`,
        hint: '每个对比地区的 id 只能用一次。',
        origin: locate(['areas', position]),
      }),
    ),
    ...Object.keys(round.letterhead?.units ?? {})
      .filter((name) => round.units.every((unit) => unit.name !== name))
      .map((name) => {
        const near = nearestName(
          name,
          round.units.map((unit) => unit.name),
        );
        return finding('invalid-configuration', {
          message: `letterhead 里的单位“${name}”不在 units 里。`,
          hint: near === null ? '请写 units 里的单位名称。' : `是否应为“${near}”？`,
          origin: locate(['letterhead', 'units', name]),
        });
      }),
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

/** Positions of entries that stand earlier in the list as well. */
function repeated(names: readonly string[]): readonly number[] {
  return names.flatMap((name, position) => (names.indexOf(name) < position ? [position] : []));
}

/** A unit named in plan.yaml that the round does not know would get no report for its indicator. */
function unknownPlanUnits(plan: Located<CityPlan>, round: Round): readonly Diagnostic[] {
  const known = round.units.map((unit) => unit.name);
  return Object.entries(plan.value).flatMap(([code, entry]) =>
    (entry.units ?? []).flatMap((name, position) => {
      if (findUnit(round, name) !== null) return [];
      const near = nearestName(name, known);
      return [
        finding('unknown-unit', {
          message: `“${code}”的责任单位“${name}”不在 round.yaml 的单位里，没有单位报告会写这个指标。`,
          hint: near === null ? '请在 round.yaml 的 units 里加上这个单位，或改正名称。' : `是否应为“${near}”？`,
          origin: plan.locate([code, 'units', position]),
          indicator: code,
        }),
      ];
    }),
  );
}
