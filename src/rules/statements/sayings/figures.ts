/** A figure and its side: 保持在96%以上, 不足八成, 已达到95%的目标, 由2016年的96.3%提高到. */
import { keptByText } from '../../../indicators/kept-by-text.ts';
import { placesIn, quantityIn, quantityPattern } from '../quantities.ts';
import type { Said, Saying } from '../statement.ts';
import { beyond, said, short, sinceMeant, spanIn, yearsRun } from './prose-words.ts';
import { goalWord, owner } from './goals.ts';

export const reaches =
  '(?:达到?|达至|为|是|有|实现|(?:提高|上升|提升|升高|增加|增长|下降|降低|减少|控制|压减|恢复|回升|攀升|升|增|降)(?:到|至))了?';
const held = '(?:保持|稳定|维持|巩固|控制|管控|稳控|处|处于|压降)(?:在|到|至|于)?了?';
const atLeast = '(?:不低于|不少于|不小于|达到或超过)';
const atMost = '(?:不超过|不高于|不大于|未超过|未突破|未高于)';

export function boundIn(clause: string, measure: string): Said | null {
  const zero = zeroPattern.exec(clause);
  if (zero !== null)
    return said(zero, {
      kind: 'bound',
      comparison: '<=',
      value: zeroFigure,
      places: 0,
      years: spanIn(zero.groups?.['run']),
    });
  const full = fullPattern.exec(clause);
  if (full !== null && measure === '%' && !/基本/u.test(full[0]))
    return said(full, {
      kind: 'bound',
      comparison: '>=',
      value: hundred,
      places: 0,
      years: spanIn(full.groups?.['run']),
    });
  const ofGoal = goalByFigureIn(clause, measure) ?? paymentIn(clause, measure);
  if (ofGoal !== null) return ofGoal;
  const found = boundPattern(measure).exec(clause);
  if (found === null) return null;
  const groups: Readonly<Record<string, string | undefined>> = found.groups ?? {};
  const value = quantityIn(groups['quantity'] ?? '');
  const behind = clause.slice(found.index + found[0].length);
  const comparison = comparisonMeant(groups, namesGoalBehind.test(behind), clause.slice(0, found.index));
  // 的目标 behind a number that no verb leads to names the goal alone; 1.2个, 3%—5% are no bound.
  const hasVerb = ['held', 'beyond', 'atLeast', 'short', 'atMost', 'reaches'].some(
    (verb) => groups[verb] !== undefined,
  );
  if (value === null || comparison === null || /^\s*(?:[-~至到]|个百分点|、\s*\d|和\s*\d)/u.test(behind)) return null;
  if (!hasVerb && /^的?(?:目标|要求|标准|规划)/u.test(behind)) return null;
  if (/(?:未能?|没有?|不能|难以|无法)(?:稳定|有效|持续)?$/u.test(clause.slice(0, found.index))) return null;
  if (/(?:[由从比较距离差]|目标|要求|规定|标准|指标)(?:值)?$/u.test(clause.slice(0, found.index))) return null;
  return said(found, {
    kind: 'bound',
    comparison,
    value,
    places: placesIn(groups['quantity'] ?? ''),
    years: spanIn(groups['run']),
  });
}

/** 已达到规划95%的目标: the goal by its number, between whose it is and what it is called. */
function goalByFigureIn(clause: string, measure: string): Said | null {
  const found = goalByFigurePattern(measure).exec(clause);
  const quantity = found?.groups?.['quantity'] ?? '';
  const value = quantityIn(quantity);
  if (found === null || value === null) return null;
  const comparison = found.groups?.['nearly'] === undefined ? 'reached' : 'nearly';
  return said(found, { kind: 'bound', comparison, value, places: placesIn(quantity), years: null });
}

/** 提高到每月1300元: the sum itself, that no plain figure behind a name is. */
function paymentIn(clause: string, measure: string): Said | null {
  const [, per] = /^元\/([月年])$/u.exec(measure) ?? [];
  if (per === undefined) return null;
  const found = new RegExp(
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
  if (groups['beyond'] !== undefined) return '>';
  if (groups['atLeast'] !== undefined) return '>=';
  if (groups['short'] !== undefined) return '<';
  if (groups['atMost'] !== undefined) return '<=';
  if (groups['held']?.startsWith('控制') === true) return '<=';
  // 连续五年保持100%; 保持在96.2% alone is a figure.
  if (groups['held'] !== undefined && (groups['run'] !== undefined || !/[在到至于]$/u.test(groups['held'])))
    return 'equal';
  if (!namesGoal || groups['reaches'] === undefined) return null;
  return /(?:基本|大体|大致)$/u.test(before) ? 'nearly' : 'reached';
}

/** 由2016年的96.3%提高到 */
export function fromIn(clause: string, measure: string): Said | null {
  const found = fromPattern(measure).exec(clause);
  const value = found === null ? null : quantityIn(found.groups?.['quantity'] ?? '');
  if (found === null || value === null) return null;
  const since = found.groups?.['since'] === undefined ? null : sinceMeant(found.groups);
  return said(found, { kind: 'from', value, places: placesIn(found.groups?.['quantity'] ?? ''), since });
}

const zeroFigure = quantityIn('0') ?? neverHere();
const hundred = quantityIn('100') ?? neverHere();

function neverHere(): never {
  throw new Error('a number is read as a number');
}

const zeroPattern = new RegExp(
  `(?<!从|由)(?:(?:(?<run>${yearsRun}|始终|一直)(?:都|均)?)?(?:为|保持|实现|达到|继续为)(?:零(?!售|散|星)|(?<=为)0(?![\\d.%‰/例人个件起])(?!的?目标))|零(?:死亡|发生|病例|发病)(?!的?(?:局面|记录|纪录|目标)))`,
  'u',
);

const fullPattern = new RegExp(`(?:(?<run>${yearsRun}).{0,2})?(?:实现|达到|基本)?(?:了)?全覆盖`, 'u');

const boundPattern = keptByText(
  (measure) =>
    new RegExp(
      `(?:(?<run>${yearsRun}|始终|一直|历年|每年|长期)(?:都|均|稳定)*)?(?:(?<held>${held})|(?<beyond>${beyond})|(?<atLeast>${atLeast})|(?<short>${short})|(?<atMost>${atMost})|(?<reaches>${reaches}))?(?<loosely>约|近|将近|接近|大约|大致)?(?<quantity>${quantityPattern(measure)})(?<after>\\s*(?:及)?(?:以上|以下|以内|之内|之下|之上|左右|上下|多))?`,
      'u',
    ),
);

const namesGoalBehind = new RegExp(`^的?${owner}{0,4}目标`, 'u');

const goalByFigurePattern = keptByText(
  (measure) =>
    new RegExp(
      `(?<!(?:未能?|没有?|没能|不能?|难以?|无法|距离?|离|为了?|才)(?:如期|按期|按时|完全|全部|全面)?)(?<nearly>基本|大体|大致)?(?:提前|如期|按期|按时)*(?:完成|达到?|实现|符合|超过)了?${owner}{1,6}(?<quantity>${quantityPattern(measure)})(?:及)?(?:以上|以下|以内|之内|左右)?的?${owner}{0,4}${goalWord}`,
      'u',
    ),
);

const fromPattern = keptByText(
  (measure) =>
    new RegExp(
      `[由从](?:(?<since>上一?年|去年|基期|(?:19|20)\\d\\d年)[底末]?)?的?(?<quantity>${quantityPattern(measure)})(?=(?:[,]?(?:[提上升增下降减回恢攀扩压]|稳步|逐年|逐步|大幅)))`,
      'u',
    ),
);
