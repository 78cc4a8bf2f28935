/** A statement held against a judgement: borne out, contradicted, or nothing can be said. */
import type { Assessment } from '../assessment.ts';
import type { Saying } from './statement.ts';
import { changeBearing, runBearing, trendBearing, turnBearing } from './bearing/changes.ts';
import type { Bearing } from './bearing/figures.ts';
import {
  boundBearing,
  casesBearing,
  existsBearing,
  fromBearing,
  rangeBearing,
  recordBearing,
} from './bearing/figures.ts';
import { gapBearing, goalBearing, goalOfYear, goalSide } from './bearing/goals.ts';
import { besideBearing, placeBearing } from './bearing/others.ts';

/** `year`: of which it is said. */
export function bearingOf(saying: Saying, one: Assessment, year: number): Bearing {
  switch (saying.kind) {
    case 'goal':
      return year === one.year ? goalBearing(saying, one) : goalOfYear(saying, one, year);
    case 'goal-side':
      return year === one.year ? goalSide(saying, one) : 'unknown';
    case 'cases':
      return year === one.year ? casesBearing(saying, one) : 'unknown';
    case 'exists':
      return one.target.kind === 'existence' && year <= one.year ? existsBearing(saying.isThere, one) : 'unknown';
    case 'goal-gap':
      return year === one.year ? gapBearing(saying, one) : 'unknown';
    case 'range':
      return year === one.year ? rangeBearing(saying, one) : 'unknown';
    case 'trend':
      return year === one.year ? trendBearing(saying.to, one) : 'unknown';
    case 'turn':
      return year === one.year ? turnBearing(saying.to, one) : 'unknown';
    case 'bound':
      return boundBearing(saying, one, year);
    case 'from':
      return fromBearing(saying, one);
    case 'change':
      return year === one.year ? changeBearing(saying, one) : 'unknown';
    case 'run':
      return year === one.year ? runBearing(saying, one) : 'unknown';
    case 'place':
      return year === one.year ? placeBearing(saying, one) : 'unknown';
    case 'beside':
      return year === one.year ? besideBearing(saying, one) : 'unknown';
    case 'record':
      return year === one.year ? recordBearing(saying, one) : 'unknown';
  }
}
