/** What offices really count, as moulds for random indicators: name, measure, where it usually lies and how it moves. */
import type { PolicyId, ScaleId } from './truth.ts';

export interface Mould {
  readonly name: string;
  readonly short: string;
  readonly aliases: readonly string[];
  readonly for: 'women' | 'children' | 'both';
  /** 领域 of the women's and the children's plan, in the plans of 2011–2020 and of 2021–2030. */
  readonly domains: { readonly women?: readonly [string, string]; readonly children?: readonly [string, string] };
  readonly measure: string;
  readonly scale: ScaleId;
  readonly decimals: number;
  readonly direction: 'increase' | 'decrease' | 'range' | 'none';
  readonly bounds: readonly [string | null, string | null];
  readonly policy: PolicyId;
  /** Where a city starts, and the size of a year's step. */
  readonly level: readonly [number, number];
  readonly step: number;
  readonly unit: string;
  /** How many of how many, and per what: a rate that is recomputed, with its count. */
  readonly rate: {
    readonly cases: string;
    readonly of: string;
    readonly per: number;
    readonly population: readonly [number, number];
  } | null;
  readonly parts: boolean;
}

type Written = readonly [
  name: string,
  plans: string,
  measure: string,
  scale: ScaleId,
  decimals: number,
  direction: Mould['direction'],
  bounds: readonly [string | null, string | null],
  level: readonly [number, number],
  step: number,
  unit: string,
];

const net = ['0', '100'] as const;
const gross = ['0', null] as const;
const open = [null, null] as const;

