/**
 * What a cell says as a figure: the exact decimal a person reads there, a mark that stands for a missing one, or why
 * it cannot be read. Nothing is guessed: a text that is not wholly a figure is unreadable.
 */
import type { Decimal } from '../../../indicators/decimals.ts';
import { decimal } from '../../../indicators/decimals.ts';
import { foldLetter } from '../../../indicators/letter-forms.ts';
import type { CellContent } from '../grid.ts';
import type { Measure } from './measures.ts';
import { knownMeasure } from './measures.ts';
import type { ObservationStatus } from '../../observation.ts';
import { narrow, withoutFootnotes } from './plain-name.ts';

export type MarkStatus = Extract<
  ObservationStatus,
  'too-small' | 'not-applicable' | 'not-collected' | 'not-carried-out' | 'missing'
>;
export type FigureStatus = Extract<ObservationStatus, 'normal' | 'revised' | 'provisional'>;

export type FigureReading =
  | { readonly kind: 'blank' }
  | {
      readonly kind: 'figure';
      /** As shown: 95.6 for a cell that holds 0.956 in a percent format. */
      readonly value: Decimal;
      /** The measure written with the figure (95.6%, 15/10万, 1.2万); null when none is. */
      readonly measure: Measure | null;
      readonly status: FigureStatus;
      /** The figure as the cell's format rounds it; absent where it shows all of it. */
      readonly seen?: Decimal;
    }
  /** The format shows the figure ÷ 10^exponent without saying so: whether 12345 or 12.345 is meant, the measure tells. */
  | { readonly kind: 'shortened'; readonly stored: Decimal; readonly exponent: number; readonly seen: Decimal }
  | { readonly kind: 'mark'; readonly status: MarkStatus; readonly word: string }
  /** 无: no, for a yes-no indicator; no such thing, for the others. */
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable'; readonly shown: string; readonly because: string };

export function readFigure(content: CellContent | null): FigureReading {
  if (content === null) return { kind: 'blank' };
  switch (content.kind) {
    case 'number':
      return readNumber(content);
    case 'text':
      return readText(content);
    case 'date':
      return { kind: 'unreadable', shown: content.iso, because: '该格被设成了日期格式' };
    case 'boolean':
      return { kind: 'unreadable', shown: shownText(content), because: '这是逻辑值，不是数' };
    case 'error':
      return { kind: 'unreadable', shown: content.code, because: '公式出错' };
    case 'formula-without-result':
      return { kind: 'unreadable', shown: `=${content.formula}`, because: '公式没有计算结果' };
    case 'unseen':
      return { kind: 'unreadable', shown: content.text, because: unseenReasons[content.because] };
    case 'unreadable':
      return { kind: 'unreadable', shown: content.text, because: content.because };
  }
}

export const unseenReasons = {
  struck: '格内的字都划去了',
  hidden: '该格的格式把它藏住了，看的人看不见',
} as const satisfies Record<Extract<CellContent, { kind: 'unseen' }>['because'], string>;

/** A figure is never joined from pieces: what is struck through or lowered beside it leaves open which figure is meant. */
function readText(content: Extract<CellContent, { kind: 'text' }>): FigureReading {
  const text = textOf(content);
  const { struck, lowered } = content;
  if (struck !== undefined) {
    return { kind: 'unreadable', shown: text.trim(), because: `格内有划去的字“${struck.trim()}”，不知以哪个为准` };
  }
  if (lowered !== undefined && readFigureText(text).kind === 'figure') {
    return {
      kind: 'unreadable',
      shown: text.trim(),
      because: `格内有下标的字“${lowered.trim()}”，不知是不是数的一部分`,
    };
  }
  return readFigureText(text);
}

/** With spaces, remark and footnotes; a longer text is prose. */
const longestFigure = 200;

/** Marks that let 15.8 be seen as 8.51: from there on letters run from right to left. */
const rightToLeft = /[\u200f\u061c\u202b\u202e\u2067\u2068]/;

