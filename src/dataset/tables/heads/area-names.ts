/** Names of areas in column heads, sheet names, titles and 地区 columns. */
import type { Round } from '../../../indicators/round.ts';
import { ownArea } from '../../observation.ts';
import { plainName } from '../rows/plain-name.ts';

/** Plain name → area id, longest names first, so that 江门市区 is not taken for 江门市. */
export type AreaNames = readonly (readonly [name: string, area: string])[];

const wordsForOwn = ['我市', '本市', '我县', '本县', '我区', '本区', '本地', '本地区', '我地区'];
/** In a table of the city's own units the whole city is meant; in someone else's, theirs may be. */
const wordsForWhole = ['全市', '全县', '全区'];

export function areaNames(round: Round, source: 'workbook' | 'reference' | 'history'): AreaNames {
  const own = [round.area.name, round.area.self, ...wordsForOwn, ...(source === 'reference' ? [] : wordsForWhole)];
  const named = [
    ...own.map((name) => [name, ownArea] as const),
    ...round.areas.flatMap((area) => [area.name, ...area.aliases].map((name) => [name, area.id] as const)),
  ];
  const short = named.flatMap(([name, area]) =>
    /^.{2,}[市县区省]$/.test(name) ? [[name.slice(0, -1), area] as const] : [],
  );
  const known = new Map<string, string>();
  // A name written out goes before another area's name without its 市.
  for (const [name, area] of [...named, ...short]) if (!known.has(plainName(name))) known.set(plainName(name), area);
  return [...known].toSorted(([a], [b]) => b.length - a.length);
}

/** The area that a plain heading begins or ends with (全省2015年平均 names 全省), and what is left of it. */
export function areaInHeading(
  plain: string,
  names: AreaNames,
): { readonly area: string; readonly rest: string } | null {
  for (const [name, area] of names) {
    const at = plain.indexOf(name);
    if (at < 0) continue;
    const rest = plain.slice(0, at) + plain.slice(at + name.length);
    return { area, rest: rest.replace(/^(?:平均)?(?:水平|值|数|数据)?$|平均(?:水平|值|数)?/, '') };
  }
  return null;
}

/** The area a name stands for, when it is nothing but that name. */
export function areaNamed(text: string, names: AreaNames): string | null {
  const found = areaInHeading(plainName(text), names);
  return found !== null && /^(?:数据|数|情况|表|指标|汇总)?$/.test(found.rest) ? found.area : null;
}

/** Looks like the name of an area: said to be left aside, where it is none of ours. */
export function looksLikeArea(plain: string): boolean {
  return /^(?:全国|国家|.{1,8}(?:省|市|县|区|州|盟|旗|平均|平均水平))$/.test(plain);
}

/**
 * The one area a title is about. Names in a row (广东省江门市) mean the last; a body that made the table
 * (江门市统计局) is no area; two areas apart from each other leave it open.
 */
export function areaInTitle(text: string, names: AreaNames): string | null {
  const plain = plainName(text);
  const places: { readonly start: number; readonly end: number; readonly area: string }[] = [];
  for (let start = 0; start < plain.length; start += 1) {
    const hit = names.find(([name]) => plain.startsWith(name, start));
    if (hit === undefined) continue;
    const end = start + hit[0].length;
    if (!/^(?:市|县|区|省)?(?:统计局|妇儿工委|妇女儿童工作委员会|人民政府|卫生|教育|民政)/.test(plain.slice(end))) {
      places.push({ start, end, area: hit[1] });
    }
    start = end - 1;
  }
  const last = places.at(-1);
  if (last === undefined) return null;
  const chained = places.every((place, index) => index === 0 || places[index - 1]?.end === place.start);
  return chained || places.every((place) => place.area === last.area) ? last.area : null;
}
