/** A change, since when and by how much: 比上年提高0.8个百分点, 三年累计下降两成, 降幅达8.1%, 净增18人. */
import { compiled } from '../compiled.ts';
import { quantityPattern, sizeIn, sizePattern } from '../quantities.ts';
import type { Said } from '../statement.ts';
import { trendIn } from './trends.ts';
import {
  adverbs,
  directionOf,
  down,
  foldsIn,
  level,
  noResult,
  numberOfYears,
  said,
  sinceMeant,
  up,
} from './prose-words.ts';

const sinceWords =
  '(?:[比较与和同跟]|相[比较]于?)(?<since>上一?年度?|去年|前一年|(?:规划)?(?:实施)?(?:基期|初期|期初|基数)(?:年|的?\\d{4}年)?|规划实施(?:前|之初)|(?:19|20)\\d\\d年)(?:同期|底|末)?(?:的)?(?:基[期数])?(?:水平)?(?:相比)?(?:的[^,。;]{1,14}?)?,?';

/** `before`: what the sentence said before. */
export function changeIn(clause: string, measure: string, before: string): Said | null {
  return (
    againstIn(clause, measure) ??
    besideEarlierIn(clause, measure) ??
    trendIn(clause, before) ??
    spreadIn(clause, measure, before) ??
    plainIn(clause, measure) ??
    movedToIn(clause, measure, before)
  );
}

/** 高于基期, 低于2013年水平, 回落到基期以下. */
function besideEarlierIn(clause: string, measure: string): Said | null {
  const since =
    '(?<since>上一?年度?|去年|(?:规划)?(?:实施)?(?:基期|初期|期初)(?:年|的?\\d{4}年)?|(?:19|20)\\d\\d年)(?:同期|的|底|末)*(?:水平|基数)?';
  const found =
    compiled(`(?:(?<up>高于|高出|超过|多于|好于)|(?<down>低于|少于|不及))了?${since}(?!以来|前|目标|规划|全|省|平均)(?<size>${sizePattern(measure)})?`, 'u').exec(clause) ??
    compiled(`(?:(?<down>降|跌|回落|下滑|滑)|(?<up>升|涨|回升))[到至](?:了)?${since}(?:以|之)(?:下|上)`, 'u').exec(clause); // prettier-ignore
  if (found === null || found[0].startsWith('好于') || /目标|要求|未|没有|不$/u.test(clause.slice(0, found.index)))
    return null;
  const { size } = found.groups ?? {};
  return said(found, {
    kind: 'change',
    direction: directionOf(found.groups),
    since: sinceMeant(found.groups),
    size: size === undefined ? null : sizeIn(size, measure),
  });
}

/** 降幅明显 */
function largeSpreadIn(clause: string): Said | null {
  const found = /(?:(?<up>增幅|升幅|涨幅)|(?<down>降幅|跌幅))(?:十分|非常|比较|较为)?(?:明显|显著|较大|很大)/u.exec(
    clause,
  );
  return found === null || /年均|目标|要求|全[省国市]/u.test(clause.slice(0, found.index))
    ? null
    : said(found, { kind: 'change', direction: directionOf(found.groups), since: null, size: null });
}

/** 反弹到2.40%: which way it came there, since last year or since the base; 由8.9%降到 has its own year. */
function movedToIn(clause: string, measure: string, before: string): Said | null {
  const found = compiled(
    `(?:(?<up>提高|上升|提升|增长|增加|攀升|升高|扩大|升|涨|增|(?<back>反弹|回升))|(?<down>下降|降低|减少|下滑|滑落|降|跌|滑|(?<fell>回落)))[到至](?:了)?(?:约|近)?(?=${quantityPattern(measure)}(?!的?目标|以))`,
    'u',
  ).exec(clause);
  if (found === null || /[由从]|力争|要|逐步$/u.test((/[^,]*,?[^,]*$/u.exec(before)?.[0] ?? '') + clause.slice(0, found.index))) return null; // prettier-ignore
  const isBack = found.groups?.['back'] !== undefined || found.groups?.['fell'] !== undefined;
  return said(found, {
    kind: 'change',
    direction: directionOf(found.groups),
    since: isBack ? 'last-year' : null,
    size: null,
  });
}

function againstIn(clause: string, measure: string): Said | null {
  const against = compiled(
    `(?:${sinceWords}|(?<same>同比))${adverbs}(?:(?<up>不[降减]反[升增]|${up}|高出?|多|增|升|涨)|(?<down>不[升增]反[降减]|${down}|低|少|减|降|跌|滑)|(?<level>${level})|(?<better>改善|好转)|(?<worse>恶化|变差))(?<done>了)?(?:${sizesPattern(measure)}|(?<bit>一?点儿?|一些|些|不少|很多|许多|一截|一大截))?${noResult}`,
    'u',
  ).exec(clause);
  if (against === null) return null;
  const turned = directionOf(against.groups);
  const direction = turned === 'level' && against[0].includes('基本') ? 'about-level' : turned;
  // 比去年又高了, but not 比上年高血压…
  const { up: u, down: d, size, done, bit } = against.groups ?? {};
  const short = /^(?:高出?|[多增升涨低少减降跌滑])$/u.test(u ?? d ?? '');
  const isEnd = /^\s*$/u.test(clause.slice(against.index + against[0].length));
  if (short && size === undefined && done === undefined && bit === undefined && !isEnd) return null;
  return said(against, {
    kind: 'change',
    direction,
    since: sinceMeant(against.groups),
    size: foldsIn(against[0]) ?? oneSize(against.groups, measure),
  });
}

