/** What was read from an old-format file, indicator by indicator, to be held against the original. */
import { fileOf } from '../../dataset/agreement.ts';
import { ownArea } from '../../dataset/observation.ts';
import type { RoundNow } from '../round-now.ts';

export interface OldFileView {
  readonly cells: readonly { readonly indicator: string; readonly name: string; readonly values: string }[];
}

export function oldFileOf(round: RoundNow, file: string): OldFileView {
  const { dataset } = round.prepared;
  const own = dataset.observations.filter(({ origin }) => fileOf(origin) === file);
  const codes = [...new Set(own.map(({ indicator }) => indicator))];
  return {
    cells: codes.map((indicator) => ({
      indicator,
      name: dataset.indicators.find(({ code }) => code === indicator)?.name ?? indicator,
      values: own
        .filter((cell) => cell.indicator === indicator)
        .map(({ area, year, dimension, value, word }) => {
          const place = area === ownArea ? '' : (dataset.round.areas.find(({ id }) => id === area)?.name ?? area);
          return `${place}${year}年${dimension ?? ''} ${value?.toFixed() ?? word ?? '无'}`;
        })
        .join('，'),
    })),
  };
}
