/**
 * The grammar of results in officials' prose: a goal and whether it is reached, a figure and its side, a change since
 * when and by how much, a run of years, a place, another area. Every pattern reads folded letters (half-width, simplified).
 */
import { literally } from '../../indicators/literal-pattern.ts';
import { figureInWords, numberInWords } from '../../dataset/audit/chinese-figures.ts';
import type { TargetSet } from '../../indicators/target-definition.ts';
import type { Clause } from './clauses.ts';
import { placesIn, quantityIn, quantityPattern, sizeIn, sizePattern } from './quantities.ts';
import type { Direction, Said, Saying, Since, Span } from './statement.ts';

/** All that a clause states; of each kind the first words that fit. */
export function sayingsIn(
  { words: clause, before }: Pick<Clause, 'words' | 'before'>,
  measure: string,
  areas: readonly string[],
): readonly Said[] {
  return [goalIn(clause, measure), boundIn(clause, measure), fromIn(clause, measure), changeIn(clause, measure, before), placeIn(clause, areas), recordIn(clause), besideIn(clause, measure, areas)]
    .filter((said) => said !== null); // prettier-ignore
}

/** 96.2%和88.1%: what is listed of several, in their order. */
export function listedIn(
  clause: string,
  measure: string,
): { readonly words: readonly string[]; readonly at: number } | null {
  const one = quantityPattern(measure);
  const found = new RegExp(
    `分别(?:${reaches})?(${one}(?:\\s*[、,和与及]\\s*${one})+)(?!\\s*(?:以上|以下|以内|左右))`,
    'u',
  ).exec(clause);
  if (found === null) return null;
  const [, list = ''] = found;
  return { words: list.match(new RegExp(one, 'gu')) ?? [], at: found.index };
}

const adverbs =
  '(?:又|也|均|都|再|仍|略微?|稍|有所?|小幅度?|明显|大幅度?|显著|进一步|稳步|继续|持续|不断|逐步|平稳|快速|较快|有?了?较大(?:幅度)?的?|有了?(?:较大|明显|显著|一定)(?:幅度)?的?|共|累计|合计|净|实现|总体|整体|呈现?|保持|连续|基本|了|地)*';
const up = '(?:上升|提高|提升|增长|增加|上涨|升高|攀升|上扬|回升)';
const down = '(?:下降|降低|减少|回落|下滑|走低)';
const level = '(?:持平|相同|一致|相当|没有变化|无变化)';
const yearsRun = '(?:(?:连续)?多年|连续[两二三四五六七八九十\\d数]{1,3}年)';

/** Words after which a change is no result: 提升工程, 下降难度大. */
const noResult = '(?!工程|行动|计划|工作|措施|难度|压力|任务|空间|的?要求|的?目标|专项|方案|项目|能力|意识|潜力)';

// ── Goals ──

/** Whose goal and which: 规划, 纲要, 《妇女规划》确定的2020年 … A year's or a stage's goal (年度, 阶段性) is not the plan's. */
const owner =
  '(?:(?:本|我)[市县区]|国家|省级?|上级|《[^》]{2,30}》|“十[二三四五]五”|两?个?规划|(?:妇女|儿童|妇儿|妇女儿童|妇女和儿童)(?:发展)?(?:规划|纲要)|规划|纲要|两规|终期|期末|预期|既定|确定|规定|要求|提出|设定|下达|控制|发展|所|中|的|各项|到?(?:20\\d\\d)年)';
const goalWord =
  '(?:目标|要求|指标|任务|标准)(?!(?:值|任务|要求|数|线)?(?:体系|(?:时序|时间|序时)?进度|的?(?:过半|一半|大半|[\\d.]+[%成]|[一二三四五六七八九]成|百分之|降幅|增幅)))(?:值|任务|要求|数|线)?';
const goal = `${owner}{0,6}${goalWord}`;
const goalNamed = new RegExp(`(?<whose>${owner}{0,6})(?<what>${goalWord})`, 'u');
const within = '(?:以内|之内|以下|内|范围(?:以?内|之内)?)?';

