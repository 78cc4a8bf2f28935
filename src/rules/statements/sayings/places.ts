/** A place among areas, a record, another area: 居全市第一, 历年最低, 高于全省平均水平1.2个百分点. */
import { literally } from '../../../indicators/literal-pattern.ts';
import { figureInWords } from '../../../dataset/audit/chinese-figures.ts';
import { sizeIn, sizePattern } from '../quantities.ts';
import type { Said, Saying } from '../statement.ts';
import { said } from './prose-words.ts';

const scope =
  '(?:全国|全省|全市|全县|全区|全州|(?:各|同类|周边)(?:地区|[县市区]|县[(（]?市、?区?[)）]?)|[两三四五六七八九十\\d]+[市县区]|[\\p{Script=Han}]{0,4}地区)';
const others = '(?:各?[县市区]|同类[县市区]?|排名|中|的)*';
const stands = '(?:居|列|位[居列于]|排名?|排在|名列|处于?|跻身|走在|稳居|保持)(?:于|在)?';
export const places =
  '(?:第?[一1](?:位|名)|第一|首位|榜首|之首|最[高好优]|前列|前茅|先进(?:行列|水平)?|领先(?:水平|地位)?|上游|末位|倒数第一|第[二三四五六七八九十\\d]+(?:位|名)?)';
/** 居全市第一, 在全省处于领先水平, 全市第一 */
function placePatterns(areas: readonly string[]): readonly RegExp[] {
  const patterns = placesKept.get(areas) ?? patternsOfPlaces(areas);
  placesKept.set(areas, patterns);
  return patterns;
}

/** A round's areas are asked for at every clause. */
const placesKept = new WeakMap<readonly string[], readonly RegExp[]>();

function patternsOfPlaces(areas: readonly string[]): readonly RegExp[] {
  const among = `(?<among>${[scope, ...areas.map(literally)].join('|')})`;
  return [
    new RegExp(`${stands}${among}${others}(?<place>${places})`, 'u'),
    new RegExp(`在${among}${others}${stands}(?<place>${places})`, 'u'),
    new RegExp(`${among}${others}(?<place>第一(?:位|名)?|首位|领先)`, 'u'),
  ];
}

export function placeIn(clause: string, areas: readonly string[]): Said | null {
  const found = placePatterns(areas)
    .map((pattern) => pattern.exec(clause))
    .find((one) => one !== null);
  if (found === undefined || found === null) return null;
  const { among = '', place = '' } = found.groups ?? {};
  return said(found, { kind: 'place', place: placeMeant(place), among });
}

function placeMeant(words: string): 'first' | 'front' | 'last' | number {
  const nth = /^第([二三四五六七八九十\d]+)/u.exec(words)?.[1];
  if (nth !== undefined && nth !== '1')
    return /^\d+$/u.test(nth) ? Number(nth) : (figureInWords(nth)?.toNumber() ?? 'front');
  if (/末位|倒数/u.test(words)) return 'last';
  return /一|首|最|1/u.test(words) ? 'first' : 'front';
}

export function recordIn(clause: string): Said | null {
  const found =
    /(?:创|达到?|为|刷新|处于)(?:了)?历[史年]来?(?:以来)?的?(?<is>新高|最高|新低|最低|最好|最佳|最优)/u.exec(clause);
  if (found === null) return null;
  const is = found.groups?.['is'] ?? '';
  return said(found, { kind: 'record', is: is.includes('高') ? 'highest' : is.includes('低') ? 'lowest' : 'best' });
}

const besideSides: Readonly<Record<string, Extract<Saying, { kind: 'beside' }>['is']>> = {
  高于: 'above',
  高出: 'above',
  超过: 'above',
  超出: 'above',
  低于: 'below',
  优于: 'better',
  好于: 'better',
  领先于: 'better',
  领先: 'better',
  不及: 'worse',
  落后于: 'worse',
  差于: 'worse',
  达到: 'at-least',
};

export function besideIn(clause: string, measure: string, areas: readonly string[]): Said | null {
  if (!/平均|水平|均值/u.test(clause)) return null;
  const area = `(?<area>全国|国家|全省|省|全市|${areas.map(literally).join('|')})`;
  const size = `(?<size>${sizePattern(measure)})?`;
  const found =
    new RegExp(`(?<side>${Object.keys(besideSides).join('|')})了?${area}(?:同期|的)*(?:平均(?:水平|值|数)?|水平|均值)${size}`, 'u').exec(clause) ??
    new RegExp(`(?<side>与|和|同)${area}(?:同期|的)*(?:平均(?:水平|值|数)?|水平|均值)(?:基本)?(?:持平|相同|相当|一致)${size}`, 'u').exec(clause); // prettier-ignore
  if (found === null) return null;
  const { side = '', area: name = '', size: words } = found.groups ?? {};
  return said(found, {
    kind: 'beside',
    area: name,
    is: besideSides[side] ?? 'equal',
    size: words === undefined ? null : sizeIn(words, measure),
  });
}
