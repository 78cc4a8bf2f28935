/** round.yaml for the year after: year, dates and titles raised where they stand; everything else to the character. */
import type { PlanId } from '../../indicators/plan-id.ts';
import { planIds } from '../../indicators/plan-id.ts';
import type { Round } from '../../indicators/round.ts';
import { asTitle, titleNamesKept } from '../../indicators/handing-in.ts';
import { writtenValues } from '../../indicators/yaml/document.ts';

/** The plans that follow those whose target year is over. */
export interface NewPlans {
  readonly from: number;
  readonly to: number;
}

export interface RaisedRound {
  readonly text: string;
  /** What was changed, for people: `due.tables：2023-05-19 → 2024-05-19`. */
  readonly changes: readonly string[];
}

interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export function raisedRound(
  text: string,
  round: Round,
  plans: NewPlans | null,
  registerPath: string | null,
): RaisedRound {
  const ended = planIds.filter((plan) => plans !== null && round.plans[plan].target <= round.year);
  const changes: string[] = [];
  const splices: Splice[] = [];
  for (const { path, value, from, to } of writtenValues(titleNamesKept(text))) {
    const next = raised(path, value, round, ended, plans, registerPath);
    if (next === null || next === asTitle(value)) continue;
    splices.push({ from, to, text: /^[\w.年/-]*$/.test(next) && next !== '' ? next : JSON.stringify(next) });
    changes.push(`${path.join('.')}：${asTitle(value)} → ${next === '' ? '（待填）' : next}`);
  }
  const spliced = splices
    .toSorted((a, b) => b.from - a.from)
    .reduce((now, { from, to, text: put }) => now.slice(0, from) + put + now.slice(to), text);
  return { text: withComments(spliced, round.year), changes };
}

/** null where a value stays. */
function raised(
  path: readonly string[],
  value: string,
  round: Round,
  ended: readonly PlanId[],
  plans: NewPlans | null,
  registerPath: string | null,
): string | null {
  const [top = '', second = '', third = ''] = path;
  switch (top) {
    case 'year':
      return String(round.year + 1);
    case 'due':
    case 'dates':
      return laterDate(value);
    case 'received':
      return '';
    case 'titles':
      return withYearRaised(asTitle(value), round.year);
    case 'register':
      return registerPath;
    case 'stage': {
      const plan = planIds.find((one) => one === second);
      return plan === undefined ? null : stageAfter(round.plans[plan].target, round.year, value);
    }
    case 'letterhead':
      // This year's number and date of issue are no other year's.
      return path.includes('number') || path.includes('issued') ? '' : null;
    case 'plans':
      return plans !== null && ended.some((plan) => plan === second) ? planAfter(third, value, plans) : null;
    default:
      return null;
  }
}

function planAfter(field: string, value: string, { from, to }: NewPlans): string | null {
  if (field === 'base') return String(from - 1);
  if (field === 'target') return String(to);
  return field === 'title' ? value.replace(/\d{4}(\s*[—–\-~～至]+\s*)\d{4}/, `${from}$1${to}`) : null;
}

/** midterm and final are of one year. */
function stageAfter(target: number, year: number, stage: string): string | null {
  if (target === year + 1) return 'final';
  return stage === 'midterm' || stage === 'final' ? 'annual' : null;
}

/** 2023-05-19 → 2024-05-19; 29 February has no successor but 28. */
export function laterDate(date: string): string {
  const [, year, month = '', day = ''] = /^(\d{4})[-/](\d\d?)[-/](\d\d?)$/.exec(date) ?? [];
  if (year === undefined) return date;
  const later = `${Number(year) + 1}-${month}-${day}`;
  return Number(month) === 2 && Number(day) === 29 ? `${Number(year) + 1}-${month}-28` : later;
}

/** The year alone, not one end of a plan's span. */
function withYearRaised(text: string, year: number): string {
  return text.replace(new RegExp(`(?<![\\d—–~～至-])${year}(?!\\s*[—–~～至-]|\\d)`, 'g'), String(year + 1));
}

/** Settings that are still in comment, as `init` leaves them. */
function withComments(text: string, year: number): string {
  return text.replace(/^#\s*(?:due|dates):.*$/gm, (line) => line.replaceAll(`${year + 1}-`, `${year + 2}-`));
}

/** Saturdays and Sundays among a round's dates. */
export function weekendDates({ due, dates }: Pick<Round, 'due' | 'dates'>): readonly string[] {
  return [...new Set([...Object.values(due), ...Object.values(dates)])]
    .filter((date): date is string => date !== undefined)
    .flatMap((date) => {
      const day = new Date(`${date}T00:00:00Z`).getUTCDay();
      return day === 0 || day === 6 ? [`${date}（星期${day === 0 ? '日' : '六'}）`] : [];
    });
}
