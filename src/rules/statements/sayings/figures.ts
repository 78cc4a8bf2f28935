/** A figure and its side: 保持在96%以上, 不足八成, 已达到95%的目标, 由2016年的96.3%提高到. */
import { compiled } from '../compiled.ts';
import { placesIn, quantityIn, quantityPattern } from '../quantities.ts';
import type { Said, Saying } from '../statement.ts';
import { beyond, said, short, sinceMeant, spanIn, yearsRun } from './prose-words.ts';
import { goalWord, owner } from './goals.ts';

export const reaches =
  '(?:达到?|达至|为|是|有|实现|(?:提高|上升|提升|升高|增加|增长|下降|降低|减少|控制|压减|恢复|回升|攀升|升|增|降)(?:到|至))了?';
const held = '(?:保持|稳定|维持|巩固|控制|管控|稳控|处|处于|压降)(?:在|到|至|于)?了?';
/** 迈上40%的台阶, 重回93%以上: to it or beyond. */
const attains = '(?:跨入|迈入|步入|进入|跻身|重回|重返|回到|站上|站稳|迈上|迈过|跨上|跨过|跨越|越过|冲破)了?';
const atLeast = '(?:不低于|不少于|不小于|达到或超过)';
const atMost = '(?:不超过|不高于|不大于|未超过|未突破|未高于)';

/** How the indicator is named before a figure: only behind the whole name does somebody else hold a plain one against the tables. */
type NameBefore = 'whole' | 'short' | 'goes-on';

export function boundIn(clause: string, measure: string, name: NameBefore): Said | null {
  const zero = compiled(
    `(?<!从|由)(?:(?:(?<run>${yearsRun}|始终|一直)(?:都|均)?)?(?:仅?为|保持|实现|达到|继续为|维持|降至|降到|降为|归)(?:零(?!售|散|星)|(?<=为)0(?![\\d.%‰/例人个件起])(?!的?目标))|零(?:死亡|发生|病例|发病|报告)(?!的?(?:局面|记录|纪录|目标))|死亡(?:人数|病例|例数)?(?:仅?为|是)?(?<![\\d.])[0零][例人])`,
    'u',
  ).exec(clause);
  if (zero !== null)
    return said(zero, {
      kind: 'bound',
      comparison: '<=',
      value: zeroFigure,
      places: 0,
      years: spanIn(zero.groups?.['run']),
    });
  const full = compiled(`(?:(?<run>${yearsRun}).{0,2})?(?:实现|达到|基本)?(?:了)?全覆盖`, 'u').exec(clause);
  if (full !== null && measure === '%' && !/基本/u.test(full[0]))
    return said(full, {
      kind: 'bound',
      comparison: '>=',
      value: hundred,
      places: 0,
      years: spanIn(full.groups?.['run']),
    });
  const half = halfIn(clause, measure);
  if (half !== null) return half;
  const ofGoal = missedByFigureIn(clause, measure) ?? goalByFigureIn(clause, measure) ?? paymentIn(clause, measure);
  if (ofGoal !== null) return ofGoal;
  const found = compiled(
    `(?:(?<run>${yearsRun}|始终|一直|历年|每年|长期)(?:都|均|稳定)*)?(?:(?<held>${held})|(?<attains>${attains})|(?<beyond>${beyond})|(?<atLeast>${atLeast})|(?<short>${short})|(?<atMost>${atMost})|(?<reaches>${reaches}))?(?<loosely>约|近|将近|接近|大约|大致)?(?<quantity>${quantityPattern(measure)})(?<after>\\s*(?:及)?(?:以上|以下|以内|之内|之下|之上|左右|上下|多))?`,
    'u',
  ).exec(clause);
  if (found === null) return null;
  const groups: Readonly<Record<string, string | undefined>> = found.groups ?? {};
  const value = quantityIn(groups['quantity'] ?? '');
  const behind = clause.slice(found.index + found[0].length);
  const lead = clause.slice(0, found.index);
  const isFirst = /(?:首次?|第一次|头一次|头一回)(?:实现|成功|已|均)?$/u.test(lead);
  const comparison =
    comparisonMeant(groups, compiled(`^的?${owner}{0,4}目标`, 'u').test(behind), lead) ??
    (isFirst
      ? 'reached'
      : name !== 'whole' &&
          // 6.17万人 is 61744人.
          !(groups['quantity'] ?? '').includes('万') &&
          (groups['reaches'] !== undefined || (name === 'short' && lead === '')) &&
          /^\s*(?:$|[,;、)(])/u.test(behind) &&
          !lead.includes('其中')
        ? 'equal'
        : null);
  // 的目标 behind a number that no verb leads to names the goal alone; 1.2个, 3%—5% are no bound.
  const hasVerb = ['held', 'attains', 'beyond', 'atLeast', 'short', 'atMost', 'reaches'].some(
    (verb) => groups[verb] !== undefined,
  );
  const denial = /(?:未能?|没有?|没能)(?:稳定|有效|持续)?$/u.exec(lead);
  const meant =
    denial !== null ? deniedOf(comparison ?? (groups['reaches'] === undefined ? null : 'reached')) : comparison;
  if (value === null || meant === null || /^\s*(?:[-~至到]|个百分点|、\s*\d|和\s*\d)/u.test(behind)) return null;
  if (!hasVerb && /^的?(?:目标|要求|标准|规划)/u.test(behind)) return null;
  if (/(?:不能|难以|无法)(?:稳定|有效|持续)?$/u.test(lead)) return null;
  if (/(?:[由从比较距离差]|目标|要求|规定|标准|指标)(?:值)?$/u.test(lead)) return null;
  const bound = said(found, {
    kind: 'bound',
    comparison: meant,
    value,
    places: placesIn(groups['quantity'] ?? ''),
    years: spanIn(groups['run']),
    ...(isFirst ? { first: true } : {}),
  });
  return denial === null ? bound : { ...bound, start: denial.index };
}

