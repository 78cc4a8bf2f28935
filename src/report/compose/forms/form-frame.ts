/** Where things stand in a form's table: its columns, the hidden ones behind them, and what a row is found by. */
import type { Dataset } from '../../../dataset/dataset.ts';
import type { Indicator } from '../../../indicators/definition.ts';
import type { FormRow } from './form-rows.ts';

export const columns = {
  code: 1,
  serial: 2,
  name: 3,
  measure: 4,
  plan: 5,
  base: 6,
  target: 7,
  previous: 8,
  current: 9,
  hint: 10,
  explanation: 11,
  remark: 12,
} as const;
export const firstArea = 13;
export const spareRows = 5;
/** Behind the areas, hidden: by what the checks and formulas of a row go. */
export const limitHeadings = [
  '行',
  '绝对变动',
  '相对变动',
  '起算数',
  '小数位',
  '下限',
  '上限',
  '整数',
  '波动',
] as const;
export type Limit = (typeof limitHeadings)[number];

export const headRow = 4;

/** Where things stand in one form. */
export interface Frame {
  readonly dataset: Dataset;
  readonly areas: readonly ComparedArea[];
  readonly keys: ReadonlySet<string>;
  /** First and last row of figures. */
  readonly first: number;
  readonly last: number;
}

export interface ComparedArea {
  readonly id: string;
  readonly name: string;
  readonly year: number;
}

/** W02, and W02/城市 for a part: what a row is found by. */
export function keyOf({ indicator, dimension }: FormRow): string {
  return dimension === null ? indicator.code : `${indicator.code}/${dimension}`;
}

export function limitColumn({ areas }: Frame, limit: Limit): number {
  return firstArea + areas.length + limitHeadings.indexOf(limit);
}

export function inWords(indicator: Indicator): boolean {
  return indicator.scale === 'yes-no' || indicator.scale === 'text';
}

export function isWhole(indicator: Indicator): boolean {
  return indicator.scale === 'count' && indicator.decimals === 0;
}
