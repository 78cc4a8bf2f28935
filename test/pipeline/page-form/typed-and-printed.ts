/** Random values typed into page forms; the sentence shown beside each is looked for in what the build prints. */
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { configurationOf, handedIn, judgeForm } from '../../../src/pipeline/page-form/judged-form.ts';
import { openCells } from '../../../src/pipeline/page-form/open-cells.ts';
import { readReturn, writeReturn } from '../../../src/pipeline/page-form/return-file.ts';
import { viewOf } from '../../../src/pipeline/page-form/shown.ts';
import type { FormSlice } from '../../../src/pipeline/page-form/slice.ts';
import type { Typed } from '../../../src/pipeline/page-form/typed.ts';
import { withReturnsUnfolded } from '../../../src/pipeline/page-form/unfolded.ts';
import type { PreparedRound } from '../../../src/pipeline/pipeline.ts';
import { prepareRound } from '../../../src/pipeline/pipeline.ts';
import type { RoundFile } from '../../../src/pipeline/read/round-files.ts';
import { plainText } from '../../../src/report/model.ts';
import { blockInlines } from '../../../src/report/printed-blocks.ts';
import { randomNumbers } from '../../hostile/mutations.ts';
import { roundInMemory } from '../../random/in-memory.ts';
import type { BegunRound } from './filled-in.ts';
import { answered, begun, begunSample } from './filled-in.ts';

const heshan = fileURLToPath(new URL('../../../samples/heshan-2015', import.meta.url));
const choices = { draft: true, splitGeneral: false, unitTables: false };

/** Types random values into the forms of 鹤山市 2015 and of a random round, a round of forms at a time, until so many were compared. */
export async function typedAndPrinted(values: number): Promise<{ readonly typed: number; readonly sentences: number }> {
  const rounds = [begunSample(heshan), begun((await roundInMemory(11)).files)];
  let [typed, sentences] = [0, 0];
  for (let time = 0; typed < values && time < 40; time += 1) {
    const round = rounds[time % rounds.length];
    if (round === undefined) throw new Error('no round');
    const seen = trial(round, randomNumbers(time + 1));
    typed += seen.typed;
    sentences += seen.sentences;
  }
  return { typed, sentences };
}

/** All units type at once and hand in; each form is then compared with what the Bureau builds of all of them. */
function trial(round: BegunRound, below: (bound: number) => number): { typed: number; sentences: number } {
  const filled = round.slices.map((slice) => {
    const typed = answered(slice, round.known);
    const altered = Object.entries(typed.cells)
      .filter(([key]) => key.endsWith('#current') && isOfFigure(slice, key))
      .map(([key, text]) => [key, anotherValue(text, below)] as const);
    const put: Typed = { ...typed, cells: { ...typed.cells, ...Object.fromEntries(altered) } };
    return { slice, typed: put, values: altered.length };
  });
  const built = builtOf(round, filled);
  let [typedValues, sentences] = [0, 0];
  for (const { slice, typed, values } of filled) {
    const printed = printedOf(slice.mark.unit, built);
    if (printed.size === 0) continue; // It writes no report.
    const configuration = configurationOf(slice);
    const view = viewOf(slice, judgeForm(slice, configuration, typed), configuration.templates.words);
    // The form says of these that sentences may still change, by what others hand in.
    if ([...view.rows.values()].some(({ waiting }) => waiting.length > 0)) continue;
    typedValues += values;
    for (const [code, row] of view.rows) {
      for (const { plan, sentences: shown } of row.judgements) {
        for (const { text } of shown) {
          const at = `${slice.mark.unit} ${code} ${plan} ${typed.cells[`${code}#current`] ?? ''}`;
          expect((printed.get(plan) ?? '').includes(text), `${at}：${text}`).toBe(true);
          sentences += 1;
        }
      }
    }
  }
  return { typed: typedValues, sentences };
}

function isOfFigure({ table }: FormSlice, key: string): boolean {
  const [sheet] = table?.sheets ?? [];
  const one = sheet === undefined ? undefined : openCells(sheet).find((cell) => cell.key === key);
  return one?.cell.check?.kind !== 'list';
}

/** Near it, far from it, at the ends, with more places than are printed, a mark, or no figure at all. */
function anotherValue(text: string, below: (bound: number) => number): string {
  const number = Number(text);
  const value = Number.isFinite(number) ? number : below(1000) / 10;
  switch (below(12)) {
    case 0:
      return '0';
    case 1:
      return '100';
    case 2:
      return '未统计';
    case 3:
      return `${value}％左右`;
    case 4:
      return (value * (below(900) / 100)).toFixed(4);
    case 5:
      return `-${Math.abs(value)}`;
    default:
      return (value * (0.9 + below(2000) / 10_000)).toFixed(below(4));
  }
}

function builtOf(
  { configuration, files }: BegunRound,
  filled: readonly { readonly slice: FormSlice; readonly typed: Typed }[],
): PreparedRound {
  const workbooks = filled.map(({ slice, typed }): RoundFile => {
    const bytes = writeReturn(handedIn(slice, typed), {
      program: '0.0.0',
      mark: slice.mark,
      typed,
      shown: [],
      open: [],
    });
    expect(readReturn(bytes).verdict).toBe('read');
    return { kind: 'read', file: `workbooks/${slice.mark.unit}-回报.zip`, bytes };
  });
  const folders = withReturnsUnfolded({ ...files.folders, workbooks, notes: [] }, configuration.round);
  return prepareRound(configuration, { ...files, folders }, choices);
}

/** By plan, what the unit's report prints. */
function printedOf(unit: string, { documents }: PreparedRound): ReadonlyMap<string, string> {
  return new Map(
    documents.flatMap(({ document: { unit: of, kind, plan, content } }) =>
      of === unit && kind === 'unit' && plan !== null
        ? [
            [
              plan,
              blockInlines(content)
                .map(({ inlines }) => plainText(inlines))
                .join('\n'),
            ] as const,
          ]
        : [],
    ),
  );
}