/** A figure written as text: ９５．６％, 1,234, 95.6①, 15/10万, 1.2万人, 95.6（初步数）; or a mark: …, —, 未统计. */
export function readFigureText(written: string): FigureReading {
  // Most cells hold a bare number; all that follows is for the others.
  if (/^-?(?:0|[1-9]\d{0,30})(?:\.\d{1,30})?$/.test(written)) {
    const value = decimal(written);
    return { kind: 'figure', value: value.isZero() ? value.abs() : value, measure: null, status: 'normal' };
  }
  if (written.length > longestFigure)
    return { kind: 'unreadable', shown: written.slice(0, 60), because: '这是一段文字，不是数' };
  if (rightToLeft.test(written))
    return {
      kind: 'unreadable',
      shown: written.trim(),
      because: '里面夹有看不见的反向书写符号，显示的与存入的可能不同',
    };
  const bare = narrow(withoutFootnotes(narrow(written))).replace(/^['’](?=[-+\d.])/, '');
  if (bare === '') return { kind: 'blank' };
  const mark = markOf(bare);
  if (mark !== null) return mark;
  const { text, status } = withoutRemark(bare);
  const figure = figureIn(narrow(withoutFootnotes(text)));
  if (figure === null) return { kind: 'unreadable', shown: written.trim(), because: reasonOf(bare) };
  return { kind: 'figure', ...figure, status };
}

/** A cell as a person sees it, near enough to be found again: the words of messages, carried rows and targets. */
export function shownText(content: CellContent): string {
  switch (content.kind) {
    case 'number':
      return content.shown ?? content.text;
    case 'text':
      return textOf(content).trim();
    case 'date':
      return content.iso;
    case 'boolean':
      return content.value ? '是' : '否';
    case 'error':
      return content.code;
    case 'formula-without-result':
      return `=${content.formula}`;
    case 'unseen':
      return '';
    case 'unreadable':
      return content.text;
  }
}

/** Superscripts are footnote marks and fall away, unless they are the measure: ％ raised, or the ² of m². */
function textOf(content: Extract<CellContent, { kind: 'text' }>): string {
  const raised = narrow(content.superscript);
  if (/^[%‰]$/.test(raised)) return content.text + raised;
  if (/^2$/.test(raised) && /(?:^|[\d\s])m(?:\/人)?$/i.test(narrow(content.text))) {
    return narrow(content.text).replace(/m(\/人)?$/i, '平方米$1');
  }
  return content.text;
}

/** The stored figure is read; what the format adds to it is taken as if it had been typed. */
function readNumber({ text, format, shown }: Extract<CellContent, { kind: 'number' }>): FigureReading {
  const stored = decimal(text);
  if (shown === undefined) return { kind: 'figure', value: stored, measure: null, status: 'normal' };
  const seen = readFigureText(shown);
  if (seen.kind !== 'figure') {
    const because =
      seen.kind === 'unreadable'
        ? `该格的格式把它显示成这样：${seen.because}`
        : `该格的格式把它显示成这样，存的是 ${text}`;
    return { kind: 'unreadable', shown, because };
  }
  // Nothing is nothing in thousands too.
  if (format.kind === 'scaled' && seen.measure === null && !stored.isZero()) {
    return { kind: 'shortened', stored, exponent: format.scaleExponent, seen: seen.value };
  }
  const value = format.kind === 'percent' ? stored.times(100) : stored.dividedBy(decimal(10).pow(format.scaleExponent));
  return { kind: 'figure', value, measure: seen.measure, status: seen.status, seen: seen.value };
}

const marks: readonly (readonly [RegExp, MarkStatus])[] = [
  [/^(?:\.{3,}|[…⋯]+)$/, 'too-small'],
  [/^[-‐-―−─━﹣]+$/, 'not-applicable'],
  [/^(?:\/|n\/?a|n\.a\.?|不适用|不涉及|不存在|无此项.*|无该项.*|没有此项.*)$/i, 'not-applicable'],
  [/^(?:未统计|未开展统计|未纳入统计|没有统计|无统计|不统计|未监测|未收集|未采集|未调查|无数据|没有数据|无统计数据|统计空白)$/, 'not-collected'],
  [/^(?:未开展|未开展(?:调查|监测|评估)|未实施|未进行|未开展此项.*|未开展该项.*|没有开展)$/, 'not-carried-out'],
  [/^(?:缺|缺失|缺报|缺数|暂缺|空缺|待定|待核|待核实|待补|待补充|待报|待统计|待查|待公布|待确认|未报|未上报|漏报|暂无|暂无数据|不详|未知|[?？]+)$/, 'missing'],
]; // prettier-ignore

function markOf(bare: string): FigureReading | null {
  const word = bare.replace(/\s/g, '').replace(/^[([（](.*)[)\]）]$/, '$1');
  const simplified = word.replace(/\p{Script=Han}/gu, foldLetter);
  if (/^(?:无|没有)$/.test(simplified)) return { kind: 'none' };
  for (const [writing, status] of marks) {
    if (writing.test(simplified)) return { kind: 'mark', status, word };
  }
  return null;
}

/** 95.6（初步数） is provisional, 95.6（修订） revised; any other remark stays, and makes the text unreadable. */
function withoutRemark(text: string): { readonly text: string; readonly status: FigureStatus } {
  const remark = /^(.*?)\s*[(（[]\s*(初步|快报|预计|暂定|修订|修正|更正|调整)(?:统计)?(?:数据?|值)?\s*[)）\]]$/.exec(
    text,
  );
  if (remark === null) return { text, status: 'normal' };
  const provisional = /初步|快报|预计|暂定/.test(remark[2] ?? '');
  return { text: remark[1] ?? '', status: provisional ? 'provisional' : 'revised' };
}

type Figure = { readonly value: Decimal; readonly measure: Measure | null };

const plainNumber = /^([-−–—﹣+])?\s*(\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)?(\.\d+)?(e[-+]?\d{1,2})?/i;

function figureIn(text: string): Figure | null {
  const spoken = /^(百分之|千分之|十?万分之|10万分之)(.+)$/.exec(text.replace(/\s/g, ''));
  if (spoken !== null) {
    const value = numberIn(spoken[2] ?? '');
    return value === null || value.rest !== '' ? null : { value: value.value, measure: knownMeasure(spoken[1] ?? '') };
  }
  const money = /^([-−]?)[¥￥]\s*(.+)$/.exec(text);
  if (money !== null) {
    const amount = numberIn(`${money[1] ?? ''}${money[2] ?? ''}`);
    const measure =
      amount === null ? null : knownMeasure(amount.rest.endsWith('元') ? amount.rest : `${amount.rest}元`);
    return amount === null || measure === null ? null : { value: amount.value, measure };
  }
  const ratio = /^1\s*[:：∶]\s*(\d+(?:\.\d+)?)$/.exec(text);
  if (ratio !== null) return { value: decimal(ratio[1] ?? '0'), measure: knownMeasure('比') };
  const sexRatio = /^(\d+(?:\.\d+)?)\s*[:：∶]\s*100$/.exec(text);
  if (sexRatio !== null) return { value: decimal(sexRatio[1] ?? '0'), measure: knownMeasure('女=100') };
  const number = numberIn(text);
  if (number === null) return null;
  if (number.rest === '') return { value: number.value, measure: null };
  const measure = measureBehind(number.rest);
  return measure === null ? null : { value: number.value, measure };
}

/** A measure explained by another writing of it, ％（百分之）, is one; behind 95.6％（2014年） stands more than a measure. */
function measureBehind(rest: string): Measure | null {
  const remark = /[^(（]+[(（]([^()（）]*)[)）]\s*$/.exec(rest)?.[1];
  return remark !== undefined && knownMeasure(remark) === null ? null : knownMeasure(rest);
}

/** The figure at the beginning of a text, and what follows it. A code with leading zeros (007) is no figure. */
function numberIn(text: string): { readonly value: Decimal; readonly rest: string } | null {
  const hit = plainNumber.exec(text);
  const [whole = '', sign = '', integer = '', fraction = '', exponent = ''] = hit ?? [];
  if ((integer === '' && fraction === '') || /^0\d/.test(integer)) return null;
  const negative = sign !== '' && sign !== '+';
  const magnitude = decimal(`${integer.replace(/[, ]/g, '') || '0'}${fraction}${exponent}`);
  const rest = text.slice(whole.length).trim();
  if (/^[\d.,]/.test(rest)) return null;
  return { value: negative && !magnitude.isZero() ? magnitude.negated() : magnitude, rest };
}

function reasonOf(text: string): string {
  if (/^[<>≤≥＜＞]|以上|以下|以内|左右|约|近|多$/.test(text)) return '这是约数或范围，不是确切的数';
  if (/\d\s*[-~～—至]\s*\d/.test(text)) return '写了两个数';
  if (/^\d{1,3}(,\d+)+|\d,\d{1,2}$/.test(text)) return '千分位的逗号位置不对';
  if (/\d[。·]\d|\d\. |\d \./.test(text)) return '小数点写得不对';
  if (/\d/.test(text)) return '数字之外还有别的字符';
  return '这不是数，也不是约定的缺数符号';
}
