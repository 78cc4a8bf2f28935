/** The texts of a new round, made from the register. What a person has to fill in stands in comments and is read by nobody. */
import { quotedStates } from '../indicators/goal-state.ts';
import type { Indicator } from '../indicators/definition.ts';
import { domainPlace } from '../indicators/definition.ts';
import { domainRuleIn } from '../indicators/register/entry-domain.ts';
import { layPlanOver } from '../indicators/register/laid-plan.ts';
import { periodFollowed } from '../indicators/period.ts';
import { parsePlan } from '../indicators/plan.ts';
import type { PlanId } from '../indicators/plan-id.ts';
import { planIds, planWord } from '../indicators/plan-id.ts';
import type { Register } from '../indicators/register/register-entry.ts';
import type { Round } from '../indicators/round.ts';
import { parseRound } from '../indicators/round.ts';
import type { Located } from '../indicators/yaml/yaml.ts';
import type { Office } from './offices.ts';
import { officesOf } from './offices.ts';
import { safeNamePart } from './file-names.ts';

export interface NewRound {
  readonly area: string;
  readonly year: number;
  /** Whose average the city is compared with; null where nobody said. */
  readonly province?: string | null;
}

/** By name within the round's folder. */
export function newRoundFiles(register: Register, round: NewRound): ReadonlyMap<string, string> {
  const text = roundText(unitsOf(register, round.year), round);
  const indicators = indicatorsOf(register, text);
  return new Map([
    ['round.yaml', text],
    ['plan.yaml', planText(indicators, round.year)],
    ['decisions.yaml', decisionsText(round)],
    ['ledger.yaml', ledgerText()],
    ...officesOf(unitsOf(register, round.year), round.year)
      .filter(({ key }) => key)
      .map(({ name }) => [`notes/${safeNamePart(name)}.md`, noteForm(name, indicators, round)] as const),
  ]);
}

/** A plan.yaml that says nothing yet, for a round's new plans. */
export function newPlanText(register: Register, round: Round): string {
  return planText(laidFor(register, located(round)), round.year);
}

/** Notes to be written, one of each key unit, by name within the round's folder. */
export function noteForms(register: Register, round: Round): readonly (readonly [string, string])[] {
  const indicators = laidFor(register, located(round));
  return round.units
    .filter(({ role }) => role === 'key')
    .map(({ name }) => [`notes/${safeNamePart(name)}.md`, noteForm(name, indicators, round)] as const);
}

function located(round: Round): Located<Round> {
  return { value: round, locate: () => ({ kind: 'file', file: 'round.yaml' }) };
}

/** What the new round.yaml and a plan that says nothing yet make of the register. */
function indicatorsOf(register: Register, roundText: string): readonly Indicator[] {
  const round = parseRound({ file: 'round.yaml', text: roundText });
  if (round.verdict === 'failed') throw new Error('a new round has mistakes');
  return laidFor(register, round.value);
}

function laidFor(register: Register, round: Located<Round>): readonly Indicator[] {
  const plan = parsePlan({ file: 'plan.yaml', text: '{}' });
  if (plan.verdict === 'failed') throw new Error('an empty plan has mistakes');
  const laid = layPlanOver(register, plan.value, round);
  if (laid.verdict === 'failed') throw new Error('the packaged register has mistakes');
  return laid.value;
}

/** Units that answer for an indicator of either plan in the year's period, as the register names them, in its order. */
function unitsOf({ entries, periods }: Register, year: number): readonly string[] {
  const period = periodFollowed(periods, spanIn(year).target)?.id ?? '';
  return [
    ...new Set(
      entries
        .filter(({ entry }) => planIds.some((plan) => domainRuleIn(entry, plan, period) !== null))
        .flatMap(({ entry: { units = [] } }) => (Array.isArray(units) ? units : [units.lead])),
    ),
  ];
}

/** The decade's plans. */
function spanIn(year: number): { readonly base: number; readonly target: number } {
  const base = Math.max(2010, Math.floor((year - 1) / 10) * 10);
  return { base, target: base + 10 };
}

const compiler = '统计局';

/** 我市, 我县, 我区 … by the last letter of the area's name. */
function selfOf(area: string): string {
  return `我${/[县区州盟旗省]$/u.exec(area)?.[0] ?? '市'}`;
}

