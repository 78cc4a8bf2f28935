/** Marks that stand for a figure (未统计, —, 缺): told once a unit, however many cells hold one. */
import type { Diagnostic } from '../../diagnostics.ts';
import { grouped } from '../agreement.ts';

/** The findings with each unit's missing marks as one, where the first of them stood. */
export function marksOnceAUnit(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  const byUnit = grouped(
    findings.filter((one) => one.code === 'missing-mark'),
    (one) => one.unit ?? '',
  );
  return findings.flatMap((one) => {
    if (one.code !== 'missing-mark') return [one];
    const same = byUnit.get(one.unit ?? '') ?? [];
    return one === same[0] ? [together(one, same)] : [];
  });
}

function together(first: Diagnostic, same: readonly Diagnostic[]): Diagnostic {
  if (same.length < 2) return first;
  const words = grouped(same, (one) => /填“([^”]*)”/.exec(one.message)?.[1] ?? '');
  const counts = [...words].map(([word, cells]) => `“${word}”${cells.length}处`).join('、');
  return {
    ...first,
    message: `有 ${same.length} 处填的不是数：${counts}，按缺数处理，不当作 0。`,
    hint: '确实没有数的，不用处理；应有数的，请补填。',
    related: same.slice(1).flatMap(({ origin }) => origin ?? []),
    indicator: null,
  };
}