const goalPatterns: readonly { readonly is: GoalIs; readonly words: RegExp }[] = [
  { is: 'lost', words: /由(?:上年)?达标(?:转|变|降|退)?[为成到]?[未不]达标/u },
  {
    is: 'not-met',
    words: new RegExp(
      `(?:未能?|尚未|没有?|没能|不能?)(?:如期|按期|按时|完全|全部|全面)?(?:达标(?![率线])|(?:达到|完成|实现|符合|满足)了?${goal})`,
      'u',
    ),
  },
  { is: 'not-met', words: new RegExp(`(?:距离?|与|离|较|比)${goal}(?:仍|还|尚|也)*(?:有|存在|差|相差)(?!别)`, 'u') },
  { is: 'nearly-met', words: /基本达标/u },
  {
    is: 'about-met',
    words: new RegExp(`(?:基本|大体|大致)(?:上)?(?:完成|达到|实现|符合)了?${goal}`, 'u'),
  },
  { is: 'first-met', words: new RegExp(`首次(?:实现)?(?:达标|达到了?${goal})`, 'u') },
  {
    is: 'beyond',
    words: new RegExp(
      `超额(?:完成|实现)了?(?!年度|当年|本年|全年|上级|阶段)(?:${goal})?|(?:超过|超出|优于|好于)了?${goal}${within}`,
      'u',
    ),
  },
  {
    is: 'met',
    words: new RegExp(
      `(?:${yearsRun}|提前|如期|按期|按时|全面|全部|圆满|顺利|胜利|成功|稳定|保持)*(?:(?<![不难未没])达标(?![率困难任压进速情要工判的线创验县单学建活比天水排企])|(?:完成|达到|实现|符合|满足)了?${goal}${within}|(?:控制|保持|稳定|维持|处于|控)在?了?${goal}${within})`,
      'u',
    ),
  },
];

type GoalIs = Extract<Saying, { kind: 'goal' }>['is'];

function goalIn(clause: string, measure: string): Said | null {
  const beside = new RegExp(
    `(?:(?<run>${yearsRun})?(?:都|均)?(?<side>高于|低于|高出)了?${goal}${within}(?<size>${sizePattern(measure)})?|(?<over>超过|超出)了?${goal}${within}(?<by>${sizePattern(measure)}))`,
    'u',
  ).exec(clause);
  if (beside !== null && isPlansOwn(beside[0])) {
    const { side, size, by, run } = beside.groups ?? {};
    const amount = size ?? by;
    return said(beside, {
      kind: 'goal-side',
      side: side === '低于' ? 'below' : 'above',
      asked: /要求|标准/u.test(beside[0]),
      size: amount === undefined ? null : sizeIn(amount, measure),
      years: spanIn(run),
    });
  }
  for (const { is, words } of goalPatterns) {
    const found = words.exec(clause);
    if (found === null || (!found[0].startsWith('超额') && !isPlansOwn(found[0]))) continue;
    const whose = goalNamed.exec(found[0])?.groups?.['whose'] ?? '';
    return said(found, { kind: 'goal', is, set: setMeant(whose), years: yearsIn(found[0]) });
  }
  return null;
}

/** 达到国家标准, 符合要求 may be anybody's: a goal is called so, or the plan is named. */
function isPlansOwn(words: string): boolean {
  const { whose = '', what } = goalNamed.exec(words)?.groups ?? {};
  return what === undefined || what.startsWith('目标') || /规划|纲要|控制/u.test(whose);
}

function setMeant(whose: string): TargetSet | null {
  if (whose.includes('国家')) return 'national';
  if (/省(?!会)/u.test(whose)) return 'province';
  return whose.includes('上级') ? 'upper' : null;
}

// ── Figures and their side ──

const reaches =
  '(?:达到?|达至|为|是|有|实现|(?:提高|上升|提升|升高|增加|增长|下降|降低|减少|控制|压减|恢复|回升|攀升|升|增|降)(?:到|至))了?';
const held = '(?:保持|稳定|维持|巩固|控制|管控|稳控|处|处于|压降)(?:在|到|至|于)?了?';
const beyond = '(?:高于|超过|突破|大于|多于|高出|超)了?';
const atLeast = '(?:不低于|不少于|不小于|达到或超过)';
const short = '(?:低于|不足|不到|少于|小于)';
const atMost = '(?:不超过|不高于|不大于|未超过|未突破|未高于)';

