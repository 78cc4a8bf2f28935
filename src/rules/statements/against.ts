/** What the data say instead of a statement that they contradict, for the finding's message. */
import type { Assessment, Attainment, Change } from '../assessment.ts';
import { isMet } from '../series/counts.ts';
import type { Saying } from './statement.ts';

/** What a verdict is called, by the dictionary of words that judge. */
export type SayVerdict = (attainment: Attainment | 'reached') => string;

/** `year`: of which it was said. */
export function dataSay(saying: Saying, one: Assessment, say: SayVerdict, year: number): string {
  if (year !== one.year) return `${year}年为 ${figureOf(one, year)}`;
  if (one.current.verdict === 'unknown') return `本年${say('no-data')}`;
  const figure = one.current.figure.printed;
  switch (saying.kind) {
    case 'goal':
      if (saying.is === 'first-met' && isMet(one)) return `以前年份已${say('reached')}`;
      return `判定为“${say(one.attainment)}”`;
    case 'goal-side':
    case 'cases':
      return casesOf(one);
    case 'exists':
    case 'goal-gap':
    case 'range':
      return `本年为 ${figure}，目标为“${one.target.kind === 'none' ? '' : 'text' in one.target ? one.target.text : ''}”`;
    case 'bound':
      return `本年为 ${figure}${saying.years === null ? '' : yearsBefore(one)}`;
    case 'from':
    case 'change':
    case 'run':
    case 'turn':
    case 'trend':
      return `本年为 ${figure}，${changesOf(one.change)}`;
    case 'place':
    case 'beside':
      return besideOthers(one);
    case 'record':
      return `本年为 ${figure}，以前年份有更${saying.is === 'lowest' ? '低' : saying.is === 'highest' ? '高' : '好'}的`;
  }
}

function figureOf({ path, base }: Assessment, year: number): string {
  const step = path.find((each) => each.year === year);
  if (step?.actual.verdict === 'known') return step.actual.figure.printed;
  return base.verdict === 'known' && base.figure.year === year ? base.figure.printed : '—';
}

/** What is said of several years is held against each. */
function yearsBefore({ path, year: now }: Assessment): string {
  const before = path.flatMap(({ year, actual }) =>
    year < now && actual.verdict === 'known' ? [`${year}年 ${actual.figure.printed}`] : [],
  );
  return before.length === 0 ? '' : `，以前年份为 ${before.join('、')}`;
}

function casesOf({ cases }: Assessment): string {
  if (cases.verdict === 'unknown') return '例数不详';
  return `本年${cases.count.toString()}例${cases.previous === null ? '' : `，上年${cases.previous.toString()}例`}`;
}

function changesOf({ difference, sinceBase }: Change): string {
  return `比上年变化 ${signed(difference)}，比基期变化 ${signed(sinceBase)}`;
}

function signed(change: Change['difference']): string {
  if (change.verdict === 'unknown') return change.because === 'no-previous' ? '不详（没有上年数）' : '不详';
  const { value, printed } = change.difference;
  return `${value.greaterThan(0) ? '+' : ''}${printed}`;
}

function besideOthers({ rank, besideAreas, current }: Assessment): string {
  const others = besideAreas.comparison.map(({ areaName, figure }) => `${areaName} ${figure.printed}`).join('、');
  const place = rank.verdict === 'known' ? `，在 ${rank.rank.of} 地中列第 ${rank.rank.position}` : '';
  return `本地为 ${current.verdict === 'known' ? current.figure.printed : '—'}，${others}${place}`;
}
