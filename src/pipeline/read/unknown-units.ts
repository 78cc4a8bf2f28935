/** Units that plan.yaml and ledger.yaml name and the round does not have. */
import { grouped } from '../../dataset/agreement.ts';
import type { LedgerEntry } from '../../dataset/ledger.ts';
import type { Diagnostic } from '../../diagnostics.ts';
import { finding, listed } from '../../diagnostics.ts';
import { nearestOffice } from '../../indicators/nearest.ts';
import type { CityPlan, PlanEntry } from '../../indicators/plan.ts';
import type { Round } from '../../indicators/round.ts';
import { findUnit } from '../../indicators/round.ts';
import type { Located } from '../../indicators/yaml/yaml.ts';

/** With the place of each. */
function unitsNamed(units: PlanEntry['units']) {
  if (units === undefined) return [];
  if (Array.isArray(units)) return units.map((name, position) => ({ name, path: [position] }));
  return [
    { name: units.lead, path: ['lead'] },
    ...units.with.map((name, position) => ({ name, path: ['with', position] })),
  ];
}

/** A unit named in plan.yaml that the round does not know would get no report for its indicator. */
export function unknownPlanUnits(plan: Located<CityPlan>, round: Round): readonly Diagnostic[] {
  const known = round.units.map((unit) => unit.name);
  const strangers = Object.entries(plan.value).flatMap(([code, entry]) =>
    unitsNamed(entry.units)
      .filter(({ name }) => findUnit(round, name) === null)
      .map(({ name, path }) => ({ code, name, origin: plan.locate([code, 'units', ...path]) })),
  );
  // One unit that is missing is one mistake, however many indicators it answers for.
  return [...grouped(strangers, ({ name }) => name)].flatMap(([name, same]) => {
    const [first, ...others] = same;
    if (first === undefined) return [];
    const near = nearestOffice(name, known);
    const codes = listed([...new Set(same.map(({ code }) => code))], '项');
    return [
      finding('unknown-unit', {
        message: `${codes}的责任单位“${name}”不在 round.yaml 的单位里，没有单位报告会写${same.length === 1 ? '这个' : '这些'}指标。`,
        hint:
          near === null
            ? `请在 round.yaml 的 units 里加上，如 - {name: ${name}, role: member}，或改正名称。`
            : `是否应为“${near}”？是的，请改正名称，或把“${name}”写进它的 aliases；不是的，请在 round.yaml 的 units 里加上，如 - {name: ${name}, role: member}。`,
        origin: first.origin,
        related: others.map(({ origin }) => origin),
        ...(same.length === 1 ? { indicator: first.code } : {}),
      }),
    ];
  });
}

/** Anybody may lead a measure; a name that is nearly a unit's is that unit's, mistyped. */
export function unknownLedgerUnits(entries: readonly LedgerEntry[], round: Round): readonly Diagnostic[] {
  const known = round.units.map((unit) => unit.name);
  return entries.flatMap(({ indicator, lead, with: partners, origin }) =>
    [...(lead === null ? [] : [lead]), ...partners].flatMap((name) => {
      const near = findUnit(round, name) === null ? nearestOffice(name, known) : null;
      if (near === null) return [];
      return [
        finding('unknown-unit', {
          message: `ledger.yaml 里 ${indicator} 的“${name}”不在 round.yaml 的单位里。`,
          hint: `是否应为“${near}”？是的，请改正名称，或把“${name}”写进它的 aliases；不是的，不必处理。`,
          origin,
          indicator,
        }),
      ];
    }),
  );
}
