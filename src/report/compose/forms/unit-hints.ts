/** Findings as they are told to the unit that has to mend them: its own files and words, nothing of ours. */
import type { Dataset } from '../../../dataset/dataset.ts';
import { fileOf } from '../../../dataset/agreement.ts';
import type { Diagnostic, FindingCode } from '../../../diagnostics.ts';
import type { Origin } from '../../../provenance.ts';
import { sayOrigin } from '../../../provenance.ts';

/** Where the hint speaks to the office that compiles, this is what the unit is told instead. */
const hints: Partial<Readonly<Record<FindingCode, string>>> = {
  conflict: '请与另一处核对，改正有误的一处后重报；两处口径不同的，请写明。',
  blank: '请补报；确实没有数据的，填“未统计”或“不适用”，并说明原因。',
  'base-differs': '请核对；表中有误的请改正，表中无误的请来电说明。',
  'target-differs': '请核对；表中有误的请改正，表中无误的请来电说明。',
  'large-change': '请核对数字；无误的，在表的“变化说明”栏写明变化的原因。',
  revision: '请核对；确属修订的，在表的“变化说明”栏写明修订的原因。',
  'definition-change': '请写明新口径从哪一年起用，以前年份能否按新口径换算。',
  'missing-workbook': '请报送报表。',
  'missing-notes': '请报送文字材料。',
  'unknown-unit': '请改正填报单位或文件名；单位改过名的，请来电说明。',
  'no-table-found': '请核对是否交错了文件；表头须有“指标名称”一栏和年份栏。',
  'two-notes': '请只报最后定稿的一份。',
};

export function hintForUnit(one: Diagnostic): string {
  const own = hints[one.code];
  if (own !== undefined) return own;
  const [first = ''] = one.hint.split('\n');
  return first.includes('.yaml') ? '请核对后改正，或来电说明。' : withoutFolders(first);
}

export function messageForUnit(one: Diagnostic): string {
  return withoutFolders(one.message.replaceAll(/（[^（）]*\.yaml[^（）]*）/g, ''));
}

/** 卫生局.xlsx › 年报表 › E12; a finding without a place is about the whole hand-in. */
export function placeForUnit(origin: Origin | null): string {
  return origin === null ? '' : withoutFolders(sayOrigin(origin));
}

function withoutFolders(text: string): string {
  return text.replaceAll(/(?:workbooks|notes)\//g, '');
}

/** What a unit has to mend or to explain: its own findings, and those that name a cell of its files. */
export function findingsOfUnit({ findings }: Dataset, unit: string, files: ReadonlySet<string>): readonly Diagnostic[] {
  return findings.filter(
    (one) =>
      one.level !== '提示性' &&
      (one.unit === unit || [one.origin, ...one.related].some((place) => place !== null && files.has(fileOf(place)))),
  );
}
