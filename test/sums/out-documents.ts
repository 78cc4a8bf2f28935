/** What a document's tables of comparison, its charts and its part five have to show, against the slow judgements. */
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import type { PlanId, TrueIndicator } from '../random/truth.ts';
import { planIds } from '../random/truth.ts';
import type { Judged, Kind } from './expected-cells.ts';
import { comparisonCell } from './expected-cells.ts';
import { paragraphsOf } from './printed-cells.ts';
import type { JudgedRound } from './judged-round.ts';

/** Where what was due and what is shown are noted down. */
export type Note = (kind: Kind, where: string, due: string | null, shown: string) => void;

export function checkDocument(path: string, where: string, round: JudgedRound, note: Note): void {
  const parts = unzipSync(readFileSync(path));
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const paragraphs = paragraphsOf(xml);
  const captions = paragraphs.filter((text) => /^图\d+　/u.test(text));
  for (const [at, caption] of captions.entries()) {
    const chart = parts[`word/charts/chart${at + 1}.xml`];
    if (chart === undefined) continue;
    const series = seriesOf(strFromU8(chart));
    const [, short] = /^图\d+　(.+)的实际值/u.exec(caption) ?? [];
    if (short !== undefined) checkCourse(series, short, `${where} ${short}`, round, note);
    else if (caption.includes('的差距（向右为优）')) checkBars(series, where, round, note);
  }
  checkComparisons(xml, where, round, note);
  if (where.includes('-总报告-')) checkGeneralAnswers(paragraphs, where, round, note);
  const [, unit = '', plan] = /^\S+ (.+)-(妇女|儿童)发展规划-\d+\.docx$/u.exec(where) ?? [];
  if (plan !== undefined)
    checkAnswers(paragraphs, { unit, plan: plan === '妇女' ? 'women' : 'children' }, where, round, note);
}

/** Tables that are headed by areas and differences; in the general report their captions name the plan. */
function checkComparisons(xml: string, where: string, round: JudgedRound, note: Note): void {
  const { truth } = round;
  const pieces = xml.split(/(<w:tbl>.*?<\/w:tbl>)/su);
  for (const [position, piece] of pieces.entries()) {
    if (!piece.startsWith('<w:tbl>')) continue;
    const [heads = [], ...rows] = [...piece.matchAll(/<w:tr[ >].*?<\/w:tr>/gsu)].map(([row]) =>
      [...row.matchAll(/<w:tc>.*?<\/w:tc>/gsu)].map(([cell]) => paragraphsOf(cell).join('')),
    );
    if (!heads.includes('差值')) continue;
    const caption = paragraphsOf(pieces[position - 1] ?? '').at(-1) ?? '';
    const plan: PlanId = (caption.includes(truth.plans.children.title) || where.includes('儿童发展规划')) ? 'children' : 'women'; // prettier-ignore
    for (const cells of rows) {
      const name = cells[heads.indexOf('指标名称')]?.replace(/（\d{4}年）$/u, '');
      const indicator = truth.indicators.find((one) => one.name === name);
      const judged = indicator === undefined ? undefined : round.judged(plan, indicator);
      if (indicator === undefined || judged === undefined) continue;
      for (const [at, shown] of cells.entries())
        note(
          'comparison cells',
          `${where} ${indicator.code} ${heads[at - 1]} ${heads[at]}`,
          comparisonCell(truth, indicator, judged, heads, at),
          heads[at] === '指标名称' ? (name ?? '') : shown.replace('并列', ''),
        );
    }
  }
}

interface Series {
  readonly name: string;
  /** Of the years or indicators along the axis, by position. */
  readonly categories: ReadonlyMap<string, string>;
  readonly values: ReadonlyMap<string, string>;
}

function seriesOf(xml: string): readonly Series[] {
  return [...xml.matchAll(/<c:ser>.*?<\/c:ser>/gsu)].map(([one]) => ({
    name: /<c:tx>.*?<c:v>([^<]*)<\/c:v>/su.exec(one)?.[1] ?? '',
    categories: pointsOf(/<c:cat>(.*?)<\/c:cat>/su.exec(one)?.[1] ?? ''),
    values: pointsOf(/<c:val>(.*?)<\/c:val>/su.exec(one)?.[1] ?? ''),
  }));
}

/** Actual, planned and forecast values by year, as the chart keeps them. */
function checkCourse(series: readonly Series[], short: string, where: string, round: JudgedRound, note: Note): void {
  const found = round.truth.indicators.filter((one) => one.short === short || one.name === short);
  const fits = planIds.flatMap((plan) => found.flatMap((one) => round.judged(plan, one) ?? []));
  for (const { name, categories, values } of series) {
    for (const [at, shown] of values) {
      const year = Number(categories.get(at));
      const due = fits.map((judged) => pointDue(judged, name, year)).filter((one) => one !== null);
      const right = due.find((one) => Number(one) === Number(shown));
      note('chart points', `${where} ${year} ${name}`, due.length === 0 ? null : (right ?? due.join(' or ')), shown);
    }
  }
}

