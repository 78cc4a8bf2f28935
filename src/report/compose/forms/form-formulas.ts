/**
 * What a form works out and checks by itself, as formulas of its sheet. A row's limits stand in its hidden columns, and
 * counts are looked up by their key: no formula refers to another row by its place.
 */
import { multipliers, tenThousands } from '../../../indicators/rate-factor.ts';
import { cellName, columnName } from '../../../dataset/tables/grid.ts';
import type { Indicator } from '../../../indicators/definition.ts';
import { figureAt, formulaAt, textAt } from '../../laid-cells.ts';
import type { CellCheck, LaidCell } from '../../sheet-model.ts';
import { checksOf, checkWord, figureOf } from './form-checks.ts';
import type { Frame, Limit } from './form-frame.ts';
import { columns, inWords, isWhole, keyOf, limitColumn, limitHeadings } from './form-frame.ts';
import type { FormRow } from './form-rows.ts';

/** Marks that may stand in place of a figure. */
export const formMarks = ['未统计', '未开展', '不适用', '—'] as const;
export const askForExplanation = '变动较大，请写变化说明';
export const askToMend = `${checkWord}：请填范围内的数或列表里的词`;

/** Numerator ÷ denominator in the rate's measure and decimals; null where the form has not both counts. */
export function rateFormula(frame: Frame, { indicator, dimension }: FormRow): string | null {
  const multiplier = multipliers[indicator.measure];
  const counts = [indicator.numerator, indicator.denominator].map((code) =>
    frame.dataset.indicators.find((one) => one.code === code),
  );
  const [top, bottom] = counts;
  if (top === undefined || bottom === undefined || multiplier === undefined) return null;
  const over = figureOf(frame, { indicator: top, dimension });
  const under = figureOf(frame, { indicator: bottom, dimension });
  if (over === null || under === null) return null;
  const factor = (multiplier * tenThousands(top)) / tenThousands(bottom);
  return `IFERROR(IF(AND(ISNUMBER(${over}),ISNUMBER(${under})),IF(${under}>0,ROUND(${over}/${under}*${factor},${indicator.decimals}),""),""),"")`;
}

/**
 * The marks in a drop-down. A list can be picked from or typed over only where it refuses nothing: what is neither a figure
 * within what is possible nor a mark turns red and is told by the hint instead.
 */
export function figureCheck(indicator: Indicator): CellCheck {
  const asked = `请填${isWhole(indicator) ? '整数' : '数字'}，单位是“${indicator.measure}”，不要写单位${rangeWords(indicator)}。`;
  return { kind: 'offer', words: formMarks, prompt: `${asked}没有数字的，从下拉列表里选。` };
}

/** True for a cell of figures in which stands something else than a figure within the row's limits or a mark. */
export function misfilled(frame: Frame, column: number, row: number): string {
  const at = (limit: Limit): string => `$${columnName(limitColumn(frame, limit))}${row}`;
  const cell = `$${columnName(column)}${row}`;
  const isFigure = [
    `OR(${at('下限')}="",${cell}>=${at('下限')})`,
    `OR(${at('上限')}="",${cell}<=${at('上限')})`,
    `OR(${at('整数')}=0,${cell}=INT(${cell}))`,
  ].join(',');
  const isMark = formMarks.map((mark) => `TRIM(${cell})="${mark}"`).join(',');
  // Chosen by IF: of a text INT is an error, which would spoil the whole.
  const fits = `IF(ISNUMBER(${cell}),AND(${isFigure}),OR(TRIM(${cell})="",${isMark}))`;
  return `AND(${at('整数')}<>"",NOT(${fits}))`;
}

function rangeWords({ bounds: [least, most], measure }: Indicator): string {
  const example = measure === '%' ? '；95.4% 请填 95.4' : '';
  if (least !== null && most !== null) return `，应在 ${least.toFixed()} 到 ${most.toFixed()} 之间${example}`;
  if (least !== null) return `，不能小于 ${least.toFixed()}${example}`;
  return most === null ? example : `，不能大于 ${most.toFixed()}${example}`;
}

/** As the audit has it: points or a share of last year's figure, not for fewer than ten, not over a break. */
export function limitCells(frame: Frame, one: FormRow, row: number): readonly LaidCell[] {
  const { indicator } = one;
  const { jump, bounds } = indicator;
  const compared = !indicator.breaks.includes(frame.dataset.round.year) && !inWords(indicator);
  const values: Readonly<Record<Limit, string>> = {
    行: keyOf(one),
    绝对变动: compared && jump.kind === 'points' ? jump.points.toFixed() : '',
    相对变动: compared && jump.kind === 'relative' ? jump.share.toFixed() : '',
    起算数: indicator.scale === 'count' ? '10' : '0',
    小数位: String(indicator.decimals),
    下限: bounds[0]?.toFixed() ?? '',
    上限: bounds[1]?.toFixed() ?? '',
    // Blank where the answer is a word.
    整数: inWords(indicator) ? '' : isWhole(indicator) ? '1' : '0',
    波动: '',
  };
  const noise = noiseFormula(frame, one);
  return limitHeadings.map((limit) => {
    const column = limitColumn(frame, limit);
    if (limit === '波动' && noise !== null) return formulaAt(row, column, 'given', noise, null);
    const value = values[limit];
    if (limit === '行' || value === '') return textAt(row, column, 'given', value);
    return figureAt(row, column, 'given', value, value.split('.')[1]?.length ?? 0);
  });
}

