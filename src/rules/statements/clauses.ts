/**
 * Whom a clause is about: the indicator that it names, those listed with it, or the one that the sentence has named
 * before and the clause goes on with. What speaks of other years, other places, parts of the figure or of what is hoped
 * for is about nobody's result of the year.
 */
import { noneBefore } from './sayings/prose-words.ts';
import type { Mention } from '../../dataset/notes/indicators.ts';
import { foldedText } from '../../indicators/letter-forms.ts';

export interface Clause {
  /** Codes by indicator named, in order; several where they are listed. */
  readonly subjects: readonly Mention[];
  /** Folded letters behind the name. */
  readonly words: string;
  /** Where `words` begin in the text. */
  readonly start: number;
  /** What the sentence said before, of this clause too. */
  readonly before: string;
  /** It names nobody itself: only a clause that begins with what it states goes on with the last. */
  readonly goesOn: boolean;
}

/** `whole`: whom a text is about that names nobody itself, with `isOfWhole` also until it names another; `others`: what other areas are called. */
export function clausesOf(
  text: string,
  mentions: readonly Mention[],
  whole: readonly Mention[],
  others: readonly string[],
  isOfWhole = false,
): readonly Clause[] {
  const folded = foldedText(text);
  let last: readonly Mention[] = isOfWhole || mentions.length === 0 ? whole : [];
  return [...folded.matchAll(/[^。;!?\n]+/gu)].flatMap(({ 0: sentence, index }) => {
    const named = mentions.filter(({ start }) => start >= index && start < index + sentence.length);
    const carriesOn =
      mentions.length === 0 ||
      (isOfWhole && index === 0) ||
      /^\s*(?:该|这一?|此|两)项?(?:指标|比率|比例|率)/u.test(sentence) ||
      shortName(sentence, last, folded) > 0;
    const clauses = clausesIn({ words: sentence, offset: index }, named, carriesOn ? last : [], others, folded);
    last = clauses.at(-1)?.subjects ?? last;
    return clauses;
  });
}

/** 合格率连年提高 behind 体质测定合格率: how many letters say again the end of the name spoken of; 0 for none. */
function shortName(words: string, spokenOf: readonly Mention[], folded: string): number {
  const [one, ...more] = spokenOf;
  if (one === undefined || more.length > 0) return 0;
  const short = /^\s*(\p{Script=Han}{1,6}?(?:率|比例|比重|标准|人数))/u.exec(words)?.[1] ?? '';
  return short !== '' && folded.slice(one.start, one.end).endsWith(short) ? words.indexOf(short) + short.length : 0;
}

interface Sentence {
  readonly words: string;
  /** Where it begins in the text. */
  readonly offset: number;
}

function clausesIn(
  { words: sentence, offset }: Sentence,
  mentions: readonly Mention[],
  carried: readonly Mention[],
  others: readonly string[],
  folded: string,
): readonly Clause[] {
  let last = carried;
  let start = offset;
  return sentence.split(',').flatMap((part) => {
    const from = start;
    const end = from + part.length;
    start = end + 1;
    const here = mentions.filter((mention) => mention.start >= from && mention.start < end);
    if (here.length === 0) {
      const short = shortName(part, last, folded);
      if (short > 0)
        return [{ subjects: last, words: part.slice(short), start: from + short, before: sentence.slice(0, from - offset), goesOn: true }]; // prettier-ignore
      const together =
        /^\s*(?:以上|上述)?(?:[两二三四五六七八九十\d]+(?:项|率|者|类|个)(?:指标|比例|比率|率|标准)?)?(?:均|都|双双|全部)/u.test(
          part,
        );
      const subjects = together ? mentions.filter((mention) => mention.end <= from) : last;
      // PM2.5浓度29微克, 增幅收窄: from here on the sentence speaks of something else.
      if ((!together && !goesOnWith.test(part)) || spreads.test(part)) last = [];
      return [{ subjects, words: part, start: from, before: sentence.slice(0, from - offset), goesOn: true }];
    }
    return groupsOf(here, sentence, offset).flatMap((group, at, groups): readonly Clause[] => {
      const until = groups[at + 1]?.[0]?.start ?? end;
      const behind = group.at(-1)?.end ?? from;
      const before = sentence.slice(0, (group[0]?.start ?? from) - offset);
      const words = sentence.slice(behind - offset, until - offset);
      const isTopic = topic.test(words) || isSomethingElse(before, others);
      last = isTopic ? [] : group;
      return isTopic ? [] : [{ subjects: group, words, start: behind, before, goesOn: false }];
    });
  });
}