function roundText(units: readonly string[], { area, year, province = null }: NewRound): string {
  const span = spanIn(year);
  const title = (plan: PlanId): string =>
    quoted(`${area}${planWord[plan]}发展规划（${span.base + 1}—${span.target}年）`);
  return `# 一轮监测评估的总设置。改动后先运行 fuer check；# 之后是说明，程序不读。

# 监测地区；self 是报告里的自称。code 为行政区划代码，可不写，如 {code: "440784", name: …}
area: {name: ${quoted(area)}, self: ${selfOf(area)}}
# 报告年度（“本年”）
year: ${year}

# 两个规划：全称、基期年、目标年；judge 是报告按哪一套目标计算达标率：own 本市，upper 上级市，province 省，national 国家
plans:
  women:    {title: ${title('women')}, base: ${span.base}, target: ${span.target}, judge: own}
  children: {title: ${title('children')}, base: ${span.base}, target: ${span.target}, judge: own}

# 总报告由谁编写；它自己负责的指标同样要出单位报告
compiler: ${compiler}
# 报给谁：单位报告（三张表不写 tables 的也报这里）、总报告；contact 是收件单位的联系人，催报时写明
recipient: {units: ${selfOf(area).slice(1)}妇儿工委办公室, general: 上级妇儿工委办公室}
#  contact 写法：recipient: {units: …, general: …, contact: {name: 张三, phone: "0750-0000000", email: a@b.cn}}
# 纸质份数和报送途径，按通知写；不写的不说
# submit: {units: {paper: 1, by: [公文交换系统, 邮箱]}, general: {paper: 2}}
# 通知规定的表名；{{规划全称}}、{{地区}}、{{年份}} 由程序换成本轮的
# titles:
#   annual: 某省妇女儿童发展规划重点监测统计年报表（{{地区}}{{年份}}年报表）
#   warning: "《{{规划全称}}》主要定量指标统计监测预警情况表（{{年份}}年度）"

# role: key 为重点单位，妇女、儿童两份报告都要交；member 为成员单位，只报数据
# 可加：title 全称，aliases 别名和旧名，contact 联系人，如
#   - {name: 教育局, title: 某市教育局, role: key, aliases: [市教育局], contact: {name: 张三, phone: "0750-0000000"}}
units:
${officesOf(units, year).map(officeLine).join('\n')}

# 对比地区，按此次序排列：average 平均水平，upper 上级市，peer 同类市。填好后去掉行首的 #
${province === null ? 'areas: []\n#  - {id: province, name: 全省, role: average, aliases: [浙江省, 全省平均]}' : `areas:\n  - {id: province, name: 全省, role: average, aliases: [${quoted(province)}, 全省平均]}`}
#  - {id: upper, name: 上级市, role: upper}
#  - {id: peer-1, name: 同类市甲, role: peer}
#  - {id: peer-2, name: 同类市乙, role: peer}

# 时限：三张表、单位评估报告、总报告、上级检查预警机制执行情况
# due: {tables: ${year + 1}-05-19, reports: ${year + 1}-05-25, general: ${year + 1}-06-10, inspection: ${year + 1}-06-15}
# 各单位的表哪一天收到，如
# received: {教育局: ${year + 1}-05-18}
# 落款日期，不写时用时限
# dates: {reports: ${year + 1}-05-25, general: ${year + 1}-06-08}
# 每页页眉
# header: 内部资料
# 文稿的版本，写了就在落款前印“版本：送审稿。数据标记：…”
# version: 送审稿

# 方法设置，不写的用默认值
# settings: {nearlyMet: 1%, nearlyMetCounts: true, intervalLevel: 0.8, comparisonLag: 1}
`;
}

function officeLine({ name, key, aliases, about }: Office): string {
  const known = aliases.length === 0 ? '' : `, aliases: [${aliases.map(quoted).join(', ')}]`;
  return `  - {name: ${quoted(name)}, role: ${key ? 'key' : 'member'}${known}}${about === '' ? '' : `   # ${about}`}`;
}

function planText(indicators: readonly Indicator[], year: number): string {
  const groups = planIds.flatMap((plan) => {
    const own = indicators
      .filter((one) => one.plans[0] === plan)
      .toSorted((a, b) => domainPlace(a, plan) - domainPlace(b, plan) || a.order - b.order);
    const domains = [...new Set(own.map((one) => one.domain[plan] ?? ''))];
    return domains.map((domain) => {
      const lines = own.filter((one) => one.domain[plan] === domain).map(planLine);
      return `# ${planWord[plan]} · ${domain}\n${lines.join('\n')}\n`;
    });
  });
  return `# 本市规划：每个指标的基期值、目标、分年度计划、口径变化，按代码写。
# 去掉行首的 # 并把“数字”“规划怎样写”换成本市规划的内容；text 是规划原文，报告照印，须与前面的限值一致。
# 目标可写：atLeast 不低于、atMost 不高于、above 高于、below 低于、between: [下限, 上限]、around: {value: 50, tolerance: 5} 50左右、
#   trend: increase 提高、trend: decrease 降低、exists: true 有、fromBase: {year: ${spanIn(year).base}, by: "-1/6"} 比基期下降1/6、
#   keep: {atLeast: 92} 达到并保持、allOf: [{where: 城市, atLeast: 95}, {where: 农村, atLeast: 85}] 分城市农村
# 还可加：milestones: {${year}: 15} 分年度计划，units: [卫生局] 责任单位，breaks: [${year}] 新口径的第一年，partial: [${year}] 可比性受影响的年份
# 本市规划没有的指标写 omit，如 W49: {omit: 本市规划未列}，表样和文书就不再列它；两个规划都有的，基期值等可写 {women: …, children: …}

${groups.join('\n')}`;
}

