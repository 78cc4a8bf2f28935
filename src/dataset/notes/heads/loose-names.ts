/**
 * Indicators by names that people write loosely: 婚检, 儿科医生数, 低体重儿. Looked for only among those that the unit
 * answers for, and only where one alone can be meant.
 */
import { rememberedBy } from '../../../indicators/remembered.ts';
import { literally } from '../../../indicators/literal-pattern.ts';
import type { Indicator } from '../../../indicators/definition.ts';
import { compactText, foldName } from '../../../indicators/letter-forms.ts';
import type { PlanId } from '../../../indicators/plan-id.ts';
import type { Round } from '../../../indicators/round.ts';
import type { Mention, NameIndex, OwnName } from '../indicators.ts';
import { codesNamed, mentionsIn } from '../indicators.ts';
import { ellipticMentions } from './elliptic-names.ts';
import { inWordsOfNames } from './spoken-words.ts';

/** The names of what a unit of the round answers for; support counts have none. */
export function ownNames(unit: string, round: Round, indicators: readonly Indicator[]): readonly OwnName[] {
  const ofRound = ownKept.get(indicators);
  const byUnit = ofRound?.round === round ? ofRound.byUnit : new Map<string, readonly OwnName[]>();
  if (ofRound?.round !== round) ownKept.set(indicators, { round, byUnit });
  const own = byUnit.get(unit) ?? namesOfUnit(unit, round, indicators);
  byUnit.set(unit, own);
  return own;
}

/** Whoever reads a unit's notes asks for them again, and what hangs on them is kept by them. */
const ownKept = new WeakMap<readonly Indicator[], { readonly round: Round; readonly byUnit: Map<string, readonly OwnName[]> }>(); // prettier-ignore

function namesOfUnit(unit: string, round: Round, indicators: readonly Indicator[]): readonly OwnName[] {
  const known = round.units.find((one) => one.name === unit);
  const spellings = new Set([unit, known?.title ?? unit, ...(known?.aliases ?? [])].map(foldName));
  return indicators
    .filter(({ units, plans }) => plans.length > 0 && units.some((name) => spellings.has(foldName(name))))
    .flatMap(({ code, plans, name, short, aliases, targets }) =>
      [...new Set([name, short, ...aliases].map(foldName))].map((letters) => ({
        code,
        plans,
        letters,
        hasTarget: targets.length > 0,
      })),
    );
}

const shares = ['占比', '比例', '比重'];
const ends = ['率', '比例', '比重', '数', '人数', '标准'];

/** [] where no indicator, or more than one, is meant. `plans`: those that the words stand under, null where none. */
export function looselyNamed(words: string, names: NameIndex, plans: readonly PlanId[] | null): readonly string[] {
  const found = couldMean(words, names, plans, false);
  return found.length === 1 ? found : [];
}

/**
 * Of a head: 近视： is about 小学生近视率 and 初中生近视率, a few that all hold the word; 床位： about the one that does.
 */
export function headNamed(words: string, names: NameIndex, plans: readonly PlanId[] | null): readonly string[] {
  const found = couldMean(words, names, plans, true);
  return found.length <= mostMeant ? found : [];
}

const mostMeant = 3;
/** 社区：, 教师： are matters of their own, though names hold the words. */
const general =
  /^(?:妇女|儿童|女性|男性|女童|社区|企业|学校|学生|教师|幼儿园?|农村|城市|人口|公园|经费|资金|人员|队伍|宣传|保险|医疗|教育|健康|法律|环境|管理|服务|家庭|死亡率?|覆盖率|筛查率|参保率|入学率|患病率|达标率|合格率|普及率|建成率|发生率|增长率|满意率|检查率|管理率|处理率|使用率|就业率|知晓率|完成率|签约率|配备率|检出率|覆盖比例)$/u;

function couldMean(
  words: string,
  names: NameIndex,
  plans: readonly PlanId[] | null,
  asHead: boolean,
): readonly string[] {
  const exact = codesNamed(words, names);
  if (exact.length > 0) return exact;
  const letters = foldName(words).replace(
    asHead ? /(?:方面|问题|指标|情况|工作|防控|治理|建设|的)+$/u : /(?:方面|问题|指标|情况|工作|的)+$/u,
    '',
  );
  const share = /(?:占比|比例|比重)$/u.exec(letters)?.[0];
  if (letters.length < 2 || general.test(letters)) return [];
  const own = (names.own ?? []).filter((one) => plans === null || one.plans.some((plan) => plans.includes(plan)));
  // 规范化幼儿园占比 is 规范化幼儿园比例.
  const spellings = share === undefined ? [letters] : shares.map((word) => letters.slice(0, -2) + word);
  const means = [
    (name: string): boolean => spellings.includes(name) || ends.some((end) => name === letters + end),
    (name: string): boolean => spellings.some((one) => one.length >= (asHead ? 2 : 3) && name.includes(one)),
    (name: string): boolean => letters.length >= 4 && isAbridged(letters, name, asHead),
  ];
  for (const is of means) {
    const found = own.filter(({ letters: name }) => is(name));
    const likely = found.filter(({ hasTarget }) => hasTarget);
    if (found.length > 0) return [...new Set((likely.length > 0 ? likely : found).map(({ code }) => code))];
  }
  return [];
}

