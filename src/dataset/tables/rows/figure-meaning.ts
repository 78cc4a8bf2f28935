/** A cell as a figure of one indicator: in the register's measure, within its bounds; or why it is none. */
import type { Decimal } from '../../../indicators/decimals.ts';
import { decimal, printed } from '../../../indicators/decimals.ts';
import type { Indicator } from '../../../indicators/definition.ts';
import { foldLetter } from '../../../indicators/letter-forms.ts';
import type { FigureStatus, MarkStatus } from './figure-text.ts';
import { readFigure, shownText } from './figure-text.ts';
import type { CellContent } from '../grid.ts';
import type { Measure } from './measures.ts';
import { isCount, measureOf, scaleBetween } from './measures.ts';
import { narrow, withoutFootnotes } from './plain-name.ts';
import { wordsIn } from './words.ts';

export type FigureMeaning =
  | { readonly verdict: 'blank' }
  | {
      readonly verdict: 'figure';
      readonly value: Decimal | null;
      readonly word: string | null;
      readonly status: FigureStatus;
      /** What a person sees there, where that is another figure at the register's decimals. */
      readonly seenAs: string | null;
    }
  | { readonly verdict: 'mark'; readonly status: MarkStatus; readonly word: string }
  | { readonly verdict: 'unreadable'; readonly shown: string; readonly because: string }
  /** The figure carries a measure of its own that is not the indicator's. */
  | { readonly verdict: 'mismatch'; readonly shown: string }
  | { readonly verdict: 'out-of-bounds'; readonly value: Decimal };

/** `measure` is the row's; null where the table gives none, and the register's holds. */
export function figureOf(content: CellContent | null, indicator: Indicator, measure: Measure | null): FigureMeaning {
  if (content === null || (content.kind === 'text' && narrow(content.text + content.superscript) === '')) {
    return { verdict: 'blank' };
  }
  switch (indicator.scale) {
    case 'yes-no':
      return yesNoOf(content);
    case 'text':
      return wordOf(content);
    default:
      return numberOf(content, indicator, measure);
  }
}

/** By how much the row's figures are multiplied to be in the register's measure; null where the two do not agree. */
export function scaleToRegister(measure: Measure, indicator: Indicator): Decimal | null {
  const register = measureOf(indicator.measure);
  const scale = scaleBetween(measure, register);
  if (scale !== null) return scale;
  // 人均公园绿地面积 in 平方米, 每千名老人养老床位数 in 张: the name says per what.
  const per = /^(.+)\/(人|千人)$/.exec(indicator.measure);
  const saysPer = per !== null && indicator.name.includes(per[2] === '人' ? '人均' : '每千');
  if (saysPer && measure.base === measureOf(per[1] ?? '').base) return measure.factor;
  // How many there are tells whether there is one; a judgement in words has no measure.
  const wordless = (indicator.scale === 'yes-no' && isCount(measure)) || indicator.scale === 'text';
  return wordless ? decimal(1) : null;
}

/** What cannot be a figure of the indicator: then −1 and −2 are marks. */
export function isOutOfBounds(value: Decimal, indicator: Indicator): boolean {
  const [low, high] = indicator.bounds;
  return (low !== null && value.lessThan(low)) || (high !== null && value.greaterThan(high));
}

function numberOf(content: CellContent, indicator: Indicator, rowMeasure: Measure | null): FigureMeaning {
  const reading = readFigure(content);
  switch (reading.kind) {
    case 'blank':
      return { verdict: 'blank' };
    case 'mark':
      return { verdict: 'mark', status: reading.status, word: reading.word };
    case 'none':
      return { verdict: 'mark', status: 'not-applicable', word: '无' };
    case 'unreadable':
      return { verdict: 'unreadable', shown: reading.shown, because: reading.because };
    case 'shortened': {
      const measure = rowMeasure ?? measureOf(indicator.measure);
      if (!measure.factor.equals(decimal(10).pow(reading.exponent))) {
        const because = '该格的数字格式把它缩小显示了，不知以显示的还是存入的为准';
        return { verdict: 'unreadable', shown: shownText(content), because };
      }
      const value = reading.stored.dividedBy(measure.factor);
      return judged({ ...reading, value, status: 'normal' }, measure, content, indicator);
    }
    case 'figure': {
      const measure = reading.measure ?? rowMeasure ?? measureOf(indicator.measure);
      const isMark = reading.measure === null && isOutOfBounds(reading.value, indicator);
      if (isMark && reading.value.equals(-1)) return { verdict: 'mark', status: 'not-collected', word: '-1' };
      if (isMark && reading.value.equals(-2)) return { verdict: 'mark', status: 'not-carried-out', word: '-2' };
      return judged(reading, measure, content, indicator);
    }
  }
}