/** 增幅收窄到0.6个百分点: what follows is said of that. */
const spreads = /(?:增幅|涨幅|升幅|增速|降幅|差距|缺口)[^,]*(?:收窄|缩小|扩大|拉大|放缓|回落)/u;

/** 甲率、乙率和丙率 */
function groupsOf(mentions: readonly Mention[], sentence: string, offset: number): readonly (readonly Mention[])[] {
  const groups: Mention[][] = [];
  for (const mention of mentions) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    const between = before === undefined ? '' : sentence.slice(before.end - offset, mention.start - offset);
    if (group !== undefined && /^\s*[、和与及以]+及?\s*$/u.test(between)) group.push(mention);
    else groups.push([mention]);
  }
  return groups;
}

/** 婚检率工作, 婚检率方面: what is spoken of, not what is so and so much. */
const topic =
  /^\s*(?:工作|方面|问题|短板|难题|指标管理|统计|调查|监测|专项|提升(?:工程|行动|计划)|攻坚|为(?:抓手|重点|目标|核心|导向)|等)/u;

/** 力争婚检率达到规划目标, 女生高中阶段毛入学率: hoped for, or another figure than the name alone. */
function isSomethingElse(before: string, others: readonly string[]): boolean {
  // 农村地区没有发生孕产妇死亡 is of the countryside.
  const clause = (/[^,、:]*$/u.exec(before)?.[0] ?? '').replace(noneBefore, '');
  return (
    /力争|确保|争取(?!到|了|资金)|预[计期]|到20\d\d年/u.test(before) ||
    ['全国', '全省', '省', ...others].some((name) => clause.replace(/的$/u, '').endsWith(name)) ||
    isAboutAPlace(before) ||
    /努力|推动|促进|促使|保证|保障|围绕|提[高升](?!到)|降低|推进|聚焦|针对|狠抓|加强|着力|为(?:了|实现)|规划|目标/u.test(
      clause,
    ) ||
    /(?:女生|女性|女童|男生|男性|男童|农村|城市|城镇|城区|流动人口|残疾|贫困|[镇村校园乡厂]|街道|社区|地区|小学|初中|高中|中学|[一二三四五六七八九十][小中]|幼儿园|医院|卫生院|年级|班)的?$/u.test(
      clause,
    )
  );
}

/** What may stand between a name and what is said of it; another noun of quantity or of work makes it something else. */
export function isPlainLead(lead: string, { goesOn }: Clause): boolean {
  if (!goesOn)
    return (
      !/活动|项目|人数|人次|数量|经费|投入|资金|队伍|人员|宣传|培训|服务|机构|能力|意识|质量|例数|病例|覆盖面|知晓|满意|参加|台账|建档|名单|增幅|降幅|升幅|涨幅|增速|差距|其中|城市|农村|城镇|女性|男性|女生|男生/u.test(
        lead,
      ) && !isOfAPlace(lead)
    );
  return plainGoingOn.test(lead);
}

/** 沙坪一小, 龙口镇中心卫生院: one school's or place's own; 各镇街, 6个社区, 全市中小学 are all of ours. */
const place =
  '(?<name>[\\p{Script=Han}]{2,6})(?:街道|社区|镇|乡|村|(?<!中)小学|中学|[一二三四五六七八九十][小中]|幼儿园|医院|卫生院|保健院|学校|校区|片区|公司|企业)';
const allOfThem =
  /各|每|所有|全|我[市县区州]|本[市县区州]|[\d一二三四五六七八九十百两多][个所家余]?|农村|城镇|城乡|乡镇|镇[村街]|街|[公民]办|公立|民营|普惠|规模以上|试点|重点|用人|基层|定点|省级|市级|县级|专门|特殊|家长|妇女|儿童|开展|组织|推进|加强|督促|指导|深入|走进|覆盖|部分|多数|少数|[在到对向由把将以从使让]/u;

function isOfAPlace(words: string): boolean {
  const name = new RegExp(`${place}的?$`, 'u').exec(words)?.groups?.['name'];
  return name !== undefined && !allOfThem.test(name);
}

