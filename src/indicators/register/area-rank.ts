/** The register speaks of a city; a county's plan has 县级 and 县直 where a city's has 市级 and 市直. */

/** As the area's own plan would have it; unchanged for a city. `area`: its full name. */
export function ofAreasRank(words: string, area: string): string {
  const rank = /[县区州盟旗]$/u.exec(area)?.[0];
  return rank === undefined ? words : words.replaceAll(/市(?=级|直|党政)/gu, rank);
}
