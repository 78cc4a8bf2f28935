/** What is counted over all areas: attainment by plan and 领域, warnings by level, indicators that are hard for several. */
import type { PlanId } from '../../indicators/plan-id.ts';
import { planIds } from '../../indicators/plan-id.ts';
import type { WarningLevel } from '../assessment.ts';
import type { County, JudgedIndicator } from './county.ts';

export interface AttainmentRow {
  readonly plan: PlanId;
  /** null: the plan as a whole. */
  readonly domain: string | null;
  readonly total: number;
  readonly met: number;
  readonly nearlyMet: number;
  readonly notMet: number;
  readonly noData: number;
  /** Of the total, those that count in 达标率. */
  readonly counted: number;
}

/** As the area's own reports count: 定性目标 and 不适用 left out, no data included. */
export function attainmentRows({ judged, nearlyMetCounts }: County): readonly AttainmentRow[] {
  return planIds.flatMap((plan) => {
    const own = judged.filter((one) => one.plan === plan && !one.isQualitative && one.attainment !== 'not-applicable');
    const domains = [...new Set(own.map(({ domain }) => domain))];
    const row = (domain: string | null): AttainmentRow => {
      const group = own.filter((one) => domain === null || one.domain === domain);
      const count = (...verdicts: readonly JudgedIndicator['attainment'][]): number =>
        group.filter(({ attainment }) => verdicts.includes(attainment)).length;
      const met = count('met', 'met-kept', 'met-early');
      const nearlyMet = count('nearly-met');
      const notMet = count('not-met', 'regressed');
      const noData = count('no-data');
      const counted = met + (nearlyMetCounts ? nearlyMet : 0);
      return { plan, domain, total: met + nearlyMet + notMet + noData, met, nearlyMet, notMet, noData, counted };
    };
    return own.length === 0 ? [] : [row(null), ...domains.map(row)];
  });
}

export function levelCounts({ judged }: County, plan: PlanId): Readonly<Record<WarningLevel, number>> {
  const own = judged.filter((one) => one.plan === plan && !one.isQualitative && one.attainment !== 'not-applicable');
  const count = (level: WarningLevel): number => own.filter((one) => one.level === level).length;
  return {
    red: count('red'),
    orange: count('orange'),
    yellow: count('yellow'),
    blue: count('blue'),
    green: count('green'),
    grey: count('grey'),
  };
}

export interface CommonDifficulty {
  readonly code: string;
  readonly name: string;
  readonly plan: PlanId;
  /** Areas that judge it, that have not met it, and that have a red or orange warning for it. */
  readonly judgedIn: number;
  readonly notMetIn: number;
  readonly warnedIn: readonly string[];
}

/** Red or orange in at least two areas; the most areas first, then the larger share of those that judge it. */
export function commonDifficulties(counties: readonly County[]): readonly CommonDifficulty[] {
  const byKey = new Map<string, { readonly area: string; readonly one: JudgedIndicator }[]>();
  for (const { area, judged } of counties) {
    for (const one of judged) {
      if (one.isQualitative || one.attainment === 'not-applicable') continue;
      const key = `${one.plan}/${one.code}`;
      const list = byKey.get(key) ?? [];
      list.push({ area, one });
      byKey.set(key, list);
    }
  }
  return [...byKey.values()]
    .flatMap((list): readonly CommonDifficulty[] => {
      const [first] = list;
      const warnedIn = list.filter(({ one }) => one.level === 'red' || one.level === 'orange').map(({ area }) => area);
      if (first === undefined || warnedIn.length < 2) return [];
      const { code, name, plan } = first.one;
      const notMetIn = list.filter(({ one }) => one.attainment === 'not-met' || one.attainment === 'regressed').length;
      return [{ code, name, plan, judgedIn: list.length, notMetIn, warnedIn }];
    })
    .toSorted((a, b) => b.warnedIn.length - a.warnedIn.length || a.judgedIn - b.judgedIn);
}
