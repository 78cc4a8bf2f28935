/** Registers, rounds and plans written in a test, made into indicators as a round's own files would be. */
import type { Outcome } from '../../src/diagnostics.ts';
import type { Indicator } from '../../src/indicators/definition.ts';
import { layPlanOver } from '../../src/indicators/register/laid-plan.ts';
import type { Period } from '../../src/indicators/period.ts';
import { parsePlan } from '../../src/indicators/plan.ts';
import type { Register } from '../../src/indicators/register/register-entry.ts';
import { parseRegister } from '../../src/indicators/register/register.ts';
import type { Round } from '../../src/indicators/round.ts';

/** As the outlines of both decades order their 领域. */
export const decades: readonly Period[] = [
  {
    id: '2011-2020',
    from: 2011,
    to: 2020,
    domains: {
      women: ['健康', '教育', '经济', '参与决策和管理', '社会保障', '环境', '法律'],
      children: ['健康', '教育', '福利', '社会环境', '法律保护'],
    },
  },
  {
    id: '2021-2030',
    from: 2021,
    to: 2030,
    domains: {
      women: ['健康', '教育', '经济', '参与决策和管理', '社会保障', '家庭建设', '环境', '法律'],
      children: ['健康', '安全', '教育', '福利', '家庭', '环境', '法律保护'],
    },
  },
];

/** Without `periods` in it, it has those of both decades. */
export function registerFrom(text: string): Register {
  return valueOf(parseRegister({ file: 'indicators.yaml', text }, decades));
}

export function laid(register: string, round: Round, plan = '{}'): Outcome<readonly Indicator[]> {
  const city = valueOf(parsePlan({ file: 'plan.yaml', text: plan }));
  return layPlanOver(registerFrom(register), city, {
    value: round,
    locate: () => ({ kind: 'file', file: 'round.yaml' }),
  });
}

export function indicatorsFrom(register: string, round: Round, plan = '{}'): readonly Indicator[] {
  return valueOf(laid(register, round, plan));
}

export function valueOf<T>(outcome: Outcome<T>): T {
  if (outcome.verdict === 'ok') return outcome.value;
  throw new Error(outcome.findings.map((one) => one.message).join('\n'));
}
