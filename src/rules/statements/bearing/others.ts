/** Places among areas, and other areas. */
import { figureInWords } from '../../../dataset/audit/chinese-figures.ts';
import type { AreaComparison, Assessment } from '../../assessment.ts';
import type { Saying } from '../statement.ts';
import type { Bearing } from './figures.ts';
import { as } from './figures.ts';
import { isAbout, isOfSize } from './sizes.ts';

/** Among the areas of the round; who is behind the average of a whole is not at its head. */
export function placeBearing({ place, among }: Extract<Saying, { kind: 'place' }>, one: Assessment): Bearing {
  const { rank, besideAreas, year } = one;
  const known = rank.verdict === 'known' ? rank.rank : null;
  const peers = besideAreas.comparison.filter((other) => other.role === 'peer' && other.year === year);
  const counted = /^([两三四五六七八九十\d]+)个?[兄弟县市区地]/u.exec(among)?.[1];
  switch (place) {
    case 'first':
      if (known !== null && known.position > 1) return 'not-so';
      return behindAverage(one, among) ? 'not-so' : known === null ? 'unknown' : 'so';
    case 'front':
      if (behindAverage(one, among)) return 'not-so';
      return known !== null && !/全[国省]/u.test(among) ? as(known.position * 2 <= known.of + 1) : 'unknown';
    case 'last':
      return peers.length === 0 ? 'unknown' : as(!peers.some(({ better }) => better === true));
    case 'highest':
    case 'lowest': {
      const sign = place === 'highest' ? -1 : 1;
      const beaten = besideAreas.comparison.some(
        (other) =>
          other.year === year &&
          (other.role === 'peer' || wholeMeant(among) === other.role) &&
          Math.sign(other.difference.value.toNumber()) === sign,
      );
      return beaten ? 'not-so' : peers.length === 0 ? 'unknown' : 'so';
    }
    default:
      return known !== null && counted !== undefined && numberMeant(counted) === known.of
        ? as(known.position === place)
        : 'unknown';
  }
}

function numberMeant(words: string): number | null {
  return /^\d+$/u.test(words) ? Number(words) : (figureInWords(words)?.toNumber() ?? null);
}

/** The role of the figure that stands for the whole in which a place is taken. */
function wholeMeant(among: string): AreaComparison['role'] {
  return /全[国省]/u.test(among) ? 'average' : 'upper';
}

function behindAverage({ besideAreas, year }: Assessment, among: string): boolean {
  return besideAreas.comparison.some(
    (other) => other.role === wholeMeant(among) && other.year === year && other.better === false,
  );
}

export function besideBearing({ area, is, size }: Extract<Saying, { kind: 'beside' }>, one: Assessment): Bearing {
  const other = one.besideAreas.comparison.find((each) => isMeant(each, area) && each.year === one.year);
  if (other === undefined) return 'unknown';
  const { value } = other.difference;
  switch (is) {
    case 'above':
      return as(value.greaterThan(0) && isOfSize(value, size, other.figure.rounded));
    case 'below':
      return as(value.lessThan(0) && isOfSize(value, size, other.figure.rounded));
    case 'better':
    case 'worse':
      // Of what should lie in a range neither is better.
      if (other.better === null && !value.isZero()) return 'unknown';
      return as(other.better === (is === 'better') && isOfSize(value, size, other.figure.rounded));
    case 'at-least':
      return as(other.better !== false);
    case 'equal':
      return as(isAbout(value, one, '0.01'));
    case 'apart':
      return as(isOfSize(value, size, other.figure.rounded));
  }
}

function isMeant({ areaName, role }: AreaComparison, area: string): boolean {
  if (areaName === area || areaName === `${area}市` || areaName === `${area}县` || areaName === `${area}区`)
    return true;
  if (area === '全省' || area === '省') return role === 'average' && areaName.includes('省');
  if (area === '全国' || area === '国家') return role === 'average' && areaName.includes('国');
  return (area === '全市' || area === '市') && role === 'upper';
}