/** `w健康` stands in the women's plan under 健康; `c福利>安全` in the children's under 福利, from 2021 on under 安全. */
const written: readonly Written[] = [
  ['孕产妇死亡率', 'w健康', '1/10万', 'rate', 2, 'decrease', ['0', '100000'], [4, 40], 1.5, '卫生健康局'],
  ['妇女常见病筛查率', 'w健康', '%', 'percent', 1, 'increase', net, [50, 90], 2.5, '卫生健康局'],
  ['孕产妇系统管理率', 'w健康', '%', 'percent', 2, 'increase', net, [82, 97], 0.8, '卫生健康局'],
  ['孕产妇中重度贫血患病率', 'w健康', '%', 'percent', 2, 'decrease', net, [0.2, 4], 0.2, '卫生健康局'],
  ['婚前医学检查率', 'w健康c健康', '%', 'percent', 1, 'increase', net, [20, 85], 4, '卫生健康局'],
  ['宫颈癌早诊早治率', 'w健康', '%', 'percent', 2, 'increase', net, [80, 99], 0.9, '卫生健康局'],
  ['妇女经常参加体育锻炼人数比例', 'w健康', '%', 'percent', 1, 'increase', net, [25, 45], 1.2, '体育和文旅局'],
  ['高中阶段毛入学率（女）', 'w教育', '%', 'percent', 2, 'increase', gross, [82, 118], 1.6, '教育局'],
  ['女性青壮年文盲率', 'w教育', '%', 'percent', 2, 'decrease', net, [0.1, 3], 0.15, '教育局'],
  ['主要劳动年龄人口女性平均受教育年限', 'w教育', '年', 'real', 2, 'increase', ['0', '25'], [8, 12], 0.2, '统计局'],
  ['女性从业人员占比', 'w经济', '%', 'percent', 1, 'increase', net, [36, 46], 0.6, '统计局'],
  ['城镇单位女性从业人员数', 'w经济', '人', 'count', 0, 'increase', gross, [2800, 68000], 900, '统计局'],
  ['女职工劳动保护执行企业比重', 'w经济', '%', 'percent', 1, 'increase', net, [55, 92], 3, '总工会'],
  ['城镇登记失业女性再就业人数', 'w经济', '人', 'count', 0, 'increase', gross, [150, 2600], 90, '人力资源和社会保障局'],
  ['党政领导班子女干部配备率', 'w参与决策和管理', '%', 'percent', 1, 'increase', net, [60, 100], 3, '组织部'],
  ['村委会成员女性比例', 'w参与决策和管理', '%', 'percent', 1, 'increase', net, [18, 36], 1.5, '民政局'],
  ['居委会成员女性比例', 'w参与决策和管理', '%', 'percent', 1, 'range', net, [42, 60], 1.2, '民政局'],
  ['人大代表女性比例', 'w参与决策和管理', '%', 'percent', 2, 'increase', net, [19, 31], 1, '组织部'],
  ['城镇职工养老保险女性参保人数', 'w社会保障', '人', 'count', 0, 'increase', gross, [9000, 91000], 2100, '人力资源和社会保障局'],
  ['生育保险覆盖率', 'w社会保障', '%', 'percent', 1, 'increase', net, [61, 97], 2, '医疗保障局'],
  ['失业保险金月人均标准', 'w社会保障', '元/月', 'money', 0, 'increase', gross, [640, 1600], 55, '人力资源和社会保障局'],
  ['每千名老人养老床位数', 'w社会保障>家庭建设', '张/千人', 'real', 1, 'increase', gross, [18, 42], 1.8, '民政局'],
  ['农村自来水普及率', 'w环境c社会环境>环境', '%', 'percent', 1, 'increase', net, [71, 99.6], 1.3, '城市管理局'],
  ['城市人均公园绿地面积', 'w环境c社会环境>环境', '平方米/人', 'real', 2, 'increase', gross, [8, 19], 0.5, '城市管理局'],
  ['生活垃圾无害化处理率', 'w环境c社会环境>环境', '%', 'percent', 1, 'increase', net, [78, 100], 2.1, '城市管理局'],
  ['家庭暴力告诫书发出数', 'w法律', '份', 'count', 0, 'none', gross, [4, 70], 6, '公安局'],
  ['妇女法律援助受援人数', 'w法律', '人', 'count', 0, 'increase', gross, [40, 900], 35, '司法局'],
  ['强奸案件破案率', 'w法律', '%', 'percent', 1, 'increase', net, [84, 100], 1.5, '公安局'],
  ['女性人均预期寿命', 'w健康', '岁', 'real', 2, 'increase', ['0', '120'], [77, 83], 0.25, '统计局'],
  ['婴儿死亡率', 'c健康', '‰', 'rate', 2, 'decrease', ['0', '1000'], [1.8, 9], 0.4, '卫生健康局'],
  ['5岁以下儿童死亡率', 'c健康', '‰', 'rate', 2, 'decrease', ['0', '1000'], [2.6, 11], 0.5, '卫生健康局'],
  ['低出生体重发生率', 'c健康', '%', 'percent', 2, 'decrease', net, [2.8, 7.5], 0.2, '卫生健康局'],
  ['出生缺陷发生率', 'c健康', '1/万', 'rate', 2, 'decrease', ['0', '10000'], [60, 240], 8, '卫生健康局'],
  ['0—6个月婴儿纯母乳喂养率', 'c健康', '%', 'percent', 1, 'increase', net, [42, 90], 2.4, '卫生健康局'],
  ['适龄儿童免疫规划疫苗接种率', 'c健康', '%', 'percent', 2, 'increase', net, [93, 99.9], 0.3, '卫生健康局'],
  ['中小学生视力不良率', 'c健康', '%', 'percent', 1, 'decrease', net, [38, 68], 1.1, '教育局'],
  ['18岁以下儿童伤害死亡率', 'c健康>安全', '1/10万', 'rate', 2, 'decrease', ['0', '100000'], [6, 24], 0.9, '卫生健康局'],
  ['学前三年毛入园率', 'c教育', '%', 'percent', 2, 'increase', gross, [84, 112], 1.7, '教育局'],
  ['小学学龄儿童净入学率', 'c教育', '%', 'percent', 2, 'increase', net, [98.6, 100], 0.2, '教育局'],
  ['九年义务教育巩固率', 'c教育', '%', 'percent', 1, 'increase', net, [90, 99.5], 0.8, '教育局'],
  ['高中阶段毛入学率', 'c教育', '%', 'percent', 2, 'increase', gross, [81, 121], 1.8, '教育局'],
  ['适龄残疾儿童义务教育入学率', 'c教育', '%', 'percent', 1, 'increase', net, [78, 97], 1.4, '教育局'],
  ['小学生师比', 'c教育', '比', 'real', 2, 'decrease', gross, [15, 21], 0.3, '教育局'],
  ['公办幼儿园在园幼儿占比', 'c教育', '%', 'percent', 1, 'increase', net, [24, 61], 3.1, '教育局'],
  ['孤儿集中供养标准', 'c福利', '元/月', 'money', 0, 'increase', gross, [900, 2200], 110, '民政局'],
  ['城乡居民医保儿童参保率', 'c福利', '%', 'percent', 1, 'increase', net, [88, 99.5], 0.7, '医疗保障局'],
  ['残疾儿童康复救助人数', 'c福利', '人', 'count', 0, 'increase', gross, [20, 420], 24, '残联'],
  ['孤儿人数', 'c福利', '人', 'count', 0, 'none', gross, [12, 210], 9, '民政局'],
  ['出生人口性别比', 'c社会环境>福利', '女=100', 'real', 1, 'range', ['80', '150'], [104, 119], 0.8, '卫生健康局'],
  ['社区儿童之家数', 'c社会环境>家庭', '个', 'count', 0, 'increase', gross, [6, 140], 7, '妇联'],
  ['家庭教育指导服务站点覆盖率', 'c社会环境>家庭', '%', 'percent', 1, 'increase', net, [33, 95], 4.2, '妇联'],
  ['未成年人刑事案件法律援助率', 'c法律保护', '%', 'percent', 1, 'increase', net, [79, 100], 2.2, '司法局'],
  ['未成年罪犯占刑事罪犯比重', 'c法律保护', '%', 'percent', 2, 'decrease', net, [0.8, 7], 0.35, '公安局'],
  ['人口自然增长率', 'c社会环境>福利', '‰', 'real', 2, 'increase', open, [-2.5, 3.5], 0.6, '统计局'],
  ['中小学生体质健康优良率变化', 'c健康', '个百分点', 'real', 2, 'increase', open, [-3, 3], 0.7, '体育和文旅局'],
  ['儿童福利机构建设', 'c福利', '是/否', 'yes-no', 0, 'increase', gross, [0, 1], 1, '民政局'],
  ['青少年校外活动场所建设', 'c社会环境>家庭', '是/否', 'yes-no', 0, 'increase', gross, [0, 1], 1, '妇联'],
  ['妇女维权合议庭设立', 'w法律', '是/否', 'yes-no', 0, 'increase', gross, [0, 1], 1, '司法局'],
  ['校园安全责任制落实情况', 'c法律保护', '定性', 'text', 0, 'none', gross, [0, 2], 1, '教育局'],
  ['性别平等评估机制建设情况', 'w法律', '定性', 'text', 0, 'none', gross, [0, 2], 1, '妇联'],
]; // prettier-ignore

