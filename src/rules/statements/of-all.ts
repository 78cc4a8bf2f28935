/** What a unit states of all its indicators at once: 各项指标全部达标, 10项指标达标9项, 指标达标率为100%. */
import { figureInWords, numberInWords } from '../../dataset/audit/chinese-figures.ts';
import type { Mention } from '../../dataset/notes/indicators.ts';
import { planIds, planWord } from '../../indicators/plan-id.ts';
import type { Assessment } from '../assessment.ts';
import { attainmentRate, countAttainment } from '../series/counts.ts';
import type { SayVerdict } from './against.ts';
import { foldedText } from '../../indicators/letter-forms.ts';
import { quantityIn } from './quantities.ts';

interface Differing {
  readonly words: string;
  /** Where they end in the text. */
  readonly at: number;
  /** What the data say instead. */
  readonly held: string;
}

/** `mentions`: what the text names, for a clause that goes on with one indicator is about that one. */
export function differingTogether(
  text: string,
  mentions: readonly Mention[],
  judged: readonly Assessment[],
  say: SayVerdict,
): readonly Differing[] {
  if (judged.length === 0) return [];
  const folded = foldedText(text);
  const clauses = [...folded.matchAll(/[^。;!?\n,]+/gu)].filter(({ 0: clause, index }) => {
    const sentence = Math.max(...['。', ';', '!', '?', '\n'].map((stop) => folded.lastIndexOf(stop, index))) + 1;
    return !ahead.test(clause) && !mentions.some(({ start }) => start >= sentence && start < index + clause.length);
  });
  const allBut = allButIn(folded, judged).map(({ at, length }) => ({
    words: text.slice(at, at + length),
    at: at + length,
    held: heldAgainst(judged, say),
  }));
  const others = clauses.flatMap(({ 0: clause, index }) => {
    const meant = ofPlanNamed(clause, judged);
    const found =
      allMetIn(clause, meant) ?? mostMetIn(clause, meant) ?? countedIn(clause, meant) ?? rateIn(clause, meant);
    return found === null
      ? []
      : [
          {
            words: text.slice(index + found.at, index + found.at + found.length),
            at: index + found.at + found.length,
            held: heldAgainst(meant, say),
          },
        ];
  });
  return [...allBut, ...others];
}

const exceptions =
  /除(?<named>[^。;!?\n]{2,80}?)(?:以外|之外|外),?(?:其余|其他|剩余)?(?:的|各项|所有|\d+项|指标|规划)*(?:均|都|已|全部|全面)+(?:达标(?!率)|(?:达到|完成|实现)了?(?:规划|纲要|的|20\d\d年)*目标)/gu;

/** 除婚检率、卫生厕所、伤害死亡率3项外全部达标: not so where more have missed theirs than are named. */
function allButIn(folded: string, judged: readonly Assessment[]): readonly Place[] {
  const { notMet } = countAttainment(judged);
  return [...folded.matchAll(exceptions)].flatMap((found) => {
    const named = found.groups?.['named'] ?? '';
    const told = numberIn(/(\d+|[一二两三四五六七八九十]+)项/u.exec(named)?.[1]) ?? named.split(/[、和与及]/u).length;
    return notMet > told ? [{ at: found.index, length: found[0].length }] : [];
  });
}

/** 儿童规划12项指标 is of the children's alone, 妇女、儿童规划 of both. */
function ofPlanNamed(clause: string, judged: readonly Assessment[]): readonly Assessment[] {
  const named = planIds.filter((plan) =>
    new RegExp(`(?<![女童][和与及、]?)${planWord[plan]}(?:发展)?(?:规划|纲要)`, 'u').test(clause),
  );
  return named.length === 1 ? judged.filter(({ plan }) => named.includes(plan)) : judged;
}

const ahead =
  /力争|确保|争取|努力|推动|促进|预[计期]|[可有]望|如果|若|将(?!近)|需要?|须|要求|计划(?!生育)|拟|明年|下年|曾|此前|以前|前年|除|有数据|可[比评]|围绕|为了?实现|对照|\d{4}年(?:前|底前)/u;

interface Place {
  readonly at: number;
  readonly length: number;
}

const whole =
  '(?:全部|所有|各项|主要|定量|监测|统计|重点|核心|承担的?|负责的?|牵头的?|涉及的?|(?:妇女|儿童|妇儿|两)?(?:发展)?(?:规划|纲要)|两规|量化|目标|的|\\d+项|[一二三四五六七八九十]+项)';
const reached =
  '(?:达标(?!率)|(?:达到|完成|实现)了?(?:规划|纲要|预期|既定|确定|规定|要求|的|20\\d\\d年)*(?:目标|要求|任务)?(?:值|任务)?)';
