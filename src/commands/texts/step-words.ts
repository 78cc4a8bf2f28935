/** What is said while a round goes its way. */
import type { Step } from '../../pipeline/pipeline.ts';

export function stepWords(step: Step): string {
  if (typeof step !== 'string') return `正在生成 ${step.render}`;
  return words[step];
}

const words = {
  read: '正在读取和审核……',
  judge: '正在测算……',
  compose: '正在编写……',
} as const satisfies Record<Extract<Step, string>, string>;
