/** Which plan a title, sheet name or section names. */
import type { PlanId } from '../../../indicators/plan-id.ts';
import { plainName } from '../rows/plain-name.ts';

/** 妇女 or 儿童; null where a text names both (妇女儿童) or neither. */
export function planNamed(text: string): PlanId | null {
  const plain = plainName(text).replace(/妇女?儿童(?:工作委员会|工委)|妇儿工委|妇女联合会/g, '');
  const women = /妇女|妇规|妇纲/.test(plain);
  const children = /儿童|儿规|儿纲/.test(plain);
  if (women === children) return null;
  return women ? 'women' : 'children';
}
