/**
 * The stamp of a form: the year it asks for and the edition of the register it was made from. A workbook that comes back
 * on another year's form, or on one made before indicators were changed, is asked about; one without a stamp is not.
 */
import type { Diagnostic } from '../../../diagnostics.ts';
import { finding } from '../../../diagnostics.ts';
import type { Indicator } from '../../../indicators/definition.ts';
import type { Grid, WorkbookGrids } from '../grid.ts';
import { originAt } from '../origins.ts';
import { shownText } from '../rows/figure-text.ts';
import { narrow } from '../rows/plain-name.ts';

export interface FormStamp {
  readonly year: number;
  /** How many indicators there are, and a short sum over their codes and measures: 54项-0c1f9a. */
  readonly edition: string;
}

/** Names, targets and explanations may be mended without making a form an old one: its rows are found by code. */
export function stampOf(year: number, indicators: readonly Indicator[]): FormStamp {
  const asked = indicators.map(({ code, measure }) => `${code} ${measure}`).toSorted();
  return { year, edition: `${indicators.length}项-${checksum(asked.join('\n'))}` };
}

export function stampText({ year, edition }: FormStamp): string {
  return `表样版本：${year}年-${edition}`;
}

/** One finding a workbook, at the first stamp that is not this round's. */
export function oldForm(workbook: WorkbookGrids, now: FormStamp, unit: string | null): readonly Diagnostic[] {
  const stamps = workbook.grids.flatMap((grid) => stampsIn(grid, workbook.file));
  const old = stamps.find(({ stamp }) => stamp.year !== now.year || stamp.edition !== now.edition);
  if (old === undefined) return [];
  const { stamp, origin } = old;
  const place = { origin, unit };
  return [
    stamp.year === now.year
      ? finding('old-form', {
          message: `这张表的${stampText(stamp)}，本轮现在的是${now.year}年-${now.edition}：表样发出以后，指标或计量单位有过增减、改动。`,
          hint: '请核对改动的指标是否要该单位补报、改报；要的，重新运行 fuer forms，用新的表样。核对过不需要的，可在 decisions.yaml 里接受。',
          ...place,
        })
      : finding('old-form', {
          message: `这张表的${stampText(stamp)}，是${stamp.year}年的表样，本轮是${now.year}年。`,
          hint: '请核对是否交错了表；用旧表样填的，请该单位改用本轮的表样（运行 fuer forms 写出）重填。核对过各栏年份无误的，可在 decisions.yaml 里接受。',
          ...place,
        }),
  ];
}

function stampsIn(grid: Grid, file: string) {
  return grid.cells.flatMap((cell) => {
    if (cell.content.kind !== 'text') return [];
    const found = /^表样版本:\s*(\d{4})年-(\d+项-[0-9a-f]{6})/.exec(narrow(shownText(cell.content)));
    const [, year, edition] = found ?? [];
    if (year === undefined || edition === undefined) return [];
    const stamp: FormStamp = { year: Number(year), edition };
    return [{ stamp, origin: originAt({ file, sheet: grid.name }, cell) }];
  });
}

/** FNV-1a, its first 24 bits: to tell editions apart, not to prove anything. */
function checksum(text: string): string {
  let sum = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return (sum >>> 8).toString(16).padStart(6, '0');
}