/** 没有突破八成, 未控制在12/10万以内 */
function deniedOf(comparison: Comparing | null): Comparing | null {
  const denied: Partial<Record<Comparing, Comparing>> = {
    '>': '<=',
    '>=': '<',
    '<=': '>',
    '<': '>=',
    reached: 'missed',
  };
  return comparison === null ? null : (denied[comparison] ?? null);
}

type Comparing = Extract<Saying, { kind: 'bound' }>['comparison'];

/** 过半, 超过半数, 近半 */
function halfIn(clause: string, measure: string): Said | null {
  const found = /(?:(?<over>超过?|过|达到?)|(?<near>近|接近|将近)|(?<under>不足|不到))(?:一半|半数|半(?![年天月日径小]))(?<after>以上)?/u.exec(clause); // prettier-ignore
  if (found === null || measure !== '%' || /任务|时间|进度|目标|完成/u.test(clause)) return null;
  const { near, under, after } = found.groups ?? {};
  const comparison = after !== undefined ? '>=' : near !== undefined ? 'just-below' : under !== undefined ? '<' : '>=';
  return said(found, { kind: 'bound', comparison, value: fifty, places: 0, years: null });
}

/** 已达到规划95%的目标: the goal by its number, between whose it is and what it is called. */
function goalByFigureIn(clause: string, measure: string): Said | null {
  const found = compiled(
    `(?<!(?:未能?|没有?|没能|不能?|难以?|无法|距离?|离|为了?|才)(?:如期|按期|按时|完全|全部|全面)?)(?<nearly>基本|大体|大致)?(?:提前|如期|按期|按时)*(?:完成|达到?|实现|符合|超过)了?(?:${owner}{1,6}[“"]?|[“"])(?:不低于|不高于|低于|高于)?(?<quantity>${quantityPattern(measure)})(?:及)?(?:以上|以下|以内|之内|左右)?[”"]?的?${owner}{0,4}${goalWord}`,
    'u',
  ).exec(clause);
  const quantity = found?.groups?.['quantity'] ?? '';
  const value = quantityIn(quantity);
  if (found === null || value === null) return null;
  const comparison = found.groups?.['nearly'] === undefined ? 'reached' : 'nearly';
  return said(found, { kind: 'bound', comparison, value, places: placesIn(quantity), years: null });
}

