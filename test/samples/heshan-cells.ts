/** The cells of the Heshan sample's tables: what stands in a unit's column for one row of figures. */
import { decimal, printed } from '../../src/indicators/decimals.ts';
import type { Indicator } from '../../src/indicators/definition.ts';
import type { PlanId } from '../../src/indicators/plan-id.ts';
import type { Round } from '../../src/indicators/round.ts';
import type { FigureRow } from './figures-source.ts';
import { field } from './figures-source.ts';
import type { ColumnKey, UnitLayout } from './heshan-layouts.ts';
import type { SheetCell } from './sheet-writer.ts';

export interface Sample {
  readonly round: Round;
  readonly byCode: ReadonlyMap<string, Indicator>;
  readonly rows: readonly FigureRow[];
}

export const widths: Readonly<Record<ColumnKey, number>> = {
  serial: 6,
  code: 8,
  domain: 16,
  name: 44,
  measure: 10,
  target: 24,
  base: 10,
  '2013': 11,
  '2014': 11,
  '2015': 11,
  change: 11,
  explanation: 48,
  unit: 12,
  remark: 16,
};

export function cellOf(
  key: ColumnKey,
  row: FigureRow,
  look: UnitLayout['look'],
  sample: Sample,
  serial: number,
  plan: PlanId | undefined,
): SheetCell {
  const indicator = sample.byCode.get(field(row, 'code'));
  const dimension = field(row, 'dimension');
  const measure = field(row, 'measure') || (indicator?.measure ?? '');
  switch (key) {
    case 'serial':
      return { value: dimension === '' ? serial : null };
    case 'code':
      return { value: dimension === '' ? field(row, 'code') || null : null };
    case 'name':
      return { value: dimension === '' ? field(row, 'name') || (indicator?.name ?? '') : `　其中：${dimension}` };
    case 'measure':
      return { value: measure };
    case 'domain':
      return { value: plan === undefined ? null : (indicator?.domain[plan] ?? null) };
    case 'target':
      return { value: (indicator === undefined || dimension !== '' ? '' : ownTarget(indicator)) || null };
    case 'base': {
      const base = indicator?.base[indicator.plans[0] ?? 'women'];
      if (dimension !== '' || indicator === undefined || base === undefined) return { value: null };
      return figureCell(printed(base.value, indicator.decimals), measure, look);
    }
    case '2013':
    case '2014':
    case '2015':
      return figureCell(field(row, key), measure, look);
    case 'change':
      return changeCell(field(row, '2014'), field(row, '2015'));
    case 'explanation':
      return { value: field(row, 'explanation') || null };
    case 'unit':
      return { value: field(row, 'unit') };
    case 'remark':
      return { value: null };
  }
}

const number = /^-?\d+(\.\d+)?$/;

export function figureCell(text: string, measure: string, look: UnitLayout['look']): SheetCell {
  if (text === '') return { value: null };
  if (!number.test(text)) return { value: text };
  const places = decimal(text).decimalPlaces();
  const written = (text.split('.')[1] ?? '').length;
  const format = written === 0 ? '0' : `0.${'0'.repeat(written)}`;
  if (look === 'full-width') return { value: fullWidth(text) + (measure === '%' ? '％' : '') };
  if (look === 'percent' && measure === '%') {
    return {
      value: Number(
        decimal(text)
          .dividedBy(100)
          .toFixed(places + 2),
      ),
      format: `${format}%`,
    };
  }
  return { value: Number(text), format };
}

function fullWidth(text: string): string {
  return [...text]
    .map((letter) => (letter === '.' ? '．' : String.fromCharCode(letter.charCodeAt(0) + 0xfee0)))
    .join('');
}

function changeCell(before: string, after: string): SheetCell {
  if (!number.test(before) || !number.test(after)) return { value: '—' };
  const places = (after.split('.')[1] ?? '').length;
  return {
    value: Number(printed(decimal(after).minus(before), places)),
    format: places === 0 ? '0' : `0.${'0'.repeat(places)}`,
  };
}

export function ownTarget(indicator: Indicator): string {
  return indicator.targets.find((target) => target.definition.set === 'own')?.definition.text ?? '';
}
