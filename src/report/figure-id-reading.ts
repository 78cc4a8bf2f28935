/**
 * Ids of figures read back from their text. Earlier versions of the program named neither the plan nor (save of gaps and
 * targets) the target set: who reads their documents says which are meant.
 */
import type { PlanId } from '../indicators/plan-id.ts';
import { planIds } from '../indicators/plan-id.ts';
import type { SettingId } from '../indicators/settings.ts';
import { settingSources } from '../indicators/settings.ts';
import type { TargetSet } from '../indicators/target-definition.ts';
import { targetSets } from '../indicators/target-definition.ts';
import type { CountScope, FigureId, Judged } from './figure-id.ts';
import {
  areaMark, countedSets, figureIdText, forecastParts, kindWords, noSet, ratioMethods, singleKinds, speeds, targetParts,
} from './figure-id.ts'; // prettier-ignore

/** The plan and set meant by an id that names none. */
export type Meant = (indicator: string) => Pick<Judged, 'plan' | 'set'>;

/** null for a text that no version of the program made, or an earlier one where nobody says what it meant. */
export function parseFigureId(text: string, meant?: Meant): FigureId | null {
  const [head = '', word = '', ...rest] = text.split('/').map(unescaped);
  switch (head) {
    case 'count':
      return countId(word, rest);
    case 'rate':
      return isOneOf(planIds, word) ? { kind: 'rate', plan: word, strict: rest[0] === 'strict' } : null;
    case 'settings':
      return isSetting(word) ? { kind: 'setting', setting: word } : null;
    default:
      return /^[A-Z]\d/.test(head) ? indicatorId(head, word, rest, meant) : null;
  }
}

/** The text that earlier versions gave to the same figure. */
export function earlierText(id: FigureId): string {
  switch (id.kind) {
    case 'base':
    case 'state':
      return `${id.indicator}/own/${id.year}`;
    case 'gap':
    case 'inside':
      return `${id.indicator}/${id.kind}/${id.set ?? noSet}`;
    case 'target':
      return `${id.indicator}/target/${id.set ?? noSet}${id.part === 'text' ? '' : `/${id.part}`}`;
    case 'condition':
      return `${id.indicator}/own/${id.year}/${id.where}`;
    case 'condition-gap':
      return `${id.indicator}/gap/${id.where}`;
    case 'count':
      return id.what === 'unchanged' ? `count/${id.scope}/level` : figureIdText(id);
    default: {
      const text = figureIdText(id);
      return 'set' in id ? text.split('/').slice(0, -2).join('/') : text;
    }
  }
}

/** Whether two texts name one figure, where either may be of an earlier version. */
export function nameOneFigure(one: string, other: string): boolean {
  return one === other || earlierOf(one) === other || one === earlierOf(other);
}

/** The indicator that a figure is of; null for counts and settings. */
export function indicatorOf(text: string, meant?: Meant): string | null {
  const id = parseFigureId(text, meant);
  return id !== null && 'indicator' in id ? id.indicator : null;
}

function earlierOf(text: string): string {
  const id = parseFigureId(text);
  return id === null ? text : earlierText(id);
}

