/** How far from a goal, and whether in a range: 距95%的目标还差1.2个百分点, 仍差0.4张达标, 处于45%—55%的目标区间. */
import { compiled } from '../compiled.ts';
import { quantityIn, quantityPattern, sizeIn, sizePattern } from '../quantities.ts';
import type { Said } from '../statement.ts';
import { goal, owner } from './goals.ts';
import { said } from './prose-words.ts';

export function gapIn(clause: string, measure: string): Said | null {
  const limit = `(?<limit>${quantityPattern(measure)})`;
  const size = `(?<size>${sizePattern(measure)})`;
  const softly = '(?:仅仅?|只有?|还|尚|仍|也|就|约|大约|均|都|存在)*';
  const goals = `(?:${owner}{0,4}${limit}(?:以上|以下|以内)?[”"]?的?(?:${goal}|门槛|关口|大关)|${goal}|达标(?:线|值|要求)?)(?:的)?`;
  const found =
    compiled(`(?:距离?|离|与)${goals}(?:相比)?${softly}(?:相差|差距?[为是有达]?|低|少|缺|欠|有)了?${size}`, 'u').exec(clause) ??
    // 比目标低 is as often said of who does better.
    compiled(`[较比]${goals}${softly}相?差了?${size}`, 'u').exec(clause) ??
    compiled(`(?:仅仅?|只|还|尚|仍|才)(?:需|差|缺|欠|少)(?:再)?(?:提高|提升|下降|降低|增加)?了?${size}(?:才|方|就|即|便)?(?:能|可|可以)?(?:够|到)?(?:达标|达到了?${goal}|完成${goal})`, 'u').exec(clause); // prettier-ignore
  if (found === null) return someGapIn(clause, limit);
  const { size: words = '', limit: written } = found.groups ?? {};
  const meant = sizeIn(words, measure);
  // 差3% of a goal of 90% is said of points.
  const asPoints =
    meant !== null && meant.in === 'share' && measure === '%' ? { ...meant, in: 'either' as const } : meant;
  return said(found, {
    kind: 'goal-gap',
    size: asPoints,
    limit: written === undefined ? null : quantityIn(written),
  });
}

/** 离60%的目标还有差距 */
function someGapIn(clause: string, limit: string): Said | null {
  const found = compiled(`(?:距离?|离|与)${owner}{0,4}${limit}(?:以上|以下|以内)?[”"]?的?${goal}(?:相比)?,?(?:仍|还|尚|也|依然)*(?:有|存在)(?:着)?(?:一定|较大|不小|很大|一些)?的?(?:差距|距离)`, 'u').exec(clause); // prettier-ignore
  const value = quantityIn(found?.groups?.['limit'] ?? '');
  return found === null || value === null ? null : said(found, { kind: 'goal-gap', size: null, limit: value });
}

export function rangeIn(clause: string, measure: string): Said | null {
  const isIn =
    '(?:处于|处在|处|回到|回归到?|回升到|回落到|落在|保持在?|控制在|稳定在|维持在|进入|降到|升到|降至|升至|在)了?';
  const one = quantityPattern(measure);
  const bare = String.raw`\d+(?:\.\d+)?`;
  const isSaid = '(?:这一?|的)?(?:规划|目标|合理|正常|规定|要求|的)*(?:区间|范围|幅度)(?:之?内)?';
  const numbered =
    compiled(`${isIn}(?<low>${one}|${bare})\\s*[-~～至到]\\s*(?<high>${one})(?:之间|${isSaid})`, 'u').exec(clause) ??
    compiled(`${isIn}(?<low>${one}|${bare})\\s*[-~～至到]\\s*(?<high>${bare})(?:之间|${isSaid})`, 'u').exec(clause) ??
    compiled(`(?!在)${isIn}(?<low>${one})\\s*[-~～至到]\\s*(?<high>${one})`, 'u').exec(clause); // prettier-ignore
  if (numbered !== null) {
    const [low, high] = [numbered.groups?.['low'], numbered.groups?.['high']].map((words) => quantityIn(words ?? ''));
    if (low === null || high === null || low === undefined || high === undefined || isDenied(clause, numbered.index))
      return null;
    return said(numbered, { kind: 'range', ends: [low, high], named: 'goal' });
  }
  const found = compiled(`${isIn}(?:(?<goal>(?:${owner}|目标|要求){1,6})|(?<proper>合理|正常|适度|适当))(?:的)?(?:值)?(?:区间|范围)(?:之?内)?`, 'u').exec(clause); // prettier-ignore
  if (found === null || isDenied(clause, found.index)) return null;
  return said(found, {
    kind: 'range',
    ends: null,
    named: found.groups?.['goal'] === undefined ? 'proper' : 'goal',
  });
}

function isDenied(clause: string, at: number): boolean {
  return /(?:未能?|没有?|不|难以|偏离|目标|要求|规定|应)(?:是|为|有效|稳定)?$/u.test(clause.slice(0, at));
}