/** 至今未达到85%的目标 */
function missedByFigureIn(clause: string, measure: string): Said | null {
  const found = compiled(
    `(?:未能?|没有?|没能|尚未|不能)(?:如期|按期|按时)?(?:完成|达到?|实现|符合)了?${owner}{0,6}[“"]?(?<quantity>${quantityPattern(measure)})(?:及)?(?:以上|以下|以内|之内|左右)?[”"]?的?${owner}{0,4}${goalWord}`,
    'u',
  ).exec(clause);
  const before = compiled(
    `(?:未能?|没有?|没能|尚未)(?:完成|达到?|实现)了?(?:规划|纲要|目标)${owner}{0,3}(?<quantity>${quantityPattern(measure)})(?:以上|以下|以内)?(?=\\s*(?:$|[,;、)]))`,
    'u',
  ).exec(clause);
  const words = found ?? before;
  const quantity = words?.groups?.['quantity'] ?? '';
  const value = quantityIn(quantity);
  if (words === null || value === null) return null;
  return said(words, { kind: 'bound', comparison: 'missed', value, places: placesIn(quantity), years: null });
}

/** 提高到每月1300元: the sum itself, that no plain figure behind a name is. */
function paymentIn(clause: string, measure: string): Said | null {
  const [, per] = /^元\/([月年])$/u.exec(measure) ?? [];
  if (per === undefined) return null;
  const found = compiled(
    `(?<!分别)(?:提高|调整|上调|提升|增加)[到至为](?:每人)?每${per}(?<quantity>${quantityPattern(measure)})(?!以上|左右|、|和\\d)`,
    'u',
  ).exec(clause);
  const quantity = found?.groups?.['quantity'] ?? '';
  const value = quantityIn(quantity);
  if (found === null || value === null) return null;
  return said(found, { kind: 'bound', comparison: 'equal', value, places: placesIn(quantity), years: null });
}

/** null where the words give the figure itself: `note-figures.ts` holds that against the tables. */
function comparisonMeant(
  groups: Readonly<Record<string, string | undefined>>,
  namesGoal: boolean,
  before: string,
): Extract<Saying, { kind: 'bound' }>['comparison'] | null {
  const { after = '', loosely } = groups;
  if (/左右|上下/u.test(after)) return 'about';
  if (loosely !== undefined) return /近|接近/u.test(loosely) ? 'just-below' : 'about';
  if (/以上|之上|多/u.test(after)) return '>=';
  if (/以下|以内|之内|之下/u.test(after)) return '<=';
  if (groups['attains'] !== undefined) return 'reached';
  if (groups['beyond'] !== undefined) return '>';
  if (groups['atLeast'] !== undefined) return '>=';
  if (groups['short'] !== undefined) return '<';
  if (groups['atMost'] !== undefined) return '<=';
  if (groups['held']?.startsWith('控制') === true) return '<=';
  // 连续五年保持100%; 保持在96.2% alone is a figure.
  if (groups['held'] !== undefined && (groups['run'] !== undefined || !/[在到至于]$/u.test(groups['held'])))
    return 'equal';
  // 达到九成 is no figure of any table: it rounds.
  if (/成/u.test(groups['quantity'] ?? '') && !namesGoal && groups['reaches'] !== undefined) return 'about';
  // 连续五年达到100% is of all of them.
  if (groups['run'] !== undefined && groups['reaches'] !== undefined) return 'reached';
  if (!namesGoal || groups['reaches'] === undefined) return null;
  return /(?:基本|大体|大致)$/u.test(before) ? 'nearly' : 'reached';
}

/** 由2016年的96.3%提高到 */
export function fromIn(clause: string, measure: string): Said | null {
  const found = compiled(
    `[由从](?:(?<since>上一?年|去年|基期|(?:19|20)\\d\\d年)[底末]?)?的?(?<quantity>${quantityPattern(measure)})(?=(?:[,]?(?:[提上升增下降减回恢攀扩压]|稳步|逐年|逐步|大幅)))`,
    'u',
  ).exec(clause);
  const value = found === null ? null : quantityIn(found.groups?.['quantity'] ?? '');
  if (found === null || value === null) return null;
  const since = found.groups?.['since'] === undefined ? null : sinceMeant(found.groups);
  return said(found, { kind: 'from', value, places: placesIn(found.groups?.['quantity'] ?? ''), since });
}

const zeroFigure = quantityIn('0') ?? neverHere();
const fifty = quantityIn('50') ?? neverHere();
const hundred = quantityIn('100') ?? neverHere();

function neverHere(): never {
  throw new Error('a number is read as a number');
}