/**
 * True where by the counts behind a rate its change is noise, as `yearlyChange` has it: one case more or less, fewer than
 * ten in both years, or no more than chance. null where the form does not have the counts.
 */
function noiseFormula(frame: Frame, { indicator, dimension }: FormRow): string | null {
  const cases = countOf(frame, indicator.cases ?? indicator.numerator, dimension);
  if (cases === null) return null;
  const { was, is } = cases;
  const few = `OR(ROUND(ABS(${is}-${was}),9)<=1,MAX(ABS(${was}),ABS(${is}))<10)`;
  const of = countOf(frame, indicator.denominator, dimension);
  const chance = of === null ? 'FALSE' : `IF(${of.known},${chanceFormula(cases, of, frame)},FALSE)`;
  // A row that was taken out, or a word in place of a count, is an error: nothing is known to be noise then.
  return `IFERROR(IF(${cases.known},IF(${few},TRUE,${chance}),FALSE),FALSE)`;
}

interface FormCount {
  readonly was: string;
  readonly is: string;
  /** True where both are numbers: a blank cell would count as 0. */
  readonly known: string;
}

function countOf(frame: Frame, code: string | null, dimension: string | null): FormCount | null {
  const indicator = frame.dataset.indicators.find((one) => one.code === code);
  if (indicator === undefined) return null;
  const was = figureOf(frame, { indicator, dimension }, columns.previous);
  const is = figureOf(frame, { indicator, dimension });
  if (was === null || is === null) return null;
  const factor = tenThousands(indicator);
  const counted = (cell: string): string => (factor === 1 ? cell : `${cell}*${factor}`);
  return { was: counted(was), is: counted(is), known: `AND(ISNUMBER(${was}),ISNUMBER(${is}))` };
}

/** The two-sided binomial test of `equalRates`: outcomes no likelier than this one, added up. */
function chanceFormula(cases: FormCount, of: FormCount, { dataset }: Frame): string {
  const total = `ROUND(${cases.was}+${cases.is},0)`;
  const share = `${of.is}/(${of.was}+${of.is})`;
  const each = `BINOMDIST(ROW(INDIRECT("1:"&(${total}+1)))-1,${total},${share},FALSE)`;
  const seen = `BINOMDIST(ROUND(${cases.is},0),${total},${share},FALSE)`;
  const p = `SUMPRODUCT((${each}<=${seen}*1.0000001)*${each})`;
  return `IF(AND(${of.was}>0,${of.is}>0,${total}>0,${total}<1000000),${p}>=${dataset.round.settings.noiseChance.toString()},FALSE)`;
}

/** What is still to be filled in, or to be explained by the audit's own limits. */
export function hintFormula(frame: Frame, one: FormRow, row: number): string {
  const at = (limit: Limit): string => `$${columnName(limitColumn(frame, limit))}${row}`;
  const [before, now] = [cellName(row, columns.previous), cellName(row, columns.current)];
  const [was, is] = [`ROUND(${before},${at('小数位')})`, `ROUND(${now},${at('小数位')})`];
  // Nine places: a binary remainder short of the limit is at the limit.
  const points = `AND(${at('绝对变动')}<>"",ROUND(ABS(${is}-${was}),9)>=${at('绝对变动')})`;
  const share = `AND(${at('相对变动')}<>"",IF(${was}=0,${is}<>0,ROUND(ABS(${is}-${was})/ABS(${was}),9)>=${at('相对变动')}))`;
  const news = `ROUND(ABS(${is}-${was}),9)>2*10^-${at('小数位')}`;
  const large = `AND(${news},NOT(${at('波动')}=TRUE),MAX(ABS(${was}),ABS(${is}))>=${at('起算数')},OR(${points},${share}))`;
  const explained = `TRIM(${cellName(row, columns.explanation)})<>""`;
  const changed = `IF(AND(ISNUMBER(${before}),ISNUMBER(${now})),IF(${large},IF(${explained},"已写变化说明","${askForExplanation}"),""),"")`;
  const checked = checksOf(frame, one, now).reduceRight(
    (otherwise, { broken, words }) => `IF(${broken},"${words}",${otherwise})`,
    changed,
  );
  const wrong = misfilled(frame, columns.current, row);
  return `IF(${now}="","请填${frame.dataset.round.year}年数",IF(${wrong},"${askToMend}",${checked}))`;
}
