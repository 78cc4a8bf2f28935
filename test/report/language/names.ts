/** The names that may stand in a round's sentences: indicators long and short, units, areas. */
import type { Indicator } from '../../../src/indicators/definition.ts';
import type { Round } from '../../../src/indicators/round.ts';

export const sampleFolders = [
  'samples/heshan-2015',
  'samples/heshan-2016',
  'samples/outline-2018',
  'test/golden/yunxi-2015',
] as const;

interface Named {
  readonly indicators: readonly Pick<Indicator, 'name' | 'short'>[];
  readonly round: Pick<Round, 'units' | 'areas' | 'area'>;
}

export function namesOf({ indicators, round }: Named): readonly string[] {
  return [
    ...indicators.flatMap(({ name, short }) => [name, short]),
    ...round.units.map(({ name }) => name),
    ...round.areas.map(({ name }) => name),
    round.area.name,
  ];
}
