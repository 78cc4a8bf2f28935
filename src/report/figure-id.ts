/**
 * What a printed number is: one union of all kinds, and the one text in which documents, bookmarks and run.json keep it
 * (`C25/gap/children/own`). Unique in meaning, not in place. What depends on the plan or on the target set names it.
 * `figure-id-reading.ts` reads the text back, that of earlier versions included.
 */
import type { PlanId } from '../indicators/plan-id.ts';
import type { SettingId } from '../indicators/settings.ts';
import type { Comparison, TargetSet } from '../indicators/target-definition.ts';
import type { Assessment } from '../rules/assessment.ts';

/** Whose judgement a figure belongs to: one indicator under one plan and one target set; null without a target. */
export interface Judged {
  readonly indicator: string;
  readonly plan: PlanId;
  readonly set: TargetSet | null;
}

/** One condition of an all-of target. */
interface Condition extends Judged {
  readonly where: string;
  readonly comparison: Comparison;
}

/** A single number that a judgement holds. */
export const singleKinds = [
  'since-base', 'gap', 'inside', 'wrong-run', 'gap-share', 'progress', 'schedule', 'behind', 'multiplier', 'lacking',
  'forecast-gap', 'favourable-gap',
] as const; // prettier-ignore

export type FigureId =
  /** As the tables give it, after decisions; the own area is `own`. */
  | { readonly kind: 'value'; readonly indicator: string; readonly area: string; readonly year: number; readonly dimension: string | null }
  /** The plan's base, which stands in the series of that plan alone. */
  | { readonly kind: 'base'; readonly indicator: string; readonly year: number; readonly plan: PlanId }
  /** The unit's own word on a qualitative goal. */
  | { readonly kind: 'state'; readonly indicator: string; readonly year: number; readonly plan: PlanId }
  /** What last year's table had said. */
  | { readonly kind: 'before-revision'; readonly indicator: string; readonly year: number }
  | ({ readonly kind: (typeof singleKinds)[number] } & Judged)
  | ({ readonly kind: 'change' | 'planned' | 'milestone'; readonly year: number } & Judged)
  | ({ readonly kind: 'difference'; readonly area: string; readonly year: number } & Judged)
  /** The plan's words, or a number of them. */
  | ({ readonly kind: 'target'; readonly part: TargetPart } & Judged)
  | ({ readonly kind: 'condition' } & Condition & { readonly year: number })
  | ({ readonly kind: 'condition-gap' } & Condition)
  | ({ readonly kind: 'speed'; readonly which: Speed } & Judged)
  | ({ readonly kind: 'ratio'; readonly method: RatioMethod } & Judged)
  | ({ readonly kind: 'forecast'; readonly year: number; readonly part: ForecastPart } & Judged)
  /** What one of several methods says of a year, and how far that stays from the target. */
  | ({ readonly kind: 'projection'; readonly method: string; readonly year: number } & Judged)
  | ({ readonly kind: 'projection-gap'; readonly method: string } & Judged)
  | { readonly kind: 'count'; readonly scope: CountScope; readonly what: Counted; readonly within: readonly string[] }
  /** 达标率; strict leaves 基本达标 out. */
  | { readonly kind: 'rate'; readonly plan: PlanId; readonly strict: boolean }
  | { readonly kind: 'units' }
  /** Entries of the ledger: all, or how far a step was carried out. */
  | { readonly kind: 'ledger'; readonly step: number | null }
  | { readonly kind: 'setting'; readonly setting: SettingId }; // prettier-ignore

export const targetParts = ['text', 'limit', 'low', 'high'] as const;
export type TargetPart = (typeof targetParts)[number];
export const speeds = ['achieved', 'needed', 'recent'] as const;
export type Speed = (typeof speeds)[number];
export const ratioMethods = ['arithmetic', 'geometric'] as const;
export type RatioMethod = (typeof ratioMethods)[number];
export const forecastParts = ['value', 'lower', 'upper'] as const;
export type ForecastPart = (typeof forecastParts)[number];

/** A count of one plan's indicators, or over both plans. */
export type CountScope = PlanId | 'all';

