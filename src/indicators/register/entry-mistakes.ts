/** What the schema's types cannot say of a register's entries: codes, references, 领域, directions. */
import type { Diagnostic } from '../../diagnostics.ts';
import { finding } from '../../diagnostics.ts';
import { domainRules } from './entry-domain.ts';
import { nearestName } from '../nearest.ts';
import { domainsOf } from '../period.ts';
import { planWord } from '../plan-id.ts';
import type { Register, RegisterEntry } from './register-entry.ts';
import { asksForDirection } from '../target-definition.ts';

export function entryMistakes(register: Register): readonly Diagnostic[] {
  return [
    ...repeatedCodes(register),
    ...unknownReferences(register),
    ...unknownPeriods(register),
    ...register.entries.flatMap((one) => domainMistakes(one, register)),
    ...register.entries.flatMap(directionMistakes),
  ];
}

function mistake(message: string, hint: string, origin: Diagnostic['origin'], related: Diagnostic['related'] = []) {
  return finding('invalid-configuration', { message, hint, origin, related });
}

export function orNearest(wanted: string, known: readonly string[], otherwise: string): string {
  const near = nearestName(wanted, known);
  return near === null ? otherwise : `是否应为“${near}”？`;
}

function repeatedCodes({ entries }: Register): readonly Diagnostic[] {
  const first = new Map<string, RegisterEntry>();
  return entries.flatMap((one) => {
    const earlier = first.get(one.entry.code);
    if (earlier === undefined) {
      first.set(one.entry.code, one);
      return [];
    }
    const message = `代码“${one.entry.code}”重复。`;
    return [mistake(message, '每个指标的代码只能用一次，请改正其中一个。', one.at('code'), [earlier.at('code')])];
  });
}

function unknownReferences({ entries }: Register): readonly Diagnostic[] {
  const codes = entries.map(({ entry }) => entry.code);
  return entries.flatMap(({ entry, at }) => {
    const named = (['numerator', 'denominator', 'cases'] as const).map((field) => ({
      field,
      code: entry[field],
      at: at(field),
    }));
    return named.flatMap(({ field, code, at: origin }) => {
      if (code === undefined || codes.includes(code)) return [];
      const message = `“${entry.code}”的 ${field} 指向不存在的代码“${code}”。`;
      return [mistake(message, orNearest(code, codes, '请核对代码。'), origin)];
    });
  });
}

/** An order that names what a shorter register leaves out is not checked, and costs nothing else. */
export function ordersNotChecked({ entries }: Register): readonly Diagnostic[] {
  const codes = entries.map(({ entry }) => entry.code);
  return entries.flatMap(({ entry, at }) =>
    (entry.audit?.notAbove ?? []).flatMap((code, position) =>
      codes.includes(code)
        ? []
        : [
            finding('order-not-checked', {
              message: `“${entry.code}”不应高于“${code}”（audit.notAbove），登记册里没有“${code}”，这一项没有核对。`,
              hint: orNearest(code, codes, '不需要核对的，可以删去这一项。'),
              origin: at('audit', 'notAbove', position),
              indicator: entry.code,
            }),
          ],
    ),
  );
}

function unknownPeriods({ entries, periods }: Register): readonly Diagnostic[] {
  const ids = periods.map(({ id }) => id);
  const check = (id: string, origin: Diagnostic['origin']) =>
    ids.includes(id)
      ? []
      : [mistake(`没有规划期“${id}”。`, orNearest(id, ids, `登记册的规划期有：${ids.join('、')}。`), origin)];
  return entries.flatMap(({ entry, at }) => [
    ...(entry.periods ?? []).flatMap((id, position) => check(id, at('periods', position))),
    ...(entry.targets ?? []).flatMap(({ period }, position) =>
      period === null ? [] : check(period, at('targets', position, 'period')),
    ),
  ]);
}

/** A 领域 has to be one of the period that it is written for; where no period is written, of one of them. */
function domainMistakes({ entry, at }: RegisterEntry, { periods }: Register): readonly Diagnostic[] {
  const plans = entry.plans ?? [];
  if (plans.length > 0 && entry.domain === undefined) {
    return [mistake(`“${entry.code}”没有写领域（domain）。`, '属于规划的指标须写明领域。', at('code'))];
  }
  return plans.flatMap((plan) => {
    const rules = domainRules(entry, plan);
    if (rules.length === 0) {
      const message = `“${entry.code}”缺少${planWord[plan]}发展规划的领域。`;
      return [mistake(message, '请补上该规划的领域。', at('domain'))];
    }
    return rules.flatMap((rule) => {
      const period = periods.find(({ id }) => id === rule.period);
      if (rule.period !== null && period === undefined) {
        const ids = periods.map(({ id }) => id);
        return [mistake(`没有规划期“${rule.period}”。`, orNearest(rule.period, ids, '请核对。'), at(...rule.path))];
      }
      const known = period?.domains[plan] ?? domainsOf(periods, plan);
      if (known.includes(rule.domain)) return [];
      return [
        mistake(
          `${period?.id ?? ''}${planWord[plan]}发展规划没有领域“${rule.domain}”（${entry.code}）。`,
          orNearest(rule.domain, known, `只能写 ${known.join('、')}。`),
          at(...rule.path),
        ),
      ];
    });
  });
}

function directionMistakes({ entry, at }: RegisterEntry): readonly Diagnostic[] {
  if (entry.direction !== 'none' || !(entry.targets ?? []).some(asksForDirection)) return [];
  const message = `“${entry.code}”有方向性目标，direction 不能为 none。`;
  return [mistake(message, '请写 increase 或 decrease。', at('direction'))];
}
