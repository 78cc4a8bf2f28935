/** A place among areas, or a record: 居全市第一, 在三县市中垫底, 全市各区最高, 历年最低. */
import { compiled } from '../compiled.ts';
import { literally } from '../../../indicators/literal-pattern.ts';
import { figureInWords } from '../../../dataset/audit/chinese-figures.ts';
import type { Place, Said } from '../statement.ts';
import { numberOfYears, said } from './prose-words.ts';

const several = '(?:县[(（]?市、?区?[)）]?|县市区|市县区|[县市][市县区]|[市县区]|地)';
const scope = `(?:全国|全省|全市|全县|全区|全州|(?:各|同类|周边|兄弟)(?:地区|${several})|[两三四五六七八九十\\d]+个?(?:兄弟)?${several}|[\\p{Script=Han}]{0,4}地区)`;
const others = '(?:各?[县市区]{1,3}|同类[县市区]?|排名|当?中|之中|里头?|内|我们|我[市县区州]|的|是|也|都|算)*';
const stands = '(?:居于?|列|位[居列于]|排名?|排在|名列|处于?|跻身|走在|稳居|位次|保持)(?:于|在)?';
const places =
  '(?:第?[一1](?:位|名)|第一|首位|榜首|之首|头名|最[高低好优差末后]|前列|前茅|先进(?:行列|水平)?|领先(?:水平|地位)?|上游|末位|末尾|垫底|倒数第[一1](?:位|名)?|第[二三四五六七八九十\\d]+(?:位|名)?)';

/** 居全市第一, 在全省处于领先水平, 全市第一, 三县里我们排倒数第一 */
function placePatterns(areas: readonly string[]): readonly RegExp[] {
  const among = `(?<among>${[scope, ...areas.map(literally)].join('|')})`;
  return [
    compiled(`${stands}${among}${others}(?<place>${places})`, 'u'),
    compiled(`在?${among}${others}${stands}(?<place>${places})`, 'u'),
    compiled(
      `在?${among}${others}(?<place>第一(?:位|名)?|首位|领先|垫底|倒数第[一1](?:位|名)?|最[高低好优差](?=\\s*(?:$|[,;、)!])))`,
      'u',
    ),
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

function placeMeant(words: string): Place {
  const nth = /^第([二三四五六七八九十\d]+)/u.exec(words)?.[1];
  if (nth !== undefined && nth !== '1')
    return /^\d+$/u.test(nth) ? Number(nth) : (figureInWords(nth)?.toNumber() ?? 'front');
  if (/末|倒数|垫底|最差|最后/u.test(words)) return 'last';
  if (words === '最高') return 'highest';
  if (words === '最低') return 'lowest';
  return /一|首|最|1|头名/u.test(words) ? 'first' : 'front';
}

export function recordIn(clause: string): Said | null {
  const found =
    /(?:(?:创|达到?|为|是|刷新|处于)了?)?(?:历[史年]来?|(?:有)?(?:监测|记录|统计)以来|(?:规划|纲要)实施以来|近(?<recent>[两三四五六七八九十\d]+)年(?:来|以来|间)?|(?<years>[两三四五六七八九十\d]+)年(?:来|以来|间))(?:以来)?的?(?<is>新高|最高|新低|最低|最好|最佳|最优)(?!的?时期|标准|温)/u.exec(
      clause,
    );
  if (found === null) return null;
  const is = found.groups?.['is'] ?? '';
  const years = found.groups?.['years'] ?? found.groups?.['recent'];
  return said(found, {
    kind: 'record',
    is: is.includes('高') ? 'highest' : is.includes('低') ? 'lowest' : 'best',
    years: years === undefined ? null : numberOfYears(`${years}年`),
  });
}