/** Filled in as it stands it must not judge the wrong way: no direction, no ready requirement. */
const readyRequirements = {
  increase: 'atLeast: 数字, ',
  decrease: 'atMost: 数字, ',
  range: 'between: [数字, 数字], ',
  none: null,
} as const satisfies Record<Indicator['direction'], string | null>;

function planLine({ code, name, measure, direction, scale, units }: Indicator): string {
  const about = `${name}（${measure}；${units.join('、')}）`;
  if (scale === 'text')
    return `# ${code}: {targets: [{set: own, qualitative: {criterion: 怎样算实现}, text: 规划怎样写}]}   # ${about}`;
  const requirement = scale === 'yes-no' ? 'exists: true, ' : readyRequirements[direction];
  if (requirement === null) return `# ${code}: {base: {value: 数字}}   # ${about}；没有好坏方向，一般不设目标`;
  return `# ${code}: {base: {value: 数字}, targets: [{set: own, ${requirement}text: 规划怎样写}]}   # ${about}`;
}

/** Without any decision yet. */
export function decisionsText({ year }: Pick<NewRound, 'year'>): string {
  return `# 统计局对数据和问题的决定：每项一条，写明理由、由谁、何时。去掉行首的 # 即生效。
# 两处数字不一致时选用一处：
# - choose: {indicator: C25, year: ${year}, value: 95.4, from: "workbooks/教育局.xlsx!年报表!E12"}
#   reason: 教育局来电确认
#   by: 张三
#   date: ${year + 1}-05-20
# 改正一个数字：
# - correct: {indicator: C25, year: ${year}, value: 95.4}
#   reason: 表中漏计一所学校
#   by: 张三
#   date: ${year + 1}-05-20
# 认可一个问题（代码和位置见 fuer check --json）：
# - accept: {finding: large-change, at: "workbooks/教育局.xlsx!年报表!E12"}
#   reason: 学籍系统更换
#   by: 张三
#   date: ${year + 1}-05-20
# 用补报的工作簿替代原来的：
# - supersede: {workbook: workbooks/教育局.xlsx, with: workbooks/教育局-补报.xlsx}
#   reason: 教育局重报
#   by: 张三
#   date: ${year + 1}-05-20
`;
}

/** Without any entry yet. */
export function ledgerText(): string {
  return `# 预警机制执行情况台账：每个预警指标一条。去掉行首的 # 并填写；没有的项可以不写。
# - indicator: C25
#   plan: 儿童
#   notice: 2016年3月1日 预警通知
#   meeting: 2016年3月10日 协调会
#   lead: 教育局
#   with: [民政局, 残联]
#   actions: [逐人登记升学去向, 落实送教上门]
#   deadline: 2016年9月
#   result: 推进中
# 文件的报送、回执和签发；换页清单与签发的版本比较（version 写 issued 里的号，或印在落款前的版本）：
# - sent:
#     - {document: 统计局-总报告-2015.docx, version: 1, how: 公文交换系统, date: 2016-06-08, by: 张三, receipt: 6月8日收到}
#   signed:
#     - {document: 统计局-总报告-2015.docx, version: 1, by: 李局长, date: 2016-06-08}
`;
}

function noteForm(unit: string, register: readonly Indicator[], { year }: Pick<NewRound, 'year'>): string {
  const parts = planIds.map((plan) => {
    const own = register.filter((one) => one.plans.includes(plan) && one.units.includes(unit));
    return `# ${planWord[plan]}发展规划\n\n${own.length === 0 ? hint('不承担本规划的定量指标：只写与本规划有关的工作、问题和建议') : `<!-- 负责的指标：${own.map((one) => `${one.code} ${one.name}`).join('；')} -->`}\n\n${sections(year).join('\n\n')}`;
  });
  return `<!-- ${unit}${year}年度监测评估材料。在每个标题下写正文，每件事一段或一条；尖括号里的提示不进入报告，可以不删。 -->\n\n${parts.join('\n\n')}\n`;
}

function sections(year: number): readonly string[] {
  const headings: readonly (readonly [string, string])[] = [
    ['摘要', '一两句话，供总报告引用；不写时总报告用各条的第一句'],
    ['政策措施', `${year}年出台的文件、制度，写明名称和时间`],
    ['主要做法', `${year}年做了什么，每件一条`],
    ['主要成效', '做成了什么，尽量有数字'],
    ['存在问题', '没有做到的、困难的'],
    ['原因分析', '未达标或落后的指标，用“### 代码 指标名”作小标题，下面写原因'],
    ['变化说明', '比上年变动大、或修订过上年数的指标，用“### 代码 指标名”作小标题，下面写说明'],
    ['定性目标', `每项目标写${quotedStates}，并写依据`],
    ['对策建议', '下一步怎样达标，写明时限；可用“### 代码 指标名”作小标题'],
    ['下年计划', `${year + 1}年的工作安排`],
  ];
  return headings.map(([heading, words]) => `## ${heading}\n\n${hint(words)}`);
}

function hint(words: string): string {
  return `<!-- 【${words}】 -->`;
}

/** YAML reads JSON's quotes; whatever stands in a name stays a name. */
function quoted(text: string): string {
  return JSON.stringify(text);
}
