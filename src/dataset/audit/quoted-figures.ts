/**
 * Figures that a note's prose gives for an indicator: “2015年九年义务教育巩固率为95.4%”. Only what can hardly be read
 * otherwise is taken: the name, a plain verb, the number, the indicator's own measure. Targets, differences, other
 * areas, part-years, approximate numbers and what is still to come are left alone.
 */
import { literally } from '../../indicators/literal-pattern.ts';
import type { Decimal } from '../../indicators/decimals.ts';
import { decimal } from '../../indicators/decimals.ts';
import type { Indicator } from '../../indicators/definition.ts';
import { keptByText } from '../../indicators/kept-by-text.ts';
import { foldedText } from '../../indicators/letter-forms.ts';
import type { Round } from '../../indicators/round.ts';
import { figureInWords, numberInWords } from './chinese-figures.ts';

export interface QuotedFigure {
  readonly value: Decimal;
  /** As the person wrote it: 95.4%. */
  readonly text: string;
  /** null where the sentence names several years. */
  readonly year: number | null;
  /** It names none: the year reported on is meant, where that has a figure. */
  readonly untold: boolean;
}

/** The figure given right behind a name that ends at `end` (and starts at `start`) in the text; null where none is. */
export function figureBehind(
  text: string,
  start: number,
  end: number,
  indicator: Indicator,
  round: Round,
): QuotedFigure | null {
  const measure = measurePattern(indicator.measure);
  if (measure === null) return null;
  const folded = foldedText(text);
  const before = folded.slice(sentenceStart(folded, start), start);
  if (speaksOfSomethingElse(before, round)) return null;
  const match = patternBehind(measure).exec(folded.slice(end));
  const leading = match?.groups?.['gap'] ?? '';
  const written = match === null ? null : writtenIn(match.groups ?? {});
  if (written === null) return null;
  const year = yearMeant(before, leading, round.year);
  if (year === 'unclear') return null;
  return year === 'untold' ? { ...written, year: null, untold: true } : { ...written, year, untold: false };
}

const patternBehind = keptByText((measure) => new RegExp(`^${gap}(?:${figurePattern(measure)})${noMore}`));

/** In digits; of shares 百分之九十五点四; of what is counted a number in words. */
function figurePattern(measure: string): string {
  const inDigits = `(?<number>${number})\\s*(?<measure>${measure})`;
  return measure === '%'
    ? `${inDigits}|百分之(?<share>${numberInWords})`
    : `${inDigits}|(?<words>${numberInWords})(?<counted>${measure})`;
}

function writtenIn(groups: Readonly<Record<string, string | undefined>>): Pick<QuotedFigure, 'value' | 'text'> | null {
  const { number: digits, measure = '', share, words, counted = '' } = groups;
  if (digits !== undefined) return { value: decimal(digits.replaceAll(',', '')), text: digits + measure };
  const value = figureInWords(share ?? words ?? '');
  if (value === null) return null;
  return { value, text: share === undefined ? `${words ?? ''}${counted}` : `百分之${share}` };
}

const number = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;
const yearWord = String.raw`(?:(?:19|20)\d\d年|上年|去年|本年|今年|当年|全年)`;
const reaches =
  '(?:为|是|达到?了?|达至|保持在|维持在|稳定在|(?:提高|上升|提升|升高|增加|增长|下降|降低|减少|回落)[到至]了?|(?:回升|恢复|攀升|增至|升|增|降)[到至]了?|增至|:)';
/** From the name to the number: nothing but a year, a verb, and what the figure was before. */
const gap = String.raw`(?<gap>\s*(?:\([^()]{0,12}\))?[,:]?\s*(?:城市|农村|[女男]性)?${yearWord}?(?:已|也|仍|均|现|继续|又|都|全部|全面|双双)*(?:[由从][^,。;:]{1,20}?(?=[提上升增下降减回恢攀])|[比较](?:上年|去年)[^,。;]{1,18},)?${reaches}?\s*${yearWord}?的?\s*)`;
const noMore = String.raw`(?!\s*(?:以上|以下|以内|左右|上下|的?目标|多|[至到\-]|个百分点|、\s*\d|和\s*\d))`;

export function measurePattern(measure: string): string | null {
  switch (measure) {
    case '%':
      return '%';
    case '‰':
      return '‰';
    case '1/10万':
      return String.raw`\/\s*(?:10|十)万`;
    case '1/万':
      return String.raw`\/\s*万`;
    case '人':
      return '人(?![次民均员口])';
    case '元':
      return String.raw`元(?!\/)`;
    case '元/月':
    case '元/年':
    case '元/人':
      return String.raw`元(?!\/)`;
    case '个':
      return String.raw`[个所家处座间](?!月|百分|千分|万分|十万分|工作|项目)`;
    case '张/千人':
      return '张';
    case '平方米/人':
      return '平方米';
    case '比':
    case '女=100':
    case '是/否':
    case '定性':
      return null;
    default:
      return literally(measure);
  }
}

function sentenceStart(folded: string, place: number): number {
  return Math.max(...['。', ';', '!', '?', '\n'].map((stop) => folded.lastIndexOf(stop, place - 1))) + 1;
}

const otherFigures = /全国|全省|省平均|平均水平|高于|低于|超过|不足|相比/;
const ahead = /目标|规划|要求|标准|力争|争取|确保|预计|预期|计划|明年|下年|下一步|将|拟|有望|基期/;
const partOfYear = /月|季度|上半年|下半年|学期|前年/;
/** What may stand between the comma and the name; anything else (流动人口, 某镇) makes it another figure. */
const plainLead =
  /^\s*(?:[一二三四五六七八九十]{1,3}是|\d{1,2}\.)|(?:截至|到)?(?:(?:19|20)\d\d年|上年|去年|本年|今年|当年)[度底末]?|全年|[全我本][市区县]|其中|目前|城市|城镇|农村|女性?|男性?|的|\s/g;

function speaksOfSomethingElse(before: string, round: Round): boolean {
  if (otherFigures.test(before) || ahead.test(before) || partOfYear.test(before)) return true;
  if (round.areas.some((area) => [area.name, ...area.aliases].some((name) => before.includes(name)))) return true;
  const clause = /[^,、:()]*$/.exec(before)?.[0] ?? '';
  return clause.replaceAll(round.area.name, '').replaceAll(round.area.self, '').replaceAll(plainLead, '') !== '';
}

/** null where more than one year is named before the figure. */
function yearMeant(before: string, leading: string, current: number): number | null | 'unclear' | 'untold' {
  // The last year word before the number holds where one stands there: 由94.8%提高到2015年的95.4%.
  // 由上年的89.0%回升到: what it was before has its own year.
  const near = yearsIn(leading.replace(/[由从][^,。;:]{1,20}?(?=[提上升增下降减回恢攀])/u, ''), current).at(-1);
  const named = near === undefined ? [...new Set(yearsIn(before, current))] : [near];
  if (named.some((year) => year > current)) return 'unclear';
  if (named.length === 0) return /\d{4}年|基期|以来|[由从]/u.test(before + leading) ? null : 'untold';
  return named.length === 1 ? (named[0] ?? null) : null;
}

function yearsIn(words: string, current: number): readonly number[] {
  return [...words.matchAll(/(?<![比较与同])(?:((?:19|20)\d\d)年|(上年|去年)|(本年|今年|当年|全年))/g)].map(
    ([, written, last]) => (written !== undefined ? Number(written) : last !== undefined ? current - 1 : current),
  );
}
