/** What the level above wants to know of one round, from its folder or its parcel, or in words why it cannot be told. */
import { countyInParcel } from '../../pipeline/county-file.ts';
import type { CountyReading } from '../../pipeline/county-file.ts';
import { countyOf } from '../../pipeline/overview.ts';
import { prepareRound } from '../../pipeline/pipeline.ts';
import { isParcel, readParcel } from '../../project/rounds/parcels-given.ts';
import { openedRound } from '../opening/opened-round.ts';

export function countyApart(place: string): Promise<CountyReading> {
  return Promise.resolve(isParcel(place) ? countyOfParcel(place) : countyOfFolder(place));
}

function countyOfParcel(file: string): CountyReading {
  const reading = readParcel(file);
  return reading.verdict === 'read' ? countyInParcel(reading.bytes) : { verdict: 'refused', reason: reading.message };
}

function countyOfFolder(folder: string): CountyReading {
  const opened = openedRound(folder);
  if (opened.verdict === 'refused') return { verdict: 'refused', reason: opened.message };
  const { configuration, project } = opened;
  const choices = { draft: true, splitGeneral: false, unitTables: false };
  return {
    verdict: 'read',
    county: countyOf(prepareRound(configuration, project.files, choices), configuration),
  };
}
