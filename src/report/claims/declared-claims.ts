/**
 * What the literal words of each situation state as judged. A pattern may only use judging words that fit its situation
 * (staff who write another are told at the line), and whoever says the sentence names whom it is about.
 */
import type { SituationId } from '../patterns/situations.ts';
import type { Declared } from './claim.ts';

const declaredClaims = {
  // 导语
  '导语·全部达标': ['quantity/all', 'attainment/reached'],
  '导语·有数据全部达标': ['quantity/all', 'attainment/reached', 'counted/no-data'],
  '导语·全部未达标': ['quantity/all', 'attainment/unmet', 'counted/better', 'change/better'],
  '导语·全部无数据': ['quantity/all', 'attainment/no-data'],
  '导语·无法判断': ['quantity/all', 'attainment/not-applicable', 'ground/not-measured-since-base'],
  '导语·另有无法判断': ['attainment/not-applicable', 'ground/not-measured-since-base'],
  '导语·变化': ['attainment/newly-met', 'attainment/regressed'],
  '导语·变化基本': ['attainment/newly-nearly', 'attainment/slipped-nearly'],
  '摘要·变化基本': ['attainment/newly-nearly', 'attainment/slipped-nearly'],
  '导语·最难': ['outlook/hard'],
  '导语·总报告最难': ['counted/not-met', 'level/red'],
  '摘要·变化': ['attainment/newly-met', 'attainment/regressed'],
  '呈阅·未达标': ['attainment/unmet'],
  '摘要·期满未达标': ['attainment/unmet'],
  '摘要·比较': ['area/better', 'area/worse', 'quantity/all', 'area/neither', 'area/equal'],
  '总体·无法判断': ['attainment/not-applicable', 'ground/not-measured-since-base'],
  '无基期·预警': ['quantity/all', 'attainment/not-applicable'],
  背景: ['attainment/not-applicable', 'ground/not-measured-since-base'],
  // 第一部分
  总体情况: ['quantity/all'],
  '标题·达标': ['counted/met'],
  '标题·基本达标': ['counted/nearly-met'],
  '标题·未达标': ['counted/not-met', 'quantity/all', 'change/better', 'change/worse', 'attainment/regressed'],
  '标题·无数据': ['counted/no-data'],
  '标题·无法判断': ['attainment/not-applicable'],
  提前达标: ['attainment/met-early'],
  保持达标: ['attainment/met-kept'],
  达标: ['attainment/met'],
  新达标: ['attainment/newly-met'],
  '达标·组': ['quantity/all', 'attainment/newly-met'],
  基本达标: ['attainment/nearly-met'],
  '未达标·变差': ['attainment/unmet', 'change/worse'],
  转未达标: ['attainment/regressed'],
  '区间·内': ['side/within'],
  '区间·外': ['side/away', 'side/below', 'side/above'],
  '趋势·符合': ['attainment/reached', 'special/trend-only'],
  '趋势·不符': ['since-base/level', 'since-base/against', 'attainment/unmet', 'attainment/short'],
  '未达标·组': ['quantity/all'],
  '趋势·组': ['quantity/all', 'attainment/reached'],
  '存在·有': ['attainment/reached'],
  '存在·无': ['attainment/unmet', 'attainment/short'],
  '多条件·达标': ['attainment/reached'],
  '多条件·未达标': ['attainment/short'],
  '无数据·组': ['quantity/all', 'attainment/no-data'],
  无法判断: ['attainment/no-data', 'attainment/not-applicable'],
  '定性·已实现': ['attainment/reached'],
  '定性·未实现': ['attainment/unmet'],
  // 小句
  '计数·优于': ['area/better'],
  '计数·相同': ['area/equal'],
  '计数·不及': ['area/worse'],
  '计数·不分': ['area/neither'],
  '计数·改善': ['change/better'],
  '计数·变差': ['change/worse'],
  '计数·持平': ['change/level'],
  '计数·均优于': ['quantity/all', 'area/better'],
  '计数·均相同': ['quantity/all', 'area/equal'],
  '计数·均不及': ['quantity/all', 'area/worse'],
  '计数·均不分': ['quantity/all', 'area/neither'],
  '计数·均改善': ['quantity/all', 'change/better'],
  '计数·均变差': ['quantity/all', 'change/worse'],
  '计数·均持平': ['quantity/all', 'change/level'],
  '变化·持平': ['change/level'],
  '变化·组': ['quantity/all'],
  '变化·组持平': ['quantity/all', 'change/level'],
  '变化·基期': ['since-base/level'],
  '变化·同基期': ['since-base/level'],
  '达到·超过': ['side/above'],
  '达到·恰好': ['attainment/reached'],
  '达到·符合': ['attainment/reached'],
  '达到·控制': ['side/within'],
  '达到·组': ['quantity/all', 'side/above', 'attainment/reached'],
  '达到·组控制': ['quantity/all', 'side/within'],
  '差距·升': ['side/away', 'side/below'],
  '差距·降': ['side/above'],
  '差距·不合': ['attainment/short', 'side/away'],
  '差距·触线': ['side/equal', 'side/away'],
  '差距·组升': ['quantity/all', 'side/away'],
  '差距·组降': ['quantity/all', 'side/above'],
  '进度·慢': ['pace/behind', 'pace/still'],
  '进度·快': ['pace/ahead', 'pace/even'],
  '进度·背离': ['pace/against'],
  // 附句
  小样本: ['special/small-count', 'special/no-cases'],
  毛率: ['quantity/all'],
  口径中断: ['comparability/none'],
  可比性: ['comparability/partial'],
  换届: ['quantity/all', 'special/elected'],
  普查: ['special/census'],
  上年缺: ['quantity/all'],
  年度计划: ['path/behind'],
  上级目标: ['attainment/reached', 'attainment/short', 'quantity/all'],
  // 第二部分
  '成效·数据': ['change/better', 'first/most-closed', 'quantity/all'],
  '问题·未达标': ['attainment/unmet'],
  '问题·滑坡': ['quantity/all', 'attainment/reached', 'change/worse'],
  // 第三部分
  比较总述: ['quantity/all', 'attainment/not-applicable'],
  '比较·位次': ['quantity/all'],
  '达标·列': ['quantity/all'],
  '位次·全': ['rank-shared/shared', 'area/equal'],
  '位次·简': ['rank-shared/shared', 'area/equal'],
  '比较·小样本': ['special/small-count'],
  '比较·无': ['quantity/all'],
  '优势·一项': ['attainment/unmet'],
  '优势·组': ['rank/1', 'quantity/all', 'attainment/unmet'],
  '差距·一项': ['attainment/reached'],
  '差距·组': ['quantity/all', 'attainment/reached', 'rank/last'],
  '差距·最大': ['first/widest-behind'],
  '优势·无': ['quantity/none', 'area/better', 'special/small-count'],
  '差距·无': ['quantity/none', 'area/worse', 'special/small-count'],
  '比较·几地': ['quantity/all', 'area/equal'],
  叠加差距: ['attainment/unmet', 'area/worse', 'level/red', 'level/orange'],
  // 第四部分
  级别计数: ['quantity/all'],
  '速度·不高于': ['pace/faster'],
  '速度·背离': ['pace/against'],
  '速度·未变': ['pace/still'],
  '速度·触及': ['side/equal', 'side/away'],
  '速度·无': ['side/away'],
  '速度·人数': ['needed/up'],
  '预测·难': ['outlook/hard', 'forecast/short'],
  '预测·未达': ['forecast/short'],
  '预测·可达': ['forecast/reaches'],
  '预测·达标': ['forecast/reaches', 'change/worse'],
  '预测·转差': ['forecast/short'],
  '预测·目标年': ['forecast/reaches', 'forecast/short'],
  '预测·他法一致': ['quantity/all', 'forecast/reaches', 'forecast/short'],
  '预测·一法': ['forecast/reaches', 'forecast/just', 'forecast/short'],
  '预测·不作': ['quantity/all', 'special/trend-only'],
  '级别·同据': ['quantity/all'],
  '级别·新增': ['since/new'],
  '级别·升级': ['since/raised'],
  '级别·降级': ['since/lowered'],
  '级别·解除': ['quantity/all', 'since/lifted'],
  '正常·组': ['level/green'],
  '正常·余量最小': ['first/least-room'],
  '无法判断·组': ['level/grey'],
  // 第五部分
  '建议·红橙': ['quantity/all'],
  '建议·全部达标': ['quantity/all', 'attainment/reached'],
  '建议·总报告黄': ['level/yellow'],
  '建议·总报告巩固': ['quantity/all', 'attainment/reached', 'level/blue'],
  // 总报告专用
  '结论·转未达标': ['attainment/regressed'],
  '结论·期满未达标': ['attainment/unmet'],
  '结论·新达标': ['attainment/newly-met'],
  '总·新达标': ['quantity/all', 'attainment/newly-met'],
  '总·领域总括': ['first/widest-gap'],
  '总·其余达标': ['quantity/all', 'attainment/reached'],
  '总·其余点名': ['quantity/all', 'attainment/reached'],
  '总·已述判定': ['quantity/all'],
  '总·级别计数': ['quantity/all'],
  '总·未达标计数': ['counted/not-met', 'quantity/all'],
  '总·黄色组': ['quantity/all', 'pace/slightly-behind'],
  '总·可达': ['attainment/unmet', 'outlook/expected'],
  '总·可达不测': ['attainment/unmet', 'level/green'],
  '总·成效': ['attainment/newly-met'],
  '总·问题项数': ['counted/not-met'],
  '总·未比较': ['area/unknown'],
  // 终期
  '中期·进度': ['attainment/gained', 'counted/not-met'],
  '终期·全程': ['attainment/reached', 'attainment/unmet'],
  '终期·基本': ['attainment/nearly-met'],
  '终期·总体': ['quantity/all'],
  '终期·达标': ['attainment/reached'],
  '终期·保持': ['attainment/met-kept', 'attainment/reached'],
  '终期·转未达标': ['attainment/regressed'],
  '终期·未达标': ['attainment/unmet'],
  '终期·标题转未达标': ['attainment/regressed'],
  '终期·成效': ['attainment/gained'],
  '终期·说明': ['attainment/unmet'],
  '终期·标题原因': ['counted/not-met'],
  '终期·转入': ['quantity/all', 'attainment/unmet'],
  '终期·转入接列': ['attainment/unmet'],
  '终期·转入基本': ['quantity/all', 'attainment/nearly-met'],
  '终期·转入无法判断': ['quantity/all', 'attainment/not-applicable'],
  '终期·转入尚无': ['quantity/all', 'ground/not-measured-since-base'],
  '终期·转入定性': ['quantity/all', 'attainment/unmet'],
  '终期·无转入': ['quantity/all', 'attainment/reached'],
  '全无数据·比较': ['quantity/all', 'attainment/no-data'],
  '全无数据·预警': ['quantity/all', 'attainment/no-data'],
  // 台账
  // Of how the warnings were acted on, not of what an indicator is.
  '台账·执行': ['quantity/all'],
  '台账·无': ['quantity/none', 'level/red', 'level/orange'],
} as const satisfies Partial<Record<SituationId, readonly Declared[]>>;

export type DeclaredClaims = typeof declaredClaims;

const bySituation: Readonly<Partial<Record<string, readonly Declared[]>>> = declaredClaims;

/** What a situation's own words may state; none for most. */
export function declaredFor(situation: string): readonly Declared[] {
  return bySituation[situation] ?? [];
}

/** What the words of a 【待补充】 take for granted of what it asks about: its own words, like others, may say nothing else. */
const takenForGranted: Readonly<Partial<Record<string, readonly Declared[]>>> = {
  '待补充·无数据': ['attainment/no-data'],
  '待补充·终期原因': ['attainment/not-met'],
} satisfies Partial<Record<SituationId, readonly Declared[]>>;

/** What the judging words of a situation's pattern may mean. */
export function sayableIn(situation: string): readonly Declared[] {
  return isRequest(situation) ? (takenForGranted[situation] ?? []) : declaredFor(situation);
}

/** A 【待补充】 asks and states nothing: its words carry no claim. */
export function isRequest(situation: string): boolean {
  return situation.startsWith('待补充·');
}