function plainIn(clause: string, measure: string): Said | null {
  const plain = compiled(
    `(?<adverb>${adverbs})(?:(?<up>不[降减]反[升增]|止跌回升|止跌企稳回升|净增|[多高升涨增](?=了)|[升涨增](?=\\d)|${up})|(?<down>不[升增]反[降减]|止升回落|净减|[少低降减跌](?=了)|[降减跌](?=\\d)|${down})|(?<better>改善|好转)|(?<worse>恶化|变差))(?:了)?(?:${sizesPattern(measure)}|(?<after>一?点儿?|一些|些(?!微)|明显|显著|较快|缓慢|乏力|幅度较大|态势|趋势|势头))?${noResult}(?![到至为])`,
    'u',
  ).exec(clause);
  if (plain === null) return null;
  const { adverb = '', after, size: found } = plain.groups ?? {};
  // 提高 alone is something done as often as something that came about.
  const isTold = found !== undefined || after !== undefined || /不[升降增减]反|止[跌升]|番/u.test(plain[0]);
  if (adverb === '' && !isTold) return null;
  if (/未|没有|不$/u.test(clause.slice(Math.max(0, plain.index - 3), plain.index))) return null;
  const lead = clause.slice(0, plain.index);
  // 上升势头没有出现
  if (/^(?:的)?(?:没有|未|尚未|不)/u.test(clause.slice(plain.index + plain[0].length))) return null;
  // 以来, 期间: since when is somebody's guess.
  if (/(?:以来|期间|之后|以后|实施后|活动后|[较比]前)(?:的)?[^,]{0,2}$/u.test(lead)) return null;
  const back = /(?<![\d第])([两三四五六七八九十\d]{1,2})年(?:来|间|里|内)?(?:时间)?$/u.exec(lead)?.[1];
  const isYearly = /(?:年均|平均每年|每年)[^,]{0,6}$/u.test(lead + adverb);
  const held = /不[升降增减]反|止[跌升]/u.test(plain[0]) || (/保持|继续|仍|再|又/u.test(adverb) && after !== undefined);
  const direction = directionOf(plain.groups);
  const isTrend = after !== undefined && /趋势|态势|势头/u.test(after) && !held && back === undefined;
  if (isTrend && (direction === 'up' || direction === 'down')) return said(plain, { kind: 'trend', to: direction });
  return said(plain, {
    kind: 'change',
    direction,
    since: isYearly
      ? 'base'
      : held
        ? 'last-year'
        : back === undefined
          ? null
          : { back: numberOfYears(`${back}年`) ?? 1 },
    size: isYearly ? null : (foldsIn(plain[0]) ?? oneSize(plain.groups, measure)),
  });
}

function sizesPattern(measure: string): string {
  const size = sizePattern(measure);
  return `(?:了?(?<size>${size})(?<more>(?:[、和与及]${size})*))`;
}

/** 降幅达8.1%, 同比增幅为3个百分点, of the year where the words do not say since when. */
function spreadIn(clause: string, measure: string, before: string): Said | null {
  const found = compiled(
    `(?:${sinceWords}|(?<same>同比))?(?<total>累计)?(?:的)?(?:(?<up>增幅|升幅|涨幅|增长率|提升幅度)|(?<down>降幅|跌幅|下降幅度))(?:均|也|已|仅|就)?(?:达到?|为|是|在)?了?(?<size>${sizePattern(measure)})`,
    'u',
  ).exec(clause);
  if (found === null) return largeSpreadIn(clause);
  if (/年均|目标|要求|全[省国市]/u.test(clause.slice(0, found.index))) return null;
  const isTold = found.groups?.['since'] !== undefined || found.groups?.['same'] !== undefined;
  // 由2023年的11.20‰降至9.70‰，降幅13.4%: since what it was before.
  const told = (/[^。;]*$/u.exec(before)?.[0] ?? '') + clause.slice(0, found.index);
  const from = /[由从自]((?:19|20)\d\d)年(?!.*[由从自]\d{4}年)/u.exec(told)?.[1];
  if (!isTold && from === undefined && /[由从]/u.test(told)) return null;
  return said(found, {
    kind: 'change',
    direction: directionOf(found.groups),
    since: isTold ? sinceMeant(found.groups) : from === undefined ? null : Number(from),
    size: oneSize(found.groups, measure),
  });
}

/** Several sizes are of several indicators: left to whoever knows the list. */
function oneSize(groups: Readonly<Record<string, string | undefined>> | undefined, measure: string) {
  const { size, more } = groups ?? {};
  return size === undefined || (more !== undefined && more !== '') ? null : sizeIn(size, measure);
}
