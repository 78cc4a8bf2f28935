/** What a heading means: a plan, one of the contract's sections, indicators; by its words, not by its place. */
import { literally } from '../../indicators/literal-pattern.ts';
import { foldName } from '../../indicators/letter-forms.ts';
import { nearestName } from '../../indicators/nearest.ts';
import type { PlanId } from '../../indicators/plan-id.ts';
import { planIds } from '../../indicators/plan-id.ts';
import type { NameIndex } from './indicators.ts';
import { codesNamed, mentionsIn, withoutMentions } from './indicators.ts';
import { markerOf } from './markers.ts';
import type { NoteSection } from './notes.ts';
import { noteSections } from './notes.ts';
import { isSpokenChapter, spokenSections } from './spoken-headings.ts';

export interface HeadingMeaning {
  readonly plans: readonly PlanId[] | null;
  readonly section: NoteSection | null;
  readonly indicators: readonly string[];
  /** Other sections the heading also names (存在问题及对策建议): its text can go under one only. */
  readonly alsoNames: readonly NoteSection[];
}

export interface HeadingContext {
  readonly names: NameIndex;
  readonly area: string;
  readonly year: number;
}

/** The meaning of a whole line as a heading; null where its words are not those of a heading we know. */
export function headingMeaning(text: string, context: HeadingContext): HeadingMeaning | null {
  return meaningBy(text, context, sectionsOf);
}

/** The same of a line that is a heading whatever its words (marked as one, or in front of a colon): 毛病也不少, 2020年冲刺措施. */
export function spokenMeaning(text: string, context: HeadingContext): HeadingMeaning | null {
  return headingMeaning(text, context) ?? meaningBy(text, context, spokenSections);
}