function boundIn(clause: string, measure: string): Said | null {
  const zero = new RegExp(
    `(?<!从|由)(?:(?:(?<run>${yearsRun}|始终|一直)(?:都|均)?)?(?:为|保持|实现|达到|继续为)(?:零(?!售|散|星)|(?<=为)0(?![\\d.%‰/例人个件起])(?!的?目标))|零(?:死亡|发生|病例|发病)(?!的?(?:局面|记录|纪录|目标)))`,
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
  const full = new RegExp(`(?:(?<run>${yearsRun}).{0,2})?(?:实现|达到|基本)?(?:了)?全覆盖`, 'u').exec(clause);
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
  const found = new RegExp(
    `(?:(?<run>${yearsRun}|始终|一直|历年|每年|长期)(?:都|均|稳定)*)?(?:(?<held>${held})|(?<beyond>${beyond})|(?<atLeast>${atLeast})|(?<short>${short})|(?<atMost>${atMost})|(?<reaches>${reaches}))?(?<loosely>约|近|将近|接近|大约|大致)?(?<quantity>${quantityPattern(measure)})(?<after>\\s*(?:及)?(?:以上|以下|以内|之内|之下|之上|左右|上下|多))?`,
    'u',
  ).exec(clause);
  if (found === null) return null;
  const groups: Readonly<Record<string, string | undefined>> = found.groups ?? {};
  const value = quantityIn(groups['quantity'] ?? '');
  const behind = clause.slice(found.index + found[0].length);
  const comparison = comparisonMeant(
    groups,
    new RegExp(`^的?${owner}{0,4}目标`, 'u').test(behind),
    clause.slice(0, found.index),
  );
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
  const found = new RegExp(
    `(?<!(?:未能?|没有?|没能|不能?|难以?|无法|距离?|离|为了?|才)(?:如期|按期|按时|完全|全部|全面)?)(?<nearly>基本|大体|大致)?(?:提前|如期|按期|按时)*(?:完成|达到?|实现|符合|超过)了?${owner}{1,6}(?<quantity>${quantityPattern(measure)})(?:及)?(?:以上|以下|以内|之内|左右)?的?${owner}{0,4}${goalWord}`,
    'u',
  ).exec(clause);
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
function fromIn(clause: string, measure: string): Said | null {
  const found = new RegExp(
    `[由从](?:(?<since>上一?年|去年|基期|(?:19|20)\\d\\d年)[底末]?)?的?(?<quantity>${quantityPattern(measure)})(?=(?:[,]?(?:[提上升增下降减回恢攀扩压]|稳步|逐年|逐步|大幅)))`,
    'u',
  ).exec(clause);
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

// ── Changes ──

const sinceWords =
  '(?:[比较与和同跟]|相[比较]于?)(?<since>上一?年度?|去年|前一年|(?:规划)?(?:实施)?(?:基期|初期|期初)(?:年|的?\\d{4}年)?|规划实施(?:前|之初)|(?:19|20)\\d\\d年)(?:同期|底|末|基期)?(?:水平)?(?:相比)?(?:的[^,。;]{1,14}?)?,?';

/** `before`: what the sentence said before, where a run may have its first year: 由2020年的68.3%提高到73.9%，逐年上升. */
function changeIn(clause: string, measure: string, before: string): Said | null {
  const size = sizePattern(measure);
  const sizes = `(?:了?(?<size>${size})(?<more>(?:[、和与及]${size})*))`;
  const against = new RegExp(
    `(?:${sinceWords}|(?<same>同比))${adverbs}(?:(?<up>${up}|高|多|增|升)|(?<down>${down}|低|少|减|降)|(?<level>${level})|(?<better>改善|好转)|(?<worse>恶化|变差))(?:了)?(?:${sizes})?${noResult}`,
    'u',
  ).exec(clause);
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
  const run = new RegExp(
    `(?:实现了?)?(?:稳中(?:有|趋)(?:(?<up>[升增])|(?<down>[降减]))|(?:(?<years>(?:${yearsRun}|近?[两三四五六七八九十\\d]+年(?:来|间)).{0,2}?(?:持续|逐年|不断|稳步)?)|(?<each>逐年|连年|年年)|持续|不断|稳步|稳定)(?:呈|保持|稳步|有所|明显|大幅|小幅|实现|在)*(?:(?<risen>${up})|(?<fallen>${down})|(?<better>改善|好转|向好)|(?<worse>恶化|变差)))${noResult}`,
    'u',
  ).exec(clause);
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
  const plain = new RegExp(
    `(?<adverb>${adverbs})(?:(?<up>不降反升|止跌回升|净增|${up})|(?<down>不升反降|净减|${down})|(?<better>改善|好转)|(?<worse>恶化|变差))(?:了)?(?:${sizes}|(?<after>明显|显著|较快|缓慢|乏力|幅度较大|态势|趋势|势头))?${noResult}(?![到至为])`,
    'u',
  ).exec(clause);
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

function sinceMeant(groups: Readonly<Record<string, string | undefined>> | undefined): Since {
  const since = groups?.['since'];
  if (since === undefined || /^上|去年|前一年/u.test(since)) return 'last-year';
  const year = /\d{4}/u.exec(since)?.[0];
  return year === undefined ? 'base' : Number(year);
}

// ── Places and other areas ──

const scope =
  '(?:全国|全省|全市|全县|全区|全州|(?:各|同类|周边)(?:地区|[县市区]|县[(（]?市、?区?[)）]?)|[两三四五六七八九十\\d]+[市县区]|[\\p{Script=Han}]{0,4}地区)';
const others = '(?:各?[县市区]|同类[县市区]?|排名|中|的)*';
const stands = '(?:居|列|位[居列于]|排名?|排在|名列|处于?|跻身|走在|稳居|保持)(?:于|在)?';
const places =
  '(?:第?[一1](?:位|名)|第一|首位|榜首|之首|最[高好优]|前列|前茅|先进(?:行列|水平)?|领先(?:水平|地位)?|上游|末位|倒数第一|第[二三四五六七八九十\\d]+(?:位|名)?)';
/** 居全市第一, 在全省处于领先水平, 全市第一 */
function placePatterns(areas: readonly string[]): readonly RegExp[] {
  const among = `(?<among>${[scope, ...areas.map(literally)].join('|')})`;
  return [
    new RegExp(`${stands}${among}${others}(?<place>${places})`, 'u'),
    new RegExp(`在${among}${others}${stands}(?<place>${places})`, 'u'),
    new RegExp(`${among}${others}(?<place>第一(?:位|名)?|首位|领先)`, 'u'),
  ];
}

function placeIn(clause: string, areas: readonly string[]): Said | null {
  const found = placePatterns(areas)
    .map((pattern) => pattern.exec(clause))
    .find((one) => one !== null);
  if (found === undefined || found === null) return null;
  const { among = '', place = '' } = found.groups ?? {};
  return said(found, { kind: 'place', place: placeMeant(place), among });
}

function placeMeant(words: string): 'first' | 'front' | 'last' | number {
  const nth = /^第([二三四五六七八九十\d]+)/u.exec(words)?.[1];
  if (nth !== undefined && nth !== '1')
    return /^\d+$/u.test(nth) ? Number(nth) : (figureInWords(nth)?.toNumber() ?? 'front');
  if (/末位|倒数/u.test(words)) return 'last';
  return /一|首|最|1/u.test(words) ? 'first' : 'front';
}

function recordIn(clause: string): Said | null {
  const found =
    /(?:创|达到?|为|刷新|处于)(?:了)?历[史年]来?(?:以来)?的?(?<is>新高|最高|新低|最低|最好|最佳|最优)/u.exec(clause);
  if (found === null) return null;
  const is = found.groups?.['is'] ?? '';
  return said(found, { kind: 'record', is: is.includes('高') ? 'highest' : is.includes('低') ? 'lowest' : 'best' });
}

const besideSides: Readonly<Record<string, Extract<Saying, { kind: 'beside' }>['is']>> = {
  高于: 'above',
  高出: 'above',
  超过: 'above',
  超出: 'above',
  低于: 'below',
  优于: 'better',
  好于: 'better',
  领先于: 'better',
  领先: 'better',
  不及: 'worse',
  落后于: 'worse',
  差于: 'worse',
  达到: 'at-least',
};

function besideIn(clause: string, measure: string, areas: readonly string[]): Said | null {
  const area = `(?<area>全国|国家|全省|省|全市|${areas.map(literally).join('|')})`;
  const size = `(?<size>${sizePattern(measure)})?`;
  const found =
    new RegExp(`(?<side>${Object.keys(besideSides).join('|')})了?${area}(?:同期|的)*(?:平均(?:水平|值|数)?|水平|均值)${size}`, 'u').exec(clause) ??
    new RegExp(`(?<side>与|和|同)${area}(?:同期|的)*(?:平均(?:水平|值|数)?|水平|均值)(?:基本)?(?:持平|相同|相当|一致)${size}`, 'u').exec(clause); // prettier-ignore
  if (found === null) return null;
  const { side = '', area: name = '', size: words } = found.groups ?? {};
  return said(found, {
    kind: 'beside',
    area: name,
    is: besideSides[side] ?? 'equal',
    size: words === undefined ? null : sizeIn(words, measure),
  });
}

// ── Years ──

function spanIn(run: string | undefined): Span | null {
  if (run === undefined) return null;
  return /连续|多年/u.test(run) ? numberOfYears(run) : 'all';
}

function yearsIn(words: string): number | null {
  const run = new RegExp(yearsRun, 'u').exec(words)?.[0];
  return run === undefined ? null : numberOfYears(run);
}

/** 多年 is of two at least. */
function numberOfYears(run: string): number | null {
  if (/[多数]年/u.test(run)) return 2;
  const words = new RegExp(`\\d+|${numberInWords}`, 'u').exec(run)?.[0] ?? '';
  return /^\d+$/u.test(words) ? Number(words) : (figureInWords(words)?.toNumber() ?? null);
}

function said(found: RegExpExecArray, saying: Saying): Said {
  return { saying, start: found.index, end: found.index + found[0].length };
}
