/** Changes as rows of words, the same on the terminal, in Word and in a workbook. */
import { ownArea } from '../dataset/observation.ts';
import { decimal, printed } from '../indicators/decimals.ts';
import type { Indicator } from '../indicators/definition.ts';
import { planWord } from '../indicators/plan-id.ts';
import type { Round } from '../indicators/round.ts';
import { targetSets, targetSetWord } from '../indicators/target-definition.ts';
import { recordedWord } from '../report/claims/column-words.ts';
import type { Words } from '../report/claims/words.ts';
import type { FigureId } from '../report/figure-id.ts';
import type { DocumentChange, FigureChange, JudgementChange, Stated } from './changes.ts';
import type { RecordedBlock } from './manifest.ts';
import { changedSentences } from './changed-words.ts';
import type { RecordedJudgement } from './snapshot.ts';

/** What codes and ids are called. */
export interface Names {
  readonly round: Round;
  readonly indicators: readonly Indicator[];
}

/** What verdicts are called besides. */
export interface JudgedNames extends Names {
  readonly words: Words;
}

/** C25 2015年由93.1改为94.0 */
export function sayFigureChange(change: FigureChange, names: Names): string {
  const { before, after } = change;
  const what = `${change.indicator}${areaWords(change, names)} ${change.year}年${change.dimension ?? ''}`;
  if ((before?.value ?? null) === null) return `${what}新增${sayValue(after, change, names)}`;
  if ((after?.value ?? null) === null) return `${what}原为${sayValue(before, change, names)}，现无数据`;
  return `${what}由${sayValue(before, change, names)}改为${sayValue(after, change, names)}`;
}

/** What a changed figure is. */
export function datumId({ indicator, area, year, dimension }: FigureChange): FigureId {
  return { kind: 'value', indicator, area, year, dimension };
}

export interface FigureRow {
  readonly code: string;
  readonly name: string;
  readonly what: string;
  readonly before: string;
  readonly beforeOrigins: readonly string[];
  readonly after: string;
  readonly afterOrigins: readonly string[];
}

export function figureRow(change: FigureChange, names: Names): FigureRow {
  const { indicator: code, year, dimension, before, after } = change;
  const area = change.area === ownArea ? '' : areaWords(change, names);
  return {
    code,
    name: nameOf(code, names),
    what: `${area}${year}年${dimension ?? ''}`,
    before: sayValue(before, change, names),
    beforeOrigins: before?.origins ?? [],
    after: sayValue(after, change, names),
    afterOrigins: after?.origins ?? [],
  };
}

export interface JudgementRow {
  readonly code: string;
  readonly name: string;
  readonly target: string;
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

/** One row for each verdict that turned. */
export function judgementRows(change: JudgementChange, names: JudgedNames): readonly JudgementRow[] {
  const { indicator: code, plan, targetSet } = change;
  const head = { code, name: nameOf(code, names), target: `${planWord[plan]}${setName(targetSet)}` };
  return judged.flatMap(({ what, say }) => {
    const [before, after] = [change.before, change.after].map((one) => (one === null ? '无' : say(one, names.words)));
    return before === undefined || after === undefined || before === after ? [] : [{ ...head, what, before, after }];
  });
}

export interface SentenceRow {
  readonly section: string;
  readonly block: string;
  readonly before: string;
  readonly after: string;
}

/** One row for each changed sentence or table cell; of a chart that its data changed. */
export function sentenceRows(document: DocumentChange): readonly SentenceRow[] {
  return document.blocks.flatMap(({ id, section, before, after }): readonly SentenceRow[] => {
    const place = { section, block: id };
    if (before === null) return [{ ...place, before: '（无）', after: asLine(after?.text ?? '') }];
    if (after === null) return [{ ...place, before: asLine(before.text), after: '（删去）' }];
    if (before.text.includes('\t') || after.text.includes('\t')) return rowCells(place, before.text, after.text);
    const sentences = changedSentences(before.text, after.text);
    // The cells behind a figure can move while every word stays.
    if (sentences.length === 0)
      return isChart(after) ? [{ ...place, before: '（图）', after: '（图的数据或出处有变）' }] : [];
    return sentences.map((one) => ({ ...place, before: asLine(one.before), after: asLine(one.after) }));
  });
}

/** Figures of a chart are drawn, not printed. */
function isChart({ figures }: RecordedBlock): boolean {
  return figures.some(({ text }) => text === '');
}

function rowCells(
  place: Pick<SentenceRow, 'section' | 'block'>,
  before: string,
  after: string,
): readonly SentenceRow[] {
  const [old, now] = [before.split('\t'), after.split('\t')];
  const name = now.slice(0, 2).join(' ');
  if (old.length !== now.length) return [{ ...place, before: asLine(before), after: asLine(after) }];
  const pairs = now.flatMap((cell, column) => (cell === old[column] ? [] : [[old[column] ?? '', cell] as const]));
  if (pairs.length === 0) return [];
  return [
    {
      ...place,
      before: `${name}：${pairs.map(([cell]) => cell).join('、')}`,
      after: `${name}：${pairs.map(([, cell]) => cell).join('、')}`,
    },
  ];
}

function asLine(text: string): string {
  return text.replaceAll('\t', ' ').replaceAll('\n', ' ').trim();
}

function sayValue(stated: Stated | null, { indicator }: { readonly indicator: string }, names: Names): string {
  const value = stated?.value ?? null;
  if (value === null) return stated === null ? '无' : '无数据';
  const decimals = names.indicators.find(({ code }) => code === indicator)?.decimals;
  return decimals === undefined || !/^-?\d+(\.\d+)?$/.test(value) ? value : printed(decimal(value), decimals);
}

function nameOf(code: string, { indicators }: Names): string {
  return indicators.find((one) => one.code === code)?.short ?? code;
}

function areaWords({ area }: { readonly area: string }, { round }: Names): string {
  return area === ownArea ? '' : (round.areas.find(({ id }) => id === area)?.name ?? area);
}

// Runs are remembered by other versions of the program too, so that these take any word.
const judged: readonly {
  readonly what: string;
  readonly say: (one: RecordedJudgement, words: Words) => string;
}[] = [
  { what: '判定', say: ({ attainment }, words) => recordedWord(words, 'attainment', attainment) },
  { what: '进度', say: ({ pace }, words) => recordedWord(words, 'pace-class', pace) },
  { what: '预警级别', say: ({ level }, words) => recordedWord(words, 'level', level) },
  { what: '位次', say: ({ rank }) => rank ?? '无' },
];

function setName(set: string | null): string {
  if (set === null) return '';
  const known = targetSets.find((each) => each === set);
  return known === undefined ? set : `${targetSetWord[known]}目标`;
}
