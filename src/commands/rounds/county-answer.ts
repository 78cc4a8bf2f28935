/** What the level above wants to know of one round, or in words why it cannot be told. */
import { countyOf } from '../../pipeline/overview.ts';
import { prepareRound } from '../../pipeline/pipeline.ts';
import type { County } from '../../rules/overview/county.ts';
import { openedRound } from '../opening/opened-round.ts';

export type CountyAnswer =
  { readonly verdict: 'read'; readonly county: County } | { readonly verdict: 'refused'; readonly reason: string };

export function countyApart(folder: string): Promise<CountyAnswer> {
  const opened = openedRound(folder);
  if (opened.verdict === 'refused') return Promise.resolve({ verdict: 'refused', reason: opened.message });
  const { configuration, project } = opened;
  const choices = { draft: true, splitGeneral: false, unitTables: false };
  return Promise.resolve({
    verdict: 'read',
    county: countyOf(prepareRound(configuration, project.files, choices), configuration),
  });
}
