/** Flags and arguments that several commands share, so that they read the same everywhere. */
import type { PlanId } from '../../indicators/plan-id.ts';
import { planIds, planWord } from '../../indicators/plan-id.ts';

/** The round's folder; the current one where none is named. */
export const roundArgument = {
  kind: 'tuple',
  parameters: [{ brief: '本轮监测的文件夹，不写为当前文件夹', parse: String, placeholder: '文件夹', optional: true }],
} as const;

export const jsonFlag = {
  kind: 'boolean',
  brief: '结果以 JSON 输出，供其他程序使用',
  optional: true,
  withNegated: false,
} as const;

export const debugFlag = {
  kind: 'boolean',
  brief: '出错时列出程序内部的位置',
  optional: true,
  withNegated: false,
} as const;

/** Where else than in `out` a build's files lie. */
export const outFlag = {
  kind: 'parsed',
  parse: String,
  brief: '文件所在的文件夹，不写为本轮文件夹下的 out',
  placeholder: '文件夹',
  optional: true,
} as const;

/** A flag that takes words. */
export function textFlag(brief: string, placeholder: string) {
  return { kind: 'parsed', parse: String, brief, placeholder, optional: true } as const;
}

/** 妇女, 妇女发展规划, women → women. Throws for stricli, which prints the message. */
export function parsePlanName(input: string): PlanId {
  const wanted = input
    .trim()
    .replace(/(发展)?规划$/, '')
    .toLowerCase();
  const found = planIds.find((plan) => plan === wanted || planWord[plan] === wanted);
  if (found === undefined) throw new Error('应为 women（妇女）或 children（儿童）');
  return found;
}