/** Whose indicator it is must not be among what was left out. */
const qualifiers = /[女男]|农村|城市|城镇|流动|残疾|随迁|散居|集中|孤儿|小学|初中|高中|学前|早产|中重度/u;

/** 高中毛入学率 of 高中阶段毛入学率: every letter, in order, and nothing left out that makes it another figure. */
function isAbridged(letters: string, name: string, asHead: boolean): boolean {
  let at = 0;
  let left = '';
  for (const letter of name) {
    if (letter === letters.charAt(at)) at += 1;
    else left += letter;
  }
  // 女干部 is what all these are about.
  const other = qualifiers.test(left.replace('女干部', ''));
  return at === letters.length && (letters.at(-1) === name.at(-1) || (asHead && letters.length > 4)) && !other;
}

const looseWord = /[\p{Script=Han}\d—（）]{0,16}?(?:率|比例|比重|位数|床位数|医生数|面积|年限|标准|性别比|占比)/gu;

/**
 * Named as the register has it, or loosely by the unit that answers for it: 每千人口托位数 of 每千人口3岁以下婴幼儿托位数. The
 * longest words before 率, 比例 … that can mean one alone.
 */
export function mentionsAlsoLoose(text: string, names: NameIndex): readonly Mention[] {
  if (names.own === undefined) return exactAndLoose(text, names);
  const before = mentionsKept.get(names.own);
  const kept = before?.of === names.byFirstLetter ? before : { of: names.byFirstLetter, byText: new Map() };
  if (kept !== before) mentionsKept.set(names.own, kept);
  const mentions = kept.byText.get(text) ?? exactAndLoose(text, names);
  kept.byText.set(text, mentions);
  return mentions;
}

interface MentionsKept {
  readonly of: NameIndex['byFirstLetter'];
  readonly byText: Map<string, readonly Mention[]>;
}

/** Of a unit: its sentences are held against the tables, and then against the judgements. */
const mentionsKept = new WeakMap<readonly OwnName[], MentionsKept>();

function exactAndLoose(written: string, names: NameIndex): readonly Mention[] {
  const text = inWordsOfNames(written);
  const exact = mentionsIn(text, names);
  const loose = [...text.matchAll(looseWord)].flatMap(({ 0: words, index }): readonly Mention[] => {
    const end = index + words.length;
    if (exact.some((mention) => mention.start < end && mention.end > index && mention.end >= end)) return [];
    for (let start = index; start <= end - (words.endsWith('率') ? shortestLoose - 1 : shortestLoose); start += 1) {
      if (exact.some((mention) => mention.end > start && mention.start < end)) continue;
      const codes = looselyNamed(text.slice(start, end), { ...names, byFirstLetter: new Map() }, null);
      if (codes.length > 0) return [{ codes, start, end }];
    }
    return [];
  });
  return [...exact, ...loose].toSorted((a, b) => a.start - b.start);
}

const shortestLoose = 4;

/**
 * The same, and names without their last word where a result follows at once: 婚检达到96%, 儿童之家实现全覆盖, 孕产妇零死亡.
 * Elsewhere 婚检 is a matter, not a figure.
 */
export function mentionsOfResults(written: string, names: NameIndex): readonly Mention[] {
  const text = inWordsOfNames(written);
  const named = mentionsAlsoLoose(text, names);
  const { letters, at } = compactText(text);
  const found = stemsOfUnit(names.own ?? []).flatMap(({ code, letters: name, stem }): readonly Mention[] => {
    if (!letters.includes(stem)) return [];
    return [...letters.matchAll(new RegExp(literally(stem), 'gu'))]
      .filter(({ index }) => isResultOf(name, letters.slice(0, index), letters.slice(index + stem.length)))
      .map(({ index }) => ({
        codes: [code],
        start: at[index] ?? 0,
        end: (at[index + stem.length - 1] ?? 0) + 1,
      }));
  });
  const all = [...found, ...mattersThatImprove(letters, names.own ?? []).map(({ codes, start, end }) => ({ codes, start: at[start] ?? 0, end: (at[end - 1] ?? 0) + 1 })), ...ellipticMentions(text, names.own ?? [])]; // prettier-ignore
  const alone = all.filter(
    (one) =>
      !named.some((other) => other.start < one.end && other.end > one.start) &&
      all.every((other) => other.codes[0] === one.codes[0] || other.end <= one.start || other.start >= one.end),
  );
  const once = alone
    .filter((one, place) => alone.findIndex(({ start }) => start === one.start) === place)
    .map((one) => ({ ...one, isShort: true as const }));
  return [...named, ...once].toSorted((a, b) => a.start - b.start);
}

const ofAnybody = /人员|人口|女性|男性|妇女|儿童|学生|[中的占者]/gu;

