/** One indicator of one plan under one target set, with the figures that belong to it (pace-spec, section 0). */
import type { PlanId, TrueIndicator, TrueTarget, Truth } from '../random/truth.ts';
import { figureKey, periodOf, planIds } from '../random/truth.ts';
import type { Exact } from './exact.ts';
import { exact } from './exact.ts';

export interface Subject {
  readonly truth: Truth;
  readonly indicator: TrueIndicator;
  readonly plan: PlanId;
  readonly target: TrueTarget | null;
  readonly targetYear: number;
  readonly settings: Settings;
}

export interface Settings {
  readonly nearlyMet: Exact;
  readonly nearlyMetCounts: boolean;
  readonly onSchedule: Exact;
  readonly farBehind: Exact;
  readonly level: number;
  readonly smallCount: number;
  readonly lag: number;
  readonly yellowBelow: number;
}

export interface Point {
  readonly year: number;
  readonly value: Exact;
}

export function subjectsOf(truth: Truth): readonly Subject[] {
  const settings = settingsOf(truth.settings);
  return truth.indicators.flatMap((indicator) =>
    planIds
      .filter((plan) => indicator.plans.includes(plan))
      .flatMap((plan): readonly Subject[] => {
        const held = targetsThatHold(truth, indicator, plan);
        const end = truth.plans[plan].target;
        if (held.length === 0) return [{ truth, indicator, plan, target: null, targetYear: end, settings }];
        return held.map((target) => ({ truth, indicator, plan, target, targetYear: target.year ?? end, settings }));
      }),
  );
}

function settingsOf(written: Truth['settings']): Settings {
  const share = (text: string) => (text.endsWith('%') ? exact(text.slice(0, -1)).dividedBy(100) : exact(text));
  return {
    nearlyMet: share(written['nearlyMet'] ?? '1%'),
    nearlyMetCounts: (written['nearlyMetCounts'] ?? 'true') === 'true',
    onSchedule: exact(written['onSchedule'] ?? '0.95'),
    farBehind: exact(written['farBehind'] ?? '0.60'),
    level: Number(written['intervalLevel'] ?? '0.8'),
    smallCount: Number(written['smallCount'] ?? '10'),
    lag: Number(written['comparisonLag'] ?? '1'),
    yellowBelow: Number(written['yellowBelow'] ?? '1'),
  };
}

/** Section 1, last paragraph. */
export function targetsThatHold(truth: Truth, indicator: TrueIndicator, plan: PlanId): readonly TrueTarget[] {
  const { base, target: end } = truth.plans[plan];
  const held = indicator.targets.filter((target) => {
    if (target.plan !== null && target.plan !== plan) return false;
    if (target.file === 'plan.yaml') return true;
    const year = target.year ?? end;
    return target.confirmed && periodOf(year) === periodOf(end) && year > base && provinceFits(truth, target);
  });
  return (['own', 'upper', 'province', 'national'] as const).flatMap((set) => {
    const ones = held.filter((target) => target.set === set).toSorted((a, b) => (a.year ?? end) - (b.year ?? end));
    const chosen = ones.find((target) => (target.year ?? end) >= end) ?? ones.at(-1);
    return chosen === undefined ? [] : [chosen];
  });
}

function provinceFits(truth: Truth, { of }: TrueTarget): boolean {
  if (of === null) return true;
  const digits = provinceDigits[of];
  const named = truth.areas.some((area) => area.role === 'average' && [area.name, ...area.aliases].includes(of));
  return named || (digits !== undefined && truth.area.code?.startsWith(digits) === true);
}

/** The invented provinces have digits that no province has; only a real one is known by them. */
const provinceDigits: Readonly<Record<string, string>> = { 广东省: '44' };

export function ownFigure({ truth }: Subject, code: string, year: number, dimension: string | null): Exact | null {
  const figure = truth.figures.get(figureKey(code, 'own', year, dimension));
  return figure === undefined || figure.value === null ? null : exact(figure.value);
}

export function ownWord({ truth, indicator }: Subject, year: number): string | null {
  const figure = truth.figures.get(figureKey(indicator.code, 'own', year, null));
  return figure?.because === null ? figure.word : null;
}

export function areaFigure({ truth, indicator }: Subject, area: string, year: number): Exact | null {
  const figure = truth.figures.get(figureKey(indicator.code, area, year, null));
  return figure === undefined || figure.value === null ? null : exact(figure.value);
}

/** plan.yaml's base of this plan, else the observation of the plan's base year. */
export function baseOf(subject: Subject): Point | null {
  const { indicator, plan, truth } = subject;
  const written = indicator.planBase[plan];
  if (written !== undefined) return { year: written.year, value: exact(written.value) };
  const { base } = truth.plans[plan];
  const observed = ownFigure(subject, indicator.code, base, null);
  return observed === null ? null : { year: base, value: observed };
}

/** The year of the base; the plan's where it has none. */
export function baseYearOf(subject: Subject): number {
  return baseOf(subject)?.year ?? subject.truth.plans[subject.plan].base;
}

/** All own figures up to a year, the base in place of the figure of its year. */
export function pointsUpTo(subject: Subject, last: number): readonly Point[] {
  const base = baseOf(subject);
  const found = new Map<number, Exact>();
  for (const [key, figure] of subject.truth.figures) {
    const [code, area, year = '', dimension] = key.split('|');
    if (code !== subject.indicator.code || area !== 'own' || dimension !== '' || figure.value === null) continue;
    if (Number(year) <= last) found.set(Number(year), exact(figure.value));
  }
  if (base !== null && base.year <= last) found.set(base.year, base.value);
  return [...found].map(([year, value]) => ({ year, value })).toSorted((a, b) => a.year - b.year);
}

/** The years up to `last` that the series, or a part that a condition asks for, has something of: a figure, or the unit's word. */
export function reportedYears(subject: Subject, last: number): readonly number[] {
  const { indicator, target, truth } = subject;
  const parts = target?.rule.kind === 'allOf' ? target.rule.conditions.map(({ where }) => where) : [];
  const others = [...truth.figures].flatMap(([key, { value, word, because }]) => {
    const [code, area, year = '', dimension = ''] = key.split('|');
    const isTold = dimension === '' ? indicator.scale === 'text' && word !== null : parts.includes(dimension);
    const isOwn = code === indicator.code && area === 'own' && isTold;
    return isOwn && because === null && (value ?? word) !== null && Number(year) <= last ? [Number(year)] : [];
  });
  return [...pointsUpTo(subject, last).map((point) => point.year), ...others];
}

/** The first year that can be compared with `last`; null where nothing was cut. */
export function cutBefore({ indicator }: Subject, last: number): number | null {
  const breaks = indicator.breaks.filter((year) => year <= last);
  return breaks.length === 0 ? null : Math.max(...breaks);
}

/** Section 0: the figure judged in a year, and where it is from. */
export function currentAt(subject: Subject, year: number): (Point & { readonly carried: boolean }) | null {
  const { indicator } = subject;
  const own = pointsUpTo(subject, year).find((point) => point.year === year);
  if (own !== undefined) return { ...own, carried: false };
  const cell = subject.truth.figures.get(figureKey(indicator.code, 'own', year, null))?.because ?? null;
  if (cell === 'conflict' || cell === 'unreadable' || cell === 'refused') return null;
  const moves = indicator.policy === 'election' || indicator.policy === 'census';
  const cut = cutBefore(subject, year) ?? 0;
  const latest = moves ? pointsUpTo(subject, year).findLast((point) => point.year >= cut) : undefined;
  return latest === undefined ? null : { ...latest, carried: true };
}
