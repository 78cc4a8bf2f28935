/** Beside other areas: 高于全省平均水平1.2个百分点, 比江州市低, 低于全省高于全市, 与全省的差距为0.8个百分点. */
import { compiled } from '../compiled.ts';
import { literally } from '../../../indicators/literal-pattern.ts';
import { sizeIn, sizePattern } from '../quantities.ts';
import type { Said, Saying } from '../statement.ts';
import { said } from './prose-words.ts';

type Side = Extract<Saying, { kind: 'beside' }>['is'];

const sides: Readonly<Record<string, Side>> = {
  高于: 'above',
  高出: 'above',
  高过: 'above',
  超过: 'above',
  超出: 'above',
  多于: 'above',
  低于: 'below',
  少于: 'below',
  优于: 'better',
  好于: 'better',
  领先于: 'better',
  领先: 'better',
  不及: 'worse',
  不如: 'worse',
  落后于: 'worse',
  落后: 'worse',
  差于: 'worse',
  达到: 'at-least',
  高: 'above',
  多: 'above',
  低: 'below',
  少: 'below',
  好: 'better',
  优: 'better',
  差: 'worse',
};

const average = '(?:同期|的)*(?:平均(?:水平|值|数)?|水平|均值)';

/** Several where areas are listed or sides follow each other. */
export function besideIn(clause: string, measure: string, areas: readonly string[]): readonly Said[] {
  const one = `(?:全国|国家|全省|省|全市|市(?=平均|均)|${areas.map(literally).join('|')})`;
  const listed = `(?<area>${one}(?:${average})?(?:(?:[、和与及以]+及?)${one}(?:${average})?){0,3})`;
  const size = `(?<size>${sizePattern(measure)})`;
  const longSides = Object.keys(sides)
    .filter((side) => side.length > 1)
    .join('|');
  const end = `\\s*(?=$|[;、)]|但|${longSides})`;
  const softly = '(?:同期|的|仍|还|略|稍|要|都|均|也|更|明显|大幅|远远?|整整)*';
  return [
    `(?<side>${longSides})了?${listed}(?:${average})(?:近)?${size}?`,
    // 低于江州市0.5个百分点: another area's figure, said by its name alone.
    `(?<side>${longSides})了?${listed}(?:同期)?(?:${size}|${end})`,
    `[比较]${listed}(?:${average})?${softly}(?<side>高出?|多|低|少|落后|领先|优|好|差)(?:出|了)?(?:${size}|${end})`,
    `(?:与|和|同|跟)${listed}(?:${average})?(?:基本|大体|大致)?(?:持平|相同|相当|一致|并列)`,
    `(?:与|和|同|跟)${listed}(?:${average})?(?:相比|比较?|之间)?,?(?:仍|还|尚|也|依然)*(?<gap>(?:有|存在)(?:着)?(?:不小|较大|很大|一定|明显|一些)?的?(?:差距|距离))`,
    `(?:与|和|同|跟)${listed}(?:${average})?(?:(?<apart>的?(?:差距|差幅)(?:仍|还|已|也)*(?:缩小|扩大|拉大|收窄|减小)?(?:[为是有达到至在])*|(?:仍|还|尚)?(?:相差|差))${size})`,
  ]
    .flatMap((pattern) => [...clause.matchAll(compiled(pattern, 'gu'))])
    .reduce<readonly RegExpExecArray[]>(
      (kept, found) => (kept.some((other) => overlaps(other, found)) ? kept : [...kept, found]),
      [],
    )
    .flatMap((found) => sidesSaid(found, clause, measure, one));
}

function overlaps(one: RegExpExecArray, other: RegExpExecArray): boolean {
  return one.index < other.index + other[0].length && other.index < one.index + one[0].length;
}

function sidesSaid(found: RegExpExecArray, clause: string, measure: string, one: string): readonly Said[] {
  const { side = '', area: names = '', size: words, apart, gap } = found.groups ?? {};
  const named = names.match(compiled(one, 'gu')) ?? [];
  // 分别高于临河市和临湖市1.2个和0.3个百分点: whose is whose is not read.
  if ((/分别/u.test(clause) && named.length > 1) || /^\s*[和、]\s*\d/u.test(clause.slice(found.index + found[0].length))) return []; // prettier-ignore
  const is =
    gap !== undefined ? 'worse' : apart === undefined ? (sides[side] ?? sides[side.slice(0, 1)] ?? 'equal') : 'apart';
  const size = words === undefined || named.length > 1 ? null : sizeIn(words, measure);
  return named.map((area) => said(found, { kind: 'beside', area, is, size }));
}

/** 居江州市之前 */
export function aheadOfIn(clause: string, areas: readonly string[]): Said | null {
  const found = compiled(`[居列排]在?(?<area>全省平均|${areas.map(literally).join('|')})之(?<ahead>前|上)?(?<behind>后|下)?`, 'u').exec(clause); // prettier-ignore
  const { area, ahead, behind } = found?.groups ?? {};
  if (found === null || area === undefined || (ahead ?? behind) === undefined) return null;
  return said(found, { kind: 'beside', area, is: ahead === undefined ? 'worse' : 'better', size: null });
}
