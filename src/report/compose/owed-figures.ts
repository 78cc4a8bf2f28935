/** Which of the missing figures can be asked for: a unit that says why there can be none is not told to hand it in. */
import type { Assessment } from '../../rules/assessment.ts';
import type { PlanView } from './plan-view.ts';
import { policyFor } from './plan-view.ts';

export function isOwed(view: PlanView, one: Assessment): boolean {
  if (one.attainment !== 'no-data') return false;
  const policy = policyFor(view, one);
  const { code } = one.indicator;
  const said = [policy?.explanations.get(code), ...(policy?.causes.get(code) ?? [])];
  return !said.some((words) => words !== undefined && saysThereIsNone(words.text));
}

/** 本市未开展该项调查, 无此类机构, 2018年起不再统计: not where it says as well by when the figure comes. */
export function saysThereIsNone(text: string): boolean {
  return none.test(text) && !/补[报测齐]|\d{1,2}月.{0,8}(?:报|公布|完成)|预计.{0,12}(?:报|公布|完成|取得)/u.test(text);
}

const none =
  /没有?(?:开展|进行|组织|设立|建立)?(?:这|该|此|相关|专门|单独)?(?:一?[类项种])?(?:的)?(?:统计|数据来源|调查|监测|机构|对象|学校)|(?:尚|暂|从)?未(?:单独|专门)?(?:开展|进行|组织|纳入|列入|设立|建立|作)(?:该|此|这|本|相关|专项)?[项类]?.{0,6}(?:统计|调查|监测|普查|机构)|不(?:再|单独|作|做|涉及|产生|具备).{0,8}(?:统计|调查|监测|发布|单列|指标|数据|条件)|未(?:单独|专门|另行)(?:作|做)?(?:统计|分列|监测|调查)|(?:停止|取消|中止|暂停).{0,6}(?:统计|调查|监测|指标)|无(?:此|该|这)[项类种]|不(?:适用|存在)|无法(?:统计|取得|提供|拆分|分列|获取)|(?:只|仅)(?:在|有).{0,6}(?:普查|调查)年/u;