/** 沙坪一小开展…，近视率比上年下降: the sentence is about the school, unless 全市 follows. */
function isAboutAPlace(before: string): boolean {
  const first = new RegExp(
    `^\\s*(?:如|例如|比如|其中|像)?${place}(?!卫生|教育|建设|管理|工作|服务|振兴|儿童)`,
    'u',
  ).exec(before);
  if (first === null) return isOfAPlace(before);
  return !allOfThem.test(first.groups?.['name'] ?? '') && !/[全我本][市县区州]/u.test(before);
}

const goingOn =
  '(?:\\s|基本|大体|大致|已经?|只|仅|还|差|均|都|也|仍|又|且|并|但|虽|虽然|但是|而且|同时|全部|全面|双双|较好地?|总体|整体|首次|第一次|头一[次回]|首|提前|如期|按期|按时|圆满|顺利|成功|超额|连续|继续|持续|稳定|一直|始终|长期|现|目前|今年|本年|当年|全年|(?:近|连续)?[几两二三四五六七八九十多数\\d]{1,3}年(?:来|间)?|近年来?|历年|其中|呈|进一步|有所|保持|数值|(?:该|这一?|此)?项?指标值?|实际|(?:19|20)\\d\\d年[底末]?|就|略微?|稍|远远?|明显|大幅|至今|刚好|恰好|刚|正好|一举|终于|成功|[两三四五六七八九十](?:项|率|者)(?:指标|比例|比率|率|标准)?)*';

const plainGoingOn = new RegExp(`^${goingOn}$`, 'u');

/** 比上年提高, 达到规划目标: a clause that goes on with what was named before it begins so. */
const goesOnWith = new RegExp(
  `^${goingOn}(?:[比较与和同]|在|达|完成|实现|符合|超|高于|低于|优于|好于|不及|控制|处于|提[高升]|上升|下降|降|升|净?增|净?减|位居|居|列|排|名列|走在|创|不足|不到|近|约|突破|逐年|稳|略|首次|[未尚至]|基本|高|低|优|好|不|反弹|滑|跌|涨|死亡|该|这项|距|离|由|从|为|占|是|改善|好转|零|重|回|跻身|站|迈|跨|越过|[降增升涨跌]幅|翻|双|[两三四五六七八九十]连|只[增升降减]|扭转|遏制|止|同比|累计|略|落后|领先|首次|第一次|头一|首破|连[升降增涨跌]|没有|过半|\\d)`,
  'u',
);

/** null where the words are of another year than one that can be held against the data, or of no result at all. */
export function yearOf(words: string, before: string, lead: string, year: number): number | null {
  // 达到规划要求 is the goal's name, not a demand.
  const own = `${lead}${words.replaceAll(/(?:规划|纲要|目标|确定|规定|控制)的?要求/gu, '')}`;
  if (ahead.test(own) || ahead.test(/[^,]*$/u.exec(before)?.[0] ?? '')) return null;
  const spoken = `${before}${lead}`;
  if (partOfYear.test(withoutEvents(spoken, year))) return null;
  const named = [...spoken.matchAll(/(?<![比较与和同由从自(—-]|[除仅])((?:19|20)\d\d)年(?!以来|起|规划)|(?<![比较与和同由从于过])(上年|去年)|(本年|今年|当年|全年)/gu)].at(-1); // prettier-ignore
  if (named === undefined) return year;
  const [, written, previous] = named;
  const meant = written !== undefined ? Number(written) : previous !== undefined ? year - 1 : year;
  return meant > year ? null : meant;
}

const ahead =
  /力争|确保|争取|预[计期]|[可有]望|难以|如果|假如|若|将(?!近)|需要?(?!求)|须|尚需|能否|是否|要求|计划(?!生育)|拟(?!定)|明年|下年|下一步|曾|此前|以前|前年/u;
/** 新校区2023年9月投入使用，毛入学率94.6%: the month is that of what was opened, unless it tells up to when was counted. */
function withoutEvents(spoken: string, year: number): string {
  return spoken.replaceAll(
    /(?<=^|,)(?![^,]*(?:截[至止]|累计|统计|调度|监测|数据|显示|季度|半年|学期))([^,]*?)月份?(?![末底来前止以])[^,]{3,},/gu,
    (event) => (/(?:19|20)\d\d年/u.exec(event) === null || event.includes(`${year}年`) ? '' : event),
  );
}

const partOfYear =
  /(?<!1?\d)(?:[1-9]|1[01])月(?!底|份?起)|[一二三四五六七八九十]月(?!底|份?起)|季度|上半年|下半年|学期/u;
