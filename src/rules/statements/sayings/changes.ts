/** A change, since when and by how much: 比上年提高0.8个百分点, 逐年下降, 净增18人. */
import { keptByText } from '../../../indicators/kept-by-text.ts';
import { sizeIn, sizePattern } from '../quantities.ts';
import type { Direction, Said } from '../statement.ts';
import { adverbs, down, level, noResult, numberOfYears, said, sinceMeant, up, yearsRun } from './prose-words.ts';

const sinceWords =
  '(?:[比较与和同跟]|相[比较]于?)(?<since>上一?年度?|去年|前一年|(?:规划)?(?:实施)?(?:基期|初期|期初)(?:年|的?\\d{4}年)?|规划实施(?:前|之初)|(?:19|20)\\d\\d年)(?:同期|底|末|基期)?(?:水平)?(?:相比)?(?:的[^,。;]{1,14}?)?,?';

/** `before`: what the sentence said before, where a run may have its first year: 由2020年的68.3%提高到73.9%，逐年上升. */
export function changeIn(clause: string, measure: string, before: string): Said | null {
  const against = againstPattern(measure).exec(clause);
  if (against !== null) {
    const turned = directionOf(against.groups);
    const direction = turned === 'level' && against[0].includes('基本') ? 'about-level' : turned;
    const short = /^[高多增升低少减降]$/u.test(against.groups?.['up'] ?? against.groups?.['down'] ?? '');
    if (short && against.groups?.['size'] === undefined) return null;
    return said(against, {
      kind: 'change',
      direction,
      since: sinceMeant(against.groups),
      size: oneSize(against.groups, measure),
    });
  }
  const run = runPattern.exec(clause);
  if (run !== null) {
    const since = /[由从自]((?:19|20)\d\d)年/u.exec(before + clause.slice(0, run.index))?.[1];
    const { up: u, down: d, risen, fallen, years, each } = run.groups ?? {};
    const direction = directionOf({
      up: u ?? risen,
      down: d ?? fallen,
      better: run.groups?.['better'],
      worse: run.groups?.['worse'],
    });
    return said(run, {
      kind: 'run',
      direction,
      years: years === undefined ? (each === undefined ? null : 'each') : numberOfYears(years),
      since: since === undefined ? null : Number(since),
    });
  }
  const plain = plainPattern(measure).exec(clause);
  if (plain === null) return null;
  const { adverb = '', after, size: found } = plain.groups ?? {};
  // 提高 alone is something done as often as something that came about.
  if (adverb === '' && after === undefined && found === undefined && !/不[升降]反|止跌/u.test(plain[0])) return null;
  if (/未|没有|不$/u.test(clause.slice(Math.max(0, plain.index - 3), plain.index))) return null;
  const since = /不[升降]反|止跌/u.test(plain[0]) ? 'last-year' : null;
  return said(plain, {
    kind: 'change',
    direction: directionOf(plain.groups),
    since,
    size: oneSize(plain.groups, measure),
  });
}

function directionOf(groups: Readonly<Record<string, string | undefined>> | undefined): Direction {
  return (['up', 'down', 'better', 'worse'] as const).find((one) => groups?.[one] !== undefined) ?? 'level';
}

/** Several sizes are of several indicators: left to whoever knows the list. */
function oneSize(groups: Readonly<Record<string, string | undefined>> | undefined, measure: string) {
  const { size, more } = groups ?? {};
  return size === undefined || (more !== undefined && more !== '') ? null : sizeIn(size, measure);
}

function sizesIn(measure: string): string {
  const size = sizePattern(measure);
  return `(?:了?(?<size>${size})(?<more>(?:[、和与及]${size})*))`;
}

const againstPattern = keptByText(
  (measure) =>
    new RegExp(
      `(?:${sinceWords}|(?<same>同比))${adverbs}(?:(?<up>${up}|高|多|增|升)|(?<down>${down}|低|少|减|降)|(?<level>${level})|(?<better>改善|好转)|(?<worse>恶化|变差))(?:了)?(?:${sizesIn(measure)})?${noResult}`,
      'u',
    ),
);

const runPattern = new RegExp(
  `(?:实现了?)?(?:稳中(?:有|趋)(?:(?<up>[升增])|(?<down>[降减]))|(?:(?<years>(?:${yearsRun}|近?[两三四五六七八九十\\d]+年(?:来|间)).{0,2}?(?:持续|逐年|不断|稳步)?)|(?<each>逐年|连年|年年)|持续|不断|稳步|稳定)(?:呈|保持|稳步|有所|明显|大幅|小幅|实现|在)*(?:(?<risen>${up})|(?<fallen>${down})|(?<better>改善|好转|向好)|(?<worse>恶化|变差)))${noResult}`,
  'u',
);

const plainPattern = keptByText(
  (measure) =>
    new RegExp(
      `(?<adverb>${adverbs})(?:(?<up>不降反升|止跌回升|净增|${up})|(?<down>不升反降|净减|${down})|(?<better>改善|好转)|(?<worse>恶化|变差))(?:了)?(?:${sizesIn(measure)}|(?<after>明显|显著|较快|缓慢|乏力|幅度较大|态势|趋势|势头))?${noResult}(?![到至为])`,
      'u',
    ),
);
