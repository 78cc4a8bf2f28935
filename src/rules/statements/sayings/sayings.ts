/**
 * The grammar of results in officials' prose: a goal and whether it is reached, a figure and its side, a change since
 * when and by how much, a run of years, a place, another area. Every pattern reads folded letters (half-width, simplified).
 */
import { compiled } from '../compiled.ts';
import type { Clause } from '../clauses.ts';
import { quantityPattern } from '../quantities.ts';
import type { Said } from '../statement.ts';
import { existsIn, toldBefore } from './before-the-name.ts';
import { aheadOfIn, besideIn } from './beside.ts';
import { casesIn } from './cases.ts';
import { changeIn } from './changes.ts';
import { boundIn, fromIn, reaches } from './figures.ts';
import { gapIn, rangeIn } from './goal-gaps.ts';
import { goalIn } from './goals.ts';
import { placeIn, recordIn } from './places.ts';

/** All that a clause states; of each kind the first words that fit. */
export function sayingsIn(whole: Clause, measure: string, areas: readonly string[]): readonly Said[] {
  const { words: clause, before, subjects } = whole;
  const isShort = subjects.length === 1 && subjects[0]?.isShort === true;
  const gap = gapIn(clause, measure);
  const range = rangeIn(clause, measure);
  return [
    toldBefore(whole, measure),
    existsIn(clause, measure),
    casesIn(clause, measure),
    // 距目标还差0.4张 says that the goal is not reached, and by how much.
    gap ?? goalIn(clause, measure),
    range ?? boundIn(clause, measure, isShort ? 'short' : whole.goesOn ? 'goes-on' : 'whole'),
    fromIn(clause, measure),
    changeIn(clause, measure, before),
    placeIn(clause, areas),
    recordIn(clause),
    aheadOfIn(clause, areas),
    ...besideIn(clause, measure, areas),
  ].filter((said) => said !== null);
}

/** 96.2%和88.1%: what is listed of several, in their order. */
export function listedIn(
  clause: string,
  measure: string,
): { readonly words: readonly string[]; readonly at: number } | null {
  const one = quantityPattern(measure);
  const found = compiled(
    `分别(?:${reaches})?(${one}(?:\\s*[、,和与及]\\s*${one})+)(?!\\s*(?:以上|以下|以内|左右))`,
    'u',
  ).exec(clause);
  if (found === null) return null;
  const [, list = ''] = found;
  return { words: list.match(compiled(one, 'gu')) ?? [], at: found.index };
}
