/** Cases behind a rate: 死亡2例, 比上年多1例. */
import { figureInWords, numberInWords } from '../../../dataset/audit/chinese-figures.ts';
import { decimal } from '../../../indicators/decimals.ts';
import type { Said } from '../statement.ts';
import { said } from './prose-words.ts';

const number = `(?<count>\\d+|${numberInWords})`;
const changed = new RegExp(
  `(?:比|较|同)(?:上年|去年|上一年)(?:同期)?(?:相比)?(?:又|仅|净)?(?:(?<more>增加|增多|上升|多)|(?<fewer>减少|下降|少))了?${number}例`,
  'u',
);
const are = new RegExp(
  `^(?:率)?(?:全年|共|仅|实际|病例)*(?:死亡|发生|报告)(?:病例|人数)?(?:共|仅|为)?${number}[例人](?![次均口])`,
  'u',
);

export function casesIn(clause: string, measure: string): Said | null {
  if (!/^1\/|‰/u.test(measure)) return null;
  const found = changed.exec(clause) ?? are.exec(clause);
  const written = found?.groups?.['count'] ?? '';
  const count = /^\d+$/u.test(written) ? decimal(written) : figureInWords(written);
  if (found === null || count === null) return null;
  const { more, fewer } = found.groups ?? {};
  return said(found, { kind: 'cases', is: more !== undefined ? 'more' : fewer !== undefined ? 'fewer' : 'are', count });
}
