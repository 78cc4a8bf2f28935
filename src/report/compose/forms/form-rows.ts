/** Which rows a unit's form has: its indicators of both plans, the counts behind their rates, and their known parts. */
import type { Dataset } from '../../../dataset/dataset.ts';
import { dimensionOf } from '../../../dataset/tables/rows/dimensions.ts';
import { ownArea } from '../../../dataset/observation.ts';
import { responsibleUnits } from '../../../dataset/wording.ts';
import type { Indicator } from '../../../indicators/definition.ts';
import { partsAsked } from '../../../indicators/target-definition.ts';
import { planIds, planWord } from '../../../indicators/plan-id.ts';

export interface FormRow {
  readonly indicator: Indicator;
  /** 城市, 女 …: a part of the row above; null is the total. */
  readonly dimension: string | null;
}

export interface FormGroup {
  readonly title: string;
  readonly rows: readonly FormRow[];
}

/** An indicator of both plans stands once, under the first; each count stands under the first rate that needs it. */
export function formGroups(dataset: Dataset, unit: string): readonly FormGroup[] {
  const own = dataset.indicators.filter((one) => responsibleUnits(one, dataset.round).includes(unit));
  const placed = new Set<string>();
  const place = (one: Indicator): readonly FormRow[] => {
    if (placed.has(one.code)) return [];
    placed.add(one.code);
    const counts = own.filter(
      (count) => count.plans.length === 0 && [one.numerator, one.denominator, one.cases].includes(count.code),
    );
    return [...rowsOf(one, dataset), ...counts.flatMap(place)];
  };
  const plans = planIds.map((plan) => ({
    title: `${planWord[plan]}发展规划指标`,
    rows: own.filter((one) => one.plans.includes(plan)).flatMap(place),
  }));
  return [...plans, { title: '其他基础数据', rows: own.flatMap(place) }].filter(({ rows }) => rows.length > 0);
}

/** The total, the parts that this or last year's tables give, and those that the plan's target asks about. */
function rowsOf(indicator: Indicator, dataset: Dataset): readonly FormRow[] {
  const { round } = dataset;
  const known = dataset.observations
    .filter(
      (cell) =>
        cell.indicator === indicator.code &&
        cell.area === ownArea &&
        (cell.year === round.year || cell.year === round.year - 1) &&
        cell.source !== 'reference',
    )
    .flatMap((cell) => cell.dimension ?? []);
  const asked = indicator.targets
    .filter(({ plan, definition }) => round.plans[plan].judge === definition.set)
    .flatMap(({ definition }) => partsAsked(definition).flatMap((where) => dimensionOf(where) ?? []));
  return [null, ...new Set([...asked, ...known])].map((dimension) => ({ indicator, dimension }));
}