/** Cases and their population; what the rate is per follows from its measure. */
const rates: Readonly<
  Record<string, readonly [cases: string, of: string, per: number, population: readonly [number, number]]>
> = {
  孕产妇死亡率: ['孕产妇死亡数', '活产数', 100000, [3200, 14000]],
  婴儿死亡率: ['婴儿死亡数', '婴儿活产数', 1000, [3200, 14000]],
  '5岁以下儿童死亡率': ['5岁以下儿童死亡数', '儿童活产数', 1000, [2500, 9000]],
  出生缺陷发生率: ['出生缺陷例数', '围产儿数', 10000, [2800, 11000]],
  '18岁以下儿童伤害死亡率': ['儿童伤害死亡数', '18岁以下儿童数', 100000, [30000, 260000]],
  婚前医学检查率: ['婚前医学检查人数', '结婚登记人数', 100, [1800, 9000]],
  适龄残疾儿童义务教育入学率: ['残疾儿童在校人数', '适龄残疾儿童数', 100, [60, 700]],
};

const parts: ReadonlySet<string> = new Set([
  '孕产妇系统管理率',
  '学前三年毛入园率',
  '妇女常见病筛查率',
  '城乡居民医保儿童参保率',
]);
const policies: Readonly<Record<string, PolicyId>> = {
  女性人均预期寿命: 'census',
  主要劳动年龄人口女性平均受教育年限: 'census',
  村委会成员女性比例: 'election',
  居委会成员女性比例: 'election',
  人大代表女性比例: 'election',
};

export const moulds: readonly Mould[] = written.map(
  ([name, plans, measure, scale, decimals, direction, bounds, level, step, unit]) => {
    const women = domainsIn(plans, 'w');
    const children = domainsIn(plans, 'c');
    const rate = rates[name];
    return {
      name,
      short: name.replace(/（.*）/u, '').length > 9 ? name.replace(/^(?:妇女|城镇|农村|适龄|城市|主要)/u, '') : name,
      aliases: measure === '%' && !name.includes('（') ? [`${name}（%）`] : [],
      for: women !== undefined && children !== undefined ? 'both' : women === undefined ? 'children' : 'women',
      domains: { ...(women === undefined ? {} : { women }), ...(children === undefined ? {} : { children }) },
      measure,
      scale,
      decimals,
      direction,
      bounds,
      policy: policies[name] ?? 'yearly',
      level,
      step,
      unit,
      rate: rate === undefined ? null : { cases: rate[0], of: rate[1], per: rate[2], population: rate[3] },
      parts: parts.has(name),
    };
  },
);

function domainsIn(plans: string, letter: 'w' | 'c'): readonly [string, string] | undefined {
  const found = new RegExp(`${letter}([^wc>]+)(?:>([^wc>]+))?`, 'u').exec(plans);
  if (found === null) return undefined;
  const [, early = '', late] = found;
  // 社会环境 is no 领域 of the later plans.
  return [early, late ?? (early === '社会环境' ? '环境' : early)];
}
