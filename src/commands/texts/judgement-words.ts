/** What verdicts, classes, levels and target sets are called in the columns of a terminal. */
import type { Assessment, Attainment, PaceClass, WarningLevel } from '../../rules/assessment.ts';

/** At most eighteen characters: a name that fits a column. */
export function shortened(name: string): string {
  const characters = [...name];
  return characters.length <= 18 ? name : `${characters.slice(0, 17).join('')}…`;
}

export const setWords = {
  own: '本市',
  upper: '上级市',
  province: '省',
  national: '国家',
  department: '部门',
} as const satisfies Record<NonNullable<Assessment['targetSet']>, string>;

export const attainmentWords = {
  'met-kept': '保持达标',
  'met-early': '提前达标',
  met: '达标',
  'nearly-met': '基本达标',
  'not-met': '未达标',
  regressed: '转未达标',
  'no-data': '无数据',
  'not-applicable': '不判断',
} as const satisfies Record<Attainment, string>;

export const paceWords = {
  'on-schedule': '正常',
  'slightly-behind': '略慢',
  'far-behind': '明显落后',
  'moving-away': '背离',
  maintain: '保持',
  'not-assessable': '不测算',
} as const satisfies Record<PaceClass, string>;

export const levelWords = {
  grey: '无法判断',
  green: '正常',
  blue: '关注',
  yellow: '黄色',
  orange: '橙色',
  red: '红色',
} as const satisfies Record<WarningLevel, string>;