function judged(
  reading: { readonly value: Decimal; readonly seen?: Decimal; readonly status: FigureStatus },
  measure: Measure,
  content: CellContent,
  indicator: Indicator,
): FigureMeaning {
  const scale = scaleToRegister(measure, indicator);
  if (scale === null) return { verdict: 'mismatch', shown: shownText(content) };
  const value = reading.value.times(scale);
  if (isOutOfBounds(value, indicator)) return { verdict: 'out-of-bounds', value };
  const seen = reading.seen?.times(scale) ?? value;
  const isOther = printed(seen, indicator.decimals) !== printed(value, indicator.decimals);
  return { verdict: 'figure', value, word: null, status: reading.status, seenAs: isOther ? shownText(content) : null };
}

const yes =
  /^(?:是|有|对|√|✓|✔|y|yes|已?(?:建立?|设立|成立|实现|达到|出台|落实)|已有|已建成?)(?:[，,、;；（(\d一二两三四五六七八九十].*)?$/i;
const no = /^(?:否|无|没有|×|✗|✘|x|n|no|[未没](?:建立?|设立|成立|实现|达到|出台|落实|有|建成))$/i;

/** 是/否, 有/无, or how many there are: none is no. The word is 是 or 否 whatever the table wrote. */
function yesNoOf(content: CellContent): FigureMeaning {
  if (content.kind === 'boolean') return answer(content.value);
  const text = narrow(withoutFootnotes(shownText(content)))
    .replace(/\s/g, '')
    .replace(/\p{Script=Han}/gu, foldLetter);
  if (yes.test(text)) return answer(true);
  if (no.test(text)) return answer(false);
  const reading = readFigure(content);
  switch (reading.kind) {
    case 'blank':
      return { verdict: 'blank' };
    case 'mark':
      return { verdict: 'mark', status: reading.status, word: reading.word };
    case 'figure': {
      const isHowMany =
        reading.value.isInteger() &&
        !reading.value.isNegative() &&
        (reading.measure === null || isCount(reading.measure));
      if (isHowMany) return answer(!reading.value.isZero());
      if (reading.value.equals(-1)) return { verdict: 'mark', status: 'not-collected', word: '-1' };
      if (reading.value.equals(-2)) return { verdict: 'mark', status: 'not-carried-out', word: '-2' };
      break;
    }
    case 'unreadable':
      if (content.kind !== 'text') return { verdict: 'unreadable', shown: reading.shown, because: reading.because };
      break;
    default:
      break;
  }
  return { verdict: 'unreadable', shown: shownText(content), because: '这项只填“是”或“否”' };
}

function answer(isSo: boolean): FigureMeaning {
  return { verdict: 'figure', value: decimal(isSo ? 1 : 0), word: isSo ? '是' : '否', status: 'normal', seenAs: null };
}

/** A judgement in the unit's own words. */
function wordOf(content: CellContent): FigureMeaning {
  const words = wordsIn(content);
  if (words.kind === 'no-words') return { verdict: 'unreadable', shown: words.shown, because: words.because };
  const text = shownText(content);
  const reading = readFigure(content);
  if (reading.kind === 'mark' && reading.status !== 'not-carried-out') {
    return { verdict: 'mark', status: reading.status, word: reading.word };
  }
  if (reading.kind === 'none') return { verdict: 'mark', status: 'not-applicable', word: '无' };
  return { verdict: 'figure', value: null, word: text, status: 'normal', seenAs: null };
}
