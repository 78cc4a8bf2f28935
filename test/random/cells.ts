/** What a clerk types for one figure: the figure in one of many looks, a mark, nothing, or something that is no figure. */
import type { SheetCell } from '../samples/sheet-writer.ts';
import type { Dice } from './dice.ts';
import { figure } from './series.ts';
import type { TrueIndicator } from './truth.ts';

/** How an office writes its figures. */
export type Look = 'plain' | 'percent' | 'full-width' | 'grouped' | 'footnotes' | 'measured';

/** What stands in a cell, and what it means. */
export interface Said {
  readonly cell: SheetCell;
  readonly means:
    | { readonly kind: 'figure'; readonly value: string; readonly word: string | null }
    | { readonly kind: 'mark' | 'blank' | 'unreadable' | 'refused' };
}

/** `value`: the clean figure, or the unit's word; undefined where there is none. */
export function said(dice: Dice, indicator: TrueIndicator, value: string | undefined, look: Look): Said {
  if (value === undefined) return dice.chance(0.6) ? blank : marked(dice, indicator);
  if (indicator.scale === 'text') return { cell: { value }, means: { kind: 'figure', value: '', word: value } };
  if (indicator.scale === 'yes-no') return yesNo(dice, value);
  return dice.weighed<() => Said>(
    [93, () => ({ cell: written(value, indicator, look), means: { kind: 'figure', value, word: null } })],
    [2.5, () => marked(dice, indicator)],
    [1.5, () => blank],
    [
      0.6,
      () => ({ cell: { value: dice.one(['约9成', '较上年提高', '1.2.3', '95,6']) }, means: { kind: 'unreadable' } }),
    ],
    [0.4, () => outside(indicator, value)],
  )();
}

const blank: Said = { cell: { value: null }, means: { kind: 'blank' } };

function marked(dice: Dice, indicator: TrueIndicator): Said {
  const words = ['未统计', '…', '—', '/', '缺', '待定', '-', '暂无'];
  const excluded = indicator.bounds[0] === '0' && indicator.scale !== 'text' ? ['-1', '-2'] : [];
  const none = indicator.scale === 'yes-no' || indicator.scale === 'text' ? [] : ['无'];
  return { cell: { value: dice.one([...words, ...excluded, ...none]) }, means: { kind: 'mark' } };
}

function yesNo(dice: Dice, value: string): Said {
  const isSo = value === '是';
  const word = isSo ? dice.one(['是', '有', '2', '已建成']) : dice.one(['否', '无', '0', '未建成']);
  return { cell: { value: word }, means: { kind: 'figure', value: isSo ? '1' : '0', word: value } };
}

/** Beyond what is possible: 920 for a share. */
function outside(indicator: TrueIndicator, value: string): Said {
  const high = indicator.bounds[1];
  if (high === null) return { cell: { value: '约9成' }, means: { kind: 'unreadable' } };
  return { cell: { value: String(Number(high) * 10 + Math.ceil(Number(value))) }, means: { kind: 'refused' } };
}

function written(value: string, { scale, measure }: TrueIndicator, look: Look): SheetCell {
  switch (look) {
    case 'plain':
      return {
        value: Number(value),
        format: `0${value.includes('.') ? `.${'0'.repeat(value.split('.')[1]?.length ?? 0)}` : ''}`,
      };
    case 'percent': {
      if (measure !== '%') return { value: Number(value) };
      return {
        value: Number(`${value}e-2`),
        format: `0.${'0'.repeat(Math.max(1, value.split('.')[1]?.length ?? 1))}%`,
      };
    }
    case 'full-width':
      return { value: value.replace(/[\d.]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)) };
    case 'grouped':
      return { value: value.replace(/^(\d{1,3})(\d{3})(?=\.|$)/, '$1,$2') };
    case 'footnotes':
      return { value: `${value}①` };
    case 'measured':
      return { value: scale === 'percent' && measure === '%' ? `${value}%` : value };
  }
}

/** Another figure for the same thing, plainly apart from the first. */
export function otherFigure(value: string, indicator: TrueIndicator): string {
  const least = 10 ** -indicator.decimals;
  const [low, high] = indicator.bounds;
  const up = Number(value) + 4 * least;
  const other = high !== null && up > Number(high) ? Number(value) - 4 * least : up;
  return figure(
    low !== null ? Math.max(Number(low), other) : other,
    Math.max(indicator.decimals, value.split('.')[1]?.length ?? 0),
  );
}
