/**
 * The grammar of results in officials' prose: a goal and whether it is reached, a figure and its side, a change since
 * when and by how much, a run of years, a place, another area. Every pattern reads folded letters (half-width, simplified).
 */
import type { Clause } from '../clauses.ts';
import { quantityPattern } from '../quantities.ts';
import type { Said } from '../statement.ts';
import { changeIn } from './changes.ts';
import { boundIn, fromIn, reaches } from './figures.ts';
import { goalIn } from './goals.ts';
import { besideIn, placeIn, recordIn } from './places.ts';

/** All that a clause states; of each kind the first words that fit. */
export function sayingsIn(
  { words: clause, before }: Pick<Clause, 'words' | 'before'>,
  measure: string,
  areas: readonly string[],
): readonly Said[] {
  return [goalIn(clause, measure), boundIn(clause, measure), fromIn(clause, measure), changeIn(clause, measure, before), placeIn(clause, areas), recordIn(clause), besideIn(clause, measure, areas)]
    .filter((said) => said !== null); // prettier-ignore
}

/** 96.2%和88.1%: what is listed of several, in their order. */
export function listedIn(
  clause: string,
  measure: string,
): { readonly words: readonly string[]; readonly at: number } | null {
  const one = quantityPattern(measure);
  const found = new RegExp(
    `分别(?:${reaches})?(${one}(?:\\s*[、,和与及]\\s*${one})+)(?!\\s*(?:以上|以下|以内|左右))`,
    'u',
  ).exec(clause);
  if (found === null) return null;
  const [, list = ''] = found;
  return { words: list.match(new RegExp(one, 'gu')) ?? [], at: found.index };
}