const allMet = new RegExp(
  `(?:${whole}{1,8}(?:指标|目标)(?:值|任务)?(?:均|都|已|全部|全面|如期|提前|圆满|顺利|按期|较好地?)*(?:均|都|全部|全面|圆满|如期|提前|顺利)(?:已|都|均|如期|提前|顺利|较好地?)*${reached}|(?:全面|全部|如期|提前|圆满)(?:完成|实现|达到)了?${whole}{0,5}?(?:两个?规划|规划|纲要|两规)${whole}{0,4}(?:指标|目标)(?:任务|值|要求)?)`,
  'u',
);

function allMetIn(clause: string, judged: readonly Assessment[]): Place | null {
  const found = allMet.exec(clause);
  // 提前完成规划目标值 is said of one, whoever that is.
  if (found === null || /未|没有|基本|部分|年度|阶段/u.test(clause) || !/各项|全部|全面|所有|指标|任务|两|\d项|[一二三四五六七八九十]项/u.test(found[0])) return null; // prettier-ignore
  const named = numberIn(/(\d+|[一二三四五六七八九十]+)项/u.exec(found[0])?.[1]);
  const counts = countAttainment(judged);
  // Of five of eight all met nothing is known of which five.
  if (counts.total === 0 || (named !== null && named < counts.total && named <= counts.met)) return null;
  return counts.met === counts.total ? null : { at: found.index, length: found[0].length };
}

const mostMet =
  /(?:(?:绝?大?多数|大部分|半数以上|过半数?)(?:的)?(?:规划|监测|定量)?指标|指标(?:大多数?|大部分|多数|过半))(?:均|都|已|能)*(?<early>提前)?(?:达标|(?:完成|达到|实现)了?(?:规划|纲要|20\d\d年)*的?目标)/u;

function mostMetIn(clause: string, judged: readonly Assessment[]): Place | null {
  const found = mostMet.exec(clause);
  if (found === null) return null;
  const { total, met } = countAttainment(judged);
  const early = judged.filter(({ attainment }) => attainment === 'met-early' || attainment === 'met-kept').length;
  const so = found.groups?.['early'] === undefined ? met : early;
  return so * 2 > total ? null : { at: found.index, length: found[0].length };
}

const counted = new RegExp(
  `(?<total>\\d+|${numberInWords})项[^,。;\\d一二三四五六七八九十]{0,14}?(?:指标)[^,。;\\d一二三四五六七八九十]{0,6}?(?:(?<before>达标)(?:的|指标)?(?:有|为)?(?<metBefore>\\d+|${numberInWords})项|(?<met>\\d+|${numberInWords})项(?:指标)?(?:已|均|都|全部)?(?<is>达标|未达标))`,
  'u',
);

function countedIn(clause: string, judged: readonly Assessment[]): Place | null {
  const found = counted.exec(clause);
  if (found === null || /基本达标/u.test(clause)) return null;
  const { total, metBefore, met, is } = found.groups ?? {};
  const counts = countAttainment(judged);
  const claimed = numberIn(metBefore ?? met);
  const all = numberIn(total);
  if (claimed === null || all === null || counts.total === 0) return null;
  const sure = is === '未达标' ? counts.notMet : counts.met;
  const place = { at: found.index, length: found[0].length };
  if (all === counts.total) return [sure, sure + counts.nearlyMet].includes(claimed) ? null : place;
  // The unit counts other goals too, or some only: more than all of those and all that may be cannot have met theirs.
  if (!/规划|纲要/u.test(clause.slice(0, found.index + found[0].length))) return null;
  const most = sure + counts.nearlyMet + counts.noData + Math.max(0, all - counts.total);
  return claimed <= most ? null : place;
}

const rate =
  /(?:指标)(?:的)?达标率(?:已|均)?(?:为|是|达到?|达)?(?<rate>\d+(?:\.\d+)?%|百分之[百零一二三四五六七八九十点]+)/u;

function rateIn(clause: string, judged: readonly Assessment[]): Place | null {
  const found = rate.exec(clause);
  const claimed = quantityIn(found?.groups?.['rate'] ?? '');
  if (found === null || claimed === null) return null;
  const counts = countAttainment(judged);
  const rates = [true, false].map((nearly) => attainmentRate(counts, nearly));
  const isSo = rates.some((one) => one === null || one.toDecimalPlaces(claimed.decimalPlaces()).equals(claimed));
  return isSo ? null : { at: found.index, length: found[0].length };
}

function numberIn(words: string | undefined): number | null {
  if (words === undefined) return null;
  return /^\d+$/u.test(words) ? Number(words) : (figureInWords(words)?.toNumber() ?? null);
}

function heldAgainst(judged: readonly Assessment[], say: SayVerdict): string {
  const { total, met, nearlyMet, notMet, noData } = countAttainment(judged);
  const counts = [
    [say('reached'), met],
    [say('nearly-met'), nearlyMet],
    [say('not-met'), notMet],
    [say('no-data'), noData],
  ] as const;
  return `${total}项定量指标中${counts.map(([word, count]) => `${word}${count}项`).join('、')}`;
}
