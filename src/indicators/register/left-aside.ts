/** What of the register is not used in this round, each kind said once. */
import type { Diagnostic } from '../../diagnostics.ts';
import { finding } from '../../diagnostics.ts';
import type { Origin } from '../../provenance.ts';
import type { TargetDefinition } from '../target-definition.ts';
import type { LeftAside } from './held-targets.ts';

export function leftAsideFindings(aside: readonly LeftAside[], origin: Origin): readonly Diagnostic[] {
  const periods = aside.filter(({ because }) => because === 'other-period');
  const provinces = aside.filter(({ because }) => because === 'other-province');
  const unconfirmed = aside.filter(({ because }) => because === 'unconfirmed');
  const kinds = [
    ...(periods.length === 0 ? [] : [`属于其他规划期的${periods.length}个`]),
    ...(provinces.length === 0 ? [] : [`属于其他省的${provinces.length}个（${provincesOf(provinces)}）`]),
    ...(unconfirmed.length === 0 ? [] : [`未见原文的${unconfirmed.length}个`]),
  ];
  if (kinds.length === 0) return [];
  return [
    finding('targets-left-aside', {
      message: `登记册中有${aside.length}个目标不用于本轮：${kinds.join('，')}。`,
      hint:
        provinces.length > 0
          ? '不必处理；若是本省的目标，请在 round.yaml 的 area.code 写行政区划代码，或在全省那一项的 aliases 里写省名。'
          : '不必处理；要用的，请写在 plan.yaml 或本轮的 indicators.yaml 里。',
      origin,
    }),
  ];
}

function provincesOf(aside: readonly LeftAside[]): string {
  return [...new Set(aside.flatMap(({ target }) => target.definition.of ?? []))].join('、');
}

export function unconfirmedFinding(codes: readonly string[]): readonly Diagnostic[] {
  if (codes.length === 0) return [];
  return [
    finding('unconfirmed-indicators', {
      message: `登记册中有${codes.length}项指标未经核实（confirmed: false），不进表样和文书：${codes.join('、')}。`,
      hint: '本市规划列有的，请核对名称、单位和口径后在 plan.yaml 写上目标，或在本轮的 indicators.yaml 里写 confirmed: true；没有列的，不必处理。',
      origin: { kind: 'file', file: 'indicators.yaml' },
    }),
  ];
}

export function unconfirmedTargetFinding(
  { code, name }: { readonly code: string; readonly name: string },
  { kind, text }: TargetDefinition,
  origin: Origin,
): Diagnostic {
  const open = kind === 'around';
  return finding('target-unconfirmed', {
    message: `“${name}”（${code}）的目标${text === null ? '' : `“${text}”`}${open ? '没有写允许上下多少' : '还没有核实（confirmed: false）'}，先不判定。`,
    hint: open
      ? '请与妇儿工委办公室商定幅度，在 around 里写 tolerance，如 around: {value: 50, tolerance: 5}。'
      : '核实后请删去 confirmed: false。',
    origin,
    indicator: code,
  });
}
