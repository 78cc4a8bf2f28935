/** Which of the two plans words speak of. */
import { foldName } from '../../indicators/letter-forms.ts';
import type { PlanId } from '../../indicators/plan-id.ts';
import { planIds } from '../../indicators/plan-id.ts';

/** A tag's, file name's or front matter's word for a plan or both; null where it is none. */
export function planNamed(word: string): readonly PlanId[] | null {
  const name = foldName(word).replaceAll(/[《》"“”]/g, '');
  if (/^(?:妇女|妇|women)(?:发展)?(?:规划|纲要)?$/.test(name)) return ['women'];
  if (/^(?:儿童|儿|children)(?:发展)?(?:规划|纲要)?$/.test(name)) return ['children'];
  if (
    /^(?:两个?(?:规划|纲要)|共同|共用|都有|both|妇女[、和与及,]?儿童(?:两个)?(?:发展)?(?:规划|纲要)?|妇儿)$/.test(name)
  )
    return planIds;
  return null;
}

/** Offices and places whose names hold 妇 or 儿 without speaking of either. */
const neutralNames =
  /妇女?儿童?工作委员会|妇儿工委|妇女联合会|妇女代表大会|妇代会|妇联|妇幼保健(?:计划生育服务)?(?:院|所|站|中心|机构)|儿女|母亲河|大学生|研究生|留学生/g;

const ofWomen = /妇|女|孕产|母亲|母婴|育龄|巾帼|产假|两癌|宫颈|乳腺/;
const ofChildren =
  /儿童|妇幼|妇儿|幼儿|娃|宝宝|婴|新生儿|早产儿|体重儿|患儿|孤儿|少儿|学生|学龄|学前|少年|未成年|孩子|孩童|子女|女童|男童/;

/**
 * The plans that the text itself names by its people: women only, children only, both, or none ([]). The names of
 * indicators in it must have been taken out before; they speak by the register's plans.
 */
export function plansInText(text: string): readonly PlanId[] {
  const folded = foldName(text).replaceAll(neutralNames, '');
  const women = ofWomen.test(folded.replaceAll('子女', ''));
  const children = ofChildren.test(folded);
  return planIds.filter((plan) => (plan === 'women' ? women : children));
}
