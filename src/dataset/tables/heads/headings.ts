/**
 * What one heading of a column says: 全省2015年, 目标值（2016年）, 变化说明, 计量单位. A heading is understood as a whole or not
 * at all: words that are left over make it unknown, and its column is not read.
 */
import type { AreaNames } from './area-names.ts';
import { areaInHeading, looksLikeArea } from './area-names.ts';
import { dimensionNamed, partOfRow } from '../rows/dimensions.ts';
import type { FigureStatus } from '../rows/figure-text.ts';
import type { Measure } from '../rows/measures.ts';
import { knownMeasure } from '../rows/measures.ts';
import { plainName } from '../rows/plain-name.ts';
import type { YearMention } from './years.ts';
import { withArabicYears, yearInHeading } from './years.ts';

/** What a column is for, apart from the year, area and dimension of its figures. */
export type ColumnRole =
  | 'name'
  | 'code'
  | 'serial'
  | 'measure'
  | 'dimension'
  /** A 类别 column: a dimension where its words are ones, else only a grouping. */
  | 'class'
  | 'area'
  | 'year'
  | 'unit'
  | 'value'
  | 'numerator'
  | 'denominator'
  | 'target'
  | 'base'
  | 'explanation'
  /** 预警等级, of past warning tables. */
  | 'level'
  | 'remark'
  /** Known, and not read: worked out from other columns, or about something else. */
  | 'aside';

export interface Heading {
  readonly role: ColumnRole | null;
  readonly year: YearMention | null;
  readonly area: string | null;
  /** null for 合计, undefined when none is named. */
  readonly dimension: string | null | undefined;
  readonly measure: Measure | null;
  readonly status: FigureStatus | null;
  /** What could not be understood; '' when all was. */
  readonly unknown: string;
}

const nothing: Heading = {
  role: null,
  year: null,
  area: null,
  dimension: undefined,
  measure: null,
  status: null,
  unknown: '',
};

const nameWords =
  '指标名称 指标 监测指标 统计指标 主要指标 指标项目 监测指标名称 统计指标名称 主要指标名称 评估指标 指标内容 指标名称及单位 指标名称及计量单位 指标名称/单位 指标名称/计量单位';
const wholeHeadings: readonly (readonly [ColumnRole, string])[] = [
  ['name', nameWords],
  ['name', '名称'],
  ['code', '代码 编码 指标代码 指标编码 指标编号 编号 代号'],
  ['serial', '代码/序号 序号/代码 序号 序 行次 项次 行号 no no.'],
  ['measure', '计量单位 单位 度量单位 指标单位 计算单位 量纲'],
  ['dimension', '分组 分项 性别 城乡 其中 分组项 口径分组'],
  ['class', '分类 类别'],
  ['area', '地区 区域 县市区 市县区 市县 地市 县市 行政区 行政区划 县区 地区名称 各地'],
  ['year', '年份 年度 年 时间 统计年度 数据年份 统计年份'],
  ['unit', '填报单位 报送单位 填报部门 报送部门'],
  ['remark', '备注 附注 注'],
  ['aside', '领域 指标类别 指标分类 一级指标 所属领域 目标年 目标年份 基期年 基期年份 指标性质 指标属性 指标方向 方向 规划 核定人 核定日期'],
]; // prettier-ignore
const roleByHeading: ReadonlyMap<string, ColumnRole> = new Map(
  wholeHeadings.flatMap(([role, words]) => words.split(' ').map((word) => [word, role] as const)),
);

const explanation = /说明|原因/;
const notExplanation = /指标(?:解释|说明|含义)|口径|来源|计算|填报说明|填表说明|公式|公布/;
const workedOut =
  /推算|增减|增长|增幅|升降|变化|变动|差距|差值|之差|速度|速率|增速|进度|预测|预期|预计|预警|排名|位次|名次|排位|是否|达标|实现程度|完成程度|完成率|责任|牵头|配合|来源|口径|频率|周期|公式|审核|审批|联系|趋势|权重|评价|评估|措施|负责|解释|含义|计划|同比|环比|占比变|较上|较去|比上|比去|与上年|与去年|与目标|距目标|离目标|完成目标|目标完成|达到目标|里程碑|阶段|得分|评分|指数/;
/** Words that say only that figures follow. */
const neutral =
  /^(?:历年|历史|各年|分年度?|统计|监测|指标|实际|实绩|完成|实现|实施|进展|达到|数据|数值|数字|数|值|情况|资料|水平|结果|全年|年末|年报|规划期|规划期内|期间|年份|年度|累计|本级|报告|公布|发布|上报|填报|填写|现状|的|以来|主要|最新|率|比率|比例|比重)+$/;
const statusWords: readonly (readonly [RegExp, FigureStatus])[] = [
  [/初步|快报|暂定/, 'provisional'],
  [/修订|修正|更正|调整|核定/, 'revised'],
];

/** What follows is prose: how to fill the column in. */
const longestHeading = 300;

/** A name cell of a header: 指标名称 or 指标, with nothing else but a remark in brackets. */
export function isNameHeading(text: string): boolean {
  if (!text.includes('指') || text.length > longestHeading) return false;
  const plain = withoutSlash(withoutBrackets(plainName(text)));
  return plain.includes('指标') && roleByHeading.get(plain) === 'name';
}