function isResultOf(name: string, before: string, behind: string): boolean {
  if (/(?:死亡|发病)率$/u.test(name) && noneBefore.test(before))
    return name.endsWith('发病率') ? !/^[\p{Script=Han}]*率/u.test(behind) : noDeathFollows.test(behind);
  if (name.endsWith('发病率') && /^(?:报告|发生)(?:病例)?\d+例/u.test(behind)) return true;
  if (name.endsWith('死亡率')) return deathsFollow.test(behind);
  if (name.endsWith('覆盖率')) return coverFollows.test(behind);
  // 新设儿童活动区4处 are those of this year.
  if (name.endsWith('数') && /(?:新[建设增]|增设|增加|改造|建设|打造|创建)[^,。;]{0,12}$/u.test(before)) return false;
  if (name.endsWith('数')) return countBefore.test(before) || countFollows.test(behind) || resultFollows.test(behind);
  return resultFollows.test(behind);
}

/** 没有发生一例, 已建成2所: what may stand before a name and makes it a result. */
const noneBefore = /(?:没有?|未|无|零)(?:再)?(?:发生|出现|报告|接报)?过?(?:[一1]?[例起名个])?$/u;
const noDeathFollows = /^死亡(?:病例|个案|事件|现象|报告)?(?!率|责任|事故|投诉|纠纷|漏|原因|评审|病例)/u;
const countBefore = /(?:建成|建有|现有|共有|拥有|有)了?(?:\d+|[一二两三四五六七八九十]+)[所个家处座间]$/u;
const countFollows =
  /^(?:已|也|均|现|共|目前|累计|于|\d{4}年)*(?:至今|目前|尚|仍|还)*(?:没有|未能?)?(?:建成|建有|建立|设立|启用|投入使用|达到?|共有|现有|有(?=\d))|^\d+[所个家处座间]/u;

/** The same names are looked for in every item of a unit's notes. */
const stemsOfUnit = rememberedBy((own: readonly OwnName[]) =>
  own.flatMap((one) => stemsOf(one, own).map((stem) => ({ ...one, stem }))),
);

/** 城乡社区儿童之家 of 城乡社区儿童之家覆盖率, and its end 儿童之家, where no other indicator holds that. */
function stemsOf({ code, letters: name }: OwnName, own: readonly OwnName[]): readonly string[] {
  const stem = name.replace(wordsOfMeasure, '');
  if (stem === name) return [];
  const ends = Array.from({ length: Math.max(0, stem.length - 4) }, (_, at) => stem.slice(at + 1));
  return [stem, ...ends].filter(
    (end, at) =>
      end.length >= 2 &&
      !general.test(end) &&
      // 人员中女性 of 高级专业技术人员中女性比例 is of any staff.
      (at === 0 || end.replaceAll(ofAnybody, '').length >= 2) &&
      (at === 0 || own.every((other) => other.code === code || !other.letters.includes(end))),
  );
}

/** 空气质量持续改善, 空气质量稳居全省前列: the letters before are of one name alone. */
function mattersThatImprove(letters: string, own: readonly OwnName[]): readonly Mention[] {
  return [...letters.matchAll(improvementFollows)].flatMap(({ index }): readonly Mention[] => {
    for (let length = longestMatter; length >= shortestLoose; length -= 1) {
      const words = letters.slice(Math.max(0, index - length), index);
      const codes = new Set(own.filter((one) => one.letters.includes(words)).map(({ code }) => code));
      if (words.length < length || codes.size === 0 || general.test(words)) continue;
      return codes.size === 1 ? [{ codes: [...codes], start: index - length, end: index }] : [];
    }
    return [];
  });
}

const longestMatter = 12;
const improvementFollows =
  /(?:持续|不断|逐年|稳步|明显|有所|连续[两三四五六七八九十\d]+年)+(?:改善|好转|向好|恶化|变差)|(?:稳居|位居|居|保持|走在)全[国省市县区](?:领先|前列|第一|首位)/gu;

const wordsOfMeasure = /(?:死亡率|发病率|覆盖率|人数|比例|比重|标准|率|数)$/u;
const deathsFollow =
  /^(?:实现|保持|继续)*(?:零死亡|死亡(?:人数|病例|例数|病例数)?(?:继续|仍|仅|已|连续[两二三四五六七八九十\d]+年)*(?:保持)?(?:[为是]零|[为是]?[0零][例人]|[为是]0(?![.\d])|率))/u;
const coverFollows = /^(?:已|均|都|基本|实现|达到|达)*(?:全覆盖|覆盖(?:达|率))/u;
const resultFollows =
  /^(?:已|均|都|也|仍|全部|全面|提前|如期|圆满|顺利|首次)*(?:达标(?![率困难])|(?:达到?|为|占|保持在|稳定在|控制在|提高到|下降到|降至|升至)了?(?:\d|百分之|零|规划|纲要|目标)|\d+(?:\.\d+)?%|[比较]上年(?:上升|提高|下降|降低)|完成(?:规划|纲要)|实现(?:规划|纲要|目标)|零发生)/u;
