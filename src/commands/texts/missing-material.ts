/** Whose tables and notes have not come in: one line each, with whom to ring. */
import type { Dataset } from '../../dataset/dataset.ts';
import { sayUnit } from '../../dataset/wording.ts';
import type { FindingCode } from '../../diagnostics.ts';

export function missingMaterial({ round, findings }: Dataset): readonly string[] {
  const lacking = (code: FindingCode, head: string): readonly string[] => {
    const names = new Set(findings.flatMap((one) => (one.code === code && one.unit !== null ? [one.unit] : [])));
    const units = round.units.filter((unit) => names.has(unit.name));
    return units.length === 0 ? [] : [`${head}：${units.map((unit) => sayUnit(unit.name, round)).join('、')}。`];
  };
  return [
    ...lacking('missing-workbook', '缺表格的单位'),
    ...lacking('missing-notes', '缺文字材料（或缺其中一个规划）的单位'),
  ];
}