function meaningBy(
  text: string,
  context: HeadingContext,
  sectionsIn: (words: string, year: number) => readonly NoteSection[] | null,
): HeadingMeaning | null {
  const core = headingCore(text);
  if (core === '' || core.length > 60) return null;
  const named = codesNamed(core, context.names);
  if (named.length > 0) return { plans: null, section: null, indicators: named, alsoNames: [] };
  const mentions = mentionsIn(core, context.names);
  const withoutNames = withoutMentions(core, mentions, '');
  const { plans, rest } = planPart(foldName(withoutNames), foldName(context.area));
  const words = rest.replaceAll(/["“”'‘’()《》,，。.:：、;；的-]/g, '');
  const indicators = [...new Set(mentions.flatMap((mention) => mention.codes))];
  if (words === '')
    return plans === null && indicators.length === 0 ? null : { plans, section: null, indicators, alsoNames: [] };
  if (isDomain(rest, context.names.domains)) return { plans, section: null, indicators, alsoNames: [] };
  // 妇女发展规划执行情况: what follows is that plan's, under whatever heading.
  if (plans !== null && ofWholePlan.test(words)) return { plans, section: null, indicators, alsoNames: [] };
  const sections = sectionsIn(rest, context.year);
  if (sections === null) return null;
  const [section, ...alsoNames] = sections;
  return section === undefined ? null : { plans, section, indicators, alsoNames };
}

const ofWholePlan =
  /^(?:年度)?(?:执行|实施|落实|贯彻|推进|进展|完成|总体|有关|工作|监测|评估|自评|目标){1,3}(?:情况|工作)?$/;

/** 健康, 与健康 (what is left of 妇女与健康), 教育领域: a 领域 sorts text, and says nothing else of it. */
function isDomain(words: string, domains: ReadonlySet<string>): boolean {
  return domains.has(words.replace(/^[与和]/, '').replace(/(?:领域|方面)$/, ''));
}

/** A heading's words without number, 【】 and the colon or full stop behind them. */
export function headingCore(text: string): string {
  // Bounded, since looking for what ends a line must not walk through a long paragraph again and again.
  let core = text
    .trim()
    .slice(0, 300)
    .replace(/^[#＃]{1,6}\s*/, '');
  const marker = markerOf(core);
  if (marker !== null) core = core.slice(marker.written.length);
  core = core.replace(/[：:。.、，,\s]+$/, '');
  const framed = /^[【〖［[「『<＜](.*)[】〗］\]」』>＞]$/.exec(core);
  return (framed?.[1] ?? core).trim();
}

/** The known heading most like an unknown one, for "是否应为…？"; null where none comes near. */
export function nearestHeading(text: string): string | null {
  const core = headingCore(text);
  return core.length > 20 ? null : nearestName(core, headingNames);
}

const headingNames: readonly string[] = [
  ...noteSections,
  '工作成效',
  '问题与困难',
  '意见建议',
  '下一步工作',
  '妇女发展规划',
  '儿童发展规划',
];

/** The headings that may be followed by their text on the same line: 主要做法：…, 存在问题。一是…. */
const runInHeading =
  /^(?:(?:20\d\d年(?:度)?)?(?:主要)?(?:摘要|上年(?:度)?(?:建议|问题|事项)(?:的)?(?:办理|落实|整改)情况|政策措施|主要做法|工作做法|做法|典型(?:做法|经验|案例)|主要成效|工作成效|成效|请示事项|(?:目前|当前)?(?:存在|面临|遇到)?(?:的)?(?:主要|突出|一些)?(?:问题|困难|不足|短板|薄弱环节|差距)(?:[和与及、](?:问题|困难|不足|短板|薄弱环节|差距))?(?:之处)?|原因分析|主要原因|变化说明|数据变化情况说明|数据变化说明|对策建议|意见建议|工作建议|对策与建议|建议|下年计划|下一步计划|下一步工作|下一步工作计划|下一步打算|下一步工作打算|定性目标))$/;

/** One of the set phrases; what a line that may as well be an item (1、政策保障) has to be before it counts as a heading. */
export function isSetHeading(text: string): boolean {
  return runInHeading.test(foldName(headingCore(text)));
}

/** 下步打算, 主要工作与成效: made of a heading's words alone, and ending in one that a chapter is named by. */
export function isMadeOfHeadingWords(text: string): boolean {
  const words = foldName(headingCore(text));
  return (
    words.length <= longestRunIn && chapterNoun.test(words) && sectionsOf(words, Number.POSITIVE_INFINITY) !== null
  );
}

const longestRunIn = 14;
const chapterNoun =
  /(?:做法|举措|措施|经验|总结|情况|工作|安排|打算|计划|思路|设想|问题|困难|不足|短板|原因|成因|建议|对策|意见|成效|成绩|成果|业绩|办法|进展|怎么[干办做]|案例|故事)$/;

/** 措施 alone, which means what was done, or below problems what is to be done about them. */
export function isBareMeasures(text: string): boolean {
  return /^(?:具体)?措施$/.test(foldName(headingCore(text)));
}

/** Where a run-in heading ends and its text begins; null where the line has none. */
export function runInSplit(text: string): { readonly heading: string; readonly start: number } | null {
  // **典型** 白沙镇…: set off by its letters alone.
  const spaced = /^(典型(?:做法|经验|案例|事例)?)\s+(?=\S{4})/u.exec(text);
  if (spaced !== null) return { heading: '典型做法', start: spaced[0].length };
  const framed = /^(?:[^【\n]{0,8})【([^】\n]{1,20})】\s*[：:]?\s*/.exec(text);
  const found = framed ?? /^([^：:。\n]{2,26})[：:。]\s*/.exec(text);
  if (found === null || found[0].length >= text.length) return null;
  const words = found[1] ?? '';
  const isNamed = framed !== null || /[：:]\s*$/.test(found[0]);
  const isChapter = isMadeOfHeadingWords(words) || isSpokenChapter(headingCore(words));
  if (!isSetHeading(words) && !(isNamed && isChapter)) return null;
  return { heading: words, start: found[0].length };
}

interface PlanPart {
  readonly plans: readonly PlanId[] | null;
  readonly rest: string;
}

/** Takes the words for a plan off the front: 《鹤山市妇女发展规划(2014-2016年)》, 儿童部分, 两规划, 妇女儿童. */
function planPart(words: string, area: string): PlanPart {
  const place = `(?:关于|实施|落实)?《?(?:${literally(area)}|我市|全市|[^《》]{0,4}[市县区州省])?`;
  const span = '(?:\\([^)]*\\))?》?(?:\\([^)]*\\))?';
  const tail = '(?:部分|方面|内容|篇|类|共同|共用){0,2}[:：、，,。-]?(?:的)?';
  const both = new RegExp(
    `^${place}(?:两个?(?:规划|纲要)|妇女[、和与及]?儿童(?:两个)?(?:发展)?(?:规划|纲要)?|妇儿(?:两个)?(?:发展)?(?:规划|纲要)?|共同|共性|共用|综合)${span}${tail}`,
  );
  const matchBoth = both.exec(words);
  if (matchBoth !== null) return { plans: planIds, rest: words.slice(matchBoth[0].length) };
  for (const [plan, word] of [
    ['women', '妇女'],
    ['children', '儿童'],
  ] as const) {
    const match = new RegExp(`^${place}${word}(?:发展)?(?:规划|纲要)?${span}${tail}`).exec(words);
    if (match !== null) return { plans: [plan], rest: words.slice(match[0].length) };
  }
  return { plans: null, rest: words };
}

const keys: readonly (readonly [NoteSection | 'filler', RegExp])[] = [
  [
    '上年建议办理情况',
    /^上(?:一)?年度?(?:提出)?(?:的)?(?:对策)?(?:建议|问题|事项|意见)(?:的)?(?:办理|落实|整改|解决)(?:情况)?/,
  ],
  ['定性目标', /^定性(?:目标|指标)/],
  ['摘要', /^(?:摘要|提要|概要)/],
  [
    '请示事项',
    /^(?:请示(?:事项|问题)?|提请(?:研究|协调|解决)?(?:的)?(?:事项|问题)|需要?(?:上级|市|县|政府|市政府|妇儿工委)?(?:研究|协调|解决|支持){1,2}(?:的)?(?:事项|问题))/,
  ],
  ['典型做法', /^(?:典型|村里|镇里|基层|一线)(?:的)?(?:做法|经验|案例|事例|材料|探索)?|^(?:案例|故事)/],
  ['变化说明', /^(?:变化|变动|异动|波动)/],
  ['原因分析', /^(?:原因|成因)/],
  ['下年计划', /^(?:下一?步|下一?年度?|明年|来年|下一?阶段|今后|计划|打算|思路|设想|安排)/],
  ['对策建议', /^(?:对策|建议|意见|整改|(?:改进|应对|解决)(?:的)?(?:措施|办法))/],
  ['存在问题', /^(?:问题|困难|不足|短板|薄弱环节|难点|差距|挑战|困境)/],
  [
    '主要成效',
    /^(?:成效|成果|成绩|业绩|(?:总体|整体)(?:实施|进展|完成)?(?:情况)?|(?:目标|指标)(?:任务)?(?:的)?(?:完成|实现|达标|进展|监测)(?:的)?(?:情况)?(?!说明|变化))/,
  ],
  ['主要做法', /^(?:做法|举措|经验|总结|工作(?:开展|完成|进展|落实)?情况)/],
  ['政策措施', /^(?:政策|措施|制度)/],
  [
    'filler',
    /^(?:存在|面临|遇到|的|主要|突出|一些|重点|工作|年度|本年度?|全年|上年|我[局市部会办委]|本(?:单位|局|部门|市)|情况|以及|及其|[与和及、/,，]|取得|实施|落实|贯彻|规划|采取|具体|有关|相关|分析|说明|解释|开展|完成|进展|改进|目标|指标|数据|数值|未达标|下降|上升|较大|滞后|出台|制定|方面|部分|任务|要点|内容|实现|基本|过程|中|目前|当前|较|比|年|发展|保障|文件|之处|怎么[干办做])/,
  ],
];

/**
 * The sections a heading's words name, the one its text goes under first; null where any word is not of the vocabulary.
 * Pairs that belong together (做法与成效, 下一步措施, 问题的原因) count as one.
 */
function sectionsOf(words: string, year: number): readonly NoteSection[] | null {
  const found: NoteSection[] = [];
  let rest = words;
  while (rest !== '') {
    const dated = /^(20\d\d)年(?:度)?/.exec(rest);
    if (dated !== null) {
      if (Number(dated[1]) > year) found.push('下年计划');
      rest = rest.slice(dated[0].length);
      continue;
    }
    const key = keys.find(([, pattern]) => pattern.test(rest));
    if (key === undefined) return null;
    const [section, pattern] = key;
    if (section !== 'filler') found.push(section);
    rest = rest.replace(pattern, '');
  }
  if (found.length === 0) return /工作|情况/.test(words) ? ['主要做法'] : null;
  // 主要工作与成效 is both.
  if (/工作(?:情况)?[与和及、]/.test(words) && found.includes('主要成效')) found.unshift('主要做法');
  return settled([...new Set(found)], words);
}

function settled(found: readonly NoteSection[], words: string): readonly NoteSection[] {
  const has = (...sections: readonly NoteSection[]): boolean => sections.every((section) => found.includes(section));
  if (has('变化说明')) return ['变化说明'];
  if (has('下年计划', '存在问题')) return found;
  if (has('存在问题', '原因分析')) return /的原因/.test(words) ? ['原因分析'] : ['存在问题', '原因分析'];
  if (has('对策建议') && !has('存在问题')) return ['对策建议'];
  if (has('下年计划') && !has('主要成效')) return ['下年计划'];
  const work: readonly NoteSection[] = found.filter(
    (section) => section === '主要做法' || section === '主要成效' || section === '政策措施',
  );
  if (work.length < 2) return found;
  const first = work.includes('主要做法') ? '主要做法' : work[0];
  return [...(first === undefined ? [] : [first]), ...found.filter((section) => !work.includes(section))];
}