const mostBarsAtEachEnd = 6;

/** Differences in points to the area that the series names, best first, six from either end of many: which, and how long. */
function checkBars(series: readonly Series[], where: string, round: JudgedRound, note: Note): void {
  const [one] = series;
  const area = round.truth.areas.find(({ name }) => one?.name === `比${name}（右侧为优）`);
  const plans = planIds.filter((plan) => !/(妇女|儿童)发展/u.test(where) || where.includes(plan === 'women' ? '妇女' : '儿童')); // prettier-ignore
  const leads = round.truth.indicators
    .filter(({ measure }) => measure === '%')
    .flatMap((indicator) => {
      const found = plans.flatMap((plan) => round.beside(plan, indicator)).find((each) => each.area === area?.id);
      if (found === undefined || (found.better === null && Number(found.difference) !== 0)) return [];
      return [{ short: indicator.short, lead: Math.abs(Number(found.difference)) * (found.better === false ? -1 : 1) }];
    })
    .toSorted((a, b) => b.lead - a.lead);
  const due =
    leads.length <= 2 * mostBarsAtEachEnd
      ? leads
      : [...leads.slice(0, mostBarsAtEachEnd), ...leads.slice(-mostBarsAtEachEnd)];
  const shown = [...(one?.values ?? [])].map(([at, value]) => ({ short: one?.categories.get(at) ?? '', value }));
  note('chart bars', `${where} bars`, String(due.length), String(shown.length));
  for (const [at, { short, value }] of shown.entries()) {
    note('chart bars', `${where} ${short} length`, String(due[at]?.lead ?? 'none'), value);
    const isOneOf = due.some((each) => each.short === short && each.lead === Number(value));
    note('chart bars', `${where} ${short} name`, 'due', isOneOf ? 'due' : 'not due');
  }
}

function pointsOf(xml: string): ReadonlyMap<string, string> {
  return new Map(
    [...xml.matchAll(/<c:pt idx="(\d+)"[^>]*>.*?<c:v>([^<]*)<\/c:v>/gsu)].map(([, at = '', value = '']) => [at, value]),
  );
}

function pointDue(judged: Judged, name: string, year: number): string | null {
  const step = judged.path.find((one) => one.year === year);
  const actual = judged.base?.year === year ? judged.base.value : (step?.value ?? null);
  if (name === '实际值') return actual;
  if (name === '规划要求') return step?.planned ?? actual;
  if (name === '预测值') return year === judged.year ? judged.value : (step?.forecast ?? null);
  return null;
}

interface ReportOf {
  readonly unit: string;
  readonly plan: PlanId;
}

/** Part five names every indicator that is red or orange, or of a plan that is over not met. */
function checkAnswers(
  paragraphs: readonly string[],
  { unit, plan }: ReportOf,
  where: string,
  round: JudgedRound,
  note: Note,
): void {
  // prettier-ignore
  const from = paragraphs.findIndex((text) => text.startsWith('五、对策建议'));
  const text = paragraphs.slice(from).join('\n');
  for (const indicator of answerable(round, plan)) {
    if (!indicator.units.includes(unit)) continue;
    const isNamed = isNamedIn(text, indicator) || text.includes('该指标');
    note('answers in part five', `${where} ${indicator.code}`, 'named', isNamed ? 'named' : 'not named');
  }
}

/** Part five of the general report names all that is red or orange, and of plans that are over what was not met. */
function checkGeneralAnswers(paragraphs: readonly string[], where: string, round: JudgedRound, note: Note): void {
  const from = paragraphs.findIndex((text) => text.startsWith('五、对策建议'));
  const to = paragraphs.findIndex((text, at) => at > from && text.startsWith('附件'));
  const text = paragraphs.slice(from, to === -1 ? undefined : to).join('\n');
  for (const plan of planIds) {
    for (const indicator of answerable(round, plan)) {
      const said = isNamedIn(text, indicator) ? 'named' : 'not named';
      note('answers in the general report', `${where} ${plan} ${indicator.code}`, 'named', said);
    }
  }
}

function answerable(round: JudgedRound, plan: PlanId): readonly TrueIndicator[] {
  const isOver = round.truth.year >= round.truth.plans[plan].target;
  return round.truth.indicators.filter((indicator) => {
    const judged = round.judged(plan, indicator);
    if (judged === undefined || judged.target.kind === 'qualitative') return false;
    const isUnmet = judged.attainment === 'not-met' || judged.attainment === 'regressed';
    const isHard = judged.warning.level === 'red' || judged.warning.level === 'orange';
    return isOver ? isUnmet : isHard;
  });
}

function isNamedIn(text: string, { name, short }: TrueIndicator): boolean {
  return text.includes(name) || text.includes(short);
}