/** Sets that are counted; `within` narrows one: a 领域, a level, an area, a verdict. */
export const countedSets = [
  'total', 'met', 'nearly', 'not-met', 'no-data', 'reported', 'not-computable', 'qualitative', 'background', 'all', 'shared',
  'domain', 'domains', 'level', 'serious', 'behind', 'behind-and-unmet', 'newly-met', 'lost',
  'comparable', 'better', 'worse', 'unchanged', 'neither', 'equal', 'compared', 'not-compared', 'ranked', 'rank', 'set',
] as const; // prettier-ignore
export type Counted = (typeof countedSets)[number];

/** The text of an id, which `figureIdText` alone makes. */
export type FigureIdText = string & { readonly [idText]: true };
declare const idText: unique symbol;

/** Whose figures an assessment's are. */
export function judgedBy({ indicator, plan, targetSet }: Assessment): Judged {
  return { indicator: indicator.code, plan, set: targetSet };
}

/** An own figure that an assessment holds: in its base's year the plan's base, whatever the tables say there. */
export function ownFigureId({ indicator, plan, base }: Assessment, year: number): FigureId {
  if (indicator.scale === 'text') return { kind: 'state', indicator: indicator.code, year, plan };
  if (base.verdict === 'known' && base.figure.year === year)
    return { kind: 'base', indicator: indicator.code, year, plan };
  return { kind: 'value', indicator: indicator.code, area: 'own', year, dimension: null };
}

/** The canonical text. */
export function figureIdText(id: FigureId): FigureIdText {
  return [...pathOf(id), ...ownerOf(id)].map(escaped).join('/') as FigureIdText;
}

/** Words that stand behind the code, and cannot be taken for an area. */
export const kindWords: ReadonlySet<string> = new Set([
  ...singleKinds, 'base', 'state', 'before-revision', 'change', 'planned', 'milestone', 'target', 'condition', 'condition-gap',
  'pace', 'ratio', 'forecast', 'projection',
]); // prettier-ignore

/** Everything but whose judgement it is. */
function pathOf(id: FigureId): readonly string[] {
  switch (id.kind) {
    case 'value':
      return [id.indicator, areaWord(id.area), String(id.year), ...(id.dimension === null ? [] : [id.dimension])];
    case 'base':
    case 'state':
    case 'before-revision':
    case 'change':
    case 'planned':
    case 'milestone':
      return [id.indicator, id.kind, String(id.year)];
    case 'difference':
      return [id.indicator, `${id.area}-difference`, String(id.year)];
    case 'target':
      return [id.indicator, id.kind, ...(id.part === 'text' ? [] : [id.part])];
    case 'condition':
      return [id.indicator, id.kind, String(id.year), id.where, id.comparison];
    case 'condition-gap':
      return [id.indicator, id.kind, id.where, id.comparison];
    case 'speed':
      return [id.indicator, 'pace', id.which];
    case 'ratio':
      return [id.indicator, id.kind, id.method];
    case 'forecast':
      return [id.indicator, id.kind, String(id.year), id.part];
    case 'projection':
      return [id.indicator, id.kind, id.method, String(id.year)];
    case 'projection-gap':
      return [id.indicator, 'projection', `${id.method}-gap`];
    case 'count':
      return [id.kind, id.scope, id.what, ...id.within];
    case 'rate':
      return [id.kind, id.plan, ...(id.strict ? ['strict'] : [])];
    case 'units':
      return ['count', id.kind];
    case 'ledger':
      return ['count', id.kind, ...(id.step === null ? [] : [String(id.step)])];
    case 'setting':
      return ['settings', id.setting];
    case 'since-base':
    case 'gap':
    case 'inside':
    case 'wrong-run':
    case 'gap-share':
    case 'progress':
    case 'schedule':
    case 'behind':
    case 'multiplier':
    case 'lacking':
    case 'forecast-gap':
    case 'favourable-gap':
      return [id.indicator, id.kind];
  }
}

function ownerOf(id: FigureId): readonly string[] {
  if ('set' in id) return [id.plan, id.set ?? noSet];
  return id.kind === 'base' || id.kind === 'state' ? [id.plan] : [];
}

/** Where there is no target. */
export const noSet = 'none';

function areaWord(area: string): string {
  return kindWords.has(area) || area.endsWith('-difference') ? `${areaMark}${area}` : area;
}

/** Before an area that is called as a kind is. */
export const areaMark = 'area:';

function escaped(part: string): string {
  return part.replaceAll('%', '%25').replaceAll('/', '%2F');
}