function indicatorId(indicator: string, word: string, rest: readonly string[], meant?: Meant): FigureId | null {
  const owned = ownerIn(rest);
  const path = owned === null ? rest : rest.slice(0, -2);
  const owner = owned ?? meant?.(indicator) ?? null;
  if (owner === null) return ownerlessId(indicator, word, rest);
  const judged = { indicator, ...owner };
  const [first = '', second = '', third = ''] = path;
  const year = yearIn(first);
  if (isOneOf(singleKinds, word)) {
    if (word !== 'gap' || first === '' || isOneOf(targetSets, first) || first === noSet) {
      const set = first === '' ? owner.set : setNamed(first);
      return set === undefined ? null : { kind: word, ...judged, set };
    }
    return { kind: 'condition-gap', ...judged, where: first, comparison: '>=' };
  }
  switch (word) {
    case 'change':
    case 'planned':
    case 'milestone':
      return year === null ? null : { kind: word, ...judged, year };
    case 'target': {
      const [part = 'text'] = path.filter((each) => setNamed(each) === undefined);
      const set = path.map(setNamed).find((each) => each !== undefined) ?? owner.set;
      return isOneOf(targetParts, part) ? { kind: 'target', ...judged, set, part } : null;
    }
    case 'condition':
      return year === null || !isComparison(third)
        ? null
        : { kind: word, ...judged, year, where: second, comparison: third };
    case 'condition-gap':
      return isComparison(second) ? { kind: word, ...judged, where: first, comparison: second } : null;
    case 'pace':
      return isOneOf(speeds, first) ? { kind: 'speed', ...judged, which: first } : null;
    case 'ratio':
      return isOneOf(ratioMethods, first) ? { kind: 'ratio', ...judged, method: first } : null;
    case 'forecast':
      return year === null || !isOneOf(forecastParts, second) ? null : { kind: word, ...judged, year, part: second };
    case 'projection': {
      const ahead = yearIn(second);
      if (ahead !== null) return { kind: word, ...judged, method: first, year: ahead };
      return first.endsWith('-gap') ? { kind: 'projection-gap', ...judged, method: first.slice(0, -4) } : null;
    }
    default:
      return word.endsWith('-difference') && !word.startsWith(areaMark) && year !== null
        ? { kind: 'difference', ...judged, area: word.slice(0, -'-difference'.length), year }
        : ownerlessId(indicator, word, rest);
  }
}

/** What the tables, the plan's base and the units' words give: of no target set. */
function ownerlessId(indicator: string, word: string, [first = '', second]: readonly string[]): FigureId | null {
  const year = yearIn(first);
  if (year === null) return null;
  if (word === 'before-revision') return { kind: word, indicator, year };
  if (word === 'base' || word === 'state') {
    return second !== undefined && isOneOf(planIds, second) ? { kind: word, indicator, year, plan: second } : null;
  }
  const isMarked = word.startsWith(areaMark);
  if (!isMarked && (kindWords.has(word) || word.endsWith('-difference'))) return null;
  const area = isMarked ? word.slice(areaMark.length) : word;
  return { kind: 'value', indicator, area, year, dimension: second ?? null };
}

function countId(word: string, rest: readonly string[]): FigureId | null {
  if (word === 'units') return { kind: 'units' };
  if (word === 'ledger') return { kind: 'ledger', step: rest[0] === undefined ? null : Number(rest[0]) };
  const [what = '', ...within] = rest;
  if (!isScope(word)) return null;
  if (what === 'level' && within.length === 0) return { kind: 'count', scope: word, what: 'unchanged', within };
  return isOneOf(countedSets, what) ? { kind: 'count', scope: word, what, within } : null;
}

/** `women/own` at the end. */
function ownerIn(rest: readonly string[]): { readonly plan: PlanId; readonly set: TargetSet | null } | null {
  const plan = rest.at(-2) ?? '';
  const set = setNamed(rest.at(-1) ?? '');
  return isOneOf(planIds, plan) && set !== undefined ? { plan, set } : null;
}

function setNamed(word: string): TargetSet | null | undefined {
  if (word === noSet) return null;
  return isOneOf(targetSets, word) ? word : undefined;
}

function yearIn(word: string): number | null {
  return /^\d{4}$/.test(word) ? Number(word) : null;
}

function isComparison(word: string): word is '>=' | '<=' | '>' | '<' {
  return isOneOf(['>=', '<=', '>', '<'], word);
}

function isScope(word: string): word is CountScope {
  return word === 'all' || isOneOf(planIds, word);
}

function isSetting(word: string): word is SettingId {
  return Object.hasOwn(settingSources, word);
}

function isOneOf<T extends string>(list: readonly T[], word: string): word is T {
  return list.some((each) => each === word);
}

function unescaped(part: string): string {
  return part.replaceAll('%2F', '/').replaceAll('%25', '%');
}