export function readHeading(text: string, areas: AreaNames): Heading {
  const plain = plainName(withArabicYears(text.slice(0, longestHeading)));
  if (plain === '') return nothing;
  const whole = roleByHeading.get(plain) ?? roleByHeading.get(withoutSlash(withoutBrackets(plain)));
  if (whole !== undefined) return { ...nothing, role: whole, measure: bracketMeasure(plain) };
  const special = specialRole(plain);
  if (special === 'aside' || special === 'explanation' || special === 'level') return { ...nothing, role: special };
  const inBrackets = [...plain.matchAll(/\(([^()]*)\)/g)].map((hit) => hit[1] ?? '');
  const main = read(withoutBrackets(plain), areas, special);
  return inBrackets.reduce((heading, remark) => addRemark(heading, remark, areas), main);
}

/** The heads of one column from top to bottom, taken together: the lower one decides where both say the same thing. */
export function joinHeadings(headings: readonly Heading[]): Heading {
  const joined = headings.reduce((upper, lower) => {
    const role = upper.role === 'aside' ? 'aside' : joinRoles(upper.role, lower.role);
    return {
      role,
      year: moreExplicit(lower.year, upper.year),
      area: lower.area ?? upper.area,
      dimension: lower.dimension === undefined ? upper.dimension : lower.dimension,
      measure: lower.measure ?? upper.measure,
      status: lower.status ?? upper.status,
      unknown: upper.unknown + lower.unknown,
    };
  }, nothing);
  // 平均水平 below 全省 is the area's figure, as 全省平均水平 is.
  const isAverageOfArea = joined.area !== null && /^平均(?:水平|值|数|数据)?$/.test(joined.unknown);
  return isAverageOfArea ? { ...joined, unknown: '' } : joined;
}

/** 本年（2014年）: the year that is written out. */
function moreExplicit(one: YearMention | null, other: YearMention | null): YearMention | null {
  return one?.kind === 'relative' && other?.kind === 'year' ? other : (one ?? other);
}

function joinRoles(upper: ColumnRole | null, lower: ColumnRole | null): ColumnRole | null {
  if (lower === null) return upper;
  // 目标值 over 数值 is a target; 指标 over 代码 is a code.
  return lower === 'value' && upper !== null && upper !== 'name' ? upper : lower;
}

function specialRole(plain: string): ColumnRole | null {
  if (/^预警(?:等级|级别)$/.test(plain)) return 'level';
  if (explanation.test(plain) && !notExplanation.test(plain)) return 'explanation';
  if (/分子/.test(plain)) return 'numerator';
  if (/分母/.test(plain)) return 'denominator';
  if (workedOut.test(plain) || notExplanation.test(plain)) return 'aside';
  if (/目标/.test(plain)) return 'target';
  if (/基期值|基期数|基数|基准|基线|^基期/.test(plain)) return 'base';
  return null;
}

function read(plain: string, areas: AreaNames, role: ColumnRole | null): Heading {
  // 2011—2015年 over the years is their span, and none of them.
  const single = plain.replace(/(?:19|20)\d\d年?-(?:19|20)\d\d年?/g, '');
  const year = yearInHeading(single);
  let rest = year === null ? single : year.rest;
  if (role !== null) {
    rest = rest.replace(/(?:发展)?规划|总体|终期|期末|要求/g, '');
    rest = rest.replace(/分子|分母|目标|基期|基数|基准|基线/g, '');
  } else {
    // 2013年（基期）, 2013年基期: the year's column, whatever it is the base of.
    if (year !== null) rest = rest.replace(/基期年?|基年/, '');
  }
  const area = areaInHeading(rest, areas);
  if (area !== null) rest = area.rest;
  let status: FigureStatus | null = null;
  for (const [word, meaning] of statusWords) {
    if (word.test(rest)) {
      status = meaning;
      rest = rest.replace(word, '');
    }
  }
  rest = rest.replace(/^[-:,./]+|[-:,./]+$/g, '');
  const dimension = dimensionNamed(partOfRow(rest).text);
  const measure = dimension === undefined ? knownMeasure(rest) : null;
  if (dimension !== undefined || measure !== null) rest = '';
  const understood = rest === '' || neutral.test(rest);
  const saysNothingElse = year === null && area === null && dimension === undefined && measure === null;
  return {
    role: role ?? (understood && saysNothingElse && rest !== '' ? 'value' : null),
    year: year?.mention ?? null,
    area: area?.area ?? null,
    dimension,
    measure,
    status,
    unknown: understood ? '' : rest,
  };
}

/** A remark in brackets adds to a heading what it is understood to say; one that names a foreign area makes it unknown. */
function addRemark(heading: Heading, remark: string, areas: AreaNames): Heading {
  const measure = knownMeasure(remark);
  if (measure !== null) return { ...heading, measure };
  const said = read(remark, areas, null);
  if (said.unknown !== '') {
    return looksLikeArea(said.unknown) ? { ...heading, unknown: heading.unknown + said.unknown } : heading;
  }
  return {
    ...heading,
    year: moreExplicit(heading.year, said.year),
    area: heading.area ?? said.area,
    dimension: heading.dimension === undefined ? said.dimension : heading.dimension,
    status: heading.status ?? said.status,
  };
}

/** 指标名称\\年份: both words of a corner cut by a slanted line. */
function withoutSlash(plain: string): string {
  return plain.replace(/^(?:年份|年度|地区)[\\/](?=指标)|(?<=指标(?:名称)?)[\\/]?(?:年份|年度|地区)$/g, '');
}

function bracketMeasure(plain: string): Measure | null {
  const remark = /\(([^()]*)\)$/.exec(plain);
  return remark === null ? null : knownMeasure(remark[1] ?? '');
}

function withoutBrackets(plain: string): string {
  return plain.replace(/\([^()]*\)/g, '');
}
