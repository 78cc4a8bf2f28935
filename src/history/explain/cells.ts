/** The cells of an indicator, one line a figure: year, value, cell, what became of it. */
import type { ObservationStatus } from '../../dataset/observation.ts';
import { ownArea } from '../../dataset/observation.ts';
import { formatOrigin } from '../../provenance.ts';
import type { Knowledge } from './explanation.ts';

export interface ListedCell {
  readonly what: string;
  readonly value: string;
  readonly origin: string;
  readonly status: ObservationStatus;
}

export function cellsOf(code: string, { dataset }: Knowledge): readonly ListedCell[] {
  return dataset.observations
    .filter(({ indicator }) => indicator === code)
    .map(({ area, year, dimension, value, word, status, origin }) => ({
      what: `${area === ownArea ? '本市' : (dataset.round.areas.find(({ id }) => id === area)?.name ?? area)}${year}年${dimension ?? ''}`,
      value: value?.toFixed() ?? word ?? '无',
      origin: formatOrigin(origin),
      status,
    }));
}
